"""What a language model is asked on a theme, and the form of its answer."""

from __future__ import annotations

from typing import Literal

from pydantic import PositiveInt

from schemas.record import Record


class NumberedSentence(Record):
    """A sentence of a document, as a model is given it."""

    id: PositiveInt
    """Its number within the question, by which an answer cites it."""

    source: str
    """Which document it is of (``S1``): sentences of one document share it."""

    text: str
    """Verbatim."""


class Question(Record):
    """What a model is to sum up: sentences, as data."""

    theme: str
    """Label of the theme."""

    sentences: tuple[NumberedSentence, ...]
    """In the order of the documents and of reading."""


class Request(Record):
    """A question, and whom to put it to; holds no key."""

    writer: str
    """Name of the plugin that asks."""

    server: str
    """Base address of the server's interface."""

    model: str
    """Name of the model, as the server knows it."""

    form: Literal["schema", "tool", "prompt"]
    """How the form of the answer is asked for: by a JSON schema, as a call of a tool, or in words alone."""

    timeout: PositiveInt
    """Longest wait for an answer, seconds."""

    question: Question
    """The question."""


class Drafted(Record):
    """A claim as a model drafted it; nothing of it is believed."""

    text: str
    """One plain sentence that says what the cited sentences say."""

    sentences: tuple[int, ...]
    """Numbers of the one to three sentences that say it."""


class DraftedComparison(Record):
    """A statement that documents agree or differ, as a model drafted it."""

    kind: Literal["agreement", "difference"]
    """Whether the sides say the same or not."""

    text: str
    """One plain sentence."""

    sides: tuple[tuple[int, ...], ...]
    """For each side, of another document each, the numbers of its one or two sentences."""


class Answer(Record):
    """The form in which a model answers."""

    claims: tuple[Drafted, ...] = ()
    """Up to four claims, the most important first."""

    comparisons: tuple[DraftedComparison, ...] = ()
    """Up to two; none where sentences of a single document were given."""
