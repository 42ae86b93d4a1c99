"""What a text asks of a table, clause by clause: the command lines that answer it, or why the table has no answer."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ..core import periods
from ..core.absent import no_area, only_parts
from ..core.areas import named_areas, without_suffix
from ..core.dataset import Dataset
from ..core.everyday import IN_A_SENTENCE, is_sentence, without_plain
from ..core.producers import producers_in, short_name, without_producers
from ..core.search import ALIKE, EVERYDAY, NEAR, Hit, SearchIndex, chosen, words_of
from ..core.synonyms import ABOVE
from .answering import PEOPLE, PERSONS, Understood, answered, missing_of, of_no_subject, of_sides
from .line import OF_A_SECTOR, ends, rank, wholes_of
from .matching import content, is_of_no_subject, matches, with_most
from .producers import of_each, preferred
from .question import GLOBAL, OF_TWO, WHICH, Question, clauses, parse
from .unanswered import unanswered

OF_BOTH = r"(?P<first>.+?)(?:\s+(?:and|or)\s+|(?<=exports)\s+(?=imports)|(?<=imports)\s+(?=exports)|(?<=出口)\s*(?=进口)|(?<=进口)\s+(?=出口)|[和与及、或])(?P<second>.+)"
OF_A_QUOTIENT = r"(?:the )?(?:ratio (?:of|between) )?(?P<part>.+?)\s+(?:per|divided by|for (?:each|every)|relative to)\s+(?:one |1 )?(?P<other>.+)"
ITEM_END = r"[,:，：、]\s*(?:or\s+)?|\s[-–—]\s|\s+or\s+|还是"
ITEMS_FIRST = r"(.+(?:,| or ).+)[:：]\s*((?:which|what|who)\b.*)"
WHICH_OF, LAST_AND = r"((?:which|who|what)(?: one)?) of (?!.* [-–—] )([^:]+,.+)", r",? and "
BEFORE = r"\b(?:same (?:period|months|quarter|half).*)?(?:the |a )?year (?:before|earlier|ago)\b|上年同期|去年同期"
SAME = r"\b(?:is|was|are|were) (?:that|this|it|they|those|these)\W*$|(?<!of )\b(?:this|that|these|those) [a-z]+\b"
GAP = r"\bgap\b|\bapart\b|\bdiffer|\bcompare|差|不同|不一样|不一致"
_PAGE_HAS = ("", "growth", "share")  # commands whose answers stand on the page of figures, where they are printed
_OF_ALL = frozenset(("digital", "economy"))  # what all sectors are of
RATE = 0.9  # of the words of a share and its whole, that a rate has


def understand(text: str, data: Dataset) -> Understood:
    """Return what a text means in a table, with the words of it that the answer leaves aside (see ``_meant``)."""
    found = _meant(text, data)
    if not found.line or found.missing or (found.hits and found.hits[0].exact == 2):
        return found
    return found._replace(aside=unanswered(text, [found.line, *found.further], data))


def _meant(text: str, data: Dataset) -> Understood:
    """Return what a text means in a table: the words of a label as they stand, else as a question.

    Entries with figures of all areas asked for count, or else the likeliest of each area; where the likeliest has none of the
    periods, nothing is there.
    """
    index = data.vocabulary().index
    whole = index.find(index.asked(without_suffix(text)))
    if whole and whole[0].exact == 2 and not named_areas(text)[0][1:]:  # two are compared
        return answered(Question(text, text), whole, data, index)
    named = producers_in(text)
    if series := of_each(text, named, data, index):
        question = parse(without_producers(text))._replace(text=text)
        return Understood(question, (), series, (_beside(series, question, data), *series, *ends(question)))
    if named and (rest := without_producers(text)) != text:
        if not content(parse(rest), index):
            return Understood(parse(rest)._replace(text=text), (), (), ("sources", *map(short_name, named)))
        return _of_producers(understand(rest, data), tuple(named), data, index)
    question = parse(text)
    if not index.asked(without_plain(question.subject)):
        hits = _of_everyday(question, index)
        return answered(question, hits, data, index) if hits else of_no_subject(question, data, index)
    if elsewhere := _of_other_areas(question, index):
        there = {area for name in elsewhere for area in index.areas()[name]}
        return Understood(question, (), (), missing=no_area(question.areas, elsewhere, data.vocabulary(), there))
    if _is_of_sectors(question, index):
        return Understood(question, (), list(data.catalog), rank(question, ()))
    if question.whole and (joint := _joint(question, index)):
        return answered(question._replace(whole=""), joint, data, index)
    if question.whole and (rate := _rate_of(question, data, index)):
        return answered(question._replace(command="", whole=""), rate, data, index)
    if (
        found := _of_a_quotient(question, data, index)
        or _of_two(question, data)
        or _of_many(question, data, index)
        or _of_both(question, data, index)
    ):
        return found
    return _of_clauses(text, question, data, index) or _of_whole(question, whole, data, index)


def _of_producers(found: Understood, named: Sequence[str], data: Dataset, index: SearchIndex) -> Understood:
    """Return an answer with the series of the producers that a text names in place of those of others, where there are any."""
    own = preferred(named, found.hits, data)
    if not own or set(found.indicators) <= {hit.indicator for hit in own}:
        return found
    return answered(found.question, own, data, index)._replace(further=found.further)


def _of_everyday(question: Question, index: SearchIndex) -> Sequence[Hit]:
    """Return the entries that a text of everyday words alone names, or of which it has a label: how many yuan one dollar is."""
    words = index.asked(question.subject)
    hits = index.find(words, question.areas)
    if hits and hits[0].named:
        return hits
    return [hit for hit in index.scored(words, question.areas, words) if hit.exact] or hits


def _of_other_areas(question: Question, index: SearchIndex) -> list[str]:
    """Return the series that a question names, where only others, whose everyday names have the words too, have the areas asked for.

    The GDP of Guangdong is not that of its digital industries. Series of the same kind of areas go first.
    """
    words = content(question, index)
    own = index.find(words, question.areas) if set(question.areas) - {"CN"} else ()
    if not own or own[0].exact or own[0].least > EVERYDAY:
        return []
    exact = [hit.indicator for hit in index.find(words) if hit.exact]
    kinds = {(len(area), area[2:3]) for area in question.areas}
    alike = [name for name in exact if kinds & {(len(area), area[2:3]) for area in index.areas()[name]}]
    return alike or exact


def _is_of_sectors(question: Question, index: SearchIndex) -> bool:
    """Return whether a question asks which of all sectors is the first or the last."""
    words = set(content(question, index))
    return (
        bool(question.order)
        and not question.kind
        and bool(words & {*OF_A_SECTOR})
        and words <= {*OF_A_SECTOR, *_OF_ALL}
    )


def _joint(question: Question, index: SearchIndex) -> Sequence[Hit]:
    """Return the entries that a part and its whole name together in a place: what is digital of the economy of Zhejiang."""
    if not set(question.areas) - {"CN"} or len(index.asked(without_plain(question.subject))) > 1:
        return ()
    hits = index.find(index.asked(without_plain(f"{question.subject} {question.whole}")), question.areas)
    return hits if hits and hits[0].least >= ALIKE else ()


def _rate_of(question: Question, data: Dataset, index: SearchIndex) -> Sequence[Hit]:
    """Return the entries that a part with its whole names, as R&D and GDP do R&D intensity; else a rate, where the whole is no series."""
    named = index.find(index.asked(f"{without_plain(question.subject)} share {question.whole}"), question.areas)
    if named and named[0].exact:
        return named
    whole = index.find(index.asked(without_plain(question.whole)), question.areas)
    part = index.find(index.asked(without_plain(question.subject)), question.areas)
    wholes = {hit.indicator for hit in whole if hit.named}
    has_share = any(not wholes.isdisjoint(wholes_of(hit.indicator, data)) for hit in part if hit.named)
    return () if has_share else _of_a_rate(question, data, index)


def _of_a_rate(question: Question, data: Dataset, index: SearchIndex) -> Sequence[Hit]:
    """Return the entry of a rate that has nearly all words of a part and of its whole; none where it is no rate."""
    words = index.asked(without_plain(f"{question.subject} {question.whole}"))
    hits = [hit for hit in index.scored(words, question.areas) if hit.cover >= RATE]
    return [hit for hit in hits if data.about(hit.indicator).kind == "rate"][:1] if len(words) > 1 else ()


def _of_clauses(text: str, question: Question, data: Dataset, index: SearchIndex) -> Understood | None:
    """Return what the first clauses of a text that name a subject mean, with the lines that answer the further ones; None for nothing."""
    parts = clauses(text) if is_sentence(text) else [(text, text)]
    first_asks = re.search(IN_A_SENTENCE, parts[0][0], re.IGNORECASE)
    if question.whole and not first_asks:  # of A, what part is B: a comma parts no questions
        parts = [(text, text)]
    asked = [parse(begun)._replace(text=text, dollars=question.dollars) for begun, _ in parts]
    found = matches([begun for begun in asked if words_of(without_plain(begun.subject))], index)
    if not found and question.areas == ("W",):  # the world's fastest computers
        found = matches([begun._replace(areas=()) for begun in asked], index)
    if not found:
        return None
    main, hits = found
    if is_of_no_subject(main, hits, index):
        words = {*content(main, index)}
        typed = (word for word in without_plain(main.subject).split() if words.intersection(index.asked(word)))
        missing = only_parts(" ".join(typed), chosen(hits), data.vocabulary())
        return Understood(main, (), (), missing=missing)
    first = [begun.clause for begun in asked].index(main.clause)
    scope, further_clauses = _scope(main, [parse(clause) for _, clause in parts[first + 1 :]], index)
    if scope.areas != main.areas:
        hits = (matches([scope], index) or found)[1]
    answer = answered(scope, hits, data, index)
    further = [] if answer.missing else list(_further(answer, further_clauses, data, index))
    return answer._replace(hits=hits, further=further)


def _of_whole(question: Question, whole: Sequence[Hit], data: Dataset, index: SearchIndex) -> Understood:
    """Return the answer to a text that names no entry: that of the entries which have all words of it, of each area, or why not."""
    if whole and question.command and not question.whole:
        return answered(Question(question.text, question.text), whole, data, index)
    question = question._replace(subject=without_plain(question.subject) or question.subject)
    words = index.asked(question.subject)
    first = {area: hits[0] for area in question.areas if (hits := index.find(words, (area,)))}
    missing = [area for area in question.areas if area not in first]
    if missing == ["W"] and (of_world := _in_the_world(question, [*first.values()], data, index)):
        return of_world
    if question.areas and not missing:
        sides = [(hit.indicator, area) for area, hit in first.items()]
        return of_sides(question, list(dict.fromkeys(first.values())), sides, data, index)
    return Understood(question, (), (), missing=missing_of(question, missing, words, data))


def _in_the_world(question: Question, hits: Sequence[Hit], data: Dataset, index: SearchIndex) -> Understood | None:
    """Return the share in the world of what a text sets beside the world, where it is all that is known of it; None for none."""
    shares = [row for row in data.observations if row.measure == "share" and row.base_indicator.endswith(GLOBAL)]
    known = {row.indicator for row in question.within(shares)}
    likely = [hit for hit in hits if hit.indicator in known]
    areas = tuple(area for area in question.areas if area != "W")
    asked = question._replace(command="share", whole=GLOBAL, areas=areas)
    return answered(asked, likely, data, index) if likely else None


def _scope(main: Question, behind: Sequence[Question], index: SearchIndex) -> tuple[Question, list[Question]]:
    """Return a question with the areas and periods of clauses that ask for nothing else, and the clauses that do."""
    more = []
    for clause in behind:
        if _names_subject(clause, index) or clause.command not in ("", main.command, *_above(main)):
            more.append(clause)
            continue
        clause = _in_parts_of_the_year(clause, main)
        if _is_of_before(clause, main):
            before = periods.shift(main.start, -1)
            more.append(clause._replace(start=before, end=before, command=main.command))
            continue
        starts, finals = ([*filter(None, own)] for own in ((main.start, clause.start), (main.end, clause.end)))
        main = main._replace(
            command=clause.command if clause.command in _above(main) else main.command,
            areas=tuple(dict.fromkeys((*main.areas, *clause.areas))),
            start=min(starts, key=periods.order, default=""),
            end=max(finals, key=periods.order, default=""),
            order=main.order or clause.order,
            kind=main.kind or clause.kind,
        )
    named = tuple(area for area in main.areas if area != "W")
    if main.order and named[1:]:  # the fastest in the world, of two areas that are compared
        main = main._replace(order="", kind="", areas=named)
    return main, more


def _is_of_before(clause: Question, main: Question) -> bool:
    """Return whether a clause asks for the same part of the year before."""
    is_part = main.start and main.start == main.end and periods.frequency(main.start) != "A"
    return bool(is_part) and re.search(BEFORE, clause.text, re.IGNORECASE) is not None


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
    return any(map(index.is_named, content(clause, index)))


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
        asked = clause._replace(areas=clause.areas or main.areas, start=start, end=end)
        if not hits or clause.command == "explain" or (hits is answer.hits and _is_on_page(answer, asked, data)):
            continue
        if (
            is_own
            and clause.command == "share"
            and (rate := _of_a_rate(main._replace(whole=clause.subject), data, index))
        ):
            hits, asked = rate, asked._replace(command="")
        found = answered(asked, hits, data, index)
        if found.line and not found.missing and found.line not in lines:
            lines.append(found.line)
            yield found.line


def _than(clause: Question, answer: Understood, data: Dataset, index: SearchIndex) -> tuple[str, ...]:
    """Return the line that sets an answer beside what a further clause compares it with (``faster than retail``); empty for none."""
    match = re.fullmatch(OF_TWO, clause.subject, re.IGNORECASE)
    if (
        not match
        or content(clause._replace(subject=match[1]), index)
        or not content(clause._replace(subject=match[2]), index)
    ):
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
    if any(index.named_words(name, words) == words for name in answer.indicators):
        return answer.hits  # which are meant again
    shared, sector = content(answer.question, index), answer.indicators[0].partition(".")[0]
    found = [hit for hit in index.find(words, clause.areas) if hit.named and hit.indicator not in answer.indicators]

    def kinship(hit: Hit) -> tuple[float, bool]:
        common = sum(map(index.weight, index.named_words(hit.indicator, shared)))
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


def _of_a_quotient(question: Question, data: Dataset, index: SearchIndex) -> Understood | None:
    """Return the quotient of two series of China that a text names (``software revenue per employee``); None where one has all words."""
    match = re.fullmatch(OF_A_QUOTIENT, question.subject, re.IGNORECASE)
    if not match or question.command or question.order or not set(question.areas) <= {"CN"}:
        return None
    if any(hit.named for hit in index.find(content(question, index))):
        return None
    part, other = (index.asked(without_plain(match[side])) for side in ("part", "other"))
    above = [hit for hit in index.find(part) if hit.named]
    below = [hit for hit in _akin(hits, above) if hit.named] if above and (hits := index.find(other)) else []
    if not below or above[0].indicator == below[0].indicator:
        return None
    names = [above[0].indicator, below[0].indicator]
    return Understood(question, (), names, ("ratio", *names, *ends(question)))


def _of_two(question: Question, data: Dataset) -> Understood | None:
    """Return what two sides of a text mean, side by side (``software faster than telecom``); None where there are none."""
    match = re.fullmatch(OF_TWO, question.subject, re.IGNORECASE)
    if (
        not match
        or not set(question.areas) <= {"CN"}
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
    before, *parts = re.split(ITEM_END, _with_items_last(question.subject), flags=re.IGNORECASE)
    if (
        len(parts) < 2
        or not set(question.areas) <= {"CN"}
        or not (question.order or re.search(WHICH, question.text, re.IGNORECASE))
    ):
        return None
    items = list(filter(None, (index.asked(without_plain(part)) for part in parts)))
    context = index.asked(without_plain(before))
    hits = [hit for item in items if (hit := _most_like([*index.find(item)], context, index))]
    names = list(dict.fromkeys(hit.indicator for hit in hits))
    if len(items) < 2 or len(names) < len(items):
        return None
    if len(names) == 2:  # the page has sizes and growth
        return Understood(question, hits, names, (_beside(names, question, data), *names, *ends(question)))
    by = ("--by", "growth") if question.command == "growth" else ()
    return Understood(question, hits, names, ("rank", *names, *by, *ends(question)))


def _with_items_last(text: str) -> str:
    """Return a text with what it counts up behind what it asks of them (``A, B or C: which is larger``)."""
    if match := re.fullmatch(WHICH_OF, text, re.IGNORECASE):
        return f"{match[1]}: {re.sub(LAST_AND, ', ', match[2], flags=re.IGNORECASE)}"
    match = re.fullmatch(ITEMS_FIRST, text, re.IGNORECASE)
    return f"{match[2]}: {match[1]}" if match else text


def _most_like(hits: Sequence[Hit], context: Sequence[str], index: SearchIndex) -> Hit | None:
    """Return the hit that has the most words of a context; the likeliest of those that have as many."""
    meant = {*chosen(hits)} if hits else set()
    named = [hit for hit in hits if hit.named]
    return max(
        named,
        key=lambda hit: (len(index.named_words(hit.indicator, context)), hit.indicator in meant),
        default=None,
    )


def _of_side(side: Question, mostly: bool, index: SearchIndex) -> Sequence[Hit]:
    """Return the entries that one of two sides of a text names: as it stands, without everyday words, or ``mostly``."""
    for words in (index.asked(side.subject), content(side, index)):
        if (hits := index.find(words, side.areas)) and hits[0].exact:
            return hits
    return hits or (with_most(side, side.areas, index) if mostly else [])


def _akin(hits: Sequence[Hit], other: Sequence[Hit]) -> Sequence[Hit]:
    """Return the entries in the sector of the likeliest of others that are near the likeliest; all where none is."""
    sectors = {hit.indicator.partition(".")[0] for hit in other[:1]}
    near = [hit for hit in hits if hit.points >= hits[0].points * NEAR]
    return [hit for hit in near if hit.indicator.partition(".")[0] in sectors] or hits


def _of_both(question: Question, data: Dataset, index: SearchIndex) -> Understood | None:
    """Return what two series have in common but for a word each (``urban and rural users``); None where one series has all words."""
    match = re.fullmatch(OF_BOTH, question.subject, re.IGNORECASE)
    if not match:
        return None
    first, second = (index.asked(without_plain(match[side])) for side in ("first", "second"))
    is_gap = question.command in ("", "growth") and re.search(GAP, question.text, re.IGNORECASE) is not None
    second_side = re.sub(r"^(?:its|their) ", f"{match['first']} ", match["second"], flags=re.IGNORECASE)
    sides = (question._replace(subject=text) for text in (match["first"], second_side))
    alone = [_of_side(side, is_gap, index) for side in sides]
    if re.search(PEOPLE, question.text, re.IGNORECASE):
        alone = [[hit for hit in hits if data.about(hit.indicator).unit in PERSONS] or hits for hits in alone]
    are_both = all(hits and hits[0].exact for hits in alone) and len(clauses(question.text)) == 1
    are_labels = are_both and all(hits[0].exact == 2 for hits in alone)
    if not are_both:
        alone = [alone[0], _akin(alone[1], alone[0])]
    is_joint = not are_both and any(hit.named for hit in index.find(content(question, index), question.areas))
    if is_joint and not is_gap:
        return None
    beside = (match["first"].split()[-1], match["second"].split()[0])
    if not (first and second and all(map(without_plain, beside))):
        return None
    firsts = (index.find([*first, *second[at:]], question.areas) for at in range(1, len(second) + 1))
    joint = [next(filter(None, firsts), []), index.find([*first[:-1], *second], question.areas)]
    for found in (alone,) if are_labels or is_joint else (joint, alone):
        hits = [hits[0] for hits in found if hits and hits[0].named]
        names = list(dict.fromkeys(hit.indicator for hit in hits))
        if len(names) == 2:
            break
    else:
        return None
    is_choice = question.command in ("", "growth") and re.search(WHICH, question.text, re.IGNORECASE)
    command = _beside(names, question, data) if is_gap or is_choice else question.command or "show"
    return Understood(question, hits, names, (command, *names, *ends(question)))
