"""Statements of a report in a form that can be evaluated, and the reader of claims files.

Columns have the names of the table's wherever they mean the same. ``docs/checking.md`` explains the form.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..core import bundled, facts, package, periods, schema
from ..core.areas import area_code
from ..core.cleaning import printable
from ..core.errors import DataError, UsageError, did_you_mean
from ..core.facts import Fact
from ..core.messages import Message
from ..core.model import PLANNED, split_name, typed_name
from ..measures import terms
from ..reading import columns
from ..reading.files import File, decode, load
from ..reading.report import FileName, Report
from ..reading.sheet import separated
from .qualified import qualified

# The columns whose codes and types also bind users' files; ids and documents are free text.
_CHECKED = ("kind", "basis", "value", "bound", "unit_mult", "explanation")

# What a claim may say of its basis beside those of the table: of a level that it is the verified figure, of growth that it is
# computed from the levels.
FINAL, LEVELS = "final", "levels"
EXTREMES = ("highest", "lowest")  # kinds of claims on the place of a figure in its series


class Ref(NamedTuple):
    """One figure that a statement is about; ``sign`` is -1 if a sum subtracts it."""

    indicator: str
    area: str
    measure: str
    period: str
    sign: int = 1

    @property
    def words(self) -> Fact:
        """Return the name of the figure in notes: ``telecom.revenue growth 2022``."""
        name = typed_name(self.indicator, self.area)
        period = periods.label(self.period)
        if self.measure == "level":
            return facts.of("ref", name=name, label=period)
        return facts.of("ref.measure", name=name, word_measure=self.measure, label=period)


def measure_of(kind: str) -> str:
    """Return the measure of the figures that a kind of claim is about: levels, unless the kind is a measure itself."""
    return kind if kind in terms() else "level"


class Claim(NamedTuple):
    """One statement: the columns of a claims file, with its figures parsed, and its line number."""

    claim_id: str
    kind: str
    statement: str
    subjects: tuple[Ref, ...]
    other_figures: tuple[Ref, ...]
    items: str
    base_indicator: str
    base_period: str
    basis: str
    value: str
    bound: str
    unit: str
    unit_mult: int
    same_name: str
    explanation: str
    source: str
    locator: str
    note: str
    line: int
    fault: Message | None = None  # why the line is no claim that can be judged


def published() -> list[Claim]:
    """Return the bundled statements, which are those of one article."""
    place = bundled.data_dir()
    if not package.holds(place, "claims.csv"):  # an exported table has no statements
        place = package.shipped()
    with package.opened(place, "claims.csv") as stream:
        found = read(stream.read(), "claims.csv")
    for claim in found:
        if claim.fault:
            raise DataError("{name}, line {line}: {clause}.", name="claims.csv", line=claim.line, clause=claim.fault)
    return found


def load_claims(file: str | File, article: bool = False) -> tuple[list[Claim], FileName]:
    """Return the statements of a file (``-`` is standard input) or of the bundled ``article``, and the name of their file.

    Raises UsageError where neither or both are given, DataError for a file that cannot be read.
    """
    if bool(file) == article:
        raise UsageError(
            "say what to check: a sentence in quotes, 'digecon check my-claims.csv' for a file, or 'digecon check --article' for "
            "the bundled article."
        )
    if article:
        return published(), "data/claims.csv"
    text, name = load_text(file)
    return read(text, name), name


def load_text(file: str | File) -> tuple[str, FileName]:
    """Return the text of a file and its name, ``-`` is standard input; raises DataError for what cannot be read."""
    loaded = file if isinstance(file, File) else load(file)
    return decode(loaded, Report(loaded.name)), loaded.name


def read(text: str, name: FileName) -> list[Claim]:
    """Return the statements of a claims file, or of a plain table (CSV, TSV or semicolons, with a header line).

    A line that is no statement is one with a fault. Raises DataError for a file without a header or a statement.
    """
    report = Report(name, strict=True)
    rows = separated(text, name, report) if text.strip() else iter(())
    header = [cell.strip().lower() for cell in next(rows, (1, []))[1]]
    plain = _plain_columns(header)
    if not plain:
        _check_header(header, report)
    claims: dict[str, Claim] = {}
    for line, row in rows:
        if not row:
            continue
        claim = _of_row(line, [cell.strip() for cell in row], header, plain)
        if claim.claim_id in claims:
            again = Message("'{id}' is already on an earlier line", id=claim.claim_id)
            claim = _faulty(line, row, f"{claim.claim_id} ({line})", _of_column("claim_id", again))
        claims[claim.claim_id] = claim
    if not claims:
        raise DataError("{name} has a header and no statements.", name=name)
    return list(claims.values())


def _of_row(line: int, row: Sequence[str], header: Sequence[str], plain: Mapping[str, str]) -> Claim:
    """Return the statement of a line, or one with a fault that says why there is none."""
    known_id = dict(zip(header, row, strict=False)).get("claim_id") or str(line)
    if len(row) != len(header):
        reason = Message("{cells} cells where the header has {columns}", cells=len(row), columns=len(header))
        return _faulty(line, row, known_id, reason)
    cells = dict(zip(header, row, strict=True))
    if plain:
        cells = {**cells, **{field: cells[column] for field, column in plain.items()}}
    try:
        return _plain_claim(_ClaimLine(cells, line)) if plain else _claim(_ClaimLine(cells, line))
    except Faulty as error:
        return _faulty(line, row, known_id, error.reason)


def _faulty(line: int, row: Sequence[str], name: str, reason: Message) -> Claim:
    text = ", ".join(filter(None, map(printable, row)))
    return Claim(name, "none", text, (), (), "", "", "", "", "", "", "", 0, "", "", "", "", "", line, reason)


def _of_column(column: str, reason: Message) -> Message:
    return Message("column {column}: {clause}", column=printable(column), clause=reason)


class Faulty(Exception):
    """A line of a file is no statement, for a reason that names its column."""

    def __init__(self, column: str, reason: Message) -> None:
        super().__init__(column)
        self.reason = _of_column(column, reason)


# --- plain tables: indicator, period, value, unit ---------------------------------------------------------------------
_OWN_COLUMNS = {"measure": ("measure",), "bound": ("bound",)}
_NEEDED = ("indicator", "period", "value")


def _plain_columns(header: Sequence[str]) -> dict[str, str]:
    """Return the column of each field of a plain table, by the usual names; empty for a header of another form."""
    if "kind" in header:
        return {}
    names = {**{field: columns.NAMES[field] for field in (*_NEEDED, "area", "unit", "unit_mult")}, **_OWN_COLUMNS}
    found = {
        field: column
        for field, usual in names.items()
        if (column := next((name for name in usual if name in header), ""))
    }
    if "indicator" not in found and "label" in header:
        found["indicator"] = "label"
    return found if all(field in found for field in _NEEDED) else {}


def _plain_claim(line: "_ClaimLine") -> Claim:
    """Return the statement of a line of a plain table; without a measure its kind is empty until its names are known."""
    for column in _NEEDED:
        line.need(column)
    number = qualified(line.get("value"))
    if not number:
        raise line.fault("value", Message("'{cell}' is not a number", cell=printable(line.get("value"))))
    kind = line.get("measure").lower().replace("-", "_").replace(" ", "_")
    if kind and kind not in _PLAIN_KINDS:
        raise line.fault("measure", Message("'{cell}' is not one of {known}", cell=kind, known=_PLAIN_KINDS))
    for column in ("unit_mult", "bound", "basis"):
        line.check(column)
    at, since = line.period("period"), line.period("base_period")
    if kind == "mean_growth":
        line.need("base_period")
    indicator, at_sign, place = line.get("indicator").rpartition("@")
    name = indicator if at_sign else place
    area = area_code((place if at_sign else "") or line.get("area") or "CN")
    ref = Ref(name, area, measure_of(kind), at)
    return Claim(
        line.get("claim_id") or str(line.line), kind, line.get("statement"), (ref,), (), "", line.get("base_indicator"), since,
        line.get("basis"), number.digits, line.get("bound") or number.bound, line.get("unit") or number.unit, int(line.get("unit_mult") or "0"),
        "", "", line.get("source"), line.get("locator"), "", line.line,
    )  # fmt: skip


_PLAIN_KINDS = ("level", "growth", "mean_growth", "share", "share_change", "per_head", "rank", *PLANNED)


def _check_header(header: list[str], report: Report) -> None:
    known = tuple(schema.columns("claims"))
    if not any(header):
        first_columns = ", ".join(known[:6])
        raise DataError(
            "{name} is empty: give a header line ({columns} ...) and one statement per line.",
            name=report.name,
            columns=first_columns,
        )
    for column in header:
        if column not in known:
            hint = did_you_mean(column, known)
            raise report.fault(
                1,
                column,
                Message("is not a column of a claims file.{hint} Known: {known}", hint=hint, known=tuple(known)),
            )
    for column in ("claim_id", "kind"):
        if column not in header:
            raise report.fault(1, column, Message("is missing"))


class _ClaimLine:
    """One line of a claims file: its cells, and faults that name a column."""

    def __init__(self, cells: Mapping[str, str], line: int) -> None:
        self.cells = cells
        self.line = line

    def get(self, column: str) -> str:
        return self.cells.get(column, "")

    def need(self, column: str, reason: Message | str = "") -> None:
        if not self.get(column):
            raise self.fault(column, Message("is empty{reason}", reason=reason))

    def fault(self, column: str, reason: Message) -> Faulty:
        return Faulty(column, reason)

    def check(self, column: str) -> None:
        if self.get(column) and (fault := schema.columns("claims")[column].fault(self.get(column))):
            raise self.fault(column, fault)

    def period(self, column: str) -> str:
        try:
            return periods.canonical(self.get(column)) if self.get(column) else ""
        except UsageError as error:
            raise self.fault(column, error.message) from error

    def refs(self, column: str, measure: str, period: str) -> tuple[Ref, ...]:
        """Return the figures that a column names; ``measure`` and ``period`` are defaults for names without them."""
        found = []
        for text in self.get(column).split(";"):
            try:
                ref = _ref(text.strip(), self.get("area") or "CN", measure, period)
            except UsageError as error:
                raise self.fault(column, error.message) from error
            if not ref.period:
                self.need("period", Message(": say when"))
            found.append(ref)
        return tuple(found)


def _claim(line: _ClaimLine) -> Claim:
    get, kind = line.get, line.get("kind")
    line.need("claim_id")
    line.need("kind")
    for name in _CHECKED:
        line.check(name)
    _check_needs(line, kind)
    at, since = line.period("period"), line.period("base_period")
    figures = kind not in ("none", "count")
    if figures:
        line.need("indicator", Message(": a {kind} needs the figure it is about", kind=kind))
    return Claim(
        get("claim_id"), kind, get("statement"),
        line.refs("indicator", measure_of(kind), at) if figures else (),
        line.refs("other", "level", at) if figures and get("other") else (),
        get("other") if kind == "count" else "",
        get("base_indicator"), since, get("basis"), get("value") or ("0" if kind == "comparison" else ""), get("bound"),
        get("unit"), int(get("unit_mult") or "0"), get("same_name"), get("explanation"), get("source"), get("locator"),
        get("note"), line.line,
    )  # fmt: skip


def _check_needs(line: _ClaimLine, kind: str) -> None:
    """Raise DataError if a cell that this kind of statement needs is empty or invalid."""
    if kind == "none":
        line.need("note", Message(": say why figures cannot check the statement"))
    elif kind in EXTREMES:
        pass
    elif kind == "comparison":
        if line.get("bound") not in ("over", "under"):
            raise line.fault("bound", Message("must be over (higher) or under (lower) for a comparison"))
    else:
        line.need("value", Message(": a {kind} needs the number that is claimed", kind=kind))
    if kind in ("sum", "comparison", "count"):
        what = schema.columns("claims")["kind"].codes[kind]
        line.need("other", Message(": a {kind} needs it ({word_what})", kind=kind, word_what=what))
    if kind == "mean_growth":
        line.need("base_period", Message(": average growth needs the period it starts from"))
    if kind == "ratio" and not line.get("base_period"):
        line.need("base_indicator", Message(": a ratio needs its denominator"))


def _ref(text: str, area: str, measure: str, period: str) -> Ref:
    """Return the figure named ``[-]INDICATOR[@AREA] [MEASURE] [PERIOD]``; missing parts are taken from the claim."""
    words = text.split()
    if not words:
        raise UsageError("has nothing between two semicolons")
    sign = -1 if words[0].startswith("-") else 1
    indicator, where = split_name(words[0].removeprefix("-"))
    for word in words[1:]:
        if word in terms():
            measure = word
        elif word[:1].isdecimal():
            period = periods.canonical(word)
        else:
            raise UsageError(
                "'{text}' is neither a measure nor a period.{hint}", text=word, hint=did_you_mean(word, terms())
            )
    return Ref(indicator, where or area, measure, period, sign)


def lines(locator: str) -> Iterator[str]:
    """Yield the passages of a locator (``L165-168;L204-207``) without their ``L``, to match them with those of rows."""
    yield from (part.strip().lstrip("L") for part in locator.split(";") if part.strip())
