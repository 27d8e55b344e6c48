from __future__ import annotations

import pytest

from flows.digest import scripts
from flows.digest.run import inputs_of, unshown
from flows.settings import Settings
from tests.digest.materials import articles


@pytest.fixture(autouse=True)
def _no_fonts_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "font_of", lambda _: None)


def test_letters_without_a_font_are_told_with_what_to_install() -> None:
    chinese = articles(1)[0].model_copy(update={"title": "粮食安全"})
    (told,) = unshown([chinese])
    assert told.startswith("Chinese and Japanese letters are named here and not shown: install a font for it")
    assert unshown(articles()) == ()


def test_an_issue_is_another_when_a_font_for_it_is_installed() -> None:
    known, settings = articles(), Settings()
    lacking = inputs_of(settings, known, "0" * 64, ("Korean letters are named here",))
    assert inputs_of(settings, known, "0" * 64) != lacking
