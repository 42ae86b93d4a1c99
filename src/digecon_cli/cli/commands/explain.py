"""``explain``: one figure, its document, and all that follows from it."""

from typing import Any

from ...ask.options import RenderOptions
from ...measures.derivation import Options
from ...pages import explain
from ...render.formats import Format, Formats, Rendered
from .. import complete
from ..options import ACROSS_BREAKS, ALL_ROWS, AREA, BOM, COLUMNS, COMPUTED, LANG, OUTPUT, RELEASE, TABLE, Common
from ..output import emit, format_name, without_rows, write_answer
from ..spec import Argument, Command, Option


def _explain(common: Common, across_breaks: bool, indicator: str, period: str = "") -> None:
    options = Options.given(common.vintage, ACROSS_BREAKS.flags if across_breaks else ())
    data = common.dataset().known_by(options.vintage)
    place = explain.place(indicator, period, common.area, data)
    answer = explain.at_place(place, data, options, common.lang, newer=not period)
    if not answer.rows:
        raise without_rows({}, common.vintage)
    format = FORMATS.find(format_name(common))
    is_picture = format in FORMATS.own
    if is_picture or (format.name == "html" and common.output):
        from ...pages.life import life
        from ...publish import lives

        rows = [row for row in data.observations if (row.indicator, row.period, row.area) == place]
        known = life(rows, data, options)
        if is_picture:
            write_answer(lives.DrawnLife(known, data), format, common)
            return
        answer = answer._replace(drawing=lambda lang: lives.drawing(known, data, lang))
    emit(answer._replace(page=None) if common.all else answer, common)


def _svg(content: Any, options: RenderOptions) -> Rendered:
    from ...publish.lives import svg

    return svg(content, options)


FORMATS = Formats((Format("svg", (".svg",), 20, _svg, read=True),))
COMMAND = Command(
    "explain",
    section="About",
    rank=4,
    help="One figure in full: its document, growth, shares and contribution, with formula, inputs, bounds and refusals.",
    examples=(
        "digecon explain economy.digital",
        "digecon explain economy.digital 2018",
        "digecon explain telecom.revenue 2023-9M",
        "digecon explain economy.digital 2018 -o life.svg",
    ),
    run=_explain,
    options=(
        Option("period", (), "One period: 2022, 2023-9M ...; else the newest.", "[PERIOD]", complete=complete.period),
        ACROSS_BREAKS,
        AREA,
        *RELEASE,
        *TABLE,
        *OUTPUT,
        LANG,
        ALL_ROWS,
        COLUMNS,
        BOM,
        *COMPUTED,
    ),
    arguments=(Argument("indicator", "ID", "One indicator.", complete=complete.indicator),),
    selects=False,
    formats=FORMATS,
)
