"""Names of authors, and what stands beside them: roles, institutions, addresses."""

from __future__ import annotations

import re
from typing import NamedTuple

from flows.ingest.cleaning import bodies
from flows.ingest.cleaning.shape import is_name, key, without_emphasis, without_honorific, words
from flows.language.dictionary import is_word

_AND = re.compile(r"\s*(?:;|\s/\s|,?\s+(?:and|und|et|y|e|og|och|en|i|ve|и|та)\s+|\s+&\s+|、|，)\s*")
_COMMA = re.compile(r"\s*,\s*")
# What stands between a role and an institution.
_AT = re.compile(
    r"\s+(?:(?:at|with|for|an der|am|bei|beim|im|à la|au|chez|en el|en la|presso)\s+(?:the\s+)?|à l['’]|all['’])"
)
_OF = re.compile(
    r"\s+(?:of|de la|del|des)\s+(?:the\s+)?"
    r"(?=[^,]*\b(?:[Ii]nstitut|[Cc]ent|[Uu]nivers|[Cc]ouncil|[Gg]roup|[Ff]orum))"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<!\w)@\w{2,}")
_INVERTED = re.compile(r"^(?P<family>[^\d,;:]{2,40}),\s*(?P<given>[^\d,;:]{1,40})$")
_BY = re.compile(
    r"^(?:(?:story|article|report|text|words|interview|written|posted|published|prepared|submitted|edited|"
    r"compiled|analysis|commentary|opinion)\s+)?"
    r"(?:by|von|par|por|di|door|av|af|przez|автор|entretien (?:avec|par)|interview by|"
    r"propos recueillis par|texte)\s*:?\s+",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:authors?|author\(s\)|autor(?:\(s\))?|autora|autores|autorin|autoren|auteurs?|auteur\(s\)|autori|"
    r"autore|forfattere?|"
    r"författare|kirjoittaja|autorzy|autoři|szerzők?|yazar(?:lar)?|автор(?:ы)?|作者|撰文|著者|الكاتب|بقلم|"
    r"written by|by|text)\s*[:：]\s*",
    re.IGNORECASE,
)
_LOWER_NAME = re.compile(r"\s+(?=(?:and|und|et)\s)")
_MOST_AUTHORS = 8


class Person(NamedTuple):
    """A name as an author line gives it."""

    name: str
    """In reading order."""

    sort_name: str | None
    """Family name first, when printed so with a comma."""


class Post(NamedTuple):
    """What a person does and where."""

    role: str | None
    """As printed."""

    affiliation: str | None
    """As printed."""


def after_by(text: str) -> str | None:
    """Return what follows "By" or "Author:" in a line; ``None`` when it does not begin so."""
    plain = without_emphasis(text)
    for pattern in (_LABEL, _BY):
        match = pattern.match(plain)
        if match and plain[match.end() :].strip():
            return plain[match.end() :].strip()
    return None


def persons(text: str) -> tuple[Person, ...]:
    """Return the persons that a line consists of, in order; nothing when it holds anything else."""
    plain = re.sub(r"\s*\([^)]*\)|[*†‡¹²³]", "", without_emphasis(text)).strip(" ,;•–—-|").lstrip(".")
    # The full stop of an initial belongs to the name.
    plain = re.sub(r"(?<!\b[A-ZÀ-Ý])[. ]+$", "", plain)
    if not plain or len(plain) > 40 * _MOST_AUTHORS or re.search(r"[\d:?!]", plain):
        return ()
    return _inverted(plain) or _in_order(plain)


def _inverted(text: str) -> tuple[Person, ...]:
    """Read ``Surname, Given; Surname, Given``."""
    parts = [part for part in _AND.split(text) if part]
    found = []
    for part in parts:
        match = _INVERTED.match(part)
        if match is None:
            return ()
        family, given = match["family"].strip(), match["given"].strip()
        name = f"{given} {family}"
        # "Paris, France" and "Policy, Security" have the form too: a given name is no word of the language.
        if not is_name(name, body_words=bodies.INSTITUTION_WORDS) or _only_words(name) or _PLACE.match(given):
            return ()
        if _HOUSE.match(given) and not family.isupper():
            return ()
        # "Ada Miller, Bo Larsen" are two people; only in a list of such pairs are both halves of one.
        if len(parts) == 1 and _is_whole(family) and _is_whole(given):
            return ()
        found.append(Person(name, f"{family}, {given}"))
    return tuple(found) if len(found) <= _MOST_AUTHORS else ()


