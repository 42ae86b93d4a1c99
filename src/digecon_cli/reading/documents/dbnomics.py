"""Series from the interface of DBnomics (api.db.nomics.world/v22/series): periods and values in two lists per series."""

from collections.abc import Iterator
from typing import Any

NAME = "DBnomics"
RANK = 3


def recognize(document: Any) -> bool:
    """Return whether a document is an answer of DBnomics with observations."""
    return isinstance(document, dict) and any(True for _ in _series(document))


def _series(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    found = document.get("series")
    docs = found.get("docs") if isinstance(found, dict) else None
    for series in docs if isinstance(docs, list) else ():
        if (
            isinstance(series, dict)
            and isinstance(series.get("period"), list)
            and isinstance(series.get("value"), list)
        ):
            yield series


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header and one row per observation; an indicator is the code of its series."""
    yield ["series_code", "series_name", "period", "value", "unit"]
    for series in _series(document):
        unit = (series.get("dimensions") or {}).get("unit", "")
        code = series.get("series_code") or series.get("series_id", "")
        for period, value in zip(series["period"], series["value"], strict=False):
            yield [code, series.get("series_name", ""), period, value, unit]
