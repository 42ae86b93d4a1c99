"""Rows and indicators of one's own beside the bundled ones."""

from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

from digecon_cli import measures
from digecon_cli import reading as readers
from digecon_cli.core import bundled
from digecon_cli.core.errors import DataError
from digecon_cli.measures.derivation import Options

ROWS = "indicator,period,value,unit,unit_mult,vintage,source\nmy.cloud,2022,4.0,CNY,11,2023-01,me\nmy.cloud,2023,5.0,CNY,11,2024-02,me\n"
CATALOG = (
    "indicator,label,label_zh,kind,unit,unit_mult,parent,part_of\nmy.cloud,Cloud,云,flow,CNY,9,telecom.revenue,subset\n"
)
File = Callable[..., str]


def test_own_rows_have_labels_parents_and_sources(file: File) -> None:
    data = readers.extend(bundled.load(), (file(ROWS, "a"),), file(CATALOG, "b"))
    assert data.about("my.cloud").name("zh") == "云"
    rows = data.select(["my"])
    assert [(one.source, one.low, one.high) for one in rows] == [("me", "3.95", "4.05"), ("me", "4.95", "5.05")]
    share = measures.rows("share", rows, data, Options())
    # Telecom revenue was 1,581 (2022) and 1,680 (2023) billion yuan when these were first published.
    assert [(one.base_indicator, round(float(one.value), 1)) for one in share] == [
        ("telecom.revenue", 25.3), ("telecom.revenue", 29.8),
    ]  # fmt: skip
    [growth] = measures.rows("growth", rows, data, Options())
    assert float(growth.value) == pytest.approx(25.0)


def test_an_added_figure_stands_beside_ours(file: File) -> None:
    before = bundled.load()
    path = file("indicator,period,value,unit,unit_mult,vintage,status\neconomy.gdp,2022,1.0,CNY,12,2099,U\n")
    data = readers.extend(before, (path,))
    count = len([one for one in before.observations if (one.indicator, one.period) == ("economy.gdp", "2022")])
    rows = [one for one in data.observations if (one.indicator, one.period) == ("economy.gdp", "2022")]
    assert len(rows) == count + 1
    assert "1.0" not in [one.value for one in data.standing(rows)]  # status U never goes before a better one


@pytest.mark.parametrize(
    ("catalog", "fault"),
    [
        ("indicator,parent,part_of\nmy.x,telecom.revenu,part\n", "line 2, column parent: 'telecom.revenu' is not a known indicator (did you mean"),
        ("indicator,parent\nmy.x,telecom.revenue\n", "line 2, column part_of: is empty"),
        ("indicator,parent,part_of\nmy.x,my.y,part\nmy.y,my.x,part\n", "line 2, column parent: 'my.x' is a part of itself"),
        ("indicator,kind\nmy.x,flows\n", "line 2, column kind: 'flows' is not a kind"),
        ("indicator,unit_mult\nmy.x,bn\n", "line 2, column unit_mult: 'bn' is not a power of ten"),
        ("indicator,label\nmy.x,A\nmy.x,B\n", "line 3, column indicator: 'my.x' is given twice (line 2)"),
        ("indicator,labels\nmy.x,A\n", "'labels' is not a catalog column (did you mean 'label'?)"),
        ("label\nA\n", "has no column indicator"),
        ("indicator,label\nmy.x\n", "line 2: 1 cells where the header has 2"),
    ],
)  # fmt: skip
def test_a_faulty_catalog_is_refused_with_its_place(catalog: str, fault: str, file: File) -> None:
    with pytest.raises(DataError) as caught:
        readers.extend(bundled.load(), (), file(catalog))
    assert fault in str(caught.value)


def test_faulty_rows_are_refused_like_ours(file: File) -> None:
    with pytest.raises(DataError, match=r"line 3, column value: '5.x' is not a number"):
        readers.extend(bundled.load(), (file(ROWS.replace("5.0", "5.x")),))


def test_a_foreign_layout_may_be_added_too(file: File) -> None:
    path = file("Entity,Code,Year,Internet users\nChina,CHN,2020,989000000\n")
    data = readers.extend(bundled.load(), (path,))
    assert [one.area for one in data.select(["Internet users"])] == ["CN"]


def test_added_rows_of_another_layout_keep_their_areas(file: File) -> None:
    data = readers.extend(bundled.load(), (file("indicator,country,period,value\nmy.y,DE,2020,10\n", "c"),))
    assert [(one.area, one.value, one.low) for one in data.select(["my"])] == [("DE", "10", "")]


