"""Numbers in running text, in digits and in English words."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
SCALES: dict[str, int] = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mln": 10**6,
    "bln": 10**9,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
    "m": 10**6,
    "k": 10**3,
}
"""Factor of the words and letters that may stand behind a number."""

_TENS_UNITS = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?"
_WORD_NUMBER = rf"(?:{_TENS_UNITS}|{'|'.join(reversed(_UNITS))})(?:[- ]hundred)?(?: thousand)?"
_DIGIT_NUMBER = r"\d{1,3}(?:[,  ’']\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
# The characters with which numbers begin are asked first, which takes half the time.
_NUMBER = re.compile(
    rf"(?=[-−–\dzotfsen])(?<![\w.,-])(?P<sign>[-−–](?=\d))?(?:(?P<digits>{_DIGIT_NUMBER})|(?P<words>\b(?:{_WORD_NUMBER})\b))",
    re.IGNORECASE,
)


class Number(NamedTuple):
    """A number and where it stands."""

    start: int
    """Offset of its first character."""

    end: int
    """Offset behind its last, scale words not counted."""

    value: Decimal
    """What it is worth, scale words not counted."""

    in_words: bool
    """Whether it is spelt out."""


def find(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order; a scale word behind one ("billion") is not multiplied in."""
    found = []
    for match in _NUMBER.finditer(text):
        value = parse(match["digits"]) if match["digits"] else Decimal(_spelt(match["words"]))
        if value is not None:
            found.append(
                Number(match.start(), match.end(), -value if match["sign"] else value, match["digits"] is None)
            )
    return tuple(found)


@lru_cache(maxsize=4096)
def parse(digits: str) -> Decimal | None:
    """Return the value of a number in digits, whatever parts its decimals and thousands; ``None`` for no number."""
    plain = re.sub(r"[\s ’']", "", digits.strip())
    plain = plain.replace("−", "-").replace("–", "-")
    if re.fullmatch(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"-?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?", plain):
        plain = plain.replace(".", "").replace(",", ".")
    else:
        plain = plain.replace(",", ".")
    try:
        return Decimal(plain) if re.fullmatch(r"-?\d+(?:\.\d+)?", plain) else None
    except InvalidOperation:
        return None


def _spelt(words: str) -> int:
    """Return the value of a number in words up to 99 thousand."""
    total, current = 0, 0
    for word in re.split(r"[- ]", words.lower()):
        if word == "hundred":
            current = (current or 1) * 100
        elif word == "thousand":
            total, current = total + (current or 1) * 1000, 0
        else:
            current += _WORDS[word]
    return total + current
