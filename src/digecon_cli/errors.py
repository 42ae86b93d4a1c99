"""The two errors a user can meet; the command line turns each into one line and an exit code."""

from collections.abc import Iterable


class DigeconError(Exception):
    """Base of the errors that are the user's to mend; the message says what to do."""

    exit_code = 1


class DataError(DigeconError):
    """Data cannot be read, is malformed, or the selection is empty (exit code 1)."""


class UsageError(DigeconError):
    """The request itself is wrong: an unknown name, option, format or period (exit code 2)."""

    exit_code = 2


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `` Did you mean 'x'?`` for the closest of ``known``, or an empty string; the dashes of options do not count."""
    from difflib import get_close_matches

    names = {name.lower().lstrip("-"): name for name in known}
    typed = word.lower().lstrip("-")
    close = get_close_matches(typed, names, n=1, cutoff=0.6)
    if not close and typed[1:]:  # a part of a dotted id is what people remember
        close = [name for name in names if typed in name][:1]
    if not close:
        tails = {name.rpartition(".")[2]: name for name in names}
        close = [tails[tail] for tail in get_close_matches(typed, tails, n=1, cutoff=0.6)]
    return f" Did you mean '{names[close[0]]}'?" if close else ""
