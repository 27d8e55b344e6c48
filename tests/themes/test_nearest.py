from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.themes import frequencies, nearest, vectors
from flows.themes.nearest import Centre, Fit
from schemas.memory import KeptState, KeptTheme, Weighted

VECTORS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.125, 1, width=16)).map(vectors.normed)


def a_centre(since: int = 1, **weights: float) -> Centre:
    return Centre(vectors.normed(weights), since)


def places(fits: list[Fit | None]) -> list[int | None]:
    return [fit.place if fit else None for fit in fits]


def test_a_text_belongs_to_the_theme_it_is_nearest_to() -> None:
    texts = [vectors.normed({"dam": 1, "snow": 1}), vectors.normed({"quay": 1, "snow": 3})]
    assert places(nearest.fits(texts, ["a", "b"], [a_centre(dam=1), a_centre(quay=1)])) == [0, 1]


def test_a_text_that_is_near_to_none_belongs_to_none() -> None:
    text = vectors.normed({"snow": 30, "dam": 1})
    assert nearest.fits([text, {}], ["a", "b"], [a_centre(dam=1)]) == [None, None]


def test_the_rest_of_its_article_tells_what_a_text_means() -> None:
    short = vectors.normed({"dam": 1, "snow": 9})
    about, other = vectors.normed({"dam": 1}), vectors.normed({"bread": 1})
    themes = [a_centre(dam=1)]
    assert places(nearest.fits([short, about], ["a", "a"], themes)) == [0, 0]
    assert places(nearest.fits([short, other], ["a", "a"], themes)) == [None, None]


def test_the_rest_of_its_article_alone_is_not_enough() -> None:
    themes = [a_centre(dam=1)]
    texts = [vectors.normed({"snow": 1}), *[vectors.normed({"dam": 1})] * 5]
    assert places(nearest.fits(texts, ["a"] * 6, themes)) == [None, *[0] * 5]


def test_of_themes_about_as_near_a_text_stays_with_the_older() -> None:
    text = vectors.normed({"dam": 1, "gate": 1})
    old, new, nearer = a_centre(1, dam=1), a_centre(2, gate=1), a_centre(2, gate=1, dam=1)
    assert places(nearest.fits([text], ["a"], [new, old])) == [1]
    assert places(nearest.fits([text], ["a"], [nearer, old])) == [0]


@given(st.lists(VECTORS, max_size=5), st.lists(VECTORS, max_size=4))
def test_every_text_fits_a_theme_that_is_there_or_none(
    texts: list[dict[str, float]], themes: list[dict[str, float]]
) -> None:
    found = nearest.fits(texts, range(len(texts)), [Centre(theme, 1) for theme in themes])
    assert len(found) == len(texts)
    for fit in found:
        assert fit is None or (fit.place < len(themes) and nearest.NEAR <= fit.nearness <= 1 + 1e-9)


def test_a_theme_is_known_by_its_strongest_features() -> None:
    many = vectors.normed({f"word {number:03}": 1 + number for number in range(200)})
    known = nearest.strongest(many)
    assert len(known) == nearest.MOST_FEATURES
    assert min(many[feature] for feature in known) > max(many[feature] for feature in many.keys() - known.keys())
    assert vectors.nearness(known, known) == pytest.approx(1)


def test_what_is_rare_now_weighs_in_a_kept_theme() -> None:
    kept = KeptTheme(
        id="found-dams",
        label="Dams and gates",
        short="Dams",
        state=KeptState.THEME,
        first=1,
        last=1,
        periods=1,
        texts=2,
        features=(Weighted("dam", 1), Weighted("gate", 1), Weighted("all", 1)),
    )
    known = frequencies.of_texts([["dam", "all"], ["dam", "all"], ["gate", "all"], ["all"], ["snow"]])
    vector = nearest.centre_of(kept, known)
    assert vector.keys() == {"dam", "gate"}
    assert vector["gate"] > vector["dam"]
