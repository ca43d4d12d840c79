"""Liveness: gates and bands say what they must."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.face.liveness import Bands, LivenessGates, LivenessStage
from core.frame import Frame, Lamp
from core.quality import Quality, QualityReason
from core.results import LivenessGround, LivenessReason, LivenessVerdict
from tests.core.face.blobs import BrightnessLiveness, detection

GOOD = Quality(90, QualityReason.GOOD, 60, 40, 120, 40, 0.0, 0, 0, 0)


def crop(level):
    return np.full((112, 112), level, np.uint8)


def face_frame(level=100, lamp=Lamp.LIT):
    return Frame(0, 0.0, np.full((480, 640), level, np.uint8), lamp), detection(200, 150, 160, 200)


def test_without_a_model_nothing_is_ever_judged():
    stage = LivenessStage(None)
    for level in (0, 100, 255):
        for lamp in Lamp:
            frame, face = face_frame(level, lamp)
            judged = stage.judge(frame, face, GOOD, crop(level))
            assert judged.verdict is LivenessVerdict.NOT_JUDGED
            assert judged.reason is LivenessReason.NO_MODEL
            assert judged.spoof_score is None
            assert judged.model is None


def test_a_model_for_the_studio_is_asked_about_the_studio_alone():
    network = BrightnessLiveness()
    network.card = replace(network.card, light="studio")
    frame, face = face_frame(240)
    for always in (False, True):
        judged = LivenessStage(network).judge(frame, face, GOOD, crop(240), always_ask=always)
        assert judged.verdict is LivenessVerdict.NOT_JUDGED
        assert judged.reason is LivenessReason.STUDIO_ONLY
        assert judged.spoof_score is None
    assert not network.crops
    drawn = replace(frame, synthetic=True)
    judged = LivenessStage(network).judge(drawn, face, GOOD, crop(240))
    assert judged.verdict is LivenessVerdict.SPOOF


@pytest.mark.parametrize(
    ("level", "verdict", "reason"),
    [
        (100, LivenessVerdict.LIVE, LivenessReason.JUDGED),
        (178, LivenessVerdict.LIVE, LivenessReason.JUDGED),
        (179, LivenessVerdict.CANNOT_JUDGE, LivenessReason.BETWEEN),
        (229, LivenessVerdict.CANNOT_JUDGE, LivenessReason.BETWEEN),
        (230, LivenessVerdict.SPOOF, LivenessReason.JUDGED),
        (240, LivenessVerdict.SPOOF, LivenessReason.JUDGED),
    ],
)
def test_three_bands(level, verdict, reason):
    judged = LivenessStage(BrightnessLiveness()).judge(*face_frame(level), GOOD, crop(level))
    assert (judged.verdict, judged.reason) == (verdict, reason)
    assert judged.spoof_score == pytest.approx(level / 255, abs=1e-4)
    assert judged.model == "brightness"


@pytest.mark.parametrize(
    ("lamp", "box", "change", "reason"),
    [
        (Lamp.UNLIT, (200, 150, 160, 200), {}, LivenessReason.LAMP_OFF),
        (Lamp.LIT, (-60, 150, 160, 200), {}, LivenessReason.CUT_OFF),
        (Lamp.LIT, (700, 150, 160, 200), {}, LivenessReason.CUT_OFF),
        (Lamp.LIT, (200, 150, 40, 60), {}, LivenessReason.TOO_SMALL),
        (Lamp.LIT, (200, 150, 160, 200), {"clipped": 0.11}, LivenessReason.CLIPPED),
        (Lamp.UNKNOWN, (200, 150, 160, 200), {"exposure": 25.0}, LivenessReason.TOO_DARK),
        (Lamp.LIT, (200, 150, 160, 200), {"ambient": 0.6}, LivenessReason.AMBIENT),
    ],
)
def test_gates_come_before_the_network(lamp, box, change, reason):
    network = BrightnessLiveness()
    frame, _ = face_frame(100, lamp)
    judged = LivenessStage(network).judge(
        frame, detection(*box), replace(GOOD, **change), crop(100)
    )
    assert judged.verdict is LivenessVerdict.CANNOT_JUDGE
    assert judged.reason is reason
    assert judged.spoof_score is None
    assert network.crops == 0


def test_a_tenth_clipped_is_still_judged():
    judged = LivenessStage(BrightnessLiveness()).judge(
        *face_frame(), replace(GOOD, clipped=0.10), crop(100)
    )
    assert judged.verdict is LivenessVerdict.LIVE


def test_other_light_that_was_taken_away_does_not_hinder():
    judged = LivenessStage(BrightnessLiveness()).judge(
        *face_frame(), replace(GOOD, ambient=0.0), crop(100)
    )
    assert judged.verdict is LivenessVerdict.LIVE


def test_a_moved_gate_holds():
    gates = LivenessGates(darkest=60.0)
    dim = replace(GOOD, exposure=50.0)
    stage = LivenessStage(BrightnessLiveness())
    assert stage.judge(*face_frame(), dim, crop(100)).verdict is LivenessVerdict.LIVE
    judged = stage.judge(*face_frame(), dim, crop(100), gates)
    assert judged.reason is LivenessReason.TOO_DARK


def test_a_still_picture_is_scored_though_the_score_decides_nothing():
    network = BrightnessLiveness()
    judged = LivenessStage(network).judge(
        *face_frame(), replace(GOOD, clipped=0.5), crop(100), always_ask=True
    )
    assert judged.verdict is LivenessVerdict.CANNOT_JUDGE
    assert judged.reason is LivenessReason.CLIPPED
    assert judged.spoof_score == pytest.approx(100 / 255, abs=1e-4)


@pytest.mark.parametrize(
    ("light", "colour", "verdict"),
    [
        ("infrared", False, LivenessVerdict.LIVE),
        ("colour", False, LivenessVerdict.CANNOT_JUDGE),
        ("colour", True, LivenessVerdict.LIVE),
        ("flash", True, LivenessVerdict.CANNOT_JUDGE),
    ],
)
def test_a_model_decides_only_in_its_own_light(light, colour, verdict):
    network = BrightnessLiveness()
    network.card = replace(network.card, light=light)
    view = np.stack([crop(100)] * 3, axis=-1) if colour else crop(100)
    judged = LivenessStage(network).judge(*face_frame(), GOOD, view)
    assert judged.verdict is verdict
    expected = (
        LivenessReason.JUDGED if verdict is LivenessVerdict.LIVE else LivenessReason.OTHER_LIGHT
    )
    assert judged.reason is expected


def test_bands_that_were_measured_here_hold_for_their_model_alone():
    network = BrightnessLiveness()
    identity = network.card.identity
    frame, face = face_frame(150)
    for bands, verdict in (
        (None, LivenessVerdict.LIVE),
        (Bands(identity, 0.1, 0.5), LivenessVerdict.SPOOF),
        (Bands(identity, 0.1, 0.9), LivenessVerdict.CANNOT_JUDGE),
        (Bands("another@0123456789ab", 0.1, 0.5), LivenessVerdict.LIVE),
    ):
        gates = LivenessGates(bands=bands)
        judged = LivenessStage(network).judge(frame, face, GOOD, crop(150), gates)
        assert judged.verdict is verdict


def test_a_verdict_says_what_kind_of_model_it_rests_on():
    network = BrightnessLiveness()
    frame, face = face_frame(100)

    def ground(**changes: object) -> LivenessGround:
        network.card = replace(BrightnessLiveness().card, **changes)
        return LivenessStage(network).judge(frame, face, GOOD, crop(100)).ground

    assert ground() is LivenessGround.MODEL
    assert ground(system="flir") is LivenessGround.VENDOR
    assert ground(training={"people": 4}) is LivenessGround.SITE
    assert LivenessStage(None).judge(frame, face, GOOD, None).ground is LivenessGround.NONE
