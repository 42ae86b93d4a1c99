"""The claim of a draft: its one indicator, area, unit and periods, with what is missing of them and what is assumed."""

import re
from typing import NamedTuple

from ..core import facts, periods, units
from ..core.areas import named_areas
from ..core.facts import Fact
from ..core.model import NO_HEADLINE, Indicator, split_name
from ..core.period_words import without_year
from .figure_words import Draft
from .judging import bilingual
from .likeliest import RATE, Found, likeliest
from .naming import NO_NAME, Named, Names
from .quantities import PACES, pace
from .statements import Claim, Ref, measure_of
from .understanding import periods_of

# What a line begins with that is an item, a quotation or a heading.
BEGINS = re.compile(r"\s*(?:#|[-*+\u2022]\s|\d+\.\s|>)")
_ENDS_SENTENCE, _LEADS = re.compile(r"[.!?。！？]\W*$"), re.compile(r"[:：]\W*$")
_UNNAMED = ("reading.indicator", "reading.words")  # what is missing where no name is understood
_UNMEASURED = ("reading.measure", "reading.unclear", "reading.change", "reading.list", "reading.ambiguous")


class Corrections(NamedTuple):
    """What the writer says of the sentences in place of what would be understood; empty for what is in them."""

    indicator: str = ""
    period: str = ""
    measure: str = ""
    area: str = ""
    unit: str = ""


class Reading(NamedTuple):
    """One claim of a sentence; its kind is ``none`` where it is not understood, and ``missing`` says what is not.

    ``measure`` is the kind that was understood, ``assumed`` is what the sentences before give, and what words mean only mostly.
    """

    sentence: str
    line: int
    claim: Claim
    measure: str
    indicator: str = ""
    area: str = ""
    period: str = ""
    missing: tuple[Fact, ...] = ()
    assumed: tuple[Fact, ...] = ()


class TextContext(NamedTuple):
    """What the sentences before have named: a subject, a period, and the periods of the heading and of the lead of a list."""

    subject: Named = NO_NAME
    period: str = ""
    heading: str = ""
    lead: str = ""

    def begun(self, line: str, before: str) -> "TextContext":
        """Return the context of a line: a paragraph or an item begins with the period of what stands over it."""
        is_item, is_apart = BEGINS.match(line) is not None, not before.strip()
        if not is_item and not is_apart:
            return self
        context = self if is_item else self._replace(lead="")
        return context._replace(period=context.lead or context.heading or self.period)

    def after(self, sentence: str, is_claim: bool) -> "TextContext":
        """Return the context behind a sentence; a heading holds until the next one, the lead of a list for its items."""
        named = periods_of(sentence)
        single = named[0] if len(named) == 1 else ""
        context = self._replace(period=single or self.period)
        if is_claim or _ENDS_SENTENCE.search(sentence):
            return context
        return context._replace(lead=single) if _LEADS.search(sentence) else context._replace(heading=single, lead="")


