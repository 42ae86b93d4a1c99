"""How a figure is shown: as a number in the unit of its row, as a cell of a grid, and in a line of text."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from ..ask.selection import full_years
from ..core import comparability, facts, periods, units
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.intervals import decimals, shifted, shown_decimals
from ..core.messages import listed, phrase
from ..core.model import PLANNED, STATUSES, Observation, actual
from ..core.text import TIE
from ..document import APART, BREAK, EQUAL, NONE, REFUSED, SIGNS, Cell, ShownNumber
from ..measures.reasons import PRICES, WITHIN, is_apart

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
Unit: TypeAlias = tuple[str, int]  # a unit and a power of ten

WORDS = {"over": "over ", "under": "under ", "about": "about "}  # a bound in words
OTHER_PRICES = "|"  # the sign of a rate at other prices than the published one
_LONGEST = 30  # digits before or after the point, above which a number is shown with an exponent
EXACT = Context(prec=700)  # digits of the largest and the smallest numbers there are
DIGITS = 4  # that a figure shows where it is one of many
POWERS = {"en": (12, 9, 6, 3, 0), "zh": (12, 8, 4, 0)}  # the powers of ten that have a word
# Where the number of a bound goes when it is rounded, so that it never says too much: an "over" down, an "under" up.
_TOWARDS = {"over": ROUND_FLOOR, "under": ROUND_CEILING}
# The one mark of a number: what is most worth knowing goes first.
_MARKED = "UIDEBF"


def rounded(number: Decimal, places: int, bound: str = "") -> Decimal:
    """Return a number with so many places after the point; that of a bound never says too much."""
    return number.quantize(Decimal(1).scaleb(-places), _TOWARDS.get(bound, ROUND_HALF_UP), EXACT)


def shift(figure: Observation, unit: Unit) -> int:
    """Return the power of ten from a figure's own text to a unit."""
    if (figure.unit, figure.unit_mult) == unit:
        return 0
    return units.base(figure.unit, figure.unit_mult)[1] - units.base(*unit)[1]


def value_in(figure: Observation, unit: Unit) -> Decimal:
    """Return the number of a figure (of a bound the known end) in a unit and power of ten."""
    return Decimal(figure.point).scaleb(shift(figure, unit), EXACT)


def allowed(figure: Observation, power: int) -> int:
    """Return how many decimals of a figure, times ten to a power, its bounds make worth showing."""
    low, high = (float(Decimal(end).scaleb(power, EXACT)) for end in (figure.low, figure.high))
    return shown_decimals(low, high, units.is_percentage(figure.unit))


def has_bounds(figure: Observation) -> bool:
    """Return whether a figure has two bounds that differ."""
    return bool(figure.low and figure.high) and figure.low != figure.high


def status_letter(figure: Observation) -> str:
    """Return the letter behind a number that is weakly sourced, estimated or the like; provisional is said of a range."""
    return figure.status.lower() if figure.status in _MARKED else ""


# --- a number in a unit -------------------------------------------------------------------------------------------------


def printed(figure: Observation, unit: Unit) -> ShownNumber:
    """Return a figure in a unit and power of ten: ``35.8``, ``~35.8``, ``>180``; empty when there is no figure.

    What is rounded here never says too much: an "over" goes down, an "under" up.
    """
    if not figure.point:
        return ShownNumber()
    power = shift(figure, unit)
    digits = _digits(figure.point, power, _places(figure, power), figure.bound)
    return ShownNumber(SIGNS.get(figure.bound, ""), digits)


def ends(figure: Observation, unit: Unit) -> tuple[str, ...]:
    """Return the bounds of a figure beside its number as ``printed`` has it, rounded outwards; none where they are not two."""
    if not (figure.point and has_bounds(figure)):
        return ()
    places = _places(figure, shift(figure, unit))
    return ends_beside(figure, unit, places) if figure.origin == "published" else _outward(figure, unit, places)


