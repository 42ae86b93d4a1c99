"""Which indicator a piece of a sentence names: all of its words, or none."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from ..core.areas import named_areas, without_suffix
from ..core.dataset import Dataset
from ..core.everyday import is_plain_chinese, plain_words
from ..core.facts import Fact
from ..core.model import Indicator
from ..core.search import IN_BRACKETS, IndexEntry, key, with_alike, words_of
from ..core.synonyms import WORDS_ALIKE, is_chinese, joined_terms, singular

# Everyday words that make of a name that of another thing: a part of it, what is added to it, a rate of time or a head.
_CHANGING = """
    add added adding additional adds average biggest child children contribute contributed contributes contributing
    contribution create created creates creating cumulative daily each early eastern elderly every except excluding
    extra female first former half included including inside larger largest last local male men minor monthly net new
    non northern old older only other outside part per person portion private public quarterly regional remaining rest
    separate single smaller southern teenager top twice weekly western without women younger
"""
CHANGING = frozenset(_CHANGING.split())
CHANGING_CHINESE = re.compile(
    "老年|青年|少年|成年|女性|男性|新增|净增|人均|月度|季度|月均|日均|其他|其余|以外|之外|部分|县域|城区|郊区|各县|国有|民营|私营|外资|海外|境外|国外|非"
)
# Those that say more than nothing of a name, too.
_SAYING_MORE = "use used these this those such same near state home model similar gain gained"
_RESTRICTING = CHANGING.union(_SAYING_MORE.split())
# Words that say nothing beside a name, and are no everyday words.
EMPTY = frozenset(
    ["unit", "total", "overall", "nationwide", "national", "annual", "scale", "amount", "combined", "country", "nation"]
)
# Verbs beside those of everyday language, which names have too.
_LEVEL_VERBS = frozenset(("build", "install", "home", "further"))
# Words that may stand between a name and its number.
_BESIDE = (
    r"(?:of|in|at|by|on|for|to|the|a|an|and|from|with|as|was|were|is|are|had|has|have|that|also|compared|over|than)"
)
_OUTER = re.compile(rf"^(?:\W*\b{_BESIDE}\b)+(?=\W)|(?:\b{_BESIDE}\b\W*)+$|^\W*{_BESIDE}\W*$", re.IGNORECASE)
# What a piece of Chinese may begin or end with beside a name; the longest first.
_EDGES = re.compile(
    r"^(?:数据显示|规模以上|我国|全国|中国|全年|截至|截止|当年|国内市场的?|同期|期间|间|而|且|但|并|则|以及|和|与|及|在|由|从|到|共|总|这一|这|年末|年底|底|末|的|[，,])+"
    r"|(?:规模|总体|合计|共计|总计|累计|实现|完成|达到|达成|高达|仅为|已经|已|共有|共|有|约|了|为|是|达|在|将|也|又|均|就|仅|还|的|到|至|比|较|和|与|及|而|从|由)+$"
)


# What a field is called by those who work in it.
OF_FIRMS = r"(?:companies|enterprises|firms) (?:in|of) (?:the )?(?P<field>.+?)(?: industry| sector)?"
# Firms of a field with what they took in: companies in the software industry achieved revenue.
_FIRMS = re.compile(
    rf"^(?:the )?{OF_FIRMS} "
    r"(?:achieved|recorded|posted|reali[sz]ed|reported|generated|had|earned|made)(?: an?| the)?(?: total| combined)? "
    r"(?P<measured>(?:business |operating )?(?:revenues?|income|profits?))$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\bnumber|笔数", re.IGNORECASE)  # which tells payments from their value, and is no word of a name
_SIGNS = " .'’\"“”()（）-–—。"

# What is measured of a field: the same field may have a figure of another one (revenue, profit).
MEASURED = r"(?:revenues?|income|turnover|profits?|output|production|exports?|imports?|shipments?|sales)"
_LAST_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]$")
_OF_A_NAME = 0.45  # of the weight of a name, that a text has
_OLD = re.compile(r"\bold\b|estimate|scope|^to \d|旧|测算|口径", re.IGNORECASE)
_NARROW = frozenset(("smartphone",))  # synonyms that mean less than the word
_TOTAL = re.compile("总[数量额]$")


class Named(NamedTuple):
    """What a piece of a sentence names: the indicators that all its words name equally well, areas, and what of it is assumed."""

    text: str
    indicators: tuple[str, ...]
    areas: tuple[str, ...] = ()
    assumed: tuple[Fact, ...] = ()


NO_NAME = Named("", ())


class Names:
    """The names of the indicators of a table, as search knows them, by the keys of their words."""

    def __init__(self, data: Dataset) -> None:
        self.data = data
        self.index = data.vocabulary().index
        self._known: dict[str, Named] = {}

    @cached_property
    def _labels(self) -> dict[str, list[str]]:
        """Return the indicators by their labels in full; a short one may be that of another series, too."""

        def of_labels(entry: IndexEntry) -> list[str]:
            about = self.data.about(entry.indicator)
            return [key(words_of(label)) for label in (about.label, about.label_zh) if label]

        return _by_key(self.index.entries, of_labels)

    def with_figures(self, period: str, measure: str) -> frozenset[str]:
        """Return the indicators that have a figure of a measure and a period."""
        return frozenset(self._by_period.get((period, measure), ()))

    @cached_property
    def _by_period(self) -> dict[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = {}
        for row in self.data.observations:
            found.setdefault((row.period, row.measure), set()).add(row.indicator)
        return found

    def is_same_but_for_brackets(self, indicator: str, other: str) -> bool:
        """Return whether two indicators have one label but for what stands in its brackets."""
        return any(indicator in names and other in names for names in self._bare.values())

    def left_out(self, text: str, indicator: str) -> str:
        """Return what stands in brackets in the label of an indicator, and not in a text, where it tells the series from others."""
        about = self.data.about(indicator)
        words = {word for word in words_of(stripped_chinese(text)) if not is_plain(word)}
        short = [name for name in (about.short, about.short_zh) if {*words_of(re.sub(IN_BRACKETS, "", name))} == words]
        for label in (about.label, about.label_zh, *short):
            match = _LAST_BRACKETS.search(label)
            if match and is_chinese(label) == is_chinese(text) and match[1].casefold() not in text.casefold():
                alike = (names for names in self._bare.values() if indicator in names and names[1:])
                return match[1] if next(alike, None) or _OLD.search(match[1]) else ""
        return ""

    @cached_property
    def _bare(self) -> dict[str, list[str]]:
        """Return the indicators by their labels without what stands in brackets, and by what people call them."""

        def of_names(entry: IndexEntry) -> list[str]:
            about = self.data.about(entry.indicator)
            labels = (
                re.sub(IN_BRACKETS, "", label) for label in (about.label, about.short, about.label_zh, about.short_zh)
            )
            return [key(words_of(name)) for name in (*labels, *about.also.split("; ")) if name]

        return _by_key(self.index.entries, of_names)

    def has_half_a_name(self, indicator: str, text: str) -> bool:
        """Return whether a text has about half of what some one name of an indicator says, and not a word of each of its names."""
        about, index = self.about(indicator), self.index
        english = with_alike(words_of(text))
        for name in (about.label, about.short, about.label_zh, about.short_zh, *about.also.split("; ")):
            words = index.asked(re.sub(IN_BRACKETS, "", name))
            there = [word for word in words if (word in text if is_chinese(word) else word in english)]
            if words and sum(map(index.weight, there)) >= _OF_A_NAME * sum(map(index.weight, words)):
                return True
        return False

    def is_wider(self, indicator: str, words: Sequence[str]) -> bool:
        """Return whether words name less than an indicator: smartphones are some of the phones."""
        own = self._words[indicator]
        return any(word in _NARROW and word not in own and own.intersection(WORDS_ALIKE[word]) for word in words)

    def _whole(self, words: Sequence[str]) -> list[str]:
        """Return the indicators whose own names have all words: a synonym may mean less than the word (smartphone, phone)."""
        return [entry.indicator for entry in self.index.entries if entry.words.issuperset(words)]

    @cached_property
    def _spoken(self) -> dict[str, list[str]]:
        return _by_key(self.index.entries, lambda entry: entry.spoken)

    def named(self, text: str) -> Named:
        """Return what a text names with all its words; no indicator where one of them is left over."""
        if text not in self._known:
            self._known[text] = self._named(text)
        return self._known[text]

    def label(self, text: str) -> Named:
        """Return the indicators of which a text is a label as it stands."""
        own = key(words_of(stripped_chinese(_without_genitive(text))))
        return Named(text, tuple(self._labels.get(own, ())))

    def begins_with_label(self, text: str) -> Named:
        """Return the indicators of which a text is a label, but for the verb behind it."""
        labels = (self.label(each) for each in without_verbs(text))
        return next((named._replace(text=text) for named in labels if named.indicators), Named(text, ()))

    def _named(self, text: str) -> Named:
        whole = self._of_words(without_suffix(text))
        if whole:
            return Named(text, self._counted(whole, text))
        areas, rest = named_areas(text)
        return Named(text, self._counted(self._of_words(rest), text), tuple(areas))

    def _counted(self, names: tuple[str, ...], text: str) -> tuple[str, ...]:
        """Return those of some indicators of one name that are numbers of things where a text says so, else the others."""
        counts = {name for name in names if _NUMBER.search(self.data.about(name).label)}
        kept = tuple(name for name in names if (name in counts) == bool(_NUMBER.search(text)))
        return kept or names

    def _of_words(self, text: str) -> tuple[str, ...]:
        """Return the indicators that a text without areas names: by a label, a spoken name, or as the only ones with all words."""
        for words in _readings(text):
            if not words:
                continue
            own = key(words)
            if found := self._labels.get(own) or self._bare.get(own):
                return tuple(found)
            if found := [name for name in self._spoken.get(own, ()) if not self.is_wider(name, words)]:
                whole = self._whole(words)
                return tuple(found if {*found} & {*whole} else dict.fromkeys((*found, *whole)))
            if only := self._only(words):
                return only
        return ()

    def words(self, indicator: str) -> frozenset[str]:
        """Return the English words of the labels of an indicator, with those that mean the same."""
        return self._words[indicator]

    def parts(self, indicator: str) -> tuple[str, ...]:
        """Return the indicators that are parts of another in the catalog."""
        return self._parts.get(indicator, ())

    @cached_property
    def _parts(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for entry in self.index.entries:
            for whole in self.data.about(entry.indicator).wholes:
                found[whole] = (*found.get(whole, ()), entry.indicator)
        return found

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for entry in self.index.entries:
            about = self.data.about(entry.indicator)
            words = words_of(f"{about.label} {about.short}")
            found[entry.indicator] = with_alike(words) - (_NARROW - {*words})
        return found

    @cached_property
    def _having(self) -> dict[str, frozenset[str]]:
        """Return the indicators whose labels have an English word, by the word."""
        found: dict[str, set[str]] = {}
        for indicator, words in self._words.items():
            for word in words:
                found.setdefault(word, set()).add(indicator)
        return {word: frozenset(names) for word, names in found.items()}

    def _only(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return the entry whose names alone have all words, of two or more."""
        if not all(word in self._having or is_chinese(word) for word in words):
            return ()
        pieces = self.index.asked(" ".join(words))
        if len(pieces) < 2 or "".join(pieces) != "".join(dict.fromkeys(words)):
            return ()
        found = frozenset.intersection(*map(self._with, pieces))
        text = " ".join(words)
        return (
            tuple(name for name in found if self._is_of(name, words) and self.has_half_a_name(name, text))
            if len(found) == 1
            else ()
        )

    def _is_of(self, indicator: str, words: Iterable[str]) -> bool:
        """Return whether words have any before the comma of a label: physical goods alone are no online retail sales of them."""
        head, comma, _ = self.about(indicator).label.partition(", ")
        return not comma or not with_alike(words_of(head)).isdisjoint(words) or any(map(is_chinese, words))

    def _with(self, piece: str) -> frozenset[str]:
        if not is_chinese(piece):
            return self._having.get(piece, frozenset())
        return frozenset(one.indicator for one in self.index.entries if piece in f"{one.chinese}\n{one.chinese_alike}")

    def about(self, indicator: str) -> Indicator:
        """Return the entry of an indicator in the catalog."""
        return self.data.about(indicator)


