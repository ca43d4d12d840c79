import shutil

import numpy as np
import pytest
from PIL import Image

from core.models.registry import Registry
from core.training import dataset
from core.training.dataset import prepare
from core.training.findings import KINDS, BadDataError, finding, require_usable
from core.training.reading import read_set
from core.training.values import TrainingError


@pytest.fixture(scope="module")
def given():
    registry = Registry()
    return registry.load_detector(), registry.load_recogniser()


def found(prepared):
    return {one.kind: one for one in prepared.findings}


def test_all_that_is_wrong_with_a_liveness_set_is_said_at_once(tmp_path, save, face, given):
    live, fake = tmp_path / "live", tmp_path / "Fake"
    for person in range(3):
        save(live / f"p{person}" / "1.png", person)
    save(live / "loose.png", 77)
    shutil.copy(save(live / "p0" / "2.png", 31), live / "p0" / "twice.png")
    (live / "p1" / "broken.png").write_bytes(b"no picture")
    Image.new("L", (200, 200), 90).save(live / "p1" / "blank.png")
    Image.fromarray(np.hstack([face, face])).save(live / "p2" / "two.png")
    small = Image.fromarray(face).resize((90, 90))
    Image.fromarray(np.pad(np.asarray(small), 60, mode="edge")).save(live / "p2" / "small.png")
    save(fake / "print" / "p0" / "1.png", 50)
    (fake / "print" / "p9").mkdir()
    shutil.copy(live / "p1" / "1.png", fake / "print" / "p9" / "other-name.png")
    prepared = prepare(tmp_path, "liveness", *given, seed=1)
    said = found(prepared)
    assert said["no-person"].names == ("live/loose.png",)
    assert said["unreadable"].names == ("live/p1/broken.png",)
    assert said["no-face"].names == ("live/p1/blank.png",)
    assert said["several-faces"].names == ("live/p2/two.png",)
    assert said["too-small"].names == ("live/p2/small.png",)
    assert said["repeated"].names == ("live/p0/twice.png",)
    assert said["same-picture"].names == ("live/p1/1.png = Fake/print/p9/other-name.png",)
    assert "56 pixels a side" in str(said["too-small"])
    assert said["few-people"].values["found"] == 3
    with pytest.raises(BadDataError) as refused:
        require_usable(prepared.findings, leave_out=True)
    assert {one.kind for one in refused.value.findings} == {
        "no-person", "same-picture", "few-people", "few-fakes",
    }  # fmt: skip


def test_one_class_only_is_said(tmp_path, save, given):
    save(tmp_path / "live" / "p" / "1.png")
    (tmp_path / "fake" / "print" / "p").mkdir(parents=True)
    (tmp_path / "fake" / "print" / "p" / "1.png").write_bytes(b"")
    said = found(prepare(tmp_path, "liveness", *given, seed=1))
    assert "no usable picture of a fake" in str(said["no-fakes"])


def test_fakes_alone_are_said(tmp_path, save, given):
    save(tmp_path / "fake" / "print" / "p" / "1.png")
    (tmp_path / "live" / "p").mkdir(parents=True)
    (tmp_path / "live" / "p" / "1.png").write_bytes(b"")
    said = found(prepare(tmp_path, "liveness", *given, seed=1))
    assert "no usable picture of a living person" in str(said["no-living"])


def test_one_face_under_two_names_is_said(tmp_path, save, given, monkeypatch):
    monkeypatch.setattr(dataset, "LEAST_PEOPLE", 4)
    for person in range(4):
        for seed in (2 * person, 2 * person + 1):
            save(tmp_path / f"p{person:02}" / f"{seed}.png", seed)
    said = found(prepare(tmp_path, "recogniser", *given, seed=1, from_scratch=False))
    assert {"alike", "nearly-same-picture", "in-both"} <= set(said)
    assert len(said["alike"].names) == 6
    assert str(said["alike"]).count(" and ") == 6  # five are named, and how many more


def test_a_set_is_the_same_set_whatever_its_files_are_called_on_disk(tmp_path, save, given):
    for person in range(2):
        for seed in (2 * person, 2 * person + 1):
            save(tmp_path / "one" / f"p{person}" / f"{seed}.png", seed)
    shutil.copytree(tmp_path / "one", tmp_path / "other")
    first, again = (
        prepare(tmp_path / name, "recogniser", *given, seed=1) for name in ("one", "other")
    )
    assert first.fingerprint == again.fingerprint
    save(tmp_path / "other" / "p0" / "0.png", 99)
    changed = prepare(tmp_path / "other", "recogniser", *given, seed=1)
    assert changed.fingerprint != first.fingerprint


def test_looking_can_be_stopped(tmp_path, save, given):
    save(tmp_path / "p" / "1.png")
    assert prepare(tmp_path, "recogniser", *given, seed=1, cancelled=lambda: True) is None


def test_fakes_without_people_become_series(tmp_path):
    for number in range(20):
        file = tmp_path / "fake" / "tablet" / f"{number:02}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (tmp_path / "live" / "p").mkdir(parents=True)
    (tmp_path / "live" / "p" / "1.png").touch()
    samples, findings = read_set(tmp_path, "liveness")
    assert [one.kind for one in findings] == ["nobody"]
    series = [sample.person for sample in samples if sample.kind == "tablet"]
    assert len(set(series)) == 10
    assert series[:3] == ["tablet, series 1", "tablet, series 1", "tablet, series 2"]


@pytest.mark.parametrize("goal", ["liveness", "recogniser"])
def test_another_layout_is_refused(tmp_path, goal):
    (tmp_path / "elsewhere.png").touch()
    with pytest.raises(TrainingError, match="no training set for"):
        read_set(tmp_path, goal)
    with pytest.raises(TrainingError, match="can't be read"):
        read_set(tmp_path / "missing", goal)


def test_every_finding_is_a_sentence():
    values = {"least": 5, "found": 2, "missing": "a fake"}
    for kind in KINDS:
        told = str(finding(kind, ["a", "b", "c", "d", "e", "f", "g"], **values))
        assert told.endswith(".")
        assert "{" not in told
