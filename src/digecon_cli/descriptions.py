"""What is known beside the figures: indicators, breaks and documents, one row each of the table's other files."""

from typing import NamedTuple


class Indicator(NamedTuple):
    """One row of the catalog: what an indicator means and how tables show it."""

    indicator: str
    label: str = ""
    label_zh: str = ""
    sector: str = ""
    kind: str = ""
    unit: str = ""
    unit_mult: int = 0
    producer: str = ""
    parent: str = ""
    part_of: str = ""
    definition: str = ""
    note: str = ""

    def name(self, lang: str = "en") -> str:
        """Return the label in a language (``en`` or ``zh``), or the id where there is none."""
        return (self.label_zh if lang == "zh" else self.label) or self.label or self.indicator


class Break(NamedTuple):
    """A break: nothing before ``period`` pairs with anything from it on (of ``vintage`` or later, where that is filled)."""

    indicator: str
    area: str
    period: str
    vintage: str
    reason: str


class Source(NamedTuple):
    """A document: its producer, title, address and date, and the carrier in which it was seen."""

    source: str
    organisation: str
    title: str
    url: str
    published: str
    via: str
