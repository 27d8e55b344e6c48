"""Key phrases: the runs of words that are typical of some units among all, as they are printed."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from flows.language.stems import stem, tells
from flows.language.words import Word, is_wide
from flows.themes import nounphrases
from flows.themes.units import Unit
from schemas.article import ArticleId, BlockKind

MOST = 6
"""Key phrases of one theme."""

_LONGEST = 4
_LONGEST_WIDE = 8
"""Of characters that are words by themselves: a Chinese name of four words."""
_TOO_COMMON = 0.5
# Words that begin with the same letters are one for telling phrases apart ("terrorist", "terrorism").
_HEAD = 6
_PER_WORD = 0.25
_OF_TAXONOMY = 2.0
_CUT_OFF = 0.3
"""What a place counts less at which a phrase goes on: there it is only the beginning of another ("federal AI" laws)."""
# A phrase neither begins nor ends with a participle, and no adverb is part of one.
_PARTICIPLE = ("ing", "ed")
_ADVERB = re.compile(r"\w{3,}ly$")
_NO_ADVERBS = frozenset({"anomaly", "assembly", "family", "italy", "july", "monopoly", "rally", "reply", "supply"})
# A pronoun or a verb, whatever its capital: "We’re", "I'm", "Don't".
_CONTRACTED = re.compile(r"\w+n['’]t|(?:i|you|he|she|it|we|they|this|that|there|here|who|what|where|how|let)['’]\w+")
# A phrase with a quotation mark in it is half of a quotation.
_QUOTED = re.compile('["“”„«»]')
# What follows a capital is the rest of a name: "Democratic Republic" of the Congo.
_REST_OF_NAME = re.compile(r" of (?:the )?[A-Z]")
# Half of a word with a hyphen, an address or a path is no phrase: "term future" of "long-term future".
_JOINERS = frozenset("-‐‑/\\@_")
# What follows these in lower case is a verb.
_BEFORE_VERBS = frozenset(
    "to will would shall should must may might can could not cannot do does did i we you they he she it who".split()
)

# What links the words of one name: "accord de transit", "banco de la región", "соглашение о транзите".
_OF = {
    "de": frozenset({"der", "des"}),
    "es": frozenset({"de", "del"}),
    "fr": frozenset({"de", "du", "des"}),
    "it": frozenset({"di", "del", "della", "dei", "delle"}),
    "pt": frozenset({"de", "do", "da", "dos", "das"}),
    "ru": frozenset({"о", "об", "по"}),
}
_ARTICLES = {"es": frozenset({"la", "los", "las", "el"}), "fr": frozenset({"la"})}
# These write as one word what others write as several: so long a one is a phrase by itself.
_COMPOUNDING = frozenset({"de", "nl", "da", "nb", "sv", "fi", "hu"})
_COMPOUND = 12

# Words that are no part of a name for a thing: frequent verbs, adverbs and adjectives of degree.
_NO_NAMES = frozenset(
    """
    above accept achieve across act actually add aforesaid again against agree allow almost along already also although
    always among announced another any appear appeared appears argue argued argues around aside ask asked became
    become becomes began begins believe believes better both bring brings call called came carry come comes
    concerning continue could currently deal deploy deployed deploys despite do does done during each easily
    effectively either enough especially even ever every everyone exist expect expects face facing far few first
    following former fully further gave get gets give given gives go goes good got great greater greatest hand hard
    has having held help helps her here hereby herein hereinafter hereof hereto herewith higher highly his hold holds
    hope hopes how however important include includes including increasingly indeed indicate instead involving just keep
    keeps key know known large largely last later latter lead leading leads least less let lie lies like likely little
    live long look looks lost low made main mainly make makes making many mean means meet meets met more most move moves
    much must my naturally near nearly need needs neither never new next nor noted noting notwithstanding now number
    often old once only openly other others otherwise our own part particular past per perhaps planned point points
    possible probably prove published pursuant put putting quite rather reach reads real really recent recently
    regarding remain remains require required requires respective respectively right roughly said same saw say says
    second see seek seeks seem seems seen serious set several shall shape share should show shows significant
    similar since so some someone something soon speak stand start state stated states still strong such suggest
    suggests take taken takes tell tells their them themselves there therein thereof thereto thereunder thing things
    think third those though three through thus today together told too took toward towards try turn turned two
    under undertake unlikely until upon us use used uses using various very via view vis visited voted want wants warned
    warns way ways well went what where whereas whether whole whose why wide widely will within without work works
    world worry would write writes wrote year years yet your
    """.split()
)


Run = tuple[tuple[str, ...], int, int]
"""Stems of neighbouring words, the offset of the first character, and that behind the last."""


class Phrase(NamedTuple):
    """A phrase and how typical it is."""

    text: str
    """As most often printed."""

    value: float
    """More is better; comparable within one call only."""

    stems: tuple[str, ...]
    """Its words, to tell whether two phrases overlap."""


class Phrasebook(NamedTuple):
    """The runs of words of all units of an analysis, so that each is looked at once."""

    runs: Mapping[tuple[ArticleId, str], Sequence[Run]]
    """Those of each unit, by its article and block."""

    having: Mapping[tuple[str, ...], int]
    """For each run of stems, the number of units that have it."""


def phrasebook(units: Iterable[Unit]) -> Phrasebook:
    """Return the runs of some units."""
    found = {(unit.article.id, unit.block.id): runs(unit) for unit in units}
    return Phrasebook(found, Counter(stems for one in found.values() for stems in {stems for stems, _, _ in one}))


def phrases_of(
    members: Sequence[Unit], known: Iterable[tuple[Unit, int, int]], book: Phrasebook, least: float = 0
) -> tuple[Phrase, ...]:
    """Return the phrases that are typical of some units, best first, none inside another.

    Args:
        members: The units.
        known: Spans of terms in them that can name a thing; a phrase that holds one counts double, and may be
            a single word.
        book: The runs of all units.
        least: Number of the units that must have a phrase.
    """
    spans: dict[int, list[tuple[int, int]]] = {}
    for unit, start, end in known:
        spans.setdefault(id(unit), []).append((start, end))
    seen: dict[tuple[str, ...], _Seen] = {}
    for unit in (unit for unit in members if unit.block.kind is not BlockKind.TABLE):
        _see(seen, unit, book.runs[unit.article.id, unit.block.id], spans.get(id(unit), ()))
    units, having = len(book.runs), book.having
    common = max(_TOO_COMMON * units, 1)
    ranked = [
        Phrase(one.usual(), one.weight() * _rarity(having[stems], units, stems, known=one.known), stems)
        for stems, one in seen.items()
        if having[stems] <= common and (one.count > 1 or one.known) and len(one.units) >= least and one.can_name()
    ]
    return _apart(sorted(ranked, key=lambda one: (-one.value, one.text)))


@dataclass(slots=True)
class _Seen:
    """A run of stems in some units."""

    english: bool
    count: int = 0
    going_on: int = 0
    """Places at which a longer run begins with it."""

    known: bool = False
    """Whether it holds a term."""

    units: set[int] = field(default_factory=set)
    printed: Counter[str] = field(default_factory=Counter)

    def usual(self) -> str:
        """Return the most frequent of its printed forms."""
        return min(self.printed, key=lambda text: (-self.printed[text], text))

    def weight(self) -> float:
        """Return at how many places it stands for itself."""
        return self.count - _CUT_OFF * self.going_on

    def can_name(self) -> bool:
        """Tell whether it can name something by its form."""
        text = self.usual()
        return not _QUOTED.search(text) and (self.known or not self.english or nounphrases.is_noun_phrase(text))


def _see(
    seen: dict[tuple[str, ...], _Seen], unit: Unit, found: Sequence[Run], terms: Sequence[tuple[int, int]]
) -> None:
    """Count the runs of a unit that are no parts of words or names; single words only where they hold a term."""
    ends = {start: end for _, start, end in found}
    for stems, start, end in found:
        holds = any(start <= left and right <= end for left, right in terms)
        if (len(stems) == 1 and not holds) or _torn(unit.block.text, start, end):
            continue
        one = seen.setdefault(stems, _Seen(english=unit.article.language.code == "en"))
        one.count += 1
        one.going_on += end < ends[start]
        one.known |= holds
        one.units.add(id(unit))
        one.printed[unit.block.text[start:end]] += 1


def _torn(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a text begins or ends within a word or a name ("York Times"), or holds a slash."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return not _JOINERS.isdisjoint(around) or "/" in text[start:end] or _in_a_name(text, start, end)


def _in_a_name(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch is only a part of a name: "York Times" of a newspaper, "Republic" of a country."""
    if text.endswith("New ", 0, start):
        return True
    last = text.rfind(" ", start, end) + 1
    return text[max(last, start)].isupper() and _REST_OF_NAME.match(text, end) is not None


