"""SDMX-CSV as the offices serve it."""

from collections.abc import Callable

import pytest

from digecon_cli.core.dataset import Dataset

EUROSTAT = (
    "DATAFLOW,LAST UPDATE,freq,unit,na_item,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n"
    "ESTAT:NAMA_10_GDP(1.0),22/05/26 11:00:00,A,CLV10_MEUR,B1GQ,NA,2020,2890.5,p,\n"
)
ECB = (
    "KEY,FREQ,REF_AREA,CURRENCY,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,DECIMALS,TITLE,UNIT,UNIT_MULT\n"
    "EXR.M.CN.CNY.A,M,CN,CNY,A,2020-03,7.8,A,4,Yuan,CNY,0\n"
)
OECD_WITH_LABELS = (
    "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Reference area,FREQ,Frequency,MEASURE,Measure,"
    "TIME_PERIOD,Time period,OBS_VALUE,Observation value,OBS_STATUS,Observation status,UNIT_MULT,Unit multiplier,"
    "DECIMALS,Decimals\n"
    "DATAFLOW,OECD:DF(1.0),Trade,I,CHN,China,A,Annual,EXP,Exports,2020,,12.5,,E,Estimated value,6,Millions,1,One\n"
    "DATAFLOW,OECD:DF(1.0),Trade,D,CHN,China,A,Annual,EXP,Exports,2019,,11.5,,E,Estimated value,6,Millions,1,One\n"
)
BIS = (
    'STRUCTURE;STRUCTURE_ID;ACTION;"FREQ:Frequency";"REF_AREA:Reference area";"VALUE:Value";"UNIT_MEASURE:Unit";'
    '"TIME_PERIOD:Time period";"OBS_VALUE:Observation Value";"UNIT_MULT:Unit Multiplier"\n'
    '"dataflow";"BIS:WS_SPP(1.0)";"I";"Q:Quarterly";"CN:China";"N:Nominal";"628:Index";"2020-Q1";"101.5";"0:Units"\n'
)
IMF = (
    "STRUCTURE,STRUCTURE_ID,ACTION,COUNTRY,INDICATOR,FREQUENCY,TIME_PERIOD,SCALE,OBS_VALUE\n"
    "DATAFLOW,IMF.STA:CPI(5.0),R,CHN,CPI,M,2020-M02,0,104.25\n"
)
ABS = (
    "DATAFLOW,MEASURE,INDEX,REGION,FREQ,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS\n"
    "ABS:CPI(1.1.0),1,10001,50,Q,2020-Q1,116.6,IN,\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (EUROSTAT, ("CLV10_MEUR.B1GQ", "NA", "2020", "2890.5", "", "CLV10_EUR", 6, "P")),
        (ECB, ("CNY.A", "CN", "2020-03", "7.8000", "7.79995", "CNY", 0, "A")),
        (OECD_WITH_LABELS, ("EXP", "CHN", "2020", "12.5", "12.45", "", 6, "E")),
        (BIS, ("N.628", "CN", "2020-Q1", "101.5", "", "Index", 0, "A")),
        (IMF, ("CPI", "CHN", "2020-02", "104.25", "", "", 0, "A")),
        (ABS, ("1.10001", "50", "2020-Q1", "116.6", "", "IN", 0, "A")),
    ],
    ids=["Eurostat", "ECB", "OECD", "BIS", "IMF", "ABS"],
)
def test_status_multiplier_and_decimals_are_kept(
    text: str, expected: tuple[object, ...], read: Callable[..., Dataset]
) -> None:
    [row] = read(text).observations
    assert (row.indicator, row.area, row.period, row.value, row.low, row.unit, row.unit_mult, row.status) == expected


def test_the_currency_that_is_priced_is_no_unit(read: Callable[..., Dataset]) -> None:
    [row] = read(
        "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,TIME_PERIOD,OBS_VALUE\nEXR.M.USD.EUR.SP00,M,USD,EUR,SP00,2020-03,1.1063\n"
    ).observations
    assert (row.indicator, row.value, row.unit) == ("USD.EUR.SP00", "1.1063", "")


