"""Addresses on the web: what one may look like, and where a link leads."""

from __future__ import annotations

import ipaddress
import re
from typing import Final, NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import idna

from flows.ingest.fetching.outcomes import FetchingError
from flows.visible import visible

PORTS: Final = {"http": 80, "https": 443}
"""Schemes that are asked, and the port of each."""

_LONGEST: Final = 2000  # as ``schemas.sources.WebAddress``
_LONGEST_HOST: Final = 253  # RFC 1035
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_USER = re.compile(r"(?<=//)[^/?#]*@")
# What RFC 3986 lets stand in a path, and what browsers leave alone in a query besides.
_IN_PATH: Final = "/%:@!$&'()*+,;=~"
_IN_QUERY: Final = f"{_IN_PATH}?[]|"


class Address(NamedTuple):
    """Where a request goes."""

    scheme: str
    """``http`` or ``https``."""

    host: str
    """In small letters; a name in ASCII, or an address without brackets."""

    port: int
    """From 1 to 65535."""

    target: str
    """Path and query, in ASCII."""

    @property
    def authority(self) -> str:
        """Host and port as they stand in an address; the usual port is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.authority}"

    @property
    def uri(self) -> str:
        """The whole address, in one form for all ways of writing it."""
        return self.origin + self.target


def parsed(text: str) -> Address:
    """Return an address in its parts.

    Raises:
        FetchingError: it is none, or not one that is asked.
    """
    if len(text) > _LONGEST:
        raise _bad(f"it has {len(text):,} characters; the limit is {_LONGEST:,}")
    if _CONTROL.search(text.strip()) or "\\" in text:
        raise _bad("it has a character that no address may have")
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError as error:
        raise _bad(f"it cannot be taken apart: {error}") from error
    if parts.scheme not in PORTS:
        raise _bad(f"only http and https are asked, not {parts.scheme or 'an address without a scheme'!r}")
    if parts.username is not None or parts.password is not None:
        raise _bad("it holds a name or password; nothing is sent to a server that tells who asks")
    if port == 0:
        raise _bad("it has the port 0")
    return Address(parts.scheme, _host(parts), port or PORTS[parts.scheme], _target(parts))


def _bad(detail: str) -> FetchingError:
    return FetchingError("bad-address", detail)


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").removesuffix(".")
    if ":" in host:
        try:
            address = ipaddress.IPv6Address(host)
        except ValueError as error:
            raise _bad(f"it cannot be taken apart: {error}") from error
        if address.scope_id is not None:
            raise _bad("its host is one of a local link")
        return str(address)
    if not host.isascii() and len(host) <= _LONGEST_HOST:
        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except idna.IDNAError as error:
            raise _bad(f"its host is no name: {error}") from error
    if len(host) > _LONGEST_HOST or not _HOST.fullmatch(host):
        raise _bad("its host is no name")
    return host


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=_IN_PATH)
    return f"{path}?{quote(parts.query, safe=_IN_QUERY)}" if parts.query else path


def led(base: str, link: str) -> Address:
    """Return where a link or redirect on the page at ``base`` leads.

    Raises:
        FetchingError: it leads to nothing that is asked.
    """
    try:
        # Browsers take breaks of line out of a link (WHATWG URL, 4.4).
        return parsed(urljoin(base, re.sub(r"[\t\r\n]", "", link.strip())))
    except ValueError as error:
        raise _bad(f"it cannot be taken apart: {error}") from error


def resolved(base: str, link: str) -> str | None:
    """Return the whole address of a link on the page at ``base``; ``None`` for a link to no page (``mailto:``)."""
    try:
        return led(base, link).uri
    except FetchingError:
        return None


def shown(text: str) -> str:
    """Return an address for print: on one line, without a name or password, not without end."""
    return visible(_USER.sub("", text[:_LONGEST]))
