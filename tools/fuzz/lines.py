"""Command lines: from the declarations of the commands, so that whatever is added there is tried here by being there."""

import random
import shlex
from collections.abc import Iterator, Sequence
from functools import cache

from digecon_cli.cli import dashboard
from digecon_cli.cli.options import in_full
from digecon_cli.cli.registry import find, names
from digecon_cli.cli.spec import Argument, Command, Option
from digecon_cli.render.formats import Formats

SELDOM = {
    "map",
    "catalog",
    "add",
    "latest",
    "last",
    "theme",
    "width",
    "height",
    "dpi",
    "as_json",
    "header",
}  # they leave little that is answered
LONG = {"report": 0.2, "site": 0.02}  # how often they are tried: a report takes a second, a site half a minute
SERVERS = {"mcp", "serve"}  # a command and an option: they go on until they are ended
ENVIRONMENT: dict[str, Sequence[str]] = {
    "COLUMNS": ("0", "1", "-5", "12", "40", "200", "99999", "wide", ""),
    "DIGECON_LANG": ("zh", "en", "xx", "", "zh_CN.UTF-8"),
    "LC_ALL": ("zh_CN.UTF-8", "C", "中文", ""),
    "NO_COLOR": ("1", ""),
    "FORCE_COLOR": ("1", "3", "yes"),
    "TERM": ("dumb", "xterm-256color", ""),
    "PYTHONIOENCODING": ("ascii", "gbk", "latin-1", "utf-16"),
    "DIGECON_PAGER": ("", "cat", "no-such-pager -x", "less '", "true"),
    "SOURCE_DATE_EPOCH": ("0", "soon", "99999999999999999999"),
}
PERIODS = (
    "2017", "2023", "2012", "2030", "1700", "0000", "9999", "12023", "23", "2023-Q1", "2023Q4", "2023-Q5", "2023-S1",
    "2023-H2", "2023-9M", "2023-9m", "2023-13M", "2023-0M", "2023-06", "2023-6", "2023-13", "2023-00", "2023-06-30",
    "2023-02-30", "2023-01-01/P9M", "2023-03-01/P6M", "2023-01-01/P99M", "2023-03/2023-08", "2023年", "2023年1-9月",
    "2023年上半年", "二〇二三年", "2017-2022", "2022-2017", "2017..2022", "..2022", "2017..", "..", "2017-", "-2017",
    "2023A", "FY2023", "last", "today", "2O23", "２０２３", "2023\u00a0", "+2023", "1e3", "2023.5", "-1", "10" * 30,
)  # fmt: skip
NUMBERS = (
    "1",
    "5",
    "300",
    "20",
    "0",
    "-1",
    "007",
    "1.5",
    "1e9",
    "99999999999999999999",
    "five",
    "五",
    "٣",
    "",
    "+2",
    "0x10",
    "NaN",
    "²",
)
ODD = (
    "", " ", "  ", "-", "--", "---", "-x", "--x", "-f", "=", "a=b", "=5", "@", "@US", "gdp@", "a@b@c", "*", "**", "[", "[a",
    "[!", "?", "\\", "'", '"', "''", "$HOME", "`x`", "%s", "{}", "{0}", "\x00", "\x1b[31m", "\r\n", "\t", "\u202e", "\ufeff",
    "数字经济", "电信业务收入", "é", "e\u0301", "🙂", "\udcff", "NaN", "inf", "-inf", "None", "null", "x" * 5000, "数" * 300,
    "telecom.", ".revenue", "telecom..revenue", "TELECOM", "economy,gdp", "a;b", "a|b", "<b>", "&amp;", "[red]x[/red]",
)  # fmt: skip
FILES = ("t.csv", "missing.csv", "", ".", "-", "folder", "a b.csv", "x" * 300 + ".csv")
OUTPUTS = (
    "out.csv", "out.json", "out.md", "out.html", "out.xlsx", "out.parquet", "out.tsv", "out.jsonl", "out.tex", "out.svg", "out.png",
    "out.pdf", "out.zip", "out.sqlite", "out.xyz", "nofolder/out.csv", "out.CSV", "出.csv", "out", ".csv", "out.ris", "out.bib", "-",
    "folder", "", "out.txt",
)  # fmt: skip
MAPS = (
    "value=value", "value=a,value=b", "value=*", "period=*", "period=year,value=value", "value", "=", "value=", "=x", "x=y",
    "header=1", "header=0", "header=-1", "header=x", "header=60", "sheet=a", "numbers=1.234,5", "numbers=1,234.5", "numbers=x",
    'value="a, b"', 'value="', "indicator=country,indicator=area,value=value,period=year", "mine.toml", "value=值,period=年",
    "period=period,value=value,unit=unit,unit_mult=unit_mult,decimals=value,status=status", "*=*", "value=value,value=value",
)  # fmt: skip
COLUMNS = (
    "period,label,value", "value", "period", "indicator,area,period,value", "x", ",", "value,value", "label,note,source", "值",
    "indicator,area,period,measure,value,unit,unit_mult", "low,high", "printed,printed_mult",
)  # fmt: skip
BY_METAVAR: dict[str, Sequence[str]] = {
    "P": PERIODS, "FILE": FILES, "DIR": FILES, "M": MAPS, "C": COLUMNS, "N": NUMBERS, "W": NUMBERS, "H": NUMBERS,
    "D": NUMBERS, "V": (*PERIODS, "first", "latest"), "ID[@AREA]": ("economy.gdp", "gdp", "telecom.revenue@W", "x@US"),
}  # fmt: skip
WORDS = (
    "telecom", "gdp", "economy.gdp", "telecom.revenue", "top500@US", "retail*", "*.revenue", "economy.digital", "digital",
    "电信", "infrastructure.base_stations_5g", "computing.devices@W", "patents", "a", "b", "GDP", "gdp@US", "data.stored",
)  # fmt: skip
NO_PATH = str.maketrans({"/": "_", "~": "_"})


