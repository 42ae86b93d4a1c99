"""Which columns of a table hold what: their usual names, ``--map``, which names them where those do not, and their header."""

import csv
import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache
from itertools import dropwhile, pairwise, takewhile
from typing import Any, NamedTuple

from ..core import areas
from ..core import periods as core_periods
from ..core.bounded import whole
from ..core.cleaning import printable
from ..core.errors import DataError, UsageError, did_you_mean
from ..core.messages import Message
from ..core.period_words import month, months_from_to
from . import parse, patterns, times, unit_text
from .numbers import count
from .report import Report, first_of

# Of metropolitan areas in the United States, whose names have their states.
METROS = ("msa", "msa_name", "cbsa", "cbsa_name", "cbsa_title", "metro_area")
# Our field -> the usual names, the best first: a code is less ambiguous than a name.
NAMES: dict[str, tuple[str, ...]] = {
    "indicator": (
        "indicator_code", "indicator_id", "weo_subject_code", "subject_code", "indicator", "series_code", "seriescode", "series_id",
        "series", "variable", "indicator_name", "series_name", "variable_name", "subject_descriptor", "series_title",
        "seriesname", "item", "element", "product", "subject", "transact", "value_variable_code", "指标", "指标名称", "项目", "表章項目",
    ),
    "area": (
        "ref_area", "country_code", "country_iso3_code", "economy_code", "country_id", "area_code", "areacd", "location_code", "iso3", "iso3c", "iso3_code", "iso_code3",
        "iso_alpha_3", "iso_a3", "iso_code", "iso", "countrycode", "countryiso3code", "country_iso3", "cou", "iso2", "iso2c",
        "geofips", "geoname", "geo", "country_or_area", "area", "economy", "location", "country", "entity", "region", "country_name", "reference_area",
        "countries", "country_value", "nation", "geography", "geo_name", "region_name", "regionname", "provincia_nombre", "departamento_nombre", "municipio_nombre", "nome_provincia", "nome_regione", "nom_departement", "nom_region", "territory",
        "reporting_country", "reporter", "rep_mar", "declarant", "reporting_economy", "area_name", "areanm", "location_name", "state", "state_name",
        "province", "city", "cities", "metro", "entityiso", "regios", "income_groups", "world_4region", "world_6region",
        "pays", "país", "pais", "paese", "land", "bundesland", "länder", "région", "departement", "département", "zone_géographique",
        "municipality", "município", "municipio", "mun", "commune", "kommune", "gemeinde", "ciudad", "cidade", "provincia", "província",
        "departamento", "departamentos", "comune", "comuni", "ctyname", "estado", "uf", "entidad", "entidad_federativa", "ccaa", "provincename", "province_name", "statename", "cityname",
        "city_name", "stadsdeel", "gemeenten", "comunidades_y_ciudades_autónomas", "comunidad_autónoma", "comunidades_autónomas", "comunidades", "provincias", "municipios", "total_nacional", "都道府県", "区域", "區域別", "縣市", "시도", "시도별", "행정구역별",
        "county", "county_name", *METROS, "prefecture", "nuts", "nuts_code", "nuts_id", "nuts_2", "nuts_3", "canton", "kanton", "cantone", "województwo", "kraj",
        "territorio", "território", "geo_(labels)", "geopolitical_entity_(reporting)", "unidade_da_federação", "brasil_e_município", "brasil_e_grande_região", "brasil_e_unidade_da_federação", "brasil,_grande_região_e_unidade_da_federação", "entidades_federativas",
        "staat", "staaten", "страна", "страны", "ülke", "국가", "국가별", "国・地域", "都道府県名", "จังหวัด", "regions", "régions", "國家", "регион", "регионы", "область", "субъект", "территория", "tỉnh",
        "地区", "省/市", "国家", "国家或地区", "国家名称", "地区名称", "省份", "省", "省市", "城市", "地域",
        "geography_name", "geography_code", "country_group_name", "raumeinheit",
    ),
    "period": (
        "time_period", "period", "year", "date", "time", "ref_date", "observation_date", "time/period", "reference_period",
        "years", "datetime", "timestamp", "jahr", "zeit", "datum", "année", "annee", "période", "periode", "año", "años", "anio", "ano", "anos", "anni", "années", "jahre",
        "anno", "fecha", "timeframe", "time_frame", "西暦", "西暦年", "西暦（年）", "西暦(年)", "período", "periodo", "年份", "年度", "年", "时间", "日期", "tid", "vuosi", "yıl", "yil", "rok", "jaar", "år", "yıllar", "yillar", "год", "연도", "tahun", "tanggal", "năm", "tarih", "dönem", "時間軸", "سال", "yearmonth", "year_month", "年月",
        "시점", "ปี", "السنة", "שנה", "év", "godina", "anul", "aasta", "gads", "metai", "рік", "година", "έτος", "yea", "perioden", "stichtag", "datayear", "yyyymm", "sasdate", "trimestre_móvil", "trimestre_movil", "quarter", "month",
    ),
    "value": ("obs_value", "value", "data_value", "datavalue", "wert", "valeur", "valor", "数值", "值"),
    "label": ("indicator_name", "indicator_value", "series_name", "seriesname", "indicator_label", "label", "subject_descriptor", "value_variable_label"),
    "unit": unit_text.WORDS,
    "unit_mult": ("unit_mult", "unit_multiplier", "unit_multiplier_code", "multiplier", "scale", "scalar_factor", "powercode_code", "powercode", "units_multiplier", "order_of_magnitude", "数量级"),
    "decimals": ("decimals",),
    "status": ("flag_description", "obs_status", "status", "obs_flag", "flag", "flags", "qualifier", "flag_codes", "observation_status", "obs._status", "flag_and_footnotes", "data_marking"),
    "vintage": ("vintage",),
    "source": ("source",),
    "note": ("note",),
    "break": ("break", "series_break", "break_in_series"),
}  # fmt: skip


# A column is called a period by words of both kinds too: ``yr_recorded``; ``founding_year`` is none.
_PERIOD_WORDS = frozenset(("year", "yr", "date", "period", "month", "quarter", "jahr"))
_PERIODS_BESIDE_OTHERS = frozenset(("ano", "año", "mes", "mês"))  # of reference
_BESIDE_PERIODS = frozenset((
    "recorded", "reference", "ref", "survey", "fiscal", "financial", "calendar", "data", "obs", "observation", "observed", "reporting",
    "academic", "school", "census", "of", "referencia", "referência",
))  # fmt: skip

FREQUENCY_CODES = ("freq", "frequency")  # in a document or SDMX: not part of an indicator
FREQUENCIES = (
    *FREQUENCY_CODES, "cadence", "periodicity", "frecuencia", "periodicidad", "fréquence", "frequenz", "频度", "频率", "주기",
)  # fmt: skip

# What FAOSTAT puts after the names of its columns of codes: ``Area Code (M49)``.
_CODE_LISTS = ("(m49)", "(iso3)", "(iso2)", "(fao)", "(cpc)")


_USUAL = frozenset(name for names in NAMES.values() for name in names)
_TWICE = re.compile(
    r"(?:[^\x00-\x7f]+|([^\W\d_]*[^\x00-\x7f][^\W\d_]*))[ /\n]+([a-z]+)"
)  # 单位 Unit, 地区/Region, Yıl Year
_CORNER = re.compile(r"(.+)\\(?:time(?:_period)?|year)")  # geo\TIME_PERIOD: the areas below, the periods beside
_OF_WORLD_BANK = re.compile(r"(?:indicator|country)\.(?:id|value)")  # its answers, as a table
# How the Japanese office calls its columns, with a word about the edition behind: 時間軸(調査年), 地域_時系列, 地域（2011～）
_OF_ESTAT = re.compile(r"(時間軸|地域|表章項目)(?:[ (（_].*)?")
_REGIONS_SINCE = re.compile(r"(region|région)e?s[ _-](?:19|20)\d\d")  # the regions as they are since a reform
_CODE_AND_TEXT = re.compile(r"([A-Z][A-Z0-9]*_[A-Z0-9_]+): ?\S.*")  # REF_AREA:Reference area


