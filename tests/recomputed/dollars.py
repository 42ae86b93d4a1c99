"""Growth of amounts in dollars, worked out by the documented rules: paired in yuan, told at the rates of one authority."""

from recomputed.bounds import Answer, Answers, corners, minus, refused, told
from recomputed.figures import CATALOG, SERIES, Figure, Months, Series, days, standing
from recomputed.over_time import computed, growth, paired

OFFICIAL, OTHER = "economy.usd_cny", "economy.usd_cny_fed"


def growth_in_dollars(known_by: str = "", only: str = "", since: int = 0, until: int = 9999) -> Answers:
    """Return growth with that of levels in yuan told in dollars; of one indicator, or of all, from a year to another."""
    found = {
        key: answer
        for key, answer in growth(known_by).items()
        if only in ("", key[0]) and since <= int(key[2][:4]) <= until
    }
    pairs: dict[tuple[str, ...], tuple[Series, Months]] = {}
    for key, answer in found.items():
        series = Series(*key[:2], known_by)
        if key[3] == "growth" and key[6] == "computed" and not answer.code and CATALOG[key[0]]["unit"] == "CNY":
            when = next(when for when in series.periods() if str(when) == key[2])
            pairs[key] = series, when
    # What is asked for decides, also where a part of it was not known on the day.
    asked = {
        name: Series(*name).periods() for name in SERIES if only in ("", name[0]) and CATALOG[name[0]]["unit"] == "CNY"
    }
    chosen = [(name, when) for name, found in asked.items() for when in found if since <= int(str(when)[:4]) <= until]
    before = {when.earlier() for name, when in chosen if when.earlier() in asked[name]}
    used = {one.months for each in pairs.values() for one in paired(*each)}
    authority = of_authority({when for _, when in chosen} | before | used)
    for key, (series, when) in pairs.items():
        found[key] = answer = converted(series, when, authority)
        for basis in series.published(when):
            gap = (*key[:3], "gap", *key[4:7], basis)
            found.pop(gap, None)
            if not answer.code:
                found[gap] = minus(told(series.published(when)[basis]), answer)
    return found


def of_authority(needed: set[Months]) -> str:
    """Return whose averages all of an answer is told at: the official ones where they are of every year it needs."""
    official, other = ({*Series(name, "CN").periods()} for name in (OFFICIAL, OTHER))
    return OTHER if needed & (other - official) else OFFICIAL


def converted(series: Series, when: Months, authority: str) -> Answer:
    """Return growth of levels in dollars; each rate has one value in both of its roles."""
    answer = computed(series, when)
    now, before = paired(series, when)
    if answer.code or now.unit != "CNY":
        return answer
    if CATALOG[series.indicator]["kind"] != "flow":
        return refused("kind")
    rates: list[Figure] = []
    for one in (now, before):
        rate = standing(Series(authority, "CN").prints(one.months))
        if not rate:
            return refused("missing")
        # The average of a year is one of daily rates: known from the day after the year.
        if series.day and days(last_month(one.months))[1] >= days(series.day)[1]:
            return refused("vintage")
        rates.append(rate)
    return corners(lambda now, before, a, b: (now / a / (before / b) - 1) * 100, now, before, *rates)


def last_month(when: Months) -> str:
    """Return the last month of a period."""
    return f"{when.last // 12}-{when.last % 12 + 1:02}"
