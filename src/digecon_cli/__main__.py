"""The program as a process of its own: ``digecon``, and ``python -m digecon_cli``."""

import _signal as signal  # type: ignore[import-not-found] # signal makes enums of it, which takes a while
import gc

# Ctrl-C while modules are imported ends the process without a traceback; run() takes it over. Where a caller ignores it, so do we.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
# Modules and the table are many small objects that live to the end: looking for cycles among them is wasted time, and
# most of it falls into the imports.
gc.set_threshold(200_000)

from .cli import run  # noqa: E402 (after the line that makes it cheaper)

if __name__ == "__main__":
    run()