def runs(unit: Unit) -> list[Run]:
    """Return the runs of up to four words of a unit that can name a thing, with their spans."""
    language = unit.article.language.code
    found: list[Run] = []
    run: list[tuple[str, int | None]] = []
    before = ""
    for word in unit.words:
        if not word.joined:
            run = []
        if _can_name(word.exact, word.folded, language, after_verb=language == "en" and before in _BEFORE_VERBS):
            most = _LONGEST_WIDE if is_wide(word.folded) else _LONGEST
            opens = not (language == "en" and word.folded.endswith(_PARTICIPLE))
            run = [*run[1 - most :], (stem(word.folded, language), word.start if opens else None)]
            if opens and _can_close(word, language):
                found += _ending_here(run, word, language)
        elif not _links(word.folded, before, language):
            run = []
        before = word.folded
    return found


def _ending_here(run: Sequence[tuple[str, int | None]], word: Word, language: str) -> Iterator[Run]:
    """Yield the runs that end with a word; a compound alone counts as the two words that others would make of it."""
    stems = tuple(one for one, _ in run)
    for at, (_, start) in enumerate(run):
        if start is None:
            continue
        alone = at == len(run) - 1
        if alone and language in _COMPOUNDING and len(word.folded) >= _COMPOUND:
            half = len(stems[at]) // 2
            yield (stems[at][:half], stems[at][half:]), start, word.end
        else:
            yield stems[at:], start, word.end


