"""Sizes of letters, in terms of the page's, and of bars."""

LARGE, SMALL, TINY = 1.25, 0.82, 0.72
BAR = 0.68  # of the distance from bar to bar
WIDEST = 1.4  # inches of a bar with its gap, at letters of 9 points