class Builder:
    """Makes a claim of a draft, with what the writer corrects and what the sentences before give."""

    def __init__(self, names: Names, asked: Corrections, context: TextContext) -> None:
        self.names = names
        self.asked = asked
        self.context = context
        self.assumed: list[Fact] = []
        self.missing: list[Fact] = []

    def reading(self, draft: Draft, sentence: str, line: int) -> Reading:
        """Return the claim of a draft, which has no id yet: a draft has many."""
        draft = self._corrected(draft)
        self.missing = list(draft.missing)
        draft = self._likeliest(self._in_context(draft))
        indicator = self._indicator(draft)
        area = self._area(draft, indicator)
        kind = "growth" if draft.kind == "share_change" and self._is_rate(indicator) and not draft.base else draft.kind
        unit, power = self._unit(draft, kind, indicator)
        period = self._period(draft, indicator, area)
        self._keep_pace(draft, indicator, period)
        base_period = self._base_period(draft, period)
        base = self._base(draft, indicator, area)
        other = self._other(draft, area, period)
        self.context = self.context._replace(
            subject=draft.subject if draft.subject.indicators or self._is_unread() else self.context.subject,
            period=period or self.context.period,
        )
        measure = draft.basis if kind == "comparison" else measure_of(kind)
        subjects = (Ref(indicator, area, measure, period),) if indicator and period else ()
        quantity = draft.quantity
        claim = Claim(
            "", "none" if self.missing else kind, sentence, subjects, other, "", base, base_period,
            "" if kind == "comparison" else draft.basis, quantity.value, quantity.bound, unit, power, "", "", "", "", "", line,
        )  # fmt: skip
        missing = tuple(dict.fromkeys(self.missing))
        return Reading(
            sentence, line, claim, kind, indicator, area, period, missing, tuple(dict.fromkeys(self.assumed))
        )

    def _corrected(self, draft: Draft) -> Draft:
        """Return a draft with what the writer says of it."""
        asked, known = self.asked, set()
        if asked.indicator:
            name, area = split_name(asked.indicator)
            draft = draft._replace(subject=Named(name, (name,)), areas=(area,) if area else draft.areas)
            known |= {"reading.indicator", "reading.words", "reading.ambiguous"}
        if asked.period:
            draft = draft._replace(period=asked.period, within="")
            known |= {"reading.period", "reading.periods", "reading.when"}
        if asked.measure:
            draft = draft._replace(kind=asked.measure)
            known |= {"reading.measure", "reading.unclear", "reading.change"}
        if asked.area:
            draft = draft._replace(areas=(asked.area,))
        return draft._replace(missing=tuple(fact for fact in draft.missing if fact.key not in known))

    def _in_context(self, draft: Draft) -> Draft:
        """Return a draft with the subject and the period of the sentences before, where it has none; both are assumed."""
        lacks_subject = not draft.subject.indicators and not self._is_unread()
        if lacks_subject and self.context.subject.indicators:
            draft = draft._replace(subject=self.context.subject)
            self.missing = [fact for fact in self.missing if fact.key != "reading.indicator"]
            self.assumed.append(facts.of("reading.assumed_subject", text=self.context.subject.text.strip()))
        self.assumed += [facts.of("reading.assumed_words", text=text) for text in draft.beside]
        if draft.within:
            draft = self._within_year(draft)
        lacks_period = not draft.period and not any(
            fact.key.startswith(("reading.period", "reading.when", "reading.years")) for fact in self.missing
        )
        if lacks_period and self.context.period:
            draft = draft._replace(period=self.context.period)
            self.assumed.append(facts.of("reading.assumed_period", label=periods.label(self.context.period)))
        elif lacks_period:
            self.missing.append(facts.of("reading.period"))
        return draft

    def _likeliest(self, draft: Draft) -> Draft:
        """Return a draft with the indicator that its words mean mostly, where they name none in full; it is assumed."""
        lacking = {fact.key for fact in self.missing}
        if not (draft.words or draft.whole) or lacking.isdisjoint(_UNNAMED) or not lacking.isdisjoint(_UNMEASURED):
            return draft
        if draft.quantity.unit == units.PERCENT and draft.kind in ("share", "level"):
            rate = self._rate(draft)
            if rate or draft.kind == "level":
                return rate or draft
        found = self._meant(draft, draft.words).indicators if draft.words else ()
        if len(found) == 1:
            return self._assuming(draft, draft.words, found[0])
        if found:
            self.missing.append(facts.of("reading.ambiguous", text=draft.words, names=found))
        return draft

    def _rate(self, draft: Draft) -> Draft | None:
        """Return the draft of a percentage as the level of a rate, which its words name nearly all; None where none has a figure."""
        rate, text = draft._replace(kind="level", base=None), f"{draft.words} {draft.whole}".strip()
        found = self._meant(rate, text)
        is_sure = len(found.indicators) == 1 and found.cover >= RATE
        return (
            self._assuming(rate, text, found.indicators[0])
            if is_sure and self._there(rate) & {*found.indicators}
            else None
        )

    def _meant(self, draft: Draft, text: str) -> Found:
        """Return what a text means mostly, of what the figure of a draft may be."""
        there = self._there(draft)
        return likeliest(text, lambda name: self._may_be(name, draft), there.__contains__, draft.areas, self.names)

    def _there(self, draft: Draft) -> frozenset[str]:
        """Return the indicators that have a figure of the period and the kind of a draft."""
        return self.names.with_figures(draft.period, "growth" if draft.kind == "growth" else "level")

    def _assuming(self, draft: Draft, text: str, indicator: str) -> Draft:
        """Return a draft of an indicator that is assumed."""
        gone = (*_UNNAMED, "reading.whole") if draft.base is None else _UNNAMED
        self.missing = [fact for fact in self.missing if fact.key not in gone]
        assumed = facts.of("reading.assumed_name", text=text, name=indicator)
        areas = (*draft.areas, *named_areas(text)[0])
        return draft._replace(subject=Named(text, (indicator,), (), (assumed,)), areas=areas)

    def _may_be(self, name: str, draft: Draft) -> bool:
        """Return whether an indicator may have what a figure is: its unit, or growth, or a share of its whole."""
        about = self.names.about(name)
        if draft.pace and draft.pace != _own_pace(about):
            return False
        if draft.kind in ("growth", "mean_growth"):
            return units.is_rate(about.unit) == (draft.quantity.unit == units.POINTS)
        if draft.kind in ("share", "share_change"):
            base = draft.base.indicators[:1] if draft.base else ()
            return not units.is_rate(about.unit) and (not base or self._is_like(name, base[0]))
        return self._fits(name, draft, draft.kind)

    def _is_like(self, name: str, base: str) -> bool:
        """Return whether an indicator may be a part of another: the catalog says so, or both are the same of a thing."""
        return base in self.names.about(name).wholes or self.names.about(name).concept == self.names.about(base).concept

    def _within_year(self, draft: Draft) -> Draft:
        """Return a draft whose part of a year (``the first half``) is of the year of the sentence before."""
        months = without_year(draft.within.removeprefix("the ").strip())
        year = self.context.period[:4]
        if not months or not year:
            self.missing.append(facts.of("reading.when", text=draft.within.strip()))
            return draft
        period = periods.spell(periods.Span(int(year) * 12 + months[0], months[1]))
        self.assumed.append(facts.of("reading.assumed_period", label=periods.label(period)))
        return draft._replace(period=period)

    def _indicator(self, draft: Draft) -> str:
        """Return the one indicator that the words mean; empty, with the reason, where there is none or more than one."""
        return (
            self._single(draft.subject, draft, draft.kind) if draft.subject.indicators else self._nothing_named(draft)
        )

    def _is_unread(self) -> bool:
        """Return whether a name was not understood: what follows may be about that."""
        return any(fact.key in ("reading.words", "reading.ambiguous") for fact in self.missing)

    def _nothing_named(self, draft: Draft) -> str:
        if not self._is_unread() and not any(fact.key == "reading.indicator" for fact in self.missing):
            self.missing.append(
                facts.of("reading.words", text=draft.subject.text)
                if draft.subject.text
                else facts.of("reading.indicator")
            )
        return ""

    def _single(self, named: Named, draft: Draft, kind: str) -> str:
        found = list(named.indicators)
        self.assumed += named.assumed
        if len(found) > 1:
            found = [name for name in found if self._fits(name, draft, kind)] or found
        if len(found) > 1:
            period, areas = draft.period, set(named.areas) or {"CN"}
            there = {
                row.indicator for row in self.names.data.observations if row.period == period and row.area in areas
            }
            found = [name for name in found if name in there] if sum(name in there for name in found) == 1 else found
        if len(found) > 1:
            found = self._headline(found)
        if len(found) == 1:
            if left_out := self.names.left_out(named.text, found[0]):
                self.assumed.append(facts.of("reading.assumed_series", text=named.text.strip(), scope=left_out))
            return found[0]
        self.missing.append(facts.of("reading.ambiguous", text=named.text.strip(), names=tuple(found)))
        return ""

    def _headline(self, found: list[str]) -> list[str]:
        """Return the only headline of some indicators, unless others are called the same but for what stands in brackets."""
        first = [name for name in found if self.names.about(name).headline_rank < NO_HEADLINE]
        alike = len(first) == 1 and any(
            self.names.is_same_but_for_brackets(name, first[0]) for name in found if name != first[0]
        )
        return first if len(first) == 1 and not alike else found

    def _fits(self, name: str, draft: Draft, kind: str) -> bool:
        """Return whether an indicator may have a figure in the unit of a level."""
        about, quantity = self.names.about(name), draft.quantity
        if kind not in ("level", "target", "forecast", "first"):
            return True
        if quantity.counter or not quantity.unit:
            return about.unit in units.COUNTED
        return units.same(about.unit, quantity.unit) or about.unit.startswith(f"{quantity.unit} per ")

    def _area(self, draft: Draft, indicator: str) -> str:
        """Return the area of a claim: that which is named, else China, or the only one of the indicator."""
        named = [area for area in dict.fromkeys(draft.areas) if area != "CN"] or ["CN"]
        there = self.names.index.areas().get(indicator, ())
        if len(named) > 1:
            self.missing.append(facts.of("reading.areas", areas=tuple(named)))
        if not draft.areas and there and "CN" not in there and len(there) == 1:
            return next(iter(there))
        if indicator and there and named[0] not in there:
            self.missing.append(facts.of("reading.no_area", name=indicator, area=named[0]))
        return named[0]

    def _unit(self, draft: Draft, kind: str, indicator: str) -> tuple[str, int]:
        """Return the unit and the power of ten of a claim; of things that the indicator counts, its own unit."""
        quantity = draft.quantity
        if self.asked.unit:
            return units.unscaled(self.asked.unit)[0], quantity.unit_mult or units.unscaled(self.asked.unit)[1]
        if kind not in ("level", "target", "forecast", "first", "per_head"):
            return self._unit_of_rate(draft, kind, indicator)
        if not indicator:
            return quantity.unit, quantity.unit_mult
        own = self.names.about(indicator).unit
        if kind == "per_head":
            return (f"{quantity.unit} per person" if quantity.unit else "", quantity.unit_mult)
        if own.startswith(f"{quantity.unit} per ") and quantity.unit:
            return own, quantity.unit_mult
        if not quantity.unit and own in units.COUNTED and _may_count(quantity.counter, own):
            return own, quantity.unit_mult
        if not quantity.unit:
            self.missing.append(facts.of("reading.unit"))
        elif not units.same(own, quantity.unit):
            key = "reading.measure" if units.is_percentage(quantity.unit) else "reading.other_unit"
            self.missing.append(
                facts.of(key) if key == "reading.measure" else facts.of(key, word_unit=own, word_claim=quantity.unit)
            )
        return quantity.unit, quantity.unit_mult

    def _keep_pace(self, draft: Draft, indicator: str, period: str) -> None:
        """Note what is missing where a level is one of each month, and the sentence does not say so, or the reverse."""
        if draft.kind not in ("level", "first", "target", "forecast") or not indicator:
            return
        own = _own_pace(self.names.about(indicator))
        is_own_month = own == "month" and bool(period) and periods.span(period).months == 1
        if own and not draft.pace and not is_own_month:
            self.missing.append(facts.of("reading.pace", time=bilingual(own, PACES[own])))
        elif draft.pace and draft.pace != own:
            self.missing.append(facts.of("reading.other_pace", time=bilingual(draft.pace, PACES[draft.pace])))

    def _unit_of_rate(self, draft: Draft, kind: str, indicator: str) -> tuple[str, int]:
        quantity = draft.quantity
        if (
            kind in ("growth", "mean_growth")
            and quantity.unit == units.POINTS
            and indicator
            and not self._is_rate(indicator)
        ):
            self.missing.append(facts.of("reading.measure"))
        return quantity.unit, quantity.unit_mult

    def _is_rate(self, indicator: str) -> bool:
        return bool(indicator) and units.is_rate(self.names.about(indicator).unit)

    def _period(self, draft: Draft, indicator: str, area: str) -> str:
        """Return the period of a claim; of a stock the one under which the table has the same instant."""
        period = draft.period
        if not period or not indicator or self.names.about(indicator).flows:
            return period
        there = {row.period for row in self.names.data.observations if (row.indicator, row.area) == (indicator, area)}
        return period if period in there else next((same for same in periods.instants(period) if same in there), period)

    def _base_period(self, draft: Draft, period: str) -> str:
        """Return the first year of growth over several: that which is named, else as many years before the last as are counted."""
        first = periods.shift(period, -draft.years) if draft.years and len(period) == 4 else draft.base_period
        if (not first and draft.kind != "mean_growth") or (first == draft.base_period and draft.period):
            return first
        if not period:
            return first
        if not first or periods.order(first) >= periods.order(period):
            self.missing.append(facts.of("reading.since"))
            return ""
        self.assumed.append(facts.of("reading.assumed_years", first=first, last=period))
        return first

    def _base(self, draft: Draft, indicator: str, area: str) -> str:
        """Return the whole of a share, with its area where that is another."""
        if draft.base is None:
            return ""
        if "W" in draft.base.areas and not draft.base.indicators:
            return f"{indicator}@W" if indicator else ""
        if not draft.base.indicators:
            return self._whole(draft.base.text, indicator) if draft.base.text else ""
        base = self._single(draft.base, draft, "share")
        other = next((one for one in draft.base.areas if one not in ("CN", area)), "")
        return f"{base}@{other}" if base and other else base

    def _whole(self, text: str, indicator: str) -> str:
        """Return the whole that the catalog knows for a share of "the total", which is assumed."""
        whole = self.names.about(indicator).whole if indicator else ""
        if not whole:
            self.missing.append(facts.of("reading.whole"))
            return ""
        self.assumed.append(facts.of("reading.assumed_whole", text=text, name=whole))
        return whole

    def _other(self, draft: Draft, area: str, period: str) -> tuple[Ref, ...]:
        if draft.other is None or not draft.other.indicators or not period:
            return ()
        name = self._single(draft.other, draft, "comparison")
        where = next((one for one in draft.other.areas), area)
        return (Ref(name, where, draft.basis, period),) if name else ()


def _own_pace(about: Indicator) -> str:
    """Return of which span of time the figures of an indicator are one each (GB per user per *month*); empty for none."""
    return pace(f"{about.unit} {about.label} {about.label_zh}")


_COUNTED_BY = {
    "人": ("persons",), "户": ("subscriptions", "households", "users"), "台": ("units", "systems"), "部": ("units",), "家": ("enterprises",),
    "件": ("patents", "applications"), "架": ("racks",), "块": ("pieces",), "笔": ("transactions",), "款": ("services", "models", "applications"),
    "座": ("stations",), "张": ("pieces",), "项": ("projects", "patents"),
}  # fmt: skip


def _may_count(counter: str, unit: str) -> bool:
    """Return whether things of a unit are counted by a Chinese word, or by none."""
    return not counter or counter == "个" or unit in _COUNTED_BY.get(counter, ())