def test_a_dimension_that_is_called_status_is_no_status(read: Callable[..., Dataset]) -> None:
    [row] = read("DATAFLOW,REF_AREA,STATUS,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nX:Y(1.0),DE,E,2020,7.5,p\n").observations
    assert (row.indicator, row.area, row.status) == ("E", "DE", "P")


def test_labels_are_joined_and_deletions_are_no_figures(read: Callable[..., Dataset]) -> None:
    data = read(OECD_WITH_LABELS)
    assert data.about("EXP").label == "Exports"
    assert data.notices[-1].endswith("left out (rows that delete figures: 1)")


def test_scales_in_words_count(read: Callable[..., Dataset]) -> None:
    [row] = read(
        "STRUCTURE,STRUCTURE_ID,ACTION,COUNTRY,INDICATOR,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,UNIT\n"
        "dataflow,IMF:X(1),I,DEU,NGDP,A,2020,3.4,Billions,EUR\n"
    ).observations
    assert (row.area, row.value, row.unit_mult) == ("DEU", "3.4", 9)


@pytest.mark.parametrize(
    ("unit", "base", "found"),
    [("IX", "2015", "2015=100"), ("INDEX", "2020", "2020=100"), ("IX", "", "IX"), ("USD", "2015", "USD")],
)
def test_an_index_says_its_base_in_a_column_of_its_own(
    unit: str, base: str, found: str, read: Callable[..., Dataset]
) -> None:
    [row] = read(
        f"STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,MEASURE,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,BASE_PER\ndataflow,X:Y(1),I,DEU,PRVM,{unit},2020,3.4,{base}\n"
    ).observations
    assert row.unit == found


def test_codes_in_lower_case_beside_labels_are_dimensions(read: Callable[..., Dataset]) -> None:
    data = read(
        "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,freq,Time frequency,unit,Unit of measure,na_item,Indicator name,geo,"
        "Geopolitical entity (reporting),TIME_PERIOD,Time,OBS_VALUE,Observation value\n"
        "dataflow,ESTAT:X(1.0),GDP,A,Annual,CP_MEUR,Current prices,B1GQ,GDP,DE,Germany,2020,,3403730.0,\n"
        "dataflow,ESTAT:X(1.0),GDP,A,Annual,CP_MEUR,Current prices,B1GQ,GDP,FR,France,2020,,2310000.0,\n"
    )
    assert [(one.indicator, one.area, one.value) for one in data.observations] == [
        ("CP_MEUR.B1GQ", "DE", "3403730.0"), ("CP_MEUR.B1GQ", "FR", "2310000.0"),
    ]  # fmt: skip


def test_labels_behind_codes_need_no_dataflow(read: Callable[..., Dataset]) -> None:
    data = read(
        "REF_AREA: Area,FREQ: Frequency,MEASURE: Measure,TIME_PERIOD: Time,OBS_VALUE: Value,UNIT_MULT: Multiplier\n"
        "CN: China,A: Annual,GDP: Gross product,2020,5,6: Millions\n"
    )
    [figure] = data.observations
    assert (figure.indicator, figure.area, figure.period, figure.value, figure.unit_mult) == (
        "GDP",
        "CN",
        "2020",
        "5",
        6,
    )
    assert data.about("GDP").label == "Gross product"


def test_figures_without_dimensions_are_called_by_their_data_set(read: Callable[..., Dataset]) -> None:
    data = read(
        "DATAFLOW_ID:Dataflow ID,KEY:Key,FREQ:Frequency,REF_AREA:Reference area,TIME_PERIOD:Time,OBS_VALUE:Value\n"
        "BIS:WS_CBPOL(1.0),M.US,M: Monthly,US: United States,2024-01,5.375\nBIS:WS_CBPOL(1.0),M.TR,M: Monthly,TR: Turkey,2024-01,45\n"
    )
    assert [(one.indicator, one.area, one.value) for one in data.observations] == [
        ("WS_CBPOL", "US", "5.375"),
        ("WS_CBPOL", "TR", "45"),
    ]
