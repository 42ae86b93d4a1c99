"""Everyday language: what makes a text a sentence, and its words that name no subject."""

import re
from collections.abc import Iterator
from functools import cache

from .synonyms import CHINESE_FILLERS, COMPOUNDS, is_chinese, joined_terms, singular

# Verbs of which no regular form names a subject.
_VERBS = """
    absorb accelerate accompany achieve add admit advance agree allow amass amount announce appear approach argue arrive
    ask assume attain attract balloon believe boast boom boost bounce burn call care catch cease chalk challenge change
    chat churn claim climb clock close collapse come command compare concern conclude confirm consider consist contain
    continue convert count cover crawl create crest cross cut dare date deal decide deem depend describe deserve
    determine differ dip disappear disburse discover discuss dish dive dominate double drive dwarf earn ease edge embark
    embrace encounter end enjoy enlarge ensure enter erect escape estimate evolve examine exceed expand expect
    experience explain express face fare fetch figure finish flood flow follow forget fork form funnel gain garner
    gather gauge give go guess handle happen haul hear help hit hold hope hover imagine imply impress improve inch
    include indicate involve issue join judge jump keep kick know lack lag land last learn leave let lie lift list look
    lose lower manage mark match matter mean measure mention merit mint miss mop mount move multiply name near need
    notch note notice observe obtain occur offer open outgrow outpace outstrip owe own pace pass peak pick pile place
    plateau play plough plow plummet plunge pocket point possess post pour prefer present press pretend prevail prevent
    print proceed promise prompt prove publish pull pump push put quadruple quicken quote race raise rake range reach
    read realise reap rebound recall receive reckon recognise recover reduce refer reflect regard relate release remain
    remark remember remind report represent request require respond rest result return reveal reverse review rocket roll
    run satisfy save say see seek seem serve set settle shape shift shoot show sink siphon sit skyrocket slide slip slow
    slump snap soak soar sort sound speak splash splurge spread spring stagnate stall stand start state stay step stop
    strengthen stretch struggle succeed suffer suggest sum suppose surge surpass sustain swallow swell take talk tell
    tend thank think top total touch trail treat trend triple try tumble turn understand unload unveil use vary view
    visit wait want weaken weigh widen wish wonder work worry write yield zoom
"""
# Irregular forms of verbs, and all other words that name no subject.
_FURTHER_WORDS = """
    about above according accordingly account accounted accurate across actual actually additional after afterwards
    again ago ahead alike all almost alone along already also altogether always am amid among an analyst annual annually
    another any anybody anyhow anyone anything anyway apart apparently approximate approximately are around article
    aside aspect author authority average away awful back bad badly bare barely basically be became because become becomes
    becoming been before beforehand began begin beginning begun behind being below beneath beside besides best better
    beyond big bigger biggest billion bit body boss both bought branch branches break brief briefly bright bring broadly
    broke broken brought bureau business busy but buy buying by byte call called came can cannot case cent certain
    certainly chance chart cheap chief chose chosen circumstance class clear clearly client closely colleague combined
    common commonly comparison complete completely compound concrete considerable considerably constant contrast correct
    correctly cost costs could country course crucial cumulatively curious daily day decade decent deep deeply definite
    definitely degree despite detail did difference different difficult direction do document does doing dollar done
    doubt down downward dramatic dramatically drawn drew due during each earlier earliest early earned easily easy eb
    economist editor effort eflops eight either else elsewhere enough entire entirely equal equally era especially essay
    essential essentially even eventually ever every everybody everyone everything evident evidently exabyte exact
    exactly example except exist expert extent extra extremely fact factory fair fairly famous far fast faster fell
    felt few fewer field fiftieth fifty final finally find finding fine firmly first five fivefold fold for former
    formerly forth fortunate forty forward found four fraction frequent frequently fresh friend from full fully further
    furthermore future gap gave gb general generally getting gigantic given glad goes gone got gotten gradual gradually
    grand great greater greatly had half hand hands hard hardly he headline heard heavily heavy hefty height held hence
    her here hid high higher his historic history home homework honest honestly hot hour house huge hugely hundred i
    idea if immediate immediately immense important impressive in incredible incredibly indeed initial initially inside
    instance instead interested interesting into item journalist just kept kind knew known large largely larger late
    lately later latter lay leaped leapt least led left lent less lesson lets likely likewise line literally little long
    longer longest lost lot low luck made main mainly major majority make makes making manner many marginal massive
    maximum may maybe mb me meant meanwhile meet mere merely met middle might million minimum ministry minor minority
    minute model modest moment month monthly more moreover most mostly much must my namely narrowly nation nearby
    nearest nearly neat necessary neither never nevertheless new newspaper newsroom next nice nine no nobody none
    nonetheless nor normal normally not nothing nowadays numbered numerous obvious obviously occasion odd off office
    official officially often oh ok okay old on once one only onto opinion opposite ordinary original originally other
    otherwise ought our out outdid outside over overall overtake overtaken overtook pair paper part particular
    particularly partly past patience pb per percent perhaps period person petabyte piece plain please plenty plus poor
    poorer popular portion position possible possibly precise precisely presentation presumably pretty previou previous
    previously primarily prior probably problem professor proper properly pupil pure purely quantity quarter quarterly
    question quick quicker quickly quiet quietly quit quite ran rang rapid rapidly rare rarely rate rather reader ready
    real really reason recent recently record recorded reference regardless registering regular regularly relative
    relatively remarkable remarkably reporter respect respective respectively rich richer right rise rmb robust robustly
    rough roughly safe said same sank sat saw scientist seen segment seldom sense separate separately serious seriously seven
    several shall sharp sharply she shook shot should shown shut side sign significant significantly similar similarly
    simple simply since single situation six size sizeable slid slight slightly slowdown slower slowly small smaller
    smallest smooth so sole solely some somebody somehow someone something sometimes somewhat somewhere soon sooner
    sorry source special specialist specific specifically spoke spoken sprang staggering state statistic statistical
    statistician statistics steadily steady steep steeply still stood story straight strange strict strictly strong
    stronger strongest strongly struck student study stuff subject substantial substantially such sudden suddenly
    summary sunk sure surely surprising surprisingly swelled swept swollen swung taken taught tb ten terabyte term
    terrible terribly terrific than that their them then thereby therefore these thesis they thing third thirty this
    those though thought thousand three threw thrice through throughout thrown thu thus time tiny title to today
    together told tomorrow tonight too took tool topic totalled totalling toward towards tremendous trillion true truly
    truth twelve twenty twice two type typical typically u ultimate ultimately unchanged under understood unexpected
    unfortunately unique unless unlike until unusual unusually up upward usual usually utterly value valued various vast
    vastly version very via virtually volume way we weak weaker weakly week weekly well went what whatever when whenever
    whereas wherever whether while whole whom why will with within without woke won wonderful word wore worse worst
    worth worthwhile would written wrong wrongly wrote yeah year yearly yes yesterday yet you your yourself yuan zb zero
    zettabyte
"""
# Their like in Chinese, where no space parts them from other words; the longest first.
CHINESE_PLAIN = (
    "百分之多少", "国家统计局", "从哪一年", "比上一年", "比前一年", "几分之几", "百分之几", "翻了几番", "咱们国家", "什么时候",
    "达到了吗", "这个数字", "哪个国家", "海关总署", "人民银行", "哪一年", "哪一个", "分别是", "开始有", "比上年", "泽字节",
    "艾字节", "吉字节", "一年来", "想知道", "差不多", "对不对", "可靠吗", "准确吗", "这个数", "使用过", "告诉我", "哪个省",
    "哪些省", "国务院", "工信部", "商务部", "发改委", "网信办", "相当于", "数字是", "数据是", "有没有", "查一下", "老百姓",
    "一共有", "哪年", "哪个", "开始", "年中", "用的", "后来", "各说", "用过", "总额", "总量", "总数", "达到", "实际",
    "公布", "发布", "变化", "左右", "以来", "期间", "完成", "实现", "平均", "成立", "核实", "初步", "要求", "央行",
    "一共", "对比", "相比", "究竟", "到底", "其中", "分别", "合计", "大约", "大概", "每年", "年底", "年末", "截至",
    "截止", "现在", "如今", "今年", "去年", "近年", "历年", "超过", "突破", "跌破", "显示", "根据", "表明", "认为",
    "估计", "据说", "听说", "是否", "能否", "帮我", "查查", "看看", "我想", "关于", "有关", "水平", "程度", "幅度",
    "如何", "怎样", "一个月", "全年", "哪些年份", "年份", "相差", "曾提出", "全省", "全市", "统计", "一年走", "跑", "差距", "差额", "国人", "咱们", "大家", "总共", "作为", "收到", "运行",
)  # fmt: skip
# Characters of a piece of Chinese that names no subject: 人看, 百分之几.
CHINESE_PLAIN_CHARACTERS = frozenset(
    "的了吗呢吧啊是在有和与及或把被从到于对给让用看买卖做去来过会能可想要个些这那哪什么怎几多少大小高低快慢上下前后里中内外间年月日天季度初末底人们家户次"
    "倍成分之百千万亿元块钱数量额值共总计均每各其它他她我你您谁何时候地方样为因所以但而且还也都就才又再更最很太只约近超过不没无未非第一二三四五六七八九"
    "十零半两双拿比较相同异增减升降涨跌完成公说称据按照占率例出自处提曾今去明现如目底究竟差请问告诉当于左右部门真求截止至卖掉涨跌降升摊建打算翻倍点叫往国排老爷咱吃住行玩走过开办弄搞试问究竟得更哪首只仅达等着靠带掏挣赚里"
)
# A number in a text, in Chinese with its unit.
NUMBER = r"(?<![A-Za-z0-9_.,\u3400-\u9fff-])[0-9.,]*[0-9](?![A-Za-z0-9_\u3400-\u9fff-]|[.,][0-9])|[0-9][0-9.,]*(?=[\u3400-\u9fff%])[万亿]*[元人户个件项%]?"
PHRASE = 8  # words of what is no sentence, at most
IN_A_SENTENCE = r"[?？，；。]|^(?:what|how|which|who|whose|where|when|why|is|are|was|were|do|does|did|has|have|had|can|could|i)\b|吗|呢|多少|什么|谁|哪|如何|怎么|是否|多大"
# A word with a capital that begins no sentence.
CAPITALISED = r"(?<=[^.?!。？！\s])[\s(]+['\"(]*([A-Z][A-Za-z0-9]*)"


