"""Who is to act: the words in front of "should", and whether they name somebody who can."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.language import dictionary

# Heads of what can be asked to act. From general knowledge of public life; what is not here and is no name is taken for
# a thing, of which "should" says what is expected.
_ACTORS = frozenset(
    """
    academia academic actor adherent administration administrator advocate agency airline alliance ally ambassador
    analyst
    army assembly association author authority bank banker bloc board body brigade bureau business businesspeople
    cabinet
    campaigner candidate capital captain carmaker chair chairman chamber chancellor chief church citizen city
    civilian coalition
    combatant command commander commission commissioner committee community company congress congressman consumer
    contractor
    corporation council councillor country court creditor decisionmaker delegate delegation democracy democrat
    department
    developer diplomat diplomacy director donor economist editor elite embassy employee employer engineer enterprise
    envoy
    europe executive expert exporter farmer federation fighter firm fisherman force forum founder friend fund funder
    general
    governance government governor group guard guarantor guild head hospital host house importer industry institute
    institution insurer investor islander journalist judge judiciary king kingdom lawmaker lawyer leader leadership
    legislator legislature lender maker manager manufacturer mayor mediator member military minister ministry mission
    monarch municipality nation navy negotiator neighbour neighbor office officer official operator opponent opposition
    organisation organization owner parliament parliamentarian participant partner party patron peacekeeper people
    person
    planner platform player police policymaker policy-maker politician populace power practitioner premier president
    producer professional prosecutor province provider public publisher queen rebel region regime regulator
    representative
    republic republican researcher resident retailer ruler scholar school scientist secretariat secretary senate senator
    service shipowner shipper side signatory society soldier speaker specialist staff stakeholder state statesman
    strategist student summit supplier supporter taskforce teacher team think-tank town trader trainer treasury tribe
    troop
    trustee tyrant union university user vendor veteran village voter west worker youth capitals
    """.split()
)
# Documents and undertakings have names, and do not act.
_NAMED_THINGS = re.compile(
    r"\b(?:act|accord|agreement|amendment|article|bill|budget|campaign|chapter|charter|code|conference|convention|"
    r"covenant|"
    r"crisis|day|deal|directive|doctrine|dollar|election|euro|figure|games|initiative|internet|law|memorandum|"
    r"olympics|pact|"
    r"plan|programme|program|project|protocol|regulation|report|resolution|revolution|road|rules?|sea|start|strategy|"
    r"summit|table|talks|treaty|war|week|wall|year)s?$",
    re.IGNORECASE,
)
_PRONOUNS = frozenset("we they it he she".split())
_NOBODY = re.compile(
    r"(?:i|you|one|this|that|these|those|there|nobody|no one|anyone|anybody|everyone|everybody|what|who|which|whoever|"
    r"whatever|nothing|something|anything|everything|no\b.*|any\b.*|an?\b.*|each\b.*|some\b.*|such\b.*|those who\b.*)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:[^\w\s“(]\s*|(?:but|and|or|so|yet|also|then|thus|therefore|hence|instead|finally|lastly|first|second|"
    r"third|fourth|fifth|now|here|"
    r"still|firstly|secondly|thirdly|next|moreover|however|meanwhile|nevertheless|nonetheless|similarly|likewise|"
    r"ideally|"
    r"above all|at the very least|at the least|at a minimum|at least|in turn|in short|for now|in particular|in "
    r"addition|"
    r"rather|otherwise|perhaps|consequently|accordingly|specifically|ultimately|again|too|of course|only)\b,?\s*)+",
    re.IGNORECASE,
)
# Verbs that tell what somebody holds, without "that". Some are nouns as well: "the claim of", "a think tank".
SAYS = (
    r"(?:(?<!the )(?<!a )(?<!an )(?<!this )(?<!of )(?:says?|said|argues?|argued|claims?|claimed|thinks?|thought|feels?|"
    r"felt|believes?|believed|insists?|insisted)(?!\s(?:tanks?|leaders?|of|by|from|for|to|in|on|at|about|against|with)\b))"
)
# Where the words begin that can belong to the subject. A comma before "and" ends what came before it.
_BOUNDARY = re.compile(
    r"[;:]\s|\s[-–—]+\s|[—(“]|,\s(?:and|but|so|or|yet|nor)\s|,\s|"
    r"\b(?:that|because|although|though|while|whereas|if|unless|whether|when|since|what|who|which|how|why|where|"
    rf"until|as|than|{SAYS}|and|but|so)\s",
    re.IGNORECASE,
)
_ASKING = frozenset("if unless whether when what who which how why where until as than".split())
# Behind these "that" begins what is said; behind other words it begins what somebody does or is.
_TELLS = re.compile(
    r"(?:\b(?:say|said|says|believe[sd]?|thinks?|thought|argu(?:es?|ed|ing)|insist(?:s|ed)?|hold|holds|held|"
    r"demand(?:s|ed)?|claim(?:s|ed)?|"
    r"warn(?:s|ed|ing)?|suggest(?:s|ed)?|recommend(?:s|ed)?|stress(?:es|ed)?|emphasi[sz]e[sd]?|note[sd]?|"
    r"agree[sd]?|means?|meant|"
    r"clear|essential|vital|important|crucial|imperative|add(?:s|ed)?|declare[sd]?|maintain(?:s|ed)?|contend(?:s|ed)?|"
    r"propose[sd]?|conclude[sd]?|know|knows|knew|assumes?|expect(?:s|ed)?|hopes?|hoped|feel|felt|convinced|"
    r"confident|told|"
    r"tells?|state[sd]?|wrote|writes?|remember|imply|implies|suppose|show|shows|showed|and|so|now|see|find|found|"
    r"view|fact|idea|notion|principle|rule|tenet|opinion|position|belief|case|is|\w{2,}ing)(?:\s\w+){0,3}?)\s$",
    re.IGNORECASE,
)
_INNER = re.compile(
    r"\s(?:of|in|on|at|for|from|with|by|to|between|among|across|within|under|over|around|outside|inside|along|"
    r"near|that|which|"
    r"who|whose|where|including|like|other than|alike|alone|itself|themselves|itselves|concerned|involved|"
    r"together)\b.*",
)
_BRACKETED = re.compile(r"\s?\([^()]*\)")
_PART_OF = re.compile(
    r"(?:all|both|each|some|most|many|either|neither|none|one|members|parts|any)\sof\s", re.IGNORECASE
)
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)"
_ALL = re.compile(
    rf"(?:(?:all|both|the)\s)?{_COUNT}|all|both|(?:the )?\w+ ones|others|the others|the latter|the former",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"(?:the )?(?:latter|former|others|same)")
# "Germany, France and Italy should": names that a comma parts are one subject.
_ROW_OF_NAMES = re.compile(
    r"(?:(?:the )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*, )+(?:(?:the )?[A-Z][^,;:]*?,? )?and (?:(?!that|it|they|"
    r"we)[^,;:]{2,60})$",
)
_UNLIKE_A_SUBJECT = re.compile(
    r"\b(?:you|we|i|they|he|she|it|and|or|but|nor|that|who|which|also|then|to|not|only|the|an?|this|no|their|its|"
    r"any|some|no one)$",
    re.IGNORECASE,
)
# Where a heading was run into the sentence behind it: "Repairing the damage The government should".
# "Before the end of 2021 the government should": without a comma the date still is no part of who is to act.
_LED_BY_TIME = re.compile(
    r"(?:by|before|until|in|within|after|during|over|from)\s[^,]{2,40}?\s(?=(?:the|both|all|our|its)\s\w+(?:\s\w+)?\s?$)",
    re.IGNORECASE,
)
_BEGINS_ANEW = re.compile(r"(?<=[a-z]\s)The\s(?=[A-Z]|\w+ [a-z]*$)")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|not|be|been)\b|"
    r"\b[a-z]\w{2,}ed\b"
)
# "The armed forces", "the newly elected government": what looks like a verb tells which.
_ATTRIBUTE = re.compile(
    r"(?P<before>^|\b(?:the|all|both|its|their|our|his|her|these|those|most|many|other|two|three|four|\w+ly)\s)"
    r"[a-z]\w{2,}ed\s(?P<noun>[\w-]+)(?=$|[,\s])",
    re.IGNORECASE,
)


class Subject(NamedTuple):
    """The words that say who is to act."""

    start: int
    """Offset of the first character."""

    text: str
    """As printed, without what opens the sentence."""

    opening: int
    """Where the clause begins that it stands in."""

    link: str
    """The word or sign in front of the clause, in small letters; empty at the beginning of a sentence."""

    @property
    def pronoun(self) -> bool:
        """Whether only what came before says who is meant."""
        plain = self.text.lower()
        return plain in _PRONOUNS or _POINTS_BACK.fullmatch(plain) is not None


def subject(sentence: str, at: int) -> Subject | None:
    """Return the words that stand in front of a place as those of who acts; ``None`` where none do."""
    before = sentence[:at].rstrip()
    if before.endswith(","):
        before = _without_aside(before)
    if row := _ROW_OF_NAMES.search(before):
        return _trimmed(before, row.start(), "," if row.start() else "")
    opening, link = _clause(before)
    return _trimmed(before, opening, link)


def _without_aside(before: str) -> str:
    """Return words up to the aside between commas with which they end ("The minister, a friend of his,")."""
    comma = before.rfind(",", 0, len(before) - 1)
    return before[:comma] if comma > 0 else before.rstrip(",")


def _clause(before: str) -> tuple[int, str]:
    """Return where the clause begins that ends some words, and what stands in front of it."""
    opening, link = 0, ""
    for match in _BOUNDARY.finditer(before):
        word = match.group().strip(" ,").lower() or match.group().strip()
        rest = before[match.end() :]
        if word in {"and", "or", "nor"} and "," not in match.group() and _joins(before[opening : match.start()], rest):
            continue
        if word == "that" and match.start() and not _TELLS.search(before[: match.start()]):
            continue
        if word in {"who", "which", "where", "when"} and _names_actor(before[opening : match.start()]):
            continue
        if (match.start() == 0 and word in {"and", "but", "so"}) or (word == "(" and ")" in rest):
            continue
        opening, link = match.end(), word
    return opening, link


def _names_actor(text: str) -> bool:
    """Tell whether words end with somebody of whom a relative clause tells."""
    words = text.split()
    return bool(words) and _is_actor_word(words[-1].strip(",")) and not _has_verb(text)


def _has_verb(text: str) -> bool:
    """Tell whether words are a clause, and no noun phrase."""
    return _VERB.search(_ATTRIBUTE.sub(_without_attribute, text)) is not None


def _without_attribute(found: re.Match[str]) -> str:
    return found["before"] + found["noun"] if _is_actor_word(found["noun"]) else found.group()


def _joins(left: str, right: str) -> bool:
    """Tell whether "and" joins two names or nouns, and not two clauses."""
    return not _has_verb(left) and len(left.split()) <= 7 and bool(right.strip())  # noqa: PLR2004 - a noun phrase


def _trimmed(before: str, opening: int, link: str) -> Subject | None:
    start = opening
    if opened := _OPENING.match(before, start):
        start = opened.end()
    if anew := _BEGINS_ANEW.search(before, start):
        start = anew.start()
    if led := _LED_BY_TIME.match(before, start):
        start = led.end()
    start += len(before[start:]) - len(before[start:].lstrip(" "))
    text = before[start:].rstrip(" ,")
    alone = text.lower() in _PRONOUNS or text.lower() in {"there", "one", "this", "that", "you", "i"}
    if text.lower().startswith("that "):
        return None
    return Subject(start, text, opening, link) if text and (alone or not _UNLIKE_A_SUBJECT.search(text)) else None


def is_asked(one: Subject) -> bool:
    """Tell whether a subject stands in a clause that says what is so, and not what would be, or which question is."""
    return one.link not in _ASKING


def is_nobody(text: str) -> bool:
    """Tell whether words name nobody in particular ("one", "no state", "those who ask", "a person")."""
    return _NOBODY.fullmatch(text) is not None


def acts(text: str, article: str = "") -> bool:
    """Tell whether words name somebody who can act.

    Args:
        text: A noun phrase as printed.
        article: Words of the article, in which a name that opens a sentence may stand elsewhere.
    """
    plain = text.strip(" ,")
    if plain.lower() in _PRONOUNS or _ALL.fullmatch(plain):
        return True
    if is_nobody(plain) or _has_verb(plain):
        return False
    plain = re.sub(r"^(?:neither|either|both|all)\s", "", _PART_OF.sub("", plain), flags=re.IGNORECASE)
    heads = [_head(part) for part in re.split(r",\s(?:and\s)?|\s(?:and|or|nor|as well as)\s", plain)]
    return any(_acts(head, article) for head in heads if head)


def _head(text: str) -> str:
    """Return the words of a noun phrase up to its main one."""
    return _INNER.sub("", f" {_BRACKETED.sub('', text)}").strip(" ,")


def _acts(head: str, article: str) -> bool:
    word = head.rsplit(maxsplit=1)[-1].strip(",.’'")
    if _is_actor_word(word):
        return True
    if not word[:1].isupper() or _NAMED_THINGS.search(word):
        return False
    if word != head.split(maxsplit=1)[0]:
        return True
    if not dictionary.is_word(word):
        return True
    return (
        re.search(rf"[a-z,] {re.escape(word)}\b", article) is not None
        and re.search(rf"\b{re.escape(word.lower())}\b", article) is None
    )


def _is_actor_word(word: str) -> bool:
    small = word.lower().replace("’", "'").removesuffix("'s")
    forms = (small, small.removesuffix("s"), small.removesuffix("es"), f"{small.removesuffix('ies')}y")
    return any(form in _ACTORS for form in forms) or re.fullmatch(r"\w{2,}m[ae]n", small) is not None
