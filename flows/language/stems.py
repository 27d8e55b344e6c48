"""Stems of English words, good enough to let forms of one word meet; not shown to anybody."""

from __future__ import annotations

from functools import lru_cache

from flows.language.identify import FUNCTION_WORDS

_ENDINGS = ("ations", "ation", "ingly", "ings", "ing", "edly", "ed", "ies", "es", "s", "ly")
_SHORTEST = 4
_SHORTEST_WORD = 2


@lru_cache(maxsize=65536)
def stem(folded: str) -> str:
    """Return a folded word without its ending, where at least four letters are left."""
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST:
            return folded[: -len(ending)]
    return folded


@lru_cache(maxsize=65536)
def tells(folded: str, language: str) -> bool:
    """Tell whether a folded word says something about a text's subject: no function word, number or single letter."""
    return (
        len(folded) >= _SHORTEST_WORD
        and not folded.isdigit()
        and folded not in FUNCTION_WORDS.get(language, FUNCTION_WORDS["en"])
    )
