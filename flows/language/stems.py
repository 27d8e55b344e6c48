"""Stems of words, good enough to let forms of one word meet; not shown to anybody."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from flows.language import stopwords
from flows.language.words import is_wide


class _Endings(NamedTuple):
    """What is cut off the words of a language."""

    longest_first: tuple[str, ...]
    least: int
    """Letters that are left at least."""


def _of(endings: str, least: int) -> _Endings:
    return _Endings(tuple(sorted(endings.split(), key=lambda ending: (-len(ending), ending))), least)


# Of other languages than English the endings are those of case, number and gender alone, as words are folded: without
# diacritics, and of Arabic without article and conjunction.
_ENDINGS = {
    "en": _of("ations ation ingly ings ing edly ed ies es s ly", 4),
    "de": _of("innen ens ern em en er es e n s", 4),
    "es": _of("es as os s a o e", 4),
    "fr": _of("ees es ee s x e", 4),
    "it": _of("i a o e", 4),
    "pt": _of("es as os s a o e", 4),
    "ru": _of(
        "иями ями ами иях ией ием ого его ому ему ыми ими остью ости ость ая яя ое ее ые ие ый ои ии ия ию ую юю ых их "
        "ым им ом ем ам ям ах ях еи ов ев ья а я о е и ы у ю ь",
        3,
    ),
    "ar": _of("ات ون ين ان ها هم نا يه ه ي", 3),
}
_NONE = _Endings((), 0)
_SHORTEST_WORD = 2


@lru_cache(maxsize=65536)
def stem(folded: str, language: str = "en") -> str:
    """Return a folded word without its ending, where enough letters are left.

    Args:
        folded: See :class:`flows.language.words.Word`.
        language: ISO 639-1; words of a language without a list stay whole.
    """
    endings, least = _ENDINGS.get(language, _NONE)
    for ending in endings:
        if folded.endswith(ending) and len(folded) - len(ending) >= least:
            return folded[: -len(ending)]
    return folded


@lru_cache(maxsize=65536)
def tells(folded: str, language: str) -> bool:
    """Tell whether a folded word says something about a text's subject: no function word, number or single letter."""
    return (
        (len(folded) >= _SHORTEST_WORD or is_wide(folded))
        and not folded.isdigit()
        and folded not in stopwords.of(language)
    )
