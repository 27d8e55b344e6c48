"""A server on the loopback interface that answers whatever it is told to, byte for byte, and notes who asked for what.

::

    with HostileServer() as server:
        server.at("/page", page(b"<p>Text"))
        server.at("/slow", slowly(page(b"text"), pause=0.05))
        server.at("/moody", page(b"", status=503), page(b"text"))  # one answer after the other, the last for ever
"""

from __future__ import annotations

import gzip
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    import ssl
    from types import TracebackType

Answer = bytes | Callable[[threading.Event], Iterator[bytes]]
"""What is sent: bytes, or an iterator of them that may be without end; it is left when the other side hangs up, and is
given what is set when the server ends."""

_PATIENCE = 5.0


class Asked(NamedTuple):
    """A request that came."""

    path: str
    """Path and query."""

    headers: dict[str, str]
    """By name in small letters."""


class HostileServer:
    """Answers as told; what it was not told of is 404."""

    def __init__(self, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self.asked: list[Asked] = []
        """What was asked for, in order."""
        self._answers: dict[str, list[Answer]] = {}
        self._tls = tls
        self._over = threading.Event()
        self._socket = socket.create_server((host, 0))
        self._threads = [threading.Thread(target=self._serve)]
        self.host, self.port = host, self._socket.getsockname()[1]

    def at(self, path: str, *answers: Answer) -> str:
        """Answer a path, one request after the other; return its address."""
        self._answers[path] = list(answers)
        return self.uri(path)

    def uri(self, path: str = "/", host: str | None = None) -> str:
        """Return the address of a path, under another name of the host where one is given."""
        return f"{'https' if self._tls else 'http'}://{host or self.host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """Return what was asked for."""
        return [one.path for one in self.asked]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in self._threads:
            thread.join(_PATIENCE)

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._converse, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _converse(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.settimeout(_PATIENCE)
            if self._tls is None:
                self._reply(connection)
            else:
                with self._tls.wrap_socket(connection, server_side=True) as secured:
                    self._reply(secured)

    def _reply(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            data = connection.recv(65536)
            if not data:
                return
            head += data
        asked = _parsed(head.decode("latin-1"))
        self.asked.append(asked)
        for part in self._parts(asked.path):
            if self._over.is_set():
                return
            connection.sendall(part)

    def _parts(self, path: str) -> Iterator[bytes]:
        answers = self._answers.get(path, [page(b"nothing here", status=404)])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        return iter([answer]) if isinstance(answer, bytes) else answer(self._over)


def _parsed(head: str) -> Asked:
    request, *lines = head.partition("\r\n\r\n")[0].split("\r\n")
    fields = (line.partition(":") for line in lines)
    return Asked(request.split(" ")[1], {name.lower(): value.strip() for name, _, value in fields})


def page(content: bytes, *headers: str, status: int = 200, length: int | None = None) -> bytes:
    """Return an answer that keeps to HTTP, as far as its headers do.

    Args:
        content: The body.
        headers: Lines of the head.
        status: Status of the answer.
        length: What ``Content-Length`` says; ``None`` for the truth.
    """
    size = len(content) if length is None else length
    lines = (f"HTTP/1.1 {status} As Told", *headers, f"Content-Length: {size}", "", "")
    return "\r\n".join(lines).encode("latin-1") + content


def redirect(target: str, status: int = 302) -> bytes:
    """Return an answer that leads elsewhere."""
    return page(b"", f"Location: {target}", status=status)


def packed(content: bytes, coding: str = "gzip") -> bytes:
    """Return an answer whose body is packed with gzip, or with zlib for ``deflate``."""
    body = gzip.compress(content) if coding == "gzip" else zlib.compress(content)
    return page(body, f"Content-Encoding: {coding}")


def slowly(answer: bytes, pause: float) -> Callable[[threading.Event], Iterator[bytes]]:
    """Return an answer of which a byte comes at a time, with a pause of seconds before each."""

    def parts(over: threading.Event) -> Iterator[bytes]:
        for place in range(len(answer)):
            over.wait(pause)
            yield answer[place : place + 1]

    return parts


def endlessly(first: bytes, then: bytes) -> Callable[[threading.Event], Iterator[bytes]]:
    """Return an answer that never ends: a beginning, and the same again and again."""

    def parts(_: threading.Event) -> Iterator[bytes]:
        yield first
        while True:
            yield then

    return parts


def silently(seconds: float = _PATIENCE) -> Callable[[threading.Event], Iterator[bytes]]:
    """Return an answer that does not come."""

    def parts(over: threading.Event) -> Iterator[bytes]:
        over.wait(seconds)
        yield b""

    return parts
