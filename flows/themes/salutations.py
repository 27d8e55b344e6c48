"""Ceremony of speeches in German, French, Spanish and Russian: who is spoken to, thanks, greetings, who speaks next.

Who is spoken to stands inside sentences that say something ("Dear colleagues, the dam is late"): only these words are
left out. A sentence that does nothing but thank, greet, or give the floor says nothing on any matter.
"""

from __future__ import annotations

import re
from functools import cache

# All of small letters: regardless of case, a pattern takes twice as long to compile, and to match.
_SPOKEN_TO = {
    "de": r"(?:meine |sehr |verehrten? |geehrten? |lieben? |werten? )+"
    r"(?:damen|herren|kolleginnen|kollegen|freundinnen|freunde|besucherinnen|besucher|gäste|(?:frau|herr) \w+)"
    r"(?: und (?:herren|kollegen|freunde|besucher|gäste))?|"
    r"(?:frau|herr) (?:\w*präsident(?:in)?|vorsitzende[rn]?|minister(?:in)?|(?:bundes)?kanzler(?:in)?)(?=\s?[,!.])",
    "fr": r"(?:mes )?(?:très )?ch[eè]re?s (?:collègues|amis|amies|concitoyens|compatriotes)|"
    r"mesdames(?:,| et) messieurs|"
    r"(?:monsieur le|madame la) (?:vice-)?(?:présidente?|(?:premi[eè]re? )?ministre|secrétaire générale?)(?=\s?[,!.])",
    "es": r"(?:muy )?(?:estimad|querid|distinguid)[oa]s? (?:colegas|amig[oa]s|señor\w*|compatriotas|todas y todos)|"
    r"señoras y señores|amigas y amigos|compañeras y compañeros|señora? (?:vice)?president[ea](?=\s?[,!.:])",
    "ru": r"(?:много|глубоко)?(?:уважаемы[ей]|дорогие) (?:коллеги|друзья|господа|товарищи|гости|граждане|депутаты|"
    r"председатель|дамы и господа)|дамы и господа",
}
_CEREMONY = {
    "de": r"(?:vielen|herzlichen|besten|schönen)(?: \w+)? dank\b|\bich (?:danke|begrüße) (?:ihnen|euch|sie|allen)\b|"
    r"\bdas wort (?:hat|erhält)\b|\berteile (?:ich )?.{0,60}\bdas wort\b|\bnächste[rn]? redner(?:in)?\b|"
    r"\bwir fahren .{0,60}\bfort\b|\bguten? (?:morgen|tag|abend|nachmittag)\b|\bherzlich willkommen\b|"
    r"\b(?:eröffne|schließe|unterbreche) (?:ich )?die (?:aussprache|sitzung)\b|\brufe .{0,40}tagesordnungspunkt\b",
    "fr": r"\bje (?:vous|tiens à|voudrais|veux|souhaite) (?:vous )?(?:remerci|salu)\w+|"
    r"\bmerci (?:beaucoup|infiniment|à|de|pour|monsieur|madame)\b|\bla parole est à\b|\bla séance est\b|"
    r"\bl['’]ordre du jour appelle\b|\b(?:bonjour|bonsoir|bienvenue) (?:à|et|mes|mesdames|monsieur)\b",
    "es": r"\bmuchas gracias\b|\bgracias (?:a tod|por (?:su|la|estar))|"
    r"\b(?:me da|tengo|es un)(?:, la verdad,)?(?: \w+){0,2} (?:gusto|honor|placer|alegría)\b|"
    r"\bbuen[oa]s (?:días|tardes|noches)\b|\btiene la palabra\b|"
    r"\bse (?:abre|levanta|reanuda|suspende) la sesión\b|\b(?:quiero|quisiera|deseo|permítanme) (?:agradecer|saludar)",
    "ru": r"\bспасибо\b|\bблагодарю\b|\bслово (?:предоставляется|имеет)\b|\bдобр(?:ый день|ый вечер|ое утро)\b|"
    r"\bздравствуйте\b|\bзаседание (?:объявляется )?(?:открыт|закрыт)|\bдобро пожаловать\b|\bпоздравляю\b",
}


def spoken_to(text: str, language: str) -> list[tuple[int, int]]:
    """Return the spans in which a text in one of these languages names who is spoken to."""
    if language not in _SPOKEN_TO:
        return []
    small = text.lower()
    # A few letters are longer when small: then places in one text are none in the other.
    return [one.span() for one in _spoken_to(language).finditer(small)] if len(small) == len(text) else []


def is_ceremony(sentence: str, language: str) -> bool:
    """Tell whether a sentence in one of these languages thanks, greets, or says who speaks next, and nothing else."""
    if language not in _CEREMONY:
        return False
    small = sentence.lower()
    rest = _spoken_to(language).sub("", small)
    return not any(map(str.isalnum, rest)) or _ceremony(language).search(small) is not None


@cache
def _spoken_to(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_SPOKEN_TO[language]})")


@cache
def _ceremony(language: str) -> re.Pattern[str]:
    return re.compile(_CEREMONY[language])
