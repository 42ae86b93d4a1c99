"""What tests write and compare of other people's tables."""

import io
from collections.abc import Iterable

from digecon_cli.core.dataset import Dataset


def rows(data: Dataset) -> list[str]:
    """Return each figure as ``indicator (area) period value unit``, with ``rate`` behind one whose growth is in points."""
    found = []
    for row in data.observations:
        of = f"{row.indicator} ({row.area})" if row.area else row.indicator
        unit = f"{row.unit} {row.unit_mult or ''}".strip()
        rate = (
            data.catalog[row.indicator].kind
            if row.indicator in data.catalog and row.measure == "level"
            else row.measure
        )
        found.append(" ".join(filter(None, (of, row.period, row.value, unit, rate))))
    return found


def workbook(**sheets: Iterable[Iterable[object]]) -> bytes:
    """Return a workbook of some sheets, by their titles."""
    from openpyxl import Workbook

    book, content = Workbook(), io.BytesIO()
    book.remove(book.active)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    book.save(content)
    return content.getvalue()
