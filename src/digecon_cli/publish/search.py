"""What the site's search reads: the entries of the index, the addresses of their pages, and the words of the rule."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from ..ask import finding, line, matching, meaning, question
from ..core import areas, everyday, period_words, producers, search, synonyms, units
from ..core.messages import CHINESE, ENGLISH
from ..core.model import NO_HEADLINE, PLANNED
from ..pages.labels import document
from ..pages.series import sector_name
from .addresses import anchor
from .material import Material, SiteSeries
from .sentences import dated, newest, plain


def script(material: Material) -> str:
    """Return the script that holds the rule and the entries: indicators in the order of the index, sectors, documents."""
    found = {"rule": rule(), "entries": list(_entries(material))}
    return f"window.digecon = {json.dumps(found, ensure_ascii=False, separators=(',', ':'))};\n"


def figures(material: Material) -> str:
    """Return the script that holds the figures, read where a number is searched for.

    Of each page a list of figures: number, power of ten (null where it has no other), whether it is a percentage, the anchor of its row, and
    the figure in English and in Chinese.
    """
    found = {f"{material.pages[name]}.html": _figures(series, material) for name, series in material.series.items()}
    return f"window.digecon.figures = {json.dumps(found, ensure_ascii=False, separators=(',', ':'))};\n"


def _figures(series: SiteSeries, material: Material) -> list[list[Any]]:
    rows = {(row.value, row.unit, row.unit_mult, row.measure, row.period): row for row in series.rows if row.value}
    return [
        [
            row.value, finding.power_of(row), units.is_percentage(row.unit), anchor(row),
            *(dated(row, material.data, lang) for lang in (ENGLISH, CHINESE)),
        ]
        for row in rows.values()
    ]  # fmt: skip


def rule() -> dict[str, Any]:
    """Return the words and numbers of the rule that ranks, as the site's script takes them."""
    return {**_numbers(), **_words(), **_patterns()}


def _numbers() -> dict[str, Any]:
    points = ("WHOLE", "ALIKE", "EVERYDAY", "BEGUN", "WITHIN", "IN_TEXT", "BEGUN_IN_TEXT")
    return {
        "points": [getattr(search, name) for name in points],
        "parts": search.PARTS,
        "of_a_label": search.OF_A_LABEL,
        "near": search.NEAR,
        "nearest": search.NEAREST,
        "rate": meaning.RATE,
        "piece": search.PIECE,
        "shortest": search.SHORTEST,
        "last": NO_HEADLINE,
        "phrase": everyday.PHRASE,
        "enough": matching.ENOUGH,
        "mostly": matching.MOSTLY,
        "of_a_phrase": matching.OF_A_PHRASE,
        "alone": matching.ALONE,
        "most": matching.MOST,
        "some_areas": line.SOME,
        "rounded": finding.ROUNDED,
        "powers": finding.POWERS,
    }


def _words() -> dict[str, Any]:
    measures = ((word, command) for command, words in synonyms.MEASURE_WORDS.items() for word in words)
    return {
        "no_amount": finding.NO_AMOUNT,
        "unit_words": sorted(finding.UNIT_WORDS),
        "attributes": sorted(synonyms.ATTRIBUTES),
        "of_no_subject": f"^(?:{synonyms.OF_NO_SUBJECT})$",
        "fillers": sorted(search.SKIPPED),
        "chinese_fillers": synonyms.CHINESE_FILLERS,
        "endings": search.ENDINGS,
        "plain": sorted(everyday.plain_words()),
        "chinese_plain": everyday.CHINESE_PLAIN,
        "plain_characters": "".join(sorted(everyday.CHINESE_PLAIN_CHARACTERS)),
        "plain_forms": synonyms.PLAIN_FORMS,
        "words_alike": synonyms.WORDS_ALIKE,
        "idioms": list(synonyms.IDIOMS.items()),
        "terms": synonyms.COMPOUNDS,
        "areas": areas.codes(),
        "kinds": synonyms.KINDS_OF_AREAS,
        "above": synonyms.ABOVE,
        "measures": sorted(measures, key=lambda pair: -len(pair[0])),
    }


