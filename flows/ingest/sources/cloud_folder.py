"""The files of a folder on any file system that fsspec knows: S3, GCS, a share.

What is listed is read at most once: a file whose version is the one that is remembered stays where it is.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import fsspec  # type: ignore[import-untyped]  # brings no types; what it returns is typed at once, below

from flows.errors import SourceError
from flows.ingest.filenames import fits, shown, told, unwanted
from flows.ingest.mediatypes import by_name
from flows.ingest.sources import Found, Offer, PassedOver, Request, TurnedAway, Unchanged, stated
from schemas.sources import CloudConfig, Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST: Final = 100_000
_EXTRAS: Final = {"s3": "s3", "s3a": "s3"}
# Pages are asked by a layer of our own, which knows where it may go.
_ON_THE_WEB: Final = frozenset({"http", "https"})
_CHECKSUMS: Final = ("ETag", "etag", "md5Hash", "content_md5")
_TIMES: Final = ("LastModified", "last_modified", "mtime", "updated", "created")
# Seconds; the libraries' own would let a silent server hold a run for an hour.
_PATIENCE: Final = {"connect_timeout": 10, "read_timeout": 60, "retries": {"max_attempts": 2}}


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was listed."""

    path: str
    """As the file system calls it."""

    uri: str
    """Its path below the folder, fit for print."""

    size: int
    """Length in bytes, as listed."""

    kind: str
    """``file``, or what else it is."""

    version: str | None
    """What changes when it does; ``None`` where the file system does not say."""


class CloudSource:
    """Offers the files of a folder elsewhere, in the order of their names."""

    def offers(self, request: Request) -> Iterator[Offer]:
        """Yield every file below the folder.

        Raises:
            SourceError: there is no such folder, it may not be read, holds too much or no document, or a package lacks.
            OSError: the network fails just now.
        """
        config = stated(request, CloudConfig)
        remembered = {one.uri: one for one in request.remembered}
        with _answering(config.url):
            system, root = _system(config)
            files = _listed(system, root, config.url)
        documents = False
        for file in files:
            offer = _offer(file, system, request, remembered.get(_place(config, file)))
            documents = documents or not isinstance(offer, PassedOver)
            yield offer
            if isinstance(offer, Found) and file.version is not None:
                sha256 = hashlib.sha256(offer.content).hexdigest()
                yield Remembered(uri=_place(config, file), etag=file.version, fetched=request.started, sha256=sha256)
        if not documents:
            problem = f"no file in this folder matches {told(config.patterns)} (of {len(files)})"
            raise SourceError(config.url, f"{problem}; put documents there or set other patterns")


@contextmanager
def _answering(url: str) -> Iterator[None]:
    """Say in one line why a file system does not answer; each has errors of its own."""
    try:
        yield
    except FileNotFoundError as error:
        raise SourceError(url, "there is no such folder; mend the address") from error
    except PermissionError as error:
        raise SourceError(url, "it may not be read; look to the keys in the environment") from error
    except (SourceError, OSError):
        raise
    except Exception as error:  # the border to the packages of others
        raise SourceError(url, f"it does not answer: {_told(error)}") from error


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:300]


def _system(config: CloudConfig) -> tuple[Any, str]:
    """Return the file system of a folder, and what it calls the folder.

    Raises:
        SourceError: there is none, its package is missing, or the address says what it must not.
    """
    protocol, _, rest = config.url.partition("://")
    if "@" in rest.partition("/")[0]:
        raise SourceError(f"{protocol}://…", "keys do not stand in an address; put them into the environment")
    if protocol in _ON_THE_WEB:
        raise SourceError(config.url, "for pages on the web state a source of the kind 'pages' or 'list'")
    try:
        known = fsspec.get_filesystem_class(protocol)
    except ImportError as error:
        extra = _EXTRAS.get(protocol)
        need = f"the extra {extra!r}: pip install 'deskbrief[{extra}]'" if extra else f"a package: {_told(error)}"
        raise SourceError(config.url, f"{protocol}:// needs {need}") from error
    except ValueError as error:
        raise SourceError(config.url, f"nobody knows {protocol}://; is it misspelt?") from error
    system = known(**_options(protocol, config), skip_instance_cache=True, use_listings_cache=False)
    return system, str(known._strip_protocol(config.url)).rstrip("/")  # noqa: SLF001 - how fsspec itself does it