def examples() -> Iterator[list[str]]:
    """Yield a line of each command, as its first example ends (it may begin with another command), and one of each format."""
    for command in _commands():
        if command.examples:
            yield shlex.split(command.examples[0].rpartition("| ")[2])[1:]
    for format in Formats().all():
        yield ["show", "-o", f"t{format.endings[0]}"]


@cache
def _commands() -> list[Command]:
    found = (find(name) for name in names() if name not in SERVERS)
    return [*(one for one in found if one), dashboard.COMMAND]


def _options(command: Command) -> list[Option]:
    return [one for one in in_full(command) if one.name not in SERVERS]


@cache
def _offered(complete: object) -> list[str]:
    """Return what completion offers for an option."""
    offered = complete("") if callable(complete) else ()
    return [one if isinstance(one, str) else one[0] for one in offered]


def line(chance: random.Random, files: Sequence[str]) -> list[str]:
    """Return the words of a command line; ``files`` are tables beside it, of which it reads one."""
    commands = _commands()
    if files and chance.random() < 0.8:
        commands = [one for one in commands if any(option.name == "data" for option in one.options)]
    command = chance.choice(commands)
    if chance.random() > LONG.get(command.name, 1):
        command = chance.choice([one for one in commands if one.name not in LONG])
    words = [command.name] if command.name else []
    if chance.random() < 0.03:
        words = [chance.choice((*ODD, *WORDS, "help", "--help", "--version", "--debug"))]
    own = bool(files) and any(one.name == "data" for one in command.options)
    if (command.selects or chance.random() < 0.1) and not (own and chance.random() < 0.8):
        words += [_word(chance) for _ in range(chance.choice((0, 0, 0, 1, 1, 1, 2)))]
    for argument in command.arguments:
        words += [_value(chance, argument, files) for _ in range(chance.choice((1, 1, 1, 1, 1, 1, 1, 1, 0, 2)))]
    options = [one for one in _options(command) if one.name not in SELDOM or chance.random() < 0.15]
    if own and chance.random() < 0.95:
        words += ["--data", chance.choice((*files, *files, *files, "-"))]
        options = [one for one in options if one.name != "data"]
    if chance.random() < 0.03:
        options = [one for other in _commands() for one in _options(other)]
    for one in chance.sample(options, min(len(options), chance.choice((0, 0, 1, 1, 1, 2, 2, 3, 5)))):
        words += _option(chance, one, files)
    if chance.random() < 0.12:
        words = _mutated(chance, words)
    return [_safe(word) for word in words]


def _word(chance: random.Random) -> str:
    return chance.choice(chance.choice((WORDS,) * 12 + (PERIODS[:3], PERIODS, ODD)))


def _option(chance: random.Random, one: Option, files: Sequence[str]) -> list[str]:
    if not one.flags:
        return [_value(chance, one, files)]
    flag = chance.choice(one.flags)
    if one.kind is bool:
        return [flag]
    value = _value(chance, one, files)
    return [f"{flag}={value}"] if flag.startswith("--") and chance.random() < 0.2 else [flag, value]


def _value(chance: random.Random, one: Option | Argument, files: Sequence[str]) -> str:
    """Return a value for an option: mostly one that it offers or that its kind has, sometimes an odd one."""
    offered = _offered(one.complete)
    pools: list[Sequence[str]] = [pool for pool in (offered, BY_METAVAR.get(one.metavar, ())) if pool]
    if one.name == "output":
        pools = [OUTPUTS]
    elif one.metavar in ("FILE", "DIR") and files and chance.random() < 0.9:
        pools = [files]
    if pools and chance.random() < 0.8:
        pool = chance.choice(pools)
        return chance.choice(
            pool[: max(3, len(pool) // 5)] if chance.random() < 0.6 else pool
        )  # what is sober stands first
    return chance.choice(chance.choice((*pools, ODD, WORDS, NUMBERS)))


def _mutated(chance: random.Random, words: list[str]) -> list[str]:
    """Return a line with a word left out, doubled, moved or changed by a character."""
    words = list(words)
    for _ in range(chance.choice((1, 1, 2))):
        at = chance.randrange(len(words) + 1)
        match chance.randrange(5) if words[at:] else 4:
            case 0:
                del words[at]
            case 1:
                words.insert(at, words[at])
            case 2:
                words.insert(chance.randrange(len(words)), words.pop(at))
            case 3:
                spot, word = chance.randrange(len(words[at]) + 1), words[at]
                words[at] = word[:spot] + chance.choice((*ODD[:60], *"09-.=@*[/")) + word[spot + chance.randrange(2) :]
            case _:
                words.insert(at, chance.choice(ODD))
    return words


def _safe(word: str) -> str:
    """Return a word that names nothing outside of the case's own folder, and that a process can be given."""
    word = word.replace("\x00", "\x01")
    outside = word.startswith(("/", "~")) or "../" in word or "=/" in word or "=~" in word
    return word.translate(NO_PATH) if outside else word
