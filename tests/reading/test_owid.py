"""Our World in Data's grapher CSV."""

from collections.abc import Callable

from digecon_cli.core.dataset import Dataset

GRAPHER = (
    "Entity,Code,Year,GDP per capita (international-$),Share of people online (%),World region\n"
    "Africa,,2019,4000.5,,\nAfrica,,2020,3900,30.2,\nChina,CHN,2020,16300,70.4,Asia\n"
)


def test_each_column_of_numbers_is_an_indicator(read: Callable[..., Dataset]) -> None:
    data = read(GRAPHER)
    assert [(one.indicator[:5], one.area, one.period, one.value, one.unit) for one in data.observations] == [
        ("GDP p", "Africa", "2019", "4000.5", "international-$"),
        ("GDP p", "Africa", "2020", "3900", "international-$"),
        ("Share", "Africa", "2020", "30.2", "percent"),
        ("GDP p", "CHN", "2020", "16300", "international-$"),
        ("Share", "CHN", "2020", "70.4", "percent"),
    ]
    assert data.notices[0].endswith("columns not used: World region")
    assert data.notices[1].endswith("left out (empty cells: 1)")


def test_entities_without_a_code_are_areas_and_no_part_of_names(read: Callable[..., Dataset]) -> None:
    data = read(
        "Entity,Code,Year,Solar,Wind\nAfrica,,2021,15.5,1.5\nGermany,DEU,2021,49.5,2.5\nOECD (BP),,2021,510.5,3.5\n"
    )
    assert [(one.indicator, one.area, one.value) for one in data.observations] == [
        ("Solar", "Africa", "15.5"), ("Wind", "Africa", "1.5"), ("Solar", "DEU", "49.5"), ("Wind", "DEU", "2.5"),
        ("Solar", "OECD (BP)", "510.5"), ("Wind", "OECD (BP)", "3.5"),
    ]  # fmt: skip
