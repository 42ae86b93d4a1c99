"""A chart as a Vega-Lite specification with its data inline (version 5, https://vega.github.io/schema/vega-lite/v5.json)."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .model import Chart, Panel
from .words import chart_words

if TYPE_CHECKING:
    from .request import PicturePage

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
HIGH, BAR = 220, 24  # pixels of a panel, and of a ranked bar, at a font size of 9 points
_AROUND = 160  # pixels beside and below the panels
_OWN = ("x", "y", "color", "shape")  # scales that panels do not share
Spec = dict[str, Any]


def specification(chart: Chart, page: "PicturePage", lang: str) -> str:
    """Return the specification of a chart as JSON."""
    theme = page.theme
    axis = {"labelColor": theme.ink, "titleColor": theme.ink, "gridColor": theme.faint, "gridOpacity": 0.2}
    spec = {
        "$schema": SCHEMA,
        "title": {
            "text": chart.heading,
            "subtitle": [chart.subtitle, *map(str, chart.notes), chart.sources],
            "anchor": "start",
        },
        "description": chart_words(chart, lang),
        "background": None if page.transparent else theme.page,
        "vconcat": [_panel(panel, page, len(chart.panels) == 1) for panel in chart.panels],
        "resolve": {"scale": dict.fromkeys(_OWN, "independent"), "legend": {"color": "independent"}},
        "config": {
            "font": "sans-serif",
            "axis": axis,
            "title": {"color": theme.ink, "subtitleColor": theme.faint, "fontSize": page.size * 5 / 3},
            "text": {"color": theme.ink, "fontSize": page.size * 10 / 9},
            "view": {"stroke": None},
        },
    }
    return json.dumps(spec, ensure_ascii=False, indent=1) + "\n"


def _panel(panel: Panel, page: "PicturePage", alone: bool) -> Spec:
    """Return one panel: its points as data, and layers of bars or lines with their labels."""
    high = len(panel.lines) * BAR if panel.across else HIGH
    return {
        "title": {"text": panel.head, "anchor": "start"} | ({"subtitle": panel.caution} if panel.caution else {}),
        "width": page.width - _AROUND,
        "height": page.height - _AROUND if page.height and alone else round(high * page.size / 9),
        "data": {"values": _values(panel)},
        "layer": _across(page) if panel.across else _in_time(panel, page),
    }


def _values(panel: Panel) -> list[Spec]:
    """Return a record per figure; ``stretch`` identifies the run of figures that compare with the one before."""
    records = []
    for number, line in zip(panel.numbers, panel.lines, strict=True):
        stretch = 0
        for point, joined in zip(line.points, line.joined, strict=True):
            stretch += not joined
            record = {
                "series": line.name, "number": number, "period": point.period, "at": round(point.at, 6),
                "value": point.value, "low": point.low, "high": point.high, "label": point.label, "kind": point.kind,
                "status": point.status, "computed": line.computed, "stretch": f"{line.name} {stretch}",
            }  # fmt: skip
            records.append(record)
    return records


def _across(page: "PicturePage") -> list[Spec]:
    names = {"field": "series", "type": "nominal", "sort": None, "title": None}
    figure = {"field": "value", "type": "quantitative", "title": None}
    return [
        _layer({"type": "bar", "color": page.theme.colors[0]}, y=names, x=figure),
        _layer({"type": "text", "align": "left", "dx": 4}, y=names, x=figure, text={"field": "label"}),
    ]


def _layer(mark: Spec, kinds: Sequence[str] = (), **encoding: Spec) -> Spec:
    """Return a layer of marks, limited to the points of these ``kinds`` if any are given."""
    chosen = {"transform": [{"filter": {"field": "kind", "oneOf": kinds}}]} if kinds else {}
    return {**chosen, "mark": mark, "encoding": encoding}


def _in_time(panel: Panel, page: "PicturePage") -> list[Spec]:
    ticks = panel.levels(page.bounds)
    years = {"values": [at for at, _ in panel.year_labels(200)], "labelExpr": "floor(datum.value)", "grid": False}
    figure = {"type": "quantitative", "title": None}
    x = {"field": "at", **figure, "scale": {"domain": [*panel.span], "nice": False}, "axis": years}
    y = {"field": "value", **figure, "scale": {"domain": [ticks[0], ticks[-1]]}, "axis": {"values": ticks}}
    if panel.stacked:
        y["stack"] = "zero"
    colors = [page.theme.colors[number % len(page.theme.colors)] for number in panel.numbers]
    color = {
        "field": "series", "type": "nominal", "title": None, "legend": {} if len(panel.lines) > 1 else None,
        "scale": {"domain": [line.name for line in panel.lines], "range": colors},
    }  # fmt: skip
    layers = _bars(panel, page) if panel.bars or panel.stacked else _lines(color)
    placed = [layer | {"encoding": {"x": x, "y": y, "color": color} | layer["encoding"]} for layer in layers]
    return [*placed, *_breaks(panel, x)]


def _tick(size: float) -> Spec:
    """Return the mark of a target or a forecast."""
    return {"type": "tick", "thickness": 3, "size": size, "orient": "horizontal"}


def _bars(panel: Panel, page: "PicturePage") -> list[Spec]:
    first, last = panel.span
    size = round((page.width - _AROUND) * panel.step / (last - first) * 0.68)
    mark = {"type": "bar", "size": size}
    place = {"dy": -7, "baseline": "bottom"} if not panel.stacked else {"dy": 12, "baseline": "top"}
    ink = {"value": page.theme.ink}
    return [
        _layer(mark, ["actual"]),
        _layer(mark | {"fillOpacity": 0, "stroke": page.theme.colors[0]}, ["partial"]),
        _layer(_tick(size), ["planned"], color=ink),
        _layer({"type": "text"} | place, text={"field": "label"}, color=ink),
    ]


def _lines(color: Spec) -> list[Spec]:
    joined = {"transform": [{"filter": "datum.kind != 'planned' && !datum.computed"}], "mark": "line"}
    hollow = {"condition": {"test": "datum.computed || datum.kind == 'partial'", "value": 0}, "value": 1}
    point = {"type": "point", "filled": True, "strokeWidth": 2, "size": 50}
    outline, shape = color | {"legend": None}, {"field": "series", "legend": None}
    return [
        joined | {"encoding": {"detail": {"field": "stretch"}}},
        _layer(point, ["actual", "partial"], fillOpacity=hollow, stroke=outline, shape=shape),
        _layer(_tick(20), ["planned"]),
        _layer({"type": "text", "dy": -10}, text={"field": "label"}),
    ]


def _breaks(panel: Panel, x: Spec) -> list[Spec]:
    """Return the vertical lines of breaks, with the numbers of their notes."""
    if not panel.breaks:
        return []
    data = {"values": [{"at": mark.at, "note": f"[{mark.note}]"} for mark in panel.breaks]}
    number = {"type": "text", "align": "left", "dx": 3}
    return [
        {"data": data, "encoding": {"x": x}, "mark": {"type": "rule", "strokeDash": [4, 2]}},
        {"data": data, **_layer(number, x=x, y={"value": 6}, text={"field": "note"})},
    ]
