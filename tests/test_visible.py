from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from flows.visible import BREAK, visible


@given(st.text())
def test_what_is_printed_has_a_shape_and_reads_back_as_it_was(text: str) -> None:
    shown = visible(text)
    assert shown.isprintable()
    assert json.loads(visible(json.dumps(text, ensure_ascii=False))) == text


def test_a_terminal_is_given_no_orders_and_a_reader_no_hidden_turn() -> None:
    assert visible("caf\xe9 \x1b[31m\u202egnp.exe\n") == "caf\xe9 \\u001b[31m\\u202egnp.exe\\n"


def test_breaks_of_line_stay_where_the_caller_prints_lines() -> None:
    assert visible("one\ntwo\x07", kept=BREAK) == "one\ntwo\\u0007"
