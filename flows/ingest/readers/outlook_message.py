"""Reads mails as Outlook saves them (MS-OXMSG)."""

from __future__ import annotations

from flows.ingest.readers import ReadText
from flows.ingest.readers.mail.letters import read_letter
from flows.ingest.readers.mail.outlook import parts_of
from schemas.raw import RawDocument


class OutlookReader:
    """Takes the page that was sent, also where Outlook has wrapped it in RTF; properties become claims."""

    def read(self, raw: RawDocument, content: bytes) -> ReadText:
        """Return the text of a mail.

        Raises:
            UnreadableDocumentError: it is no mail of Outlook, is damaged, is encrypted or has no text of its own.
        """
        return read_letter(raw, parts_of(raw.uri, content))


READER = OutlookReader()
