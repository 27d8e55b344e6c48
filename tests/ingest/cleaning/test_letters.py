"""Letters and acts: who signed, whose words are transmitted, and what an act decides."""

from __future__ import annotations

import pytest

from flows.ingest.cleaning.heads.letters import is_act
from schemas.article import Article, BlockKind
from tests.ingest.cleaning.documents import LAST, MORE, PROSE, body, cleaned, page, rules

HEAD = ("Harbour Council", "12 March 2021")
TITLE = "Letter dated 10 March 2021 from the Minister for Harbours addressed to the President of the Harbour Council"
HONOUR = "I have the honour to write to you about the harbour, which has not been dredged for years. " + PROSE
WISH = "I should be grateful if you would bring this matter to the attention of the members of the Council."


def _authors(article: Article) -> list[tuple[str, str | None]]:
    return [(author.name, author.role) for author in article.authors]


def test_who_signed_a_letter_is_its_author_with_the_office_of_the_sender() -> None:
    article = cleaned(page(*HEAD, TITLE, HONOUR, MORE, WISH, "(Signed) Ana Ferreira"))
    assert article.title == TITLE
    assert _authors(article) == [("Ana Ferreira", "Minister for Harbours")]
    assert rules(article)["(Signed) Ana Ferreira"] == "signature"
    assert not any("Signed" in block.text for block in article.blocks)


@pytest.mark.parametrize(
    "signature",
    [
        "(Signed) Ana Ferreira\nAmbassador\nPermanent Representative of Ferria",
        "(Signed) Ana Ferreira Ambassador Permanent Representative of Ferria",
        "*(Signed)* Dr. Ana FERREIRA\n\nAmbassador Permanent Representative of Ferria",
    ],
)
def test_the_office_printed_with_a_signature_is_the_role(signature: str) -> None:
    ((name, role),) = _authors(cleaned(page(*HEAD, TITLE, HONOUR, MORE, WISH, signature)))
    assert name.casefold() == "ana ferreira"
    assert role == "Ambassador Permanent Representative of Ferria"


def test_two_signatures_with_no_text_between_are_two_authors() -> None:
    article = cleaned(page(*HEAD, TITLE, HONOUR, WISH, "(Signed) Ana Ferreira", "(Signed) Tomas Brandt"))
    assert [name for name, _ in _authors(article)] == ["Ana Ferreira", "Tomas Brandt"]


@pytest.mark.parametrize(
    ("title", "signature"),
    [
        ("Lettre datée du 10 mars 2021, adressée au Président du Conseil par la Ministre des ports", "(Signé)"),
        ("Carta de fecha 10 de marzo de 2021 dirigida al Presidente del Consejo por la Ministra", "(Firmado)"),
        ("Identical letters dated 10 March 2021 from the Minister addressed to the two Presidents", "(Signed)"),
    ],
)
def test_letters_of_other_languages_and_to_several_are_signed_too(title: str, signature: str) -> None:
    article = cleaned(page(*HEAD, title, HONOUR, MORE, f"{signature} Ana Ferreira"))
    assert article.title == title
    assert [name for name, _ in _authors(article)] == ["Ana Ferreira"]


def test_a_letter_without_a_title_is_known_by_its_opening() -> None:
    article = cleaned(page("The state of the harbour", "12 March 2021", HONOUR, MORE, "(Signed) Ana Ferreira"))
    assert [name for name, _ in _authors(article)] == ["Ana Ferreira"]


def test_nobody_is_the_author_of_what_a_letter_transmits() -> None:
    annex = "Annex to the letter dated 10 March 2021 from the Minister for Harbours addressed to the Council"
    article = cleaned(
        page(*HEAD, TITLE, HONOUR, WISH, "(Signed) Ana Ferreira\nMinister", annex, MORE, LAST, "(Signed) Tomas Brandt")
    )
    assert article.authors == ()
    assert (article.publisher, article.host) == (None, "Harbour Council")
    assert annex in {section.heading for section in article.sections}
    assert body(article) == [HONOUR, WISH, MORE, LAST]


def test_a_note_below_the_signature_is_not_transmitted() -> None:
    note = "* The report on the harbour and the pier is available on the page of the ministry in both languages."
    article = cleaned(page(*HEAD, TITLE, HONOUR, MORE, "(Signed) Ana Ferreira", note))
    assert [name for name, _ in _authors(article)] == ["Ana Ferreira"]


def test_a_signature_that_holds_no_name_names_nobody() -> None:
    article = cleaned(page(*HEAD, TITLE, HONOUR, MORE, "(Signed) For the Government of Ferria and all its harbours"))
    assert article.authors == ()
    assert article.publisher is None


@pytest.mark.parametrize(
    ("title", "subtitle"),
    [
        ("Ferria, Ostland and Westland: amendment to the draft resolution on the harbour", None),
        ("The credentials of the deputy harbour master", "Report of the Harbour Minister"),
    ],
)
def test_a_council_does_not_speak_in_what_others_lay_before_it(title: str, subtitle: str | None) -> None:
    article = cleaned(page("HC/2021/L.4/Rev.1", *HEAD, "\n".join(filter(None, (title, subtitle))), PROSE, MORE))
    assert article.title == title
    assert (article.publisher, article.host) == (None, "Harbour Council")


