"""SDMX-ML 2.0 and 2.1 data, generic and by the structure of their table, as rows of SDMX-CSV (sdmx.org, SDMX-ML: Schema and Documentation).

Figures stand below their series or alone; what a group says is said of all its series. Where the structure names the attributes, nothing
tells dimensions from them: a dimension is a code, and known attributes are none.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from ..core.errors import DataError
from .files import File, Row, by_library

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAME = "SDMX-ML"
_MESSAGE = re.compile(
    r"<(?:\w+:)?(?:Generic(?:TimeSeries)?Data|StructureSpecific(?:TimeSeries)?Data|CompactData|UtilityData)\b"
)
_TIME, _VALUE = "TIME_PERIOD", "OBS_VALUE"
_ATTRIBUTES = frozenset((
    "TITLE", "TITLE_COMPL", "UNIT_MULT", "DECIMALS", "TIME_FORMAT", "COLLECTION", "OBS_STATUS", "OBS_CONF", "CONF_STATUS", "CONF_STATUS_OBS", "OBS_PRE_BREAK", "OBS_FLAG",
    "SOURCE_AGENCY", "DOM_SER_IDS", "COMPILATION", "COVERAGE", "BREAKS", "PUBL_PUBLIC", "PUBL_MU", "PUBL_ECB", "METHOD_REF", "BASE_PER",
))  # fmt: skip
_MOST_BYTES = 1 << 25
_Pairs = dict[str, str]


def is_data(start: str) -> bool:
    """Return whether a text begins as a message of data does, and as none of structures, errors or other metadata."""
    return bool(_MESSAGE.search(start))


def rows(file: File) -> Iterator[Row]:
    """Yield a header of SDMX-CSV and a row for each figure; raises DataError for what is no XML, and for more than 32 MB of it."""
    if len(file.raw) > _MOST_BYTES:
        raise DataError(
            "{name} is SDMX-ML of more than {size} MB: fetch the data as SDMX-CSV.",
            name=file.name,
            size=_MOST_BYTES >> 20,
        )
    with by_library(DataError("{name} is SDMX-ML that is cut off or damaged: fetch it again.", name=file.name)):
        keyed = list(_figures(file.raw))
    figures = [key | more for key, more in keyed]
    names = dict.fromkeys(name for key, _ in keyed for name in key)
    words = {name for name in names if any(" " in figure.get(name, "") for figure in figures)}
    dimensions = [name for name in names if name not in (_TIME, _VALUE) and name not in _ATTRIBUTES | words]
    rest = [name for name in dict.fromkeys(name for figure in figures for name in figure) if name not in dimensions]
    header = ["DATAFLOW", *dimensions, _TIME, _VALUE, *(name for name in rest if name not in (_TIME, _VALUE))]
    yield 1, header
    for line, figure in enumerate(figures, start=2):
        yield line, ["", *(figure.get(name, "") for name in header[1:])]


def _figures(raw: bytes) -> Iterator[tuple[_Pairs, _Pairs]]:
    """Yield the key of each figure, with what may belong to it, and its value with what else is said of it."""
    from xml.etree.ElementTree import iterparse

    beside, groups, series = _TIME, list[_Pairs](), (_Pairs(), _Pairs())
    within = observed = False  # of a series, of a figure
    for event, element in iterparse(BytesIO(raw), ("start", "end")):
        kind = element.tag.rpartition("}")[2]
        if event == "start":
            beside = element.get("dimensionAtObservation", beside)
            observed = observed or kind == "Obs"
            if kind == "Series":
                within, series = True, (_stated(element), _Pairs())
        elif kind == "Group":
            groups.append(_stated(element) | _pairs(element, "GroupKey") | _pairs(element, "Attributes"))
        elif kind in ("SeriesKey", "Attributes") and within and not observed:
            series[kind == "Attributes"].update(_values(element))
        elif kind == "Obs":
            key, more = _observed(element, beside, within)
            key = series[0] | key
            yield key, _of_groups(key, groups) | series[1] | more
            observed = False
            element.clear()
        elif kind == "Series":
            within, series = False, (_Pairs(), _Pairs())
            element.clear()


def _observed(element: "Element", beside: str, within: bool) -> tuple[_Pairs, _Pairs]:
    """Return what tells a figure apart, below its series or alone, and what else is said of it; ``beside`` is the dimension of the figures of a series."""
    stated = _stated(element)
    key = _pairs(element, "ObsKey") | {name: stated.pop(name) for name in (_TIME, beside) if name in stated}
    for child in element:
        kind, value = child.tag.rpartition("}")[2], child.get("value", "")
        if kind == "ObsDimension":
            key[child.get("id", beside)] = value
        elif kind == "Time":  # of version 2.0
            key[_TIME] = (child.text or "").strip()
        elif kind == "ObsValue":
            stated[_VALUE] = value
    more = _pairs(element, "Attributes")
    if within or key.keys() - {_TIME, beside}:
        return key, stated | more
    counted = {name: stated.pop(name) for name in (_VALUE,) if name in stated}
    return key | stated, counted | more


def _of_groups(key: _Pairs, groups: list[_Pairs]) -> _Pairs:
    """Return what the groups of a figure say of it: those that have its codes wherever they have one."""
    more = _Pairs()
    for group in groups:
        shared = group.keys() & key.keys()
        if shared and all(group[name] == key[name] for name in shared):
            more |= {name: text for name, text in group.items() if name not in shared}
    return more


def _stated(element: "Element") -> _Pairs:
    """Return the attributes of an element that are not of XML itself."""
    return {str(name): str(text) for name, text in element.attrib.items() if "}" not in name and name != "type"}


def _pairs(element: "Element", kind: str) -> _Pairs:
    """Return the values of a key, or of attributes, below an element."""
    return {name: text for child in element if child.tag.endswith(f"}}{kind}") for name, text in _values(child).items()}


def _values(element: "Element") -> _Pairs:
    return {child.get("id", child.get("concept", "")): child.get("value", "") for child in element}
