"""Mails of an mbox file, a Maildir or a folder, and the documents that are attached to them."""

from __future__ import annotations

import os
import re
import stat
from functools import partial
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import SourceError, UnreadableDocumentError
from flows.ingest.filenames import Names, fits, shown
from flows.ingest.files import has_changed, opened
from flows.ingest.mediatypes import UNKNOWN, by_name, told
from flows.ingest.readers.mail.attachments import OUTLOOK, attachments_of
from flows.ingest.sources import Found, Offer, PassedOver, Request, TurnedAway, folder, stated
from flows.isolation import Death, Isolated
from flows.settings import Budget
from schemas.sources import DOCUMENTS, FolderConfig, MailConfig, Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.ingest.readers.mail.parts import Attachment

_MAIL = "message/rfc822"
_MAILDIR = ("cur", "new")
_MAILS = ("*.eml", "*.msg")
_WANTED = frozenset({by_name(pattern) for pattern in DOCUMENTS} - {UNKNOWN})
# What any attachment may cost: a mail has at most 50 MB in most systems, and so have its parts.
_BUDGET = Budget(cpu=20, wall=60, memory=1_000_000_000, output=200_000_000)
_HAS_PARTS = re.compile(rb"^content-type:\s*(?:multipart/|message/)", re.IGNORECASE | re.MULTILINE)
# The line that parts two mails; a blank line stands before it. Sender and date are as RFC 4155 wants them, are wanting
# (Mozilla), or are others, so that only the header below tells the line from a sentence.
_PARTING = re.compile(rb"From (?:\S.*\d{4})?\s*$")
_LIKE_PARTING = re.compile(rb"From \S")
_HEADER = re.compile(rb"(?:[a-z0-9]+(?:-[a-z0-9]+)+|from|to|date|subject|received|status|sender):", re.IGNORECASE)
_QUOTED_PARTING = re.compile(rb">+From ")
_LINE = 1 << 20


class MailSource:
    """Offers mails in the order in which they lie there, each followed by what is attached to it."""

    def offers(self, request: Request) -> Iterator[Offer]:
        """Yield every mail, and the documents attached to it as documents of their own.

        Raises:
            SourceError: there is no such mailbox, it may not be read, or it holds no mail.
            OSError: the disk or the network fails just now.
        """
        config = stated(request, MailConfig)
        if not config.attachments:
            yield from _mails(config, request)
            return
        # Only a mail that is read shows what is attached to it; what of that is known by its bytes is not parsed again.
        mails = _mails(config, request.model_copy(update={"remembered": ()}))
        with Isolated(_BUDGET) as children:
            behind: tuple[Offer, ...] = ()
            for offer in mails:
                if not isinstance(offer, Remembered):  # which belongs to the mail right before it
                    yield from behind
                    behind = ()
                yield offer
                if isinstance(offer, Found):
                    behind = tuple(_attached(offer, children))
            yield from behind


def _mails(config: MailConfig, request: Request) -> Iterator[Offer]:
    path = Path(config.path)
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise SourceError(config.path, "there is no such mailbox; give an mbox file or a folder of mails") from error
    except PermissionError as error:
        raise SourceError(config.path, "this mailbox may not be read; mend its rights") from error
    if not is_folder:
        yield from _mails_of_file(config.path, request.largest)
    elif all((path / name).is_dir() for name in _MAILDIR):
        yield from _mails_of_maildir(path, config, request)
    else:
        asked = FolderConfig(name=config.name, path=config.path, patterns=_MAILS)
        yield from folder.SOURCE.offers(request.model_copy(update={"config": asked}))


def _mails_of_maildir(path: Path, config: MailConfig, request: Request) -> Iterator[Offer]:
    """Yield the mails of a Maildir: read ones, then new ones; those still being delivered lie elsewhere."""
    filled = [name for name in _MAILDIR if any((path / name).iterdir())]
    if not filled:
        raise SourceError(config.path, "there is no mail in this Maildir")
    for name in filled:
        asked = FolderConfig(name=config.name, path=str(path / name), patterns=("*",))
        for offer in folder.SOURCE.offers(request.model_copy(update={"config": asked})):
            if isinstance(offer, Remembered):
                yield offer
            elif isinstance(offer, Found):
                yield offer.model_copy(update={"uri": f"{name}/{offer.uri}", "media_type": _MAIL})
            else:
                yield offer.model_copy(update={"uri": f"{name}/{offer.uri}"})


