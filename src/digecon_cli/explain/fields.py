"""All that is known of a figure, as pairs of field and value."""

from collections.abc import Iterable, Iterator, Sequence

from .. import facts, periods, units
from ..comparability import check
from ..dataset import Dataset
from ..facts import Fact
from ..measures import contribution, currency, growth, share
from ..measures.derivation import Derivation, MeasureCommand, Options
from ..measures.neighbors import break_before
from ..messages import in_words, of_place, phrase
from ..model import STATUSES, Observation, sort_rows
from ..pages.labels import document, measure_word
from ..pages.numbers import WORDS

COLUMNS = ("field", "value")


def explain(
    rows: Sequence[Observation], data: Dataset, options: Options, lang: str = "en", commands: bool = True
) -> list[tuple[str, str]]:
    """Return what is printed of one indicator in one period, and all that follows from it, as pairs of field and value.

    That is growth, the share of its parent and of GDP, its contribution, with formula, inputs and bounds, and what is
    refused and why, with what to type where ``commands`` are wanted.
    """
    told: list[tuple[str, str]] = []
    standing = set(data.standing(rows, options.vintage or "latest"))
    for one in sorted(sort_rows(rows), key=lambda one: one not in standing):
        shown = currency.told([one], data, options.vintage)[0]
        name = _measure(shown, lang)
        name = name if one in standing else phrase("{name} (also)", lang, name=name)
        told.append((name, told_value(shown, lang) + phrase("; ", lang) + _document(one, data, lang)))
        if one in standing:
            shown = shown._replace(facts=(*shown.facts, *break_before(one, data, options.vintage or "latest")))
        if shown.note or shown.facts:
            told.append((phrase("  note", lang), shown.notes(lang)))
    rule: Fact | None = None
    for declared, several in derived(rows, data, options):
        another = declared.rule(options.vintage)
        if several and another and another != rule:
            rule = another
            told.append((phrase("rule", lang), rule.sentence(lang)))
        told += derivations(several, data, lang, commands)
    return told + _whole_year(rows, data, lang, commands)


def derived(
    rows: Sequence[Observation], data: Dataset, options: Options
) -> Iterator[tuple[MeasureCommand, list[Derivation]]]:
    """Yield the commands whose answers are told, with what each derives from the rows; only what is computed."""
    gdp = "economy.gdp"
    shares = share.COMMAND.derive(rows, data, options)
    if gdp in data.catalog and any(data.about(one.indicator).whole not in ("", gdp) for one in rows):
        known = {one.row for one in shares}  # where a share of GDP is printed, it is among them
        shares += [one for one in share.COMMAND.derive(rows, data, options.having(of=gdp)) if one.row not in known]
    for declared, found in (
        (growth.COMMAND, growth.COMMAND.derive(rows, data, options)),
        (share.COMMAND, shares),
        (contribution.COMMAND, contribution.of_rows(rows, data, options)),
    ):
        yield declared, [one for one in found if one.measure]


def _whole_year(rows: Sequence[Observation], data: Dataset, lang: str, commands: bool) -> list[tuple[str, str]]:
    """Return why a part of a year is not compared with the whole year before, which a careless reader would do."""
    for one in rows:
        year = f"{periods.span(one.period).start // 12 - 1:04}"
        whole = data.standing_figure(data.series(one.series).get(year, []))
        if one.measure == "level" and whole:
            refusal, _ = check(("duration",), one, whole, data)
            if refusal:
                name = phrase("growth on the whole year {year}", lang, year=year)
                return [(name, phrase("refused: {note}", lang, note=_reason(refusal, lang, commands)))]
    return []


def _reason(refusal: Fact, lang: str, commands: bool) -> str:
    """Return why there is no value: the code and the sentence with the option that overrides it, or the sentence alone."""
    return refusal.coded(lang) if commands else facts.without_commands(refusal, lang)


