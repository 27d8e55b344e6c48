from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, pages, prose

_LINK = re.compile(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_OTHERS = ("http://", "https://", "mailto:")


def links(page: Path) -> tuple[str, ...]:
    found = (target or image for target, image in _LINK.findall(prose(page)))
    return tuple(target for target in found if not target.startswith(_OTHERS))


def anchors(page: Path) -> set[str]:
    """Return what a link into a page may name: its headings as web hosts of repositories write them."""
    headings = (heading.replace("`", "").lower() for heading in _HEADING.findall(prose(page)))
    return {re.sub(r"[^\w\s-]", "", heading).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", pages(), ids=str)
def test_every_link_of_a_page_leads_to_a_file_of_the_project_and_to_a_heading_of_it(page: Path) -> None:
    for link in links(page):
        target, _, anchor = link.partition("#")
        path = (ROOT / page).parent / target if target else ROOT / page
        assert path.resolve().is_relative_to(ROOT), link
        assert path.exists(), f"{page} leads to {link}"
        if anchor:
            assert anchor in anchors(path.resolve().relative_to(ROOT)), f"{page} leads to {link}"


def test_every_page_of_the_documentation_is_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    next_ones = [Path("README.md")]
    while next_ones:
        page = next_ones.pop()
        if page in seen or page.suffix != ".md" or not (ROOT / page).exists():
            continue
        seen.add(page)
        next_ones += [
            ((ROOT / page).parent / link.partition("#")[0]).resolve().relative_to(ROOT) for link in links(page)
        ]
    assert {page for page in pages() if page.parts[0] == "docs"} <= seen


def test_the_pictures_of_the_readme_are_pages_and_not_large() -> None:
    for name in ("page-1", "page-theme"):
        picture = (ROOT / "docs" / "images" / f"{name}.png").read_bytes()
        width, height = int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])
        assert picture.startswith(b"\x89PNG")
        assert 700 < width < height < 1200
        assert len(picture) < 300_000
