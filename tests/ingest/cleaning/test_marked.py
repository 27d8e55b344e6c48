"""Documents whose reader has told their lines apart: its word is taken, the rules do the rest."""

from __future__ import annotations

from flows.ingest.cleaning import clean
from flows.ingest.readers import Mend, Part, PartKind, ReadText
from flows.ingest.verification import unfaithful
from schemas.article import Article, BlockKind, DocumentKind
from schemas.claims import Claim, ClaimedField
from schemas.dates import DateOrigin
from schemas.places import Box
from tests.ingest.cleaning.documents import LAST, MORE, PROSE, body
from tests.records import a_raw

KIND = PartKind


def told(*lines: tuple[str, Part], claims: tuple[Claim, ...] = (), mends: tuple[Mend, ...] = ()) -> Article:
    """Return the record of lines that a reader has told; an empty one parts two pages."""
    text = "\n\n".join(line for line, _ in lines)
    read = ReadText(text=text, encoding="utf-8", parts=tuple(part for _, part in lines), claims=claims, mends=mends)
    article = clean(read, a_raw(text.encode()))
    assert not list(unfaithful(article, text))
    return article


def claim(field: ClaimedField, value: str, confidence: float = 0.9, line: int | None = None) -> Claim:
    return Claim(field=field, value=value, words=value, source="JSON-LD", confidence=confidence, line=line)


def part(kind: PartKind = KIND.TEXT, **more: object) -> Part:
    return Part.model_validate({"kind": kind, **more})


def test_what_the_reader_removes_is_kept_with_its_rule_and_reason() -> None:
    article = told(
        ("Harbour news and views", part(KIND.REMOVED, rule="navigation", reason="leads to other pages")),
        (PROSE, part()),
    )
    (cut,) = article.removed
    assert (cut.rule, cut.reason, cut.text) == ("navigation", "leads to other pages", "Harbour news and views")
    assert body(article) == [PROSE]


def test_headings_captions_notes_and_lists_are_what_the_reader_says() -> None:
    article = told(
        (PROSE, part()),
        ("A heading that ends like a sentence.", part(KIND.HEADING, level=3)),
        (MORE, part()),
        ("• The only item there is", part(KIND.LIST_ITEM)),
        ("The harbour at dawn", part(KIND.CAPTION)),
        (LAST, part()),
        ("1 So the minister told the chamber.", part(KIND.NOTE)),
    )
    kinds = [block.kind for block in article.blocks]
    paragraph = BlockKind.PARAGRAPH
    assert kinds == [paragraph, paragraph, BlockKind.LIST_ITEM, BlockKind.CAPTION, paragraph, BlockKind.NOTE]
    assert [(one.heading, one.level) for one in article.sections][1:] == [("A heading that ends like a sentence.", 3)]
    assert (article.blocks[2].marker, article.blocks[2].text) == ("•", "The only item there is")


def test_rows_are_a_table_however_few_and_whatever_their_cells_hold() -> None:
    text = f"{PROSE}\n\nParty\tWhat it wants from the talks in the harbour\nNorth\tAn inspection regime\n\n{MORE}"
    row = part(KIND.ROW)
    article = clean(ReadText(text=text, encoding="utf-8", parts=(part(), row, row, part())), a_raw(text.encode()))
    (table,) = article.tables
    assert (table.stub, table.columns) == ("Party", ("What it wants from the talks in the harbour",))
    assert [(one.label, one.cells[0].text) for one in table.rows] == [("North", "An inspection regime")]


def test_a_paragraph_that_goes_on_behind_a_page_is_one_block_in_two_places() -> None:
    first, second = PROSE[: PROSE.index(" the talks")], PROSE[PROSE.index("the talks") :]
    box = Box(left=50, top=60, right=300, bottom=90)
    text = f"{MORE}\n\n{first}\n\f{second}\n\n{LAST}"
    parts = (part(), part(box=box.model_dump()), part(continues=3), part())
    article = clean(ReadText(text=text, encoding="utf-8", parts=parts), a_raw(text.encode()))
    assert body(article) == [MORE, PROSE, LAST]
    assert [(one.page, one.box) for one in article.blocks[1].places] == [(1, box), (2, None)]


