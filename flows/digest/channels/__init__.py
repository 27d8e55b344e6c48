"""Ways by which an issue leaves, by name."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, runtime_checkable

BUILTIN = {"folder": "flows.digest.channels.folder:CHANNEL"}
"""Our own channels; imported when first asked for."""

GROUP = "deskbrief.channels"
"""Entry-point group for the channels of others."""


@runtime_checkable
class Channel(Protocol):
    """Brings a printed issue to its readers."""

    def deliver(self, pdf: bytes, name: str, target: Path) -> Path:
        """Deliver a PDF under a name and return where it lies.

        Delivering the same again changes nothing.

        Raises:
            RenderingError: it cannot be delivered; says what to mend.
        """
