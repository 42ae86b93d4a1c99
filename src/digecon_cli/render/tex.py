"""TeX: a text so that it is printed as it is."""

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
    """Return a text so that TeX prints it as it is, also where it would join signs: ``--freq`` keeps both."""
    return re.sub("-(?=-)|'(?=')|,(?=,)", r"\g<0>{}", text.translate(_SPECIAL))


def typeset(text: str) -> str:
    """Return a text of a table or below it: a tilde says "about" there, and stands before its number and not above."""
    return escape(text).replace(r"\textasciitilde{}", r"\ensuremath{\sim}")
