"""Writes what is generated: the reference of indicators and commands, and parts of the data's descriptor (--check: says what is old).

data/datapackage.json, with the schema and the version of the data, is kept by hand and nowhere else. This writes only the
sizes and hashes of the files, their producers, the catalog's units, and the measures that are computed into it, and each thing that
fits onto a line on one.
"""

import csv
import inspect
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import indent
from typing import Any

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "src" / "digecon_cli" / "ask" / "table.py"
WIDTH = 120
sys.path.insert(0, str(ROOT / "src"))

from digecon_cli import __version__, document, measures  # noqa: E402 - from this tree, installed or not
from digecon_cli import checking as claims  # noqa: E402
from digecon_cli.ask import selection  # noqa: E402
from digecon_cli.ask.options import RenderOptions  # noqa: E402
from digecon_cli.cli import help_topics, options, registry, spec  # noqa: E402
from digecon_cli.core import areas, bundled, facts, periods, schema, units  # noqa: E402 - from this tree, installed or not
from digecon_cli.core.dataset import Dataset  # noqa: E402
from digecon_cli.core.facts.registry import BREAK, CAUTION, KINDS, PAIRING, REASON, REFUSAL, VERDICT  # noqa: E402
from digecon_cli.core.model import PRINTED, Indicator, Observation, Revision  # noqa: E402
from digecon_cli.measures.derivation import MeasureCommand  # noqa: E402
from digecon_cli.pages import labels, listings  # noqa: E402 - from this tree, installed or not
from digecon_cli.publish import export  # noqa: E402 - from this tree, installed or not
from digecon_cli.render import render  # noqa: E402
from digecon_cli.render.formats import Format, Formats  # noqa: E402


