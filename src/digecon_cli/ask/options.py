"""What the renderer of an answer may ask for."""

from typing import NamedTuple

from ..core.errors import UsageError
from ..core.messages import LANGUAGES
from .contract import Form


def spoken(lang: str) -> str:
    """Return a language that is asked for, or nothing where none is; raises UsageError for one that is not spoken here."""
    if lang and lang not in LANGUAGES:
        raise UsageError("'{lang}' is not a language here: write en or zh.", lang=lang)
    return lang


class RenderOptions(NamedTuple):
    """How the output is to look: what a writer may ask about, so that none asks about the screen itself.

    ``width`` counts terminal cells and binds ``table`` only, ``height`` lines, which a drawing fills. ``bounds`` adds the interval to each number; ``scale``,
    ``wide``, ``transpose``, ``tidy``, ``header`` and ``columns`` say which form programs get (see contract.Form);
    ``start``, ``end``, ``freq`` and ``last`` are the periods that were asked for, ``latest`` that only newest figures were, ``all``
    that all series and periods are wanted, ``ended`` those that have ended too, ``sort`` and ``first`` that rows have an order, ``measures`` that only those were, ``quiet`` that nothing
    is said of what else there is, ``sources`` that the documents are listed below; ``bom`` makes CSV and TSV safe for spreadsheets, ``guarded`` only what they would run, ``ascii`` draws the signs of a ``table``
    in ASCII. ``file`` is the name of the file that the answer is, if it is one of its own, ``paper`` how many cells wide a document is where it is
    to be narrower or wider than its format has it, ``detailed`` that a document tells every row, as with bounds, ``comparable``
    that figures that do not compare were left out, ``commands`` that lines to type are named, which a document does not.
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
    start: str = ""
    end: str = ""
    freq: str = ""
    last: str = ""
    all: bool = False
    ended: bool = False
    latest: bool = False
    quiet: bool = False
    sort: str = ""
    first: str = ""
    file: str = ""
    paper: int = 0
    detailed: bool = False
    sources: bool = True
    height: int = 24
    comparable: bool = False
    commands: bool = True
    tidy: bool = False
    measures: tuple[str, ...] = ()
    guarded: bool = False

    @property
    def ranked(self) -> bool:
        """Return whether rows have an order of their own, so that they stay in it."""
        return bool(self.sort or self.first)

    @property
    def asked(self) -> bool:
        """Return whether periods were asked for."""
        return bool(self.start or self.end or self.freq or self.last)

    @property
    def whole(self) -> bool:
        """Return whether all periods are wanted, so that a ``table`` puts below what does not fit beside."""
        return self.asked or self.all

    @property
    def form(self) -> Form:
        """Return the form in which observations are written for programs."""
        return Form(self.lang, self.scale, self.wide, self.transpose, self.header, self.columns, tidy=self.tidy)