def _by_key(entries: Iterable[IndexEntry], names: Callable[[IndexEntry], Iterable[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in entries:
        for name in dict.fromkeys(names(entry)):
            found.setdefault(name, []).append(entry.indicator)
    return found


def _readings(text: str) -> Iterable[list[str]]:
    """Yield the words of a text: all of them, then without those that say nothing beside a name."""
    text = joined_terms(spelled(_FIRMS.sub(r"\g<field> \g<measured>", _without_genitive(text))))
    yield words_of(text)
    yield (words := words_of(stripped_chinese(text)))
    while words and is_plain(words[-1]):  # the shortest name may be that of another series
        yield (words := words[:-1])
    while words and is_plain(words[0]):
        yield (words := words[1:])
    yield words_of(_TOTAL.sub("", stripped_chinese(text)))
    kept = [word for word in words if not is_plain(word)]
    yield kept
    yield [word for word in kept if word not in EMPTY]


def _without_genitive(text: str) -> str:
    return re.sub(r"\b(?:the )?(?:country|nation)['’]s\b|['’]s\b|(?<=s)['’](?=\s)", "", text)


def without_verbs(text: str) -> Iterator[str]:
    """Yield a text, and what is left of it without one after another of the plain words that it ends with: *almost reached*."""
    yield text
    while (before := text.rpartition(" ")[0].rstrip()) and is_plain(text[len(before) :].strip().casefold()):
        text = before
        yield text


def spelled(text: str) -> str:
    """Return a text with the spelling of labels where people have another: smartphones."""
    return re.sub(r"\bsmart[ -](?=phones?\b)", "smart", text, flags=re.IGNORECASE)


def stripped_chinese(text: str) -> str:
    """Return a text without what its Chinese may begin or end with beside a name."""
    if not is_chinese(text):
        return text
    before = ""
    while before != text:
        before, text = text, _EDGES.sub("", text.strip())
    return text


def is_plain(word: str) -> bool:
    """Return whether a word says nothing of what a figure is about, in a sentence."""
    if is_chinese(word):
        return is_plain_chinese(word) and len(word) < 3 and not CHANGING_CHINESE.search(word)
    if word in _LEVEL_VERBS:
        return True
    return word not in _RESTRICTING and not plain_words().isdisjoint((word, singular(word), word.removesuffix("e")))


def content(text: str) -> str:
    """Return a text where it says something of what a figure is about, else nothing."""
    words = [word for word in words_of(stripped_chinese(joined_terms(text))) if not is_plain(word)]
    return _OUTER.sub("", text.strip(_SIGNS)).strip(_SIGNS) if words else ""
