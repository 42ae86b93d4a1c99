"""Read a user's file as a dataset; its layout is recognized by its content, not by its name.

A layout is a module that has ``NAME``, ``RANK`` (the more specific before the more general), ``recognize(sample)`` (the first rows of a
sheet) and ``read(sheet, report, mapping)``. It is found by being here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from ..core import periods
from ..core.areas import is_china
from ..core.cleaning import printable
from ..core.dataset import Dataset
from ..core.errors import DataError, UsageError, did_you_mean
from ..core.messages import Message
from . import columns, dated_sheets, doubts, offers, own, own_across, tidy, times, unit_text
from .build import NO_DAYS, UNUSED, is_enough, remark_title, with_units
from .columns import ColumnMapping
from .files import File, load, unpacked
from .numbers import count
from .report import FileName, NoLayout, Report, Unread
from .sheet import TableSheet, of_text

_METADATA = "메타정보"  # the sheet in which the Korean office says the title and the unit of the table
_SHORT_YEAR = re.compile(r"(?:中華)?(4\d|[5-9]\d|1[0-4]\d)年(?:度|底|\d{1,2}月)?")
_ARABIC = re.compile("[\u0600-\u06ff]")
_BEGINNING = 1 << 22  # bytes of a long text on which offers are tried


@cache
def layouts() -> tuple[Any, ...]:
    """Return the modules of this package that are layouts, in the order in which they are tried."""
    modules = (import_module(f".{one.name}", __name__) for one in iter_modules(__path__))
    return tuple(sorted((one for one in modules if hasattr(one, "RANK")), key=lambda one: one.RANK))


def read(path: str | File, mapping: str = "", daily: str = "") -> Dataset:
    """Return the dataset of a file, or of standard input for ``-``; its ``remarks`` are what the user should know.

    ``mapping`` names columns, as ``--map`` does, and ``daily`` makes months of days, as ``--daily``. Raises DataError when the
    file cannot be read, UsageError for a mapping that does not fit it.
    """
    file, path = (path, "") if isinstance(path, File) else (load(path), path)
    return read_file(file, Report(file.name, daily=daily, path=path, mapping=mapping))


def read_file(file: File, report: Report, strict: bool = True) -> Dataset:
    """Return the dataset of a loaded file, as its report says how to read; ``strict`` refuses our own layout at its first fault.

    Where figures are left out that another option may read, or the whole file, the report or the error has the lines to type.
    """
    found: list[Any] = []
    try:
        data = _read(file, _sheets(file, report, found), report, report.mapping, strict, found)
    except (Unread, UsageError) as error:
        kept = _kept(file, report) if report.path else []
        report.hints = offers.find(kept, report, partial(_read, file)) if kept else ()
        offers.explain(error, kept, report)
        raise
    if report.path and offers.may_help(report):
        report.hints = offers.find(_kept(file, report), report, partial(_read, file))
        report.remarks = [offers.about_days(report) if sentence is NO_DAYS else sentence for sentence in report.remarks]
    data.remarks = [*report.notices(), *report.hints]
    return data


def _kept(file: File, report: Report) -> list[offers.Kept]:
    """Return the first rows of the first tables of a file, or of the sheet that is asked for; a long text is read only at its beginning."""
    long = file.kind == "text" and len(file.raw) > _BEGINNING and file.raw[:100].lstrip()[:1] not in (b"[", b"{")
    beginning = file._replace(raw=file.raw[:_BEGINNING]) if long else file
    try:
        wanted = columns.parse_mapping(report.mapping).sheet
        every = _sheets(beginning, Report(file.name), [None])
        return offers.keep((sheet for sheet in every if wanted in ("", sheet.title.strip())), not long)
    except (DataError, UsageError):
        return []


def _read(
    file: File,
    sheets: Iterable[TableSheet],
    report: Report,
    mapping: str = "",
    strict: bool = True,
    found: list[Any] | None = None,
) -> Dataset:
    """Return the dataset of the first table among sheets; raises Unread where too little of it can be read."""
    mapped = columns.parse_mapping(mapping) if mapping else columns.UNMAPPED
    if of_all := dated_sheets.period_of_all(mapped):
        sheets = (dated_sheets.of_period(sheet, of_all, mapped.header) for sheet in sheets)
        mapped = mapped._replace(fields={field: names for field, names in mapped.fields.items() if field != "period"})
    layout, sheet = _find_table(file, sheets, report, mapped, [] if found is None else found)
    report.layout = sheet.form or layout.NAME
    report.strict = strict and layout is own
    if report.strict and report.problems:  # found before the layout was known
        report.problem(*report.problems[0])
    if sheet.form and not mapped.fields:
        mapped = mapped._replace(fields=_dimensions(sheet.sample[0]))
    data: Dataset = layout.read(sheet, report, mapped)
    if mapped.unit:
        data = with_units(data, dict.fromkeys(data.catalog, unit_text.parsed(mapped.unit)))
    if layout not in (own, own_across):
        remark_title(data.catalog, report)
        sizes = doubts.SizesOfRows(data.observations)
        measured = {code: entry for code, entry in data.catalog.items() if code in sizes.indicators}
        doubts.remark(measured, sizes, report)
    _check_enough(data, layout, mapped, report)
    return data if layout in (own, own_across) else _in_our_era(data, sheet, report)


_BUDDHIST, _OF_THE_BUDDHIST_ERA = 543, (2440, 2600)  # years before our era, and what its years are between
_PERSIAN = (1300, 1395, 1420)  # years, and recent ones
_BASE = re.compile(r"2[45]\d\d(?= ?[=＝] ?100)")  # of an index


def _base_of_ours(match: re.Match[str]) -> str:
    return str(int(match[0]) - _BUDDHIST)


def may_be_of_other_calendar(year: str) -> bool:
    """Return whether a year may be one of the Persian or the Thai calendar."""
    return "1300" < year < "1500" or year > "2400"


def _in_our_era(data: Dataset, sheet: TableSheet, report: Report) -> Dataset:
    """Return a dataset with years of our era in place of those of the Buddhist one, in Thailand 543 more; any other as it is.

    Raises DataError where the years are those of the Persian calendar, which begin in March (1404, where Persian letters are, or where years
    follow each other up to recent ones), or where calendars are mixed.
    """
    year = data.observations[0].period[:4]
    if not may_be_of_other_calendar(year):
        return data
    years = sorted({int(row.period[:4]) for row in data.observations})
    follow = years[-1] - years[0] == len(years) - 1
    if years[0] > _OF_THE_BUDDHIST_ERA[0] and years[-1] in range(*_OF_THE_BUDDHIST_ERA):
        ours = str(int(year) - _BUDDHIST)
        report.remark(Message("years of the Buddhist era such as {year} were read as {ours}", year=year, ours=ours))
        rows = [
            row._replace(period=periods.shift(row.period, -_BUDDHIST), unit=_BASE.sub(_base_of_ours, row.unit))
            for row in data.observations
        ]
        found = data.with_observations(rows)
        found.catalog = {
            code: entry._replace(unit=_BASE.sub(_base_of_ours, entry.unit)) for code, entry in data.catalog.items()
        }
        return found
    recent = follow and years[0] > _PERSIAN[0] and years[-1] in range(*_PERSIAN[1:])
    if year > "2400" or recent or any(_ARABIC.search(cell) for row in sheet.sample for cell in row):
        raise _of_other_calendar(report.name, year)
    return data


def _years_of_the_republic(sample: Sequence[Sequence[str]]) -> str:
    """Return the first of years such as ``110年``, ``111年``, one after another in a row or a column; empty where there are none.

    Of China or of Taiwan, and not that many years: no table has terms of so many.
    """
    found = [match for row in sample for cell in row if (match := _SHORT_YEAR.fullmatch(cell.strip()))]
    years = {int(match[1]) for match in found}
    months = {match[0] for match in found if match[0].endswith("月")}
    return found[0][0] if len(months) > 1 or any(year + 1 in years for year in years) else ""


def _check_enough(data: Dataset, layout: Any, mapped: ColumnMapping, report: Report) -> None:
    """Raise Unread where nothing was read, or less than half of what a file holds."""
    if not data.observations:
        reason = Message(" below its header: give at least one row")
        if report.left_out:
            reason = Message(": {sentence}", sentence=report.omissions(quote=True))
        raise Unread(
            "{name} was read as {word_layout} and holds no figure{reason}.",
            name=report.name, word_layout=report.layout, reason=reason,
        )  # fmt: skip
    lost = report.left_out
    if (
        layout is tidy or mapped.fields or report.daily
    ):  # where the figures are was said; a month is one figure of thirty
        lost = {kind: number for kind, number in lost.items() if kind != UNUSED}
    if layout not in (own, own_across) and not is_enough(len(data.observations), lost):
        raise Unread(
            "{name} was read as {word_layout}, but only {count} of its figures can be identified: {sentence}.",
            name=report.name,
            word_layout=report.layout,
            count=f"{len(data.observations):,}",
            sentence=report.omissions(quote=True),
        )


def _dimensions(header: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return, in the form of ``--map``, the columns of a document's indicator: its dimensions but area and frequency."""
    area = columns.find(header, {}).get("area")
    named = (name for place, name in enumerate(header) if place != area and f"{name}.label" in header)
    dimensions = tuple(name for name in named if name.lower() not in columns.FREQUENCY_CODES)
    return {"indicator": dimensions} if dimensions else {}


