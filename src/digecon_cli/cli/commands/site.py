"""``site``: the table as pages and as files at addresses that stay."""

import gc
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...core.errors import UsageError
from ...core.messages import LANGUAGES, Message
from .. import complete, language
from ..options import SELECTION, TABLE, Common
from ..progress import done, notify, working
from ..spec import Argument, Command, Option

if TYPE_CHECKING:
    from ...publish.material import Material

_BOTH = "both"
_OPTIONS = (
    Option("force", ("--force",), "Write into a folder that has other files.", kind=bool),
    Option("serve", ("--serve",), "Then show it on this machine, until Ctrl+C.", kind=bool),
    Option("port", ("--port",), "The port of --serve.", "N", default="8000"),
    Option(
        "tongue",
        (language.FLAG,),
        "en, zh, or both: English, and Chinese in zh/.",
        "L",
        default=_BOTH,
        complete=complete.one_of((*LANGUAGES, _BOTH)),
    ),
    Option("contact", ("--contact",), "Where readers report errors: a mail address or a page.", "A"),
)


def _site(common: Common, words: Sequence[str], force: bool, serve: bool, port: str, tongue: str, contact: str) -> None:
    from ...publish import site
    from ...publish.site import build

    folder, *names = words
    common = common._replace(select=tuple(names))
    languages = _languages(language.asked() or tongue)
    number = _port(port)
    site.check(folder, force)
    material = _material(common, _address(contact))
    gc.freeze()  # what was gathered lives to the end
    gc.set_threshold(5_000, 10, 50)  # what pages are made of is gone with each of them: looking for cycles finds few
    found = build(material, languages, working)
    working(Message("writing {number} files", number=len(found)))
    site.save(folder, found)
    done()
    pages = sum(path.endswith(".html") for path in found)
    where = os.path.join(folder, "index.html")
    message = "{pages} pages and {files} other files written: open {where}"
    notify([Message(message, pages=pages, files=len(found) - pages, where=where)])
    if serve:
        site.serve(
            folder, number, lambda address: notify([Message("served at {address} until Ctrl+C", address=address)])
        )


def _material(common: Common, contact: str) -> "Material":
    from ...publish.material import gather

    data = common.dataset()
    rows = common.selected(data)
    if common.data:
        own = os.path.basename(common.data)
        return gather(rows, data, own=own, table=f" --data {own}", contact=contact, progress=working)
    from ... import checking as claims
    from ...core import bundled

    wanted = data.match(common.select) if common.select else set(data.catalog)
    about = [one for one in claims.published() if {ref.indicator for ref in one.subjects} & wanted]
    check = claims.check(about, data) if about else ()
    return gather(rows, data, check, version=bundled.version(), contact=contact, progress=working)


def _languages(text: str) -> tuple[str, ...]:
    if text not in (*LANGUAGES, _BOTH):
        raise UsageError("'{text}' is not a language here: write en, zh or both.", text=text)
    return LANGUAGES if text == _BOTH else (text,)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise UsageError("--port {text} is not a port: write a number up to 65535.", text=text)
    return int(text)


def _address(contact: str) -> str:
    """Return an address that a browser may follow; raises UsageError for anything else."""
    if not contact or contact.startswith(("https://", "http://")):
        return contact
    name, at, host = contact.partition("@")
    if name and at and "." in host and not set(contact) & set(" <>\"'"):
        return f"mailto:{contact}"
    raise UsageError("--contact {contact} is neither a mail address nor a page: https://...", contact=contact)


COMMAND = Command(
    "site",
    section="Serve",
    rank=2,
    help="The table as a website: a page per indicator and document, files at permanent addresses, search, both languages.",
    examples=(
        "digecon site pages economy",
        "digecon site zh-pages patents --lang zh",
        "digecon site mine --data mine.csv",
    ),
    run=_site,
    options=(*_OPTIONS, *SELECTION, *TABLE),
    arguments=(
        Argument(
            "words",
            "DIR [SELECT]...",
            "The folder; sectors, names, globs (none: all).",
            list,
            complete=complete.select,
        ),
    ),
    selects=False,
)
