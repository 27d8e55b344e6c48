"""How what the extractors took is found again, and who is right where they differ."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lxml import html

from flows.ingest.readers import PartKind
from flows.ingest.readers.webpage import generous
from flows.ingest.readers.webpage.blocks import Block, blocks_of
from flows.ingest.readers.webpage.bodies import article
from flows.ingest.readers.webpage.matching import found_in
from flows.ingest.readers.webpage.surroundings import is_apart
from flows.ingest.readers.webpage.tree import parse
from tests.ingest.cleaning.documents import LAST, MORE, PROSE
from tests.ingest.readers.webpage.pages import BODY, page, raw


def blocks(markup: str) -> list[Block]:
    content = f"<html><body>{markup}</body></html>".encode()
    return blocks_of(parse(raw(content), content).root)


def found(markup: str, extracted: str) -> list[str]:
    all_of_them = blocks(markup)
    return [all_of_them[index].text for index in sorted(found_in(all_of_them, extracted))]


def test_paragraphs_are_found_whatever_became_of_white_space_quotes_and_links() -> None:
    markup = f"<p>{PROSE}</p><p>“{MORE}” <a href='/x'>Here</a></p>"
    extracted = f'{PROSE.replace(" ", "  ")}\n\n"{MORE}" [Here](/x)'
    assert len(found(markup, extracted)) == 2


def test_a_paragraph_that_lost_its_end_is_found_and_one_that_lost_most_is_not() -> None:
    assert found(f"<p>{PROSE}</p>", PROSE[: len(PROSE) * 3 // 4]) == [PROSE]
    assert found(f"<p>{PROSE}</p>", PROSE[: len(PROSE) // 4]) == []


def test_a_short_line_counts_only_between_the_same_neighbours() -> None:
    markup = f"<p>More</p><p>{PROSE}</p><p>More</p><p>{MORE}</p><p>More</p>"
    all_of_them = blocks(markup)
    assert found_in(all_of_them, f"{PROSE}\nMore\n{MORE}") == {1, 2, 3}


def test_hidden_blocks_are_never_meant() -> None:
    markup = f"<p hidden>{PROSE}</p><p>{PROSE}</p>"
    assert found_in(blocks(markup), PROSE) == {1}


def kept(markup: str) -> list[str]:
    content = page(markup).encode()
    root = parse(raw(content), content).root
    all_of_them = blocks_of(root)
    return [all_of_them[index].text for index in sorted(article(root, all_of_them))]


def test_asking_the_extractors_changes_nothing_on_the_page() -> None:
    content = page().encode()
    root = parse(raw(content), content).root
    before: Sequence[str] = [block.text for block in blocks_of(root)]
    article(root, blocks_of(root))
    assert [block.text for block in blocks_of(root)] == before


def test_what_stands_in_the_midst_of_an_article_is_of_it() -> None:
    assert kept(f"<p>{PROSE}</p><h2>The second day</h2><p>{MORE}</p><p>{LAST}</p>")[-4:] == [
        PROSE,
        "The second day",
        MORE,
        LAST,
    ]


def test_an_article_in_a_single_box_without_paragraphs_is_found() -> None:
    assert any(PROSE in text for text in kept(f"<div>{PROSE}<br><br>{MORE}<br><br>{LAST}</div>"))


def test_kinds_of_blocks_follow_their_elements() -> None:
    markup = f"<h3>Where</h3><ul><li>One</li></ul><blockquote>{BODY}</blockquote><figcaption>A pier</figcaption>"
    kinds = [block.kind for block in blocks(markup)]
    assert kinds == [
        PartKind.HEADING,
        PartKind.LIST_ITEM,
        PartKind.TEXT,
        PartKind.TEXT,
        PartKind.TEXT,
        PartKind.CAPTION,
    ]


@pytest.mark.parametrize(
    "table",
    [
        '<table role="presentation"><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>',
        "<table><tr><td>alone</td></tr><tr><td>below</td></tr></table>",
        "<table><tr><td><a>Home</a></td><td><a>News</a></td></tr><tr><td><a>Out</a></td><td><a>In</a></td></tr></table>",
        "<table><tr><td><table><tr><td>a</td></tr></table></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
    ],
)
def test_tables_that_only_place_text_have_no_rows(table: str) -> None:
    assert PartKind.ROW not in {block.kind for block in blocks(table)}


def test_a_cell_over_several_columns_keeps_the_others_in_their_places() -> None:
    rows = "<tr><th colspan='2'>Port</th><th>Ships</th></tr><tr><td>North</td><td>old</td><td>12</td></tr>"
    assert [block.text for block in blocks(f"<table>{rows}</table>")] == ["Port\t\tShips", "North\told\t12"]


def test_pictures_to_leaf_through_below_a_text_are_not_of_it_and_alone_they_are() -> None:
    slides = "".join(f"<li><h3>{at}/9 The pier</h3><p>Picture {at}: {MORE}</p></li>" for at in range(9))
    gallery = f'<div class="gallery extra"><ul>{slides}</ul></div>'
    assert not any(text.startswith("Picture") for text in kept(f"<p>{PROSE}</p><p>{MORE}</p><p>{LAST}</p>{gallery}"))
    assert any("Picture 3" in text for text in kept(gallery))


@pytest.mark.parametrize("name", ["disqus", "popular extra", "latest remark"])
def test_what_one_extractor_takes_below_a_text_is_judged_by_the_name_of_its_part(name: str) -> None:
    rules = "<p>Whoever writes here agrees that the words may be quoted, in print as on the air, with a name.</p>"
    assert kept(f'{BODY}<div class="{name}">{rules * 2}</div>') == [PROSE, MORE, LAST]


def test_names_of_parts_count_only_where_they_do_not_hold_the_article_too() -> None:
    markup = f'<div class="has-comments"><p>{PROSE}</p><div class="comments"><p>{MORE}</p></div></div>'
    own, said = blocks(markup)
    holding = frozenset(own.element.iterancestors())
    assert not is_apart(own, holding)
    assert is_apart(said, holding)
    assert is_apart(own, frozenset())


def test_who_asks_the_extractors_keeps_the_page_as_it_is() -> None:
    hidden = f'<p hidden>{MORE}</p><p style="display: none">{LAST}</p><script>let a = 1;</script>'
    content = page(f"{hidden}{BODY}").encode()
    root = parse(raw(content), content).root
    before = html.tostring(root)
    assert article(root, blocks_of(root))
    assert html.tostring(root) == before


def test_the_generous_extractor_takes_no_hidden_text_and_no_script() -> None:
    content = page(f"<p>{PROSE}</p><p>{MORE}</p><p hidden>{LAST}</p><script>let secret = 1;</script>").encode()
    taken = generous.text_of(parse(raw(content), content).root)
    assert PROSE in taken
    assert LAST not in taken
    assert "secret" not in taken


def test_the_generous_extractor_takes_nothing_of_a_page_without_text() -> None:
    content = b"<html><head><title>x</title></head><body></body></html>"
    assert not generous.text_of(parse(raw(content), content).root).strip()