def _is_whole(name: str) -> bool:
    """Tell whether half of a pair is a whole name itself: two words in capitals, no particle, the last no initial."""
    first, *others = name.split()
    return bool(others) and first[0].isupper() and others[-1][0].isupper() and len(others[-1].rstrip(".")) > 1


_PLACE = re.compile(r"^(?:[A-Z]{2}|D\.?C\.?|U\.?S\.?A?\.?|U\.?K\.?)$")
# A paper or an agency behind a name ("Ada Miller, BNN"); a given name in capitals has the family name so too.
_HOUSE = re.compile(r"^[A-Z]{3,6}$")


def _in_order(text: str) -> tuple[Person, ...]:
    """Read ``Given Surname, Given Surname and Given Surname``."""
    found = []
    for part in (piece for chunk in _AND.split(text) for piece in _COMMA.split(chunk) if piece):
        name = without_honorific(part)
        if not is_name(name, body_words=bodies.INSTITUTION_WORDS) or _only_words(name):
            return ()
        found.append(Person(name, None))
    return tuple(found) if len(found) <= _MOST_AUTHORS else ()


def _only_words(name: str) -> bool:
    """Tell whether a would-be name consists of English words that are no names ("Foreign Policy", "Survey Report")."""
    parts = [part for part in re.split(r"[\s.]+", name) if len(part) > 1]
    if any(key(part) in bodies.ROLE_WORDS for part in parts):
        return True
    return all(is_word(part) for part in parts)


def is_post(text: str) -> bool:
    """Tell whether a line names what somebody does ("Senior Fellow, Institute of Peace")."""
    found = [key(word) for word in words(text)]
    return 0 < len(found) <= 25 and any(word in bodies.ROLE_WORDS for word in found[:6])  # noqa: PLR2004


def post(text: str) -> Post:
    """Return role and institution of a line ("Senior Fellow, Institute of Peace", "fellow at the Institute")."""
    plain = without_emphasis(_EMAIL.sub("", _HANDLE.sub("", text)))
    plain = re.sub(r"\s*\(\s*\)|\s+(?:and|und|et|y)\s*$", "", plain).strip(" .,;")
    plain = re.sub(
        r"^(?:(?:is|was|are|were|ist|war|sind|est|es|è|serves as|works as|currently)\s+)?(?:(?:an?|the|eine?|"
        r"un[ea]?)\s+)?",
        "",
        plain,
    )
    for separator in (_COMMA, _AT, _OF):
        parts = separator.split(plain, maxsplit=1)
        if len(parts) == 2 and is_post(parts[0]) and parts[1]:  # noqa: PLR2004 - role and place
            if separator is _COMMA:
                return _with_department(parts[0].strip(), parts[1])
            return Post(parts[0].strip(), _institution(parts[1]))
    if is_post(plain):
        return Post(plain or None, None)
    return Post(None, plain or None)


def _with_department(role: str, rest: str) -> Post:
    """Return role and institution; a department named between the two belongs to the role."""
    match = re.match(
        r"^(?P<part>(?:Department|Faculty|School|Division|Chair|Section)\s(?:of|for)\s[^,]+),\s+(?P<body>.+)$", rest
    )
    if match is None:
        return Post(role, _institution(rest))
    return Post(f"{role}, {match['part']}", _institution(match["body"]))


def _institution(text: str) -> str | None:
    """Return the institution at the head of a phrase, without what is said of the person after it."""
    cut = re.split(
        r"(?<=[\w)])[.;]\s|\s+(?:and|where|who|wo|où|donde|sowie)\s+(?=(?:a|an|the|he|she|they|has|was|is|"
        r"works?|retired|former)\b)|"
        r",?\s+(?:where|who|und war)\s",
        text,
        maxsplit=1,
    )[0]
    return re.sub(r"^(?:the|der|die|das|la|le|el)\s+", "", cut).strip(" .,;") or None


def is_body(text: str) -> bool:
    """Tell whether a line holds a word that names bodies, not persons ("Institute")."""
    return any(key(word) in bodies.INSTITUTION_WORDS for word in words(text))


def email(text: str) -> str | None:
    """Return the first e-mail address of a text."""
    match = _EMAIL.search(text)
    return match.group() if match else None
