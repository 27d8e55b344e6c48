"""Which blocks belong to which theme of the taxonomy, and to which most.

Every hit of a term counts for its theme: a strong one more than a hint, one that other themes list too less, most where
they list it as strong and this one as a hint, and one that the whole issue is full of less; and all terms of a theme
less when they stand in every paragraph, as those of a wide theme do. What frames an article, its standfirst, its pull
quotes and its last paragraph, is also about what the title names. A little of the block before is added, because a
paragraph goes on where the last one stopped, and more where it opens with a pronoun. Last, of the themes that a block's
terms name, those gain whose sure blocks have the words of this one: what a taxonomy does not list, the texts tell.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from flows.language import words
from flows.themes import nounphrases, vectors
from flows.themes.backing import OPENS_WITH_PRONOUN, Centre, Told, backed, centre_of
from flows.themes.terms import Hit, TermIndex
from flows.themes.units import Unit
from schemas.article import ArticleId, BlockKind
from schemas.taxonomy import ThemeId

# The numbers were chosen for the best mean over the three seeds, the seven own articles and six others with the
# taxonomy as it stands, those that were written by people who had read none of these texts, copies of each with a fifth
# and with half of the terms taken out at random, and paragraphs of 70 news stories of 1987 with a taxonomy of their
# topics (docs/themes.md).
STRONG, HINT = 1.0, 0.5
COMMON = 0.5
"""Share of its weight that a strong term keeps where every block has it; a hint keeps nothing."""
SHARED = 0.5
"""Power of a theme's share in a term that several list."""
CLEARER = 1.2
"""Power of a theme's weight: what is said much of leads by more than its hits."""
EVENED, EVEN = 0.4, 0.2
"""Power of a theme's mean weight by which its weights are divided, and what is added to the mean: without it a theme of
one block in a long issue would outweigh what the block is about."""
FRAMED = 1.0
"""Share of the weights of the title's terms that what frames an article is given."""
FROM_BEFORE, GOING_ON = 0.1, 0.5
"""Share of the weights of the block before that a block is given too, and that one which opens with a pronoun is."""
SURE, LIKE = 0.4, 3.0
"""Share from which the theme that leads in a block counts as surely its main one, and how many times its weight a theme
gains in the block that is most like its sure ones."""
LIKE_IN_FULL = 0.05
"""Nearness to sure blocks from which the likest one gains in full: chance brings blocks nearer than nothing."""
ALONE = 0.2
"""Likeness of a block to a theme of which it is the only sure block: there is nothing to tell it by."""
NEARLY_ALL = 0.75
"""Share of all blocks from which those that are surely about a theme are nearly all."""
LEAST_SHARE = 0.3
"""Share of a block's weight from which a theme that is not its main one counts too."""
LEAST_SHARE_WITH_PROOF = 0.1
"""The same for a theme that has proof in the block."""
FEWEST_PROVING, MOST_PROVING, LISTED_BY_PROVING = 2, 4, 20
"""Different hints in one block that prove a theme: one for each so many that it lists, because the more are listed, the
more stand together by chance; and these at least and at most."""
SHORT, FIRM_OF_SHORT, FIRM = 6, 1.0, 2.0
"""Blocks of an article that is short, and points from which a short and a longer one speak of a theme: one for each
strong term."""
LONG = 18
"""Blocks from which an article is long, and needs more of them the longer it is."""
OFTEN = 0.3
"""Share of an article's blocks in which a proven theme has terms that is enough as well."""
_TWICE = 2
OF_PEOPLE, BESIDE = 0.5, 0.5
"""Points of a strong term that is an adjective of a country ("a Jamaican mother"), and of a hint beside a strong
term."""
LEAST_OWN = 0.5
"""Weight of its own hits from which a block can belong to a theme."""

# What sums an article up, or opens or closes it.
_FRAMES = frozenset({BlockKind.STANDFIRST, BlockKind.PULL_QUOTE})

IN_PASSING = 0.02
"""Mean share over an article's blocks below which it touches a theme only in passing, if it is no block's main one:
one sentence in a report of fifty paragraphs does not make the report a source on its subject."""
IN_PASSING_AS_MAIN = 0.01
"""The same for a theme that is the main one of a block: one paragraph in a report of two hundred does not either."""


class Belonging(NamedTuple):
    """A theme that a block belongs to."""

    theme: ThemeId
    """The theme."""

    share: float
    """Share of the theme in the block's weight, from 0 to 1."""

    hits: tuple[Hit, ...]
    """What was found in the block itself; empty when it only goes on from the block before."""


