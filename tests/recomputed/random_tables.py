"""Made-up tables in the layout of data/: series with several prints, breaks, revisions, forecasts and weak evidence."""

import csv
import json
from hashlib import sha256
from pathlib import Path
from random import Random

from recomputed.figures import DATA, Row

FIRST, LAST = 2014, 2022
LEVEL = {"measure": "level", "unit": "CNY", "unit_mult": "8"}
RATE = {"measure": "growth", "unit": "percent", "unit_mult": "0"}


class Made:
    """A table that grows row by row."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.rows: dict[str, list[Row]] = {
            name: [] for name in ("indicators", "catalog", "breaks", "revisions", "sources")
        }
        for number in range(24):
            organisation = "Bureau" if number % 3 else "Institute"
            via = "copy" if number % 5 == 0 else ""
            self.rows["sources"].append(
                {"source": f"doc-{number:02}", "organisation": organisation, "title": "Bulletin", "via": via}
            )

    def day(self, year: int) -> str:
        """Return a day of a year, a month, or the year alone."""
        month, day = self.random.randint(1, 12), self.random.randint(1, 28)
        return self.random.choice((f"{year}-{month:02}-{day:02}",) * 4 + (f"{year}-{month:02}", f"{year}"))

    def chance(self, share: float) -> bool:
        """Return true in a share of all cases."""
        return self.random.random() < share

    def prints(self, series: Row, period: str, number: float, shape: Row) -> None:
        """Add one to three prints of a figure: again with other digits, or revised."""
        random, year = self.random, int(period[:4]) + 1
        sources = random.sample(self.rows["sources"], 3)
        days: set[str] = set()
        digits = random.sample((0, 1, 2), 3)
        for at in range(random.choice((1, 1, 2, 3))):
            day = self.day(min(year + random.randint(0, 3) * at, LAST + 3))
            if day in days:
                continue
            days.add(day)
            revised = number * random.choice((1, 1, 1.002, 1.08)) if at else number
            status, bound = (
                random.choice("AAAAAAAAPPUDF"),
                random.choice([""] * 14 + ["over", "about", "exact"]),
            )
            inferred = f"{year}" if self.chance(0.08) and day[:4] > f"{year}" else ""
            self.rows["indicators"].append(
                {
                    **series, **shape, "period": period, "value": f"{revised:.{digits[at]}f}", "bound": bound,
                    "status": status, "vintage": day, "vintage_inferred": inferred, "source": sources[at]["source"],
                }
            )  # fmt: skip

    def series(self, name: str, parent: str, size: float) -> None:
        """Add a series with levels, growth and perhaps shares, its breaks and its revisions."""
        random = self.random
        kind = "stock" if "_03" in name else "flow"  # one whole, and its parts
        about = {
            "indicator": name, "label": name, "label_zh": name, "sector": "retail", "kind": kind, "concept": "sales",
            "unit": "CNY", "unit_mult": "8", "producer": "Bureau", "definition": "Made up.",
            "comparable_since": random.choice(("", "", "none", "2017")), "comparable_source": "doc-01",
        }  # fmt: skip
        of_parent = {"parent": parent, "part_of": random.choice(("part", "subset"))} if parent else {}
        self.rows["catalog"].append({**about, **of_parent})
        series = {"indicator": name, "area": "CN"}
        for ending in ("", "-01-01/P9M") if self.chance(0.3) else ("",):
            self.years(series, ending, size, parent)
        for _ in range(random.choice((0, 0, 1, 2))):
            year = random.randint(FIRST + 1, LAST)
            rules = {"period": f"{year}", "reason": "Scope.", "evidence": "stated", "known": self.day(year + 1)}
            self.rows["breaks"].append({**series, **rules, "spans": "part_years" if self.chance(0.2) else ""})
        for _ in range(random.choice((0, 0, 1, 1, 2))):
            year = random.randint(FIRST + 1, LAST)
            start = {"start": f"{year - 2}", "before": random.choice(("joins", "apart"))} if self.chance(0.3) else {}
            self.rows["revisions"].append(
                {**series, **start, "end": f"{year}", "day": self.day(year + 1), "reason": "Census."}
            )

    def years(self, series: Row, ending: str, size: float, parent: str) -> None:
        """Add the years of a series, or their first nine months; some are missing."""
        level = size
        for year in range(FIRST, LAST + 1):
            known = self.random.uniform(-8, 25)
            level *= 1 + known / 100
            if self.chance(0.88):
                self.prints(series, f"{year}{ending}", level, LEVEL)
            for basis in ("comparable", "nominal", "constant_prices", ""):
                if self.chance(0.25):
                    told = known + self.random.choice((0, 0, 0.3, 4))
                    self.prints(series, f"{year}{ending}", told, {**RATE, "basis": basis})
            if parent and self.chance(0.3):
                share = {"measure": "share", "base_indicator": parent, "unit": "percent", "unit_mult": "0"}
                self.prints(series, f"{year}{ending}", self.random.uniform(20, 60), share)

    def write(self, folder: Path) -> None:
        """Write the table with its descriptor."""
        described = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
        for resource in described["resources"]:
            if resource["name"] in self.rows:
                with open(DATA / resource["path"], encoding="utf-8", newline="") as file:
                    columns = next(csv.reader(file))
                with open(folder / resource["path"], "w", encoding="utf-8", newline="") as file:
                    writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
                    writer.writeheader()
                    writer.writerows(sorted(self.rows[resource["name"]], key=lambda row: next(iter(row.values()))))
                resource["hash"] = "sha256:" + sha256((folder / resource["path"]).read_bytes()).hexdigest()
        (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")


def write(seed: int, folder: Path) -> None:
    """Write a table of wholes and their parts into a folder."""
    made = Made(seed)
    for number in range(12):
        made.series(f"retail.whole_{number:02}", "", made.random.uniform(300, 900))
        for part in range(2):
            made.series(f"retail.part_{number:02}_{part}", f"retail.whole_{number:02}", made.random.uniform(80, 300))
    made.write(folder)
