"""What is told: named only where that was chosen."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from core.challenge.values import ChallengeOutcome
from core.people.audit.fact_words import VALUES
from core.results import DecisionState, LivenessGround, LivenessVerdict
from core.signalling.values import Message, trial

NOON = datetime(2026, 11, 22, 12, 0, 0, 250_000, tzinfo=UTC)


def test_a_message_names_nobody_unless_that_was_chosen() -> None:
    message = Message("greeted", DecisionState.KNOWN, LivenessVerdict.LIVE, 3, NOON)
    assert json.loads(message.to_json()) == {
        "version": 1,
        "event": "greeted",
        "verdict": "known",
        "liveness": "live",
        "liveness_ground": "none",
        "challenge": "not-asked",
        "visit": 3,
        "time": "2026-11-22T12:00:00.250+00:00",
        "test": False,
    }


@pytest.mark.parametrize("ground", LivenessGround)
def test_what_liveness_rests_on_is_told_in_the_words_of_the_log(ground: LivenessGround) -> None:
    message = Message("greeted", DecisionState.KNOWN, LivenessVerdict.LIVE, 3, NOON, ground=ground)
    told = json.loads(message.to_json())
    assert told["liveness_ground"] == ground.value
    assert told["version"] == 1  # who doesn't know it reads on
    assert ground.value in VALUES["liveness_ground"]


def test_a_chosen_name_is_told_as_it_is_written() -> None:
    message = Message(
        "greeted", DecisionState.KNOWN, LivenessVerdict.LIVE, 3, NOON, "李雷", "a" * 32
    )
    told = message.to_json()
    assert "李雷".encode() in told
    assert told.endswith(b"\n")
    assert told.count(b"\n") == 1
    assert json.loads(told)["person"] == "a" * 32


def test_times_are_told_in_utc_and_a_trial_opens_nothing() -> None:
    here = NOON.astimezone(timezone(timedelta(hours=8)))
    data = json.loads(trial(here).to_json())
    assert data["time"] == "2026-11-22T12:00:00.250+00:00"
    assert (data["test"], data["event"]) == (True, "refused")


def test_the_guide_names_every_field_and_every_verdict() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "kiosk.md").read_text("utf-8")
    whole = Message("greeted", DecisionState.KNOWN, LivenessVerdict.LIVE, 1, NOON, "Anna", "a")
    for field in set(json.loads(whole.to_json())) - {"version"}:
        assert f"`{field}`" in guide, field
    never_told = {"lamp-off", "not-usable", "checking", "empty-gallery"}
    for word in ({one.value for one in DecisionState} - never_told) | {
        one.value
        for one in (*LivenessVerdict, *ChallengeOutcome, *LivenessGround)
        if one.value != "waived"
    }:
        assert f"`{word}`" in guide, word
