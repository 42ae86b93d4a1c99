"""How a figure is derived: its document, and what follows from it, with formula, inputs, bounds and refusals.

``explain`` has all of it as pairs of field and value; ``page`` is one screen, ``answer`` both as a listing.
"""

from collections.abc import Iterable, Iterator, Sequence

from ..ask.options import RenderOptions
from ..ask.selection import full_years
from ..ask.table import RecordListing
from ..core import facts, periods, units
from ..core.areas import area_name
from ..core.comparability import check
from ..core.dataset import Dataset
from ..core.errors import NothingFound, UsageError
from ..core.facts import Fact
from ..core.messages import Message, in_words, listed, of_data, of_place, phrase
from ..core.model import MEASURED, STATUSES, Observation, actual, agree, sort_rows, split_name, typed_name
from ..core.period_words import without_year
from ..core.text import DIM, TIE, TITLE, cells, quoted
from ..document import ID, PROSE, Document, Prose, text_grid
from ..measures import contribution, currency, growth, share
from ..measures.derivation import Derivation, MeasureCommand, Options
from ..measures.neighbors import break_before
from .below import why
from .closing import explain as command
from .labels import document, evidence, measure_word, producer, revision_in_words, short_name, typed
from .life import DocumentPrint, Life, life, revision_between
from .numbers import WORDS, customary, in_line, number_in_line, tied, unit_of, value_in, with_bounds, with_possible

COLUMNS = ("field", "value")
_HEADINGS = {"growth": "Growth", "share": "Share", "contribution": "Contribution"}
_PRINTS = 3  # other prints of the figure, before they are only counted
_DAYS, _SCALE, _LEAST = (
    4,
    24,
    8,
)  # rows of prints by day, and the cells of the scale on which they stand, at least so many
_BESIDE = 28  # cells that heading, day and blanks take beside the scale
_ALSO = 4  # other things that are printed of the period, before they are only counted
Pair = tuple[str, str]  # of field and value, or of heading and text


def answer(indicator: str, period: str, area: str, data: Dataset, options: Options, lang: str = "en") -> RecordListing:
    """Return what is printed of an indicator in a period and what follows from it, as pairs of field and value.

    ``indicator``, ``period`` and ``area`` are understood as by ``place``. There are none where ``options`` ask for a vintage
    before all of its figures. Raises UsageError for anything but a single indicator or a period, NothingFound where there
    is no figure.
    """
    data = data.known_by(options.vintage)
    return at_place(place(indicator, period, area, data), data, options, lang, newer=not period)


def at_place(
    wanted: tuple[str, str, str], data: Dataset, options: Options, lang: str = "en", newer: bool = False
) -> RecordListing:
    """Return the answer on an indicator, a period and an area as ``place`` has them, of the dataset as of the vintage.

    With ``newer`` its page names the newest period, where that is a later one.
    """
    indicator, period, area = wanted
    rows = [row for row in data.observations if (row.indicator, row.period, row.area) == wanted]
    options = options._replace(named=frozenset({indicator}))
    known = list(filter(options.knows, rows))
    if not rows:
        raise _none(indicator, period, area, data)
    title = data.about(indicator).name(lang)
    if not known:
        return RecordListing(COLUMNS, [], title)

    pairs, data = currency.by_one_authority(data, known, lambda priced: explain(known, priced, options, lang))
    return RecordListing(
        COLUMNS,
        pairs,
        title,
        page=lambda look: page(known, data, options, look, newer),
        without_commands=lambda: RecordListing(COLUMNS, explain(known, data, options, lang, False), title),
    )


def place(indicator: str, period: str, area: str, data: Dataset) -> tuple[str, str, str]:
    """Return the indicator, the period and the area that are meant, as their ids.

    Without a period it is the newest: of a stock or a rate at any frequency, of others the latest full year where there is
    one. A part of a year (``H1``) is that of the newest year that has it. The area is that of the indicator's name, else
    ``area`` (a code or a name), else China, or the only one that there is. Of what has plans only the newest is the last of
    them. Raises UsageError for what is none, or more than one, NothingFound for an area or a part of a year without figures.
    """
    if periods.is_period(indicator) and period and not periods.is_period(period):
        line = f"digecon explain {quoted(period)} {quoted(indicator)}"
        raise UsageError("write the indicator first: '{line}'.", line=line)
    within = None if not period or periods.is_period(period) else without_year(period)
    if period and not within and not periods.is_period(period):
        try:  # the last word of a name
            indicator, at = data.single_indicator(f"{indicator} {period}")
        except (UsageError, NothingFound):
            periods.canonical(period)  # which says how to write one
            raise
        period = ""
    else:
        indicator, at = data.single_indicator(indicator)
    rows = _of_one_area(indicator, at or area, data)
    area = rows[0].area
    if period and not within:
        return indicator, periods.canonical(period), area
    dated = {row.period for row in (rows if within else full_years(rows, data))}
    found = [known for known in dated if not within or periods.within_year(known) == within]
    if not found:
        raise NothingFound("no figure of {indicator} is of '{text}'.", indicator=indicator, text=period)
    return indicator, max(found, key=periods.order), area


