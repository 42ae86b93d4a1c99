"""The signs of tables as they are defined, and the program with another character for each of them."""

from digecon_cli import document

SIGNS = [chr(code) for code in document.ASCII]
IN_ASCII = {sign: sign.translate(document.ASCII) for sign in SIGNS}
NAMES = [name for name, value in vars(document).items() if name.isupper() and value in SIGNS]
# What each becomes: one cell wide, not in ASCII, and in no answer otherwise.
NEW = dict(zip(SIGNS, "⊡⊠⊛⊜⋇⊝⊞⊟⊚", strict=True))


def redefine() -> None:
    """Give each sign its new character, in a process in which no other module has imported one yet."""
    for name in NAMES:
        setattr(document, name, NEW[vars(document)[name]])
    document.SIGNS.update({bound: NEW[sign] for bound, sign in document.SIGNS.items()})
    document.ASCII = {ord(NEW[sign]): text for sign, text in IN_ASCII.items()}
