"""Finds themes by words alone, in the paragraphs that the taxonomy leaves.

Themes of earlier issues are looked for first. What suits none of them is grouped, and each group with a name is a new
theme. Then every paragraph goes to the theme that it suits best, the kept ones being given precedence, by the one
rule by which the next issue will look for these themes too: so a paragraph belongs to the same theme next week.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from flows.themes import discovery, frequencies, latent, naming, nearest, vectors
from flows.themes.discovery import Whole
from flows.themes.frequencies import Frequencies
from flows.themes.nearest import Centre
from flows.themes.phrases import Phrasebook
from flows.themes.units import Unit
from schemas.memory import KeptState, KeptTheme, Memory
from schemas.taxonomy import TaxonomyTheme

MOST_COMPARED = 1000
"""Texts that are compared pair by pair at once; of more, a sample is grouped, then one of those that suit no group."""
NEAR_OF_MANY = 0.06
"""Nearness from which one of more texts than that belongs to a theme: themes of thousands of texts are wide, and each
of their texts has few of their words. (Of 4,000 news stories, 63 of 100 that are between this and what is asked of few
are on the topic of most of their theme; of the least near that few are asked for it is 70.)"""
LEAST_UNITS = 2
"""A theme has at least so many units of different words when it is found, and until it is followed: with fewer it is
no theme but a remark, or a notice that every page of a site repeats."""

ON_ONE_SUBJECT = 0.055
"""Nearness of what an article has in a new theme and what the others have from which they are on one subject. (Of 7
groups of news stories and of a mixed issue that a word brought together by chance, all are below; of 4 of the seeds,
none.)"""
FEW_ARTICLES = 4
"""Articles of a group up to which a word that two have by chance may have brought one of them in."""

# Nobody reports in Latin: it stands where a text is to come.
_STANDS_IN = frozenset({"la"})
# Of very many texts, a feature that one alone has takes room and tells nothing.
_SHARED = 2
# Samples that are grouped: what suits no group of two is in groups too small to be told by a sample.
_SAMPLES = 2
# Texts that are looked through for a sample of those that suit no group.
_MOST_LOOKED_AT = 4 * MOST_COMPARED
# Texts, of all kinds, that tell how near those are to each other that have nothing in particular in common.
_BACKGROUND = 300
# Multiples of this prime lie as evenly in what they are counted around as those of the golden ratio (Knuth 1973).
_SHUFFLING, _SHUFFLED = 2_654_435_761, 2**32
# A remark shorter than this says too little to be grouped by its words.
_LEAST_WORDS = 12


class Found(NamedTuple):
    """A theme that was found by its words."""

    theme: TaxonomyTheme
    """Its id and names; it has no terms."""

    new: bool
    """Whether no earlier issue has it."""

    members: Members
    """Its units."""


class Texts(NamedTuple):
    """Units that are looked through."""

    numbers: Sequence[int]
    """Their numbers among all units."""

    vectors: Sequence[Mapping[str, float]]
    """Their words, as vectors of length one."""

    articles: Sequence[Hashable]
    """What each is from."""

    whole: Whole | None = None
    """What they are to all units, the taxonomy's too; ``None`` of so many that a sample is to tell it."""


Members = Sequence[tuple[int, float]]
"""Units of a theme by number, in order, each with its nearness from 0 to 1."""


def find(units: Sequence[Unit], left: Sequence[int], book: Phrasebook, memory: Memory) -> list[Found]:
    """Return the themes of units that the taxonomy leaves, kept ones first.

    Args:
        units: All units.
        left: Numbers of those that belong to no theme of the taxonomy.
        book: The phrases of all units.
        memory: What is known of earlier issues.
    """
    numbers = [at for at in left if _can_be_grouped(units[at])]
    counted = [vectors.features(unit.words, unit.article.language.code) for unit in units]
    known = frequencies.of_texts(counted, frequencies.known(memory.words))
    texts = texts_of(numbers, counted, known, [units[at].article.id for at in numbers])
    kept = sorted((one for one in memory.kept if one.features), key=lambda one: (one.first, one.id))
    old = [Centre(nearest.centre_of(one, known), one.first) for one in kept]
    members = grouped(texts, old, memory.periods + 1)
    if texts.whole is not None:
        of = dict(zip(texts.numbers, texts.vectors, strict=True))
        members[len(old) :] = [_on_one_subject(own, units, of) for own in members[len(old) :]]
    again = [Found(_theme(one), new=False, members=own) for one, own in zip(kept, members, strict=False)]
    themes = _joined(again, _named(members[len(old) :], units, book), memory.kept)
    alone = {one.id for one in kept if one.state is not KeptState.CANDIDATE}
    return [one for one in themes if (one.members and one.theme.id in alone) or _enough(one.members, units)]


def _can_be_grouped(unit: Unit) -> bool:
    enough = len(unit.words) >= _LEAST_WORDS or not unit.speaks
    return enough and unit.article.language.code not in _STANDS_IN


def _on_one_subject(own: Members, units: Sequence[Unit], of: Mapping[int, Mapping[str, float]]) -> Members:
    """Leave out of a new group the articles that share little with the others; the one with most of it stays.

    Args:
        own: The group.
        units: All units.
        of: The vectors of those that are grouped.
    """
    parts: dict[Hashable, list[int]] = {}
    for number, _ in own:
        parts.setdefault(units[number].article.id, []).append(number)
    if len(parts) > FEW_ARTICLES:
        return own
    most = max(parts, key=lambda article: len(parts[article]), default=None)
    gone: set[Hashable] = set()
    for article, numbers in parts.items():
        others = vectors.centre(of[number] for number, _ in own if units[number].article.id != article)
        if article != most and vectors.nearness(vectors.centre(of[at] for at in numbers), others) < ON_ONE_SUBJECT:
            gone.add(article)
    return [one for one in own if units[one[0]].article.id not in gone]


