"""Embedders, by name: what turns texts into vectors that are near where their meaning is. None is built in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from flows.plugins import Kind

BUILTIN: Mapping[str, str] = {}
"""None of our own: a model that is any good is larger than this program."""

GROUP = "deskbrief.embedders"
"""Entry-point group for embedders."""


@runtime_checkable
class Embedder(Protocol):
    """Turns texts into vectors."""

    @property
    def name(self) -> str:
        """Name and version of the model, as the issue prints it."""
        ...

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return a vector for each text, all of one length, in the order of the texts.

        Texts of one meaning have vectors of a large cosine, whatever their languages. Nothing is downloaded.
        """
        ...


KIND: Kind[Embedder] = Kind("embedder", BUILTIN, GROUP, Embedder)  # type: ignore[type-abstract]  # a protocol is meant
"""For ``flows.plugins.find``."""
