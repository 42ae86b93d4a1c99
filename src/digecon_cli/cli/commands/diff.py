"""``diff``: the changes between two tables."""

from ...changes import FORMATS
from ..options import ALL_ROWS, BOM, COLUMNS, LANG, OUTPUT, Common
from ..output import emit, format_name, write_answer
from ..progress import notify
from ..spec import ANSWER_IS_NO, ANSWERED, Argument, Command, Option


def _diff(common: Common, old: str, new: str) -> int:
    from ...changes.answer import SAME, answer  # with the readers, which help need not wait for

    found = answer(old, new)
    format = FORMATS.find(format_name(common))
    if format in FORMATS.own:
        write_answer(found, format, common)
    elif found.changes:
        emit(found.listing(), common)
    else:  # an answer, though it has no row
        write_answer(found.listing(), format, common)
    if found.changes:
        return ANSWER_IS_NO
    if not format.for_people:
        notify([SAME])
    return ANSWERED


COMMAND = Command(
    "diff",
    section="Changes",
    rank=1,
    help="What changed between tables: figures added, revised within rounding or beyond, withdrawn.",
    examples=("digecon diff before.zip", "digecon diff before.zip after.zip -f csv", "digecon diff before.zip -f changelog"),
    run=_diff,
    options=(
        Option("new", (), "The later table; without it, the bundled one.", "[NEW]"),
        *OUTPUT, LANG, ALL_ROWS, COLUMNS, BOM,
    ),
    arguments=(Argument("old", "OLD", "The earlier table: a folder, a package (.zip), a file, or the version of the bundled table."),),
    selects=False,
    formats=FORMATS,
)  # fmt: skip
