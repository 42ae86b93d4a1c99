"""Drawing: ``describe`` turns a table into a ``Chart`` (``model``), which a drawer puts on a screen, on paper or on a page."""
