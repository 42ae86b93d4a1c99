"""What an assistant is told of the server, and the prompt that it offers: English, for all models read it."""

INSTRUCTIONS = """\
Audited published figures on China's digital economy. Look an id up with search, then use ids only, never names.
Quote each number with its source id, its bounds where it is computed, and its status. A row marked refused is the answer: \
say why, and do not compute around it. Ask derive for growth, shares and averages in place of computing them. Years are \
told unless freq or a shorter period is given. Nothing found means that the table has none: do not fill it from memory. \
Where a message names a command (digecon ratio A B), the tool of that name or measure does the same."""

AUDIT = """\
Audit the passage below against the digecon tools.
1. List every statement with a number, a rank or a comparison, in the passage's own words.
2. For each, find the indicator with search, and read with describe whether its definition, unit and area are those meant.
3. Give all that can be checked to check, in one call, with the number as printed; write a growth rate as kind growth, a \
share with its whole as base_indicator.
4. Where the verdict is not consistent, call explain for the figure and say what differs: definition, period, basis, \
release, rounding.
5. Answer with a table: statement, verdict, what the table has (with bounds and source ids), note. Say what could not be \
checked and why; add nothing from memory.

Passage:
"""
