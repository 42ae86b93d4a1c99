"""The server: tools, resources and a prompt, given to the SDK of the Model Context Protocol."""

from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from inspect import getdoc, signature
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult, TextContent, ToolAnnotations

from ... import __version__
from ...core.errors import DigeconError
from .answers import ToolAnswer
from .tools import AUDIT, INSTRUCTIONS, Tools, catalog, comparability, sources


def server(lang: str = "en") -> MCPServer[Any]:
    """Return the server, with its texts in a language; ``run()`` serves it on standard input and output."""
    made: MCPServer[Any] = MCPServer(
        "digecon", "digecon", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING"
    )
    for tool in Tools(lang).every():
        hints = ToolAnnotations(read_only_hint=True, open_world_hint=False)
        made.add_tool(_answering(tool, lang), description=" ".join((getdoc(tool) or "").split()), annotations=hints)
    for name, kind, words, read in (
        ("catalog", "text/csv", "Every indicator.", lambda: catalog(lang)),
        ("sources", "text/csv", "Every document.", lambda: sources(lang)),
        ("comparability", "text/markdown", "What is refused, and why.", comparability),
    ):
        made.resource(f"digecon://{name}", name=name, mime_type=kind, description=words)(read)
    made.prompt("audit", description="Audit this passage: check each figure in it.")(audit)
    return made


def audit(passage: str) -> str:
    """Return the prompt to audit a passage."""
    return AUDIT + passage


def _answering(tool: Callable[..., ToolAnswer], lang: str) -> Callable[..., CallToolResult]:
    """Return a tool as the SDK takes it: of an error only a ToolError's message reaches the model."""

    @wraps(tool)
    def answering(**given: Any) -> CallToolResult:
        try:
            found = tool(**given)
        except DigeconError as error:
            raise ToolError(error.sentence(lang)) from error
        text = TextContent(type="text", text=found.text)
        return CallToolResult(content=[text], structured_content=asdict(found.answer))

    # The rows have no schema of their own: six times the same one would make half of the listing.
    answering.__signature__ = signature(tool).replace(return_annotation=CallToolResult)  # type: ignore[attr-defined]
    return answering
