"""Markdown, HTML and LaTeX: literal output, nothing lost of what the terminal shows, and nothing in a label taken for markup."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from registered import MEASURES
from registered import line as line_of

from digecon_cli.ask.options import RenderOptions
from digecon_cli.ask.table import ObservationTable, RecordListing
from digecon_cli.core import facts
from digecon_cli.core.cleaning import clean
from digecon_cli.document import APART, BREAK, FIGURE, NAME, NONE, SKIPPED, Band, Cell, Column, Grid, Line
from digecon_cli.render import render
from digecon_cli.render.paper import Paper, split
from digecon_cli.render.tex import typeset

MARKDOWN = f"""\
### Telecom growth, %

|                       | 2022 | 2023 |
|:----------------------|-----:|-----:|
| Telecom revenue       |  8.0 | 6.2u |
| &emsp;from the levels |    {NONE} | 6.3{APART} |

- {APART} published and computed differ beyond rounding; u weakly sourced; {NONE} none
- No growth: Cloud revenue (the series breaks at 2023: new scope)
- Source: MIIT, 2 documents

- No growth: Computing power devices World
- Source: caict-2023, 1 document
"""

HTML = f"""\
<table lang="en" style="font-variant-numeric: tabular-nums; border-spacing: .75em 0">
<caption>Telecom growth, %</caption>
<thead>
<tr><td></td><th scope="col" style="text-align: right">2022</th><th scope="col" style="text-align: right">2023</th></tr>
</thead>
<tbody>
<tr><th scope="row" style="text-align: left; font-weight: normal">Telecom revenue</th><td style="text-align: right">8.0</td><td style="text-align: right">6.2u</td></tr>
<tr><th scope="row" style="text-align: left; font-weight: normal">&emsp;from the levels</th><td style="text-align: right">{NONE}</td><td style="text-align: right">6.3{APART}</td></tr>
</tbody>
</table>
<p class="notes" lang="en"><small>{APART} published and computed differ beyond rounding; u weakly sourced; {NONE} none<br>
No growth: Cloud revenue (the series breaks at 2023: new scope)<br>
Source: MIIT, 2 documents</small></p>
<p class="notes" lang="en"><small>No growth: Computing power devices World<br>
Source: caict-2023, 1 document</small></p>
"""

LATEX = r"""% \usepackage{booktabs}
\begin{table}[htbp]
\centering
\caption{Telecom growth, \%}\label{tab:telecom-growth}
\small
\begin{tabular}{lrr}
\toprule
 & 2022 & 2023 \\
\midrule
Telecom revenue & 8.0 & 6.2\rlap{\textsuperscript{u}} \\
\quad from the levels & \ensuremath{\cdot} & 6.3\rlap{\textsuperscript{APART_IN_TEX}} \\
\bottomrule
\end{tabular}

\medskip
\begin{minipage}{\linewidth}\footnotesize\raggedright
APART_IN_TEX published and computed differ beyond rounding; u weakly sourced; \ensuremath{\cdot} none\par
No growth: Cloud revenue (the series breaks at 2023: new scope)\par
Source: MIIT, 2 documents\par
\end{minipage}
\end{table}

{\footnotesize\raggedright
\noindent No growth: Computing power devices World\par
\noindent Source: caict-2023, 1 document\par
}
""".replace("APART_IN_TEX", typeset(APART))

IN_DETAIL = """\
### Telecom: growth

|                                            | Unit         |   2022 |     2023 |
|:-------------------------------------------|:-------------|-------:|---------:|
| Telecom revenue                            | billion yuan | 1580.8 |   1680 u |
| &emsp;growth, published (comparable basis) | %            |    8.0 |    6.2 u |
| &emsp;growth, computed (nominal)           | %            |        |    6.3 u |
| &emsp;gap                                  | % points     |        | -0.1 [1] |
| Cloud revenue                              | billion yuan |  >18.0 |          |
| &emsp;growth, computed                     | %            |        |    – [2] |

- u weakly sourced
- [1] comparable basis: the published rate is on a comparable basis, the levels are as printed
- [2] the series breaks at 2023: new scope

Sources:

- miit-2023: MIIT, Telecom in 2022 (2023-01-19)
- miit-2024: MIIT, Telecom in 2023 (2024-01-24), via Xinhua

### Computing: growth

|                              | Unit   | 2022 |
|:-----------------------------|:-------|-----:|
| Computing power, devices (W) | EFLOPS | ~906 |

