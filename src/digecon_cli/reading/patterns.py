"""Patterns of periods, as ``--map period=%d.%m.%Y`` gives them: what a text means by one, and which ones a column may be written in.

The directives are those of strptime, with ``%q`` for a quarter. Names of months are those of thirteen languages, whatever the machine's own is.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise, product

from ..core.errors import UsageError
from ..core.period_words import calls_quarters, century, month

_DIRECTIVE = re.compile("%([A-Za-z%])")
_DIGITS = {
    "Y": r"\d{4}",
    "y": r"\d\d",
    "m": r"\d\d?",
    "d": r"\d\d?",
    "q": "[1-4]",
    "H": r"\d\d?",
    "M": r"\d\d",
    "S": r"\d\d",
}
_GROUPS = {
    **{letter: f"(?P<{letter}>{digits})" for letter, digits in _DIGITS.items()},
    **dict.fromkeys("bB", r"(?P<b>[^\W\d_]+)\.?"),
    "%": "%",
}  # fmt: skip
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[\W_]")
# What a run of so many digits may be; of six and eight they are parts without a sign between them.
_RUNS = {
    1: ("m", "d", "q"), 2: ("y", "m", "d", "H", "M", "S"), 4: ("Y",), 6: ("Y%m", "m%Y", "y%m%d", "d%m%y", "m%d%y"),
    8: ("Y%m%d", "d%m%Y", "m%d%Y"),
}  # fmt: skip
SHORT_YEARS = "%y"  # which months may stand beside
_DECADES = frozenset(("s", "er", "ers", "tal", "tallet", "luku", "年代", "년대"))  # 1990s, which is no year
_YEAR_WORDS = frozenset(("fy", "cy", "y", "yr", "year", "x"))
_MOST_CELLS = 500  # by which the patterns of a column are found
_MOSTLY = 0.8  # of the cells of a column are written in one way; the others are notes


def is_pattern(text: str) -> bool:
    """Return whether what ``--map period=`` says is a pattern, and no name of a column."""
    return bool(_DIRECTIVE.search(text))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return what matches the periods of a pattern; raises UsageError for one that leaves them open."""
    letters = [letter.replace("B", "b") for letter in _DIRECTIVE.findall(pattern) if letter != "%"]
    there = set(letters)
    year, within = there & {"Y", "y"}, there & {"m", "b", "q"}
    known = there <= _GROUPS.keys() and len(there) == len(letters)
    if not known or len(year) != 1 or len(within) > 1 or ("d" in there and not there & {"m", "b"}):
        raise UsageError(
            "'{pattern}' in --map period= is not a pattern of periods: write %Y or %y for the year, and %m, %b (a name) or %q (a quarter), and %d for a day, as in period=%d.%m.%Y.",
            pattern=pattern,
        )
    parts, end = [], 0
    for found in _DIRECTIVE.finditer(pattern):
        beside = pattern[found.end() : found.end() + 1] == "%" or (found.start() == end > 0)
        group = _GROUPS[found[1]].replace(r"\d\d?", r"\d\d") if beside else _GROUPS[found[1]]
        parts += [re.escape(pattern[end : found.start()]), group]
        end = found.end()
    return re.compile("".join([*parts, re.escape(pattern[end:])]))


def meant(text: str, pattern: str) -> str:
    """Return the period or the day that a text is by a pattern (``2021``, ``2021-03``, ``2021-Q1``, ``2021-03-31``), empty for none."""
    match = compiled(pattern).fullmatch(text.strip())
    if not match:
        return ""
    parts = match.groupdict()
    year = int(parts["Y"]) if "Y" in parts else century(int(parts["y"]))
    if not 1000 <= year <= 2200:
        return ""
    if "q" in parts:
        return f"{year}-Q{parts['q']}"
    if not parts.keys() & {"m", "b"}:
        return str(year)
    number = int(parts["m"]) if "m" in parts else month(parts["b"])
    if not 1 <= number <= 12:
        return ""
    if "d" not in parts:
        return f"{year}-{number:02}"
    from calendar import monthrange  # 2 ms, which other tables do not need

    day = int(parts["d"])
    return f"{year}-{number:02}-{day:02}" if 1 <= day <= monthrange(year, number)[1] else ""


