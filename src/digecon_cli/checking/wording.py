"""The parts of a sentence that say something of its figures: periods, numbers, verbs of growth, words of shares, and the rest."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..core import periods
from ..core.period_words import IN_TEXT, with_years
from . import quantities
from .quantities import MULTIPLE, Quantity

# Kinds of parts; TEXT is what is none of the others: it may name something.
TEXT, PERIOD, FIGURE, STOP = "text", "period", "figure", "stop"
UP, DOWN, RATE, TO, CHANGES = "up", "down", "rate", "to", "changes"
MAKES, SHARE, MEAN, TARGET, FORECAST, PER_HEAD = "makes", "share", "mean", "target", "forecast", "per_head"
FASTER, SLOWER, HIGHER, LOWER, THAN = "faster", "slower", "higher", "lower", "than"
HIGHEST, LOWEST, FIRST, RANK, FINAL, BASIS = "highest", "lowest", "first", "rank", "final", "basis"
UNKNOWN, UNSURE, NOTHING, BEFORE, WITHIN = "unknown", "unsure", "nothing", "before", "within"

_UP = (
    r"(?:gr(?:ew|ows?|own|owing)|r(?:ises?|ose|isen|ising)|increas(?:e[ds]?|ing)|expand(?:ed|s|ing)?|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?"
    r"|surg(?:ed|es|e|ing)|soar(?:ed|s|ing)?|(?:sky)?rocket(?:ed|s|ing)?|swell(?:ed|s|ing)?|swollen|leap(?:t|ed|s)|balloon(?:ed|s|ing)|shot up|spiked|bounced|rallied|advanc(?:ed|es|e|ing)|went up|gained|(?<!made )(?<!makes )(?<!make )(?<!making )(?<!made)up)"
)
_DOWN = (
    r"(?:fell|falls?|fallen|falling|declin(?:e[ds]?|ing)|drop(?:ped|s|ping)?|decreas(?:e[ds]?|ing)|shr(?:ank|inks?|unk|inking)|contract(?:ed|s|ing)"
    r"|slid|sank|tumbled|plummet(?:ed|s|ing)|slump(?:ed|s|ing)|dipped|dived|crash(?:ed|es|ing)|slipp?(?:ed|s)|plung(?:ed|es|e|ing)|went down|down)"
)
_RATES = r"growth(?: rates?)?|rate of growth|(?:yearly|annual) (?:increase|rise)"
_RANKS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5}
_NOT_OF_YEARS = r"month[- ](?:on|over)[- ]month|quarter[- ](?:on|over)[- ]quarter|\bm-?o-?m\b|\bq-?o-?q\b|环比|比上月|较上月|比上季度|较上季度"
# In order: the first that fits at a place counts.
_PATTERNS = (
    (BEFORE, r"\b(?:compared (?:with|to)|from|over|on|than(?: in)?|against)? ?(?:the |a )?(?:(?:same|corresponding) (?:period|months?|quarter|half)(?: (?:of|in) (?:the )?(?:last|previous|prior) year| last year| (?:a )?year (?:earlier|before|ago))?|(?:previous|prior|preceding) year|year (?:before|earlier|ago)|(?:level|figure) (?:a |of a )?year (?:before|earlier|ago))\b"
             r"|\b(?:compared (?:with|to)|from|over|on|than(?: in)?) last year\b|year[- ]+(?:on|over)[- ]+year|\by-?o-?y\b|\bon the year\b|同比|[比较](?:上年|去年)(?:同期|末)?|上年同期"),
    (UNKNOWN, rf"{_NOT_OF_YEARS}|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}})[- ]years?\b|[两三四五六七八九十]年(?:来|间|内)|\b(?:last|this|next) (?:year|month|quarter)\b|\bso far this year\b|去年|今年|明年|本月|上月|近年来?|\b(?:past|last|next|coming) (?:\w+ )?(?:years|months|decade)\b|过去.年|五年来|十年来|\bfive-year plan\b|“?[一十]+[三四五]”?(?:时期|期间)"),
    (PERIOD, IN_TEXT),
    (WITHIN, r"\b(?:the )?(?:(?:first|second|third|fourth) (?:half|quarter)|first (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven) (?:months|quarters))\b|[上下]半年|第?[一二三四]季度|前三季度|前\d+个?月"),
    (BASIS, r"\b(?:in (?:nominal|real) terms|at (?:constant|comparable|current) prices|on a comparable basis|nominal(?:ly)?|in real terms|(?:stripped of|adjusted for|after adjusting for|adjusting for|net of|allowing for|excluding|discounting|after) inflation|inflation[- ]adjusted|real(?= (?:\w+ )?(?:growth|increase|rise|terms|rate)))\b|[扣剔]除(?:价格|物价|通胀|通货膨胀)(?:因素)?(?:的?影响)?后?|名义|按?(?:不变价格?|可比价格?)(?:计算)?|按可比口径|实际(?=(?:同比)?(?:增长|下降|增速))|按现价(?:计算)?"),
    (NOTHING, r"\b(?:(?:official |the latest )?(?:(?-i:[A-Z]{3,6})(?:'s)? )?(?:data|figures|statistics) (?:show|showed|suggest|indicate)d?|(?-i:[A-Z]{3,6}) (?:said|says|reported))(?: that)?\b|\b(?-i:[A-Z]{3,6})(?= (?:predict|estimate|forecast|expect|project)(?:s|ed)\b)|\b(?:by|at|in|according to) the levels\b|按(?:绝对额|绝对值|总量)计?算?|(?<=\d)['’]s\b|\b(?:for|in|during) that (?:year|time|period)\b|\ba total of\b|\b(?:at|by|as of|as at|until) (?:the )?(?:end|close) of\b|\b(?:the )?(?:full|whole|entire) year(?: of)?\b|\bin all of\b|\babove (?:a |the )?designated size\b|\bin terms of (?:size|scale|value|volume|total)\b|年[末底]"),
    (NOTHING, r"\bonly(?= (?:(?:about|around|some|just|under|over|below|US)\b|[$\u00a5]?\d|[a-z]+(?:ed|ing)\b))|只有(?=约?\d)|仅(?=[增下约\d])"),
    (FINAL, r"\bfinal(?:ly)?(?: verified)?(?: figure| count| verification)?\b|\bverified\b|最终核实(?:数)?"),
    (FIRST, r"\b(?:for the )?first time\b|\bfirst (?=(?:exceeded|passed|topped|surpassed|crossed|reached|rose above|broke))|首次|第一次"),
    (RANK, r"\brank(?:s|ed|ing)? (?:the )?(?P<place>first|second|third|fourth|fifth|(?:no\.? ?|number )?\d+)(?:st|nd|rd|th)?\b|\b(?:the )?(?P<place2>second|third|fourth|fifth)[- ](?:largest|biggest|highest)\b|\b(?:no\.|number) ?(?P<place3>\d+)\b|(?:位居|位列|居|排名|排在?)(?:全球|世界)?第(?P<place4>[一二三四五])位?"),
    (HIGHEST, r"\b(?:the |a |an )?(?:(?:all[- ]time |record |historic )(?:highs?|peak)|highest (?:level |figure |value )?(?:ever|on record|in history|so far|since records began)|new (?:high|record)(?! lows?\b)|record(?! lows?\b))\b|(?:创下?)?历史新高|创(?:下?)新高|历史最高(?:水平|值)?"),
    (LOWEST, r"\b(?:the |a |an )?(?:(?:all[- ]time |(?:new )?record |historic |new )lows?|lowest (?:level |figure |value )?(?:ever|on record|in history|so far|since records began))\b|历史新低|创新低|历史最低(?:水平|值)?"),
    (FASTER, r"\b(?:grew |grows |rose |increased |expanded )?(?:much |far |slightly )?(?:faster|quicker|more quickly|more rapidly)(?= than (?!\d|about|around))|\b(?:outpaced|outgrew)\b|增速(?:快于|高于)|(?:增长)?快于"),
    (SLOWER, r"\b(?:grew |grows |rose |increased |expanded )?(?:much |far |slightly )?(?:slower|more slowly|less)(?= than (?!\d|about|around))|\blagged behind\b|增速(?:慢于|低于)|(?:增长)?慢于"),
    (HIGHER, r"(?<!% )(?<!％ )(?<!cent )\b(?:higher|larger|bigger|greater) than(?= [a-z])|大于(?!\d)|高于(?![\d约])"),
    (LOWER, r"(?<!% )(?<!％ )(?<!cent )\b(?:lower|smaller) than(?= [a-z])|小于(?!\d)|低于(?![\d约])"),
    (MEAN, r"\b(?:(?:at )?an? )?(?:average|mean|compound)(?: annual| yearly)?(?: growth)?(?: rate)?(?: of growth)?(?: per year| a year)?(?: of)?(?= )|\bon average\b|\b(?:per|a|each|every) year\b(?![- ]+(?:on|over|earlier|before|ago))|\bannually\b|\bper annum\b|\bCAGR\b|年均复合增长率|年均复合|年均|年平均|平均每年|复合"),
    (PER_HEAD, r"\b(?:per head|per capita|per inhabitant|(?:for )?(?:every|each) (?:person|inhabitant|resident|citizen))\b|人均"),
    (TARGET, r"\b(?:the |a |an |its )?(?:targets?|goals?)(?: of| is| was)?\b|\b(?:aims?|aimed|plans?|planned|is to|are to|is set to|should)(?: to)?(?: reach| raise| hit| be)?\b|目标(?:是|为)?|力争|计划|规划"),
    (FORECAST, r"\b(?:is |are |was |were )?(?:forecast|projected|expected|estimated|predicted|likely) to(?: reach| hit| be)?\b|\b(?:forecasts?|projections?|predict(?:s|ed)?)\b|\bwill(?: reach| be| hit)?\b|预计|预测|有望|将达到?"),
    (UNSURE, r"(?<![\w.,])\d[\d.,]*\s?(?:%|％)?\s?[-\u2013~\uff5e]\s?\d[\d.,]*|\bbetween (?=[$\u00a5]?\d)(?!(?:19|20)\d\d and (?:19|20)\d\d)"),  # a range
    (TEXT, r"(?:(?<=[%％] )|(?<=cent )|(?<=points )|(?<=(?:19|20)\d\d ))over(?= (?:19|20)\d\d(?!\d|,\d))"),  # up 6 % over 2022
    (FIGURE, quantities.PATTERN),
    (FIGURE, MULTIPLE),
    (UNSURE, r"\b(?:not|never|cannot|\w+n['’]t|would|could|might|if|unless|whether|denie[ds]|false(?:ly)?|wrong(?:ly)?|allegedly|(?:before|prior to)(?= (?:19|20)\d\d\b))\b|(?<=年)(?:之前|以前)|没有|并未|尚未|并非|不是|未能|如果|假如|倘若|若|可能"),
    (RATE, rf"\b(?:{_RATES})\b|增速|增长率|增幅|涨幅"),
    (SHARE, r"(?:'s )?\b(?:shares?|proportion|percentage)(?: of)?\b|占比|比重|比例|份额"),
    (MAKES, r"\b(?:account(?:ed|s|ing)? for|(?:made|makes?|making) up|comprise[ds]?|constitute[ds]?|represent(?:ed|s|ing)?|contribut(?:ed|es|ing)(?: to)?(?=[^,;]{1,24}(?:%|cent) of (?!.{,12}(?:growth|increase|rise))))\b|占到?了?"),
    (CHANGES, r"\b(?:slowed|quickened|accelerated|eased|moved|changed|widened|narrowed|cooled|picked up)\b|放缓|回落|加快"),
    (UP, rf"(?<=%|％) (?:higher|more|larger)(?: than)?\b|(?<=cent) (?:higher|more|larger)(?: than)?\b|\b(?:an? |the )?(?:increase|rise|gain) of\b|\b{_UP}\b(?: by)?|增长(?!极|点)|上升|增加(?![值额])|提高|提升|上涨|扩大|多了(?=\d)"),
    (DOWN, rf"(?<=%|％) (?:lower|less|smaller)(?: than)?\b|(?<=cent) (?:lower|less|smaller)(?: than)?\b|\b(?:an? |the )?(?:decrease|decline|fall|drop) of\b|\b{_DOWN}\b(?: by)?|下降|减少|下滑|下跌|负增长|降低|回落|缩减|少了(?=\d)"),
    (THAN, r"\bthan\b"),
    (STOP, r"[,;:，；：]+(?!\d)|[（）()]|\b(?:while|whereas|but|although|though)\b|(?:——|–|—)(?!(?:19|20)\d\d(?!\d))"),
)  # fmt: skip
# A Chinese verb of change that ends in "to": the number behind it is the level.
_TO = re.compile(r"^\s*(?:to\b|[至到](?!约?\d{4}年))", re.IGNORECASE)
_TO_VERBS = re.compile(r"(?:增|升|提升|降|减|涨|扩大)[至到]$")


class Part(NamedTuple):
    """A part of a sentence: its kind, its text, where it begins; ``value`` is a canonical period, a rank, or a basis."""

    kind: str
    text: str
    start: int
    value: str = ""
    quantity: Quantity = Quantity("")


@cache
def _all() -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?P<k{place}>{pattern})" for place, (_, pattern) in enumerate(_PATTERNS)), re.IGNORECASE
    )


def parts(sentence: str) -> list[Part]:
    """Return the parts of a sentence in its order; what none of the patterns fits is text."""
    text = with_years(sentence)
    found: list[Part] = []
    at = 0
    for match in _all().finditer(text):
        found += _text(text[at : match.start()], at)
        found.append(_part(match))
        at = match.end()
    return list(_with_to([*found, *_text(text[at:], at)]))


def _text(text: str, at: int) -> list[Part]:
    return [Part(TEXT, text, at)] if text.strip() else []


def _part(match: re.Match[str]) -> Part:
    place = next(number for number in range(len(_PATTERNS)) if match[f"k{number}"] is not None)
    kind = _PATTERNS[place][0]
    if kind == FIGURE:
        word = match["multiple"]
        return Part(
            kind,
            match[0],
            match.start(),
            word or "",
            quantities.multiple(match) if word else quantities.quantity(match),
        )
    if kind == PERIOD:
        is_period = periods.is_period(match[0])
        return Part(
            PERIOD if is_period else TEXT, match[0], match.start(), periods.canonical(match[0]) if is_period else ""
        )
    if kind == RANK:
        return Part(kind, match[0], match.start(), _rank(match))
    return Part(kind, match[0], match.start(), _basis(match[0]) if kind == BASIS else "")


def _rank(match: re.Match[str]) -> str:
    word = next(filter(None, (match[name] for name in ("place", "place2", "place3", "place4"))))
    number = re.search(r"\d+", word)
    return number[0] if number else str(_RANKS[word.casefold()])


def _basis(text: str) -> str:
    if re.search("nominal|current|名义|现价", text, re.IGNORECASE):
        return "nominal"
    return "comparable" if re.search("basis|口径", text, re.IGNORECASE) else "constant_prices"


def _with_to(found: list[Part]) -> Iterator[Part]:
    """Yield parts with the word that leads from a verb of change to a level as a part of its own: rose *to*, 增长*至*."""
    for place, part in enumerate(found):
        before = found[place - 1].kind if place else ""
        if part.kind == TEXT and before in (UP, DOWN, CHANGES, SHARE, RATE) and (match := _TO.match(part.text)):
            yield Part(TO, match[0], part.start)
            part = part._replace(text=part.text[match.end() :], start=part.start + match.end())
            if not part.text.strip():
                continue
        elif part.kind == TEXT and (match := _TO_VERBS.search(part.text.strip())):
            rest = part.text.strip()[: match.start()]
            if rest.strip():
                yield part._replace(text=rest)
            yield Part(TO, match[0], part.start + match.start())
            continue
        yield part
