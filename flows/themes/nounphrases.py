"""Whether a run of English words is a noun phrase that can name a subject, told by its words alone.

No tagger: a phrase is refused when its last word is none that a noun phrase ends in, which word forms and short lists
tell for most words, or when it opens with what counts things. What is left may still be wrong, and the lists were
written from general knowledge.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.themes.actors.gazetteer import Gazetteer

# Ends of adjectives, and the nouns that have them too.
_ADJECTIVE = re.compile(r"\w{2,}(?:able|ible|ous|less|ful|ic|al|ive|ary|ish|esque)$")
_NOUNS_LIKE_ADJECTIVES = frozenset(
    """
    table cable vegetable variable timetable constable fable syllable bible crucible stable handful mouthful
    academic antibiotic arctic atlantic baltic catholic ceramic characteristic classic cleric clinic comic critic
    diagnostic epidemic ethic fabric graphic heretic logic lyric mechanic metric mosaic music narcotic pacific pandemic
    panic picnic plastic public relic republic rhetoric sceptic skeptic statistic tactic topic traffic
    animal appeal appraisal approval arrival arsenal betrayal burial canal capital chemical coal credential criminal
    deal denial dismissal disposal editorial festival fossil general goal hospital ideal individual interval jackal
    journal liberal manual material meal medal memorial metal mineral municipal multinational official oval petal
    pharmaceutical portal portrayal potential principal professional proposal radical real referral refusal rehearsal
    removal renewal retrieval reversal rival ritual scandal seal serial signal steal steel survival terminal trial
    tribunal tutorial upheaval withdrawal zeal
    adversary anniversary aviary beneficiary boundary canary commentary diary dictionary dignitary documentary estuary
    glossary intermediary itinerary january february judiciary library luminary mercenary military missionary
    notary obituary penitentiary primary revolutionary salary sanctuary secretary subsidiary summary vocabulary
    additive adhesive alternative archive captive collective conservative cooperative derivative detective directive
    dive drive executive explosive fugitive hive incentive initiative locomotive motive narrative native negative
    objective offensive operative perspective preservative relative representative sedative
    fish dish parish polish rubbish finish turkish
    """.split()
)
# No noun phrase ends in these: adjectives of other forms, verbs, prepositions.
_NO_END = frozenset(
    """
    advanced ahead alone anti asian aware big bilateral broad civil civilian clean clear common deep defunct dense
    different dominant domestic east eastern elite empty entire equal ethnic european extreme false fast favourite
    federal female final former free fresh full global green grey gross heavy huge human inner interim intra joint
    junior latent lean legal male mature mere minor modern mutual nascent net northern offline offshore online onshore
    outer outright overall overseas own poor populist post prime private pro proper pure rapid raw regular relevant
    remote rich rural safe secure senior severe sheer short silent single slow small socialist soft solar sole southern
    sovereign strict strong such sudden super tough upper urban vast versus weak western wide worldwide wrong
    better cheaper faster higher larger longer lower shorter slower smaller stronger wider worse
    allows became becomes begins believes brings calls comes compares considers contains continues covers creates
    declares decides defines describes details differs discusses emphasizes enables ensures examines exceeds exists
    explains explores faces finds focuses follows gets gives goes helps highlights hopes identifies imposes includes
    indicates informs insists investigates involves keeps lacks lays leads learns leaves lies likes looks loses makes
    means meets needs notes occurs offers outlines outweighs owns plays poses prefers presents prevents proves provides
    pursues raises reads recommends reflects relies remains represents requires reveals sees seeks seems sells sends
    serves shows speaks stands states stresses suggests surveys takes tells tends thinks underlines urges uses wants
    warns works writes
    ante facto fell rose grew sank fled due exclude realises realizes
    away off amid except excluding including minus per plus regarding unlike via
    """.split()
)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
# Behind a hyphen these make an adjective of two words ("demand-side").
_COMPOUND_END = frozenset(
    "added based bound class dependent driven facing free friendly grade heavy intensive large led level like long "
    "made native only owned party powered proof range ready related rich run scale side specific speed stage standing "
    "style term tier track type wide year old".split()
)
# What counts or measures opens no name of a subject, nor do ordinal numbers.
_NO_OPENING = frozenset(
    "percent pct mln bln million millions billion billions trillion thousand hundred dozen dlrs dollars francs marks "
    "yen lire pounds euros cts cents stg ltd inc corp co plc ag gmbh except versus vs facto "
    "see while between because previous".split()
)
# One word with a hyphen that begins so is an adjective ("non-bank"), unless its end makes it a noun.
_PREFIXED = re.compile(
    r"(?:non|anti|pro|pre|post)[-‐‑](?!\w*(?:[st]ion|ism|ment|[ae]nce|ity|ness|ship)$)\w+$", re.IGNORECASE
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?$")
_TITLE = re.compile(
    r"(?:(?:mr|mrs|ms|dr|sir|lord|lady|president|chancellor|premier|king|queen|prince|princess|pope|senator|governor|"
    r"mayor|ambassador|colonel|admiral|judge|justice|professor|minister|secretary|chairman)\.? )+",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[^\s\-‐‑]+")


@lru_cache(maxsize=65536)
def is_noun_phrase(text: str) -> bool:
    """Tell whether a run of English words can name a subject."""
    parts = _PARTS.findall(text)
    first, last = parts[0].lower(), parts[-1]
    if first in _NO_OPENING or _ORDINAL.match(first) or _PREFIXED.match(text):
        return False
    if last in _adjectives() or last.endswith(("'s", "’s")):
        return False
    if last[0].isupper():
        # A name may end in what is an adjective or a verb elsewhere, but not in a date.
        return last.lower() not in _CALENDAR
    if last in _NO_END or (last in _COMPOUND_END and _hyphened(text, last)):
        return False
    return last in _NOUNS_LIKE_ADJECTIVES or not _ADJECTIVE.fullmatch(last)


def _hyphened(text: str, last: str) -> bool:
    return len(text) > len(last) and not text[-len(last) - 1].isspace()


@lru_cache(maxsize=4096)
def is_person(text: str) -> bool:
    """Tell whether a phrase is a person's name, with or without a title, and nothing more."""
    title = _TITLE.match(text)
    name = text[title.end() :] if title else text
    words = name.split()
    known, given, persons, no_persons = _names()
    if not words or not all(word[0].isupper() and word not in no_persons for word in words):
        return False
    return title is not None or name in persons or (words[0] in given and name not in known)


