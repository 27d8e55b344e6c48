from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.errors import PluginError, StoreError, UnansweredError
from flows.settings import LanguageModel
from flows.themes.backends.embedded import BACKEND
from flows.themes.synthesis import Ask, answered_before, put, summed_up
from schemas.questions import Answer, Drafted, Question, Request
from schemas.synthesis import Synthesis
from tests.themes.articles import a_taxonomy, an_article

ARTICLES = (
    an_article("The export ban on wheat may end before the harvest.", "The dam is full.", name="grain"),
    an_article("The fishing quota must be kept by every trawler.", "A dam harms the river basin.", name="fish"),
)
FOUND = BACKEND.analyse(ARTICLES, a_taxonomy())
MODEL = LanguageModel(server="http://127.0.0.1:9/v1", model="invented")
QUESTION = Question(theme="Grain", sentences=())
REQUEST = Request(writer="chat", server="http://127.0.0.1:9/v1", model="m", form="schema", timeout=5, question=QUESTION)


def first_sentence(request: Request) -> Answer:
    sentence = request.question.sentences[0]
    return Answer(claims=(Drafted(text=sentence.text, sentences=(sentence.id,)),))


def summed(ask: Ask, **options: object) -> Synthesis:
    return summed_up(FOUND, ARTICLES, MODEL.model_copy(update=options), ask)


def test_each_theme_is_one_question() -> None:
    found = summed(first_sentence)
    assert [one.theme for one in found.summaries] == [theme.id for theme in FOUND.themes]
    assert found.unanswered == ()


def test_no_more_is_asked_than_the_settings_allow_and_the_first_themes_first() -> None:
    found = summed(first_sentence, calls=2)
    assert [one.theme for one in found.summaries] == [theme.id for theme in FOUND.themes[:2]]


def test_who_cannot_be_reached_is_not_asked_again() -> None:
    asked: list[Request] = []

    def unreachable(request: Request) -> Answer:
        asked.append(request)
        raise UnansweredError("no answer within 5 s", lasting=True)

    found = summed(unreachable)
    assert len(asked) == 1
    assert [one.theme for one in found.unanswered] == [theme.id for theme in FOUND.themes]
    assert found.summaries == ()


def test_an_answer_out_of_form_costs_its_theme_only() -> None:
    def moody(request: Request) -> Answer:
        if request.question.theme == FOUND.themes[0].label:
            raise UnansweredError("the answer is not in the form that was asked for")
        return first_sentence(request)

    found = summed(moody)
    assert [one.theme for one in found.unanswered] == [FOUND.themes[0].id]
    assert len(found.summaries) == len(FOUND.themes) - 1


def test_a_theme_without_a_sentence_that_may_be_sent_is_not_asked_about() -> None:
    def never(_: Request) -> Answer:
        pytest.fail("asked about nothing")

    found = summed(never, words=1)
    assert {one.problem for one in found.unanswered} == {"no sentence in English that could be sent"}


def test_a_fault_of_ours_is_not_taken_for_the_server_s() -> None:
    def faulty(_: Request) -> Answer:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        summed(faulty)


def test_an_answer_is_kept_and_the_same_question_not_asked_again(tmp_path: Path) -> None:
    first = answered_before(tmp_path, REQUEST, lambda: Answer(claims=(Drafted(text="So.", sentences=(1,)),)))

    def never() -> Answer:
        pytest.fail("asked again")

    assert answered_before(tmp_path, REQUEST.model_copy(update={"timeout": 9}), never) == first


@pytest.mark.parametrize("other", [{"model": "n"}, {"server": "http://x/v1"}, {"writer": "w"}, {"form": "tool"}])
def test_whoever_else_is_asked_is_asked_anew(tmp_path: Path, other: dict[str, str]) -> None:
    answered_before(tmp_path, REQUEST, Answer)
    again = Answer(claims=(Drafted(text="Else.", sentences=(1,)),))
    assert answered_before(tmp_path, REQUEST.model_copy(update=other), lambda: again) == again


def test_no_answer_is_nothing_to_keep(tmp_path: Path) -> None:
    def unreachable() -> Answer:
        raise UnansweredError("no answer within 5 s", lasting=True)

    with pytest.raises(UnansweredError):
        answered_before(tmp_path, REQUEST, unreachable)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_answer_is_asked_for_again(tmp_path: Path) -> None:
    answered_before(tmp_path, REQUEST, Answer)
    (file,) = tmp_path.glob("*/*.json")
    file.write_text('{"claims": [')
    again = Answer(claims=(Drafted(text="Else.", sentences=(1,)),))
    assert answered_before(tmp_path, REQUEST, lambda: again) == again
    assert json.loads(file.read_text())["claims"][0]["text"] == "Else."


def test_an_answer_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "answers").write_text("in the way")
    with pytest.raises(StoreError, match="answer of a model"):
        answered_before(tmp_path / "answers", REQUEST, Answer)


def test_a_missing_key_is_told_by_the_name_of_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DESK_MODEL_KEY", raising=False)
    with pytest.raises(UnansweredError, match="the environment variable DESK_MODEL_KEY holds no key") as caught:
        put(REQUEST, "DESK_MODEL_KEY")
    assert caught.value.lasting


def test_a_writer_that_nobody_has_installed_is_an_error() -> None:
    with pytest.raises(PluginError, match="there is no such writer; there are chat"):
        put(REQUEST.model_copy(update={"writer": "poet"}), None)
