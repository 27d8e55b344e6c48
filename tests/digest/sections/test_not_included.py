from __future__ import annotations

from flows.digest.sections.not_included import build
from schemas.run import DocumentReport, Outcome
from tests.digest.materials import material


def test_that_nothing_was_left_out_is_said() -> None:
    section = build(material())[0]
    assert section.rows == ()
    assert section.nothing == "Every document that was offered is in this issue."
    assert section.intro is None


def test_what_was_left_out_stands_with_what_became_of_it_and_why() -> None:
    left_out = (
        DocumentReport(uri="a.txt", outcome=Outcome.DUPLICATE, detail="the same bytes as b.txt"),
        DocumentReport(uri="c.bin", outcome=Outcome.REFUSED, reason="not-text"),
        DocumentReport(uri="d.txt", outcome=Outcome.FAILED),
    )
    assert [(row.name, row.outcome, row.reason) for row in build(material(left_out=left_out))[0].rows] == [
        ("a.txt", "the same again", "the same bytes as b.txt"),
        ("c.bin", "turned away", "not-text"),
        ("d.txt", "could not be read", "no reason was recorded"),
    ]


def test_what_an_earlier_issue_has_printed_is_not_said_to_be_in_this_one() -> None:
    known = tuple(DocumentReport(uri=f"{letter}.txt", outcome=Outcome.KNOWN, detail="No. 6") for letter in "abcdef")
    assert build(material(printed_before=known[:1]))[0].nothing == (
        "Every other document that was offered is in this issue. "
        "In an earlier issue, and not printed again: a.txt (No. 6)."
    )
    assert build(material(printed_before=known))[0].nothing.endswith("d.txt (No. 6) and two more.")
    failed = DocumentReport(uri="z.txt", outcome=Outcome.FAILED)
    intro = build(material(printed_before=known[:1], left_out=(failed,)))[0].intro
    assert intro == "In an earlier issue, and not printed again: a.txt (No. 6)."


def test_of_a_folder_full_of_other_files_the_rest_is_counted() -> None:
    many = tuple(DocumentReport(uri=f"{number}.bin", outcome=Outcome.REFUSED) for number in range(50))
    section = build(material(left_out=many))[0]
    assert len(section.rows) == 40
    assert section.intro == "40 of 50 are shown; the run report names the others."
