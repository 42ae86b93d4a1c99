"""The command line that answers a question on some series."""

import re
from collections.abc import Sequence

from ..core import periods
from ..core.dataset import Dataset
from ..core.everyday import without_plain
from ..core.model import split_name
from ..core.period_words import COUNTS, number
from ..core.search import Hit, SearchIndex, chosen
from .matching import content, with_most
from .question import GLOBAL, Question

FREQUENT = {
    r"\bquarterly\b|\b(?:latest|last|newest|most recent) quarter\b|最近一个季度|最新一个季度|上个?季度|\bby quarter\b|\b(?:which|what) quarter\b|各季度|分季度|季度数据|哪个季度|\bquarters$|(?<![一二三四第前1-4])个?季度$": "Q",
    r"\bmonthly\b|\b(?:latest|last|newest|most recent) month\b|最近一个月|最新一个月|上个?月|\bby month\b|\b(?:which|what) month\b|各月|分月|月度|哪个月|\bmonths$": "M",
}
# Words that ask for what changed since the year before.
CHANGE = (
    r"\b(?:more|fewer|less|change|changed|compare|compared|before|earlier|higher|lower|still going|add|added|adding|gain|gained)\b"
    r"|\b(?:is|are|was|were|go|goes|going|went|gone) (?:it |they )?(?:up|down)\b|\bup or down\b"
    r"|多了|少了|变化|比上年|比一年前|同期|增加(?!值)|新增"
)
OF_EACH = r"\baverage (?:\w+ )?(?:payment|transaction)\b|\bper (?:payment|transaction)\b|每笔|笔均"  # amounts, by their number
# Words that ask whether a number was reached, which may be a target; and when it was, which is none.
REACHED, WHEN = (
    r"\b(?:reach|hit|meet|met|attain|achieve|get there|got there)\b|达到(?!多少)",
    r"\b(?:when|since)\b|何时|什么时候|哪年|哪一年",
)
# Words that ask how many times as large as the second of two things the first is.
TIMES_THAN = r"\bhow (?:much|many times) .*\b(?:than|as)\b|比.*(?:[大高多]多少|几倍|多少倍)|是.*的?(?:几倍|多少倍)"
OF_RANK = r"\brank|排名|第几|老几"
OF_A_SECTOR = ("industry", "sector", "产业", "行业")  # words beside the name of one
SOME = 3  # areas that are ranked, at least
Side = tuple[str, str]  # an indicator and an area, empty for any


def line_of(
    question: Question, sides: Sequence[Side], hits: Sequence[Hit], index: SearchIndex, data: Dataset
) -> tuple[str, ...]:
    """Return the words of the command that answers a question of some sides: one series of more areas is compared."""
    if question.order and not question.kind and (year := _year_of_rank(question, hits, data)):
        asked = ends(question) or (periods.label(year),)
        measure = ("--measure", "rank", *asked) if _is_of_rank(question, year, hits, data) else ends(question)
        return ("show", f"{sides[0][0]}@CN", *measure)
    if question.order and (ranked := _among(question, hits, index, data)):
        return rank(question, ranked)
    if question.command == "share" and question.whole == GLOBAL:
        return _of_the_world(question, _parts_of(question, [name for name, _ in sides], hits, index), data)
    if question.command == "share":
        part, whole = _share(question, [name for name, _ in sides], hits, index, data)
        sides = [side for side in sides if side[0] == part] or [(part, sides[0][1])]
        if whole:
            return _of_no_share(part, whole, question, hits, data)
        if data.about(part).kind == "rate" or not wholes_of(part, data):  # a share itself, or of no whole
            question = question._replace(command="")
    command = _command(question, sides, data)
    if command == "compare":
        sides = [side for side in sides if side[0] == sides[0][0]] if question.areas else sides
        if len(sides) == 2 and re.search(TIMES_THAN, question.text, re.IGNORECASE):
            sides = sides[::-1]  # the second is what the first is a multiple of
        sides = sorted(sides, key=lambda side: side[1] != "W")  # beside the world, which is the whole
    if command == "ratio":
        return (command, sides[0][0], f"{sides[0][0]}_count", *ends(question))
    return _of_command(command, question, sides, data)


def _command(question: Question, sides: Sequence[Side], data: Dataset) -> str:
    """Return the command of a question that ranks nothing."""
    command = {"": "show", "forecast": "show"}.get(question.command, question.command)
    if command != "show":
        return command
    if _is_of_target(question, sides, data):
        return "targets"
    if len(question.areas) == len([side for side in sides if side[0] == sides[0][0]]) > 1:
        return "compare"
    is_of_each = re.search(OF_EACH, question.text, re.IGNORECASE) and f"{sides[0][0]}_count" in data.catalog
    return "ratio" if is_of_each else command


