"""The page of ``targets``: a line a target, grouped by what can be said of it."""

from collections.abc import Sequence
from typing import NamedTuple

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable
from ..core import periods, units
from ..core.intervals import DECREED, decimals
from ..core.messages import listed, phrase
from ..core.model import Observation, split_name
from ..core.text import BAD, DIM, GOOD, TITLE
from ..document import RIGHT, TEXT, Cell, Document, Prose, ShownNumber, text_grid
from ..measures.targets import NO_FIGURE, NOT_REACHED, PERHAPS, REACHED_IT, TOO_OLD, VERDICTS
from .below import hint
from .labels import counted, producer, producers, short_name
from .numbers import DIGITS, Unit, legend, number_in_line, tied, unit_in_line, unit_of, value_in
from .series import LAST_HEADLINE, label_in, label_of, main_ones, the_sector

UNMEASURED = "missing"  # a refusal in the place of a verdict
HEADINGS = {
    REACHED_IT: "Reached",
    PERHAPS: 'Perhaps reached: rounding or an "about" leaves it open',
    NOT_REACHED: "Not reached in the target year",
    NO_FIGURE: "No figure for the target year: how far the latest one is",
    TOO_OLD: "Too old to judge: latest figure four or more years before",
    UNMEASURED: "Not measured as the target is",
}
_FEW = 4  # targets of which a page says who set them
_STYLES = {REACHED_IT: GOOD, NOT_REACHED: BAD}
_HEADS = ("by", "target", "latest")
_KINDS = (TEXT, RIGHT, RIGHT, RIGHT, TEXT, TEXT)


class Judged(NamedTuple):
    """A target with what can be said of it, its latest actual figure, and the rows that hold one against the other."""

    target: Observation
    state: str
    latest: Observation | None
    against: Sequence[Observation]
    growth: Observation | None = None  # of the target's year, as far as it is published


def judged(rows: Sequence[Observation]) -> list[Judged]:
    """Return the targets among the rows of ``targets``, each with its verdict."""
    actual = {_held(row, row.period): row for row in rows if row.measure in ("level", "share")}
    found = []
    for place, target in enumerate(rows):
        if target.measure not in DECREED:
            continue
        behind = rows[place + 1 :]
        until = next((number for number, row in enumerate(behind) if row.measure in DECREED), len(behind))
        against = [row for row in behind[:until] if row.origin == "computed"]
        known = {fact.code: fact for fact in (against[0].facts if against else ())}
        verdict = next((code for code in known if code in VERDICTS), UNMEASURED)
        when = known["latest"].get("period") if "latest" in known else ""
        latest = actual.get(_held(target, str(when)))
        growth = next((row for row in behind[:until] if row.measure == "growth"), None)
        found.append(Judged(target, verdict if latest else UNMEASURED, latest, against, growth))
    return found


def _held(row: Observation, period: str) -> tuple[str, ...]:
    """Return what a target and the figure held against it have in common: a level of a level, a share of the same whole."""
    return row.indicator, row.area, row.base_indicator, period


def pages(table: ObservationTable, look: RenderOptions) -> list[Document]:
    """Return one page: the targets under what can be said of them; those that nothing measures in one paragraph.

    Of more than one sector, those of the main indicators for China.
    """
    every = judged(table.rows)
    main = main_ones(every, lambda judged: judged.target, table.data, LAST_HEADLINE)
    whole = look.all or look.asked or not main or the_sector(table, table.data)
    found = every if whole else [judged for judged in every if judged in main]
    heads = (counted(len(every), "target", look.lang), *(phrase(word, look.lang) for word in _HEADS), "", "")
    rows: list[Sequence[str | Cell] | Prose] = []
    for state, heading in HEADINGS.items():
        own = [one for one in found if one.state == state]
        if not own:
            continue
        if state == UNMEASURED:
            rows += [Prose(f"{phrase(heading, look.lang)} ({len(own)})", TITLE), _unmeasured(own, table, look)]
        else:
            rows.append(Prose(phrase(heading, look.lang), _STYLES.get(state, TITLE)))
            rows += [_line(target, table, look) for target in own]
    figures = [figure for each in found for figure in (each.target, each.latest) if figure]
    texts = (
        _legend(figures, found, look),
        _set_by(found, table, look),
        *_growing(found, table, look),
        _left_out(len(every) - len(found), look),
    )
    notes = phrase("; ", look.lang).join(filter(None, texts))
    return [Document(parts=[text_grid(_KINDS, rows, heads), Prose(notes, DIM)])]


