"""The page of ``check``: the tally, what is inconsistent with the reason, then rounding; the rest is counted."""

from collections.abc import Sequence

from ..errors import UsageError, did_you_mean
from ..present.labels import pick
from ..present.lines import Grid, Page, Words, tied
from ..present.options import RenderOptions
from ..present.words import VERDICTS as NAMES
from ..present.words import word
from .checking import CheckedClaim
from .report import says, shown, statement, summary
from .verdicts import CONSISTENT, INCONSISTENT, NOT_CHECKABLE, ROUNDING, VERDICTS

ALL = "all"
_ORDER = (INCONSISTENT, ROUNDING, NOT_CHECKABLE, CONSISTENT)
_COUNTED = (NOT_CHECKABLE, CONSISTENT)
_HEAD = (("printed", "recomputed"), ("原文", "复算"))
_STYLES = {INCONSISTENT: "bad"}


def asked(verdict: str) -> str:
    """Return the verdict that ``--verdict`` names, ``all``, or nothing; raises UsageError for any other word."""
    name = verdict.lower().replace("-", " ").replace("_", " ")
    if name not in ("", ALL, *VERDICTS):
        known = (*VERDICTS, ALL)
        raise UsageError(f"'{verdict}' is no verdict.{did_you_mean(name, known)} Known: {', '.join(known)}.")
    return name


def of_verdict(findings: Sequence[CheckedClaim], verdict: str) -> list[CheckedClaim]:
    """Return the findings that ``--verdict`` asks for; without, all of them."""
    return [one for one in findings if verdict in ("", ALL, one.verdict)]


def page(findings: Sequence[CheckedClaim], verdict: str, look: RenderOptions) -> Page:
    """Return the findings for a screen; those of one ``verdict`` (or of all) in full where it is asked for."""
    lang = look.lang
    parts: list[Words | Grid] = [Words(_tally(findings, lang), "title")]
    for name in _ORDER:
        several = [one for one in of_verdict(findings, verdict) if one.verdict == name]
        if not several or (not verdict and name in _COUNTED):
            continue
        title = word(NAMES, name, lang)
        if name == ROUNDING and not verdict:
            parts.append(
                Words(f"{title.capitalize()}{pick((' (no error)', '（非错误）'), lang)}: {_briefly(several)}", hang=2)
            )
        else:
            head = ("", title.capitalize(), *_HEAD[lang == "zh"])
            parts.append(Grid("ilrr", _in_full(several, bool(verdict)), head, _STYLES.get(name, "title")))
    return [*parts, Words(_closing(findings, verdict, lang), "dim")]


def _tally(findings: Sequence[CheckedClaim], lang: str) -> str:
    if lang != "zh":
        return summary(findings)
    counts = (f"{NAMES[name][1]} {sum(one.verdict == name for one in findings)}" for name in VERDICTS)
    return f"{len(findings)} 条陈述：{'，'.join(counts)}"


def _briefly(several: Sequence[CheckedClaim]) -> str:
    """Return what differs by rounding: the number printed and, behind it, the one recomputed."""
    return ", ".join(tied(f"{one.claim.claim_id} {says(one)} ({shown(one).partition(' ')[0]})") for one in several)


def _in_full(several: Sequence[CheckedClaim], whole: bool) -> Sequence[Sequence[str] | Words]:
    """Return a line for each finding with its reason below: the known explanation, or (``whole``) all of its note."""
    rows: list[Sequence[str] | Words] = []
    for one in several:
        rows.append([one.claim.claim_id, statement(one), says(one), shown(one).partition(" ")[0]])
        known = ": ".join(filter(None, (one.claim.explanation, one.claim.note)))
        if reason := one.note if whole else known or one.note:
            rows.append(Words(reason, indent=6))
    return rows


def _closing(findings: Sequence[CheckedClaim], verdict: str, lang: str) -> str:
    if verdict:
        return pick(("The figures behind each: -f csv", "各项依据的数据：-f csv"), lang)
    counted = ((name, sum(one.verdict == name for one in findings)) for name in _COUNTED)
    told = ", ".join(f"{count} {word(NAMES, name, lang)}" for name, count in counted if count)
    if lang == "zh":
        return f"{told + '：' if told else ''}--all 显示全部；-f csv 给出依据的数据"
    return f"{told + ': ' if told else ''}--all shows every statement, -f csv the figures behind"
