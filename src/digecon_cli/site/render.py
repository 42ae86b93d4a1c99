"""Pages from templates: the site's own, and what they share with the report."""

from pathlib import Path
from typing import Any

from .. import periods
from ..draw.svg import STYLE
from ..messages import phrase
from ..report.html import TEMPLATES as SHARED
from ..report.html import environment
from .addresses import Here
from .material import Material
from .voice import Voice

TEMPLATES = Path(__file__).parent / "templates"


class Writer:
    """What renders the pages of one language; ``languages`` are all that the site has."""

    def __init__(self, material: Material, lang: str, languages: tuple[str, ...]) -> None:
        self.material, self.lang, self.languages = material, lang, languages
        self._templates = environment(TEMPLATES, SHARED)
        self._shared = {
            "lang": lang,
            "languages": languages,
            "has_claims": bool(material.check),
            "label": periods.label,
            "colon": phrase(": ", lang),
            "comma": phrase(", ", lang),
            "semicolon": phrase("; ", lang),
            "contact": material.contact,
        }

    def voice(self, path: str) -> Voice:
        """Return what speaks on the page at a path."""
        return Voice(self.material, Here(path, self.lang, self.languages))

    def write(self, template: str, voice: Voice, title: str, **told: Any) -> tuple[str, bytes]:
        """Return the path and the text of a page; ``trail`` are the pages that lead to it, ``told`` what its template shows."""
        page = {"title": title, "own": self.material.own, "version": self.material.version}
        text = self._templates.get_template(template).render(
            **self._shared,
            **{"trail": (), "description": title, **told},
            page=page,
            here=voice.here,
            w=voice.w,
            home="",
        )
        return voice.here.file, _squeezed(text).encode()


def _squeezed(text: str) -> str:
    """Return a page without the blank lines and line beginnings that templates leave."""
    return "".join(line.lstrip(" ") for line in text.splitlines(keepends=True) if line.strip())


def style() -> bytes:
    """Return the one style sheet: the report's, that of pictures, and what only a site has."""
    own = (TEMPLATES / "site.css").read_text("utf-8")
    return (colours() + (SHARED / "style.css").read_text("utf-8") + STYLE + own).encode()


def opening() -> bytes:
    """Return the script that opens what an address names."""
    return (TEMPLATES / "page.js").read_bytes()


def colours() -> str:
    """Return the part of the style sheet that says the colours, light and dark."""
    return (SHARED / "colours.css").read_text("utf-8")
