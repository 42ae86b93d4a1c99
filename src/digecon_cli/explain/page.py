"""One screen on one figure: what is printed, then each derivation with its formula and inputs, shortest first to read."""

from collections.abc import Iterable, Sequence

from .. import periods
from ..areas import area_name
from ..ask.options import RenderOptions
from ..dataset import Dataset
from ..document import ID, PROSE, Document, Prose, text_grid
from ..measures.derivation import Derivation, Options
from ..measures.neighbors import break_before
from ..messages import listed, phrase
from ..model import Observation
from ..pages.labels import measure_word, producer, short_name, typed
from ..pages.numbers import in_line as told
from ..pages.numbers import tied
from ..pages.numbers import with_bounds as bounded
from ..pages.numbers import with_possible as possible
from ..reporting import WRONG_FIGURE
from ..text import DIM, TITLE
from .fields import derived

_HEADINGS = {"growth": "Growth", "share": "Share", "contribution": "Contribution"}
_PRINTS = 3  # other prints of the figure, before they are only counted
_ALSO = 4  # other things that are printed of the period, before they are only counted
Line = tuple[str, str]


def page(rows: Sequence[Observation], data: Dataset, options: Options, look: RenderOptions) -> Document:
    """Return what is printed of one indicator in one period, and what follows, with the two inputs of growth and share."""
    found = [one for _, several in derived(rows, data, options) for one in several]
    title = phrase(", ", look.lang).join(
        (
            data.about(rows[0].indicator).name(look.lang),
            area_name(rows[0].area, look.lang),
            f"{periods.label(rows[0].period)} ({rows[0].name})",
        )
    )
    every = typed(f"explain {rows[0].name} {periods.label(rows[0].period)} --all", data)
    more = phrase("{every} tells all of it", look.lang, every=every)
    wrong = phrase(WRONG_FIGURE, look.lang)
    fields = text_grid((ID, PROSE), lines(rows, found, data, options, look.lang))
    return Document(parts=[Prose(title, TITLE), fields, Prose(more, DIM), Prose(wrong, DIM)])


def lines(
    rows: Sequence[Observation], found: Sequence[Derivation], data: Dataset, options: Options, lang: str
) -> list[Line]:
    """Return what is printed of one indicator in one period, and what is ``found`` of it, each with its heading."""
    standing = data.standing(rows, options.vintage or "latest")
    level = next((one for one in standing if one.measure == "level"), None)
    told: list[Line] = []
    if level:
        told.append((phrase("Published", lang), _print(level, data, lang)))
        told += _other_prints(level, rows, data, lang)
        refused = {each.row.refusal.code for each in found if each.row.measure == "growth" and each.row.refusal}
        known = break_before(level, data, options.vintage or "latest")
        told += [("", fact.note(lang)) for fact in known if fact.code not in refused]  # growth says it, too
    told += derived_lines(standing, found, data, lang)
    answered = {level, *(one for measure in _HEADINGS for one in _printed(standing, measure))}
    also = _also([one for one in standing if one not in answered], data, lang)
    return told + [(phrase("Also" if told else "Published", lang), text) for text in also]


def derived_lines(standing: Sequence[Observation], found: Sequence[Derivation], data: Dataset, lang: str) -> list[Line]:
    """Return what is ``found`` of a period beside what is printed of it, with formula and inputs, under the headings of measures."""
    told: list[Line] = []
    for measure, heading in _HEADINGS.items():
        computed = [one for one in found if one.row.measure == measure]
        told += _derivations(phrase(heading, lang), _printed(standing, measure), computed, found, data, lang)
    return told


def _printed(standing: Iterable[Observation], measure: str) -> list[Observation]:
    return [one for one in standing if one.measure == measure and (measure == "growth" or one.base_indicator)]


def _print(one: Observation, data: Dataset, lang: str) -> str:
    """Return a figure with its producer and document."""
    maker, document = producer(data.organisation(one), lang), tied(_document(one, lang))
    return told(one, data, lang, 0) + phrase("; ", lang) + maker + phrase(", ", lang) + document


def _document(one: Observation, lang: str) -> str:
    source = one.source or phrase("no source", lang)
    return phrase("{source} of {vintage}", lang, source=source, vintage=one.vintage) if one.vintage else source


