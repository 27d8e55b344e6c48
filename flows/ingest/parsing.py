"""What happens to a document in the child process: its bytes become a record.

Readers and rules are imported when they are called, so that whoever only names these functions stays light.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.errors import UnreadableDocumentError
from schemas.record import Record

if TYPE_CHECKING:
    from flows.ingest.readers import ReadText
    from schemas.article import Article
    from schemas.raw import RawDocument

_OF_DOCUMENTS = {
    "application/mbox": (
        "; ingest it by itself under a name that ends in .mbox, or state it as a source of `kind: mail` "
        "(docs/how-to/mail.md)"
    ),
    "application/zip": "; ingest it by itself, or state it as a source of `kind: zip` (docs/how-to/archives.md)",
}


@dataclass(frozen=True, slots=True)
class Original:
    """A document on its way to a child."""

    raw: RawDocument
    """What is known of it."""

    content: bytes
    """Its bytes."""

    ocr: str | None = None
    """Languages in which its pages are read when they are pictures; ``None`` leaves them unread."""


class Refusal(Record):
    """Why a document is refused."""

    reason: str
    """Class of the reason (``empty``, ``not-text``, ``garbled``, ``no-article``, ``unfaithful``)."""

    detail: str
    """What exactly, in words for the reader."""


def rules() -> str:
    """Return name and version of the cleaning rules."""
    from flows.ingest.cleaning import VERSION  # noqa: PLC0415 - see above

    return VERSION


def parse(original: Original) -> Article | Refusal:
    """Make the record of a document, or say why there is none.

    Raises:
        PluginError: there is no sound reader of its media type.
    """
    from flows.ingest import cleaning, verification  # noqa: PLC0415 - see above

    try:
        text = read(original)
        article = cleaning.clean(text, original.raw)
    except UnreadableDocumentError as error:
        return Refusal(reason=error.reason, detail=error.detail)
    if not article.blocks:
        return Refusal(reason="no-article", detail="nothing is left to quote when title and boilerplate are taken out")
    if wrong := next(verification.unfaithful(article, text.text), None):
        detail = f"its record does not say what it says, first in paragraph {wrong[1:]}; please report this"
        return Refusal(reason="unfaithful", detail=detail)
    return article


def unfaithful(original: Original, article: Article) -> tuple[str, ...]:
    """Return the ids of the blocks of a record whose words are not those of the original.

    Raises:
        PluginError: there is no sound reader of its media type.
        UnreadableDocumentError: the original is not what it was when the record was made.
    """
    from flows.ingest import verification  # noqa: PLC0415 - see above

    return tuple(verification.unfaithful(article, read(original).text))


def read(original: Original) -> ReadText:
    """Return the text of an original, as the reader of its media type finds it.

    Raises:
        PluginError: there is no sound reader of its media type.
        UnreadableDocumentError: the bytes are not what the media type says.
    """
    from flows import plugins  # noqa: PLC0415 - see above
    from flows.ingest import readers  # noqa: PLC0415

    media_type = original.raw.media_type
    if media_type not in readers.BUILTIN and media_type not in plugins.names(readers.KIND):
        detail = f"no reader takes {media_type}{_OF_DOCUMENTS.get(media_type, '')}"
        raise UnreadableDocumentError(original.raw.uri, "unsupported-type", detail)
    reader = plugins.find(readers.KIND, media_type)
    if original.ocr is not None and isinstance(reader, readers.ScanReader):
        reader = reader.reading_scans(original.ocr)
    return reader.read(original.raw, original.content)
