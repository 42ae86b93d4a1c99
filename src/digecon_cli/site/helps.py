"""The pages that are about the site: search, and how programs use its addresses."""

from collections.abc import Iterator

from .. import periods
from ..present.series import ranking, sector_name
from .addresses import anchor, of_cell
from .material import Material, Series
from .render import Writer
from .voice import Voice

BASE = "https://example.org/"  # stands for the address of the site, which nobody here knows


def pages(writer: Writer) -> Iterator[tuple[str, bytes]]:
    """Yield the page of search and that of addresses."""
    voice = writer.voice("search.html")
    home = [(voice.w["home"], voice.here.page("index.html"))]
    yield writer.write("search.html", voice, voice.w["search"], trail=home, sectors=list(_sectors(voice)))
    voice = writer.voice("use.html")
    series = _example(writer.material)
    yield writer.write(
        "use.html", voice, voice.w["use"], trail=home, files=list(_files(series, voice)), programs=list(_programs(writer.material.pages[series.indicator], voice))
    )  # fmt: skip


def _sectors(voice: Voice) -> Iterator[tuple[str, str]]:
    """Yield the sectors by their names, each with its page."""
    for sector in voice.material.sectors:
        yield sector_name(sector, voice.lang), voice.here.page(f"sectors/{voice.material.halls[sector]}.html")


def _example(material: Material) -> Series:
    """Return the series by which addresses are explained: of the first headline number, else the first."""
    ranked = ranking(material.data)
    return min(material.series.values(), key=lambda one: (one.area not in ("CN", ""), ranked(one.rows[0])))


def _files(series: Series, voice: Voice) -> Iterator[tuple[str, str, str]]:
    """Yield what stands at each address: the path, where it leads, and what it is."""
    pages = voice.material.pages
    first, page = f"indicators/{pages[series.indicator]}", f"indicators/{pages[series.name]}.html"
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


def _programs(first: str, voice: Voice) -> Iterator[tuple[str, str, str]]:
    """Yield how each program reads a figure: its name, what must be known, and what to type."""
    address = f"{BASE}indicators/{first}.csv"
    yield (
        "pandas",
        "",
        (
            f'import pandas as pd\nfigures = pd.read_csv("{address}")\n'
            'figures[(figures.measure == "level") & (figures.freq == "A")].set_index("period").value'
        ),
    )
    yield (
        "R",
        "",
        (
            f'figures <- read.csv("{address}")\nsubset(figures, measure == "level" & freq == "A", c(period, value, low, high))'
        ),
    )
    yield (
        "DuckDB",
        voice.w["use_duckdb"],
        (
            f"SELECT period, value, low, high FROM read_csv('{address}')\nWHERE measure = 'level' AND freq = 'A' ORDER BY period;"
        ),
    )
    yield "LibreOffice Calc", voice.w["use_calc"], f"soffice --calc {address}"
    yield (
        "Excel",
        voice.w["use_excel"],
        f'= Csv.Document(Web.Contents("{address}"), [Delimiter = ",", Encoding = 65001])',
    )
    yield "Google Sheets", voice.w["use_sheets"], f'=IMPORTDATA("{address}")'
    yield "digecon", "", f"digecon growth --data {first}.csv"
