"""Find the dimensions of an indicator: the columns that distinguish rows of the same indicator, area and period.

A column with a name of its own (sex, sector, age) is a dimension exactly where the rest of the row does not identify the
figure. A column that follows from another one (the label of a code, the continent of a country) is not.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, islice, pairwise

from . import columns, numbers, parse, times, unit_text

Column = Sequence[str]
_ENOUGH = 200  # rows that show whether names are beside numbers
# Columns that number the rows or document the figures: they differ from row to row and are no dimensions.
ATTRIBUTES = frozenset((
    *columns.NAMES["status"],
    "objectid", "id", "idhod", "fid", "rowid", "unnamed:_0", "vector", "coordinate", "dguid", "uom_id", "scalar_id",
    "terminated", "sizerank", "footnote", "footnotes", "footnote_codes", "value_footnotes",
    "comment", "comments", "notes", "remarks", "last_update", "last_updated", "obs_conf", "conf_status", "note_indicator",
    "note_source", "note_classif", "source_note", "geoinfo", "magnitude", "estimates_start_after", "i_cig", "i_bm", "i_xm", "i_xr", "i_outlier", "i_irr",
))  # fmt: skip
# Texts that are words rather than codes, amounts that rise or fall and intervals rather than names, and what a column of labels is called.
_WORD = re.compile(r"(?=\D*$).*(?:[a-zà-ÿ]{3}|[^\x00-\u024f]{2})")
_RISE = re.compile(r"[▲▼△▽] ?\d[\d.]* ?%?")
_CALLED_INTERVAL = re.compile(r"(?:^|_)ci(?:_|$)|interval|confidence|uncertain|bounds?")
_INTERVAL = re.compile(r"[(\[]?-?\d[\d.]* ?[-–~±,;] ?-?\d[\d.]*[)\]]?")
_LABEL_WORDS = frozenset((
    "name", "names", "label", "labels", "text", "title", "description", "desc", "long", "full", "english", "definition", "bezeichnung", "libelle", "libellé", "nombre", "nome", "descripción", "measure", "descricao", "descrição", "note",
))  # fmt: skip
_NOTES = frozenset(("note", "notes", "footnote", "footnotes", "comment", "comments", "remark", "remarks"))
_ENDS = (
    ("from", "to"),
    ("min", "max"),
    ("lower", "upper"),
    ("start", "end"),
    ("von", "bis"),
    ("desde", "hasta"),
    ("de", "a"),
    ("fra", "til"),
)
_END_OF_AGES = re.compile(
    rf"(?P<age>age|alter|edad|idade|âge|età|alder|ålder|leeftijd)(?P<sign>_?)(?P<end>{'|'.join(chain.from_iterable(_ENDS))})"
)
_SHORTEST_NAME = 2  # signs
_CALLED_REMARKS = re.compile(
    r"note|comment|komment|remark|observa|bemerk|anmerk|hinweis|примеч|备注|備註|说明|marking|marker|missing_value|derivation|estimate_type|reliability|flag|quality|status|^y\d{4}[fn]$"
)
_SURELY_REMARKS = re.compile(r"^y\d{4}[fn]$|(?:^|_)(?:flags?|remarks?|comments?|reliability|data_quality)(?:_|$)")
_REMARKS = ("备注", "備註", "備考", "说明")
_NUMBERS_OF_ROWS = frozenset(
    ("no", "no.", "s.no", "s.no.", "sr_no", "sr._no.", "sl_no", "stt", "序号", "序號", "編號", "编号", "번호", "連番")
)
_NUMBERS_OF_PERIODS = ("trend", "time_trend", "timetrend", "linear_trend", "time_index")
# Parts of a date beside a year, and dates that are written a second time.
DAYS = ("day", "day_of_month", "tag", "jour", "día", "dia", "giorno", "dag", "gün", "ngày", "日", "일")
WEEKS = (
    "week", "week_number", "epiweek", "minggu", "kw", "woche", "semaine", "semana", "settimana", "周", "kalenderwoche",
    "numéro_de_semaine", "semana_epidemiologica", "semana_epidemiológica", "epi_week", "iso_week", "isoweek",
    "week_no", "weeknum", "vecka", "uke", "uge", "viikko", "неделя", "週", "주",
)  # fmt: skip
TIMES = frozenset((
    *DAYS, *WEEKS, "year_month", "yearmonth", "yyyymm", "base_year", "baseyear", "weekday", "hour", "unix_timestamp", "unix_time", "unixtime", "epoch", "year", "month", "quarter", "yr", "qtr", "time_code", "year_code", "period_desc.", "refyear", "yea", "refmonth", "day_of_week", "day_of_year", "decimal_date", "decimal_year", "quarter_num", "qtr_num", "month_num", "year_num", "quarter_number", "month_number", "元号", "和暦", "和暦（年）", "和暦(年)",
))  # fmt: skip
_YEAR_WORDS = frozenset(("year", "jahr", "année", "annee", "año", "ano", "anno"))
_ADDRESS = re.compile(r"https?://|www\.", re.I)
_LONGEST_NAME = 60  # signs; a sentence is longer
_WITH_INTERVAL = re.compile(
    r"(-?\d[\d.,]{0,30}) ?[\[(]-?\d[\d.]{0,30} ?(?:[-–—,;]|to) ?-?\d[\d.]{0,30}[\])]"
)  # 36.1 [32.0-40.9]
_FLAG_IN_BRACKETS = re.compile(r"\([preRPE]\)")
_DAYS_OF_MONTH = 31
_FEW = 20  # of so many rows one may have a remark beside it
_IN_BRACKETS = re.compile(r" ?\([^()]*\)")
_YEAR = re.compile(r"(?:1[5-9]\d\d|20\d\d)(?:\.0)?")
_COORDINATES = frozenset(("latitude", "longitude", "lat", "lon", "lng", "long", "latitud", "longitud"))
_CALLED_MONTHS = ("month", "mes", "mês", "mois", "monat")
_YEAR_AND_MONTH = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])")  # beside a date
_DATED = re.compile(
    r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
)
# Columns of whole numbers that are codes, and those that are where the same numbers come again.
_CODES = frozenset((
    "code", "cód.", "cod.", "cód", "geocode", "m49", "isocode", "iso_number", "country_number", "iso_n3", "iso3n", "iso_num", "iso_numeric", "isonum", "iso_n", "numcode", "un_code", "fips", "geoid", "id2", "ifs", "ifscode", "cowcode", "ccode", "gwno", "gwcode", "scode", "zip", "zipcode", "partner", "reporter", "gender", "sex",
    "commodity", "aggregate_level", "kod", "gkz", "ags", "geschlecht", "sexe", "sexo", "sesso", "geslacht", "kön", "kjønn", "płeć", "plec", "пол", "性别",
))  # fmt: skip
_CODES_REPEATED = frozenset((
    "flow", "sector", "item", "element", "product", "indicator", "series", "industry", "category", "tipo_entidad", "tipo_de_entidad",
))  # fmt: skip
_CODE_ENDS = (
    "_id", "_ids", "_fk", "_code", "_encoded", "_codes", "_kod", "_cis", "_m49", "_isonum", "_(code)", "_(código)", "コード", "代码", "代碼", "编码", "編碼",
)  # fmt: skip
_LAWS = ("_criminal_code", "_penal_code")  # offences against which are counted
_CODE_BEGINNINGS = ("code_", "kod_", "código_", "codigo_", "npdid_")  # the last is of the Norwegian office
# Within a name too, bps_kode_kecamatan, but for what is counted: jumlah kode pos, líneas de código.
_CODE_WORD = re.compile(r"(?!jumlah|banyak|total|n[úu]mero|l[íi]neas)(?:[a-z]+_)?(?:kode|código|codigo|codice)(?:_.*)?")
_NAMED_ID = re.compile("[a-z](?:I[Dd]|Code)$")  # RegionID, partnerCode
_CODE_OF_BRITAIN = re.compile(r"[A-Z]\d{8}")
_CODE_IN_PARTS = re.compile(r"\d+(?:\.\d+){2,}")
_CODE_WITH_LETTER = re.compile(r"\d+[A-Za-z]?")
_CODES_OF_SERIES = frozenset(("series_code", "series_id", "series_key", "seriesid", "seriescode"))
_OF_NOTES = ("footnote", "footnotes")  # what the name of a column ends in that numbers notes
_LABELS = (
    "label",
    "name",
    "desc",
    "description",
    "labels",
)  # what the name of a column of labels has after that of the codes
# ISO 3166-1 numeric; a handful is enough to know such a column, as in columns.are_areas.
_ISO_NUMBERS = {
    name: number
    for names, number in (
        ("chn cn china 中国", 156), ("usa us united-states", 840), ("deu de germany", 276), ("fra fr france", 250), ("jpn jp japan 日本", 392),
        ("gbr gb united-kingdom", 826), ("ind in india", 356), ("bra br brazil", 76), ("rus ru russian-federation", 643), ("afg af afghanistan", 4),
        ("alb al albania", 8), ("aut at austria", 40), ("aus au australia", 36), ("ago ao angola", 24),
    )
    for name in names.split()
}  # fmt: skip


def find(header: Sequence[str], cells: Sequence[Column], key: Iterable[int], candidates: Iterable[int]) -> list[int]:
    """Return the places of the candidates that distinguish rows with equal cells in the ``key`` columns."""
    rows = list(zip(*(cells[place] for place in key), strict=True)) or [()] * len(cells[0])
    if len(set(rows)) == len(rows):
        return []
    first: dict[tuple[str, ...], int] = {}
    again = [(first[row], number) for number, row in enumerate(rows) if first.setdefault(row, number) != number]
    found = [
        place
        for place in candidates
        if _may_be(header, place, cells[place])
        and not _repeats_figures(cells[place], cells)
        and any(cells[place][one] != cells[place][other] for one, other in again)
    ]
    if not _tell_apart(rows, found, cells):  # places of one name have codes of their own
        found += [place for place in candidates if place not in found and _are_codes(cells[place])]
    return _independent(_without_remarks(header, _without_codes(header, found, cells, rows), cells, rows), cells)


def _repeats_figures(column: Column, cells: Sequence[Column]) -> bool:
    """Return whether a column has the numbers of another one once more, each with its interval: ``36.1 [32.0-40.9]``."""
    if not _WITH_INTERVAL.fullmatch(next(filter(None, column), "")):
        return False
    numbers_of = tuple(match[1] if (match := _WITH_INTERVAL.fullmatch(cell)) else "" for cell in column)
    return any(numbers_of == tuple(other) for other in cells)


def _without_remarks(
    header: Sequence[str], found: list[int], cells: Sequence[Column], rows: Sequence[tuple[str, ...]]
) -> list[int]:
    """Return the columns without remarks on figures: those that are called so, are empty in some rows and tell no rows apart."""
    kept = list(found)
    for place in reversed(found):
        rest = [other for other in kept if other != place]
        name = columns.key(header[place])
        called = _CALLED_REMARKS.search(name) if "" in cells[place] else _SURELY_REMARKS.search(name)
        remarks = rest and called
        if remarks and number_apart(rows, rest, cells) == number_apart(rows, kept, cells):
            kept = rest
    return kept


def _follows(column: Column, other: Column) -> bool:
    """Return whether a column has the same text wherever another one has the same."""
    return len(set(zip(other, column, strict=True))) == len(set(other))


def _tell_apart(rows: Sequence[tuple[str, ...]], places: Iterable[int], cells: Sequence[Column]) -> bool:
    """Return whether no two rows are alike in these columns too."""
    return number_apart(rows, places, cells) == len(rows)


def number_apart(rows: Sequence[tuple[str, ...]], places: Iterable[int], cells: Sequence[Column]) -> int:
    """Return how many rows differ, in these columns of a table too."""
    return len(set(zip(rows, *(cells[place] for place in places), strict=True)))


def _without_codes(
    header: Sequence[str], found: list[int], cells: Sequence[Column], rows: Sequence[tuple[str, ...]]
) -> list[int]:
    """Return the columns without codes whose names are in no column, where the words of the others distinguish rows as well as all do."""
    codes = [
        place
        for place in found
        if is_code(header, place, cells[place])
        or _are_levels(header[place], cells[place])
        or columns.key(header[place]) in _CODES_OF_SERIES
    ]
    words = [place for place in found if place not in codes]
    if not codes or not words or number_apart(rows, words, cells) < number_apart(rows, found, cells):
        return found
    labeled = (
        len(set(zip(cells[code], cells[word], strict=True))) == len(set(cells[code])) == len(set(cells[word]))
        for code in codes
        for word in words
    )
    return found if any(labeled) else words


def _may_be(header: Sequence[str], place: int, cells: Column) -> bool:
    """Return whether a column can name things: it holds no measured numbers and no dates, and does not number the rows."""
    name, distinct = columns.key(header[place]), set(cells)
    if (
        name in ATTRIBUTES
        or name in TIMES
        or (name == "symbol" and any(len(cell) < 2 for cell in distinct))  # a flag, and no name of a share
        or len(distinct) == 1
        or times.are_days(distinct)
        or _are_remarks(name, cells)
        or all(numbers.is_amount(cell) or _RISE.fullmatch(cell) for cell in distinct - {""})
        or (_CALLED_INTERVAL.search(name) and all(map(_INTERVAL.fullmatch, distinct - {""})))
    ):
        return False
    if name in columns.NAMES["period"] and any(map(times.looks_like_time, islice(distinct, 20))):
        return False  # the period in other words
    if is_code(header, place, cells):
        return len(distinct) < len(cells) or not _may_count_rows(header[place])
    numeric = [cell for cell in distinct if numbers.count([cell])]
    measured = any(("." in cell or "," in cell) and not cell.endswith(".0") for cell in numeric) or all(
        cell.endswith("%") for cell in numeric
    )
    if numeric and measured and 2 * len(numeric) > len(distinct):
        return False
    return 2 * len(numeric) < len(distinct) or _come_again(cells)


def names_series(header: Sequence[str], place: int, cells: Column) -> bool:
    """Return whether a column that is called units, beside another one, holds no unit, but what is measured: ``MRSA bloodstream infection``."""
    if columns.key(header[place]) != "units":
        return False
    other = any(columns.key(name) in unit_text.WORDS for name in (*header[:place], *header[place + 1 :]))
    texts = {*cells} - {""}
    return other and len(texts) > 1 and not any(map(unit_text.is_line, texts))


def _come_again(cells: Column) -> bool:
    """Return whether numbers come again and again, as the codes of something do: most figures that part rows by chance are there once."""
    times_there = Counter(cells).values()
    return 2 * len(times_there) <= len(cells) and 3 * sum(number == 1 for number in times_there) <= len(times_there)


def _are_remarks(name: str, cells: Column) -> bool:
    """Return whether a column has addresses of pages, or no name and a text in but a few rows, or is called remarks and has many, or flags."""
    filled = list(filter(None, cells))
    flags = all(len(cell) < _SHORTEST_NAME for cell in filled)
    long = any(len(cell) > _LONGEST_NAME for cell in filled)
    if (name.partition("_")[0] in _NOTES and (flags or long)) or (name.rpartition("_")[2] in _NOTES and long):
        return True
    if name in _REMARKS:
        return 2 * len(set(filled)) > len(filled)
    return all(map(_ADDRESS.match, filled)) or (not name and _FEW * len(filled) <= len(cells))


def are_flags_in_brackets(cells: Column) -> bool:
    """Return whether all texts of a column are flags in brackets: provisional, revised, estimated."""
    filled = {*cells} - {""}
    return bool(filled) and all(map(_FLAG_IN_BRACKETS.fullmatch, filled))


def _may_count_rows(name: str) -> bool:
    return columns.key(name).endswith("_id") or bool(_NAMED_ID.search(name))


def is_code(header: Sequence[str], place: int, cells: Column) -> bool:
    """Return whether a column of whole numbers holds codes: it is called so, or its labels are in a column of their own."""
    name = columns.key(header[place])
    labels = {f"{name}_{word}" for word in _LABELS}
    known = (
        name in _CODES
        or _is_called_code(name)
        or name.startswith(_CODE_BEGINNINGS)
        or bool(_CODE_WORD.fullmatch(name))
        or bool(_NAMED_ID.search(header[place]))
        or _is_end_of_ages(name, header)
        or f"{header[place]}.label" in header
        or not labels.isdisjoint(map(columns.key, header))
        or (name in _CODES_REPEATED and 2 * len(set(cells)) <= len(cells))
    )
    return known and _are_written_as_codes([cell for cell in cells if not parse.is_missing(cell)])


def _is_called_code(name: str) -> bool:
    """Return whether the key of a column's name ends as those of codes do, and it is no code of laws."""
    return name.endswith(_CODE_ENDS) and not name.endswith(_LAWS)


