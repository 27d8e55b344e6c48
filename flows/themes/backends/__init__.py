"""Theme backends, by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from flows.plugins import Kind
from flows.themes.memory import NOTHING
from flows.themes.taxonomy import Loaded
from schemas.article import Article
from schemas.memory import Memory
from schemas.themes import Analysis

BUILTIN = {"embedded": "flows.themes.backends.embedded:BACKEND"}
"""Our own backends; imported when first asked for."""

GROUP = "deskbrief.theme_backends"
"""Entry-point group for the backends of others."""


@runtime_checkable
class Backend(Protocol):
    """Finds themes, positions, dates and figures in articles."""

    def analyse(self, articles: Sequence[Article], taxonomy: Loaded, memory: Memory = NOTHING) -> Analysis:
        """Return what some articles say.

        Args:
            articles: In the order in which an issue numbers them; may be empty.
            taxonomy: The desk's themes; may have none, and then all are discovered.
            memory: What the series knows from its issues before.

        Returns:
            The same for the same input, whatever the machine and the day.
        """
        ...


KIND: Kind[Backend] = Kind("theme backend", BUILTIN, GROUP, Backend)  # type: ignore[type-abstract]  # a protocol is meant
"""For ``flows.plugins.find``."""
