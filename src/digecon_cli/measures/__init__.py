"""Measures: each is roles and a formula, declared in ``declarations``; ``engine`` derives, with bounds, status and refusal."""