def belongings(units: Sequence[Unit], index: TermIndex) -> tuple[tuple[Belonging, ...], ...]:
    """Return for each unit the themes it belongs to, its main one first; none where no term says enough.

    A theme that is no unit's main one is left out, and so is one in an article that touches it only in passing.
    """
    hits = [index.find(unit.words, unit.article.language.code) for unit in units]
    rarity = _rarity(hits)
    proving = [_proving(found, index.hints) for found in hits]
    titled = _titled(units, index)
    proven = _proven(units, proving)
    own = [
        {theme: weight for theme, weight in _weights(found, rarity).items() if theme in proven[unit.article.id]}
        for unit, found in zip(units, hits, strict=True)
    ]
    titles = {name: _weights(found, rarity) for name, found in titled.items()}
    carried = _carried(units, _framed(units, _evened(own), proven, titles))
    texts = vectors.vectors([vectors.features(unit.words, unit.article.language.code) for unit in units])
    shares = _shares(_alike(texts, carried, _shares(carried)))
    firm = _firm(units, hits, proving, titled)
    chosen = [
        tuple(one for one in _chosen(*told) if one.theme in firm[unit.article.id])
        for unit, told in zip(units, zip(shares, own, hits, proving, strict=True), strict=True)
    ]
    chosen = _backed(units, chosen, proving, texts)
    mains = {one[0].theme for one in chosen if one}
    spoken = _spoken(units, chosen)
    for name, themes in _sayable(units, chosen).items():
        spoken[name] &= themes
    return tuple(
        tuple(one for one in found if one.theme in mains and one.theme in spoken[unit.article.id])
        for unit, found in zip(units, chosen, strict=True)
    )


def _backed(
    units: Sequence[Unit],
    chosen: Sequence[Sequence[Belonging]],
    proving: Sequence[Collection[ThemeId]],
    texts: Sequence[Mapping[str, float]],
) -> list[tuple[Belonging, ...]]:
    """Leave out themes of blocks that neither prove them nor go on with them; in a short article nothing is far off."""
    blocks = Counter(unit.article.id for unit in units)
    hinting = [{one.theme: len({hit.term.text for hit in one.hits}) for one in found} for found in chosen]
    having: dict[ArticleId, Counter[ThemeId]] = {name: Counter() for name in blocks}
    for unit, hints in zip(units, hinting, strict=True):
        having[unit.article.id].update(theme for theme, number in hints.items() if number)
    often = {
        name: {theme for theme, number in own.items() if number >= OFTEN * blocks[name]} for name, own in having.items()
    }
    told = [
        Told([one.theme for one in found], proved, hints, often[unit.article.id])
        for unit, found, proved, hints in zip(units, chosen, proving, hinting, strict=True)
    ]
    return [
        tuple(one for one in found if unit.words and (one.theme in kept or blocks[unit.article.id] <= SHORT))
        for unit, found, kept in zip(units, chosen, backed(units, told, texts), strict=True)
    ]


def _spoken(units: Sequence[Unit], chosen: Sequence[Sequence[Belonging]]) -> dict[ArticleId, set[ThemeId]]:
    """Return for each article the themes that it speaks of more than in passing."""
    blocks = Counter(unit.article.id for unit in units)
    shares: dict[ArticleId, dict[ThemeId, float]] = {article: {} for article in blocks}
    mains: dict[ArticleId, set[ThemeId]] = {article: set() for article in blocks}
    for unit, found in zip(units, chosen, strict=True):
        mains[unit.article.id].update(one.theme for one in found[:1])
        own = shares[unit.article.id]
        for one in found:
            own[one.theme] = own.get(one.theme, 0) + one.share
    return {
        article: {
            theme
            for theme, weight in weights.items()
            if weight / blocks[article] >= (IN_PASSING_AS_MAIN if theme in mains[article] else IN_PASSING)
        }
        for article, weights in shares.items()
    }


def _sayable(units: Sequence[Unit], chosen: Sequence[Sequence[Belonging]]) -> dict[ArticleId, set[ThemeId]]:
    """Return for each article the themes of which a term stands in a sentence of its own, which can speak for it."""
    sayable: dict[ArticleId, set[ThemeId]] = {unit.article.id: set() for unit in units}
    for unit, found in zip(units, chosen, strict=True):
        if found and unit.speaks:
            own = sayable[unit.article.id]
            own.update(one.theme for one in found if any(_within(hit, unit) for hit in one.hits))
    return sayable


def _within(hit: Hit, unit: Unit) -> bool:
    return any(start <= hit.start < end for start, end in unit.sentences)


def _proven(units: Sequence[Unit], proving: Sequence[Collection[ThemeId]]) -> dict[ArticleId, set[ThemeId]]:
    """Return for each article the themes that one of its units proves; hints alone, here and there, prove nothing."""
    proven: dict[ArticleId, set[ThemeId]] = {}
    for unit, themes in zip(units, proving, strict=True):
        proven.setdefault(unit.article.id, set()).update(themes)
    return proven