Sources:

- caict-2023
"""


@pytest.mark.parametrize(("format", "expected"), [("markdown", MARKDOWN), ("html", HTML), ("latex", LATEX)])
def test_a_document_tells_the_page_of_the_terminal(table, format, expected):
    assert render(table, format, RenderOptions()).text == expected


def test_in_detail_every_row_is_told(table):
    assert render(table, "markdown", RenderOptions(detailed=True)).text == IN_DETAIL
    bounds = render(table, "markdown", RenderOptions(bounds=True)).text
    assert "| 1680 [1675, 1685] u |" in re.sub(r"\.0\b| +(?= )", "", bounds)


def test_bounds_keep_every_row_in_all_formats(table):
    assert "<caption>Telecom: growth</caption>" in render(table, "html", RenderOptions(bounds=True)).text
    text = render(table, "latex", RenderOptions(bounds=True)).text
    assert r"\quad gap & \% points & \ensuremath{-}0.1 [\ensuremath{-}0.5, 0.3] [1] \\" in re.sub(" +", " ", text)
    assert "\\noindent" not in text
    assert "Sources:\\par\nmiit-2023: MIIT" in text


@pytest.fixture
def growth_only(figure, table_of) -> ObservationTable:
    """Return a level that breaks, a finer and a coarser one, and a rate without level: two headings, three years."""
    cloud, rate = {"indicator": "telecom.cloud", "unit": "CNY"}, {"measure": "growth", "unit": "percent"}
    return table_of(
        figure(**cloud, period="2021", value="11.2", unit_mult=9),
        figure(**cloud, period="2022", value="1234.5", unit_mult=9),
        figure(**cloud, period="2023", value="1300", unit_mult=9, status="U"),
        *(figure(indicator="telecom.iot", **rate, period=str(year), value="-4.5") for year in (2021, 2022, 2023)),
        *(figure(indicator="telecom.5g", **rate, period=str(year), value="7") for year in (2022, 2023)),
        *(figure(indicator="telecom.volume", period=str(year), value="3", unit="CNY", unit_mult=9) for year in (2022, 2023)),
    )  # fmt: skip


def test_headings_of_rows_stand_in_the_table(growth_only):
    text = render(growth_only, "markdown", RenderOptions()).text
    assert text.startswith(
        f"""\
### Telecom

| Billion yuan   | 2021 |  2022 |   2023 |
|:---------------|-----:|------:|-------:|
| Cloud revenue  |   11 | 1,235 | 1,300u |
| telecom.volume |    {NONE} |     3 |      3 |
| **Growth as published, % (no level)** | | | |
| telecom.iot    | -4.5 |  -4.5 |   -4.5 |
| telecom.5g     |    {NONE} |     7 |      7 |

- u weakly sourced; {NONE} none printed
"""
    )
    html = render(growth_only, "html", RenderOptions()).text
    assert '<tr><th scope="col" style="text-align: left">Billion yuan</th><th scope="col"' in html
    assert '<th scope="rowgroup" colspan="4" style="text-align: left">Growth as published, % (no level)</th>' in html
    latex = render(growth_only, "latex", RenderOptions()).text
    assert "\\addlinespace\n\\multicolumn{4}{l}{\\itshape Growth as published, \\% (no level)} \\\\\n" in latex
    assert r"telecom.iot & \ensuremath{-}4.5 & \ensuremath{-}4.5 & \ensuremath{-}4.5 \\" in latex
    assert r"1,300\rlap{\textsuperscript{u}}" in latex


def test_transposed_the_series_stand_across(growth_only):
    text = render(growth_only, "markdown", RenderOptions(transpose=True)).text
    assert text.startswith(f"""\
### Telecom, billion yuan

|      | Cloud revenue | telecom.volume |
|:-----|--------------:|---------------:|
| 2021 |            11 |              {NONE} |
| 2022 |         1,235 |              3 |
| 2023 |        1,300u |              3 |

### Telecom, growth as published, % (no level)

