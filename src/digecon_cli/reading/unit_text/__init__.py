"""Units as other people write them: what a text states, the power of ten in it, and whether its figures are rates.

A table may state a unit in five places. The first that states one holds: a column of units (a code, and its text beside it), a row
of units at the header, a line above the table, the label of the indicator, its name. ``resolve`` is that rule, for every layout.
"""

from .cells import are_codes as are_codes
from .cells import is_ditto as is_ditto
from .cells import of_codes as of_codes
from .cells import of_column as of_column
from .kinds import MONEY_CODES as MONEY_CODES
from .kinds import MONEY_SIGNS as MONEY_SIGNS
from .kinds import NONE as NONE
from .kinds import WORDS as WORDS
from .kinds import Unit as Unit
from .kinds import are_degrees as are_degrees
from .kinds import is_base as is_base
from .kinds import is_called_index as is_called_index
from .kinds import is_money as is_money
from .kinds import is_of_other_base as is_of_other_base
from .lines import are_called as are_called
from .lines import are_lines as are_lines
from .lines import are_sure as are_sure
from .lines import is_called as is_called
from .lines import is_line as is_line
from .lines import is_of_filing as is_of_filing
from .lines import of_description as of_description
from .lines import of_line as of_line
from .lines import of_note as of_note
from .names import have_codes as have_codes
from .names import is_measured_in as is_measured_in
from .names import is_of_whole as is_of_whole
from .names import names_a_unit as names_a_unit
from .names import names_changes as names_changes
from .names import names_rates_alone as names_rates_alone
from .names import not_in as not_in
from .names import of_name as of_name
from .names import of_title as of_title
from .names import without_code as without_code
from .parsing import is_mixed as is_mixed
from .parsing import is_scale as is_scale
from .parsing import is_unit as is_unit
from .parsing import of_money as of_money
from .parsing import parsed as parsed
from .rates import HUMP as HUMP
from .rates import compares_periods as compares_periods
from .rates import is_change_in_percent as is_change_in_percent
from .rates import is_for_each as is_for_each
from .rates import is_open_rate as is_open_rate
from .rates import is_part_of_rate as is_part_of_rate
from .rates import is_rate_in_words as is_rate_in_words
from .rates import says_change as says_change
from .rates import sounds_like_rate as sounds_like_rate
from .rates import states_whole as states_whole
from .resolving import is_rate as is_rate
from .resolving import may_be_rate as may_be_rate
from .resolving import resolve as resolve
from .resolving import shared as shared
from .resolving import with_power_above as with_power_above
from .scales import has_former as has_former
from .scales import has_open_scale as has_open_scale
from .scales import times as times
