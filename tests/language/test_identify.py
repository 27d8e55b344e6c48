from __future__ import annotations

import pytest

from flows.language.identify import identify, of_another

ENGLISH = (
    "The harbour board has met twice this winter, and it will not say when the eastern basin is to be dredged. "
    "Those who fish there have written to the ministry that the channel is silting up, and that the boats of the "
    "smaller yards will have to be sold if nothing is done before the spring tides."
)
GERMAN = (
    "Der Hafenrat hat in diesem Winter zweimal getagt, und er will nicht sagen, wann das östliche Becken "
    "ausgebaggert wird. Wer dort fischt, hat dem Ministerium geschrieben, dass die Rinne versandet und dass die "
    "Boote der kleineren Werften verkauft werden müssen, wenn vor den Springfluten nichts geschieht."
)


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (GERMAN, "de"), ("港口委员会今年冬天开了两次会。", "zh")])
@pytest.mark.parametrize("stated", [None, "en-GB", "fr"])
def test_running_text_speaks_for_itself_whatever_its_document_states(text: str, code: str, stated: str | None) -> None:
    assert identify(text, stated).code == code


@pytest.mark.parametrize("stated", [None, "en"])
def test_without_a_word_there_is_no_language(stated: str | None) -> None:
    assert identify("2021: 34, 45.", stated) == ("und", 0.0)


@pytest.mark.parametrize(("stated", "code"), [(None, "und"), ("en-GB", "en"), ("no", "nb"), ("x-none", "und")])
def test_of_a_name_alone_the_document_s_statement_is_believed(stated: str | None, code: str) -> None:
    assert identify("Torvelund", stated).code == code


def test_a_statement_is_not_believed_against_the_words() -> None:
    assert identify("Die Schiffe liegen vor der Mole und warten.", "en").code != "en"


@pytest.mark.parametrize("stated", ["en", "de"])
@pytest.mark.parametrize("text", ["مطر غزير اليوم", "Сильный дождь", "Бүгүн катуу жамгыр", "Всем привет"])
def test_a_statement_is_not_believed_against_the_script(text: str, stated: str) -> None:
    assert identify(text, stated).code != stated


def test_a_statement_of_a_language_without_a_list_is_believed() -> None:
    assert identify("Торвелунд", "ky").code == "ky"


def test_a_paragraph_of_its_document_s_language_is_of_no_other() -> None:
    assert of_another(ENGLISH, "en") is None


def test_a_paragraph_of_another_language_is_told() -> None:
    found = of_another(GERMAN, "en")
    assert found is not None
    assert found.code == "de"
