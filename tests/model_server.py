"""A language model's server on the loopback interface that answers whatever it is told to, and notes what it was sent.

::

    with ModelServer(claiming({"The harvest was poor.": "The harvest was a poor one."})) as server:
        settings = desk.set(**{"llm.server": server.address, "llm.model": "invented"})
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from types import TracebackType

Question = dict[str, Any]
Answering = Callable[["_Handler", Question], None]
"""Sends an answer to a question, in whatever form."""

_PATIENCE = 5.0


class Sent(NamedTuple):
    """A request that came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def question(self) -> Question:
        """What the user's first message holds; one that asks again for another form comes behind."""
        content = next(one["content"] for one in self.body["messages"] if one["role"] == "user")
        question: Question = json.loads(content)
        return question


class _Handler(BaseHTTPRequestHandler):
    server: _Http

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        sent = Sent(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        self.server.sent.append(sent)
        with suppress(ConnectionError):
            self.server.answering[min(len(self.server.sent), len(self.server.answering)) - 1](self, sent.question)

    def log_message(self, *_: object) -> None:
        pass

    def reply(self, status: int, content: bytes, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class _Http(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True

    def __init__(self, answering: tuple[Answering, ...]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answering, self.over = answering, threading.Event()
        self.sent: list[Sent] = []

    def handle_error(self, *_: object) -> None:
        """Say nothing of those who hang up."""


class ModelServer:
    """Answers each question as told, one after the other, the last way for ever."""

    def __init__(self, *answering: Answering) -> None:
        self._http = _Http(answering)
        self._thread = threading.Thread(target=self._http.serve_forever)
        self.address = f"http://127.0.0.1:{self._http.server_port}/v1"

    @property
    def sent(self) -> list[Sent]:
        """What came, in order."""
        return self._http.sent

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def close(self) -> None:
        """Give back the port of a server that was never begun."""
        self._http.server_close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.over.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join(_PATIENCE)


def completion(message: Mapping[str, Any]) -> bytes:
    """Return the body of an answer as OpenAI's interface has it."""
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", **message}}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    body = {"id": "1", "object": "chat.completion", "created": 1, "model": "invented", "choices": [choice]}
    return json.dumps({**body, "usage": usage}).encode()


def saying(content: str) -> Answering:
    """Answer with some text, whatever is asked."""
    return lambda handler, _: handler.reply(200, completion({"content": content}))


def drafting(answer: Callable[[Question], Mapping[str, Any]]) -> Answering:
    """Answer with what a function makes of the question."""
    return lambda handler, question: handler.reply(200, completion({"content": json.dumps(answer(question))}))


def calling(answer: Callable[[Question], Mapping[str, Any]]) -> Answering:
    """Answer likewise, as a call of the tool that the question offers."""

    def reply(handler: _Handler, question: Question) -> None:
        (tool,) = handler.server.sent[-1].body["tools"]
        called = {"name": tool["function"]["name"], "arguments": json.dumps(answer(question))}
        call = {"id": "1", "type": "function", "function": called}
        handler.reply(200, completion({"content": None, "tool_calls": [call]}))

    return reply


def claims(said: Mapping[str, str]) -> Callable[[Question], Mapping[str, Any]]:
    """Return what claims the words that are given for sentences, each of the one that it is given for."""

    def answer(question: Question) -> Mapping[str, Any]:
        found = [(said[one["text"]], one["id"]) for one in question["sentences"] if one["text"] in said]
        return {"claims": [{"text": text, "sentences": [number]} for text, number in found], "comparisons": []}

    return answer


def failing(status: int, content: bytes = b'{"error": {"message": "no"}}', **headers: str) -> Answering:
    """Answer with a status."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler, _: handler.reply(status, content, named)


def silently(handler: _Handler, _: Question) -> None:
    """Answer nothing as long as the server lives."""
    handler.server.over.wait(_PATIENCE)


def dripping(handler: _Handler, _: Question) -> None:
    """Answer with a space now and then, so that no single wait is long."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    while not handler.server.over.wait(0.05):
        handler.wfile.write(b" ")


def endlessly(handler: _Handler, _: Question) -> None:
    """Answer without end, as quickly as it is read."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    while not handler.server.over.is_set():
        handler.wfile.write(b'{"choices": [' * 65536)
