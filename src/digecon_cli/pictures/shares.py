"""Shares of a whole as bars of 100 %, a year each; what no part tells is left open."""

from collections.abc import Mapping, Sequence

from .canvas import SIZE, Drawing, width

MOST = 5  # parts that colours tell apart
_SEEN = 2  # pixels from which what is left is drawn
_BAR, _STEP, _LINE = 24, 31, 18


def shares(
    parts: Mapping[str, Mapping[str, tuple[float, str]]], periods: Sequence[str], rest: str, wide: float, label: str,
    kind: str = "",
) -> str:  # fmt: skip
    """Return a bar for each period, in their order; ``parts`` has by name and period the per cent, and how it is printed.

    ``rest`` names what is left to 100 %, where that is wide enough to be seen.
    """
    left = max(map(width, periods)) + 8
    whole = wide - left - 1
    ends = [sum(told[period][0] for told in parts.values()) / 100 * whole for period in periods]
    names = [*parts, rest] if whole - min(ends) > _SEEN else [*parts]
    places, lines = _places(names, wide)
    top = lines * _LINE + 8
    drawing = Drawing(wide, top + len(periods) * _STEP)
    for number, (name, (x, y)) in enumerate(zip(names, places, strict=True)):
        drawing.rect(x, y + 2, 12, 12, "n" if name == rest else f"k{number}")
        drawing.text(x + 17, y + 12, name)
    for row, period in enumerate(periods):
        y = top + row * _STEP
        drawing.text(0, y + _BAR / 2 + 4, period)
        x = left
        for number, told in enumerate(parts.values()):
            value, text = told[period]
            size = value / 100 * whole
            drawing.rect(x, y, size - 1.5, _BAR, f"k{number}")
            if width(text) + 6 < size:
                drawing.text(x + size / 2, y + _BAR / 2 + 4, text, "i", "middle")
            x += size
        if whole - ends[row] > _SEEN:
            drawing.rect(x + 0.5, y + 0.5, whole - ends[row], _BAR - 1, "n")
    return drawing.element(label, kind)


def _places(names: Sequence[str], wide: float) -> tuple[list[tuple[float, float]], int]:
    """Return where the names of the key stand, in lines of a width, and how many lines those are."""
    places: list[tuple[float, float]] = []
    x, line = 0.0, 0
    for name in names:
        size = 17 + width(name) + SIZE
        if x and x + size - SIZE > wide:
            x, line = 0.0, line + 1
        places.append((x, line * _LINE))
        x += size
    return places, line + 1
