"""The usual names of columns, by the field they fill, and the words by which they are called."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from .. import parse, times, unit_text

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
        "countries", "country_value", "nation", "geography", "geographic_area", "geo_name", "region_name", "regionname", "provincia_nombre", "departamento_nombre", "municipio_nombre", "nome_provincia", "nome_regione", "nom_departement", "nom_region", "territory",
        "reporting_country", "reporter", "rep_mar", "declarant", "reporting_economy", "area_name", "areanm", "location_name", "state", "state_name",
        "province", "city", "cities", "metro", "entityiso", "regios", "income_groups", "world_4region", "world_6region",
        "pays", "país", "pais", "paese", "land", "bundesland", "länder", "région", "departement", "département", "zone_géographique",
        "municipality", "município", "municipio", "mun", "commune", "kommune", "gemeinde", "ciudad", "cidade", "provincia", "província",
        "departamento", "departamentos", "comune", "comuni", "ctyname", "estado", "uf", "entidad", "entidad_federativa", "ccaa", "provincename", "province_name", "statename", "cityname",
        "city_name", "stadsdeel", "gemeenten", "comunidades_y_ciudades_autónomas", "comunidad_autónoma", "comunidades_autónomas", "comunidades", "provincias", "municipios", "total_nacional", "都道府県", "区域", "區域別", "縣市", "시도", "시도별", "행정구역별", "행정구역(시군구)별", "행정구역(동읍면)별", "행정구역(시도)별",
        "county", "county_name", *METROS, "prefecture", "nuts", "nuts_code", "nuts_id", "nuts_2", "nuts_3", "canton", "kanton", "cantone", "województwo", "kraj",
        "territorio", "território", "geo_(labels)", "geopolitical_entity_(reporting)", "unidade_da_federação", "brasil_e_município", "brasil_e_grande_região", "brasil_e_unidade_da_federação", "brasil,_grande_região_e_unidade_da_federação", "entidades_federativas",
        "staat", "staaten", "страна", "страны", "ülke", "국가", "국가별", "国・地域", "都道府県名", "จังหวัด", "regions", "régions", "國家", "регион", "регионы", "область", "субъект", "территория", "tỉnh",
        "地区", "省/市", "国家", "国家或地区", "国家名称", "地区名称", "省份", "省", "省市", "城市", "地域",
        "geography_name", "geography_code", "country_group_name", "raumeinheit", "country_estandar",
    ),
    "period": (
        "time_period", "period", "timeperiod", "timeperiodstart", "timedim", "year", "date", "time", "ref_date", "observation_date", "time/period", "reference_period",
        "years", "datetime", "timestamp", "jahr", "zeit", "datum", "année", "annee", "période", "periode", "año", "años", "anio", "ano", "anos", "anni", "années", "jahre",
        "anno", "fecha", "timeframe", "time_frame", "西暦", "西暦年", "西暦（年）", "西暦(年)", "período", "periodo", "年份", "年度", "年", "时间", "日期", "tid", "vuosi", "yıl", "yil", "rok", "jaar", "år", "yıllar", "yillar", "год", "연도", "tahun", "tanggal", "năm", "tarih", "dönem", "時間軸", "سال", "yearmonth", "year_month", "年月",
        "시점", "ปี", "السنة", "שנה", "év", "godina", "anul", "aasta", "gads", "metai", "рік", "година", "временной_срез", "έτος", "yea", "perioden", "stichtag", "datayear", "yyyymm", "sasdate", "trimestre_móvil", "trimestre_movil", "years_estandar", "quarter", "month",
    ),
    "value": ("obs_value", "factvaluenumeric", "numericvalue", "numeric_value", "value", "data_value", "datavalue", "wert", "valeur", "valor", "数值", "值"),
    "label": ("indicator_name", "indicator_value", "series_name", "seriesname", "indicator_label", "label", "subject_descriptor", "value_variable_label"),
    "unit": unit_text.WORDS,
    "unit_mult": ("unit_mult", "unit_multiplier", "unit_multiplier_code", "multiplier", "scale", "scalar_factor", "scalarfactorcode", "powercode_code", "powercode", "units_multiplier", "order_of_magnitude", "数量级"),
    "decimals": ("decimals",),
    "status": ("flag_description", "obs_status", "status", "obs_flag", "flag", "flags", "qualifier", "flag_codes", "observation_status", "obs._status", "flag_and_footnotes", "footnote_codes", "data_marking"),
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


_GAPPED = re.compile(r"[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff])+")


def without_gaps(name: str) -> str:
    """Return a name without the blanks that set each of its Chinese signs apart: ``指 标``."""
    return "".join(name.split()) if _GAPPED.fullmatch(name) else name


@cache
def key(name: str) -> str:
    """Return a column's name in the form in which names are compared: ``Country Code`` is ``country_code``."""
    if match := _CODE_AND_TEXT.fullmatch(name):
        name = match[1]
    small = without_gaps(name.lower().lstrip("# ").rstrip("*"))  # a header may be a comment, and have a note: Year*
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


# What the Brazilian office writes over the columns: Ano x Variável, Variável x Trimestre.
_CROSSED = re.compile(
    r"(?:.+ x )?(?:ano|m[êe]s|trimestre(?: móvel)?|semestre) x .+|.+ x (?:ano|m[êe]s|trimestre(?: móvel)?|semestre)",
    re.I,
)


def crosses(name: str) -> bool:
    """Return whether a name says which headings, periods among them, stand over columns: ``Ano x Variável``."""
    return bool(_CROSSED.fullmatch(name))


def crossed(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Return the rows in which a cell ``crosses`` headings, before which the names of the first columns stand."""
    return [row for row in rows if any(crosses(cell.strip()) for cell in row)]


def calls_periods(name: str) -> bool:
    """Return whether a name only says that periods are below it or beside it: ``Mês``, ``Year``."""
    word = key(name)
    both = name.split(" - ")  # Yıllar - Years
    twice = len(both) == 2 and all(map(calls_periods, both))
    return word in NAMES["period"] or times.is_part_column(word) or twice or crosses(name)


def calls_years(name: str) -> bool:
    """Return whether a name only says that years are below it, or periods of any kind."""
    return calls_periods(name) and not times.is_part_column(key(name))


def period_key(name: str) -> str:
    """Return the word of a column's name that says which periods it holds, without those beside it: ``mes`` of ``mesReferencia``; else its key."""
    parts = [word for word in words(name) if word not in _BESIDE_PERIODS]
    known = _PERIOD_WORDS | _PERIODS_BESIDE_OTHERS
    return parts[0] if len(parts) == 1 and parts[0] in known else key(name)


def is_called_period(name: str) -> bool:
    """Return whether a column is called a period, with or without a word beside it: ``yr_recorded``."""
    of = set(words(name))
    known = _PERIOD_WORDS | (_PERIODS_BESIDE_OTHERS if len(of) > 1 else frozenset())
    return bool(of & known) and of <= known | _BESIDE_PERIODS


def words(name: str) -> list[str]:
    """Return the words of a column's name in small letters: ``price``, ``base`` and ``year`` of ``PriceBaseYear``."""
    return key(unit_text.HUMP.sub("_", name)).split("_")
