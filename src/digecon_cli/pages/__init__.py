"""Answers as documents for people: a module for each kind of answer, found by having the name of its command."""

import os
from importlib import import_module
from typing import TYPE_CHECKING

from ..ask.table import ObservationTable

if TYPE_CHECKING:
    from ..ask.options import RenderOptions
    from ..document import Document


def of(content: ObservationTable, look: "RenderOptions") -> "list[Document]":
    """Return the pages of a table, by the command that it answers; ``figures`` makes those of most commands.

    It makes also those of an answer that lacks the measure of its command, on which the command's own page rests.
    """
    name = content.title.replace("-", "_")
    kept = content.asked.get("measures", (name,))
    own = f"{name}.py" in os.listdir(os.path.dirname(__file__)) and name in kept
    made: list[Document] = import_module(f".{name if own else 'figures'}", __name__).pages(content, look)
    is_part = look.comparable or (own and "measures" in content.asked)
    return [page._replace(none="none, or left out") for page in made] if is_part else made
