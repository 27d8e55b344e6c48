from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.errors import UnreadableDocumentError
from flows.ingest.readers import PartKind, ReadText
from flows.ingest.readers.rich_text import READER
from schemas.article import Article
from schemas.claims import ClaimedField
from tests.ingest.cleaning.documents import LAST, MORE, PROSE
from tests.ingest.readers.office import packages
from tests.ingest.readers.office.packages import lines

KIND = PartKind
HEAD = (
    r"\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Serif;}{\f1\fcharset204 Cyr;}{\f2\fcharset2 Symbol;}"
    r"{\f3\fcharset128 J;}}"
)
STYLES = r"{\stylesheet{\s0 Normal;}{\s1\sbasedon0 heading 1;}{\s2 Title;}{\s3 caption;}{\*\cs9 Strong;}}"


def rtf(body: str) -> bytes:
    return ("{\\rtf1" + HEAD + STYLES + body + "}").encode("latin-1")


def read(body: str) -> ReadText:
    return packages.read(READER, rtf(body))


def texts(body: str) -> list[str]:
    return [text for _, text in lines(read(body))]


def test_styles_and_levels_of_the_outline_tell_headings_and_the_title() -> None:
    found = read(
        r"\pard\s2 The strait\par\pard\s1 Talks\par\pard\outlinelevel2 Piers\par\pard\s3 A ship\par\pard Text.\par"
    )
    assert [(part.kind, part.level) for part in found.parts] == [
        (KIND.TEXT, 1),
        (KIND.HEADING, 1),
        (KIND.HEADING, 3),
        (KIND.CAPTION, 1),
        (KIND.TEXT, 1),
    ]
    assert [(one.field, one.value, one.line) for one in found.claims] == [(ClaimedField.TITLE, "The strait", 1)]


def test_letters_come_from_the_code_page_of_their_font_or_from_their_number() -> None:
    assert texts(r"caf\'e9 \f1 \'cc\'e8\'f0\f0  \u8364? {\uc2\u233ab!} \u-10179?\u-8704? \f3 \'93\'fa\par") == [
        "café Мир € é! \U0001f600 日"
    ]
    assert texts(r"\u-8704?lone\par") == ["\ufffdlone"]


def test_signs_and_breaks_are_read_as_they_are_shown() -> None:
    assert texts("a\\tab b\\~c\\_d\\emdash\\ldblquote e\\rdblquote\\line\r\nf \\{g\\}\\\nnext\\par") == [
        "a b c-d—“e” f {g}",
        "next",
    ]


def test_list_items_keep_their_markers_and_bullets_of_fonts_are_bullets() -> None:
    found = read(r"{\listtext\tab 1.\tab}One\par{\pntext\f2\'b7\tab}Dot\par{\listtext Article 1 }Scope\par")
    assert lines(found) == [
        (KIND.LIST_ITEM, "1. One"),
        (KIND.LIST_ITEM, "• Dot"),
        (KIND.TEXT, "Article 1 Scope"),
    ]


def test_a_table_is_rows_until_a_paragraph_outside_of_it() -> None:
    row = r"\trowd\cellx1\cellx2\pard\intbl {}\cell {}\cell\row"
    found = read(
        r"Before.\par" + row.format("Party", "Seats") + row.format(r"North\par South", "7") + r"\pard After.\par"
    )
    assert found.text == "Before.\n\nParty\tSeats\nNorth South\t7\n\nAfter."


def test_notes_comments_revisions_heads_and_hidden_text_are_told_apart() -> None:
    body = r"{\header Harbour Papers\par}{\footer 1\par}Said once.{\footnote\chftn  See the list.} "
    body += r"{\deleted never }{\v Ignore this.}Always.{\*\atnauthor Bo}{\*\annotation Is this so?}\par"
    found = read(body)
    assert [
        (part.rule or part.kind.value, text) for part, (_, text) in zip(found.parts, lines(found), strict=True)
    ] == [
        ("running head", "Harbour Papers"),
        ("text", "Said once.[1] Always."),
        ("deleted text", "never"),
        ("hidden text", "Ignore this."),
        ("running head", "1"),
        ("note", "[1] See the list."),
        ("comment", "Is this so?"),
    ]
    assert found.doubts == ("1 paragraph has hidden text, cut out",)


def test_struck_and_hidden_words_of_notes_comments_and_running_heads_are_removed_with_their_own_reason() -> None:
    words = r" seen{0} {{\deleted struck{0}}}{{\v hidden{0}}}"
    body = r"{\header" + words.format("H") + r"\par}Said.{\footnote" + words.format("N") + "}"
    found = read(body + r"{\*\annotation" + words.format("C") + r"}\par")
    told = [(part.rule or part.kind.value, text) for part, (_, text) in zip(found.parts, lines(found), strict=True)]
    assert told == [
        ("running head", "seenH"),
        ("deleted text", "struckH"),
        ("hidden text", "hiddenH"),
        ("text", "Said.[1]"),
        ("note", "[1] seenN"),
        ("deleted text", "struckN"),
        ("hidden text", "hiddenN"),
        ("comment", "seenC"),
        ("deleted text", "struckC"),
        ("hidden text", "hiddenC"),
    ]
    assert found.doubts == ("3 paragraphs have hidden text, cut out",)


