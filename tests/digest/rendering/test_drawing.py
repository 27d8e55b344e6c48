"""Where the parts of timelines and charts go."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.digest.rendering.drawing import TimelinePlan, plan_chart, plan_timeline
from flows.digest.rendering.faces import SANS_BOLD, width
from schemas.digest import ChartSection, Digest, GlanceSection, Timeline
from tests.digest.issues import issue

ROOM = 170.0


def _timeline(digest: Digest) -> Timeline:
    (section,) = (section for section in digest.sections if isinstance(section, GlanceSection))
    assert section.timeline
    return section.timeline


def _chart(digest: Digest) -> ChartSection:
    (section,) = (section for section in digest.sections if isinstance(section, ChartSection))
    return section


def _at(positions: list[float]) -> Timeline:
    known = _timeline(issue())
    point = known.points[0]
    points = tuple(point.model_copy(update={"position": position}) for position in sorted(positions))
    return known.model_copy(update={"points": points})


def _meet(plan: TimelinePlan) -> list[tuple[int, int]]:
    return [
        (a, b)
        for (a, first), (b, second) in combinations(enumerate(plan.points), 2)
        if first.top == second.top
        and first.left < second.left + second.width
        and second.left < first.left + first.width
    ]


def _crossed(plan: TimelinePlan) -> list[tuple[int, int]]:
    return [
        (a, b)
        for a, label in enumerate(plan.points)
        for b, other in enumerate(plan.points)
        if other.top > label.top and label.left < other.x < label.left + label.width
    ]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_no_label_of_a_timeline_touches_another(positions: list[float]) -> None:
    assert _meet(plan_timeline(_at(positions), ROOM)) == []


@given(st.lists(st.floats(0, 0.88), min_size=1, max_size=12))
def test_no_line_goes_behind_a_label_where_one_end_is_free(positions: list[float]) -> None:
    assert _crossed(plan_timeline(_at(positions), ROOM)) == []
    assert _crossed(plan_timeline(_at([1 - position for position in positions]), ROOM)) == []


def test_dates_close_to_each_other_from_end_to_end_have_each_their_label() -> None:
    plan = plan_timeline(_at([number / 11 for number in range(12)]), ROOM)
    assert _meet(plan) == []
    assert len({placed.top for placed in plan.points}) <= 12


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_a_timeline_stays_inside_its_drawing(positions: list[float]) -> None:
    plan = plan_timeline(_at(positions), ROOM)
    for placed in plan.points:
        assert 0 <= placed.x <= ROOM
        assert placed.left >= -0.01
        assert placed.left + placed.width <= ROOM + 0.01
        assert placed.top < plan.height


def test_a_label_without_room_stands_left_of_its_line() -> None:
    first, last = plan_timeline(_at([0.0, 1.0]), ROOM).points
    assert not first.flipped
    assert last.flipped
    assert last.left + last.width == pytest.approx(last.x - 1.4, abs=0.02)


def test_dates_far_from_each_other_share_a_row() -> None:
    plan = plan_timeline(_at([0.0, 0.5, 1.0]), ROOM)
    assert len({placed.top for placed in plan.points}) == 1
    assert plan_timeline(_at([0.5] * 5), ROOM).height > plan.height


def test_a_timeline_of_no_dates_is_a_line() -> None:
    plan = plan_timeline(_at([]), ROOM)
    assert plan.points == ()
    assert plan.height > plan.axis


def test_bars_are_as_long_as_their_values(digest: Digest) -> None:
    section = _chart(digest)
    plan = plan_chart(section, 480)
    lengths = [bar.length for group in plan.groups for bar in group.bars]
    shares = [bar.share for group in section.groups for bar in group.bars]
    assert [length / max(lengths) for length in lengths] == pytest.approx(
        [share / max(shares) for share in shares], abs=0.01
    )


def test_bars_their_numbers_and_names_stay_inside_the_drawing(digest: Digest) -> None:
    plan = plan_chart(_chart(digest), 480)
    for group in plan.groups:
        for bar in group.bars:
            end = plan.origin + bar.length + 4 + width(bar.label, 8.6, SANS_BOLD)
            if bar.name:
                end = bar.name_x + width(bar.name, 8.6)
            assert end <= plan.width
            assert bar.y + plan.bar <= plan.bottom


def test_series_are_named_once_at_the_first_bars(digest: Digest) -> None:
    section = _chart(digest)
    first, *others = plan_chart(section, 480).groups
    assert tuple(bar.name for bar in first.bars) == section.series
    assert not any(bar.name for group in others for bar in group.bars)


def test_bars_do_not_overlap(digest: Digest) -> None:
    plan = plan_chart(_chart(digest), 480)
    tops = [bar.y for group in plan.groups for bar in group.bars]
    assert all(below - above >= plan.bar for above, below in pairwise(tops))


def test_a_long_name_of_a_row_is_broken_into_lines(digest: Digest) -> None:
    section = _chart(digest)
    groups = (section.groups[0].model_copy(update={"label": "a rather long name of a row " * 3}), *section.groups[1:])
    plan = plan_chart(section.model_copy(update={"groups": groups}), 480)
    assert len(plan.groups[0].lines) > 2
    assert plan.origin < 480 / 2
