"""What stands below a chart: the numbered reasons, and the letters behind figures."""

from ..cleaning import clean
from ..messages import phrase
from ..model import STATUSES, Observation

MOST_NOTES = 12


class Notes:
    """The numbered reasons and the letters of statuses, collected while panels are made."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.reasons: dict[str, int] = {}
        self.statuses: dict[str, None] = {}
        self.plain: list[str] = []
        self.computed = False

    def number(self, reason: str) -> int:
        """Return the number of a reason."""
        return self.reasons.setdefault(clean(reason), len(self.reasons) + 1)

    def say(self, sentence: str) -> None:
        """Add a note that no mark refers to."""
        if clean(sentence) not in self.plain:
            self.plain.append(clean(sentence))

    def letter(self, one: Observation, kind: str) -> str:
        """Return the letter behind a figure, empty for a normal one."""
        if one.origin == "computed" and one.measure == "level":
            self.computed = True
            return "c"
        if one.status in ("A", "O") or one.status not in STATUSES or kind == "planned":
            return ""
        self.statuses[one.status] = None
        return one.status.lower()

    def told(self) -> list[str]:
        """Return the lines below a chart."""
        colon = phrase(": ", self.lang)
        letters = [status.lower() + colon + phrase(STATUSES[status], self.lang) for status in self.statuses]
        letters += [phrase("c: computed from other figures", self.lang)] if self.computed else []
        lines = [phrase(", ", self.lang).join(letters)] if letters else []
        lines += [f"[{number}] {reason}" for reason, number in self.reasons.items() if number <= MOST_NOTES]
        if (more := len(self.reasons) - MOST_NOTES) > 0:
            lines.append(phrase("and {more} more: see -f csv", self.lang, more=more))
        return [*lines, *self.plain]
