"""Changes between two tables of ours (``answer``), and from one release of a series to the next (``triangle``)."""
