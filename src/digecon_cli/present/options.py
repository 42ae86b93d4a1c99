"""What whoever draws an answer may ask about."""

from typing import NamedTuple

from ..contract import Form


class RenderOptions(NamedTuple):
    """How the output is to look: what a writer may ask about, so that none asks about the screen itself.

    ``width`` counts terminal cells and binds ``table`` only. ``bounds`` adds the interval to each number; ``scale``,
    ``wide``, ``transpose``, ``header`` and ``columns`` say how programs are told (see contract.Form);
    ``whole`` says that all periods were asked for, so that a ``table`` puts below what does not fit beside, ``all``
    that a ``table`` shows everything; ``bom`` makes CSV and TSV safe for spreadsheets, ``ascii`` draws the lines of a
    ``table`` and the sign for "no value" in ASCII.
    """

    width: int = 80
    color: bool = False
    lang: str = "en"
    bounds: bool = False
    wide: bool = False
    bom: bool = False
    ascii: bool = False
    scale: int | None = None
    transpose: bool = False
    header: str = "new"
    columns: tuple[str, ...] = ()
    whole: bool = False
    all: bool = False

    @property
    def form(self) -> Form:
        """Return in which form observations are told to programs."""
        return Form(self.lang, self.scale, self.wide, self.transpose, self.header, self.columns)