def _set_by(found: Sequence[Judged], table: ObservationTable, look: RenderOptions) -> str:
    """Return who set the targets of a short page, those with most of them first."""
    names = producers((source for each in found for source in each.target.sources), table.data.sources)
    if len(found) > _FEW or not names:
        return ""
    first = sorted(names, key=lambda name: -names[name])
    return phrase("set by {names}", look.lang, names=listed((producer(name, look.lang) for name in first), look.lang))


def _left_out(number: int, look: RenderOptions) -> str:
    """Return how many targets are not in a page of the main indicators, with what to type; empty for none."""
    if not number:
        return ""
    words = "{number} more of other indicators: --all, or targets SECTOR"
    return phrase(
        words if look.commands else "{number} more of other indicators are left out", look.lang, number=number
    )


def _line(judged: Judged, table: ObservationTable, look: RenderOptions) -> list[str | Cell]:
    target, latest = judged.target, judged.latest
    assert latest is not None  # only what is measured has a line
    unit = unit_of(target, table.data, look.lang, look.scale)
    unit_and_year = f"{_unit_words(target, unit, table, look)} ({periods.label(latest.period)})"
    name = short_name(table.data, target.indicator, target.area, look.lang)
    distance = _distance(judged.against, look) if _has_distance(judged) else ""
    figures = (_cell(target, _goal(target, unit), unit), _cell(latest, number_in_line(latest, unit, DIGITS), unit))
    return ["  " + name, target.period, *figures, unit_and_year, distance]


def _has_distance(judged: Judged) -> bool:
    """Return whether a line says how far a target is."""
    return judged.latest is not None and judged.state not in (REACHED_IT, TOO_OLD)


def _unit_words(target: Observation, unit: Unit, table: ObservationTable, look: RenderOptions) -> str:
    """Return the unit of a target; of a share with what it is a share of."""
    if not target.base_indicator:
        return unit_in_line(unit, look.lang)
    base, area = split_name(target.base_indicator)
    whole = target._replace(indicator=base, area=area or target.area)
    label = label_in(whole, table.data, look.lang) if area else label_of(whole, table.data, look.lang)
    return phrase("% of {label}", look.lang, label=label)


def _cell(figure: Observation, number: ShownNumber, unit: Unit) -> Cell:
    return Cell(number=number, figure=figure, exact=value_in(figure, unit), places=decimals(number.digits))


def _growing(found: Sequence[Judged], table: ObservationTable, look: RenderOptions) -> list[str]:
    """Return how what has no figure for its target's year yet grows in that year, as far as it is published."""
    texts = []
    for judged_target in found:
        if judged_target.state == NO_FIGURE and judged_target.growth:
            name = short_name(table.data, judged_target.target.indicator, judged_target.target.area, look.lang)
            rate = tied(f"{number_in_line(judged_target.growth, ('percent', 0))} %")
            period = periods.label(judged_target.growth.period)
            texts.append(phrase("{name} in {period}: growth of {rate}", look.lang, name=name, period=period, rate=rate))
    return texts


def _goal(target: Observation, unit: Unit) -> ShownNumber:
    """Return a target's number; it is a chosen one, and zeros at its end say nothing."""
    number = number_in_line(target, unit)
    whole, point, fraction = number.digits.partition(".")
    return number._replace(digits=whole + f"{point}{fraction.rstrip('0')}".rstrip("."))


def _distance(against: Sequence[Observation], look: RenderOptions) -> str:
    """Return the part of an amount that is reached, or how many points a percentage is short."""
    row = next((one for one in against if one.measure == "ratio"), against[0])
    distance = number_in_line(row, (row.unit, row.unit_mult))._replace(mark="")
    if row.measure == "ratio":
        return tied(f"{distance} %")
    words = "{points} pp above" if distance.digits.startswith("-") else "{points} pp"
    return tied(phrase(words, look.lang, points=str(distance._replace(digits=distance.digits.removeprefix("-")))))


def _unmeasured(own: Sequence[Judged], table: ObservationTable, look: RenderOptions) -> Prose:
    texts = []
    for target in (one.target for one in own):
        unit = unit_of(target, table.data, look.lang, look.scale)
        name = short_name(table.data, target.indicator, target.area, look.lang)
        goal = tied(f"{_goal(target, unit)} {_unit_words(target, unit, table, look)}")
        texts.append(f"{name} {target.period}{phrase(': ', look.lang)}{goal}")
    return Prose(phrase("; ", look.lang).join(texts), indent=2)


def _legend(figures: Sequence[Observation], found: Sequence[Judged], look: RenderOptions) -> str:
    lang = look.lang
    meanings = legend(figures, lang)
    if any(units.is_percentage(one.target.unit) and _has_distance(one) for one in found):
        meanings.append(phrase("pp percentage points short", lang))
    text = phrase(", ", lang).join(map(tied, meanings))
    return hint(text, tied(phrase("digecon explain ID YEAR", lang)), look).lstrip(" ")
