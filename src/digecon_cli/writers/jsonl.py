"""JSON Lines: one object a line."""

from typing import TextIO

from ..table import Listing, Table
from . import Look
from .json import objects


def write(content: Table | Listing, stream: TextIO, look: Look) -> list[str]:
    """Write each record as a JSON object on a line of its own (see ``json.objects``); return no notices."""
    stream.writelines(line + "\n" for line in objects(content, look))
    return []
