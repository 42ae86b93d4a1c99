"""A case: the words of a command line, the files beside it, and where it runs. Each is made of a seed and a number."""

import random
from typing import NamedTuple


class Case(NamedTuple):
    """One run of the program. ``files`` are in its folder; ``terminal`` says that stdout and stderr are one."""

    words: list[str]
    files: dict[str, bytes] = {}  # noqa: RUF012 (of a named tuple, and never changed)
    given: bytes = b""
    environment: dict[str, str] = {}  # noqa: RUF012
    terminal: bool = False


def case(seed: str, number: int) -> Case:
    """Return the case of a seed and a number: always the same."""
    from . import lines, tables

    chance = random.Random(f"{seed}:{number}")
    files = tables.files(chance) if chance.random() < 0.5 else {}
    environment = {name: chance.choice(values) for name, values in lines.ENVIRONMENT.items() if chance.random() < 0.08}
    words = lines.line(chance, list(files))
    given = next(iter(files.values()), b"") if "-" in words else b""
    return Case(words, files, given, environment, chance.random() < 0.15)


def literal(case: Case) -> str:
    """Return a case as the Python that makes it."""
    named = {name: value for name, value in case._asdict().items() if value and name != "words"}
    more = "".join(f", {name}={value!r}" for name, value in named.items())
    return f"Case({case.words!r}{more}),"
