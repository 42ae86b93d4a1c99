"""What the guards find in our table and is right as it is, each with the reason."""

# Findings that are right as they are. Each key begins a finding; the value is the reason.
STEPS = {
    "ai.generative_services@CN level 2025-08": "the first years of the register",
    "ai.generative_users@CN level 2025": "growth of 141.7 % is printed",
    "ai.generative_users@CN level 2025-06": "the report prints that users doubled within half a year",
    "ai.tokens_daily@CN level 2025-01": "from 100 billion to a trillion, in the words of the administration",
    "computing.devices_intelligent@W level 2021": "counted from servers shipped; the study itself prints the leap",
    "industry.internet_services_threshold@CN level 2022": "the ministry counts fewer and larger firms",
    "infrastructure.base_stations_5g@CN level 2020": "the first full year of building 5G",
    "infrastructure.base_stations_added@CN level 2019": "additions swing from year to year; no document explains this one",
    "infrastructure.gigabit_users@CN level 2020": "the first years of gigabit access",
    "infrastructure.gigabit_users@CN level 2021": "the first years of gigabit access",
    "infrastructure.gigabit_users@CN level 2022": "the first years of gigabit access",
    "infrastructure.racks_large@CN level 2018": "83 to 167 in the ministry's own chart",
    "mobile.iot_connections_added@CN level 2020": "additions swing from year to year; no document explains this one",
    "mobile.shipments_5g@CN level 2020": "the first full year of 5G phones",
    "mobile.iot_connections_added@CN level 2021": "1,399 less 1,136 million connections; additions swing",
    "mobile.shipments_5g@CN level 2021-01-01/P4M": "the first months of 5G phones a year before",
    "mobile.shipments_5g@CN level 2021-S1": "growth of 100.9 % is printed",
    "mobile.subscriptions_added@CN level 2019": "additions swing from year to year; no document explains this one",
    "mobile.traffic@CN level 2018": "growth of 188.9 % is printed",
    "mobile.traffic_per_user_month@CN level 2018-12": "growth of 188.9 % of all traffic is printed for the year",
    "payments.mobile@CN level 2014": "growth of 134.3 % is printed",
    "payments.mobile_count@CN level 2014": "growth of 170.25 % is printed",
    "telecom.volume@CN level 2018": "growth of 137.9 % is printed for the year",
    "users.ride_car@CN level 2016": "the first years of booking private cars",
}
# The census of 2020 revised the population of the years before.
_CENSUS = "penetration by the population as it was known then"
SHARES = {
    "computing.devices_general@CN share of computing.devices_general@W 2020": "the study prints 26 beside 77 of 313",
    "computing.devices_intelligent@W share of computing.devices 2025-06": "printed 85, cut from 85.6",
    "computing.infrastructure@CN share of computing.infrastructure@W 2023": "230 of 910 is 25.3, printed 26",
    "economy.core_industries@CN share of economy.gdp 2024 [": "earlier estimates; the bureau's level came later",
    "economy.digital@CN share of economy.gdp 2012 [miit-": "the ministry's 21.6 with 11 trillion of GDP as then known",
    "economy.digital@CN share of economy.gdp 2016 [whu-": "a weak copy; the academy prints 30.3",
    "economy.information@CN share of economy.gdp 2015": "with GDP as first printed; the study came out a week after the next print",
    "industry.industrial_internet_value_added@CN share of economy.gdp 2024": "the documents do not say of which GDP",
    "users.internet@CN share of economy.population 2012": _CENSUS,
    "users.internet@CN share of economy.population 2013": _CENSUS,
    "users.internet@CN share of economy.population 2014": _CENSUS,
    "users.internet@CN share of economy.population 2015": _CENSUS,
    "users.internet@CN share of economy.population 2016": _CENSUS,
    "users.internet@CN share of economy.population 2017": _CENSUS,
    "users.internet@CN share of economy.population 2018": _CENSUS,
    "users.internet@CN share of economy.population 2020": _CENSUS,
    "infrastructure.racks_large@CN share of infrastructure.racks 2021": "printed 80, cut from 80.8",
    "patents.pct_all@CN share of patents.pct_all@W 2020": "a share of later totals; the world total at hand is the first print",
    "telecom.broadband@CN share of telecom.revenue 2024-01-01/P9M": "printed 15.6 beside 2,044 of 13,152",
    "telecom.emerging@CN share of telecom.revenue 2021 [miit-": "restated scope; its level was printed later",
    "telecom.mobile_data_old@CN share of telecom.revenue 2018": "the level is of a weak, restated chart",
    "world.digital_bea@US share of world.gdp 2019 [bea-2021-06]": "another abstract of the bureau has 9.6 with that level",
}
# The bureau's note: growth compares the same firms; no document prints the year before on that basis.
_SAME_FIRMS = "growth of the same firms; no document prints the year before on it"
_UNEXPLAINED = "no document says why: the caution unexplained stands beside it"
_FIRST_AND_VERIFIED = "one of the two levels is a first print, the other a verified figure"
GROWTH = {
    "economy.digital@CN growth 2018": "the level of 2017 that the rate rests on is not the one that was printed before",
    "industry.electronics@CN growth 2018": _SAME_FIRMS,
    "industry.internet_services@CN growth 2018": _UNEXPLAINED,
    "industry.internet_services@CN growth 2020": _UNEXPLAINED,
    "software.revenue@CN growth 2024-01-01/P2M": _UNEXPLAINED,
    "software.profit@CN growth 2018": _UNEXPLAINED,
    "software.profit@CN growth 2024": _UNEXPLAINED,
    "manufacturing.integrated_circuits@CN growth 2025-S1": _SAME_FIRMS,
    "manufacturing.microcomputers@CN growth 2023": _SAME_FIRMS,
    "manufacturing.phones@CN growth 2017": _SAME_FIRMS,
    "manufacturing.phones@CN growth 2023": _SAME_FIRMS,
    "software.cloud@CN growth 2026-01-01/P5M": _UNEXPLAINED,
    "software.exports_usd@CN growth 2019": _FIRST_AND_VERIFIED,
    "software.exports_usd@CN growth 2020": _FIRST_AND_VERIFIED,
    "software.exports_usd@CN growth 2024": _UNEXPLAINED,
    "software.platforms@CN growth 2024": _UNEXPLAINED,
    "research.expenditure@CN growth 2021 [nbs-2022-01]": "at constant prices; the levels are at current ones",
    "retail.ecommerce@CN growth 2021": _UNEXPLAINED,
    "trade.ecommerce_imports@CN growth 2021": _UNEXPLAINED,
    "retail.online@CN growth 2017": _UNEXPLAINED,
}
VINTAGES = {
    "infrastructure.top500@CN level 2022-06": "the list of June came out on 30 May",
    "infrastructure.top500@CN level 2023-06": "the list of June came out on 22 May",
    "computing.world_share_ccid@CN level 2022": "a report of November on the year that it was in",
    "infrastructure.top500@CN level 2022 [article]": "the list of November, told as that of the year",
    "infrastructure.top500@CN rank 2022 [article]": "the list of November, told as that of the year",
    "world.use_rate@W level 2022": "each edition, of November, estimates its own year",
    "world.use_rate@W level 2024": "each edition, of November, estimates its own year",
    "world.users@W level 2022": "each edition, of November, estimates its own year",
    "world.users@W level 2024": "each edition, of November, estimates its own year",
    "world.users@W level 2025": "each edition, of November, estimates its own year",
}
WITHIN = {
    "mobile.subscriptions_added@CN level 2025": "net additions: 37.95 million to September, and fewer by the end of the year",
}
EXPLAINED = {"within": WITHIN, "step": STEPS, "shares": SHARES, "growth": GROWTH, "vintage": VINTAGES}