def _of_one_area(indicator: str, area: str, data: Dataset) -> Sequence[Observation]:
    """Return the figures of an indicator in an area, without one those of China or of its only area; what is planned only for want of others.

    Raises UsageError where it is open which area is meant, NothingFound for one without figures.
    """
    rows = actual(data.select((indicator,), area=area))
    areas = sorted({row.area for row in rows})
    if not area and "CN" in areas:
        return [row for row in rows if row.area == "CN"]
    if areas[1:]:
        choice = tuple(quoted(typed_name(indicator, known)) for known in areas[:5])
        message = "{indicator} has figures of {number} areas: write {choice}."
        raise UsageError(message, indicator=indicator, number=len(areas), choice=choice)
    return rows


def _none(indicator: str, period: str, area: str, data: Dataset) -> NothingFound:
    """Return the error of a period without a figure, with the periods that have one."""
    known = sorted(
        {row.period for row in data.observations if row.indicator == indicator and row.area == area},
        key=periods.order,
    )
    if meant := periods.near(period, known):
        line = typed(f"explain {quoted(typed_name(indicator, area))} {periods.label(meant[0])}", data)
        there = Message("there is {period}: '{line}'", period=meant[0], line=line)
    else:
        first, last = periods.label(known[0]), periods.label(known[-1])
        there = Message("there are figures of {first} to {last}", first=first, last=last)
    return NothingFound(
        "no figure of {indicator} for {period} in {area}: {there}.",
        indicator=indicator,
        period=periods.label(period),
        area=area,
        there=there,
    )


def explain(
    rows: Sequence[Observation], data: Dataset, options: Options, lang: str = "en", commands: bool = True
) -> list[tuple[str, str]]:
    """Return what is printed of one indicator in one period, and all that follows from it, as pairs of field and value.

    That is growth, the share of its parent and of GDP, its contribution, with formula, inputs and bounds, and what is
    refused and why, with what to type where ``commands`` are wanted.
    """
    pairs: list[tuple[str, str]] = []
    standing = set(data.standing(rows, options.vintage or "latest"))
    for row in sorted(sort_rows(rows), key=lambda row: row not in standing):
        (converted, *_), _ = currency.convert_rows([row], data, options.vintage)
        name = _measure(converted, lang)
        name = name if row in standing else phrase("{name} (also)", lang, name=name)
        pairs.append((name, value_in_words(converted, lang) + phrase("; ", lang) + _document(row, data, lang)))
        chosen = next((one for one in standing if one.identity == row.identity), row)
        if row not in standing and (revision := revision_between(row, chosen, data)):
            pairs.append((phrase("  revised", lang), revision_in_words(revision, lang)))
        if row in standing:
            converted = converted._replace(
                facts=(*converted.facts, *break_before(row, data, options.vintage or "latest"))
            )
        if converted.note or converted.facts:
            pairs.append((phrase("  note", lang), converted.notes(lang)))
    rule: Fact | None = None
    for declared, found in derived(rows, data, options):
        another = declared.rule(options.vintage)
        if found and another and another != rule:
            rule = another
            pairs.append((phrase("rule", lang), rule.sentence(lang)))
        pairs += derivations(found, data, lang, commands)
    pairs += [(phrase("rule", lang), fact.sentence(lang)) for fact in _authority(rows, data)]
    pairs += [(phrase("break", lang), line) for line in _breaks(rows[0], data, lang)]
    return pairs + _whole_year(rows, data, lang, commands)


def _authority(rows: Sequence[Observation], data: Dataset) -> Iterator[Fact]:
    """Yield whose rates the dollars are at, if there are any."""
    if dollars := currency.authority(data, rows):
        yield dollars