def _mails_of_file(path: str, largest: int) -> Iterator[Offer]:
    """Yield the mails of an mbox file; the last one only if nobody has written to the file meanwhile."""
    above = shown(Path(path).name)
    held: Offer | None = None
    try:
        with opened(path, None, path) as descriptor:
            before = os.fstat(descriptor)
            for number, mail in enumerate(_split(descriptor, largest), start=1):
                if held is not None:
                    yield held
                held = _offer(f"{above}/{number}", mail, largest)
            changed = has_changed(before, os.fstat(descriptor))
    except UnreadableDocumentError as error:
        raise SourceError(path, f"this is no mailbox: {error.detail}") from error
    except PermissionError as error:
        raise SourceError(path, "this mailbox may not be read; mend its rights") from error
    if held is None:
        raise SourceError(path, "there is no mail in this file; an mbox file begins with a line 'From ...'")
    detail = "the mailbox changed while it was read; the next run takes it"
    yield TurnedAway(uri=held.uri, reason="unfinished", detail=detail) if changed else held


def _offer(uri: str, mail: bytes | None, largest: int) -> Offer:
    if mail is None:
        detail = f"the limit is {largest / 1e6:,.1f} MB (limits.text)"
        return TurnedAway(uri=uri, reason="too-large", detail=detail)
    return Found(uri=uri, media_type=_MAIL, content=mail)


def _split(descriptor: int, largest: int) -> Iterator[bytes | None]:
    """Yield the mails of an mbox file, ``None`` for one that is too large; never more than one is in memory."""
    lines: list[bytes] | None = None
    size, after_blank, begins = 0, True, True
    with os.fdopen(os.dup(descriptor), "rb") as file:
        for line, below in pairwise(chain(iter(partial(file.readline, _LINE), b""), (b"",))):
            if begins and after_blank and _parts(line, below):
                if lines is not None:
                    yield _joined(lines, size, largest)
                lines, size = [], 0
            elif lines is not None:
                size += len(line)
                if size <= largest:
                    lines.append(line[1:] if begins and _QUOTED_PARTING.match(line) else line)
                else:
                    lines.clear()
            after_blank, begins = begins and not line.strip(), line.endswith(b"\n")
    if lines is not None:
        yield _joined(lines, size, largest)


def _parts(line: bytes, below: bytes) -> bool:
    """Tell whether a line behind a blank one begins a mail, by itself or by the line below it."""
    return bool(_PARTING.match(line) or (_LIKE_PARTING.match(line) and _HEADER.match(below)))


def _joined(lines: list[bytes], size: int, largest: int) -> bytes | None:
    return b"".join(lines) if size <= largest else None


def _attached(mail: Found, children: Isolated) -> Iterator[Offer]:
    """Yield the documents that are attached to a mail; what is attached to an attached mail stays in it."""
    media_type = told(mail.content, mail.media_type)
    if media_type != OUTLOOK and not _HAS_PARTS.search(mail.content):
        return
    found = children.call(attachments_of, mail.content, media_type)
    if isinstance(found, Death):
        yield TurnedAway(uri=f"{mail.uri}#attachments", reason=found.kind, detail=found.detail)
        return
    names = Names()
    for one in found:
        yield _document(f"{mail.uri}#{names.given(shown(one.name))}", one)


def _document(uri: str, one: Attachment) -> Offer:
    if one.media_type not in _WANTED and not fits(one.name, DOCUMENTS):
        return PassedOver(uri=uri, reason="other name")
    if not one.content:
        detail = "it has no bytes of its own; save it from the mail as a file"
        return TurnedAway(uri=uri, reason="empty", detail=detail)
    return Found(uri=uri, media_type=one.media_type, content=one.content)


SOURCE = MailSource()
