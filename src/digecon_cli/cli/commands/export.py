"""``export``: an extract as a Data Package or a database."""

import os
from collections.abc import Sequence

from ...ask.tidying import of_measures
from ...core.cleaning import printable
from ...core.dataset import Dataset
from ...core.errors import UsageError
from ...core.messages import Message
from ...core.model import sort_rows
from ...pages.labels import counted
from ...render.formats import Formats
from .. import complete, language
from ..options import LANG, MEASURE, RELEASE, SELECTION, TABLE, Common
from ..progress import notify
from ..spec import Argument, Command, Option


def _export(common: Common, words: Sequence[str], force: bool) -> None:
    from pathlib import Path

    from ...publish import export  # with what packs and hashes, which help need not wait for

    target, *names = words
    common = common._replace(select=tuple(names))
    data = common.dataset()
    _check(target, names, data)
    rows = common.selected(data)
    if common.measure:
        rows = of_measures(rows, common.measure)
    if common.vintage:
        rows = data.standing(rows, common.vintage)
    ours = not (common.data or common.add or common.catalog or common.breaks or common.revisions)
    found = export.files(sort_rows(rows), data, _selection(common), ours, language.asked())
    export.write(found, Path(target), force)
    lang = language.reader_language()
    figures, indicators = (
        counted(len(rows), "figure", lang),
        counted(len({row.indicator for row in rows}), "indicator", lang),
    )
    notify(
        [
            Message(
                "{figures} of {indicators} written to {target}", figures=figures, indicators=indicators, target=target
            )
        ]
    )


def _check(target: str, names: Sequence[str], data: Dataset) -> None:
    """Raise UsageError for a target that is most likely none: a file of a table, or a word of the selection."""
    if Formats().by_ending(target):
        raise UsageError(
            "'{target}' is not a package: write a folder, FILE.zip or FILE.sqlite; 'digecon show -o {target}' writes a table.",
            target=target,
        )
    if not names and not os.path.exists(target) and _selects(target, data):
        raise UsageError(
            "where to? Write 'digecon export {target}.zip {target}', or './{target}' for everything.", target=target
        )


def _selects(word: str, data: Dataset) -> bool:
    try:
        return bool(data.match([word]))
    except UsageError:
        return False


def _selection(common: Common) -> str:
    """Return in words what the options select, in characters that a file can have."""
    words = [" ".join(common.select) or "everything"]
    options = {"--from": common.start, "--to": common.end, "--freq": common.freq, "--area": common.area}
    options["--measure"] = common.measure
    words += [f"{flag} {value}" for flag, value in (options | {"--vintage": common.vintage}).items() if value]
    return printable(" ".join(words), most=None)


COMMAND = Command(
    "export",
    section="Serve",
    rank=1,
    help="Extracts: the figures of all documents, with schema and version, as a Data Package or as SQLite.",
    examples=(
        "digecon export telecom.zip telecom",
        "digecon export telecom.sqlite telecom",
        "digecon export gdp economy.gdp --from 2017 --force",
    ),
    run=_export,
    options=(
        Option("force", ("--force",), "Write over what is there.", kind=bool),
        *SELECTION,
        MEASURE,
        *RELEASE,
        *TABLE,
        LANG,
    ),
    arguments=(
        Argument(
            "words",
            "DIR|FILE.zip|FILE.sqlite [SELECT]...",
            "Where to; then sectors, indicators or globs (none means all).",
            list,
            complete=complete.select,
        ),
    ),
    selects=False,
)
