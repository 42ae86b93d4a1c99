"""SDMX-ML 2.0 and 2.1 data, generic and by the structure of their table, as rows of SDMX-CSV (sdmx.org, SDMX-ML: Schema and Documentation).

Figures stand below their series or alone; what a data set or a group says is said of all its series. By structure, nothing tells dimensions
from attributes: what has words or a name of attributes is none, where rows stay apart without it.
"""

import re
from collections.abc import Container, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from ..core.cleaning import printable
from ..core.errors import DataError
from ..core.messages import Message
from . import columns, times, unit_text
from .files import File, Row, by_library
from .report import Report, first_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAME = "SDMX-ML"
_MESSAGE = re.compile(
    r"<(?:\w+:)?(?:Generic(?:TimeSeries)?Data|StructureSpecific(?:TimeSeries)?Data|CompactData|UtilityData|MessageGroup)\b"
)
_TIME, _VALUE, _ACTION = "TIME_PERIOD", "OBS_VALUE", "ACTION"
# Names of attributes, and words of these: of a figure's bounds, source, date of update.
_ATTRIBUTES = frozenset((
    "TITLE", "TITLE_COMPL", "UNIT_MULT", "DECIMALS", "TIME_FORMAT", "OBS_STATUS", "OBS_CONF", "CONF_STATUS", "OBS_PRE_BREAK", "OBS_FLAG",
    "COMPILATION", "COVERAGE", "METHOD_REF", "BASE_PER", "NATURE",
))  # fmt: skip
_OF_ATTRIBUTE = re.compile(
    r"(?:^|_)(?:UPDATE|UPDATED|DATE|SOURCE|COMMENTS?|NOTES?|FOOTNOTES?|BOUND|BREAKS?|DETAIL|PUBL|TIME|CONF|STATUS|DOM_SER_IDS)(?:_|$)"
)
_OF_DATA_SET = re.compile(r"[A-Z][A-Z0-9_]*")  # and none of the message's own, which are written otherwise
_INDICATOR, _PERIOD, _UNIT = "INDICATOR", "PERIOD", "EI"  # of the Russian office
_YEAR, _DECIMAL_COMMA = re.compile(r"\d{4}"), re.compile(r"[-+]?\d+,\d+")
_MOST_BYTES = 1 << 25
_MOST_NAMES = 3  # in a sentence
_Pairs = dict[str, str]


class _Observed(NamedTuple):
    """What is sure to be the key of a figure, what may belong to it, and its value with what else is said of it."""

    key: _Pairs
    open: _Pairs
    more: _Pairs


def is_data(start: str) -> bool:
    """Return whether a text begins as a message of data does, and as none of structures, errors or other metadata."""
    return bool(_MESSAGE.search(start))


def rows(file: File, report: Report) -> Iterator[Row]:
    """Yield a header of SDMX-CSV and a row for each figure; raises DataError for what is no XML, and for more than 32 MB of it."""
    if len(file.raw) > _MOST_BYTES:
        raise DataError(
            "{name} is SDMX-ML of more than {size} MB: fetch the data as SDMX-CSV.",
            name=file.name,
            size=_MOST_BYTES >> 20,
        )
    with by_library(DataError("{name} is SDMX-ML that is cut off or damaged: fetch it again.", name=file.name)):
        found = _Data().figures(file.raw)
    figures = _as_others_write([figure.open | figure.key | figure.more for figure in found])
    sure = dict.fromkeys(name for figure in found for name in figure.key if name != _TIME)
    dimensions = _dimensions(figures, sure, dict.fromkeys(name for figure in found for name in figure.open), report)
    rest = dict.fromkeys(name for figure in figures for name in figure if name not in dimensions)
    header = ["DATAFLOW", *dimensions, _TIME, _VALUE, *(name for name in rest if name not in (_TIME, _VALUE))]
    yield 1, header
    for line, figure in enumerate(figures, start=2):
        yield line, ["", *(figure.get(name, "") for name in header[1:])]


def _as_others_write(figures: Sequence[_Pairs]) -> Sequence[_Pairs]:
    """Return figures with points for decimal commas, months within their times, and units by their usual name, which the Russian office writes otherwise (fedstat.ru)."""
    values = [figure.get(_VALUE, "") for figure in figures]
    commas = any(map(_DECIMAL_COMMA.fullmatch, values)) and not any("." in value for value in values)
    clear = any(len(value.partition(",")[2]) not in (0, 3) for value in values)  # and no commas of thousands
    part_of = times.parts_of_years(figure.get(_PERIOD, "") for figure in figures)
    parted = all(_YEAR.fullmatch(figure.get(_TIME, "")) and figure.get(_PERIOD, "") in part_of for figure in figures)
    found = []
    for figure in figures:
        changed = dict(figure)
        if commas and clear:
            changed[_VALUE] = changed.get(_VALUE, "").replace(",", ".")
        if parted:
            changed[_TIME] += part_of[changed.pop(_PERIOD)]
        if _INDICATOR in changed and _UNIT in changed:
            changed["UNIT_MEASURE"] = changed.pop(_UNIT)
        found.append(changed)
    return found


