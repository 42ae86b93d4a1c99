"""Which period each figure of a sentence is for: the one beside it, that of its clause, else that of the sentence.

A period from which growth is reckoned, or with which a figure is compared, is not its own.
"""

import re
from collections.abc import Sequence

from ..core import facts, period_words, periods, units
from . import wording
from .figure_words import FROM, Draft
from .wording import Part

# What stands before a period that figures are compared with, and before one behind the figure of a rise on it.
_COMPARED = re.compile(r"(?:\bcompared (?:with|to)|[比较])\s*$", re.IGNORECASE)
_THAN = re.compile(r"\b(?:on|over|than(?:\s+in)?)\s*$", re.IGNORECASE)
# What stands between "times" and the period of the base: *as many as at the end of* 2020, *the level of* 2020.
_OF_BASE = re.compile(
    r"\s*(?:as (?:much|many|large|big|high) as|that|those|what (?:it|they) (?:was|were|had been)|the (?:figure|level|number|amount|total|size))?"
    r"(?:\s*(?:of|in|at|for|from|the end of|back in))*(?: the)?\s*", re.IGNORECASE,
)  # fmt: skip
# Kinds of claims on more than one period.
_OVER_TIME = ("growth", "mean_growth", "share_change")

_NONE = Part(wording.NOTHING, "", 0)


class Timing:
    """The periods of a sentence, by its clauses."""

    def __init__(self, clauses: list[list[Part]], claiming: Sequence[bool]) -> None:
        self.clauses = clauses
        self.brackets = _brackets(clauses, claiming)
        self.periods = [period for clause in clauses for period in _named_periods(clause)]
        self.is_span = any(_spans(clause, number) for clause in clauses for number in range(len(clause)))
        aside = [clause for clause, is_claiming in zip(clauses, claiming, strict=True) if not is_claiming]
        # What a clause of its own compares with: compared with 2018, revenue in 2023 was up 29 %.
        self.compared = {
            clause[number].value for clause in aside for number in _places(clause) if _is_compared_with(clause, number)
        }
        # A clause of its own that says since when: what follows it is over several years.
        self.is_since = any(_begins_span(clause, number) for clause in aside for number in _places(clause))

    def timed(self, draft: Draft, clause: list[Part], mark: int, marks: list[int], place: int) -> Draft:
        """Return a draft with the period of its figure, and with the first one of growth over several years."""
        draft = self._timed(draft, clause, mark, marks, place)
        if (
            len(self.compared) == 1
            and draft.kind in ("growth", "share_change")
            and draft.period
            and not draft.base_period
        ):
            draft = _of_years(draft, [*self.compared, draft.period])
        is_span = draft.kind == "growth" and bool(draft.base_period or draft.years)
        changes = any(part.kind in (wording.UP, wording.DOWN) for part in clause) or clause[mark].value
        return draft.lacking(facts.of("reading.years")) if is_span and not changes else draft

    def _timed(self, draft: Draft, clause: list[Part], mark: int, marks: list[int], place: int) -> Draft:
        if draft.quantity.unit == units.TIMES and (base := _base_of_ratio(clause, mark)) is not None:
            return self._of_ratio(draft, clause, base, place)
        every = _places(clause)
        unknown = [part for part in clause if part.kind in (wording.UNKNOWN, wording.WITHIN)]
        if draft.kind in _OVER_TIME and (years := sum(_years(part.text) for part in unknown)):
            return self._of_values(draft._replace(years=years), _named_periods(clause) or self._period_around(place))
        if unknown and (not every or draft.kind == "growth"):
            return _without_year(draft, unknown)
        if mark and clause[mark - 1].kind == wording.TEXT and FROM.search(clause[mark - 1].text):
            behind = _adjacent(clause, mark)
            return (
                draft.lacking(facts.of("reading.period"))
                if behind is None
                else draft._replace(period=clause[behind].value)
            )
        begun = self.is_since or any(_begins_span(clause, number) for number in every)
        if draft.kind == "mean_growth" or (begun and draft.kind in _OVER_TIME):
            return _of_span(draft, [clause[number].value for number in every] or self.periods, begun, self._counts())
        if self.is_since and not every:
            return draft.lacking(facts.of("reading.period"))
        every = [number for number in every if not _begins_span(clause, number)] or every
        return self._of_own(draft, clause, (mark, *marks), every, place)

    def _of_ratio(self, draft: Draft, clause: Sequence[Part], base: int, place: int) -> Draft:
        """Return a draft of how many times the figure of a base period that of another period is."""
        start = clause[base].value
        around = (_named_periods(clause), self._period_around(place), self.periods)
        values = next((own for each in around if (own := [value for value in each if value != start])), [])
        return self._of_values(draft._replace(kind="ratio", base_period=start), values)

    def _of_own(
        self, draft: Draft, clause: list[Part], marks: Sequence[int], every: Sequence[int], place: int
    ) -> Draft:
        """Return a draft with the one of some periods that its figure is for, and not reckoned from; its own mark is the first."""
        mark, *of_clause = marks
        behind = _adjacent(clause, mark)
        is_rise = draft.kind in ("growth", "share_change")
        following = next((each for each in of_clause if each > mark), len(clause))
        since = [number for number in every if number < following and _is_reckoned_from(clause, number, mark)]
        # Nor is it that of this figure where another one is reckoned from it.
        aside = {number for number in every if any(_is_reckoned_from(clause, number, each) for each in of_clause)}
        own = [number for number in every if number not in since and number not in aside]
        if behind in own:
            if _lists(clause, behind):
                return draft.lacking(facts.of("reading.periods", periods=tuple(clause[number].value for number in own)))
            return draft._replace(period=clause[behind].value)
        if since and not is_rise and any(_spans(clause, number) for number in since):
            return draft.lacking(facts.of("reading.periods", periods=tuple(clause[number].value for number in every)))
        if since and (is_rise or not own):
            start = clause[since[0]].value
            values = [clause[number].value for number in own] or [
                each for each in self._period_around(place) if each != start
            ]
            return _of_years(draft, [start, *values]) if len(values) == 1 else draft.lacking(facts.of("reading.period"))
        values = list(dict.fromkeys(clause[number].value for number in own))
        if len(of_clause) > 1 and len(values) > 1:
            if behind_last := [clause[number].value for number in own if number > mark == of_clause[-1]]:
                return self._of_values(draft, list(dict.fromkeys(behind_last)))
            before = [clause[number].value for number in own if number < mark]
            return draft._replace(period=before[-1]) if before else draft.lacking(facts.of("reading.period"))
        return self._of_values(draft, values or self._period_around(place))

    def _counts(self) -> set[int]:
        """Return how many years the words of the sentence count."""
        return {_years(part.text) for clause in self.clauses for part in clause if part.kind == wording.UNKNOWN}

    def dated(self, draft: Draft, clause: Sequence[Part]) -> Draft:
        """Return a draft with the period that its clause names, else that of the sentence."""
        return self._of_values(draft, _named_periods(clause) or list(dict.fromkeys(self.periods)))

    def _of_values(self, draft: Draft, values: Sequence[str]) -> Draft:
        """Return a draft of the only one of some periods, or of the span of two."""
        if len(values) == 2 and draft.kind in _OVER_TIME and self.is_span:
            return _of_years(draft, values)
        if len(values) == 1:
            return draft._replace(period=values[0])
        return draft.lacking(facts.of("reading.periods", periods=tuple(values))) if values else draft

    def _period_around(self, place: int) -> list[str]:
        """Return the period in brackets right behind a clause, else that of the nearest clause before it, else those of the sentence."""
        in_brackets, *further = self.clauses[place + 1 : place + 3] or [[]]
        is_closed = all(clause[0].text in ")）" for clause in further)  # else a figure follows: (2022: 1.58 trillion)
        if is_closed and [part.kind for part in in_brackets] == [wording.STOP, wording.PERIOD]:
            return [in_brackets[1].value]
        # What stands in other brackets with a figure is of that one: rose 13.5 % (2022: 9.8 %).
        around = [at for at, brackets in enumerate(self.brackets) if brackets in (0, self.brackets[place])]
        for at in reversed([at for at in around if at < place]):
            if own := _named_periods(self.clauses[at]):
                return own
        return list(dict.fromkeys(period for at in around for period in _named_periods(self.clauses[at])))