""")


def test_points_stand_below_each_other(figure, table_of):
    rows = [
        figure(indicator="telecom.cloud", period="2022", value="640", unit="CNY", unit_mult=9),
        figure(indicator="telecom.cloud", period="2023", value="636.8", unit="CNY", unit_mult=9),
        figure(indicator="telecom.revenue", period="2022", value="700.5", unit="CNY", unit_mult=9, status="U"),
        figure(indicator="telecom.revenue", period="2023", value="800.5", unit="CNY", unit_mult=9),
    ]
    table = table_of(*rows)
    # A blank as wide as a point, one as wide as a digit, and one for the mark that the other number has.
    assert (
        '640\u2008\u2007\u2007</td><td style="text-align: right">636.8</td>'
        in render(table, "html", RenderOptions()).text
    )
    assert "640\\phantom{.0} & 636.8 \\\\" in render(table, "latex", RenderOptions()).text


def test_a_file_of_html_is_a_whole_page(table):
    text = render(table, "html", RenderOptions(file=True, lang="zh")).text
    assert text.startswith('<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n')
    assert text.endswith("</main>\n</body>\n</html>\n")
    assert "<title>电信同比增速，%</title>" in text
    assert "prefers-color-scheme: dark" in text
    assert not re.search(r"\b(src|href)=\"(?!data:)|url\(|<script|@import", text)
    assert '<div class="scroll" tabindex="0" role="region" aria-label="电信同比增速，%">\n<table lang="zh-CN"' in text


def test_only_chinese_needs_packages_for_it(table, figure, table_of):
    assert "xeCJK" not in render(table, "latex", RenderOptions()).text
    chinese = render(table, "latex", RenderOptions(lang="zh")).text
    assert "% \\usepackage{ctex}, or xeCJK with a font, for the Chinese; XeLaTeX or LuaLaTeX\n" in chinese


def test_labels_of_latex_differ(table, table_of):
    rows = [row for row in table if row.origin == "published"]
    twice = table_of(*rows, *(row._replace(indicator=f"{row.indicator}x") for row in rows))
    labels = re.findall(r"\\label{(.*?)}", render(twice, "latex", RenderOptions()).text)
    assert labels
    assert len(set(labels)) == len(labels)


def years(figure: Callable[..., Any], count: int, *names: str) -> list[Any]:
    return [
        figure(indicator=f"telecom.{name}", period=str(1990 + year), value="1.5", unit="CNY", unit_mult=9)
        for name in names
        for year in range(count)
    ]


@pytest.mark.parametrize("format", ["markdown", "html", "latex"])
@pytest.mark.parametrize("names", [("cloud",), tuple("abcdefgh")])
def test_all_periods_are_there_whatever_the_width(figure, table_of, format, names):
    text, notices = render(table_of(*years(figure, 30, *names)), format, RenderOptions(width=40))
    assert all(str(1990 + year) in text for year in range(30))
    assert not notices


def test_few_series_of_many_years_turn_where_a_page_is_too_narrow(figure, table_of):
    wide = table_of(*(row for name in ("a", "b", "c", "d") for row in years(figure, 30, name)))
    markdown = render(wide, "markdown", RenderOptions()).text
    assert "| telecom.a | telecom.b | telecom.c | telecom.d |" in markdown.splitlines()[2]
    assert "<th scope=\"col\" style=\"text-align: right\">2019</th>" in render(wide, "html", RenderOptions()).text  # fmt: skip


def test_many_series_of_many_years_go_on_in_further_tables(figure, table_of):
    wide = table_of(*years(figure, 30, *(f"series_{letter}" for letter in "abcdefghijklmnopqr")))
    text = render(wide, "markdown", RenderOptions()).text
    assert re.findall("### (.*)", text) == [
        "Telecom, billion yuan, 1990-99", "Telecom, billion yuan, 2000-09", "Telecom, billion yuan, 2010-19",
    ]  # fmt: skip
    assert max(map(len, text.split("\n\n- ")[0].splitlines())) <= 121


@pytest.mark.parametrize("format", ["html", "latex", "markdown"])
def test_a_document_is_the_same_on_every_terminal(digecon: Callable[..., Any], format: str) -> None:
    line = ("show", "telecom", "-f", format)
    assert digecon(*line, COLUMNS="50").out == digecon(*line, COLUMNS="200").out == digecon(*line).out


def test_a_variable_sets_the_width_of_documents(digecon: Callable[..., Any]) -> None:
    narrow = digecon("show", "telecom", "-f", "html", DIGECON_PAGE="60").out
    assert narrow.count("<table") > digecon("show", "telecom", "-f", "html").out.count("<table") == 1


class TestSplit:
    NOTHING = Cell(instead=NONE)
    GRID = Grid(
        [Column("", NAME), *(Column(period, FIGURE, period) for period in ("2019", "2020", SKIPPED, "2022"))],
        [Band("", [Line("x", [*map(Cell, ("1", "2", "", "4"))]), Line("y", [NOTHING, NOTHING, Cell(), Cell("5")])])],
        "A",
    )

    def test_what_fits_stays(self):
        assert split(self.GRID, Paper(), "en") == [self.GRID]

    def test_pieces_begin_and_end_with_a_period_and_tell_no_empty_row(self):
        first, second = split(self.GRID, Paper(13, 1), "en")
        assert (first.caption, [column.head for column in first.columns], [line.label for line in first.lines]) == (
            "A, 2019-20",
            ["", "2019", "2020"],
            ["x"],
        )
        assert (second.caption, [column.head for column in second.columns], [line.label for line in second.lines]) == (
            "A, 2022",
            ["", "2022"],
            ["x", "y"],
        )


EVIL = "[a](javascript:x) <b> | *c* `d` \\e _f_ g_h [1](u) R&D &lt; 50%$#{}~^"


@pytest.mark.parametrize(
    ("format", "shown"),
    [
        ("markdown", r"\[a](javascript:x) &lt;b> \| \*c\* \`d\` \\e \_f\_ g_h \[1](u) R&D &amp;lt; 50%$#{}~^"),
        ("html", "[a](javascript:x) &lt;b&gt; | *c* `d` \\e _f_ g_h [1](u) R&amp;D &amp;lt; 50%$#{}~^"),
        ("latex", r"{}[a](javascript:x) \ensuremath{<}b\ensuremath{>} | *c* \textasciigrave{}d\textasciigrave{} \textbackslash{}e \_f\_ g\_h [1](u) R\&D \&lt; 50\%\$\#\{\}\ensuremath{\sim}\^{}"),
    ],
)  # fmt: skip
def test_markup_of_a_label_is_shown_as_it_is_in_cells_and_in_notes(format, shown):
    text = render(
        RecordListing(("id", EVIL), [("x", EVIL), (EVIL, "")], EVIL, ("x", EVIL)), format, RenderOptions()
    ).text
    if format == "latex":  # where a line begins, a bracket is guarded; the header stands twice
        text = text.replace(r"\allowbreak{}", "")
        assert "\n" + shown in text
    assert text.count(shown.removeprefix("{}")) == 5 + (format == "latex")  # heading, header, two cells, note
    assert "<b>" not in text.replace("&lt;b>", "")


class Cells(HTMLParser):
    """The texts of the cells, captions and items of HTML, in order."""

    KEPT = frozenset({"td", "th", "caption", "h3", "li", "p"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        if tag in self.KEPT:
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data


def plain(text: str) -> str:
    """Return a text without the blanks that only align it."""
    return re.sub(r"\s+", " ", text).strip()


RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LABELS = st.text(st.characters(exclude_categories=("Cs", "Co", "Cc")), max_size=40)
MARKUP = st.text("\\`*_{}[]()<>#+-.!|~&;=1a \"'$^%:/@", max_size=25)


@given(st.one_of(LABELS, MARKUP))
def test_no_label_is_markup_in_a_table_or_a_note_of_markdown(label):
    label = clean(label).strip()
    text = render(RecordListing(("a", "b"), [(label, "x")], "", (f"n{label}", label)), "markdown", RenderOptions()).text
    found = Cells(RENDERER.render(text))
    assert set(found.tags) <= {"table", "thead", "tbody", "tr", "th", "td", "ul", "li", "p"}
    assert [plain(cell) for cell in found.texts if plain(cell)] == [
        cell for cell in ("a", "b", plain(label), "x", plain(f"n{label}"), plain(label)) if cell
    ]


@given(st.one_of(LABELS, MARKUP))
def test_no_label_is_markup_in_html(label):
    label = clean(label)
    text = render(RecordListing(("a", "b"), [(label, "x")], label, (label,)), "html", RenderOptions(file=True)).text
    found = Cells(text.partition("<body>")[2])
    assert {plain(cell) for cell in found.texts} - {""} == {plain(cell) for cell in ("a", "b", label, "x")} - {""}
    assert found.tags.count("td") + found.tags.count("th") == 4


# What a text may hold for TeX: letters, signs without meaning, and what the escapes are.
INERT = re.compile(
    r"(?:[^\\{}$&#^_~%]|\\[&%$#_{}]|\\\^\{\}|\\text[a-z]+\{\}|\\dots\{\}|\\ensuremath\{(?:[<>-]|\\[a-z]+)\}|(?<=[-',])\{\})*"
)


@given(st.one_of(LABELS, MARKUP))
def test_no_label_is_markup_in_latex(label):
    told = typeset(clean(label))
    assert INERT.fullmatch(told)
    assert "--" not in told
    text = render(RecordListing(("a", "b"), [(label, "x")], "", ()), "latex", RenderOptions()).text
    (row,) = [line for line in text.splitlines() if line.endswith(r"& x \\")]
    assert not row.startswith(("[", "*"))


LINES = [
    "show --all", "show telecom", "show economy.digital", "show mobile.shipments --freq M", "show economy --latest",
    "growth telecom --lang zh", *map(line_of, MEASURES),
]  # fmt: skip


# What a screen has and a document does not: lines to type, in parentheses or after "Also:" and a colon; and what stands in the
# place of the names and the sentences of a document: how many series or reasons there are more, and the code of a refusal.
COMMANDS = re.compile(
    r" ?\((?:digecon [a-z]|--[a-z]|-f )[^()]*\)|Next: .*$|: --all, or (?:share|targets|digecon growth|digecon show) SECTOR"
)
COUNTS = re.compile(r"(?<=, )\d+ more\b|(?:(?<=Ended: )|(?<=Refused: )|(?<=No answer: )|(?<=\); ))\d+ series")
_REFUSED = "|".join(code for code, entry in facts.documented().items() if entry.kind == facts.REFUSAL)
CODES = re.compile(rf"\((?:{_REFUSED})(?:, (?:{_REFUSED}))*\b")


def words(text: str) -> set[str]:
    """Return the words of a text, in any case, without the marks between them, with a break apart from the number behind it."""
    return {word.rstrip(".") for word in re.split(rf"[\s,:;()：，；{BREAK}]+", text.casefold())} - {""}


@pytest.mark.exhaustive
@pytest.mark.parametrize("line", LINES)
def test_nothing_is_lost_of_what_the_terminal_shows(digecon: Callable[..., Any], line: str) -> None:
    table, html, markdown = (digecon(*shlex.split(line), "-f", format).out for format in ("table", "html", "markdown"))
    on_screen = " ".join(table.split())  # a screen wraps its lines
    wanted = words(COMMANDS.sub("", CODES.sub("(", COUNTS.sub("", on_screen))))
    assert len(wanted) > 10
    # Chinese is wrapped within a word on a screen.
    if "zh" not in line:
        assert wanted - words(" ".join(Cells(html).texts)) == set()
        assert wanted - words(" ".join(Cells(RENDERER.render(markdown)).texts)) == set()
    else:
        together = "".join("".join(Cells(html).texts).split())
        assert all(word in together for word in wanted if re.fullmatch(rf"[-\d.,pu{APART}~<>]+", word))


@pytest.mark.slow
@pytest.mark.parametrize("size", ["10pt", "12pt"])
def test_tex_sets_all_of_it_and_nothing_is_wider_than_the_page(
    digecon: Callable[..., Any], tmp_path: Path, size: str
) -> None:
    if not (shutil.which("pdflatex") and shutil.which("kpsewhich")):
        pytest.skip("no TeX on this machine")
    for style in ("booktabs.sty", "longtable.sty", "array.sty"):
        if subprocess.run(["kpsewhich", style], capture_output=True).returncode:
            pytest.skip(f"no {style} on this machine")
    lines = [
        *(line for line in LINES if "zh" not in line),
        "list",
        "growth telecom --bounds",
        "show telecom --transpose",
    ]
    parts = [digecon(*shlex.split(line), "-f", "latex").out for line in lines]
    body = "\\clearpage\n".join(parts)
    document = f"\\documentclass[{size}]{{article}}\\usepackage{{booktabs,longtable,array}}\\begin{{document}}\n{body}\\end{{document}}\n"
    (tmp_path / "a.tex").write_text(document, encoding="utf-8")
    told = ""
    for _ in range(2):  # longtable and labels need a second run
        done = subprocess.run(
            ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "a.tex"], cwd=tmp_path, capture_output=True
        )
        told = done.stdout.decode("utf-8", "replace")
        assert done.returncode == 0, told[-2000:]
    assert not re.findall(
        r"^(?:Overfull \\hbox|LaTeX Warning: (?:Reference|Float)|Missing character).*", told, flags=re.MULTILINE
    )
