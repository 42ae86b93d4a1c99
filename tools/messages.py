"""Keeps the Chinese of the data's texts: figures.po says what has to be told, figures.mo is made of it (--check only says what is amiss).

A message is the English text exactly as it stands in the data. A text is looked up whole first and then sentence by
sentence, so that a sentence which many notes share is translated once. Where a document was seen (``via``) is mostly a
phrase with a host name in it: such a phrase is one message with a placeholder (``TEMPLATES``), and the name of who
printed it is a message of its own.
"""

import csv
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import wording
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
CATALOG = ROOT / "src" / "digecon_cli" / "locale" / "zh" / "LC_MESSAGES" / "figures.po"
COLUMNS = {
    "sources": ("organisation",),
    "breaks": ("reason", "signs"),
    "revisions": ("reason",),
    "catalog": ("producer", "definition", "note"),
    "claims": ("statement", "explanation", "note"),
    "indicators": ("note",),
}
HEADER = """\
# Chinese of the texts in data/*.csv. A message is the English text exactly as it stands there.
# A text is looked up whole first, then by sentence, and Chinese sentences follow one another without a space.
# A message with a placeholder is a phrase of sources.csv `via`; {host} stays as it is, and what stands for another
# placeholder is looked up again, unless it is Chinese already.
# tools/messages.py writes the order, the comments and figures.mo; only msgstr is written by hand.
msgid ""
msgstr ""
"Project-Id-Version: digecon-cli\\n"
"POT-Creation-Date: 2025-01-01 00:00+0000\\n"
"PO-Revision-Date: 2025-01-01 00:00+0000\\n"
"Language: zh\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"""
HOST = r"(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]+"
SENTENCE = re.compile(r"""(?<=[.!?])\s+(?=[A-Z0-9"])""")
CHINESE = re.compile("[\u4e00-\u9fff]")
# The first that fits a text counts, so the more particular stand before the more general.
TEMPLATES = (
    "{words}; no address known",
    "copy or report on {host}",
    "press or mirror text ({host})",
    "press ({host})",
    "press, on {host}",
    "press, mirror {host}",
    "press text on {host}",
    "press text ({host})",
    "press copy on {host}",
    "press report ({host})",
    "press report copied on {host}",
    "press summary ({host})",
    "press summary ({carrier}) ({host})",
    "press digest ({host})",
    "press review on {host}",
    "press, machine-translated ({host})",
    "press ({carrier}), carrier report quoting MIIT ({host})",
    "press ({carrier}), word-spun mirror {host}",
    "press ({carrier}), reprint ({host})",
    "press ({carrier}), mirror ({host})",
    "press ({carrier}), mirror {host}",
    "press ({carrier}), {host}",
    "press ({carrier}), {other} ({host})",
    "press ({carrier}) on {host}",
    "press ({carrier}) ({host})",
    "press ({carrier})",
    "carrier report quoting MIIT ({host})",
    "{carrier}, carrier report quoting MIIT ({host})",
    "{carrier}, carrier report quoting MIIT",
    "mirror {host} ({carrier})",
    "mirror {host}",
    "reprint in Taiwan wording ({host})",
    "word-spun reprint ({host})",
    "word-spun copy ({host})",
    "reprint of the bulletin text ({carrier}) ({host})",
    "bulletin text ({carrier}), mirror {host}",
    "reprint ({host})",
    "{carrier} Japanese reprint ({host})",
    "{carrier} reprint ({host})",
    "reprinted by {carrier} ({host})",
    "reprinted from {carrier} ({host})",
    "copy of the release ({host})",
    "copy of the {carrier} page ({host})",
    "copy of a {carrier} page ({host})",
    "copy of the {carrier} text on {host}",
    "copy of {carrier} on {host}",
    "mirror of the {carrier} text on {host}",
    "machine translation of a {carrier} text on {host}",
    "full-text copy on {host}",
    "full copy on {host}",
    "text copy on {host}",
    "copy on {host}",
    "conference report on {host}",
    "trade press report on {host}",
    "trade news copied on {host}",
    "release note copied on {host}",
    "explanatory text copied on {host}",
    "reworded report on {host}",
    "summary page on {host}",
    "machine summary on {host}",
    "machine summary ({host})",
    "preface on {host}",
    "market-research blurb on {host}, series not named",
    "company news page ({host})",
    "user-uploaded document ({host})",
    "regional paragraph ({host})",
    "looking back to 2017 ({host})",
    "quoted in an Aug 2022 article ({host})",
    "PDF copy on GitHub ({host})",
    "{carrier}, PDF copy on GitHub",
    "{organisation}, PDF copy of the report, copy or report on {host}",
    "{organisation}, PDF copy of the report",
    "{organisation}, copy or report on {host}",
    "{organisation}, {carrier} text, on {host}",
    "{carrier} text on {host}; copy kept in a public archive ({place})",
    "{carrier} text, mirror ({host})",
    "{carrier} text, mirror",
    "text of {carrier} in a code sample",
    "{carrier} text ({host})",
    "{carrier} text on {host}",
    "{carrier} text in {paper} ({host})",
    "{carrier} report ({host})",
    "{carrier} report of 11 July, copied on {host}",
    "{carrier} report of 2025-01-26",
    "press report of the {carrier} post ({host})",
    "{carrier} page summary, on {host}",
    "{carrier} summary ({host})",
    "{carrier} in {paper}, copied on {host}",
    "{carrier} data card on {host}",
    "{carrier} blue book, excerpt on {host}",
    "{carrier} author page, on {host}",
    "{carrier} press conference, on {host}",
    "{carrier}, copied on {host}",
    "{carrier}, on {host}",
    "{carrier} on {host}",
    "{carrier} (Japanese)",
    "{carrier} (Korean)",
    "{carrier} Japanese ({host})",
    "{carrier} Korean ({host})",
    "{carrier}, in {paper}",
    "{carrier}, on {paper}",
    "{carrier}, full text",
    "{carrier} via {paper} ({host})",
    "{carrier} ({host})",
)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return SENTENCE.split(text)


