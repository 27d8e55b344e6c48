"""What asks a language model, by name."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from flows.plugins import Kind
from schemas.questions import Answer, Request

BUILTIN = {"chat": "flows.themes.synthesis.writers.chat:WRITER"}
"""Our own writers; imported when first asked for, in the child process that asks."""

GROUP = "deskbrief.writers"
"""Entry-point group for the writers of others."""


@runtime_checkable
class Writer(Protocol):
    """Puts questions to a language model."""

    def write(self, request: Request, key: str | None) -> Answer:
        """Return what the model drafts; it is checked by who called.

        Args:
            request: The question, and whom to put it to.
            key: Of the server; goes nowhere but there. ``None`` for a server that wants none.

        Raises:
            UnansweredError: there is no answer, or none in the form that was asked for.
        """
        ...


KIND: Kind[Writer] = Kind("writer", BUILTIN, GROUP, Writer)  # type: ignore[type-abstract]  # a protocol is meant
"""For ``flows.plugins.find``."""