def ends_beside(figure: Observation, unit: Unit, places: int) -> tuple[str, ...]:
    """Return the bounds of a figure beside its number of so many decimals, rounded outwards; none where they are not two.

    They have one decimal more than the number, unless it would then lie outside of them: 5.0 of 5.04 is not from 5.03 to 5.05.
    """
    if not (figure.point and has_bounds(figure)):
        return ()
    low, high = finer = _outward(figure, unit, places + 1)
    is_within = Decimal(low) <= rounded(value_in(figure, unit), places) <= Decimal(high)
    return finer if is_within else _outward(figure, unit, places)


def _outward(figure: Observation, unit: Unit, places: int) -> tuple[str, str]:
    power = shift(figure, unit)
    return _digits(figure.low, power, places, "over"), _digits(figure.high, power, places, "under")


def bounds(figure: Observation, unit: Unit) -> str:
    """Return the bounds of a figure behind its number: `` [11.8, 12.0]``; empty where they are not two."""
    found = ends(figure, unit)
    return f" [{', '.join(found)}]" if found else ""


def _places(figure: Observation, power: int) -> int:
    if figure.unit == "rank":
        return 0
    if has_bounds(figure):
        return allowed(figure, power)
    if figure.origin == "published":
        return max(0, decimals(figure.point) - power)
    # A computed text has all the digits of the machine, and without bounds nothing says which of them count.
    return 1 if units.is_percentage(figure.unit) else max(0, 3 - Decimal(figure.point).scaleb(power, EXACT).adjusted())


def _digits(text: str, power: int, places: int, bound: str) -> str:
    moved = Decimal(text).scaleb(power, EXACT)
    if moved and abs(moved.adjusted()) > _LONGEST:
        return f"{moved:.4g}"
    number = rounded(moved, places, bound)
    return f"{number or abs(number):f}"  # no minus sign before a zero


# --- a row of cells: one multiple, four digits, one mark, and a sign where there is no number ---------------------------


class SeriesRow(NamedTuple):
    """The cells of one series by period, with its name and depth, and the mark that holds for all of it.

    ``subject`` is whose figures they are, where the name does not say it; ``alike`` are the names that a row of more than one
    series stands for.
    """

    name: str
    depth: int
    cells: Mapping[str, Cell]
    mark: str = ""
    subject: str = ""
    alike: Sequence[str] = ()

    @property
    def label(self) -> str:
        """Return its name, with the mark that holds for the whole row behind it."""
        return f"{self.name} {self.mark}" if self.mark else self.name

    def at(self, period: str) -> Cell:
        """Return the cell of a period."""
        return self.cells.get(period, Cell(instead=NONE))

    def equal_at(self, same: Collection[str]) -> "SeriesRow":
        """Return the row with a sign for the figures of periods in which they equal what stands above, within rounding."""
        equal = {
            period: cell._replace(instead=EQUAL, number=cell.number._replace(mark=""), behind=0)
            for period, cell in self.cells.items()
            if period in same
        }
        return self._replace(cells={**self.cells, **equal})


def series_row(
    label: str, depth: int, figures: Iterable[Observation], unit: Unit, marks: Mapping[str, str] = {}
) -> SeriesRow:
    """Return the row of one series' figures in a unit; ``marks`` are those of periods that say more than the status."""
    by_period = {figure.period: figure for figure in figures}
    places = _row_places(by_period.values(), unit)
    cells = {at: _cell(figure, unit, places, marks.get(at, _mark(figure))) for at, figure in by_period.items()}
    breaks = _breaks(by_period)
    cells = {at: cell._replace(broken=at in breaks) for at, cell in _aligned(cells).items()}
    cautioned = any(figure.measure == "index" and figure.has("growth_differs") for figure in by_period.values())
    return SeriesRow(label, depth, cells, APART if cautioned else "")


def figure_cell(figure: Observation, unit: Unit) -> Cell:
    """Return the cell of one figure by itself."""
    (cell,) = series_row("", 0, [figure], unit).cells.values()
    return cell


def sign_of(figure: Observation) -> str:
    """Return the sign that stands for a figure without a number: nothing is printed, it is refused, or there is a break."""
    refusal = figure.refusal
    if refusal is None or refusal.code == "missing":
        return NONE
    return BREAK if refusal.code in comparability.ONE_LINE else REFUSED