def _breaks(row: Observation, data: Dataset, lang: str) -> Iterator[str]:
    """Yield each break within a year before the end of a figure's period, with its evidence."""
    covered = periods.span(row.period)
    for at in data.breaks.get((row.indicator, row.area), ()):
        if covered.start - 12 < periods.span(at.period).start < covered.end and at.parts(row):
            yield periods.label(at.period) + phrase(": ", lang) + of_data(at.reason, lang) + evidence(at, lang)


def derived(
    rows: Sequence[Observation], data: Dataset, options: Options
) -> Iterator[tuple[MeasureCommand, list[Derivation]]]:
    """Yield the commands of growth, share and contribution with their computed rows."""
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
    for row in rows:
        year = f"{periods.span(row.period).start // 12 - 1:04}"
        whole = data.standing_figure(data.series(row.series).get(year, []))
        if row.measure == "level" and whole:
            refusal, _ = check(("duration",), row, whole, data)
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
    """Return how each row was derived, or why it was not, as pairs of field and value; published rows are left out."""
    pairs: list[tuple[str, str]] = []
    for derivation in found:
        row, measure, inputs = derivation.resting, derivation.measure, derivation.inputs
        if measure is None:
            continue
        name = f"{data.about(row.indicator).name(lang)} {periods.label(row.period)}"
        title = _measure(row, lang) + phrase(", ", lang) + name
        if not row.has_figure:
            why = _reason(row.refusal, lang, commands) if row.refusal else row.notes(lang)
            pairs.append((title, phrase("refused: {note}", lang, note=why)))
        else:
            pairs.append((title, value_in_words(row, lang)))
            pairs.append((phrase("  formula", lang), phrase(measure.words, lang)))
            if row.facts and row.facts[0].code == "vintages":
                prints = in_words(row.facts[0].get("prints"), lang)
                pairs.append((phrase("  paired", lang), facts.with_remark(prints, row.facts[1:], lang)))
            elif row.facts:
                pairs.append((phrase("  note", lang), facts.notes(row.facts, lang)))
        for role, figure in zip([role.name for role in measure.roles] or [""] * len(inputs), inputs, strict=False):
            what = f"{figure.name} {periods.label(figure.period)}" + phrase(": ", lang) + value_in_words(figure, lang)
            name = phrase(role, lang) if role else _measure(figure, lang)
            pairs.append((f"  {name}", what + phrase("; ", lang) + _document(figure, data, lang)))
        if row.value and row.low and row.high:
            pairs.append((phrase("  rounding", lang), _rounding(row, inputs, lang)))
    return pairs


def _rounding(row: Observation, inputs: Sequence[Observation], lang: str) -> str:
    """Return how the rounding of the inputs entered."""
    width = float(row.high) - float(row.low)
    if width == 0:
        return phrase("exact: every input moves together or was counted", lang)
    widest = max(inputs, key=_relative)
    printed = "{width} either way; most of it from {name} {label}, printed as {value}"
    computed = "{width} either way; most of it from {name} {label}, given as {value}"
    values = {"width": f"{width / 2:.2g}", "name": widest.indicator, "label": periods.label(widest.period)}
    return phrase(printed if widest.origin == "published" else computed, lang, **values, value=widest.value)


def _relative(row: Observation) -> float:
    interval = row.interval()
    return (interval.high - interval.low) / abs(interval.value) if interval.value and interval.known else 0.0


def value_in_words(row: Observation, lang: str = "en") -> str:
    """Return a value for people: with its qualifier, unit, bounds and status."""
    mark = phrase(WORDS.get(row.bound, ""), lang)
    row = customary(row, lang)
    if row.origin == "computed":
        low, high = row.low and f"{float(row.low):.6g}", row.high and f"{float(row.high):.6g}"
        number = f"{float(row.value):.6g}" if row.value else low or high
    else:
        low, high, number = row.low, row.high, row.value
    unit = units.label(row.unit, row.unit_mult, lang)
    bounds = f" [{low or '...'}, {high or '...'}]" if (low or high) and low != high else ""
    status = "" if row.status == "A" else phrase(", ", lang) + phrase(STATUSES.get(row.status, row.status), lang)
    blank = " " if unit.isascii() else ""
    return f"{mark}{number}{blank}{unit}{bounds}{status}"


