"""Loading chosen models, keeping what stays, and leaving out what a start did not survive."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.model_switch import ModelSwitch
from core.models.contract import ModelError
from core.models.launch_guard import LaunchGuard
from core.models.models_folder import REPLACED, UNFINISHED
from core.pipeline import Pipeline
from core.settings import Settings
from tests.core.models.vendor.folders import write_model

DUMMIES = Path(__file__).resolve().parents[1] / "vectors" / "vendor"


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A folder of added models: FRIR, FLIR and FQA with dummy weights."""
    for name in ("frir", "flir", "fqa"):
        write_model(tmp_path, name, {"graph": DUMMIES / f"{name}.onnx"})
    return tmp_path


ALL = Settings(recogniser="frir", liveness="flir", quality="fqa")


def test_all_four_slots_are_filled_and_used(models: Path) -> None:
    switched = ModelSwitch(models).load(ALL)
    names = switched.pipeline.models
    assert names == {
        "detector": "retinaface-mnet025",
        "recogniser": "frir",
        "liveness": "flir",
        "quality": "fqa",
    }
    loaded = switched.pipeline.slots.loaded()
    assert [loaded[slot].mode for slot in ("detector", "recogniser", "liveness")] == [
        "corrected",
        "exact",
        "exact",
    ]
    assert "CPU" in loaded["recogniser"].runs_on
    assert switched.pipeline.dimension == 512
    assert switched.set_aside == ()


def test_an_empty_slot_stays_empty_although_a_model_for_it_is_installed(models: Path) -> None:
    assert set(ModelSwitch(models).load(Settings()).pipeline.models) == {"detector", "recogniser"}


def test_networks_that_stay_are_not_loaded_again(models: Path) -> None:
    switch = ModelSwitch(models)
    first = switch.load(ALL).pipeline.slots
    second = switch.load(
        Settings(recogniser="frir", liveness="flir", liveness_mode="corrected"), first
    ).pipeline.slots
    assert second.detector is first.detector
    assert second.recogniser is first.recogniser
    assert second.liveness is not first.liveness
    assert second.liveness is not None
    assert second.liveness.mode == "corrected"
    assert second.quality is None


def test_other_files_under_the_same_name_are_loaded_again(models: Path) -> None:
    switch = ModelSwitch(models)
    first = switch.load(ALL).pipeline
    write_model(models, "frir", {"graph": DUMMIES / "frfm-large.onnx"})
    second = switch.load(ALL, first.slots).pipeline
    assert second.recogniser_identity != first.recogniser_identity


def test_a_model_that_a_crash_caught_while_it_was_replaced_is_there(models: Path) -> None:
    aside = models / f"{UNFINISHED}x" / REPLACED
    aside.mkdir(parents=True)
    (models / "frir").rename(aside / "frir")
    assert ModelSwitch(models).load(ALL).pipeline.models["recogniser"] == "frir"


def test_a_damaged_model_is_refused_and_the_present_ones_still_work(models: Path) -> None:
    switch = ModelSwitch(models)
    first = switch.load(Settings()).pipeline
    (models / "frir" / "model.onnx").write_bytes(b"damaged")
    with pytest.raises(ModelError, match="bytes instead of"):
        switch.load(ALL, first.slots)
    assert LaunchGuard(models).suspects() == frozenset()  # a refusal is no crash
    assert first.analyse_picture(np.zeros((120, 160), np.uint8)).faces == ()


def test_a_model_that_gives_nothing_usable_at_its_first_run_is_refused(models: Path) -> None:
    write_model(models, "frir", {"graph": DUMMIES / "logarithm-512.onnx"})
    with pytest.raises(ModelError, match="no usable result"):
        ModelSwitch(models).load(ALL)


def test_a_crash_would_leave_the_names_of_what_was_loaded(
    models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, seen = Pipeline.load, []

    def watched(*given: Any) -> Pipeline:
        seen.append(LaunchGuard(models).suspects())
        return load(*given)

    monkeypatch.setattr(Pipeline, "load", watched)
    ModelSwitch(models).load(ALL)
    assert seen == [{"frir", "flir", "fqa"}]
    assert LaunchGuard(models).suspects() == frozenset()


def test_what_the_last_start_did_not_survive_is_left_out_once(models: Path) -> None:
    LaunchGuard(models).begin(["frir"])  # and then the process died
    switch = ModelSwitch(models)
    switched = switch.load(ALL)
    assert switched.pipeline.models["recogniser"] == "sface-2021dec"
    assert switched.pipeline.models["liveness"] == "flir"
    assert switched.settings.recogniser is None
    assert switched.settings.liveness == "flir"
    (error,) = switched.set_aside
    assert "frir" in str(error)
    assert LaunchGuard(models).suspects() == frozenset()
    assert switch.load(ALL).pipeline.models["recogniser"] == "frir"  # chosen again


def test_what_works_already_is_under_no_suspicion(
    models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted: list[frozenset[str]] = []
    switch = ModelSwitch(models)
    present = switch.load(Settings(recogniser="frir")).pipeline.slots
    begin = LaunchGuard.begin

    def note(self: LaunchGuard, names: Collection[str]) -> None:
        begin(self, names)
        noted.append(self.suspects())

    monkeypatch.setattr(LaunchGuard, "begin", note)
    switch.load(Settings(recogniser="frir", liveness="flir"), present)
    assert noted == [{"flir"}]