def _mark(figure: Observation) -> str:
    """Return the mark of a figure: that it may mislead, else its status; empty for a normal one."""
    if figure.point and figure.measure == "cagr" and figure.has("growth_differs"):
        return APART
    return status_letter(figure)


def _row_places(figures: Iterable[Observation], unit: Unit) -> int:
    """Return how many decimals a row may have: four digits of its largest figure; a percentage one, none from 100 up.

    Levels that are percentages below ten have two: an intensity of 2.06 % is not one of 2.10 %.
    """
    row = [figure for figure in figures if figure.point]
    largest = max((abs(value_in(figure, unit)) for figure in row), default=Decimal(0))
    if units.is_percentage(unit[0]):
        return 2 if largest < 10 and all(figure.measure == "level" for figure in row) else 1
    return max(0, DIGITS - 1 - largest.adjusted()) if largest else 0


def _cell(figure: Observation, unit: Unit, places: int, mark: str) -> Cell:
    if not figure.point:
        return Cell(instead=sign_of(figure), figure=figure)
    own = places
    if figure.origin == "published":
        own = max(0, decimals(figure.point) - shift(figure, unit))
    elif has_bounds(figure):
        own = allowed(figure, shift(figure, unit))
    exact = value_in(figure, unit)
    fine = 0 if units.is_percentage(unit[0]) and abs(exact) >= 100 else min(places, own)
    number = rounded(exact, fine, figure.bound)
    shown_number = ShownNumber(SIGNS.get(figure.bound, ""), f"{number or abs(number):,f}", mark)
    return Cell(number=shown_number, figure=figure, exact=exact, places=fine)


