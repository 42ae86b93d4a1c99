"""A small site, and what its pages say."""

from collections.abc import Callable
from typing import Any

import pytest
from markup import Page

from digecon_cli import checking as claims
from digecon_cli.core import bundled
from digecon_cli.publish.material import Material, gather
from digecon_cli.publish.site import build


@pytest.fixture(scope="session")
def material() -> Callable[..., Material]:
    """Gathers what a site tells of a selection of the bundled table."""

    def gathered(*names: str) -> Material:
        data = bundled.load()
        wanted = data.match(names) if names else set(data.catalog)
        about = [one for one in claims.published() if {ref.indicator for ref in one.subjects} & wanted]
        return gather(data.select(names), data, claims.check(about, data), version=bundled.version())

    return gathered


@pytest.fixture(scope="session")
def economy(material: Any) -> Material:
    """What a site on the sector economy tells."""
    found: Material = material("economy")
    return found


@pytest.fixture(scope="session")
def files(economy: Material) -> dict[str, bytes]:
    """The site on the sector economy, in both languages, by path."""
    return build(economy, ("en", "zh"))


@pytest.fixture(scope="session")
def pages(files: dict[str, bytes]) -> dict[str, Page]:
    """Its pages, read."""
    return {path: Page(raw) for path, raw in files.items() if path.endswith(".html")}
