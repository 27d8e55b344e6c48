"""One request over one connection: to an address that was checked, within a time and a number of bytes.

HTTP itself is spoken by h11, which knows no sockets. The clients above it choose the address to connect to themselves,
count their time for each read anew, and unpack bodies without a limit; what is ours to decide would have to be wrested
from each. A connection is used once, so that no request rides on a check that was made for another.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import h11

from flows.ingest.fetching.addresses import PORTS
from flows.ingest.fetching.networks import objection, unwrapped
from flows.ingest.fetching.outcomes import FetchingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from flows.ingest.fetching.addresses import Address
    from flows.ingest.fetching.networks import Allowance

_CHUNK: Final = 1 << 16
_LARGEST_HEAD: Final = 1 << 16
# A machine that does not take a call within this is passed over for the next address of its name.
_CONNECTS_WITHIN: Final = 10.0


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses of a host, best first, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


def connect(ip: str, port: int, seconds: float) -> socket.socket:
    """Return a connection to an address, which is a number: nothing is looked up."""
    return socket.create_connection((ip, port), timeout=seconds)


@cache
def trusting_the_system() -> ssl.SSLContext:
    """Return what trusts whom the system trusts; reading that takes 40 ms, and is done for the first https only."""
    return ssl.create_default_context()


class Deadline:
    """The time that is left for a document."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._seconds, self._clock = seconds, clock
        self._end = clock() + seconds

    def left(self) -> float:
        """Return the seconds that are left, more than 0.

        Raises:
            FetchingError: none are.
        """
        left = self._end - self._clock()
        if left <= 0:
            raise self.missed()
        return left

    def missed(self) -> FetchingError:
        """Return what is raised when the time is over."""
        return FetchingError("timeout", f"it did not come within {self._seconds:g} seconds")

    def moved(self, seconds: float) -> None:
        """Give time back that was spent waiting for our own turn."""
        self._end += seconds


@dataclass(frozen=True, slots=True)
class Line:
    """How servers are reached."""

    resolve: Callable[[str, int], Sequence[str]] = resolve
    """Returns the addresses of a host."""

    connect: Callable[[str, int, float], socket.socket] = connect
    """Connects to an address and port within seconds."""

    tls: Callable[[], ssl.SSLContext] = trusting_the_system
    """Returns whom to trust."""


