"""Writes what the wheel is made of and needs, docs/digecon-cli.cdx.json, from pyproject.toml (--check: says whether it is old).

It is CycloneDX 1.6, which the wheel carries where PEP 770 has it. A component has no version where the user's installer
chooses it: what is required stands beside it. What one installation brings, the workflow of releases lists.
"""

import json
import re
import sys
import tomllib
from typing import Any

import docs  # first: it finds this tree
from digecon_cli import __version__
from digecon_cli.core import bundled

NAME = "digecon-cli"


def bill() -> dict[str, Any]:
    """Return the bill of materials: the program, its table, and each declared dependency; those of extras are optional."""
    project = tomllib.loads((docs.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    offered = [one for name, extra in project["optional-dependencies"].items() if name != "test" for one in extra]
    needed = [_component(one, "required") for one in project["dependencies"]]
    needed += [_component(one, "optional") for one in offered if not one.startswith(NAME)]
    program = {
        "type": "application", "bom-ref": NAME, "name": NAME, "version": __version__,
        "purl": f"pkg:pypi/{NAME}@{__version__}", "licenses": [{"expression": project["license"]}],
    }  # fmt: skip
    table = {
        "type": "data", "bom-ref": "data", "name": "digecon data", "version": bundled.version(),
        "licenses": [{"license": {"id": "CC-BY-4.0"}}],
    }  # fmt: skip
    components = [table, *needed]
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "metadata": {"component": program},
        "components": components,
        "dependencies": [{"ref": NAME, "dependsOn": [one["bom-ref"] for one in components]}],
    }  # fmt: skip


def _component(requirement: str, scope: str) -> dict[str, Any]:
    match = re.match(r"[\w.-]+", requirement)
    assert match
    return {
        "type": "library", "bom-ref": match[0], "name": match[0], "scope": scope, "purl": f"pkg:pypi/{match[0]}",
        "properties": [{"name": "digecon:requires", "value": requirement}],
    }  # fmt: skip


if __name__ == "__main__":
    text = json.dumps(bill(), indent=2) + "\n"
    sys.exit(docs.main({f"docs/{NAME}.cdx.json": text.encode()}))
