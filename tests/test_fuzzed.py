"""What ./dev fuzz found: each former failure, as small as it gets, and what the judge of an answer must not let pass."""

import os
from pathlib import Path

import pytest

if not hasattr(os, "fork"):
    pytest.skip("each case is a process that is forked", allow_module_level=True)

from fuzz import cases, judging, running, shrinking
from fuzz.cases import Case

# Kept as the tool prints them. What each broke: an ending that names no format, where a command has formats without one;
# a table without areas, which read back as China's; a command named twice, which was mended without end;
# periods that are told to be across, in a table without any; a format without endings to a file with that of another;
# periods that are told to be across, where years stand in a column; an indicator of the catalog without figures;
# statements that are wrong, told in a file alone; a period that was mended to itself without end; a word cut to "Inf…" and to "Inf...";
# words that are no text, named in an extract; numbers of areas that are larger than a float.
FORMER = [
    Case(["check", "--article", "-o", "**"]),
    Case(["show", "--data", "t.csv", "-f", "csv"], files={"t.csv": b"year,a\n2000,1\n2001,2\n"}),
    Case(["show", "show", "telecom.revenue", "patents"]),
    Case(["show", "--data", "t.csv", "--map", "period=*"], files={"t.csv": b"a,b\n1,2\n"}),
    Case(["check", "--article", "--output", "out.txt", "-f", "github"]),
    Case(["sources", "--data", "t.csv", "--map=period=*"], files={"t.csv": b"\n1;1;date;1;1;1;1\n1;1;2003;1;1;1;E\n"}),
    Case(
        ["info", "manufacturing.phones", "--data", "t.csv", "-f", "table"],
        files={"t.csv": b"indicator,period,measure,value\ngdp,2000,level,1\n"},
    ),
    Case(["check", "--article", "-o", "out.txt"]),
    Case(["", ""]),
    Case(
        ["ratio", "gdp", "--data", "t.csv"],
        files={"t.csv": b"indicator,period,value,unit\nx,2000,1,US$\ngdp,2000,2,\n"},
    ),
    Case(["plot", "telecom.revenue", "-o", "a.svg"], environment={"SOURCE_DATE_EPOCH": "soon"}),
    Case(["plot", "telecom.revenue", "-o", "a.pdf"], environment={"SOURCE_DATE_EPOCH": "soon"}),
    Case(["contribution", "-n", "1"], terminal=True),
    Case(["site", "out", "--data", "t.csv"], files={"t.csv": b"indicator,period,value\n@x,2020,1\na@b,2020,2\n"}),
    Case(["2017..2022", "--data", "t.csv"], files={"t.csv": b"date,a,1\r2002,1,1\r"}),
    Case(["sources", "2023"], terminal=True),
    Case(["sources", "--from=2023-Q1", "--all"], environment={"TERM": "dumb", "DIGECON_PAGER": "cat"}, terminal=True),
    Case(["export", "extract", "2023", "\udcff", "telecom"]),
    Case(
        ["show", "--data", "t.csv"],
        files={"t.csv": b"area,year,n,v\n" + b"".join(b"CHN,%d,%s,5\n" % (year, b"9" * 320) for year in (2000, 2001))},
    ),
    Case(
        ["plot", "--data", "-", "-o", "out.html"],
        given=b'KEY\tFREQ\tREF_AREA\tSUBJECT\tTIME_PERIOD\tOBS_VALUE\tUNIT_MULT\tOBS_STATUS\r\nX:Y(1.0)\tA\tNA\t"a\nb"\t2007\t0\t6: Millions\tP\r\nX:Y(1.0)\tA\tNA\t=1+1\t2007\t0\tBillions\tO\r\nX:Y(1.0)\tA\tC\xc3\xb4te d\'Ivoire\t\\textbf\t2000\t77424.259\t8\tb\r\nX:Y(1.0)\tA\ta,b\tGDP, real\t2010\t0\t99\tx\r\nX:Y(1.0)\tA\t"A\nB"\t\\textbf\t2008\t27335.8\t\xe4\xb8\x87\tU\r\nX:Y(1.0)\tA\t=HYPERLINK()\ta.b.c\t2002\t26179.865\t3\tD\r\nX:Y(1.0)\tA\tChina\t@cmd\tFY2004\t41675.832\tBillions\tE\r\nX:Y(1.0)\tA\ta,b\t-x\t2007\t0\t309\tF\r\nX:Y(1.0)\tA\t=HYPERLINK()\t-x\t2002\t29057\t3\tO\r\nX:Y(1.0)\tA\tWorld\t\t2003-H2\t62000.49\t8\tAB\r\nX:Y(1.0)\tA\tCN\tb\t2003-H2\t37554.555\t8\tx\r\nX:Y(1.0)\tA\t"A\nB"\t\xe4\xba\xba\xe5\x8f\xa3\t2007\t66761.170\t-99\tE\r\nX:Y(1.0)\tA\tWorld\t-x\t2004\t69144\t8\t\r\nX:Y(1.0)\tA\ta,b\t$x$\t2002\t49225.12\t3\tA\r\nX:Y(1.0)\tA\tNA\ttelecom.revenue\t2003-H2\t19592.85\tBillions\tAB\r\nX:Y(1.0)\tA\t=HYPERLINK()\tGDP (current US$)\t2008\t34741.539\t9\tx\r\nX:Y(1.0)\tA\ta,b\t[red]\t2010\t0\t8\tO\r\nX:Y(1.0)\tA\t"A\nB"\t"a\nb"\t2002\t75153.635\t400\tF\r\nX:Y(1.0)\tA\tUS\ta|b\t2004\t14219.494\t308\tF\r\nX:Y(1.0)\tA\tChina\t"a\nb"\t2004\t76058.3\tx\tE\r\n',
    ),
    Case(["plot", "t.txt"], files={"t.txt": b"1,2001,2002\nGDP (current US$),5e-324,5e-324\n"}),
    Case(["cagr", "--data", "t.csv", "-f", "csv"], files={"t.csv": b"year,a\n2000,1\n9999,2\n"}),
    Case(
        ["diff", "-", "--all"],
        given=b"indicator,area,period,value,bound,unit,unit_mult,basis,status,vintage,source\na,US,2002,-1,,USD,3,,,2011,\n",
    ),
]