def _is_end_of_ages(name: str, header: Sequence[str]) -> bool:
    """Return whether a key is that of the first or the last age of groups, and the other one is in the header: ``AlterVon``, ``AlterBis``."""
    match = _END_OF_AGES.fullmatch(name)
    if not match:
        return False
    opposite = {end for ends in _ENDS if match["end"] in ends for end in ends} - {match["end"]}
    return not {match["age"] + match["sign"] + end for end in opposite}.isdisjoint(map(columns.key, header))


def _are_written_as_codes(cells: Column) -> bool:
    """Return whether cells are whole numbers, but for a note below them, parts of digits (32.73.05), or a letter and eight digits."""
    if all(map(_CODE_OF_BRITAIN.fullmatch, cells)):
        return True
    rest = [cell for cell in cells if not are_whole((cell,))]
    if numbers.count(rest):
        return all(map(_CODE_IN_PARTS.fullmatch, cells))
    return _FEW * len(rest) <= len(cells)


def is_counter(header: Sequence[str], place: int, cells: Sequence[Column], area: int | None) -> bool:
    """Return whether a column of numbers is no figure: a second date, the number of a row, a code, a rank."""
    name, column = columns.key(header[place]), cells[place]
    if name in _COORDINATES or _are_codes(column) or _are_dates(column):
        return True
    if name in _CALLED_MONTHS and column and all(map(_YEAR_AND_MONTH.fullmatch, column)):
        return True
    if name in DAYS and not _are_days(column):
        return False
    if name in TIMES or name in columns.NAMES["period"] or name in ATTRIBUTES or is_code(header, place, column):
        return True
    if _is_called_code(name) and (_are_codes_with_letters(column) or _are_codes_and_words(column)):
        return True
    if _are_named_beside(column, cells[place + 1] if place + 1 < len(cells) else ()):
        return True
    if name.endswith(_OF_NOTES) or (name.startswith("id") and _rises(column)):
        return True
    if area is not None and number_areas(column, cells[area]):
        return True
    if _is_called_year(header[place]) and column and all(map(_YEAR.fullmatch, column)):
        return True  # of a base, or of a beginning
    if _is_called_year(_IN_BRACKETS.sub("", header[place])) and _are_in_turn(column):
        return True  # of another calendar
    if name == "rank" or name.endswith("_rank"):
        return are_whole(column)
    if name in _NUMBERS_OF_PERIODS and _are_mostly_in_turn(column):
        return True
    if _are_levels(header[place], column):
        return True
    if name in _NUMBERS_OF_ROWS and are_whole(column):
        return True
    if not place and header[0].isdecimal() and counts_rows((header[0], *column)):
        return True  # from the header on
    numbered = name in ("", "index") and are_whole(column) and len(set(column)) == len(column) > 1
    return (numbered and (_rises(column) or not place)) or (not place and counts_rows(column))


