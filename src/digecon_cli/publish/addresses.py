"""The addresses of a site, which are permanent so that citations of them stay valid.

An indicator is at ``indicators/ID`` plus an ending, for another area than China at ``indicators/ID@AREA``; a document
is at ``documents/ID``. On the page of an indicator, each figure has the anchor that ``anchor`` returns: ``2022`` is the
level, ``growth-comparable-2022`` the published growth, ``share-economy.gdp-2022`` the share. ``growth-2022`` leads to
any growth of that year, and ``of_print`` to one document's print of a figure.
"""

import re
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import quote

from ..core import periods
from ..core.messages import CHINESE
from ..core.model import Observation

_LONGEST = 80  # bytes of a file name


def anchor(figure: Observation) -> str:
    """Return the anchor of a figure on the page of its indicator and area."""
    plain = figure.measure == "level" and not (figure.base_indicator or figure.base_period or figure.basis)
    since = f"since-{periods.address(figure.base_period)}" if figure.base_period else ""
    what = "" if plain and figure.origin == "published" else figure.measure
    origin = "" if figure.origin == "published" else figure.origin
    parts = (what, figure.base_indicator, since, figure.basis, origin, periods.address(figure.period))
    return _without_spaces("-".join(filter(None, parts)))


def of_cell(measure: str, whole: str, period: str) -> str:
    """Return the anchor of all figures of a measure in a period."""
    return _without_spaces("-".join(filter(None, (measure, whole, periods.address(period)))))


def of_print(figure: Observation) -> str:
    """Return the anchor of one document's print of a figure."""
    return _without_spaces(f"{anchor(figure)}--{figure.source or 'no-source'}")


def passage(url: str, locator: str) -> str:
    """Return the address of a passage of a document: browsers scroll to the words that the locator says to find."""
    words = re.match(r'find "([^"]+)"', locator)
    if not (url and words) or "#" in url:
        return url
    text = quote(words[1], safe="").replace("-", "%2D")  # a hyphen would part it
    return f"{url}#:~:text={text}"


def _without_spaces(text: str) -> str:
    return re.sub(r"\s+", "_", text) if not text.isprintable() or " " in text else text


def paths(kind: str, ids: Iterable[str]) -> dict[str, str]:
    """Return the path of each id, without file endings: the id itself where every file system allows that."""
    found: dict[str, str] = {}
    taken = {"index"}
    # Ids in lower case are first, so that they keep their own name whatever is added later.
    for item in sorted(ids, key=lambda one: (one != one.casefold(), one)):
        name = _file_name(item)
        if name.casefold() in taken:  # ids that differ only in capitals or signs
            name = f"{name}-{sha256(item.encode()).hexdigest()[:8]}"
        taken.add(name.casefold())
        found[item] = f"{kind}/{name}"
    return found


def _file_name(text: str) -> str:
    name = re.sub(r"[^\w.@+-]+", "-", text).strip("-.") or "unnamed"
    if len(name.encode()) <= _LONGEST:
        return name
    return f"{name[: _LONGEST // 4]}-{sha256(text.encode()).hexdigest()[:8]}"


def folder(lang: str, languages: tuple[str, ...]) -> str:
    """Return the folder of a language: ``zh/`` for Chinese beside English, the root for a single language."""
    return "zh/" if lang == CHINESE and len(languages) > 1 else ""
