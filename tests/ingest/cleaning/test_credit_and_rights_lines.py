"""Lines of credit and copyright: what they are told by, and what only looks like them."""

from __future__ import annotations

import pytest

from flows.ingest.cleaning.furniture import RIGHTS, speaks_of_rights
from tests.ingest.cleaning.documents import LAST, MORE, PROSE, cleaned, page


@pytest.mark.parametrize(
    "line",
    [
        "© 2021 Harbour Institute",
        "(c) copyright Harbour Institute",
        "Copyleft 2021",
        "All Rights Reserved",
        "Todos los derechos reservados",
        "Tous droits réservés",
        "Alle Rechte vorbehalten",
        "Todos os direitos reservados",
        "Tutti i diritti riservati",
        "Alle rettigheder forbeholdes",
        "Alla rättigheter förbehållna",
        "Wszelkie prawa zastrzeżone",
        "Všechna práva vyhrazena",
        "Minden jog fenntartva",
        "Tüm hakları saklıdır",
        "TUM HAKLARI SAKLIDIR",
        "Все права защищены",
        "Усі права захищені",
        "版权所有",
        "版權所有",
        "保留所有权利",
        "جميع الحقوق محفوظة",
        "Creative Commons Attribution",
        "CC BY 4.0",
        "cc-by-sa",
        "Licensed under the terms of the harbour",
        "Licenced under the terms of the harbour",
        "Reproduction is authorised",
        "La reproduction autorisée du texte",
        "Reproduction interdite",
    ],
)
def test_words_of_copyright_are_known_in_every_language_of_the_pattern(line: str) -> None:
    assert RIGHTS.search(line)
    assert speaks_of_rights(line)


@pytest.mark.parametrize("line", ["The harbour office", "They copied the list", "What is right is right"])
def test_a_line_without_such_words_speaks_of_no_rights(line: str) -> None:
    assert not speaks_of_rights(line)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Photo: HBN / Ada Miller", [("photo", "HBN", "Ada Miller")]),
        ("Foto：HBN", [("foto", "HBN", None)]),
        ("The pier at dawn. Photo by Ada Miller", [("photo", "Ada Miller", None)]),
        ("The pier at dawn © HBN", [("photo", "HBN", None)]),
        ("The pier at dawn (HBN/Ada Miller)", [("photo", "HBN", "Ada Miller")]),
        ("Editor: Ada Miller | Layout: Bo Larsen", [("editor", "Ada Miller", None), ("layout", "Bo Larsen", None)]),
    ],
)
def test_a_credit_is_read_by_the_sign_that_it_ends_in(line: str, told: list[tuple[str, str, str | None]]) -> None:
    found = cleaned(page(PROSE, MORE, LAST, line)).credits
    assert [(one.role, one.credit, one.person) for one in found] == told


@pytest.mark.parametrize("line", ["English | Deutsch | Français", "• English / Español", "日本語 | English"])
def test_a_line_of_languages_is_a_switcher_whatever_parts_them(line: str) -> None:
    assert cleaned(f"{line}\n\n{page(PROSE, MORE, LAST)}").alternate_languages


def test_a_line_that_begins_like_a_language_is_none() -> None:
    assert not cleaned(f"English Channel ports\n\n{page(PROSE, MORE, LAST)}").alternate_languages
