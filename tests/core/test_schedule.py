"""When the next figure is expected: by cadence, lag and the date of the table."""

from collections.abc import Callable
from typing import Any

import pytest

from digecon_cli.core.model import Indicator
from digecon_cli.core.schedule import Due, date_of, due

Make = Callable[..., Any]


@pytest.mark.parametrize(
    ("cadence", "kind", "lag", "last", "next", "day", "late"),
    [
        ("A", "flow", "17", "2024", "2025", "2026-01-17", True),
        ("Q", "flow", "17", "2026-Q1", "2026-S1", "2026-07-17", True),
        ("Q", "flow", "17", "2026-S1", "2026-01-01/P9M", "2026-10-17", True),
        ("Q", "stock", "23", "2026-06", "2026-09", "2026-10-23", True),
        ("M", "flow", "22", "2026-01-01/P9M", "2026-01-01/P10M", "2026-11-22", False),
        ("M", "flow", "22", "2025", "2026-01-01/P2M", "2026-03-22", True),  # January comes with February
        ("M", "stock", "0", "2026-01-01/P10M", "2026-11", "2026-11-30", False),
        ("A", "flow", "0", "2026-Q1", "2026", "2026-12-31", False),
    ],
)
def test_the_next_period_follows_the_last(
    figure: Make, cadence: str, kind: str, lag: str, last: str, next: str, day: str, late: bool
) -> None:
    entry = Indicator("s.whole", kind=kind, cadence=cadence, lag_days=lag)
    assert due(entry, [figure(period="2019"), figure(period=last)], "2026.11") == Due(last, next, day, late)


def test_a_series_with_a_january_has_another(figure: Make) -> None:
    entry = Indicator("s.whole", kind="flow", cadence="M", lag_days="30")
    rows = [figure(period="2025-01"), figure(period="2025")]
    found = due(entry, rows, "2026.11")
    assert found
    assert (found.next, found.day) == ("2026-01", "2026-03-02")  # 31 January and thirty days


def test_what_is_planned_is_no_last_figure_and_what_has_ended_is_not_awaited(figure: Make) -> None:
    entry = Indicator("s.whole", kind="flow", cadence="A", lag_days="10")
    rows = [figure(period="2024"), figure(period="2030", measure="target")]
    assert due(entry, rows, "2026.11") == Due("2024", "2025", "2026-01-10", True)
    assert due(entry, [figure(period="2020")], "2026.11") is None
    assert due(entry._replace(cadence=""), rows, "2026.11") is None
    assert due(entry, [], "2026.11") is None


def test_the_date_of_a_table_is_that_of_its_version() -> None:
    assert [date_of(one) for one in ("2026.11", "2026.11.3", "")] == ["2026-11-01", "2026-11-01", ""]
    entry = Indicator("s.whole", kind="flow", cadence="A", lag_days="10")
    assert due(entry, [], "") is None


@pytest.mark.parametrize(
    ("cadence", "kind", "last", "next"),
    [
        ("S", "flow", "2025", "2026-S1"), ("S", "flow", "2026-S1", "2026"), ("Q", "flow", "2025", "2026-Q1"),
        ("S", "price", "2025", "2026-06"), ("Q", "rate", "2025", "2026-03"), ("Q", "index", "2026-09", "2026"),
        ("M", "flow", "2026-01-01/P2M", "2026-Q1"),  # whose name is that of the quarter
        ("M", "stock", "2025-12", "2026-02"),
        ("M", "stock", "2026-02", "2026-03"),
        ("A", "count", "2025", "2026"), ("Q", "index", "2025", "2026-03"), ("Q", "stock", "2025", "2026-03"),
    ],
)  # fmt: skip
def test_what_flows_is_told_from_january_and_what_stands_as_of_a_month(
    figure: Make, cadence: str, kind: str, last: str, next: str
) -> None:
    found = due(Indicator("s.whole", kind=kind, cadence=cadence, lag_days="5"), [figure(period=last)], "2026.11")
    assert found
    assert (found.last, found.next) == (last, next)


def test_a_series_without_a_figure_for_four_years_has_ended(figure: Make) -> None:
    entry = Indicator("s.whole", kind="flow", cadence="A")  # on the last day of the year, where no lag is known
    assert due(entry, [figure(period="2021")], "2026.01") is None  # expected on 2022-12-31
    assert due(entry, [figure(period="2022")], "2026.01") == Due("2022", "2023", "2023-12-31", True)


def test_a_forecast_is_no_last_figure(figure: Make) -> None:
    entry = Indicator("s.whole", kind="flow", cadence="A")
    rows = [figure(period="2024"), figure(period="2027", status="F"), figure(period="2028", measure="forecast")]
    assert due(entry, rows, "2026.11") == Due("2024", "2025", "2025-12-31", True)


def test_what_is_expected_on_the_table_s_day_is_not_late(figure: Make) -> None:
    entry = Indicator("s.whole", kind="flow", cadence="A", lag_days="1")
    assert due(entry, [figure(period="2024")], "2026.01") == Due("2024", "2025", "2026-01-01", False)
