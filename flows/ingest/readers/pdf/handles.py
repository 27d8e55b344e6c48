"""PDFium has no types: what it gives is passed on as it is, under this name."""

from __future__ import annotations

from typing import Any, TypeAlias

Handle: TypeAlias = Any
"""A document, page, object or font of PDFium."""

Fonts: TypeAlias = dict[int, tuple[str, bool, bool]]
"""Name, weight and slant of the fonts of a document met so far, by handle: whether bold, whether italic."""
