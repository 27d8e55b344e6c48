from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ingest.readers import PartKind
from flows.ingest.readers.markdown_text import READER
from schemas.article import Article, BlockKind
from tests.ingest.cleaning.documents import LAST, MORE, PROSE, body
from tests.ingest.readers.office import packages
from tests.ingest.readers.office.packages import lines

KIND = PartKind
MARKDOWN = "text/markdown"


def read(text: str) -> list[tuple[PartKind, str]]:
    return lines(packages.read(READER, text.encode()))


def record(text: str) -> Article:
    found = packages.parsed(MARKDOWN, text.encode())
    assert isinstance(found, Article)
    return found


def test_headings_are_told_by_marks_or_by_the_line_below() -> None:
    found = packages.read(READER, b"# The strait ##\n\nTalks\n=====\n\nPiers\n---\n\n#hashtag\n\n#\n")
    assert [(part.kind, part.level) for part in found.parts] == [
        (KIND.HEADING, 1),
        (KIND.HEADING, 1),
        (KIND.HEADING, 2),
        (KIND.TEXT, 1),
        (KIND.TEXT, 1),
    ]
    assert found.text == "# The strait\n\nTalks\n\nPiers\n\n#hashtag\n\n#"


def test_wrapped_lines_are_one_paragraph_and_pasted_ones_are_several() -> None:
    wrapped = "The two governments have agreed to meet\nagain in the spring, and neither of them\nexpects much.\n"
    assert read(wrapped) == [(KIND.TEXT, " ".join(wrapped.split()))]
    assert read("By Ada Miller\n3 May 2021\nPublished by the Harbour Institute") == [
        (KIND.TEXT, "By Ada Miller"),
        (KIND.TEXT, "3 May 2021"),
        (KIND.TEXT, "Published by the Harbour Institute"),
    ]
    assert [text for _, text in read(f"{PROSE}\n{MORE}")] == [PROSE, MORE]
    assert [text for _, text in read("A line that is broken  \nby its author here")] == [
        "A line that is broken",
        "by its author here",
    ]


def test_the_words_of_a_link_stay_together_over_lines() -> None:
    assert read("See [the\nlist](https://harbour.example/a) now") == [
        (KIND.TEXT, "See [the list](https://harbour.example/a) now")
    ]


def test_items_have_markers_and_go_on_below() -> None:
    text = "- One\n  goes on\n* Two\n    1) Inner\n• Three\n\n1. First\n2. Second\n\nIn the year\n2019. It was."
    assert read(text) == [
        (KIND.LIST_ITEM, "• One goes on"),
        (KIND.LIST_ITEM, "• Two"),
        (KIND.LIST_ITEM, "1) Inner"),
        (KIND.LIST_ITEM, "• Three"),
        (KIND.LIST_ITEM, "1. First"),
        (KIND.LIST_ITEM, "2. Second"),
        (KIND.TEXT, "In the year 2019. It was."),
    ]


def test_a_table_is_rows_without_its_rule() -> None:
    found = packages.read(
        READER, b"| Party | Wants |\n|---|:-:|\n| North | a \\| b |\n| | **c** |\n\nText | no table\n"
    )
    assert found.text == "Party\tWants\nNorth\ta | b\n\t**c**\n\nText | no table"
    assert [part.kind for part in found.parts] == [KIND.ROW, KIND.ROW, KIND.ROW, KIND.TEXT]


def test_notes_are_notes_and_their_marks_are_those_of_other_readers() -> None:
    text = (
        f"{PROSE}[^1]\n\n[^1]: https://harbour.example/list\n    goes on\n\n[ship]: https://harbour.example/ship 'S'\n"
    )
    assert read(text) == [
        (KIND.TEXT, f"{PROSE}[1]"),
        (KIND.NOTE, "[1] https://harbour.example/list goes on"),
        (KIND.REMOVED, "[ship]: https://harbour.example/ship 'S'"),
    ]


def test_quoted_and_fenced_lines_lose_their_marks_only() -> None:
    text = "> We will wait.\n>\n> So they said.\n\n```text\n# no heading\n- no item\n```\nAfter.\n~~~\nnever closed"
    assert read(text) == [
        (KIND.TEXT, "We will wait."),
        (KIND.TEXT, "So they said."),
        (KIND.TEXT, "# no heading"),
        (KIND.TEXT, "- no item"),
        (KIND.TEXT, "After."),
        (KIND.TEXT, "never closed"),
    ]


