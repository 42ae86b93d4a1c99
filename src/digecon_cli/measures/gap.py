"""Gaps: how far what is published lies from what is computed of the same thing, with the reason."""

from collections.abc import Callable

from .. import units
from ..dataset import Dataset
from ..facts import Facts
from ..model import Observation
from . import derivation
from .combining import evaluate
from .derivation import Derivation, Measure, Subject, Term

GAP = Measure("gap", "published - computed", (), lambda published, computed: published - computed, units.POINTS)
# Of what is published, what is computed, the row of the gap, and the dataset: the facts that explain it.
Reason = Callable[[Observation, Derivation, Observation, Dataset], Facts]
TERMS = (Term("gap", "gap", lambda row: GAP.words),)


def gap(published: Observation, computed: Derivation, subject: Subject, reason: Reason) -> Derivation:
    """Return published less computed, in points; ``reason`` tells why the two differ."""
    row = computed.row
    derived = evaluate(GAP.formula, [published, row])
    found = derivation.result(GAP, subject, derived, [published, *computed.inputs], crossed=row.status == "B")
    found = found.telling(
        basis=published.basis, base_indicator=published.base_indicator, base_period=published.base_period
    )
    if not found.row.has_figure:
        return found
    return found.telling(facts=reason(published, computed, found.row, subject.data))
