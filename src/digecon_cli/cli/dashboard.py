"""``digecon`` alone: the headline figures, drawn on a terminal, as CSV on a pipe."""

from ..core import bundled
from ..core.screen import size
from ..draw import home as dashboard
from ..render.formats import find
from .options import BOM, COLUMNS, HEADER, LANG, OUTPUT, SCALE, Common
from .output import deliver, emit, format_name, stream_options
from .spec import Command


def write(common: Common) -> None:
    """Write the dashboard where the options say."""
    data = bundled.only({one.indicator for one in dashboard.HEADLINES})
    if format_name(common) != "table" or common.columns:
        emit(dashboard.table(data), common)
        return
    from ..draw import home_screen as screen  # rich is only needed here

    options, encoding = stream_options(common, find("table"))
    text = screen.draw(data, bundled.version(), options, size()[1])
    deliver(text.encode(encoding, "replace"), common.output)


COMMAND = Command(
    "",
    section="",
    rank=0,
    help="The headline figures.",
    examples=("digecon", "digecon --lang zh", "digecon --json"),
    run=write,
    options=(*OUTPUT, LANG, SCALE, COLUMNS, HEADER, BOM),
    selects=False,
)
