"""What a number counts, in the words of its sentence; nothing where they do not name it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.language import months
from flows.language.identify import FUNCTION_WORDS
from flows.themes.figures.counting import PERCENT, Number

_LETTERS = re.compile(r"[^\W\d_]{3}")
_WORDS_OF, _WORDS_BEFORE = 12, 8
# "Jewellery and coins": so few words behind an "and" are but the last of several things.
_FEW = 2
_CLAUSE_END = re.compile(r"[,;:()–—“”\"]|\b(?:and|while|but|whereas|although|which|who|that|as|if|because)\b")
# "Inflation, which stood at 4.7 percent", "exports, worth $4 million": a clause that only tells where its number stood
# is of what stands before it.
_LINKS = re.compile(
    r"(?:,\s*)?\b(?:which|who|that)\b|,(?=\s(?:now\s|currently\s)?(?:worth|totall?ing|averaging|amounting|valued|up|down)\b)"
)
_VERB_TAIL = re.compile(
    r"\s*(?:\b(?:from|to|of|at|by|in|is|was|were|are|has|have|had|hit|reach(?:ed|es)?|f[ae]ll|fallen|rose|risen|rises?|"
    r"gr[eo]w|grown|grows|drop(?:s|ped)?|declin(?:es?|ed)|(?:in|de)creas(?:es?|ed)|climb(?:s|ed)?|jump(?:s|ed)?|"
    r"slow(?:s|ed)?|shr[ai]nk|exceed(?:s|ed)?|totall?(?:ed|ing|s)|st[ao]nds?|stood|worth|amount(?:s|ed|ing)|equal|"
    r"equivalent|averag(?:es|ed|ing)|for|another|further|additional|an?|the|retains?|with|about|roughly|around|some|nearly|"
    r"over|than|more|less|raised?|be|been|forecast(?:ed)?|expected|projected|estimated|account(?:s|ed|ing)?|represents|"
    r"representing|only|just|even|between|within|during|since|until|into|per|will|would|may|might|could|should|can|not|"
    r"still|already|now|also|up|down|or|mere|slightly|sharply|actually|reportedly|against|compared)|"
    r"(?:US\$|[$€£])?\d[\d.,]*\s?(?:[mb]illion|trillion|mln|bln)?\s?(?:%|per\s?cent|percent|pct|dlrs?|dollars|euros|"
    r"tonnes|tons))\s*$",
    re.IGNORECASE,
)
# Characters of such a word or number, at most, with the spaces around it.
_LONGEST_TAIL = 40
# What somebody is to do is no name for the number; "May" is a month.
_TO_HAPPEN = re.compile(r"(?:^|\s)(?:will|would|shall|should|can|cannot|could|may|might|must)\s")
_IN_TIME = re.compile(
    rf"(?:in|by|during|since)\s(?:(?:early|mid|late)[\s-])?(?:{months.ENGLISH}|\d{{4}})(?:\s\d{{4}})?\s", re.IGNORECASE
)
_OPENS = re.compile(
    r".*\b(?:said|says|added|adds|reported|estimates|warned|found)\s(?:that\s)?|(?:where|when|while|though|since)\s"
)
# A time, a comparison, a place or a verb without its subject tells nothing of what is counted.
_OF_NOTHING = re.compile(
    r"(?:in|at|to|from|by|on|during|since|after|before|between|for|with|over|under|within|until|till|through|as|than|"
    r"compared|against|up|down|per|or|plus|not|nor|following|via|worth|if|when|both|"
    rf"{months.ENGLISH}|last|next|this|these|those(?! \w+ed\b)|now|annually|ago|earlier|later|higher|lower|more|less|"
    r"a (?:year|month|week|decade|day)|is|are|was|were|be|been|being|has|have|had|do|does|did|will|would|also|"
    r"it|they|we|he|she|i|you|there|here|such|respectively|"
    r"an? (?:amount|equivalent)|the (?:amount|equivalent|total))\b",
    re.IGNORECASE,
)
_NAMES_MONEY = re.compile(
    r"(?:in\s(?=[a-z]{3})|(?:worth )?of\s(?=[a-z]{3}|[A-Z]))"
    r"(?!both\b|the\b|an?\b|its\b|their\b|his\b|our\b|this\b|that\b|each\b)"
)
_ARTICLE = re.compile(
    r"\b(?:an?|the|its|his|her|their)\s(?:nearly\s|roughly\s|almost\s|further\s|new\s)*$", re.IGNORECASE
)
_IS = re.compile(r"(?:is|are|was|were)\s(?=[a-z])")
_NUMERAL = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d[\d.,]*)\b", re.IGNORECASE)


def what_of(sentence: str, members: Sequence[Number]) -> str:
    """Return in the sentence's words what numbers count: what follows the first, or else what stands before it.

    Nothing where neither names anything: a time within which something may happen counts no part of it.
    """
    first = members[0]
    behind = _clause(sentence[first.end :])
    if first.unit is None:
        return next((text for text in (behind.removeprefix("of "), _before(sentence, first)) if _names(text)), "")
    if first.unit != PERCENT and (named := _NAMES_MONEY.match(behind)):
        behind = behind[named.end() :]
        return behind if _tells(behind) else _before(sentence, first)
    behind = behind.removeprefix("of ")
    # "A $70,000 contract"
    if _ARTICLE.search(sentence, 0, first.start) and behind[:1].islower() and _tells(behind):
        return behind
    if named := _IS.match(behind):
        behind = behind[named.end() :]
    told = [behind, _before(sentence, first)] if first.unit == PERCENT else [_before(sentence, first), behind]
    return next((text for text in told if _tells(text)), "")


def _before(sentence: str, first: Number) -> str:
    """Return the words in front of a number that can name what it counts; nothing without such."""
    opening = sentence[: first.start].removesuffix(f"{first.qualifier} ")
    start, own = _last_clause(opening)
    if not own and (link := next((one for one in _LINKS.finditer(opening) if one.end() == start and start), None)):
        opening = opening[: link.start()]
        start, own = _last_clause(opening)
    joined = opening[:start].endswith("and") and len(own.split()) <= _FEW
    if joined or _TO_HAPPEN.search(f"{own} "):
        return ""
    for opened in (_OPENS, _IN_TIME):
        own = own[found.end() :] if (found := opened.match(own)) else own
    told = " ".join(own.split()[-_WORDS_BEFORE:])
    return told if _tells(told) else ""


def _last_clause(text: str) -> tuple[int, str]:
    """Return where the last clause of some words begins, and what it holds without the verb at its end."""
    start = max((one.end() for one in _CLAUSE_END.finditer(text)), default=0)
    return start, _without_verbs(text[start:])


def _without_verbs(words: str) -> str:
    while found := _VERB_TAIL.search(words, max(0, len(words) - _LONGEST_TAIL)):
        words = words[: found.start()]
    return words.strip()


def _tells(text: str) -> bool:
    """Tell whether words can name what is counted, and are more than a time, a place or a verb."""
    return _names(text) and not _OF_NOTHING.match(text) and not _NUMERAL.match(text)


def _names(text: str) -> bool:
    """Tell whether a text holds a word that can name something."""
    return any(word.lower() not in FUNCTION_WORDS["en"] and _LETTERS.search(word) for word in text.split())


def _clause(text: str) -> str:
    """Return the beginning of a text up to the end of its clause, twelve words at most."""
    end = _CLAUSE_END.search(text)
    return " ".join(text[: end.start() if end else None].split()[:_WORDS_OF]).lstrip("- ").rstrip(" .")
