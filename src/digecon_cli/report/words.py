"""The words of the templates: one place for all of them, in the reader's language."""

from ..messages import phrase

WORDS = {
    "skip": "Skip to the content",
    "contents": "Contents",
    "version": "Published figures on China's digital economy, data version {version}",
    "own": "Figures of {name}",
    "all": "All sectors",
    "first": "The main figures",
    "figure": "Figure",
    "latest": "Newest",
    "year": "Period",
    "published": "Growth published, %",
    "computed": "Growth of the levels, %",
    "course": "Course",
    "others": "{number} more series are in the table below.",
    "others_left": "{number} more series are in the table below, as far as there is room, and in the data.",
    "check": "What one article says, checked",
    "printed": "{statement}. Printed: {printed}.",
    "recomputed": "{statement}. Printed: {printed}; recomputed: {recomputed}.",
    "growth": "Growth in {year}, %",
    "growth_key": "Filled: as published. Hollow: computed from the levels, with the line of what rounding allows.",
    "shares": "Shares of {whole}, %",
    "shares_key": "As published; * computed from the levels, where no share is published.",
    "rest": "other",
    "more_growth": "{number} more rates are in the table below.",
    "detail": "In detail",
    "small": "The others, one by one",
    "scale": "{unit}, axis to {top}",
    "axis": "Axis to {top}",
    "table": "All figures",
    "table_key": "Every number leads to a note that says where it was printed and how it was derived.",
    "notes": "Notes on the figures",
    "close": "Close",
    "sources": "Documents",
    "data": "The data",
    "save": "Save the figures of this page as a table (CSV)",
    "made": "Made with digecon.",
    "break": "Dashed line: a break; what lies before does not compare with what comes after.",
    "partial": "Hollow: part of a year.",
    "planned": "Thick stroke: target or forecast.",
    "below": "Under the years: growth on the year before.",
    "refused": "× not computed, and the note says why",
    "apart": "≠ apart from the published rate by more than rounding",
    "equal": "= equal to the published rate within rounding",
    "none": "· nothing published",
    "before": "not comparable with the period before",
    "open": "Each sector has a page of its own, with charts, all its figures and their sources.",
}


def words(lang: str) -> dict[str, str]:
    """Return the words in a language, by their names; those with places are filled in where they stand."""
    return {name: phrase(text, lang) for name, text in WORDS.items()}
