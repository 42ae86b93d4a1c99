"""What a sentence claims: for each of its figures the kind of claim, the indicator, the period, and what is missing of them.

Nothing is guessed. A figure is understood where every word around it has been accounted for: as the name of an indicator, as a
period, a place, a word of the vocabulary (``wording``), or as everyday language that says nothing of it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from ..core import facts, units
from ..core.areas import named_areas
from ..core.facts import Fact
from . import lists, wording
from .context import Around, field, named_in
from .figure_words import FROM, POINTING, TO, Draft, FigureReader, Scope, contents, leads, unread
from .naming import NO_NAME, Named, Names, content
from .quantities import OVER, UNDER, Quantity, pace, without_pace
from .timing import Timing
from .wording import Part

# What takes something away from what is named, or makes it another case.
_TAKES_AWAY = r"excluding|except|without|not counting|outside|if|unlike|扣除|不含|除|剔除|若|如果"
# What a clause without a figure may begin with that limits those beside it.
_LIMITS = re.compile(
    rf"^\W*(?:{_TAKES_AWAY}|among|of which|within|for|at|in|on)",
    re.IGNORECASE,
)
# What begins a clause that is about parts of what is named before it.
_PARTS = re.compile(rf"{POINTING.pattern}|\W*(?:(?:and )?with|including)\b", re.IGNORECASE)
_WHEN = re.compile(r"\W*(?:in|for|at|on|by)\b", re.IGNORECASE)
# What begins a clause that only says what follows is about.
_TOPIC = re.compile(r"\W*(?:in terms of|as for|regarding|with regard to)\b", re.IGNORECASE)
# What a clause may begin with, or have, that says whose figures these are, or why.
_ASIDE = re.compile(
    r"^\W*(?:according to|driven by|boosted by|thanks to|led by|helped by|supported by|despite|meanwhile|however|moreover|as a result"
    r"|(?:official |new |latest )?(?:data|figures|statistics)\b|the (?:ministry|bureau|government|report|academy)\b|(?-i:[A-Z]{3,6}) (?:said|data|figures)\b|根据|据|受)"
    r"|(?:said|says|showed|shows|reported|显示|表示|发布|公布)\W*$", re.IGNORECASE,
)  # fmt: skip


def drafts(sentence: str, names: Names, before: Named = NO_NAME) -> list[Draft]:
    """Return what a sentence claims, in its order; nothing where it has neither a figure nor a comparison.

    ``before`` is the subject of the sentence before, to which words may point.
    """
    if listed := lists.pairs(sentence, names):
        return [draft for each in listed for draft in drafts(each, names, before)]
    found = wording.parts(sentence)
    if not any(part.kind in _CLAIMING for part in found):
        return []
    claimed = _Sentence(_clauses(found, names), names, before).drafts()
    return claimed if listed is None else [draft.lacking(facts.of("reading.list")) for draft in claimed]


def periods_of(sentence: str) -> list[str]:
    """Return the periods that a sentence names."""
    return list(dict.fromkeys(part.value for part in wording.parts(sentence) if part.kind == wording.PERIOD))


_BRACKETS = "()（）"
_CLAIMING = (
    wording.FIGURE, wording.RANK, wording.FASTER, wording.SLOWER, wording.HIGHER, wording.LOWER, wording.HIGHEST, wording.LOWEST,
)  # fmt: skip
_COMPARING = {wording.FASTER: OVER, wording.HIGHER: OVER, wording.SLOWER: UNDER, wording.LOWER: UNDER}

# What a percentage in brackets may stand beside that is what the one before the brackets is.
_BARE = {wording.FIGURE, wording.PERIOD, wording.NOTHING, wording.TEXT, wording.STOP}


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
        if kinds[3:size] in ([], [wording.TEXT]) and len(rest) >= size and names.begins_with_label(whole).indicators:
            return size
    return 0


class _Sentence:
    """The clauses of a sentence, and what they have found so far: the subject that a clause without one is about."""

    def __init__(self, clauses: list[list[Part]], names: Names, before: Named) -> None:
        self.clauses = clauses
        self.names = names
        self.before = before
        self.whole = NO_NAME
        self.is_inside = False  # of brackets
        self.subject = NO_NAME
        self.found: list[Draft] = []
        claiming = [any(part.kind in _CLAIMING for part in clause) for clause in clauses]
        self.claiming = claiming
        self.timing = Timing(clauses, claiming)
        self.beside: tuple[str, ...] = ()
        # A basis that stands in a clause of its own is that of all figures.
        self.basis = next((part.value for part in self._apart_from_figures() if part.kind == wording.BASIS), "")
        self.areas, self.aside = self._beside()
        unsure = [unread(part.text) for clause in clauses for part in clause if part.kind == wording.UNSURE]
        self.aside += unsure
        # What is denied, or is without a part of it, is no other thing that might be meant.
        self.is_denied = bool(unsure) or any(
            re.match(rf"\W*(?:{_TAKES_AWAY})", _text(each), re.IGNORECASE) for each in clauses
        )

    def _apart_from_figures(self) -> Iterator[Part]:
        return (part for place, clause in enumerate(self.clauses) if not self.claiming[place] for part in clause)

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
                self.is_inside = not is_closed
                self.subject, outside = (
                    (outside, NO_NAME) if is_closed and outside.indicators else (self.subject, self.subject)
                )
            if _PARTS.match(_text(clause)) and not self.whole.indicators:
                self.whole = self._around().subject
            if self.claiming[place]:
                self._clause(clause, place)
            elif clause:
                self._without_figure(clause)
        found: list[Draft] = []
        for draft in self.found:
            before = found[-1].areas if found else ()
            draft = draft.lacking(*self.aside)
            if found and not draft.subject.text:
                draft = _without_name(draft, found)
            # "Of which" points to what the same sentence has just said, where that is understood.
            is_known = bool(found) and not any(each.missing for each in found)
            beside = () if is_known else (*self.beside, *draft.beside)
            found.append(draft._replace(areas=draft.areas or before, beside=beside))
        return found

    def _around(self) -> Around:
        return Around(self.subject if self.subject.indicators else self.before, self.whole)

    def _without_figure(self, clause: list[Part]) -> None:
        """Take what a clause without a figure names last as the subject of the next one, else what it begins with, which is assumed."""
        texts = contents(clause)
        text = _text(clause)
        if not texts or _ASIDE.search(text) or POINTING.fullmatch(text) or not content(named_areas(texts[-1])[1]):
            return
        around = self._around()
        first, last = (named_in(each, self.names, around) for each in (texts[0], texts[-1]))
        if first.indicators and texts[1:] and not self.names.named(texts[-1]).indicators:
            self.subject = _assumed_about(first)
        else:
            self.subject = last if last.indicators else field(texts[-1], self.names)

    def _clause(self, clause: list[Part], place: int) -> None:
        """Read the claims of one clause."""
        compared = next((number for number, part in enumerate(clause) if part.kind in _COMPARING), None)
        if compared is not None:
            self._compared(clause, compared, place)
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
            is_end = number > 0 and _is_from_to(clause, marks[number - 1], mark) and not contents(right)
            if is_end or (self.is_inside and self._is_bare_rate(draft, place)):
                draft = _of_same(self.found[-1], draft)
            draft = draft._replace(pace=self._pace(clause[start:end], number))
            if "share" not in draft.kind:
                words = " ".join(self._words(place, left, right if used else []))
                draft = draft._replace(words=without_pace(words) if draft.pace else words)
            draft = self.timing.timed(draft._replace(basis=draft.basis or self.basis), clause, mark, marks, place)
            self.found.append(draft._replace(words="", whole="") if self.is_denied else draft)
            # What is not understood of one figure may be the subject of the next.
            is_clear = not any(fact.key == "reading.words" for fact in draft.missing)
            self.subject = draft.subject if is_clear else NO_NAME
            start = end if used else mark + 1

    def _pace(self, parts: Sequence[Part], number: int) -> str:
        """Return of which span of time a figure is one, by the words around it but those that are of the figure before."""
        text = "".join(
            part.text for part in parts if part.kind not in (wording.PERIOD, wording.UNKNOWN, wording.WITHIN)
        )
        return pace(re.sub(r"^\s*(?:per|an?|each|every) \w+", "", text) if number else text)

    def _words(self, place: int, left: Sequence[Part], right: Sequence[Part]) -> list[str]:
        """Return all texts that may say what a figure is of: those around it, and those of the clauses beside it without figures."""
        before = [text for clause in self._apart(range(place - 1, -1, -1)) for text in contents(clause)]
        is_last = not any(self.claiming[place + 1 :])
        behind = [text for clause in self._apart(range(place + 1, len(self.clauses))) for text in contents(clause)]
        return [*before, *contents(left), *contents(right), *(behind if is_last else ())]

    def _apart(self, places: Iterable[int]) -> list[list[Part]]:
        """Return the clauses at some places up to the first with a figure, without those that say whose figures these are."""
        found = takewhile(lambda number: not self.claiming[number], places)
        return [self.clauses[number] for number in found if not _ASIDE.search(_text(self.clauses[number]))]

    def _compared(self, clause: list[Part], at: int, place: int) -> None:
        """Read a comparison, and the figure of what is compared with: faster than GDP, *which grew 5.2 %*."""
        behind = [part for part in clause[at + 1 :] if part.kind != wording.FIGURE]
        draft = self._comparison([*clause[: at + 1], *behind], at)
        self.found.append(draft)
        if len(behind) == len(clause) - at - 2 and draft.other and draft.other.indicators:
            rate = [Part(wording.RATE, "", clause[at].start)] if draft.basis == "growth" else []
            self._clause([*rate, *clause[at + 1 :]], place)

    def _is_bare_rate(self, draft: Draft, place: int) -> bool:
        """Return whether a percentage with nothing but its period is what the one before it is: rose 6.2 % (2022: 8 %)."""
        is_apart = not self.claiming[place - 1]  # the period stands before a colon
        around = [part for clause in self.clauses[place - is_apart : place + 1] for part in clause]
        kinds = {part.kind for part in around}
        if not self.found or contents(around) or wording.PERIOD not in kinds or not kinds <= _BARE:
            return False
        before = self.found[-1]
        is_alike = draft.quantity.unit == before.quantity.unit == units.PERCENT
        return is_alike and before.kind in ("growth", "share") and not before.quantity.value.startswith("-")

    def _scope(self) -> Scope:
        only = self.subject if len({draft.subject.indicators for draft in self.found}) < 2 else NO_NAME
        return Scope(self.names, self.areas, self.subject, only, self._around())

    def _comparison(self, clause: list[Part], at: int) -> Draft:
        """Return the comparison of two figures: the names before and behind its word."""
        kind = clause[at].kind
        is_of_rates = any(part.kind in (wording.UP, wording.RATE) for part in clause)
        growth = (
            is_of_rates
            or kind in (wording.FASTER, wording.SLOWER)
            or any(each.kind == "growth" for each in self.found[-1:])
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
        draft = self.timing.dated(draft, clause)
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
        return self.timing.dated(draft, clause)


def _without_name(draft: Draft, before: Sequence[Draft]) -> Draft:
    """Return a draft without a name of its own: of what the figure before it is of, where that was not understood, or of one of some names."""
    unread_words = [fact for each in (draft, before[-1]) for fact in each.missing if fact.key == "reading.words"]
    of_whole = draft.base.indicators if draft.base else ()
    named = {each.subject.indicators: each.subject for each in before if each.subject.indicators}
    candidates = [name for indicators, name in named.items() if not {*indicators} & {*of_whole}]
    if unread_words or len(named) < 2 or not candidates:
        return draft.lacking(*unread_words)._replace(words=draft.words or before[-1].words)
    draft = draft._replace(missing=tuple(fact for fact in draft.missing if fact.key != "reading.indicator"))
    if len(candidates) == 1:  # a part of one of two is that of the other
        return draft._replace(subject=_assumed_about(candidates[0]))
    ids = tuple(name.indicators[0] for name in candidates)
    return draft.lacking(facts.of("reading.ambiguous", text=draft.quantity.value, names=ids))


def _assumed_about(named: Named) -> Named:
    """Return what is named, as what words without a name of their own are assumed to be about."""
    return named._replace(assumed=(*named.assumed, facts.of("reading.assumed_about", text=named.text)))


def _text(clause: Sequence[Part]) -> str:
    return "".join(part.text for part in clause).strip()


def _is_from_to(clause: Sequence[Part], mark: int, following: int) -> bool:
    """Return whether two figures are the ends of one change: *from* 39.8 % in 2021 *to* 41.5 %."""
    between = clause[mark + 1 : following]
    return leads(FROM, clause[:mark]) and leads(TO, between) and not contents(between)


def _of_same(first: Draft, second: Draft) -> Draft:
    """Return the second of two figures of one change: of what the first one is of, and planned where it alone can be."""
    missing = [fact for fact in first.missing if not fact.key.startswith(("reading.period", "reading.when"))]
    is_planned = first.kind == "level" and second.kind in ("target", "forecast")
    kind = second.kind if is_planned else first.kind
    return first._replace(kind=kind, quantity=second.quantity, period="", missing=tuple(missing))
