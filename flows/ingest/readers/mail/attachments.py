"""What is attached to a mail, taken out in a child process: mails are made by strangers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.errors import UnreadableDocumentError

if TYPE_CHECKING:
    from flows.ingest.readers.mail.parts import Attachment

OUTLOOK = "application/vnd.ms-outlook"
"""Media type of mails that Outlook saved; all others are read as they are sent."""


def attachments_of(content: bytes, media_type: str) -> tuple[Attachment, ...]:
    """Return the documents that came with a mail, in order; none of one that no reader can take apart."""
    from flows.ingest.readers.mail import outlook, parts  # noqa: PLC0415 - only the child needs the parsers

    take_apart = outlook.parts_of if media_type == OUTLOOK else parts.parts_of
    try:
        return take_apart("", content).attachments
    except UnreadableDocumentError:  # the mail itself is refused for it, with its reason
        return ()
