"""Texts through reader and rules, for tests that look at the record."""

from __future__ import annotations

from pathlib import Path

from flows.ingest.cleaning import clean
from flows.ingest.cleaning.draft import Draft
from flows.ingest.cleaning.lines import Original
from flows.ingest.readers.plain_text import READER
from schemas.article import Article, BlockKind
from tests.records import a_raw

SEEDS = Path(__file__).parents[3] / "seeds"
PROSE = (
    "The two governments have agreed to meet again in the spring, and neither of them expects that the talks will be "
    "short. What they have on the table is a list of eleven questions, of which three are about money and the rest "
    "are about who may inspect what, and when."
)
MORE = (
    "Nobody in the delegation wanted to say how long the list had been before. It is known only that it was cut twice "
    "in the week before the meeting, and that the harbour, which both of them claim, was taken off it at the last "
    "moment so that there would be something to sign at all."
)
LAST = (
    "There is no reason to think that the next round will be easier than the one that has just ended. But the list is "
    "shorter than it was, the people around the table know each other, and the weather in the strait will not wait "
    "for either of the two sides to make up its mind."
)


def cleaned(text: str | bytes, uri: str = "a.txt") -> Article:
    """Return the record of a text."""
    content = text if isinstance(text, bytes) else text.encode()
    raw = a_raw(content, uri)
    return clean(READER.read(raw, content), raw)


def cleaned_file(path: Path) -> Article:
    """Return the record of a file."""
    return cleaned(path.read_bytes(), path.name)


def drafted(text: str) -> Draft:
    """Return a text cut into pieces, no rule applied."""
    return Draft(Original(text), "a.txt")


def page(*paragraphs: str) -> str:
    """Return paragraphs with blank lines between."""
    return "\n\n".join(paragraphs) + "\n"


def body(article: Article) -> list[str]:
    """Return the texts of paragraphs and list items."""
    return [block.text for block in article.blocks if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}]


def rules(article: Article) -> dict[str, str]:
    """Return what was cut or moved, by its text, with the rule's name."""
    return {one.text: one.rule for one in article.removed}