def test_a_sure_claim_outweighs_what_the_rules_read_and_says_where_it_stands() -> None:
    article = told(
        ("Harbour Institute | The strait will not wait", part(KIND.HEADING)),
        ("By Ada Miller", part()),
        ("3 May 2021", part()),
        (PROSE, part()),
        (MORE, part()),
        claims=(
            claim(ClaimedField.TITLE, "The strait will not wait"),
            claim(ClaimedField.AUTHOR, "Ada Miller"),
            claim(ClaimedField.AUTHOR, "Bo Larsen"),
            claim(ClaimedField.PUBLISHED, "2021-05-04"),
            claim(ClaimedField.KIND, "speech"),
        ),
    )
    assert article.title == "The strait will not wait"
    assert [author.name for author in article.authors] == ["Ada Miller", "Bo Larsen"]
    assert article.published is not None
    assert (article.published.when.iso, article.published.origin) == ("2021-05-04", DateOrigin.METADATA)
    assert article.kind is DocumentKind.SPEECH
    claimed = {one.field: (one.source, one.place) for one in article.provenance if one.confidence}
    assert claimed["published"] == claimed["authors[1].name"] == ("JSON-LD", None)


def test_an_unsure_claim_fills_a_gap_and_no_more() -> None:
    lines = (("By Ada Miller", part()), ("3 May 2021", part()), (PROSE, part()), (MORE, part()))
    weak = (
        claim(ClaimedField.AUTHOR, "Administrator", 0.2),
        claim(ClaimedField.PUBLISHED, "2024-01-01", 0.2),
        claim(ClaimedField.PUBLISHER, "Harbour Institute", 0.2),
    )
    article = told(*lines, claims=weak)
    assert [author.name for author in article.authors] == ["Ada Miller"]
    assert article.published is not None
    assert article.published.when.iso == "2021-05-03"
    assert article.publisher is not None
    assert article.publisher.basis == "named by JSON-LD"


def test_nobody_is_an_author_by_an_unsure_claim() -> None:
    article = told((PROSE, part()), (MORE, part()), claims=(claim(ClaimedField.AUTHOR, "Ada Miller", 0.4),))
    assert article.authors == ()


def test_a_printed_day_stands_against_a_claim_of_the_same_month() -> None:
    sure = (claim(ClaimedField.PUBLISHED, "2021-05"),)
    article = told(("3 May 2021", part()), (PROSE, part()), (MORE, part()), claims=sure)
    assert article.published is not None
    assert (article.published.when.iso, article.published.origin) == ("2021-05-03", DateOrigin.PRINTED)


def test_a_heading_over_the_text_is_no_subtitle_when_there_are_others_of_its_level() -> None:
    sure = (claim(ClaimedField.TITLE, "The strait will not wait"),)
    title = ("The strait will not wait", part(KIND.HEADING))
    heading = ("What was agreed on the coast", part(KIND.HEADING, level=2))
    alone = told(title, heading, (PROSE, part()), claims=sure)
    other = ("What comes next on the coast", part(KIND.HEADING, level=2))
    among = told(title, heading, (PROSE, part()), other, (MORE, part()), claims=sure)
    assert (alone.subtitle, among.subtitle) == (heading[0], None)
    assert [one.heading for one in among.sections if one.heading] == [heading[0], other[0]]


def test_what_the_reader_mended_stands_among_the_repairs() -> None:
    mend = Mend(rule="lost ligature", before="deinition", after="definition", line=1)
    article = told((PROSE, part()), mends=(mend,))
    assert [(one.rule, one.before, one.after, one.place.line) for one in article.repairs] == [
        ("lost ligature", "deinition", "definition", 1)
    ]


def test_a_mismatch_of_name_and_content_is_noted() -> None:
    raw = a_raw(PROSE.encode()).model_copy(update={"named_type": "application/pdf"})
    article = clean(ReadText(text=PROSE, encoding="utf-8"), raw)
    assert [one.code for one in article.notices][:1] == ["type-mismatch"]


def test_where_no_line_is_prose_the_text_is_what_the_reader_vouches_for() -> None:
    title, short = ("The strait will not wait", part(KIND.HEADING)), ["The talks are off.", "They resume on Monday."]
    article = told(title, *((line, part(vouched=True)) for line in short))
    assert (article.title, article.subtitle) == ("The strait will not wait", None)
    assert [block.text for block in article.blocks] == short
    assert told(title, *((line, part()) for line in short)).subtitle == short[0]
