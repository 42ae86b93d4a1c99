"""The registry of facts: the kind, sentence, overriding option, meaning and example of each key.

``docs/comparability.md`` and ``digecon help CODE`` are written from it. A new code is an entry here, the rule or measure that
makes it, its test, and its Chinese.
"""

from collections.abc import Mapping
from typing import NamedTuple

REFUSAL = "refusal"  # why there is no value
BREAK = "break"  # the figure does not compare with the period before in its series
CAUTION = "caution"  # why a correct value may mislead
REASON = "reason"  # why a published figure differs from the computed one
PAIRING = "pairing"  # which releases were paired, or how the value was computed
VERDICT = "verdict"  # the result of checking a target or a statement
PIECE = "piece"  # part of the sentence of another fact; never in ``codes``
KINDS = (REFUSAL, BREAK, CAUTION, REASON, PAIRING, VERDICT)


class Entry(NamedTuple):
    """The entry of a key.

    ``code_of`` names the value that has the code, for a sentence shared by different codes. ``meaning`` and ``example`` (a
    command line) belong to the code, so only one of its forms has them.
    """

    kind: str
    sentence: str
    override: str = ""
    meaning: str = ""
    example: str = ""
    code_of: str = ""


def _refusal(sentence: str, meaning: str = "", example: str = "", override: str = "") -> Entry:
    return Entry(REFUSAL, sentence, override, meaning, example)


_ACROSS = "--across-breaks"

