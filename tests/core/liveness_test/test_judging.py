"""What each piece of evidence says about a recording, the same each time."""

from __future__ import annotations

import pytest

from core.liveness_test import folder, judging
from core.liveness_test.judging import Level
from core.liveness_test.values import Judge
from core.results import LivenessVerdict
from core.settings import Settings


@pytest.fixture(scope="module")
def test(tested):
    return folder.TestFolder.open(tested)


def said_of(test, number):
    return test.judged[number]


def test_network_and_desk_tell_somebody_living_from_a_print(test):
    living, fake = said_of(test, 1), said_of(test, 2)
    assert living[Judge.NETWORK].verdict is LivenessVerdict.LIVE
    assert living[Judge.TOGETHER].verdict is LivenessVerdict.LIVE
    assert living[Judge.TOGETHER].after is None
    assert fake[Judge.NETWORK].verdict is LivenessVerdict.SPOOF
    assert fake[Judge.TOGETHER].verdict is LivenessVerdict.SPOOF
    assert fake[Judge.TOGETHER].after is not None
    assert not fake[Judge.TOGETHER].late
    assert fake[Judge.NETWORK].score > 0.5 > living[Judge.NETWORK].score
    assert len(living[Judge.NETWORK].votes) == living[Judge.NETWORK].looks >= 4
    assert max(vote.score for vote in fake[Judge.NETWORK].votes) == fake[Judge.NETWORK].score


def test_where_no_face_is_seen_nobody_judges(test):
    for one in said_of(test, 3).values():
        assert (one.verdict, one.score, one.looks) == (LivenessVerdict.NOT_JUDGED, None, 0)


def test_judged_again_all_numbers_are_exactly_the_same(test, pipeline):
    one = test.presentation(2)
    assert judging.judge(test, one, pipeline, Settings()) == said_of(test, 2)


def test_it_can_be_given_up(test, pipeline):
    asked = iter((False, True))
    one = test.presentation(1)
    assert judging.judge(test, one, pipeline, Settings(), stop=lambda: next(asked)) is None
    assert next(asked, None) is None


@pytest.mark.slow
def test_measured_bands_are_in_force(test, pipeline):
    """With bands that call every score a fake, somebody living is called one."""
    network = pipeline.slots.studio
    strict = Settings(
        liveness_bands_of=network.card.identity, liveness_live_below=0.0, liveness_spoof_from=0.0
    )
    try:
        said = judging.judge(test, test.presentation(1), pipeline, strict)
    finally:
        pipeline.use_limits(Settings())
    assert said is not None
    assert said[Judge.TOGETHER].verdict is LivenessVerdict.SPOOF
    assert said[Judge.NETWORK].votes == said_of(test, 1)[Judge.NETWORK].votes


def test_settings_that_bear_on_liveness_come_back():
    settings = Settings(
        source="rtsp://desk:secret@10.0.0.7/",
        theme="dark",
        liveness="flir",
        liveness_mode="card",
        limit_geometry=0.9,
        limit_liveness_dark=30.0,
        liveness_bands_of="flir@1",
        liveness_live_below=0.2,
        liveness_spoof_from=0.8,
    )
    told = judging.in_force(settings)
    assert set(told) == {
        "liveness",
        "liveness_mode",
        "limit_geometry",
        "limit_liveness_dark",
        "liveness_bands_of",
        "liveness_live_below",
        "liveness_spoof_from",
    }
    assert judging.in_force(judging.settings_of(told)) == told
    assert judging.in_force(Settings()) == {}


def test_models_are_told_with_the_studio_s_own_where_it_judges(pipeline):
    assert "liveness" not in judging.models_of(pipeline)
    told = judging.models_of(pipeline, is_studio=True)
    assert told["liveness"].startswith("studio-liveness@")
    assert told["detector"].endswith(" (corrected)")


def test_a_level_counts_as_high_as_it_was_kept():
    level = Level()
    for face, now, score in ((1, 0.0, 0.2), (1, 0.2, 0.9), (1, 0.4, 0.7), (1, 0.6, 0.8)):
        level.add(face, now, score)
    assert level.held(0.3) == 0.7
    assert level.held(0.7) is None
    assert level.reached(0.7, 0.3) == 0.6
    assert level.reached(0.75, 0.3) is None


def test_a_level_is_of_one_face_and_ends_with_a_break():
    level = Level()
    level.add(1, 0.0, 0.9)
    level.add(2, 0.4, 0.9)  # another face
    level.end()
    level.add(2, 0.8, 0.9)
    assert level.held(0.3) is None
    level.add(2, 1.2, 0.5)
    assert level.held(0.3) == 0.5
