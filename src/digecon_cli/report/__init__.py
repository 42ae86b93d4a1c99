"""A page on a selection: what happened, charts, tables, checks, derivations, data (``page``), in two ``formats``."""
