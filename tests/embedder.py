"""A tiny embedder for tests: hashed runs of three letters, put together into few numbers by signs of their hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

_NUMBERS = 128
_RUN = 3


class LetterRuns:
    """Finds texts near that share most of their letters: near-duplicates, and names alike in several languages."""

    name = "letter runs 1"

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        return [_vector(" ".join(text.lower().split())) for text in texts]


def _vector(text: str) -> list[float]:
    vector = [0.0] * _NUMBERS
    for start in range(len(text) - _RUN + 1):
        digest = hashlib.sha256(text[start : start + _RUN].encode()).digest()
        vector[digest[0] % _NUMBERS] += 1.0 if digest[1] % 2 else -1.0
    return vector


EMBEDDER = LetterRuns()