def test_comments_are_removed_and_tags_are_not_text_and_addresses_and_signs_are() -> None:
    text = "<div class='a'>\n\nOne<br/>line <!-- not\nthis --> 3 < 4 <https://harbour.example>\n\n"
    text += "<!-- Wait\n\nhere. -->\nEnd"
    assert read(text) == [
        (KIND.TEXT, "Oneline"),
        (KIND.TEXT, "3 < 4 <https://harbour.example>"),
        (KIND.REMOVED, "not this"),
        (KIND.REMOVED, "Wait here."),
        (KIND.TEXT, "End"),
    ]
    assert {part.rule for part in packages.read(READER, text.encode()).parts} == {"", "comment"}


@pytest.mark.parametrize(
    "shown",
    ["`<!--`", "``a ` <!--``", "<!--", "```html\n<!--\n```", "~~~\n<!--\n\nx -->\n~~~", "> ```\n> <!-- x -->\n> ```"],
)
def test_what_looks_like_a_comment_in_code_or_never_ends_cuts_nothing(shown: str) -> None:
    text = " ".join(
        line for kind, line in read(f"{shown}\n\nThe talks go on.\n\n{MORE}\n\n<!-- `odd`") if kind != KIND.REMOVED
    )
    assert text.count("<!--") == 2
    assert text.endswith(f"The talks go on. {MORE} <!-- `odd`")


def test_a_comment_is_told_wherever_it_stands() -> None:
    text = "# Talks <!-- id -->\n\n- One <!-- two -->\n\n| a <!-- b --> | c |\n|---|---|\n| 1 | 2 |\n\n"
    text += "<!--> Shown <!---> too\n<!-- z -->"
    assert [line for kind, line in read(text) if kind == KIND.REMOVED] == ["id", "two", "b", "z"]
    assert [line for kind, line in read(text) if kind != KIND.REMOVED] == [
        "# Talks",
        "• One",
        "a\tc",
        "1\t2",
        "Shown too",
    ]


def test_metadata_in_front_is_read_into_fields() -> None:
    front = "---\ntitle: The strait\nauthors:\n  - Ada Miller\n\n  - Bo Larsen\ndate: 2021-05-03\n---\n"
    article = record(f"{front}\n# Other title\n\n{PROSE}\n\n{MORE}\n")
    assert article.title == "The strait"
    assert [author.name for author in article.authors] == ["Ada Miller", "Bo Larsen"]
    assert article.published is not None
    assert article.published.when.iso == "2021-05-03"


def test_a_rule_at_the_top_is_no_metadata_when_none_ends_it() -> None:
    assert read(f"---\n{PROSE}") == [(KIND.TEXT, "---"), (KIND.TEXT, PROSE)]


def test_the_record_of_a_brief_has_its_sections_lists_tables_and_notes() -> None:
    table = "| Party | 2019 | 2020 |\n|---|---|---|\n| North | 1 | 2 |\n| South | 3 | 4 |"
    article = record(
        f"# The strait between them\n\nBy Ada Miller\n\n3 May 2021\n\n## Talks\n\n{PROSE}[^1]\n\n- Wait.\n- See.\n\n"
        f"{MORE}\n\n{table}\n\n## Piers\n\n{LAST}\n\n[^1]: See the list.\n"
    )
    assert article.title == "The strait between them"
    assert [section.heading for section in article.sections if section.heading] == ["Talks", "Piers"]
    assert body(article) == [f"{PROSE}[1]", "Wait.", "See.", MORE, LAST]
    assert [(row.label, row.cells[0].text) for row in article.tables[0].rows] == [("North", "1"), ("South", "3")]
    assert [block.text for block in article.blocks if block.kind is BlockKind.NOTE] == ["See the list."]


def test_what_a_conversion_left_is_cut_as_in_plain_text() -> None:
    pages = "".join(
        f"Harbour Papers 7\n\n{text}\n\n{number}\n\n\f" for number, text in enumerate((PROSE, MORE, LAST), 1)
    )
    article = record(f"# The strait between them\n\n{pages}")
    assert body(article) == [PROSE, MORE, LAST]


@pytest.mark.parametrize("piece", ["<!--\n", "a<!--", "` `` ", "```\n~~~\n", "> ", "   ", "> " * 300 + "\n"])
def test_however_many_marks_of_comments_and_code_are_read_in_time(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    before = time.process_time()
    assert read(f"{PROSE}\n\n{text}\n\n-->\n\n{MORE}")
    assert time.process_time() - before < 10


MARKS = st.sampled_from(
    [*"#-*_`>|[]()<>!:^~=+.1\n\n\t \\", "---", "<!--", "-->", "[^1]:", "](", "```", "| a | b |\n|---|---|\n", PROSE]
)


@given(st.lists(MARKS, max_size=40).map("".join))
def test_no_marks_are_too_odd(text: str) -> None:
    packages.parsed(MARKDOWN, (PROSE + "\n" + text).encode())


@given(st.text(min_size=1, max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    packages.parsed(MARKDOWN, (PROSE + "\n\n" + text).encode("utf-8", "replace"))
