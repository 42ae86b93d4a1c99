"""The first screen of an indicator's page: the days of its newest figure, and what can be taken along from it."""

from collections.abc import Iterator
from typing import NamedTuple

from ..core import schedule
from ..core.model import MEASURED, Observation
from .addresses import anchor
from .material import SiteSeries
from .page import SitePage
from .sentences import period_in_words


class TakeAway(NamedTuple):
    """What a page gives: a file or a place by its address, or a file by the command that writes it."""

    text: str
    url: str = ""
    command: str = ""
    is_file: bool = False
    to_copy: bool = False


def days(series: SiteSeries, newest: Observation, page: SitePage) -> Iterator[tuple[str, str]]:
    """Yield when the newest figure was released, when a figure of the series was last, and when the next one is expected."""
    if newest.vintage:
        yield page.w["released_on"], newest.vintage
    if updated := max((one.vintage for one in series.rows), default=""):
        yield page.w["updated_on"], updated
    if page.material.version:
        yield page.w["next_due"], _next(series, page)


def _next(series: SiteSeries, page: SitePage) -> str:
    entry, version = page.data.about(series.indicator), page.material.version
    rows = [one for one in series.rows if one.measure in (*MEASURED, "growth")]
    due = schedule.due(entry, rows, version)
    if due:
        name = "due_late" if due.late else "due_on"
        return page.say(name, period=period_in_words(due.next, page.lang), day=due.day, date=schedule.date_of(version))
    return page.w["due_ended" if entry.cadence and rows else "due_unknown"]


def to_take(series: SiteSeries, newest: Observation, files: dict[str, str], page: SitePage) -> Iterator[TakeAway]:
    """Yield the files of a page, the command that draws its picture as PNG, its address and its citation."""
    for kind in ("csv", "svg"):
        if kind in files:
            yield TakeAway(page.w[f"take_{kind}"], page.shared(files[kind]), is_file=kind == "csv")
    if "svg" in files:
        picture = files["svg"].rpartition("/")[2].removesuffix(".svg") + ".png"
        command = f"digecon plot {series.name} -o {picture}{page.material.table}"
        yield TakeAway(page.w["take_png"], command=command)
    yield TakeAway(page.w["take_link"], f"#{anchor(newest)}", to_copy=True)
    yield TakeAway(page.w["cite"], "#cite")
