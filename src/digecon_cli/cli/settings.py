"""Settings of the reader, which change no data: the language, the pager and the theme of pictures, from a small file.

An option counts before a variable of digecon's own, that before the file, and the file before what the system says.
"""

import os
import sys
from collections.abc import Iterable
from typing import NamedTuple

from ..core.errors import DataError, did_you_mean
from ..core.messages import ENGLISH, LANGUAGES, Message, of_environment
from ..core.messages import SETTINGS as VARIABLES

DEFAULT, FILE = "default", "file"


class Setting(NamedTuple):
    """One setting: the variables that count before the file and after it, the default, and whether an empty one counts."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    default: str
    may_be_empty: bool = False


SETTINGS = (
    Setting("lang", VARIABLES[:1], VARIABLES[1:], ENGLISH),
    Setting("pager", ("DIGECON_PAGER",), ("PAGER",), "less -FRX", may_be_empty=True),
    Setting("theme", (), (), "paper"),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}
_in_file: dict[str, str] = {}


def path() -> str:
    """Return where the file is: in ``XDG_CONFIG_HOME`` or ``~/.config``, on Windows in ``APPDATA``; empty without a home."""
    folder = os.environ.get("APPDATA" if sys.platform == "win32" else "XDG_CONFIG_HOME", "")
    if not os.path.isabs(folder):
        folder = os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(folder, "digecon", "config.toml") if os.path.isabs(folder) else ""


def load() -> list[Message]:
    """Read the file, if there is one; return what is wrong in it, which is left aside."""
    _in_file.clear()
    where = path()
    if not os.path.isfile(where):
        return []
    import tomllib  # most readers have no such file

    from ..core.bounded import whole

    try:
        content = tomllib.loads(whole(where).decode("utf-8"))
    except OSError as error:
        return [Message("cannot read '{path}': {error}.", path=where, error=error.strerror or error)]
    except DataError as error:
        return [error.message]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return [Message("'{path}' is not TOML: {error}.", path=where, error=error)]
    problems = []
    for name, value in content.items():
        known = _allowed(name)
        if name not in _BY_NAME:
            hint = did_you_mean(name, _BY_NAME)
            problems.append(Message("{path}: '{name}' is not a setting.{hint}", path=where, name=name, hint=hint))
        elif not isinstance(value, str) or (known and value not in known):
            choice = tuple(known) or ('"less -S"',)
            message = "{path}: {name} is not '{value}': write {choice}."
            problems.append(Message(message, path=where, name=name, value=str(value), choice=choice))
        else:
            _in_file[name] = value
    return problems


def _allowed(name: str) -> Iterable[str]:
    """Return the words that a setting may be, none where it may be any."""
    if name == "lang":
        return LANGUAGES
    if name == "theme":
        from ..draw.request import THEMES

        return THEMES
    return ()


def resolve(name: str) -> tuple[str, str]:
    """Return what a setting is without its option, and where that is from: a variable, the file, or the default."""
    setting = _BY_NAME[name]
    for variables in (setting.before, (FILE,), setting.after):
        for variable in variables:
            found = _in_file.get(name) if variable == FILE else os.environ.get(variable)
            if found or (found is not None and setting.may_be_empty):
                return of_environment({VARIABLES[-1]: found}) if name == "lang" else found, variable
    return setting.default, DEFAULT


def names_language() -> bool:
    """Return whether a setting names a language: the system's own ``C`` and ``POSIX`` name none."""
    source = resolve("lang")[1]
    return source != DEFAULT and os.environ.get(source, "").partition(".")[0] not in ("C", "POSIX")
