"""What people are shown, whoever draws it: numbers, names, documents, and the grid of a table. The lower layer of all output."""
