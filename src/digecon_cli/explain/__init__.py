"""How a number came about, in words: formula, inputs with source and vintage, bounds, refusals."""

from .answer import answer
from .fields import COLUMNS, derivations, derived, explain
from .page import derived_lines, lines, page

__all__ = ["COLUMNS", "answer", "derivations", "derived", "derived_lines", "explain", "lines", "page"]
