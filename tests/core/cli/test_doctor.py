"""`doctor` on a sound installation and on broken ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from core import paths
from core.cli import checks
from core.settings import Settings, save
from tests.core.cli.conftest import Outcome, Run, Shots


def texts(outcome: Outcome, subject: str) -> list[tuple[str, str]]:
    found = outcome.json["checks"]
    return [(one["state"], one["text"]) for one in found if one["subject"].startswith(subject)]


def test_a_sound_installation(run: Run) -> None:
    outcome = run("doctor", "--json")
    assert outcome.code == 0
    assert outcome.json["ok"] is True
    for subject in ("Python", "Libraries", "Model, detector", "Model, recogniser", "Analysis"):
        assert [state for state, _ in texts(outcome, subject)] == ["ok"]
    for subject in ("Device", "Profile", "Settings", "Gallery", "Camera"):
        assert texts(outcome, subject)
    spoken = run("doctor")
    assert spoken.out.rstrip().endswith("The program can work.")


def test_nobody_is_named(run: Run, shots: Shots) -> None:
    run("enrol", "Anna Berg", shots.anna)
    outcome = run("doctor", "--json")
    assert "1 person" in texts(outcome, "Gallery")[0][1]
    assert "Anna" not in outcome.out


def test_a_changed_model_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = tmp_path / "weights"
    shutil.copytree(paths.weights_dir(), weights)
    (graph,) = weights.glob("sface*/*.onnx")
    data = bytearray(graph.read_bytes())
    data[1000] ^= 1
    graph.write_bytes(data)
    monkeypatch.setattr(paths, "weights_dir", lambda: weights)
    outcome = run("doctor", "--json")
    assert outcome.code == 1
    assert outcome.json["ok"] is False
    (state, text) = texts(outcome, "Model, recogniser")[0]
    assert state == "failed"
    assert "checksum" in text
    assert texts(outcome, "Model, detector")[0][0] == "ok"


def test_a_damaged_gallery_and_settings(run: Run, own_profile: Path) -> None:
    own_profile.mkdir()
    (own_profile / "gallery.sqlite").write_text("this is no gallery")
    (own_profile / "settings.json").write_text("{")
    outcome = run("doctor", "--json")
    assert outcome.code == 1
    assert texts(outcome, "Gallery")[0][0] == "failed"
    assert texts(outcome, "Settings")[0][0] == "warning"


def test_a_chosen_recogniser_that_is_gone(run: Run, shots: Shots, own_profile: Path) -> None:
    run("enrol", "Anna Berg", shots.anna)
    save(Settings(recogniser="gone"), own_profile / "settings.json")
    said = "The model gone was chosen to tell people apart, but it is not installed."
    outcome = run("doctor", "--json")
    assert outcome.code == 1
    ((state, text),) = texts(outcome, "Analysis")
    assert (state, said in text) == ("failed", True)
    assert texts(outcome, "Gallery") == [("ok", "opens; 1 person")]  # nothing is wrong with it
    for words in (("analyse", shots.anna), ("identify", shots.anna), ("enrol", "Ben", shots.ben)):
        refused = run(*words)
        assert refused.code == 1
        assert said in refused.err
    assert run("identify", shots.anna, "--recogniser", "sface-2021dec").code == 0


def test_a_profile_that_cannot_be_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    outcome = run("doctor", "--profile", tmp_path / "file" / "profile", "--json")
    assert outcome.code == 1
    assert texts(outcome, "Profile")[0][0] == "failed"


def test_libraries_missing_or_too_old(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        checks, "_requirements", lambda: ["numpy>=99.1", "no-such-library-at-all>=1"]
    )
    outcome = run("doctor", "--json")
    failed = [text for state, text in texts(outcome, "Libraries") if state == "failed"]
    assert "numpy 99.1 (here: " in failed[0]
    assert "no-such-library-at-all" in failed[0]


def test_a_check_that_breaks_off_is_a_finding(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(checks, "cameras", breaks)
    outcome = run("doctor", "--json")
    assert outcome.code == 1
    assert texts(outcome, "Fault") == [("failed", "a check broke off with ZeroDivisionError")]
    assert texts(outcome, "Window") or texts(outcome, "Profile")