def examine(path: str, mapping: str = "", daily: str = "") -> tuple[Report, Dataset | None]:
    """Return everything that is wrong with a file, and its dataset, None where it cannot be read at all."""
    file = load(path)
    report = Report(file.name, daily=daily, path=path, mapping=mapping)
    try:
        data = read_file(file, report, strict=False)
    except DataError as error:
        report.strict = False
        report.problem(0, "", Message("{clause}", clause=error.message))
        return report, None
    if report.other_sheets:
        report.hints += tuple(offers.of_sheets(_kept(file, report), report, partial(_read, file)))
    return report, data


def _find_table(
    file: File,
    sheets: Iterable[TableSheet],
    report: Report,
    mapping: ColumnMapping,
    found: list[tuple[Any, TableSheet]],
) -> tuple[Any, TableSheet]:
    """Return the layout and the sheet of the first table among sheets; the report names the other tables, ``found`` has all of them."""
    titles: list[str] = []
    samples: list[list[list[str]]] = []
    about: list[list[str]] = []
    unread: list[TableSheet] = []
    try:
        for sheet in sheets:
            titles.append(sheet.title.strip())
            samples.append(sheet.sample)
            if sheet.title == _METADATA:
                about = [[word[1:].strip(), *row] for word, *row in sheet.sample if word.startswith("○")]
                continue
            if mapping.sheet and mapping.sheet != titles[-1]:
                continue
            layout = _layout(sheet, mapping, found, report)
            if layout:
                found.append((layout, sheet))
            else:
                about += _about_others(sheet) if sheet.title else []
                unread.append(sheet)
    except DataError:
        if not found:
            raise
    if not found or (len(found) == 1 and _is_of_contents(found[0][1].sample, titles)):
        found[:] = _of_dated(unread, mapping, report)
        unread.clear()
    if not found:
        raise _without_table(file, mapping, titles, samples)
    about += _only_indicator(found[0][1].sample, unread if len(found) == 1 else ())
    found[0][1].about += [row for row in about if row[0] != _TITLE or not _is_titled(found[0][1].sample)]
    if not (file.kind == "xlsx" and found[0][0] in (own, own_across)):  # whose other sheets hold the same figures
        _report_sheets([sheet for _, sheet in found], unread, report)
    return found[0]


