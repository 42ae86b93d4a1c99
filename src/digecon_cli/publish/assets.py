"""The template files that pages are made of."""

from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"


def asset(*names: str) -> str:
    """Return the text of template files joined into one: scripts, or parts of the style sheet."""
    return "".join((TEMPLATES / name).read_text("utf-8") for name in names)
