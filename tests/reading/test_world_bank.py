"""A World Bank file as it comes, and the Bank's own growth rates of the same series (1961 and 1962) as the answer.

The rows are the first of "GDP (constant LCU)", NY.GDP.MKTP.KN, World Development Indicators of 2024-06-28, cut to four
years; the rates are of "GDP growth (annual %)", NY.GDP.MKTP.KD.ZG. World Bank, CC BY 4.0.
"""

import zipfile
from pathlib import Path

import pytest

from digecon_cli import measures
from digecon_cli import reading as readers
from digecon_cli.core.dataset import Dataset
from digecon_cli.measures.derivation import Options

FILE = """"Data Source","World Development Indicators",

"Last Updated Date","2024-06-28",

"Country Name","Country Code","Indicator Name","Indicator Code","1960","1961","1962","1963",
"Aruba","ABW","GDP (constant LCU)","NY.GDP.MKTP.KN","","","","",
"Africa Eastern and Southern","AFE","GDP (constant LCU)","NY.GDP.MKTP.KN","","","","",
"Argentina","ARG","GDP (constant LCU)","NY.GDP.MKTP.KN","182932009390","192861271430","191218051890","181067821330",
"Australia","AUS","GDP (constant LCU)","NY.GDP.MKTP.KN","300892000000","308362000000","312353000000","331770000000",
"Austria","AUT","GDP (constant LCU)","NY.GDP.MKTP.KN","75975065503.7276","80182548917.2836","82306324135.3868","85712380064.6637",
"Burundi","BDI","GDP (constant LCU)","NY.GDP.MKTP.KN","443030508800","382130936730","416764067040","433998959200",
"Belgium","BEL","GDP (constant LCU)","NY.GDP.MKTP.KN","96107379553.527","100892011502.649","106150506682.726","110769735446.445",
"""
RATES = {
    "ARG": (5.42784287621933, -0.852021521903339), "AUS": (2.48261834811161, 1.29425804735992),
    "AUT": (5.53797931684517, 2.64867511295267), "BDI": (-13.7461350539839, 9.06315793386563),
    "BEL": (4.97842306319174, 5.21200350925596),
}  # fmt: skip


def growth(data: Dataset) -> dict[tuple[str, str], float]:
    rows = measures.rows("growth", data.select(), data, Options())
    assert all(one.value and one.indicator == "NY.GDP.MKTP.KN" for one in rows)
    return {(one.area, one.period): float(one.value) for one in rows}


@pytest.mark.parametrize("given", ["as it comes", "with a byte order mark", "with carriage returns", "zip"])
def test_growth_is_the_banks_own(given: str, tmp_path: Path) -> None:
    text = FILE.replace("\n", "\r\n") if given == "with carriage returns" else FILE
    path = tmp_path / "API_NY.GDP.MKTP.KN_DS2_en_csv_v2_2001151.csv"
    path.write_bytes(text.encode("utf-8-sig" if given == "with a byte order mark" else "utf-8"))
    if given == "zip":
        path = tmp_path / "API_NY.GDP.MKTP.KN_DS2_en_csv_v2_2001151.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(
                "Metadata_Indicator_API.csv", '"INDICATOR_CODE","INDICATOR_NAME","SOURCE_NOTE","SOURCE_ORG",\n'
            )
            archive.writestr("API_NY.GDP.MKTP.KN_DS2_en_csv_v2_2001151.csv", FILE)
            archive.writestr(
                "Metadata_Country_API.csv", '"Country Code","Region","IncomeGroup","SpecialNotes","TableName",\n'
            )
    data = readers.read(str(path))
    assert not any("also there" in notice for notice in data.notices)
    found = growth(data)
    for area, rates in RATES.items():
        assert [found[area, year] for year in ("1961", "1962")] == pytest.approx(rates, rel=1e-9)
    assert {area for area, _ in found} == set(RATES)


def test_unit_and_label_are_the_files(tmp_path: Path) -> None:
    path = tmp_path / "api.csv"
    path.write_text(FILE, encoding="utf-8")
    data = readers.read(str(path))
    assert len(data.observations) == 20
    entry = data.about("NY.GDP.MKTP.KN")
    assert (entry.label, entry.unit) == ("GDP (constant LCU)", "constant LCU")
    first = next(one for one in data.observations if one.area == "AUT")
    assert (first.period, first.value, first.low, first.unit) == ("1960", "75975065503.7276", "", "constant LCU")
    assert any("empty cells: 8" in notice for notice in data.notices)
