"""What the documents ask somebody to do, by who is to do it, and who has asked the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from flows.digest import wording
from flows.digest.choice import spread
from flows.digest.material import Material
from schemas.article import Article, Recommendation
from schemas.digest import Passage, RecommendationRow, RecommendationsSection
from schemas.evidence import Evidence
from schemas.recommendations import Demand, DemandOrigin, TrackedDemand

_NOBODY = "–"
# So many recommendations are worth a reader's time; the record of the analysis holds all.
_MOST = 24
_MOST_ECHOES = 6
# Words that may go before the addressee and say nothing beside; all others may be a condition, and are printed.
_SAYS_NOTHING = re.compile(
    r"(?:\W*\b(?:but|and|so|yet|also|then|thus|therefore|hence|finally|lastly|first(?:ly)?|second(?:ly)?|third(?:ly)?|"
    r"fourth(?:ly)?|fifth(?:ly)?|next|moreover|furthermore|however|meanwhile|nevertheless|nonetheless|similarly|likewise|"
    r"ideally|consequently|accordingly|specifically|ultimately|indeed|again|above all|at the very least|at the least|"
    r"at a minimum|at least|in turn|in short|in particular|in addition|in sum|in conclusion|of course|as a result|"
    r"for (?:this|that) reason|to that end|to this end)\b\W*)*",
    re.IGNORECASE,
)
_PRONOUNS = frozenset("it he she they".split())
_NOT_THE_NAME = re.compile(r"^(?:(?:the|both|all|either|neither|its|our)\s)+", re.IGNORECASE)


def build(material: Material) -> tuple[RecommendationsSection, ...]:
    """Return the section, if any document asks for something."""
    asked = [*material.analysis.recommendations, *_unread(material)]
    groups = [
        sorted((one for one in asked if one.demand.evidence.article == article.id), key=_is_reported)
        for article in material.articles
    ]
    shown = spread(groups, _MOST)
    if not shown:
        return ()
    rest = wording.first_of(len(shown), len(asked), "the record of the analysis holds the others")
    return (
        RecommendationsSection(
            anchor="recommendations",
            heading="Recommendations",
            short="Recommendations",
            intro=(
                "By who is to act, as printed: set apart in lists, or asked for in a sentence. A dash where nobody is "
                f"named, or no time.{rest}"
            ),
            columns=("Recommendation", "To whom", "By when"),
            rows=tuple(_row(material, one) for one in _by_addressee(material, shown)),
        ),
    )


def _is_reported(one: TrackedDemand) -> bool:
    return one.demand.asker is not None


def _unread(material: Material) -> Iterator[TrackedDemand]:
    """Yield items that articles set apart and the analysis does not have: not every backend looks for demands."""
    read = {
        (demand.evidence.article, demand.evidence.block)
        for one in material.analysis.recommendations
        for demand in (one.demand, *one.again)
    }
    for article in material.articles:
        for one in article.recommendations:
            if (article.id, one.block) not in read:
                yield TrackedDemand(demand=_set_apart(article, one))


def _set_apart(article: Article, one: Recommendation) -> Demand:
    """Return an item where it stands in its block; the whole block when that words it otherwise."""
    text = article.block(one.block).text
    start = max(text.find(one.text), 0)
    end = start + len(one.text) if one.text in text else len(text)
    return Demand(
        evidence=Evidence(article=article.id, block=one.block, start=start, end=end, text=text[start:end]),
        origin=DemandOrigin.LIST,
        addressee=one.addressee,
        start=0,
        end=end - start,
        horizon=one.horizon,
    )


def _by_addressee(material: Material, shown: Sequence[TrackedDemand]) -> list[TrackedDemand]:
    """Return demands grouped by who is to act: most asked first, those that name nobody last."""
    names = {
        form.lower(): actor.name.lower() for actor in material.analysis.actors for form in (*actor.aliases, actor.name)
    }
    keys = [_key(one.demand.addressee, names) for one in shown]
    asked, first = Counter(keys), {key: place for place, key in reversed(list(enumerate(keys)))}
    order = sorted(range(len(shown)), key=lambda at: (not keys[at], -asked[keys[at]], first[keys[at]], at))
    return [shown[at] for at in order]


def _key(addressee: str | None, names: dict[str, str]) -> str:
    plain = _NOT_THE_NAME.sub("", addressee or "").lower()
    return names.get(plain, plain)


def _row(material: Material, one: TrackedDemand) -> RecommendationRow:
    demand = one.demand
    return RecommendationRow(
        passage=_words(material, demand),
        addressee=wording.capitalised(demand.addressee) if demand.addressee else _NOBODY,
        horizon=_horizon(demand),
        again=tuple(_echoes(material, one)),
        note=" ".join(_notes(material, one)) or None,
    )


def _words(material: Material, demand: Demand) -> Passage:
    """Return the words that ask, from "should" on, where the table names who is to act and all else says nothing."""
    cited, modality = demand.evidence, demand.modality or ""
    start = cited.text.rfind(modality, 0, demand.start) if modality else -1
    front = cited.text[: max(start, 0)].replace(demand.addressee or cited.text, "", 1)
    if demand.asker or demand.origin is DemandOrigin.LIST or start < 0 or not _SAYS_NOTHING.fullmatch(front.strip()):
        return material.passage(cited, [modality] if modality else [])
    words = material.words(cited.article, cited.block, cited.start + start, cited.start + demand.end)
    return words.model_copy(update={"cues": (modality,)})


def _horizon(demand: Demand) -> str:
    """Say by when, and what it means where the words name no year."""
    if demand.horizon is None:
        return _NOBODY
    if demand.when is None or re.search(r"\d{4}", demand.horizon):
        return demand.horizon
    return f"{demand.horizon} ({wording.stated(demand.when)})"


def _echoes(material: Material, one: TrackedDemand) -> Iterable[Passage]:
    """Return the other paragraphs that ask the same, each once."""
    places = {(one.demand.evidence.article, one.demand.evidence.block)}
    fresh = []
    for demand in one.again:
        place = (demand.evidence.article, demand.evidence.block)
        if place not in places:
            places.add(place)
            fresh.append(material.passage(demand.evidence))
    return fresh[:_MOST_ECHOES]


def _small(found: re.Match[str]) -> str:
    return found.group().lower()


def _notes(material: Material, one: TrackedDemand) -> Iterator[str]:
    asker = one.demand.asker
    if asker is not None:
        who = "somebody else" if asker.lower() in _PRONOUNS else re.sub(r"^(?:The|An?|Some)\b", _small, asker)
        yield f"Asked by {who}, as the document tells."
    if one.first_asked is not None and material.number > one.first_asked:
        times = max(one.issues_before, 1)
        issues = f"{wording.number(times)} earlier {'issue' if times == 1 else 'issues'}"
        yield f"First asked in No. {material.number - one.first_asked}; {issues} had it."
