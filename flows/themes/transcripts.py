"""What a text of spoken words holds besides its matter: labels of speakers, asides, questions, thanks and greetings.

Written texts have little of it: of 17,700 sentences of speeches the rules call 5.6 % ceremonial, of 5,900 sentences of
think tanks 0.1 %, all of them thanks to those who helped.
"""

from __future__ import annotations

import re

_OPENING_MARKS = "“\"'‘( "
# "THE VICE PRESIDENT:", "MRS. OBAMA:". One word in capitals may be a name that the text explains: "NATO: an alliance".
_LABEL = re.compile(
    r"(?P<words>(?:[^\W\d_][\w.’'-]*\s){1,5}[^\W\d_][\w’'-]+)(?:\s?\([^()]{1,40}\))?\s?:(?=\s)"
    r"|(?P<sole>AUDIENCE|INTERPRETER|MODERATOR|QUESTION|ANSWER|SPEAKER|HOST|STAFF)\s?:(?=\s)"
)
# "(Applause.)", "[laughter]": the transcriber's words, whoever spoke.
_ASIDE = re.compile(
    r"[(\[][^()\[\]]{0,60}\b(?:applause|laughter|laughs|laughing|cheers|cheering|inaudible|crosstalk|booing|"
    r"(?:speaks|spoke|speaking) in \w+|as (?:translated|interpreted)|off mic(?:rophone)?)\b[^()\[\]]{0,60}[)\]]",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?:Q|QUESTION)\s?[.:]?\s+(?=[A-Z“\"])|(?:REPORTER|PRESS)\s?:\s")

_DEGREE = r"(?:(?:so|very|really|deeply|truly|just|all|also|always|extremely|especially|incredibly|again) )*"
_MEETING = r"(?:be|see|have|welcome|join|stand|host|meet|introduce|present|hear|recognize|acknowledge|say)\b"
# Of small letters, as what is below: regardless of case, a pattern takes twice as long to compile, and to match.
_CEREMONY = re.compile(
    r"\b(?:"
    r"thank you|thanks(?! to\b)|(?:i|we|to|us|me) " + _DEGREE + r"thank\b|god bless|may god|bless you|"
    r"ladies and gentlemen|(?<!a )good (?:morning|afternoon|evening|night)\b|congratulations|"
    r"welcome (?:to the (?:white house|stage)|back|everybody|everyone|you)\b|"
    r"happy (?:birthday|holidays|anniversary|new year)|merry christmas|"
    r"please (?:be seated|have a seat|sit down|join me|give|rise|stand)|have a seat|raise (?:your|their) hands?|"
    r"(?:begin|start|open) by (?:acknowledging|recogni[sz]ing|saying|thanking|welcoming)|moments? of silence|"
    r"(?:round|hand) of applause|big hand|shout-?\s?outs?|give (?:it|him|her|them|yourselves) (?:up|a)\b|"
    r"(?:am|are|was|i['’]m|we['’]re|be) "
    + _DEGREE
    + r"(?:pleased|delighted|honou?red|thrilled|glad|happy|privileged|proud|grateful) (?:(?:to|that) "
    + _MEETING
    + r"|(?:of|for|to) (?:you|all of you|each of you|every one of you|them|him|her)\b)|"
    r"(?:great|good|wonderful|nice|honou?r|pleasure|privilege|joy) (?:for me |for us )?to " + _MEETING + r"|"
    r"(?:my|great|a real|a true|singular) (?:pleasure|honou?r|privilege)s?\b|your (?:gracious |warm )?hospitality|"
    r"your (?:majest|excellenc|highness)\w+|"
    # Of letters between ministries and the United Nations: how they are to be passed on, and how they close.
    r"(?:should|would) (?:be (?:most |very )?grateful|appreciate(?: it)?) if you\b|"
    r"assurances? of (?:my|our|its) (?:high(?:est)?|renewed) consideration"
    r")"
)
# Every one of these formulas holds one of these, and most sentences hold none: asking that first takes a tenth.
_OF_CEREMONY = (
    "thank", "bless", "may god", "ladies", "good ", "great ", "congratulations", "welcome", "happy ", "merry", "please",
    "a seat", "raise ", " by ", "silence", "applause", "big hand", "shout", "give ", "delighted", "hono", "thrilled",
    "glad", "happy", "privilege", "proud", "grateful", "wonderful", "nice ", "pleasure", "joy ", "hospitality",
    "majest", "excellenc", "highness", "appreciate", "assurance",
)  # fmt: skip
# "Hello, Detroit!", "Hi, everybody.": a greeting opens the sentence.
_GREETING = re.compile(
    r"(?:well,? |so,? |now,? |and )?(?:hello|hi|hey|good to see|welcome(?! (?:the|this|these|all)\b))"
    r"\b[^.]{0,60}[.!]?$"
)


def not_said(text: str) -> list[tuple[int, int]]:
    """Return the spans of a paragraph that nobody spoke: the label of its speaker and the transcriber's asides."""
    label = _LABEL.match(text)
    labels = [label.span()] if label and (label["sole"] or label["words"].isupper()) else []
    return labels + [one.span() for one in _ASIDE.finditer(text)]


def asks(text: str) -> bool:
    """Tell whether a paragraph of a transcript is what somebody in the audience asks, and not the document's word."""
    return _QUESTION.match(text) is not None


def ceremonial(sentence: str) -> bool:
    """Tell whether an English sentence thanks, greets, blesses, presents or passes on, whatever else it names."""
    small = sentence.lower()
    formula = any(word in small for word in _OF_CEREMONY) and _CEREMONY.search(small) is not None
    return formula or _GREETING.match(small.lstrip(_OPENING_MARKS)) is not None
