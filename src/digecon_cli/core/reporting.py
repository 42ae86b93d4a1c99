"""Where to say that a figure is wrong: the one place of the program that names it.

The project has no public address yet; when it has one, it goes here and into the documents.
"""

WRONG_FIGURE = "If a figure is wrong, say so in the project's issue form 'A figure is wrong'."
