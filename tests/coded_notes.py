"""What is said of a row as one text, as tests expect it."""

from digecon_cli.core.model import Observation


def coded_note(row: Observation) -> str:
    """Return the remark of the data on a row and the notes of all its facts; a refusal has its code before."""
    return "; ".join([*([row.note] if row.note else []), *(fact.coded() for fact in row.facts)])
