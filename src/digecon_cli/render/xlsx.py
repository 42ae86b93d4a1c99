"""Excel workbooks: a sheet for people, the data with its types, and the documents; for a listing only its columns."""

from ..ask.options import RenderOptions
from ..ask.table import ObservationTable, RecordListing
from ..core.messages import Message
from .formats import Format, Rendered

MOST_FOR_PEOPLE = 50_000  # figures


def write(content: ObservationTable | RecordListing, options: RenderOptions) -> Rendered:
    """Return a workbook: the sheets ``table``, ``data`` and ``sources`` for a table, ``data`` for a listing.

    ``options.form`` (wide, columns, ...) applies to ``data``. A table with very many figures has no sheet for people,
    which a notice reports.
    """
    from . import _workbook, _workbook_data

    notices = []
    book = _workbook.new()
    if isinstance(content, ObservationTable) and len(content) <= MOST_FOR_PEOPLE:
        from . import _workbook_people

        for sheet in _workbook_people.sheets(content, options):
            _workbook.add(book, sheet)
    elif isinstance(content, ObservationTable):
        message = (
            "{count} figures are too many for a readable sheet: the workbook has only the sheets 'data' and 'sources'."
        )
        notices.append(Message(message, count=f"{len(content):,}"))
    _workbook_data.add(book, content.records(options.form))
    if isinstance(content, ObservationTable) and (found := _workbook_data.sources(content, options.lang)):
        _workbook.add(book, found)
    return Rendered(_workbook.saved(book), notices)


FORMAT = Format("xlsx", (".xlsx",), 9, write, binary=True, only_files=True)
