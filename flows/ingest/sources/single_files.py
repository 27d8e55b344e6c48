"""Single files, and the standard input."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from flows.errors import UnreadableDocumentError
from flows.ingest.filenames import Names, shown
from flows.ingest.files import check_size, content_of
from flows.ingest.mediatypes import UNKNOWN, by_name
from flows.ingest.sources import Found, Offer, Request, TurnedAway, stated
from schemas.sources import STANDARD_INPUT, FilesConfig

if TYPE_CHECKING:
    from collections.abc import Iterator


class FilesSource:
    """Offers the files that were named, whatever they are called, in the order of their names."""

    def offers(self, request: Request) -> Iterator[Offer]:
        """Yield every file; one that cannot be read is turned away, and the others are read."""
        names = Names()
        for path in dict.fromkeys(stated(request, FilesConfig).paths):
            uri = names.given("stdin" if path == STANDARD_INPUT else shown(path.rpartition("/")[2] or path))
            try:
                yield _found(path, uri, request.largest)
            except UnreadableDocumentError as error:
                yield TurnedAway(uri=uri, reason=error.reason, detail=error.detail)
            except PermissionError:
                yield TurnedAway(uri=uri, reason="permission", detail="it may not be read; mend its rights")
            except (FileNotFoundError, ValueError):  # a NUL is in no name
                yield TurnedAway(uri=uri, reason="unreadable", detail="there is no such file")


def _found(path: str, uri: str, largest: int) -> Found:
    if path != STANDARD_INPUT:
        content, _ = content_of(path, None, uri, largest)
        return Found(uri=uri, media_type=by_name(path), content=content)
    if sys.stdin is None:  # so it is where a service closed it
        raise UnreadableDocumentError(uri, "unreadable", "there is no standard input")
    content = sys.stdin.buffer.read(largest + 1)
    check_size(len(content), uri, largest)
    return Found(uri=uri, media_type=UNKNOWN, content=content)


SOURCE = FilesSource()
