"""How many random tables two implementations are compared on: ``TEST_TIMES=20 pytest ...`` takes as many times more."""

import os

TIMES = int(os.environ.get("TEST_TIMES", "1"))  # ./dev nightly sets it
