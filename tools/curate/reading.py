"""A saved bulletin as rules read it: one spelling of its signs, no blanks, and the periods that its sentences name."""

import re
import unicodedata
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from digecon_cli.core import periods
from digecon_cli.core.errors import DataError

# Carriers in Hong Kong print traditional characters: those that rules and periods know, as their simplified ones.
_SIMPLIFIED = str.maketrans(
    "萬與業兩個爲於雲產億價會體興內淨凈減別務動佔變臺國場塊備實寬幣帶當總戶據數機潤點現電窩筆約終網聯腦營規計記設話貨費軟較達過長額為",
    "万与业两个为于云产亿价会体兴内净净减别务动占变台国场块备实宽币带当总户据数机润点现电窝笔约终网联脑营规计记设话货费软较达过长额为",
)
_HEADING = 30  # signs below which a line is a heading and not broken text
_NUMERALS = {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2, "十一": 11}
_WORDS = {"上半年": 6, "前三季度": 9, "一季度": 3, "第一季度": 3}
# What stands behind one of the first signs is what a figure is compared with ("较1-7月"), and a day is when it was told.
_TIME = re.compile(
    r"(?<![较比与和于由年月\d—–~到-])(?<![月份\d]至)(?:(?P<year>20\d\d)年度?|今年)?(?:"
    r"1月?份?[-—–~至到](?P<to>1?\d)月|[前首](?P<first>十一|[两一二三四五六七八九十]|1?\d)个?月|"
    r"(?P<word>上半年|前三季度|第?一季度)|(?<!前)第?(?P<quarter>[二三四])季度|(?P<end>1?\d)月(?:末|底)|(?P<month>1?\d)月(?!\d)|"
    r"全年(?!共)|(?<=\d年)(?!\d)|(?<=年度))"
)


class Plain(NamedTuple):
    """A bulletin without blanks, in signs of one width; where each of its signs stands in what was saved, and its paragraphs."""

    text: str
    at: list[int]
    saved: str
    paragraphs: list[int]

    def passage(self, start: int, end: int) -> str:
        """Return what was saved from one sign of the text to before another."""
        return self.saved[self.at[start] : self.at[end - 1] + 1]


class Time(NamedTuple):
    """A period that a bulletin names: where, what it covers, and whether that is one month or quarter, not from January."""

    at: int
    span: periods.Span
    single: bool


def saved(raw: bytes) -> str:
    """Return the text of a saved bulletin: UTF-8, or what Chinese Windows writes. Raises DataError for a page's HTML."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", errors="replace")
    if re.search(r"<(?:html|body|p|div)\b", text, re.IGNORECASE):
        raise DataError("the file is HTML: copy the text of the page, and save that.")
    return text


def plain(saved: str) -> Plain:
    """Return a bulletin as rules read it."""
    signs: list[str] = []
    at, paragraphs = [], []
    ends = _ends(saved)
    for place, sign in enumerate(saved):
        if place in ends:
            paragraphs.append(len(signs) + 1)
        one = "。" if place in ends else unicodedata.normalize("NFKC", sign)
        if one.isprintable() and not one.isspace():
            signs.append(one if len(one) == 1 else sign)
            at.append(place)
    return Plain("".join(signs).translate(_SIMPLIFIED).replace("流动电话", "移动电话"), at, saved, paragraphs)


def _ends(saved: str) -> set[int]:
    """Return where paragraphs end: a sentence or a heading at the end of a line, unless "其中" goes on; a blank line."""
    found, place = set(), 0
    for line, below in pairwise([*saved.splitlines(keepends=True), ""]):
        place += len(line)
        ended = not below.strip() or line.rstrip().endswith(("。", ";", "；")) or len(line.strip()) < _HEADING
        if ended and line.endswith("\n") and not below.lstrip().startswith("其中"):
            found.add(place - 1)
    return found


def times(text: str, period: str = "") -> list[Time]:
    """Return the periods that a plain text names; where none of them has a year, it is that of ``period``.

    Raises DataError where that is empty too.
    """
    found = list(_TIME.finditer(text))
    year = periods.span(period).start // 12 if period else next((int(one["year"]) for one in found if one["year"]), 0)
    if found and not year:
        raise DataError("the bulletin names months and no year: give its period with --period 2025-8M (to August).")
    return [_time(one, int(one["year"] or year)) for one in found]


def _time(said: re.Match[str], year: int) -> Time:
    start = year * 12
    if said["quarter"]:
        return Time(said.start(), periods.Span(start + 3 * (_NUMERALS[said["quarter"]] - 1), 3), True)
    if said["month"]:
        return Time(said.start(), periods.Span(start + int(said["month"]) - 1, 1), True)
    first = said["first"] or ""
    months = said["to"] or said["end"] or _NUMERALS.get(first) or first or _WORDS.get(said["word"] or "", 12)
    return Time(said.start(), periods.Span(start, int(months)), False)


def last_before(named: list[Time], place: int, paragraphs: list[int]) -> Time | None:
    """Return the period that was named last before a place; a single month or quarter holds to the end of its paragraph."""
    start = paragraphs[found - 1] if (found := bisect_left(paragraphs, place + 1)) else 0
    before = (one for one in reversed(named) if one.at < place)
    return next((one for one in before if not one.single or one.at >= start), None)
