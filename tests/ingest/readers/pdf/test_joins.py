"""Sentences that go on elsewhere: what the layout has told is not told again from the words."""

from __future__ import annotations

from flows.ingest.cleaning import clean
from flows.ingest.readers import Part, ReadText
from flows.ingest.verification import unfaithful
from tests.ingest.cleaning.documents import MORE, PROSE
from tests.records import a_raw

HEAD = "The keeper wrote a letter to the board of lights and asked what had become of the"
OTHER = "small boats that lay upon the sand had not been painted for as many years as he could remember."
REST = "new lamp that was promised to him when the old one went out in the middle of a storm."


def test_a_paragraph_that_the_reader_has_continued_is_continued_once() -> None:
    text = f"{PROSE}\n\n{MORE}\n\n{HEAD}\n\n{OTHER}\n\n{REST}"
    read = ReadText(text=text, encoding="utf-8", parts=(*[Part()] * 4, Part(continues=5)))
    article = clean(read, a_raw(text.encode()))
    assert not list(unfaithful(article, text))
    assert f"{HEAD} {REST}" in [block.text for block in article.blocks]
    assert OTHER in [block.text for block in article.blocks]
