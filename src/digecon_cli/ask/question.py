"""Questions in words: what a text names of a subject, areas, periods and a measure, whatever a table has."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..core import periods, synonyms
from ..core.areas import named_areas
from ..core.everyday import without_plain
from ..core.model import Observation, between
from ..core.period_words import IN_TEXT, with_years
from ..core.search import words_of
from ..core.synonyms import IN_DOLLARS, KINDS_OF_AREAS, LAST, any_of, joined_terms, singular, without_measure

FIRST = any_of(synonyms.FIRST)
KIND = any_of(KINDS_OF_AREAS)
OF_YEARS = r"\b(?:which|what|how many) years?\b|\byears? (?:in which|when|that|with)\b|\b(?:best|worst|strongest|weakest|record|peak) years?\b|哪一?年|哪[些几]年"
# Two things side by side.
OF_TWO = r"(.+?)(?:\b(?:than(?! (?:half|a (?:half|third|quarter)|one|\d))|versus|vs\.?|against|compared? (?:to|with))\b|(?<![占环同对])比(?![重例率上去前同，,]))(.+)"
# Growth that is asked for beside the figure itself.
AND_GROWTH = rf"\w.*(?:\band\b|,|，|和|及).*(?:{any_of(synonyms.MEASURE_WORDS['growth'])})"
BESIDE = r"(?:及|和|与|、|\band)\s*$"
# Ends of the clauses of a text: signs, and an "and" before another question.
CLAUSE_END = (
    r"[,，;；。？?!！:：]+(?!\d)|\.(?=\s|$)"
    r"|\s+(?:and|but)\s+(?=(?:how|what|which|who|whose|when|where|was|were|is|are|did|does|do|has|have|by how|the forecast)\b)"
)
_FROM, _UNTIL = ("from", "since", "after", "自", "从"), ("until", "till", "before", "to")
_ONWARDS = ("以来", "至今", "起", "之后", "onward")  # behind a period
# A share with its whole: "share of B is A", "A as a share of B", "share of A in B", "A占B比重".
_SHARE = "(?:share|proportion|portion|percentage|percent|slice|fraction)"
_PART = r"(?:[\d.]+ ?(?:%|per ?cent)|half|a third|a quarter)"
OF_WHOLE = (
    rf".*?(?:{_SHARE}|what part|how much) of (?P<whole>.+?) (?:is|was|are|were|comes? from|came from|goes to|goes|went to|went|happens?|happened|takes? place|took place|could|can|supports?|supported|uses?|used) (?P<part>.+)",
    rf"(?P<part>.*?\w.*?)\W+(?:is what |is |as |what |in )?(?:a |the )?(?:{_SHARE}|%|part) (?:of|in)(?: all| the| total)? (?P<whole>.+)",
    rf".*?(?:{_SHARE}|what part|how much) of (?P<whole>.+?) (?:did|does|do) (?P<part>.+?)(?: make up| account for| represent| have)?",
    rf".*?{_SHARE} of (?P<part>.+?) (?:in|of)(?: all| the| total)? (?P<whole>.+)",
    rf"of (?:all )?(?:the )?(?P<whole>[^,]+),? (?:what|how) (?:{_SHARE}|part|much|many)(?: of (?:it|them|these|those))? (?:is|was|are|were|comes? from|came from|goes to|go to|went to) (?P<part>.+)",
    r"(?P<part>.+?) out of (?P<whole>.+)",
    rf"(?:is|are|was|were|has|have)?(?P<part>.+?) (?:more|less|over|above|under|below|at least|about)(?: than)? {_PART} of (?P<whole>.+)",
    r"(?P<whole>.+?)(?:当中|之中|里面|里|中)[，,]?(?P<part>.+?)占(?:了|到|比)?(?:为|是)?(?:多少|几成|多大比[重例]|百分之几|百分之多少|几分之几|比重多少)",
    r"(?P<part>.+?)在(?P<whole>.+?)(?:当中|之中|里面|里|中)(?:所)?占(?:了|到|比)?(?:多少|几成|多大比[重例]|百分之几|百分之多少|几分之几|比重|比例).*",
    r"(?P<part>.+?)占(?![比了到])(?P<whole>.+?)的?(?:比重|比例|份额|百分比|百分之几|百分之多少|几成|几分之几|%).*",
    r"(?P<part>.+?)占(?![比了到])(?P<whole>.+?)多少",
)
OF_THE_WORLD = rf"\b{_PART} of (?:the )?(?:world|globe|planet)(?:'s)?(?: total)?\b|\b{_PART} of (?:all )?global\b|\bhow much of the world(?:'s)?(?: total)?\b"
# What a part added to the growth of its whole.
OF_GROWTH = (
    r".*?(?:share|part|much|percentage) of (?:the )?(?:(?:growth|increase|rise) (?:of|in) .+?|.+? (?:growth|increase|rise)|new .+?) "
    r"(?:is|was|comes?|came|is due|was due) (?:from|to|by)? ?(?P<part>.+)",
    r".*?contributions? of (?P<part>.+?) to .+",
    r"(?P<part>.+?)(?:'s)? contributions? to .+",
    r".*?did (?P<part>.+?) contribute to .+",
    r"(?P<part>.+?)对.+?(?:贡献|拉动).*",
    r".*?增长.*?来自(?P<part>.+)",
)
GLOBAL = "@W"  # the whole of a share of the world
AVERAGE = r"\b(?:on|an) average\b|\baverage\b|平均|年均"
HOW_MANY = r"how (?:many|much)\b"
WHICH = r"\b(?:which|what|who|whose|in how many|(?:by|per|each|every)(?= (?:province|region|country|city)\b))\b|哪|各省|分省|分地区"
_MEASURED = {"forecast": "forecast", "targets": "target"}  # commands' words that are measures of the table


class Question(NamedTuple):
    """What a text asks for: the words of its ``subject`` and of the ``whole`` of a share, areas, periods, and a command.

    ``order`` is ``first`` or ``last`` where it asks which is the largest or the smallest, ``kind`` what the codes of the areas
    look like among which it asks; ``placed`` is the subject with the names of areas. ``clause`` are the words of its own in a
    longer ``text``.
    """

    text: str
    subject: str
    command: str = ""
    whole: str = ""
    areas: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    dollars: bool = False
    order: str = ""
    kind: str = ""
    placed: str = ""
    clause: str = ""

    @property
    def measure(self) -> str:
        """Return the measure of the table that is asked for; that of a command which no row has, or empty."""
        return _MEASURED.get(self.command, self.command)

    def within(self, rows: Iterable[Observation]) -> list[Observation]:
        """Return the figures that lie within the periods; all where none is asked for."""
        if not (self.start or self.end):
            return list(rows)
        is_within = between(self.start, self.end)
        return [row for row in rows if is_within(row.period)]


def clauses(text: str) -> list[tuple[str, str]]:
    """Return the clauses of a text, each with the text up to its end before it."""
    found, start = [], 0
    for match in (*re.finditer(CLAUSE_END, text, re.IGNORECASE), None):
        end = match.start() if match else len(text)
        if text[start:end].strip():
            found.append((text[:end].strip(), text[start:end].strip()))
        start = match.end() if match else end
    return found


def parse(text: str) -> Question:
    """Return what a text asks for, whatever the table has."""
    return _parsed(text)._replace(clause=text)


def _parsed(text: str) -> Question:
    start, end, rest = _periods(" ".join(text.replace("？", " ").rstrip("?？！!。").split()))
    rest = synonyms.with_idioms(" ".join(joined_terms(rest).split()))
    without = " ".join(re.sub(IN_DOLLARS, " ", rest, flags=re.IGNORECASE).split())
    if without != rest:
        return _parsed(without)._replace(text=text, start=start, end=end, dollars=True)
    for pattern in OF_GROWTH if without_measure(rest)[0] != "explain" else ():
        if match := re.fullmatch(pattern, rest, re.IGNORECASE):
            return _of_subject(Question(text, "", "contribution", "", (), start, end), match["part"])
    if match := re.search(OF_THE_WORLD, rest, re.IGNORECASE):
        areas, subject = named_areas(rest[: match.start()] + " " + rest[match.end() :])
        return _of_world(Question(text, "", "share", "", (), start, end), rest, areas, subject)
    order, kind, rest = _ranked(rest)
    is_target = without_measure(rest)[0] == "targets"
    for pattern in () if is_target else OF_WHOLE:
        match = re.fullmatch(pattern, rest, flags=re.IGNORECASE)
        if match and (of_world := _of_data_of_the_world(Question(text, "", "share", "", (), start, end), match)):
            return of_world
        if match and words_of(without_plain(named_areas(match["part"])[1])):
            # A figure and its share are both on its page.
            is_beside = re.search(BESIDE, match["part"], re.IGNORECASE)
            if is_beside:
                return _of_subject(Question(text, "", "", "", (), start, end), match["part"])
            question = Question(text, "", "share", "", (), start, end, order=order, kind=kind)
            return _of_share(question, match["part"], match["whole"])
    command, placed = without_measure(rest)
    if command == "growth" and without_measure(placed)[0] == "share":  # which rises or falls
        command, placed = without_measure(placed)
    if command == "growth" and re.search(AVERAGE, rest, re.IGNORECASE) and (start != end or not start):
        command = "cagr"
    has_growth_beside = not order and re.search(AND_GROWTH, rest, re.IGNORECASE) is not None
    if command == "growth" and (has_growth_beside or _within_a_year(start, end)):
        command = ""  # the page of figures has it beside them, and growth compares with the year before
    question = Question(text, "", command, "", (), start, end, order=order, kind=kind)
    return _of_subject(question, placed)


def _of_subject(question: Question, placed: str) -> Question:
    """Return a question with its subject, and the areas that are named beside it."""
    areas, subject = named_areas(placed)
    if question.order and areas[1:] and "W" in areas:  # the largest in the world
        areas = [area for area in areas if area != "W"]
    if question.command == "share" and areas[1:] and "W" in areas:
        return _of_world(question, placed, areas, subject)
    order = "" if areas[1:] else question.order  # of two named areas, which are compared
    return question._replace(subject=subject, areas=tuple(areas), placed=placed, order=order)


def _of_share(question: Question, part: str, whole: str) -> Question:
    """Return a question for a share, of the world where the whole is a place only (``the world's 5G users in China``)."""
    areas, subject = named_areas(whole)
    if words_of(without_plain(subject)):
        found = _of_subject(question._replace(whole=subject), part)
        return found._replace(areas=tuple(dict.fromkeys((*found.areas, *areas)))) if "W" not in areas else found
    places, subject = named_areas(part)
    if "W" in (*areas, *places):
        return _of_world(question, part, [*areas, *places], subject)
    found = _of_subject(question, part)
    return found._replace(areas=tuple(dict.fromkeys((*found.areas, *areas))))


def _of_data_of_the_world(question: Question, match: re.Match[str]) -> Question | None:
    """Return a question for what a place has of something in the world (``how much of the world's data comes from China``)."""
    places, part = named_areas(match["part"])
    areas, subject = named_areas(match["whole"])
    if not places or "W" not in areas or "W" in places or words_of(without_plain(part)):
        return None
    return _of_world(question, match["whole"], places, subject)


def _of_world(question: Question, placed: str, areas: Iterable[str], subject: str) -> Question:
    """Return a question for the share of the world, which is the whole, and no place of the part."""
    places = tuple(area for area in areas if area != "W")
    return question._replace(subject=subject, areas=places, placed=subject, whole=GLOBAL)


def _ranked(text: str) -> tuple[str, str, str]:
    """Return whether a text asks for the first or the last, the kind of areas among which, and the text without these words."""
    found = re.findall(FIRST, text, re.IGNORECASE)
    kinds = re.findall(KIND, text, re.IGNORECASE)
    is_ranking = found and not re.match(HOW_MANY, text, re.IGNORECASE)
    if not is_ranking and not (kinds and re.search(WHICH, text, re.IGNORECASE)):
        return "", "", text
    rest = " ".join(re.sub(f"{FIRST}|{KIND}", " ", text, flags=re.IGNORECASE).split())
    if re.search(OF_YEARS, text, re.IGNORECASE):  # of one series, whose figures all are shown
        return "", "", rest
    order = "last" if LAST.intersection(word.casefold() for word in found) else "first"
    return order, KINDS_OF_AREAS[singular(kinds[0])] if kinds else "", rest


def _within_a_year(start: str, end: str) -> bool:
    """Return whether two periods lie less than a year apart."""
    return bool(start and end) and start != end and periods.order(end) < periods.order(periods.shift(start, 1))


def _periods(text: str) -> tuple[str, str, str]:
    """Return the first and the last period that a text names, and the text without them."""
    text = with_years(text)
    found = re.finditer(IN_TEXT, text, flags=re.IGNORECASE)
    known = [(match, periods.canonical(match[0])) for match in found if periods.is_period(match[0])]
    if not known:
        return "", "", text
    rest, at = "", 0
    for match, _ in known:
        rest, at = f"{rest}{_without_last(text[at : match.start()])} ", match.end()
    before, behind = text[: known[0][0].start()].rstrip().casefold(), text[at:].lstrip().casefold()
    first, last = sorted((known[0][1], known[-1][1]), key=periods.order)
    rest = " ".join((rest + text[at:]).split())
    if first == last and (before.endswith(_FROM) or behind.startswith(_ONWARDS)):
        return first, "", rest
    if first == last and before.endswith(_UNTIL):
        return "", last, rest
    return first, last, rest


def _without_last(text: str) -> str:
    """Return a text without the word that introduces a period, or that stands between two."""
    words = "|".join((*_FROM[:3], *_UNTIL, "in"))
    return re.sub(rf"(?:\b(?:{words})|[自从至到-])\s*$", "", text, flags=re.IGNORECASE)