def _other_prints(level: Observation, rows: Sequence[Observation], data: Dataset, lang: str) -> list[Line]:
    """Return what else is printed for the same thing, each number once with the first release that has it."""
    others = [one for one in rows if one.identity == level.identity and one is not level]
    first: dict[str, str] = {}
    for one in sorted(others, key=lambda one: one.vintage):
        first.setdefault(told(one, data, lang, 0), one.vintage or one.source)
    first.pop(told(level, data, lang, 0), None)
    several = [f"{number} ({release})" for number, release in first.items()]
    if len(several) > _PRINTS:
        several[_PRINTS:] = [phrase("{number} more", lang, number=len(several) - _PRINTS)]
    return [("", phrase("also printed: {several}", lang, several=listed(several, lang)))] if several else []


def _derivations(
    heading: str,
    printed: Sequence[Observation],
    computed: Sequence[Derivation],
    found: Sequence[Derivation],
    data: Dataset,
    lang: str,
) -> list[Line]:
    """Return what is printed and what is computed of one measure: for each whole the values, the formula and its inputs."""
    lines: list[Line] = []
    wholes = dict.fromkeys([one.base_indicator for one in printed] + [one.row.base_indicator for one in computed])
    for whole in wholes:
        text = [told(one, data, lang) + phrase(" published", lang) for one in printed if one.base_indicator == whole]
        own = next((one for one in computed if one.row.base_indicator == whole), None)
        # A share of GDP is tried of everything; that most things are none is not worth a line.
        if own and own.row.refusal and lines:
            continue
        if own:
            text.append(_computed(own, found, lang))
        of = phrase("of {whole}: ", lang, whole=short_name(data, *_indicator(whole), lang)) if whole else ""
        lines.append((heading if not lines else "", of + phrase("; ", lang).join(text)))
        if own and own.measure and own.row.has_figure:
            lines += _inputs(own, data, lang)
            lines += [("", fact.note(lang)) for fact in own.row.facts if fact.code == "taken"]
    return lines


def _indicator(name: str) -> tuple[str, str]:
    indicator, _, area = name.partition("@")
    return indicator, area or "CN"


def _computed(one: Derivation, found: Sequence[Derivation], lang: str) -> str:
    """Return what the inputs give, what rounding allows, and how far that is from what is printed."""
    row = one.row
    if refusal := row.refusal:
        return phrase("not computed: {sentence}", lang, sentence=refusal.sentence(lang))
    value = possible(row, lang)
    gap = next((two.row for two in found if two.row.measure == "gap" and _same_thing(two.row, row)), None)
    told_gap = phrase("; ", lang) + gap.notes(lang) if gap and gap.facts else ""
    return f"{phrase('computed', lang)} {value}{told_gap}"


def _same_thing(gap: Observation, row: Observation) -> bool:
    """Return whether a gap is that of a computed row, which stands right before it."""
    return (gap.base_indicator, gap.source) == (row.base_indicator, gap.source) and set(row.sources) <= set(gap.sources)


def _inputs(one: Derivation, data: Dataset, lang: str) -> list[Line]:
    assert one.measure is not None
    if len(one.inputs) > 2:  # too many for a screen
        return []
    lines = [("", phrase(one.measure.words, lang))]
    for role, figure in zip(one.measure.roles, one.inputs, strict=False):
        name = "  " + phrase(role.name, lang) + phrase(": ", lang)
        lines.append(("", name + bounded(figure, data, lang) + phrase(", ", lang) + tied(_document(figure, lang))))
    return lines


def _also(others: Sequence[Observation], data: Dataset, lang: str) -> list[str]:
    """Return what else is printed of the period: a rank, a mean growth, a target."""
    several = [
        f"{measure_word(one, lang)} {_since(one, lang)}{told(one, data, lang)}"
        + phrase(" ({command})", lang, command=one.source)
        for one in others[:_ALSO]
    ]
    if len(others) > _ALSO:
        several.append(phrase("{number} more", lang, number=len(others) - _ALSO))
    return [phrase("; ", lang).join(several)] if several else []


def _since(one: Observation, lang: str) -> str:
    return phrase("since {since} ", lang, since=periods.label(one.base_period)) if one.base_period else ""