def _measure(row: Observation, lang: str) -> str:
    words = phrase("{origin} {measure}", lang, origin=phrase(row.origin, lang), measure=measure_word(row, lang))
    if row.base_indicator:
        words += phrase(" of {whole}", lang, whole=row.base_indicator)
    if row.base_period:
        words += phrase(" since {since}", lang, since=periods.label(row.base_period))
    return words + (phrase(" ({basis})", lang, basis=phrase(row.basis.replace("_", " "), lang)) if row.basis else "")


def _document(row: Observation, data: Dataset, lang: str) -> str:
    """Return source and vintage of a figure; of a published or converted one also the producer and title of each document."""
    of = phrase(", released {vintage}", lang, vintage=row.vintage) if row.vintage else ""
    where = " " + of_place(row.locator, lang) if row.locator else ""
    known = [(name, data.sources[name]) for name in row.sources if name in data.sources]
    if not known or (row.measure != "level" and row.origin == "computed"):
        return (row.source or phrase("no source", lang)) + of
    colon = phrase(": ", lang)
    documents = (f"{name}{where}{colon}{document(source, dated=False, lang=lang)}" for name, source in known)
    return phrase("; ", lang).join(documents) + of


def page(
    rows: Sequence[Observation], data: Dataset, options: Options, look: RenderOptions, newer: bool = False
) -> Document:
    """Return what is printed of one indicator in one period, and what follows, with the two inputs of growth and share.

    With ``newer`` a line below names the newest period, where that is a later one.
    """
    found = [one for _, group in derived(rows, data, options) for one in group]
    title = phrase(", ", look.lang).join(
        (
            data.about(rows[0].indicator).name(look.lang),
            area_name(rows[0].area, look.lang),
            f"{periods.label(rows[0].period)} ({rows[0].name})",
        )
    )
    dollars = [Prose(fact.sentence(look.lang), DIM) for fact in _authority(rows, data)]
    every = f"{why(rows[0], command(rows, data))} --all"
    more = phrase("{every} shows all of it", look.lang, every=every)
    if newer and (last := _newest_row(rows[0], data)).period != rows[0].period:
        more += phrase("; ", look.lang) + phrase(
            "newer: {period} ({command})",
            look.lang,
            period=periods.label(last.period),
            command=why(last, command(rows, data)),
        )
    known = life(rows, data, options)
    if known.is_drawn:
        more += phrase("; ", look.lang) + phrase("-o life.html draws every print", look.lang)
    entries = lines(rows, found, data, options, look.lang, look.commands)
    after = next((at for at, (heading, _) in enumerate(entries) if at and heading), len(entries))
    entries[after:after] = _by_day(known, data, look)
    fields = text_grid((ID, PROSE), entries)
    return Document(parts=[Prose(title, TITLE), fields, *dollars, Prose(more, DIM)])


def _by_day(known: Life, data: Dataset, look: RenderOptions) -> list[Pair]:
    """Return the numbers of a level by the day of release on one scale; empty where all agree within rounding, or are too many for a screen."""
    levels = [strip for strip in known.strips if strip.standing.measure in MEASURED]
    if not levels or levels[0].days < 2:
        return []
    lang = look.lang
    unit = unit_of(levels[0].standing, data, lang)
    found: dict[tuple[str, str], DocumentPrint] = {}
    for each in levels[0].prints:
        key = (each.figure.vintage, str(number_in_line(each.figure, unit)))
        found[key] = each if each.stands or key not in found else found[key]
    values = {key: float(value_in(each.figure, unit)) for key, each in found.items()}
    low, high = min(values.values()), max(values.values())
    if len(found) > _DAYS or all(agree(each.figure, levels[0].standing) for each in found.values()):
        return []
    room = look.width - _BESIDE - max(cells(number) for _, number in found)
    size = _SCALE if room > _SCALE else room if room >= _LEAST else 0  # a narrow screen has the numbers alone
    found_rows = []
    for (day, number), each in found.items():
        place = round((values[day, number] - low) / (high - low) * (size - 1))
        mark = "  " + ("O" if each.stands else "o").rjust(place + 1).ljust(size) if size else ""
        text = f"{day:<10}{mark}  {number}".replace(" ", TIE)  # kept as it is, since it is a drawing
        found_rows.append(text + (phrase(", ", lang) + phrase("stands", lang) if each.stands else ""))
    return [(phrase("By day", lang) if not at else "", text) for at, text in enumerate(found_rows)]


def _newest_row(row: Observation, data: Dataset) -> Observation:
    """Return the figure of an indicator's newest period in the area of a row."""
    rows = [one for one in data.observations if (one.indicator, one.area) == (row.indicator, row.area)]
    return max(actual(rows), key=lambda one: periods.order(one.period))


