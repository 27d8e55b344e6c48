from __future__ import annotations

import pytest

from flows.themes.salutations import is_ceremony, spoken_to
from flows.themes.units import units_of
from tests.themes.articles import an_article


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Meine sehr geehrten Damen und Herren!"),
        ("de", "Das Wort hat die Abgeordnete Elke Brandt."),
        ("de", "Wir fahren nun in der Debatte fort."),
        ("de", "Das Wort erhält nun für die Fraktion der Freien der Kollege Falk."),
        ("de", "Noch einmal vielen Dank!"),
        ("de", "Ich wünsche Ihnen allen einen guten Morgen."),
        ("es", "LA PRESIDENTA DEL PUERTO: Muy buenas tardes a todas."),
        ("de", "Guten Abend, liebe Gäste, von uns allen!"),
        ("fr", "Mes chers collègues,"),
        ("fr", "La parole est à la rapporteure."),
        ("fr", "Je vous remercie de votre attention."),
        ("es", "Señoras y señores:"),
        ("es", "Me da mucho gusto que nos acompañen."),
        ("es", "Muchas gracias a quienes vinieron."),
        ("es", "La diputada Ana Roldán tiene la palabra."),
        ("ru", "Уважаемые коллеги!"),
        ("ru", "Слово имеет депутат Орлов."),
        ("ru", "Слово предоставляется депутату от оппозиции."),
        ("ru", "Спасибо за внимание."),
    ],
)
def test_salutations_thanks_and_procedure_are_ceremony(language: str, sentence: str) -> None:
    assert is_ceremony(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Liebe Kolleginnen und Kollegen, der Damm ist zu spät."),
        ("de", "Wir setzen die Hilfe für die Häfen fort."),
        ("fr", "Mes chers collègues, le barrage est en retard."),
        ("es", "Señoras y señores, la presa llega tarde."),
        ("ru", "Уважаемые коллеги, плотина опаздывает."),
        ("en", "Muchas gracias."),
        ("de", "Wir fahren mit dem Ausbau der Häfen bis 2027 fort."),
        ("de", "Das Wort hat im Seerecht eine klare Bedeutung: Verlust."),
        ("de", "Das Wort hat eine Geschichte."),
        ("de", "Vielen Dank an die Helfer, aber es fehlen Betten."),
        ("de", "Vielen Dank an die Helfer, 300 Betten fehlen."),
        ("fr", "Le rapport rappelle que la parole est à ceux qui ont vu la crue."),
        ("fr", "La séance est un échec pour le port."),
        ("es", "El ministro dijo que tiene la palabra del puerto de no cerrar."),
        ("ru", "Слово имеет юридическое значение."),
    ],
)
def test_what_says_something_to_somebody_is_none(language: str, sentence: str) -> None:
    assert not is_ceremony(sentence, language)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "Der Damm, liebe Kolleginnen und Kollegen, ist spät.", "liebe Kolleginnen und Kollegen"),
        ("fr", "Le barrage, Monsieur le Président, est en retard.", "Monsieur le Président"),
        ("es", "La presa, amigas y amigos, llega tarde.", "amigas y amigos"),
        ("ru", "Плотина, дорогие друзья, опаздывает.", "дорогие друзья"),
    ],
)
def test_who_is_spoken_to_is_found_inside_a_sentence(language: str, text: str, words: str) -> None:
    assert [text[start:end] for start, end in spoken_to(text, language)] == [words]


def test_a_president_who_is_spoken_of_is_not_spoken_to() -> None:
    assert spoken_to("Monsieur le Président Dupont arrive demain.", "fr") == []
    assert spoken_to("Herr Minister Falk kommt morgen.", "de") == []


def test_who_is_spoken_to_is_no_word_of_a_speech_and_a_greeting_no_sentence_of_it() -> None:
    text = "Guten Tag! Der Damm, meine Damen und Herren, ist zu spät."
    (unit,) = units_of([an_article(text, language="de")])
    assert [text[start:end] for start, end in unit.sentences] == ["Der Damm, meine Damen und Herren, ist zu spät."]
    assert [word.folded for word in unit.words] == ["der", "damm", "ist", "zu", "spat"]
