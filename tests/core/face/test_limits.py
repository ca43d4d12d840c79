"""Every limit of a gate can be moved, is told in words, and changes what is judged."""

from __future__ import annotations

import dataclasses

import pytest

from core.face.limits import LIMITS, Limits
from core.face.quality_rules import QualityRules, Scale
from core.quality import Quality, QualityReason
from core.results import LivenessReason
from core.settings import RANGES, Settings

PLAIN = Quality(
    90.0, QualityReason.GOOD, 60.0, 40.0, 120.0, 40.0, 0.0, 0.0, 0.0, 0.0, 0.2, 0.1, 1.0, 0.0
)
each = pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.setting)


def test_every_setting_of_a_limit_is_in_the_table_once() -> None:
    named = [
        field.name
        for field in dataclasses.fields(Settings)
        if field.name.startswith("limit_") and field.name != "limit_geometry"  # of no picture
    ]
    assert sorted(limit.setting for limit in LIMITS) == sorted(named)
    assert set(named) <= set(RANGES)


def test_without_settings_the_programs_own_limits_hold() -> None:
    assert Limits.of(Settings()) == Limits()


@each
def test_a_limit_is_the_programs_own_inside_its_range(limit) -> None:
    assert limit.least < limit.default < limit.greatest
    assert 0 < limit.step < (limit.greatest - limit.least) / 5
    assert limit.sentence.endswith(".")
    assert limit.chosen(Settings()) is None


@each
def test_a_moved_limit_holds_and_no_other_one_moves(limit) -> None:
    for value in (limit.least, limit.greatest):
        settings = dataclasses.replace(Settings(), **{limit.setting: value})
        assert limit.chosen(settings) == value
        limits = Limits.of(settings)
        changed, own = (
            (limits.liveness, Limits().liveness)
            if isinstance(limit.reason, LivenessReason)
            else (limits.quality, Limits().quality)
        )
        moved = getattr(changed, limit.rule)
        assert (moved.limit if isinstance(moved, Scale) else moved) == value
        assert dataclasses.replace(changed, **{limit.rule: getattr(own, limit.rule)}) == own
        if isinstance(moved, Scale):
            assert moved.mark(value) == 0.5
            assert moved.mark(moved.worst) == 0.0
            assert moved.mark(moved.best) == 1.0


@each
def test_a_plain_face_passes_no_limit(limit) -> None:
    assert limit.now(PLAIN) == getattr(PLAIN, limit.part)
    assert not limit.passed(PLAIN, limit.default)
    beyond = limit.default * (1.01 if limit.hinders == "more" else 0.99)
    assert limit.passed(dataclasses.replace(PLAIN, **{limit.part: beyond}), limit.default)


def test_what_could_not_be_measured_passes_no_limit() -> None:
    (ambient,) = (limit for limit in LIMITS if limit.setting == "limit_ambient")
    assert not ambient.passed(dataclasses.replace(PLAIN, ambient=None), 0.2)


def test_a_limit_out_of_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match="limit_dark"):
        Limits.of(Settings(limit_dark=200.0))


def test_a_scale_goes_one_way() -> None:
    with pytest.raises(ValueError, match="not between"):
        Scale(10, 50, 40)
    assert QualityRules().dark.with_limit(50.0).mark(50.0) == 0.5
