"""The program as a process of its own: ``digecon``, and ``python -m digecon_cli``."""

import gc

# Modules and the table are many small objects that live to the end: looking for cycles among them is wasted time, and
# most of it falls into the imports.
gc.set_threshold(200_000)

from .cli import run  # noqa: E402 (after the line that makes it cheaper)

if __name__ == "__main__":
    run()
