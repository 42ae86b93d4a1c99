"""An answer of the database of China's National Bureau of Statistics (data.stats.gov.cn, easyquery): figures by codes, and what the codes mean beside them."""

from collections.abc import Iterator
from typing import Any

NAME = "an answer of the National Bureau of Statistics"
RANK = 4
_INDICATOR, _TIME, _AREA = "zb", "sj", "reg"  # as the database calls its dimensions


def recognize(document: Any) -> bool:
    """Return whether a document has figures and dimensions as the database names them."""
    answer = document.get("returndata") if isinstance(document, dict) else None
    return isinstance(answer, dict) and {"datanodes", "wdnodes"} <= answer.keys()


def rows(document: Any) -> Iterator[list[Any]]:
    """Yield a header and one row per figure; a figure without data, which the database writes as 0, is empty."""
    answer = document["returndata"]
    nodes = {
        dimension["wdcode"]: {node["code"]: node for node in dimension["nodes"]} for dimension in answer["wdnodes"]
    }
    other = {
        dimension["wdcode"]: dimension["wdname"]
        for dimension in answer["wdnodes"]
        if dimension["wdcode"] not in (_INDICATOR, _TIME, _AREA)
    }
    yield ["indicator", "label", "area", *other.values(), "period", "value", "unit"]
    for figure in answer["datanodes"]:
        code_of = {part["wdcode"]: part["valuecode"] for part in figure["wds"]}
        of = {dimension: nodes[dimension][code] for dimension, code in code_of.items()}
        about = of[_INDICATOR]
        area = of[_AREA]["cname"] if _AREA in of else ""
        value = figure["data"]["data"] if figure["data"]["hasdata"] else ""
        named = [of[dimension]["cname"] for dimension in other]
        yield [about["code"], about["cname"], area, *named, of[_TIME]["cname"], value, about.get("unit", "")]
