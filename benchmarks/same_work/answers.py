"""What the answers of all three engines share: how they are called, their columns, and what is the same in every row."""

import sys

measure, path, out = sys.argv[1:]
HEADER = (
    "indicator", "label", "area", "freq", "period", "start", "end", "measure", "base_indicator", "base_period", "origin",
    "value", "low", "high", "bound", "unit", "unit_mult", "basis", "status", "vintage", "source", "note", "printed",
    "printed_mult",
)  # fmt: skip
FIXED: dict[str, str | int] = {
    "freq": "A", "base_indicator": "ind0" if measure == "share" else "", "base_period": "2000" if measure == "index" else "", "origin": "computed", "low": "",
    "high": "", "bound": "", "unit": "index" if measure == "index" else "percent", "unit_mult": 0, "basis": "", "vintage": "", "source": "", "printed": "",
    "printed_mult": "",
}  # fmt: skip
SIGN = "sign: compound growth needs values above zero"
UNSTATED = "nothing states that it is a part of ind0"
