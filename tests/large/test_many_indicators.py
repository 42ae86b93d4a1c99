"""Many indicators cost in proportion to their number."""

from pathlib import Path
from typing import Any

import pytest

from digecon_cli.core.dataset import Dataset

pytest.importorskip("digecon_cli.large.formulas", reason="numpy or pyarrow is not installed")


@pytest.mark.parametrize("command", [["growth"], ["cagr"], ["show"], ["index", "--base", "2015"]])
def test_an_answer_makes_no_dataset_for_each_indicator(
    command: list[str], digecon: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [f"s.i{number},{year},{number + year}" for number in range(1500) for year in range(2012, 2018)]
    path = tmp_path / "many.csv"
    path.write_text("\n".join(["indicator,year,value", *rows, ""]), encoding="utf-8")
    made: list[int] = []
    whole = Dataset.__init__

    def counted(self: Dataset, observations: Any, catalog: Any, *others: Any, **named: Any) -> None:
        made.append(len(catalog))
        whole(self, observations, catalog, *others, **named)

    monkeypatch.setattr(Dataset, "__init__", counted)
    answer = digecon(*command, "--data", str(path), "-f", "csv")
    assert answer.code == 0
    assert answer.out.count("\n") > 1500
    assert sum(size > 1000 for size in made) < 12  # one for each would be 1,500
