"""Quotations of a claim: their words stand in a cited sentence, in this order and spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.themes.synthesis.checks.parsing import Parsed

_QUOTED = re.compile(r"[“„«\"]\s*([^“”„«»\"]+?)\s*[”“»\"]|(?<!\w)[‘'](\w[^‘’']*?)[’'](?!\w)")
_MARKS = re.compile(r"[“”„«»\"]|(?<!\w)[‘']|(?<=[.,!?])[’']")
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})


def unknown_quotation(claim: Parsed, cited: Sequence[Parsed]) -> str | None:
    """Return words in quotation marks that no cited sentence has, or a mark that stands alone."""
    plain = [_folded(one.text) for one in cited]
    rest = claim.text
    for match in _QUOTED.finditer(claim.text):
        words = (match[1] or match[2]).rstrip(".,")
        if not any(_folded(words) in one for one in plain):
            return words
        rest = rest.replace(match.group(), "")
    alone = _MARKS.search(rest)
    return alone.group() if alone and not any(one.text == claim.text for one in cited) else None


def _folded(text: str) -> str:
    return " ".join(text.translate(_PLAIN).split())