def _is_called_year(name: str) -> bool:
    """Return whether a word of a name is a year, and the figures are none per year: ``founding_year``, ``PriceBaseYear``."""
    words = columns.key(name).split("_")
    of_base = {"base", "year"} <= {*columns.words(name)}
    return of_base or ("per" not in columns.key(name) and not _YEAR_WORDS.isdisjoint(words))


def _are_in_turn(cells: Column) -> bool:
    """Return whether cells are numbers each of which is one more than that before it, or one less in all rows."""
    if not all(map(str.isdecimal, cells)):
        return False
    return {int(later) - int(cell) for cell, later in pairwise(cells)} in ({1}, {-1})


def _are_mostly_in_turn(cells: Column) -> bool:
    """Return whether cells are whole numbers most of which are one more than that before them: each area begins with the first."""
    whole = [int(cell.removesuffix(".0")) for cell in cells if cell] if are_whole(cells) else []
    return 2 * sum(later == cell + 1 for cell, later in pairwise(whole)) > len(cells)


def _are_levels(name: str, cells: Column) -> bool:
    """Return whether a column says the level of areas or of goods: 0 to 9, again and again."""
    distinct = set(cells) if columns.key(name) == "level" else set()
    return (
        bool(distinct)
        and all(cell.isdecimal() and len(cell) == 1 for cell in distinct)
        and 2 * len(distinct) <= len(cells)
    )


