"""Escaping of text for TeX."""

import re

# The backslash is among them, so all are replaced in one pass.
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\^{}", "<": r"\ensuremath{<}", ">": r"\ensuremath{>}",
        **{sign: "\\" + sign for sign in "&%$#_{}"},
        "·": r"\ensuremath{\cdot}", "×": r"\ensuremath{\times}", "╎": r"\textbrokenbar{}", "≠": r"\ensuremath{\neq}",
        "…": r"\dots{}", "–": r"\textendash{}", "—": r"\textemdash{}", "≥": r"\ensuremath{\geq}", "≤": r"\ensuremath{\leq}",
        "−": r"\ensuremath{-}", "°": r"\textdegree{}", "±": r"\ensuremath{\pm}", "`": r"\textasciigrave{}",
    }
)  # fmt: skip


def escape(text: str) -> str:
    """Return a text escaped so that TeX prints it unchanged, without ligatures: ``--freq`` keeps both hyphens."""
    return re.sub("-(?=-)|'(?=')|,(?=,)", r"\g<0>{}", text.translate(_SPECIAL))


def typeset(text: str) -> str:
    """Return a text of a table, in which a tilde means "about" and is printed before its number, not above it."""
    return escape(text).replace(r"\textasciitilde{}", r"\ensuremath{\sim}")