def _is_of_contents(sample: Sequence[Sequence[str]], titles: Sequence[str]) -> bool:
    """Return whether a sheet holds the names of sheets below each other, and no figures beside them: a table of contents."""
    named = [row for row in sample if any(row) and row[0].strip() in filter(None, titles)]
    return len(named) > 1 and not any(count(row[1:]) for row in named)


def _is_titled(sample: Sequence[Sequence[str]]) -> bool:
    """Return whether the first line of a table stands alone, as its title does."""
    return sum(map(bool, next(iter(sample), []))) == 1


def _only_indicator(table: Sequence[Sequence[str]], beside: Iterable[TableSheet]) -> list[list[str]]:
    """Return the title that another sheet of the World Bank, with a single indicator, gives a table of areas that names none and has nothing above it."""
    about = (
        {columns.key(name): cell for name, cell in zip(*sheet.sample, strict=False)}
        for sheet in beside
        if sheet.title and len(sheet.sample) == _ONE_INDICATOR  # and no other file of a zip
    )
    coded = (row for row in about if not row.keys().isdisjoint(("indicator_code", "code")))
    names = [name for row in coded if (name := row.get("indicator_name", ""))]
    header = columns.find(table[0], {})
    return [[_TITLE, names[0]]] if len(names) == 1 and "area" in header and "indicator" not in header else []