def _is_twin(match: re.Match[str], name: str) -> bool:
    """Return whether a name is one in two languages: the second word is usual, and in Latin letters both are, or it has a line of its own."""
    if not match[1]:
        return match[2] in _USUAL
    return {match[1], match[2]} <= _USUAL and ("\n" in name or match[2] in NAMES["period"])


@cache
def key(name: str) -> str:
    """Return a column's name in the form in which names are compared: ``Country Code`` is ``country_code``."""
    if match := _CODE_AND_TEXT.fullmatch(name):
        name = match[1]
    small = name.lower().lstrip("# ").rstrip("*")  # a header may be a comment, and have a note: Year*
    if _OF_WORLD_BANK.fullmatch(small):
        return small.replace(".", "_")
    bare = small.partition(" (")[0] if small.endswith(_CODE_LISTS) else small.removesuffix(".label")
    if match := _CORNER.fullmatch(bare) or _OF_ESTAT.fullmatch(bare) or _REGIONS_SINCE.fullmatch(bare):
        return match[1]
    if not bare.isascii() and (match := _TWICE.fullmatch(bare)) and _is_twin(match, bare):
        return match[2]
    return "_".join(bare.replace("-", " ").replace("_", " ").split())


# What areas are called in columns that may also hold figures of them: the roads of a province beside its name.
_CALLED_AREAS = frozenset(("provinsi", "kabupaten", "kabupaten/kota", "kabupaten_kota", "län"))
_SOME_REGION = re.compile(
    "(?:tourismus|planungs|raumordnungs|wirtschafts|arbeitsmarkt|groß|metropol|stadt|nuts_?)region|(?:statistical|economic|planning|administrative|census|geographical)_region"
)


def are_some_regions(name: str) -> bool:
    """Return whether a column is called some kind of regions: ``Tourismusregion``."""
    return bool(_SOME_REGION.fullmatch(key(name)))


def hold_named_areas(name: str, cells: Iterable[str]) -> bool:
    """Return whether a column is called as areas are in some countries, or some kind of regions, and names several."""
    names = {*cells} - {""}
    called = key(name) in _CALLED_AREAS or are_some_regions(name)
    return called and len(names) > 1 and all(parse.number(cell) is None for cell in names)


def unused(header: Sequence[str], used: Container[int]) -> list[str]:
    """Return the names of the columns that are not read."""
    return [name for place, name in enumerate(header) if place not in used and name.strip()]


def not_used(names: Sequence[Message | str]) -> Message | None:
    """Return the sentence about columns that are not read, None for none."""
    return Message("columns not used: {names}", names=first_of(names, 8)) if names else None


def _with_word(name: str, word: str) -> Message | str:
    return Message("{name} ({text})", name=name, text=printable(word)) if word else name


def remark_unused(
    header: Sequence[str],
    used: Iterable[int],
    report: Report,
    groups: Sequence[Sequence[str]] = (),
    words: Mapping[int, str] | None = None,
) -> None:
    """Report the columns that are not read, and the read ones whose name occurs twice below the same names of ``groups``.

    ``words`` are what all rows have in a column that is not read: it may say of what all figures are.
    """
    places, words = set(used), words or {}
    free = [place for place, name in enumerate(header) if place not in places and name.strip()]
    if sentence := not_used([_with_word(header[place], words.get(place, "")) for place in free]):
        report.remark(sentence)
    # As they are written: OECD.Stat has LOCATION and Location.
    names = list(zip((name.strip() for name in header), *groups, strict=False))
    for place in sorted(places):
        if names[place][0] and names.count(names[place]) > 1:
            report.problem(1, header[place], Message("there are two columns of this name: the first is read"))


