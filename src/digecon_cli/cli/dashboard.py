"""``digecon`` alone: the headline figures, drawn on a terminal, as CSV on a pipe."""

import sys
from shutil import get_terminal_size

from .. import bundled, dashboard
from ..writers.formats import find
from .options import Common
from .output import deliver, emit, stream_options


def write() -> None:
    """Write the dashboard to standard output."""
    common = Common()
    data = bundled.only({one.indicator for one in dashboard.HEADLINES})
    if not sys.stdout.isatty():
        emit(dashboard.table(data), common)
        return
    from ..dashboard import screen  # rich is only needed here

    options, encoding = stream_options(common, find("table"))
    text = screen.draw(data, bundled.version(), options, get_terminal_size((80, 24)).lines)
    deliver(text.encode(encoding, "replace"), "")