ENTRIES: Mapping[str, Entry] = {
    # --- why there is no value ----------------------------------------------------------------------------------------
    "missing": _refusal(
        "no {word_what} of {name} for {period}{more}",
        "The table lacks a figure that the computation needs, such as the one of the year before. The note names a figure that might be mistaken for it: of a longer or shorter period, or of another area. `--fill published` and `--fill sums` can compute some missing figures.",
        "digecon growth economy.digital --from 2016 --to 2016",
    ),
    "missing.published": _refusal("no published {word_measure} of {name} for {period}{more}"),
    "missing.growth": _refusal("no published growth of {name} for {periods}"),
    "missing.rate": _refusal("no average exchange rate for {period} in {name}"),
    "missing.period": _refusal("no figure for {period}"),
    "missing.target": _refusal("not measured as the target is"),
    "missing.other": _refusal("no other figure of {figure}"),
    "missing.chain": _refusal("the chain ends: {noted}"),
    "area": _refusal("{one} and {other} are different areas", "The two figures are for different areas."),
    "duration": _refusal(
        "{period} covers {a} months and {period_other} covers {b}",
        "The periods are of different lengths: nine months against a year.",
    ),
    "frequency": _refusal(
        "{period} and {period_other} are not the same part of a year",
        "The periods are not the same part of a year: a first half against a second.",
        "digecon index mobile.shipments --base 2024-Q1 --freq Q",
    ),
    "unit": _refusal(
        "{one} is in {word_unit} and {other} in {word_other}",
        "The units are not of one kind: yuan against devices. (万, 亿, million and billion mix freely.)",
    ),
    "kind": _refusal(
        "{one} is a {word_a} and {other} a {word_b}",
        "The two figures are of different kinds: a flow and a stock, or a price divided by an amount or per head. With `--currency USD`: the figure is a stock, which an average exchange rate does not convert.",
        "digecon ratio economy.usd_cny economy.gdp",
    ),
    "kind.price": _refusal("{name} is a price and {other} a {word_kind}: a price divided by an amount means nothing"),
    "kind.head": _refusal("{name} is {article} {word_kind}, which has no value per head"),
    "kind.rate_of": _refusal("{name} is a {word_kind}, so an average rate does not convert it"),
    "kind.unknown": _refusal("{name} is not known to be a flow, so an average rate does not convert it"),
    "level": _refusal(
        "{one} is a rate, and this measure needs levels",
        "The figure is a rate (a percentage), and the measure needs a level. A rate changes by percentage points.",
        "digecon cagr computing.intelligent_share",
    ),
    "basis": _refusal(
        "price bases differ ({word_a} and {word_b})",
        "One figure is at constant prices and the other at current prices.",
        "digecon contribution retail.online_physical",
    ),
    "basis.unstated": _refusal("no document says that the printed rate is at constant prices"),
    "definition": _refusal(
        "{period} follows another definition{aside_note}",
        "One of the two figures follows another definition (status D). In `compare` and `rank` also: two producers measure the same thing, each by its own definition.",
        "digecon compare regions.digital_beijing regions.digital_zhejiang",
    ),
    "definition.producers": _refusal(
        "{name} is measured by {data_maker}, {name_other} by {data_other}, each by its own definition"
    ),
    "overlap": _refusal(
        "{part} is not part of {whole}: {data}",
        "The catalog says that the one is not a part of the other, though they overlap or sound alike: revenue and value added, stored data and storage capacity, two ways to count computing power. There is a row only where this share was asked for by name, or where there is no other answer.",
        "digecon share telecom.revenue --of economy.digital",
    ),
    "concept": _refusal(
        "{one} is {word_a} and {other} {word_b}{divided}",
        "The catalog does not say that the one is a part of the other: revenue of value added, one whole of another, one country of another. `digecon ratio` divides the two, and the note gives the command.",
        "digecon share retail.online --of economy.gdp",
    ),
    "concept.area": _refusal("{one} is not part of {other}{divided}"),
    "concept.unstated": _refusal("nothing states that {one} is a part of {other}{divided}"),
    "subset": _refusal(
        "{one} may overlap with other parts of {other}, so contributions would not add up",
        "The part is a subset that may overlap with other parts, so their contributions would not add up. Its own contribution and its share are given. What it leaves of the growth of its whole is refused.",
        "digecon contribution economy.digital --of economy.gdp",
    ),
    "target": _refusal(
        "{period} is a {word_kind}, the other an actual figure",
        "A target or a forecast is compared with an actual figure. (A level of status F is a forecast.)",
    ),
    "break": _refusal(
        "the series breaks at {period}: {data}",
        "The series, or the whole that the figure is a share of, has a break between the two periods: a new survey, another scope, another threshold. Either a document states the break, or two or more independent signs show it (inferred): `digecon info ID` says which. With `--vintage DATE` only breaks that were known by then count.",
        "digecon growth telecom.emerging",
        _ACROSS,
    ),
    "break.inferred": _refusal("the series breaks at {period} (inferred): {data}", override=_ACROSS),
    "break.whole": _refusal("{name}: {why}", override=_ACROSS),
    "break.held": _refusal("{clause}; {held}", override=_ACROSS),
    "edition": _refusal(
        "the revision of {day} lies between the two figures: {data}",
        "The series was revised, and one figure is from before the revision and the other from after it, or it is not known which. `--vintage` may choose two figures of one edition. In a table of your own that lists no revisions: documents print the series, or one of the two figures, with different values, and nothing says which of them belong together. On the change of a published share: the two shares use two editions of the whole.",
        "digecon cagr retail.total",
    ),
    "edition.restated": _refusal(
        "{period} of {vintage} replaces another value, on which {period_other} of {other} may rest"
    ),
    "edition.sources": _refusal(
        "one figure is from {data_source}, the other from {data_other}, and the two print this series differently"
    ),
    "edition.disputed": _refusal(
        "{period} is from {data_source}, {data_other} prints it differently, and {data_maker}, which prints the other figure, "
        "does not print it"
    ),
    "edition.unknown": _refusal("{period}{when} may be on either side of the revision of {day}: {data}"),
    "edition.held": _refusal("{clause}; {held}"),
    "edition.shares": Entry(CAUTION, "caution: the printed shares are of two editions of {name}: {why}"),
    "edition.gap": Entry(
        REASON, "edition: the printed shares are of two editions of {name}, those of the levels of one: {why}"
    ),
    "vintage": _refusal(
        "no figure of {name} for {period} was surely known by {vintage}: the first in this table was released in {first}",
        "With `--vintage DATE`: the figure was released after the date, or perhaps after it. A later date finds it.",
        "digecon index economy.digital --base 2020 --vintage 2019-06",
    ),
    "vintage.rate": _refusal("the average exchange rate for {period} was not known yet"),
    "open": _refusal(
        "{period_one} is printed as a bound only (over or under), and nothing says how far {period_other} is rounded",
        'Both figures are known only as a bound ("over 180"), so nothing is known of their combination.',
        "digecon growth infrastructure.racks",
    ),
    "open.both": _refusal("{period_one} and {period_other} are both printed as a bound only (over or under)"),
    "open.rates": _refusal("one yearly rate is known only as a floor and another only as a ceiling"),
    "open.either": _refusal(
        "one figure is printed as a bound only, and rounding of the others leaves open whether the result rises or falls with it"
    ),
    "open.rank": _refusal("figures of {period} are printed as a bound only, which leaves their order open"),
    "open.parts": _refusal("several of the parts and the whole are known only as a bound"),
    "contradicted": _refusal(
        "the filled figures of {name} grow by {computed} %, where published growth in {periods} comes to {low} to {high} %",
        "A figure that `--fill` computed would grow at a rate that published growth rules out, because its inputs differ in scope from those of the year before.",
        "digecon growth manufacturing.phones --fill quarters --freq Q",
    ),
    "undefined": _refusal(
        "the formula has no value for these figures, or one beyond what a computer can represent",
        "The formula has no value for these figures (a whole of 0), or one beyond what a computer can represent.",
    ),
    "zero": _refusal(
        "{one} {period} may be zero",
        "The figure to divide by may be zero within its rounding, or is below zero. (Growth of a loss has no meaning.)",
    ),
    "zero.below": _refusal("{one} {period} is below zero"),
    "above_whole": _refusal(
        "{part} is more than {whole} for {period}, and no part is larger than its whole",
        "The part is larger than the whole by more than rounding, so one of the two is not what its name says. `digecon ratio` divides them anyway.",
    ),
    "sign": _refusal(
        "compound growth needs values above zero",
        "Compound growth needs values above zero, and this value is or may be zero or below.",
    ),
    # --- how a figure compares with the period before in its series -------------------------------------------------------
    "not_comparable": Entry(BREAK, "not comparable with {period}: {why}", code_of="why"),
    "rate_differs": Entry(
        CAUTION, "caution: published growth is {rate} %, that of the levels {computed} %; {why}", code_of="why"
    ),
    "rate_differs.bound": Entry(
        CAUTION,
        "caution: published growth is {rate} %, that of the levels {word_bound} {computed} %; {why}",
        code_of="why",
    ),
    # --- why a published figure differs from the computed one ---------------------------------------------------------------
    "within_rounding": Entry(
        REASON,
        "within rounding",
        meaning="The published and the computed value differ by no more than the rounding of both allows.",
        example="digecon growth telecom.revenue",
    ),
    "precision_unknown": Entry(
        REASON,
        "precision unknown: a figure does not say how far it is rounded, so that rounding may explain the gap",
        meaning="A figure does not say how far it is rounded, so rounding may explain the gap.",
    ),
    "approximate": Entry(
        REASON,
        'approximate: a figure is printed as "about" without bounds, so nothing says whether there is a gap',
        meaning='A document prints "about" without bounds, so it is not known whether the published and the computed value differ.',
        example="digecon growth computing.infrastructure",
    ),
    "unexplained": Entry(
        REASON,
        "not explained by rounding",
        meaning="The gap is larger than rounding allows, and nothing explains it: no break, no revision, no document that states the basis of the published figure. As a caution on a level or a computed rate: published growth of the period differs from that of the levels, and no reason is published. The value is still given; `digecon validate` lists such pairs.",
        example="digecon growth software.profit",
    ),
    "unexplained.base": Entry(
        REASON,
        "unexplained: the published rate implies {number} instead of {number_printed} for {period}, and no document was "
        "found that says why",
    ),
    "unexplained.unknown": Entry(
        REASON,
        "unexplained: the published rate implies another base for {period}, and no document was found that says why",
    ),
    "unexplained.release": Entry(
        REASON,
        "unexplained: the rate is of {day}, the level of {other}, and no document was found that says why they differ",
    ),
    "currency": Entry(
        REASON,
        "currency: the published rate is of {word_unit}, the levels are in {word_other}",
        meaning="The published rate refers to amounts in another currency than that of the levels.",
        example="digecon growth telecom.revenue --currency USD",
    ),
    "scope_change": Entry(
        REASON,
        "scope change: {why}",
        meaning="There is a break between the two levels, and `--across-breaks` computed the value anyway.",
        example="digecon growth telecom.emerging --across-breaks",
    ),
    "scope_change.crossed": Entry(REASON, "scope change: a break was crossed"),
    "comparable_basis": Entry(
        REASON,
        "comparable basis: the published rate is on a comparable basis, the levels are as printed",
        meaning="A document states that the published rate compares like with like (the same firms, the same scope), while the levels are as printed. As a caution on a level or a computed rate: published growth of the period differs from that of the levels.",
        example="digecon growth industry.electronics",
    ),
    "price_basis": Entry(
        REASON,
        "price basis: the published rate is at constant prices, the levels at current prices",
        meaning="The published rate is at constant prices, the levels are at current prices.",
        example="digecon growth economy.gdp",
    ),
    "other_source": Entry(
        REASON,
        "other source: the {word_what} is from {data_one}, the level from {data_other}",
        meaning="The published figure is from another producer than the level, and that producer is not known to publish the level.",
        example="digecon growth manufacturing.smartphones --freq ytd",
    ),
    "another_vintage": Entry(
        REASON,
        "another vintage: the {word_what} is of {day}, the level of {other}",
        meaning="When the published figure was released, the level known at the time differed from the one used here by more than rounding; or the published rate was restated later, while the level was not, so that the two do not belong together.",
        example="digecon growth economy.gdp",
    ),
    "another_vintage.restated": Entry(
        REASON,
        "another vintage: the {word_what} was restated ({day}; first printed {rate} %), the level of {other} was not",
    ),
    "revised_base": Entry(
        REASON,
        "revised base: not explained by rounding; the published rate implies {number} instead of {number_printed} for {period}",
        meaning="The published rate implies another level of the year before than the printed one. As a caution on a level or a computed rate: published growth of the period differs from that of the levels.",
        example="digecon growth economy.digital",
    ),
    "revised_base.unknown": Entry(
        REASON, "revised base: not explained by rounding; the published rate implies another base for {period}"
    ),
    "revised_base.release": Entry(
        REASON, "revised base: not explained by rounding; the rate is of {day}, the level of {other}"
    ),
    "another_whole": Entry(
        REASON,
        "another whole: not explained by rounding; the published share implies {implied} instead of {value} for {name}, if "
        "the part is as printed",
        meaning="If the part is as printed, the published share implies another whole than the printed one.",
        example="digecon share computing.devices_general",
    ),
    # --- a value that holds, and yet may mislead --------------------------------------------------------------------------
    "growth_differs": Entry(
        CAUTION,
        "caution: growth published on a comparable basis is not that of the levels in {periods}",
        meaning="The value is computed from levels, and in some of its years their growth differs from the published growth.",
        example="digecon cagr telecom.revenue",
    ),
    "growth_differs.yuan": Entry(
        CAUTION, "caution: growth published on a comparable basis is not that of the levels in yuan in {periods}"
    ),
    "growth_differs.any": Entry(CAUTION, "caution: published growth is not that of the levels in {periods}"),
    "growth_differs.any.yuan": Entry(
        CAUTION, "caution: published growth is not that of the levels in yuan in {periods}"
    ),
    "growth_differs.of": Entry(CAUTION, "caution: published growth of {name} is not that of the levels in {periods}"),
    "edition.both": Entry(
        CAUTION,
        "caution: both figures replaced another value, {period} of {vintage} before the other of {other}, and nothing says that "
        "they belong together",
    ),
    "unstated": Entry(
        CAUTION,
        "nothing states that it is a part of {whole}",
        meaning="In a table of your own: nothing states that the figure is a part of that whole.",
    ),
    "tied": Entry(
        CAUTION,
        "caution: shares its place with {names}: rounding leaves open which is larger",
        meaning="In a ranking: rounding leaves open which of two or more figures is larger, so they share a place. `low` and `high` of the row give the places between which the figure lies.",
        example="digecon rank telecom 2024 --by growth",
    ),
    "part_ranked": Entry(
        CAUTION,
        "caution: part of {name}, which is ranked too: the two do not add up",
        meaning="In a ranking: the figure is a part of another figure of the ranking, so the two must not be added.",
        example="digecon rank telecom",
    ),
    "rate_basis": Entry(
        CAUTION,
        "caution: this growth is on another basis ({word_basis}) than that of {name} ({word_other})",
        meaning="Growth rates side by side are on different bases: constant prices, a comparable basis, or nominal. Part of their difference comes from that.",
        example="digecon compare economy.digital economy.gdp",
    ),
    "taken": Entry(
        CAUTION,
        "taken: {period} of {vintage}, since {why}",
        meaning="A print other than the standing figure was used, because the standing figure has no partner of its edition.",
        example="digecon growth retail.total",
    ),
    "also_printed": Entry(
        CAUTION,
        "also printed: {several}",
        meaning="Documents print other rates for the same period, which differ by more than rounding.",
        example="digecon growth economy.gdp",
    ),
    # --- which releases were paired, and how a value was computed ---------------------------------------------------------
    "vintages": Entry(
        PAIRING,
        "vintages: {prints}",
        meaning="Which release of each figure was used.",
        example="digecon growth telecom.revenue",
    ),
    "mean_of": Entry(
        PAIRING,
        "mean of {rates}{spread}",
        meaning="The value is the mean of yearly rates. The note says of how many.",
        example="digecon cagr economy.gdp",
    ),
    "compound_of": Entry(
        PAIRING,
        "compound of {rates}{spread}",
        meaning="The value is the average rate per year from published yearly rates, compounded. The note says of how many.",
        example="digecon cagr economy.gdp",
    ),
    "chained": Entry(
        PAIRING,
        "{rates} chained on {chain} growth ({word_basis}){spread}",
        meaning="The index is the product of yearly rates. The note says of how many.",
        example="digecon index economy.gdp --base 2017 --chain published",
    ),
    "the_base": Entry(
        PAIRING,
        "the base",
        meaning="The period is the base of the index, where the index is 100.",
        example="digecon index economy.gdp --base 2017 --chain published",
    ),
    "mean_growth_gap": Entry(
        PAIRING,
        "of the published mean growth",
        meaning="The gap is that between a published average growth rate and the computed one.",
    ),
    "left_by": Entry(
        PAIRING,
        "what is left after the contributions of {parts}, from the levels",
        meaning="The value is the growth of the whole less the contributions of its known parts, all computed from levels. Contributions computed from published growth do not add up with it.",
        example="digecon contribution telecom",
    ),
    "filled": Entry(
        PAIRING,
        "filled: {word_formula}, from {prints}",
        meaning="The figure is not published: `--fill` computed it.",
        example="digecon show economy.digital --fill published",
    ),
    "filled.comparable": Entry(
        PAIRING,
        "filled: {word_formula}, from {prints}; the rate is on a comparable basis, so this is not equivalent to a published level",
    ),
    "ranked": Entry(
        PAIRING,
        "place by {word_measure} among {number}",
        meaning="The row gives the place of a figure in a ranking. The note says of how many figures.",
        example="digecon rank telecom",
    ),
    "in_dollars": Entry(
        PAIRING,
        "at {rate} yuan per dollar ({name}, {source})",
        meaning="The amount was converted at the average exchange rate of the period.",
        example="digecon show economy.gdp --currency USD",
    ),
    "latest": Entry(
        PAIRING,
        "latest is {period} of {vintage}",
        meaning="The latest figure, with which the target is compared.",
        example="digecon targets",
    ),
    "latest.undated": Entry(PAIRING, "latest is {period}"),
    # --- what the data state of a print ---------------------------------------------------------------------------------
    "vintage_inferred": Entry(
        PAIRING,
        "the release of {name} {period} is inferred: {other}; no document before {vintage} shows it",
        meaning="The vintage is the day of the first document with the figure, but that document reports it in retrospect. The probable day of its first release is inferred, and other figures are paired with it as of that day. `--vintage DATE` does not use the figure before its vintage.",
        example="digecon show telecom.emerging",
    ),
    "replaces": Entry(
        PAIRING,
        "{name} {period} replaces the print of {source}, by its own text",
        meaning="The document says that the figure replaces an earlier print. So it counts, whatever the number of its digits.",
        example="digecon show economy.gdp --from 2019 --to 2019",
    ),
    # --- what a target comes to -------------------------------------------------------------------------------------------
    "reached": Entry(VERDICT, "reached", meaning="The target is reached.", example="digecon targets"),
    "perhaps_reached": Entry(
        VERDICT,
        "perhaps reached (rounding)",
        meaning='The latest figure reaches the target as printed, but within its rounding, or as an "about", it may fall short.',
    ),
    "perhaps_reached.about": Entry(VERDICT, 'perhaps reached ("about")'),
    "not_reached": Entry(
        VERDICT,
        "not reached",
        meaning="The figure of the target's period is short of the target.",
        example="digecon targets",
    ),
    "no_figure_yet": Entry(
        VERDICT,
        "no figure for the target year yet",
        meaning="The target's period has no figure yet, and the latest is short of the target.",
        example="digecon targets",
    ),
    "too_old": Entry(
        VERDICT,
        "too old to judge",
        meaning="The latest figure is four or more years older than the target's period.",
        example="digecon targets",
    ),
    "still_needed": Entry(
        VERDICT,
        "still needed per year",
        meaning="The growth per year that would still reach the target.",
        example="digecon targets",
    ),
    # --- facts of a table that was read, with its own codes and notes -----------------------------------------------------
    "read.refusal": Entry(REFUSAL, "{data}", code_of="code"),
    "read.break": Entry(BREAK, "not comparable with the figure before, says the file that was read", code_of="code"),
    "read.break_noted": Entry(BREAK, "{data}", code_of="code"),
    "read.caution": Entry(CAUTION, "{data}", code_of="code"),
    "read.reason": Entry(REASON, "{data}", code_of="code"),
    "read.remark": Entry(PAIRING, "{data}", code_of="code"),
    # --- what is found of a statement (``check``) -----------------------------------------------------------------------
    "found.units": Entry(PIECE, "the evidence is in {word_unit}, the claim in {word_claim}"),
    "found.bound": Entry(PIECE, "the evidence is only known as {word_bound}"),
    "found.bound_at": Entry(PIECE, "the evidence is only known as {word_bound} {value}"),
    "found.soft": Entry(
        PIECE, "{word_basis}: growth and levels need not agree, so another figure does not contradict the claim"
    ),
    "found.on_basis": Entry(PIECE, "{how} (the rate is on a {word_basis})"),
    "found.implied": Entry(PIECE, "implied by a printed share"),
    "found.grown": Entry(PIECE, "the level a year before with published growth"),
    "found.of_levels": Entry(PIECE, "computed from levels"),
    "found.compound": Entry(PIECE, "compound growth of the levels"),
    "found.mean": Entry(PIECE, "mean of the published yearly rates"),
    "found.sum": Entry(PIECE, "sum of the parts"),
    "found.against": Entry(PIECE, "against {figure}"),
    "found.refused": Entry(PIECE, "{code}: {clause}"),
    "found.printed": Entry(PIECE, "printed as {value} in {source}"),
    "found.sources": Entry(PIECE, "from {sources}"),
    "found.own": Entry(PIECE, "from other figures in the same text"),
    "found.sources_and_own": Entry(PIECE, "from {sources} and other figures in the same text"),
    "found.items": Entry(PIECE, "counted in the list of the text"),
    "found.closest": Entry(PIECE, "all {number} figures confirm it, this one by the smallest margin"),
    "found.beside": Entry(PIECE, "{word_found} if read as {other}, {word_verdict} if read as {where}"),
    "found.beside_from": Entry(
        PIECE, "{word_found} if read as {other}, {word_verdict} if read as {where} ({value}; from {sources})"
    ),
    "found.label": Entry(PIECE, "{label}"),
    "found.against_bases": Entry(PIECE, "against {figure} (rates on different bases: {word_a} and {word_b})"),
    "found.of_rates": Entry(PIECE, "compound of the published rates"),
    "found.of_shares": Entry(PIECE, "difference of two shares"),
    "found.not_final": Entry(PIECE, "no published value of {figure} is final"),
    "found.no_earlier": Entry(PIECE, "the table has no figure of the series before {period} to compare with"),
    "found.reached": Entry(PIECE, "reached in {period} already"),
    "found.fault": Entry(PIECE, "{clause}"),
    # --- what the number of a statement fits, that is not what the statement says ----------------------------------------
    "fits.release": Entry(PIECE, "right as of the release of {vintage}, since revised to {value}"),
    "fits.later": Entry(PIECE, "right as of the release of {vintage}; what counts here is {value}"),
    "fits.print": Entry(PIECE, "printed so by {data_maker}; what counts here is {value}"),
    "fits.refused": Entry(PIECE, "the number is growth on {period}, which does not compare ({code}): {clause}"),
    "fits.levels": Entry(PIECE, "this is the growth of the levels; the published rate is {value}"),
    "fits.not": Entry(PIECE, "the number fits {right}, not {wrong}"),
    "fits.plan": Entry(PIECE, "this is the {word} for {period}, not the figure"),
    "fits.measure": Entry(PIECE, "this is the {word}, not the {word_claim}"),
    "fits.period": Entry(PIECE, "this is the figure for {period}, not for {period_claim}"),
    "fits.figure": Entry(PIECE, "this is the figure of {right}, not of {wrong}"),
    "fits.base": Entry(PIECE, "this is the share of {right}, not of {wrong}"),
    "fits.fall": Entry(PIECE, "it is a fall, not a rise"),
    "fits.rise": Entry(PIECE, "it is a rise, not a fall"),
    # --- what is understood of a sentence, and what is not (``check``) --------------------------------------------------
    "reading.indicator": Entry(PIECE, "not understood: no indicator is named"),
    "reading.words": Entry(PIECE, "not understood: '{text}'"),
    "reading.ambiguous": Entry(PIECE, "'{text}' may be any of {names}: name one (--indicator)"),
    "reading.period": Entry(PIECE, "not understood: no period is named for this figure"),
    "reading.periods": Entry(PIECE, "not understood: which of {periods} the figure is for"),
    "reading.when": Entry(PIECE, "not understood: '{text}' names no year"),
    "reading.since": Entry(PIECE, "not understood: average growth needs the first and the last year"),
    "reading.list": Entry(PIECE, "not understood: which figure belongs to which name of the list"),
    "reading.years": Entry(PIECE, "not understood: whether this is growth over all the years, or of each"),
    "reading.unit": Entry(PIECE, "not understood: the number has no unit"),
    "reading.other_unit": Entry(PIECE, "the table has it in {word_unit}, the sentence in {word_claim}"),
    "reading.pace": Entry(PIECE, "the table has it per {time}, and the sentence does not say so"),
    "reading.other_pace": Entry(PIECE, "the sentence has it per {time}, and the table does not"),
    "reading.measure": Entry(PIECE, "not understood: whether the number is a level, growth or a share"),
    "reading.change": Entry(PIECE, "not understood: by how much a level changed, in its own unit"),
    "reading.unclear": Entry(PIECE, "not understood: whether this is a share or the change of one"),
    "reading.whole": Entry(PIECE, "not understood: a share without its whole"),
    "reading.areas": Entry(PIECE, "not understood: which of the areas {areas} the figure is for"),
    "reading.no_area": Entry(PIECE, "{name} has no figure of {area}"),
    "reading.assumed_subject": Entry(PIECE, "assumed from an earlier sentence: it is about '{text}'"),
    "reading.assumed_period": Entry(PIECE, "assumed from an earlier sentence: the period is {label}"),
    "reading.assumed_words": Entry(PIECE, "assumed from an earlier sentence: what '{text}' refers to"),
    "reading.assumed_series": Entry(PIECE, "assumed: '{text}' is the series '{scope}', one of those with this name"),
    "reading.assumed_whole": Entry(PIECE, "assumed: '{text}' is all of {name}"),
    "reading.assumed_name": Entry(PIECE, "assumed: '{text}' is {name}"),
    "reading.assumed_about": Entry(PIECE, "assumed from the words before: it is about '{text}'"),
    "reading.assumed_years": Entry(PIECE, "assumed: the years are {first} to {last}"),
    "reading.would": Entry(PIECE, "would be {word_verdict} if this is meant"),
    "reading.nothing": Entry(PIECE, "it has no claim with a figure that was understood"),
    "ref": Entry(PIECE, "{name} {label}"),
    "ref.measure": Entry(PIECE, "{name} {word_measure} {label}"),
    # --- which releases an answer pairs with which ----------------------------------------------------------------------
    "rule": Entry(PIECE, "{word_rule}"),
    "dollars": Entry(PIECE, "Dollars at the average rate of {period} by the {data_maker}."),
    "dollars.span": Entry(PIECE, "Dollars at average rates of {period} to {period_last} by the {data_maker}."),
    "rule.known_by": Entry(PIECE, "As known by {vintage}: nothing that was released later is used."),
    # --- pieces -----------------------------------------------------------------------------------------------------------
    "print": Entry(PIECE, "{period} of {vintage}{aside}"),
    "print.name": Entry(PIECE, "{name} {period} of {vintage}{aside}"),
    "print.growth": Entry(PIECE, "growth {period} of {vintage}{aside}"),
    "print.name_growth": Entry(PIECE, "{name} growth {period} of {vintage}{aside}"),
    "print.and": Entry(PIECE, "{one} and {other}"),
    "edition_before": Entry(PIECE, "before the revision of {day}"),
    "edition_since": Entry(PIECE, "since the revision of {day}"),
    "stands": Entry(PIECE, "the standing figure, of {vintage}, {word}"),
    "stands.alone": Entry(PIECE, "the standing figure, of {vintage}, has no partner of its source and time"),
    "spread": Entry(PIECE, ", released {vintage}{aside}"),
    "spread.long": Entry(PIECE, ", released {vintage} to {other}{aside}"),
    "rates": Entry(PIECE, "{number} yearly rates"),
    "rates.one": Entry(PIECE, "{number} yearly rate"),
    "rates.kind": Entry(PIECE, "{number} {word_kind} yearly rates"),
    "rates.kind_one": Entry(PIECE, "{number} {word_kind} yearly rate"),
    "holds": Entry(PIECE, "a rate can be computed from {runs}"),
    "run": Entry(PIECE, "{period_first} to {period_last}"),
    "divided": Entry(PIECE, "; 'digecon ratio {one} {other}{area}{file}' divides them"),
    "longer": Entry(PIECE, "; {period} covers {months} months and is not compared"),
    "shorter": Entry(PIECE, "; there is {period}, which is shorter and not compared"),
    "elsewhere": Entry(PIECE, "; there is {name} for that period, which is another area"),
    "no_rate": Entry(PIECE, "no {word_origin} growth for {period}"),
    "bound_rate": Entry(PIECE, "{word_origin} growth for {period} is known only as a bound"),
    "released": Entry(PIECE, ", released in {vintage},"),
    "value_of": Entry(PIECE, "{value} ({data_maker}, {vintage})"),
}
