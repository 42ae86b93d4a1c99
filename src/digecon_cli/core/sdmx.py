"""The names of our columns in SDMX-CSV 2.0, for its writer and its reader.

The identifiers are those of SDMX's cross-domain concepts where there is one (REF_AREA, OBS_STATUS, UNIT_MULT, ...).
"""

STRUCTURE = ("dataflow", "DIGECON:FIGURES(1.0)", "I")
HEAD = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
# Dimensions, then the period and the value, then attributes.
COLUMNS: dict[str, str] = {
    "INDICATOR": "indicator", "REF_AREA": "area", "MEASURE": "measure", "BASE_INDICATOR": "base_indicator",
    "BASE_PER": "base_period", "ORIGIN": "origin", "PRICE_BASIS": "basis", "VINTAGE": "vintage", "SOURCE": "source",
    "TIME_PERIOD": "period", "OBS_VALUE": "value", "LOW": "low", "HIGH": "high", "BOUND": "bound", "UNIT_MEASURE": "unit",
    "UNIT_MULT": "unit_mult", "OBS_STATUS": "status", "COMMENT_OBS": "note", "CODES": "codes", "PRINTED": "printed",
    "PRINTED_MULT": "printed_mult",
}  # fmt: skip
DIMENSIONS = tuple(COLUMNS)[:9]
NOTHING = "_Z"  # SDMX's code for "not applicable", since a dimension cannot be empty