def _of_command(command: str, question: Question, sides: Sequence[Side], data: Dataset) -> tuple[str, ...]:
    """Return the words of a command on some sides, with its options."""
    typed = [f"{name}@{area}" if area else name for name, area in sides]
    if command == "info":
        return (command, sides[0][0])
    if command == "explain":  # of one figure
        last = question.end or question.start
        return (command, *typed[:1], *ends(question._replace(start=last, end=last)))
    if command in ("show", "share") and len(typed) == 1 and re.search(CHANGE, question.text, re.IGNORECASE):
        question = _from_before(question)
    options = ("--usd",) if question.dollars else ()
    when = ends(question) or _last_years(question)
    return (command, *typed, *options, *when, *_frequency(question, [name for name, _ in sides], data))


def _last_years(question: Question) -> tuple[str, ...]:
    """Return the option for the last years that a text asks for; over five years there are six figures."""
    last = rf"(?:\b(?:last|past) |过去|最近|近)({COUNTS}|[两二三四五六七八九十])(?: years\b|年)|(?<![\d一二三四五六七八九十])([两二三四五六七八九十])年[来间]"
    found = re.search(last, question.text, re.IGNORECASE)
    return ("--last", str(1 + number((found[1] or found[2]).casefold()))) if found else ()


def named_periods(line: Sequence[str]) -> list[str]:
    """Return the periods that the words of a command name, in their order and as they are written."""
    return [end for word in line[1:] for end in word.split("..") if periods.is_period(end)]


def ends(question: Question) -> tuple[str, ...]:
    """Return the periods of a question as they are typed."""
    start, end = (periods.label(period) if period else "" for period in (question.start, question.end))
    if start == end:
        return (start,) if start else ()
    if start and end:
        return (f"{start}..{end}",)
    return ("--from", start) if start else ("--to", end)


def _frequency(question: Question, named: Sequence[str], data: Dataset) -> tuple[str, ...]:
    """Return the option for the frequency that a text names (``quarterly``), where there are figures of it."""
    code = next((code for words, code in FREQUENT.items() if re.search(words, question.text, re.IGNORECASE)), "")
    there = code and any(row.indicator in named and periods.frequency(row.period) == code for row in data.observations)
    return ("--freq", code) if there and question.command in ("", "growth") else ()


def _is_of_target(question: Question, sides: Sequence[Side], data: Dataset) -> bool:
    """Return whether a text asks if something was reached of which there is a target."""
    if not re.search(REACHED, question.text, re.IGNORECASE) or re.search(WHEN, question.text, re.IGNORECASE):
        return False
    names = {name for name, _ in sides}
    return any(row.measure == "target" and row.indicator in names for row in question.within(data.observations))


def _year_of_rank(question: Question, hits: Sequence[Hit], data: Dataset) -> str:
    """Return the newest of the periods in which a document prints the rank of what is asked for; empty for none."""
    rows = (row for row in data.observations if row.measure == "rank" and row.indicator == hits[0].indicator)
    return max((row.period for row in question.within(rows)), key=periods.order, default="")


def _is_of_rank(question: Question, year: str, hits: Sequence[Hit], data: Dataset) -> bool:
    """Return whether a printed rank is the answer: where its word or its year is asked for, or where no figure is much newer."""
    if question.start or re.search(OF_RANK, question.text, re.IGNORECASE):
        return True
    levels = (row for row in data.observations if row.indicator == hits[0].indicator and row.measure == "level")
    return all(row.period[:4] <= periods.shift(year, 1) for row in levels)


def rank(question: Question, ranked: Sequence[str]) -> tuple[str, ...]:
    """Return the words of the command that ranks a sector, some series, the areas of one, or everything."""
    by = ("--by", question.command) if question.command in ("growth", "share") else ()
    return ("rank", *ranked, *by, *(("--lowest",) if question.order == "last" else ()), *ends(question))


def _among(question: Question, hits: Sequence[Hit], index: SearchIndex, data: Dataset) -> tuple[str, ...]:
    """Return what a question for the largest ranks: a series of three areas or more of the kind, three parts, or a sector."""
    if of_areas := with_areas(question, hits, index):
        return (of_areas,)
    words = " ".join(word for word in content(question, index) if word not in OF_A_SECTOR)
    if words in {data.about(name).sector for name in data.catalog}:
        return (words,)
    parts = [name for name in data.catalog if chosen(hits)[0] in data.about(name).wholes]
    return tuple(parts) if len(parts) >= SOME else ()


