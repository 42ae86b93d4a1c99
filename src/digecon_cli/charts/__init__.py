"""Charts: a table becomes a description of panels (``describe``), which one backend draws (``terminal``, ``paper``)."""
