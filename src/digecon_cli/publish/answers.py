"""What a reader first asks of an indicator: its size, share, coverage, producer, revisions, and what not to compare."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..ask.selection import FREQUENCIES
from ..core import periods
from ..core.cleaning import clean
from ..core.dataset import Dataset
from ..core.messages import listed, of_data, phrase
from ..core.model import MEASURED, PLANNED, Observation
from ..measures.reasons import implied_base, of_one_release
from ..pages.info import change, first_and_standing, revised
from ..pages.labels import counted, measure_name, producer, revision_in_words
from ..pages.numbers import latest, unit_of
from ..pages.numbers import number_in_line as number
from ..pages.numbers import unit_in_line as unit_name
from .addresses import anchor
from .headlines import HeadlineSeries
from .material import SiteSeries
from .page import SitePage
from .sentences import (
    TextLine,
    TextPiece,
    figure_text,
    largest_unit,
    period_in_words,
    plain,
    possible_rate,
    refusal_sentence,
    signed,
    stated,
    with_names,
    with_unit,
)

MOST = 4  # lines per answer
_PRINTED = ("level", "growth", "share")
# Refusals that forbid no comparison: values that do not exist, and what breaks and revisions already report.
_ELSEWHERE = ("missing", "vintage", "undefined", "break", "edition")


class PageAnswer(NamedTuple):
    """A question with the lines that answer it; ``large`` is the number printed large, empty if there is none."""

    name: str
    question: str
    large: str
    lines: Sequence[TextLine]


def newest_figure(series: SiteSeries, headline: HeadlineSeries | None, page: SitePage) -> Observation:
    """Return the figure that a page leads with: the newest level, or any other figure without levels."""
    return headline.latest if headline else latest(series.rows, page.data)


def answers(
    series: SiteSeries, headline: HeadlineSeries | None, restatements: Sequence[TextLine], page: SitePage
) -> list[PageAnswer]:
    """Return the six answers, in the order of the questions; ``restatements`` are the lines of ``restated``."""
    newest = newest_figure(series, headline, page)
    reasons = page.data.revisions.get((series.indicator, series.area), [])[::-1]
    days = [page.pieces(revision_in_words(one, page.lang)) for one in reasons]
    not_comparable = [*_not_comparable(series, page), *_real(series, page)] or [(TextPiece(page.w["nothing_apart"]),)]
    revisions = _limited([*days, *restatements], "#revisions", page)
    return [
        _size(newest, headline, series, page),
        _parts(series, page),
        _since(series, page),
        _producer(series, newest, page),
        PageAnswer("revised", page.w["ask_revised"], "", revisions),
        PageAnswer("apart", page.w["ask_apart"], "", _limited(not_comparable, "#years", page)),
    ]


def _size(newest: Observation, headline: HeadlineSeries | None, series: SiteSeries, page: SitePage) -> PageAnswer:
    data, lang = page.data, page.lang
    figure = figure_text(newest, data, lang, largest_unit(newest, lang))
    beside = phrase(", ", lang).join(filter(None, (figure.bounds, figure.meaning)))
    period = TextPiece(page.period(newest.period), f"#{anchor(newest)}")
    lines: list[TextLine] = [(period, TextPiece(f" {beside}" if beside else ""))]
    if headline:
        rates = list(_rates(headline, series, page))
        lines += [page.pieces(phrase("; ", lang).join(rates))] if rates else []
        if part := headline.part:
            meaning = figure_text(part, data, lang).meaning  # of its status, where that is not the normal one
            value = with_unit(part, data, lang) + (phrase(" ({basis})", lang, basis=meaning) if meaning else "")
            text = page.say("newer", value=value, period=period_in_words(part.period, lang))
            lines.append((TextPiece(text, f"#{anchor(part)}"),))
    return PageAnswer("size", page.w["ask_size"], plain(stated(newest, data, lang)), lines)


def _rates(headline: HeadlineSeries, series: SiteSeries, page: SitePage) -> Iterator[str]:
    """Yield the growth of the newest period: published in full, computed, and how the two compare."""
    period = headline.latest.period
    if published := headline.published.get(period):
        yield page.say("rate_published", rate=plain(signed(published, page.lang, 0)))
    yield from _computed(headline.computed.get(period), page)
    gaps = (one.row for one in series.found[period] if one.row.measure == "gap" and not one.row.base_indicator)
    yield from map(plain, dict.fromkeys(gap.notes(page.lang) for gap in gaps))


def _computed(rate: Observation | None, page: SitePage) -> Iterator[str]:
    """Yield a computed rate with its bounds, or the reason why there is none."""
    if rate and rate.has_figure:
        yield page.say("rate_computed", rate=possible_rate(rate, page.lang))
    elif rate and rate.refusal:
        yield page.say("rate_refused", sentence=refusal_sentence(rate.refusal, page.data, page.lang))


def _parts(series: SiteSeries, page: SitePage) -> PageAnswer:
    """Return the newest share of each whole, published and computed; the first is printed large."""
    known = [(page.whole(whole), *found) for whole, rows in shares(series).items() if (found := _share(rows, page))]
    if not known:
        question = page.say("ask_share", whole=page.w["a_whole"])
        return PageAnswer("share", question, "", [(TextPiece(page.w["no_share"]),)])
    (first, large, line), *rest = known
    lines = [(TextPiece(page.say("of_whole", share=share, whole=whole)), *below) for whole, share, below in rest]
    return PageAnswer("share", page.say("ask_share", whole=first), large, [line, *lines])


def not_computed(series: SiteSeries, page: SitePage) -> Iterator[str]:
    """Yield the reason for each whole of which no share is known."""
    for whole, rows in shares(series).items():
        refused = next((one.refusal for one in rows if one.refusal), None)
        if refused and not any(one.has_figure for one in rows):
            sentence = refusal_sentence(refused, page.data, page.lang)
            yield page.say("not_computed_lead", whole=page.whole(whole), sentence=sentence)


def shares(series: SiteSeries) -> dict[str, list[Observation]]:
    """Return the shares of a series by whole: standing, computed and refused ones."""
    found: dict[str, list[Observation]] = {}
    for figure in (*series.standing, *series.derived):
        if figure.measure == "share":
            found.setdefault(figure.base_indicator, []).append(figure)
    return found


def _share(rows: Sequence[Observation], page: SitePage) -> tuple[str, TextLine] | None:
    """Return the newest share of a whole and the line below it; None if no share is known."""
    lang = page.lang
    known = [one for one in rows if one.has_figure]
    if not known:
        return None
    newest = max(known, key=lambda one: periods.order(one.period)).period
    published = next((one for one in known if one.period == newest and one.origin == "published"), None)
    computed = next((one for one in rows if one.period == newest and one.origin == "computed"), None)
    rates = list(_computed(computed, page))
    if published:
        large, lead = with_unit(published, page.data, lang), published
        rates.insert(0, f"{page.w['as_published']} {figure_text(published, page.data, lang).bounds}".strip())
    else:
        lead = next(one for one in known if one.period == newest)
        large = possible_rate(lead, lang, bounds=False)
    below = phrase(", ", lang) + phrase("; ", lang).join(rates)
    return large, (TextPiece(page.period(newest), f"#{anchor(lead)}"), TextPiece(below))


def _since(series: SiteSeries, page: SitePage) -> PageAnswer:
    """Return the first and last period of each frequency, with the number of figures and the missing years."""
    lang = page.lang
    lines: list[TextLine] = []
    levels = [one for one in series.standing if one.measure in MEASURED] or list(series.standing)
    first = ""
    for code, name in FREQUENCIES.items():
        found = sorted({one.period for one in levels if periods.frequency(one.period) == code}, key=periods.order)
        if not found:
            continue
        first = first or found[0]
        ends = phrase(" to ", lang).join(map(page.period, dict.fromkeys((found[0], found[-1]))))
        text = phrase(name, lang) + phrase(": ", lang) + ends
        text += phrase(" ({command})", lang, command=counted(len(found), "figure", lang))
        if code == "A" and (missing := _missing(found)):
            text += page.say("none_for", years=listed(missing, lang))
        lines.append((TextPiece(text),))
    return PageAnswer("since", page.w["ask_since"], _first(first, series, page), lines)


def _first(level: str, series: SiteSeries, page: SitePage) -> str:
    """Return the first period of any figure, followed by that of yearly levels if those begin later."""
    actual = [one.period for one in series.standing if one.measure not in PLANNED] or [level]
    year = min(actual, key=periods.order)[:4]
    if periods.frequency(level) != "A" or year >= level:
        return page.period(level)
    return page.say("first_year", first=page.period(year), levels=page.period(level))


def _missing(found: Sequence[str]) -> list[str]:
    """Return the years without a figure between the first and the last, with consecutive ones as a range."""
    there = {int(one) for one in found}
    runs: list[list[int]] = []
    for year in range(min(there), max(there)):
        if year not in there:
            if runs and runs[-1][1] == year - 1:
                runs[-1][1] = year
            else:
                runs.append([year, year])
    return [str(first) if first == last else f"{first}-{last}" for first, last in runs]


def _producer(series: SiteSeries, newest: Observation, page: SitePage) -> PageAnswer:
    lang, data = page.lang, page.data
    lines: list[TextLine] = []
    if newest.source:
        known = data.sources.get(newest.source)
        name = clean(of_data(known.title, lang)) if known else newest.source
        released = page.say("released", day=newest.vintage) if known and newest.vintage else ""
        lines.append((TextPiece(name, page.document(newest.source)), TextPiece(released)))
    more = {name for one in series.rows for name in one.sources} - {newest.source}
    if more:
        lines.append((TextPiece(page.say("more_documents", number=f"{len(more):,}"), "#documents"),))
    return PageAnswer("maker", page.w["ask_maker"], plain(producer(data.organisation(newest), lang)), lines)


def _not_comparable(series: SiteSeries, page: SitePage) -> Iterator[TextLine]:
    """Yield what must not be compared: breaks, the catalog's warning, and refusals."""
    lang, data = page.lang, page.data

    def warning(text: str) -> str:
        return with_names(plain(of_data(text, lang)), data, lang)

    for at in data.breaks.get((series.indicator, series.area), ()):
        yield page.pieces(page.say("before_break", period=page.period(at.period), reason=warning(at.reason)))
    if note := data.about(series.indicator).note:
        yield page.pieces(warning(note))
    # Refused shares are listed below all answers.
    of_shares = {one.refusal for one in series.derived if one.refusal and one.measure == "share"}
    for figure in series.derived:
        if figure.refusal and figure.refusal.code not in _ELSEWHERE and figure.refusal not in of_shares:
            yield (TextPiece(refusal_sentence(figure.refusal, data, lang)),)
    if indicators := confused(series.indicator, data):
        line = []
        for name in indicators:
            line += [TextPiece(phrase("; ", lang)), TextPiece(clean(data.about(name).name(lang)), page.indicator(name))]
        yield (TextPiece(page.w["not_with"]), *line[1:], TextPiece(phrase(". ", lang).strip()))


