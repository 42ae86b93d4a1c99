"""What documents print besides what can also be computed: terms without a formula."""

from .derivation import Term

TERMS = (
    Term("level", ("level", "数值"), printed=True),
    Term("growth_share", ("share of the growth of {base}", "对{base}增长的贡献率"), printed=True),
    Term("rank", ("rank", "位次")),
    Term("target", ("target", "目标")),
    Term("forecast", ("forecast", "预测")),
    Term("target_share", ("target share of {base}", "占{base}比重目标")),
    Term("forecast_share", ("forecast share of {base}", "占{base}比重预测")),
)