def derivations(
    found: Iterable[Derivation], data: Dataset, lang: str = "en", commands: bool = True
) -> list[tuple[str, str]]:
    """Return the pairs that tell how each row was derived, or why it was not; what is only printed is left out."""
    told: list[tuple[str, str]] = []
    for row, measure, inputs in found:
        if measure is None:
            continue
        name = f"{data.about(row.indicator).name(lang)} {periods.label(row.period)}"
        title = _measure(row, lang) + phrase(", ", lang) + name
        if not row.has_figure:
            why = _reason(row.refusal, lang, commands) if row.refusal else row.notes(lang)
            told.append((title, phrase("refused: {note}", lang, note=why)))
        else:
            told.append((title, told_value(row, lang)))
            told.append((phrase("  formula", lang), phrase(measure.words, lang)))
            if row.facts and row.facts[0].code == "vintages":
                several = in_words(row.facts[0].get("prints"), lang)
                told.append((phrase("  paired", lang), facts.with_remark(several, row.facts[1:], lang)))
        for role, one in zip([role.name for role in measure.roles] or [""] * len(inputs), inputs, strict=False):
            what = f"{one.name} {periods.label(one.period)}" + phrase(": ", lang) + told_value(one, lang)
            name = phrase(role, lang) if role else _measure(one, lang)
            told.append((f"  {name}", what + phrase("; ", lang) + _document(one, data, lang)))
        if row.value and row.low and row.high:
            told.append((phrase("  rounding", lang), _rounding(row, inputs, lang)))
    return told


def _rounding(row: Observation, inputs: Sequence[Observation], lang: str) -> str:
    """Return how the rounding of the inputs entered."""
    width = float(row.high) - float(row.low)
    if width == 0:
        return phrase("exact: every input moves together or was counted", lang)
    widest = max(inputs, key=_relative)
    printed = "{width} either way; most of it from {name} {label}, printed as {value}"
    computed = "{width} either way; most of it from {name} {label}, told as {value}"
    values = {"width": f"{width / 2:.2g}", "name": widest.indicator, "label": periods.label(widest.period)}
    return phrase(printed if widest.origin == "published" else computed, lang, **values, value=widest.value)


def _relative(one: Observation) -> float:
    interval = one.interval()
    return (interval.high - interval.low) / abs(interval.value) if interval.value and interval.known else 0.0


def told_value(one: Observation, lang: str = "en") -> str:
    """Return a value for people: with its qualifier, unit, bounds and status."""
    mark = phrase(WORDS.get(one.bound, ""), lang)
    if one.origin == "computed":
        low, high = one.low and f"{float(one.low):.6g}", one.high and f"{float(one.high):.6g}"
        number = f"{float(one.value):.6g}" if one.value else low or high
    else:
        low, high, number = one.low, one.high, one.value
    unit = units.label(one.unit, one.unit_mult, lang)
    bounds = f" [{low or '...'}, {high or '...'}]" if (low or high) and low != high else ""
    status = "" if one.status == "A" else phrase(", ", lang) + phrase(STATUSES.get(one.status, one.status), lang)
    blank = " " if unit.isascii() else ""
    return f"{mark}{number}{blank}{unit}{bounds}{status}"


def _measure(one: Observation, lang: str) -> str:
    told = phrase("{origin} {measure}", lang, origin=phrase(one.origin, lang), measure=measure_word(one, lang))
    if one.base_indicator:
        told += phrase(" of {whole}", lang, whole=one.base_indicator)
    if one.base_period:
        told += phrase(" since {since}", lang, since=periods.label(one.base_period))
    return told + (phrase(" ({basis})", lang, basis=phrase(one.basis.replace("_", " "), lang)) if one.basis else "")


def _document(one: Observation, data: Dataset, lang: str) -> str:
    """Return source and vintage of a figure; of a published or converted one also the producer and title of each document."""
    of = phrase(", released {vintage}", lang, vintage=one.vintage) if one.vintage else ""
    where = " " + of_place(one.locator, lang) if one.locator else ""
    known = [(name, data.sources[name]) for name in one.sources if name in data.sources]
    if not known or (one.measure != "level" and one.origin == "computed"):
        return (one.source or phrase("no source", lang)) + of
    colon = phrase(": ", lang)
    several = (f"{name}{where}{colon}{document(source, dated=False, lang=lang)}" for name, source in known)
    return phrase("; ", lang).join(several) + of
