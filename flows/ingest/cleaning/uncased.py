"""Names in scripts without capitals, which only a label tells from other words ("作者：", "بقلم:")."""

from __future__ import annotations

import re

from flows.language.identify import script_of

_HAN_NAME = re.compile("[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,6}(?:[·・][\u3400-\u9fff]{1,8}){1,3}")
_BETWEEN = re.compile(r"\s*[、，；;,،؛]\s*|\s+و(?=\w{2,}\s)")
_MOST_NAMES, _MOST_WORDS = 8, 5
_FEWEST_WORDS = 2


def labelled_names(text: str) -> tuple[str, ...]:
    """Return the names that follow a label for authors; nothing when one of them can be none.

    Args:
        text: What stands behind the label. A text with a letter that has a capital form holds no such names.
    """
    parts = [part for part in _BETWEEN.split(text.strip(" .。")) if part]
    return tuple(parts) if 0 < len(parts) <= _MOST_NAMES and all(map(_is_name, parts)) else ()


def _is_name(text: str) -> bool:
    if _HAN_NAME.fullmatch(text):
        return True
    words = text.split()
    letters = [character for character in text if character.isalpha()]
    plain = all(letter.lower() == letter.upper() and script_of(letter) != "CJK" for letter in letters)
    return _FEWEST_WORDS <= len(words) <= _MOST_WORDS and plain and not re.search(r"[\d.:!?؟()]", text)