def _options(protocol: str, config: CloudConfig) -> dict[str, Any]:
    """Return what a file system is opened with."""
    if protocol in _EXTRAS:
        return {"client_kwargs": {"endpoint_url": config.endpoint}, "config_kwargs": _PATIENCE}
    if config.endpoint is None:
        return {}
    if protocol in {"gs", "gcs"}:
        return {"endpoint_url": config.endpoint}
    raise SourceError(config.url, f"{protocol}:// takes no 'endpoint'; leave it out")


def _listed(system: Any, root: str, url: str) -> tuple[_File, ...]:  # noqa: ANN401 - fsspec brings no types
    """Return everything below a folder that is no folder, in the order of names."""
    found: Mapping[str, Mapping[str, Any]] = system.find(root, detail=True)
    if len(found) > _MOST:
        raise SourceError(url, f"it holds {len(found):,} files; name a folder in it with {_MOST:,} at most")
    return tuple(_file(path, root, found[path]) for path in sorted(found))


def _file(path: str, root: str, listed: Mapping[str, Any]) -> _File:
    size = int(listed.get("size") or 0)
    checksum = next((str(listed[key]).strip('"') for key in _CHECKSUMS if listed.get(key)), None)
    time = next((listed[key] for key in _TIMES if listed.get(key)), None)
    changed = time.isoformat() if isinstance(time, datetime) else time
    version = checksum or (None if changed is None else str(changed))
    return _File(
        path=path,
        uri=shown(path.removeprefix(root).lstrip("/")),
        size=size,
        kind="link" if listed.get("islink") else str(listed.get("type", "file")),
        version=None if version is None else f"{size}-{version}",
    )


def _place(config: CloudConfig, file: _File) -> str:
    return f"{config.url.rstrip('/')}/{file.uri}"


def _offer(file: _File, system: Any, request: Request, before: Remembered | None) -> Offer:  # noqa: ANN401
    """Return what is to be said of a file; it is read only if it is a document that has changed."""
    *folders, name = file.uri.split("/")
    if why := next((why for part in (*folders, name) if (why := unwanted(part))), None):
        return PassedOver(uri=file.uri, reason=why)
    if not fits(name, stated(request, CloudConfig).patterns):
        return PassedOver(uri=file.uri, reason="other name")
    if away := _turned_away(file, request.largest):
        return away
    if before is not None and before.sha256 is not None and before.etag == file.version:
        return Unchanged(uri=file.uri, sha256=before.sha256)
    return _read(file, system, name)


def _turned_away(file: _File, largest: int) -> TurnedAway | None:
    """Return why a file is not read, by what its folder says of it."""
    if file.kind == "link":
        return TurnedAway(uri=file.uri, reason="symlink", detail="a link; put the file itself there")
    if file.kind != "file":
        return TurnedAway(uri=file.uri, reason="not-a-file", detail=f"it is of the kind {file.kind!r}")
    if file.size > largest:
        detail = f"{file.size / 1e6:,.1f} MB; the limit is {largest / 1e6:,.1f} MB (limits.text)"
        return TurnedAway(uri=file.uri, reason="too-large", detail=detail)
    if not file.size:
        return TurnedAway(uri=file.uri, reason="empty", detail="the file has 0 bytes")
    return None


def _read(file: _File, system: Any, name: str) -> Offer:  # noqa: ANN401 - fsspec brings no types
    """Return the bytes of a file, never more than it had when it was listed and one."""
    try:
        content: bytes = system.cat_file(file.path, start=0, end=file.size + 1)
    except FileNotFoundError:
        return TurnedAway(uri=file.uri, reason="unreadable", detail="it was removed while the folder was read")
    except PermissionError:
        return TurnedAway(uri=file.uri, reason="permission", detail="it may not be read; look to the keys")
    except Exception as error:  # noqa: BLE001 - the border to the packages of others; it is told
        return TurnedAway(uri=file.uri, reason="unreadable", detail=_told(error))
    if len(content) != file.size:
        detail = "it changed while it was read; the next run takes it"
        return TurnedAway(uri=file.uri, reason="unfinished", detail=detail)
    return Found(uri=file.uri, media_type=by_name(name), content=content)


SOURCE = CloudSource()
