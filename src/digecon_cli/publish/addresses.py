"""Where everything stands on a site. These addresses are permanent: what is cited by one must be found by it later.

An indicator is ``indicators/ID`` with an ending, one of another area than China ``indicators/ID@AREA``; a document is
``documents/ID``. On the page of an indicator a figure has the place that ``anchor`` says: ``2022`` is the level,
``growth-comparable-2022`` the published growth, ``share-economy.gdp-2022`` the share; ``growth-2022`` leads to whatever
growth the year has. ``of_print`` is one document's print of a figure.
"""

import re
from collections.abc import Iterable
from hashlib import sha256

from ..core import periods
from ..core.messages import CHINESE
from ..core.model import Observation

_LONGEST = 80  # characters of a file's name


def anchor(figure: Observation) -> str:
    """Return the place of a figure on the page of its indicator and area."""
    plain = figure.measure == "level" and not (figure.base_indicator or figure.base_period or figure.basis)
    since = f"since-{periods.label(figure.base_period)}" if figure.base_period else ""
    what = "" if plain and figure.origin == "published" else figure.measure
    origin = "" if figure.origin == "published" else figure.origin
    parts = (what, figure.base_indicator, since, figure.basis, origin, periods.label(figure.period))
    return _unbroken("-".join(filter(None, parts)))


def of_cell(measure: str, whole: str, period: str) -> str:
    """Return the place of all figures of a measure in a period."""
    return _unbroken("-".join(filter(None, (measure, whole, periods.label(period)))))


def of_print(figure: Observation) -> str:
    """Return the place of one document's print of a figure."""
    return _unbroken(f"{anchor(figure)}--{figure.source or 'no-source'}")


def _unbroken(text: str) -> str:
    return re.sub(r"\s+", "_", text)


def paths(kind: str, ids: Iterable[str]) -> dict[str, str]:
    """Return where the files of each id stand, without their endings: by the id itself, where every system can have such a file."""
    found: dict[str, str] = {}
    taken = {"index"}
    # Whatever comes later, small letters keep their own name.
    for item in sorted(ids, key=lambda one: (one != one.casefold(), one)):
        name = _plain(item)
        if name.casefold() in taken:  # two ids that differ in capitals or signs only
            name = f"{name}-{sha256(item.encode()).hexdigest()[:8]}"
        taken.add(name.casefold())
        found[item] = f"{kind}/{name}"
    return found


def _plain(text: str) -> str:
    name = re.sub(r"[^\w.@+-]+", "-", text).strip("-.") or "unnamed"
    if len(name.encode()) <= _LONGEST:
        return name
    return f"{name[: _LONGEST // 4]}-{sha256(text.encode()).hexdigest()[:8]}"


def folder(lang: str, languages: tuple[str, ...]) -> str:
    """Return the folder of a language: Chinese stands in ``zh/`` beside English, a language alone at the root."""
    return "zh/" if lang == CHINESE and len(languages) > 1 else ""