def _real(series: SiteSeries, page: SitePage) -> Iterator[TextLine]:
    """Yield that growth at constant prices is not that of the levels, where both are published."""
    bases = {(one.measure, one.basis) for one in series.standing}
    if bases >= {("level", ""), ("growth", "constant_prices")}:
        yield (TextPiece(page.w["real_growth"]),)


def confused(indicator: str, data: Dataset) -> list[str]:
    """Return the other indicators of the sector that people may call by the same name.

    They have the same label except for what is in parentheses, or estimate value added within the same whole.
    """
    this = data.about(indicator)
    within = [whole for whole, relation in this.wholes.items() if relation == "subset"]
    found = []
    for name, other in data.catalog.items():
        if name == indicator or other.sector != this.sector or not (this.label and other.label):
            continue
        same_name = this.label.partition(" (")[0] == other.label.partition(" (")[0]
        beside = any(other.wholes.get(whole) == "subset" for whole in within)
        if same_name or (beside and this.concept == other.concept == "value added"):
            found.append(name)
    return found


def restated(series: SiteSeries, page: SitePage) -> list[TextLine]:
    """Return a line for each restated figure, newest first, then for each level that contradicts a published rate.

    If nothing was restated, the first line says so.
    """
    lines = list(_restated(series, page))
    if not lines and not page.data.revisions.get((series.indicator, series.area)):
        lines = [(TextPiece(page.w["not_revised"]),)]
    return [*lines, *_implied(series, page)]


