"""TSV: CSV with tabs."""

from functools import partial

from . import csv
from .formats import Format

FORMAT = Format("tsv", (".tsv",), 2, partial(csv.write, delimiter="\t"))
