"""SDMX-ML in its forms: generic and by structure, by series and flat, with groups, and cut off."""

from pathlib import Path

import pytest

from digecon_cli import reading
from digecon_cli.core.errors import DataError

HEAD = '<?xml version="1.0"?>\n<m:{message} xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" xmlns:g="http://www.sdmx.org/generic">'
HEADER = '<m:Header><m:ID>X</m:ID><m:Structure dimensionAtObservation="{beside}"/></m:Header><m:DataSet>'
END = "</m:DataSet></m:{message}>"
KEY = '<g:Value id="FREQ" value="A"/><g:Value id="REF_AREA" value="{area}"/><g:Value id="SUBJECT" value="GDP"/>'


def figures(tmp_path: Path, message: str, body: str, beside: str = "TIME_PERIOD") -> list[tuple[str, ...]]:
    """Return indicator, area, period, value, unit with its power, and status of the figures of a message."""
    path = tmp_path / "data.xml"
    path.write_text((HEAD + HEADER.replace("{beside}", beside) + body + END).replace("{message}", message))
    return [
        (row.indicator, row.area, row.period, row.value, f"{row.unit} {row.unit_mult}", row.status)
        for row in reading.read(str(path)).observations
    ]


def test_generic_series(tmp_path: Path) -> None:
    series = "".join(
        f"<g:Series><g:SeriesKey>{KEY.format(area=area)}</g:SeriesKey><g:Attributes><g:Value id='UNIT_MEASURE' value='USD'/><g:Value id='UNIT_MULT' value='6'/></g:Attributes>"
        f"<g:Obs><g:ObsDimension value='2019'/><g:ObsValue value='{value}.5'/><g:Attributes><g:Value id='OBS_STATUS' value='E'/></g:Attributes></g:Obs>"
        f"<g:Obs><g:ObsDimension value='2020'/><g:ObsValue value='{value + 1}.5'/></g:Obs></g:Series>"
        for area, value in (("FRA", 5), ("ITA", 7))
    )
    assert figures(tmp_path, "GenericTimeSeriesData", series) == [
        ("GDP", "FRA", "2019", "5.5", "USD 6", "E"),
        ("GDP", "FRA", "2020", "6.5", "USD 6", "A"),
        ("GDP", "ITA", "2019", "7.5", "USD 6", "E"),
        ("GDP", "ITA", "2020", "8.5", "USD 6", "A"),
    ]


def test_generic_series_of_version_2_0(tmp_path: Path) -> None:
    key = KEY.format(area="FRA").replace("id=", "concept=")
    series = f"<g:Series><g:SeriesKey>{key}</g:SeriesKey><g:Obs><g:Time>2019</g:Time><g:ObsValue value='5.5'/></g:Obs></g:Series>"
    assert figures(tmp_path, "GenericData", series) == [("GDP", "FRA", "2019", "5.5", " 0", "A")]


def test_series_by_their_structure_have_what_their_group_says(tmp_path: Path) -> None:
    groups = "".join(
        f'<Group CURRENCY="{code}" UNIT_MEASURE="{code}" TITLE="Rate of the {code}"/>' for code in ("CHF", "USD")
    )
    series = "".join(
        f'<Series FREQ="M" CURRENCY="{code}" VAR="E"><Obs TIME_PERIOD="2010-08" OBS_VALUE="1.{place}" OBS_STATUS="A"/><Obs TIME_PERIOD="2010-09" OBS_VALUE="2.{place}" OBS_STATUS="P"/></Series>'
        for place, code in enumerate(("CHF", "USD"))
    )
    assert figures(tmp_path, "StructureSpecificTimeSeriesData", groups + series) == [
        ("CHF.E", "", "2010-08", "1.0", "CHF 0", "A"),
        ("CHF.E", "", "2010-09", "2.0", "CHF 0", "P"),
        ("USD.E", "", "2010-08", "1.1", "USD 0", "A"),
        ("USD.E", "", "2010-09", "2.1", "USD 0", "P"),
    ]


def test_figures_below_their_time(tmp_path: Path) -> None:
    series = "".join(
        f'<Series TIME_PERIOD="{year}" FREQ="A"><Obs CURRENCY="CHF" OBS_VALUE="1.{year % 10}"/><Obs CURRENCY="USD" OBS_VALUE="2.{year % 10}"/></Series>'
        for year in (2019, 2020)
    )
    found = figures(tmp_path, "StructureSpecificData", series, beside="CURRENCY")
    assert [row[:4] for row in found] == [
        ("CHF", "", "2019", "1.9"),
        ("USD", "", "2019", "2.9"),
        ("CHF", "", "2020", "1.0"),
        ("USD", "", "2020", "2.0"),
    ]


