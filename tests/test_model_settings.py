from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from flows.errors import SettingsError, UnansweredError
from flows.settings import LanguageModel, Option, read_settings

SECRET = "sk-live-0123456789"  # noqa: S105 - nobody's
NAMED = {"DESKBRIEF_LLM_SERVER": "http://127.0.0.1:8080/v1", "DESKBRIEF_LLM_MODEL": "invented-7b"}


def model(folder: Path, **more: str) -> LanguageModel:
    return read_settings((), {**NAMED, **more}, folder).llm


def refusal(folder: Path, environment: dict[str, str]) -> str:
    with pytest.raises(SettingsError) as caught:
        read_settings((), environment, folder)
    return str(caught.value)


def test_no_model_is_asked_unless_a_server_is_named(tmp_path: Path) -> None:
    assert read_settings((), {}, tmp_path).llm == LanguageModel()
    assert LanguageModel().server is None


def test_a_file_names_server_model_and_the_variable_of_the_key(tmp_path: Path) -> None:
    text = '[llm]\nserver = "https://models.example/v1"\nmodel = "invented-7b"\nkey = "MODEL_KEY"\ncalls = 3\n'
    (tmp_path / "deskbrief.toml").write_text(text)
    found = read_settings((), {}, tmp_path).llm
    assert (found.server, found.model, found.key) == ("https://models.example/v1", "invented-7b", "MODEL_KEY")
    assert (found.calls, found.timeout, found.words, found.form) == (3, 60, 1500, "schema")


@pytest.mark.parametrize("address", ["http://[::1]:11434/v1", "http://desk.local", "https://h-1.example.org/a_b/v1/"])
def test_a_server_may_be_anywhere_this_machine_among_them(tmp_path: Path, address: str) -> None:
    assert model(tmp_path, DESKBRIEF_LLM_SERVER=address).server == address


@pytest.mark.parametrize(
    "address",
    [f"https://user:{SECRET}@models.example/v1", f"https://models.example/v1?key={SECRET}", "ftp://x/v1", "x", ""],
)
def test_an_address_with_a_password_is_refused_and_not_repeated(tmp_path: Path, address: str) -> None:
    told = refusal(tmp_path, {**NAMED, "DESKBRIEF_LLM_SERVER": address})
    assert "DESKBRIEF_LLM_SERVER: is no address such as" in told
    assert SECRET not in told


@pytest.mark.parametrize("key", [SECRET, "lower", "A", "DESKBRIEF_KEY", "KEY=1"])
def test_a_key_in_the_place_of_its_variable_s_name_is_refused_and_not_repeated(tmp_path: Path, key: str) -> None:
    told = refusal(tmp_path, {**NAMED, "DESKBRIEF_LLM_KEY": key})
    assert "is no name of an environment variable" in told
    assert key == "A" or key not in told


def test_a_server_without_a_model_is_told_where_it_was_named(tmp_path: Path) -> None:
    told = refusal(tmp_path, {"DESKBRIEF_LLM_SERVER": "http://127.0.0.1:8080/v1"})
    assert told == "environment: DESKBRIEF_LLM_SERVER: needs llm.model too: which model it is to run"


def test_an_option_can_name_it_for_one_run(tmp_path: Path) -> None:
    options = (Option(key="llm.model", value="other", flag="--set"),)
    assert read_settings(options, NAMED, tmp_path).llm.model == "other"


def test_the_error_of_an_unanswered_question_survives_its_way_out_of_a_child() -> None:
    sent = pickle.dumps(UnansweredError("no answer within 60 s", lasting=True))
    error = pickle.loads(sent)  # noqa: S301 - our own
    assert (str(error), error.lasting) == ("no answer within 60 s", True)
