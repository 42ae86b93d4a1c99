"""Markdown, HTML and LaTeX: literal output, and nothing in a label taken for markup."""

import pytest

from digecon_cli.present.options import RenderOptions
from digecon_cli.table import Listing
from digecon_cli.writers import render

MARKDOWN = """\
### Telecom: growth

|                                            | Unit         |   2022 |     2023 |
|:-------------------------------------------|:-------------|-------:|---------:|
| Telecom revenue                            | billion yuan | 1580.8 |   1680 p |
| &emsp;growth, published (comparable basis) | %            |    8.0 |    6.2 p |
| &emsp;growth, computed (nominal)           | %            |        |    6.3 p |
| &emsp;gap                                  | % points     |        | -0.1 [1] |
| Cloud revenue                              | billion yuan |  >18.0 |          |
| &emsp;growth, computed                     | %            |        |    – [2] |

- p provisional
- [1] the published rate compares the same firms
- [2] the series breaks at 2023: new scope (--across-breaks computes it all the same)

Sources:

- miit-2023: MIIT, Telecom in 2022 (2023-01-19)
- miit-2024: MIIT, Telecom in 2023 (2024-01-24), via Xinhua

### Computing: growth

|                              | Unit   |   2022 |
|:-----------------------------|:-------|-------:|
| Computing power, devices (W) | EFLOPS |   ~906 |

Sources:

- caict-2023
"""

HTML = """\
<h3>Computing: growth</h3>
<table>
<thead>
<tr><th>                            </th><th>Unit  </th><th style="text-align: right;">  2022</th></tr>
</thead>
<tbody>
<tr><td>Computing power, devices (W)</td><td>EFLOPS</td><td style="text-align: right;">  ~906</td></tr>
</tbody>
</table>
<p class="notes">Sources:<br>
caict-2023</p>
"""

LATEX = r"""\subsection*{Computing: growth}

\begin{tabular}{llr}
\toprule
                              & Unit   &   2022 \\
\midrule
 Computing power, devices (W) & EFLOPS &   \textasciitilde{}906 \\
\bottomrule
\end{tabular}

{\footnotesize\noindent
Sources:\\
caict-2023\par}
"""


def test_markdown(table):
    assert render(table, "markdown", RenderOptions()).text == MARKDOWN


def test_html(table):
    text = render(table, "html", RenderOptions()).text
    assert text.endswith(HTML)
    assert "<tr><td>&emsp;growth, published (comparable basis)</td><td>%           </td>" in text
    assert '<td style="text-align: right;"> &gt;18.0</td>' in text
    assert '<p class="notes">p provisional<br>\n[1] the published rate' in text


def test_latex(table):
    text = render(table, "latex", RenderOptions()).text
    assert text.endswith(LATEX)
    assert r" \quad growth, published (comparable basis)" in text
    assert r"\ensuremath{>}18.0" in text
    assert r"p provisional\\" + "\n{}[1] the published" in text


def test_all_periods_are_there_whatever_the_width(figure, table_of):
    rows = [figure(indicator="telecom.cloud", period=str(1990 + i), value="1", unit="CNY") for i in range(30)]
    for format in ("markdown", "html", "latex"):
        text, notices = render(table_of(*rows), format, RenderOptions(width=40))
        assert all(str(1990 + i) in text for i in range(30))
        assert not notices


EVIL = "[a](javascript:x) <b> | *c* `d` \\e _f_ g_h [1](u) R&D &lt; 50%$#{}~^"


@pytest.mark.parametrize(
    ("format", "shown"),
    [
        ("markdown", r"\[a](javascript:x) &lt;b> \| \*c\* \`d\` \\e \_f\_ g_h \[1](u) R&D &amp;lt; 50%$#{}~^"),
        ("html", "[a](javascript:x) &lt;b&gt; | *c* `d` \\e _f_ g_h [1](u) R&amp;D &amp;lt; 50%$#{}~^"),
        ("latex", r"{}[a](javascript:x) \ensuremath{<}b\ensuremath{>} | *c* `d` \textbackslash{}e \_f\_ g\_h [1](u) R\&D \&lt; 50\%\$\#\{\}\textasciitilde{}\^{}"),
    ],
)  # fmt: skip
def test_markup_of_a_label_is_shown_as_it_is_in_cells_and_in_notes(format, shown):
    text = render(Listing(("id", EVIL), [("x", EVIL), (EVIL, "")], EVIL, ("x", EVIL)), format, RenderOptions()).text
    unguarded = shown.removeprefix("{}")
    assert text.count(unguarded) == 5  # heading, header, two cells, note
    assert ("\n " + shown in text and "\\\\\n" + shown in text) or format != "latex"
    assert "<b>" not in text.replace("&lt;b>", "")
