"""Ways by which an issue leaves, by name."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, runtime_checkable

from flows.plugins import Kind

BUILTIN = {"folder": "flows.digest.channels.folder:CHANNEL"}
"""Our own channels; imported when first asked for."""

ENTRY_POINTS = "deskbrief.channels"
"""Entry point group for channels of others; the name of an entry point is the name of the channel."""


@runtime_checkable
class Channel(Protocol):
    """Brings a printed issue to its readers."""

    def deliver(self, pdf: bytes, name: str, target: Path) -> Path:
        """Deliver a PDF under a name and return where it lies.

        Delivering the same again changes nothing, and what else has that name is left alone: the PDF then gets
        another.

        Raises:
            RenderingError: it cannot be delivered; says what to mend.
        """


KIND: Kind[Channel] = Kind("channel", BUILTIN, ENTRY_POINTS, Channel)  # type: ignore[type-abstract]  # a protocol is meant
"""For ``flows.plugins.find``."""
