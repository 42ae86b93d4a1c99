"""The notebook for newcomers: it runs as it stands, and shows what is kept in it.

``./dev test tests/test_tutorial.py --write-golden`` runs it and keeps its outputs: read the difference as a newcomer.
"""

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ipykernel", reason="ipykernel is not installed")
nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")

NOTEBOOK = Path(__file__).parent.parent / "docs" / "tutorial.ipynb"
KEPT = 120_000  # characters: who opens a page waits for it


def shown(notebook: Any) -> list[str]:
    """Return what each output says in words: pictures differ by the version of what draws them."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return [output.get("text") or output["data"]["text/plain"] for output in outputs]


@pytest.mark.slow
def test_the_tutorial_runs_and_shows_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    for name in ("JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    for name in ("COLUMNS", "LINES", "DIGECON_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    kept = nbformat.read(NOTEBOOK, as_version=4)
    again = nbformat.read(NOTEBOOK, as_version=4)
    folder = tmp_path / "notebook"
    folder.mkdir()
    client = nbclient.NotebookClient(
        again, timeout=120, resources={"metadata": {"path": str(folder)}}, record_timing=False
    )
    client.execute()  # raises where a cell does
    assert (folder / "digital.svg").read_bytes().startswith(b"<?xml")
    if request.config.getoption("--write-golden"):
        again.metadata = kept.metadata  # and not the version of the Python that ran it
        nbformat.write(again, NOTEBOOK)
    assert shown(again) == shown(nbformat.read(NOTEBOOK, as_version=4))


def test_the_tutorial_is_kept_with_its_answers_and_no_path_of_a_machine() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert len(text) < KEPT
    assert "/home/" not in text
    assert str(Path.home()) not in text
    cells = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]
    assert all(cell["execution_count"] for cell in cells)
    formats = {kind for cell in cells for output in cell["outputs"] for kind in output.get("data", ())}
    assert {"text/plain", "text/html", "image/svg+xml"} <= formats
