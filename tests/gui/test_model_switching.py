"""Changing models while the studio runs: no restart, and never a verdict of the former models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.enrolment.shots import Shot
from core.models.launch_guard import LaunchGuard
from core.paths import Profile
from core.people.records import View
from core.results import DecisionState
from core.settings import Settings
from gui.engine import Engine
from gui.engine_values import EngineState, EnrolWish
from gui.live_result import LiveResult
from tests.core.models.vendor.folders import write_model

DUMMIES = Path(__file__).resolve().parents[1] / "vectors" / "vendor"
STUDIO = Settings(source="studio:one-person")


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    profile = Profile(tmp_path / "profile")
    profile.make()
    for name in ("frir", "flir"):
        write_model(profile.models_dir, name, {"graph": DUMMIES / f"{name}.onnx"})
    return profile


@pytest.fixture
def engine(qtbot: QtBot, profile: Profile) -> Iterator[Engine]:
    engine = Engine(STUDIO, profile)
    yield engine
    assert engine.stop()


def heard(engine: Engine) -> list[object]:
    """Results and what is loaded, in the order in which the window hears of them."""
    events: list[object] = []
    engine.analysed.connect(events.append)
    engine.models_loaded.connect(lambda models: events.append(dict(models.names)))
    return events


def analysed_by(events: list[object], recogniser: str) -> int:
    return sum(
        isinstance(event, LiveResult) and event.analysis.models["recogniser"] == recogniser
        for event in events
    )


def test_each_verdict_after_a_change_is_of_the_new_models(qtbot: QtBot, engine: Engine) -> None:
    events = heard(engine)
    engine.start()
    qtbot.waitUntil(lambda: analysed_by(events, "sface-2021dec") > 5, timeout=20_000)
    for name in ("frir", None, "frir"):
        expected = name or "sface-2021dec"
        events.clear()
        engine.apply(replace(STUDIO, recogniser=name))
        assert engine.status.state is EngineState.LOADING_MODELS
        qtbot.waitUntil(lambda e=expected: analysed_by(events, e) > 5, timeout=20_000)
        assert isinstance(events[0], dict)  # no verdict before the models are told
        assert events[0]["recogniser"] == expected
        assert analysed_by(events, expected) == len(events) - 1


@pytest.mark.slow
def test_of_changes_in_a_row_only_the_last_one_s_verdicts_are_shown(
    qtbot: QtBot, engine: Engine
) -> None:
    events = heard(engine)
    engine.start()
    qtbot.waitUntil(lambda: analysed_by(events, "sface-2021dec") > 5, timeout=20_000)
    events.clear()
    for name in ("frir", None, "frir", None, "frir"):
        engine.apply(replace(STUDIO, recogniser=name))
    qtbot.waitUntil(lambda: analysed_by(events, "frir") > 5, timeout=20_000)
    first = next(at for at, event in enumerate(events) if isinstance(event, LiveResult))
    loads = [dict(e)["recogniser"] for e in events[:first]]
    assert loads[-1] == "frir"
    assert len(loads) < 5  # nobody waits for what was asked for in between
    assert analysed_by(events, "frir") == len(events) - first


@pytest.mark.slow
def test_a_late_refusal_doesnt_undo_a_newer_choice(
    qtbot: QtBot, engine: Engine, profile: Profile
) -> None:
    events = heard(engine)
    engine.start()
    qtbot.waitUntil(lambda: analysed_by(events, "sface-2021dec") > 3, timeout=20_000)
    (profile.models_dir / "flir" / "model.onnx").write_bytes(b"damaged")
    refused: list[Settings] = []
    engine.models_refused.connect(lambda _error, kept: refused.append(kept))
    engine.apply(replace(STUDIO, liveness="flir"))
    engine.apply(replace(STUDIO, recogniser="frir"))
    qtbot.waitUntil(lambda: analysed_by(events, "frir") > 3, timeout=10_000)
    assert engine.status.state is EngineState.WATCHING
    assert all(kept.recogniser == "frir" and kept.liveness is None for kept in refused)


@pytest.mark.slow
def test_people_of_another_model_are_listed_and_not_called_unknown_for_good(
    qtbot: QtBot, engine: Engine
) -> None:
    events = heard(engine)
    plans: list[object] = []
    engine.models.lacking.connect(plans.append)
    engine.start()

    def face() -> LiveResult | None:
        return next(
            (
                e
                for e in events
                if isinstance(e, LiveResult)
                and e.analysis.faces
                and e.analysis.faces[0].embedding is not None
            ),
            None,
        )

    qtbot.waitUntil(lambda: face() is not None, timeout=20_000)
    result = face()
    assert result is not None
    with qtbot.waitSignal(engine.people.enrolled, timeout=10_000):
        shot = Shot(View.STRAIGHT, result.analysis.faces[0], result.analysis.frame, "a test")
        engine.enrol(EnrolWish((shot,), "Ada"))
    events.clear()
    engine.apply(replace(STUDIO, recogniser="frir"))
    qtbot.waitUntil(lambda: analysed_by(events, "frir") > 3, timeout=20_000)
    last = events[-1]
    assert isinstance(last, LiveResult)
    assert last.decision.state in (DecisionState.EMPTY_GALLERY, DecisionState.NOT_USABLE)
    qtbot.waitUntil(lambda: bool(plans) and plans[-1].model.startswith("frir@"), timeout=5000)
    (person,) = (*plans[-1].renewable, *plans[-1].without_sample)
    assert person.name == "Ada"


def test_a_model_that_cant_be_used_leaves_the_present_ones_at_work(
    qtbot: QtBot, engine: Engine, profile: Profile
) -> None:
    events = heard(engine)
    engine.start()
    qtbot.waitUntil(lambda: analysed_by(events, "sface-2021dec") > 3, timeout=20_000)
    (profile.models_dir / "frir" / "model.onnx").write_bytes(b"damaged")
    with qtbot.waitSignal(engine.models_refused, timeout=10_000) as refusal:
        engine.apply(replace(STUDIO, recogniser="frir", theme="dark"))
    error, settings = refusal.args
    assert "model.onnx" in str(error)
    assert settings.recogniser is None
    assert settings.theme == "dark"
    events.clear()
    qtbot.waitUntil(lambda: analysed_by(events, "sface-2021dec") > 3, timeout=10_000)
    assert engine.status.state is EngineState.WATCHING


def test_what_the_last_start_did_not_survive_is_left_out_and_said(
    qtbot: QtBot, profile: Profile
) -> None:
    LaunchGuard(profile.models_dir).begin(["frir"])
    engine = Engine(replace(STUDIO, recogniser="frir", liveness="flir"), profile)
    try:
        with qtbot.waitSignals([engine.models_loaded, engine.models_refused], timeout=20_000):
            engine.start()
    finally:
        assert engine.stop()


@pytest.mark.slow
def test_other_files_under_a_name_in_use_are_taken_at_once(
    qtbot: QtBot, engine: Engine, profile: Profile
) -> None:
    events = heard(engine)
    identities: list[str] = []
    engine.models_loaded.connect(lambda models: identities.append(models.recogniser_identity))
    engine.start()
    qtbot.waitUntil(lambda: analysed_by(events, "sface-2021dec") > 1, timeout=20_000)
    engine.apply(replace(STUDIO, recogniser="frir"))
    qtbot.waitUntil(lambda: analysed_by(events, "frir") > 1, timeout=20_000)
    card = write_model(profile.models_dir, "frir", {"graph": DUMMIES / "frfm-large.onnx"})
    engine.models.added.emit(card, False)
    qtbot.waitUntil(lambda: identities[-1] == card.identity, timeout=10_000)
