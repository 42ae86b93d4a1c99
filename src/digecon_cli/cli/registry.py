"""Which commands there are, and the module of each: loaded only when it is asked for."""

from importlib import import_module

from .spec import Command

# Section of the help page -> command -> module of this package whose COMMANDS declares it.
SECTIONS: dict[str, dict[str, str]] = {
    "Look": dict.fromkeys(("list", "search", "info", "sources", "show"), "look"),
    "Derive": dict.fromkeys(("growth", "cagr", "share", "contribution", "index", "ratio", "targets"), "derive")
    | {"explain": "explain"},
    "Check": {"check": "check", "validate": "validate"},
    "Draw": dict.fromkeys(("plot", "report"), "pictures"),
    "Publish": dict.fromkeys(("cite", "export"), "publish"),
}
COMMANDS: dict[str, str] = {name: module for section in SECTIONS.values() for name, module in section.items()}


def find(name: str) -> Command:
    """Return a command by its name; only its module is imported."""
    found: Command = import_module(f".{COMMANDS[name]}", __package__).COMMANDS[name]
    return found
