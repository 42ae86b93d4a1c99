"""The pages that are about the site: search, and how programs use its addresses."""

from collections.abc import Iterator

from .. import periods
from ..pages.series import ranking
from .addresses import anchor, of_cell
from .material import Material, Series
from .render import Writer
from .voice import Voice

BASE = "https://example.org/"  # stands for the address of the site, which nobody here knows
# How programs read a figure: the name of each, the word for what must be known, and what to type.
PROGRAMS = (
    (
        "pandas", "",
        'import pandas as pd\nfigures = pd.read_csv("{address}")\n'
        'figures[(figures.measure == "level") & (figures.freq == "A")].set_index("period").value',
    ),
    (
        "R", "",
        'figures <- read.csv("{address}")\n'
        'subset(figures, measure == "level" & freq == "A", c(period, value, low, high))',
    ),
    (
        "DuckDB", "use_duckdb",
        "SELECT period, value, low, high FROM read_csv('{address}')\n"
        "WHERE measure = 'level' AND freq = 'A' ORDER BY period;",
    ),
    ("LibreOffice Calc", "use_calc", "soffice --calc {address}"),
    ("Excel", "use_excel", '= Csv.Document(Web.Contents("{address}"), [Delimiter = ",", Encoding = 65001])'),
    ("Google Sheets", "use_sheets", '=IMPORTDATA("{address}")'),
    ("digecon", "", "digecon growth --data {file}"),
)  # fmt: skip


def pages(writer: Writer) -> Iterator[tuple[str, bytes]]:
    """Yield the page of search and that of addresses."""
    voice = writer.voice("search.html")
    sectors = [voice.sector(one) for one in writer.material.sectors]
    yield writer.write("search.html", voice, voice.w["search"], trail=[voice.home], sectors=sectors)
    voice = writer.voice("use.html")
    series = _example(writer.material)
    path = writer.material.pages[series.indicator] + ".csv"
    told = {"address": BASE + path, "file": path.rpartition("/")[2]}
    programs = [(name, voice.w[note] if note else "", code.format(**told)) for name, note, code in PROGRAMS]
    files = list(_files(series, voice))
    yield writer.write("use.html", voice, voice.w["use"], trail=[voice.home], files=files, programs=programs)


def _example(material: Material) -> Series:
    """Return the series by which addresses are explained: of the first headline number, else the first."""
    ranked = ranking(material.data)
    return min(material.series.values(), key=lambda one: (one.area not in ("CN", ""), ranked(one.rows[0])))


def _files(series: Series, voice: Voice) -> Iterator[tuple[str, str, str]]:
    """Yield what stands at each address: the path, where it leads, and what it is."""
    pages = voice.material.pages
    first, page = pages[series.indicator], pages[series.name] + ".html"
    told = {"index.json": "use_index", f"{first}.csv": "use_csv", f"{first}.json": "use_json"}
    told |= {f"{first}.metadata.json": "use_metadata"}
    for path, word in told.items():
        yield path, voice.here.shared(path), voice.w[word]
    yield "indicators/ID.svg", "", voice.w["use_svg"]
    levels = [one for one in series.standing if (one.measure, one.basis) == ("level", "")] or series.standing
    newest = max(levels, key=lambda one: (periods.frequency(one.period) == "A", periods.order(one.period)))
    for word, place in (("use_figure", anchor(newest)), ("use_growth", of_cell("growth", "", newest.period))):
        if word == "use_figure" or any(of_cell(one.measure, "", one.period) == place for one in series.standing):
            yield f"{page}#{place}", voice.here.page(page, place), voice.w[word]