class Wire:
    """An open connection, its time and its bytes counted."""

    def __init__(self, connection: socket.socket, deadline: Deadline, most: int) -> None:
        self._connection, self._deadline = connection, deadline
        self._most, self._read = most, 0
        self.ended = False
        """Whether the other side has hung up."""

    def read(self) -> bytes:
        """Return what comes next; nothing when the other side has hung up."""
        self._connection.settimeout(self._deadline.left())
        try:
            data = self._connection.recv(_CHUNK)
        except TimeoutError as error:
            raise self._deadline.missed() from error
        except OSError as error:
            reason = "truncated" if self._read else "unreachable"
            raise FetchingError(reason, f"the connection broke: {_told(error)}") from error
        self._read += len(data)
        self.ended = not data
        if self._read > self._most:
            raise FetchingError("too-large", f"more than {self._most / 1e6:,.1f} MB were sent")
        return data

    def write(self, data: bytes) -> None:
        """Send all of it."""
        self._connection.settimeout(self._deadline.left())
        try:
            self._connection.sendall(data)
        except TimeoutError as error:
            raise self._deadline.missed() from error
        except OSError as error:
            raise FetchingError("unreachable", f"the connection broke: {_told(error)}") from error

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers; the body has not been read yet."""

    status: int
    """From 200 to 999."""

    headers: Mapping[str, str]
    """By name in small letters; several of one name with commas between."""

    body: Iterator[bytes]
    """The bytes as sent, without the marks of chunks; the iterator raises ``FetchingError``."""


@contextmanager
def answer(wire: Wire, address: Address, headers: Mapping[str, str]) -> Iterator[Answer]:
    """Ask for an address and yield what is answered; hang up after.

    Raises:
        FetchingError: it is no answer, or it does not come whole.
    """
    with closing(wire):
        speech = h11.Connection(h11.CLIENT, max_incomplete_event_size=_LARGEST_HEAD)
        wire.write(_request(speech, address, headers))
        head = _head(speech, wire)
        yield Answer(head.status_code, _named(head), _body(speech, wire))


def _request(speech: h11.Connection, address: Address, headers: Mapping[str, str]) -> bytes:
    sent = [("Host", address.authority), *headers.items(), ("Connection", "close")]
    request = h11.Request(method="GET", target=address.target, headers=sent)
    return (speech.send(request) or b"") + (speech.send(h11.EndOfMessage()) or b"")


def _named(head: h11.Response) -> dict[str, str]:
    named: dict[str, str] = {}
    for name, value in head.headers:
        key, text = name.decode("ascii"), value.decode("latin-1")
        named[key] = f"{named[key]}, {text}" if key in named else text
    return named


def _head(speech: h11.Connection, wire: Wire) -> h11.Response:
    while True:
        event = _event(speech, wire, "unreachable")
        if isinstance(event, h11.Response):
            return event
        if not isinstance(event, h11.InformationalResponse):
            raise FetchingError("unreachable", "the server hung up without an answer")


def _body(speech: h11.Connection, wire: Wire) -> Iterator[bytes]:
    while isinstance(event := _event(speech, wire, "truncated"), h11.Data):
        yield bytes(event.data)


def _event(speech: h11.Connection, wire: Wire, hung_up: str) -> object:
    """Return what the server says next.

    Args:
        speech: The protocol.
        wire: The connection.
        hung_up: Class of the reason when the server hangs up amidst it.
    """
    try:
        while (event := speech.next_event()) is h11.NEED_DATA:
            speech.receive_data(wire.read())
    except h11.RemoteProtocolError as error:
        if wire.ended:
            raise FetchingError(hung_up, "the server hung up before the answer was whole") from error
        raise FetchingError("bad-answer", f"the server does not keep to HTTP: {str(error)[:200]}") from error
    return event


def reached(address: Address, allowance: Allowance, line: Line, deadline: Deadline, most: int) -> Wire:
    """Connect to a host that may be asked; over TLS, its name is verified.

    Raises:
        FetchingError: it may not be asked, or cannot be reached.
    """
    connection = _connected(address, _checked(address, allowance, line, deadline), line, deadline)
    try:
        if address.scheme == "https":
            connection = _secured(connection, address.host, line, deadline)
    except BaseException:
        connection.close()
        raise
    return Wire(connection, deadline, most)


def _checked(address: Address, allowance: Allowance, line: Line, deadline: Deadline) -> tuple[str, ...]:
    """Return the addresses of a host after every one of them has been checked."""
    found = _looked_up(address, line, deadline)
    machines = [unwrapped(one) for one in found]
    if all(allowance.covers(address.host, ip) for ip in machines):
        return found
    for ip in machines:
        if not allowance.covers(address.host, ip) and (what := objection(ip)):
            detail = f"{address.host} is at {ip}, {what}; name it under 'allow' if it is meant to be asked"
            raise FetchingError("forbidden-address", detail)
    if address.port not in PORTS.values():
        detail = f"port {address.port} of {address.host}; only 80 and 443 are asked unless 'allow' names the host"
        raise FetchingError("forbidden-address", detail)
    return found


def _looked_up(address: Address, line: Line, deadline: Deadline) -> tuple[str, ...]:
    """Return the addresses of a host; what the system needs for it too long is left to itself."""
    answers: queue.SimpleQueue[tuple[str, ...] | Exception] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            answers.put(tuple(line.resolve(address.host, address.port)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    # The system's own call has no limit of time, and cannot be broken off.
    threading.Thread(target=look_up, daemon=True, name=f"look up {address.host}").start()
    try:
        found = answers.get(timeout=deadline.left())
    except queue.Empty as error:
        raise deadline.missed() from error
    if isinstance(found, Exception) or not found:
        raise FetchingError("unreachable", f"there is no host {address.host}, or its name cannot be looked up now")
    return found


def _connected(address: Address, found: Sequence[str], line: Line, deadline: Deadline) -> socket.socket:
    problem: OSError | None = None
    for ip in found:
        try:
            connection = line.connect(ip, address.port, min(deadline.left(), _CONNECTS_WITHIN))
        except OSError as error:
            problem = error
            continue
        try:
            _check_peer(connection, ip)
        except BaseException:
            connection.close()
            raise
        return connection
    deadline.left()
    raise FetchingError("unreachable", f"{address.host} does not take the call: {_told(problem)}") from problem


def _check_peer(connection: socket.socket, ip: str) -> None:
    peer = connection.getpeername()[0]
    if unwrapped(peer) != unwrapped(ip):
        raise FetchingError("forbidden-address", f"{ip} was called and {peer} answers")


def _secured(connection: socket.socket, host: str, line: Line, deadline: Deadline) -> ssl.SSLSocket:
    connection.settimeout(deadline.left())
    try:
        # Without a length, only the proper end of TLS tells a whole body from one that somebody cut off.
        return line.tls().wrap_socket(connection, server_hostname=host, suppress_ragged_eofs=False)
    except TimeoutError as error:
        raise deadline.missed() from error
    except ssl.SSLCertVerificationError as error:
        raise FetchingError("tls", f"the certificate of {host} is not good: {error.verify_message}") from error
    except OSError as error:
        raise FetchingError("tls", f"no secure connection can be made: {_told(error)}") from error


def _told(error: OSError | None) -> str:
    return (error and (error.strerror or str(error))) or "no reason is known"