def _are_codes(cells: Column) -> bool:
    """Return whether digits begin with a nought, as those of no figure do, and are all alike: 0634, 01.2."""
    filled = list(filter(None, cells))
    noughts = any(len(cell) > 1 and cell[0] == "0" and cell[1].isdecimal() for cell in filled[:_ENOUGH])
    return noughts and 10 * sum(cell.replace(".", "").isdecimal() for cell in filled) >= 9 * len(filled)


def _are_codes_with_letters(cells: Column) -> bool:
    """Return whether letters stand behind some of the whole numbers of a column: 14, 15a, 15b."""
    filled = set(filter(None, cells))
    return any(map(str.isdecimal, filled)) and all(_CODE_WITH_LETTER.fullmatch(cell) for cell in filled)


def _are_codes_and_words(cells: Column) -> bool:
    """Return whether words, that of a total, are among the whole numbers of a column, which come again: 0, 1, TOTAL."""
    filled = set(filter(None, cells))
    return (
        any(map(str.isdecimal, filled))
        and all(cell.isdecimal() or cell.isalpha() for cell in filled)
        and 2 * len(filled) <= len(cells)
    )


def _are_dates(cells: Column) -> bool:
    """Return whether all numbers of a column are days: 24102018, 20181024."""
    filled = list(filter(None, cells))
    return bool(filled) and all(map(_DATED.fullmatch, filled))


