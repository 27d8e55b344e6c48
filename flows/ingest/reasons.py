"""Every reason for which a document is not taken: what it means, what to do, and whether time may mend it.

The page of reasons is written from this table. A reader or source that finds a new reason adds its row here.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schemas.failure import Failure

WAITS: Final = (timedelta(days=1), timedelta(days=2), timedelta(days=4))
"""How long after each vain try the next one comes, for what time may mend; after the last, somebody must ask."""


class Again(StrEnum):
    """When a document that was left out for a reason is tried again without anybody asking."""

    OFFERED = "at every run"
    DAYS = "after 1, 2 and 4 days"
    CHANGED = "by another version"
    NEVER = "never"


class Reason(NamedTuple):
    """What is said of a class of reasons."""

    outcome: str
    """What the run calls it."""

    again: Again
    """When it is tried again."""

    meaning: str
    """What it means, one sentence."""

    remedy: str
    """What the user can do; empty where nothing is to be done."""


def _refused(meaning: str, remedy: str) -> Reason:
    """Return a reason that lies in the bytes: only another program reads them otherwise."""
    return Reason("refused", Again.CHANGED, meaning, remedy)


def _kept_out(meaning: str, remedy: str) -> Reason:
    """Return a reason for which the bytes were never had: each run asks for them anew."""
    return Reason("refused", Again.OFFERED, meaning, remedy)


def _failed(meaning: str, remedy: str) -> Reason:
    """Return a reason that may lie in the machine and its load."""
    return Reason("failed", Again.DAYS, meaning, remedy)


def _passed_over(meaning: str) -> Reason:
    return Reason("passed over", Again.NEVER, meaning, "")


REASONS: Final[Mapping[str, Reason]] = {
    # What stands in it is no document that can be read.
    "empty": _refused("There is nothing to read in it.", "Save the document again."),
    "unsupported-type": _refused("No reader takes its media type, whatever its name says.", "Save its text."),
    "type-mismatch": _refused("Its bytes are not of the type that they begin like or are said to be.", "Save it anew."),
    "not-text": _refused("Its bytes are those of no text.", "Save its text."),
    "garbled": _refused("It says which encoding it has and does not have it.", "Save it as UTF-8."),
    "garbled-text": _refused(
        "Its letters are stored so that only the picture of the page is right.", "Print it to a new PDF, or use OCR."
    ),
    "corrupt": _refused("The file is damaged or cut off.", "Fetch or save it again."),
    "encrypted": _refused("It needs a password.", "Save it without one."),
    "needs-ocr": _refused(
        "It is a scan: its pages are pictures without text.", "Name its languages in the setting `ocr`."
    ),
    "own-issue": _refused(
        "It is an issue that this program printed, whose sentences are those of other documents.",
        "Keep the folder of issues out of the folder of documents.",
    ),
    "no-text": _refused("It holds pictures and no text.", "Install the extra for OCR, if it is a scan."),
    "not-a-feed": _refused("The address gives something that is no feed.", "Mend the source's address."),
    "not-a-sitemap": _refused("The address gives something that is no sitemap.", "Mend the source's address."),
    "no-content": _refused("The file is sound and holds no text.", "Look whether it is the right file."),
    "no-article": _refused(
        "Without menus and boilerplate nothing is left to quote.", "Was the page saved before it was loaded?"
    ),
    "not-found-page": _refused("The page says that the document is not there.", "Mend the address."),
    "cookie-wall": _refused("Instead of the document the page asks for consent.", "Save the page after answering."),
    "access-check": _refused(
        "Instead of the document the page asks whether a person reads it.", "Save the page by hand."
    ),
    "login-wall": _refused("Instead of the document the page asks to log in or subscribe.", "Save it logged in."),
    "unfaithful": _refused("The rules made a record that does not say what the text says.", "Please report it."),
    # What stands in it is meant to harm, or costs too much.
    "too-large": _refused("It is larger than the limit.", "Allow more with `limits.text`, if it is a document."),
    "too-deep": _refused("It is nested deeper than any document: folders, lists, parts.", "Save its text."),
    "bomb": _refused("Unpacked it would be far larger than a document.", "Do not open it; ask who sent it."),
    "entity-bomb": _refused("Its XML defines entities, which may grow without end.", "Do not open it."),
    "xxe": _refused("Its XML asks for files or addresses from outside.", "Do not open it; ask who sent it."),
    "nested-archive": _refused("It is an archive inside of an archive.", "Unpack it."),
    # Its file cannot be had.
    "permission": _kept_out("You may not read the file.", "Mend its rights."),
    "symlink": _kept_out("Links are not followed.", "Put the file itself there."),
    "not-a-file": _kept_out("It is a pipe, a device or a folder named like a document.", ""),
    "unfinished": _kept_out("It changed while it was read.", "The next run takes it."),
    "unreadable": _kept_out("The system could not read it.", "Look to the disk."),
    # Its address does not give it.
    "bad-address": _kept_out("The address is none of `http` or `https`, or is misspelt.", "Mend it."),
    "forbidden-address": _kept_out(
        "The address leads to this machine or an inner network.", "Allow it in the source, if you mean it."
    ),
    "not-found": _kept_out("The server says that there is no such document (404, 410).", "Mend the address."),
    "denied": _kept_out("The server refuses it (401, 403 and their like).", "Save the page by hand."),
    "robots": _kept_out("The site's robots.txt asks programs not to fetch it.", "Save the page by hand."),
    "rate-limited": _kept_out("The server asks to wait longer than a run may.", "A later run takes it."),
    "server-error": _kept_out("The server failed (5xx).", "A later run takes it."),
    "timeout": _kept_out("The server took too long.", "A later run takes it."),
    "truncated": _kept_out("The connection ended before the document did.", "A later run takes it."),
    "too-many-redirects": _kept_out("The address leads on and on.", "Name the last address."),
    "unreachable": _kept_out("There is no server at that address now.", "Look to the network and to the name."),
    "bad-answer": _kept_out("The server does not keep to HTTP, or to what its answer says.", "Save it by hand."),
    "tls": _kept_out("The server's certificate is not to be trusted.", "Tell whoever runs the server."),
    # The attempt came to grief.
    "crash": _failed("The process that parsed it died.", "Please report it."),
    "hang": _failed("It took longer than `limits.parse.wall`.", "Allow more, if it is a document."),
    "cpu": _failed("It took more than `limits.parse.cpu`.", "Allow more, if it is a document."),
    "memory": _failed("It took more than `limits.parse.memory`.", "Allow more, if it is a document."),
    "output": Reason(
        "failed", Again.CHANGED, "Its record is larger than `limits.parse.output`.", "Allow more, if it is a document."
    ),
    # Nothing is missing.
    "duplicate": Reason("duplicate", Again.NEVER, "The same bytes lie there under another name.", ""),
    "copy": Reason(
        "duplicate", Again.NEVER, "An issue has the same text from another document.", "Choose which with `copies`."
    ),
    "unchanged": _passed_over("The server says that it is what was fetched before."),
    "left alone": _passed_over("Its server has asked to wait with it; a run after that time takes it."),
    "folder": _passed_over("It is a folder, and the source does not look into folders."),
    "too old": _passed_over("It was published before the days that the source asks for."),
    "over the limit": _passed_over("The source names more documents than it may at once."),
    "not settled": _passed_over("It was changed a moment ago and may still be written; a later run takes it."),
    "apple-double": _passed_over("It is what macOS keeps beside a file on other systems, and no document."),
    "hidden": _passed_over("Its name begins with a dot."),
    "temporary": _passed_over("Its name is one of files that are being written."),
    "readme": _passed_over("It is called README: it tells of the folder and is none of its documents."),
    "other name": _passed_over("No pattern of `patterns` fits its name."),
}
"""Every class of reasons, by its name in reports."""

UNNAMED: Final = _refused("A reader of another package says so.", "Ask who made that package.")
"""For classes that a plugin brings."""


def next_try(failure: Failure) -> datetime | None:
    """Return when a document that failed is tried again by itself; ``None`` when only a change or somebody does it."""
    if REASONS.get(failure.reason, UNNAMED).again is not Again.DAYS or failure.attempts > len(WAITS):
        return None
    return failure.tried + WAITS[failure.attempts - 1]


def is_due(failure: Failure, program: str, now: datetime) -> bool:
    """Tell whether a document that was not taken is to be tried again.

    Args:
        failure: Why it was not taken.
        program: Versions of the program and its rules that would try it.
        now: The time of the run.
    """
    after = next_try(failure)
    return failure.released or failure.program != program or (after is not None and after <= now)
