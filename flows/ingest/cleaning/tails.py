"""What stands below a text: notes on its authors, disclaimers, imprints."""

from __future__ import annotations

import re

from flows.ingest.cleaning import vocabulary
from flows.ingest.cleaning.cover import identifiers
from flows.ingest.cleaning.datelines import read_date
from flows.ingest.cleaning.draft import Draft, Item, Role
from flows.ingest.cleaning.names import email, is_body, is_post, persons, post
from flows.ingest.cleaning.shape import ends_sentence, is_prose, key, without_emphasis, without_honorific, words
from flows.ingest.cleaning.speeches import turns
from flows.language import datewords
from schemas.article import Author, Publisher

_VERB = (
    r"(?:is|was|are|were|has been|serves|served|works|worked|teaches|taught|holds|held|leads|directs|heads|"
    r"writes|edits|runs|covers|ist|war|sind|arbeitet|leitet|lehrt|"
    r"est|était|enseigne|dirige|travaille|es|fue|son|trabaja|enseña|dirige|é|foi|trabalha|è|insegna|lavora|"
    r"er|är|on|jest|является|работает)"
)
_NOTE = re.compile(
    rf"^[*•†‡\-–—\s]*(?P<name>[^,.:;()\d]{{4,60}}?)(?:,\s*[^,]{{1,80}}?,?)?(?:\s*\([^()]*@[^()]*\))?\s+{_VERB}\s+(?P<rest>\S.*)$"
)
_LISTED = re.compile(r"^[*•\-–—\s]*(?P<name>[^,.:;()\d]{4,60}?)\s*(?:,|\(|–|—|:|\|)\s*(?P<rest>\S.*)$")
_LONGEST_NOTE = 110
_LAST = 14
_PARAGRAPH = 60
_LONGEST_DISCLAIMER = 90
_LONGEST_REMARK = 45
# How far from the end a publication speaks of itself.
_NEAR_END = 4
_LAST_LINES = 6


def read_author_notes(draft: Draft) -> None:
    """Move notes on authors to the authors: role, institution, address."""
    _read_notes_over_text(draft)
    first = _first_of_tail(draft)
    for index, item in list(draft.open(first)):
        if key(item.text) in vocabulary.ABOUT_AUTHOR:
            draft.remove(index, "author note", "heading of a note on the author")
            _read_listed_authors(draft, index + 1)
            _read_notes_below(draft, index + 1)
            continue
        if not item.open or _goes_on(draft, index):
            continue
        if _is_on_speaker(draft, item.text):
            draft.remove(index, "author note", "note on a person who was interviewed")
            continue
        if len(words(item.text)) > _LONGEST_NOTE or not _read_note(draft, item):
            continue
        reason = "note on the author, moved to authors"
        draft.claim(index, Role.FIELD, "author note", reason, fields=("authors",))
        _read_addresses(draft, index + 1)


def _goes_on(draft: Draft, index: int) -> bool:
    """Tell whether a paragraph that a reader vouches for says nothing of who a person is, and text goes on below."""
    part, text = draft.items[index].part, without_emphasis(draft.items[index].text)
    if part is None or not part.vouched or not any(is_prose(item.text) for _, item in draft.open(index + 1)):
        return False
    note = _NOTE.match(text)
    return note is None or not persons(without_honorific(note["name"]))


def _read_notes_below(draft: Draft, first: int) -> None:
    """Read all notes below their heading; those on persons who are no authors are removed."""
    for index, item in list(draft.open(first, first + _LAST)):
        note = _NOTE.match(without_emphasis(item.text))
        if note is None or not persons(without_honorific(note["name"])) or len(words(item.text)) > _LONGEST_NOTE:
            return
        if _read_note(draft, item):
            reason = "note on the author, moved to authors"
            draft.claim(index, Role.FIELD, "author note", reason, fields=("authors",))
        else:
            draft.remove(index, "author note", "note on a person who took part")


def _read_listed_authors(draft: Draft, first: int) -> None:
    """Read a list of names, each with what the person does on the next line."""
    for index, item in list(draft.open(first, first + 12)):
        plain = without_emphasis(item.text).lstrip("*•▪-–— ")
        found = persons(plain)
        if len(found) != 1 or index + 1 >= len(draft.items):
            continue
        below = draft.items[index + 1]
        if not below.open or not is_post(below.text):
            continue
        if key(found[0].name) not in {key(author.name) for author in draft.facts.authors}:
            draft.facts.authors.append(Author(name=found[0].name))
        _update(draft, found[0].name, below.text, below.text)
        for at in (index, index + 1):
            draft.claim(at, Role.FIELD, "author note", "note on the author, moved to authors", fields=("authors",))