def _report_sheets(tables: Sequence[TableSheet], unread: Iterable[TableSheet], report: Report) -> None:
    """Report which of some tables is read, the first, and the other ones, also those of the same workbook whose layout is unknown."""
    report.other_sheets = [sheet.title for sheet in tables[1:] if sheet.title]
    unknown = (sheet for sheet in unread if sheet.file == tables[0].file and _has_figures(sheet))
    report.only(*map(_part, tables), *map(_part, unknown))


def _has_figures(sheet: TableSheet) -> bool:
    """Return whether a sheet without a known layout holds many figures in one of its first rows, or in most of them more than a table of contents.

    Below a single period, or beside one, one figure in each row is enough.
    """
    filled = [row for row in sheet.sample if any(row)]
    if filled and any(map(times.looks_like_time, filled[0][1:])) and all(count(row[1:]) for row in filled[1:]):
        return len(filled) > 1
    numbers = [count(row) for row in filled]
    few = 0 if times.period(sheet.title.strip()) else _PAGE_AND_NUMBER  # a sheet that is called by its year
    dated = [times.looks_like_time(row[0]) for row in filled]
    many = sum(
        number > (1 if is_dated else few) or any(map(_HUNDREDTHS.fullmatch, row))
        for number, is_dated, row in zip(numbers, dated, filled, strict=True)
    )
    return any(number > _SURELY for number in numbers) or 2 * many > len(numbers)


def _of_dated(sheets: Sequence[TableSheet], mapping: ColumnMapping, report: Report) -> Iterator[tuple[Any, TableSheet]]:
    """Yield the layout and the table that those of some sheets are together which are called by periods, or that a line above it or headings among its rows date."""
    found = dated_sheets.joined(sheets, bool(mapping.sheet))
    if not found and len(sheets) == 1:
        found = dated_sheets.of_line(sheets[0]) or dated_sheets.of_headings(sheets[0])
    sheet, remark = found or (None, None)
    if sheet and remark and (layout := _layout(sheet, mapping, (), report)):
        report.remark(remark)
        yield layout, sheet


def _without_table(
    file: File, mapping: ColumnMapping, titles: Sequence[str], samples: Sequence[Sequence[Sequence[str]]]
) -> DataError | UsageError:
    """Return the error of a file in whose sheets there is no table, or no sheet of the name that ``--map`` gives."""
    if mapping.sheet and mapping.sheet not in titles:
        hint = did_you_mean(mapping.sheet, titles)
        return UsageError("{name} has no sheet '{sheet}'.{hint}", name=file.name, sheet=mapping.sheet, hint=hint)
    if any(titles) and not any(any(row) for sample in samples for row in sample):
        return DataError("{name}: all its sheets are empty: give a workbook with a table.", name=file.name)
    if year := next(filter(None, map(_years_of_the_republic, samples)), ""):
        return _of_other_calendar(file.name, year)
    return NoLayout("{name} has no layout that digecon knows.", name=file.name)


