"""What a sentence claims: for each of its figures the kind of claim, the indicator, the period, and what is missing of them.

Nothing is guessed. A figure is understood where every word around it has been accounted for: as the name of an indicator, as a
period, a place, a word of the vocabulary (``wording``), or as everyday language that says nothing of it.
"""

import re
from collections.abc import Sequence

from ..core import facts, periods
from ..core.areas import named_areas
from ..core.facts import Fact
from . import wording
from .figure_words import FROM, NO_NAME, POINTING, Draft, FigureReader, Scope, contents, unread
from .naming import Named, Names, content
from .quantities import OVER, UNDER, Quantity
from .wording import Part

# What a clause without a figure may begin with that limits those beside it.
_LIMITS = re.compile(
    r"^\W*(?:excluding|except|without|not counting|outside|among|of which|within|for|at|in|on|if|unlike|扣除|不含|除|剔除|若|如果)",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\W*(?:in|for|at|on|by)\b", re.IGNORECASE)
# What begins a clause that only says what follows is about.
_TOPIC = re.compile(r"\W*(?:in terms of|as for|regarding|with regard to)\b", re.IGNORECASE)
# What stands before a period that figures are compared with, and before one behind the figure of a rise on it.
_COMPARED = re.compile(r"(?:\bcompared (?:with|to)|[比较])\s*$", re.IGNORECASE)
_THAN = re.compile(r"\b(?:on|than(?: in)?)\s*$", re.IGNORECASE)
# What a clause may begin with, or have, that says whose figures these are, or why.
_ASIDE = re.compile(
    r"^\W*(?:according to|driven by|boosted by|thanks to|led by|helped by|supported by|despite|meanwhile|however|moreover|as a result"
    r"|(?:official |new |latest )?(?:data|figures|statistics)\b|the (?:ministry|bureau|government|report|academy)\b|[A-Z]{3,6} (?:said|data|figures)\b|根据|据|受)"
    r"|(?:said|says|showed|shows|reported|显示|表示|发布|公布)\W*$", re.IGNORECASE,
)  # fmt: skip


def drafts(sentence: str, names: Names) -> list[Draft]:
    """Return what a sentence claims, in its order; nothing where it has neither a figure nor a comparison."""
    found = wording.parts(sentence)
    if not any(part.kind in _CLAIMING for part in found):
        return []
    return _Sentence(_clauses(found, names), names).drafts()


def periods_of(sentence: str) -> list[str]:
    """Return the periods that a sentence names."""
    return list(dict.fromkeys(part.value for part in wording.parts(sentence) if part.kind == wording.PERIOD))


_BRACKETS = "()（）"
_CLAIMING = (
    wording.FIGURE, wording.RANK, wording.FASTER, wording.SLOWER, wording.HIGHER, wording.LOWER, wording.HIGHEST, wording.LOWEST,
)  # fmt: skip
_COMPARING = {wording.FASTER: OVER, wording.HIGHER: OVER, wording.SLOWER: UNDER, wording.LOWER: UNDER}


def _clauses(found: Sequence[Part], names: Names) -> list[list[Part]]:
    """Return the parts of each clause; signs within a name (``Core patent grants, domestic``) end none."""
    clauses: list[list[Part]] = [[]]
    rest = list(found)
    while rest:
        part = rest.pop(0)
        if size := _signs_within(part, rest, names):
            part = part._replace(text="".join(one.text for one in (part, *rest[:size])))
            del rest[:size]
        if part.kind == wording.STOP:
            clauses.append([part] if part.text in _BRACKETS else [])
        else:
            clauses[-1].append(part)
    return [
        clause
        for clause in clauses
        if clause and (clause[1:] or clause[0].kind != wording.STOP or clause[0].text in ")）")
    ]


def _signs_within(part: Part, rest: Sequence[Part], names: Names) -> int:
    """Return how many of the parts behind a text belong to its name: a comma or brackets with what is in and behind them."""
    kinds = [one.kind for one in rest[:4]]
    if part.kind != wording.TEXT or kinds[:2] != [wording.STOP, wording.TEXT]:
        return 0
    in_brackets = rest[0].text.strip()[:1] in "（(" and kinds[2:3] == [wording.STOP]
    for size in (4, 3) if in_brackets else (2,):
        whole = "".join(one.text for one in (part, *rest[:size]))
        if kinds[3:size] in ([], [wording.TEXT]) and len(rest) >= size and names.label(whole).indicators:
            return size if in_brackets or not names.named(part.text).indicators else 0
    return 0


class _Sentence:
    """The clauses of a sentence, and what they have found so far: the subject that a clause without one is about."""

    def __init__(self, clauses: list[list[Part]], names: Names) -> None:
        self.clauses = clauses
        self.names = names
        self.subject = NO_NAME
        self.found: list[Draft] = []
        claiming = [any(part.kind in _CLAIMING for part in clause) for clause in clauses]
        self.first = claiming.index(True)
        self.claiming = claiming
        self.periods = [period for clause in clauses for period in _named_periods(clause)]
        # A clause of its own that says since when: what follows it is over several years.
        self.is_since = any(
            part.kind == wording.PERIOD and _begins_span(clause, number)
            for clause, is_claiming in zip(clauses, claiming, strict=True)
            for number, part in enumerate(clause)
            if not is_claiming
        )
        self.beside: tuple[str, ...] = ()
        self.areas, self.aside = self._beside()
        self.aside += [unread(part.text) for clause in clauses for part in clause if part.kind == wording.UNSURE]

    def _beside(self) -> tuple[tuple[str, ...], list[Fact]]:
        """Return the areas that clauses without figures name, and what of them limits the figures in a way that is not understood."""
        areas: list[str] = []
        lacking: list[Fact] = []
        for place, clause in enumerate(self.clauses):
            if self.claiming[place]:
                continue
            text = "".join(
                part.text for part in clause if part.kind not in (wording.PERIOD, wording.NOTHING, wording.STOP)
            )
            if _ASIDE.search(text.strip()):
                continue
            if POINTING.fullmatch(text):
                self.beside = (*self.beside, text.strip())
                continue
            if _TOPIC.match(text):
                continue
            own, rest = named_areas(text)
            if own and not content(rest):
                areas += own
            elif _WHEN.match(text) and self.names.named(content(text)).indicators:
                continue
            elif _LIMITS.match(text) and content(text):
                lacking.append(unread(content(text)))
        return tuple(dict.fromkeys(areas)), lacking

    def drafts(self) -> list[Draft]:
        """Return the claims of all clauses; one without an area is about that of the clause before."""
        outside = NO_NAME
        for place, clause in enumerate(self.clauses):
            if clause[0].kind == wording.STOP:  # behind brackets the subject is again what it was before them
                is_closed = clause.pop(0).text in ")）"
                self.subject, outside = (
                    (outside, NO_NAME) if is_closed and outside.indicators else (self.subject, self.subject)
                )
            if self.claiming[place]:
                self._clause(clause, place)
            elif clause:
                self._without_figure(clause)
        found: list[Draft] = []
        for draft in self.found:
            before = found[-1].areas if found else ()
            draft = draft.lacking(*self.aside)
            # "Of which" points to what the same sentence has just said, where that is understood.
            is_known = bool(found) and not any(each.missing for each in found)
            beside = () if is_known else (*self.beside, *draft.beside)
            found.append(draft._replace(areas=draft.areas or before, beside=beside))
        return found

    def _without_figure(self, clause: list[Part]) -> None:
        """Take what a clause without a figure names last as the subject of the next one; what it names in words unknown is none."""
        texts = contents(clause)
        if (
            texts
            and not _ASIDE.search("".join(part.text for part in clause).strip())
            and content(named_areas(texts[-1])[1])
        ):
            named = self.names.named(texts[-1])
            self.subject = named if named.indicators else NO_NAME

    def _clause(self, clause: list[Part], place: int) -> None:
        """Read the claims of one clause."""
        compared = next((number for number, part in enumerate(clause) if part.kind in _COMPARING), None)
        if compared is not None:
            self.found.append(self._comparison(clause, compared))
            return
        marks = [number for number, part in enumerate(clause) if part.kind in (wording.FIGURE, wording.RANK)]
        if not marks:
            self.found.append(self._extreme(clause))
            return
        start = 0
        for number, mark in enumerate(marks):
            end = marks[number + 1] if number + 1 < len(marks) else len(clause)
            left, right = clause[start:mark], clause[mark + 1 : end]
            draft, used = FigureReader(
                self._scope(), clause, clause[mark], left, right, number == len(marks) - 1
            ).draft()
            draft = self._timed(draft, clause, mark, marks, place)
            self.found.append(draft)
            # What is not understood of one figure may be the subject of the next.
            is_clear = not any(fact.key == "reading.words" for fact in draft.missing)
            self.subject = draft.subject if is_clear else NO_NAME
            start = end if used else mark + 1

    def _scope(self) -> Scope:
        only = self.subject if len({draft.subject.indicators for draft in self.found}) < 2 else NO_NAME
        return Scope(self.names, self.areas, self.subject, only)

    def _timed(self, draft: Draft, clause: list[Part], mark: int, marks: list[int], place: int) -> Draft:
        """Return a draft with the period of its figure."""
        every = [number for number, part in enumerate(clause) if part.kind == wording.PERIOD]
        unknown = [part for part in clause if part.kind in (wording.UNKNOWN, wording.WITHIN)]
        if unknown and (not every or draft.kind == "growth"):
            return _without_year(draft, unknown)
        behind = _adjacent(clause, mark)
        if mark and clause[mark - 1].kind == wording.TEXT and FROM.search(clause[mark - 1].text):
            return (
                draft.lacking(facts.of("reading.period"))
                if behind is None
                else draft._replace(period=clause[behind].value)
            )
        if draft.kind == "mean_growth":
            return _of_span(draft, [clause[number].value for number in every] or self.periods)
        begun = self.is_since or any(_begins_span(clause, number) for number in every)
        if begun and draft.kind in ("growth", "share_change"):
            return draft.lacking(facts.of("reading.years"))
        if self.is_since and not every:
            return draft.lacking(facts.of("reading.period"))
        every = [number for number in every if not _begins_span(clause, number)] or every
        since = [number for number in every if _is_reckoned_from(clause, number, mark)]
        own = [number for number in every if number not in since]
        if behind in own:
            return draft._replace(period=clause[behind].value)
        if since:
            start = clause[since[0]].value
            values = [clause[number].value for number in own] or [
                each for each in self._period_around(place) if each != start
            ]
            return _of_years(draft, [start, *values]) if len(values) == 1 else draft.lacking(facts.of("reading.period"))
        values = list(dict.fromkeys(clause[number].value for number in own))
        if len(marks) > 1 and len(values) > 1:
            before = [clause[number].value for number in own if number < mark]
            return draft._replace(period=before[-1]) if before else draft.lacking(facts.of("reading.period"))
        return self._of_values(draft, values or self._period_around(place))

    def _of_values(self, draft: Draft, values: Sequence[str]) -> Draft:
        """Return a draft of the only one of some periods."""
        if len(values) == 2 and draft.kind == "growth":
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
        for clause in reversed(self.clauses[:place]):
            if own := _named_periods(clause):
                return own
        return list(dict.fromkeys(self.periods))

    def _comparison(self, clause: list[Part], at: int) -> Draft:
        """Return the comparison of two figures: the names before and behind its word."""
        kind = clause[at].kind
        growth = kind in (wording.FASTER, wording.SLOWER) or any(
            part.kind in (wording.UP, wording.RATE) for part in clause
        )
        sides = [self._side(clause[:at]), self._side(clause[at + 1 :])]
        if not sides[0].text:
            sides[0] = self._scope().only
        draft = Draft("comparison", Quantity("0", "", 0, _COMPARING[kind]), sides[0], other=sides[1], areas=self.areas)
        if any(part.kind == wording.FIGURE for part in clause):
            draft = draft.lacking(facts.of("reading.measure"))
        for side in sides:
            if not side.indicators:
                draft = draft.lacking(unread(side.text) if side.text else facts.of("reading.indicator"))
        draft = self._of_values(draft, _named_periods(clause) or list(dict.fromkeys(self.periods)))
        return draft._replace(basis="growth" if growth else "level")

    def _side(self, side: Sequence[Part]) -> Named:
        return self.names.named(" ".join(contents(side)))

    def _extreme(self, clause: list[Part]) -> Draft:
        """Return the claim that a figure is the highest or the lowest so far."""
        kind = next(part.kind for part in clause if part.kind in (wording.HIGHEST, wording.LOWEST))
        named = self._side(clause)
        draft = Draft(kind, Quantity(""), named if named.indicators else NO_NAME, areas=(*self.areas, *named.areas))
        if not named.indicators:
            draft = draft.lacking(unread(named.text) if named.text else facts.of("reading.indicator"))
        return self._of_values(draft, _named_periods(clause) or list(dict.fromkeys(self.periods)))


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


def _named_periods(clause: Sequence[Part]) -> list[str]:
    """Return the periods that a clause names, without those that its figures are only compared with."""
    places = (number for number, part in enumerate(clause) if part.kind == wording.PERIOD)
    return list(dict.fromkeys(clause[number].value for number in places if not _is_compared_with(clause, number)))


def _text_before(clause: Sequence[Part], number: int) -> str:
    """Return the two parts before another: the verb of a rise and what follows it (more than *in*) are two."""
    return "".join(part.text for part in clause[max(0, number - 2) : number])


def _is_compared_with(clause: Sequence[Part], number: int) -> bool:
    """Return whether a period is only what figures are set against, wherever they stand: *compared with* 2022, *比*2022年."""
    behind = clause[number + 1].text if number + 1 < len(clause) else ""
    return behind.startswith("相比") or _COMPARED.search(_text_before(clause, number)) is not None


def _is_reckoned_from(clause: Sequence[Part], number: int, mark: int) -> bool:
    """Return whether a period is that from which a figure is reckoned: up 6.2 % *on* 2022, 6.2 % *more than in* 2022."""
    before = _text_before(clause, number)
    is_behind = number > mark and (FROM.search(before) or _THAN.search(before)) is not None
    return is_behind or _is_compared_with(clause, number)


def _begins_span(clause: Sequence[Part], number: int) -> bool:
    """Return whether a period is the first of several up to now: *since* 2018, 2018年*以来*."""
    before = clause[number - 1].text if number else ""
    behind = clause[number + 1].text if number + 1 < len(clause) else ""
    return re.search(r"(?:\b(?:since|after)|自)\s*$", before, re.IGNORECASE) is not None or behind.startswith(
        ("以来", "至今")
    )


def _of_span(draft: Draft, values: Sequence[str]) -> Draft:
    """Return a draft of average growth with both ends of its years."""
    ends = sorted(dict.fromkeys(values), key=periods.order)
    if len(ends) == 2:
        return draft._replace(base_period=ends[0], period=ends[1])
    return draft._replace(period=ends[-1] if ends else "").lacking(facts.of("reading.since"))


def _of_years(draft: Draft, values: Sequence[str]) -> Draft:
    """Return a draft of growth where two periods are named: on the year before, or over several years, which is no kind of claim."""
    first, last = sorted(values, key=periods.order)
    if draft.kind not in ("growth", "share_change"):
        return draft.lacking(facts.of("reading.periods", periods=tuple(values)))
    if periods.shift(last, -1) == first:
        return draft._replace(period=last)
    return draft._replace(period=last).lacking(facts.of("reading.years"))
