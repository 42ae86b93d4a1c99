"""Writes the navigation of the documentation's site into zensical.toml, from the lists of docs/README.md (--check: says whether it is old)."""

import json
import posixpath
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
INDEX = ROOT / "docs" / "README.md"
CONFIG = ROOT / "zensical.toml"
LISTED = re.compile(r"^- \[([^\]]+)\]\(([^)#]+\.md)\)", flags=re.MULTILINE)
NAV = re.compile(r"^nav = \[\n.*?^\]\n", flags=re.MULTILINE | re.DOTALL)


def navigation(index: str) -> str:
    """Return the navigation as TOML: home, the index, and a section for each heading with the pages that it lists."""
    lines = ['  { "Home" = "README.md" },', '  { "All pages" = "docs/README.md" },']
    for section in re.split(r"^## ", index, flags=re.MULTILINE)[1:]:
        title, _, text = section.partition("\n")
        pages = [
            f"    {{ {_quoted(name.replace('`', ''))} = {_quoted(posixpath.normpath(f'docs/{page}'))} }},"
            for name, page in LISTED.findall(text)
            if page != "../README.md"
        ]
        lines += [f"  {{ {_quoted(title)} = [", *pages, "  ] },"]
    return "\n".join(["nav = [", *lines, "]", ""])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def main() -> int:
    """Write the navigation where it differs and return 0; with --check write nothing and return 1 where it differs."""
    before = CONFIG.read_text(encoding="utf-8")
    written = navigation(INDEX.read_text(encoding="utf-8"))
    after = NAV.sub(lambda _: written, before)
    if after == before:
        return 0
    check = "--check" in sys.argv[1:]
    print("zensical.toml " + ("does not list the pages of docs/README.md: run ./dev docs" if check else "written"))
    if not check:
        CONFIG.write_text(after, encoding="utf-8")
    return int(check)


if __name__ == "__main__":
    sys.exit(main())