def lines(
    rows: Sequence[Observation],
    found: Sequence[Derivation],
    data: Dataset,
    options: Options,
    lang: str,
    commands: bool = False,
) -> list[Pair]:
    """Return the published figures of one indicator in one period, and those ``found``, each with its heading.

    With ``commands`` a refusal also says what to type instead.
    """
    standing = data.standing(rows, options.vintage or "latest")
    level = next((one for one in standing if one.measure == "level"), None)
    entries: list[Pair] = []
    if level:
        entries.append((phrase("Published", lang), _print(level, data, lang)))
        entries += [*_weakness(level, lang), *_other_prints(level, rows, data, lang)]
        refused = {each.row.refusal.code for each in found if each.row.measure == "growth" and each.row.refusal}
        known = break_before(level, data, options.vintage or "latest")
        entries += [("", fact.note(lang)) for fact in known if fact.code not in refused]  # growth says it, too
    entries += derived_lines(standing, found, data, lang, commands)
    entries += [(phrase("Break", lang), line) for line in _breaks(rows[0], data, lang)]
    answered = {level, *(one for measure in _HEADINGS for one in _printed(standing, measure))}
    also = _also([one for one in standing if one not in answered], data, lang)
    return entries + [(phrase("Also" if entries else "Published", lang), text) for text in also]


def derived_lines(
    standing: Sequence[Observation], found: Sequence[Derivation], data: Dataset, lang: str, commands: bool = False
) -> list[Pair]:
    """Return the published and the ``found`` figures of a period, with formula and inputs, under the headings of measures."""
    entries: list[Pair] = []
    for measure in _HEADINGS:
        computed = _computed_of(measure, found)
        entries += _derivations(measure, _printed(standing, measure), computed, found, data, lang, commands)
    return entries


def _computed_of(measure: str, found: Iterable[Derivation]) -> list[Derivation]:
    """Return the computed rows of a measure; of a contribution that published growth does not give, that of the levels."""
    of_levels = {one.row.base_indicator: one for one in found if one.row.measure == "contribution_levels"}
    rows = [one for one in found if one.row.measure == measure]
    if measure != "contribution":
        return rows
    return [of_levels.get(one.row.base_indicator, one) if one.row.refusal else one for one in rows]


def _printed(standing: Iterable[Observation], measure: str) -> list[Observation]:
    return [one for one in standing if one.measure == measure and (measure == "growth" or one.base_indicator)]


def _print(row: Observation, data: Dataset, lang: str) -> str:
    """Return a figure with its producer and document."""
    maker, document = producer(data.organisation(row), lang), tied(_release(row, lang))
    return in_line(row, data, lang, 0) + phrase("; ", lang) + maker + phrase(", ", lang) + document


def _release(row: Observation, lang: str) -> str:
    source = row.source or phrase("no source", lang)
    return phrase("{source} of {vintage}", lang, source=source, vintage=row.vintage) if row.vintage else source


def _weakness(level: Observation, lang: str) -> list[Pair]:
    """Return what is weak about the source of a figure, in its remark; nothing of a figure that is not weakly sourced."""
    if level.status != "U":
        return []
    words = f"u {phrase(STATUSES['U'], lang)}"
    return [("", phrase(": ", lang).join(filter(None, (words, of_data(level.note, lang)))))]


def _other_prints(level: Observation, rows: Sequence[Observation], data: Dataset, lang: str) -> list[Pair]:
    """Return the other published figures of the same thing, each number once with its first release."""
    prints = [row for row in rows if row.identity == level.identity and row is not level]
    first: dict[str, Observation] = {}
    for row in sorted(prints, key=lambda row: row.vintage):
        first.setdefault(in_line(row, data, lang, 0), row)
    first.pop(in_line(level, data, lang, 0), None)
    listed_prints = [
        f"{number} ({phrase(', ', lang).join(filter(None, (row.vintage or row.source, _difference(row, level, data, lang))))})"
        for number, row in first.items()
    ]
    if len(listed_prints) > _PRINTS:
        listed_prints[_PRINTS:] = [phrase("{number} more", lang, number=len(listed_prints) - _PRINTS)]
    return [("", phrase("also printed: {prints}", lang, prints=listed(listed_prints, lang)))] if listed_prints else []


