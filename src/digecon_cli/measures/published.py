"""Terms of measures that are only printed, without a formula."""

from .derivation import Term

TERMS = (
    Term("level", "level", printed=True),
    Term("growth_share", "share of the growth of {base}", printed=True),
    Term("rank", "rank"),
    Term("target", "target"),
    Term("forecast", "forecast"),
    Term("target_share", "target share of {base}"),
    Term("forecast_share", "forecast share of {base}"),
)
