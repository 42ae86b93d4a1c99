"""Periods as people spell them: ``H1 2025``, ``Q3 2024``, ``Sep 2023``, ``first half of 2025``, ``2023年9月``, ``2025年前三季度``.

``periods`` asks here for what is none of its own spellings, so that a start of the program rarely needs these patterns.
"""

import re
from functools import cache, lru_cache
from unicodedata import combining, normalize

Months = tuple[int, int]  # the first, counted from some January, and how many
_MONTHS = (  # English, French, German, Spanish, Portuguese, Italian: known by their beginnings too
    "january february march april may june july august september october november december",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "januar februar marz april mai juni juli august september oktober november dezember",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
)
_IN_FULL = (  # Dutch, Indonesian, Swedish, Danish, Norwegian, Polish, Turkish, Russian: a beginning may be another word
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november december",
    "januar februar mars april mai juni juli august september oktober november desember",
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
)
# Known by their whole names as well, but no sign of how a text is encoded (``months_in_full``).
_IN_FULL_TOO = (  # Czech, Slovak, Hungarian, Romanian, Catalan, Finnish, Ukrainian, Bulgarian, Greek, Arabic, Hebrew, Hindi, Chinese, Vietnamese
    "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
    "január február marec apríl máj jún júl august september október november december",
    "január február március április május június július augusztus szeptember október november december",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
    "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
    "януари февруари март април май юни юли август септември октомври ноември декември",
    "ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",
    "tháng_1 tháng_2 tháng_3 tháng_4 tháng_5 tháng_6 tháng_7 tháng_8 tháng_9 tháng_10 tháng_11 tháng_12",
)
_ALSO = {
    "sept": 9, "janner": 1, "maerz": 3, "mrz": 3, "fev": 2, "янв": 1, "фев": 2, "февр": 2, "мар": 3, "апр": 4, "июн": 6, "июл": 7, "авг": 8,
    "сен": 9, "сент": 9, "окт": 10, "ноя": 11, "нояб": 11, "дек": 12, "setiembre": 9, "oca": 1, "nis": 4, "haz": 6, "tem": 7, "agu": 8, "eyl": 9, "eki": 10, "kas": 11, "ara": 12,
}  # fmt: skip
_NUMBERS = {
    "上": 1, "下": 2, "两": 2, **{sign: number for number, sign in enumerate("一二三四五六七八九十", start=1)},
    "first": 1, "second": 2, "third": 3, "fourth": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4,
    **{word: number for number, word in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=2)},
}  # fmt: skip
# Which month of a year something is, and no period: hottest_month.
EXTREME = "school_start|peak|best|worst|hottest|coldest|warmest|coolest|wettest|driest|busiest|slowest|highest|lowest|largest|strongest|weakest|cheapest|top|record|max|min|maximum|minimum"
# What a column of the months or quarters of years is called, in small letters.
_MONTH_COLUMN = rf"(?!year_?month$|年月$)(?!.*\d[ _-]?months)(?!.*months[_ ](?!num|no|name|id|code)[a-z])(?!.*[^\W\d_][\W_]*\d+[ _-]?month)(?!(?!period|time|date|calendar|year).*[^\W\d_].*[(\[]months?[)\]]$)(?!(?!calendar|reference|report|survey|data|year).*[^\W\d_][ _-]+(?:in[ _])?months$)(?!(?:.*[\W_])?(?:{EXTREME})[ _-]month).*(?:month|monat|月).*|mois|mes|meses|mesi|mês|mese|ay|aylar|mies|miesiąc|miesiac|maand|maanden|månad|måned|kuukausi|месяц|월|mth|mon|bulan|tháng|měsíc|mesic|mjesec|hónap|luna"
_QUARTER_COLUMN = (
    rf"(?!.*quarters[_ ](?!num|no|name|id|code)[a-z])(?!head[ _-]?quarters?)(?!(?:.*[\W_])?(?:{EXTREME})[ _-]quarter).*(?:quarter|qtr|quartal|trimestre|vierteljahr|季).*|kwartał|kwartal|kwartaal|kvartal|çeyrek|ceyrek|квартал|čtvrtletí|ctvrtleti|negyedév"
    "|분기|qrtr|trim|q|triwulan|quý|trimestrul"
)
_HALF_COLUMN = ".*(?:halbjahr|half[ _-]?year|semestre|semester).*|half|półrocze|pololetí|félév|yarıyıl|полугодие|halvår|puolivuosi|半年"
# Words for quarters and halves of a year beside a number, without accents: 1. Vierteljahr, II kwartał, 1er semestre.
_QUARTER_WORDS = (
    "quartale?|quarter|qtr\\.?|trimestr[eiu]l?|trim\\.?|tri|vierteljahr|vj\\.?|kvartal|kwartał|kwartaal|kv\\.?|ctvrtleti|stvrtrok|negyedev|ceyrek"
    "|neljannes|ketvirtis|ceturksnis|tromjesecje|tromesecje|cetrtletje|квартал|кв\\.?|тримесечие|τριμηνο|triwulan|quy"
)
_HALF_WORDS = "halbjahr|hj\\.?|half(?:[ -]?year)?|semestr[eu]|semester|połrocze|pololeti|polrok|felev|yariyil|полугодие|halvar|halvår|puolivuosi|vuosipuolisko|poletje"
_ORDER = r"(?P<number>[1-4]|i{1,3}|iv)\.?(?:º|ª|st|nd|rd|th|er|re|ere|e|eme|o|a|do|to)?"
_ORDINALS = "first|second|third|fourth"
COUNTS = r"\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven"
_Y = r"(?P<y>\d{4})"
_SIGN = r"[ ./_-]*"
_WORD = r"(?P<word>[^\W\d_]{3,})\.?"
_OF = rf"(?: of)? {_Y}"
_ENGLISH = "|".join(["sept", *(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS[0].split())])
_JANUARY = "jan(?:uary|vier|uar|eiro)?|ene(?:ro)?|gen(?:naio)?"
# A period within a text in any case, as Python and JavaScript read it.
IN_TEXT = (
    rf"(?<![A-Za-z0-9.,])(?:(?:(?:the )?(?:(?:{_ORDINALS}) (?:half|quarter)|first (?:{COUNTS}) (?:quarters|months))(?: of)?"
    rf"|(?:{_ENGLISH})\.?|[QHS][1-4]) (?:19|20)\d\d(?![A-Za-z0-9%]|[.,]\d)"
    rf"|(?:19|20)\d\d (?:(?:{_ENGLISH})|[QHS][1-4])(?![A-Za-z0-9-]| (?:19|20)\d\d)"
    rf"|jan(?:uary)?\.?(?:-|–| to | through | and )(?:{_ENGLISH})\.? (?:19|20)\d\d(?![A-Za-z0-9%]|[.,]\d)"
    r"|(?:19|20)\d\d(?:-[QHS]?\d{1,2}M?)?"
    r"(?:年(?:[上下]半年|第?[一二三四]季度|前三季度|前\d{1,2}个?月|1月?[-~至到—–]\d{1,2}月份?|\d{1,2}月份?)?|(?![A-Za-z0-9%]|[.,]\d)))"
)
# Two months of one year, which only one of them names, where those from January on are one span; and the middle of a year.
_MONTHS_OF_A_YEAR = (
    (r"\b(?:mid|middle of|mid-?year)[ -]((?:19|20)\d\d)", r"June \1"),
    (r"((?:19|20)\d\d年)年?中(?!国)", r"\g<1>6月"),
    (r"((?:19|20)\d\d年)((?:[2-9]|1[0-2])月)份?[-~至到—–](\d{1,2}月)", r"\1\2到\1\3"),
    (r"(从(?:19|20)\d\d年)(1月)份?[至到](\d{1,2}月)", r"\1\2到\1\3"),
    (
        rf"\b(?!jan)({_ENGLISH})\.?(?:[-–]| to | and | until | till | through )({_ENGLISH})\.? ((?:19|20)\d\d)",
        r"\1 \3 to \2 \3",
    ),
)
_FIRST_MONTHS = rf"{_Y}年[头前](?P<count>[两二三四五六七八九十])个?月"
_TWO_LANGUAGES = re.compile(r" [-–] |\s*[/\n]\s*|(?<=[^\W\d_])-(?=[^\W\d_])")  # Ocak - January
_FROM_TO = re.compile(r" ?[-–—~～〜至] ?| to ")
_TURKISH_FEBRUARY = re.compile(r"\bşub\b\.?")  # without the accent it would be a part of names: sub_2020
_TURKISH_QUARTER = re.compile("(?<=\\d-[1-4])[Çç]$")  # 2009-1Ç, of the Turkish bank
_LONGEST = 36  # signs of a period in words
_ANY_YEAR = "2000"  # beside a part of a year without one


