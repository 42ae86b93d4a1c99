"""One figure of a clause: what the words around it claim of it.

The words before a figure name what it is of, else those behind it; every one of them has to be accounted for.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..core import facts, units
from ..core.areas import named_areas
from ..core.facts import Fact
from . import wording
from .context import Around, field, named_in
from .naming import NO_NAME, Named, Names, content, without_verbs
from .quantities import COUNTERS, OPPOSITE, Quantity, adverb_and_verb
from .wording import Part

# What stands before a figure, or a period, from which another is reckoned.
FROM = re.compile(r"(?:\b(?:from|compared (?:with|to)|against|versus|vs\.?)|[从由])\s*$", re.IGNORECASE)
TO = re.compile(r"(?:\bto|[至到])\s*$", re.IGNORECASE)
# What means something named before.
POINTING = re.compile(
    r"\W*(?:(?:of|among|amongst|out of|including) (?:these|them|those|which)\b|其中)\W*", re.IGNORECASE
)
_REFERS = re.compile(
    r"^(?:it|its|they|their|these|those|this|that|(?:the|this|that) (?:sector|industry|figure|total|number|rate|market|share|revenue|value)|(?:the )?(?:revenue|income|output|profit|production) (?:from|of|in) (?:the |this |these )?(?:sector|industry|industries|services?|business(?:es)?)|其|该(?:行业|产业|指标|领域|规模)|这一(?:数字|规模|比例))$",
    re.IGNORECASE,
)
# A whole without its name.
_TOTAL = re.compile(
    r"(?:the |its |their )?(?:total|overall|whole|all)(?: (?:revenue|output|amount|number))?|(?:全行业|总|全部)(?:收入|量|规模|数)?的?",
    re.IGNORECASE,
)


class Draft(NamedTuple):
    """A claim as far as it is understood; ``subject`` is what its words name, ``missing`` what is not understood."""

    kind: str
    quantity: Quantity
    subject: Named
    period: str = ""
    base: Named | None = None
    base_period: str = ""
    basis: str = ""
    other: Named | None = None
    areas: tuple[str, ...] = ()
    missing: tuple[Fact, ...] = ()
    within: str = ""  # a part of a year without the year
    years: int = 0  # over how many years, where the first of them is not named
    beside: tuple[str, ...] = ()  # words that point to what was named before
    pace: str = ""  # a month, where the figure is one of each month
    words: str = ""  # all that may say what it is of
    whole: str = ""  # all that may say of what it is a share

    def lacking(self, *found: Fact) -> "Draft":
        """Return the draft with more that is missing."""
        return self._replace(missing=tuple(dict.fromkeys((*self.missing, *found))))


class Scope(NamedTuple):
    """What a sentence has named so far: areas, the subject, and ``only`` the subject where its figures have been of one thing.

    ``around`` is what the words of a figure may refer to, here or in the sentences before.
    """

    names: Names
    areas: tuple[str, ...]
    subject: Named
    only: Named
    around: Around

    def named(self, text: str) -> Named:
        """Return what a text names, by itself or beside what is named before it."""
        return named_in(text, self.names, self.around)


def contents(found: Iterable[Part]) -> list[str]:
    """Return the texts among some parts that say something of what a figure is about."""
    return [text for part in found if part.kind == wording.TEXT and (text := content(part.text))]


def leads(word: re.Pattern[str], left: Sequence[Part]) -> bool:
    """Return whether a word leads to the figure behind some parts, also with its period between: 由2021年的39.8%."""
    rest = left[:-2] if [part.text.strip() for part in left[-1:]] in (["的"], ["'s"], ["’s"]) else left
    return bool(rest) and rest[-1].kind in (wording.TEXT, wording.TO) and word.search(rest[-1].text) is not None


def unread(text: str) -> Fact:
    """Return the fact that a piece of a sentence is not understood."""
    return facts.of("reading.words", text=text)


class FigureReader:
    """One figure of a clause, with the parts to its left and to its right."""

    def __init__(
        self, scope: Scope, clause: list[Part], mark: Part, left: list[Part], right: list[Part], is_last: bool
    ) -> None:
        self.scope = scope
        self.names = scope.names
        self.clause = clause
        self.mark = mark
        self.left, self.right = left, right
        self.is_last = is_last
        self.is_only = sum(part.kind == wording.FIGURE for part in clause) == 1
        self.kinds = [part.kind for part in left]
        self.behind = [part.kind for part in right]
        # The figures of a change from one level to another.
        self._is_start = leads(FROM, left)
        self._is_end = leads(TO, left) and not contents(left)

    def draft(self) -> tuple[Draft, bool]:
        """Return what is claimed of the figure, and whether the parts to its right belong to it."""
        beside = self._without_pointing()
        draft, used = self._draft()
        return draft._replace(beside=beside), used

    def _without_pointing(self) -> tuple[str, ...]:
        """Take the words from the left that point to what was named before (*among which* smartphones), and return them."""
        for number, part in enumerate(self.left):
            if part.kind == wording.TEXT and (match := POINTING.match(part.text)):
                self.left[number] = part._replace(text=part.text[match.end() :])
                return (match[0].strip(),)
        return ()

    def _draft(self) -> tuple[Draft, bool]:
        if self.mark.kind == wording.RANK:
            draft, used = self._finished("rank", Quantity(self.mark.value, "rank"))
            return draft._replace(areas=tuple(area for area in draft.areas if area != "W")), used
        quantity, kind = self.mark.quantity, self._kind()
        found = adverb_and_verb("".join(part.text for part in self.left[-2:]))
        if not quantity.bound and found and not content(found[1]):
            quantity = quantity._replace(bound=found[0])
        if kind in ("growth", "mean_growth", "share_change") and self._falls():
            sign = "" if quantity.value.startswith("-") else "-"
            quantity = quantity._replace(
                value=f"{sign}{quantity.value}", bound=OPPOSITE.get(quantity.bound, quantity.bound)
            )
        if "share" in kind:
            draft, used = self._share(kind, quantity)
        else:
            draft, used = self._finished(kind, quantity)
        return self._qualified(draft), used

    def _qualified(self, draft: Draft) -> Draft:
        """Return a draft with what the clause says of its figure: a target, a forecast, a basis, the first time, the final figure."""
        own = self.clause if self.is_only or self._is_end else [*self.left, *(self.right if self.is_last else ())]
        kinds = {part.kind for part in own}
        if self._is_start:  # only the end of a change is planned: to grow from 19.5 billion to 34.7 billion
            kinds -= {wording.TARGET, wording.FORECAST}
        for word in (wording.TARGET, wording.FORECAST):
            if word in kinds:
                planned = {"level": word, "share": f"{word}_share"}
                draft = (
                    draft._replace(kind=planned[draft.kind])
                    if draft.kind in planned
                    else draft.lacking(facts.of("reading.measure"))
                )
        basis = next((part.value for part in own if part.kind == wording.BASIS), "")
        if wording.FINAL in kinds:
            basis = "final" if draft.kind == "level" else basis
        if wording.FIRST in kinds and draft.kind == "level":
            draft = draft._replace(kind="first")
        if wording.PER_HEAD in kinds and not self._counts_heads(draft):
            is_level = draft.kind == "level"
            draft = draft._replace(kind="per_head") if is_level else draft.lacking(facts.of("reading.measure"))
        return draft._replace(basis=basis)

    def _counts_heads(self, draft: Draft) -> bool:
        return any(" per " in self.names.about(name).unit for name in draft.subject.indicators)

    def _kind(self) -> str:
        """Return the kind of claim that the words around a figure make of it; ``change`` and ``unclear`` are none."""
        unit, kinds = self.mark.quantity.unit, self.kinds
        last = next(
            (
                kind
                for kind in reversed(kinds)
                if kind in (wording.UP, wording.DOWN, wording.RATE, wording.TO, wording.CHANGES)
            ),
            "",
        )
        if self._is_start:
            last = wording.TO
        above = self.mark.text.casefold().startswith(("above", "超过", "突破"))
        if unit not in (units.PERCENT, units.POINTS):
            return "change" if last in (wording.UP, wording.DOWN) and not above else "level"
        if self._is_rise():
            return "mean_growth" if wording.MEAN in (*kinds, *self.behind) else "growth"
        if wording.MAKES in kinds or wording.SHARE in kinds or self._has_base():
            if unit == units.POINTS:
                return "share_change" if last in (wording.UP, wording.DOWN) else "unclear"
            return (
                "unclear"
                if last in (wording.UP, wording.DOWN, wording.RATE) and self._is_after_share(last)
                else "share"
            )
        if unit == units.PERCENT and wording.MEAN in (*kinds, *self.behind):
            return "mean_growth"
        if self.mark.value or self.mark.text.startswith(("+", "-")):  # doubled; +6.2 %
            return "growth"
        if last == wording.TO:
            return (
                "growth"
                if wording.RATE in kinds and wording.CHANGES not in kinds[: kinds.index(wording.RATE)]
                else "level"
            )
        if last in (wording.UP, wording.DOWN, wording.RATE):
            return "growth"
        return "growth" if self._names_growth_behind() else "level"

    def _is_rise(self) -> bool:
        """Return whether a figure is that of a rise which a clause presents: *representing* an increase of 8 %, an 8 % increase."""
        if self.mark.quantity.unit != units.PERCENT or wording.MAKES not in self.kinds:
            return False
        behind = self.kinds[self.kinds.index(wording.MAKES) + 1 :]
        is_apart = any(contents(self.left[self.kinds.index(wording.MAKES) + 1 :]))
        return not is_apart and (bool({wording.UP, wording.DOWN} & {*behind}) or self._names_growth_behind())

    def _is_after_share(self, last: str) -> bool:
        shares = [number for number, kind in enumerate(self.kinds) if kind in (wording.SHARE, wording.MAKES)]
        place = len(self.kinds) - 1 - self.kinds[::-1].index(last)
        return not shares or place > shares[0]

    def _has_base(self) -> bool:
        """Return whether "of" and a name follow: 41.5 % of GDP."""
        if {wording.UP, wording.DOWN, wording.RATE} & {*self.kinds} and wording.TO not in self.kinds:
            return False
        first = self.right[0] if self.right else None
        if first is None or first.kind != wording.TEXT or not content(first.text):
            return False
        return self.mark.quantity.is_part or re.match(r"\s*of\b", first.text, re.IGNORECASE) is not None

    def _names_growth_behind(self) -> bool:
        for part in self.right:
            if part.kind in (wording.UP, wording.DOWN, wording.RATE):
                return True
            if part.kind == wording.TEXT and content(part.text):
                return False
        return False

    def _falls(self) -> bool:
        directions = [kind for kind in self.kinds if kind in (wording.UP, wording.DOWN)]
        if not directions:
            directions = [kind for kind in self.behind if kind in (wording.UP, wording.DOWN)][:1]
        return directions[-1:] == [wording.DOWN]

    def _finished(self, kind: str, quantity: Quantity) -> tuple[Draft, bool]:
        """Return a claim of one name: that to the left of the figure, else that to the right, else that of the clause before."""
        left, right = contents(self.left), contents(self.right)
        whole = self._whole_left()
        if whole.indicators and wording.UP not in self.kinds and wording.DOWN not in self.kinds:
            left, named = [], whole
            kind = "level" if kind == "share" else kind
        else:
            named, left = self._subject(left)
        used = False
        if not named.indicators and right:
            named, left, right = self._across(left, right)
            used = True
        if not named.indicators and not named.text and len(left) == 1 and quantity.unit in ("CNY", "USD"):
            named, left = (of_field, []) if (of_field := field(left[0], self.names)).indicators else (named, left)
        elif right and self.is_last:
            used = True
        else:
            right = []
        right = [text for text in right if not self._is_counter(text, named)]
        draft = Draft(kind, quantity, named, areas=(*self.scope.areas, *named.areas))
        if not named.indicators and not named.text and not left and self.scope.subject.indicators:
            draft = draft._replace(
                subject=self.scope.subject, areas=(*self.scope.areas, *self.scope.subject.areas, *named.areas)
            )
        elif not named.indicators and not left and not named.text:
            draft = draft.lacking(facts.of("reading.indicator"))
        for text in (*left, *right):
            draft = self._left_over(draft, text)
        return self._measured(draft), used

    def _across(self, left: list[str], right: list[str]) -> tuple[Named, list[str], list[str]]:
        """Return what the words behind a figure name, alone or with those before it (*exported* 166 million *laptops*), and what is left over."""
        both = self.names.named(" ".join((*left, right[0]))) if left else NO_NAME
        if both.indicators:
            return both, [], right[1:]
        named, right = self._subject(right)
        return named, left, right

    def _left_over(self, draft: Draft, text: str) -> Draft:
        """Return a draft with the areas of a text that names no more than these; what is left of it is missing."""
        own, rest = named_areas(text)
        if content(rest):
            refers = any(_REFERS.match(each) for each in without_verbs(text))
            if refers and not draft.subject.indicators:
                return draft._replace(subject=Named(text, ()))
            return draft.lacking(unread(text))
        return draft._replace(areas=(*draft.areas, *own))

    def _whole_left(self) -> Named:
        """Return what all words to the left of a figure name together, those of the vocabulary too: share of, per user."""
        words = "".join(
            part.text for part in self.left if part.kind not in (wording.PERIOD, wording.NOTHING, wording.BEFORE)
        )
        if all(part.kind in (wording.TEXT, wording.PERIOD) for part in self.left):
            return NO_NAME
        whole = self.names.label(words)
        if whole.indicators or self.kinds[-1] != wording.TEXT:
            return whole
        return self.names.begins_with_label(content(words))

    def _subject(self, texts: list[str]) -> tuple[Named, list[str]]:
        """Return what some texts name, and those that are left over."""
        if not texts:
            return NO_NAME, []
        ways = [self.scope.named] if self.scope.around.whole.indicators else [self.names.named, self.scope.named]
        for name in ways:
            naming = [named for text in texts if (named := name(text)).indicators]
            if naming:
                return naming[0], [text for text in texts if text != naming[0].text]
            if (together := name(" ".join(texts))).indicators:
                return together, []
        return NO_NAME, texts

    def _is_counter(self, text: str, named: Named) -> bool:
        allowed = COUNTERS.get(text.casefold(), ())
        return any(self.names.about(name).unit in allowed for name in named.indicators)

    def _measured(self, draft: Draft) -> Draft:
        """Return a draft whose kind is one of a claim, or which says that its measure is missing."""
        if draft.kind in ("change", "unclear"):
            return draft._replace(kind="level").lacking(facts.of(f"reading.{draft.kind}"))
        return draft

    def _share(self, kind: str, quantity: Quantity) -> tuple[Draft, bool]:
        """Return a claim of a share: of what, and of which whole."""
        whole = self._whole_left()
        if whole.indicators and kind == "share":  # an indicator that is a share by its name
            return self._finished("level", quantity)
        part, base, used = self._sides()
        named, left = self._subject([text for text in (content(part),) if text])
        of_whole, behind = self._subject([text for text in (content(base),) if text])
        draft = Draft(kind, quantity, named, base=of_whole, areas=(*self.scope.areas, *named.areas))
        places = named_areas(base)[0]
        if "W" in places and not content(named_areas(base)[1]):
            of_whole, behind = Named(base, (), ("W",)), []
        elif "W" in of_whole.areas and not named.indicators and not content(named_areas(part)[1]):
            named, left = of_whole._replace(areas=()), []
            of_whole = Named(base, (), ("W",))
        if not named.indicators and not left:
            named = self.scope.only
            draft = draft._replace(areas=(*self.scope.areas, *named.areas))
        if _TOTAL.fullmatch(content(base)) and named.indicators:
            of_whole, behind = Named(content(base), ()), []
        draft = draft._replace(subject=named, base=of_whole, words=content(part), whole=content(base))
        if not named.indicators and not left:
            draft = draft.lacking(facts.of("reading.indicator"))
        if not content(base):
            draft = draft.lacking(facts.of("reading.whole"))
        for text in (*left, *behind):
            draft = self._left_over(draft, text) if text in left else draft.lacking(unread(text))
        return self._measured(draft), used

    def _sides(self) -> tuple[str, str, bool]:
        """Return the words for the part and for the whole of a share, and whether the words to the right are among them."""
        right = " ".join(contents(self.right[:1] if not self.is_last else self.right))
        marks = [number for number, kind in enumerate(self.kinds) if kind in (wording.MAKES, wording.SHARE)]
        if not marks:
            left = " ".join(contents(self.left))
            split = (
                None
                if left
                else re.fullmatch(r"(?P<whole>.+?) (?:came|comes|come) from (?P<part>.+)", right, re.IGNORECASE)
            )
            return (split["part"], split["whole"], True) if split else (left, right, True)
        before = " ".join(contents(self.left[: marks[0]]))
        after = " ".join(contents(self.left[marks[0] + 1 :]))
        if self.kinds[marks[0]] == wording.MAKES:
            return before, (after or right), not after
        if within := re.fullmatch(r"(?P<part>.+)在(?P<whole>.+)[中里]", before):
            return within["part"], within["whole"], False
        if before:
            return before, (after or right), not after
        split = re.fullmatch(
            r"(?P<whole>.+?) (?:held by|taken by|made up by|that is) (?P<part>.+)|(?P<part2>.+) in (?P<whole2>.+)",
            after,
            re.IGNORECASE,
        )
        if split:
            return split["part"] or split["part2"], split["whole"] or split["whole2"], False
        return after, right, True
