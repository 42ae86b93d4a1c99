"""The server: tools, resources and a prompt, given to the SDK of the Model Context Protocol."""

from collections.abc import Callable
from functools import wraps
from inspect import getdoc, signature
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.tools import Tool
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import ValidationError

from ... import __version__
from ...core.absent import NotInTable
from ...core.errors import DigeconError, UsageError
from .answers import ToolAnswer
from .arguments import refusal, refuse_unknown, unknown
from .calls import absence, of_error
from .tools import AUDIT, INSTRUCTIONS, STATEMENT, Tools, catalog, comparability, sources


def server(lang: str = "en") -> MCPServer[Any]:
    """Return the server, with its texts in a language; ``run()`` serves it on standard input and output."""
    made: MCPServer[Any] = MCPServer(
        "digecon",
        "digecon",
        instructions=INSTRUCTIONS,
        version=__version__,
        log_level="WARNING",
        tools=[_tool(tool, lang) for tool in Tools(lang).every()],
    )
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


class _CheckedTool(Tool):  # type: ignore[misc]
    """A tool whose arguments are checked by name before the SDK passes over those that it does not know."""

    lang: str = "en"

    async def run(self, arguments: dict[str, Any], context: Any, convert_result: bool = False) -> Any:
        """Return the answer of a tool, or the error as an assistant reads it."""
        known = list(self.parameters["properties"])
        try:
            refuse_unknown(arguments, known)
            self.fn_metadata.validate_arguments(arguments)
        except UsageError as error:
            return _refused(error, self.lang)
        except ValidationError as errors:
            first = errors.errors(include_url=False)[0]
            if first["type"] == "unexpected_keyword_argument":
                return _refused(unknown(str(first["loc"][-1]), STATEMENT), self.lang)
            place = first["loc"] if first["type"] == "missing" else _place(first["loc"])
            choice = first.get("ctx", {}).get("expected")
            return _refused(refusal(place, first["type"], first["input"], choice), self.lang)
        return await super().run(arguments, context, convert_result)


def _place(place: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return where an argument is wrong, without the branches of its type that the SDK adds (``names.list[str]``)."""
    return tuple(part for part in place if not (isinstance(part, str) and part in ("str", "int", "list[str]")))


def _tool(function: Callable[..., ToolAnswer], lang: str) -> Tool:
    hints = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    words = " ".join((getdoc(function) or "").split())
    made = _CheckedTool.from_function(_answering(function, lang), description=words, annotations=hints)
    made.parameters = _plain({**made.parameters, "additionalProperties": False})
    return made.model_copy(update={"lang": lang})


def _plain(schema: Any) -> Any:
    """Return a schema without the titles that repeat names."""
    if isinstance(schema, dict):
        return {key: _plain(part) for key, part in schema.items() if not (key == "title" and isinstance(part, str))}
    return [_plain(part) for part in schema] if isinstance(schema, list) else schema


def _refused(error: DigeconError, lang: str) -> CallToolResult:
    """Return an error as an answer: its sentence, and of what is not in the table the reason and the nearest by name."""
    found = absence(error) if isinstance(error, NotInTable) else None
    return CallToolResult(
        content=[TextContent(type="text", text=of_error(error, lang))], structured_content=found, is_error=True
    )


def _answering(tool: Callable[..., ToolAnswer], lang: str) -> Callable[..., CallToolResult]:
    """Return a tool as the SDK takes it."""

    @wraps(tool)
    def answering(**given: Any) -> CallToolResult:
        try:
            found = tool(**given)
        except DigeconError as error:
            return _refused(error, lang)
        return CallToolResult(content=[TextContent(type="text", text=found.text)])

    answering.__signature__ = signature(tool).replace(return_annotation=CallToolResult)  # type: ignore[attr-defined]
    return answering
