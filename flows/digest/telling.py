"""How well a sentence opens an issue: whether it stands alone, and whether it makes its source's own point."""

from __future__ import annotations

import re
from itertools import takewhile

from flows.language.identify import FUNCTION_WORDS
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
_OF_ONESELF, _BROKEN_OFF = 0.4, 0.3
_SHORT, _TOO_SHORT = 9, 0.5
_LONG, _PER_WORD_TOO_LONG = 34, 0.03
_LIST_ITEM = 0.2
# What a sentence of another language is given for the words that are known in English alone, which say how sure it is
# and whom it names: what these give the sentences of English articles on average.
_UNTOLD = 0.3

# All other qualifying words show that somebody commits himself, however carefully.
_NO_CLAIMS = frozenset({CueKind.REPORTED, CueKind.CONDITIONAL})
_CONNECTIVES = re.compile(
    r"(?:but|and|or|so|yet|thus|therefore|however|moreover|furthermore|nevertheless|nonetheless|hence|still|also|besides|"
    r"for (?:example|instance)|in fact|indeed|instead|in addition|on the other hand|as a result|finally|then|"
    r"accordingly|meanwhile|even so|in other words|consequently|similarly|likewise|"
    r"(?:turning|moving|coming) to [\w\s]{1,30}?(?=,)|\w+ [\w.-]+,? for (?:example|instance)(?=,))\b,?\s",
    re.IGNORECASE,
)
# What such an opening speaks of stands in an earlier sentence.
_LEANS = re.compile(
    r"(?:one|another|both|part of|either|neither|each|some|most|many|all|none) (?:of )?(?:the|these|those|them|such|"
    r"this|that|move|step|way|reason|example|challenge|problem|issue|it|other|two)\b(?! (?-i:[A-Z]))|"
    r"the (?:former|latter|same|other|first|second|third|fourth|last|next|above|following|two|three)\b(?! (?-i:[A-Z]))|"
    r"(?:\w+ )?(?:beyond|against|in|for|with|after|before|from|of|on|at|by|under|given|despite|to) that\b|"
    r"(?:that|such|so)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:this|these|those|such(?= an?\b)|that (?:very )?same)\b(?! (?:who|whom|whose|in|of|from|with|that|at|on|"
    r"under|polled|asked|year|month|week|spring|summer|autumn|fall|winter|century|decade)\b)",
    re.IGNORECASE,
)
_TALK = frozenset("i we our you your my us me".split())
_ONESELF = frozenset("i my me".split())
# "THE CHAIR: ...", "Health care: ...": the label of a speaker, or of an item in a list.
_LABEL = re.compile(r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.’' -]+|[\w’'-]+(?: [\w’'-]+)?):\s")
# What is compared or repeated by these words stands in an earlier sentence.
_AGREES = re.compile(
    r"\b(?:accordingly|likewise|respectively|as (?:mentioned|noted)|above-mentioned|"
    r"(?:is|are|was|were|been|went) there(?! (?:an?|any|no|to)\b))\b",
    re.IGNORECASE,
)
_BACK = frozenset("he she they him his her hers its their theirs".split())
_IT = re.compile(
    r"it(?: is|’s|'s| was| will be| would be| may be| seems| appears| remains)"
    r" (?!this|that|these|those|its|his|not\b|a\b|an\b|the\b|also\b|now\b|from\b|in\b|at\b|on\b|for\b|there\b|here\b)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:it is|it was|is|are|has been|have been|have) (?:\w+ly )?(?:been )?"
    r"(?:argued|believed|said|thought|held|assumed|alleged|claimed|feared|hoped|interpreted|expected|reported|rumoured)\b"
    r"(?! (?:by|to)\b)"
)
_SOME_WORDS, _OPENING_WORDS = 7, 14
_MARKS = "“”\"'‘’(),;:."
_ENGLISH = FUNCTION_WORDS["en"]


def stands_alone(text: str) -> bool:
    """Tell whether a sentence says by itself whom and what it speaks of."""
    bare = _bare(text)
    words = [word.strip(_MARKS) for word in bare.split()[:_OPENING_WORDS]]
    if not words or text.rstrip("”\"'’)»」").endswith(("?", "？", "؟")) or _LABEL.match(text):
        return False
    if words[0].lower() in {"it", "it’s", "it's"}:
        return _IT.match(bare) is not None
    if _LEANS.match(bare) or _POINTS.search(" ".join(words)) or _AGREES.search(text):
        return False
    before = list(takewhile(lambda word: word.lower() not in _BACK, words))
    return len(before) == len(words) or bool(_names(before[1:]))


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
    value += _PER_NAME * min(_MOST_NAMES, len(_names(text.split()[1:])))
    value -= _REPORTED if CueKind.REPORTED in kinds else 0
    value -= _HEARSAY if _NOBODY.search(text) else 0
    return value - blemish(text)


def blemish(text: str) -> float:
    """Return what the form of a sentence says against opening with it."""
    words = text.split()
    lost = _CONNECTIVE if _CONNECTIVES.match(text.lstrip("“\"'‘(")) else 0.0
    lost += _UNNAMED_SUBJECT if words[0] in {"The", "Both"} and not _names(words[1:_SOME_WORDS]) else 0
    lost += _CONDITION if words[0] in {"If", "Unless"} else 0
    lost += _POINTING if _POINTS.search(text) or _AGREES.search(text) else 0
    lost += _BROKEN_OFF if " -- " in text else 0
    lost += _QUESTION if text.endswith(("?", "？", "؟")) else 0
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


def _bare(text: str) -> str:
    """Return a sentence without quotation marks and connectives in front."""
    bare = text.lstrip("“\"'‘(")
    while found := _CONNECTIVES.match(bare):
        bare = bare[found.end() :]
    return bare


def _names(words: list[str]) -> list[str]:
    """Return the words that name somebody or something: capitals and figures, not the first words of English."""
    bare = [word.strip(_MARKS) for word in words]
    return [word for word in bare if word and (word[0].isupper() or word[0].isdigit()) and word.lower() not in _ENGLISH]
