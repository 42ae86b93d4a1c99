"""The Python interface: the commands as functions and methods, and answers that show themselves.

What the command line and Python share is ``table.Table``; what a prompt, a notebook and other libraries need beside it is
in ``answers``. Words for people are in ``lang`` (``en``, ``zh``), or as the environment says.
"""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from .. import checking as claims
from .. import reading as readers
from ..ask import finding
from ..changes.answer import answer
from ..core import bundled, units
from ..core.dataset import Dataset
from ..core.errors import UsageError
from ..measures.currency import in_dollars
from ..measures.fill import filled
from ..pages import listings
from ..reading.frames import TableSource, source_of, sources_of
from .answers import Listing, Table, Text, language
from .picture import Picture

if TYPE_CHECKING:
    import pandas

__all__ = ["Listing", "Picture", "Table", "Text", "check", "diff", "get", "info", "list_", "load", "read", "search"]


def load(
    *,
    currency: str = "",
    fill: str | Iterable[str] = (),
    add: TableSource | Iterable[TableSource] = (),
    catalog: str = "",
    breaks: str = "",
    revisions: str = "",
    daily: str = "",
) -> Table:
    """Return the bundled table.

    ``currency="USD"`` converts flows to dollars; ``fill`` adds computed levels (``published``, ``sums``); ``add`` are files or
    frames of your own figures, ``catalog`` is a file of your own indicators, ``breaks`` and ``revisions`` state those of your series,
    ``daily`` makes months of days in files of your own (``mean``, ``last``, ``sum``). Raises UsageError for an unknown word,
    DataError for a file that cannot be read.
    """
    return _of(bundled.load(), currency, fill, add, catalog, breaks, revisions, daily)


def read(
    path: TableSource,
    mapping: str = "",
    *,
    daily: str = "",
    currency: str = "",
    fill: str | Iterable[str] = (),
    catalog: str = "",
    breaks: str = "",
    revisions: str = "",
) -> Table:
    """Return a table of your own, in any layout that ``--data`` knows; ``table.data.notices`` says what was left out.

    It is a file, a frame (pandas, Polars, Arrow, a relation of DuckDB ...), a series, or a text that is open for reading.
    ``mapping`` names columns as ``--map`` does (``value=OBS,period=Year``), ``daily`` makes months of days
    as ``--daily`` does; the rest is as with ``load``. Raises DataError when the file cannot be read.
    """
    return _of(readers.read(source_of(path), mapping, daily), currency, fill, (), catalog, breaks, revisions)


def get(
    indicator: str, *, start: object = "", end: object = "", area: str = "", freq: str = "", measure: str = "level"
) -> "pandas.Series[float]":
    """Return one series of the bundled table, by period: a pandas Series named after its indicator.

    Its ``attrs`` have ``label``, ``unit`` (``billion CNY``), ``area``, ``measure`` and ``sources``. Of a series with years these are
    taken, unless ``freq`` says otherwise. Raises UsageError where the words mean several series, NothingFound where there is no figure.
    """
    table = load().select(indicator, start=start, end=end, area=area, freq=freq).show(measure=measure)
    frame = table.to_frame(transpose=True)
    if len(frame.columns) != 1:
        raise UsageError(
            "'{name}' means {number} series: {names}. Name one, with area= or freq= where they differ in that.",
            name=indicator, number=str(len(frame.columns)), names=tuple(frame.columns[:8]),
        )  # fmt: skip
    first = table.rows[0]
    found = frame.iloc[:, 0].rename(first.indicator)
    sources = tuple(dict.fromkeys(source for row in table.rows for source in row.sources))
    unit = units.spelled(*table.data.display_unit(first))
    label = table.data.about(first.indicator).name()
    found.attrs.update(label=label, unit=unit, area=first.area, measure=first.measure, sources=sources)
    return found


def search(text: str, *, lang: str = "") -> Listing:
    """Return the indicators that words (English or Chinese), an area or a number are found in.

    Raises NothingFound where nothing is found.
    """
    data = bundled.load()
    return Listing(*listings.found(text, data.observations, data, finding.find(text, data), language(lang)))


def list_(*names: str, lang: str = "") -> Listing:
    """Return the indicators, all or those that the names select, one per line: label, unit, coverage, latest figure."""
    data = bundled.load()
    return Listing(*listings.listing(data.select(names), data, language(lang)))


def info(indicator: str, *, lang: str = "") -> Listing:
    """Return all that is known of an indicator, as pairs of field and value: definition, coverage, breaks, documents."""
    return Listing(*listings.info(indicator, bundled.load(), language(lang)))


def check(
    file: TableSource = "",
    *,
    text: str = "",
    article: bool = False,
    within: str = "",
    verdict: str = "",
    vintage: str = "",
    lang: str = "",
) -> Listing:
    """Return a verdict on each statement of a file or frame (docs/checking.md), of the sentences of a ``text``, or of the bundled ``article``.

    A single statement shows itself as a card. ``within`` is the only document whose figures count, ``verdict`` keeps
    statements of one verdict. Raises UsageError for an unknown document or verdict and where nothing is given, DataError
    for a file that cannot be read.
    """
    if text:
        wanted = claims.asked(verdict)
        every = claims.check_text([text], bundled.load(), claims.Corrections(), within, vintage)
        found = [each for each in every if wanted in ("", "all", each.finding.verdict)]
        return Listing(*claims.draft_listing(found, bundled.load(), language(lang)))
    statements = claims.load_claims(source_of(file), article)[0]
    wanted, data = claims.asked(verdict), bundled.load()
    findings = claims.check(statements, data, within, vintage)
    return Listing(*claims.answer(findings, wanted, data, language(lang), article))


def diff(old: str | os.PathLike[str], new: str | os.PathLike[str] = "") -> Listing:
    """Return the changes between two tables, a line per change: added, revised, within rounding, withdrawn ...

    Each is a folder or zip file that ``export`` wrote, a file in the layout of the bundled table, or the version of that
    table, which is the default of ``new``. Empty where nothing differs.
    Raises DataError for what cannot be read.
    """
    return Listing(*answer(os.fspath(old), os.fspath(new)).listing())


def _of(
    data: Dataset,
    dollars: str,
    fill: str | Iterable[str],
    add: TableSource | Iterable[TableSource],
    catalog: str,
    breaks: str,
    revisions: str,
    daily: str = "",
) -> Table:
    if (tables := sources_of(add)) or catalog or breaks or revisions:
        data = readers.extend(data, tables, catalog, breaks, revisions, daily)
    if fill:
        data = filled(data, (fill,) if isinstance(fill, str) else fill)
    if dollars:
        data = in_dollars(data, dollars)
    return Table(data.observations, data)
