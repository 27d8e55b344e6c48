"""Who asks by the words around a demand: "in the minister's view", "as they see it", ", the minister said."."""

from __future__ import annotations

import re

from flows.themes.demands.claims import Claim
from flows.themes.demands.reported import HOLDS, OWN, Source, named
from flows.themes.demands.subjects import acts

_STAND = r"(?:view|opinion|perspective|point of view|eyes|mind|judge?ment|reading|viewpoint|standpoint|vantage point)"
_LINE = (
    r"(?:line|position|message|demand|view|stance|argument|logic|answer|condition|claim|opinion|advice|request|"
    r"warning|reply|response|mantra|slogan|wish)"
)
_IS_CLEAR = (
    r"(?:(?: to [^,;:]+)? (?:is|was|remains|has been) (?:\w+ ){0,2}(?:simple|clear|plain|blunt|straightforward|"
    r"unchanged|same|firm|stark|familiar|this|unambiguous|unequivocal|consistent))?"
)
_WHOSE = r"(?:(?P<owner>[^,;:]+?)(?:['’]s|(?<=s)['’])|(?P<pronoun>my|our|his|her|their|its|your|one[’']s))"
_VIEWS = (
    rf"according to (?P<by>[^,;]+)|(?:in|from|to) the (?:\w+ )?{_STAND} of (?P<of>[^,;]+)|"
    rf"in the words of (?P<words>[^,;]+)|(?:in|from|to) {_WHOSE} (?:\w+ )?{_STAND}"
)
_VIEW = re.compile(_VIEWS, re.IGNORECASE)
_AS = re.compile(rf"as (?P<who>[^,;]+?) (?:sees?|saw|puts?|would have|has|have|had|{HOLDS})(?: it)?", re.IGNORECASE)
_WHEN = r"(?: (?:on|in|at|to|after|during|last|this|earlier|yesterday|today|reporters|journalists)\b[^,;“”]*)?"
_SAID = re.compile(
    rf"(?!(?:as|which|who|whose|whom|where|when|while|if|because|since|although|what|that|to|for|with|including|not|"
    rf"something)\b)(?:{HOLDS} (?P<late>[^,;“”]+?){_WHEN}|"
    rf"(?P<early>[^ ,;“”]+(?: [^ ,;“”]+){{0,5}}?)(?: (?:has|have|had|also))? {HOLDS}{_WHEN})"
)
_FOR = re.compile(r"(?:[Ff]or) (?P<who>(?:the )?[A-Z][^,;]*|the [^,;]*)")
_WHOSE_LINE = re.compile(
    rf"(?:.*[,;] )?(?:(?:but|and|so) )?{_WHOSE} (?:\w+ ){{0,2}}{_LINE}s?{_IS_CLEAR}", re.IGNORECASE
)
_LINE_OF = re.compile(rf"the (?:\w+ ){{0,2}}{_LINE}s? (?:of|from|in|by) (?P<who>[^,;]+?){_IS_CLEAR}", re.IGNORECASE)
_SAID_SO = re.compile(rf"(?P<who>[^,;]+?)(?: (?:has|have|had|also))? {HOLDS}{_WHEN}")
_OPENS = re.compile(r"^(?:(?:and|but|so|yet|still|thus|indeed|meanwhile|however)\b,? ?)+", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:and|but|so|or|yet|nor)\b")
_OURS = frozenset({"my", "our"})
_OUR_OWN = re.compile(r"(?:the|this|these) authors?|(?:this|the present) (?:paper|brief|report)", re.IGNORECASE)
_DOCUMENT = re.compile(r"(?:the|an?) (?:[^,;]+ )?(?:report|study|paper|survey|review|memo|draft)", re.IGNORECASE)


def framed(sentence: str, claim: Claim) -> Claim | None:
    """Return a claim with whom the words around it name as asking; ``None`` where it is another's, and not clear whose.

    Args:
        sentence: Its words.
        claim: What it asks for, as far as the words of asking tell by the document itself.
    """
    tail = sentence.rfind(", ", claim.start)
    said = _tail(sentence[tail + 2 :].rstrip(" .!")) if tail > 0 else ()
    told = (*_front(sentence[: claim.start]), *said)
    if None in told:
        return None
    asker = next((one.asker for one in told if one is not None and one.asker), claim.asker)
    return claim._replace(asker=asker, end=tail if said else None)


def _front(before: str) -> tuple[Source | None, ...]:
    colon = before.rfind(": ")
    if colon > 0 and (told := _label(before[:colon])):
        return told
    parts = [_OPENS.sub("", part) for part in re.split(r"[,;:] ", before)[:-1]]
    behind = [part.strip() for part in re.split(r"[,;:] ", before)[1:]]
    return tuple(
        one
        for place, (part, following) in enumerate(zip(parts, behind, strict=True))
        for one in _part(part, aside=place > 0 and not _GOES_ON.match(following), first=place == 0)
    )


def _part(part: str, *, aside: bool, first: bool) -> tuple[Source | None, ...]:
    """Return who asks by the words between two commas; empty where they tell of nobody."""
    if found := _VIEW.fullmatch(part):
        return (_whose(found),)
    if found := _AS.fullmatch(part):
        return (_called(found["who"]),)
    if first and (found := _FOR.fullmatch(part)) and " to " not in part and acts(found["who"]):
        return (None,)
    if aside and (found := _SAID.fullmatch(part)):
        return _spoken(found)
    return ()


def _tail(part: str) -> tuple[Source | None, ...]:
    if found := _VIEW.fullmatch(part):
        told = _whose(found)
        # "To be paid, according to need" tells of nobody.
        return () if told is None and found["by"] else (told,)
    found = _SAID.fullmatch(part)
    return _spoken(found) if found and not _GOES_ON.match(part) else ()


def _spoken(found: re.Match[str]) -> tuple[Source | None, ...]:
    """Return who said so; empty where the words are no name, and what looked like a verb of saying none."""
    told = named((found["late"] or found["early"]).strip())
    return () if told is None else (told,)


def _label(front: str) -> tuple[Source | None, ...]:
    """Return who asks by the words in front of a colon; empty where they tell of nobody."""
    plain = _OPENS.sub("", front)
    if found := _WHOSE_LINE.fullmatch(plain):
        return (_whose(found),)
    if found := _LINE_OF.fullmatch(plain):
        return (_called(found["who"]),)
    if found := _SAID_SO.fullmatch(plain):
        return (_called(found["who"]),)
    return (None,) if re.match(r"(?:the )?[A-Z]", plain) and acts(plain) else ()


def _whose(found: re.Match[str]) -> Source | None:
    words = found.groupdict()
    if pronoun := words.get("pronoun"):
        return OWN if pronoun.lower() in _OURS else None
    return _called(next(words[name] for name in ("by", "of", "words", "owner") if words.get(name)))


def _called(name: str) -> Source | None:
    plain = name.strip()
    if _OUR_OWN.fullmatch(plain):
        return OWN
    return Source(plain) if _DOCUMENT.fullmatch(plain) else named(plain)