def _links(folded: str, before: str, language: str) -> bool:
    """Tell whether a word links two others to one name."""
    links = _OF.get(language, frozenset())
    return folded in links or (before in links and folded in _ARTICLES.get(language, frozenset()))


def _can_close(word: Word, language: str) -> bool:
    """Tell whether a word can be the last of a phrase: in German a noun, which has a capital."""
    return language != "de" or word.exact != word.folded


@lru_cache(maxsize=65536)
def _can_name(exact: str, folded: str, language: str, *, after_verb: bool) -> bool:
    """Tell whether a word can be part of a name for a thing, by its form and whether a verb's companion precedes it."""
    if not tells(folded, language):
        return False
    if language != "en":
        return True
    if (folded in _NO_NAMES and exact == folded) or _CONTRACTED.fullmatch(folded):
        return False
    return exact != folded or not (after_verb or (_ADVERB.search(folded) and folded not in _NO_ADVERBS))


def _rarity(having: int, units: int, stems: tuple[str, ...], *, known: bool) -> float:
    return math.log((units + 1) / having) * (1 + _PER_WORD * (len(stems) - 1)) * (_OF_TAXONOMY if known else 1)


def _apart(ranked: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Leave out phrases that share half of their words or more with a better one."""
    kept: list[Phrase] = []
    for one in ranked:
        heads = {stem[:_HEAD] for stem in one.stems}
        shared = (
            len(heads & {stem[:_HEAD] for stem in other.stems}) / min(len(one.stems), len(other.stems))
            for other in kept
        )
        if all(share < 0.5 for share in shared):  # noqa: PLR2004 - half
            kept.append(one)
        if len(kept) == MOST:
            break
    return tuple(kept)
