"""``./dev curate``: due, document, draft, add, check (CONTRIBUTING.md, "This month's release of a series")."""

import argparse
import csv
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "src")]

from curate import adding, checking, drafting, due, reading  # noqa: E402
from digecon_cli.checking import validation  # noqa: E402
from digecon_cli.core import bundled, periods, schema  # noqa: E402
from digecon_cli.core.dataset import Dataset  # noqa: E402
from digecon_cli.core.errors import DataError, DigeconError  # noqa: E402
from digecon_cli.reading.package import read_table  # noqa: E402


def _due(asked: argparse.Namespace) -> int:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(due.COLUMNS)
    writer.writerows(one for one in due.lines(bundled.load(), bundled.version()) if asked.all or one[-1])
    return 0


def _document(asked: argparse.Namespace) -> int:
    rows = [list(row) for row in bundled.rows("sources.csv")]
    added = adding.document(rows, asked.producer, asked.day, asked.title, asked.url, asked.via)
    print(adding.written([added]), end="")
    adding.save(Path(bundled.data_dir()) / "sources.csv", sorted([*rows, added]))
    sys.stderr.write(f"Added to data/sources.csv: draft its bulletin with --source {added[0]}.\n")
    return 0


def _draft(asked: argparse.Namespace) -> int:
    text = sys.stdin.read() if asked.file == "-" else reading.saved(Path(asked.file).read_bytes())
    names = [asked.rules] if asked.rules else drafting.producers()
    drafts = {name: drafting.draft(text, drafting.rules(name), asked.period) for name in names}
    most = max(names, key=lambda name: len(drafts[name]))
    found = drafts.pop(most)
    document = bundled.load().sources.get(asked.source)
    if asked.source and not document:
        raise DataError(f"no document '{asked.source}' in data/sources.csv: ./dev curate document adds one.")
    day = asked.vintage or (document.published if document else "")
    print(",".join(schema.columns("indicators")))
    print(adding.written([drafting.row(one, asked.source, day) for one in found]), end="")
    for one in found:
        number = f"{one.value} {one.bound}".strip()
        sentence = " ".join(one.sentence.split())
        sys.stderr.write(
            f"{one.rule.indicator} {one.rule.measure} {periods.label(one.period)}: {number} <- {sentence}\n"
        )
    told = {one.rule.told for one in found}
    silent = dict.fromkeys(f"{one.indicator} {one.measure}" for one in drafting.rules(most) if one.told not in told)
    sys.stderr.write(
        f"{len(found)} candidates by the rules {most}: hold each against the bulletin before it is added.\n"
    )
    sys.stderr.write(f"Not found: {', '.join(silent) or 'none'}.\n")
    read = {one.passage for one in found}
    more = {name: sum(one.passage not in read for one in several) for name, several in drafts.items()}
    if others := [f"--rules {name} ({count})" for name, count in more.items() if count]:
        sys.stderr.write(f"Other rules find more: {', '.join(others)}; their producer is another document.\n")
    return 0 if found else 1


def _add(asked: argparse.Namespace) -> int:
    rows = [list(row) for row in bundled.rows("indicators.csv")]
    if asked.what == "-" or Path(asked.what).is_file():
        added = adding.read(sys.stdin.read() if asked.what == "-" else Path(asked.what).read_text(encoding="utf-8"))
    else:
        document = bundled.load().sources.get(asked.source)
        vintage = asked.vintage or (document.published if document else "")
        needed = {"period": asked.period, "value": asked.value, "source": asked.source, "vintage": vintage}
        if missing := [name for name, told in needed.items() if not told]:
            raise DataError(
                f"a figure needs {', '.join(missing)}: add {asked.what} PERIOD VALUE --source S --vintage V."
            )
        said = asked.period, asked.value, asked.source, vintage, asked.locator
        added = [adding.like_the_last(rows, asked.what, asked.measure, *said)]
    everything = adding.with_added(rows, added)
    outcome = checking.check(bundled.load().with_observations(adding.observations(everything)), bundled.load())
    known = checking.check(bundled.load())
    failures = [one for one in outcome.failures if one not in known.failures]
    warnings = [one for one in outcome.warnings if one not in known.warnings]
    print(adding.written(added), end="")
    _tell(checking.Outcome(failures, warnings))
    if failures or asked.dry_run:
        sys.stderr.write("Nothing was added.\n")
        return int(bool(failures))
    adding.save(Path(bundled.data_dir()) / "indicators.csv", everything)
    sys.stderr.write(f"{len(added)} rows added to data/indicators.csv.\n")
    return 0


def _check(asked: argparse.Namespace) -> int:
    before: Dataset | None = read_table(asked.before).data if asked.before else None
    outcome = checking.check(bundled.load(), before)
    sys.stderr.writelines(f"{one}\n" for one in validation.unexplained(bundled.load()))
    _tell(outcome)
    return int(bool(outcome.failures))


def _tell(outcome: checking.Outcome) -> None:
    for kind, several in (("wrong", outcome.failures), ("look at", outcome.warnings)):
        sys.stderr.writelines(f"{kind}: {one}\n" for one in several)
    sys.stderr.write(f"{len(outcome.failures)} failures, {len(outcome.warnings)} warnings\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("./dev curate", description=__doc__)
    tasks = parser.add_subparsers(required=True)
    one = tasks.add_parser("due", help="series whose next release is expected by the table's date")
    one.add_argument("--all", action="store_true", help="also those that are not yet expected")
    one.set_defaults(run=_due)
    one = tasks.add_parser(
        "document", help="a row of sources.csv: its id, and what its producer's other documents have"
    )
    one.add_argument("producer", help="as ids begin: miit, nbs, caict, gacc ...")
    one.add_argument("day", help="of its release: 2026-03-23")
    one.add_argument("title")
    one.add_argument("--url", default="")
    one.add_argument(
        "--via", default="", help='whose page you read, where not the producer\'s: "copy on HOST", "press (HOST)"'
    )
    one.set_defaults(run=_document)
    one = tasks.add_parser("draft", help="candidate rows from a saved bulletin; nothing is added")
    one.add_argument("file")
    one.add_argument("--rules", default="", help="a file of tools/curate/rules/ (else the one that finds most)")
    one.add_argument("--period", default="", help="of the bulletin, where its words name no year: 2026-2M")
    one.add_argument("--source", default="", help="its document (./dev curate document)")
    one.add_argument("--vintage", default="", help="the day of release, where not that of the document")
    one.set_defaults(run=_draft)
    one = tasks.add_parser("add", help="a figure like the last of its series, or the rows of a draft")
    one.add_argument("what", help="an indicator, or a file of rows (- is standard input)")
    one.add_argument("period", nargs="?", default="")
    one.add_argument("value", nargs="?", default="")
    for name, default in (("measure", "level"), ("source", ""), ("vintage", ""), ("locator", "")):
        one.add_argument(f"--{name}", default=default)
    one.add_argument("--dry-run", action="store_true", help="only print the rows and what the guards say")
    one.set_defaults(run=_add)
    one = tasks.add_parser("check", help="all guards; with --before also what changed since that table")
    one.add_argument("--before", default="", help="a folder, package or version (see digecon diff)")
    one.set_defaults(run=_check)
    return parser


def main() -> int:
    """Run the task of the command line and return its exit code."""
    asked = _parser().parse_args()
    try:
        return int(asked.run(asked))
    except (DigeconError, OSError) as error:
        sys.stderr.write(f"./dev curate: {error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