def _brackets(clauses: Sequence[Sequence[Part]], claiming: Sequence[bool]) -> list[int]:
    """Return for each clause the number of the brackets with figures that it stands in, 0 for none."""
    numbers: list[int] = []
    inside = 0
    for place, clause in enumerate(clauses):
        if clause[0].kind == wording.STOP:
            inside = 0 if clause[0].text in ")）" else place + 1
        numbers.append(inside)
    with_figures = {number for number, is_claiming in zip(numbers, claiming, strict=True) if is_claiming}
    return [number if number in with_figures else 0 for number in numbers]


def _without_year(draft: Draft, unknown: Sequence[Part]) -> Draft:
    """Return a draft whose period has no year: a part of one, which context may give, or words that name none."""
    if all(part.kind == wording.WITHIN for part in unknown):
        return draft._replace(within=unknown[0].text)
    word = next(part.text for part in unknown if part.kind == wording.UNKNOWN)
    return draft.lacking(facts.of("reading.when", text=word.strip()))


def _adjacent(clause: Sequence[Part], mark: int) -> int | None:
    """Return the place of the period right behind a figure (``76.4 % in 2022``), None where another word parts them."""
    for number in range(mark + 1, len(clause)):
        part = clause[number]
        if part.kind == wording.PERIOD:
            return number
        if part.kind == wording.NOTHING or (
            part.kind == wording.TEXT and re.fullmatch(r"\s*(?:in|at|by|for|during|as of)?(?: the)?\s*", part.text)
        ):
            continue
        return None
    return None