def texts_of(
    numbers: Sequence[int], counted: Sequence[Counter[str]], known: Frequencies, articles: Sequence[Hashable]
) -> Texts:
    """Return units to be looked through.

    Args:
        numbers: Their numbers.
        counted: The features of all units.
        known: How frequent features are.
        articles: What those are from that are looked through.
    """
    if len(numbers) > MOST_COMPARED:
        return Texts(numbers, vectors.vectors((counted[at] for at in numbers), known, _SHARED), articles)
    found = vectors.vectors(counted, known)
    degrees = vectors.degrees(found)
    whole = Whole([degrees[at] for at in numbers], math.fsum(degrees))
    return Texts(numbers, [found[at] for at in numbers], articles, whole)


def grouped(texts: Texts, old: Sequence[Centre], period: int) -> list[Members]:
    """Return the units of each theme, old ones first.

    Args:
        texts: The units.
        old: Themes of earlier issues.
        period: Number of this issue.
    """
    new = [_centre(group, texts, period) for group in _groups(texts, old)]
    members: list[list[tuple[int, float]]] = [[] for _ in (*old, *new)]
    least = NEAR_OF_MANY if texts.whole is None else nearest.NEAR
    fits = nearest.fits(texts.vectors, texts.articles, [*old, *new], least)
    for number, fit in zip(texts.numbers, fits, strict=True):
        if fit is not None:
            members[fit.place].append((number, min(fit.nearness, 1.0)))
    return list(members)


def _centre(group: Sequence[int], texts: Texts, period: int) -> Centre:
    return Centre(nearest.strongest(vectors.centre(texts.vectors[at] for at in group)), period)


def _groups(texts: Texts, old: Sequence[Centre]) -> list[list[int]]:
    """Group the texts that suit none of the old themes; of very many a sample, then one of those that suit no group."""
    places = range(len(texts.numbers))
    if texts.whole is not None:
        rest = _misfits(places, texts, old)
        whole = Whole([texts.whole.degrees[at] for at in rest], texts.whole.total)
        return _some(rest, discovery.group(vectors.nearnesses([texts.vectors[at] for at in rest]), whole))
    found: list[list[int]] = []
    looked_at: set[int] = set()
    for _ in range(_SAMPLES):
        centres = [*old, *(_centre(group, texts, 0) for group in found)]
        left = _drawn([at for at in places if at not in looked_at], _MOST_LOOKED_AT)
        sample = _drawn(_misfits(left, texts, centres), MOST_COMPARED)
        found += _some(sample, _grouped_among(sample, _drawn(places, _BACKGROUND), texts))
        looked_at.update(sample)
    return found


def _grouped_among(sample: Sequence[int], background: Sequence[int], texts: Texts) -> list[list[int]]:
    """Group some texts by what they are about, nearer to each other than those of a background are."""
    number = len(sample)
    near = latent.nearnesses([texts.vectors[at] for at in (*sample, *background)])
    total = math.fsum(math.fsum(row[number:]) for row in near[number:])
    return discovery.group(
        [row[:number] for row in near[:number]], Whole([math.fsum(row[number:]) for row in near[:number]], total)
    )


def _some(places: Sequence[int], groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the groups of more than one text, by the places of their texts."""
    return [[places[at] for at in group] for group in groups if len(group) >= LEAST_UNITS]


def _drawn(places: Sequence[int], most: int) -> Sequence[int]:
    """Return so many of some texts, from all parts of them: in another rhythm than that in which texts may recur."""
    if len(places) <= most:
        return places
    return sorted(sorted(places, key=lambda at: (at * _SHUFFLING % _SHUFFLED, at))[:most])


def _misfits(places: Sequence[int], texts: Texts, centres: Sequence[Centre]) -> list[int]:
    """Return those of some texts that suit none of some themes."""
    own, articles = [texts.vectors[at] for at in places], [texts.articles[at] for at in places]
    return [at for at, fit in zip(places, nearest.fits(own, articles, centres), strict=True) if fit is None]


def _theme(kept: KeptTheme) -> TaxonomyTheme:
    return TaxonomyTheme(id=kept.id, label=kept.label, short=kept.short)


def _enough(members: Members, units: Sequence[Unit]) -> bool:
    return len({units[number].block.text for number, _ in members}) >= LEAST_UNITS


def _named(groups: Sequence[Members], units: Sequence[Unit], book: Phrasebook) -> list[tuple[TaxonomyTheme, Members]]:
    """Return the groups that have a name; the others are on no one subject."""
    named = [(naming.named([units[at] for at, _ in own], book), own) for own in groups if _enough(own, units)]
    return [(theme, own) for theme, own in named if theme is not None]


def _joined(
    again: Sequence[Found],
    named: Sequence[tuple[TaxonomyTheme, Members]],
    kept: Sequence[KeptTheme],
) -> list[Found]:
    """Add new themes to kept ones; those that came out with the same name are one theme."""
    found = {one.theme.id: one for one in again}
    gone = {one.id for one in kept} - found.keys()
    for theme, own in named:
        free = theme.model_copy(update={"id": naming.unused(theme.id, gone)})
        before = found.get(free.id, Found(free, new=True, members=()))
        found[free.id] = before._replace(members=sorted((*before.members, *own)))
    return list(found.values())
