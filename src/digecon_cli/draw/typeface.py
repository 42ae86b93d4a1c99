"""The typeface of charts: three faces beside this file (fonts/OFL.txt), and what stands in for characters they lack."""

import base64
import contextlib
import re
from collections.abc import Iterable
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from matplotlib import font_manager

FAMILY = "Digecon Sans"
_FOLDER = Path(__file__).parent / "fonts"
_FACES = {"Regular": ("normal", "normal"), "Bold": ("bold", "normal"), "Italic": ("normal", "italic")}  # weight, style
# Families with Chinese characters, by the names that operating systems give them; for what our own faces lack.
CHINESE = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC",
    "Hiragino Sans GB", "Heiti SC", "STHeiti", "Microsoft YaHei", "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    "Droid Sans Fallback", "Arial Unicode MS",
)  # fmt: skip
_OTHER = "DejaVu Sans"  # comes with matplotlib; has what Latin scripts, Greek and Cyrillic need
# What a viewer that ignores embedded faces may use, most similar first.
_FALLBACKS = "'Noto Sans SC', 'Noto Sans CJK SC', 'Source Sans 3', 'PingFang SC', 'Microsoft YaHei', sans-serif"
_TEXT = re.compile(r'<text style="([^"]*)"[^>]*>([^<]*)</text>')


@cache
def _characters() -> frozenset[int]:
    """Return the characters of our own faces."""
    return frozenset(TTFont(_FOLDER / "Regular.otf").getBestCmap())


@cache
def _register() -> None:
    """Make our own faces known to matplotlib."""
    for face in _FACES:
        font_manager.fontManager.addfont(_FOLDER / f"{face}.otf")


def families(text: str) -> list[str]:
    """Return the families that a text is set in, in the order in which characters are looked for."""
    _register()
    return [FAMILY, *(_chinese(CHINESE) if _foreign(text) else ()), _OTHER]


def unknown(text: str) -> list[str]:
    """Return the characters of a text that no family has; those are drawn as boxes."""
    known: set[int] = set()
    for name in families(text)[1:] if _foreign(text) else ():
        path = font_manager.findfont(name, fallback_to_default=False)
        known |= set(font_manager.get_font(path).get_charmap())
    return sorted({sign for sign in _foreign(text) if ord(sign) not in known})


def _foreign(text: str) -> list[str]:
    """Return the characters of a text that our own faces lack."""
    return [sign for sign in text if ord(sign) not in _characters() and sign.isprintable()]


@cache
def _chinese(names: tuple[str, ...]) -> list[str]:
    """Return the first of these families that is installed, as a list; empty if none is."""
    known = {font.fname: font.name for font in font_manager.fontManager.ttflist}
    if not set(names) & set(known.values()):  # a font may have been installed since matplotlib cached its list
        for path in font_manager.findSystemFonts():
            if path not in known:
                with contextlib.suppress(Exception):  # a broken font that nobody asked for must not stop the drawing
                    font_manager.fontManager.addfont(path)
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return [name for name in names if name in installed][:1]


# --- in SVG: text stays text, so the file carries the letters that it uses --------------------------------------------


def with_fallbacks(svg: str) -> str:
    """Return an SVG of matplotlib whose texts name the families that a viewer may use instead of ours."""
    return re.sub(rf"'{FAMILY}'[^;\"]*", f"'{FAMILY}', {_FALLBACKS}", svg)


def embedded_faces(svg: str) -> str:
    """Return CSS that embeds the faces in which the texts of an SVG are set, with the characters in use."""
    used: dict[str, set[str]] = {}
    for style, text in _TEXT.findall(svg):
        face = "Italic" if "italic" in style else "Bold" if re.search(r"bold|[67]00", style) else "Regular"
        used.setdefault(face, set()).update(unescape(text))
    return "".join(_rule(face, used[face]) for face in _FACES if face in used)


def _rule(face: str, characters: Iterable[str]) -> str:
    """Return the CSS rule of a face with these characters."""
    weight, style = _FACES[face]
    data = base64.b64encode(_subset(face, "".join(sorted(characters)))).decode()
    source = f"url(data:font/woff;base64,{data}) format('woff')"
    return f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};font-style:{style};src:{source}}}"


@cache
def _subset(face: str, characters: str) -> bytes:
    """Return a face with these characters only, as WOFF; the same characters give the same bytes."""
    font = TTFont(_FOLDER / f"{face}.otf", recalcTimestamp=False)
    options = Options()
    options.layout_features = ["kern", "locl"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.flavor = "woff"
    out = BytesIO()
    font.save(out)
    return out.getvalue()
