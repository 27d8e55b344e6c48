"""Ligatures that a font does not name: "deinition" is "definition" again, where a document lost them all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.language.dictionary import words

_TOKEN = re.compile(r"[^\W\d_]{2,}")
# Of a ligature that a font does not name all letters are lost, or all but the last.
_LIGATURES = ("f", "ff", "fi", "fl", "ffi", "ffl")
_INTACT = re.compile(r"f[fil]")
_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?:”]\s+)([a-z]{2,9})\b", re.MULTILINE)
_CAPITAL = "T"
_FEWEST = 3
# In an English text three words of four and more are in the list, less what lost its ligatures; in others a fifth.
_FEWEST_KNOWN = 0.5
_LONGEST = 400_000


def lost_ligatures(texts: Sequence[str]) -> dict[str, str]:
    """Return the words of a document that lost a ligature, each with the whole word; nothing for a sound document.

    Only what is no word and becomes exactly one with a ligature put in is mended, and only in an English document in
    which hardly any ligature is left.
    """
    whole = "\n".join(texts)[:_LONGEST]
    tokens = set(_TOKEN.findall(whole))
    known = words()
    unknown = {one for one in tokens if one.lower() not in known}
    if len(tokens) - len(unknown) < _FEWEST_KNOWN * len(tokens):
        return {}
    found = {one: mended for one in unknown if (mended := _with_ligature(one, known))}
    intact = sum(bool(_INTACT.search(one)) for one in tokens - unknown)
    return found if len(found) >= _FEWEST and len(found) > intact else {}


def _with_ligature(token: str, known: frozenset[str]) -> str | None:
    plain = token.lower()
    candidates = {plain[:at] + lost + plain[at:] for lost in _LIGATURES for at in range(len(plain) + 1)} & known
    if len(candidates) != 1:
        return None
    word = candidates.pop()
    return word.capitalize() if token[0].isupper() else word


def lost_th(texts: Sequence[str]) -> frozenset[str]:
    """Return the beginnings of sentences that lost their "T", where a document lost "Th" as a ligature.

    "hese" is no word and shows that "Th" was lost; "his" is one, and is mended only where it begins a sentence in a
    small letter.
    """
    known = words()
    starts = _BEGINS_SENTENCE.findall("\n".join(texts)[:_LONGEST])
    lost = {one for one in starts if one.startswith("h") and f"t{one}" in known}
    return frozenset(lost) if sum(one not in known for one in lost) > 0 else frozenset()


def mended(text: str, whole: dict[str, str], starts: frozenset[str]) -> tuple[str, list[tuple[str, str]]]:
    """Return a text with its ligatures, and each change.

    Args:
        text: The text.
        whole: The words to mend, from :func:`lost_ligatures`.
        starts: The beginnings of sentences to mend, from :func:`lost_th`.
    """
    changes: list[tuple[str, str]] = []

    def instead(match: re.Match[str]) -> str:
        before = match.group()
        after = whole.get(before, before)
        if after != before:
            changes.append((before, after))
        return after

    def capital(match: re.Match[str]) -> str:
        word = match.group(1)
        if word not in starts:
            return match.group()
        changes.append((word, _CAPITAL + word))
        return match.group()[: -len(word)] + _CAPITAL + word

    if whole:
        text = _TOKEN.sub(instead, text)
    if starts:
        text = _BEGINS_SENTENCE.sub(capital, text)
    return text, changes