def _base_of_ratio(clause: Sequence[Part], mark: int) -> int | None:
    """Return the place of the period of whose figure another is some times as much: 2020年的4.7倍, 4.7 times that of 2020."""
    for number in range(mark - 1, -1, -1):
        if clause[number].kind == wording.PERIOD:
            return number
        if clause[number].kind != wording.NOTHING and clause[number].text.strip() not in ("的", "末的", "底的"):
            break
    behind = next((number for number in _places(clause) if number > mark), None)
    between = "".join(part.text for part in clause[mark + 1 : behind]) if behind else ""
    return behind if _OF_BASE.fullmatch(between) else None


def _places(clause: Sequence[Part]) -> list[int]:
    """Return the places of the periods of a clause."""
    return [number for number, part in enumerate(clause) if part.kind == wording.PERIOD]


def _named_periods(clause: Sequence[Part]) -> list[str]:
    """Return the periods that a clause names, without those that its figures are only compared with."""
    named = (clause[number].value for number in _places(clause) if not _is_compared_with(clause, number))
    return list(dict.fromkeys(named))


def _text_before(clause: Sequence[Part], number: int) -> str:
    """Return the two parts before another: the verb of a rise and what follows it (more than *in*) are two."""
    return " ".join(part.text for part in clause[max(0, number - 2) : number])


def _is_compared_with(clause: Sequence[Part], number: int) -> bool:
    """Return whether a period is only what figures are set against, wherever they stand: *compared with* 2022, *比*2022年."""
    behind = clause[number + 1].text if number + 1 < len(clause) else ""
    return behind.startswith("相比") or _COMPARED.search(_text_before(clause, number)) is not None


def _is_reckoned_from(clause: Sequence[Part], number: int, mark: int) -> bool:
    """Return whether a period is that from which a figure is reckoned: up 6.2 % *on* 2022, 6.2 % *more than in* 2022."""
    before = _text_before(clause, number)
    is_behind = number > mark and (FROM.search(before) or _THAN.search(before)) is not None
    return is_behind or _is_compared_with(clause, number)


def _spans(clause: Sequence[Part], number: int) -> bool:
    """Return whether two periods are the ends of a span: 2018 *to* 2023, *between* 2018 and 2023."""
    first, between, last = (*clause[number : number + 3], *[_NONE] * 3)[:3]
    if not (first.kind == last.kind == wording.PERIOD):
        return False
    is_between = re.search(r"\bbetween\s*$", _text_before(clause, number), re.IGNORECASE) is not None
    word = between.text.strip().casefold()
    return word in ("to", "until", "till", "through", "至", "到", "-", "–", "—", "——", "~") or (
        is_between and word == "and"
    )


def _lists(clause: Sequence[Part], number: int) -> bool:
    """Return whether a period is one of a list: in 2021 *and* 2023."""
    behind = clause[number + 1 : number + 3]
    is_list = [part.kind for part in behind] == [wording.TEXT, wording.PERIOD]
    return is_list and behind[0].text.strip().casefold() in ("and", "or", "、", "和", "与", "及", "或")


def _begins_span(clause: Sequence[Part], number: int) -> bool:
    """Return whether a period is the first of a span up to now: *since* 2018, 2018年*以来*."""
    before = clause[number - 1].text if number else ""
    behind = clause[number + 1].text if number + 1 < len(clause) else ""
    return re.search(r"(?:\b(?:since|after)|自)\s*$", before, re.IGNORECASE) is not None or behind.startswith(
        ("以来", "至今")
    )


def _years(text: str) -> int:
    """Return how many years a text counts: the past *five* years; 0 where it counts none."""
    found = re.search(rf"\b({period_words.COUNTS})[- ]years?\b|([三四五六七八九十])年", text, re.IGNORECASE)
    return period_words.number((found[1] or found[2]).casefold()) if found else 0


def _of_span(draft: Draft, values: Sequence[str], is_since: bool, counts: set[int]) -> Draft:
    """Return a draft of average growth with both ends of its years, or the first where the last is that of the context."""
    ends = sorted(dict.fromkeys(values), key=periods.order)
    if len(ends) == 2:
        steps = next((years for years in counts if periods.shift(ends[1], 1 - years) == ends[0]), 0)
        if steps:  # three years, from 2020 to 2022: the first is no base but counts itself
            return draft._replace(years=steps, period=ends[1])
        return draft._replace(base_period=ends[0], period=ends[1])
    if len(ends) == 1 and is_since:
        return draft._replace(base_period=ends[0])
    return draft._replace(period=ends[-1] if ends else "").lacking(facts.of("reading.since"))


def _of_years(draft: Draft, values: Sequence[str]) -> Draft:
    """Return a draft of growth where two periods are named: on the year before, or over several years."""
    first, last = values
    if draft.kind not in _OVER_TIME or periods.order(first) >= periods.order(last):
        return draft.lacking(facts.of("reading.periods", periods=tuple(values)))
    if periods.shift(last, -1) == first:
        return draft._replace(period=last)
    return draft._replace(base_period=first, period=last)
