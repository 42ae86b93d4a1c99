"""What all tests share: figures made by hand, and the program as a real process."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from digecon_cli.descriptions import Indicator
from digecon_cli.observations import Dataset, Observation
from digecon_cli.rounding import printed_bounds

SOURCE = Path(__file__).parent.parent / "src"


class Answer(NamedTuple):
    """What a process answered: exit code, standard output and standard error."""

    code: int
    out: str
    err: str


def _figure(indicator: str = "s.whole", period: str = "2020", value: str = "100", **others: Any) -> Observation:
    origin = others.get("origin", "published")
    low, high = printed_bounds(value, others.get("bound", "")) if value and origin == "published" else ("", "")
    fields: dict[str, Any] = {
        "indicator": indicator, "area": "CN", "period": period, "measure": "level", "base_indicator": "",
        "base_period": "", "origin": origin, "value": value, "low": low, "high": high, "bound": "", "unit": "CNY",
        "unit_mult": 8, "basis": "", "status": "A", "vintage": "", "source": "", "note": "",
    }  # fmt: skip
    return Observation(**{**fields, **others})


def _dataset(*rows: Observation, entries: tuple[Indicator, ...] = (), **others: Any) -> Dataset:
    return Dataset(rows, {one.indicator: one for one in entries}, **others)


def _digecon(
    *words: str, given: str | bytes = "", encoding: str = "utf-8", cwd: Path | None = None, **environment: str
) -> Answer:
    dropped = ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "PYTHONIOENCODING", "GITHUB_ACTIONS", "CI", "PYTHONUTF8")
    clean = {key: value for key, value in os.environ.items() if key not in dropped}
    clean["PYTHONPATH"] = str(SOURCE)
    raw = given.encode() if isinstance(given, str) else given
    command = [sys.executable, "-m", "digecon_cli", *words]
    done = subprocess.run(command, input=raw, cwd=cwd, env=clean | environment, capture_output=True, check=False)
    return Answer(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


@pytest.fixture(scope="session")
def figure() -> Callable[..., Observation]:
    """Make one published level, with the bounds of its print: 100 (in 100 million yuan) of s.whole in 2020, or as told."""
    return _figure


@pytest.fixture(scope="session")
def dataset() -> Callable[..., Dataset]:
    """Make a dataset of figures, with catalog ``entries``, ``breaks`` and ``sources`` where told."""
    return _dataset


@pytest.fixture(scope="session")
def digecon() -> Callable[..., Answer]:
    """Run ``python -m digecon_cli`` with words, standard input and environment as told."""
    return _digecon
