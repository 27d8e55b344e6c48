"""Whether a sentence can be read without those around it: by the words of English that lean on an earlier one."""

from __future__ import annotations

import re
from itertools import takewhile

from flows.language.identify import FUNCTION_WORDS
from flows.language.words import wide_letters

_CONNECTIVES = re.compile(
    r"(?:but|and|or|so|yet|thus|therefore|however|moreover|furthermore|nevertheless|nonetheless|hence|still|also|besides|"
    r"for (?:example|instance)|in fact|indeed|instead|in addition|on the other hand|as a result|finally|then|"
    r"accordingly|meanwhile|even so|in other words|consequently|similarly|likewise|notably|of course|"
    r"(?:first|second|third|fourth|last|lastly|secondly|thirdly|fortunately|to illustrate|in (?:turn|short|sum))(?=,)|"
    r"(?:in|by) (?:contrast|comparison)(?=,)|"
    r"(?:turning|moving|coming) to [\w\s]{1,30}?(?=,)|\w+ [\w.-]+,? for (?:example|instance)(?=,))\b,?\s",
    re.IGNORECASE,
)
# What such an opening speaks of stands in an earlier sentence.
_LEANS = re.compile(
    r"(?:one|another|both|part of|either|neither|each|some|most|many|all|none) (?:of )?(?:the|these|those|them|such|"
    r"this|that|move|step|way|reason|example|challenge|problem|issue|it|other|two)\b(?! (?-i:[A-Z]))|"
    r"the (?:former|latter|same|other|first|second|third|fourth|last|next|above|following|two|three)\b(?! (?-i:[A-Z]))|"
    r"(?:a few|several|many|some|any|no) others?\b|(?:the )?others\b|(?:called|named|dubbed|known as) |"
    r"(?:\w+ )?(?:beyond|against|in|for|with|after|before|from|of|on|at|by|under|given|despite|to) that\b|"
    r"(?:that|such|so)\b",
    re.IGNORECASE,
)
# A report names what it tells of, and calls it so from then on.
_NAMED_BEFORE = re.compile(
    r"the (?:company|firm|group|country|source|sources|statement|spokes(?:man|woman|person)|figures?|system|programme|"
    r"program|plan|move|measures?|proposals?|decision|deal|bill|controls|talks|meeting|report|study|authors?|team|council|"
    r"committee|commission|panel|incident|attacks?|announcement|increase|drop|fall|rise|changes?) "
    r"(?=(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|also|said|says|told|added|"
    r"\w+(?:ed|s))\b)",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:this|these|those|such(?= an?\b)|that (?:very )?same)\b(?! (?:who|whom|whose|in|of|from|with|that|at|on|"
    r"under|polled|asked|year|month|week|spring|summer|autumn|fall|winter|century|decade)\b)",
    re.IGNORECASE,
)
# "THE CHAIR: ...", "Health care: ...": the label of a speaker, or of an item in a list.
_LABEL = re.compile(r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.’' -]+|[\w’'-]+(?: [\w’'-]+)?):\s")
# What is compared or repeated by these words stands in an earlier sentence.
_AGREES = re.compile(
    r"\b(?:accordingly|likewise|respectively|as (?:mentioned|noted)|above-mentioned|(?:do|does|did) (?:so|it)|"
    r"the other (?:two|three|four|five|six)|"
    r"(?:is|are|was|were|been|went) there(?! (?:an?|any|no|to)\b))\b",
    re.IGNORECASE,
)
# Who said it is named in an earlier sentence.
_SAID_BACK = re.compile(
    r"[,?!][”\"'’»]* (?:he|she|they) (?:said|added|told|says|warned|wrote|argued|noted|explained|concluded)\b|"
    r"[,?!][”\"'’»]* (?:said|added|warned|wrote|noted) (?:he|she|they)\b",
    re.IGNORECASE,
)
# "The report finds:", "The Council,": what it announces, or does, stands in the next one.
_ANNOUNCES = (":", "：", ";", "；", ",", "，", "、", "–", "—")
# What bodies and houses write of their own procedure in every document, and letters of themselves.
_FORMAL = re.compile(
    r"\b(?:pursuant to (?:rule|article|paragraph|section)s? \d|wish(?:es)? to (?:report|inform)|"
    r"as appropriate|subject to the availability|remains? seized|(?:took|takes|taking) note of|"
    r"stands? ready to|will continue to (?:accompany|inform|support|work|monitor|engage|report|cooperate|follow)|"
    r"(?:mandate|term) (?:of [\w ]{1,60} )?(?:was|is|has been) (?:\w+ )?(?:extended|renewed)|would welcome|"
    r"(?:released|launched|published) (?:\w+ ){0,3}(?:reports?|stud(?:y|ies)|papers?|briefs?)|"
    r"I (?:should|would) (?:like to|be grateful)|have the honou?r|at the disposal of|"
    r"the present (?:letter|report|document)|attached (?:report|letter|document)|brought to the attention of|"
    r"in a new (?:report|study|paper))\b",
    re.IGNORECASE,
)
_BACK = frozenset("he she they him his her hers its their theirs".split())
_IT = re.compile(
    r"it(?: is|’s|'s| was| will be| would be| may be| seems| appears| remains)"
    r" (?!this|that|these|those|its|his|not\b|a\b|an\b|the\b|also\b|now\b|from\b|in\b|at\b|on\b|for\b|there\b|here\b)",
    re.IGNORECASE,
)
# "It remains to be seen whether it will": the second one stands for something.
_WHAT_IT_DOES = re.compile(r"\b(?:whether|that|if) (?:it|he|she|they|this)\b", re.IGNORECASE)
# Names that open with a small letter: "al-Nahda", "de Vries". In other languages "de" and "la" are words of their own.
_ARTICLE = re.compile(r"(?:al|el|as|ash|an|at|ar|az)-(?=[A-ZÀ-Þ])")
_PARTICLE = re.compile(rf"{_ARTICLE.pattern}|d['’](?=[A-ZÀ-Þ])|(?:de|van|von|bin|ibn|ben|le|la) (?=[A-ZÀ-Þ])")
_OPENING_WORDS = 14
_QUOTES = "“\"'‘("
_MARKS = "“”\"'‘’(),;:."
_ENGLISH = FUNCTION_WORDS["en"]
# A sentence of which more letters than this are of another script was run into the text.
_MOST_FOREIGN = 0.5


def stands_alone(text: str, language: str = "en") -> bool:
    """Tell whether a sentence says by itself whom and what it speaks of.

    Args:
        text: The sentence.
        language: ISO 639-1 code of its article. The words that lean on an earlier sentence are those of English.
    """
    if language not in {"en", "und"}:
        return bool(text.strip()) and not (ends_open(text) or broken_in(text.lstrip(_QUOTES), language))
    bare = _bare(text)
    words = [word.strip(_MARKS) for word in bare.split()[:_OPENING_WORDS]]
    if not words or ends_open(text) or broken_in(text.lstrip(_QUOTES)) or _LABEL.match(text):
        return False
    if words[0].lower() in {"it", "it’s", "it's"}:
        return _IT.match(bare) is not None and not _WHAT_IT_DOES.search(bare)
    if _LEANS.match(bare) or _NAMED_BEFORE.match(bare) or _POINTS.search(" ".join(words)):
        return False
    if _AGREES.search(text) or _SAID_BACK.search(text):
        return False
    before = list(takewhile(lambda word: word.lower() not in _BACK, words))
    return len(before) == len(words) or bool(names(before[1:]))


def ends_open(text: str) -> bool:
    """Tell whether a sentence asks or announces: what it is about is said in the next one."""
    return text.rstrip("”\"'’)»」 \u00a0\u202f").endswith(("?", "？", "؟", *_ANNOUNCES))


def broken_in(text: str, language: str = "en") -> bool:
    """Tell whether a text opens inside a sentence: with a small letter, and not with a name such as "eBay"."""
    opens = _ARTICLE if language not in {"en", "und"} else _PARTICLE
    return text[:1].islower() and not text[1:2].isupper() and opens.match(text) is None


def foreign(text: str, language: str) -> bool:
    """Tell whether a sentence is written in another script than its article's language: Chinese characters or none."""
    wide = wide_letters(text) if language not in {"zh", "ja", "ko"} else 0
    return wide > 0 and wide > _MOST_FOREIGN * sum(map(str.isalpha, text))


def connected(text: str) -> bool:
    """Tell whether a sentence opens with a word that ties it to the one before."""
    return _CONNECTIVES.match(text.lstrip(_QUOTES)) is not None


def points_back(text: str) -> bool:
    """Tell whether a sentence has words, wherever they stand, that point to an earlier one."""
    return bool(_POINTS.search(text) or _AGREES.search(text))


def formal(text: str) -> bool:
    """Tell whether a sentence is one of procedure, such as stands in every document of its kind."""
    return _FORMAL.search(text) is not None


def names(words: list[str]) -> list[str]:
    """Return the words that name somebody or something: capitals and figures, not the first words of English."""
    bare = [word.strip(_MARKS) for word in words]
    return [word for word in bare if word and (word[0].isupper() or word[0].isdigit()) and word.lower() not in _ENGLISH]


def _bare(text: str) -> str:
    """Return a sentence without quotation marks and connectives in front."""
    bare = text.lstrip(_QUOTES)
    while found := _CONNECTIVES.match(bare):
        bare = bare[found.end() :]
    return bare