def _of_other_calendar(name: FileName, year: str) -> DataError:
    return DataError(
        "{name}: the years ({year}) are those of another calendar: write them as years of our era, as in 2025.",
        name=name,
        year=year,
    )


_TITLE = "title"
_SURELY = 4  # numbers in a row, which no table of contents has
_PAGE_AND_NUMBER = 2  # in each row of a table of contents
_HUNDREDTHS = re.compile(r"\d+[.,]\d\d+")  # in which no table of contents counts
_ONE_INDICATOR = 2  # rows: the header and what it says of one
_CODED_TITLE = re.compile(r"\d{15,} +(.+)")


def _about_others(sheet: TableSheet) -> list[list[str]]:
    """Return the line of a sheet without a table that states the unit of the tables beside it; empty for none, or several.

    The Russian office has what the tables are about in the first line of such a sheet, behind its code, which comes along.
    """
    named = [row for row in sheet.sample if row and columns.key(row[0]) in unit_text.WORDS]
    stated = [[row[0], cell.strip()] for row in named for cell in row[1:] if unit_text.is_unit(cell.strip())]
    if len(stated) != 1:
        return []
    title = _CODED_TITLE.fullmatch("".join(sheet.sample[0]).strip())
    return [[_TITLE, title[1]], *stated] if title else stated


def _part(sheet: TableSheet) -> Message:
    """Return what a sheet is called within its file: ``'a.csv'``, ``sheet 'Data'`` or ``book.xlsx, sheet 'Data'``."""
    if not sheet.title:
        return Message("'{file}'", file=sheet.file)
    if not sheet.file:
        return Message("sheet '{title}'", title=sheet.title)
    return Message("{file}, sheet '{title}'", file=sheet.file, title=sheet.title)


def _layout(sheet: TableSheet, mapping: ColumnMapping, found: Sequence[tuple[Any, TableSheet]], report: Report) -> Any:
    """Return the layout of a sheet, None where it has none; mapped tables with the same header are alike."""
    if mapping.fields.keys() & {"period", "value"}:
        alike = sheet.sample[:1] == found[0][1].sample[:1] if found else any(map(any, sheet.sample))
        many_values = len(mapping.fields.get("value", ())) > 1 or mapping.fields.get("value") == (columns.EVERY,)
        name = "wide" if mapping.fields.get("period") == (columns.EVERY,) else "series" if many_values else "tidy"
        return import_module(f".{name}", __name__) if alike else None
    sample = sheet.sample[sheet.row_of(mapping.header) :] if mapping.header else sheet.sample
    best, alternatives = layout_of(sample, bool(sheet.form))
    if alternatives and not found:
        report.remark(
            Message(
                "read as {word_layout}; {words_others} fits as well: --map says which columns to use",
                word_layout=best.NAME,
                words_others=tuple(layout.NAME for layout in alternatives),
            )
        )
    return best


def layout_of(sample: Sequence[Sequence[str]], foreign: bool = False) -> tuple[Any, list[Any]]:
    """Return the layout that fits the first rows of a table most surely, None for none, and the others that fit equally well.

    A ``foreign`` table is none of ours, whatever its columns are called: a document's form gave them their names.
    """
    of = [layout for layout in layouts() if not (foreign and layout in (own, own_across))]
    scores = [(float(layout.recognize(sample)), layout) for layout in of]
    most = max(confidence for confidence, _ in scores)
    first, *alternatives = [layout for confidence, layout in scores if confidence == most]
    if most == 1:  # the marks of a specific layout, the first by rank
        return first, []
    return (first, alternatives) if most else (None, [])


