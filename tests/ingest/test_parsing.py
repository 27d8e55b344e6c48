from __future__ import annotations

import pickle
import subprocess
import sys

import pytest

from flows.ingest import cleaning
from flows.ingest.cleaning import VERSION
from flows.ingest.parsing import Original, Refusal, parse, rules
from flows.ingest.readers import ReadText
from flows.workshop import PARSING
from schemas.article import Article
from schemas.raw import RawDocument
from tests.records import a_raw


def test_bytes_become_a_record_of_the_original() -> None:
    content = "The committee met on Monday, and it will meet again in March.\n".encode("utf-16")
    raw = a_raw(content)
    article = parse(Original(raw, content))
    assert isinstance(article, Article)
    assert (article.raw, article.id, article.uri) == (raw.sha256, raw.sha256[:16], raw.uri)
    assert article.encoding == "utf-16"
    assert article.cleaned_by == rules() == VERSION


def test_a_document_that_cannot_be_read_is_a_refusal_with_its_reason() -> None:
    content = b"\x89PNG\r\n\x1a\n" + bytes(100)
    assert parse(Original(a_raw(content), content)) == Refusal(
        reason="not-text", detail="the file is a PNG image, whatever its name says"
    )


def test_a_document_of_which_nothing_is_left_is_a_refusal() -> None:
    content = b"Page 1\n2\n3\n"
    assert parse(Original(a_raw(content), content)) == Refusal(
        reason="no-article", detail="nothing is left to quote when title and boilerplate are taken out"
    )


def test_a_record_that_does_not_say_what_the_original_says_is_never_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"Talks\n\nThe talks will go on in March, the minister said on Monday in a short speech.\n"
    made = cleaning.clean

    def changed(read: ReadText, raw: RawDocument) -> Article:
        article = made(read, raw)
        block = article.blocks[0].model_copy(update={"text": article.blocks[0].text.replace("March", "April")})
        return article.model_copy(update={"blocks": (block,)})

    assert isinstance(parse(Original(a_raw(content), content)), Article)
    monkeypatch.setattr(cleaning, "clean", changed)
    refusal = parse(Original(a_raw(content), content))
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "unfaithful"
    assert "first in paragraph 1;" in refusal.detail


def test_a_type_without_a_reader_is_told() -> None:
    raw = a_raw().model_copy(update={"media_type": "image/png"})
    refusal = parse(Original(raw, b"text"))
    assert refusal == Refusal(reason="unsupported-type", detail="no reader takes image/png")


def test_all_of_it_travels_between_processes() -> None:
    original = Original(a_raw(), b"A text.")
    assert pickle.loads(pickle.dumps(original)) == original  # noqa: S301 - our own
    assert pickle.loads(pickle.dumps(parse)) is parse  # noqa: S301 - our own


def test_naming_the_functions_imports_neither_readers_nor_rules() -> None:
    code = f"import sys, flows.ingest.run; print([one for one in {PARSING!r} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_ingesting_imports_neither_the_database_nor_an_engine_by_itself() -> None:
    code = "import sys, flows.ingest.run; print({'sqlalchemy', 'prefect'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
