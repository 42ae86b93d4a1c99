"""The modules of the product, for tests that read their source."""

from collections.abc import Callable, Iterable
from pathlib import Path

import digecon_cli

SOURCE = Path(digecon_cli.__file__).parent
Find = Callable[[str], Iterable[tuple[int, str]]]


def found_in(find: Find, *left_out: str) -> dict[str, list[str]]:
    """Return by module what ``find`` yields of its source, without lines; modules whose names begin so are ``left_out``."""
    paths = sorted(SOURCE.rglob("*.py"))
    assert len(paths) > 200
    found: dict[str, list[str]] = {}
    for path in paths:
        name = str(path.relative_to(SOURCE))
        if not name.startswith(left_out) and (texts := [text for _, text in find(path.read_text(encoding="utf-8"))]):
            found[name] = texts
    return found