# The named groups are a year (of four digits, or of two), a quarter, a half, a month, its name, a span, the month in which a year ends.
_SPELLINGS = (
    rf"{_Y} ?年(?:度|年?报|全年)?",
    rf"{_Y}年第[一二三四五六七八九十]+次(?:全国)?(?:人口|经济|农业)?普查",
    rf"financial year \([a-z]{{3}} ?- ?[a-z]{{3}}\), {_Y}",  # of India
    rf"{_Y} ?(?:г\.|год|рік|р\.|y\.|yil)",
    rf"{_Y}年(?P<end>\d{{1,2}})月期",
    rf"{_Y}年 ?第?(?P<q>[一二三四1-4])季度?",
    rf"{_Y}年 ?(?P<m>\d{{1,2}}) ?月份?",
    rf"{_Y}(?:jj00|kw0(?P<q>[1-4])|mm(?P<m>\d\d))",  # as the Dutch office writes
    rf"{_Y} ?년",
    rf"{_Y}[.년\s]*(?P<m>\d{{1,2}}) ?월",
    rf"{_Y}\. (?P<m>\d\d)",
    rf"{_Y}[.년\s]*(?P<q>[1-4])(?:/4(?: ?분기)?| ?분기)",  # as the Bank of Korea writes
    rf"{_Y}年 ?q(?P<q>[1-4])",
    rf"{_Y}年(?P<h>[上下])半年",
    rf"{_Y}年(?:前(?![四4])|第?[一1][-~～至到—–]第?)(?P<qs>[二三四2-4])季度",
    rf"{_Y}年?(?:q?(?P<qs>[一二三四1-4])(?:季度|(?<=q.))|(?P<ms>\d{{1,2}})月)[(（]?累计[)）]?",
    rf"{_Y}{_SIGN}q1[-~～–—]q?(?P<qs>[2-4])",
    rf"(?=(?:1[-–—](?:3|6|9|12)|4[-–—]6|7[-–—](?:9|12)|10[-–—]12)/)(?P<begin>\d{{1,2}})[-–—](?P<until>\d{{1,2}})/{_Y}",  # 1-9/2023, in reports of companies
    rf"0?1\.(?P<begin>\d{{1,2}})\.? ?[-–—] ?(?:28|29|30|31)\.(?P<until>\d{{1,2}})\.{_Y}",
    rf"q1[-–—]q?(?P<qs>[2-4])[ /]{_Y}",
    rf"{_Y}[./](?P<begin>(?<=\.)\d{{1,2}}|0?1)[-~～–—](?P<until>\d{{1,2}})月?",  # 2023.01-02, of the Chinese customs
    rf"{_Y}/ ?(?P<begin>1|4|7|10) ?- ?(?P<until>3|6|9|12)\.",  # 1994/ 1- 3., of Japan's Cabinet Office
    rf"{_Y}/ ?(?P<begin>4) ?- ?(?P<next>3)\.",  # and its business years
    rf"{_Y}年1月?[-~～〜至到—–](?P<ms>\d{{1,2}})月[份期]?",
    rf"{_Y}年(?P<begin>\d{{1,2}})月?[-~～〜至到—–](?P<until>\d{{1,2}})月[份期]?",
    rf"{_Y}年前(?P<ms>\d{{1,2}})个?月",
    rf"{_Y}{_SIGN}[qtk]0?(?P<q>[1-4])",  # kvartal
    rf"{_Y}{_SIGN}(?P<q>[1-4])(?:st|nd|rd|th)?[ -]?(?:q|t|quarter|trimestre)",
    rf"(?:q(?:tr)?|t)(?P<q>[1-4]){_SIGN}{_Y}",
    rf"{_Y}{_SIGN}q(?P<q>i{{1,3}}|iv)",
    rf"(?P<q>[1-4])[qt]{_SIGN}{_Y}",
    rf"(?:trimestrul|trimestre|trim\.?|quartal|kwartał|квартал) (?P<q>i{{1,3}}|iv),? {_Y}",
    rf"(?P<q>i{{1,3}}|iv) ?(?:trim|quart|kvart|кварт)[a-zéа-я]*\.?,? (?:de(?:l)? )?{_Y}",
    r"[qt](?P<q>[1-4])[ ./'-]+(?P<yy>\d{2})",
    r"(?P<q>[1-4])[qt][ ./'-]*(?P<yy>\d{2})",
    r"(?P<h>[12])[hs][ ./'-]*(?P<yy>\d{2})",
    rf"{_Y}{_SIGN}[sh]0?(?P<h>[12])",
    rf"[sh](?P<h>[12]){_SIGN}{_Y}",
    rf"(?P<h>[12])[sh]{_SIGN}{_Y}",
    rf"{_Y}{_SIGN}m(?P<m>\d{{1,2}})",
    rf"m?(?P<m>\d{{2}})[./-]{_Y}",
    rf"mo(?P<m>\d{{2}}){_Y}",  # of South Africa
    rf"(?P<from>[^\W\d_]{{3}})-[^\W\d_]{{3}}-(?P<word>[^\W\d_]{{3}})[ /]{_Y}",  # jan-fev-mar 2018, of Brazil
    rf"(?P<starting>[^\W\d_]{{3}})-(?P<word>[^\W\d_]{{3}}) {_Y}",  # Apr-Jun 1993, of Britain
    rf"{_Y} (?P<around>[^\W\d_]{{3}})-(?P<word>[^\W\d_]{{3}})",  # 2018 ene-mar, of Chile
    r"(?P<y>19\d\d|20\d\d)[./](?P<m>\d{2})",
    rf"{_WORD}(?: del?|,)?{_SIGN}{_Y}",
    rf"{_Y}{_SIGN}{_WORD}",
    rf"{_WORD}[ ./'-]+(?P<yy>\d{{2}})",
    rf"(?:fy|cy|yr) ?{_Y}",
    rf"{_Y} ?fy",
    r"[fc]y ?'?(?P<yy>\d{2})",
    rf"(?P<ms>\d{{1,2}})m{_SIGN}{_Y}",
    rf"{_Y}{_SIGN}(?P<ms>\d{{1,2}})m",
    rf"{_Y} (?P<h>[12])(?:e|st|nd) (?:half[ -]?(?:year|jaar))",
    rf"{_Y} (?P<q>[1-4])e kwartaal",
    rf"(?:the )?(?P<h>{_ORDINALS}) half{_OF}",
    rf"(?:the )?(?P<q>{_ORDINALS}|[1-4](?=st|nd|rd|th))(?:st|nd|rd|th)? quarter{_OF}",
    rf"(?:the )?first (?P<qs>two|three|2|3) quarters{_OF}",
    rf"(?:the )?first (?P<ms>{COUNTS}) months{_OF}",
    rf"(?:{_JANUARY})\.? ?(?:[-–]| to | through | and | a | bis ) ?(?P<last>[a-z]{{3,}})\.? {_Y}",
)


