"""``digecon`` alone: the headline figures, drawn on a terminal, as CSV on a pipe."""

import sys
from shutil import get_terminal_size

from .. import bundled, dashboard
from .options import Common
from .output import deliver, emit, stream_look


def write() -> None:
    """Write the dashboard to standard output."""
    common = Common()
    data = bundled.load()
    if not sys.stdout.isatty():
        emit(dashboard.table(data), common)
        return
    from ..dashboard import screen  # rich is only needed here

    look, encoding = stream_look(common, "table")
    text = screen.draw(data, bundled.version(), look, get_terminal_size((80, 24)).lines)
    deliver(text.encode(encoding, "replace"), "")
