"""Demands by a modal verb: who should, must, ought to or needs to do something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.themes.demands import reported
from flows.themes.demands.claims import Claim, Setting
from flows.themes.demands.subjects import Subject, acts, is_asked, is_nobody, subject

_MODAL = re.compile(r"\b(?:(?:can|could) and )?(?P<modal>should|must|ought to|needs? to|has to)\b")
# What may stand between the modal and its verb; an aside between commas is no part of what is asked.
_ASIDE = re.compile(r",\s[^,.;]{2,60},\s")
_ADVERBS = re.compile(
    r"(?:not|also|instead|rather|therefore|thus|now|first|at least|still|always|never|only|in turn|both|all|each|"
    r"together|"
    r"once again|again|jointly|further|soon|(?:even )?more \w+ly|(?!apply|comply|rely|reply|supply|ally)\w+ly)\s"
)
_VERB = re.compile(r"(?P<verb>[a-z][a-z-]+)(?=[\s,.;:!”)]|$)")
# "Should normally cross in four days" says what happens.
_USUALLY = re.compile(
    r"\b(?:normally|usually|generally|typically|eventually|easily|theoretically|probably|presumably|really)\s"
)
# With these "should" says what is expected of things as they are, whoever does them.
_EXPECTED = frozenset(
    "have be expect know seem appear feel suffice come happen occur matter mean cost resemble fear worry wonder "
    "realise realize "
    "remember recall note forget suppose surprise believe like want imagine resort bear read".split()
)
_PARTICIPLE = re.compile(
    r"(?:\w+ed|given|made|kept|held|taken|told|built|paid|brought|sent|set|put|cut|left|drawn|spent|found|led|met|"
    r"taught|"
    r"done|begun|run|sought|sold|bought|won|undertaken|withdrawn|written|chosen|broken|frozen|driven|shown|hung|"
    r"dealt|lent|"
    r"forbidden|overcome|rebuilt|rethought|split|shut|laid|made)\b"
)
# "It must be remembered", "should not be blamed", "must be viewed": these ask for nothing but the reader's view.
_VIEW = re.compile(
    r"(?:remembered|noted|stressed|said|added|viewed|seen|understood|emphasi[sz]ed|recalled|recogni[sz]ed|"
    r"forgotten|blamed|"
    r"surprised|expected|underlined|mentioned|admitted|acknowledged|considered|regarded|read|interested|concerned|"
    r"pleased|"
    r"reminded|underestimated|overestimated|overlooked|confused|mistaken|based|located|completed|finished|known|"
    r"aligned|"
    r"limited|related|interpreted|assumed|borne|pointed|satisfied|worried|ashamed|prepared|tired|returned|pleased|"
    r"treated|evaluated|conceptuali[sz]ed|judged|framed|thought|measured|called|described|dismissed|taken|seen|"
    r"credited|congratulated|commended|applauded|excused|ignored|allowed to forget)\b"
)
_PERFECT = re.compile(
    r"have\s(?:\w+ly\s|already\s|also\s|long\s|never\s)*(?:been|had|\w+ed|\w+en|gone|come|made|done|sent|cost|"
    r"held|kept)\b"
)
_STATE = re.compile(
    r"be\s(?:\w+ly\s)*(?:ready|prepared|willing|careful|vigilant|honest|bold|firm|clear|cautious|wary|transparent|"
    r"open|patient|"
    r"realistic|accountable|proactive|part of)\b"
)
# Where a rule is described that holds already, nobody asks for it.
_RULE = re.compile(
    r"\b(?:by (?:law|treaty|statute)|required by|(?:the )?(?:law|rule|statute|constitution|charter|treaty|act|"
    r"regulation|"
    r"directive|code|convention|principle|tenet|doctrine|contract|sharia)s?\b[^,.;]{0,60}?\b(?:says?|states?|requires?|"
    r"provides?|holds?|is that|stipulates?|dictates?|prescribes?)|as the law|according to the (?:law|rules?|"
    r"statute|treaty|constitution)|"
    r"in principle|in theory|by definition)\b|^(?:under|to (?:be|qualify|become|join|apply|win|pass|obtain|enter|"
    r"get))\b",
    re.IGNORECASE,
)
# "The official to whom protests should be sent".
_RELATIVE = re.compile(r"\b(?:to|by|for|from|with|of|on) (?:whom|which)\b")
# Of these "must" tells as a rule what rules ask of them.
_UNDER_RULES = re.compile(
    r"(?:each|every|all|any)\b|(?:\w+ ){0,2}(?:applicants?|members|vessels|ships|companies|firms|employers|"
    r"engineers|operators|"
    r"banks|producers|vendors|traders|insurers|buyers|users|students|workers|residents|suppliers|importers|"
    r"exporters)\b",
    re.IGNORECASE,
)


def claims(sentence: str, article: Setting) -> Iterator[Claim]:
    """Yield what a sentence asks for by a modal verb.

    Args:
        sentence: Its words.
        article: What the article says of itself.
    """
    found = list(_MODAL.finditer(sentence))
    if not found or _RULE.search(sentence):
        return
    for match in found:
        claim = _claim(sentence, match, article.words)
        if claim is not None:
            yield claim


def _claim(sentence: str, match: re.Match[str], article: str) -> Claim | None:
    modal = match["modal"]
    start, verb = _verb(sentence, match.end())
    who = subject(sentence, match.start())
    if (
        verb is None
        or who is None
        or not is_asked(who)
        or _RELATIVE.search(who.text)
        or _USUALLY.search(sentence[match.end() : verb.start()] + " ")
    ):
        return None
    passive = _passive(sentence, verb)
    if passive is None and not _asks(sentence, verb, who, article):
        return None
    if passive is False or (is_nobody(who.text) and not _is_there(who, sentence, verb)):
        return None
    if not _fits(modal, who, article, passive=passive is True):
        return None
    source = reported.source(sentence, who)
    if source is None:
        return None
    unnamed = passive is True or _is_there(who, sentence, verb)
    return Claim(
        start=who.start if unnamed else start,
        modality=match.group() if modal in {"should", "must"} else modal,
        addressee=None if unnamed or who.pronoun else who.text,
        asker=source.asker,
    )


def _verb(sentence: str, at: int) -> tuple[int, re.Match[str] | None]:
    """Return where the words of the action begin behind a modal, and its verb."""
    if aside := _ASIDE.match(sentence, at):
        at = aside.end()
    elif sentence.startswith(" ", at):
        at += 1
    start = at
    while adverb := _ADVERBS.match(sentence, at):
        at = adverb.end()
    return start, _VERB.match(sentence, at)


def _passive(sentence: str, verb: re.Match[str]) -> bool | None:
    """Tell whether something is to be done to the subject; ``False`` where it is only to be seen or said so."""
    if verb["verb"] != "be":
        return None
    rest = re.sub(r"^(?:(?:not|\w+ly|also|further|both|either)\s)+", "", sentence[verb.end() :].lstrip())
    if not _PARTICIPLE.match(rest):
        return None
    return _VIEW.match(rest) is None


def _asks(sentence: str, verb: re.Match[str], who: Subject, article: str) -> bool:
    """Tell whether a verb behind "should" is something to do, by somebody who can."""
    if _is_there(who, sentence, verb):
        return True
    if not acts(who.text, article):
        return False
    word = verb["verb"]
    if word == "have":
        return _PERFECT.match(sentence, verb.start()) is None
    if word == "be":
        return _STATE.match(sentence, verb.start()) is not None and who.text.lower() != "it"
    return word not in _EXPECTED


def _is_there(who: Subject, sentence: str, verb: re.Match[str]) -> bool:
    """Tell whether something new is asked for: "there should be a register", but not "about 300 names"."""
    return (
        who.text.lower() == "there"
        and re.match(r"be (?:an?|no|one single)\s(?!doubt|mistake|few|lot|number)", sentence[verb.start() :])
        is not None
    )


def _fits(modal: str, who: Subject, article: str, *, passive: bool) -> bool:
    """Tell whether a modal asks for something of such a subject: "has to" and "needs to" often tell what is so."""
    if modal in {"should", "ought to"}:
        return True
    if modal == "must":
        return _UNDER_RULES.match(who.text) is None and (not who.pronoun or who.text.lower() == "we")
    named = not who.pronoun or who.text.lower() == "we"
    return named and not passive and acts(who.text, article)