def _read_notes_over_text(draft: Draft) -> None:
    """Read a note that stands over the text, below the word for author; thanks and affiliations under signs, too."""
    for index, item in list(draft.open(1, len(draft.items) // 2)):
        labelled = (
            key(draft.items[index - 1].text) in vocabulary.ABOUT_AUTHOR and len(words(item.text)) <= _LONGEST_NOTE
        )
        if labelled and _read_note(draft, item):
            reason = "note on the author, moved to authors"
            draft.claim(index, Role.FIELD, "author note", reason, fields=("authors",))
        elif _SIGNED.match(item.text) and len(words(item.text)) <= _PARAGRAPH and _is_on_paper(item.text):
            draft.remove(index, "author note", "thanks or an affiliation under a sign")


_SIGNED = re.compile(r"^[*†‡§¶]{1,3}\s*(?=[A-ZÀ-Ý])")
_THANKS = re.compile(r"\b(?:thank|grateful|gratitude|acknowledge|danke[nt]?|remerci\w+|agradec\w+)\b", re.IGNORECASE)


def _is_on_paper(text: str) -> bool:
    return bool(_THANKS.search(text)) or email(text) is not None or (is_body(text) and len(words(text)) <= _SHORT_NOTE)


_SHORT_NOTE = 15


def _is_on_speaker(draft: Draft, text: str) -> bool:
    """Tell whether a note below an interview is about one of those who speak in it."""
    match = _NOTE.match(text)
    spoken = turns(draft)
    named = match is not None and (key(match["name"]) in spoken or key(match["name"]).split()[-1] in spoken)
    return named and len(words(text)) <= _LONGEST_NOTE


def _first_of_tail(draft: Draft) -> int:
    """Return the index from which a note on an author can stand: the last third, at most the last few lines."""
    lines = [index for index, _ in draft.open()]
    # Lists of links below a note would push the last third of all lines far below it.
    prose = [index for index, item in draft.open() if is_prose(item.text)]
    firsts = [left[max(0, len(left) - _LAST, 2 * len(left) // 3)] for left in (lines, prose) if left]
    return min(firsts, default=len(draft.items))


def _read_note(draft: Draft, item: Item) -> bool:
    """Read a note that begins with a name; tell whether it was one."""
    text = without_emphasis(item.text)
    known = [author for author in draft.facts.authors if _speaks_of(text, author.name)]
    if known:
        parts = _parted(text, [author.name for author in known])
        if not any(_says_something(part) for part in parts.values()):
            return False
        for author in known:
            _update(draft, author.name, parts.get(author.name, ""), text)
        return True
    spoken = turns(draft)
    return not draft.facts.authors and not spoken and _new_author(draft, text)


def _speaks_of(text: str, name: str) -> bool:
    """Tell whether a note begins with an author's name, or holds it and begins with another's."""
    opening = key(without_honorific(text.lstrip("*•-–— ")))[: len(key(name)) + 30]
    note = _NOTE.match(text)
    return key(name) in opening or (key(name) in key(text) and note is not None and bool(persons(note["name"])))


def _parted(text: str, names: list[str]) -> dict[str, str]:
    """Return for each name the part of a note from it to the next name."""
    starts = sorted(
        (match.start(), name) for name in names if (match := re.search(re.escape(name), text, re.IGNORECASE))
    )
    if not starts:
        return {}
    ends = [start for start, _ in starts[1:]] + [len(text)]
    parts = {name: text[start + len(name) : end] for (start, name), end in zip(starts, ends, strict=True)}
    # "A and B are researchers at ...": the first name has nothing of its own.
    last = starts[-1][1]
    return {name: part if _says_something(part) else parts.get(last, "") for name, part in parts.items()}


def _says_something(part: str) -> bool:
    plain = part.strip(" ,;.")
    return (
        is_post(plain)
        or is_post(re.split(r"[,;.]", plain)[0])
        or bool(re.match(rf"{_VERB}\b", plain))
        or email(part) is not None
    )


def _update(draft: Draft, name: str, part: str, whole: str) -> None:
    first = re.split(r"(?<=[a-z)\]])[.;]\s+(?=[A-Z@])", part.strip(" ,;:–—-("), maxsplit=1)[0]
    first = re.sub(rf"^{_VERB}\s+", "", first)
    first = re.sub(r"^(?:currently|also|now|\d{4})\s+", "", first)
    role, institution = post(
        re.split(
            r"\s+(?:and|who|where|und|et|y)\s+(?=(?:the author|an? |he |she |holds|has|was|works|teaches)\b)", first
        )[0]
    )
    contact = email(part) or (email(whole) if len(draft.facts.authors) == 1 else None)
    authors = draft.facts.authors
    for place, author in enumerate(authors):
        if author.name != name:
            continue
        longer = len(words(whole)) > 25  # noqa: PLR2004 - more than a role and a place
        authors[place] = author.model_copy(
            update={
                "role": author.role or role,
                "affiliation": author.affiliation or (institution if role else None),
                "email": author.email or contact,
                "biography": whole if longer else author.biography,
            }
        )


def _new_author(draft: Draft, text: str) -> bool:
    """Take the person of a note for the author, when nobody else is named and the note says what the person does."""
    for pattern in (_NOTE, _LISTED):
        match = pattern.match(text)
        if match is None:
            continue
        found = persons(match["name"])
        rest = match["rest"]
        if len(found) != 1 or not is_post(re.sub(r"^(?:an?|the)\s+", "", rest)):
            continue
        if len(words(text)) > _PARAGRAPH and not is_body(rest):
            continue
        draft.facts.authors.append(Author(name=found[0].name))
        _update(draft, found[0].name, text[match.end("name") :], text)
        return True
    return False


def _read_addresses(draft: Draft, index: int) -> None:
    """Read an e-mail address that follows a note on a line of its own."""
    if index >= len(draft.items) or not draft.items[index].open:
        return
    text = draft.items[index].text
    address = email(text)
    if address is None or len(words(text.replace(address, ""))) > 3:  # noqa: PLR2004 - a label
        return
    local = key(address.split("@")[0]).replace(" ", "")
    for place, author in enumerate(draft.facts.authors):
        if author.email is None and (
            len(draft.facts.authors) == 1 or key(author.name.split()[-1]).replace(" ", "") in local
        ):
            draft.facts.authors[place] = author.model_copy(update={"email": address})
            draft.claim(
                index, Role.FIELD, "author note", "address of the author, moved to authors", fields=("authors",)
            )
            return


def drop_disclaimers(draft: Draft) -> None:
    """Remove what a publisher says about who is to blame for the text."""
    last = draft.body_end() - _NEAR_END
    for index, item in draft.open():
        text = key(item.text)
        if len(text.split()) <= _LONGEST_DISCLAIMER and any(
            text.startswith(phrase) or (index >= last and phrase in text) for phrase in vocabulary.DISCLAIMERS
        ):
            draft.remove(index, "disclaimer", "says whose opinion the text is")


_ITSELF = re.compile(
    r"^(?:this|the|an? \w+) (?:(?:version|translation|edition) of )?(?:this |the )?(?:briefing|brief|"
    r"policy brief|paper|working paper|report|publication|article|text|commentary|essay|piece|post|study|"
    r"interview|speech|document)\b.{0,20}\b"
    r"(?:was|is|has been|may be|can be|reflects|first appeared|originally appeared|forms|appeared|draws)\b|"
    r"^.{0,60}\b(?:available|verfügbar|erhältlich|disponible)\b.{0,30}\b(?:english|french|german|spanish|"
    r"korean|japanese|chinese|arabic|russian|portuguese|italian|polish|turkish|englisch\w*|französisch\w*|"
    r"deutsch\w*|español|inglés|francés|français|anglais|website)\b|"
    r"^(?:acronyms|abbreviations) used\b|"
    r"^(?:dieser|dieses|diese) (?:text|beitrag|artikel|papier|publikation|kurzanalyse|studie)\b|^(?:cet|"
    r"cette|ce) (?:article|texte|note|publication|étude)\b|^este (?:artículo|texto|documento|trabajo)\b|"
    r"^eine? \w+ (?:fassung|version)\b|"
    r"\b(?:peer[- ]review(?:ed)?|begutachtungsverfahren|fact-?check\w*|faktencheck|copy-?edit\w+|lektorat)\b|"
    r"\bonline[- ]version (?:of this|dieser|de cette|de esta)\b|"
    r"^(?:das|der|die|dieses|dieser|diese) [\w-]+ gibt (?:nur |ausschließlich )?die (?:auffassung|meinung|ansicht)",
    re.IGNORECASE,
)
# What a publisher says of itself: what kind of body or series it is, not what it did.
_PUBLISHER_SAYS = re.compile(
    r"^(?:the |la |le |l['’]|die |das |der |el |il )?[A-ZÀ-Ý][^.:;]{1,90}?\s(?:is|are|est|ist|es|é|è)\s"
    r"(?:an? |the |une? |eine? |una )?(?:(?:\w+[,-]?\s){0,4}?(?:think[- ]?tank|non-?profit|non-?partisan|"
    r"research (?:institute|cent(?:re|er)|body|organi[sz]ation)|institut de recherche|centre de recherche|"
    r"forschungsinstitut|centro de (?:estudios|investigación)|independent (?:institute|foundation|body)|"
    r"(?:registered )?charity|company limited|platform)\b|published \w+ times a year\b)"
)

_MORE = re.compile(
    r"^(?:further information|documents?|downloads?|more information|weitere informationen|dokumente)\b\s*:?",
    re.IGNORECASE,
)


def drop_remarks(draft: Draft) -> None:
    """Remove what a publication says of itself below its text ("This brief is part of the programme ...")."""
    left = [index for index, _ in draft.open()][-_LAST_LINES:]
    first = max(
        draft.body_end() - _NEAR_END,
        *(index + 1 for index in left if _is_long_prose(draft.items[index].text)),
        0,
    )
    for index in left:
        text = without_emphasis(draft.items[index].text)
        remark = _ITSELF.search(text) or _MORE.match(text)
        if index >= first and remark and len(words(text)) <= _LONGEST_REMARK:
            draft.remove(index, "imprint", "a remark of the publication on itself")
    _drop_self_descriptions(draft)


def _drop_self_descriptions(draft: Draft) -> None:
    """Remove what a publisher says of itself in front of the first paragraph or behind the last ones."""
    prose = [index for index, item in draft.open() if is_prose(item.text)]
    for index in {*prose[:_FRONT], *prose[-_NEAR_END:]} if len(prose) > _NEAR_END + _FRONT else ():
        text = without_emphasis(draft.items[index].text)
        # In front of a text whole paragraphs introduce a series; among the last ones a long paragraph is the text's.
        longest = _LONGEST_NOTE if index in prose[:_FRONT] else _PARAGRAPH
        if _PUBLISHER_SAYS.match(text) and len(words(text)) <= longest:
            draft.remove(index, "imprint", "what the publisher says of itself")


_FRONT = 1


def _is_long_prose(text: str) -> bool:
    return is_prose(text) and len(words(text)) > _PARAGRAPH


_PUBLISHED_BY = re.compile(
    r"^(?:(?:published|issued) by|publisher:|éditeur\s?:|editor:|a publication of|"
    r"herausgegeben v(?:on|om)|publié par|publicado por|edita:?|"
    r"herausgeber:?)\s+(?:the |der |dem |la |le |l['’])?(?P<name>[A-ZÀ-Ý][^,.;|(]{3,80})",
    re.IGNORECASE,
)


_SOURCE_LINK = re.compile(
    r"(?:original |article )?(?:source|link|url|fuente|quelle|fonte|источник|kilde|bron|來源|来源|原文|原文链接|"
    r"来源链接|來源連結)"
    r"\s*[:：]\s*(?P<address>https?://\S+)",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^(?:source|fuente|quelle|fonte|источник|kilde|bron|來源|来源)\s*[:：]\s*(?P<name>[A-ZÀ-ÝА-Я][^,.;|:]{2,60})$",
    re.IGNORECASE,
)


_PUBLISHED_IN = re.compile(
    r"^(?:(?:first |erst)?(?:published|issued|released|erschienen|veröffentlicht)|publié|paru|publicado|pubblicato)e?"
    r"\s+(?:in|on|im|am|en|le|el|em|nel)?\s*(?P<rest>.+)$",
    re.IGNORECASE,
)


def _read_imprint_date(draft: Draft, index: int) -> bool:
    """Read the date with which an imprint begins ("Published in May 2019. ISBN ...")."""
    text = draft.items[index].text
    match = _PUBLISHED_IN.match(text)
    found = datewords.find(match["rest"]) if match else ()
    if match is None or not found or found[0].start or draft.dated_by_label or len(words(text)) > _LONGEST_REMARK:
        return False
    draft.facts.published = read_date(match["rest"])
    draft.dated_by_label = True
    draft.facts.identifiers += [one for one in identifiers(text) if one not in draft.facts.identifiers]
    draft.claim(index, Role.FIELD, "imprint", "imprint, moved to published", fields=("published",))
    return True


def read_imprint(draft: Draft) -> None:
    """Read lines that say who published the text, when, or where."""
    middle = len(draft.items) // 2
    for index in (at for at in range(middle, len(draft.items)) if draft.items[at].rule == "imprint"):
        _read_imprint_date(draft, index)
    for index, item in draft.open(middle):
        if _read_imprint_date(draft, index):
            continue
        link = _SOURCE_LINK.fullmatch(item.text)
        if link is not None:
            draft.facts.identifiers += [link["address"]] if link["address"] not in draft.facts.identifiers else []
            reason = "address of the original, moved to identifiers"
            draft.claim(index, Role.FIELD, "address", reason, fields=("identifiers",))
            continue
        match = _PUBLISHED_BY.match(item.text) or _SOURCE.match(item.text)
        if match is None or len(words(item.text)) > 40:  # noqa: PLR2004 - a line
            continue
        draft.facts.publisher = draft.facts.publisher or Publisher(
            name=match["name"].strip(), basis="named in the imprint"
        )
        draft.claim(index, Role.FIELD, "imprint", "imprint, moved to publisher", fields=("publisher",))


def read_reporters_address(draft: Draft) -> None:
    """Give an author the address that a contact line prints, when the name is in it."""
    for item in draft.items:
        address = email(item.text) if item.role in {Role.REMOVED, Role.FIELD} else None
        local = key(address.split("@")[0]).replace(" ", "") if address else ""
        for place, author in enumerate(draft.facts.authors):
            surname = key(author.name.split()[-1]).split(" ")[0]
            if address and author.email is None and len(surname) > 3 and surname in local:  # noqa: PLR2004 - a name
                draft.facts.authors[place] = author.model_copy(update={"email": address})


def drop_tail_lines(draft: Draft) -> None:
    """Remove what is left below the last paragraph and is no sentence of it."""
    end = draft.body_end()
    while end < len(draft.items) and _closes(draft.items[end]):
        end += 1
    gone_on: set[int] = set()
    for index, item in reversed(list(draft.open(end))):
        if is_prose(item.text) or item.marker is not None or id(item) in gone_on or _leads_to_list(draft, index):
            gone_on.add(id(item.joins))  # the first half of what is kept
        else:
            draft.remove(index, "tail", "stands below the text and is no part of it")
    _drop_empty_headings(draft)


def _leads_to_list(draft: Draft, index: int) -> bool:
    """Tell whether a line stops in mid-sentence over a list item: the list is a part of its sentence."""
    below = next((item for item in draft.items[index + 1 :] if item.role not in _GONE), None)
    return below is not None and below.role in _LISTED_ROLES and draft.items[index].text.endswith((",", ":"))


_GONE = frozenset({Role.REMOVED, Role.FIELD, Role.ATTRIBUTION})
_LISTED_ROLES = frozenset({Role.LIST_ITEM, Role.RECOMMENDATION})


def _drop_empty_headings(draft: Draft) -> None:
    """Remove headings below which no text is left: labels and links of the page below its text."""
    for index, item in reversed(list(enumerate(draft.items))):
        if item.role is Role.HEADING:
            draft.remove(index, "tail", "stands below the text and is no part of it")
        elif item.role not in _GONE:
            return


def _closes(item: Item) -> bool:
    """Tell whether a short line below the last paragraph still belongs to the text: a sentence, a list item."""
    return item.role is Role.LIST_ITEM or (
        item.open and ends_sentence(item.text) and item.text[:1].isupper() and "@" not in item.text
    )
