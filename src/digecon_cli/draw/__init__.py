"""Charts: ``describe`` turns a table into a ``Chart`` (``model``), and a drawer per medium renders it."""
