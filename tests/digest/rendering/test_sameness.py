"""The same record gives the same bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from flows.digest.rendering import PageOptions, Printed, render_pdf
from schemas.digest import Digest

PROGRAM = """
import hashlib, sys
from flows.digest.rendering import render_pdf
from schemas.digest import Digest
print(hashlib.sha256(render_pdf(Digest.model_validate_json(sys.stdin.read())).pdf).hexdigest())
"""


def test_a_second_printing_in_the_same_process_is_the_same(digest: Digest, on_letter: Printed) -> None:
    assert render_pdf(digest, PageOptions(size="Letter")).pdf == on_letter.pdf


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_prints_the_same_bytes(digest: Digest, on_a4: Printed, seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=digest.model_dump_json(),
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=environment,
    )
    assert run.stdout.strip() == hashlib.sha256(on_a4.pdf).hexdigest()


def test_a_changed_word_changes_the_file(digest: Digest, on_letter: Printed) -> None:
    changed = digest.model_copy(update={"series": "Southern Affairs Watch"})
    assert render_pdf(changed, PageOptions(size="Letter")).pdf != on_letter.pdf
