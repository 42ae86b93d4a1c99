"""TeX: a text so that it is printed as it is."""

# The backslash is among them, so all are replaced in one pass.
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\^{}", "<": r"\ensuremath{<}", ">": r"\ensuremath{>}",
        **{sign: "\\" + sign for sign in "&%$#_{}"},
    }
)  # fmt: skip


def escape(text: str) -> str:
    """Return a text so that TeX prints it as it is (tabulate does the same within tables)."""
    return text.translate(_SPECIAL)
