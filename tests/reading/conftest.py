"""A file with a given content, read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from digecon_cli import reading as readers
from digecon_cli.core.dataset import Dataset

Read = Callable[..., Dataset]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read text or bytes as the file that a user would have; the name says nothing."""

    def of(content: str | bytes, mapping: str = "") -> Dataset:
        path = tmp_path / "file"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return readers.read(str(path), mapping)

    return of


@pytest.fixture
def where(tmp_path: Path) -> str:
    """Return what stands behind the count of what was left out of the file that ``read`` reads."""
    return f"; 'digecon validate {tmp_path / 'file'}' shows where"


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., str]:
    """Write text or bytes to a file and return its path."""

    def of(content: str | bytes, name: str = "file") -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return of
