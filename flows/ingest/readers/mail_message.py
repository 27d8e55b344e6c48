"""Reads mails as they are sent (RFC 5322): newsletters, announcements, statements."""

from __future__ import annotations

from flows.ingest.readers import ReadText
from flows.ingest.readers.mail.letters import read_letter
from flows.ingest.readers.mail.parts import parts_of
from schemas.raw import RawDocument


class MailReader:
    """Takes the richest form of a mail's text; its header becomes claims."""

    def read(self, raw: RawDocument, content: bytes) -> ReadText:
        """Return the text of a mail.

        Raises:
            UnreadableDocumentError: it is no mail, is encrypted or has no text of its own.
        """
        return read_letter(raw, parts_of(raw.uri, content))


READER = MailReader()