def _forms(verb: str) -> Iterator[str]:
    """Yield the regular forms of an English verb but that with an s, which is its plural to ``singular``."""
    yield verb
    if verb.endswith("e"):
        yield from (f"{verb}d", f"{verb[:-1]}ing")
    elif re.search("[^aeiou]y$", verb):
        yield from (f"{verb[:-1]}ied", f"{verb}ing")
    else:
        last = verb[-1] if re.fullmatch("[^aeiou]*[aeiou][bdglmnprt]", verb) else ""  # stop, stopped
        yield from (f"{verb}{last}ed", f"{verb}{last}ing")


@cache
def plain_words() -> frozenset[str]:
    """Return the English words that name no subject; they are left aside where nothing has all words of a text."""
    return frozenset(_FURTHER_WORDS.split()).union(form for verb in _VERBS.split() for form in _forms(verb))


def is_sentence(text: str) -> bool:
    """Return whether a text is a sentence, and not some words that all name what is asked for."""
    return re.search(IN_A_SENTENCE, text, re.IGNORECASE) is not None or len(text.split()) > PHRASE


def without_plain(text: str) -> str:
    """Return a text without the words that name no subject (``plain_words``), and without numbers."""
    rest = re.sub(NUMBER, " ", joined_terms(text))
    for phrase in (*CHINESE_PLAIN, *CHINESE_FILLERS):
        rest = rest.replace(phrase, " ")
    kept = [word for word in rest.split() if not _is_plain(word)]
    return " ".join([word for word in kept if word[1:] or word.isascii()] or kept)


def _is_plain(word: str) -> bool:
    parts = re.findall(r"[a-z]+", word.removesuffix("'s").casefold()) if word.isascii() else []
    plain = plain_words()
    return (
        bool(parts) and all(part in plain or singular(part) in plain for part in parts) and not re.search(r"\d", word)
    )


def is_name(word: str, text: str) -> bool:
    """Return whether a word that nothing is called is a name in a text, or a term: no word of everyday language."""
    if is_chinese(word):  # which has no capitals
        return word in COMPOUNDS
    return "-" in word or any(singular(found[1]) == word for found in re.finditer(CAPITALISED, text))


def is_plain_chinese(word: str) -> bool:
    """Return whether a piece of Chinese has nothing but characters of everyday words, and is no term of another thing."""
    return is_chinese(word) and word not in COMPOUNDS and CHINESE_PLAIN_CHARACTERS.issuperset(word)
