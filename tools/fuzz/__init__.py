"""Odd command lines and odd tables, made of a seed and a number (docs/testing.md)."""
