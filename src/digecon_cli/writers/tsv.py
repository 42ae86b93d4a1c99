"""TSV: CSV with tabs."""

from functools import partial

from .csv import write as write_csv

write = partial(write_csv, delimiter="\t")
