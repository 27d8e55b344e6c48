"""Words of a text with their places, folded so that spellings of the same word meet.

Chinese and Japanese set no spaces: there each character is a word of its own, a run of katakana is one, and a phrase or
a term is found as the characters that follow each other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30fe\u31f0-\u31ff"
_WIDE = f"{_HAN}{_KATAKANA}\u3041-\u3096\u309d\u309e"
# Marks on a letter that are none themselves: accents, vowels of Arabic, Hebrew and the scripts of India.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0dff\u0e31-\u0e4e"
)
# Sets of tens of thousands of characters take long to compile, and most texts hold no character but these.
_BEYOND = re.compile("[^\x00-\u02ff\u2010-\u2044\u20ac]")
# "U.S." and "D.C." are one word; an apostrophe joins ("don't"), and a possessive ending is left off below.
# Brackets around the whole: to split a text into words and what parts them is quicker than to look for each word.
_WORD = re.compile(r"((?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)*)")
# What may stand between the words of one phrase: spaces, hyphens, and quotation marks around one of them.
_WITHIN_PHRASE = re.compile(r"[\s\u00ad‐‑–“”\"'‘’/-]*")
# "L'accord", "d'Almadra", "qu'ils": an article or particle that lost its vowel. Of capitals only those that open
# sentences, because "D'Souza" and "N'Djamena" are names.
_ELIDED = re.compile(r"(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu|dell|all|nell|sull|dall|un|[LJC]|Qu)['’](?=[^\W\d_]{2})")
_FIRST_WIDE = "\u3005"
# Of Chinese a word has 1.6 characters on average.
_CHARACTERS_OF_A_WORD = 1.6

_ARABIC = re.compile("[\u0621-\u064a]{4}")
_ALIKE = str.maketrans({"ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "\u0640": None, "\u200c": None, "\u200d": None})
# The article, also behind the particles that are written as one with it: "the", "and the", "by the", "to the".
_ARTICLE = re.compile("(?:[وف]?(?:ال|بال|كال|لل))(?=.{3})")
# "And" is written as one with its word, and cut off but where it is the first letter of the word's own root.
_AND = re.compile(
    "و(?!زار|زي|زر|طن|فد|قت|سط|سيل|ساط|ثيق|ثائق|ضع|فق|فا|كال|كيل|لاي|حد|جود|جه|صول|صف|اشنطن|اقع|ارد|رق|عد|لي|ظيف|ظائف|"
    "اجب|اضح|اسع|احد|رث|عي|قف|قود|قائ|لد)(?=.{4})"
)


@cache
def _wide_letter() -> re.Pattern[str]:
    return re.compile(f"[{_WIDE}]")


@cache
def _odd() -> re.Pattern[str]:
    """Return what finds letters by which words are not found as in other texts.

    Also what parts the syllables of a word without ending it (Persian), and what only stretches a line (tatweel).
    """
    return re.compile(f"[{_WIDE}{_MARKS}\u200c\u200d\u0600-\u06ff]")


@cache
def _odd_word() -> re.Pattern[str]:
    """Return the pattern of words where characters of other scripts are among them; it takes long to compile."""
    return re.compile(
        rf"((?:[^\W\d_{_WIDE}]\.){{2,}}|[{_KATAKANA}]+|[{_WIDE}]|"
        rf"(?:(?![{_WIDE}])[^\W_]|[{_MARKS}\u200c\u200d])+(?:['’](?:(?![{_WIDE}])[^\W\d_])+)*)"
    )


class Word(NamedTuple):
    """A word of a text."""

    exact: str
    """As printed, dots of abbreviations and possessive endings left off ("U.S." is ``US``), without diacritics."""

    folded: str
    """The same in lower case."""

    start: int
    """Offset of its first character."""

    end: int
    """Offset behind its last character, possessive ending not counted."""

    joined: bool
    """Whether nothing that ends a phrase, such as a comma, stands between it and the word before."""


def find(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order."""
    parts = (_odd_word() if _BEYOND.search(text) and _odd().search(text) else _WORD).split(text)
    starts = accumulate(map(len, parts))
    words = [
        # A tuple is made four times as fast by its own constructor as by that of its names.
        # Most gaps are one space, and asking that first is what makes long texts quick.
        tuple.__new__(
            Word,
            (exact, folded, start + skipped, start + length, gap == " " or _WITHIN_PHRASE.fullmatch(gap) is not None),
        )
        for gap, start, (exact, folded, skipped, length) in zip(
            parts[::2], islice(starts, 0, None, 2), map(_fold, parts[1::2]), strict=False
        )
    ]
    words[:1] = [word._replace(joined=False) for word in words[:1]]
    return tuple(words)


def length(text: str) -> int:
    """Return how many words a text has, as a reader feels its length: of a script without spaces, by its characters."""
    wide = wide_letters(text)
    if not wide:
        return len(text.split())
    return len(_WORD.findall(_wide_letter().sub(" ", text))) + round(wide / _CHARACTERS_OF_A_WORD)


def wide_letters(text: str) -> int:
    """Return how many letters of scripts without spaces a text holds."""
    return len(_wide_letter().findall(text)) if not text.isascii() and _BEYOND.search(text) else 0


def is_wide(folded: str) -> bool:
    """Tell whether a word is one character of a script without spaces, which says little alone."""
    return len(folded) == 1 and folded >= _FIRST_WIDE and _wide_letter().match(folded) is not None


@lru_cache(maxsize=65536)
def _fold(printed: str) -> tuple[str, str, int, int]:
    """Return a word's exact and folded form, how many characters in front do not count, and where those that do end."""
    skipped = 0
    if "." in printed:
        exact, length = printed.replace(".", ""), len(printed)
    else:
        exact = printed[:-2] if printed[-2:] in {"'s", "’s", "'S", "’S"} else printed
        length = len(exact)
        if elided := _ELIDED.match(exact):
            skipped = elided.end()
            exact = exact[skipped:]
    if not exact.isascii():
        exact = _plain(exact)
    return exact, exact.lower(), skipped, length


def _plain(word: str) -> str:
    """Return a word without diacritics; of Arabic also without the article and what else is written as one with it."""
    spread = unicodedata.normalize("NFKD", word).translate(_ALIKE)
    plain = unicodedata.normalize("NFC", "".join(char for char in spread if not unicodedata.combining(char)))
    if not _ARABIC.search(plain):
        return plain
    bare = _ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) else plain
    return _AND.sub("", bare, count=1) if bare == plain and _AND.match(bare) else bare
