from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from flows.ingest import cleaning

PACKAGE = Path(cleaning.__file__).parent
DOCUMENT = Path(__file__).parents[3] / "docs" / "cleaning.md"
# Which argument of a call names the rule.
CALLS = {"claim": 2, "remove": 1, "_Kind": 0, "Mended": 0, "replace": 0}


def trees() -> Iterator[ast.Module]:
    return (ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py"))


def constants(node: ast.AST) -> set[str]:
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def applied() -> set[str]:
    """Return the names that calls give to rules."""
    found: set[str] = set()
    for call in (node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        of_ours = name != "replace" or ast.unparse(call.func) == "mending.replace"
        if name in CALLS and of_ours and len(call.args) > CALLS[name]:
            found |= constants(call.args[CALLS[name]])
        if name == "Repair":
            found |= {text for word in call.keywords if word.arg == "rule" for text in constants(word.value)}
    return found - {""}


def documented() -> set[str]:
    return set(re.findall(r"^\| `([^`]+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_rule_is_documented() -> None:
    assert applied() - documented() == set()


def test_every_documented_rule_stands_in_the_code() -> None:
    assert documented() - {text for tree in trees() for text in constants(tree)} == set()
