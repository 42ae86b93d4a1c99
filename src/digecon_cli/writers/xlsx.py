"""Excel workbooks: numbers as numbers with the digits that were printed, text as text, whatever it begins with."""

from io import BytesIO
from typing import Any

from ..cleaning import clean
from ..errors import UsageError
from ..intervals import decimals
from ..present.options import RenderOptions
from ..table import Listing, Table
from .formats import Format, Rendered


def write(content: Table | Listing, options: RenderOptions) -> Rendered:
    """Return a workbook with one sheet, its header frozen; with ``options.wide`` the periods are across."""
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
    except ImportError as error:
        raise UsageError("to write xlsx, install openpyxl: pip install 'digecon-cli[all]'.") from error
    columns, records, kinds = content.records(options.form)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("digecon")
    sheet.freeze_panes = "A2"

    def cell(kind: type, told: str | int | float) -> Any:
        if not isinstance(told, str):
            return told
        if kind is not str and told:
            one = WriteOnlyCell(sheet, float(told))
            if places := decimals(told):
                one.number_format = "0." + "0" * min(max(places, 1), 30) if "e" not in told.lower() else "General"
            return one
        one = WriteOnlyCell(sheet, clean(told))
        if told[:1] == "=":
            one.data_type = "s"  # text that begins like a formula stays text
        return one

    sheet.append(list(columns))
    for record in records:
        sheet.append([cell(kind, told) for kind, told in zip(kinds, record, strict=True)])
    stream = BytesIO()
    book.save(stream)
    return Rendered(stream.getvalue())


FORMAT = Format("xlsx", (".xlsx",), 9, write, binary=True, only_files=True)