def _aligned(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return cells padded behind, so that the points of a row's numbers stand below those of a finer row."""
    finest = max((cell.places for cell in cells.values()), default=0)
    return {period: cell._replace(behind=_padding(cell, finest)) for period, cell in cells.items()}


def _padding(cell: Cell, finest: int) -> int:
    if not cell.number.digits:
        return 0
    return finest - cell.places + (finest > 0 and not cell.places)  # a point takes a blank too


def _breaks(figures: Mapping[str, Observation]) -> frozenset[str]:
    """Return the periods before which two shown prints do not compare, beyond those whose sign says so."""
    printed_periods = [period for period, figure in figures.items() if figure.point]
    return frozenset(period for period in printed_periods[1:] if figures[period].fact_of(facts.BREAK))


# --- a figure in a line of text: ``1,118 million``, ``>180``, ``140.2p trillion yuan``; marks are glued to the number ----


def tied(text: str) -> str:
    """Return a text as one word, at whose blanks no line ends."""
    return clean(text).replace(" ", TIE)


def unit_of(figure: Observation, data: Dataset, lang: str = "en", scale: int | None = None) -> Unit:
    """Return the unit and power of ten of a figure in a line of its own.

    That is the catalog's, a smaller one where the number would begin with 0; in Chinese 万, 亿 or 万亿.
    """
    unit, mult = data.display_unit(figure, scale)
    if scale is not None or mult <= 0:
        return unit, mult
    if units.base(unit, 0)[1] or not figure.point:
        # No Chinese word is of ten to the ninth: 337.6 of 10亿GB would be read as 337.610亿.
        return unit, next(power for power in POWERS[lang] if power <= mult) if lang == "zh" else mult
    size = abs(figure.interval().value)
    fits = next((power for power in POWERS[lang] if size >= 10.0**power), 0)
    return unit, fits if lang == "zh" else min(mult, fits)


def customary(figure: Observation, lang: str) -> Observation:
    """Return a figure in the multiple that a language counts in: in Chinese 337.6 billion is 3376亿, never 337.6 of 10亿."""
    mult = units.counted(figure.unit_mult, lang)
    power = figure.unit_mult - mult
    if not power:
        return figure
    value, low, high = (shifted(text, power) for text in (figure.value, figure.low, figure.high))
    return figure._replace(value=value, low=low, high=high, unit_mult=mult)


def number_in_line(figure: Observation, unit: Unit, digits: int = 0) -> ShownNumber:
    """Return a figure's number in a unit, with its signs and its status.

    It has the decimals of its print, or with ``digits`` at most so many digits in all; a percentage has one decimal
    then (a level below ten two), and an "over" is never rounded up. A computed one has the decimals that its bounds make worth showing.
    """
    if not figure.point:
        return ShownNumber()
    if figure.origin == "computed":
        text = printed(figure, unit).digits
    else:
        text = shifted(figure.point, shift(figure, unit))
        text = _shortened(text, figure, digits) if digits else text
    return ShownNumber(SIGNS.get(figure.bound, ""), separated(text), status_letter(figure))


def _shortened(text: str, figure: Observation, digits: int) -> str:
    size = Decimal(text).adjusted() + 1 if Decimal(text) else 1
    most = max(0, digits - max(size, 1))
    if units.is_percentage(figure.unit):  # a level below ten has two decimals, as in a row
        most = 2 if figure.measure == "level" and size < 2 else int(size < 3)
    if decimals(text) <= most:
        return text
    return f"{rounded(Decimal(text), most, figure.bound):f}"


@lru_cache(1 << 14)
def separated(text: str) -> str:
    """Return a plain number with its thousands separated."""
    sign = "-" if text.startswith("-") else ""
    whole, point, fraction = text.removeprefix("-").partition(".")
    return f"{sign}{int(whole):,}{point}{fraction}" if whole.isdecimal() else text


def unit_in_line(unit: Unit, lang: str = "en") -> str:
    """Return how a line calls a unit; with a power of ten that has no word, ``x 10^5 units``."""
    noun, mult = unit
    # The label says what is counted; the line only how many at once.
    name = clean(units.label("" if mult and noun in units.COUNTED else noun, mult, lang))
    return f"x {name}" if lang != "zh" and name[:1].isdecimal() else name


def in_line(figure: Observation, data: Dataset, lang: str = "en", digits: int = DIGITS) -> str:
    """Return a figure with its unit, as one word that never breaks: ``1,118 million``."""
    if figure.unit == "rank":
        return str(number_in_line(figure, (figure.unit, 0)))
    unit = unit_of(figure, data, lang)
    name, number = unit_in_line(unit, lang), number_in_line(figure, unit, digits)
    return tied(f"{number}{' ' if name.isascii() else ''}{name}".strip())


def with_bounds(figure: Observation, data: Dataset, lang: str = "en") -> str:
    """Return a figure with the bounds that its rounding allows: ``50.2 [50.15, 50.25] trillion yuan``."""
    unit = unit_of(figure, data, lang)
    number = f"{printed(figure, unit)}{status_letter(figure)}{bounds(figure, unit)}"
    return f"{tied(number)} {unit_in_line(unit, lang)}"


def with_possible(figure: Observation, lang: str = "en") -> str:
    """Return a computed figure in four digits and, rounded outwards, what its inputs allow: ``10.33 % (10.09 to 10.57)``."""
    value = Decimal(figure.point)
    places = max(0, DIGITS - 1 - (value.adjusted() if value else 0))
    text = f"{rounded(value, places):f} {unit_in_line((figure.unit, figure.unit_mult), lang)}"
    if not has_bounds(figure):
        return tied(SIGNS.get(figure.bound, "") + text)
    low, high = rounded(Decimal(figure.low), places, "over"), rounded(Decimal(figure.high), places, "under")
    return f"{tied(text)} {tied('(' + phrase(' to ', lang).join((f'{low:f}', f'{high:f}')) + ')')}"


def latest_level(group: Sequence[Observation], data: Dataset) -> Observation | None:
    """Return the standing newest level of an indicator, of China if it has any; None where there is no level.

    Of what flows, and has years, it is that of a year.
    """
    levels = [figure for figure in group if figure.measure == "level"]
    if not levels:
        return None
    of_china = [figure for figure in levels if figure.area == "CN"] or levels
    last = max(full_years(of_china, data), key=lambda one: periods.order(one.period))
    same = [figure for figure in levels if (figure.area, figure.period) == (last.area, last.period)]
    return data.standing_figure(same)


def latest(group: Sequence[Observation], data: Dataset) -> Observation:
    """Return the newest level of an indicator (see ``latest_level``).

    Without levels it is the newest other figure, something planned only for want of other figures.
    """
    if level := latest_level(group, data):
        return level
    figures = full_years(actual(group), data)
    last = max(figures, key=lambda one: periods.order(one.period))
    return data.standing_figure([one for one in figures if one.identity == last.identity]) or last


def legend(rows: Iterable[Observation], lang: str = "en") -> list[str]:
    """Return what the signs and letters at figures mean, those that are there: ``> over``, ``u weakly sourced``.

    The last ones say what the newest span from January covers, and which figures are provisional, if any.
    """
    figures = list(rows)
    return [*signs_and_letters(figures, lang), *on_periods(figures, lang)]


def signs_and_letters(figures: Iterable[Observation], lang: str) -> list[str]:
    """Return what the signs and letters at figures mean, those that are there."""
    codes = {code for figure in figures for code in (figure.bound, figure.status)}
    signs = [f"{sign} {phrase(bound, lang)}" for bound, sign in SIGNS.items() if bound in codes]
    letters = [
        f"{code.lower()} {phrase(STATUSES[code], lang)}" for code in STATUSES if code in codes and code in _MARKED
    ]
    return [*signs, *letters]


def on_periods(figures: Iterable[Observation], lang: str) -> list[str]:
    """Return what the newest span from January covers, and which figures are provisional; each where there is any."""
    every = list(figures)
    return list(filter(None, [_span_of_months(every, lang), _provisional(every, lang)]))


def _span_of_months(figures: Iterable[Observation], lang: str) -> str:
    """Return what the newest span from January covers, which may be read as a month: ``2026-4M Jan to Apr``."""
    spans = {figure.period for figure in figures if figure.has_figure and periods.frequency(figure.period) == "ytd"}
    if not spans:
        return ""
    newest = max(spans, key=periods.order)
    month = phrase(MONTHS[periods.span(newest).months - 1], lang)
    return phrase("{period} Jan to {month}", lang, period=periods.label(newest), month=month)


def _provisional(figures: Iterable[Observation], lang: str = "en") -> str:
    """Return which figures are provisional, as ranges of periods: ``provisional from 2023``; empty for none.

    A range is open where it reaches the newest period or the year before it, since what is newer has not been verified
    either. It is ``partly`` provisional where it has other figures too.
    """
    by_period: dict[str, set[bool]] = {}
    for figure in figures:
        if figure.point and figure.measure not in PLANNED:
            by_period.setdefault(figure.period, set()).add(figure.status == "P")
    ordered = sorted(by_period, key=periods.order)
    ranges: list[list[str]] = []
    for before, period in zip(["", *ordered], ordered, strict=False):
        if True in by_period[period]:
            if before and ranges and ranges[-1][-1] == before:
                ranges[-1].append(period)
            else:
                ranges.append([period])
    if not ranges:
        return ""
    if is_open := periods.years_between(ranges[-1][-1], ordered[-1]) <= 1:
        ranges[-1] += ordered[ordered.index(ranges[-1][-1]) + 1 :]
    words = (
        "partly provisional {ranges}"
        if any(False in by_period[one] for own in ranges for one in own)
        else "provisional {ranges}"
    )
    texts = [
        phrase("from {first}", lang, first=periods.label(own[0]))
        if is_open and own is ranges[-1]
        else _range(own, lang)
        for own in ranges
    ]
    return phrase(words, lang, ranges=listed(texts, lang))


def _range(found: Sequence[str], lang: str) -> str:
    first, last = periods.label(found[0]), periods.label(found[-1])
    return first if first == last else phrase(" to ", lang).join((first, last))


def gap_sign(gaps: Sequence[Observation]) -> str:
    """Return the sign for how a computed rate compares with the published one; empty without a gap between them.

    It is equal within rounding, at other prices, or apart; empty too where nothing says whether it differs.
    """
    codes = {gap.facts[0].code if gap.facts else WITHIN for gap in gaps}
    if any(map(is_apart, gaps)):
        return APART
    if PRICES in codes:
        return OTHER_PRICES
    return EQUAL if codes == {WITHIN} else ""