def _sheets(file: File, report: Report, found: Sequence[Any]) -> Iterator[TableSheet]:
    """Yield the tables in a file: the sheets of a workbook, the files in a zip, or the one that it is.

    As soon as one is ``found``, only the beginning of the others is read, and nothing is reported.
    """
    if file.kind in ("xlsx", "xls"):
        from .excel import sheets

        yield from sheets(file)
    elif file.kind == "ods":
        from .open_document import sheets

        yield from sheets(file)
    elif file.kind == "parquet":
        from .parquet import sheet

        yield sheet(file)
    elif file.kind in ("gz", "zip"):
        faults = []
        for member in unpacked(file, found):
            if member.kind in ("gz", "zip"):
                raise DataError("{name} is packed twice: unpack it first.", name=member.name)
            if not found:
                report.clear()
            try:
                yield from _sheets(member, Report(member.name) if found else report, found)
            except DataError as error:  # a file that is not a table, beside the one that is
                faults.append(error)
        if faults:
            raise faults[0]
    elif file.kind == "html":
        from . import web_page

        yield from web_page.sheets(file, report)
    else:
        yield of_text(file, report)


def extend(
    data: Dataset,
    add: tuple[str | File, ...] = (),
    catalog: str = "",
    breaks: str = "",
    revisions: str = "",
    daily: str = "",
) -> Dataset:
    """Return a dataset with the rows of the files ``add`` beside its own, and the indicators of the file ``catalog``.

    The files ``breaks`` and ``revisions`` state those of its series, beside the ones that are known already.

    Rows in our layout are checked like the bundled ones and refused at the first fault; files in other layouts are read
    as ``read`` does. Raises DataError for what cannot be read, with line, column and reason.
    """
    files = [_added(path, daily) for path in add]
    extended = data.with_observations([*data.observations, *(row for added in files for row in added.observations)])
    for added in files:
        extended.catalog = {**added.catalog, **extended.catalog}
        extended.remarks += added.remarks
        for key, known in added.breaks.items():
            if key not in data.breaks:
                extended.breaks.setdefault(key, []).extend(known)
    if catalog:
        described = own.read_catalog(catalog, extended.catalog)
        new = (entry for code, entry in described.items() if entry is not extended.catalog.get(code))
        extended = with_units(extended, {entry.indicator: unit_text.Unit(entry.unit) for entry in new})
        extended.catalog = described
        extended.remarks = doubts.remarks_by_catalog(extended.remarks, extended.catalog)
    return _stating(extended, breaks, revisions) if breaks or revisions else extended


def _stating(data: Dataset, breaks: str, revisions: str) -> Dataset:
    """Return a dataset with the breaks and the revisions of two files (empty: none) beside its own."""
    from . import stated  # few tables have such files

    for at in stated.read_breaks(breaks, data) if breaks else ():
        data.breaks.setdefault((at.indicator, at.area), []).append(at)
    known = [revision for of_series in data.revisions.values() for revision in of_series]
    found = stated.read_revisions(revisions, data) if revisions else []
    return data.with_revisions([*known, *found]) if found else data


def _added(path: str | File, daily: str) -> Dataset:
    """Return the figures of a file that are to stand beside ours, those of China under our code."""
    file, path = (path, "") if isinstance(path, File) else (load(path), path)
    report = Report(file.name, strict=True, path=path)
    if file.kind == "text":
        sheet = of_text(file, report)
        if own.may_be_ours(sheet.sample):
            added = own.read(sheet, report, printed=True)
            added.remarks = report.notices()
            return added
    return _of_china(read_file(file, Report(file.name, daily=daily, path=path)), file.name)


def _of_china(data: Dataset, name: FileName) -> Dataset:
    """Return a dataset with our code for China where its areas have one other name of it, or are not told at all."""
    areas = {row.area for row in data.observations}
    called = {area for area in areas if not area or is_china(area)}
    if len(called) != 1 or called == {"CN"} or (called == {""} and len(areas) > 1):
        return data  # of two names of China none is rather ours
    [own] = called
    note = (
        Message("'{area}' was taken as China (CN)", area=printable(own))
        if own
        else Message("no area is named: taken as China (CN)")
    )
    breaks = (at for of_series in data.breaks.values() for at in of_series)
    found = Dataset(
        [row._replace(area="CN") if row.area == own else row for row in data.observations],
        data.catalog,
        [at._replace(area="CN") if at.area == own else at for at in breaks],
    )
    found.remarks = [Message("{name}: {sentence}", name=name, sentence=note), *data.remarks]
    return found
