"""The pages of a site on a month of releases: what is new, what was revised, and what does not compare."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..changes.triangle import Release, releases
from ..core.messages import of_data, phrase
from ..core.model import MEASURED, Break, Observation
from ..pages.labels import counted, evidence, measure_name
from ..pages.life import CHANGES, implies_base
from ..pages.numbers import in_line, signs_and_letters
from ..pages.series import grouped
from .addresses import anchor
from .material import Material, SiteSeries
from .page import SiteEdition, SitePage
from .sentences import TextPiece, plain, refusal_sentence

_FOLDER = "months/"
_MONTH = len("2026-09")  # of a day: what is released in a year, or on a day that nobody tells, is news of no month
# Refusals that forbid no comparison: there is nothing to compare, or nothing that was known.
_NOTHING = ("missing", "vintage", "undefined")


class MonthNews(NamedTuple):
    """What one month brought: figures that were printed for the first time, and those that replace another number."""

    new: list[Release]
    revised: list[Release]
    breaks: list[tuple[str, Break]]  # that became known, each with the name of its series


def news(material: Material) -> dict[str, MonthNews]:
    """Return what each month brought, the newest first; as for ``revisions``, the most trusted documents count."""
    found: dict[str, MonthNews] = {}

    def of_month(day: str) -> MonthNews | None:
        return found.setdefault(day[:_MONTH], MonthNews([], [], [])) if len(day) >= _MONTH else None

    for name, series in material.series.items():
        for group in grouped(series.rows, lambda row: row.identity).values():
            for release in releases(group, material.data):
                month = of_month(release.figure.vintage)
                if month and (release.before is None or release.is_revised):
                    (month.revised if release.before else month.new).append(release)
        for at in material.data.breaks.get((series.indicator, series.area), ()):
            if month := of_month(at.known):
                month.breaks.append((name, at))
    return dict(sorted(found.items(), reverse=True))


def pages(edition: SiteEdition, every: Mapping[str, MonthNews]) -> Iterator[tuple[str, bytes]]:
    """Yield the page of each month in one language, and the list of them, with their paths."""
    if not every:
        return
    months = list(every)
    for place, (month, found) in enumerate(every.items()):
        later, earlier = months[place - 1] if place else "", months[place + 1] if months[place + 1 :] else ""
        yield _page(month, found, (earlier, later), SitePage(edition, f"{_FOLDER}{month}.html"))
    page = SitePage(edition, f"{_FOLDER}index.html")
    rows = [(heading(month, found, page), address(month, page)) for month, found in every.items()]
    yield page.write("months.html", page.w["months"], trail=[page.home], months=rows)


def address(month: str, page: SitePage) -> str:
    """Return the address of the page of a month."""
    return page.page(f"{_FOLDER}{month}.html")


def heading(month: str, found: MonthNews, page: SitePage) -> str:
    """Return a month with how much is new and how much was revised."""
    new = counted(len(found.new), "new figure", page.lang)
    revised = counted(len(found.revised), "revised figure", page.lang)
    return phrase("{month}: {new}, {revised}", page.lang, month=page.period(month), new=new, revised=revised)


def newest(every: Mapping[str, MonthNews], page: SitePage) -> tuple[str, str] | None:
    """Return the heading and the address of the newest month; None where no figure has a day."""
    return next(((heading(month, found, page), address(month, page)) for month, found in every.items()), None)


def _page(month: str, found: MonthNews, beside: tuple[str, str], page: SitePage) -> tuple[str, bytes]:
    of_series: Mapping[str, Sequence[Release]] = grouped(found.new, lambda release: release.figure.name)
    title = heading(month, found, page)
    values: dict[str, Any] = {
        "trail": [page.home, (page.w["months"], page.page(f"{_FOLDER}index.html"))],
        "new": [
            (_title(name, page), [_printed(release.figure, page) for release in rows])
            for name, rows in of_series.items()
        ],
        "revised": [(_title(release.figure.name, page), *_revised(release, page)) for release in found.revised],
        "marks": signs_and_letters([release.figure for release in (*found.new, *found.revised)], page.lang),
        "apart": list(dict.fromkeys(_apart(found, page))),
        "beside": [(page.period(other), address(other, page)) for other in beside if other],
    }
    return page.write("month.html", title, **values)


def _title(name: str, page: SitePage) -> TextPiece:
    return TextPiece(page.title(page.material.series[name]), page.indicator(name))


def _printed(figure: Observation, page: SitePage) -> TextPiece:
    """Return a figure in words with its period: ``2025: 1.75 trillion yuan``, ``growth, 2025: 0.7 %``."""
    what = (
        ""
        if figure.measure in MEASURED
        else measure_name(figure, page.data, page.lang, False) + phrase(", ", page.lang)
    )
    value = in_line(figure, page.data, page.lang, 0)
    text = f"{what}{page.heading(figure.period)}{phrase(': ', page.lang)}{value}"
    return TextPiece(plain(text), page.indicator(figure.name, anchor(figure)))


def _revised(release: Release, page: SitePage) -> tuple[TextPiece, str, str]:
    """Return the new number, the one that it replaces with the reason, and the address of its life."""
    figure, before = release.figure, release.before
    assert before is not None
    text = page.say("month_before", number=plain(in_line(before, page.data, page.lang, 0)), day=before.vintage)
    known = page.data.revisions.get((figure.indicator, figure.area), ()) if figure.measure in MEASURED else ()
    reason = next((of_data(each.reason, page.lang) for each in known if each.day == figure.vintage), "")
    why = phrase("; ", page.lang).join(filter(None, (text, plain(reason))))
    return _printed(figure, page), why, page.life(figure.name, figure.period)


def _apart(found: MonthNews, page: SitePage) -> Iterator[tuple[TextPiece, str]]:
    """Yield what of a month does not compare: refused growth of its levels, rates that imply another base, and breaks."""
    for release in (*found.new, *found.revised):
        figure = release.figure
        series: SiteSeries = page.material.series[figure.name]
        if figure.measure not in MEASURED or figure not in series.standing:
            continue
        place = TextPiece(
            f"{page.title(series)} {page.heading(figure.period)}", page.indicator(figure.name, anchor(figure))
        )
        for derived in series.found[figure.period]:
            row = derived.row
            if row.measure in CHANGES and row.refusal and row.refusal.code not in _NOTHING:
                yield place, refusal_sentence(row.refusal, page.data, page.lang)
            elif row.measure == "gap" and not row.base_indicator and implies_base(row):
                yield place, plain(row.notes(page.lang))
    for name, at in found.breaks:
        text = of_data(at.reason, page.lang) + evidence(at, page.lang, brief=True)
        place = TextPiece(f"{page.title(page.material.series[name])} {page.heading(at.period)}", page.indicator(name))
        yield place, plain(text)
