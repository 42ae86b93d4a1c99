"""The smallest case that still fails in the same way: fewer words, fewer lines, fewer cells."""

import re
import time
from collections.abc import Iterator

from . import running
from .cases import Case

SECONDS = 90


def kind(fault: str) -> str:
    """Return of which kind a fault is: its place in the program where it has one, else what it begins with."""
    place = re.match(r"traceback: \w+ at [\w.]+:\d+", fault)
    return place[0] if place else fault.partition(":")[0]


def least(case: Case, wanted: str) -> Case:
    """Return the smallest case found in a minute and a half whose first fault is of the kind that is wanted."""
    until = time.monotonic() + SECONDS
    smaller: Case | None = case
    while smaller:
        case = smaller
        smaller = next((one for one in _smaller(case) if time.monotonic() < until and _fails(one, wanted)), None)
    return case


def _fails(case: Case, wanted: str) -> bool:
    return any(kind(fault) == wanted for fault in running.alone(case).faults)


def _smaller(case: Case) -> Iterator[Case]:
    """Yield smaller cases, those that leave out most first."""
    if case.terminal:
        yield case._replace(terminal=False)
    for name in case.environment:
        yield case._replace(environment={key: value for key, value in case.environment.items() if key != name})
    for name in case.files:
        yield case._replace(files={key: value for key, value in case.files.items() if key != name})
    for at in range(len(case.words)):
        yield case._replace(words=case.words[:at] + case.words[at + 1 :])
    for at in range(1, len(case.words) - 1):
        yield case._replace(words=case.words[:at] + case.words[at + 2 :])
    for at, word in enumerate(case.words):
        if len(word) > 20:
            yield case._replace(words=[*case.words[:at], word[: len(word) // 2], *case.words[at + 1 :]])
    for name, content in case.files.items():
        for less in _less(content):
            given = less if case.given == content else case.given
            yield case._replace(files=case.files | {name: less}, given=given)


def _less(content: bytes) -> Iterator[bytes]:
    """Yield a file without some of its lines, or with a cell less."""
    lines = content.splitlines(keepends=True)
    size = len(lines) // 2
    while size:
        for at in range(0, len(lines), size):
            yield b"".join(lines[:at] + lines[at + size :])
        size //= 2
    if len(content) < 600:
        for match in re.finditer(rb"[^,;\t\n\r\"]+", content):
            if len(match[0]) > 1:
                yield content[: match.start()] + b"1" + content[match.end() :]
        for match in re.finditer(rb",[^,\n]*", content):
            yield content[: match.start()] + content[match.end() :]
