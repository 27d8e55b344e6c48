"""Numbers of list items as office programs print them."""

from __future__ import annotations

from typing import Final

_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LETTERS: Final = 26
# Beyond this, letters and Roman numerals would grow longer than any marker.
_LARGEST: Final = 999


def numeral(number: int, form: str) -> str:
    """Return a number in the form that a list asks for.

    Args:
        number: From 0.
        form: ``a``, ``A``, ``i`` or ``I``; anything else stands for digits.
    """
    if form not in {"a", "A", "i", "I"} or not 0 < number <= _LARGEST:
        return str(number)
    plain = _letters(number) if form in {"a", "A"} else _roman(number)
    return plain.upper() if form.isupper() else plain


def _letters(number: int) -> str:
    """Return a, b, ... z, aa, bb, ..."""
    again, letter = divmod(number - 1, _LETTERS)
    return chr(ord("a") + letter) * (again + 1)


def _roman(number: int) -> str:
    signs = []
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        signs.append(sign * times)
    return "".join(signs)