@cache
def _spellings() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of the spellings of periods, compiled when one is met."""
    return tuple(map(re.compile, _SPELLINGS))


@cache
def _names() -> dict[str, int]:
    """Return the months by their names, and in six languages by every beginning of them, of three letters or more, that means one month."""
    found: dict[str, set[int]] = {}
    for language in _MONTHS:
        for number, name in enumerate(language.split(), start=1):
            for length in range(3, len(name) + 1):
                found.setdefault(name[:length], set()).add(number)
    whole = {
        _folded(name.replace("_", " ")): number
        for names in (*_IN_FULL_TOO, *_IN_FULL)
        for number, name in enumerate(names.split(), start=1)
    }
    return {**{name: months.pop() for name, months in found.items() if len(months) == 1}, **whole, **_ALSO}


def months_in_full() -> list[str]:
    """Return the names of months, with their accents, in the languages whose accents show how a text is encoded."""
    return [name for names in _IN_FULL for name in names.split()]


def with_years(text: str) -> str:
    """Return a text in which each of two months has its year (``March to August 2025``), ``mid-2025`` is its June, and 头两个月 its 前2个月."""
    for months, in_full in _MONTHS_OF_A_YEAR:
        text = re.sub(months, in_full, text, flags=re.IGNORECASE)
    return re.sub(_FIRST_MONTHS, lambda found: f"{found['y']}年前{number(found['count'])}个月", text)


def _folded(text: str) -> str:
    """Return a text in small letters, without accents."""
    if text.isascii():
        return text.strip().lower()
    plain = _TURKISH_FEBRUARY.sub("şubat ", text.strip().lower()).strip().replace("ı", "i")  # the Turkish one
    bare = "".join(sign for sign in normalize("NFKD", plain) if not combining(sign))
    return normalize("NFC", bare)  # a Korean sign is one again


def month(text: str) -> int:
    """Return the number of a month by its name in twenty-eight languages, ``M01`` or ``3月``; 0 for anything else."""
    word = _folded(text).rstrip(".")
    if match := re.fullmatch(r"m?(\d{1,2}) ?[月월]?份?", word):
        number = int(match[1])
        return number if (word[0] == "m" or word[-1] in "月份월") and 1 <= number <= 12 else 0
    if word in _names():
        return _names()[word]
    number_of = {part.strip(): _names().get(part.strip(), 0) for part in _TWO_LANGUAGES.split(word)}
    known = {*number_of.values()} - {0}
    others_are_words = all(number or part.isalnum() for part, number in number_of.items())
    return known.pop() if len(known) == 1 and others_are_words else 0


def quarter(text: str) -> int:
    """Return the number of a quarter: ``Q1``, ``T1``, ``1. Quartal``, ``一季度``; 0 for anything else."""
    word = _folded(text)
    if match := re.fullmatch(r"[qt]0?([1-4])|([1-4])[qt]", word):
        return int(next(filter(None, match.groups())))
    match = _beside(_QUARTER_WORDS, word) or re.fullmatch(
        r"第?(?P<number>[一二三四1-4])(?:季度?|四半期|/4 ?분기|분기)", word
    )
    first, months = months_from_to(word)
    return number(match["number"]) if match else (first + 2) // 3 if months == 3 and first % 3 == 1 else 0


def half(text: str) -> int:
    """Return the number of a half of a year: ``H1``, ``1. Halbjahr``, ``上半年``; 0 for anything else."""
    word = _folded(text)
    match = re.fullmatch(r"h0?(?P<number>[12])|(?P<sign>[上下])半年", word) or _beside(_HALF_WORDS, word)
    found = number(match["number"] or match["sign"]) if match else 0
    first, months = (0, 0) if match else months_from_to(word)
    return (first + 5) // 6 if months == 6 and first % 6 == 1 else found if found < 3 else 0


def months_from_to(word: str) -> Months:
    """Return the first month of ``January-March``, ``1-3月`` and the like, and how many they are; (0, 0) for anything else."""
    word = _folded(word)
    parts = [part.strip() for part in _FROM_TO.split(word)]
    if len(parts) != 2 or not all(parts):
        return 0, 0
    first, last = (
        int(part.rstrip("月期"))
        if part.rstrip("月期").isdecimal() and "月" in word
        else _names().get(part.rstrip("."), 0)
        for part in parts
    )
    return (first, last - first + 1) if 0 < first < last <= 12 else (0, 0)


def _beside(words: str, text: str) -> re.Match[str] | None:
    """Return the match of a number before one of some words or behind it, ``1. Quartal`` or ``Quartal 1``; None for any other text."""
    return re.fullmatch(rf"{_ORDER} ?(?:{words})(?P<sign>)", text) or re.fullmatch(
        rf"(?:{words}) ?(?P<number>[1-4]|i{{1,3}}|iv)(?P<sign>)", text
    )


@lru_cache(maxsize=1 << 14)
def months_of(text: str) -> Months | None:
    """Return the months of a period in one of these spellings: the first, counted from year 0, and how many; None for any other."""
    if not 3 < len(text) < _LONGEST or (
        text.replace(".", "", 1).isdecimal() and len(text) != 7
    ):  # 2016.01 is the only number
        return None
    word = _folded(_TURKISH_QUARTER.sub("q", text))
    for pattern in _spellings():
        if (match := pattern.fullmatch(word)) and (found := _of_parts(match.groupdict())):
            return found
    return None


def _of_parts(parts: dict[str, str]) -> Months | None:
    year = int(parts.get("y") or 0)
    if two := parts.get("yy"):
        year = century(int(two))
    first, months = 1, 12
    parts = {name: text for name, text in parts.items() if text}
    if "q" in parts:
        first, months = 3 * number(parts["q"]) - 2, 3
    elif "h" in parts:
        first, months = 6 * number(parts["h"]) - 5, 6
    elif "begin" in parts:
        last = int(parts["until"]) if "until" in parts else int(parts["next"]) + 12
        first, months = int(parts["begin"]), last - int(parts["begin"]) + 1
        if months < 2:
            return None
    elif span := parts.get("qs") or parts.get("ms") or parts.get("last"):
        months = _names().get(span, 0) if "last" in parts else number(span) * (3 if "qs" in parts else 1)
    elif "end" in parts:  # a Japanese business year
        first, year = (int(parts["end"]) % 12 + 1, year - 1) if int(parts["end"]) < 12 else (1, year)
    elif "from" in parts:  # the year is that of the last of three months
        first, months = _names().get(parts["word"], -9) - 2, 3
        if (first - 1) % 12 + 1 != _names().get(parts["from"]):
            return None
        first, year = (first, year) if first > 0 else (first + 12, year - 1)
    elif "starting" in parts:  # a quarter: others need the months beside them
        first, months = _names().get(parts["starting"], 0), 3
        if first not in (1, 4, 7, 10) or first + 2 != _names().get(parts["word"]):
            return None
    elif "around" in parts:  # the year is that of the middle one of three months
        first, months = _names().get(parts["around"], 0), 3
        if not first or (first + 1) % 12 + 1 != _names().get(parts["word"]):
            return None
        year -= first == 12
    elif "m" in parts or "word" in parts:
        first, months = int(parts["m"]) if "m" in parts else _names().get(parts["word"], 0), 1
    there = 1000 <= year <= 2200 and 1 <= first <= 12 and 1 <= months <= 12
    return (year * 12 + first - 1, months) if there else None


def number(word: str) -> int:
    """Return the number that a word or some digits say: ``four``, ``fourth``, ``四``, ``12``."""
    return int(word) if word.isdecimal() else _NUMBERS[word]


def chinese_number(word: str) -> int:
    """Return the number below a thousand that Chinese signs say: 五, 十二, 三十, 两百."""
    hundreds, _, rest = word.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    found = _NUMBERS[hundreds] * 100 if hundreds else 0
    found += (_NUMBERS[tens] if tens else 1) * 10 if ten else 0
    return found + (_NUMBERS[ones] if ones else 0)


def calls_months(name: str) -> bool:
    """Return whether a column of this name holds months."""
    return bool(re.fullmatch(_MONTH_COLUMN, name))


def calls_quarters(name: str) -> bool:
    """Return whether a column of this name holds quarters, or a number beside this word is one."""
    return bool(re.fullmatch(_QUARTER_COLUMN, name))


def calls_halves(name: str) -> bool:
    """Return whether a column of this name holds halves of years."""
    return bool(re.fullmatch(_HALF_COLUMN, name))


def century(two: int) -> int:
    """Return the year of two digits where they leave no doubt: from 1969, and to 2035; 0 in between."""
    return 2000 + two if two <= 35 else 1900 + two if two >= 69 else 0


def without_year(text: str) -> Months | None:
    """Return the months within a year that a text without one names (``上半年``, ``Q3``, ``first half``), None for any other."""
    for with_year in (f"{_ANY_YEAR}年{text}", f"{text} {_ANY_YEAR}"):
        found = months_of(with_year)
        if found and found[1] < 12:
            return found[0] % 12, found[1]
    return None
