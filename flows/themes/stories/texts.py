"""What of a document tells which event it reports: its words, the names in it, and when it appeared."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from flows.language import datewords, words
from flows.language.identify import script_of
from flows.language.stems import tells
from flows.language.words import Word
from flows.themes import vectors
from flows.themes.units import Unit
from schemas.dates import Precision

# By so many of its strongest words a document is known: with all of them MultiLing comes out the same, with 80 worse.
_MOST_FEATURES = 200
# A word of more documents than these tells none from the others, and would make time grow with their square; of a few
# documents all may report one event.
_COMMON, _COMMON_SHARE, _COMMON_OF_MANY = 8, 0.5, 50
# In few blocks nothing is rare; these stand for texts on other subjects.
_LEAST_BLOCKS = 50
# A date that is not known to within a fortnight does not say when a document appeared.
_VAGUE = timedelta(days=14)
_SHORTEST_NAME = 3
# Names of months, days and bodies of no name of their own, which have a capital and name nothing.
_NO_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre president minister "
    "government parliament ministry department commission committee council group company bank corp inc ltd agency "
    "presidente gobierno ministerio gouvernement ministere mister".split()
)
# Scripts that tell names by capitals, and the languages that do not though their script would.
_CASED = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"})
_ALL_NOUNS = frozenset({"de", "lb"})


Named = tuple[str, tuple[int, int]]
"""A name, folded, and its span."""


class Text(NamedTuple):
    """A document, as far as it tells which event it reports."""

    units: tuple[Unit, ...]
    """Its blocks."""

    language: str
    """ISO 639-1."""

    features: tuple[Counter[str], ...]
    """The words and pairs of words of each of its blocks."""

    named: tuple[tuple[Named, ...], ...]
    """Runs of words with capitals that do not open a sentence, block by block; none where capitals tell no names."""

    appeared: tuple[date, date] | None
    """First and last day on which it can have been published; ``None`` where it does not say."""

    days: frozenset[date]
    """Days that it speaks of."""

    tells_names: bool
    """Whether capitals tell names from other words."""

    @property
    def names(self) -> tuple[Counter[str], ...]:
        """How often each name stands in each of its blocks."""
        return tuple(Counter(name for name, _ in own) for own in self.named)


def publishers(texts: Iterable[Text]) -> frozenset[str]:
    """Return the words of the names of those who publish some documents, folded: they name their own house anywhere."""
    houses = (text.units[0].article.publisher for text in texts)
    names = (name for house in houses if house is not None for name in (house.name, house.abbreviation) if name)
    return frozenset(word.folded for name in names for word in words.find(name))


def texts_of(units: Sequence[Unit]) -> list[Text]:
    """Return the documents of some units, in their order."""
    return [_text(tuple(own)) for _, own in groupby(units, key=lambda unit: unit.article.id)]


def _text(units: tuple[Unit, ...]) -> Text:
    article = units[0].article
    language = article.language.code
    features = tuple(vectors.features(unit.words, language) for unit in units)
    cased = _cased(units)
    when = article.published.when if article.published is not None else None
    known = when is not None and when.last - when.first <= _VAGUE
    return Text(
        units=units,
        language=language,
        features=features,
        named=tuple(tuple(_named(unit)) if cased else () for unit in units),
        appeared=(when.first, when.last) if when is not None and known else None,
        days=frozenset(_days(units)),
        tells_names=cased,
    )


def _days(units: Sequence[Unit]) -> Iterator[date]:
    for unit in units:
        for found in datewords.find(unit.block.text):
            if found.when.precision is Precision.DAY:
                yield found.when.first


def _cased(units: Sequence[Unit]) -> bool:
    """Tell whether capitals tell names in a document."""
    sample = next((word.exact[0] for unit in units for word in unit.words), "")
    return units[0].article.language.code not in _ALL_NOUNS and script_of(sample) in _CASED


def _named(unit: Unit) -> Iterator[Named]:
    """Yield the names of a unit, folded, with their spans: runs of words with capitals that no sentence opens with."""
    openings = _openings(unit)
    run: list[Word] = []
    for word in (*unit.words, None):
        if word is not None and _may_name(word, unit.article.language.code) and (not run or word.joined):
            if run or word.start not in openings:
                run.append(word)
            continue
        if run:
            yield " ".join(one.folded for one in run), (run[0].start, run[-1].end)
        opens = word is None or word.start in openings or not _may_name(word, unit.article.language.code)
        run = [] if opens or word is None else [word]


def _openings(unit: Unit) -> set[int]:
    """Return where the first words of a unit's sentences begin."""
    starts = (next(unit.words_between(*span), None) for span in unit.sentences)
    return {word.start for word in starts if word is not None}


def _may_name(word: Word, language: str) -> bool:
    return (
        word.exact != word.folded
        and len(word.folded) >= _SHORTEST_NAME
        and word.folded not in _NO_NAMES
        and tells(word.folded, language)
    )


def vectors_of(texts: Sequence[Sequence[Counter[str]]]) -> list[dict[str, float]]:
    """Return documents as vectors of their strongest features, of length one before the others were left out.

    What is rare is counted among blocks: of two documents on one event the words of the event are in both, and in some
    blocks of each.

    Args:
        texts: For each document the features of its blocks.
    """
    blocks = max(sum(map(len, texts)), _LEAST_BLOCKS)
    rarity = {
        feature: math.log((blocks + 1) / number)
        for feature, number in Counter(feature for parts in texts for part in parts for feature in part).items()
    }
    wholes = [_whole(parts) for parts in texts]
    having = Counter(feature for whole in wholes for feature in whole)
    most = min(max(_COMMON, _COMMON_SHARE * len(texts)), _COMMON_OF_MANY)
    return [_vector(whole, rarity, {feature for feature in whole if 1 < having[feature] <= most}) for whole in wholes]


def _whole(parts: Iterable[Counter[str]]) -> Counter[str]:
    """Add counters; with ``sum`` each would be copied as often as there are blocks behind it."""
    whole: Counter[str] = Counter()
    for part in parts:
        whole.update(part)
    return whole


def _vector(counted: Counter[str], rarity: Mapping[str, float], shared: Collection[str]) -> dict[str, float]:
    weighed = {feature: (1 + math.log(count)) * rarity[feature] for feature, count in counted.items()}
    length = math.sqrt(math.fsum(value * value for value in weighed.values())) or 1.0
    ranked = sorted(((feature, weighed[feature]) for feature in shared), key=lambda one: (-one[1], one[0]))
    return {feature: value / length for feature, value in ranked[:_MOST_FEATURES]}
