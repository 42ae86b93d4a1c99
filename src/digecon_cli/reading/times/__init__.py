"""Periods as other people spell them: in a cell, in a column, or across a header.

A cell: ``2013 Q1``, ``T1-2006``, ``déc-07``, ``January 2022``, ``2021年第三季度``, ``2016.01``. What a cell leaves open, its
column decides: ``2010-11`` is November, and a business year where ``2011-12`` and ``2012-13`` are beside it; ``01/12/2021`` is
a day of January or of December, according to which of the two makes the whole column the first days of months; ``2007:1`` is
a month where ``2007:12`` is beside it, and a quarter where no number is above 4.
"""

from .cells import date as date
from .cells import mark as mark
from .cells import period as period
from .cells import unmarked as unmarked
from .column import APART as APART
from .column import BUSINESS_YEARS as BUSINESS_YEARS
from .column import MAY_BE_QUARTERS as MAY_BE_QUARTERS
from .column import OF_MONTHS as OF_MONTHS
from .column import SPAN as SPAN
from .column import Times as Times
from .column import are_days as are_days
from .column import looks_like_time as looks_like_time
from .column import of_header as of_header
from .column import parts_of_business_years as parts_of_business_years
from .column import read as read
from .forms import are_a_quarter_apart as are_a_quarter_apart
from .forms import may_be_quarters as may_be_quarters
from .forms import midnights as midnights
from .forms import of_two_digits_in as of_two_digits_in
from .forms import spans_of_months as spans_of_months
from .lengths import QUARTER as QUARTER
from .lengths import STAY_MONTHS as STAY_MONTHS
from .lengths import Day as Day
from .lengths import are_decades_apart as are_decades_apart
from .lengths import are_months_in_turn as are_months_in_turn
from .lengths import are_quarters_in_turn as are_quarters_in_turn
from .lengths import between as between
from .lengths import end_openly as end_openly
from .lengths import lengthened as lengthened
from .lengths import months_at as months_at
from .lengths import months_of_frequency as months_of_frequency
from .lengths import quarters as quarters
from .lengths import read_as as read_as
from .lengths import stamp as stamp
from .lengths import stand_for_months as stand_for_months
from .lengths import stand_for_years as stand_for_years
from .lengths import years_of as years_of
from .parts import PART as PART
from .parts import TOTAL as TOTAL
from .parts import TOTALS as TOTALS
from .parts import is_part_column as is_part_column
from .parts import numbered_otherwise as numbered_otherwise
from .parts import parts_of_years as parts_of_years
from .parts import says_when as says_when
from .sums import counts_from_january as counts_from_january
from .sums import ended as ended
from .sums import from_january as from_january
from .sums import is_sum as is_sum
from .sums import is_turn_of_year as is_turn_of_year
from .sums import may_be_summed as may_be_summed
from .sums import says_ended as says_ended
from .sums import sums_of_year as sums_of_year
from .turned import of_year as of_year
from .turned import with_next_year as with_next_year
from .turned import with_next_year_by_rows as with_next_year_by_rows
from .within import within_years as within_years
