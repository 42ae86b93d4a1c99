"""Statements with the names and units that people write, in those of the table."""

from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

from ..ask.question import parse
from ..core import units
from ..core.dataset import Dataset
from ..core.errors import DigeconError, UsageError
from ..core.model import PLANNED, split_name
from ..reading import unit_text
from .statements import Claim, Ref


class Meaning(NamedTuple):
    """The indicator of a name, with its area, the kind of claim that its words mean, and the whole of a share; else empty."""

    indicator: str
    area: str = ""
    kind: str = ""
    whole: str = ""


# The kind of claim of a command that a name's words mean.
_KINDS = {"growth": "growth", "share": "share", "per-head": "per_head", "targets": "target", "forecast": "forecast"}


def resolver(data: Dataset) -> Callable[[Claim], Claim]:
    """Return what gives each claim with ids for its indicators, its unit as the table spells it, and its kind.

    One whose names mean nothing in the table, or more than one thing, has a fault.
    """
    meaning = cache(partial(_indicator, data=data))  # a table has one name on many lines

    def resolved(claim: Claim) -> Claim:
        if claim.fault or claim.kind in ("none", "count"):
            return claim
        try:
            return _with_unit(_with_ids(claim, meaning), data)
        except DigeconError as error:
            return claim._replace(fault=error.message)

    return resolved


def _with_ids(claim: Claim, meaning: Callable[[str], Meaning]) -> Claim:
    subjects, kinds, whole = [], [claim.kind], ""
    for ref in claim.subjects:
        indicator, area, kind, of = meaning(ref.indicator)
        subjects.append(ref._replace(indicator=indicator, area=area or ref.area))
        kinds.append(kind)
        whole = whole or of
    base = claim.base_indicator or whole
    found = claim._replace(
        kind=next(filter(None, kinds), ""),
        subjects=tuple(subjects),
        other_figures=tuple(ref._replace(indicator=meaning(ref.indicator).indicator) for ref in claim.other_figures),
        base_indicator="@".join(filter(None, (meaning(split_name(base)[0]).indicator, split_name(base)[1])))
        if base
        else "",
        same_name=meaning(claim.same_name).indicator if claim.same_name else "",
    )
    if claim.kind or not found.kind:
        return found
    return _measured(found)


def _measured(claim: Claim) -> Claim:
    """Return a claim of a table that states no kinds, with the measure of its kind."""
    return claim._replace(subjects=tuple(ref._replace(measure=claim.kind) for ref in claim.subjects))


def _indicator(name: str, data: Dataset) -> Meaning:
    """Return what a name means; raises UsageError where it means nothing, or more than one indicator."""
    if name in data.catalog or name in data.areas():
        return Meaning(name)
    asked = parse(name)
    kind = _KINDS.get(asked.command, "")
    if not kind:
        return Meaning(*data.single_indicator(name))
    indicator, area = data.single_indicator(asked.subject)
    whole = data.single_indicator(asked.whole)[0] if asked.whole else ""
    return Meaning(indicator, area or next(iter(asked.areas), ""), kind, whole)


def _with_unit(claim: Claim, data: Dataset) -> Claim:
    """Return a claim with its unit as the table spells it, and with its kind where the unit leaves no doubt of it."""
    ref = claim.subjects[0]
    own = data.about(ref.indicator).unit
    unit, power = _unit(claim, ref, own)
    claim = claim._replace(unit=unit, unit_mult=power)
    if claim.kind:
        return claim
    if units.is_percentage(unit) and own and not units.is_percentage(own):
        raise UsageError("it is in percent: say in a column 'measure' of what (growth, share ...).")
    return _measured(claim._replace(kind="level"))


def _unit(claim: Claim, ref: Ref, own: str) -> tuple[str, int]:
    """Return the unit and the power of ten of a claim; a unit that is called as that of the indicator is, is that one."""
    if not claim.unit or claim.unit == own:
        return claim.unit, claim.unit_mult
    name, power = unit_text.parsed(claim.unit)
    called = {label for lang in ("en", "zh") for label in (units.label(own, 0, lang),) if own}
    is_own = not name or name in called or name.rstrip("s") in {label.rstrip("s") for label in called}
    if is_own and ref.measure in ("level", *PLANNED):
        name = own
    return name, claim.unit_mult or power