def _dimensions(figures: Sequence[_Pairs], sure: Container[str], possible: Container[str], report: Report) -> list[str]:
    """Return the dimensions of figures: those that are sure, and those that are no attributes; the report has what may be one and cuts series."""
    named = dict.fromkeys(name for figure in figures for name in figure if name in sure or name in possible)
    found = [name for name in named if name not in (_TIME, _VALUE, _ACTION)]
    most = _number_apart(figures, [*found, _TIME])
    cutting = []
    for name in reversed([name for name in found if name not in sure]):
        rest_of = [other for other in found if other != name]
        if _number_apart(figures, [*rest_of, _TIME]) < most:
            continue
        texts = {figure.get(name, "") for figure in figures}
        if name in _ATTRIBUTES or _OF_ATTRIBUTE.search(name) or any(" " in text for text in texts):
            found = rest_of
        elif columns.key(name) not in unit_text.WORDS and _number_apart(figures, found) > _number_apart(
            figures, rest_of
        ):
            cutting.append(name)
    if cutting:
        report.remark(
            Message(
                "these may be attributes, but are parts of the names, and cut series where they change: {names}",
                names=first_of([*map(printable, cutting)], _MOST_NAMES),
            )
        )
    return found


def _number_apart(figures: Sequence[_Pairs], names: Sequence[str]) -> int:
    """Return how many figures differ in some of what is said of them."""
    return len({tuple(figure.get(name) for name in names) for figure in figures})


class _Data:
    """What stands over the figures of a message while it is read: of their data set, of its groups and of their series."""

    def __init__(self) -> None:
        self.beside = _TIME  # the dimension of the figures of a series
        self.indicator, self.of_data_set, self.groups = _Pairs(), _Pairs(), list[_Pairs]()
        self.key, self.open, self.more = _Pairs(), _Pairs(), _Pairs()  # of the series
        self.by_names: dict[frozenset[str], dict[tuple[str, ...], dict[tuple[str, ...], _Pairs]]] = {}

    def figures(self, raw: bytes) -> list[_Observed]:
        """Return the figures of a message, those to be deleted with their ``ACTION``."""
        from xml.etree.ElementTree import iterparse

        found, over = list[_Observed](), list[str]()
        for event, element in iterparse(BytesIO(raw), ("start", "end")):
            kind = element.tag.rpartition("}")[2]
            if event == "start":
                self._begin(kind, element)
                over.append(kind)
                continue
            over.pop()
            if kind == "Group":
                self.groups.append(_stated(element) | _pairs(element, "GroupKey") | _pairs(element, "Attributes"))
            elif kind == "SeriesKey":
                self.key = _values(element)
            elif kind == "Attributes" and over[-1] in ("Series", "DataSet"):
                (self.more if over[-1] == "Series" else self.of_data_set).update(_values(element))
            elif kind == "Obs":
                found.append(self._figure(element, "Series" in over))
                element.clear()
            elif kind == "Series":
                element.clear()
        return found

    def _begin(self, kind: str, element: "Element") -> None:
        self.beside = element.get("dimensionAtObservation", self.beside)
        if kind == "Indicator" and {"id", "name"} <= element.attrib.keys():  # of all figures, above them
            self.indicator = {_INDICATOR: f"{element.attrib['id']}:{element.attrib['name']}"}
        elif kind == "DataSet":
            stated = _stated(element)
            self.of_data_set = {name: text for name, text in stated.items() if _OF_DATA_SET.fullmatch(name)}
            action = next((text for name, text in element.attrib.items() if name.rpartition("}")[2] == "action"), "")
            self.of_data_set |= {_ACTION: "D"} if action == "Delete" else {}
            self.groups, self.by_names = [], {}
        elif kind == "Series":
            self.key, self.open, self.more = {}, _stated(element), {}

    def _figure(self, element: "Element", within: bool) -> _Observed:
        """Return a figure, below its series or alone."""
        stated, key = _stated(element), _pairs(element, "ObsKey")
        for child in element:
            kind, value = child.tag.rpartition("}")[2], child.get("value", "")
            if kind == "ObsDimension":
                key[child.get("id", self.beside)] = value
            elif kind == "Time":  # of version 2.0
                key[_TIME] = (child.text or "").strip()
            elif kind == "ObsValue":
                stated[_VALUE] = value
        key |= {name: stated.pop(name) for name in (_TIME, self.beside) if name in stated}
        key = self.indicator | (self.key if within else _Pairs()) | key
        counted = {name: stated.pop(name) for name in (_VALUE,) if name in stated}
        alone = not within and not key.keys() - {_TIME, self.beside}
        may_be = stated if alone else self.open if within else _Pairs()
        more = (self.more if within else _Pairs()) | (_Pairs() if alone else stated) | _pairs(element, "Attributes")
        return _Observed(key, may_be, self.of_data_set | self._of_groups(may_be | key) | counted | more)

    def _of_groups(self, key: _Pairs) -> _Pairs:
        """Return what the groups of a figure say of it: those that have its codes wherever they have one."""
        if not self.groups:
            return {}
        names = frozenset(key)
        if names not in self.by_names:
            index = self.by_names[names] = {}
            for group in self.groups:
                shared = tuple(sorted(group.keys() & names))
                about = index.setdefault(shared, {}).setdefault(tuple(group[name] for name in shared), {})
                about.update({name: text for name, text in group.items() if name not in shared})
        of = (
            index.get(tuple(key[name] for name in shared), {})
            for shared, index in self.by_names[names].items()
            if shared
        )
        return {name: text for each in of for name, text in each.items()}


def _stated(element: "Element") -> _Pairs:
    """Return the attributes of an element that are not of XML itself."""
    return {str(name): str(text) for name, text in element.attrib.items() if "}" not in name and name != "type"}


def _pairs(element: "Element", kind: str) -> _Pairs:
    """Return the values of a key, or of attributes, below an element."""
    return {name: text for child in element if child.tag.endswith(f"}}{kind}") for name, text in _values(child).items()}


def _values(element: "Element") -> _Pairs:
    return {child.get("id", child.get("concept", "")): child.get("value", "") for child in element}