def fitting(cells: Collection[str]) -> list[str]:
    """Return the patterns by which nearly all cells of a column are periods or days, each with another meaning."""
    texts = list(dict.fromkeys(filter(None, map(str.strip, cells))))[:_MOST_CELLS]
    shapes = Counter(map(_shape, texts))
    if not shapes:
        return []
    shape, number = shapes.most_common(1)[0]
    if number < _MOSTLY * len(texts):
        return []
    alike = [_TOKEN.findall(text) for text in texts if _shape(text) == shape]
    meanings: dict[tuple[str, ...], str] = {}
    for pattern in _written_as(list(zip(*alike, strict=True))):
        periods = tuple(meant("".join(tokens), pattern) for tokens in alike)
        if all(periods):
            meanings.setdefault(periods, pattern)
    # Nobody writes the day between the year and the month, unless no other order fits.
    usual = [pattern for pattern in meanings.values() if _DIRECTIVE.findall(pattern)[:3] != ["Y", "d", "m"]]
    return usual or list(meanings.values())


def _shape(text: str) -> tuple[str, ...]:
    """Return what the parts of a text are: digits, letters, or the sign itself."""
    return tuple("0" if token.isdecimal() else "a" if token.isalpha() else token for token in _TOKEN.findall(text))


def _written_as(columns: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield each pattern that the parts of texts may be written in, of which none may contradict itself."""
    choices = [_choices(set(tokens)) for tokens in columns]
    if len(choices) > 13 or not all(choices):  # a day with a time has eleven parts
        return
    for parts in product(*choices):
        pattern = "".join(parts)
        letters = "".join(_DIRECTIVE.findall(pattern))
        time = letters.lstrip("Yymbdq")
        if time not in ("", "HM", "HMS") or (time and "d" not in letters) or not _agrees(parts):
            continue
        try:
            compiled(pattern)
        except UsageError:
            continue
        yield pattern


def _agrees(parts: Sequence[str]) -> bool:
    """Return whether the words beside numbers may stand there.

    A letter beside a number is the one that stands for it: ``Q1``, ``1T``, ``M3``; ``W`` and ``S`` stand for others. A year of two
    digits alone has a word for years before it, as ``NL01`` is a region, and a word for quarters leaves no month. A decade is no year,
    and the quarters of a business year are not those of the calendar.
    """
    words = [part.lower() for part in parts if part[:1] != "%" and part.isalpha()]
    directives = [part for part in parts if part[:1] == "%"]
    if _DECADES.intersection(words) or (len(directives) > 1 and any(word.endswith("fy") for word in words)):
        return False
    if any(
        part in ("%m", "%q") and _is_letter(letter) and (part, letter.lower()) not in (("%q", "q"), ("%q", "t"))
        for part, letter in pairwise(parts)
    ):
        return False
    if (words and directives == ["%y"] and not _YEAR_WORDS.issuperset(words)) or (
        "%m" in parts and any(map(calls_quarters, words))
    ):
        return False
    return all(
        part in ("%Y", "%y") or part == {"q": "%q", "t": "%q", "m": "%m"}.get(letter.lower())
        for letter, part in pairwise(parts)
        if letter.isascii() and letter.isalpha() and part[:1] == "%"
    )


def _is_letter(part: str) -> bool:
    return len(part) == 1 and part.isascii() and part.isalpha()


def _choices(tokens: set[str]) -> list[str]:
    """Return what a part of texts may be in a pattern: a directive, or the same word or sign in all of them."""
    if all(token.isdecimal() and token.isascii() for token in tokens):
        lengths = set(map(len, tokens))
        letters = _RUNS.get(max(lengths), ()) if len(lengths) == 1 else ("m", "d") if lengths == {1, 2} else ()
        return [f"%{letter}" for letter in letters]
    if all(map(month, tokens)):
        return ["%b"]
    return [token.replace("%", "%%") for token in tokens] if len(tokens) == 1 else []
