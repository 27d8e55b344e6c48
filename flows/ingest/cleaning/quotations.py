"""Quotations inside paragraphs: who is quoted, where it was said, and what is only a term in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flows.ingest.cleaning.datelines import read_date
from flows.ingest.cleaning.pullquotes import CLAUSE_OF_CONTRACT
from flows.language import dictionary, lands, persons, sentences
from schemas.article import Block, BlockKind, Quotation, QuotationKind, QuotedTerm
from schemas.dates import StatedDate

_QUOTED = re.compile(
    r"“(?P<curly>[^“”]{1,1500})”|„(?P<low>[^„“”]{1,1500})[“”]|«\s?(?P<guillemet>[^«»]{1,1500}?)\s?»|"
    r"(?<![\w\"])\"(?P<straight>[^\"]{1,1500})\"(?!\w)|"
    r"(?<![\w‘’])‘(?P<single>[^‘’]{1,300}(?:’\w[^‘’]*)*)’(?!\w)|「(?P<corner>[^「」]{1,500})」"
)
_SAYING = (
    r"sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|ask(?:s|ed|ing)?|add(?:s|ed|ing)?|argu(?:es?|ed|ing)|"
    r"warn(?:s|ed|ing)?|not(?:es?|ed|ing)|stress(?:es|ed|ing)?|insist(?:s|ed|ing)?|"
    r"claim(?:s|ed|ing)?|declar(?:es?|ed|ing)|announc(?:es?|ed|ing)|explain(?:s|ed|ing)?|stat(?:es?|ed|"
    r"ing)|wr(?:ites?|ote|iting|itten)|repl(?:y|ies|ied|ying)|suggest(?:s|ed|ing)?|"
    r"remark(?:s|ed|ing)?|observ(?:es?|ed|ing)|recall(?:s|ed|ing)?|acknowledg(?:es?|ed|ing)|conced(?:es?|"
    r"ed|ing)|admit(?:s|ted|ting)?|promis(?:es?|ed|ing)|pledg(?:es?|ed|ing)|"
    r"complain(?:s|ed|ing)?|caution(?:s|ed|ing)?|emphasi[sz](?:es?|ed|ing)|describ(?:es?|ed|ing)|call(?:s|"
    r"ed|ing)? (?:it|them|him|her|this|for)|put(?:s|ting)? it|quot(?:es?|ed|ing)|"
    r"summ(?:ed|ing) up|joked|quipped|lamented|boasted|vowed|tweeted|maintain(?:s|ed|ing)?|assert(?:s|ed|"
    r"ing)?|predict(?:s|ed|ing)?|conclud(?:es?|ed|ing)|according to|in the words of|likes to say|"
    r"used to say|"
    r"meint(?:e|en)?|sagt(?:e|en)?|erklärt(?:e|en)?|betont(?:e|en)?|warnt(?:e|en)?|schr(?:eibt|ieb)|"
    r"so (?=[A-ZÄÖÜ])|beschreibt|nannte|nennt|"
    r"di(?:ce|jo|cen|jeron|cía)|afirm(?:a|ó|an|aron)|declar(?:a|ó)|explic(?:a|ó|aba)|señal(?:a|ó)|"
    r"advirti(?:ó|eron)|advierte|cont(?:ó|aba)|resum(?:e|ía|ió)|respond(?:e|ió)|"
    r"dit|disait|déclar(?:e|ait)|affirm(?:e|ait)|expliqu(?:e|ait)|estim(?:e|ait)|soulign(?:e|ait)|"
    r"a(?:vait)? (?:dit|déclaré|affirmé|expliqué|écrit|répondu|résumé|confié)|confi(?:e|ait)|résum(?:e|"
    r"ait)|selon"
)
_OTHER_QUOTED = re.compile(r"“[^“”]*”|(?<!\w)\"[^\"]*\"")
_SAYING_WORD = re.compile(rf"\b(?:{_SAYING})\b")
_FINITE_ENGLISH = (
    r"is|are|was|were|be|been|am|will|would|shall|should|can|cannot|could|may|might|must|has|have|had|do|does|did"
)
_FINITE = re.compile(
    rf"\b(?:{_FINITE_ENGLISH}|"
    r"ist|sind|war|wird|kann|muss|hat|est|sont|était|sera|peut|doit|a|ont|es|son|era|será|puede|debe|ha|"
    r"han|hay)\b|\w+n['’]t\b|\b(?:it|that|there|he|she|we|they|you|I)['’](?:s|re|ve|ll|d|m)\b",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"\b(?:during|at|in|on|before|to|after)\s+(?:the|his|her|their|its|a|"
    r"an)\s+(?P<what>(?:[\w’'-]+\s+){0,5}?(?:debate|remarks?|speech|address|interview|conference|summit|"
    r"statement|meeting|forum|session|hearing|"
    r"letter|testimony|briefing|broadcast|ceremony|article|essay|memoirs?|inauguration|congress|assembly|"
    r"council|parliament))\b"
)
_DESCRIBED = re.compile(
    r"\b(?P<who>(?:an?|one|another|the)\s+(?:[\w-]+\s+){0,4}?(?:official|officials|diplomat|minister|"
    r"officer|officers|colonel|general|adviser|advisor|analyst|broker|pilot|doctor|mayor|farmer|trader|"
    r"controller|"
    r"inspector|regulator|director|manager|spokes(?:man|woman|person)|ambassador|negotiator|president|king|"
    r"chairman|chairwoman|secretary|chief|head|master|planner|engineer|lawyer|judge|editor|reader|"
    r"professor|"
    r"researcher|economist|soldier|fisherman|captain|resident|activist|lawmaker|senator|commissioner|"
    r"statement|declaration|communiqué|report)(?:\s+(?:of|in|at|for|from|"
    r"with)\s+(?:[\w’'-]+\s?){1,9}?)?)(?=[,.;:]|\s+(?:who|said|told|says|put|wrote|recalled|in\s+\w+\s+\d|"
    r"at|to\s+me)\b|$)",
    re.IGNORECASE,
)
# "Ferry Line Chairman Bertil Faber": what stands in front of an office is where it is held.
_OFFICES = frozenset(
    "president chairman chairwoman chair minister chancellor secretary spokesman spokeswoman spokesperson director "
    "professor ambassador governor senator general commissioner chief officer analyst economist adviser advisor "
    "premier mayor representative envoy fellow researcher editor".split()
)
# "Chancellor of the Exchequer X Y", "Office of Science and Technology Policy X Y".
_OF_REALM = re.compile(r"\b(?:of|for|and)\s+(?:the\s+)?$")
_HEADED = re.compile(r"\b(?:of|at|from)\s+(?:the\s+)?$")
# Characters in front of a name in which such words stand.
_CLOSE = 40
_SHORTEST_REALM = 5
_FULL_NAME = 2
_ROLE_FOLLOWS = re.compile(
    r"\s(?:spokes(?:man|woman|person)|chair(?:man|woman)|officials?|representative|source|analyst|economist)\b"
    r"(?P<name>\s[A-Z])?"
)
_BESIDE = re.compile(r",\s+(?:the|an?)\s+")
# "Few are willing to say so, but one banker said": with these a sentence opens.
_NOBODY = frozenset(
    "few many several most some others both none all another critics officials analysts experts observers supporters "
    "opponents sources see note compare".split()
)
_ELSE = re.compile(r";|\b(?:but|while|whereas)\b")
# "X, who is new but popular, said": what is told of somebody on the way opens no clause.
_ON_THE_WAY = re.compile(r",\s+(?:who(?:se|m)?|an?)\s[^,;]*,")
_OWN_WORDS = re.compile(r"[^\W\d_][\w’'-]{3,}")
# A title in English prints nearly all words of four letters and more with a capital.
_CAPITALS, _FEWEST_CAPITALS = 0.8, 3
# ... and the small verbs, too; a sentence full of names does not.
_SMALL_VERB = re.compile(rf"\b(?:{_FINITE_ENGLISH})\b|n['’]t\b")
_LEADS_IN = re.compile(rf"\b(?:{_SAYING})\s*[,:]\s*$")
_POSSESSIVE = re.compile(r"['’]s$")
_FEWEST_WORDS = 3
# Characters between two quotations of one speaker: a sentence or so.
_NEAR_BEFORE = 250
_SURE_WORDS = 7
_QUOTABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.STANDFIRST})


class _Span(NamedTuple):
    """A stretch of a block between quotation marks."""

    block: Block
    start: int
    end: int
    text: str


def read_inline(blocks: Sequence[Block], whole: str) -> tuple[tuple[Quotation, ...], tuple[QuotedTerm, ...]]:
    """Return the quotations and the quoted terms of paragraphs, in order.

    Args:
        blocks: All blocks of the article.
        whole: Its text, in which the fullest form of a speaker's name is looked up.
    """
    quotations: list[Quotation] = []
    terms: list[QuotedTerm] = []
    for block in blocks:
        if block.kind not in _QUOTABLE:
            continue
        for span in _spans(block):
            sentence = _sentence(block.text, span.start, span.end)
            if _is_quotation(span, sentence):
                quotations.append(_quotation(span, sentence, whole, quotations))
            else:
                terms.append(QuotedTerm(text=span.text.strip(" ,.;"), block=block.id, start=span.start, end=span.end))
    return tuple(quotations), tuple(terms)


def _spans(block: Block) -> Iterator[_Span]:
    for match in _QUOTED.finditer(block.text):
        group = next(name for name, value in match.groupdict().items() if value is not None)
        yield _Span(block, match.start(group), match.end(group), match[group])


def _sentence(text: str, at: int, closed: int) -> tuple[int, int]:
    """Return the sentence around an offset, and with it the next ones where the quotation goes on into them."""
    spans = sentences.spans(text)
    for place, (start, end) in enumerate(spans):
        if start <= at < end:
            last = place
            while last + 1 < len(spans) and (
                spans[last][1] <= closed
                or text[start : spans[last][1]].count("“") > text[start : spans[last][1]].count("”")
            ):
                last += 1
            return start, spans[last][1]
    return 0, len(text)


def _is_quotation(span: _Span, sentence: tuple[int, int]) -> bool:
    """Tell a quotation from a quoted term: long enough, and said by somebody, or a whole statement."""
    text = span.text.strip()
    if CLAUSE_OF_CONTRACT.match(text) or (_is_title(text) and not _is_spoken(span, sentence)):
        return False
    count = len(text.split())
    if count < _FEWEST_WORDS and not (count > 1 and re.search(r"[!?]$", text)):
        return False
    around = span.block.text[sentence[0] : span.start] + " " + span.block.text[span.end : sentence[1]]
    said = bool(_SAYING_WORD.search(around))
    statement = text[0].isupper() and (bool(re.search(r"[.!?…]$", text)) or _ends_with_comma(span))
    if count >= _SURE_WORDS:
        return said or statement or bool(_FINITE.search(text)) or "," in text
    return (said and statement and count > _FEWEST_WORDS) or ((said or statement) and bool(_FINITE.search(text)))


def _is_title(text: str) -> bool:
    """Tell whether words look like the title of a text ("New Rules for Small Ports")."""
    if _SMALL_VERB.search(text):
        return False
    told = _OWN_WORDS.findall(text)
    capitals = sum(word[0].isupper() for word in told)
    return capitals >= max(_FEWEST_CAPITALS, _CAPITALS * len(told)) and not text.isupper()


def _is_spoken(span: _Span, sentence: tuple[int, int]) -> bool:
    """Tell whether a sentence says right beside the quotation who spoke it, and not only what a text says."""
    head, tail = _around(span, sentence)
    if _LEADS_IN.search(head):
        return _in_front(head) is not None
    return not head.strip() and _ends_with_comma(span) and _behind(tail) is not None


def _around(span: _Span, sentence: tuple[int, int]) -> tuple[str, str]:
    """Return what a sentence has in front of a quotation and behind it."""
    text = span.block.text
    return text[sentence[0] : span.start - 1], text[span.end + 1 : sentence[1]]


def _ends_with_comma(span: _Span) -> bool:
    return span.text.rstrip().endswith(",") or span.block.text[span.end + 1 : span.end + 2] == ","


def _quotation(span: _Span, sentence: tuple[int, int], whole: str, before: Sequence[Quotation]) -> Quotation:
    head, tail = _around(span, sentence)
    # Names inside another quotation of the sentence speak of somebody, and do not speak.
    head = _OTHER_QUOTED.sub(" ", head)
    printed = _behind(tail) or _in_front(head) or _same_speaker(span, sentence, before)
    stated = _date(tail)
    inner = span.text.strip()
    stripped = inner.rstrip(",;") if inner.endswith((",", ";")) else inner
    lead = len(span.text) - len(span.text.lstrip())
    return Quotation(
        kind=QuotationKind.INLINE,
        text=stripped,
        speaker=_fullest(printed, whole) if printed else None,
        speaker_printed=printed,
        date=stated,
        venue=_venue(head, tail),
        block=span.block.id,
        start=span.start + lead,
        end=span.start + lead + len(stripped),
    )


def _fullest(printed: str, whole: str) -> str:
    """Return the fullest form of a name without its titles; whoever is only described stays so."""
    named = persons.bare(printed) if persons.RUN.fullmatch(printed) else printed
    if not persons.RUN.fullmatch(named):
        return persons.fullest(named or printed, whole)
    name = _without_office(named)
    if " " in name:
        return name
    full = persons.fullest(name, whole)
    found = _without_office(_without_realm(full, whole, max(0, whole.find(full))))
    return persons.bare(found) or found


def _without_office(name: str) -> str:
    """Return a name without an office or an owner in front of it ("Ferry Line Chairman X Y", "The Institute’s X Y")."""
    tokens = name.split()
    ends = [
        place
        for place, token in enumerate(tokens[:-1])
        if (place and token.lower() in _OFFICES) or _POSSESSIVE.search(token)
    ]
    return " ".join(tokens[ends[-1] + 1 :]) if ends else name


def _without_realm(run: str, text: str, start: int) -> str:
    """Return a capitalised run without what an office is of in front of the name: a land, a house, a field.

    Args:
        run: The run.
        text: In which it stands.
        start: Where it stands there.
    """
    tokens = run.split()
    if not _OF_REALM.search(text, max(0, start - _CLOSE), start):
        return run
    for size in range(min(lands.LONGEST, len(tokens) - _FULL_NAME), 0, -1):
        if " ".join(tokens[:size]) in lands.COUNTRIES:
            return " ".join(tokens[size:])
    while len(tokens) > _FULL_NAME and len(tokens[0]) >= _SHORTEST_REALM and dictionary.is_word(tokens[0]):
        tokens.pop(0)
    return " ".join(tokens)


def _behind(tail: str) -> str | None:
    """Return who speaks by what stands behind a quotation: "... said X", "... X said"."""
    behind = re.match(rf"[\s,.;:—–-]*(?:as\s+)?(?:(?P<verb>{_SAYING})\s+)(?P<rest>.*)", tail)
    if behind is not None:
        found = _first_name(behind["rest"]) or _described(behind["rest"])
        if found:
            return found
    after = re.match(rf"[\s,.;:—–-]*(?:as\s+)?(?P<subject>[^,.;:]{{2,120}}?)\s+(?:{_SAYING})\b", tail)
    if after is not None:
        return _first_name(after["subject"]) or _described(after["subject"] + ",")
    return None


def _in_front(head: str) -> str | None:
    """Return who speaks by what stands in front of a quotation: the last name before the verb."""
    verbs = list(_SAYING_WORD.finditer(head))
    if not verbs:
        return None
    verb = verbs[-1]
    if head[verb.end() :].strip() == "as":  # "described as": nobody is said to have done so
        return None
    if verb.group().lower() in {"according to", "in the words of", "selon", "so"}:
        return _first_name(head[verb.end() :])
    subject = head[: verb.start()]
    return _last_name(subject) or _described(subject + ",", last=True)


# "The president of Brazil, X", "la ministra de Comercio, X": what somebody presides over does not speak.
_OF_OFFICE = re.compile(r"[a-zà-ÿ]{3,}\s+(?:of|for|de|del|du|des|für)\s+(?:(?:the|la|el|los|las)\s+)?$")


def _first_name(text: str) -> str | None:
    window = text[:160]
    for match in persons.RUN.finditer(window):
        if " " not in persons.bare(match.group()) and _OF_OFFICE.search(window[: match.start()]):
            continue
        # A name is near its verb: a clause in between belongs to somebody else.
        role = _ROLE_FOLLOWS.match(window, match.end())
        if role and role["name"]:  # "said the Ferry Line spokesman Sven Park"
            continue
        if role:  # "said the Ferry Line spokesman"
            return None
        run = _without_realm(match.group(), window, match.start())
        if _is_name(run) and not re.search(r"[.;:]", window[: match.start()]):
            return _as_printed(run)
        if match.start() > 80:  # noqa: PLR2004
            break
    return None


def _last_name(text: str) -> str | None:
    runs = [(match, _without_realm(match.group(), text, match.start())) for match in persons.RUN.finditer(text)]
    named = [
        (match.end(), run)
        for match, run in runs
        # "Mira Kratos, chairman of Ferry Line, said": what somebody heads does not speak.
        if _is_name(run) and (run != match.group() or not _is_headed(text, match.start()))
    ]
    if not named:
        return None
    full = [one for one in named if " " in persons.bare(one[1])]
    end, run = named[-1]
    if role := _ROLE_FOLLOWS.match(text, end):  # "the Ferry Line spokesman said"
        # "X, the Ferry Line spokesman, said": a comma behind shows that X is he.
        beside = len(named) > 1 and _BESIDE.fullmatch(text, named[-2][0], end - len(run))
        return _as_printed(named[-2][1]) if beside and text[role.end() :].strip() == "," else None
    # "While candidate A pointed at the Kremlin, then candidate B dismissed this, suggesting ...": the last full name.
    if full and named[-1] not in full and text[end:].strip() and text.rfind(full[-1][1]) > len(text) // 3:
        end, run = full[-1]
    return None if _ELSE.search(_ON_THE_WAY.sub(",", text[end:])) else _as_printed(run)


def _is_headed(text: str, start: int) -> bool:
    return _HEADED.search(text, max(0, start - _CLOSE), start) is not None


def _is_name(run: str) -> bool:
    """Tell whether a capitalised run holds a name: not only a pronoun ("She’s"), a title or an abbreviation."""
    name = persons.bare(_POSSESSIVE.sub("", run))
    return bool(name) and not name.isupper() and name.lower() not in _NOBODY


def _as_printed(run: str) -> str:
    """Return a name with its titles, without what opens the sentence in front of it and without the possessive."""
    return persons.titled(_POSSESSIVE.sub("", run))


def _described(text: str, *, last: bool = False) -> str | None:
    found = [match["who"].strip() for match in _DESCRIBED.finditer(text)]
    return (found[-1] if last else found[0]) if found else None


def _same_speaker(span: _Span, sentence: tuple[int, int], before: Sequence[Quotation]) -> str | None:
    """Return the speaker of a quotation in the same paragraph that this one continues."""
    if not before or before[-1].block != span.block.id:
        return None
    between = span.block.text[before[-1].end : span.start]
    near = len(between) < _NEAR_BEFORE and "\n" not in between
    own = span.block.text[sentence[0] : span.start]
    return before[-1].speaker_printed if near and not _first_name(own.lstrip('“" ')) else None


def _date(tail: str) -> StatedDate | None:
    """Return the date in the brackets right behind a quotation."""
    bracket = re.match(r"\s*\(([^()]{4,60})\)", tail)
    return read_date(bracket.group(1)) if bracket else None


def _venue(head: str, tail: str) -> str | None:
    """Return on what occasion it was said: between verb and quotation, or right behind the speaker."""
    window = head[-160:]
    found = [match["what"] for match in _VENUE.finditer(window)]
    if found:
        return found[-1]
    after = _VENUE.search(re.split(r"[.;]", tail)[0][:160]) if _SAYING_WORD.search(tail[:60]) else None
    return after["what"] if after else None
