"""What is asked of a table, and how its answer is to look."""
