from __future__ import annotations

import pytest

from tests.quality.sentences import LANGUAGES, seeds, written


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_forty_labelled_sentences_that_fill_their_paragraphs(code: str) -> None:
    paragraphs = written(code)
    assert sum(len(one.ends) for one in paragraphs) >= 40
    assert all(one.ends[-1] == len(one.text) for one in paragraphs)


def test_the_labelled_ends_of_the_seeds_stand_behind_words_and_their_marks() -> None:
    assert all(not one.text[end - 1].isspace() for one in seeds() for end in one.ends)
    assert all(one.ends[-1] == len(one.text) for one in seeds())
