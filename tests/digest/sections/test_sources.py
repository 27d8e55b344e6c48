from __future__ import annotations

from datetime import date

import pytest

from flows.digest.material import Earlier
from flows.digest.sections.sources import build
from schemas.article import Author, Citation, Credit, Language, Notice, Publisher, Removed, Rights
from schemas.dates import DateOrigin, DateWindow, StatedDate
from schemas.issue import Standing
from schemas.places import Place
from schemas.stories import Joint, JointKind, Story
from tests.digest.documents import THREE
from tests.digest.materials import a_month, an_analysis, an_article, articles, evidence, material


def _facts(**fields: object) -> dict[str, str]:
    *others, brief = articles()
    known = (*others, brief.model_copy(update=fields))
    entry = build(material(articles=known, analysis=an_analysis(known)))[0].entries[2]
    return {fact.label: fact.text for fact in entry.facts}


def test_every_document_has_its_entry_in_the_order_of_numbers() -> None:
    entries = build(material(14))[0].entries
    assert [entry.id for entry in entries] == [f"S{number}" for number in range(1, 15)]


def test_without_documents_there_is_no_section() -> None:
    assert build(material(articles=(), analysis=an_analysis(()))) == ()


def test_an_author_stands_with_role_institution_and_address() -> None:
    author = Author(name="K. Lindqvist", role="Researcher", affiliation="NISS", email="kl@niss.example")
    assert _facts(authors=(author,))["Author"] == "K. Lindqvist, Researcher, NISS (kl@niss.example)"
    assert _facts(authors=())["Author"] == "not named"


def test_a_date_says_where_it_comes_from_unless_it_is_printed() -> None:
    stated = StatedDate(when=a_month(2024, 11), origin=DateOrigin.METADATA, words="2024-11")
    assert _facts(published=stated)["Published"] == "November 2024 (metadata)"
    printed = stated.model_copy(update={"origin": DateOrigin.PRINTED})
    assert _facts(published=printed)["Published"] == "November 2024"


def test_a_missing_date_is_not_guessed() -> None:
    window = DateWindow(not_before=date(2024, 11, 9), not_after=None, basis="words")
    assert _facts(published=None, written=window)["Published"] == (
        "no date printed; written not before 9 November 2024 (an inference)"
    )
    assert _facts(published=None)["Published"] == "no date printed"


def test_a_publisher_stands_with_its_short_name_and_is_not_guessed() -> None:
    named = Publisher(name="Nordic Institute", abbreviation="NI", basis="printed")
    assert _facts(publisher=named)["Publisher"] == "Nordic Institute (NI)"
    assert _facts(publisher=None)["Publisher"] == "not stated"


def test_the_text_is_described_by_kind_language_and_length() -> None:
    assert _facts()["Text"].startswith("Policy brief in English, ")
    assert " in another language (xx), " in _facts(language=Language(code="xx", confidence=0.5))["Text"]
    for unsure in (Language(code="fr", confidence=0.4), Language(code="und", confidence=0.9)):
        assert " in a language that is not known, " in _facts(language=unsure)["Text"]


def test_the_citation_that_the_publisher_wants_is_printed() -> None:
    citation = Citation(style="APA", text="Lindqvist, K. (2024). Northern bromance.")
    assert _facts(citation=citation)["Cite as"] == "Lindqvist, K. (2024). Northern bromance. (APA)"
    assert "Cite as" not in _facts()


@pytest.mark.parametrize(
    ("rights", "told"),
    [
        (None, "no terms printed"),
        (Rights(text="Read it."), "“Read it.”"),
        (
            Rights(text="T.", private_copy=True, link_sharing=True, redistribution=False, commercial_use=False),
            "Allows private copies and passing on its address but does not allow passing on or commercial use. “T.”",
        ),
        (Rights(text="T.", redistribution=False), "Does not allow passing on. “T.”"),
        (
            Rights(text="T.", licence="CC BY 4.0", holder="NISS", redistribution=True),
            "CC BY 4.0. Held by NISS. Allows passing on. “T.”",
        ),
    ],
)
def test_what_terms_allow_is_told_and_their_silence_is_kept(rights: Rights | None, told: str) -> None:
    assert _facts(rights=rights)["Rights"] == told


def test_long_terms_are_told_by_what_they_allow_and_quoted_only_where_that_is_unclear() -> None:
    text = "The rights to this work are and remain with its authors and other owners, as the law has it. " * 3
    assert _facts(rights=Rights(text=text, redistribution=False))["Rights"] == "Does not allow passing on."
    unclear = _facts(rights=Rights(text=text))["Rights"]
    assert unclear.startswith("“The rights to this work")
    assert unclear.endswith("…”")
    assert len(unclear) < 250


