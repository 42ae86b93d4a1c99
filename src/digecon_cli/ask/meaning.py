"""What a question means in a table: the indicators, the command lines that answer it, or why the table has no answer."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from ..core import periods
from ..core.absent import AREA, MEASURE, NotInTable, as_typed, no_area, no_figures_of, no_period, no_subject
from ..core.areas import without_suffix
from ..core.dataset import Dataset
from ..core.everyday import is_sentence, without_plain
from ..core.messages import Message
from ..core.model import PLANNED, Observation
from ..core.names import UnknownName
from ..core.search import EVERYDAY, Areas, Hit, SearchIndex, chosen, words_of
from ..core.synonyms import ABOVE
from ..measures import currency
from .line import Side, ends, line_of
from .matching import content, left_aside, matches
from .question import GLOBAL, HOW_MANY, OF_TWO, WHICH, Question, clauses, parse

OF_BOTH = r"(?P<first>.+?)(?:\s+(?:and|or)\s+|(?<=exports)\s+(?=imports)|[和与及、或])(?P<second>.+)"
ITEM_END = r"[,:，：、]\s*(?:or\s+)?|\s+or\s+|还是"
ADDED = r"\b(?:add|adds|added|adding|gain|gained|new|joined|net additions)\b|新增|净增"
SAME = r"\b(?:is|was|are|were) (?:that|this|it|they|those|these)\W*$|(?<!of )\b(?:this|that|these|those) [a-z]+\b"
NUMBER_OF = r"\bhow many (?!yuan|dollar|percent)|\bnumber of\b|笔数|多少笔|次数|多少次"
GAP = r"\bgap\b|\bdifference\b|\bcompare|差"
_PAGE_HAS = ("", "growth", "share")  # commands whose answers stand on the page of figures, where they are printed
RATE = 0.9  # of the words of a share and its whole, that a rate has
ALMOST = 0.95  # of the words that the likeliest has, those of a series that takes its place
_ENOUGH = 0.6  # the part of the words of a question that a series with a target has


class Understood(NamedTuple):
    """A question with its answer: the entries of the index that fit, the likeliest first, and those that are meant.

    ``missing`` says why the table has no answer; there is none then. ``aside`` are words that the answer leaves aside, ``further``
    are the lines that answer further clauses of the text.
    """

    question: Question
    hits: Sequence[Hit]
    indicators: Sequence[str]
    line: tuple[str, ...] = ()
    missing: NotInTable | UnknownName | None = None
    aside: Sequence[str] = ()
    further: Sequence[tuple[str, ...]] = ()


def understand(text: str, data: Dataset) -> Understood:
    """Return what a text means in a table: the words of a label as they stand, else as a question.

    Entries with figures of all areas asked for count, or else the likeliest of each area; where the likeliest has none of the
    periods, nothing is there.
    """
    index = data.vocabulary().index
    whole = index.find(index.asked(without_suffix(text)))
    if whole and whole[0].exact == 2:
        return _answered(Question(text, text), whole, data, index)
    question = parse(text)
    if not index.asked(without_plain(question.subject)):
        hits = index.find(index.asked(question.subject), question.areas)
        return _answered(question, hits, data, index) if hits else _of_no_subject(question, data, index)
    if question.whole:  # a rate may be named by it: R&D intensity
        named = index.find(index.asked(f"{without_plain(question.subject)} share {question.whole}"), question.areas)
        named = named if named and named[0].exact else list(_of_a_rate(question, data, index))
        if named:
            return _answered(question._replace(command="", whole=""), named, data, index)
    if found := _of_two(question, data) or _of_many(question, data, index) or _of_both(question, data, index):
        return found
    return _of_clauses(text, question, data, index) or _of_whole(question, whole, data, index)


def _of_a_rate(question: Question, data: Dataset, index: SearchIndex) -> Sequence[Hit]:
    """Return the entry of a rate that has nearly all words of a part and of its whole; none where it is no rate."""
    whole = index.find(index.asked(without_plain(question.whole)), question.areas)
    if whole and whole[0].exact:  # which is a series itself
        return ()
    words = index.asked(without_plain(f"{question.subject} {question.whole}"))
    hits = [hit for hit in index.scored(words, question.areas) if hit.cover >= RATE]
    return [hit for hit in hits if data.about(hit.indicator).kind == "rate"][:1] if len(words) > 1 else ()


def _of_clauses(text: str, question: Question, data: Dataset, index: SearchIndex) -> Understood | None:
    """Return what the first clauses of a text that name a subject mean, with the lines that answer the further ones; None for nothing."""
    parts = clauses(text) if is_sentence(text) else [(text, text)]
    asked = {begun: parse(begun)._replace(text=text, dollars=question.dollars) for begun, _ in parts}
    found = matches([begun for begun in asked.values() if words_of(without_plain(begun.subject))], index)
    if not found and question.areas == ("W",):  # the world's fastest computers
        found = matches([begun._replace(areas=()) for begun in asked.values()], index)
    if not found:
        return None
    main, hits = found
    begun = next(place for place, part in enumerate(asked.values()) if part.subject == main.subject)
    scope, further_clauses = _scope(main, [parse(clause) for _, clause in parts[begun + 1 :]], index)
    if scope.areas != main.areas:
        hits = (matches([scope], index) or found)[1]
    answer = _answered(scope, hits, data, index)
    further = [] if answer.missing else list(_further(answer, further_clauses, data, index))
    return answer._replace(hits=hits, further=further, aside=left_aside(main, hits, index))


def _of_whole(question: Question, whole: Sequence[Hit], data: Dataset, index: SearchIndex) -> Understood:
    """Return the answer to a text that names no entry: that of the entries which have all words of it, of each area, or why not."""
    if whole and question.command and not question.whole:
        return _answered(Question(question.text, question.text), whole, data, index)
    question = question._replace(subject=without_plain(question.subject) or question.subject)
    words = index.asked(question.subject)
    first = {area: hits[0] for area in question.areas if (hits := index.find(words, (area,)))}
    missing = [area for area in question.areas if area not in first]
    if question.areas and not missing:
        sides = [(hit.indicator, area) for area, hit in first.items()]
        return _of_sides(question, list(dict.fromkeys(first.values())), sides, data, index)
    return Understood(question, (), (), missing=_missing(question, missing, words, data))


def _scope(main: Question, behind: Sequence[Question], index: SearchIndex) -> tuple[Question, list[Question]]:
    """Return a question with the areas and periods of clauses that ask for nothing else, and the clauses that do."""
    more = []
    for clause in behind:
        if _names_subject(clause, index) or clause.command not in ("", main.command, *_above(main)):
            more.append(clause)
            continue
        clause = _in_parts_of_the_year(clause, main)
        starts, finals = ([*filter(None, own)] for own in ((main.start, clause.start), (main.end, clause.end)))
        main = main._replace(
            command=clause.command if clause.command in _above(main) else main.command,
            areas=tuple(dict.fromkeys((*main.areas, *clause.areas))),
            start=min(starts, key=periods.order, default=""),
            end=max(finals, key=periods.order, default=""),
            order=main.order or clause.order,
            kind=main.kind or clause.kind,
        )
    return main, more


def _above(main: Question) -> tuple[str, ...]:
    """Return the commands of further clauses that count before that of a question: who says what a part adds to growth."""
    return (*ABOVE, "explain") if main.command == "contribution" else ABOVE


def _in_parts_of_the_year(clause: Question, main: Question) -> Question:
    """Return a clause that names a year in the part of it that a question asks for: the same months of 2024."""
    if clause.start != clause.end or main.start != main.end or not (clause.start and main.start):
        return clause
    years = [periods.span(question.start).start // 12 for question in (clause, main)]
    if periods.frequency(clause.start) != "A" or periods.frequency(main.start) == "A":
        return clause
    same = periods.shift(main.start, years[0] - years[1])
    return clause._replace(start=same, end=same)


def _names_subject(clause: Question, index: SearchIndex) -> bool:
    words = content(clause, index)
    return any(index.points(entry.indicator, word) >= EVERYDAY for word in words for entry in index.entries)


def _further(
    answer: Understood, clauses_behind: Sequence[Question], data: Dataset, index: SearchIndex
) -> Iterator[tuple[str, ...]]:
    """Yield the lines that answer further clauses of a text, which ask for another measure of the same, or for what goes with it."""
    lines = [answer.line]
    for clause in clauses_behind:
        main = answer.question
        if line := _than(clause, answer, data, index):
            yield line
            continue
        is_own = re.search(SAME, clause.text, re.IGNORECASE)  # what share was that; did this market shrink
        hits = answer.hits if is_own or not _names_subject(clause, index) else _companions(clause, answer, index)
        start, end = (clause.start, clause.end) if clause.start or clause.end else (main.start, main.end)
        asked = clause._replace(text=clause.text, areas=clause.areas or main.areas, start=start, end=end)
        if not hits or clause.command == "explain" or (hits is answer.hits and _is_on_page(answer, asked, data)):
            continue
        found = _answered(asked, hits, data, index)
        if found.line and not found.missing and found.line not in lines:
            lines.append(found.line)
            yield found.line


def _than(clause: Question, answer: Understood, data: Dataset, index: SearchIndex) -> tuple[str, ...]:
    """Return the line that sets an answer beside what a further clause compares it with (``faster than retail``); empty for none."""
    match = re.fullmatch(OF_TWO, clause.subject, re.IGNORECASE)
    if not match or content(clause._replace(subject=match[1]), index):
        return ()
    right = understand(f"{match[2]}?", data)
    names = list(dict.fromkeys((*answer.indicators[:1], *right.indicators[:1])))
    if right.missing or len(names) < 2:
        return ()
    asked = clause if clause.start or clause.end else answer.question
    return (_beside(names, asked, data), *names, *ends(asked))


def _companions(clause: Question, answer: Understood, index: SearchIndex) -> Sequence[Hit]:
    """Return the entries that a further clause names, those first that share the most words and the sector with the answer."""
    words = [word for word in content(clause, index) if not index.unknown([word])]
    if any(all(index.points(name, word) >= EVERYDAY for word in words) for name in answer.indicators):
        return answer.hits  # which are meant again
    shared, sector = content(answer.question, index), answer.indicators[0].partition(".")[0]
    found = [hit for hit in index.find(words, clause.areas) if hit.named and hit.indicator not in answer.indicators]

    def kinship(hit: Hit) -> tuple[float, bool]:
        common = sum(index.weight(word) for word in shared if index.points(hit.indicator, word) >= EVERYDAY)
        return common, hit.indicator.startswith(f"{sector}.")

    nearest = max(map(kinship, found), default=(0.0, False))
    return [hit for hit in found if kinship(hit) == nearest and (any(nearest) or hit.exact)]


def _is_on_page(answer: Understood, asked: Question, data: Dataset) -> bool:
    """Return whether what a clause asks of the same series stands on the page of its figures."""
    if answer.line[:1] == ("growth",) and not asked.command:
        return True  # of which growth is what was asked
    if answer.line[:1] != ("show",) or asked.command not in _PAGE_HAS:
        return False
    rows = asked.within(row for row in data.observations if row.indicator == answer.indicators[0])
    return len(answer.indicators) == 1 and any(row.measure == (asked.measure or "level") for row in rows)


def _of_two(question: Question, data: Dataset) -> Understood | None:
    """Return what two sides of a text mean, side by side (``software faster than telecom``); None where there are none."""
    match = re.fullmatch(OF_TWO, question.subject, re.IGNORECASE)
    if (
        not match
        or question.areas
        or question.order
        or not all(words_of(without_plain(match[side])) for side in (1, 2))
    ):
        return None
    mark = "?" if is_sentence(question.text) else ""  # parts of a sentence leave everyday words aside, too
    sides = [understand(f"{match[side]}{mark}", data) for side in (1, 2)]
    names = dict.fromkeys(side.indicators[0] for side in sides if side.indicators and not side.missing)
    if len(names) < 2:
        return None
    line = (_beside(names, question, data), *names, *ends(question))
    return Understood(question, (), [name for name in names if name in data.catalog], line)


def _beside(names: Iterable[str], question: Question, data: Dataset) -> str:
    """Return the command that shows series side by side: that of growth where it is all that some have."""
    rows = question.within(row for row in data.observations if row.measure == "level")
    have = {row.indicator for row in rows}
    return "compare" if have.issuperset(names) else "growth"


def _of_many(question: Question, data: Dataset, index: SearchIndex) -> Understood | None:
    """Return the ranking of what a text counts up (``which grew fastest: software, telecom or electronics``); None for anything else."""
    before, *parts = re.split(ITEM_END, question.subject, flags=re.IGNORECASE)
    if len(parts) < 2 or question.areas or not (question.order or re.search(WHICH, question.text, re.IGNORECASE)):
        return None
    items = [index.asked(without_plain(part)) for part in parts]
    context = index.asked(without_plain(before))
    hits = [hit for item in items if (hit := _most_like([*index.find(item)], context, index))]
    names = list(dict.fromkeys(hit.indicator for hit in hits))
    if len(items) < 2 or len(names) < len(items):
        return None
    by = ("--by", "growth") if question.command == "growth" else ()
    return Understood(question, hits, names, ("rank", *names, *by, *ends(question)))


def _most_like(hits: Sequence[Hit], context: Sequence[str], index: SearchIndex) -> Hit | None:
    """Return the hit that has the most words of a context; the likeliest of those that have as many."""
    meant = {*chosen(hits)} if hits else set()
    named = [hit for hit in hits if hit.named]
    return max(
        named,
        key=lambda hit: (
            sum(index.points(hit.indicator, word) >= EVERYDAY for word in context),
            hit.indicator in meant,
        ),
        default=None,
    )


def _of_both(question: Question, data: Dataset, index: SearchIndex) -> Understood | None:
    """Return what two series have in common but for a word each (``urban and rural users``); None where one series has all words."""
    match = re.fullmatch(OF_BOTH, question.subject, re.IGNORECASE)
    if not match or any(hit.named for hit in index.find(content(question, index), question.areas)):
        return None
    beside = (match["first"].split()[-1], match["second"].split()[0])
    first, second = (index.asked(without_plain(match[side])) for side in ("first", "second"))
    if not (first and second and all(map(without_plain, beside))):
        return None
    found = [index.find(words, question.areas) for words in ([*first, *second[1:]], [*first[:-1], *second])]
    hits = [hits[0] for hits in found if hits and hits[0].named]
    names = list(dict.fromkeys(hit.indicator for hit in hits))
    if len(names) < 2:
        return None
    command = question.command or ("compare" if re.search(GAP, question.text, re.IGNORECASE) else "show")
    return Understood(question, hits, names, (command, *names, *ends(question)))


def _missing(question: Question, areas: Sequence[str], words: Sequence[str], data: Dataset) -> NotInTable | UnknownName:
    """Return why no entry fits: none in the areas that are missing, a misspelled word, or nothing that has the words."""
    vocabulary, index = data.vocabulary(), data.vocabulary().index
    elsewhere = index.find(words) if areas else []
    if elsewhere:
        named = chosen(elsewhere)
        there = {area for name in named for area in index.areas().get(name, ())}
        return no_area(areas, named, vocabulary, there)
    corrected = index.corrected(words)
    if corrected and corrected != list(words):
        near = " ".join(corrected)
        return UnknownName(
            question.text,
            "nothing is called '{name}'. Did you mean '{near}'? Write '{line}'.",
            near=near,
            line=f"digecon search {near}{data.table}",
        )
    return no_subject(question.subject, vocabulary, question.areas)


def _of_no_subject(question: Question, data: Dataset, index: SearchIndex) -> Understood:
    """Return the answer to a text that names areas or a measure only: all series of the areas, or those with the measure."""
    if question.areas and not question.command:
        there = index.of_areas(question.areas)
        areas = tuple(word for area in question.areas for word in ("--area", area))
        if len(question.areas) == 1 and there:
            return Understood(question, (), there, ("show", *areas, *ends(question)))
        if not there:
            return Understood(question, (), (), missing=no_figures_of(question.areas, data.vocabulary()))
    if not question.areas and not question.command:
        return Understood(question, (), (), missing=no_subject(question.subject, data.vocabulary()))
    ranked = index.of_areas(question.areas)
    have = {row.indicator for row in data.observations if row.measure == question.measure}
    nearest = as_typed([name for name in ranked if name in have or not have][:3])
    why = Message("'{text}' names no subject: write what it is to be of.", text=question.text)
    return Understood(question, (), (), missing=NotInTable(MEASURE, question.text, why, nearest, table=data.table))


def _answered(question: Question, hits: Sequence[Hit], data: Dataset, index: SearchIndex) -> Understood:
    """Return the answer of entries that fit all areas that are asked for; in dollars, of those that are money."""
    if question.dollars:
        hits, question = _in_dollars(question, hits, data)
    if re.match(HOW_MANY, question.clause, re.IGNORECASE) and not question.command and hits[0].exact < 2:
        hits = [hit for hit in hits if data.about(hit.indicator).kind != "rate"] or hits
    if question.measure in PLANNED:
        hits = _with_measure(question, hits, data, index)
    named = chosen(hits)
    if hits[0].exact < 2 and (is_sentence(question.text) or question.command):
        named = _likeliest(named, data)
    if re.search(ADDED, question.clause, re.IGNORECASE):
        named = [_added(name, question, data) for name in named]
    if re.search(NUMBER_OF, question.clause, re.IGNORECASE):
        named = [count if (count := f"{name}_count") in data.catalog else name for name in named]
        hits = (
            [hits[0]._replace(indicator=named[0])] if named[0].endswith("_count") else hits
        )  # no amount takes its place
    there = index.areas()
    if set(question.areas) <= {"CN"}:  # which goes without saying, but where there are figures of others too
        sides = [(name, "CN" if _is_of_china(name, question, there) else "") for name in named]
        return _of_sides(question, hits, sides, data, index)
    sides = [(name, area) for name in named for area in question.areas if area in there.get(name, ())]
    return _of_sides(question, hits, sides, data, index)


def _likeliest(named: Sequence[str], data: Dataset) -> list[str]:
    """Return the first of some indicators, with those that say the same by other producers: a sentence wants no list of all alike."""
    first = data.about(named[0])
    likely = (data.about(name) for name in named[1:])
    return [
        first.indicator,
        *(
            about.indicator
            for about in likely
            if (about.concept, about.kind, about.sector) == (first.concept, first.kind, first.sector)
            and about.producer != first.producer
        ),
    ]


def _added(indicator: str, question: Question, data: Dataset) -> str:
    """Return the indicator of what a stock gained, where the table has figures of it in the periods; else the stock."""
    gained = f"{indicator}_added"
    return gained if question.within(row for row in data.observations if row.indicator == gained) else indicator


def _is_of_china(indicator: str, question: Question, areas: Areas) -> bool:
    """Return whether a question is of China alone, although an indicator has figures of others too."""
    own = areas.get(indicator, ())
    return "CN" in own and len(own) > 1 and not question.order and question.command not in ("contribution", "targets")


def _in_dollars(question: Question, hits: Sequence[Hit], data: Dataset) -> tuple[Sequence[Hit], Question]:
    """Return the entries that are money, those that are printed in dollars where there are any, and what is still to be asked of them."""
    money = [hit for hit in hits if hit.named and data.about(hit.indicator).unit in currency.MONEY] or list(hits)
    of_dollars = (money[0].indicator, f"{money[0].indicator}_usd")
    if printed := [hit for hit in money if hit.indicator in of_dollars and data.about(hit.indicator).unit == "USD"]:
        return printed, question._replace(dollars=False)
    return money, question


def _with_measure(question: Question, hits: Sequence[Hit], data: Dataset, index: SearchIndex) -> Sequence[Hit]:
    """Return the entries that have the measure which is asked for in the periods, or else those that have most of the words."""
    measures = (question.measure, f"{question.measure}_share")
    rows = question.within(row for row in data.observations if row.measure in measures)
    have = {row.indicator for row in rows}
    own = [hit for hit in hits if hit.indicator in have]
    if own:
        return own if set(chosen(hits)) & have else own[:1]
    found = index.scored(content(question, index), question.areas)
    candidates = [hit for hit in found if hit.indicator in have and hit.cover >= _ENOUGH]
    return [hit for hit in candidates if hit.points == candidates[0].points] or hits


def _of_sides(
    question: Question, hits: Sequence[Hit], sides: Sequence[Side], data: Dataset, index: SearchIndex
) -> Understood:
    """Return the answer of indicators in an area each (empty: any), with the command line.

    There is no line where none has figures of the periods.
    """
    named = list(dict.fromkeys(name for name, _ in sides))
    wanted = set(named)
    within = [row for row in data.observations if row.indicator in wanted and _of(row, question.areas)]
    if (question.start or question.end) and within:
        question = _of_the_same_end(question, within, data)
        kept = question.within(within)
        ends_there = {question.start, question.end} & {row.period for row in kept}
        if not ends_there and (elsewhere := _with_figures(question, hits, named, bool(kept), data, index)):
            return _answered(question, elsewhere, data, index)
        if not kept:
            missing = no_period(question.start, question.end, within, named, data.table)
            return Understood(question, hits, (), missing=missing)
        there = {row.indicator for row in kept}
        sides = [side for side in sides if side[0] in there]
        named = [name for name in named if name in there]
    if question.whole == GLOBAL and not any(
        _is_of_the_world(name, data, index) for name in (hit.indicator for hit in hits)
    ):
        return Understood(question, hits, (), missing=_of_no_world(named, data))
    line = line_of(question, sides, hits, index, data)
    first = [name for word in line if (name := word.partition("@")[0]) in data.catalog] if line[0] == "share" else []
    return Understood(question, hits, list(dict.fromkeys((*first, *named))), line)


def _is_of_the_world(indicator: str, data: Dataset, index: SearchIndex) -> bool:
    """Return whether the table has a share of an indicator in that of the world, or figures of the world."""
    if "W" in index.areas().get(indicator, ()):
        return True
    rows = (row for row in data.observations if row.indicator == indicator and row.measure == "share")
    return any(row.base_indicator.endswith(GLOBAL) for row in rows)


def _of_no_world(named: Sequence[str], data: Dataset) -> NotInTable:
    """Return the answer to a share of the world that the table does not know."""
    why = Message("{names} of the world, or its share in it; there are figures of China.", names=tuple(named[:3]))
    return NotInTable(AREA, GLOBAL, why, as_typed(named[:3]), table=data.table)


def _of_the_same_end(question: Question, rows: Sequence[Observation], data: Dataset) -> Question:
    """Return a question of one period without figures with another that ends with it, where these are states: 2025-06 and 2025-S1."""
    if question.start != question.end or question.within(rows):
        return question
    there = {row.period for row in rows if not data.about(row.indicator).flows}
    meant = next((period for period in periods.instants(question.start) if period in there), "")
    return question._replace(start=meant, end=meant) if meant else question


def _with_figures(
    question: Question, hits: Sequence[Hit], named: Sequence[str], exactly: bool, data: Dataset, index: SearchIndex
) -> list[Hit]:
    """Return the other entries whose names have all words, and that have figures of the periods in the areas, or ``exactly`` of one.

    Where the words are a label, these are the entries that differ from it by what stands in brackets: (old estimate), (survey).
    """
    there = {
        row.indicator
        for row in question.within(data.observations)
        if _of(row, question.areas)
        and row.measure not in PLANNED
        and (not exactly or row.period in (question.start, question.end))
    }
    cover = max((hit.cover for hit in hits if hit.indicator in named), default=0.0) if exactly else 0.0
    candidates = [
        hit
        for hit in hits
        if hit.named and hit.indicator in there and hit.indicator not in named and hit.cover >= cover * ALMOST
    ]
    return [
        hit for hit in candidates if hits[0].exact < 2 or index.same_but_for_brackets(hit.indicator, hits[0].indicator)
    ]


def _of(row: Observation, areas: Collection[str]) -> bool:
    return not areas or row.area in areas
