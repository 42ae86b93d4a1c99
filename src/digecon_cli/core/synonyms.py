"""Synonyms: spellings, singular and plural of a word, and other names of a thing.

Selection by name and search share them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

_CHINESE = "[\u2e80-\uffef]"
# Words that do not help to identify an indicator: those of any sentence, and those of a question.
FILLERS = frozenset((
    "a", "an", "the", "of", "in", "for", "on", "at", "as", "by", "is", "was", "were", "are", "be", "been", "has", "have",
    "had", "did", "does", "do", "it", "there", "its", "number", "size", "china", "chinese", "what", "which", "and", "or",
    "with", "vs", "versus", "against", "between", "compare", "comparison", "how", "much", "many", "big", "large", "where",
    "who", "show", "me", "tell", "give", "find", "get", "please", "level",
))  # fmt: skip
NEWEST = frozenset(("latest", "newest", "current", "recent", "now"))  # fillers of a question, options between names
# Their like in Chinese, where no space parts them from other words; the longest first.
CHINESE_FILLERS = (
    "是多少", "有多少", "怎么样", "中国", "我国", "全国", "多少", "多大", "规模", "数量", "情况", "请问", "最新", "目前", "的",
)  # fmt: skip
# Words of a sentence that name no subject: they are left aside where nothing has all words of a text.
PLAIN = frozenset((
    "according", "account", "accounted", "achieve", "achieved", "actual", "actually", "add", "added", "after",
    "again", "ago", "all", "alone", "already", "also", "altogether", "am", "among", "amount", "amounted",
    "announce", "announced", "annual", "annually", "another", "any", "anyone", "approximately", "around",
    "authority", "average", "back", "became", "because", "become", "been", "before", "beginning", "behind", "being",
    "best", "better", "bigger", "billion", "body", "both", "bought", "branch", "branches", "bring", "brought",
    "bureau", "business", "but", "buy", "by", "call", "called", "came", "can", "cent", "change", "changed", "class",
    "come", "compared", "compares", "comparing", "could", "count", "counted", "counting", "country", "cover",
    "covered", "day", "decade", "difference", "different", "document", "dollar", "done", "double", "doubled",
    "down", "during", "each", "earlier", "early", "earn", "earned", "eight", "either", "end", "entire", "even",
    "ever", "every", "everyone", "everything", "exactly", "exist", "expressed", "far", "fast", "faster", "few",
    "fewer", "figure", "first", "five", "fivefold", "fold", "former", "four", "fraction", "from", "further", "gave",
    "give", "given", "go", "going", "gone", "got", "gotten", "half", "handle", "handled", "happen", "happened",
    "he", "her", "here", "high", "higher", "his", "hit", "hold", "hundred", "i", "if", "important", "include",
    "included", "including", "into", "just", "know", "known", "larger", "last", "late", "later", "least", "less",
    "let", "line", "list", "little", "look", "looking", "lot", "low", "lower", "made", "main", "make", "making",
    "may", "mean", "measured", "meet", "met", "middle", "might", "million", "ministry", "month", "monthly", "more",
    "must", "my", "nation", "need", "needed", "new", "next", "nine", "no", "not", "off", "office", "official",
    "officially", "old", "once", "only", "other", "our", "out", "over", "overall", "own", "pace", "part", "past",
    "per", "percent", "period", "person", "place", "portion", "possible", "previou", "previous", "print", "printed",
    "prior", "publish", "published", "put", "quantity", "quarter", "quarterly", "quick", "quicker", "quickly",
    "quite", "rate", "rather", "reach", "reached", "read", "real", "really", "recently", "record", "recorded",
    "released", "report", "reported", "respect", "respectively", "right", "rmb", "roughly", "run", "said", "same",
    "saw", "say", "see", "seen", "set", "seven", "she", "should", "shown", "since", "single", "six", "slow",
    "slower", "smaller", "so", "some", "someone", "source", "speed", "stand", "start", "started", "statistic",
    "statistical", "statistics", "still", "stood", "sum", "take", "taken", "taking", "ten", "term", "than", "that",
    "their", "them", "then", "these", "they", "thing", "think", "this", "those", "thousand", "three", "through",
    "throughout", "time", "to", "together", "told", "took", "total", "toward", "trillion", "triple", "tripled",
    "true", "turn", "twice", "two", "typical", "under", "up", "use", "used", "using", "usual", "value", "very",
    "via", "volume", "want", "way", "we", "went", "whatever", "when", "whether", "while", "whole", "why", "will",
    "within", "without", "work", "worth", "would", "wrong", "year", "yearly", "yet", "you", "your", "yuan",
))  # fmt: skip
# Their like in Chinese, where no space parts them from other words.
CHINESE_PLAIN = (
    "达到了吗", "对不对", "可靠吗", "准确吗", "这个数字", "这个数", "使用过", "用过", "总额", "总量",
    "总数", "达到", "实际", "公布", "发布", "变化", "相当于", "左右", "以来", "期间", "数字是",
    "数据是", "告诉我", "完成", "实现", "平均", "哪个省", "哪些省", "哪个国家", "成立", "核实", "初步",
    "要求", "国务院", "工信部", "国家统计局", "商务部", "海关总署", "人民银行", "央行", "发改委", "网信办",
)  # fmt: skip
# Characters of a piece of Chinese that names no subject: 人看, 百分之几.
CHINESE_PLAIN_CHARACTERS = frozenset(
    "的了吗呢吧啊是在有和与及或把被从到于对给让用看买卖做去来过会能可想要个些这那哪什么怎几多少大小高低快慢上下前后里中内外间年月日天季度初末底人们家户次"
    "倍成分之百千万亿元块钱数量额值共总计均每各其它他她我你您谁何时候地方样为因所以但而且还也都就才又再更最很太只约近超过不没无未非第一二三四五六七八九"
    "十零半两双比较相同异增减升降涨跌完成公说称据按照占率例出自处提曾今去明现如目底究竟差请问告诉当于左右部门真求"
)
# Terms of other things whose parts labels have.
COMPOUNDS = ("digital yuan", "digital currency", "digital renminbi", "数字人民币", "数字货币")
# Words that mean nothing alone: they introduce a period, or name a measure.
SILENT = frozenset(("at", "by", "from", "growth", "on", "per", "rate", "share", "since", "till", "to", "until", "with"))
# Words that ask for dollars in place of yuan, which ``--usd`` gives.
IN_DOLLARS = r"\b(?:worth )?in (?:us |u\.s\. )?dollars\b|\bin usd\b|(?:折合|折成|换算成|按|以)美元(?:计|计算)?"
# Words of a question that mean a measure, by the command that answers with it; the longest of a text counts.
MEASURE_WORDS: dict[str, tuple[str, ...]] = {
    "growth": (
        "increase", "increased", "decrease", "decreased", "decline", "declined", "shrink", "shrank", "shrunk", "fall", "fell", "drop", "dropped",
        "增加了", "减少了", "下降", "涨了", "上涨",
        "growth rate", "growth", "growing", "grow", "grew", "grown", "rose", "rise", "year on year", "yoy", "增长率", "增长了", "增长", "增速",
        "增幅", "同比",
    ),
    "share": ("share", "proportion", "percentage", "占比", "比重", "比例", "份额"),
    "per-head": ("per head", "per capita", "per person", "per inhabitant", "per resident", "per citizen", "average person", "each person", "人均"),
    "cagr": (
        "average annual growth", "average yearly growth", "average annual rate", "average growth", "annual growth", "growth a year", "yearly pace", "annual pace", "cagr",
        "平均每年增长", "年平均增长", "年均增长", "年均增速", "复合增长",
    ),
    "targets": ("target", "goal", "wanted", "planned", "plan", "was it met", "目标", "实现了吗", "达到了吗", "达标"),
    "forecast": ("forecast", "projection", "outlook", "预测", "预计"),
    "explain": (
        "who says", "who said", "who published", "who printed", "who counted", "come from", "comes from", "published by", "which document",
        "whose figure", "出自哪里", "来自哪里", "谁公布", "哪个部门", "哪个机构", "谁说的", "什么时候公布", "何时公布", "是谁",
    ),
    "contribution": ("contribution", "contribute", "contributed", "贡献", "拉动"),
    "revisions": ("revised", "revision", "corrected", "correction", "修订", "修正"),
}  # fmt: skip
# Words that ask for the first of a sector or of areas; those of the second line for the last.
FIRST = (
    "biggest", "largest", "greatest", "most(?! recent)", "highest", "fastest", "quickest", "leading", "ranking", "rank", "top", "排名", "最大", "最多", "最高", "最快",
    "第一", "smallest", "lowest", "slowest", "最小", "最少", "最低", "最慢",
)  # fmt: skip
LAST = frozenset(("smallest", "lowest", "slowest", "最小", "最少", "最低", "最慢"))
# Words for kinds of areas, with what the codes of such areas look like.
KINDS_OF_AREAS = {
    "province": "CN-..",
    "region": "CN-..",
    "省": "CN-..",
    "地区": "CN-..",
    "country": "..",
    "nation": "..",
    "国家": "..",
}
RATE_WORDS = (
    "penetration",
    "adoption",
    "普及率",
    "渗透率",
)  # a share of people that may be printed beside the count of them
# A number in a text, in Chinese with its unit.
NUMBER = r"(?<![A-Za-z0-9_.,\u3400-\u9fff])[0-9.,]*[0-9](?![A-Za-z0-9_\u3400-\u9fff-]|[.,][0-9])|[0-9][0-9.,]*(?=[\u3400-\u9fff])[万亿]*[元人户个件项%]?"
PHRASE = 8  # words of what is no sentence, at most
IN_A_SENTENCE = r"[?？]|^(?:what|how|which|who|whose|where|when|why|is|are|was|were|do|does|did|has|have|had|can|could|i)\b|吗|多少|什么|谁|哪|如何|怎么|是否|多大"
# A word with a capital that begins no sentence.
CAPITALISED = r"(?<=[^.?!。？！\s])[\s(]+['\"(]*([A-Z][A-Za-z0-9]*)"
ABOVE = ("targets", "revisions")  # commands whose words count before others
_MEASURED = [(word, command) for command, words in MEASURE_WORDS.items() for word in words]
# Each line has the names of one thing, in the singular; the labels of the bundled table use one of them.
ALIKE: tuple[tuple[str, ...], ...] = (
    ("user", "subscriber", "subscription", "customer", "people"),
    ("online retail", "e commerce", "ecommerce", "online shopping", "online sale"),
    ("integrated circuit", "chip", "microchip", "semiconductor", "ic", "circuit"),
    ("phone", "handset", "cellphone", "cell phone", "smartphone"),
    ("industry", "sector"),
    ("internet user", "netizen", "online user", "online people"),
    ("telecom", "carrier", "operator"),
    ("shipment", "shipped", "sold"),
    ("rural", "countryside"),
    ("central", "centre", "middle"),
    ("person", "people"),
    ("payment", "paid"),
    ("intensity", "share of gdp", "percent of gdp", "spending share of gdp", "expenditure share of gdp"),
    ("base station", "cell tower", "tower", "mast"),
    ("intelligent", "ai", "artificial intelligence"),
    ("revenue", "turnover", "sale", "income", "earning", "money", "sell", "earn", "earned"),
    ("output", "production", "manufacturing"),
    ("laptop", "notebook"),
    ("computer", "pc", "personal computer"),
    ("data centre", "datacentre"),
    ("dollar rate", "exchange rate"),
    ("internet of things", "iot"),
    ("traffic", "data usage", "gigabyte", "mobile data"),
    ("top500", "supercomputer", "top 500"),
    ("penetration", "penetration rate", "adoption"),
    ("online government", "e government"),
    ("population", "inhabitant"),
    ("enterprise", "company", "firm"),
    ("employee", "job", "worker", "staff", "employment", "people work"),
    ("software", "software industry"),
    ("meal", "food"),
    ("spending", "expenditure", "spend", "spent"),
    ("export", "exported"),
    ("grant", "granted"),
    ("import", "imported"),
    ("produced", "generated"),
    ("research and development", "r&d"),
    ("shop", "store", "retail"),
    ("网上零售", "电商", "电子商务", "网购"),
    ("集成电路", "芯片", "半导体"),
    ("移动电话", "手机"),
    ("智能", "人工智能"),
    ("收入", "营收"),
    ("从业人员", "就业", "员工"),
    ("网民", "互联网用户", "上网人数"),
    ("物联网终端用户", "物联网用户", "物联网连接数", "物联网连接"),
    ("月户均", "每人每月", "每月每人", "每户每月"),
    ("农村", "乡村"),
    ("生产", "产生"),
    ("移动互联网接入流量", "手机流量", "移动流量"),
    ("国内生产总值", "gdp"),
)


def is_sentence(text: str) -> bool:
    """Return whether a text is a sentence, and not some words that all name what is asked for."""
    return re.search(IN_A_SENTENCE, text, re.IGNORECASE) is not None or len(text.split()) > PHRASE


@cache
def plain(text: str) -> str:
    """Return a text in lower case, with single spaces between words."""
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


@cache
def singular(text: str) -> str:
    """Return a plain text with its words in the singular and in British spelling (centre, digitalisation)."""
    singular_text = re.sub(
        r"(?<=[a-z0-9]{2})(?:(ie)s|(?<![su])s)\b", lambda found: "y" if found[1] else "", plain(text)
    )
    return re.sub(r"(?<=[a-z]{3})iz(?=(?:e[drs]?|ing|ation)\b)", "is", singular_text).replace("center", "centre")


def any_of(words: Iterable[str]) -> str:
    """Return the regular expression of any of some words, the longest first, English ones as whole words or plurals."""
    ordered = sorted(words, key=len, reverse=True)
    english = [
        word.removesuffix("y") + "(?:y|ies)" if word.endswith("y") else f"{word}s?"
        for word in ordered
        if word.isascii()
    ]
    return "|".join([rf"\b(?:{'|'.join(english)})\b", *(word for word in ordered if not word.isascii())])


def without_measure(text: str) -> tuple[str, str]:
    """Return the command of the longest word of a text that means a measure (empty for none), and the text without such words.

    Words of ``ABOVE`` count before others, which are left out too: the target of a share, the revision of growth.
    """
    rest = text
    found: list[str] = []
    for word, command in sorted(_MEASURED, key=lambda pair: -len(pair[0])):
        above = bool(found) and (command in ABOVE or found[0] in ABOVE)
        if not found or above or command == found[0]:
            pattern = word if is_chinese(word) else rf"(?<![a-z0-9-]){word}s?(?![a-z0-9-])"
            without = re.sub(pattern, " ", rest, flags=re.IGNORECASE)
            found += [command] if without != rest else []
            rest = without
    meant = next((command for command in found if command in ABOVE), next(iter(found), ""))
    return meant, " ".join(rest.split())


def joined_terms(text: str) -> str:
    """Return a text with each of ``COMPOUNDS`` as one word, with hyphens."""
    for term in COMPOUNDS:
        text = re.sub(term.replace(" ", "[ -]"), f" {term.replace(' ', '-')} ", text, flags=re.IGNORECASE)
    return text


def without_plain(text: str) -> str:
    """Return a text without the words that name no subject (``PLAIN``), and without numbers."""
    rest = re.sub(NUMBER, " ", joined_terms(text))
    for phrase in (*CHINESE_PLAIN, *CHINESE_FILLERS):
        rest = rest.replace(phrase, " ")
    kept = [word for word in rest.split() if not _is_plain(word)]
    return " ".join([word for word in kept if word[1:] or word.isascii()] or kept)


def _is_plain(word: str) -> bool:
    parts = re.findall(r"[a-z]+", word.removesuffix("'s").casefold()) if word.isascii() else []
    return (
        bool(parts) and all(part in PLAIN or singular(part) in PLAIN for part in parts) and not re.search(r"\d", word)
    )


def is_name(word: str, text: str) -> bool:
    """Return whether a word that nothing is called is a name in a text, or a term: no word of everyday language."""
    if is_chinese(word):
        return not CHINESE_PLAIN_CHARACTERS.issuperset(word)
    return "-" in word or any(singular(found[1]) == word for found in re.finditer(CAPITALISED, text))


def is_chinese(word: str) -> bool:
    """Return whether a word contains Chinese, which is written without spaces."""
    return not word.isascii() and re.search(_CHINESE, word) is not None


def variants(text: str) -> list[str]:
    """Return a text with words replaced by synonyms, in all combinations, without the text itself."""
    found = [f" {singular(text)} "]
    for names in ALIKE:
        found = list(dict.fromkeys(_other_names(found, names)))
    return [text.strip() for text in found[1:]]


def _other_names(texts: Iterable[str], names: tuple[str, ...]) -> Iterator[str]:
    """Yield each text, followed by its variants with the other names of one thing."""
    for text in texts:
        yield text
        used = [name for name in names if name in text and (f" {name} " in text or is_chinese(name))]
        if used:
            longest = max(used, key=len)
            for other in names:
                if other not in used:
                    yield (
                        text.replace(longest, other)
                        if is_chinese(other)
                        else text.replace(f" {longest} ", f" {other} ")
                    )
