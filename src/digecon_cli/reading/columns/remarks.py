"""What is said of the columns of a table that are not used."""

from collections.abc import Container, Iterable, Mapping, Sequence

from ...core.cleaning import printable
from ...core.messages import Message
from ..report import Report, first_of

_MOST_NAMES = 8  # in a sentence


def unused(header: Sequence[str], used: Container[int]) -> list[str]:
    """Return the names of the columns that are not read."""
    return [name for place, name in enumerate(header) if place not in used and name.strip()]


def not_used(names: Sequence[Message | str]) -> Message | None:
    """Return the sentence about columns that are not read, None for none."""
    return Message("columns not used: {names}", names=first_of(names, _MOST_NAMES)) if names else None


def _with_word(name: str, word: str) -> Message | str:
    return Message("{name} ({text})", name=name, text=printable(word)) if word else name


def remark_unused(
    header: Sequence[str],
    used: Iterable[int],
    report: Report,
    groups: Sequence[Sequence[str]] = (),
    words: Mapping[int, str] | None = None,
    numbers: Mapping[int, int] | None = None,
) -> None:
    """Report the columns that are not read, and the read ones whose name occurs twice below the same names of ``groups``.

    ``words`` are what all rows have in a column that is not read: it may say of what all figures are. ``numbers`` are how many are in such a
    column: where not all of them can be named, those with the most come first.
    """
    places, words, numbers = set(used), words or {}, numbers or {}
    free = [place for place, name in enumerate(header) if place not in places and name.strip()]
    if len(free) > _MOST_NAMES:
        free.sort(key=lambda place: -numbers.get(place, 0))
    if sentence := not_used([_with_word(header[place], words.get(place, "")) for place in free]):
        report.remark(sentence)
    # As they are written: OECD.Stat has LOCATION and Location.
    names = list(zip((name.strip() for name in header), *groups, strict=False))
    for place in sorted(places):
        if names[place][0] and names.count(names[place]) > 1:
            report.problem(1, header[place], Message("there are two columns of this name: the first is read"))
