"""The arguments of a call, checked before a tool has them: a name that a tool does not take is never passed over in silence."""

from collections.abc import Iterable, Mapping, Sequence

from ...core.errors import UsageError, did_you_mean
from .calls import cut

Years = str | int
Names = str | list[str]
# What assistants write, and the arguments that it may mean; those count that the tool has.
_MEANT = {
    **dict.fromkeys(("period", "periods", "year", "years", "date", "time", "at"), ("period", "start", "end")),
    **dict.fromkeys(("from", "from_", "since", "start_year", "start_period", "first_year"), ("start", "period")),
    **dict.fromkeys(("to", "until", "end_year", "end_period", "last_year"), ("end", "period")),
    **dict.fromkeys(
        ("name", "names", "id", "ids", "indicator", "indicators", "series", "sector", "symbol"),
        ("names", "indicator", "text"),
    ),
    **dict.fromkeys(
        ("query", "q", "question", "words", "keyword", "keywords", "search"), ("text", "names", "indicator")
    ),
    **dict.fromkeys(("region", "regions", "country", "countries", "province", "areas", "geo"), ("area",)),
    **dict.fromkeys(("frequency", "interval", "granularity"), ("freq",)),
    **dict.fromkeys(("whole", "denominator", "divisor", "base_indicator", "other", "population"), ("of",)),
    **dict.fromkeys(("base_year", "base_period", "reference"), ("base",)),
    **dict.fromkeys(("command", "metric", "calculation", "kind"), ("measure", "by")),
    **dict.fromkeys(("sort", "order_by", "rank_by"), ("by",)),
    **dict.fromkeys(("n", "top", "count", "max", "max_rows", "rows", "last"), ("first", "limit")),
    **dict.fromkeys(("newest", "most_recent"), ("latest",)),
    **dict.fromkeys(("release", "as_of", "edition"), ("vintage",)),
    **dict.fromkeys(("claims", "claim", "statement"), ("statements",)),
}


def refuse_unknown(given: Iterable[str], known: Sequence[str]) -> None:
    """Raise UsageError for an argument that a tool does not take, with the one that is meant."""
    for name in given:
        if name not in known:
            raise unknown(name, known)


def unknown(name: str, known: Sequence[str]) -> UsageError:
    """Return the error of an argument that is not among those ``known``, with the one that is meant."""
    meant = [one for one in _MEANT.get(name.lower(), ()) if one in known]
    if not meant:
        hint = did_you_mean(name, known)
        message = "there is no argument '{argument}'.{hint} Known: {known}."
        return UsageError(message, argument=name, hint=hint, known=tuple(known))
    if meant[:2] == ["start", "end"]:
        return UsageError("there is no argument '{argument}': write start and end.", argument=name)
    return UsageError("there is no argument '{argument}': write {near}.", argument=name, near=meant[0])


def refusal(place: Sequence[str | int], kind: str, given: object, choice: object) -> UsageError:
    """Return the error of a value that an argument does not take."""
    words = ".".join(str(part) for part in place)
    if kind == "missing":
        return UsageError("argument '{argument}' is missing.", argument=words)
    if choice:
        return UsageError(
            "{argument} is {choice}, not '{text}'.",
            argument=words,
            choice=str(choice).replace("''", "empty"),
            text=cut(str(given)),
        )
    return UsageError("{argument} does not take '{text}'.", argument=words, text=cut(str(given)))


def names_of(given: Names) -> list[str]:
    """Return one name or more as a list; raises UsageError for none, which is not taken for the whole table."""
    found = [name for name in ([given] if isinstance(given, str) else given) if name.strip()]
    if not found:
        raise UsageError("names is empty: give ids, sectors or globs; search finds them.")
    return found


def areas_of(given: Names) -> str:
    """Return one area or more as a text."""
    return given if isinstance(given, str) else ",".join(given)


def own_of(taken: Mapping[str, bool], measure: str, of: str, base: str) -> dict[str, str]:
    """Return the parameters of a measure's own (``taken``: whether it needs them) by their names.

    Raises UsageError for one that it does not take, or lacks.
    """
    own: dict[str, str] = {}
    for word, value, names in (("of", of, ("of", "other", "population")), ("base", base, ("base",))):
        name = next((name for name in names if name in taken), "")
        if value and not name:
            raise UsageError("{measure} takes no '{text}'.", measure=measure, text=word)
        if name and taken[name] and not value:
            raise UsageError("{measure} needs '{text}'.", measure=measure, text=word)
        own |= {name: value} if value else {}
    if measure == "index" and not base:
        raise UsageError("index needs 'base'.")
    return own
