"""What is recorded of a verdict: every gate, rounded, and nobody's name."""

from __future__ import annotations

import dataclasses
import json

from core.face.limits import LIMITS
from core.quality import Quality, QualityReason
from core.results import (
    Decision,
    DecisionState,
    FaceLight,
    Liveness,
    LivenessReason,
    LivenessVerdict,
    Match,
)
from core.verdict_note import note_of, same_verdict

QUALITY = Quality(
    overall=41.23456789,
    reason=QualityReason.GLARE,
    eye_distance=61.987654,
    sharpness=23.456789,
    exposure=123.456789,
    contrast=40.0,
    clipped=0.01234567,
    yaw=-3.21987,
    pitch=0.0,
    roll=1.0,
    motion=0.2345678,
    ambient=None,
    fall_off=1.0987654,
    glare=0.3,
)
DECISION = Decision(
    DecisionState.NOT_USABLE,
    7,
    1.0,
    0.45,
    best=Match("id", "Ada", 0.7, "template"),
    quality_reason=QualityReason.GLARE,
    quality=QUALITY,
)


def test_every_gate_is_recorded_rounded_and_without_a_name() -> None:
    note = note_of(DECISION)
    assert {limit.part for limit in LIMITS} <= set(note["gates"])
    assert note["gates"]["clipped"] == 0.01235
    assert note["gates"]["exposure"] == 123.5
    assert note["gates"]["motion"] == 0.2346
    assert note["gates"]["ambient"] is None
    assert note["quality"] == "glare"
    text = json.dumps(note, allow_nan=False)
    assert json.loads(text) == note
    assert "Ada" not in text


def test_light_is_recorded_with_and_without_what_was_taken_away() -> None:
    light = FaceLight(0.5, 0.4, removed=True)
    quality = dataclasses.replace(QUALITY, ambient=0.0)
    note = note_of(dataclasses.replace(DECISION, light=light, quality=quality))
    assert note["gates"]["ambient"] == 0.0
    assert note["gates"]["other_light"] == 0.8
    assert note["gates"]["ambient_removed"] is True


def test_why_liveness_was_not_judged_is_recorded() -> None:
    liveness = Liveness(LivenessVerdict.CANNOT_JUDGE, LivenessReason.AMBIENT, None, "flir")
    note = note_of(dataclasses.replace(DECISION, liveness=liveness))
    assert note["liveness"] == "cannot-judge"
    assert note["liveness_reason"] == "ambient"


def test_notes_of_before_there_were_gates_are_still_compared() -> None:
    note = note_of(DECISION)
    old = {name: note[name] for name in ("state", "quality", "liveness", "similarity")}
    assert same_verdict(note, old)
    assert not same_verdict(note, old | {"state": "known"})