class ColumnMapping(NamedTuple):
    """What ``--map`` says: the columns of our fields, and where and how the table is written."""

    fields: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - a constant, never changed
    header: int = 0
    sheet: str = ""
    numbers: str = ""
    pattern: str = ""  # of the periods
    unit: str = ""  # of the figures that state none

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs that say it."""
        where = (
            ("header", str(self.header or "")),
            ("sheet", self.sheet),
            ("numbers", self.numbers),
            ("period", self.pattern),
            ("unit", self.unit),
        )
        fields = ((field, name) for field, names in self.fields.items() for name in names)
        return (*fields, *(pair for pair in where if pair[1]))

    @property
    def first(self) -> dict[str, str]:
        """Return each field with its first column, but those that mean every column (``*``)."""
        return {field: names[0] for field, names in self.fields.items() if names[0] != EVERY}


EVERY = "*"  # value=*: every column of numbers; period=*: the periods are across
UNMAPPED = ColumnMapping()
_WHERE = ("header", "sheet", "numbers")


def parse_mapping(mapping: str) -> ColumnMapping:
    """Return what ``--map value=OBS,period=Year`` says, or the file of that name (``mine.toml``).

    A field may be given several times, and a name with a comma in quotes (one with a quote too: ``""``). Raises UsageError for anything that is no pair, an
    unknown field, and a header that is no line.
    """
    if mapping.strip().endswith(".toml") and "=" not in mapping:
        return _of_file(mapping.strip())
    pairs = []
    for pair in filter(None, map(str.strip, next(csv.reader([_quoted(mapping)], skipinitialspace=True), []))):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column:
            raise UsageError(
                "'{pair}' in --map is not a pair: write --map value=OBS,period=Year, for example.", pair=pair
            )
        pairs.append((field, column))
    return _of_pairs(pairs)


def spelled(pairs: Iterable[tuple[str, str]]) -> str:
    """Return what ``parse_mapping`` reads as these pairs of a field and a column."""
    return ",".join(f"{field}={_spelled(column) if field != 'numbers' else column}" for field, column in pairs)


def _spelled(column: str) -> str:
    name = " ".join(column.split())
    return '"{}"'.format(name.replace('"', '""')) if "," in name or name[:1] == '"' else name


def _quoted(mapping: str) -> str:
    """Return pairs with quotes around the whole pair in place of quotes around a name in it."""
    return re.sub(
        r'(\w+)\s*=\s*"((?:[^"]|"")*)"(?=\s*(?:,|$))',
        r'"\1=\2"',
        re.sub(r"numbers=(1[., ' ]?234[.,]5)", r'"numbers=\1"', mapping),
    )


def _of_file(path: str) -> ColumnMapping:
    import tomllib  # only where such a file is given

    try:
        content = tomllib.loads(whole(path).decode("utf-8"))
    except OSError as error:
        raise DataError("cannot read '{path}': {error}.", path=path, error=error.strerror or error) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError("'{path}' is not TOML: {error}.", path=path, error=error) from error
    pairs: list[tuple[str, str]] = []
    for field, names in content.items():
        pairs += [(field, str(name)) for name in (names if isinstance(names, list) else [names])]
    return _of_pairs(pairs)


def _of_pairs(pairs: Iterable[tuple[str, str]]) -> ColumnMapping:
    fields: dict[str, tuple[str, ...]] = {}
    where: dict[str, str] = {}
    for field, column in pairs:
        if field == "period" and patterns.is_pattern(column):
            patterns.compiled(column)
            where["pattern"] = column
        elif field == "unit" and unit_text.is_unit(column):
            where["unit"] = column
        elif field in _WHERE:
            where[field] = column
        elif field not in NAMES:
            known = (*NAMES, *_WHERE)
            raise UsageError(
                "'{field}' in --map is not a field.{hint} Known: {known}.",
                field=field,
                hint=did_you_mean(field, known),
                known=tuple(known),
            )
        else:
            fields[field] = (*fields.get(field, ()), column)
    header = where.get("header", "0")
    if not header.isdecimal() or (header == "0" and "header" in where):
        raise UsageError("'{line}' in --map header= is not a line number: count from 1, as in header=4.", line=header)
    return ColumnMapping(
        fields, int(header), *(where.get(name, "") for name in ("sheet", "numbers", "pattern", "unit"))
    )


def places(header: Sequence[str], mapping: ColumnMapping, field: str) -> list[int]:
    """Return the places of the columns that ``--map`` gives a field; raises UsageError for a missing one."""
    return [_place(header, column, field) for column in mapping.fields.get(field, ()) if column != EVERY]


def _place(header: Sequence[str], column: str, field: str) -> int:
    """Return the place of a column that ``--map`` gives a field."""
    names = [key(name) for name in header]
    if key(column) not in names:
        raise UsageError(
            "the table has no column '{column}' (--map {field}=).{hint}",
            column=column,
            field=field,
            hint=did_you_mean(column, header),
        )
    return names.index(key(column))


def find(header: Sequence[str], mapping: Mapping[str, str]) -> dict[str, int]:
    """Return field -> position for a header; raises UsageError for a mapped column that is missing."""
    names = [key(name) for name in header]
    found = {field: _place(header, column, field) for field, column in mapping.items()}
    given = set(found.values())
    for field, usual in NAMES.items():
        at = None if field in mapping else next((names.index(name) for name in usual if name in names), None)
        if at is not None and (at not in found.values() or (field == "label" and at not in given)):
            found[field] = at
    if found.get("label") == found.get("indicator"):
        found.pop("label", None)
    return found


_FIRST, _LAST = 1000, 2100  # what a number alone must be between to be a year over a column
_LIFETIME = 60
FARTHEST = 50  # rows among which a header is looked for
_MONTH_BEHIND = re.compile(r"([A-Z]{1,2})(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)")
_STEM = re.compile(r"(?P<stem>.*?)(?<!\d)(?P<year>1[5-9]\d\d|20\d\d|21\d\d)")  # no year ends 21610
_BRACKETED_YEAR = re.compile(r"(?P<stem>[^()]*[^()\s]) ?\((?P<year>1[5-9]\d\d|20\d\d)\)")
_TURNED = re.compile(r"(?P<year>1[5-9]\d\d|20\d\d)[ ._-](?P<stem>[A-Za-z]\w*(?: [A-Za-z]+){0,2})")
_WITHIN = re.compile(r"(?P<stem>[A-Za-z]\w*?)_(?P<year>1[5-9]\d\d|20\d\d)_(?P<rest>[A-Za-z]\w*)")  # gdp_2022_usd_bn
# What a row below names begins with that has their codes or weights, and no figures of a period.
_OF_CODES = re.compile(
    r"code|isic|nace|nuts|sitc|fips|weight|gewicht|poids|number of|=\s?100|编码|代码|权重|\b(?:iso|hs|cn\d?|id|no\.)(?![a-z])",
    re.I,
)
_ANY_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_OVER_ALL = re.compile(rf"start|razem|sum|average|mean|media|moyenne|{times.TOTALS}", re.I)
_PARTED = re.compile(r"(?P<stem>.+?);(?P<year>1[5-9]\d\d|20\d\d)(?:;\[(?P<unit>.+)\])?")  # as the Polish office writes
_DATED = re.compile(
    r"(?P<stem>[^\W\d]\D*?)[ _.-]?(?P<year>1[5-9]\d\d|20\d\d)[ _.-]?"
    r"(?:[mM]?(?P<month>0[1-9]|1[0-2]|(?<=[mM])[1-9])|(?P<number>(?<=\D)[1-9])|[qQ](?P<quarter>[1-4]))"
)
_UNIT_BEHIND = re.compile(r"(?P<period>[^()（）]+?)\s*[(（](?P<unit>[^()（）]+)[)）]")
_NEAR, _RECENT = 5, "2540"  # years between two, and the last one at least
_BUDDHIST_YEAR, _THAI = re.compile(r"24[4-9]\d|25\d\d"), re.compile("[\u0e00-\u0e7f]")
_THREE_MONTHS = frozenset(
    ["EFM", "JFM", "FMA", "MAM", "AMJ", "MJJ", "JJA", "JAS", "ASO", "SON", "OND", "NDE", "NDJ", "DEF", "DJF"]
)
_DAY_OF_YEAR = re.compile(r"(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])\.")
_SHORTEST_MONTH = 28  # days
_LEAP_YEAR = [
    f"-{number:02}-{day:02}"
    for number in range(1, 13)
    for day in range(1, 30 if number == 2 else 31 if number in (4, 6, 9, 11) else 32)
]
_COUNTED = re.compile(r"(.*?)[ ._-]?\d+")
_NAMED_IN_WORDS = re.compile(r".*[^\W\d]{4}.*\D|.*[\u2e80-\ud7af].*\D")  # and no IV, KW 1
_YEAR_IN_TEXT = re.compile(r"(?<![\d.,/=-])(?:19|20)\d\d(?![\d/-]|[.,]\d| ?[=＝])")
# A year in such a line is that of a base or of the file.
_OF_BASE = re.compile(
    r"\d ?[=＝]|[(（]\d{4}[)）]|base|prices|prix|preis|precios|preços|prezzi|volume|constant|价格|不变价|可比|基期|updat|source|publi|access|©|来源|更新"
    r"|\b(?:since|from|until|till|before|after|seit|bis|depuis|jusqu|desde|hasta|dal)\b|自|以来|前|后",
    re.I,
)
_TWO_YEARS = re.compile(r"\d{4}-\d\d")
# Periods beside names that they share.
_BESIDE_NAMES = (
    re.compile(r"(?P<stem>\S.*\S) +[-–—] +(?P<period>\S.*)"),
    re.compile(
        r"(?P<period>(?:19|20)\d\d年度?(?:\d{1,2}月|第?[一二三四]季度|[上下]半年)?|(?:19|20)\d\d[KQMTkqmt]\d{1,2}(?= ))[末底]?"
        r"(?P<stem>(?![度代报]|前[一二三四五六七八九\d]|中[期报]|初(?!中|级|等|婚|步)|[上下]半|第[一二三四]季|[Hh]\d|\d(?!G))(?!.*(?:价|價|出生|队列|普查|[=＝])).*[^\W\d].*)"
    ),
    re.compile(r"(?P<stem>.*[^\W\d_].*?)[ _](?P<period>(?:19|20)\d\d[KQMTkqmt]\d{1,2})"),
    re.compile(r"(?P<stem>.*[^\W\d_].*[)）])(?P<period>(?:19|20)\d\d年)"),
)
_NO_NAME = frozenset(("", "f", "x", "y", "yr", "year", "fy", "time", "date", "_"))

Sample = Sequence[Sequence[str]]


class PeriodColumn(NamedTuple):
    """One column of a period: its place, the period as it is read, and what else its name says (``gdp`` of ``gdp_1952``), or its unit."""

    place: int
    period: str
    stem: str = ""
    unit: unit_text.Unit = unit_text.NONE


def period_columns(header: Sequence[str], pattern: str = "") -> list[PeriodColumn]:
    """Return the columns of a header that are periods, alone or after a name that the years share; by a pattern where one is given."""
    names = [name.strip() for name in header]
    period_of = times.read(names, pattern).of if pattern else times.of_header(names)
    found = [
        PeriodColumn(place, period_of[name])
        for place, name in enumerate(names)
        if name in period_of and _FIRST <= int(period_of[name][:4]) <= _LAST
    ]
    if found or pattern:
        return _without_last(found)
    if of_thailand := _of_buddhist_era(names):
        return of_thailand
    return (
        _dated_columns(names)
        or _in_brackets(names)
        or _with_units(names)
        or _behind_names(names)
        or next((found for spelling in _BESIDE_NAMES if (found := _beside_names(names, spelling))), [])
    )


def _behind_names(names: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns of years behind names that they share (``gdp_1952``), or before or within these."""
    parts = [
        (place, match)
        for place, name in enumerate(names)
        if (
            match := _STEM.fullmatch(name)
            or _TURNED.fullmatch(name)
            or _PARTED.fullmatch(name)
            or _WITHIN.fullmatch(name)
        )
        and parse.number(name) is None
    ]
    written: dict[str, str] = {}
    stems = [written.setdefault(stem.lower(), stem) for stem in (_stem(match) for _, match in parts)]
    if len(_THREE_MONTHS & {*map(str.upper, stems)}) > 2:
        return []  # JAS 2010, ASO 2010: July to September, and August to October
    counted = {match[1] for name in names if (match := _COUNTED.fullmatch(name)) and not _STEM.fullmatch(name)}
    if any(
        times.is_part_column(key(stem).rpartition("_")[2]) for stem in stems
    ):  # of the year behind it, in words that are not known
        return []
    if any(stems.count(stem) > 2 for stem in stems):  # POPESTIMATE2010 to 2014, beside a BASE2010
        parts = [part for part, stem in zip(parts, stems, strict=True) if stems.count(stem) > 1]
        stems = [stem for stem in stems if stems.count(stem) > 1]
    sure = bool(parts) and all(match.groupdict().get("unit") for _, match in parts)
    if not sure and (len(parts) < 2 or any(stems.count(stem) < 2 or stem in counted for stem in set(stems))):
        return []  # of n1 to n2000 the last ones are no years
    return [
        PeriodColumn(place, match["year"], "" if stem.lower() in _NO_NAME else stem)
        for (place, match), stem in zip(parts, stems, strict=True)
    ]