def _are_days(cells: Column) -> bool:
    """Return whether no number of a column is larger than those of the days of a month."""
    return not any(parse.number(cell) is not None and float(cell) > _DAYS_OF_MONTH for cell in cells)


def counts_rows(cells: Column) -> bool:
    """Return whether a column of some length counts its rows, as a first one may, whatever it is called: 1, 2, 3 to the last one."""
    return (
        len(cells) > 11
        and cells[0] in ("0", "1")
        and list(cells) == [str(int(cells[0]) + row) for row in range(len(cells))]
    )


def _are_named_beside(cells: Column, names: Column) -> bool:
    """Return whether numbers are codes that come again and again with one and the same name in the column to their right."""
    first = list(zip(cells[:_ENOUGH], names, strict=False))
    if not first or any(numbers.count([name]) or not name for cell, name in first if cell):
        return False
    pairs = {pair for pair in zip(cells, names, strict=True) if pair[0]}
    codes, words = ({pair[part] for pair in pairs} for part in (0, 1))
    if numbers.count(words):  # below rows without any
        return False
    repeated = len(codes) > 4 and 2 * len(codes) <= len(cells)
    alike = 2 * len(words) > len(codes) and 2 * len(pairs) < 3 * len(codes)
    return repeated and alike and all(cell[:1].isdecimal() and "." not in cell for cell in codes)