def _firm(
    units: Sequence[Unit],
    hits: Sequence[Sequence[Hit]],
    proving: Sequence[Collection[ThemeId]],
    titled: Mapping[ArticleId, Sequence[Hit]],
) -> dict[ArticleId, set[ThemeId]]:
    """Return for each article the themes that it speaks of: one name in passing, in a long text, proves nothing."""
    blocks = Counter(unit.article.id for unit in units)
    points = {name: _of_title(found) for name, found in titled.items()}
    having: dict[ArticleId, Counter[ThemeId]] = {name: Counter() for name in blocks}
    for unit, found, themes in zip(units, hits, proving, strict=True):
        having[unit.article.id].update({hit.term.theme for hit in found})
        own = points[unit.article.id]
        for theme in themes:
            own[theme] = own.get(theme, 0.0) + _points([hit for hit in found if hit.term.theme == theme], unit)
    firm = {
        name: FIRM_OF_SHORT if number <= SHORT else FIRM * max(number / LONG, 1.0) for name, number in blocks.items()
    }
    return {
        name: {
            theme
            for theme, number in told.items()
            if number >= firm[name] or having[name][theme] >= max(OFTEN * blocks[name], _TWICE)
        }
        for name, told in points.items()
    }


def _of_title(hits: Sequence[Hit]) -> dict[ThemeId, float]:
    """Return the points that the terms of an article's title are worth."""
    return {
        theme: float(number) for theme, number in Counter(hit.term.theme for hit in hits if hit.term.strong).items()
    }


def _points(hits: Sequence[Hit], unit: Unit) -> float:
    """Return what the terms of a theme that a unit proves are worth as proof that its article speaks of it."""
    strong = [hit for hit in hits if hit.term.strong]
    hints = len({hit.term.text for hit in hits if not hit.term.strong})
    if not strong:
        return FIRM
    if len({hit.term.text for hit in strong}) > 1:
        return math.inf
    return math.fsum(_weight_of(hit, unit.block.text) for hit in strong) + BESIDE * hints


def _weight_of(hit: Hit, text: str) -> float:
    """Return the points of a strong term: fewer of a people, none of a country in brackets behind who is from it."""
    if nounphrases.is_people(text[hit.start : hit.end]):
        return OF_PEOPLE
    bracketed = text[: hit.start].endswith("(") and text[hit.end :].startswith(")")
    return 0.0 if bracketed and _names_a_country(hit) else 1.0


def _proving(hits: Sequence[Hit], listed: Mapping[ThemeId, int]) -> set[ThemeId]:
    """Return the themes that the hits in one unit prove: by a strong term, or by enough different hints."""
    hints = Counter(
        theme for theme, _ in {(hit.term.theme, hit.term.text) for hit in hits if not _names_a_country(hit)}
    )
    enough = {theme for theme, number in hints.items() if number >= _enough(listed[theme])}
    return enough | {hit.term.theme for hit in hits if hit.term.strong}


def _names_a_country(hit: Hit) -> bool:
    """Tell whether a hit is a country or its people: three of them in a list are no proof of what is beside them."""
    word = hit.term.pieces[0].text
    return (
        len(hit.term.pieces) == 1 and word[0].isupper() and (nounphrases.is_place(word) or nounphrases.is_people(word))
    )


