"""What a page says to who reads it as a browser does: its ids, links and texts, and what is not well-formed."""

from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, urldefrag

HEAVIEST = 200_000  # bytes of a page of a site, and of a report on a sector
VOID = {"meta", "link", "input", "rect", "path", "circle", "br"}


class Page(HTMLParser):
    """A page: its ids, what it links to, its text by the id that it stands under, and what is not well-formed."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []  # the element and the address
        self.faults: list[str] = []
        self.attributes: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, str] = {"": ""}
        self.titles: list[str] = []  # of links in pictures
        self._open: list[tuple[str, str]] = []
        self.feed(raw.decode())
        self.close()
        self.faults += [f"<{name}> stays open" for name, _ in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.attributes.append((tag, told))
        if len(told) < len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        if place := told.get("id", ""):
            self.ids.append(place)
            self.texts.setdefault(place, "")
        self.links += [(tag, told[name]) for name in ("href", "src", "action") if name in told]
        if tag not in VOID:
            self._open.append((tag, place))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop()[0] != tag:
            self.faults.append(f"</{tag}> closes another element")

    def handle_data(self, data: str) -> None:
        if [tag for tag, _ in self._open[-2:]] == ["a", "title"]:
            self.titles.append(data.replace("\u00a0", " "))
            return
        for place in {"", *(place for _, place in self._open if place)}:
            self.texts[place] += data

    def text(self, place: str = "") -> str:
        """Return the text under an id (empty: all), with single blanks."""
        return " ".join(self.texts[place].split())


def broken(files: dict[str, bytes], pages: dict[str, Page]) -> list[str]:
    """Return the addresses of pages that lead nowhere: to no file, or to no place on its page."""
    ids = {path: set(page.ids) for path, page in pages.items()}
    found = []
    for path, page in pages.items():
        for _, address in page.links:
            target, place = urldefrag(address)
            if address.startswith(("https://", "http://", "mailto:", "data:")):
                continue
            parts: list[str] = []
            for part in (PurePosixPath(path).parent / unquote(target)).parts if target else PurePosixPath(path).parts:
                if part == "..":
                    parts.pop()
                else:
                    parts.append(part)
            there = "/".join(parts)
            if there not in files or (place and unquote(place) not in ids[there]):
                found.append(f"{path}: {address}")
    return found