def test_what_was_removed_is_counted_by_rule() -> None:
    assert _facts()["Removed"] == "3 stretches, 10 characters in all: menu (2) and page number"
    assert _facts(removed=())["Removed"] == "nothing"


def test_what_was_moved_to_a_field_is_not_told_as_removed() -> None:
    place = Place(start=0, end=4, line=1, last_line=1)
    moved = Removed(
        rule="recommendations", reason="heading of the list, moved to recommendations", text="ADVICE", place=place
    )
    cut = Removed(rule="menu", reason="links", text="Home", place=place)
    both = moved.model_copy(update={"reason": "stands in front of the text, moved to published and authors"})
    facts = _facts(removed=(moved, cut, moved, both))
    assert facts["Removed"] == "1 stretch, 4 characters in all: menu"
    assert facts["Set apart"] == "for the record’s authors, published and recommendations (2)"
    assert "Set apart" not in _facts(removed=(cut,))


def test_a_notice_names_its_paragraph_and_a_language_by_its_name() -> None:
    notices = (
        Notice(code="other-language", text="The paragraph is in another language: zh.", block="p4"),
        Notice(code="no-date", text="No date of publication is printed."),
    )
    assert _facts(notices=notices)["Note"] == (
        "¶4: The paragraph is in another language: Chinese. No date of publication is printed."
    )


def test_notices_of_a_kind_are_told_once_and_counted() -> None:
    notices = tuple(Notice(code="relative-date", text=f"Date {number} is counted.") for number in range(3))
    assert _facts(notices=notices)["Note"] == "Date 0 is counted (and two more of the kind)."


def test_more_notices_than_fit_are_counted() -> None:
    notices = tuple(Notice(code=f"kind-{number}", text=f"Note {number}.") for number in range(6))
    assert _facts(notices=notices)["Note"] == "Note 0. Note 1. Note 2. Note 3. 2 more notes in the document’s record."


def test_credits_and_identifiers_are_printed() -> None:
    credit = Credit(role="cover photo", description=None, credit="NTB", person="Ola Nor", text="Photo: Ola Nor")
    identifiers = ("doi:10.1/x", "url:https://niss.example/x", "symbol:A/1", "1234-5678")
    facts = _facts(credits=(credit,), identifiers=identifiers)
    assert facts["Cover photo"] == "Ola Nor, NTB"
    assert facts["Identifiers"] == "DOI 10.1/x, https://niss.example/x, document symbol A/1, 1234-5678"


def test_many_documents_are_described_in_short_and_the_page_says_so() -> None:
    section = build(material(13))[0]
    labels = {fact.label for entry in section.entries for fact in entry.facts}
    assert not {"Removed", "Note"} & labels
    assert {"Author", "Published", "Publisher", "Text", "Rights", "Original"} <= labels
    assert "Here in short" in (section.intro or "")
    assert "Here in short" not in (build(material(12))[0].intro or "")


def test_documents_on_one_event_name_each_other_and_what_they_share() -> None:
    known = articles()
    one, other = evidence(known[0], 1, 0), evidence(known[2], 1, 0)
    joint = Joint(kind=JointKind.NAME, text="Narvik", evidence=(one, other))
    again = joint.model_copy(update={"kind": JointKind.WORDS})
    story = Story(label="Narvik", articles=(known[0].id, known[2].id), joints=(joint, again))
    section = build(material(analysis=an_analysis(known, stories=(story,))))[0]
    told = [[fact.text for fact in entry.facts if fact.label == "Same event"] for entry in section.entries]
    assert told == [["also in S3; they share Narvik"], [], ["also in S1; they share Narvik"]]


def test_documents_of_earlier_issues_stand_apart_in_short_with_their_number_there() -> None:
    old = an_article(THREE[2], 9)
    standing = Standing(issue=4, place=3, article=old.id, raw=old.raw, cleaned_by=old.cleaned_by)
    section = build(material(earlier=(Earlier(old, standing),)))[0]
    assert [entry.id for entry in section.entries] == ["S1", "S2", "S3"]
    (entry,) = section.earlier
    facts = {fact.label: fact.text for fact in entry.facts}
    assert (entry.id, entry.title, facts["Printed in"]) == ("E1", old.title, "No. 4, as S3")
    assert {"Author", "Published", "Rights", "Original"} <= facts.keys()
    assert "Removed" not in facts
