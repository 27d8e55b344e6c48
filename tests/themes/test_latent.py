from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.themes import latent, vectors

COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 9), min_size=1).map(Counter)
# Two subjects of thirty words each, of which a text has six.
SUBJECTS = [[f"{name}{number}" for number in range(30)] for name in ("dam", "quay")]
TEXTS = [
    vectors.normed({words[(7 * text + 5 * word) % 30]: 1.0 for word in range(6)})
    for text in range(200)
    for words in SUBJECTS
]


def test_texts_on_one_subject_are_near_though_they_share_no_word() -> None:
    apart = next(at for at in range(2, len(TEXTS), 2) if TEXTS[0].keys().isdisjoint(TEXTS[at]))
    near = latent.nearnesses(TEXTS)
    assert vectors.nearness(TEXTS[0], TEXTS[apart]) == 0
    assert near[0][1::2] == pytest.approx([0.0] * 200, abs=1e-6)
    few = latent.nearnesses([TEXTS[at] for at in (0, 1, apart)])
    assert few[0][2] == pytest.approx(0, abs=1e-6)


def test_of_few_texts_nearness_is_that_of_their_words() -> None:
    found = vectors.vectors([Counter("ab"), Counter("ac"), Counter("cd"), Counter("ee")])
    for left, row in enumerate(latent.nearnesses(found)):
        for right, near in enumerate(row):
            wanted = 0 if left == right else vectors.nearness(found[left], found[right])
            assert near == pytest.approx(wanted, abs=1e-6)


@given(st.lists(COUNTS, min_size=1, max_size=8))
def test_nearness_is_the_same_both_ways_and_lies_between_nothing_and_one(counts: list[Counter[str]]) -> None:
    near = latent.nearnesses(vectors.vectors(counts))
    assert all(near[left][right] == near[right][left] for left in range(len(near)) for right in range(left))
    assert all(0 <= value <= 1 for row in near for value in row)


def test_a_text_of_no_words_is_near_to_none() -> None:
    assert latent.nearnesses([{}, {"dam": 1.0}, {"dam": 1.0}]) == [[0, 0, 0], [0, 0, 1], [0, 1, 0]]


def test_the_same_texts_have_the_same_nearness() -> None:
    assert latent.nearnesses(TEXTS) == latent.nearnesses(TEXTS)


def test_few_texts_wait_for_no_linear_algebra() -> None:
    told = "import flows.themes.backends.embedded, sys; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"
