"""Every link from page to page, and to a heading in it, leads where it says: on the repository's pages and in the site."""

from pathlib import Path

import pytest
from markdown_pages import DOCS, PAGES, ROOT, anchors, links, name

INDEX = DOCS / "README.md"
ELSEWHERE = ("https://", "http://", "mailto:")


def broken(path: Path) -> list[str]:
    """Return the links of a page that lead nowhere, each with its line and what is missing."""
    found = []
    for line, address in links(path):
        if address.startswith(ELSEWHERE):
            continue
        file, _, anchor = address.partition("#")
        target = (path.parent / file).resolve() if file else path
        if not target.exists():
            found.append(f"{name(path)}:{line}: there is no {file}")
        elif ROOT not in target.parents:
            found.append(f"{name(path)}:{line}: {file} is outside the project")
        elif anchor and anchor not in anchors(target):
            found.append(f"{name(path)}:{line}: {file or 'this page'} has no heading #{anchor}")
    return found


@pytest.mark.exhaustive
@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_link_leads_to_a_page_and_to_a_heading_that_are_there(path: Path) -> None:
    assert broken(path) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# One, `two` and _three_\n\n## Same\n\n## Same\n\n[a](#one-two-and-three) [b](#same-1) [c](page.md#same)\n"
        "[d](#same-2) ![e](none.svg) [f](https://example.org/none)\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("markdown_pages.ROOT", tmp_path)
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    assert broken(page) == ["page.md:7: this page has no heading #same-2", "page.md:7: there is no none.svg"]


@pytest.mark.parametrize("path", [path for path in PAGES if DOCS in path.parents and path != INDEX], ids=name)
def test_every_page_of_the_documentation_is_in_its_index(path: Path) -> None:
    page = path.relative_to(DOCS).as_posix()
    listed = {address.partition("#")[0] for _, address in links(INDEX)}
    assert page in listed, (
        f"docs/README.md does not list {page}: add '- [Title]({page}): what it tells' for its readers"
    )


# What newcomers look for, with the heading that answers.
LOOKED_FOR = {
    "install": "docs/install.md#in-a-fresh-clone",
    "cite": "docs/recipes.md#cite-a-figure",
    "own data": "docs/own-data.md#check-that-the-file-is-understood",
    "a chart for a slide": "docs/recipes.md#a-chart-for-a-slide",
    "what p means": "docs/glossary.md#status-letters",
    "report an error": "docs/faq.md#how-do-i-report-an-error",
}


@pytest.mark.parametrize("heading", LOOKED_FOR.values(), ids=LOOKED_FOR)
def test_what_newcomers_look_for_is_two_clicks_from_the_front_page(heading: str) -> None:
    page, _, anchor = heading.partition("#")
    assert anchor in anchors(ROOT / page)
    first = {address for _, address in links(ROOT / "README.md")}
    pages = {address.partition("#")[0] for address in first if address.partition("#")[0].endswith(".md")}
    second = {
        f"{target.relative_to(ROOT).as_posix()}#{part}"
        for page in pages
        for file, _, part in (address.partition("#") for _, address in links(ROOT / page))
        if file.endswith(".md") and ROOT in (target := (ROOT / page).parent.joinpath(file).resolve()).parents
    }
    assert page in pages or heading in second


# Where a link leaves docs/, the site has to hold the file as well: `./dev docsite` takes the pages at the root and docs/.
def test_links_lead_only_to_pages_that_the_site_has() -> None:
    outside = {
        f"{name(path)}: {address}"
        for path in PAGES
        for _, address in links(path)
        if not address.startswith((*ELSEWHERE, "#"))
        and not (path.parent / address.partition("#")[0]).resolve().is_relative_to(ROOT / "docs")
        and (path.parent / address.partition("#")[0]).resolve().parent != ROOT
    }
    assert outside == set()