def test_figures_without_series(tmp_path: Path) -> None:
    flat = "".join(
        f'<Obs FREQ="A" REF_AREA="FRA" SUBJECT="GDP" TIME_PERIOD="{year}" OBS_VALUE="{year - 2000}.5" COMMENT="as the office says"/>'
        for year in (2019, 2020)
    )
    found = figures(tmp_path, "StructureSpecificData", flat, beside="AllDimensions")
    assert [row[:4] for row in found] == [("GDP", "FRA", "2019", "19.5"), ("GDP", "FRA", "2020", "20.5")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD.format(message="GenericData") + "<m:DataSet><g:Series>", "is SDMX-ML that is cut off or damaged"),
        (HEAD.format(message="Structure") + "</m:Structure>", "is XML, whatever it is called"),
        ('<?xml version="1.0"?><table><row/></table>', "is XML, whatever it is called"),
    ],
)
def test_other_xml_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "data.xml"
    path.write_text(text)
    with pytest.raises(DataError, match=message):
        reading.read(str(path))


def test_what_may_be_an_attribute_is_none_of_the_name_where_figures_stay_apart(tmp_path: Path) -> None:
    flat = "".join(
        f'<Obs FREQ="A" REF_AREA="ALB" INDICATOR="MR" TIME_PERIOD="{year}" OBS_VALUE="9.{year % 10}" LOWER_BOUND="8.{year % 10}" DATA_SOURCE="IGME"/>'
        for year in (2018, 2019)
    )
    found = figures(tmp_path, "StructureSpecificData", flat, beside="AllDimensions")
    assert [row[:4] for row in found] == [("MR", "ALB", "2018", "9.8"), ("MR", "ALB", "2019", "9.9")]


def test_what_cuts_series_and_may_be_an_attribute_is_said(tmp_path: Path) -> None:
    series = "".join(
        f'<Series FREQ="M" CURRENCY="SIT" COLLECTION="{collection}"><Obs TIME_PERIOD="{month}" OBS_VALUE="{value}"/></Series>'
        for collection, month, value in (("A", "2006-11", "186.1"), ("E", "2006-12", "181.9"))
    )
    assert [row[0] for row in figures(tmp_path, "StructureSpecificData", series)] == ["SIT.A", "SIT.E"]
    remarks = " ".join(map(str, reading.read(str(tmp_path / "data.xml")).remarks))
    assert (
        "these may be attributes, but are parts of the names, and cut series where they change: COLLECTION" in remarks
    )


def test_a_data_set_says_the_unit_of_its_figures_and_whether_they_are_deleted(tmp_path: Path) -> None:
    of = '<Series FREQ="A" REF_AREA="AT" ITEM="GDP"><Obs TIME_PERIOD="{}" OBS_VALUE="{}"/></Series>'
    body = (
        of.format(2019, 397519)
        + '</m:DataSet><m:DataSet UNIT_MEASURE="EUR" UNIT_MULT="6" action="Replace">'
        + of.format(2020, 381042)
        + '</m:DataSet><m:DataSet action="Delete">'
        + of.format(2018, 385)
    )
    found = figures(tmp_path, "StructureSpecificData", body)
    assert [(*row[:3], row[4]) for row in found] == [("GDP", "AT", "2019", " 0"), ("GDP", "AT", "2020", "EUR 6")]
    assert "rows that delete figures: 1" in " ".join(map(str, reading.read(str(tmp_path / "data.xml")).remarks))


def test_months_beside_years_and_decimal_commas_as_the_russian_office_writes(tmp_path: Path) -> None:
    series = "".join(
        f"<g:Series><g:SeriesKey/><g:Attributes><g:Value concept='EI' value='тысяча рублей'/><g:Value concept='PERIOD' value='{month}'/></g:Attributes>"
        f"<g:Obs><g:Time>2010</g:Time><g:ObsValue value='{value}'/></g:Obs></g:Series>"
        for month, value in (("январь", "23154,8"), ("сентябрь", "30359"))
    )
    indicator = "</m:DataSet><Indicator id='37908' name='Доходы'/><m:DataSet>"
    assert figures(tmp_path, "GenericData", indicator + series) == [
        ("37908", "", "2010-01", "23154.8", "рублей 3", "A"),
        ("37908", "", "2010-09", "30359", "рублей 3", "A"),
    ]


def test_commas_before_three_digits_may_be_of_thousands(tmp_path: Path) -> None:
    series = "".join(
        f"<g:Series><g:SeriesKey>{KEY.format(area='FRA')}</g:SeriesKey><g:Obs><g:ObsDimension value='{year}'/><g:ObsValue value='23,{year[1:]}'/></g:Obs></g:Series>"
        for year in ("2019", "2020")
    )
    with pytest.raises(DataError, match=r"'23,019' is not a number|cells with text: 2"):
        figures(tmp_path, "GenericTimeSeriesData", series)
