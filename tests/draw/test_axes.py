"""Round numbers on the axes."""

import pytest

from digecon_cli.draw.model import tick_text, ticks


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        pytest.param(0, 53.9, [0, 20, 40, 60], id="above zero"),
        pytest.param(0, 1750, [0, 500, 1000, 1500, 2000], id="thousands"),
        pytest.param(-2.6, 14.7, [-5, 0, 5, 10, 15], id="on both sides of zero"),
        pytest.param(0, 100, [0, 20, 40, 60, 80, 100], id="ends on the highest"),
        pytest.param(0, 0.6, [0, 0.2, 0.4, 0.6], id="below one"),
        pytest.param(-0.4, 0, [-0.4, -0.3, -0.2, -0.1, 0], id="nothing above zero"),
        pytest.param(0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1], id="only zero"),
        pytest.param(0, 5e-324, [0, 0.2, 0.4, 0.6, 0.8, 1], id="too near to zero for a step"),
    ],
)
def test_ticks_are_round_and_hold_zero(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("tick", "text"),
    [(0.0, "0"), (-0.25, "-0.25"), (20.0, "20"), (2.5, "2.5"), (0.30000000000000004, "0.3"), (60000.0, "60000")],
)
def test_tick_text(tick: float, text: str) -> None:
    assert tick_text(tick) == text


@pytest.mark.parametrize(("tick", "text"), [(1e301, "1e+301"), (2.5e-12, "2.5e-12"), (250000.0, "250000")])
def test_an_axis_has_an_exponent_only_where_digits_would_fill_it(tick: float, text: str) -> None:
    assert tick_text(tick) == text
