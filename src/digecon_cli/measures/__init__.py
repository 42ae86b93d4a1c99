"""Measures: one module each, found by being there.

A module declares its measures with their labels as ``TERMS`` and, where there is a command, ``COMMAND``; a command's
module has the command's name.
"""

import os
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module

from ..core.dataset import Dataset
from ..core.errors import UsageError, did_you_mean
from ..core.model import PRINTED, Observation
from . import currency, neighbors
from .derivation import Derivation, MeasureCommand, Options, Term


@cache
def _modules() -> tuple[str, ...]:
    names = (name.partition(".")[0] for name in os.listdir(os.path.dirname(__file__)) if name.endswith(".py"))
    return tuple(sorted(name for name in names if not name.startswith("_")))


def find(name: str) -> MeasureCommand | None:
    """Return the command of a name, None if there is none; only its module is imported."""
    module = name.replace("-", "_")
    if module not in _modules():
        return None
    command: MeasureCommand | None = getattr(import_module(f".{module}", __name__), "COMMAND", None)
    return command


def rows(name: str, selected: Sequence[Observation], data: Dataset, options: Options) -> list[Observation]:
    """Return the rows of a command for the selected figures (see ``answer``)."""
    return answer(name, selected, data, options)[0]


def answer(
    name: str, selected: Sequence[Observation], data: Dataset, options: Options
) -> tuple[list[Observation], Dataset]:
    """Return the rows of a command for the selected figures, and the dataset with the authority of dollars, if any.

    Each pair of figures is tested by every rule. Raises UsageError for an unknown command.
    """
    command = find(name)
    if command is None:
        known = [one.name for one in commands()]
        raise UsageError(
            "'{name}' is not a measure to compute.{hint} Known: {known}.",
            name=name,
            hint=did_you_mean(name, known),
            known=tuple(known),
        )
    made, data = currency.by_one_authority(data, selected, lambda priced: command.derive(selected, priced, options))
    return answer_of(made, data, options.vintage), data


def answer_of(made: Sequence[Derivation], data: Dataset, vintage: str = "latest") -> list[Observation]:
    """Return the rows of derivations, each with the facts of its inputs and of its comparison with the period before."""
    return neighbors.marked([one.resting for one in made], data, vintage, [one.inputs for one in made])


def commands() -> tuple[MeasureCommand, ...]:
    """Return all measure commands, by rank."""
    return tuple(sorted(filter(None, map(find, _modules())), key=lambda command: command.rank))


@cache
def terms() -> Mapping[str, Term]:
    """Return the terms of all measures by name, first those that documents print, in their order."""
    by_module = (getattr(import_module(f".{name}", __name__), "TERMS", ()) for name in _modules())
    found = {term.name: term for terms_of in by_module for term in terms_of}
    return {name: found[name] for name in sorted(found, key=lambda name: (name not in PRINTED, _place(name), name))}


def _place(name: str) -> int:
    return PRINTED.index(name) if name in PRINTED else 0
