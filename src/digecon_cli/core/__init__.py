"""Figures and what is known of them: model, periods, units, facts, messages, the table, and the rules of what compares."""
