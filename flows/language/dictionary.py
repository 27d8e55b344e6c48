"""English words, for telling a misprint from a word and a broken word from a compound."""

from __future__ import annotations

from functools import cache, lru_cache
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
def _list() -> str:
    """Return the lower-case English words of SCOWL, British and American, 65,587 of them, each between line ends."""
    import gzip  # noqa: PLC0415 - most runs of a command look no word up

    packed = (files("flows.language") / "wordlist" / "english.txt.gz").read_bytes()
    return "\n" + gzip.decompress(packed).decode() + "\n"


@lru_cache(maxsize=16384)
def _has(word: str) -> bool:
    # A document asks for a hundred words: looking through the list is quicker than making a set of it.
    return f"\n{word}\n" in _list()


@cache
def words() -> frozenset[str]:
    """Return all words of the list, for what asks for thousands of them (20 ms to make)."""
    return frozenset(_list().split("\n"))


def is_word(word: str) -> bool:
    """Tell whether a word, or every part of a compound with hyphens, is English; possessives count."""
    plain = word.lower().replace("’", "'").removesuffix("'s").strip("'")
    return _has(plain) or ("-" in plain and all(_has(part) or part in _PREFIXES for part in plain.split("-") if part))


def lost_hyphen(word: str) -> tuple[str, str] | None:
    """Return the halves of a word that is none, but is a prefix and a word: ``neoliberalist`` -> neo, liberalist."""
    plain = word.lower()
    if not plain.startswith(_PREFIXES) or not plain.isalpha() or is_word(plain):
        return None
    for prefix in _PREFIXES:
        stem = plain.removeprefix(prefix)
        if stem != plain and len(stem) >= _SHORTEST_STEM and _has(stem):
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
