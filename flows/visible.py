"""How the words of strangers are printed: what a terminal would obey, and what nobody sees, as an escape."""

from __future__ import annotations

import json
from typing import Final

BREAK: Final = "\n"
"""Kept where more than a line is printed."""


def visible(text: str, kept: str = "") -> str:
    """Return a text with characters without a shape as escapes, those of JSON, so that JSON stays JSON.

    Args:
        text: Of a document, a name, an address, an error.
        kept: Characters without a shape that stay.
    """
    return "".join(one if one.isprintable() or one in kept else json.dumps(one)[1:-1] for one in text)