@pytest.mark.parametrize(
    ("publisher", "title"),
    [
        ("Harbour Council", "Ferria, Ostland and Westland: amendment to the draft resolution on the harbour"),
        ("Ministry of Harbours", "Statement by the Foreign Minister on the strait"),
        ("Harbour Commission", "Statement by the President on the harbour treaty"),
    ],
)
def test_without_the_symbol_of_a_council_a_text_is_its_publishers(publisher: str, title: str) -> None:
    article = cleaned(page(publisher, title, "12 March 2021", PROSE, MORE))
    assert (article.title, article.host) == (title, None)
    assert article.publisher is not None
    assert article.publisher.name == publisher


@pytest.mark.parametrize(
    "title",
    [
        "Ferria: draft law on ships under fire",
        "Ostland: new proposal for a quota on fish",
        "Report of explosion near the pier",
        "Statement of intent on the strait and its pilots",
    ],
)
def test_a_title_that_names_no_other_body_leaves_a_text_with_a_symbol_to_its_publisher(title: str) -> None:
    article = cleaned(page("HC/2021/4", "Harbour Institute", title, "12 March 2021", PROSE, MORE))
    assert (article.title, article.host) == (title, None)
    assert article.publisher is not None


@pytest.mark.parametrize("number", ["Resolution 1325 (2000)", "Decision No. 12", "Directive 2014/65/EU"])
def test_an_act_below_a_title_is_a_heading(number: str) -> None:
    title = "Women at the table of the strait"
    head = ("Harbour Institute", title, "By Ana Ferreira", "12 March 2021")
    article = cleaned(page(*head, number, PROSE, MORE, LAST))
    assert article.title == title
    assert title not in rules(article) or rules(article)[title] == "title"


@pytest.mark.parametrize(
    "heading",
    ["Recommendation 1", "Resolution 2021", "Resolution 4K", "Regulation 5G", "Directive 9/11", "Decision 50/50"],
)
def test_a_word_for_acts_with_any_number_is_none(heading: str) -> None:
    assert not is_act(heading)
    title = "The strait between the two shores of Ferria"
    article = cleaned(page("Harbour Institute", title, "12 March 2021", heading, PROSE, MORE, LAST))
    assert article.title == title


@pytest.mark.parametrize(
    "number",
    ["Resolution 12 (2021)", "Directive 2014/65/EU", "Decision 12/2020", "Décision n° 7", "Regulation No 1049/2001"],
)
def test_an_act_goes_by_a_number_and_its_year_or_a_number_called_so(number: str) -> None:
    assert is_act(number)


def test_a_report_of_its_own_is_the_publishers() -> None:
    article = cleaned(page(*HEAD, "The harbour in the year of the flood\nReport of the Harbour Council", PROSE, MORE))
    assert article.publisher is not None


def test_what_a_preamble_with_a_comma_leads_to_is_a_list_and_no_footnotes() -> None:
    preamble = "Recalling its decisions on the harbour, and having heard the two governments in the spring of the year,"
    items = "1. Extends the mandate of the pilots until the end of the year;\f"
    rest = (
        "2. Reiterates its demand that both sides leave the pier at once;\n3. Decides to remain seized of the matter."
    )
    article = cleaned(page(*HEAD, "Resolution 12 (2021)", "The Harbour Council,", preamble, items) + rest)
    assert article.title == "Resolution 12 (2021)"
    asked = [block.text for block in article.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [text.split()[0] for text in asked] == ["Extends", "Reiterates", "Decides"]
    assert not any(block.kind is BlockKind.NOTE for block in article.blocks)


def test_the_line_that_leads_from_a_preamble_to_its_list_is_kept() -> None:
    acting = "Acting under Chapter II of the Harbour Charter,"
    listed = (
        "1. Decides that the pier is closed until the summer of the year;\n2. Decides to remain seized of the matter."
    )
    article = cleaned(page(*HEAD, "Resolution 12 (2021)", "The Harbour Council,", PROSE, MORE, acting, listed))
    assert any(text.endswith(acting) for text in body(article))
    assert article.subtitle is None
    assert any(text.startswith("The Harbour Council,") for text in body(article))


def test_who_adopts_an_act_and_its_preamble_are_one_sentence() -> None:
    recalling = f"Recalling its decisions on the harbour, {PROSE}"
    article = cleaned(page(*HEAD, "Resolution 12 (2021)", "The Harbour Council,", recalling, MORE))
    assert body(article)[0] == f"The Harbour Council, {recalling}"


def test_the_notes_of_a_page_still_part_a_sentence_that_goes_on_in_small_letters() -> None:
    first = (
        f"{PROSE} The two sides have met in the harbour, in the town hall, on the pier,\n\n1. See the paper of May.\f"
    )
    article = cleaned(
        page("The Strait Between Them", "12 March 2021", first) + "and nowhere else in the country. " + MORE
    )
    assert [block.text for block in article.blocks if block.kind is BlockKind.NOTE] == ["See the paper of May."]


def test_a_line_that_stops_in_mid_sentence_is_no_subtitle() -> None:
    article = cleaned(
        page("The Strait Between Them Has No Bridge", "The words of the minister from the pier and the", PROSE, MORE)
    )
    assert article.subtitle is None