def with_areas(question: Question, hits: Sequence[Hit], index: SearchIndex) -> str:
    """Return the likeliest series that has enough areas of the kind that a question asks for to rank them; empty for none."""
    areas = index.areas()
    further = with_most(question, (), index) if question.kind else ()
    for indicator in (hit.indicator for hit in (*hits, *further)):
        if sum(re.fullmatch(question.kind or ".+", area) is not None for area in areas.get(indicator, ())) >= SOME:
            return str(indicator)
    return ""


def _from_before(question: Question) -> Question:
    """Return a question of one period with the same of the year before, or of as many as it says, from which what is asked for changed."""
    years = re.search(rf"\b({COUNTS}) years (?:earlier|before|ago)\b", question.text, re.IGNORECASE)
    back = number(years[1].casefold()) if years else 1
    is_one = question.start and question.start == question.end and periods.frequency(question.start) == "A"
    return question._replace(start=periods.shift(question.start, -back)) if is_one else question


def _share(
    question: Question, named: Sequence[str], hits: Sequence[Hit], index: SearchIndex, data: Dataset
) -> tuple[str, str]:
    """Return the part of a share and its whole, which is empty where it is the one that is printed or that the catalog has.

    Where no label is named, the first entry that fits and has a share of what is asked for is the part.
    """
    parts = _parts_of(question, named, hits, index)
    found = index.find(index.asked(without_plain(question.whole)), question.areas) if question.whole else []
    wholes = [hit.indicator for hit in found if hit.named]
    for part in parts:
        if not {*wholes}.isdisjoint(wholes_of(part, data)):
            return part, ""
    own = {hit.indicator for hit in index.find(index.asked(question.subject))}
    dated = {row.indicator for row in question.within(data.observations)}
    whole = next((whole for whole in wholes if whole not in own and whole in dated), "")
    if whole or wholes_of(named[0], data) or data.about(named[0]).kind == "rate":
        return named[0], whole
    sector = named[0].partition(".")[0]
    of_sector = (part for part in parts if part in dated and part.startswith(f"{sector}."))
    return next((part for part in of_sector if wholes_of(part, data)), named[0]), ""


def _parts_of(question: Question, named: Sequence[str], hits: Sequence[Hit], index: SearchIndex) -> list[str]:
    """Return what a question for a share may ask the share of, the likeliest first."""
    further = () if hits[0].exact == 2 else (hit.indicator for hit in hits)
    near = () if hits[0].exact == 2 else (hit.indicator for hit in with_most(question, question.areas, index))
    return list(dict.fromkeys((*named[:1], *further, *near)))


def _of_the_world(question: Question, parts: Sequence[str], data: Dataset) -> tuple[str, ...]:
    """Return the words of the command for a share of the world: as a document prints it, or of the world's level."""
    area = next(iter(question.areas), "CN")
    rows = [row for row in question.within(data.observations) if row.indicator in parts]
    printed = {
        row.indicator: row.base_indicator
        for row in rows
        if row.measure == "share" and row.area == area and row.base_indicator.endswith(GLOBAL)
    }
    levels = {(row.indicator, row.area) for row in rows if row.measure == "level"}
    for part in parts:
        if part in printed:
            return ("share", f"{part}@{area}", "--of", printed[part], *ends(question))
        if levels.issuperset(((part, area), (part, "W"))):
            return ("share", f"{part}@{area}", "--of", f"{part}{GLOBAL}", *ends(question))
    return ("share", parts[0], *ends(question))


def _of_no_share(part: str, whole: str, question: Question, hits: Sequence[Hit], data: Dataset) -> tuple[str, ...]:
    """Return the words of the command for two series of which nothing states that one is a part of the other.

    Their quotient is no share, and would be read as one where both are the same concept: then both are shown, or the reason of
    the refusal where the part is named by its label.
    """
    if data.about(part).concept != data.about(whole).concept:
        return ("ratio", part, whole, *ends(question))
    if hits[0].exact == 2:
        return ("share", part, "--of", whole, *ends(question))
    return ("show", whole, part, *ends(question))


def wholes_of(part: str, data: Dataset) -> set[str]:
    """Return of what a series has a published share, or is a part by the catalog."""
    printed = {
        split_name(row.base_indicator)[0]
        for row in data.observations
        if row.indicator == part and row.measure == "share"
    }
    return printed.union(whole for whole, relation in data.about(part).wholes.items() if relation != "overlap")
