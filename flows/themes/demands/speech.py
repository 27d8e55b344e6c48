"""Demands by a word of asking: who urges, calls on, recommends, requests; what it is time for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.themes.demands import reported
from flows.themes.demands.claims import Claim, Setting
from flows.themes.demands.subjects import acts, subject

_TO = (
    r"(?:urg(?:es?|ed)|call(?:s|ed)? (?:on|upon)|appeal(?:s|ed)? to|request(?:s|ed)?|encourag(?:es?|ed)|"
    r"implor(?:es?|ed)|"
    r"advis(?:es?|ed)|asks|asked|press(?:es|ed))"
)
_URGES = re.compile(
    rf"\b(?P<verb>{_TO})\s(?:once again\s|strongly\s)?(?P<to>(?!to\b|that\b|for\b|"
    rf"by\b)[^.;:?“”]{{2,120}}?)\s(?:not\s)?to\s(?P<action>(?:[a-z]+ly\s)?[a-z]+)\b",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"\b(?P<verb>demand(?:s|ed)?|recommend(?:s|ed)?|propos(?:es?|ed)|insist(?:s|ed)?|request(?:s|ed)?|urg(?:es?|ed))\s"
    r"(?:[^,.;:]{1,40}?\s)?that\s(?P<rest>[^.;:?]+)",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\b(?P<verb>demand(?:s|ed)?|call(?:s|ed)? for|recommend(?:s|ed)?)\s(?P<thing>(?:an?|the|that|more|an "
    r"immediate|greater|urgent|new|"
    r"stronger|tougher|immediate|closer)\s[^.;:?]{6,})",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:should|must|will|would|is|are|was|were|has|have|had|can|could|may|might)\b")
# A subjunctive: the subject is followed by a bare verb. Told by what the verb is, since a list of all is long.
_BARE = (
    r"(?:be|give|make|take|put|set|keep|stop|end|lift|resign|pay|open|close|withdraw|leave|return|release|allow|"
    r"end|hold|join|adopt|create|"
    r"establish|provide|support|ensure|send|cut|raise|reduce|increase|act|do|consider|accept|respect|recogni[sz]e|"
    r"lower|extend|"
    r"suspend|sign|ratify|publish|build|buy|sell|share|halt|cease|abandon|drop|meet|apologi[sz]e|begin|start|"
    r"develop|invest|"
    r"prioriti[sz]e|work|use|fund|continue|maintain|expand|strengthen|impose|disclose|hand|step|revise|review|"
    r"appoint|not)"
)
_SUBJUNCTIVE = re.compile(rf"(?P<to>[^,]{{2,80}}?)\s(?P<action>{_BARE}\s?(?:\w+)?)\b")
_TIME_FOR = re.compile(
    r"\bit is (?:high |past )?time (?:for (?P<to>[^,.;]{2,80}?) )?to (?P<action>[a-z]+)", re.IGNORECASE
)
_ESSENTIAL = re.compile(
    r"\bit (?:is|remains) (?:therefore |also |thus |now )?(?:absolutely )?(?:essential|vital|crucial|imperative|"
    r"critical|urgent|incumbent)"
    r"(?: for (?P<to>[^,.;]{2,80}?)| (?:on|upon) (?P<on>[^,.;]{2,80}?))? to (?P<action>[a-z]+)",
    re.IGNORECASE,
)
_ESSENTIAL_THAT = re.compile(
    r"\bit is (?:therefore |also |thus |now )?(?:essential|vital|crucial|imperative|critical) that (?P<rest>[^.;:?]+)",
    re.IGNORECASE,
)
_ADVISED = re.compile(
    r"\bwould (?P<verb>be (?:well )?(?:well-)?advised to|do well to|be wise to)\s(?P<action>[a-z]+)", re.IGNORECASE
)
_URGED = re.compile(
    r"\b(?:is|are) (?:strongly |also |therefore )?(?P<verb>urged|called upon|encouraged|advised|requested|"
    r"invited) to (?P<action>[a-z]+)"
)
_LET_US = re.compile(
    r"^(?:\w+, )?let (?:us|me urge) (?P<action>(?:not )?(?!begin|start|say|recall|remember|look|turn|consider|"
    r"take|assume|suppose|see|be clear|imagine|hope|face)[a-z]+)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"^(?:first|second|third|fourth|fifth|finally|lastly|firstly|secondly|thirdly)(?: of all)?, (?P<action>(?:do "
    r"not |don’t )?[a-z]+)\b",
    re.IGNORECASE,
)
_RESOLVES = re.compile(
    r"^(?:\d+\.\s)?(?:also |further |strongly |reiterates its call )?(?P<verb>Urges|Calls (?:on|upon)|Requests|"
    r"Encourages|Invites|Demands)\b",
    re.IGNORECASE,
)
# "We condemn the raid and call upon all parties": who condemns calls, as the verb has no other form than "we" asks.
_GOES_ON = re.compile(
    r"(?:\W*\d+\.\s)?(?:We|I)\s(?!(?:[^;:]*\s)?(?:that|who|which)\s)[^;:]*(?:,|\band)\s(?:also\s|further\s|strongly\s|again\s)*$"
)
_BASE = re.compile(r"(?:urge|call|appeal|request|encourage|advise|recommend|demand|propose|ask)\b")
_PRONOUN = re.compile(r"(?:it|them|him|her|us|you|me|themselves|itself)\b", re.IGNORECASE)


def claims(sentence: str, article: Setting) -> Iterator[Claim]:
    """Yield what a sentence asks for by a word of asking.

    Args:
        sentence: Its words.
        article: What the article says of itself.
    """
    yield from _own(sentence, article.words)
    yield from _urged(sentence, article)
    yield from _that(sentence, article)
    yield from _things(sentence, article)


def _own(sentence: str, article: str) -> Iterator[Claim]:
    """Yield what nobody asks for but the document."""
    for pattern in (_TIME_FOR, _ESSENTIAL):
        if found := pattern.search(sentence):
            to = found["to"] or (found["on"] if pattern is _ESSENTIAL else None)
            if to is None or acts(to, article):
                yield Claim(
                    found.start("action"), sentence[found.start() : found.start("action")].rsplit(" to", 1)[0], to
                )
    if (found := _ESSENTIAL_THAT.search(sentence)) and (
        claim := _subjunctive(sentence, found.start("rest"), found["rest"], article)
    ):
        yield claim._replace(modality=found.group()[: found.start("rest") - found.start()].strip())
    for pattern in (_ADVISED, _URGED):
        if (
            (found := pattern.search(sentence))
            and (who := subject(sentence, found.start()))
            and acts(who.text, article)
        ):
            yield Claim(found.start("action"), found["verb"], None if who.pronoun else who.text)
    if found := _LET_US.match(sentence):
        yield Claim(found.start("action"), "let us")
    if (found := _ORDINAL.match(sentence)) and imperative(found["action"]):
        yield Claim(found.start("action"), found["action"].split()[0])


def _asker(sentence: str, at: int, article: Setting) -> reported.Source | None:
    """Return who is the subject of a verb of asking."""
    if _RESOLVES.match(sentence) and at <= len("reiterates its call ") + 4:
        return reported.OWN
    if _GOES_ON.match(sentence, 0, at) and _BASE.match(sentence, at):
        return reported.OWN
    told = reported.by(sentence, at)
    if told is None or told.asker is None:
        past = re.match(r"(?:\w+ed|called)\b", sentence[at:]) is not None
        return None if past else told
    body = told.asker.lower()
    now = sentence[at:].split(maxsplit=1)[0].endswith("s")
    if article.collective and now and (body == "it" or body.startswith("the ")):
        return reported.OWN
    return None if body in {"it", "they"} else told


def _urged(sentence: str, article: Setting) -> Iterator[Claim]:
    for found in _URGES.finditer(sentence):
        to = found["to"]
        if _PRONOUN.match(to) or not found["action"].islower() or not acts(to, article.words):
            continue
        who = _asker(sentence, found.start(), article)
        if who is not None:
            behind = sentence[found.start("action") - 7 : found.start("action")]
            start = found.start("action") - (7 if behind == "not to " else 0)
            yield Claim(start, found["verb"], to, who.asker)


def _that(sentence: str, article: Setting) -> Iterator[Claim]:
    for found in _THAT.finditer(sentence):
        clause = re.sub(r",[^,]*,", " ", found["rest"])
        if _MODAL.search(clause.split(" and ")[0].split(",")[0]):
            continue
        claim = _subjunctive(sentence, found.start("rest"), found["rest"], article.words)
        who = _asker(sentence, found.start(), article) if claim else None
        if claim and who is not None:
            yield claim._replace(modality=found["verb"], asker=who.asker)


def _subjunctive(sentence: str, at: int, rest: str, article: str) -> Claim | None:
    """Return what a clause such as "that the ban be lifted" asks for."""
    found = _SUBJUNCTIVE.match(rest)
    if found is None:
        return _plain(sentence, at, rest, article)
    passive = found["action"].split()[0] == "be"
    if passive:
        return Claim(at, "")
    return Claim(at + found.start("action"), "", found["to"]) if acts(found["to"], article) else None


def _plain(sentence: str, at: int, rest: str, article: str) -> Claim | None:
    """Return the same of a clause whose verb is in no list, where a subject in the plural hides the mood."""
    words = rest.split()
    for number in range(1, min(len(words), 6)):
        to = " ".join(words[:number])
        if (
            acts(to, article)
            and words[number].islower()
            and words[number] not in {"of", "and", "in", "for", "who", "that"}
        ):
            return Claim(at + len(to) + 1, "", to) if sentence.startswith(to, at) else None
    return None


def _things(sentence: str, article: Setting) -> Iterator[Claim]:
    for found in _THING.finditer(sentence):
        if " to " in found["thing"] or found["thing"].startswith("that "):
            continue
        who = _asker(sentence, found.start(), article)
        if who is not None and (who.asker is not None or article.collective or "recommend" in found["verb"]):
            yield Claim(found.start("thing"), found["verb"], None, who.asker)


_IMPERATIVES = frozenset(
    "abandon abolish accelerate accept act adapt address adjust adopt agree align allocate amend appoint assess "
    "assist avoid "
    "ban base boost bring broaden build buy carry cease change clarify close combine commission commit conclude "
    "conduct "
    "consider consolidate continue convene coordinate create cut declare deepen define deliver demand deploy "
    "design develop "
    "devote disclose discourage diversify do double draw drop earmark ease empower enable encourage end enforce engage "
    "enhance enlarge ensure equip establish evaluate examine exclude expand expose extend facilitate favour "
    "finance focus "
    "foster freeze fund give grant guarantee halt harmonise help hold identify implement impose improve include "
    "increase "
    "insist install integrate intensify introduce invest invite involve issue join keep launch lead leave let "
    "leverage lift "
    "limit link lower maintain make manage mandate meet mobilise modernise monitor move negotiate offer open "
    "oppose organise "
    "pass pay permit phase place plan prepare press prevent prioritise produce prohibit promote protect provide "
    "publish pull "
    "punish pursue push put raise ratify reaffirm rebuild recognise reconsider reduce reform refrain refuse "
    "regulate reinforce "
    "reject release remain remove renew repeal replace require resist respect restore restrict resume rethink "
    "review revise "
    "scale secure seek sell send set share shift shorten sign simplify speed spend standardise start stay step stop "
    "strengthen streamline submit support suspend take target tackle test tie tighten train transfer treat "
    "upgrade urge use "
    "widen withdraw withhold work".split()
)


def imperative(words: str) -> bool:
    """Tell whether words begin with a verb that tells somebody to do something."""
    first = words.lower().removeprefix("do not ").removeprefix("don’t ").split()
    return bool(first) and (first[0] in _IMPERATIVES or first[0].replace("z", "s") in _IMPERATIVES)