def given_names() -> frozenset[str]:
    """Return names that persons are given."""
    return _names()[1]


def no_surnames() -> frozenset[str]:
    """Return words with a capital that are no surname where they stand behind a given name."""
    from flows.themes.actors.vocabulary import CALENDAR, TITLE_WORDS  # noqa: PLC0415 - with the lists

    return _names()[3] | CALENDAR | {word.capitalize() for word in TITLE_WORDS}


def is_place(name: str) -> bool:
    """Tell whether a name is a known place's."""
    from schemas.actors import ActorKind  # noqa: PLC0415 - with the lists

    known = _gazetteer().names.get(name)
    return known is not None and known.kind is ActorKind.PLACE


def is_people(word: str) -> bool:
    """Tell whether a word is an adjective of a country, or its people ("Norwegian", "Norwegians")."""
    return word in _gazetteer().adjectives


@cache
def _gazetteer() -> Gazetteer:
    from flows.themes.actors.gazetteer import gazetteer  # noqa: PLC0415 - its lists, where something is named
    from schemas.actors import AliasesFile  # noqa: PLC0415 - with them

    return gazetteer(AliasesFile(version=1))


@cache
def _adjectives() -> frozenset[str]:
    """Return adjectives and peoples in the singular ("Russian"), which the names of actors list."""
    words = _gazetteer().adjectives - {"North", "South", "East", "West"}
    return frozenset(word for word in words if not word.endswith("s") or word.endswith("ss"))


@cache
def _names() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Return known names, given names, the names of persons, and words that stand in no person's name."""
    from flows.themes.actors.vocabulary import NO_PERSON  # noqa: PLC0415 - with the lists, when first asked for
    from schemas.actors import ActorKind  # noqa: PLC0415 - with them

    found = _gazetteer()
    persons = frozenset(name for name, one in found.names.items() if one.kind is ActorKind.PERSON)
    return frozenset(found.names), found.given, persons, NO_PERSON
