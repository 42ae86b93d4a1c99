"""The commands that help to publish: cite and export."""

import sys
from collections.abc import Sequence
from pathlib import Path

from .. import citations, extract
from ..errors import UsageError
from ..table import sort_rows
from .options import Common, complete_select
from .output import deliver, emit, tell
from .spec import Argument, Command, Option


def _cite(common: Common) -> None:
    data = common.dataset()
    rows = data.standing(common.selected(data), common.vintage or "latest")
    found = citations.entries(sort_rows(rows), data)
    format = "text" if common.format == "auto" else common.format
    if format not in citations.WRITERS:
        emit(citations.listing(found), common)
        return
    # Text is for people and follows the terminal's encoding; the others are files for programs.
    encoding = sys.stdout.encoding if format == "text" and not common.output else "utf-8"
    deliver(citations.WRITERS[format](found).encode(encoding or "utf-8", "replace"), common.output)


def _export(common: Common, words: Sequence[str], force: bool) -> None:
    if common.format != "auto" or common.output:
        raise UsageError("export writes a Data Package (a folder or a .zip): leave out -f and -o.")
    target, *names = words
    common = common._replace(select=tuple(names))
    data = common.dataset()
    rows = common.selected(data)
    if common.vintage:
        rows = data.standing(rows, common.vintage)
    ours = not (common.data or common.add or common.catalog)
    found = extract.files(sort_rows(rows), data, _selection(common), ours)
    extract.write(found, Path(target), force)
    indicators = len({one.indicator for one in rows})
    tell([f"{len(rows)} figures of {indicators} indicators written to {target}"])


def _selection(common: Common) -> str:
    """Return in words what the options select."""
    told = [" ".join(common.select) or "everything"]
    options = {"--from": common.start, "--to": common.end, "--freq": common.freq, "--area": common.area}
    told += [f"{flag} {value}" for flag, value in (options | {"--vintage": common.vintage}).items() if value]
    return " ".join(told)


COMMANDS: dict[str, Command] = {
    one.name: one
    for one in (
        Command(
            "cite",
            _cite,
            "Citations: the document of each figure; of a computed one also the derivation.",
            (
                "digecon cite telecom.revenue",
                "digecon cite economy -f bibtex -o economy.bib",
                "digecon growth economy.digital -f csv | digecon cite --data -",
            ),
            formats=citations.FORMATS,
        ),
        Command(
            "export",
            _export,
            "An extract as a Data Package: every document's figures, schemas, hashes, version.",
            ("digecon export telecom.zip telecom", "digecon export gdp economy.gdp --from 2017 --force"),
            (Option("force", ("--force",), "Write over what is there.", kind=bool),),
            (
                Argument(
                    "words",
                    "DIR|FILE.zip [SELECT]...",
                    "Where to; then sectors, indicators or globs (none means all).",
                    list,
                    complete=complete_select,
                ),
            ),
            selects=False,
        ),
    )
}
