"""Words that say how sure, binding or second-hand a sentence is. They are shown with it and never dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase

from schemas.themes import Cue, CueKind

_BE = r"(?:is|are|was|were|be)"
# Of "not unlikely" nothing but that it may be is left.
_DOUBLE = (
    r"not (?:altogether |at all |entirely |wholly |so )?(?:unlikely|improbable|impossible|inconceivable|implausible)"
)
# "The will of the people", "military might" are nouns.
_OWNERS = "the a of no political free good military economic its their his her".split()


def _unless(before: Iterable[str], word: str) -> str:
    """Return a pattern of a word that stands not behind some others: these are looked at last, as it is rare."""
    return word + "".join(rf"(?<!\b{one} {word})" for one in before)


_STILL = r"(?:(?:still|highly|very|far from|too) )*"
# In the order in which they are tried: the longer and more telling kinds first.
_PATTERNS: dict[CueKind, tuple[str, ...]] = {
    CueKind.OPEN: (
        r"remains? to be seen",
        (
            rf"(?:{_BE}|seems?|still) {_STILL}"
            r"(?:premature|uncertain|unclear|too early|an open question|open|doubtful)(?: to \w+)?"
        ),
        rf"(?:{_BE}|seems?) (?:not|far from) (?:at all |yet |entirely )?(?:certain|clear|sure)",
        r"premature to \w+",
        r"uncertain(?:ty|ties)?",
        r"unpredictable",
        r"whether",
    ),
    CueKind.UNLIKELY: (
        r"(?:highly |very |quite |most )?unlikely",
        r"improbable",
        r"hardly",
        r"scarcely",
        r"(?:little|slim|no) (?:chance|prospect|hope)",
        r"wishful thinking",
    ),
    CueKind.LIKELY: (
        r"(?:highly |very |quite |most |more )?likely",
        r"probabl[ey]",
        r"presumably",
        r"in all likelihood",
        r"likelihood",
        rf"{_BE} expected",
        r"seems?",
        r"appears?",
        r"reasonable chance",
    ),
    CueKind.POSSIBLE: (
        _DOUBLE,
        r"may",
        _unless(_OWNERS, "might"),
        r"could",
        r"can",
        r"would",
        r"possibl[ey]",
        r"possibility",
        r"perhaps",
        r"potentially",
        r"chance",
    ),
    CueKind.CERTAIN: (
        _unless(_OWNERS, "will"),
        r"shall",
        r"inevitabl[ey]",
        r"certainly",
        # "Certain goods", also behind "are", are some.
        rf"(?:{_BE}|been|seems?|looks?|appears?) certain(?: to\b|(?= that\b|[.,;!?)”]|$))",
        r"(?:almost|virtually|all but|nearly) certain(?: to)?",
        r"for certain(?! \w)",
        r"(?:no|without|beyond) (?:an? |any )?doubt",
        r"undoubtedly",
        r"surely",
        r"definitely",
        r"bound to",
    ),
    CueKind.REQUIRED: (
        r"must",
        r"ha(?:s|ve|d) to",
        r"needs? to",
        r"require[sd]?",
        r"necessary",
        r"essential",
        r"imperative",
        r"obliged",
    ),
    CueKind.ADVISED: (r"should", r"ought to", r"recommend(?:s|ed)?", r"advis(?:es|ed|able)", r"urge[sd]?", r"prepare"),
    CueKind.NEGATED: (
        r"not(?! (?:only|merely|least)\b| (?:just|simply)\b[^.;:]{0,200}?\bbut\b)",
        r"no(?! (?:matter|one knows)\b| (?:more|less|fewer|later) than\b|\. ?\d)",
        r"never",
        r"neither",
        r"nor",
        r"without",
        r"cannot",
        r"\w+n['’]t",
        r"none",
        _unless("a", "little"),
        _unless("a", "few"),
        r"lack(?:s|ed|ing)?",
    ),
    CueKind.REPORTED: (
        r"alleged(?:ly)?",
        r"allegations?",
        r"reported(?:ly)?",
        # A report as such is no hearsay, what it says is.
        r"reports?(?= (?:that|say|said|suggest|indicate|claim)\b)",
        r"purported(?:ly)?",
        r"supposed(?:ly)?",
        r"apparently",
        r"according to",
        r"(?:is|are|was|were) (?:widely |generally |also )?(?:believed|said|thought|claimed|argued|considered)",
        r"accus(?:es?|ed|ing)",
        r"claim(?:ed|ing)",
        r"claims?(?= (?:that|to|he|she|it|they|the|responsibility)\b)",
        r"suggest(?:s|ed|ing)?",
        r"believe[sd]?",
        r"argu(?:es?|ed|ing)",
        r"insist(?:s|ed)?",
        r"interpret(?:s|ed)?",
    ),
    CueKind.CONDITIONAL: (r"if", r"unless", r"provided that", r"as long as", r"in case", r"otherwise"),
}
_ANY = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{kind.name}>{'|'.join(patterns)})" for kind, patterns in _PATTERNS.items())
    + r")(?![\w-])"
)
# Matching small letters in a text of small letters takes half the time of matching without regard to case, and a table
# of ASCII keeps every letter where it is.
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
# "May" and "Will" with a capital inside a sentence are a month and a man.
_NAMES = frozenset({"May", "Will"})
# Sentences of a week, which are asked for where one is chosen, and again where positions are remembered and compared.
_SENTENCES_KEPT = 8192


@lru_cache(maxsize=_SENTENCES_KEPT)
def cues_of(sentence: str) -> tuple[Cue, ...]:
    """Return the words of an English sentence that qualify it, in order."""
    return tuple(
        Cue(kind=CueKind[match.lastgroup], words=words, start=match.start())
        for match in _ANY.finditer(sentence.lower() if sentence.isascii() else sentence.translate(_SMALL))
        if match.lastgroup and not ((words := sentence[slice(*match.span())]) in _NAMES and match.start())
    )
