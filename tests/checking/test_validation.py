"""The guards of a table: each finds the fault that is put into a copy of the bundled table, and names the row."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from curate import guards as curation

from digecon_cli.checking import validation
from digecon_cli.core import bundled, facts
from digecon_cli.core.dataset import Dataset
from digecon_cli.core.model import Break, Observation

ALL = validation.GUARDS | curation.GUARDS


@dataclass
class Copy:
    """A copy of the bundled table in which a test can break something."""

    rows: list[Observation] = field(default_factory=lambda: list(bundled.load().observations))
    catalog: dict[str, Any] = field(default_factory=lambda: dict(bundled.load().catalog))
    sources: dict[str, Any] = field(default_factory=lambda: dict(bundled.load().sources))
    breaks: list[Break] = field(default_factory=lambda: [one for s in bundled.load().breaks.values() for one in s])

    def find(self, guard: str) -> list[validation.Finding]:
        return validation.findings(Dataset(self.rows, self.catalog, self.breaks, self.sources), [ALL[guard]])

    def at(self, indicator: str, period: str, measure: str = "level", area: str = "CN") -> int:
        return next(
            i
            for i, one in enumerate(self.rows)
            if (one.indicator, one.period, one.measure, one.area) == (indicator, period, measure, area)
        )

    def change(self, indicator: str, period: str, measure: str = "level", area: str = "CN", /, **cells: Any) -> None:
        """Change the first row of a figure."""
        i = self.at(indicator, period, measure, area)
        self.rows[i] = self.rows[i]._replace(**cells)

    def only(self, indicator: str, period: str, value: str, low: str, high: str) -> None:
        """Make every document print one value for a level, with the bounds told."""
        for i, figure in enumerate(self.rows):
            if (figure.indicator, figure.period, figure.measure, figure.area) == (indicator, period, "level", "CN"):
                self.rows[i] = figure._replace(value=value, low=low, high=high, unit_mult=8, bound="", status="A")


def _new(copy: Copy, guard: str) -> list[str]:
    """Return what a guard finds in the copy and not in the table itself."""
    before = {str(one) for one in validation.findings(bundled.load(), [ALL[guard]])}
    return [str(one) for one in copy.find(guard) if str(one) not in before]


def _repeat_a_row(copy: Copy) -> None:
    copy.rows.append(copy.rows[copy.at("economy.gdp", "2020")]._replace(value="1"))


def _forget_a_catalog_entry(copy: Copy) -> None:
    del copy.catalog["economy.gdp"]


def _lengthen_a_label(copy: Copy) -> None:
    copy.catalog["economy.gdp"] = copy.catalog["economy.gdp"]._replace(label="x" * 41)


def _lose_a_chinese_label(copy: Copy) -> None:
    copy.catalog["economy.gdp"] = copy.catalog["economy.gdp"]._replace(label_zh="GDP")


def _name_a_parent_that_is_not_there(copy: Copy) -> None:
    copy.catalog["telecom.cloud"] = copy.catalog["telecom.cloud"]._replace(parent="telecom.sky")


def _move_to_another_sector(copy: Copy) -> None:
    copy.catalog["telecom.cloud"] = copy.catalog["telecom.cloud"]._replace(sector="data")


def _lose_all_rows_of_an_indicator(copy: Copy) -> None:
    copy.rows = [one for one in copy.rows if one.indicator != "retail.total"]


def _break_without_a_reason(copy: Copy) -> None:
    copy.breaks.append(Break("retail.total", "CN", "2021", ""))


def _give_one_of_two_another_status(copy: "Copy") -> None:
    found = [one for one in copy.rows if one[:4] == ("telecom.revenue", "CN", "2023", "growth")]
    at = copy.rows.index(found[0])
    copy.rows[at] = found[0]._replace(status="A" if found[0].status == "P" else "P")


def _lose_a_document(copy: Copy) -> None:
    del copy.sources[copy.rows[copy.at("economy.gdp", "2020")].source]


def _lose_an_address(copy: Copy) -> None:
    name = copy.rows[copy.at("economy.gdp", "2020")].source
    copy.sources[name] = copy.sources[name]._replace(url="", via="a newspaper")


def _lose_a_title(copy: Copy) -> None:
    name = copy.rows[copy.at("economy.gdp", "2020")].source
    copy.sources[name] = copy.sources[name]._replace(title="")


def _add_a_document_nobody_uses(copy: Copy) -> None:
    copy.sources["nbs-1999"] = next(iter(copy.sources.values()))._replace(source="nbs-1999")


def _lose_the_lines_of_the_article(copy: Copy) -> None:
    i = next(i for i, one in enumerate(copy.rows) if one.source == "article")
    copy.rows[i] = copy.rows[i]._replace(locator="page 3")


def _no_figure_trusted_more(copy: Copy) -> None:
    # One document prints two exact counts for one day: nothing says which of them stands.
    i = copy.at("infrastructure.top500", "2017-06")
    copy.rows[i:i] = [copy.rows[i]._replace(value="161", low="161", high="161", locator="page 2")]


def _date_before_its_document(copy: Copy) -> None:
    """Give 12,061, which a report of 2022-07 alone prints, the day of the bulletin, which prints 1.21 trillion."""
    i = next(i for i, one in enumerate(copy.rows) if (one.source, one.value) == ("miit-2022-07f", "12061"))
    copy.rows[i] = copy.rows[i]._replace(vintage="2020-01", facts=())


def _change(*where: str, **cells: Any) -> Callable[[Copy], None]:
    return lambda copy: copy.change(*where, **cells)


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("guard", "broken", "told"),
    [
        ("key", _repeat_a_row, "economy.gdp@CN level 2020"),
        ("cells", _change("retail.total", "2019", period="2019-A1"), "period '2019-A1' is not a period"),
        ("cells", _change("economy.digital", "2020", "mean_growth", base_period="2015-A1"), "'2015-A1' is not 2015"),
        ("cells", _change("retail.total", "2019", bound="more"), "'more' is not a bound"),
        ("cells", _change("retail.total", "2019", basis="real"), "'real' is not a basis"),
        ("cells", _change("retail.total", "2019", status="X"), "'X' is not a status"),
        (
            "growth",
            _change("telecom.mobile_data", "2025", "growth", value="31", low="30.5", high="31.5"),
            "mobile_data@CN growth 2025",
        ),
        (
            "unit",
            _change("telecom.emerging", "2023", "share", unit_mult=8),
            "a share has no power of ten, and this one 8",
        ),
        (
            "unit",
            _change("telecom.emerging", "2025", "contribution", unit="percent"),
            "a contribution is in percentage points, not in percent",
        ),
        ("needs", _change("economy.digital", "2020", "share", base_indicator=""), "a share needs base_indicator"),
        (
            "needs",
            _change("economy.core_industries", "2025", "target_share", base_indicator=""),
            "a target_share needs base_indicator",
        ),
        ("needs", _change("economy.digital", "2020", "mean_growth", base_period=""), "needs base_period"),
        ("needs", _change("economy.digital", "2020", "growth", unit="CNY"), "in percent"),
        ("needs", _change("economy.digital", "2019", "share_change", unit="CNY"), "in percentage points"),
        ("needs", _change("economy.digital", "2019", "share_change", base_indicator=""), "needs base_indicator"),
        ("number", _change("retail.total", "2019", value="411,649"), "not a number as printed"),
        ("number", _change("retail.total", "2019", value="1e5"), "not a number as printed"),
        ("number", _change("economy.digital", "2020", value="39.20"), "39.20 does not allow 39.15 to 39.25"),
        (
            "number",
            _change("economy.digital", "2020", value="39.2", low="39.2", high="39.2", bound="exact"),
            "not a whole",
        ),
        ("standing", _no_figure_trusted_more, "could both count"),
        (
            "step",
            lambda copy: copy.only("telecom.revenue", "2021", "44170", "44169.5", "44170.5"),
            "telecom.revenue@CN",
        ),
        ("within", lambda copy: copy.only("telecom.revenue", "2022", "9000", "8999.5", "9000.5"), "is more than 9000"),
        (
            "parts",
            _change("mobile.shipments_5g", "2022-S1", value="2.09", low="2.085", high="2.095"),
            "more than the whole",
        ),
        (
            "shares",
            _change("telecom.mobile_data", "2023-01-01/P9M", "share", value="34.8", low="34.75", high="34.85"),
            "34.8",
        ),
        (
            "complete",
            _change("computing.infrastructure_general", "2022", "level", "W", value="489", low="488.5", high="489.5"),
            "639.5 to 642.5",
        ),
        ("cells", _change("retail.total", "2019", unit="yuan"), "'yuan' is not a unit"),
        ("unit", _change("retail.total", "2019", unit="USD"), "where CNY is expected"),
        ("document", _lose_a_document, "no document"),
        ("document", _lose_an_address, "no address"),
        ("cells", _lose_a_title, "title is empty"),
        ("document", _add_a_document_nobody_uses, "nbs-1999: it has no figure, and nothing rests on it"),
        ("document", _lose_the_lines_of_the_article, "'page 3' names no lines"),
        ("cells", _change("retail.total", "2019", vintage=""), "vintage is empty"),
        ("vintage", _change("retail.total", "2019", vintage="2018"), "released in 2018, before 2019 ended"),
        (
            "vintage",
            _change("data.storage_capacity", "2025", "target", measure="level", vintage="2023-10"),
            "before 2025",
        ),
        ("vintage", _change("retail.total", "2019", status="F"), "a level with status F"),
        ("released", _change("telecom.emerging", "2023", vintage="2024-03"), "printed by a document of 2024-01-24"),
        (
            "carried",
            _date_before_its_document,
            "released in 2020-01, and shown by a document of 2022-07 alone",
        ),
        (
            "stated",
            _change(
                "retail.total",
                "2019",
                facts=(
                    facts.of(
                        "vintage_inferred", name="retail.total", period="2019", vintage="2020-01-17", other="2026"
                    ),
                ),
            ),
            "its release is inferred as 2026",
        ),
        ("one_status", _give_one_of_two_another_status, "some rows are provisional, others not"),
        ("vintage", _change("economy.information", "2014", "forecast_share", status="A"), "with status A"),
        ("catalog", _forget_a_catalog_entry, "economy.gdp: no catalog entry"),
        ("catalog", _lengthen_a_label, "no label of at most 40 characters"),
        ("catalog", _lose_a_chinese_label, "no Chinese label"),
        ("catalog", _name_a_parent_that_is_not_there, "no parent in the catalog"),
        ("catalog", _move_to_another_sector, "no sector, the first part of its id"),
        ("catalog", _lose_all_rows_of_an_indicator, "no figure"),
        ("cells", _break_without_a_reason, "retail.total: reason is empty"),
        ("evidence", _break_without_a_reason, "retail.total@CN 2021: no document ''"),
        (
            "catalog",
            _change("economy.digital", "2020", "share", base_indicator="economy.gnp"),
            "no indicator 'economy.gnp'",
        ),
    ],
)
def test_a_guard_finds_what_is_broken(guard: str, broken: Callable[[Copy], None], told: str) -> None:
    copy = Copy()
    broken(copy)
    found = _new(copy, guard)
    assert any(told in one for one in found), found


def test_every_guard_is_tried() -> None:
    marks = next(iter(test_a_guard_finds_what_is_broken.pytestmark)).args[1]  # type: ignore[attr-defined]
    assert {case[0] for case in marks} == set(ALL)


def test_a_finding_names_row_and_document() -> None:
    copy = Copy()
    copy.change("retail.total", "2019", unit="yuan")
    (found,) = copy.find("cells")
    assert found.row is not None
    assert found.where == f"retail.total@CN level 2019 [{found.row.source}]"
    assert str(found).startswith(f"cells: {found.where}: unit 'yuan' is not a unit (CNY, ")