def _rises(cells: Column) -> bool:
    """Return whether whole numbers rise from row to row."""
    rows = [float(cell) for cell in cells] if are_whole(cells) and all(cells) else [0.0, 0.0]
    return all(before < after for before, after in pairwise(rows))


def are_whole(cells: Iterable[str]) -> bool:
    """Return whether all cells that are filled are whole numbers without a sign."""
    return all(cell.removesuffix(".0").isdecimal() for cell in cells if cell)


def _iso_key(area: str) -> str:
    return "-".join(area.lower().split())


def number_areas(cells: Column, areas: Column) -> bool:
    """Return whether a column is the number of each area in ISO 3166, as those of the areas show that are known here, or in another list.

    Then each area of two or more has a number of its own, of three digits at most, in all its periods.
    """
    numbered = set(zip(areas, cells, strict=True)) if are_whole(cells) else set()
    if not numbered or len(numbered) > len(set(areas)):
        return False
    enough = 4 < len(numbered) <= len(cells) / 5 and len(numbered) == len(set(cells))
    if enough and all(0 < len(cell.removesuffix(".0")) < 4 for _, cell in numbered):
        return True
    known = {(area, _ISO_NUMBERS[_iso_key(area)], cell) for area, cell in numbered if _iso_key(area) in _ISO_NUMBERS}
    return bool(known) and all(cell and float(cell) == number for _, number, cell in known)


