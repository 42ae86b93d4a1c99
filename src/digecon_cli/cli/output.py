"""The one place that writes an answer: to a terminal, a pipe or a file."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from ..ask.options import RenderOptions
from ..ask.selection import FREQUENCIES, also_there, left_aside
from ..ask.table import ObservationTable, RecordListing
from ..ask.tidying import tidy_rows
from ..core import periods, screen
from ..core.errors import NothingFound
from ..core.messages import Message, phrase
from ..core.model import PRINTED, is_date
from ..core.saving import Piece, save, save_all, write_all
from ..measures import currency
from ..render.formats import Format, find
from . import language
from .options import Common
from .progress import done, notify, say

WIDEST = 10_000  # columns of a screen; a chart is drawn on all of them


_MOST_NAMED = 3  # series that an error names
_now = {"color": True}  # of the command line that runs


def show_color(wanted: bool) -> None:
    """Say whether the command line that runs may use colors, where the terminal has any."""
    _now["color"] = wanted


def emit(content: ObservationTable | RecordListing, common: Common) -> None:
    """Write an answer as the options say, in a format of all commands; raises NothingFound for one without rows."""
    format = find(format_name(common))
    if common.quiet and isinstance(content, ObservationTable):
        content = ObservationTable(content.rows, content.data, content.title, rule=content.rule)
    beside = also_there(content.beside, language.reader_language()) if isinstance(content, ObservationTable) else ""
    if not content.rows:
        raise without_rows(content.beside if isinstance(content, ObservationTable) else {}, common.vintage)
    if common.currency and isinstance(content, ObservationTable):
        _check_money(content, common.currency.upper())
    notices: list[Message] = []
    to_programs = isinstance(content, ObservationTable) and not (format.for_people or common.quiet)
    if isinstance(content, ObservationTable) and to_programs and not format.observations_only:
        measures = {row.measure for row in content.rows}
        notices = list(not_in_value(measures, partial(_has_multiple, content), common, bool(beside)))
    if isinstance(content, ObservationTable) and common.tidy:
        content, left = _tidied(content)
        notices += [left] if left and not common.quiet else []
    written = content
    if format.for_people and (common.columns or common.tidy):
        written = _of_columns(content, common, beside)
    write_answer(written, format, common)
    # For people it is below the table.
    if beside and not format.for_people:
        say(beside)
    notify(notices)
    if isinstance(content, ObservationTable) and to_programs:
        notify(_not_held(content, common))
    if isinstance(content, ObservationTable) and not common.quiet:
        notify(_computable(content, common))


def _check_money(content: ObservationTable, wanted: str) -> None:
    """Raise NothingFound where levels are asked for in dollars and none is money, with the series of the name that is."""
    if all(row.measure != "level" for row in content.rows):
        return
    data, names = content.data, list(dict.fromkeys(row.indicator for row in content.rows))
    units = {data.about(name).unit for name in names} | {row.unit.partition(" ")[0] for row in content.rows}
    if not units.isdisjoint(currency.MONEY):
        return
    index = data.vocabulary().index
    alike = index.scored(index.label_words(names[0]))
    money = next((hit.indicator for hit in alike if data.about(hit.indicator).unit in currency.MONEY), "")
    raise NothingFound(
        "{name} is not an amount of money and cannot be shown in {unit}.{hint}",
        name=tuple(names[:_MOST_NAMED]),
        unit=wanted,
        hint=Message(" In money: '{line}'.", line=f"digecon show {money}{data.table}") if money else "",
    )


def _tidied(content: ObservationTable) -> tuple[ObservationTable, Message | None]:
    """Return the tidy rows of an answer, and the notice of what they leave out; None for nothing."""
    found = tidy_rows(content)
    counts = []
    if found.figures:
        counts.append(Message("{number} figures of another basis, whole or origin", number=f"{found.figures:,}"))
    if found.indicators:
        counts.append(Message("{number} series without this measure", number=f"{found.indicators:,}"))
    left = Message("--tidy leaves out {counts}", counts=tuple(counts)) if counts else None
    return content.of(found.rows), left


def not_in_value(
    there: Iterable[str], multiple: Callable[[], bool], common: Common, beside: bool = False
) -> Iterator[Message]:
    """Yield the notice of what a reader of ``value`` alone would miss: that it mixes the measures that are there, or has a ``multiple``.

    The multiple goes with the line on what else there is (``beside``), or with columns that do not have it.
    """
    columns = common.chosen_columns
    if common.tidy or common.wide or common.transpose or (columns and "value" not in columns):
        return
    if mixed := list(_mixed_measures(there, common)):
        yield from mixed
    elif ("unit_mult" not in columns if columns else beside) and not common.scale and multiple():
        yield Message("value is in powers of ten (unit_mult): --scale one for plain units, --tidy for named ones")


def _mixed_measures(there: Iterable[str], common: Common) -> Iterator[Message]:
    """Yield the notice that a choice of columns mixes the values of measures without saying which."""
    columns = common.chosen_columns
    names = sorted(there, key=lambda name: (name not in PRINTED, name in PRINTED and PRINTED.index(name), name))
    if "value" in columns and "measure" not in columns and len(names) > 1:
        message = "value mixes {number} measures: --tidy has one, --measure {name} too"
        yield Message(message, number=len(names), name=names[0])


def _has_multiple(content: ObservationTable) -> bool:
    """Return whether a value is given in a multiple of its unit."""
    return any(row.value and content.data.display_unit(row)[1] for row in content.rows)


def _not_held(content: ObservationTable, common: Common) -> Iterator[str]:
    """Yield the notice of what the wide and the transposed form leave out."""
    if not (common.wide or common.transpose):
        return
    warned = sum(bool(row.warnings or row.refusal) for row in content.rows)
    message = (
        "--wide leaves out bounds, vintage, source, note, and status and codes that change in a series ({number} rows "
        "refused, or with a break or caution): the long form has them"
        if common.wide
        else "--transpose leaves out bounds, status, vintage, source, note and codes ({number} rows refused, or with a break "
        "or caution): the long form has them"
    )
    yield phrase(message, language.reader_language(), number=warned)


def _computable(content: ObservationTable, common: Common) -> Iterator[Message]:
    """Yield how to have the quarters or months after the first of an answer that are not printed, where spans from January are."""
    if common.freq not in ("Q", "M") or common.fill:
        return
    way, months = FREQUENCIES[common.freq], periods.span(content.rows[0].period).months
    there: dict[str, set[int]] = {}
    for row in content.rows:
        there.setdefault(row.indicator, set()).add(periods.span(row.period).end)
    spans = (
        row for row in content.data.observations if row.indicator in there and periods.frequency(row.period) == "ytd"
    )
    ends = ((there[row.indicator], periods.span(row.period).end) for row in spans)
    if any(end not in known and end > min(known) and end % months == 0 for known, end in ends):
        message = "{word_parts} that no document prints are computed from spans from January with --fill {way}"
        yield Message(message, word_parts=way, way=way)


def without_rows(
    beside: Mapping[str, int], vintage: str = "", there: Message | str = "", needs: str = "figures"
) -> NothingFound:
    """Return the error of an answer without rows, with what else there is, or ``there``.

    ``vintage`` is the one asked for, ``needs`` what the command takes (see MeasureCommand).
    """
    if is_date(vintage):
        return NothingFound("no answer: nothing selected is known to have been released by {vintage}.", vintage=vintage)
    more = Message("; {sentence}", sentence=left_aside(beside)) if beside else there
    return NothingFound("no answer: nothing that is selected has {word_needs}{more}.", word_needs=needs, more=more)


def _of_columns(content: ObservationTable | RecordListing, common: Common, beside: str) -> RecordListing:
    """Return an answer for people as a listing of the columns that they ask for."""
    columns, rows, _ = content.records(common.render_options(80, False, False).form)
    return RecordListing(columns, list(rows), content.title, (beside,) if beside else ())


def write_answer(content: Any, format: Format, common: Common) -> None:
    """Write a content in a format, in one piece; the notices of the format go to stderr."""
    options, encoding = stream_options(common, format)
    laid_out = isinstance(content, ObservationTable) or (isinstance(content, RecordListing) and content.page)
    if not _has_width(common) and laid_out and format.name == "table" and format == find("table"):
        options = options._replace(width=WIDEST)  # a pipe and a file have no width: they get all years
    rendered = format.render(content, options)
    notify(rendered.notices)
    data = rendered.data
    if isinstance(data, str) and format.for_people and not common.output and not common.no_pager and _is_screen():
        from .pager import show_paged  # its imports take as long as a small answer

        done()
        if show_paged(data):
            return
    raw = data.encode(encoding, format.errors) if isinstance(data, str) else data
    if common.output and format.beside:
        beside_files = format.beside(content, options)
        done()
        save_all({common.output: raw, **beside_files})
    else:
        deliver(raw, common.output)
    if common.output and sys.stdout.isatty() and not common.quiet:
        notify([Message("written: {file}", file=common.output)])


def format_name(common: Common) -> str:
    """Return the name of the format to write: without ``-f`` and ``-o`` a table on a terminal and CSV elsewhere."""
    return ("table" if sys.stdout.isatty() else "csv") if common.format == "auto" else common.format


def for_people(common: Common) -> bool:
    """Return whether the answer is written in a format for people."""
    return find(format_name(common)).for_people


def stream_options(common: Common, format: Format) -> tuple[RenderOptions, str]:
    """Return how an answer is to look where it goes, the terminal or a file, and the encoding to write it in.

    A format for people follows the terminal; a program gets the same bytes everywhere.
    """
    stream = "" if common.output or not format.for_people else sys.stdout.encoding
    encoding = stream or "utf-8"
    terminal = not common.output and sys.stdout.isatty()
    color = terminal and _now["color"] and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width, height = _size() if format.for_people else (80, 24)
    plain = not _draws_boxes(encoding) or (terminal and os.environ.get("TERM") == "dumb")
    options = common.render_options(width, color, plain)
    return options._replace(file=common.output, paper=_page_width(), height=height), encoding


def deliver(raw: bytes, output: str) -> None:
    """Write finished bytes where an answer goes (see write_to), with no progress left on the screen."""
    done()
    write_to(output, raw)


def write_to(output: str, pieces: Piece | Iterable[Piece]) -> None:
    """Write bytes to the file ``output``, or to standard output where that is empty; whole, or it is an error."""
    if output:
        save(output, pieces)
        return
    sys.stdout.flush()
    write_all(sys.stdout.buffer, pieces)
    sys.stdout.buffer.flush()


def _size() -> tuple[int, int]:
    """Return the columns and lines to fill: ``COLUMNS`` and ``LINES``, else the terminal's, else 80 and 24."""
    columns, lines = screen.size()
    return _within(columns), lines


def _within(width: int) -> int:
    """Return a width in characters that tables can have: at least 40."""
    return min(max(40, width), WIDEST)


def _page_width() -> int:
    """Return the width of tables in documents that ``DIGECON_PAGE`` sets, in characters; 0 for that of the format."""
    width = screen.setting("DIGECON_PAGE")
    return _within(width) if width else 0


def _has_width(common: Common) -> bool:
    """Return whether the output has a width: that of a terminal, or of ``COLUMNS``."""
    return screen.setting("COLUMNS") > 0 or (not common.output and sys.stdout.isatty())


def _is_screen() -> bool:
    """Return whether a person reads the answer on a terminal that can page."""
    return sys.stdout.isatty() and sys.stdin.isatty() and os.environ.get("TERM") != "dumb"


def _draws_boxes(encoding: str) -> bool:
    if encoding.lower() in ("utf-8", "utf8"):
        return True
    from ..document import ASCII

    try:
        ("─│–" + "".join(map(chr, ASCII))).encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
