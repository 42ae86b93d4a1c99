"""How a number came about, in words: formula, inputs with source and vintage, bounds, refusals."""

from .answer import answer
from .fields import COLUMNS, derivations, derived, explain
from .page import lines, page

__all__ = ["COLUMNS", "answer", "derivations", "derived", "explain", "lines", "page"]