def translated(text: str, known: Mapping[str, str]) -> str | None:
    """Return the Chinese of a text of the data, looked up whole and then by sentence; None where a part has none."""
    if told := known.get(text):
        return told
    parts = [known.get(one) for one in sentences(text)]
    return "".join(one for one in parts if one) if all(parts) else None


@cache
def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    told = (
        re.escape(part) if at % 2 == 0 else f"(?P<{part}>{HOST if part == 'host' else '.+?'})"
        for at, part in enumerate(parts)
    )
    return re.compile("".join(told))


def phrase(via: str) -> tuple[str, dict[str, str]]:
    """Return the message that tells where a document was seen, and what stands for its placeholders."""
    for template in TEMPLATES:
        if found := _pattern(template).fullmatch(via):
            return template, found.groupdict()
    return via, {}


def is_name(text: str) -> bool:
    """Return whether a text needs no translation: a host, or what is Chinese already and holds no template."""
    return bool(re.fullmatch(HOST, text)) or (phrase(text)[0] == text and bool(CHINESE.search(text)))


def seen(via: str, known: Mapping[str, str]) -> str | None:
    """Return in Chinese where a document was seen; None where a part has no translation."""
    if is_name(via):
        return via
    template, parts = phrase(via)
    told = {name: part if name == "host" else seen(part, known) for name, part in parts.items()}
    pattern = known.get(template)
    return pattern.format(**told) if pattern and all(told.values()) else None


def _messages_of_via(via: str) -> Iterator[str]:
    if is_name(via):
        return
    template, parts = phrase(via)
    yield template
    for name, part in parts.items():
        if name != "host":
            yield from _messages_of_via(part)


def texts() -> Iterator[tuple[str, str]]:
    """Yield every text of the data that people read, with where it comes from."""
    for name, columns in COLUMNS.items():
        for column in columns:
            for row in _rows(name):
                if row[column]:
                    yield f"{name}.csv {column}: {next(iter(row.values()))}", row[column]


def seen_in() -> Iterator[tuple[str, str]]:
    """Yield where each document was seen, unless at its producer's."""
    for row in _rows("sources"):
        if row["via"]:
            yield f"sources.csv via: {row['source']}", row["via"]


def _rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def wanted(known: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the messages of the data, each with where it comes from; a text known whole is not split."""
    found: dict[str, list[str]] = {}
    for where, text in texts():
        for part in (text,) if text in known else sentences(text):
            found.setdefault(part, []).append(where)
    for where, via in seen_in():
        for part in _messages_of_via(via):
            found.setdefault(part, []).append(where)
    return found


def read(path: Path = CATALOG) -> dict[str, str]:
    """Return the translations in a file, those that are still empty too."""
    if not path.exists():
        return {}
    with path.open("rb") as stream:
        return {str(one.id): str(one.string) for one in read_po(stream, locale="zh") if one.id}


def written(known: Mapping[str, str]) -> str:
    """Return the file of all messages of the data, in its order; what the data no longer say is left out."""
    told = [HEADER]
    for message, places in wanted(known).items():
        told.append(f"#. {places[0]}\nmsgid {_quoted(message)}\nmsgstr {_quoted(known.get(message, ''))}\n")
    return "\n".join(told)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def complaints(known: Mapping[str, str]) -> list[str]:
    """Return what has no translation, and what is translated though the data no longer say it."""
    needed = wanted(known)
    missing = [f"no translation: {one} ({places[0]})" for one, places in needed.items() if not known.get(one)]
    return missing + [f"no longer in the data: {one}" for one in known if one not in needed]


def main() -> int:
    """Write the two files and say what is amiss; with --check only say it."""
    known = read()
    found = complaints(known)
    if "--check" not in sys.argv[1:]:
        CATALOG.parent.mkdir(parents=True, exist_ok=True)
        CATALOG.write_text(written(known), encoding="utf-8", newline="\n")
        CATALOG.with_suffix(".mo").write_bytes(wording.compiled(CATALOG.stem))
    elif CATALOG.with_suffix(".mo").read_bytes() != wording.compiled(CATALOG.stem):
        found.append(f"{CATALOG.stem}.mo is out of date: run ./dev docs")
    for one in found:
        print(one)
    if any(one.startswith("no translation") for one in found):
        print(f"Fill in its msgstr in {CATALOG.relative_to(ROOT)}, then ./dev docs again.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
