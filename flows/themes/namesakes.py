"""Whether a term of a theme stands in the name of somebody, or of something else that only begins like it.

"Chad" is a given name and "Jordan" a surname too: beside another name, they name no country. A term that may have any
ending ("hack*") is part of a brand ("Hackville") where the ending is none that English words have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from flows.language.dictionary import is_word
from flows.language.words import Word

# A country that is a given name too, and so is not in the list of given names.
_COUNTRY_TOO = "Chad"
# A given name that asks what a country does more often than it names somebody: "Will Jordan agree?"
_WILL = "Will"
# Endings that a stem may have in a word that is printed with a capital: short ones, and those of derived words.
_SHORT_ENDING = 3
_ENDING = re.compile(
    r"\w*(?:s|ed|ing|er|or|ion|i[sz]m|ist|ic|al|ly|ment|ity|[ae]nce|[ae]ncy|[ai]ble|ive|i[sz]e|ship|ness|ian|ary)$"
)


def is_namesake(found: Sequence[Word], at: int) -> bool:
    """Tell whether the name at a place of a text is part of a person's, and so not the country or town of that name.

    Args:
        found: The words of the text.
        at: Place of the name, which is one word.
    """
    return found[at].exact[0].isupper() and (_is_given_name(found, at) or _is_surname(found, at))


def is_coined(found: Sequence[Word], at: int, stem: str) -> bool:
    """Tell whether a word with a capital has an ending behind a stem that no word made of it has.

    Args:
        found: The words of the text.
        at: Place of the word.
        stem: How it begins.
    """
    ending = found[at].folded[len(stem) :]
    if len(ending) <= _SHORT_ENDING or not _is_capital(found[at]) or _ENDING.match(ending):
        return False
    # Where any word has a capital, two words in one ("Cyberattack") are no name.
    return not (is_word(found[at].folded) or (_has_capital_anyway(found, at) and is_word(ending)))


def _has_capital_anyway(found: Sequence[Word], at: int) -> bool:
    """Tell whether a word opens a sentence, or stands among capitals as in a title."""
    opens = at == 0 or not found[at].joined
    return opens or all(_is_capital(found[place]) for place in (at - 1, at + 1) if place < len(found))


def _is_surname(found: Sequence[Word], at: int) -> bool:
    """Tell whether a given name stands in front ("Michael Jordan", "Anita Shah") that is no month, and no "will"."""
    if at == 0 or not found[at].joined or found[at - 1].exact not in _given() or not _is_place(found[at].exact):
        return False
    return found[at - 1].exact != _WILL and found[at - 1].exact not in _calendar()


def _is_given_name(found: Sequence[Word], at: int) -> bool:
    """Tell whether it is a given name with one capital behind it that is a surname ("Jordan Peterson")."""
    name = found[at].exact
    if at + 1 >= len(found) or (name != _COUNTRY_TOO and name not in _given()):
        return False
    behind = found[at + 1]
    longer = at + 2 < len(found) and found[at + 2].joined and _is_capital(found[at + 2])
    surname = behind.joined and _is_capital(behind) and not longer and behind.exact not in _no_surnames()
    return surname and _is_place(name)


def _is_capital(word: Word) -> bool:
    return word.exact[0].isupper() and not word.exact.isupper()


@cache
def _given() -> frozenset[str]:
    from flows.themes.nounphrases import given_names  # noqa: PLC0415 - its lists, where a name is looked at

    return given_names()


def _is_place(name: str) -> bool:
    from flows.themes.nounphrases import is_place  # noqa: PLC0415 - with them

    return is_place(name)


@cache
def _calendar() -> frozenset[str]:
    from flows.themes.actors.vocabulary import CALENDAR  # noqa: PLC0415 - with them

    return CALENDAR


@cache
def _no_surnames() -> frozenset[str]:
    from flows.themes.nounphrases import no_surnames  # noqa: PLC0415 - with them

    return no_surnames()
