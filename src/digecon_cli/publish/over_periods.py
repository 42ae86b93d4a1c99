"""Growth and shares of one series by period: what is published beside what is computed, as pictures whose rows are links."""

from collections.abc import Callable, Iterable, Mapping

from ..ask.selection import main_frequency
from ..core import periods, units
from ..core.messages import phrase
from ..core.model import PLANNED, Observation
from ..document import ShownNumber
from ..draw.links import FigureLink, over_rows
from ..draw.svg import Dumbbell, dumbbells
from ..pages.labels import measure_word, producer
from ..pages.numbers import number_in_line as number
from .addresses import anchor, of_cell
from .headlines import published_rates
from .material import SiteSeries
from .page import SitePage
from .pictures import PagePicture, dumbbell, heard, in_both_widths, marks_of_rates
from .sentences import in_words, plain, possible_rate, rate_number
from .years import RATES

MOST = 16  # rows; older ones are in the table
Pair = tuple[Observation | None, Observation | None]  # the published figure of a period, and the computed one


def growth_by_period(series: SiteSeries, page: SitePage) -> PagePicture | None:
    """Return growth by period, the newest first; None where none is published or computed."""
    computed = {one.row.period: one.row for found in series.found.values() for one in found if one.row.measure in RATES}
    published = {one.period: one for one in published_rates(series.standing, page.data)}
    pairs = _pairs(published, computed)
    unit = next((one.unit for both in pairs.values() for one in both if one), units.PERCENT)
    title = page.w["growth_points" if unit == units.POINTS else "growth_rates"]
    return _picture(title, pairs, "", series, page, rate_number)


def shares_by_period(series: SiteSeries, page: SitePage) -> list[PagePicture]:
    """Return the shares of each whole by period, the newest first."""
    found: dict[str, dict[str, dict[str, Observation]]] = {}
    for figure in (*series.standing, *series.derived):
        if figure.measure == "share":
            found.setdefault(figure.base_indicator, {}).setdefault(figure.origin, {})[figure.period] = figure

    def share_number(figure: Observation) -> ShownNumber:
        return number(figure._replace(status="A"), (figure.unit, figure.unit_mult), 4)

    pictures = (
        _picture(
            page.say("shares", whole=page.whole(whole)),
            _pairs(by_origin.get("published", {}), by_origin.get("computed", {})),
            whole, series, page, share_number,
        )
        for whole, by_origin in found.items()
    )  # fmt: skip
    return [one for one in pictures if one]


def _pairs(published: Mapping[str, Observation], computed: Mapping[str, Observation]) -> dict[str, Pair]:
    """Return both figures of each period that has one, of years where any is of a year; the newest period first."""
    known = {at for at, figure in (*published.items(), *computed.items()) if figure.has_figure}
    if not known:
        return {}
    main = main_frequency(known)
    kept = sorted((at for at in known if periods.frequency(at) == main), key=periods.order, reverse=True)
    return {at: (published.get(at), computed.get(at)) for at in kept}


def _picture(
    title: str,
    pairs: Mapping[str, Pair],
    whole: str,
    series: SiteSeries,
    page: SitePage,
    to_number: Callable[[Observation], ShownNumber],
) -> PagePicture | None:
    rows: list[Dumbbell] = []
    links: list[FigureLink | None] = []
    for period, (published, computed) in list(pairs.items())[:MOST]:
        derived = (derivation.row for derivation in series.found.get(period, ()))
        gaps = [row for row in derived if row.measure == "gap" and row.base_indicator == whole]
        row = dumbbell(page.heading(period), published, computed, gaps, to_number)
        if row:
            rows.append(row)
            measure = "share" if whole else "growth"
            lead = published or computed
            url = f"#{of_cell(measure, whole, period) if published else anchor(lead) if lead else ''}"
            links.append(FigureLink(url, figure_title(published, computed, page)))
    if not rows:
        return None
    colon = phrase(": ", page.lang)
    label = title + colon + heard(rows, page.lang)
    notes = marks_of_rates(rows, page.lang)
    if len(pairs) > len(rows):
        notes.append(page.w["older_rows"])
    svg = in_both_widths(lambda width, kind: over_rows(dumbbells(rows, width, label, kind), links))
    return PagePicture(title, svg, tuple(notes))


def figure_title(published: Observation | None, computed: Observation | None, page: SitePage) -> str:
    """Return what a figure is: its period, its value with who published it and when, and what is computed."""
    lead = published or computed
    assert lead is not None
    parts = [stated_by(published, page)] if published else []
    if computed and computed.has_figure:
        parts.append(page.say("rate_computed", rate=possible_rate(computed, page.lang)))
    return page.period(lead.period) + phrase(": ", page.lang) + phrase("; ", page.lang).join(parts)


def stated_by(figure: Observation, page: SitePage) -> str:
    """Return the value of a figure with its producer and its day of release."""
    what = measure_word(figure, page.lang) if figure.measure in PLANNED else ""
    value = plain(in_words(figure, page.data, page.lang))
    maker = plain(producer(page.data.organisation(figure), page.lang))
    return phrase(", ", page.lang).join(filter(None, (what, value, maker, figure.vintage)))


def figure_links(rows: Iterable[Observation], page: SitePage) -> dict[tuple[str, bool], FigureLink]:
    """Return where the levels in a chart lead, by period and whether they are planned."""
    return {
        (row.period, row.measure in ("target", "forecast")): FigureLink(
            f"#{anchor(row)}", figure_title(row, None, page)
        )
        for row in rows
    }
