"""Abbreviations of units and terms that a reader of a picture need not know, each with its meaning."""

import re

from ..core.messages import phrase

_MEANINGS = {
    "EFLOPS": "exaflops: a billion billion floating-point operations a second",
    "ZFLOPS": "zettaflops: a thousand billion billion floating-point operations a second",
    "EB": "exabytes: a million terabytes each",
    "ZB": "zettabytes: a billion terabytes each",
    "PCT": "Patent Cooperation Treaty",
    "FP32": "32-bit arithmetic",
    "FP16": "16-bit arithmetic",
    "IPTV": "internet television",
    "IoT": "internet of things",
}
_KNOWN = re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(_MEANINGS)})(?![A-Za-z0-9])")


class Speller:
    """Spells out each abbreviation where it stands first."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.known: set[str] = set()

    def __call__(self, text: str) -> str:
        """Return a text with the meaning of its abbreviations behind them, in brackets, unless that was given before."""
        return _KNOWN.sub(self._with_meaning, text)

    def _with_meaning(self, match: re.Match[str]) -> str:
        name = match[0]
        if name in self.known:
            return name
        self.known.add(name)
        return name + phrase(" ({basis})", self.lang, basis=phrase(_MEANINGS[name], self.lang))
