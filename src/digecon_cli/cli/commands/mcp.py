"""``mcp``: the table for assistants, over the Model Context Protocol."""

import sys

from ...core.errors import UsageError
from ...core.messages import Message
from ..options import LANG, Common
from ..output import deliver
from ..progress import notify
from ..spec import Command, Option

SKILL = Option("skill", ("--skill",), "Print SKILL.md, for assistants that type commands, and end.", kind=bool)


def _mcp(common: Common, skill: bool) -> None:
    if skill:
        from importlib.resources import files

        deliver(files("digecon_cli").joinpath("api", "assistants", "SKILL.md").read_bytes(), "")
    else:
        _serve(common)


def _serve(common: Common) -> None:
    try:
        from ...api.mcp_server.server import server
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("digecon_cli"):
            raise
        raise UsageError("to serve assistants, install the library mcp: pip install 'mcp<3'.") from error
    if sys.stdin.isatty():
        notify(
            [Message("waiting for an assistant on standard input (docs/mcp.md says how to connect one); Ctrl-D ends")]
        )
    server(common.lang).run()


COMMAND = Command(
    "mcp",
    section="Serve",
    rank=3,
    help="Serve assistants: AI assistants get access to the table, over the Model Context Protocol on standard input and output (docs/mcp.md).",
    examples=("digecon mcp", "digecon mcp --lang zh", "digecon mcp --skill > SKILL.md"),
    run=_mcp,
    options=(SKILL, LANG),
    selects=False,
)