def _beside_names(names: Sequence[str], spelling: re.Pattern[str]) -> list[PeriodColumn]:
    """Return the columns of periods beside names that they share, each with two or more, and all years or all parts of years.

    Indian offices write ``Earnings - 2009-10``, the Norwegian one ``Employed 2022K1``, and Chinese ones ``2022年GDP（亿元）``.
    """
    matches = {place: match for place, name in enumerate(names) if (match := spelling.fullmatch(name))}
    period_of = times.of_header(match["period"] for match in matches.values())
    found = [
        PeriodColumn(place, period_of[match["period"]], match["stem"].strip())
        for place, match in matches.items()
        if match["period"] in period_of
    ]
    together = Counter(column.stem for column in found)
    distinct = len({column[1:3] for column in found}) == len(found) == len(matches)
    distinct = (
        distinct
        and not any(map(times.says_when, together))
        and len({_kind_of_period(column.period) for column in found}) == 1
    )
    years = all(len(column.period) == 4 for column in found)  # 2009-11 may be years, or a month
    distinct = distinct and (years or not any(_TWO_YEARS.fullmatch(match["period"]) for match in matches.values()))
    return found if distinct and all(number > 1 for number in together.values()) else []


def _of_buddhist_era(names: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns of three years or more of the Buddhist era, one after another, beside a name in Thai: ``2556`` to ``2563``."""
    found = [PeriodColumn(place, name) for place, name in enumerate(names) if _BUDDHIST_YEAR.fullmatch(name)]
    near = all(0 < int(later.period) - int(year.period) <= _NEAR for year, later in pairwise(found))
    recent = bool(found) and found[-1].period > _RECENT
    return found if len(found) > 2 and near and recent and any(map(_THAI.search, names)) else []


def _in_brackets(names: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns of years in brackets behind names, each with three or more in turn: ``Rate (2006)`` to ``Rate (2017)``."""
    found = [
        PeriodColumn(place, match["year"], match["stem"])
        for place, name in enumerate(names)
        if (match := _BRACKETED_YEAR.fullmatch(name))
    ]
    for stem in {column.stem for column in found}:
        years = [int(column.period) for column in found if column.stem == stem]
        if len(years) < 3 or any(abs(later - year) != 1 for year, later in pairwise(years)):
            return []
    return found


def _with_units(names: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns of periods that have their unit behind them, two or more: ``Jun-2022 ('000)``, ``2021 ($m)``."""
    matches = {place: match for place, name in enumerate(names) if (match := _UNIT_BEHIND.fullmatch(name))}
    bare = {place: match["period"] for place, match in matches.items() if unit_text.is_unit(match["unit"])}
    if len(bare) < 2:
        return []
    found = period_columns([bare.get(place, name) for place, name in enumerate(names)])
    units_of = {place: unit_text.parsed(matches[place]["unit"]) for place in bare}
    return [column._replace(unit=units_of.get(column.place, unit_text.NONE)) for column in found]


def _dated_columns(names: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns of months or quarters behind a name that they share, one after another: ``I202001``, ``X2020.01``, ``cpi_2020m1``.

    ``X2020.1`` is a month where a number is above 4, and else may be a quarter.
    """
    dated = [(place, match) for place, name in enumerate(names) if (match := _DATED.fullmatch(name))]
    numbers = {match["number"] for _, match in dated} - {None}
    if numbers and max(numbers) < "5":
        return []
    found = []
    for place, match in dated:
        part = f"Q{match['quarter']}" if match["quarter"] else f"{int(match['month'] or match['number']):02}"
        stem = _stem(match)
        named = len(stem) > 1 and stem.lower() not in _NO_NAME
        found.append(PeriodColumn(place, f"{match['year']}-{part}", stem if named else ""))
    for stem in {one.stem for one in found}:
        periods = [one.period for one in found if one.stem == stem]
        follow = times.are_months_in_turn(periods) or all(map(times.QUARTER.fullmatch, periods))
        if not follow or len(set(periods)) < max(3, len(periods)):
            return []
    return found


def _without_last(periods: list[PeriodColumn]) -> list[PeriodColumn]:
    """Return periods in order without those that begin again at their end, where growth and shares stand: 2021, 2022, 2023, 2023.

    Quarters and months may stand among the years: each kind has an order of its own.
    """
    texts = [one.period for one in periods]
    order: list[Any] = [core_periods.order(text) for text in texts] if all(map(times.period, texts)) else texts
    kinds: dict[str, list[Any]] = {}
    for text, at in zip(texts, order, strict=True):
        kinds.setdefault(_kind_of_period(text), []).append(at)
    if len(kinds) > 1 and all(one < other for of_kind in kinds.values() for one, other in pairwise(of_kind)):
        return periods
    turns = [number for number, (one, other) in enumerate(pairwise(order), start=1) if one >= other]
    few = turns and len(periods) - turns[0] <= min(4, turns[0] // 2)
    return periods[: turns[0]] if few else periods


def _kind_of_period(period: str) -> str:
    """Return a period without its digits, which tells years, quarters, months and longer spans apart."""
    return "".join(sign for sign in period if not sign.isdecimal())


def _stem(match: re.Match[str]) -> str:
    """Return what years share in the names of columns, before and behind them, with the unit that these state in brackets."""
    unit, rest = match.groupdict().get("unit"), match.groupdict().get("rest")
    return match["stem"].strip(" _.-") + (f" ({unit})" if unit else f"_{rest}" if rest else "")


def part_columns(header: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns that are months or quarters of the year given in each row: ``Jan``, ``Q1``, ``1月``.

    Beside all months or quarters there may be halves or quarters too, which are not among them.
    """
    if days := _days_of_year(header):
        return days
    parts = times.parts_of_years(header)
    if not parts and (stemmed := _months_behind_letters(header)):
        return stemmed
    found = [PeriodColumn(place, parts[name.strip()]) for place, name in enumerate(header) if name.strip() in parts]
    if not found:
        return _numbered_months(header)
    if len({*parts.values()}) < len(found):
        return []
    if found[-1].period == "-Q1" and months_from_to(header[found[-1].place])[1]:
        return []  # April-June to January-March, of the next year
    kinds = Counter(map(_kind_of_part, found))
    kind, most = kinds.most_common(1)[0]
    whole = most == (4 if kind == "Q" else 12) or len(kinds) == 1
    enough = most > 2 or (most == 2 and len(header) == 3)
    return [column for column in found if _kind_of_part(column) == kind] if enough and whole else []


def _days_of_year(header: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns that are days of the year given in each row, those of a month or more: ``01.01.`` to ``31.12.``."""
    found = [
        PeriodColumn(place, f"-{match[2]}-{match[1]}")
        for place, name in enumerate(header)
        if (match := _DAY_OF_YEAR.fullmatch(name.strip()))
    ]
    days = [column.period for column in found]
    first = _LEAP_YEAR.index(days[0]) if days and days[0] in _LEAP_YEAR else 0
    in_turn = days == _LEAP_YEAR[first : first + len(days)]
    return found if len(found) >= _SHORTEST_MONTH and in_turn else []


def _months_behind_letters(header: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns of all months behind a letter or two, in their order: ``IJAN`` to ``IDEC``, beside ``EJAN`` to ``EDEC``."""
    matches = [(place, match) for place, name in enumerate(header) if (match := _MONTH_BEHIND.fullmatch(name.strip()))]
    found = [PeriodColumn(place, f"-{month(match[2]):02}", match[1]) for place, match in matches]
    stems = dict.fromkeys(column.stem for column in found)
    every = [f"-{number:02}" for number in range(1, 13)]
    return found if all([column.period for column in found if column.stem == stem] == every for stem in stems) else []


def _kind_of_part(column: PeriodColumn) -> str:
    """Return the letter of a part of a year, ``Q`` of ``-Q1``; empty for a month."""
    return column.period.strip("-0123456789")


def _numbered_months(header: Sequence[str]) -> list[PeriodColumn]:
    """Return the columns that are called 1 to 12, all of them and in this order, as the months of the year given in each row."""
    places = [place for place, name in enumerate(header) if name.strip().isdecimal()]
    numbers = [int(header[place]) for place in places]
    return (
        [PeriodColumn(place, f"-{number:02}") for place, number in zip(places, numbers, strict=True)]
        if numbers == [*range(1, 13)]
        else []
    )


def years_over_parts(sample: Sample) -> tuple[int, list[PeriodColumn]] | None:
    """Return the number of a row of quarters or months under a row of years, with its periods; None where there is none."""
    for number, (upper, row) in enumerate(pairwise(sample[:FARTHEST]), start=1):
        part_of = times.parts_of_years(name for name in row if any(map(str.isalpha, name)))
        part_of = {name: part for name, part in part_of.items() if "S" not in part}  # halves may be beside their year
        part_of |= _numbers_of_months(upper, row)
        parts = [(place, part_of[name.strip()]) for place, name in enumerate(row) if name.strip() in part_of]
        if len(parts) < 2 or len(upper) <= parts[0][0]:
            continue
        found = [
            PeriodColumn(place, (_year_over(upper, place) or _only_year(sample[:number])) + part)
            for place, part in parts
        ]
        if not any(_year_over(upper, place) for place, _ in parts) and sorted(part_of.values()) != [
            part for _, part in parts
        ]:
            continue  # January behind November is that of the next year
        over = names_over(sample[: number - 1], len(row), parts[0][0])
        apart = {(one.period, over[one.place]) for one in found}
        if all(times.period(one.period) for one in found) and len(apart) == len(found):
            return number, found
    return None


def _numbers_of_months(upper: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """Return what numbers from 1 to 12, one year after another, add to the years that stand over each 1; empty for other numbers."""
    cells = [(place, cell) for place, cell in enumerate(map(str.strip, row)) if cell]
    months = [number % 12 + 1 for number in range(len(cells))]
    if len(cells) < 13 or [cell.removesuffix(".0").lstrip("0") for _, cell in cells] != list(map(str, months)):
        return {}
    under_years = {place for place, cell in enumerate(map(str.strip, upper)) if len(times.period(cell)) == 4}
    if under_years != {place for place, _ in cells[::12]}:
        return {}
    return {cell: f"-{number:02}" for (_, cell), number in zip(cells, months, strict=True)}


def names_over(above: Sample, width: int, first: int) -> list[str]:
    """Return the name that stands over each column from the ``first`` one on, up to the next one, in the row right above periods; empty for none."""
    cells = [*map(str.strip, above[-1] if above else ()), *[""] * width][:width]
    names = ["" if unit_text.is_line(cell) or times.looks_like_time(cell) else cell for cell in cells]
    for place in range(first + 1, width):
        names[place] = names[place] or names[place - 1]
    return [*[""] * first, *names[first:]]


def blocks(row: Sequence[str], count: int) -> list[range]:
    """Return the places of names beside each other that come again, as often as ``count`` says, each time; empty where they do not."""
    names = [name.strip() for name in row]
    given = Counter(names)
    places = [place for place, name in enumerate(names) if name and given[name] == count]
    size = len(places) // count if count > 1 else 0
    if size < 2 or places != list(range(places[0], places[0] + size * count)):
        return []
    blocks = [range(start, start + size) for start in range(places[0], places[0] + size * count, size)]
    alike = all(names[block.start : block.stop] == names[places[0] : places[0] + size] for block in blocks)
    return blocks if alike else []


def _year_over(upper: Sequence[str], place: int) -> str:
    """Return the year that stands over a column, or before it; empty for none."""
    over = next((name.strip() for name in reversed(upper[: place + 1]) if name.strip()), "")
    return year if len(year := times.period(over)) == 4 else ""


def _only_year(above: Sample) -> str:
    """Return the one year that the titles above a table name, ``Industrial production 2023``; empty where there is none, or more than one."""
    texts = (row for row in above if sum(map(bool, map(str.strip, row))) == 1)
    years = {year for row in texts for cell in row if not _OF_BASE.search(cell) for year in _YEAR_IN_TEXT.findall(cell)}
    return years.pop() if len(years) == 1 else ""


def row_across(sample: Sample, pattern: str = "") -> int | None:
    """Return the number of the row that is a header with periods in it, None where there is none.

    It has an area or an indicator by a usual name; else a first cell that is no period, two periods or more in order, and
    figures below them.
    """
    for number, row in enumerate(sample[:FARTHEST]):
        periods = period_columns(row, pattern)
        found = find(row, {}) if periods else {}
        named = found.get("period", periods[0].place if periods else 0)
        down = len(periods) > 1 and times.is_part_column(key(row[named]))  # months of the years across
        if not periods or _are_of_the_file(row, periods):
            continue
        if named not in {one.place for one in periods} and not down and _are_times(sample, number, named):
            continue
        if len({one.period for one in periods}) == 1 < len(periods) and _are_times(sample, number, 0):
            continue  # when the series in the columns end
        if periods[0].place and _are_bases([row[one.place] for one in periods]) and _are_dates(sample, number):
            continue  # the days that the series in the columns are called by, as indices by their bases
        plain = all(row[column.place].strip()[:1].isdecimal() for column in periods)
        if are_figures({*row} - {row[column.place] for column in periods}) or (plain and _recurs(sample, number)):
            continue
        known = ("area" in found) + ("indicator" in found)
        surely = known == 2 or any("[YR" in name or _says_unit(name) for name in row)
        if (known or surely) and (surely or len(periods) >= len(row) / 3) and not _is_data(sample, number, periods):
            return number
        ordered = (
            len(periods) > 1
            and periods[0].place
            and (_in_order(periods) or (number > 0 and _are_below_names(sample[number - 1], periods)))
            and are_years(sample[:number], periods)
            and not _is_data(sample, number, periods)
            and not _are_written_below(sample, number, periods, pattern)
        )
        if ordered and _figures_below(sample, number, periods):
            return number
    return _row_of_only_period(sample, pattern)


def _are_of_the_file(row: Sequence[str], periods: Sequence[PeriodColumn]) -> bool:
    """Return whether periods are days each of which has a name with a colon before it: that of publication, and the next one."""
    days = all(len(column.period) > len("2020-12") and column.place for column in periods)
    return days and all(row[column.place - 1].rstrip().endswith((":", "：")) for column in periods)


def _row_of_only_period(sample: Sample, pattern: str) -> int | None:
    """Return the number of a row of one period alone over the last column, which has a figure beside each name; None for none.

    Where a word for periods stands before it, as in exports of the OECD, some figures may be missing.
    """
    for number, row in enumerate(sample[:FARTHEST]):
        beside = list(filter(None, map(str.strip, row[:-1])))
        called = bool(beside) and row[:1] == beside and key(row[0]) in NAMES["period"]
        if len(row) < 2 or (beside and not called) or not period_columns(row, pattern):
            continue
        if called and any(cells[:1] == row[:1] for cells in sample[number + 1 :]):
            continue  # over another block
        below = [cells for cells in sample[number + 1 :] if sum(map(bool, cells)) > 1][:12]
        if not below or not (called or below[0] == sample[number + 1]) or times.looks_like_time(below[0][-1]):
            continue  # the real header is below a date of publication
        if all(
            len(cells) == len(row)
            and _NAMED_IN_WORDS.fullmatch(cells[0])
            and not count(cells[1:-1])
            and not times.says_when(cells[0])
            and (count([cells[-1].strip()]) or (called and parse.is_missing(cells[-1].strip())))
            and not times.looks_like_time(cells[0])
            for cells in below
        ):
            return number
    return None


def _are_written_below(sample: Sample, number: int, years: Sequence[PeriodColumn], pattern: str) -> bool:
    """Return whether years stand over a row that has the year itself in each of its periods, as dates of months do: that is the header."""
    if number + 1 >= len(sample) or any(len(column.period) > 4 for column in years):
        return False
    below = {column.place: column.period for column in period_columns(sample[number + 1], pattern)}
    within = (len(below.get(place, "")) > 4 and below[place].startswith(year) for place, year, *_ in years)
    return len(below) > len(years) and all(within)


def _says_unit(name: str) -> bool:
    """Return whether a name states its year and its unit, as the Polish office writes."""
    match = _PARTED.fullmatch(name.strip())
    return bool(match and match["unit"])


def _are_times(sample: Sample, number: int, place: int) -> bool:
    """Return whether a period is among the cells below a name of a header: a corner may be called ``year`` for the years beside it."""
    below = (row[place].strip() for row in sample[number + 1 : number + 12] if len(row) > place)
    return any(map(times.looks_like_time, filter(None, below)))


def _are_bases(names: Sequence[str]) -> bool:
    """Return whether the names of columns are days that do not follow one another, as periods do."""
    days = [day for name in names if (day := times.date(name.strip()))]
    counted = [12 * year + month for year, month, _ in days]
    return len(days) == len(names) > 1 and len({later - before for before, later in pairwise(counted)}) > 1


def _are_dates(sample: Sample, number: int) -> bool:
    """Return whether all first cells below a header are periods that are no plain years."""
    below = [row[0].strip() for row in sample[number + 1 : number + 12] if row and row[0].strip()]
    return len(below) > 2 and all(times.looks_like_time(cell) and not cell.isdecimal() for cell in below)


def _recurs(sample: Sample, number: int) -> bool:
    """Return whether the first cell of a row comes again below it, in another row: then it is a name among others, and no heading."""
    first = sample[number][0].strip()
    return bool(first) and any(
        row and row[0].strip() == first and row != sample[number] for row in sample[number + 1 :]
    )


def are_figures(names: Iterable[str]) -> bool:
    """Return whether any of a header's names is a figure: a number that is no year before those that periods may be."""
    numbers = (number for name in names if (number := parse.number(name.strip())) is not None)
    return any("." in number or not 0 <= int(number) < _FIRST for number in numbers)


def _in_order(periods: Sequence[PeriodColumn]) -> bool:
    """Return whether periods go forward or backward, name by name; they may begin again, under another area above them."""
    groups: dict[tuple[str, str], list[str]] = {}
    for column in periods:
        groups.setdefault((column.stem, _kind_of_period(column.period)), []).append(column.period)
    for of_stem in groups.values():
        once = list(dict.fromkeys(of_stem))
        if of_stem != once * (len(of_stem) // len(once)) or once not in (sorted(once), sorted(once, reverse=True)):
            return False
    return True


def _are_below_names(upper: Sequence[str], periods: Sequence[PeriodColumn]) -> bool:
    """Return whether periods begin again below each name of the row above, and only there: ``GDP`` over 2019 to 2021, ``Inflation`` over 2020 and 2021."""
    turns = [later.place for one, later in pairwise(periods) if later.period <= one.period]
    named = [column.place for column in periods if column.place < len(upper) and upper[column.place].strip()]
    alike = len({_kind_of_period(column.period) for column in periods}) == 1 and not any(
        column.stem for column in periods
    )
    return bool(turns) and alike and named == [periods[0].place, *turns]


def are_years(above: Sample, periods: Sequence[PeriodColumn]) -> bool:
    """Return whether periods are no figures that happen to be in order, such as 1610 and 2077.

    Of years some follow one another within a lifetime, or all are round and the first numbers of the table.
    """
    years = [int(column.period[:4]) for column in periods if column.period[:4].isdecimal()]
    apart = len(years) > 1 and min(abs(later - year) for year, later in pairwise(years)) > _LIFETIME
    numbers = (parse.number(cell.strip()) for row in above for cell in row)
    return not apart or (not any(year % 50 for year in years) and not any(numbers))


def _is_data(sample: Sample, number: int, periods: Sequence[PeriodColumn]) -> bool:
    """Return whether a row of years is below a header, so that its cells are figures such as 1999; a row without a name is none."""
    if not sample[number][0].strip() or len({one.period for one in periods}) < len(periods):
        return False  # years that come again stand under names of their own
    places = [one.place for one in periods]
    return any(
        len(row) > places[-1] and all(row[place].strip() and not parse.number(row[place].strip()) for place in places)
        and len(set(row)) > len(row) // 2 for row in sample[:number]
    )  # fmt: skip


def _figures_below(sample: Sample, number: int, periods: Sequence[PeriodColumn]) -> bool:
    for row in [row for row in sample[number + 1 : number + 12] if any(row)]:
        cells = [row[one.place] for one in periods if one.place < len(row)]
        named = any(name.strip() for name in row[: periods[0].place])
        if len(cells) > len(periods) // 2 and named and any(map(_has_digit, cells)):
            return True
    return False


def _has_digit(cell: str) -> bool:
    return any(map(str.isdecimal, cell))


def _are_measured(row: Sequence[str]) -> bool:
    """Return whether most cells of a row are numbers with decimals, as no names are."""
    filled = list(filter(None, map(str.strip, row)))
    decimals = (cell for cell in filled if parse.number(cell) is not None and cell.partition(".")[2].strip("0"))
    return 2 * sum(1 for _ in decimals) > len(filled)


def _is_first_below(row: Sequence[str], above: Sequence[str]) -> bool:
    """Return whether a row is one of figures below names, which begins with no period: a damaged one, ``011-T1``, or ``Average 2011-2015`` below a name of periods."""
    first, *cells = (cell.strip() for cell in row)
    figures = [cell for cell in cells if cell]
    if not (first and figures and above) or count(figures) < len(figures) or all(map(times.period, figures)):
        return False
    named = [name.strip() for name, cell in zip(above[1:], cells, strict=False) if cell]
    plain = len(named) == len(figures) and all(named) and not count(named)
    other = _ANY_YEAR.search(first) or _OVER_ALL.fullmatch(first)
    unknown = other and not times.looks_like_time(first) and not _OF_CODES.search(first)
    return plain and bool(_is_damaged(first) or unknown)


def _is_damaged(cell: str) -> bool:
    """Return whether a cell may be a period that is damaged, ``011-T1``: a part of a year stands behind a number that is none."""
    return bool(_DAMAGED.fullmatch(cell)) and not times.looks_like_time(cell)


def row_long(sample: Sample) -> tuple[int, int] | None:
    """Return the number of the header of a table with periods down, and the place of their column; None for none.

    The column has a usual name, or nothing but periods in it.
    """
    for number, row in enumerate(sample[:FARTHEST]):
        first = [name.strip() for name in row[:12] if name]
        if all(parse.number(name) is not None or (number and parse.is_missing(name)) for name in first):
            continue  # figures are no names
        if number and _are_measured(row):
            continue
        if row[0].startswith("#") and any(
            other and other[0].startswith("#") for other in sample[number + 1 : number + 2]
        ):
            continue  # a comment, and not the last one
        figures = sum(parse.number(name.strip()) is not None for name in row)
        unnamed = not row[0].strip()
        begins = unnamed or times.looks_like_time(row[0])  # a row of codes begins with their name
        if begins and 2 * figures > sum(map(bool, row)) and "period" not in find(row, {}):
            continue
        if number and _is_first_below(row, sample[number - 1]):
            continue
        alone = unnamed or (len(row) == 2 and calls_periods(row[0]))  # over what a title names
        if sum(1 for name in row if name.strip()) < 2 - alone:
            continue
        of_table = takewhile(lambda other: other != row, sample[number + 1 : number + 30])  # noqa: B023 - used at once
        below = [other for other in of_table if len(other) >= len(row)]
        below = [other for other in below if sum(map(bool, other)) > 1 and not other[0].strip().endswith(":")]
        if not below:
            continue
        found = find(row, {})
        called = _named_periods(row, found["period"]) if "period" in found else _called_periods(row, below)
        called = [place for place in called if not (place > 2 and _are_totals(below, place))]
        for place in called or range(min(3, len(row))):
            sure = {"period", "value"} <= found.keys()
            if _holds_periods(row, below, place, bool(called)) and (
                sure or _holds_figures(below, place) or ((called or unnamed) and _begin_empty(below))
            ):
                return number, place
    return None


def calls_periods(name: str) -> bool:
    """Return whether a name only says that periods are below it or beside it: ``Mês``, ``Year``."""
    word = key(name)
    both = name.split(" - ")  # Yıllar - Years
    return word in NAMES["period"] or times.is_part_column(word) or (len(both) == 2 and all(map(calls_periods, both)))


def calls_years(name: str) -> bool:
    """Return whether a name only says that years are below it, or periods of any kind."""
    return calls_periods(name) and not times.is_part_column(key(name))


def _named_periods(header: Sequence[str], first: int) -> list[int]:
    """Return the places of the columns with the usual names of periods, the ``first`` of them in front: ``Period`` may be a part of a ``Year``."""
    return [first, *(place for place, name in enumerate(header) if place != first and key(name) in NAMES["period"])]


def _are_totals(below: Sample, place: int) -> bool:
    """Return whether a column that is called a year behind others holds numbers and no years: what the whole year has."""
    cells = [row[place].strip() for row in below if row[place].strip()]
    return bool(cells) and all(parse.number(cell) is not None and not times.looks_like_time(cell) for cell in cells)


def period_key(name: str) -> str:
    """Return the word of a column's name that says which periods it holds, without those beside it: ``mes`` of ``mesReferencia``; else its key."""
    parts = [word for word in words(name) if word not in _BESIDE_PERIODS]
    known = _PERIOD_WORDS | _PERIODS_BESIDE_OTHERS
    return parts[0] if len(parts) == 1 and parts[0] in known else key(name)


def words(name: str) -> list[str]:
    """Return the words of a column's name in small letters: ``price``, ``base`` and ``year`` of ``PriceBaseYear``."""
    return key(unit_text.HUMP.sub("_", name)).split("_")


def _called_periods(header: Sequence[str], below: Sample) -> list[int]:
    """Return the place of the only column that is called a period with a word beside it, such as ``yr_recorded``; empty for none."""
    words_of = {place: set(words(name)) for place, name in enumerate(header)}
    known = {
        place: _PERIOD_WORDS | (_PERIODS_BESIDE_OTHERS if len(of) > 1 else frozenset())
        for place, of in words_of.items()
    }
    found = [place for place, of in words_of.items() if of & known[place] and of <= known[place] | _BESIDE_PERIODS]
    years = [place for place in found if not times.is_part_column(period_key(header[place]))]
    bare = all(row[place].strip().isdecimal() for row in below for place in found if len(row) > place)
    return years if len(years) == 1 and bare else found if len(found) == 1 else []


def _is_before_periods(cell: str) -> bool:
    """Return whether a cell is a number below those of the years that are read, or says that its row transforms the others."""
    return (cell.isdecimal() and 0 < int(cell) < _FIRST) or cell.lower().rstrip(":") in ("factors", "transform")


_EARLIEST, _ENOUGH_YEARS = 1700, 20  # years below no name, and how many are sure to be such


_YEAR_WITHIN = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")  # 2020.I to 2020.IV are quarters together


def _holds_periods(header: Sequence[str], below: Sample, place: int, named: bool) -> bool:
    cells = [row[place].strip() for row in below]
    if not place and not header[0].strip() and len(cells) > 9 and _is_damaged(cells[0]):
        cells = cells[1:]
    if named:  # Maddison begins with the years 1 and 730, and FRED-MD with codes of how to transform each series
        cells = list(dropwhile(_is_before_periods, cells)) or cells
    elif not place and not header[0].strip():  # or with 1, 1000, 1500 and 1600 below no name
        late = list(dropwhile(lambda cell: cell.isdecimal() and int(cell) < _EARLIEST, cells))
        cells = late if len(late) > _ENOUGH_YEARS else cells
    known = times.looks_like_time(cells[0])
    if times.looks_like_time(header[place].strip(" ,;")) or not (
        known or (named and cells[0]) or _YEAR_WITHIN.search(cells[0])
    ):
        return False
    read = times.read(cells)
    if read.whole_spans and not (named or calls_periods(header[place]) or not header[place].strip()):
        return False  # of birth, or of building
    of = read.of
    if named:  # Jan-46 may have Jan-80 far below
        of = {**times.of_two_digits_in(cells), **of}
    if not known and cells[0] not in of:  # 2018.1 is January where 2017.12 is below
        return False
    filled = [cell for cell in cells if cell]
    hits = sum(1 for cell in filled if cell in of)
    if named:
        return (hits > 1 or len(filled) < 3) and 4 * hits > len(filled) and bool(of.get(cells[0], ""))
    # A column with another name must hold nothing but periods. Plain numbers are years only in the first filled one, and in order.
    numbers = [int(cell) for cell in filled if cell.isdecimal()]
    first = not any(row[other].strip() for row in below if row[place].strip() in of for other in range(place))
    if first and len(of) > 11 and all(map(str.isdecimal, of)) and times.are_months_in_turn(of.values()):
        return hits >= len(filled) - 2 and times.looks_like_time(cells[0])  # 202001, 202002
    years = not numbers or (first and numbers in (sorted(numbers), sorted(numbers, reverse=True)))
    fits = years and all(_EARLIEST <= number <= 2100 for number in numbers)
    return hits >= max(2, len(filled) - 2) and fits and bool(of.get(cells[0], ""))


def _holds_figures(below: Sample, place: int) -> bool:
    return any(_has_digit(cell) for row in below for other, cell in enumerate(row) if other != place)


def _begin_empty(below: Sample) -> bool:
    """Return whether the last column holds nothing yet in the first rows: figures may begin further down."""
    return all(parse.is_missing(row[-1].strip()) for row in below)


# By code and by name; a handful is enough to know such a column, and none of them means anything else.
_KNOWN = frozenset((
    "chn", "usa", "deu", "fra", "jpn", "gbr", "ind", "bra", "can", "ita", "esp", "rus", "kor", "mex", "aus", "zaf", "nld",
    "che", "swe", "pol", "tur", "idn", "arg", "nor", "aut", "bel", "dnk", "fin", "afg", "alb", "dza", "egy", "nga", "ken",
    "vnm", "tha", "irl", "prt", "grc", "hun", "cze", "rou", "chl", "col", "per", "nzl", "isr", "sau", "world", "oed", "wld",
    "ea19", "eu27", "eu28",
    "china", "united states", "united states of america", "germany", "france", "japan", "united kingdom", "india", "brazil",
    "canada", "italy", "spain", "russia", "russian federation", "south korea", "korea, rep.", "mexico", "australia",
    "south africa", "netherlands", "switzerland", "sweden", "poland", "turkey", "indonesia", "argentina", "norway", "austria",
    "belgium", "denmark", "finland", "afghanistan", "albania", "algeria", "egypt", "nigeria", "kenya", "portugal", "greece",
    "ireland", "morocco", "ontario", "quebec", "alberta", "british columbia", "california", "texas", "new york", "florida",
    "nsw", "vic", "qld", "new south wales", "queensland", "tasmania", "western australia", "south australia",
    "baden-württemberg", "bayern", "berlin", "brandenburg", "bremen", "hamburg", "hessen", "mecklenburg-vorpommern", "niedersachsen",
    "nordrhein-westfalen", "rheinland-pfalz", "saarland", "sachsen", "sachsen-anhalt", "schleswig-holstein", "thüringen",
    "deutschland", "frankreich", "italien", "spanien", "allemagne", "espagne", "italie", "france entière",
    "российская федерация", "россия", "中国", "美国", "日本", "德国", "英国", "法国", "全国",
))  # fmt: skip
# Of the world, as the World Bank and the United Nations call them.
_REGIONS = frozenset((
    "east asia & pacific", "east asia and pacific", "europe & central asia", "europe and central asia", "latin america & caribbean",
    "latin america and the caribbean", "latin america & the caribbean", "middle east & north africa", "middle east and north africa",
    "north america", "south asia", "sub-saharan africa", "africa", "asia", "europe", "oceania", "european union", "euro area", "oecd", "g7", "g20",
    "oecd members", "high income", "low income", "middle income", "arab world",
))  # fmt: skip
_DEPARTMENTS = frozenset(("01", "2A", "2B", "75", "95"))  # some of the codes of France, which no other list has
_KNOWN_ACROSS = _KNOWN | _REGIONS
_DAMAGED = re.compile(r"\d{1,5}[-./: ]?(?:[TQSHM]\d\d?|[-./:]\d\d?)")
_SURELY = 14  # so many known areas are no accident, however many others are beside them
_PROVINCES = ("省", "自治区", "市")
# All of China, in short or in full: across a header an ending alone is no sign of them (沪市, 城市).
_PROVINCE = re.compile(
    "(?:北京|天津|上海|重庆)市?|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省?"
    "|(?:内蒙古|西藏)(?:自治区)?|广西(?:壮族自治区)?|宁夏(?:回族自治区)?|新疆(?:维吾尔自治区)?|(?:香港|澳门)(?:特别行政区)?"
)
# Of Russia and its neighbours.
_OBLAST = re.compile(
    r"(?:республика .+|.+ (?:область|край|республика|(?:федеральный|автономный) округ))(?: *\d\))?", re.I
)
_CODE_AND_NAME = re.compile(r"([A-Z]{2,3}\d{0,2}): \S.*")  # as OECD.Stat writes
_NAME_AND_CODE = re.compile(r"([^\W\d].*\S) [(\[][A-Z]{2,3}[)\]]")  # Malta (MT)


def _is_province(cell: str) -> bool:
    chinese = (cell.endswith(_PROVINCES) and len(cell) < 12) or areas.area_code(cell).startswith("CN-")
    return chinese or bool(_OBLAST.fullmatch(" ".join(cell.split())))


def _is_known(cell: str) -> bool:
    match = _CODE_AND_NAME.fullmatch(cell) or _NAME_AND_CODE.fullmatch(cell)
    if len(cell) < 5 and cell.istitle() and cell != "Usa":  # a name of a person: Per, Can
        return False
    return (match[1] if match else cell).lower() in _KNOWN or (not cell.isascii() and areas.is_area(cell))


_MONTHS = 6  # of a year, beside which areas are of other rows


def are_areas(cells: Iterable[str]) -> bool:
    """Return whether texts are areas: a fifth of them (three at most are needed) are known, or most are provinces of China, and months are not among them."""
    distinct = {cell.strip() for cell in cells} - {""}
    if distinct >= _DEPARTMENTS:
        return True
    if sum(1 for cell in distinct if month(cell)) >= _MONTHS:
        return False
    known = sum(map(_is_known, distinct))
    if known and known >= min(3, len(distinct)):
        return True
    provinces = sum(1 for cell in distinct if _is_province(cell) or _is_known(cell))
    return 5 * provinces > 4 * len(distinct) or (provinces > _SURELY and 2 * provinces > len(distinct))


def are_areas_across(names: Iterable[str]) -> bool:
    """Return whether the names of columns are areas: all are known, two at least, or a third and three at least, or so many that it is sure."""
    distinct = {name.strip() for name in names} - {""}
    known = sum(
        1 for name in distinct if name.lower() in _KNOWN_ACROSS or areas.is_area(name) or _PROVINCE.fullmatch(name)
    )
    return known > 1 and (known == len(distinct) or (known > 2 and 3 * known >= len(distinct)) or known > _SURELY)