@pytest.mark.parametrize(
    ("area", "note"),
    [
        ("country,China", "'China' was taken as China (CN)"),
        ("country,CHN", "'CHN' was taken as China (CN)"),
        ("地区,中国", "'中国' was taken as China (CN)"),
        ("地区,全国", "'全国' was taken as China (CN)"),
        ("", "no area is named: taken as China (CN)"),
    ],
)
def test_added_figures_of_china_meet_ours_under_whatever_name(area: str, note: str, file: File) -> None:
    head, _, name = area.partition(",")
    content = (
        f"indicator,year,value,unit{',' * bool(head)}{head}\nmy.cloud,2019,0.1,trillion CNY{',' * bool(name)}{name}\n"
    )
    data = readers.extend(bundled.load(), (file(content, "own.csv"),))
    rows = data.select(["my"])
    assert [(row.indicator, row.area, row.period, row.value) for row in rows] == [("my.cloud", "CN", "2019", "0.1")]
    [share] = measures.rows("share", rows, data, Options().having(of="economy.gdp"))
    assert round(float(share.value), 3) == 0.101  # 0.1 of the 99.1 trillion yuan first printed for 2019
    assert [remark.sentence("en").partition(": ")[2] for remark in data.remarks] == [note]


def test_of_two_names_of_china_none_is_taken_for_ours_and_other_areas_stay(file: File) -> None:
    content = "indicator,country,year,value\nmy.a,China,2019,1\nmy.a,CHN,2019,2\nmy.a,DEU,2019,3\n"
    rows = readers.extend(bundled.load(), (file(content),)).select(["my"])
    assert {row.area for row in rows} == {"China", "CHN", "DEU"}


def test_a_break_goes_with_the_area_of_its_figure(file: File) -> None:
    content = "indicator,country,year,value,status\nmy.a,China,2019,1,A\nmy.a,China,2020,2,B\n"
    data = readers.extend(bundled.load(), (file(content),))
    assert [at.area for at in data.breaks["my.a", "CN"]] == ["CN"]
    [growth] = measures.rows("growth", data.select(["my"]), data, Options())
    assert growth.has("break")


def test_a_whole_that_is_not_of_this_area_is_named_with_it(file: File) -> None:
    data = readers.extend(bundled.load(), (file("indicator,country,year,value,unit\nmy.a,DE,2019,1,trillion CNY\n"),))
    [share] = measures.rows("share", data.select(["my"]), data, Options().having(of="economy.gdp"))
    assert share.refusal
    assert share.refusal.sentence() == "no figure of economy.gdp@DE for 2019"


def test_lines_to_type_name_the_files_as_they_were_given(file: File, digecon: Callable[..., Any]) -> None:
    path = file(
        "indicator,year,value,unit\nmy.cloud,2019,0.1,trillion CNY\nmy.cloud,2020,0.2,trillion CNY\n", "my own.csv"
    )
    with chdir(Path(path).parent):
        shown = digecon("show", "my.cloud", "--add", "my own.csv", "-f", "table").out
        assert "digecon growth my.cloud --add 'my own.csv'" in shown
        compared = digecon("compare", "economy.gdp", "my.cloud", "--add", "my own.csv", "-f", "table").out
        assert "Next: digecon sources economy.gdp my.cloud --add 'my own.csv'" in compared
        assert digecon("sources", "economy.gdp", "my.cloud", "--add", "my own.csv").code == 0
        grown = digecon("growth", "--data", "my own.csv", "-f", "table").out
        assert "digecon cagr my.cloud --data 'my own.csv'" in grown


def test_a_catalog_states_the_units_of_figures_that_have_none(tmp_path: Path) -> None:
    table, catalog = tmp_path / "a.csv", tmp_path / "catalog.csv"
    table.write_text("country,year,misery,shops\nX,2019,4.2,5\nX,2020,5.1,6\n", encoding="utf-8")
    catalog.write_text("indicator,unit\nmisery,%\n", encoding="utf-8")
    data = readers.read(str(table))
    assert "no unit was found for misery, shops: " in data.notices[0]
    described = readers.extend(data, catalog=str(catalog))
    assert {(row.indicator, row.unit) for row in described.observations} == {("misery", "percent"), ("shops", "")}
    assert (described.about("misery").kind, described.about("shops").kind) == ("rate", "")
    assert described.notices == data.notices  # shops have none
    catalog.write_text("indicator,unit\nmisery,%\nshops,units\n", encoding="utf-8")
    assert readers.extend(data, catalog=str(catalog)).notices == []
