"""Search: figures by their numbers, else indicators by a question in words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import floor, log10
from types import MappingProxyType
from typing import NamedTuple

from ..core import period_words, periods, units
from ..core.absent import NotInTable
from ..core.dataset import Dataset
from ..core.errors import check_length
from ..core.model import Observation
from ..core.names import UnknownName
from ..core.search import BEGUN_IN_TEXT, EVERYDAY, IN_TEXT, WITHIN, Hit
from ..core.synonyms import RATE_WORDS
from .answering import Understood
from .meaning import understand
from .meeting import Meeting, within, years_that_meet
from .multiple import multiple
from .passing import Bounds, Passing, bounds_in, passing
from .question import Question, parse
from .rise import Apart, apart, rise
from .spelling import misspelled, respelled

# Compiled on first use: help loads this module too.
NUMBER = r"(-?\d[\d,]*(?:\.\d+)?)(?:%|[十百千万亿]*元?)"
_IN_WORDS = r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w-])"
UNIT_WORDS = frozenset(("percent", "%", "yuan", "dollars", "元", "美元")) | {
    word for word in units.SCALES if len(word) > 1
}
POWERS = (0, 3, 4, 6, 8, 9, 12)  # in which a number may be printed
_PEOPLE = ("persons", "subscriptions")  # concepts of what counts people
# Words that ask for a cause, of which the table has none.
_WHY = r"^why\b|[,;] why\b|\band why\b|\bwhat (?:caused|explains|drove|led to|is behind|was behind)\b|\b(?:reason|cause)s? (?:for|of|why)\b|为什么|为何|原因"
NO_AMOUNT = ("per", "each", "every", "top", "first", "last")  # words before numbers that are none of a figure
ROUNDED = 3  # digits of a number that also finds the figures that round to it


class SearchResult(NamedTuple):
    """The result of a search, the likeliest first: indicators found by their names (``named``) or definition (``mentioned``).

    ``figures`` are those that print a number in the text; ``question`` is what was understood, ``line`` the command that answers
    it, ``aside`` are the words that it does not answer, and ``missing`` says why there is no answer. ``shares`` are those whose
    share is the answer, in place of their level; ``passing`` says when the first one passed an amount that the text names, ``meeting`` which years meet a condition, ``rise`` by how much it rose, ``apart`` how far apart two are, ``multiple`` how large its level is in percent of that of years before. ``why`` is true where a cause is asked for. ``respelled`` are misspelled words, with those that were read in their place.
    """

    named: Sequence[str]
    mentioned: Sequence[str] = ()
    figures: Sequence[Observation] = ()
    question: Question = Question("", "")
    line: Sequence[str] = ()
    missing: NotInTable | UnknownName | None = None
    shares: Sequence[str] = ()
    aside: Sequence[str] = ()
    further: Sequence[tuple[str, ...]] = ()
    passing: Passing | None = None
    rise: Observation | None = None
    multiple: Observation | None = None
    meeting: Meeting | None = None
    apart: Apart | None = None
    why: bool = False
    respelled: Mapping[str, str] = MappingProxyType({})

    @property
    def indicators(self) -> list[str]:
        """Return all indicators that were found."""
        return [*self.named, *self.mentioned]


def find(text: str, data: Dataset) -> SearchResult:
    """Return the figures that print a number in a text, else the indicators that it asks for (see ``question.understand``)."""
    check_length(text)
    if wrong := misspelled(text, data.vocabulary().index):
        found = find(respelled(text, wrong), data)
        return found._replace(question=found.question._replace(text=text), respelled=wrong)
    if asked := bounds_in(text):
        return _of_amounts(text, *asked, data)
    words = text.split()
    of_each = {after for word, after in pairwise(words) if word.casefold() in NO_AMOUNT}
    if numbers := [match[1] for word in words if word not in of_each and (match := re.fullmatch(NUMBER, word))]:
        rest = [word for word in words if not re.fullmatch(NUMBER, word) and word.lower() not in UNIT_WORDS]
        if not (rest and parse(text).start):  # a period, and no number
            among = set(understand(" ".join(rest), data).indicators) if rest else None
            if figures := _of_number(numbers, data, among):
                return SearchResult(list(dict.fromkeys(row.indicator for row in figures)), figures=figures)
    return _of_words(text, data)


def _of_amounts(text: str, bounds: Bounds, rest: str, data: Dataset) -> SearchResult:
    """Return what the ``rest`` of a text asks for, with when amounts were passed, or in which years a figure lies within them."""
    found = _of_words(rest, data)._replace(meeting=None)
    found = found._replace(question=found.question._replace(text=text))
    if bounds.high or found.line[:1] == ("growth",) or not bounds.low:
        return found._replace(meeting=within(bounds, found.line, data))
    passed = passing(bounds.low, found.indicators[0], data) if found.indicators else None
    return found._replace(passing=passed)


def _of_words(text: str, data: Dataset) -> SearchResult:
    """Return the indicators that a text asks for."""
    found = understand(text, data)
    if found.missing:
        return SearchResult((), question=found.question, missing=found.missing)
    if found.line[:1] == ("explain",) and (figure := _quoted(text, found, data)):
        found = found._replace(
            indicators=[figure.indicator], line=("explain", figure.indicator, periods.label(figure.period))
        )
    result = SearchResult(
        found.indicators,
        question=found.question,
        line=found.line,
        aside=found.aside,
        further=found.further,
        apart=apart(text, found.line, data),
        why=re.search(_WHY, text, re.IGNORECASE) is not None,
    )
    if not found.hits:
        return result
    named = _best(found.hits, (EVERYDAY, WITHIN))
    first = [name for name in found.indicators if name in named]
    shares = _newer_shares(found, data) if first else []
    named = list(dict.fromkeys((*first, *shares, *named)))
    rest = _best(
        [hit for hit in found.hits if hit.indicator not in named], (IN_TEXT,) if named else (IN_TEXT, BEGUN_IN_TEXT)
    )
    return result._replace(
        named=named,
        mentioned=rest,
        shares=shares,
        rise=rise(text, found.line, data),
        multiple=multiple(text, found.line, data),
        meeting=years_that_meet(text, found.line, data),
    )


def _quoted(text: str, found: Understood, data: Dataset) -> Observation | None:
    """Return the figure that prints a number of a text, of series alike but for what stands in brackets, in its periods."""
    first = found.indicators[0]
    index = data.vocabulary().index
    among = {name for name in data.catalog if index.same_but_for_brackets(name, first)}
    numbers = re.findall(_IN_WORDS, re.sub(period_words.IN_TEXT, " ", text))
    rows = found.question.within(_of_number(numbers, data, among) if numbers else ())
    return next((row for row in rows if row.area == "CN"), None)


def _newer_shares(found: Understood, data: Dataset) -> list[str]:
    """Return what counts the people of a rate that is asked for, where the share printed of it is newer than the rate."""
    index = data.vocabulary().index
    words = index.asked(found.question.subject)
    subject = [word for word in words if word not in RATE_WORDS]
    if not subject or subject == words:
        return []
    newest = _newest(data, found.indicators[0], "level")
    counts = [hit.indicator for hit in index.find(subject, found.question.areas) if hit.named]
    return [name for name in counts if data.about(name).concept in _PEOPLE and _newest(data, name, "share") > newest]


def _newest(data: Dataset, indicator: str, measure: str) -> tuple[int, int]:
    return max(
        (
            periods.order(row.period)
            for row in data.observations
            if (row.indicator, row.measure) == (indicator, measure)
        ),
        default=(0, 0),
    )


def _best(hits: Iterable[Hit], classes: Sequence[int]) -> list[str]:
    """Return the indicators of the entries whose words have at least the points of the first of the classes that any has."""
    there = list(hits)
    for least in classes:
        if found := [hit.indicator for hit in there if hit.least >= least]:
            return found
    return []


def _of_number(numbers: Iterable[str], data: Dataset, among: set[str] | None) -> list[Observation]:
    """Return the figures that print one of the numbers, in whatever multiple: 50.2 is 502,000 in 亿; else those that round to it."""
    wanted = [number.replace(",", "") for number in numbers]
    rows = [figure for figure in data.observations if figure.value and (among is None or figure.indicator in among)]
    found = [figure for figure in rows if any(_prints(figure, float(number)) for number in wanted)]
    return found or [figure for figure in rows if any(_rounds_to(figure, number) for number in wanted)]


def _prints(figure: Observation, number: float) -> bool:
    value = float(figure.value)
    if value == number:
        return True
    power = power_of(figure)
    if power is None or not number:
        return False
    return any(abs(value * 10.0 ** (power - other) / number - 1) < 1e-12 for other in POWERS)


def power_of(figure: Observation) -> int | None:
    """Return the power of ten that a figure is printed in; None where a number in another one is not the figure."""
    plain, power = units.base(figure.unit, figure.unit_mult)
    return None if plain != figure.unit or units.is_percentage(figure.unit) else power


def _rounds_to(figure: Observation, number: str) -> bool:
    """Return whether a figure rounds to a number of at least three digits, in whatever multiple."""
    digits = number.lstrip("-0.").replace(".", "")
    value = float(figure.value)
    if len(digits) < ROUNDED or not value:
        return False
    places = len(digits) - 1 - floor(log10(abs(value)))
    rounded = f"{abs(round(value, places)):.12g}".replace(".", "").strip("0")
    if units.is_percentage(figure.unit):
        return abs(round(value, len(number.partition(".")[2])) - float(number)) < 1e-12
    return rounded == digits.strip("0")
