"""English words, for telling a misprint from a word and a broken word from a compound."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

# Prefixes that a conversion is likely to have glued to their word when it lost a hyphen at a line end.
_PREFIXES = (
    "anti",
    "co",
    "counter",
    "cyber",
    "ex",
    "geo",
    "inter",
    "multi",
    "neo",
    "non",
    "post",
    "pre",
    "pro",
    "quasi",
)
_SHORTEST_STEM = 5


@cache
def words() -> frozenset[str]:
    """Return the lower-case English words of SCOWL, British and American (65,587 of them; 30 ms to load)."""
    packed = (files("flows.language") / "wordlist" / "english.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode().split("\n"))


def is_word(word: str) -> bool:
    """Tell whether a word, or every part of a compound with hyphens, is English; possessives count."""
    plain = word.lower().replace("’", "'").removesuffix("'s").strip("'")
    known = words()
    return plain in known or (
        "-" in plain and all(part in known or part in _PREFIXES for part in plain.split("-") if part)
    )


def lost_hyphen(word: str) -> tuple[str, str] | None:
    """Return the halves of a word that is none, but is a prefix and a word: ``neoliberalist`` -> neo, liberalist."""
    plain = word.lower()
    if not plain.isalpha() or is_word(plain):
        return None
    for prefix in _PREFIXES:
        stem = plain.removeprefix(prefix)
        if stem != plain and len(stem) >= _SHORTEST_STEM and stem in words():
            return prefix, stem
    return None


def near_words(word: str) -> tuple[str, ...]:
    """Return the English words that differ from a word by one letter dropped, added, changed or by two swapped."""
    plain = word.lower()
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(plain[:at], plain[at:]) for at in range(len(plain) + 1)]
    near = {left + right[1:] for left, right in cuts if right}
    near |= {left + letter + right for left, right in cuts for letter in letters}
    near |= {left + letter + right[1:] for left, right in cuts if right for letter in letters}
    near |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    return tuple(sorted((near & words()) - {plain}))


def keeps_hyphen(left: str, right: str) -> bool:
    """Tell whether a hyphen at a line end belongs to the word: both halves are words, and joined they are none."""
    return not is_word(left + right) and is_word(left) and is_word(right)
