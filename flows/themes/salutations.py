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
# Who speaks next, and which item is opened: such a sentence does nothing else, whatever names stand in it.
_PROCEDURE = {
    "de": r"das wort (?:hat|erhält) (?:\w+ ){0,2}(?:für die [\w/ -]{2,40} )?(?:(?:die|der|herr|frau) )+"
    r"(?:kolleg|abgeordnet|fraktion|bundesregierung|vorsitzende|berichterstatter|senator|dr\b|staatssekretär|"
    r"\w*(?:minister|kanzler|präsident|vertreter))|das wort (?:hat|erhält) (?:\w+ )?(?:herr|frau)\b|"
    r".{0,40}\berteile (?:ich )?.{0,60}\bdas wort\b|.{0,20}\bnächste[rn]? redner(?:in)?\b|"
    r"(?:ich )?(?:eröffne|schließe|unterbreche) (?:ich )?(?:\w+ )?die (?:aussprache|sitzung)\b|"
    r"(?:ich )?rufe .{0,40}tagesordnungspunkt\b|"
    r"wir fahren (?:\w+ )?in (?:der|unserer) (?:aussprache|debatte|sitzung|beratung|tagesordnung|fragestunde) fort\b",
    "fr": r"la parole est à\b|la séance est (?:ouverte|levée|close|suspendue|reprise)\b|l['’]ordre du jour appelle\b",
    "es": r"tiene la palabra (?:el|la|don|doña|su|para|por)\b|(?:[^\s,]+ ){1,6}tiene la palabra\W*$|"
    r"se (?:abre|levanta|reanuda|suspende) la sesión\b",
    "ru": r"слово (?:предоставляется\b|имеет (?:\w+ ){0,2}(?:депутат|господин|госпожа|министр|представител|докладчик|"
    r"президент|председател|сенатор|делегаци))|заседание (?:объявляется )?(?:открыт|закрыт)",
}
# Thanks and greetings; what is said behind a few words more is something else.
_COURTESY = {
    "de": r"(?:vielen|herzlichen|besten|schönen)(?: \w+)? dank\b|ich (?:danke|begrüße) (?:ihnen|euch|sie|allen)\b|"
    r"(?:ich wünsche (?:\w+ ){1,4})?guten? (?:morgen|tag|abend|nachmittag)\b|herzlich willkommen\b",
    "fr": r"je (?:vous|tiens à|voudrais|veux|souhaite) (?:vous )?(?:remerci|salu)\w+|"
    r"merci (?:beaucoup|infiniment|à|de|pour|monsieur|madame)\b|"
    r"(?:bonjour|bonsoir|bienvenue) (?:à|et|mes|mesdames|monsieur)\b",
    "es": r"muchas gracias\b|gracias (?:a tod|por (?:su|la|estar))|"
    r"(?:me da|tengo|es un)(?:, la verdad,)?(?: \w+){0,2} (?:gusto|honor|placer|alegría)\b|"
    r"buen[oa]s (?:días|tardes|noches)\b|(?:quiero|quisiera|deseo|permítanme) (?:agradecer|saludar)",
    "ru": r"спасибо\b|благодарю\b|добр(?:ый день|ый вечер|ое утро)\b|здравствуйте\b|добро пожаловать\b|поздравляю\b",
}
# Who speaks, in capitals: "DER PRÄSIDENT: Vielen Dank."
_LABEL = re.compile(r"^[^\W\d_a-zß-ÿа-ё][^:a-zß-ÿа-ё]{2,90}:\s")
# Such words open the sentence, but for one or two in front ("Noch einmal vielen Dank").
_FRONT = r"\W*(?:[^\W\d]+\W+){0,2}?"
_MOST_BEHIND = 12
# A number, or a turn of thought, says something.
_SUBSTANCE = re.compile(r"\d|[:;]\s+\w|\b(?:aber|doch|sondern|denn|mais|car|pero|sino|porque|но|однако|потому)\b")


def spoken_to(text: str, language: str) -> list[tuple[int, int]]:
    """Return the spans in which a text in one of these languages names who is spoken to."""
    if language not in _SPOKEN_TO:
        return []
    small = text.lower()
    # A few letters are longer when small: then places in one text are none in the other.
    return [one.span() for one in _spoken_to(language).finditer(small)] if len(small) == len(text) else []


def is_ceremony(sentence: str, language: str) -> bool:
    """Tell whether a sentence in one of these languages thanks, greets, or says who speaks next, and nothing else."""
    if language not in _SPOKEN_TO:
        return False
    rest = _spoken_to(language).sub("", _LABEL.sub("", sentence).lower()).strip()
    if not any(map(str.isalnum, rest)) or _procedure(language).match(rest):
        return True
    found = _courtesy(language).match(rest)
    return found is not None and len(rest[found.end() :].split()) <= _MOST_BEHIND and not _SUBSTANCE.search(rest)


@cache
def _spoken_to(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_SPOKEN_TO[language]})")


@cache
def _procedure(language: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_PROCEDURE[language]})")


@cache
def _courtesy(language: str) -> re.Pattern[str]:
    return re.compile(rf"{_FRONT}\b(?:{_COURTESY[language]})")
