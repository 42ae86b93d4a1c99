"""Synonyms: spellings, singular and plural of a word, and other names of a thing.

Selection by name and search share them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

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
    "是多少", "有多少", "怎么样", "中国", "我国", "全国", "多少", "多大", "规模", "体量", "数量", "情况", "占", "请问", "最新", "目前", "的",
)  # fmt: skip
# Terms of other things whose parts labels have, in any case, or with the capitals of a firm; and firms that Chinese does not mark.
COMPOUNDS = (
    "broadband speed", "connection speed", "download speed", "internet speed", "digital yuan", "digital currency", "digital renminbi", "数字人民币", "数字货币", "人才",
    "腾讯", "阿里巴巴", "华为", "百度", "京东", "美团", "拼多多", "字节跳动", "抖音", "快手", "小米", "微信", "支付宝", "淘宝", "滴滴", "比亚迪",
    "中国联通", "中国电信集团", "中国移动公司", "China Broadnet", "China Mobile", "China Telecom", "China Tower", "China Unicom",
)  # fmt: skip
_ANY_COMPOUND = "|".join(term.replace(" ", "[ -]") for term in COMPOUNDS)
# Forms of verbs that names have, by the plain form.
_VERBS = {
    "add": "added adding", "book": "booked", "bring": "brought", "build": "built", "buy": "bought buying", "connect": "connected",
    "deliver": "delivered", "earn": "earned earning", "employ": "employed", "export": "exported exporting", "file": "filed",
    "gain": "gained", "generate": "generated", "go": "went gone going", "grant": "granted", "hold": "held", "import": "imported",
    "install": "installed", "issue": "issued", "join": "joined", "make": "made making", "order": "ordered ordering",
    "own": "owned", "pay": "paid paying", "produce": "produced producing", "put": "putting", "receive": "received",
    "sell": "sold selling", "ship": "shipped shipping", "shop": "shopped", "sign": "signed", "spend": "spent", "store": "stored",
    "take": "took taken taking", "trade": "traded", "turn": "turned turning", "use": "used using", "watch": "watched watching",
    "work": "worked working",
}  # fmt: skip
PLAIN_FORMS = {form: verb for verb, forms in _VERBS.items() for form in forms.split()}
# Words that mean nothing alone: they introduce a period, or name a measure.
SILENT = frozenset((
    "annual", "at", "by", "from", "growth", "month", "monthly", "on", "per", "quarter", "quarterly", "rate", "share", "since", "till",
    "to", "until", "with", "year", "yearly",
))  # fmt: skip
# Words that say what is counted of a subject, and name none beside others.
ATTRIBUTES = frozenset((
    "customer", "export", "import", "income", "number", "output", "price", "production", "profit", "revenue", "sale", "shipment",
    "subscriber", "turnover", "user", "value", "volume", "出口", "进口", "收入", "利润", "销量", "产量", "出货量", "用户",
))  # fmt: skip
# Those and others of which, without a subject beside them, the table has only parts; and words that ask for all of something.
_PARTS_OF_ALL = ATTRIBUTES | {
    "application", "company", "domestic", "enterprise", "filing", "firm", "good", "grant", "invention", "merchandise", "patent", "trade",
    "valid", "专利", "发明", "授权", "国内", "有效", "货物", "商品", "企业", "公司", "量", "额", "数",
}  # fmt: skip
OF_NO_SUBJECT = "|".join(
    (
        *sorted(word for word in _PARTS_OF_ALL if word.isascii()),
        f"(?:{'|'.join(sorted(word for word in _PARTS_OF_ALL if not word.isascii()))})+",
    )
)
OF_ALL = r"\b(?:all|total|overall|whole|entire|altogether)\b|所有|全部|总共|合计|一共|全国|总[额量数]"
# Ways to say it, by the word that names have.
IDIOMS = {
    r"\bper (?:100|hundred) (?:people|inhabitants|persons|residents)\b|每百人": "penetration",
    r"\bwhat (?:does|do) (?=.+ (?:mean|include|cover)\b)|\bwhat (?=(?:is|are) .+ made up of\b)|\b(?:what|which) (?:exactly |precisely |actually |things |services |industries |activities )?(?:is|are) (?:exactly |precisely |actually )?(?:included|counted|covered|meant|measured)(?: (?:in|as|under|by|with))\b|\bwhat (?:exactly |precisely |actually )?(?:counts|falls|goes|belongs) (?:as|under|into|to|in)\b": "definition of ",
    r"\bby (?:what|how many|how much|which) (?:percentage|percent|per cent)\b(?! of\b)": "by how much",
    r"\b(?:such as|for example|e\.g\.) (?:[\w -]+, )+[\w-]+(?: [\w-]+)? (?:and|or) [\w-]+(?: (?:tv|services))?\b": "",
    r"\b(?:such as|for example|e\.g\.) [^?.;]*$": "",
    r"\bnewer\b": "emerging",
    r"\blive-?stream(?:s|ing|ed|er|ers)?\b": "live streaming",
    r"\bhow fast (?=(?:is|are|was|were)\b(?!.*\b(?:grow|expand|increas|ris|chang|climb|shrink|fall)))": "connection speed ",
    r"\bhow much (?:(?:mobile|cellular) )?data (?:do|does|did) (?:an?|the average|each|every|one) (?:person|user|subscriber|phone)\b": "traffic per user ",
    r"\bhow much (?:(?:mobile|cellular) )?data (?=(?:do|does|did|is|was|are|were)\b(?!.*\b(?:creat|produc|generat|stor|kept|keep|saved)))": "data traffic ",
    ".*?(?:这类|这样的)": "",
    r"\b(?:in (?:the )?)?(?:country(?:side)?|villages?|rural areas?) or (?:in )?(?:the )?(?:cit(?:y|ies)|towns?|urban areas?)\b": "rural or urban",
    r"\b(?:in (?:the )?)?(?:cit(?:y|ies)|towns?|urban areas?) or (?:in )?(?:the )?(?:country(?:side)?|villages?|rural areas?)\b": "urban or rural",
    "(?:中国|我国)?(?:政府|国务院|官方)(?:的|制定的)?(?=.*目标)": "",
    "[多高大快](?:一些|一点)?还是(?=.+[多高大快])": "和",
    r"\b(?:the )?(?:chinese |china['’]s )?(?:government|state council|authorities|officials|planners)(?:['’]s?)? (?=(?:own |official |stated )?(?:targets?|goals?|plans?|aims?)\b)": "",
    r"\bmid-?(?=\s|$)": "",
    r"(?<![a-z\d])(?:top[ -]?500|500 (?:fastest|most powerful))(?![a-z\d])": "top500",
    "(?:全球|世界)?(?:超算|超级计算机)?(?:的)?(?=top500)": "",
    "(?:上榜|入围|进入)(?:了|的)?(?=.*top500)|(?<=top500)的?(?:系统|超算|超级计算机)": "",
    r"\b(?:per|(?:for )?(?:each|every)) (?:10,?000|ten thousand) (?:people|persons|inhabitants|residents|citizens)\b": "per-10000",
    r"\b(?:relative|compared?|in (?:relation|proportion)) (?:to|with) (?:the )?(?:size of )?(?:the )?(?:whole |entire |national )?(?:economy|gdp)\b": "share of gdp",
    r"(?<=size of the )(?:whole |entire |national )?economy\b(?! of)": "gdp",
    r"\b(?:keep|kept|keeping)\b(?! (?:\w+ing|up|on|pace)\b)": "stored",
    r"\b(?:ai|artificial intelligence) (?:chat)?bots?\b": "generative ai",
    r"\bnew (?=(?:business|service|line)s?\b)": "emerging ",
    r"\b(?:(?:mobile )?phone|internet|phone and internet|internet and phone|phone and broadband|mobile) (?=(?:carrier|operator)s?\b)": "",
    r"(?:(?<=handsets )|(?<=phones ))delivered\b": "shipped",
    r"(?<!from )(?<!mobile )(?<!broadband )\binternet access\b(?! (?:traffic|revenue|users?|services?)\b)": "internet penetration",
    r"\bdigital (?=(?:part|share|portion|slice) of\b)": "digital economy ",
    "用?手机(?:付款|付钱|支付)的人": "手机支付用户",
    "用?手机(?:付款|付钱|支付)": "移动支付",
    "(?<=多少)[部台颗辆](?=[\u3400-\u9fff])": "",
    "(?:平均)?每?一?百(?:个|名)人": "人均",
    "(?:每个?|普通|一个)(?:手机|移动)?(?:电话)?(?:用户|人)(?:每个?|一个?)月": "月户均",
    "网上付款": "网络支付",
    r"\band other\b": "and",
    r"\bdata (?:use|consumption)\b": "data traffic",
    r"\b(?:another|an extra|a further)\b": "added",
    r"\b(?:in|into|to) (?:service|operation)\b": "",
    r"\b(?:foreign|overseas) (?:buyers|markets|shores|deliver(?:y|ies)|shipments|orders)\b": "exports",
    r"\bassembl(?:e|es|ed|ing)\b": "produced",
    "挣(?:到|来|得)?的?钱": "收入",
    "买东西": "购物",
    "(?<![制建])造[了出](?!成)": "产量",
    "存着|存下(?:来)?": "存储",
    r"\bfolks?\b": "people",
    r"\bdata (?:(?:is|was|are|were) )?saved\b": "data stored",
    r"\b(?:was|were|is|are) chinese\b(?! \w)": "of china",
    r"\bdata (?:(?:is|was|are|were|being) )?creat(?:ed|ion)\b": "data produced",
    r"\b(?:towns?|cit(?:y|ies)) (?:and|versus|against) (?:the )?(?:country(?:side)?|villages?)\b": "urban and rural",
    "城乡": "城镇和农村",
    "疫情那?年?": "",
    r"\b(?:turn|churn|roll|put)(?:s|ed|ing)? (?:out|off)\b": "produced",
    r"\b(?:put|set) up\b": "built",
    r"\b(?:sold|sell|sells|ship|ships|shipped|send|sent|goes|go|went) (?:abroad|overseas|out of the country)\b": "exported",
    r"\b(?:buy|bought|buys|order|ordered) (?:from )?(?:abroad|overseas)\b": "imported",
    r"\b(?:take|takes|took|taken|bring|brings|brought|rake|raked) in\b": "revenue",
    r"\bthe average chinese (?=(?:person|citizen|consumer|spend|spent|buy|bought|use|used|pay|paid)\b)": "per person ",
    r"\bchinese (?=(?:who|are|were|is|was|been|use|used|have|had|buy|bought|shop|pay|paid|order|watch|own|live|work|do|did|go|went|make)\b)": "people ",
    r"\bper ?cent (?=gdp)|\bpercent (?=gdp)": "share of ",
    r"\b(?:chat)?gpt(?:-(?:like|style|type))?\b|\bchatbots?\b": "generative ai",
    "多少笔": "笔数",
    "往国外卖|卖到国外|卖往国外|销往国外|销往海外|卖到海外": "出口",
    "(?<![增减])(?:掉了|跌了|降了)": "下降",
    "后来.{0,2}(?:上调|下调|调高|调低|改)了?|(?:上调|下调|调高|调低|修改)过?了?": "修订",
    "打算|计划|力争|争取|要达到|要做到|要到|要求达到": "目标",
    "排(?:在)?(?:第几|老几|名第几)": "排名",
    "上网比例|上网率": "互联网普及率",
    "多少人(?:在)?(?:使用|用)(?!户|电|水)": "多少用户 ",
    "(?:人均|劳均)(?:创收|营收|产出)": "收入 per 从业人员",
    "赚了?(?:多少)?钱?": "利润",
    "城里人?": "城镇",
    "乡下人?|村里人?": "农村",
}
# Words that ask for dollars in place of yuan, which ``--usd`` gives.
IN_DOLLARS = r"\b(?:worth )?(?:in )?(?:us |u\.s\. )?dollars\b|\bin usd\b|(?:折合|折成|换算成|按|以)美元(?:计|计算)?"
# Words of a question that mean a measure, by the command that answers with it; the longest of a text counts.
MEASURE_WORDS: dict[str, tuple[str, ...]] = {
    "growth": (
        "climb", "climbed", "collapse", "collapsed", "crash", "crashed", "tumble", "tumbled", "dip", "dipped", "expand", "expanded", "jump", "jumped", "plunge", "plunged", "rebound", "recover", "recovered", "rising", "falling",
        "shrinking", "slid", "slump", "soar", "soared", "surge", "surged", "go up or down", "went up or down", "up or down", "win or lose", "gain or lose", "gained or lost",
        "increase", "increased", "decrease", "decreased", "decline", "declined", "shrink", "shrank", "shrunk", "fall", "fell", "drop", "dropped",
        "增加了", "减少了", "下降", "下滑", "下跌", "跌过", "降过", "负增长", "涨了", "涨多少", "增加多少", "增多少", "上涨", "是增是降", "是升是降", "是涨是跌",
        "growth rate", "growth", "growing", "grow", "grew", "grown", "rose", "rise", "risen", "fallen", "climbing", "dropping", "declining", "increasing", "decreasing", "expanding", "year on year", "yoy", "增长率", "增长了", "增长", "增速",
        "增幅", "同比",
    ),
    "share": ("share", "proportion", "portion", "percentage", "slice", "fraction", "what part", "what percent", "占比", "比重", "比例", "份额", "各占多少", "分别占多少", "占多少", "各占", "占几成"),
    "per-head": ("per head", "per capita", "per person", "per inhabitant", "per resident", "per citizen", "average person", "each person", "average inhabitant", "average resident", "average citizen", "人均"),
    "cagr": (
        "average annual growth", "average yearly growth", "average annual rate", "average growth", "compound annual growth", "compound growth", "annual growth", "growth a year", "pace a year", "rate a year", "yearly pace", "annual pace", "cagr",
        "平均每年增长", "年平均增长", "年均增长", "年均增速", "复合增长",
    ),
    "targets": ("target", "goal", "want", "wanted", "aim", "aimed", "aiming", "supposed to", "supposed", "planned", "plan", "was it met", "目标", "规划", "实现了吗", "达到了吗", "达标", "做到了吗", "做到了没有", "实现了没有", "达到了没有", "完成了没有"),
    "forecast": ("forecast", "projection", "outlook", "预测", "预计"),
    "explain": (
        "who publishes", "who counts", "who measures", "who collects", "who compiles", "who reports", "who says", "who said", "who published", "who printed", "who counted", "come from", "comes from", "published by", "which document",
        "whose figure", "出自哪里", "来自哪里", "谁公布", "谁提出", "提出的", "who came up with", "哪个部门", "哪个机构", "谁说的", "什么时候公布", "何时公布", "是谁",
    ),
    "info": (
        "definition of", "definition", "define", "defined", "defines", "what is meant by", "what counts as", "meaning of", "什么叫", "什么是", "是什么意思", "是指什么", "指的是什么",
        "指什么", "定义", "含义",
    ),
    "contribution": ("contribution", "contribute", "contributed", "贡献", "拉动"),
    "revisions": ("two numbers", "two figures", "seen both", "changed afterwards", "changed later", "later changed", "changed since", "restated", "revise", "adjusted", "still stand", "updated later", "revised", "revision", "corrected", "correction", "still the same", "有没有调整", "后来调整", "调整过", "修订", "修正"),
}  # fmt: skip
# Words that ask for the first of a sector or of areas; those of the second line for the last.
FIRST = (
    "biggest", "largest", "greatest", "most(?! recent)", "highest", "fastest", "quickest", "leading", "ranking", "rank", "top", "排名", "最大", "最多", "最高", "最快",
    "第一", "best", "strongest", "peak", "worst", "weakest", "smallest", "lowest", "slowest", "最小", "最少", "最低", "最慢",
)  # fmt: skip
LAST = frozenset(("worst", "weakest", "smallest", "lowest", "slowest", "最小", "最少", "最低", "最慢"))
# Words for kinds of areas, with what the codes of such areas look like; the table has none of cities.
KINDS_OF_AREAS = {
    "province": "CN-..",
    "region": "CN-..",
    "省": "CN-..",
    "地区": "CN-..",
    "country": "..",
    "nation": "..",
    "国家": "..",
    "which city": "CN-..-.+",
    "哪个城市": "CN-..-.+",
    "哪些城市": "CN-..-.+",
    "各省": "CN-..",
    "分省": "CN-..",
}
RATE_WORDS = (
    "penetration",
    "adoption",
    "普及率",
    "渗透率",
)  # a share of people that may be printed beside the count of them
ABOVE = ("targets", "revisions")  # commands whose words count before others
_MEASURED = [(word, command) for command, words in MEASURE_WORDS.items() for word in words]
# Each line has the names of one thing, in the singular; the labels of the bundled table use one of them.
ALIKE: tuple[tuple[str, ...], ...] = (
    ("user", "subscriber", "subscription", "customer", "people", "connection", "link"),
    ("online retail", "e commerce", "ecommerce", "online shopping", "online sale"),
    ("integrated circuit", "chip", "microchip", "semiconductor", "ic", "circuit"),
    ("phone", "handset", "cellphone", "cell phone", "smartphone", "smart phone"),
    ("industry", "sector"),
    ("internet user", "netizen", "online user", "online people"),
    ("telecom", "carrier", "operator"),
    ("shipment", "shipped", "sold"),
    ("rural", "countryside", "village", "villager"),
    ("urban", "city", "town"),
    ("central", "centre", "middle"),
    ("person", "people", "resident"),
    ("payment", "paid"),
    ("intensity", "share of gdp", "percent of gdp", "spending share of gdp", "expenditure share of gdp"),
    ("base station", "cell tower", "tower", "mast"),
    ("intelligent", "ai", "artificial intelligence"),
    ("revenue", "turnover", "sale", "income", "earning", "money", "sell", "earn", "earned"),
    ("output", "production", "manufacturing"),
    ("laptop", "notebook"),
    ("computer", "pc", "personal computer"),
    ("data centre", "datacentre"),
    ("deliverable", "delivered"),
    ("dollar rate", "exchange rate"),
    ("internet of things", "iot"),
    ("traffic", "data usage", "gigabyte", "gig", "mobile data"),
    ("top500", "supercomputer", "top 500"),
    ("penetration", "penetration rate", "adoption"),
    ("online government", "e government"),
    ("population", "inhabitant"),
    ("institute", "lab", "laboratory"),
    ("enterprise", "company", "firm"),
    ("employee", "job", "worker", "staff", "employment", "people work"),
    ("software", "software industry"),
    ("meal", "food"),
    ("spending", "expenditure", "spend", "spent"),
    ("export", "exported", "overseas", "abroad"),
    ("grant", "granted"),
    ("import", "imported"),
    ("produced", "generated"),
    ("research and development", "r&d"),
    ("shop", "store", "retail"),
    ("网上零售", "电商", "电子商务", "网购"),
    ("网上", "线上"),
    ("nonbank", "non bank"),
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

# Words that mean the same as a word, itself among them, of those lines above that are single English words.
WORDS_ALIKE: dict[str, tuple[str, ...]] = {}
for _line in ALIKE:
    _words = tuple(dict.fromkeys(PLAIN_FORMS.get(name, name) for name in _line if name.isascii() and name.isalnum()))
    for _word in _words if len(_words) > 1 else ():
        WORDS_ALIKE[_word] = tuple(dict.fromkeys((*WORDS_ALIKE.get(_word, ()), *_words)))


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """Return a text in lower case, with single spaces between words."""
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


@lru_cache(maxsize=1 << 14)
def singular(text: str) -> str:
    """Return a plain text with its words in the singular and in British spelling (centre, digitalisation)."""
    singular_text = re.sub(
        r"(?<=[a-z0-9]{2})(?:(ie)s|(?:(?<=sh)|(?<=ch)|(?<=ss)|(?<=x))es|(?<![su])s)\b",
        lambda found: "y" if found[1] else "",
        plain(text),
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


def with_idioms(text: str) -> str:
    """Return a text with the words that names have in place of ``IDIOMS``."""
    for idiom, word in IDIOMS.items():
        text = " ".join(re.sub(idiom, word, text, flags=re.IGNORECASE).split())
    return text


def joined_terms(text: str) -> str:
    """Return a text with each of ``COMPOUNDS`` as one word, with hyphens."""
    if not re.search(_ANY_COMPOUND, text, re.IGNORECASE):  # most texts have none
        return text
    for term in COMPOUNDS:
        case = re.IGNORECASE if term.islower() or not term.isascii() else re.NOFLAG
        text = re.sub(term.replace(" ", "[ -]"), f" {term.replace(' ', '-')} ", text, flags=case)
    return text


def is_chinese(word: str) -> bool:
    """Return whether a word contains Chinese, which is written without spaces."""
    return not word.isascii() and re.search(_CHINESE, word) is not None


@lru_cache(maxsize=1 << 14)
def variants(text: str) -> tuple[str, ...]:
    """Return a text with words replaced by synonyms, in all combinations, without the text itself."""
    found = [f" {singular(text)} "]
    for names in ALIKE:
        found = list(dict.fromkeys(_other_names(found, names)))
    return tuple(text.strip() for text in found[1:])


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
