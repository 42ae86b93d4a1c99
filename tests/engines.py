"""One command line, answered by the large engine and by the plain one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from digecon_cli import large


def both(digecon: Callable[..., Any], path: Path, words: tuple[str, ...], **how: Any) -> tuple[Any, Any]:
    """Return what the large engine (where it answers) and the plain one answer."""
    line = (*words, str(path)) if words[0] == "validate" else (*words, "--data", str(path))
    with patch.multiple(large, LARGE=1, LARGE_PARQUET=1):
        quick = digecon(*line, **how)
    with patch.object(large, "is_large", return_value=False):
        return quick, digecon(*line, **how)
