"""A whole site as files by path, its folder, which is replaced whole or not at all, and a server for this machine only."""

import json
import os
from collections.abc import Callable, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from ..core.errors import DataError, UsageError
from ..core.messages import Message
from ..core.saving import save_folder
from ..draw.svg import STYLE
from . import files
from .material import Material, Progress
from .page import SiteEdition, asset
from .pages import pages

MARK = "site.json"  # by which a folder is known to be a site of ours, and what was written there


def build(material: Material, languages: tuple[str, ...], progress: Progress = lambda step: None) -> dict[str, bytes]:
    """Return the files of a site by path; ``progress`` is called with each step."""
    style = asset("colours.css", "style.css") + STYLE + asset("site.css")
    found = {"style.css": style.encode(), **{name: asset(name).encode() for name in ("page.js", "search.js")}}
    editions = [SiteEdition(material, lang, languages) for lang in languages]
    for edition in editions:
        for path, raw in pages(edition):
            found[path] = raw
            progress(Message("writing {name}", name=path))
    progress(Message("writing the files for programs"))
    found |= files.all_of(material, editions[0].leads)  # which have the first language
    mark = {"generator": "digecon site", "version": material.version, "files": sorted(found)}
    return {**found, MARK: (json.dumps(mark, ensure_ascii=False, indent=0) + "\n").encode()}


def check(folder: str, force: bool) -> None:
    """Raise UsageError where a site may not be written: over a file, or into a folder of other things without ``force``."""
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise UsageError("'{folder}' is a file: name a folder for the site.", folder=folder)
    if os.path.isdir(folder) and os.listdir(folder) and not (force or _before(folder)):
        raise UsageError(
            "'{folder}' holds other things than a site: name another folder, or write into it with --force.",
            folder=folder,
        )


def save(folder: str, content: Mapping[str, bytes]) -> None:
    """Write a site into a folder; what an earlier one wrote there and this one does not is deleted.

    Raises DataError when it cannot be written; then what was there is as it was.
    """
    save_folder(folder, content, sorted(_before(folder) - set(content)))


def _before(folder: str) -> set[str]:
    """Return what an earlier site wrote into a folder, empty where there is none; only paths that lie within it."""
    try:
        with open(os.path.join(folder, MARK), encoding="utf-8") as file:
            mark = json.load(file)
        return {path for path in mark["files"] if _inside(path)} if mark["generator"] == "digecon site" else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _inside(path: str) -> bool:
    parts = path.split("/")
    return not os.path.isabs(path) and "" not in parts and ".." not in parts and "\\" not in path


class _Handler(SimpleHTTPRequestHandler):
    """Hands out files without a log."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".csv": "text/csv; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
    }

    def log_message(self, format: str, *args: Any) -> None:
        """Write nothing."""


def serve(folder: str, port: int, report: Callable[[str], None]) -> None:
    """Serve a folder on this machine alone until it is interrupted; ``report`` is called with the address (port 0: any).

    Raises DataError where the port is taken.
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
        except KeyboardInterrupt:  # how it is meant to end
            return