def _enough(listed: int) -> int:
    return min(max(1 + listed // LISTED_BY_PROVING, FEWEST_PROVING), MOST_PROVING)


def _rarity(hits: Sequence[Sequence[Hit]]) -> dict[str, float]:
    """Return for each term how rare it is among the units: 1 when one has it, towards 0 when all have it."""
    having = Counter(text for found in hits for text in {hit.term.text.lower() for hit in found})
    return {text: math.log((len(hits) + 1) / count) / math.log(len(hits) + 1) for text, count in having.items()}


def _weights(hits: Sequence[Hit], rarity: Mapping[str, float]) -> dict[ThemeId, float]:
    """Return what the hits in one unit weigh for each theme."""
    weights: dict[ThemeId, float] = {}
    for _, _, term in hits:
        own = STRONG if term.strong else HINT
        share = own / (STRONG * term.strong_sharers + HINT * (term.sharers - term.strong_sharers))
        rare = rarity.get(term.text.lower(), 1.0)
        weight = own * (COMMON + (1 - COMMON) * rare if term.strong else rare) * share**SHARED
        weights[term.theme] = weights.get(term.theme, 0) + weight
    return weights


def _titled(units: Sequence[Unit], index: TermIndex) -> dict[ArticleId, tuple[Hit, ...]]:
    """Return the terms in the title and subtitle of each article."""
    articles = {unit.article.id: unit.article for unit in units}
    return {
        name: tuple(
            hit for text in (one.title, one.subtitle) if text for hit in index.find(words.find(text), one.language.code)
        )
        for name, one in articles.items()
    }


def _framed(
    units: Sequence[Unit],
    own: Sequence[Mapping[ThemeId, float]],
    proven: Mapping[ArticleId, Collection[ThemeId]],
    titles: Mapping[ArticleId, Mapping[ThemeId, float]],
) -> list[dict[ThemeId, float]]:
    """Add to what frames an article what its title weighs for the themes that the article proves."""
    last = {unit.article.id: number for number, unit in enumerate(units)}
    framed = []
    for number, (unit, weights) in enumerate(zip(units, own, strict=True)):
        total, article = dict(weights), unit.article.id
        if unit.block.kind in _FRAMES or last[article] == number:
            for theme in sorted(titles[article].keys() & proven[article]):
                total[theme] = total.get(theme, 0) + FRAMED * titles[article][theme]
        framed.append(total)
    return framed


def _evened(own: Sequence[Mapping[ThemeId, float]]) -> list[dict[ThemeId, float]]:
    """Return weights in which what is said most stands out, and no theme wins by being wide."""
    total: dict[ThemeId, float] = {}
    for weights in own:
        for theme, weight in weights.items():
            total[theme] = total.get(theme, 0.0) + weight
    return [
        {theme: weight**CLEARER / (EVEN + total[theme] / len(own)) ** EVENED for theme, weight in weights.items()}
        for weights in own
    ]


def _carried(units: Sequence[Unit], own: Sequence[Mapping[ThemeId, float]]) -> list[dict[ThemeId, float]]:
    """Add to each unit's weights some of those of the unit before it in the same article."""
    carried = []
    for at, weights in enumerate(own):
        total = dict(weights)
        if at and units[at - 1].article is units[at].article:
            part = GOING_ON if OPENS_WITH_PRONOUN.match(units[at].block.text) else FROM_BEFORE
            for theme, weight in own[at - 1].items():
                total[theme] = total.get(theme, 0) + part * weight
        carried.append(total)
    return carried


def _shares(weights: Sequence[Mapping[ThemeId, float]]) -> list[dict[ThemeId, float]]:
    """Turn weights into shares of one."""
    return [{theme: weight / math.fsum(unit.values()) for theme, weight in unit.items()} for unit in weights]


def _alike(
    texts: Sequence[Mapping[str, float]],
    weights: Sequence[Mapping[ThemeId, float]],
    shares: Sequence[Mapping[ThemeId, float]],
) -> list[dict[ThemeId, float]]:
    """Raise the weights of each unit's themes by its likeness to their sure units; the likest gains most."""
    centres = _centres(texts, shares)
    likened = []
    for number, (own, vector) in enumerate(zip(weights, texts, strict=True)):
        known = {theme: _known_likeness(centres[theme], number, len(texts)) for theme in own if theme in centres}
        near = {theme: centres[theme].nearness(number, vector) for theme, like in known.items() if like is None}
        most = max(near.values(), default=0.0)
        like = {theme: near[theme] / max(most, LIKE_IN_FULL) if told is None else told for theme, told in known.items()}
        likened.append({theme: weight * (1 + LIKE * like.get(theme, 0.0)) for theme, weight in own.items()})
    return likened


def _known_likeness(centre: Centre, number: int, units: int) -> float | None:
    """Return how like a block is to a theme where words cannot tell; ``None`` where they can."""
    if centre.blocks == {number}:
        return ALONE
    # The words of a theme that nearly all blocks are about are everywhere, and so weigh nothing.
    return 1.0 if len(centre.blocks) > NEARLY_ALL * units else None


def _centres(texts: Sequence[Mapping[str, float]], shares: Sequence[Mapping[ThemeId, float]]) -> dict[ThemeId, Centre]:
    """Return the middle of the units of which each theme is surely the main one."""
    sure: dict[ThemeId, list[int]] = {}
    for number, found in enumerate(shares):
        if found:
            main = min(found, key=lambda theme: (-found[theme], theme))
            if found[main] >= SURE:
                sure.setdefault(main, []).append(number)
    return {theme: centre_of(numbers, texts) for theme, numbers in sure.items()}


def _chosen(
    shares: Mapping[ThemeId, float],
    own: Mapping[ThemeId, float],
    hits: Sequence[Hit],
    proving: Collection[ThemeId],
) -> tuple[Belonging, ...]:
    """Return the main theme of a unit and the others that it speaks of enough."""
    chosen = []
    for place, (theme, share) in enumerate(sorted(shares.items(), key=lambda item: (-item[1], item[0]))):
        least = LEAST_SHARE_WITH_PROOF if theme in proving else LEAST_SHARE
        if place == 0 or (share >= least and own.get(theme, 0) >= LEAST_OWN):
            chosen.append(Belonging(theme, share, tuple(hit for hit in hits if hit.term.theme == theme)))
    return tuple(chosen)
