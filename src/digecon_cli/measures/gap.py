"""Gaps between a published figure and the one computed for the same thing, with the reason."""

from collections.abc import Callable

from ..core import units
from ..core.comparability import check
from ..core.dataset import Dataset
from ..core.facts import Facts
from ..core.model import Observation
from . import derivation
from .combining import evaluate
from .derivation import Derivation, Measure, Subject, Term

GAP = Measure("gap", "published - computed", (), lambda published, computed: published - computed, units.POINTS)
# Takes the published figure, the computed one, the row of the gap, and the dataset; returns the facts that explain it.
Reason = Callable[[Observation, Derivation, Observation, Dataset], Facts]
TERMS = (
    Term("gap", "gap", lambda row: GAP.words, meaning="what is published less what is computed, in percentage points"),
)


def gap(published: Observation, computed: Derivation, subject: Subject, reason: Reason) -> Derivation:
    """Return published less computed, in percentage points; ``reason`` gives the facts that explain the gap.

    Refused where both are known as a bound only.
    """
    row = computed.row
    inputs = [published, *computed.inputs]
    refusal, _ = check(("open",), published, row, subject.data)
    if refusal:
        found = derivation.refused(GAP, subject, refusal, inputs)
    else:
        derived = evaluate(GAP.formula, [published, row])
        found = derivation.result(GAP, subject, derived, inputs, crossed=row.status == "B")
    found = found.replacing(
        basis=published.basis, base_indicator=published.base_indicator, base_period=published.base_period
    )
    if not found.row.has_figure:
        return found
    return found.replacing(facts=reason(published, computed, found.row, subject.data))
