"""A site goes into its folder whole, or nothing changes; and what is served is seen from this machine only."""

import json
import os
from collections.abc import Callable, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from ..errors import DataError, UsageError
from ..saving import save_folder
from .build import MARK


def check(folder: str, force: bool) -> None:
    """Raise UsageError where a site may not be written: over a file, or into a folder of other things without ``force``."""
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise UsageError("'{folder}' is a file: name a folder for the site.", folder=folder)
    if os.path.isdir(folder) and os.listdir(folder) and not (force or _before(folder)):
        raise UsageError(
            "'{folder}' holds other things than a site: name another folder, or write into it with --force.",
            folder=folder,
        )


def place(folder: str, files: Mapping[str, bytes]) -> None:
    """Write a site into a folder; what an earlier one wrote there and this one does not is taken away.

    Raises DataError when it cannot be written; then what was there is as it was.
    """
    save_folder(folder, files, sorted(_before(folder) - set(files)))


def _before(folder: str) -> set[str]:
    """Return what an earlier site wrote into a folder, empty where there is none; only paths that lie within it."""
    try:
        with open(os.path.join(folder, MARK), encoding="utf-8") as file:
            told = json.load(file)
        return {one for one in told["files"] if _inside(one)} if told["generator"] == "digecon site" else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _inside(path: str) -> bool:
    parts = path.split("/")
    return not os.path.isabs(path) and "" not in parts and ".." not in parts and "\\" not in path


class _Handler(SimpleHTTPRequestHandler):
    """Hands out files, and says nothing of it."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".csv": "text/csv; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
    }

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def serve(folder: str, port: int, told: Callable[[str], None]) -> None:
    """Serve a folder on this machine alone until it is interrupted; ``told`` is called with the address (port 0: any).

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
        told(f"http://127.0.0.1:{server.server_address[1]}/")
        try:
            server.serve_forever()
        except KeyboardInterrupt:  # how it is meant to end
            return
