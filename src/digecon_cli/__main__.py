"""``python -m digecon_cli``."""

from .cli import run

run()
