"""Figures of the table as sentences in both languages: as they are, and changed by 10 to 50 %."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import cycle

import pytest

from digecon_cli import checking
from digecon_cli.checking.claiming import Corrections
from digecon_cli.checking.judging import CONSISTENT, INCONSISTENT
from digecon_cli.core import bundled
from digecon_cli.core.model import Observation

ENGLISH = {
    "rise": ("{name} grew {number} % in {year}.", "In {year}, {name} was up {number} % over {before}.", "In {year} the growth rate of {name} was {number} %."),
    "fall": ("{name} fell {number} % in {year}.", "In {year}, {name} dropped by {number} % compared with {before}."),
    "level": ("{name} was {number} in {year}.", "In {year}, {name} reached {number}.", "In {year} {name} almost reached {number}."),
}  # fmt: skip
CHINESE = {
    "rise": ("{year}年{name}增长{number}%。", "{year}年，{name}比{before}年增长{number}%。"),
    "fall": ("{year}年{name}下降{number}%。",),
    "level": ("{year}年{name}达到{number}。", "{year}年，{name}为{number}。"),
}
SCALES = {
    "en": ((12, "trillion "), (9, "billion "), (6, "million "), (0, "")),
    "zh": ((12, "万亿"), (8, "亿"), (4, "万"), (0, "")),
}
UNITS = {"CNY": ("yuan", "元"), "USD": ("US dollars", "美元"), "persons": ("people", "人"), "units": ("units", "台")}
CHANGES = tuple(Decimal(change) / 100 for change in (110, 85, 130, 75, 150, 60))


def figures() -> list[Observation]:
    """Return 100 standing figures of years, from all over the table."""
    data = bundled.load()
    rows = [
        row
        for row in data.standing(data.observations)
        if row.area == "CN" and row.has_figure and not row.bound and len(row.period) == 4 and row.period > "2015"
        and (row.measure == "growth" or (row.measure == "level" and row.unit in UNITS)) and len(str(row.value)) > 2
    ]  # fmt: skip
    return rows[:: len(rows) // 100][:100]


def sentence(row: Observation, value: Decimal, lang: str, way: int) -> str:
    about = bundled.load().about(row.indicator)
    kind = "level" if row.measure == "level" else "rise" if value > 0 else "fall"
    templates = (ENGLISH if lang == "en" else CHINESE)[kind]
    number = f"{abs(value)}"
    if kind == "level":
        whole = value.scaleb(row.unit_mult)
        power, word = next((power, word) for power, word in SCALES[lang] if whole >= Decimal(10) ** power or not power)
        number = (
            f"{whole.scaleb(-power).normalize():f} "[: None if lang == "en" else -1]
            + word
            + UNITS[row.unit][lang == "zh"]
        )
    return templates[way % len(templates)].format(
        name=about.name(lang), number=number, year=row.period, before=int(row.period) - 1
    )


def changed(row: Observation, change: Decimal) -> Decimal:
    value = Decimal(str(row.value))
    return (value * change).quantize(Decimal(1).scaleb(min(-2, int(value.as_tuple().exponent))))


def sentences(is_true: bool) -> Iterator[str]:
    for place, (row, change) in enumerate(zip(figures(), cycle(CHANGES), strict=False)):
        value = Decimal(str(row.value)) if is_true else changed(row, change)
        yield sentence(row, value, "zh" if place % 2 else "en", place // 2)


@pytest.mark.parametrize(("is_true", "forbidden", "at_most"), [(True, INCONSISTENT, 5), (False, CONSISTENT, 0)])
def test_no_false_figure_is_confirmed_and_hardly_a_true_one_refused(
    is_true: bool, forbidden: str, at_most: int
) -> None:
    texts = list(sentences(is_true))
    found = checking.check_text(texts, bundled.load(), Corrections())
    wrong = [each.reading.sentence for each in found if each.finding.verdict == forbidden]
    assert len(texts) == 100
    assert len(wrong) <= at_most, wrong
    # Nine of ten are judged at all.
    assert sum(not each.reading.missing and not each.reading.assumed for each in found) >= 90
