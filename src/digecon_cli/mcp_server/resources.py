"""What an assistant may read whole: the catalog, the documents, the rules of comparing."""

import os

from .. import api
from ..errors import DataError
from . import __file__ as here


def catalog(lang: str = "en") -> str:
    """Return a line for each indicator as CSV, without its figures."""
    found = api.list_(lang=lang).to_text(
        "csv", columns=("indicator", "label", "sector", "kind", "unit", "parent", "first", "last")
    )
    return str(found)


def sources(lang: str = "en") -> str:
    """Return a line for each document as CSV."""
    return str(api.load().sources(lang).to_text("csv"))


def comparability() -> str:
    """Return the page on what is compared and what is refused, which the wheel holds; raises DataError where it is not there."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(here)))
    for folder in (package, os.path.join(package, "..", "..")):
        page = os.path.join(folder, "docs", "comparability.md")
        if os.path.isfile(page):
            with open(page, encoding="utf-8") as stream:
                return stream.read()
    raise DataError("docs/comparability.md is missing: reinstall digecon-cli.")
