"""A site as files by path, its folder, which is replaced as a whole or not at all, and a local server."""

import json
import os
from collections.abc import Callable, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from ..core.bounded import whole
from ..core.errors import DataError, UsageError
from ..core.messages import Message
from ..core.saving import save_folder
from ..draw import life
from ..draw.svg import STYLE
from . import files
from .assets import asset
from .compared import comparisons
from .headlines import SelectedFigures
from .material import Material, Progress
from .page import SiteEdition
from .pages import pages
from .sheet import SECTION_STYLE

MARK = "site.json"  # identifies a folder as a generated site, and lists the files written to it


def build(material: Material, languages: tuple[str, ...], progress: Progress = lambda step: None) -> dict[str, bytes]:
    """Return the files of a site by path; ``progress`` is called with each step."""
    style = asset("colours.css", "style.css") + STYLE + life.STYLE + asset("site.css") + SECTION_STYLE
    found = {"style.css": style.encode(), **{name: asset(name).encode() for name in ("page.js", "search.js")}}
    selected: dict[tuple[str, ...], SelectedFigures] = {}
    editions = [SiteEdition(material, lang, languages, selected) for lang in languages]
    compared = comparisons(material)
    for edition in editions:
        for path, raw in pages(edition, compared):
            found[path] = raw
            progress(Message("writing {name}", name=path))
    progress(Message("writing the files for programs"))
    found |= files.all_of(material, editions[0].leads)  # the leads in the first language
    mark = {"generator": "digecon site", "version": material.version, "files": sorted(found)}
    return {**found, MARK: (json.dumps(mark, ensure_ascii=False, indent=0) + "\n").encode()}


def check(folder: str, force: bool) -> None:
    """Raise UsageError if ``folder`` is a file, or holds anything but a site and ``force`` is not set."""
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise UsageError("'{folder}' is a file: name a folder for the site.", folder=folder)
    if os.path.isdir(folder) and os.listdir(folder) and not (force or _before(folder)):
        raise UsageError(
            "'{folder}' has files other than a site's: name another folder, or write into it with --force.",
            folder=folder,
        )


def save(folder: str, content: Mapping[str, bytes]) -> None:
    """Write a site to a folder, and delete what an earlier site wrote there and this one does not contain.

    Raises DataError if it cannot be written; the folder is then unchanged.
    """
    save_folder(folder, content, sorted(_before(folder) - set(content)))


def _before(folder: str) -> set[str]:
    """Return the paths within a folder that an earlier site wrote to it; empty if there was none."""
    try:
        mark = json.loads(whole(os.path.join(folder, MARK)))
        return {path for path in mark["files"] if _inside(path)} if mark["generator"] == "digecon site" else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _inside(path: str) -> bool:
    parts = path.split("/")
    return not os.path.isabs(path) and "" not in parts and ".." not in parts and "\\" not in path


class _Handler(SimpleHTTPRequestHandler):
    """A handler that serves files without logging."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".csv": "text/csv; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
    }

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing."""


def serve(folder: str, port: int, report: Callable[[str], None]) -> None:
    """Serve a folder on this machine only until interrupted; ``report`` is called with the address.

    Port 0 takes any free port. Raises DataError if the port is in use.
    """
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=folder))
    except OSError as error:
        raise DataError(
            "cannot serve on port {number}: {error}; --port names another one.",
            number=port,
            error=error.strerror or error,
        ) from error
    with server:
        report(f"http://127.0.0.1:{server.server_address[1]}/")
        try:
            server.serve_forever()
        except KeyboardInterrupt:  # the normal way to stop it
            return
