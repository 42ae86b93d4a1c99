"""Answers as documents for people: a module for each kind of answer, found by having the name of its command."""

import os
from importlib import import_module
from typing import TYPE_CHECKING

from ..ask.table import ObservationTable

if TYPE_CHECKING:
    from ..ask.options import RenderOptions
    from ..document import Document


def of(content: ObservationTable, look: "RenderOptions") -> "list[Document]":
    """Return the pages of a table, by the command that it answers; ``figures`` makes those of most commands."""
    name = content.title.replace("-", "_")
    own = f"{name}.py" in os.listdir(os.path.dirname(__file__))
    made: list[Document] = import_module(f".{name if own else 'figures'}", __name__).pages(content, look)
    return [page._replace(none="none, or left out") for page in made] if look.comparable else made
