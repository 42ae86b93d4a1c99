"""Mutation testing: small changes of the program, and whether a test fails for each (docs/testing.md)."""
