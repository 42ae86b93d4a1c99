"""``config``: the settings that hold, and where each is from."""

import os

from ...ask.table import RecordListing
from ...core.messages import phrase
from .. import language, settings
from ..options import BOM, COLUMNS, LANG, OUTPUT, Common
from ..output import emit
from ..spec import Command


def _config(common: Common) -> None:
    rows = []
    for setting in settings.SETTINGS:
        value, origin = settings.resolve(setting.name)
        if setting.name == "lang" and language.asked():
            value, origin = language.asked(), language.FLAG
        rows.append((setting.name, value, phrase(origin, common.lang)))
    there = "read" if os.path.isfile(settings.path()) else "not there"
    rows.append((settings.FILE, settings.path(), phrase(there, common.lang)))
    emit(RecordListing(("setting", "value", "origin"), rows), common)


COMMAND = Command(
    "config",
    section="Setup",
    rank=1,
    help="Settings and their file: language, pager, theme, and where each is from (docs/settings.md).",
    examples=("digecon config", "digecon config --json"),
    run=_config,
    options=(*OUTPUT, LANG, COLUMNS, BOM),
    selects=False,
)
