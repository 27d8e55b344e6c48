"""Ligatures that a font lost: mended where the document shows that it lost them, and nowhere else."""

from __future__ import annotations

from flows.ingest.readers.pdf.ligatures import lost_ligatures, lost_th, mended
from tests.ingest.readers.pdf.reading import article, read
from tests.ingest.readers.pdf.sheets import Frame, pdf, wrapped

LOST = " ".join(
    """
    The inal report deines three signiicant conlicts over ishing rights. hese conlicts, the ofice says, were settled by
    an oficial of the board, who was coniident that the boats would ind enough to eat for the winter. hey did, and the
    proit was speciied in the next report. No diferent result was expected by those who had seen the original igures
    and who knew how much the harbour owes to its summer guests, to the small bank in the market street and to a
    minister who was born on the island and has never ceased to visit her mother there at Easter.
    """.split()
)
MISPRINT = "The deinition of a harbour is a place that is safe for ships in every kind of weather."
GERMAN = "Der inal ofen conlict wurde gestern abend am hafen beigelegt, sagte der ofizielle sprecher."


def test_a_document_without_ligatures_gets_them_back() -> None:
    whole = lost_ligatures([LOST])
    text, changes = mended(LOST, whole, lost_th([LOST]))
    assert {
        "inal": "final",
        "conlicts": "conflicts",
        "ofice": "office",
        "diferent": "different",
    }.items() <= whole.items()
    assert "These conflicts, the office says" in text
    assert "They did" in text
    assert "original figures" in text
    assert ("signiicant", "significant") in changes


def test_a_sound_document_is_left_alone() -> None:
    sound = mended(LOST, lost_ligatures([LOST]), frozenset())[0].replace("hese", "These").replace("hey did", "They did")
    assert lost_ligatures([sound]) == {}
    assert lost_th([sound]) == frozenset()


def test_one_misprint_is_no_lost_ligature() -> None:
    assert lost_ligatures([MISPRINT]) == {}


def test_other_languages_are_left_alone() -> None:
    assert lost_ligatures([GERMAN]) == {}


def test_each_mend_stands_in_the_record_beside_the_word_as_it_was() -> None:
    frame = Frame()
    for at, line in enumerate(wrapped(LOST, 60)):
        frame.text(line, 50, 100 + 11 * at)
    content = pdf([[frame]])
    mends = {(mend.before, mend.after) for mend in read(content).mends if mend.rule == "lost ligature"}
    assert ("inal", "final") in mends
    assert any("final report defines three significant conflicts" in block.text for block in article(content).blocks)
