"""PDFium has no types: what it gives is passed on as it is, under this name."""

from __future__ import annotations

from typing import Any, TypeAlias

Handle: TypeAlias = Any
"""A document, page, object or font of PDFium."""
