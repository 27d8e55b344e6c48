"""What becomes of documents that were not taken: listed, tried again from their kept originals, let go."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from flows.errors import UnknownRecordError
from flows.ingest.mediatypes import told
from flows.ingest.run import Attempt, Means, rules_of, take

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.blobs import Blobs
    from flows.store import Store
    from flows.workshop import Workshop
    from schemas.failure import Failure
    from schemas.raw import RawDocument
    from schemas.run import DocumentReport


def found(starts: Sequence[str], store: Store) -> tuple[Failure, ...]:
    """Return failures by the beginnings of their originals' SHA-256, each once; all of them for none.

    Raises:
        UnknownRecordError: nothing in quarantine begins so, or more than one document does.
    """
    if not starts:
        return store.quarantine()
    return tuple({one.sha256: one for start in starts for one in (_one(start, store),)}.values())


def _one(start: str, store: Store) -> Failure:
    failures = store.quarantine(start.lower())
    if len(failures) != 1 or not start:
        known = f"{len(failures)} documents begin so; give more digits" if failures else "see: deskbrief quarantine"
        raise UnknownRecordError(start, known)
    return failures[0]


def tried_again(failures: Sequence[Failure], workshop: Workshop) -> tuple[DocumentReport, ...]:
    """Try documents again from their kept originals, whether or not a source still offers them.

    Raises:
        StoreError: an original is missing or damaged, or nothing can be kept.
    """
    means = Means(workshop.store, workshop.blobs, workshop.parsers, workshop.settings.ocr)
    raws = [_as_seen_now(workshop.store.raw(one.sha256), workshop.blobs) for one in failures]
    if not raws:
        return ()
    attempt = Attempt(rules_of(means.isolated), workshop.started, means.ocr)
    steps = count(1)
    return take(raws, means, attempt, lambda: workshop.progress("documents", next(steps), len(raws)))


def _as_seen_now(raw: RawDocument, blobs: Blobs) -> RawDocument:
    """Return an original with the media type that this version of the program sees in its bytes."""
    return raw.model_copy(update={"media_type": told(blobs.read(raw.sha256), raw.named_type or raw.media_type)})
