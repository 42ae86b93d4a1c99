"""The output formats: one module a format, found by being there. What a format is, and how to add one: ``formats``."""

from .formats import Format as Format
from .formats import Rendered as Rendered
from .formats import render as render
