"""The output formats, one module per format, found by their presence; ``formats`` says what a format is."""

from .formats import Format as Format
from .formats import Rendered as Rendered
from .formats import render as render