def _restated(series: SiteSeries, page: SitePage) -> Iterator[TextLine]:
    lang, data = page.lang, page.data
    for group in revised(series.rows, data, _PRINTED)[::-1]:
        first, standing = first_and_standing(group, data)
        unit = unit_of(standing, data, lang)
        text = page.say(
            "restated", now=f"{number(standing, unit)} {unit_name(unit, lang)}", first=number(first, unit),
            change=change(first, standing, lang),
        )  # fmt: skip
        what = "" if standing.measure == "level" else phrase(", ", lang) + measure_name(standing, data, lang, False)
        place = TextPiece(page.period(standing.period), f"#{anchor(standing)}")
        yield (place, TextPiece(what + phrase(": ", lang) + plain(text)))


def _implied(series: SiteSeries, page: SitePage) -> Iterator[TextLine]:
    """Yield the earlier level that published growth implies where it differs from the printed one."""
    gaps = [one for found in series.found.values() for one in found if one.row.measure == "gap"]
    for gap in sorted(gaps, key=lambda one: periods.order(one.row.period), reverse=True):
        if not gap.row.has("revised_base"):
            continue
        published, now, before, *_ = gap.inputs
        if of_one_release(published, now, page.data) and (base := implied_base(published, now, before)):
            text = page.say(
                "implied", year=page.period(now.period), level=base.implied, printed=base.printed,
                period=page.period(before.period),
            )  # fmt: skip
            yield (TextPiece(text, f"#{periods.address(now.period)}"),)


def _limited(lines: Iterable[TextLine], place: str, page: SitePage) -> list[TextLine]:
    """Return at most ``MOST`` distinct lines; if there are more, the last one links to where they are."""
    found = list(dict.fromkeys(lines))
    if len(found) > MOST:
        found[MOST - 1 :] = [(TextPiece(page.say("more_lines", number=len(found) - MOST + 1), place),)]
    return found