def generated() -> dict[str, bytes]:
    """Return what each generated file should hold, by its path from the root."""
    described = descriptor(ROOT / "data")
    return {
        f"data/{schema.NAME}": described.encode(),
        "data/croissant.json": export.croissant(json.loads(described)),
        "CITATION.cff": citation((ROOT / "CITATION.cff").read_text(encoding="utf-8"), json.loads(described)["version"]),
        "docs/indicators.md": indicators(bundled.load()).encode(),
        "docs/reference.md": reference().encode(),
        "docs/python.md": naming_methods((ROOT / "docs" / "python.md").read_text(encoding="utf-8")).encode(),
        "src/digecon_cli/ask/table.py": with_methods(TABLE.read_text(encoding="utf-8")).encode(),
        "docs/article-audit.md": audit().encode(),
        "docs/comparability.md": comparability(
            (ROOT / "docs" / "comparability.md").read_text(encoding="utf-8")
        ).encode(),
        "docs/tables.md": tables((ROOT / "docs" / "tables.md").read_text(encoding="utf-8")).encode(),
        "docs/coverage.md": coverage(
            bundled.load(), (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
        ).encode(),
    }


def descriptor(folder: Path) -> str:
    """Return the descriptor of the files in a folder, with their sizes, hashes and producers as they now are."""
    told = json.loads((folder / schema.NAME).read_text(encoding="utf-8"))
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as stream:
        producers = {row["organisation"] for row in csv.DictReader(stream)}
    told["sources"] = [{"title": name} for name in sorted(producers)]
    for field in told.get(schema.OBSERVATIONS, {"schema": {"fields": ()}})["schema"]["fields"]:
        if field["name"] == "measure":
            printed = {one["value"]: one["label"] for one in field["categories"] if one["value"] in PRINTED}
            terms = measures.terms()
            labels = {name: printed.get(name) or term.in_schema for name, term in terms.items()}
            field["constraints"]["enum"] = list(labels)
            field["categories"] = [{"value": name, "label": label} for name, label in labels.items()]
    fields = {one["name"]: {each["name"]: each for each in one["schema"]["fields"]} for one in told["resources"]}
    if "catalog" in fields:  # the units of figures are kept by hand
        fields["catalog"]["unit"]["constraints"]["enum"] = fields["indicators"]["unit"]["constraints"]["enum"]
    for one in told["resources"]:
        one |= export.fingerprint((folder / one["path"]).read_bytes())
    return written(told) + "\n"


AUDIT = """# The article, statement by statement

This page checks an article of late 2023 on China's digital economy, for readers who want to know which of its statements are right.
This project started from that article. It is not published here: the copy that was used names neither publisher nor title. For each
statement, the page gives the figure that published documents support, and a verdict.

There are two tables. The first uses all figures that the project has found. The second uses only the figures in the article itself, and so
shows whether the article contradicts itself. `digecon check --article` prints the first table and `digecon check --article --within article`
the second. With `-f csv`, both commands also list the figures behind each verdict.

## How to read the tables

* **Claim** is the id of the statement. The notes refer to other statements by their ids, such as c157.
* **Statement** is the statement in short, in our words. A period such as `2023-9M` is the first nine months of 2023.
* **Claimed** is the number in the article. *Higher* or *lower* stands for a comparison, such as "grew faster than".
* **Recomputed** is the figure from the documents. In brackets are the smallest and the largest value that rounding allows. For a comparison
  it is the difference of the two figures: of growth rates in percentage points, else in the unit of the figures. It is empty if there is
  no figure to compare with. The signs `>`, `<` and `~` mean that the figure is known only as over, under or about that number.
* **Verdict** is explained under [Verdicts](checking.md#verdicts). Two rules are not obvious:
  * "Over 6.5" and "under 6.5" include 6.5 itself, because a rounded figure does not show on which side of the limit it lies.
  * A share is first recomputed from the two published amounts, even where a document prints the claimed share. If the result has other last
    digits, and rounding explains them, the verdict is `rounding`. The note then says, for example, "printed as 36.2 in caict-ndf".
* **Note** begins with how the figure was found. A remark on the statement may follow.

These words recur in the notes:

| note | meaning |
|---|---|
| from miit-2023-02a | the id of the document with the figure; `digecon sources miit-2023-02a` describes it |
| from other figures in the same text | the figures used are in the article itself |
| counted in the list of the text | the number is a number of items, and the article lists these items |
| no other figure of ... | only the article has this figure, so nothing confirms or contradicts it |
| the evidence is only known as about 906 | the figure to compare with is printed as "about", so it cannot contradict the claim |
| computed from levels | growth or a share computed from two published amounts (*levels*) |
| implied by a printed share | the amount follows from a share and the amount of its whole |
| the level a year before with published growth | the amount follows from the amount of the year before and the growth that a document prints |
| comparable basis: growth and levels need not agree ... | the published growth compares the same firms in both years. The published amounts cover all firms of each year. So growth computed from amounts, or an amount computed from growth, may differ from the claim without contradicting it |
| all 4 figures confirm it, this one by the smallest margin | the statement is about several figures (here four), and each confirms it; *recomputed* is the one that comes closest to failing |
| against economy.gdp growth 2019 | the other figure of a comparison |
| inconsistent if read as ..., consistent if read as ... | the article uses one name for two indicators. The verdict of the row is for the first reading; the second reading is the one that the number seems to be meant for |
| price basis, scope, vintage, wording, two definitions | the kind of remark that follows: on prices, on what is covered, on the release used, on the words of the article, on two definitions behind one name |
"""


def audit() -> str:
    """Return the page of the article's statements, in both scopes."""
    data, statements = bundled.load(), claims.published()
    parts = [AUDIT.strip()]
    for title, within in (("All figures", ""), ("Only figures of the article", "article")):
        checked = claims.check(statements, data, within)
        told = claims.report(checked, "")
        parts += [
            f"## {title}",
            claims.summary(checked) + ".",
            render(told, "markdown", RenderOptions()).text.strip(),
        ]
    return "\n\n".join(parts) + "\n"


def citation(text: str, version: str) -> bytes:
    """Return the file for citing with the versions of the program and, further in, of the data."""
    text = re.sub(r"^version: .*$", f"version: {__version__}", text, flags=re.MULTILINE)
    return re.sub(r"^  version: .*$", f'  version: "{version}"', text, flags=re.MULTILINE).encode()


METHODS = (
    "    # The measures, each as a method, written from the registry by ./dev docs.",
    "    # The end of the measures.",
)


def with_methods(source: str) -> str:
    """Return the module of the table with a method for each measure command."""
    return _between(METHODS, source, "\n\n".join(map(_method, measures.commands())))


def _method(command: MeasureCommand) -> str:
    """Return the source of the method of a measure command: what is required or a period may be given by position."""
    first: list[str] = ["self"]
    rest: list[str] = []
    for own in command.parameters:
        kind = "object" if own.period else "str"
        by_position = own.required or own.period
        (first if by_position else rest).append(f"{own.name}: {kind}" + ("" if own.required else ' = ""'))
    rest += ['vintage: str = ""', *(() if command.plans else ("across_breaks: bool = False",))]
    given = ["vintage", *(() if command.plans else ("across_breaks",))]
    given += [f"{own.name}={f'periods.typed({own.name})' if own.period else own.name}" for own in command.parameters]
    head = _call(f"    def {command.name.replace('-', '_')}", [*first, "*names: str", *rest], " -> Self:")
    about = [
        "``names``: What to select first; else all rows of the table.",
        *(f"``{own.name}``: {own.help}" for own in command.parameters),
    ]
    text = "\n".join([inspect.getdoc(command.derive) or "", "", *about])
    quoted = f'"""{text}\n"""'
    body = _call("        return self._derived", [f'"{command.name}"', "names", *given], "")
    return "\n".join([head, indent(quoted, " " * 8), body])


def _call(before: str, arguments: Sequence[str], after: str) -> str:
    """Return a name with arguments in parentheses, on one line where they fit."""
    line = f"{before}({', '.join(arguments)}){after}"
    margin = before[: len(before) - len(before.lstrip())]
    if len(line) <= WIDTH:
        return line
    return "\n".join([f"{before}(", *(f"{margin}    {one}," for one in arguments), f"{margin}){after}"])


def naming_methods(page: str) -> str:
    """Return the page on Python with the methods of the measures."""
    names = " ".join(command.name.replace("-", "_") for command in measures.commands())
    return re.sub(r"(?<=^\| compute \| `)[^`]*", names, page, flags=re.MULTILINE)


def written(value: Any, indent: int = 0, before: int = 0) -> str:
    """Return JSON with a line for each thing that fits onto one, after ``before`` characters of its key."""
    line = json.dumps(value, ensure_ascii=False)
    if indent + before + len(line) < WIDTH or not isinstance(value, dict | list):
        return line
    inner = indent + 2
    if isinstance(value, dict):
        keys = {key: json.dumps(key, ensure_ascii=False) + ": " for key in value}
        lines = [keys[key] + written(one, inner, len(keys[key])) for key, one in value.items()]
    else:
        lines = [written(one, inner) for one in value]
    begin, end = "{}" if isinstance(value, dict) else "[]"
    return begin + ",".join(f"\n{' ' * inner}{one}" for one in lines) + f"\n{' ' * indent}{end}"


INDICATORS = """# Indicators

<!-- Generated from data/ by ./dev docs -->

This page lists all indicators by sector, for readers who want to know what is measured, by whom, and for which periods the table has
figures. An *indicator* is one thing measured by one definition. Its id, such as `economy.digital`, is what you write in commands;
`digecon info ID` shows its latest figure.

Each entry gives the name in English and Chinese, the definition, the unit with the kind of quantity in parentheses
([flow, stock, price or rate](glossary.md#flow-stock-price-rate)), the producer of the figures, and the indicators of which this one is a part.
The table below it has a row for each measure, area and kind of period: the first and the last period with a figure, and the number of
periods with one.

[Breaks](glossary.md#break) and [revisions](glossary.md#revision) follow where there are any. A break is *stated* by a document or *inferred*
from at least two signs. Each sign sets the growth of two published levels beside the growth that a document prints: "levels -8.5 %,
published rate +0.5 %" means that the level fell by 8.5 % while a document prints growth of 0.5 %. Words such as `miit-2020-01` are the ids of documents;
`digecon sources miit-2020-01` describes that one.
"""
MEASURES = {
    "share": "share of {whole}",
    "share_change": "change of the share of {whole}",
    "mean_growth": "average growth per year",
    "contribution": "contribution to growth of {whole}",
    "growth_share": "share of the growth of {whole}",
    "ratio": "ratio to {whole}",
    "target_share": "target for the share of {whole}",
    "forecast_share": "forecast of the share of {whole}",
}  # the words of measures on the page; of others their names


def indicators(data: Dataset) -> str:
    """Return the page on all indicators, by sector."""
    sectors: dict[str, list[Indicator]] = {name: [] for name in schema.columns("catalog")["sector"].codes}
    for entry in data.catalog.values():
        sectors[entry.sector].append(entry)
    rows: dict[str, list[Observation]] = {}
    for one in data.observations:
        rows.setdefault(one.indicator, []).append(one)
    total = (
        f"{len(data.catalog)} indicators and {len(data.observations):,} figures from {len(data.sources):,} documents"
    )
    contents = " · ".join(f"[{name}](#{name}) ({len(several)})" for name, several in sectors.items())
    parts = [f"{INDICATORS}\nThe table has {total}.\n\n{contents}\n"]
    for name, several in sectors.items():
        parts.append(f"## {name}\n")
        parts += [_indicator(entry, data, rows[entry.indicator]) for entry in several]
    return "\n".join(parts)


def _indicator(entry: Indicator, data: Dataset, rows: list[Observation]) -> str:
    """Return the section on an indicator: what it is, which figures there are, and its breaks and revisions."""
    unit = units.label(entry.unit, entry.unit_mult)
    wholes = [f"- {labels.RELATIONS[relation].capitalize()} `{whole}`" for whole, relation in entry.wholes.items()]
    parts = [
        f"### {entry.indicator}",
        f"**{entry.label}** ({entry.label_zh})",
        " ".join(filter(None, (entry.definition, entry.note))),
        "\n".join([f"- Unit: {unit} ({entry.kind})", f"- Producer: {entry.producer}", *wholes]),
        "\n".join(
            ["| measure | area | periods | first | last | number |", "|---|---|---|---|---|---:|", *_extent(rows)]
        ),
        *(f"Break in {line}" for line in listings.breaks(entry.indicator, data)),
        *(
            _revision(revision)
            for (name, _), found in data.revisions.items()
            if name == entry.indicator
            for revision in found
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _extent(rows: list[Observation]) -> list[str]:
    """Return a row of a table for each measure, area and frequency: the first and last period, and how many there are."""
    groups: dict[tuple[str, ...], set[str]] = {}
    for row in sorted(rows, key=lambda row: PRINTED.index(row.measure)):
        words = MEASURES.get(row.measure, row.measure).format(whole=f"`{row.base_indicator}`")
        groups.setdefault((words, areas.area_name(row.area, "en"), periods.frequency(row.period)), set()).add(
            row.period
        )
    lines = []
    for (words, area, frequency), found in groups.items():
        ordered = sorted(found, key=periods.order)
        first, last = periods.label(ordered[0]), periods.label(ordered[-1])
        lines.append(f"| {words} | {area} | {selection.FREQUENCIES[frequency]} | {first} | {last} | {len(ordered)} |")
    return lines


def _revision(revision: Revision) -> str:
    """Return the line on a revision: its day, the periods that it restated, and why."""
    start = f"from {periods.label(revision.start)} to" if revision.start else "up to"
    area = f" ({revision.area})" if revision.area != "CN" else ""
    return f"Revision of {revision.day}{area}: periods {start} {periods.label(revision.end)} were restated. {revision.reason}"


def coverage(data: Dataset, page: str) -> str:
    """Return the page on what is and is not in the table, with what is counted from the table as it is now."""
    counted = _between(COUNTED, page, "\n".join(_counts(data.observations)))
    return _between(HOLES, counted, "\n".join(_holes(data)))


HEADINGS = {
    REFUSAL: "Refusals",
    BREAK: "Breaks",
    CAUTION: "Cautions",
    REASON: "Reasons for gaps",
    PAIRING: "How a value was computed",
    VERDICT: "Verdicts on targets",
}


def _between(ends: tuple[str, str], page: str, text: str) -> str:
    """Return a page with another text between two comments."""
    before, _, rest = page.partition(ends[0])
    _, _, after = rest.partition(ends[1])
    return f"{before}{ends[0]}\n\n{text}\n\n{ends[1]}{after}"


def comparability(page: str) -> str:
    """Return the page on what is compared, with the codes of the registry of facts."""
    parts = []
    for kind in KINDS:
        codes = {code: entry for code, entry in facts.documented().items() if entry.kind == kind}
        if not codes:
            continue
        parts.append(f"### {HEADINGS[kind]}\n\n{help_topics.meaning(kind).capitalize()}.")
        parts += [_code(code, entry) for code, entry in codes.items()]
    return _between(CODES, page, "\n\n".join(parts))


CODES = ("<!-- the codes, written from the registry of facts by ./dev docs -->", "<!-- end of the codes -->")


SECOND_KIND = {
    BREAK: "In a row with a value the code is a break: {meaning}.",
    CAUTION: "In a row other than a gap the code is a caution: {meaning}.",
}


def _code(code: str, entry: facts.Entry) -> str:
    """Return what a page says of a code: what it means, what overrides it, and a command whose answer has it."""
    also = [kind for kind in facts.kinds_of(code) if kind != entry.kind]
    parts = [f"#### {code}", entry.meaning]
    parts += [SECOND_KIND[kind].format(meaning=help_topics.meaning(kind)) for kind in also]
    parts += [f"`{entry.override}` computes the value anyway."] if entry.override else []
    parts += [f"Example: `{entry.example}`"] if entry.example else []
    return "\n\n".join(parts)


SIGN_TABLE = ("<!-- the signs, written from their definition by ./dev docs -->", "<!-- end of the signs -->")
SIGN_MEANINGS = {
    document.NONE: "no figure: none was printed, or none can be computed",
    document.REFUSED: "refused: the comparison is not valid",
    document.BREAK: "before a number: not comparable with the figure of the period before",
    document.EQUAL: "the computed rate equals the published one within rounding",
    document.APART: "published and computed rate differ by more than rounding and price changes explain",
    document.SKIPPED: "periods that are left out",
    document.SIGNS["over"]: "before a number: over, as printed",
    document.SIGNS["under"]: "before a number: under, as printed",
    document.SIGNS["about"]: "before a number: about, as printed",
}


def tables(page: str) -> str:
    """Return the page on tables for people, with every sign, what stands for it in ASCII, and what it means."""
    cells = {chr(code): text.replace("|", r"\|") for code, text in document.ASCII.items()}
    rows = [f"| `{sign}` | `{text}` | {SIGN_MEANINGS[sign]} |" for sign, text in cells.items()]
    return _between(SIGN_TABLE, page, "\n".join(["| sign | in ASCII | means |", "|---|---|---|", *rows]))


COUNTED = ("<!-- counted from the table by ./dev docs -->", "<!-- end of what is counted -->")
HOLES = ("<!-- the main series, written from the table by ./dev docs -->", "<!-- end of the main series -->")


def _counts(rows: Sequence[Observation]) -> list[str]:
    """Return the lines of a table of how the figures are documented; each part adds up to all of them."""
    parts = {
        "of the article, with its lines as locator": lambda one: one.source == "article",
        "of other documents, with a locator": lambda one: one.source != "article" and one.locator,
        "of other documents, without a locator": lambda one: one.source != "article" and not one.locator,
        "with a known day of release": lambda one: len(one.vintage) == 10,
        "with a known month of release, but no day": lambda one: len(one.vintage) == 7,
        "with a known year of release, but no month": lambda one: len(one.vintage) == 4,
        "weakly sourced (status `U`)": lambda one: one.status == "U",
    }
    lines = ["| figures in the table | number |", "|---|---:|", f"| all | {len(rows):,} |"]
    return lines + [f"| {name} | {sum(map(bool, map(part, rows))):,} |" for name, part in parts.items()]


def _holes(data: Dataset) -> list[str]:
    """Return the lines of a table of the main series by years: where they begin and end, and which years lack a figure."""
    lines = [
        "| indicator | id | measure | first | last | years between without a figure |",
        "|---|---|---|---|---|---|",
    ]
    for entry in data.catalog.values():
        for measure in ("level", "growth"):
            years = {
                int(one.period)
                for one in data.observations
                if (one.indicator, one.area, one.measure) == (entry.indicator, "CN", measure) and len(one.period) == 4
            }
            if entry.headline and years:
                first, last = min(years), max(years)
                holes = ", ".join(str(year) for year in range(first, last) if year not in years)
                lines.append(f"| {entry.label} | `{entry.indicator}` | {measure} | {first} | {last} | {holes or '–'} |")
    return lines


COMMANDS = """# Commands

This page lists every command with its options, for readers who know what they want to do and look up how to write it. For a first look,
read the [tour](tour.md). `digecon COMMAND --help` shows the same as this page for one command.

How to read it:

* Words in capitals stand for something that you write: `ID` is the id of an indicator such as `telecom.revenue`, `FILE` a file, `P` a
  period such as `2022` or `2023-Q3`.
* What is in brackets may be left out. Dots (`...`) mean that you may write more than one. `A|B` means one of the two.
* `[SELECT]...` chooses indicators: a sector (`telecom`), an id, a name (`gdp`), a pattern (a *glob*, `telecom.*`), or one of these with an
  area (`top500@US`). A period (`2024`) may stand among them. Without a name a command takes all indicators. [Asking](asking.md) says how names and periods may be written.
* *Halves* are half-years. *Spans from January* are periods such as January to September (`2023-9M`). Words such as *level*, *parent*,
  *vintage* or *bounds* are in the [glossary](glossary.md).
* The examples below each command use files such as `mine.csv` and `before.zip`; they stand for files of yours.
"""
SHARED = """## Shared options

Options that more than one command takes, in groups. Under each command, "Shared options" lists the groups and the single options that it
takes. A command refuses all others.
"""


SECTIONS = {
    "Look": "Find and show figures",
    "About": "One indicator or figure in full",
    "Compare": "Compare",
    "Derive": "Compute growth, shares and other measures",
    "Check": "Check statements and tables",
    "Changes": "See what changed",
    "Draw": "Charts and reports",
    "Publish": "Sources and citations",
    "Serve": "Export, website and assistants",
    "Setup": "Settings and completion",
}


GROUP_NOTES = {
    "Selection": "Which figures the answer has.",
    "Release": "Which release of a figure is used, see [vintage](glossary.md#vintage).",
    "Table": "Your own figures instead of the bundled ones or beside them, see [Use your own table](own-data.md).",
    "Output": "In which format the answer is written, and where to.",
    "Layout": "How a [table for people](tables.md) or a [table for programs](output.md) looks.",
    "Computed levels": "Levels that no document prints, [computed only when asked for](comparability.md#what-is-computed-only-when-asked-for), and amounts in dollars.",
    "Picture": "How a [chart](pictures.md) looks.",
}


def reference() -> str:
    """Return the page on all commands and options, from their declarations."""
    parts = [COMMANDS, _formats(), SHARED]
    for group, shared in options.GROUPS.items():
        parts.append(f"### {group}\n\n{GROUP_NOTES[group]}\n\n{_options(shared)}")
    for section, commands in registry.sections().items():
        parts.append(f"## {SECTIONS[section]}\n")
        parts += map(_command, commands)
    return "\n".join(parts)


def _command(command: spec.Command) -> str:
    """Return what is told of one command."""
    words = [options.SELECT.metavar] * command.selects + [one.metavar for one in command.places]
    shared = {option.name for group in options.GROUPS.values() for option in group}
    own: list[spec.Option | spec.Argument] = [*command.arguments]
    own += [option for option in command.options if option.name not in shared]
    parts = [f"### {' '.join(['digecon', command.name, *words])}\n", f"{command.help}\n"]
    if own:
        parts.append(_options(own))
    parts.append(f"Shared options: {', '.join(_groups(command))}.\n")
    if command.formats.own:
        parts.append(f"Formats of its own: {', '.join(f'`{format.name}`' for format in command.formats.own)}.\n")
    return "\n".join([*parts, "```sh", *command.examples, "```", ""])


def _groups(command: spec.Command) -> list[str]:
    """Return the groups of options that a command takes whole, as links, and the single options of others."""
    told: list[str] = []
    for group, shared in options.GROUPS.items():
        taken = [option for option in shared if option in command.options]
        if len(taken) == len(shared):
            told.append(f"[{group}](#{group.lower().replace(' ', '-')})")
        else:
            told += [f"`{option.flags[0]}`" for option in taken]
    return told


def _formats() -> str:
    """Return the section on the formats of all commands, then those of single ones."""
    lines = [
        "## Formats\n",
        "`-f` chooses the format of the answer. With `-o FILE` the ending of the file name chooses it. Formats for people, and charts, use the language",
        "of the terminal, and `table` also its width; all others are UTF-8 and do not depend on the terminal. [Output formats](output.md) describes those for programs. In the",
        'column "commands", "most" means nearly every command that answers with a table; if a command does not have the format, its error names',
        "those that it has. A command named there writes a chart, a page or a list of its own in this format. If an ending belongs to two formats, such a command",
        "writes its own: `diff -o x.md` a changelog, `cite -o x.json` CSL-JSON.\n",
        "| `-f` | endings | commands | remarks |",
        "|---|---|---|---|",
    ]
    commands = [command for several in registry.sections().values() for command in several]
    where: dict[str, list[str]] = {}  # by format, the commands that have it; the shared formats first
    rows: dict[str, Format] = {}
    for name, several in (("", Formats().all()), *((command.name, command.formats.own) for command in commands)):
        for one in several:
            rows.setdefault(one.name, one)
            where.setdefault(one.name, []).append(f"`digecon {name}`" if name else "most")
    for name, one in rows.items():
        remarks = (
            "for people" if one.for_people else "",
            "only to a file" if one.only_files else "only to a file or a pipe" if one.binary else "",
            "figures only, no lists" if one.observations_only else "",
        )
        lines.append(
            f"| `{name}` | {' '.join(one.endings)} | {', '.join(where[name])} | {', '.join(filter(None, remarks))} |"
        )
    return "\n".join([*lines, ""])


FORMAT = "The format of the answer, see [Formats](#formats)."  # its help lists the formats of one command


def _options(declared: Sequence[spec.Option | spec.Argument]) -> str:
    lines = []
    for one in declared:
        flags = getattr(one, "flags", ())
        told = ", ".join(flags) + (f" {one.metavar}" if flags and one.metavar else "") or one.metavar
        lines.append(f"- `{told}`: {one.help or FORMAT}")
    return "\n".join([*lines, ""])


def main(files: Mapping[str, bytes]) -> int:
    """Write the files that differ and return 0; with --check write nothing and return how many differ, at most 1."""
    old = []
    for name, text in files.items():
        path = ROOT / name
        if path.is_file() and path.read_bytes() == text:
            continue
        old.append(name)
        if "--check" not in sys.argv[1:]:
            path.write_bytes(text)
    for name in old:
        print(f"{name} {'is out of date: run ./dev docs' if '--check' in sys.argv[1:] else 'written'}")
    return int(bool(old) and "--check" in sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main(generated()))