def _independent(places: list[int], cells: Sequence[Column]) -> list[int]:
    """Return the columns without those that follow from another one; of two equivalent ones the first stays."""
    sizes = {place: len(set(cells[place])) for place in places}
    kept = list(places)
    for place in reversed(places):
        sources = [other for other in kept if other != place and _follows(cells[place], cells[other])]
        if any(sizes[other] > sizes[place] or other < place for other in sources):
            kept.remove(place)
    return kept


def _hold_times(cells: Column) -> bool:
    """Return whether a column holds periods, parts of these or days, which label nothing: that of an update, or of a beginning (``M01``)."""
    filled = set(filter(None, cells))
    parts = times.within_years(["2000"] * len(filled), [*filled], "")
    return all(map(times.looks_like_time, filled)) or (parts is not None and not any(" " in part for part in parts))


def labels(
    header: Sequence[str], places: Sequence[int], cells: Sequence[Column], unused: Iterable[int]
) -> dict[int, int]:
    """Return the unused column of labels of each column of codes: one text for each code, different from the code.

    The label of a single code is in a column of the same name: ``Subject`` beside ``SUBJECT``.
    """
    found: dict[int, int] = {}
    for place in places:
        size = len(set(cells[place]))
        called = (other for other in unused if size > 1 or columns.key(header[other]) == columns.key(header[place]))
        free = (other for other in called if other not in found.values())
        label = next((other for other in free if _are_labels(header, cells, place, other, size)), None)
        if label is not None:
            found[place] = label
    return found


def _is_called_label(called: str, code: str) -> bool:
    """Return whether a column is called the label of another one: ``sector_name`` beside ``sector``, or ``description``."""
    words = {*called.split("_")}
    return called == code or bool(words & _LABEL_WORDS) or called.startswith(code) or code.startswith(called)


def _are_labels(header: Sequence[str], cells: Sequence[Column], place: int, other: int, size: int) -> bool:
    """Return whether a column has the texts of ``size`` codes, one for each, and is not called notes on these, codes, frequencies or areas."""
    codes, texts = cells[place], cells[other]
    called = columns.key(header[other])
    otherwise = called in columns.FREQUENCIES or called in columns.NAMES["area"] or _is_called_code(called)
    if not _NOTES.isdisjoint(columns.words(header[other])) or otherwise:
        return False
    if any(map(_WORD.match, {*codes})) and not _is_called_label(called, columns.key(header[place])):
        return False  # two names that go together: a company and its sector
    first = codes[:_ENOUGH]
    if len(set(zip(first, texts, strict=False))) > len(set(first)):  # without looking at all rows
        return False
    by_code = columns.key(header[place]) == f"{called}_code"  # two codes may have one text
    if not (by_code or len(set(texts)) == size) or len(set(zip(codes, texts, strict=True))) != size:
        return False
    return texts != codes and "" not in texts and not numbers.count(set(texts)) and not _hold_times(texts)
