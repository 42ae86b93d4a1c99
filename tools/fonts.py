"""Makes the typeface of charts (src/digecon_cli/draw/fonts) from Noto Sans CJK SC, which must be installed.

It has the letters of Latin scripts, the signs of charts, and the Chinese characters of our own labels, messages and
documents. The oblique face, which marks computed figures, has Latin letters and signs only; Noto has none, so it is slanted
here. ``--check`` says which characters are missing. The same Noto gives the same bytes.
"""

import sys
from math import radians, tan
from pathlib import Path

from fontTools.misc.transform import Transform
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

ROOT = Path(__file__).parent.parent
FONTS = ROOT / "src" / "digecon_cli" / "draw" / "fonts"
INSTALLED = Path("/usr/share/fonts/opentype/noto")  # of Debian's fonts-noto-cjk
FAMILY, NOTO = "Digecon Sans", "Noto Sans CJK SC"
SLANT = 10  # degrees
_LETTERS = (range(0x20, 0x7F), range(0xA0, 0x100), range(0x2190, 0x2194))
_SIGNS = "–—‘’“”•…‰€№℃−≈≠≤≥×▲▼△▽·"
_CHINESE = (range(0x3000, 0x3018), range(0xFF01, 0xFF5F))
_FIRST_CHINESE, _REPLACEMENT = 0x2E80, 0xFFFD
_LEGAL = (0, 13, 14)  # names of a font: its copyright, licence, and where the licence is
_TABLES = ("vhea", "vmtx", "VORG", "BASE", "DSIG")  # for vertical text and signatures


def letters() -> str:
    """Return the letters and signs of Latin text."""
    return "".join(chr(code) for codes in _LETTERS for code in codes) + _SIGNS


def chinese() -> str:
    """Return the Chinese characters and signs that we write ourselves."""
    texts = [*(ROOT / "src" / "digecon_cli" / "locale").rglob("*.po"), *(ROOT / "data").glob("*.csv")]
    own = {
        sign
        for path in texts
        for sign in path.read_text(encoding="utf-8")
        if _FIRST_CHINESE <= ord(sign) < _REPLACEMENT
    }
    return "".join(sorted(own | {chr(code) for codes in _CHINESE for code in codes}))


def make(weight: str, text: str, slant: int = 0) -> TTFont:
    """Return one face with these characters."""
    collection = TTCollection(INSTALLED / f"NotoSansCJK-{weight}.ttc")
    font = next(each for each in collection.fonts if each["name"].getDebugName(1) == NOTO)
    font.recalcTimestamp = False
    options = Options()
    options.hinting, options.name_IDs = False, ["*"]
    options.layout_features = ["kern", "locl"]
    options.drop_tables += _TABLES
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    if slant:
        _slant(font, slant)
    style = "Italic" if slant else weight
    font["name"].names = [record for record in font["name"].names if record.nameID in _LEGAL]
    for number, words in ((1, FAMILY), (2, style), (4, f"{FAMILY} {style}"), (6, f"DigeconSans-{style}")):
        font["name"].setName(words, number, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [f"DigeconSans-{style}"]
    top[0].FullName, top[0].FamilyName = f"{FAMILY} {style}", FAMILY
    return font


def _slant(font: TTFont, degrees: int) -> None:
    """Slant the glyphs of a font to the right."""
    glyphs, shear = font.getGlyphSet(), Transform(1, 0, tan(radians(degrees)), 1, 0, 0)
    strings = font["CFF "].cff[0].CharStrings
    for name in font.getGlyphOrder():
        pen = T2CharStringPen(glyphs[name].width, glyphs)
        glyphs[name].draw(TransformPen(pen, shear))
        strings[name] = pen.getCharString(strings[name].private, strings[name].globalSubrs)
    font["post"].italicAngle = -degrees
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x40 | 0x01
    font["head"].macStyle |= 0x02


def missing() -> str:
    """Return the characters of ours that the typeface has not."""
    known = TTFont(FONTS / "Regular.otf").getBestCmap()
    return "".join(sign for sign in letters() + chinese() if ord(sign) not in known)


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit(f"not in the typeface: {missing()}" if missing() else 0)
    for weight, text, slant in (
        ("Regular", letters() + chinese(), 0), ("Bold", letters() + chinese(), 0), ("Regular", letters(), SLANT),
    ):  # fmt: skip
        make(weight, text, slant).save(FONTS / f"{'Italic' if slant else weight}.otf")
