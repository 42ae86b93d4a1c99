"""The Python interface: the commands as functions and methods, and answers that show themselves.

What the command line and Python share is ``table.Table``; what a prompt, a notebook and other libraries need beside it is
in ``answers``. Words for people are in ``lang`` (``en``, ``zh``), or as the environment says.
"""

import os
from collections.abc import Iterable

from .. import checking as claims
from .. import reading as readers
from ..ask import finding
from ..changes.answer import answer
from ..core import bundled
from ..core.dataset import Dataset
from ..measures.currency import in_dollars
from ..measures.fill import filled
from ..pages import listings
from .answers import Listing, Table, Text, language
from .picture import Picture

__all__ = ["Listing", "Picture", "Table", "Text", "check", "diff", "info", "list_", "load", "read", "search"]


def load(
    *,
    currency: str = "",
    fill: str | Iterable[str] = (),
    add: str | Iterable[str] = (),
    catalog: str = "",
    breaks: str = "",
    revisions: str = "",
    daily: str = "",
) -> Table:
    """Return the bundled table.

    ``currency="USD"`` converts flows to dollars; ``fill`` adds computed levels (``published``, ``sums``); ``add`` and
    ``catalog`` are files of your own figures and indicators, ``breaks`` and ``revisions`` state those of your series,
    ``daily`` makes months of days in files of your own (``mean``, ``last``, ``sum``). Raises UsageError for an unknown word,
    DataError for a file that cannot be read.
    """
    return _of(bundled.load(), currency, fill, add, catalog, breaks, revisions, daily)


def read(
    path: str | os.PathLike[str],
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

    ``mapping`` names columns as ``--map`` does (``value=OBS,period=Year``), ``daily`` makes months of days
    as ``--daily`` does; the rest is as with ``load``. Raises DataError when the file cannot be read.
    """
    return _of(readers.read(os.fspath(path), mapping, daily), currency, fill, (), catalog, breaks, revisions)


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
    file: str | os.PathLike[str] = "",
    *,
    text: str = "",
    article: bool = False,
    within: str = "",
    verdict: str = "",
    vintage: str = "",
    lang: str = "",
) -> Listing:
    """Return a verdict on each statement of a file (docs/checking.md), of the sentences of a ``text``, or of the bundled ``article``.

    A single statement shows itself as a card. ``within`` is the only document whose figures count, ``verdict`` keeps
    statements of one verdict. Raises UsageError for an unknown document or verdict and where nothing is given, DataError
    for a file that cannot be read.
    """
    if text:
        wanted = claims.asked(verdict)
        every = claims.check_text([text], bundled.load(), claims.Corrections(), within, vintage)
        found = [each for each in every if wanted in ("", "all", each.finding.verdict)]
        return Listing(*claims.draft_listing(found, bundled.load(), language(lang)))
    statements = claims.load_claims(os.fspath(file), article)[0]
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
    add: str | Iterable[str],
    catalog: str,
    breaks: str,
    revisions: str,
    daily: str = "",
) -> Table:
    if add or catalog or breaks or revisions:
        data = readers.extend(data, (add,) if isinstance(add, str) else tuple(add), catalog, breaks, revisions, daily)
    if fill:
        data = filled(data, (fill,) if isinstance(fill, str) else fill)
    if dollars:
        data = in_dollars(data, dollars)
    return Table(data.observations, data)