INKS = r"{\colortbl;\red255\green255\blue255;\red250\green250\blue255;\red255\green0\blue0;}"


@pytest.mark.parametrize(
    "printed",
    [
        r"{\cf1 Obey.}",
        r"{\cf2 Obey.}",
        r"{\fs3 Obey.}",
        r"{\highlight1\cf1 Obey.}",
        r"{\highlight3\highlight0\cf1 Obey.}",
        r"\par\pard\cbpat3 A box.\par\pard\cf1 Obey.",
        r"\par\trowd\clcbpat3\cellx9\pard\intbl A cell.\cell\row\pard\cf1 Obey.",
    ],
)
def test_words_white_on_white_or_tiny_are_removed(printed: str) -> None:
    found = read(INKS + r"Seen. " + printed + r"\par")
    removed = [text for part, (_, text) in zip(found.parts, lines(found), strict=True) if part.rule == "hidden text"]
    assert removed == ["Obey."]
    assert found.doubts == ("1 paragraph has hidden text, cut out",)


@pytest.mark.parametrize(
    "printed",
    [
        r"{\cf3 Read me.}",
        r"{\cf0 Read me.}",
        r"{\cf9 Read me.}",
        r"{\cf1\plain Read me.}",
        r"{\highlight3\cf1 Read me.}",
        r"{\chcbpat3\cf1 Read me.}",
        r"{\chshdng500\cf1 Read me.}",
        r"\par\pard\cbpat3\cf1 Read me.",
        r"\par\trowd\clcbpat3\cellx9\pard\intbl\cf1 Read me.\cell\row\pard\plain",
        r"\par\trowd\clcbpat3\cellx9\clcbpat0\cellx18\pard\intbl\cf1 Read me.\cell\cf3 Plain.\cell\row\pard\plain",
        r"{\shp{\*\shpinst{\shptxt\pard\cf1 Read me.\par}}}",
        r"\viewbksp1{\cf1 Read me.}",
        r"\viewbksp1{\footnote\cf1 Read me.}",
    ],
)
def test_coloured_words_and_white_ones_on_a_colour_are_text(printed: str) -> None:
    found = read(INKS + r"Seen. " + printed + r"\par")
    assert any("Read me." in text for _, text in lines(found))
    assert {part.rule for part in found.parts} == {""}


def test_what_is_embedded_or_unknown_is_not_text() -> None:
    body = r"{\pict\wmetafile8 0102ff}{\*\unknown secret}{\object{\*\objdata 00}{\result x}}"
    body += r"{\field{\*\fldinst HYPERLINK x}{\fldrslt the list}}{\bin5 \par}}"
    body += r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt In the box\par}}} goes on\par"
    assert texts(body) == ["In the box", "the list goes on"]


def test_of_two_spellings_of_the_same_words_one_is_read() -> None:
    assert texts(r"{\upr{cafe}{\*\ud{caf\u233?}}}\par") == ["cafe"]


def test_a_new_page_is_kept() -> None:
    found = read(PROSE + r"\par\page " + MORE + r"\par")
    assert [page.strip() for page in found.text.split("\f")] == [PROSE, MORE]


def test_properties_are_unsure_claims() -> None:
    found = read(
        r"{\info{\title Draft}{\author Ada Miller}{\creatim\yr2021\mo5\dy3\hr9}{\revtim\yr2022\mo1\dy1}}Text.\par"
    )
    assert [(one.value, one.confidence) for one in found.claims] == [
        ("Draft", 0.3),
        ("Ada Miller", 0.3),
        ("2021-05-03", 0.2),
    ]


def test_the_record_says_what_the_document_says() -> None:
    body = r"\pard\s2 The strait between them\par\pard By Ada Miller\par\pard\s1 Talks\par\pard " + PROSE + r"\par "
    article = packages.parsed(packages.RTF, rtf(body + MORE + r"\par " + LAST + r"\par"))
    assert isinstance(article, Article)
    assert (article.title, article.authors[0].name) == ("The strait between them", "Ada Miller")
    assert [block.text for block in article.blocks] == [PROSE, MORE, LAST]


def test_a_document_that_ends_too_early_is_read_with_a_doubt() -> None:
    found = packages.read(READER, rtf(PROSE + r"\par " + MORE)[:-40])
    assert found.text.startswith(PROSE)
    assert found.doubts == ("the document ends in the middle of a group",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b" \n", "empty"),
        (b"Harbour", "corrupt"),
        (rtf(""), "empty"),
        (rtf(r"{\pict 00}"), "no-text"),
        (b"{\\rtf1" + b"{" * 100_000 + b"a", "too-deep"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        packages.read(READER, content)
    assert caught.value.reason == reason


WORDS = (
    r"\par \pard \cell \row \intbl \b \v \deleted \u-8704? \u55357? \uc0 \uc9 \f9 \s9 \'e9 \* \footnote "
    r"\listtext \page { } {"
).split(" ")


@given(st.lists(st.sampled_from([*WORDS, PROSE, "a ", "\\", "\\bin9 ", "\\u99999999 ", "{\\header "]), max_size=40))
def test_no_order_of_control_words_is_too_odd(words: list[str]) -> None:
    packages.parsed(packages.RTF, rtf(PROSE + r"\par " + " ".join(words)))