def _difference(row: Observation, standing: Observation, data: Dataset, lang: str) -> str:
    """Return in words why another print differs from the figure that stands, as far as is known; empty where it is not."""
    if agree(row, standing):
        return phrase("rounded", lang) if len(row.value) < len(standing.value) else ""
    if data.trust(row) > data.trust(standing):
        return producer(data.organisation(row), lang)
    if revision := revision_between(row, standing, data):
        return facts.of("edition_before", day=revision.day).sentence(lang)
    return phrase(STATUSES["P"], lang) if row.status == "P" != standing.status else ""


def _derivations(
    measure: str,
    printed: Sequence[Observation],
    computed: Sequence[Derivation],
    found: Sequence[Derivation],
    data: Dataset,
    lang: str,
    commands: bool,
) -> list[Pair]:
    """Return the published and the computed values of one measure: for each whole the values, the formula and its inputs."""
    lines: list[Pair] = []
    wholes = dict.fromkeys([one.base_indicator for one in printed] + [one.row.base_indicator for one in computed])
    for whole in wholes:
        text = [in_line(one, data, lang) + phrase(" published", lang) for one in printed if one.base_indicator == whole]
        own = next((one for one in computed if one.row.base_indicator == whole), None)
        # A share of GDP is tried of everything; that most things are none is not worth a line.
        if own and own.row.refusal and lines:
            continue
        if own:
            text.append(_computed(own, found, lang, commands))
        heading = "" if lines else phrase(_HEADINGS[measure], lang)
        lines.append((heading, _of_whole(measure, whole, data, lang) + phrase("; ", lang).join(text)))
        if own and own.measure and own.row.has_figure:
            lines += _inputs(own, data, lang)
            lines += [("", fact.note(lang)) for fact in own.row.facts if fact.code == "taken"]
    return lines


def _of_whole(measure: str, whole: str, data: Dataset, lang: str) -> str:
    """Return the words that lead from a heading to the values of a whole; empty without one."""
    if not whole:
        return ""
    name = short_name(data, *_indicator(whole), lang)
    if measure == "contribution":
        return phrase("to growth of {whole}: ", lang, whole=name)
    return phrase("of {whole}: ", lang, whole=name)


def _indicator(name: str) -> tuple[str, str]:
    indicator, area = split_name(name)
    return indicator, area or "CN"


def _computed(derivation: Derivation, found: Sequence[Derivation], lang: str, commands: bool) -> str:
    """Return the computed value with its bounds, and its gap to the published one."""
    row = derivation.row
    if refusal := row.refusal:
        sentence = refusal.sentence(lang) if commands else facts.without_commands(refusal, lang)
        return phrase("not computed: {sentence}", lang, sentence=sentence)
    value = with_possible(row, lang)
    gap = next((two.row for two in found if two.row.measure == "gap" and _same_thing(two.row, row)), None)
    gap_note = phrase("; ", lang) + gap.notes(lang) if gap and gap.facts else ""
    return f"{phrase('computed', lang)} {value}{gap_note}"


def _same_thing(gap: Observation, row: Observation) -> bool:
    """Return whether a gap is that of a computed row, which comes right before it."""
    return (gap.base_indicator, gap.source) == (row.base_indicator, gap.source) and set(row.sources) <= set(gap.sources)


def _inputs(derivation: Derivation, data: Dataset, lang: str) -> list[Pair]:
    assert derivation.measure is not None
    if len(derivation.inputs) > 2:  # too many for a screen
        return []
    lines = [("", phrase(derivation.measure.words, lang))]
    for role, figure in zip(derivation.measure.roles, derivation.inputs, strict=False):
        name = "  " + phrase(role.name, lang) + phrase(": ", lang)
        lines.append(("", name + with_bounds(figure, data, lang) + phrase(", ", lang) + tied(_release(figure, lang))))
    return lines


def _also(rows: Sequence[Observation], data: Dataset, lang: str) -> list[str]:
    """Return the other published figures of the period: a rank, a mean growth, a target."""
    texts = [
        f"{measure_word(row, lang)} {_since(row, lang)}{in_line(row, data, lang)}"
        + phrase(" ({command})", lang, command=row.source)
        for row in rows[:_ALSO]
    ]
    if len(rows) > _ALSO:
        texts.append(phrase("{number} more", lang, number=len(rows) - _ALSO))
    return [phrase("; ", lang).join(texts)] if texts else []


def _since(row: Observation, lang: str) -> str:
    return phrase("since {since} ", lang, since=periods.label(row.base_period)) if row.base_period else ""
