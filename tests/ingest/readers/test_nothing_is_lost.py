"""Whatever a document hides, strikes out, notes or comments on: each of its words stands somewhere in the record."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.ingest import parsing
from flows.ingest.mediatypes import by_name
from schemas.article import Article
from tests.ingest.hostile.samples import PARAGRAPHS, SAMPLES
from tests.ingest.readers.office import packages
from tests.records import a_raw

SHOWN, HIDDEN, STRUCK, NOTED, REMARK = "shownword", "hiddenword", "struckword", "notedword", "remarkword"
WORDS = (SHOWN, HIDDEN, STRUCK, NOTED, REMARK)


def docx() -> bytes:
    def words(mark: str) -> str:
        gone = f"<w:del><w:r><w:delText>{STRUCK}{mark}</w:delText></w:r></w:del>"
        white = packages.r(f"{HIDDEN}{mark}", '<w:color w:val="FFFFFF"/>')
        return f"<w:p>{packages.r(f'{SHOWN}{mark} is seen.')}{gone}{white}</w:p>"

    note = f"<w:p>{packages.r(PARAGRAPHS[1])}<w:r><w:footnoteReference w:id='1'/></w:r></w:p>"
    row = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{words('row')}</w:tc></w:tr></w:tbl>"
    return packages.word(
        packages.p(PARAGRAPHS[0]) + words("text") + note + row + packages.p(PARAGRAPHS[2]),
        header=words("head"),
        footnotes="".join(
            f"<w:footnote w:id='{at}'>{packages.p(NOTED + str(at))}{words(f'note{at}')}</w:footnote>" for at in (1, 2)
        ),
        comments=f"<w:comment w:id='1'>{packages.p(REMARK)}{words('remark')}</w:comment>",
    )


def odt() -> bytes:
    def words(mark: str) -> str:
        return f"<text:p>{SHOWN}{mark} is seen.<text:hidden-text>{HIDDEN}{mark}</text:hidden-text></text:p>"

    note = f"<text:note><text:note-body><text:p>{NOTED}</text:p>{words('note')}</text:note-body></text:note>"
    remark = f"<office:annotation><text:p>{REMARK}</text:p>{words('remark')}</office:annotation>"
    gone = f"<text:deletion><text:p>{STRUCK}</text:p>{words('gone')}</text:deletion>"
    body = "".join(f"<text:p>{one}</text:p>" for one in PARAGRAPHS[1:])
    return packages.odt(
        f"<text:tracked-changes><text:changed-region>{gone}</text:changed-region></text:tracked-changes>"
        f"<text:p>{PARAGRAPHS[0]}{note}{remark}</text:p>{words('text')}{body}",
        pages=f"<style:master-page><style:header>{words('head')}</style:header></style:master-page>",
    )


def rtf() -> bytes:
    def words(mark: str) -> str:
        return rf"{SHOWN}{mark} is seen. {{\deleted {STRUCK}{mark}}}{{\v {HIDDEN}{mark}}}"

    head, note = rf"{{\header {words('head')}\par}}", rf"{{\footnote {NOTED} {words('note')}}}"
    remark = rf"{{\*\annotation {REMARK} {words('remark')}}}"
    body = rf"{PARAGRAPHS[0]}{note}{remark}\par {words('text')}\par "
    return ("{\\rtf1\\ansi " + head + body + "\\par ".join(PARAGRAPHS[1:]) + "\\par}").encode()


def markdown() -> bytes:
    body = "\n\n".join(PARAGRAPHS)
    code = f"Type `<!--` to begin {SHOWN}code.\n\n```\n<!--\n{SHOWN}fence\n```"
    remarks = f"<!-- {REMARK}\n\n{HIDDEN} -->\n\nSeen.[^1] <!-- {STRUCK} -->\n\n[^1]: {NOTED}"
    return f"# The strait\n\n{body}\n\n{code}\n\n{remarks}\n\n{PARAGRAPHS[0]}\n\n<!-- {SHOWN} never ends".encode()


_MARKS = ("text", "head", "note", "remark")
_SEEN_AND_HIDDEN = tuple(f"{word}{mark}" for word in (SHOWN, HIDDEN) for mark in _MARKS)
MARKED: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "docx": (
        docx,
        tuple(
            f"{word}{mark}"
            for word in (SHOWN, HIDDEN, STRUCK)
            for mark in ("text", "head", "row", "note1", "note2", "remark")
        ),
    ),
    "odt": (odt, (*_SEEN_AND_HIDDEN, f"{SHOWN}gone", f"{HIDDEN}gone")),
    "rtf": (rtf, (*_SEEN_AND_HIDDEN, *(f"{STRUCK}{mark}" for mark in _MARKS))),
    "md": (markdown, (f"{SHOWN}code", f"{SHOWN}fence", f"{SHOWN} never ends")),
}
"""What makes a document with such words, by the ending of its name, and the words beside those of ``WORDS``."""


def kept(ending: str, content: bytes) -> str:
    """Return all words that stand in a record."""
    raw = a_raw(content, f"a.{ending}").model_copy(update={"media_type": by_name(f"a.{ending}")})
    article = parsing.parse(parsing.Original(raw, content))
    assert isinstance(article, Article), article
    return article.model_dump_json(include={"blocks", "removed", "provenance", "tables"})


@pytest.mark.parametrize("ending", sorted(MARKED))
def test_hidden_struck_noted_and_commented_words_stand_in_the_record(ending: str) -> None:
    make, words = MARKED[ending]
    found = kept(ending, make())
    assert [word for word in (*WORDS, *words) if word not in found] == []


@pytest.mark.parametrize("ending", sorted(SAMPLES))
def test_every_word_of_a_sound_document_stands_in_the_record(ending: str) -> None:
    found = kept(ending, SAMPLES[ending]())
    assert [one for one in PARAGRAPHS if one not in found] == []
