"""How well a sentence opens an issue: whether it makes its source's own point, and says it whole."""

from __future__ import annotations

import re

from flows.language import standing
from flows.language.words import length
from schemas.article import Article, Block, BlockKind
from schemas.themes import CueKind, Statement

# What a sentence gains or loses. The scale is that of the rank among the sentences of its source on its theme, which
# the analysis gave; found by reading the sentences of 40 documents in the order that they give.
_PER_RANK = 0.15
_FIRST_OF_TEXT, _FIRST_OF_BLOCK, _LAST_BLOCK, _STANDFIRST = 0.4, 0.15, 0.3, 0.2
_CLAIM, _PER_NAME, _MOST_NAMES = 0.3, 0.1, 2
_CONNECTIVE, _UNNAMED_SUBJECT, _CONDITION, _QUESTION = 0.3, 0.35, 0.3, 1.0
_REPORTED, _HEARSAY, _SPOKEN, _POINTING = 0.2, 0.4, 0.3, 0.3
_OF_ONESELF, _BROKEN_OFF, _FORMAL, _BACKGROUND = 0.4, 0.3, 0.4, 0.3
_SHORT, _TOO_SHORT = 9, 0.5
_LONG, _PER_WORD_TOO_LONG = 34, 0.03
_LIST_ITEM = 0.2
# What a sentence of another language is given for the words that are known in English alone, which say how sure it is
# and whom it names: what these give the sentences of English articles on average.
_UNTOLD = 0.3

# All other qualifying words show that somebody commits himself, however carefully.
_NO_CLAIMS = frozenset({CueKind.REPORTED, CueKind.CONDITIONAL})
_TALK = frozenset("i we our you your my us me".split())
_ONESELF = frozenset("i my me".split())
_NOBODY = re.compile(
    r"\b(?:it is|it was|is|are|has been|have been|have) (?:\w+ly )?(?:been )?"
    r"(?:argued|believed|said|thought|held|assumed|alleged|claimed|feared|hoped|interpreted|expected|reported|rumoured)\b"
    r"(?! (?:by|to)\b)"
)
_CONDITIONS = frozenset({"If", "Unless", "Whether"})
# What had happened before is the background of what a report is about; what somebody said had happened is not.
_BEFOREHAND = re.compile(
    r"^(?!.*\b(?:said|says|told|reported|announced)\b).*\bhad (?:\w+ly )?(?:been|\w{2,}ed)\b", re.DOTALL
)
_QUOTES = "“\"'‘("
_SOME_WORDS, _OPENING_WORDS = 7, 14


def telling(statement: Statement, article: Article, rank: int) -> float:
    """Return how well a sentence opens an issue; more is better, nought is ordinary.

    Args:
        statement: The sentence.
        article: Whose it is.
        rank: Place among the sentences of its article on its theme, from 0.
    """
    text = statement.evidence.text
    value = _place(statement, article) - _PER_RANK * rank
    if article.language.code != "en":
        return value + _UNTOLD - blemish(text)
    kinds = {cue.kind for cue in statement.cues}
    value += _CLAIM if kinds - _NO_CLAIMS else 0
    value += _PER_NAME * min(_MOST_NAMES, len(standing.names(text.split()[1:])))
    value -= _REPORTED if CueKind.REPORTED in kinds else 0
    value -= _FORMAL if standing.formal(text) else 0
    value -= _HEARSAY if _NOBODY.search(text) else 0
    return value - blemish(text)


def blemish(text: str) -> float:
    """Return what the form of a sentence says against opening with it."""
    words = text.split()
    lost = _CONNECTIVE if standing.connected(text) else 0.0
    lost += _UNNAMED_SUBJECT if words[0] in {"The", "Both"} and not standing.names(words[1:_SOME_WORDS]) else 0
    lost += _CONDITION if words[0].lstrip(_QUOTES) in _CONDITIONS else 0
    lost += _BACKGROUND if _BEFOREHAND.search(text) else 0
    lost += _POINTING if standing.points_back(text) else 0
    lost += _BROKEN_OFF if " -- " in text else 0
    lost += _QUESTION if standing.ends_open(text) else 0
    opening = {re.split("['’]", word.lower())[0] for word in words[:_OPENING_WORDS]}
    lost += _SPOKEN * bool(_TALK & opening) + _OF_ONESELF * bool(_ONESELF & opening)
    long = length(text)
    lost += _TOO_SHORT if long < _SHORT else 0
    return lost + _PER_WORD_TOO_LONG * max(0, long - _LONG)


def _place(statement: Statement, article: Article) -> float:
    """Return what a sentence gains by where it stands: texts open with their point and close with it."""
    told: list[Block] = [block for block in article.blocks if block.kind in (BlockKind.STANDFIRST, BlockKind.PARAGRAPH)]
    evidence = statement.evidence
    block = article.block(evidence.block)
    value = _STANDFIRST if block.kind is BlockKind.STANDFIRST else 0.0
    value -= _LIST_ITEM if block.kind is BlockKind.LIST_ITEM else 0
    if not evidence.start:
        value += _FIRST_OF_TEXT if told and block is told[0] else _FIRST_OF_BLOCK
    return value + (_LAST_BLOCK if len(told) > 1 and block is told[-1] else 0)