def _patterns() -> dict[str, Any]:
    """Return the regular expressions; JavaScript spells named groups in its own way."""
    return {
        "producers": producers.NAMED,
        "area": areas.pattern(),
        "suffix": areas.suffixed(),
        "period": period_words.IN_TEXT,
        "number": everyday.NUMBER,
        "of_amount": matching.OF_AMOUNT,
        "capitalised": everyday.CAPITALISED,
        "sentence": everyday.IN_A_SENTENCE,
        "in_dollars": synonyms.IN_DOLLARS,
        "clause_end": question.CLAUSE_END,
        "of_whole": list(map(_named_groups, question.OF_WHOLE)),
        "of_the_world": question.OF_THE_WORLD,
        "of_growth": list(map(_named_groups, question.OF_GROWTH)),
        "of_two": question.OF_TWO,
        "figure": f"^(?:{finding.NUMBER})$",
        "item_end": meaning.ITEM_END,
        "items_first": meaning.ITEMS_FIRST,
        "which_of": meaning.WHICH_OF,
        "last_and": meaning.LAST_AND,
        "of_both": _named_groups(meaning.OF_BOTH),
        "beside": question.BESIDE,
        "how_many": question.HOW_MANY,
        "which": question.WHICH,
        "of_all": synonyms.OF_ALL,
        "first": question.FIRST,
        "kind": question.KIND,
        "world": question.GLOBAL,
    }


def _named_groups(pattern: str) -> str:
    return pattern.replace("(?P<", "(?<")


def _entries(material: Material) -> Iterator[dict[str, Any]]:
    series: dict[str, list[SiteSeries]] = {}
    for each in material.series.values():
        series.setdefault(each.indicator, []).append(each)
    for entry in material.data.vocabulary().index.entries:
        if own := series.get(entry.indicator):
            yield _of_indicator(entry, own, material)
    for sector in material.sectors:
        english, chinese = (sector_name(sector, lang) for lang in (ENGLISH, CHINESE))
        yield _other("sector", sector, english, chinese, f"{material.sector_pages[sector]}.html")
    for source in material.documents:
        known = material.data.sources.get(source)
        english, chinese = (plain(document(known, lang=lang)) if known else source for lang in (ENGLISH, CHINESE))
        yield _other("document", source, english, chinese, f"{material.document_pages[source]}.html")


def _of_indicator(entry: search.IndexEntry, own: Sequence[SiteSeries], material: Material) -> dict[str, Any]:
    about = material.data.about(entry.indicator)
    rows = [row for one in own for row in one.rows]
    years = {int(row.period[:4]) for row in rows if row.measure not in PLANNED}
    return {
        "kind": "indicator",
        "english_name": about.name(ENGLISH),
        "chinese_name": about.name(CHINESE),
        **_of_index(entry),
        "years": sorted(years),
        "is_rate": about.kind == "rate",
        "places": [_place(one, material) for one in sorted(own, key=lambda one: (one.area != "CN", one.name))],
    }


def _place(series: SiteSeries, material: Material) -> dict[str, str]:
    """Return the page of an indicator in one area, with the area's names and the newest figure in both languages."""
    newest_figures = (newest(series.rows, material.data, lang) for lang in (ENGLISH, CHINESE))
    return {
        "area": series.area,
        "id": series.name,
        "path": f"{material.pages[series.name]}.html",
        **dict(zip(("newest", "newest_chinese"), newest_figures, strict=True)),
        **{
            f"{name}_name": areas.abroad(series.area, lang)
            for name, lang in (("english", ENGLISH), ("chinese", CHINESE))
        },
    }


def _other(kind: str, name: str, english: str, chinese: str, path: str) -> dict[str, Any]:
    """Return the entry of a sector or a document, which is found by the words of its id and its names."""
    return {"kind": kind, "id": name, "english_name": english, "chinese_name": chinese, "path": path}


def _of_index(entry: search.IndexEntry) -> dict[str, Any]:
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in entry._asdict().items()}
