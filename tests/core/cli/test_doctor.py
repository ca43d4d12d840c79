"""`doctor` on a sound installation and on broken ones, with and without a camera."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from core import paths
from core.doctor import cameras, examination, observation, system
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
    for subject in ("Device", "Profile", "Space", "Settings", "Gallery", "Camera"):
        assert texts(outcome, subject)
    details = {one["subject"]: one["details"] for one in outcome.json["checks"]}
    assert "ONNX Runtime, CPU" in details["Analysis"]["detector"]
    assert details["Libraries"]["numpy"]


def test_what_is_found_is_said_in_sentences(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.zip"
    outcome = run("doctor", "--no-camera", "--bundle", file)
    assert outcome.code == 0
    assert f"The report for support is in {file}." in outcome.out
    assert outcome.out.rstrip().endswith("The program can work.")
    assert "-> A good photo could pass for a person." in outcome.out


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
    assert texts(outcome, "Gallery") == [
        ("ok", "The gallery opens. 1 person is enrolled.")
    ]  # nothing is wrong with it
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
        system, "_requirements", lambda: ["numpy>=99.1", "no-such-library-at-all>=1"]
    )
    outcome = run("doctor", "--json")
    failed = [text for state, text in texts(outcome, "Libraries") if state == "failed"]
    assert "numpy 99.1 (here: " in failed[0]
    assert "no-such-library-at-all" in failed[0]


def test_a_check_that_breaks_off_is_a_finding(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cameras, "cameras", breaks)
    outcome = run("doctor", "--json")
    assert outcome.code == 1
    assert texts(outcome, "Fault") == [("failed", "A check broke off with ZeroDivisionError.")]
    assert texts(outcome, "Window") or texts(outcome, "Profile")


def test_the_studio_is_watched_as_a_camera_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(observation, "WATCHED", 0.8)
    file = tmp_path / "report.zip"
    outcome = run("doctor", "--camera", "studio:nobody", "--json", "--bundle", file)
    assert outcome.code == 0
    for subject in ("Opening", "Format", "Rate", "Picture", "Lamp", "Exposure"):
        assert texts(outcome, subject), subject
    assert "demo" in texts(outcome, "Opening")[0][1]
    assert "640 x 480" in texts(outcome, "Format")[0][1]
    assert texts(outcome, "Picture")[0][0] == "ok"
    with zipfile.ZipFile(file) as archive:
        light = json.loads(archive.read("light.json"))
        checked = json.loads(archive.read("report.json"))["checks"]
    assert len(light) > 5
    assert [one["subject"] for one in checked] == [one["subject"] for one in outcome.json["checks"]]


def test_a_camera_that_is_not_there(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    outcome = run("doctor", "--camera", missing, "--json")
    assert outcome.code == 1
    ((state, text),) = texts(outcome, "Opening")
    assert state == "failed"
    assert "nowhere" in text
    assert texts(outcome, "Lamp") == []


def test_a_report_that_cannot_be_saved(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examination.Examination, "steps", lambda _self: ())
    outcome = run("doctor", "--bundle", tmp_path / "nowhere" / "report.zip")
    assert outcome.code == 1
    assert "can't be saved" in outcome.err