@pytest.mark.exhaustive
@pytest.mark.parametrize("case", FORMER, ids=lambda case: " ".join(case.words)[:60])
def test_what_once_failed_does_not(case: Case) -> None:
    answer = running.alone(case)
    assert answer.faults == [], answer.err


HEAD = "indicator,label,area,freq,period,start,end,measure,base_indicator,base_period,origin,value,low,high,bound,unit,unit_mult,basis,status,vintage,source,note,printed,printed_mult,codes\n"


@pytest.mark.parametrize(
    ("code", "out", "err", "kind"),
    [
        (3, "", "digecon: no.", "exit code"),
        (1, "a row\n", "digecon: no.", "stdout with an error"),
        (2, "", "  \n", "no message"),
        (0, "", "Traceback (most recent call last):", "stderr"),
        (1, "", "digecon: \x1b[31m", "escape code on stderr"),
        (0, "GDP  nan\n", "", "no number"),
        (0, f"{HEAD}a,,,A,2000,,,level,,,published,1e5,,,,,0,,A,,,,,,\n", "", "value is no plain number"),
        (0, f"{HEAD}a,,,A,2000,,,level,,,computed,2,3,4,,,0,,A,,,,,,\n", "", "outside of its bounds"),
        (0, f"{HEAD}a,,,A,1800-Q9,,,level,,,published,2,1,3,,,0,,A,,,,,,\n", "", "does not read back"),
        (0, f"{HEAD}a,,CN,A,2000,,,level,,,published,2,1,3,,,0,,A,,,,,,\n", "", None),
    ],
)
def test_a_fault_is_seen(
    code: int, out: str, err: str, kind: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = judging.faults(Case(["show"]), code, out.encode(), err)
    assert [shrinking.kind(one) for one in found] == [kind] * bool(kind)


def test_a_case_is_made_of_its_seed_and_number_alone() -> None:
    assert cases.case("a", 7) == cases.case("a", 7) != cases.case("a", 8)
    made = {"Case": Case}
    assert eval(cases.literal(cases.case("a", 7)).rstrip(","), made) == cases.case("a", 7)


def test_the_least_case_that_fails_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(case: Case) -> running.Answer:
        fails = "--bad" in case.words and b"x" in case.files.get("t.csv", b"")
        return running.Answer(0, b"", "", ["made up: here"] * fails)

    monkeypatch.setattr(running, "alone", failing)
    large = Case(["show", "a", "--bad", "b"], {"t.csv": b"1,2\n3,x\n5,6\n", "u.csv": b""}, b"", {"COLUMNS": "1"}, True)
    assert shrinking.least(large, "made up") == Case(["--bad"], {"t.csv": b"3,x\n"})


def test_a_hang_is_ended_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "SECONDS", 0.05)
    monkeypatch.setattr(running, "call", lambda case: running.time.sleep(60))
    assert running.alone(Case(["show"])).faults == ["hang"]
