"""A test is a folder that no crash leaves half written, and that says what is wrong with it."""

from __future__ import annotations

import errno
import json
import random
import shutil
from datetime import datetime

import pytest

from core.liveness_test import folder, report
from core.liveness_test.camera_id import camera_id_of
from core.liveness_test.folder import FolderError
from core.liveness_test.values import Judge, Judged, Plan, Species
from core.results import LivenessVerdict

PLAN = Plan({Species.LIVE: 1, Species.MASK: 2})
NOTHING = {judge: Judged(LivenessVerdict.NOT_JUDGED, None) for judge in Judge}


@pytest.fixture
def begun(tmp_path):
    return folder.TestFolder.create(
        tmp_path / "test", PLAN, "Camera", {"limit_glare": 0.3}, {"detector": "d@1 (corrected)"}
    )


def add(test, species=Species.LIVE, person=1, content=b"frames"):
    test.next_file().write_bytes(content)
    return test.add(species, person)


def test_what_was_begun_is_gone_on_with(begun):
    first = add(begun)
    add(begun, Species.MASK, 2, b"others")
    begun.keep(first.number, NOTHING)
    again = folder.TestFolder.open(begun.path)
    assert again.presentations == begun.presentations
    assert [(one.number, one.file) for one in again.presentations] == [
        (1, "001.fdrec"),
        (2, "002.fdrec"),
    ]
    assert again.judged == {1: NOTHING}
    assert (again.plan, again.camera, again.settings) == (PLAN, "Camera", {"limit_glare": 0.3})
    assert again.models == {"detector": "d@1 (corrected)"}
    assert not again.is_finished
    assert again.next_file().name == "003.fdrec"


def test_only_the_owner_can_read_it(begun):
    assert begun.path.stat().st_mode & 0o777 == 0o700
    assert (begun.path / folder.FILE).stat().st_mode & 0o777 == 0o600


def test_what_went_wrong_is_taken_out_with_its_recording(begun):
    one, other = add(begun), add(begun, content=b"others")
    begun.keep(one.number, NOTHING)
    begun.drop(one.number)
    assert not (begun.path / one.file).exists()
    again = folder.TestFolder.open(begun.path)
    assert again.presentations == (other,)
    assert again.judged == {}
    with pytest.raises(ValueError, match="no presentation 1"):
        again.keep(1, NOTHING)


def test_a_recording_that_was_broken_off_is_no_presentation(begun):
    begun.next_file().write_bytes(b"half")
    again = folder.TestFolder.open(begun.path)
    assert again.presentations == ()
    assert again.next_file() == begun.path / "001.fdrec"
    begun.next_file().unlink()
    with pytest.raises(FolderError, match="There is no file"):
        again.add(Species.LIVE, 1)


def test_a_recording_that_is_gone_or_changed_is_noticed(begun):
    one = add(begun)
    assert begun.recording(one) == begun.path / one.file
    (begun.path / one.file).write_bytes(b"framez")
    with pytest.raises(FolderError, match="was changed after the liveness test"):
        begun.recording(one)
    (begun.path / one.file).unlink()
    with pytest.raises(FolderError, match="is missing"):
        begun.recording(one)


def test_recordings_are_deleted_and_the_figures_stay(tested, tmp_path):
    path = tmp_path / "copy"
    shutil.copytree(tested, path)
    (path / "004.fdrec").write_bytes(b"left over from a crash")
    (path / "notes.txt").write_text("somebody's own")
    test = folder.TestFolder.open(path)
    result = test.result
    assert test.has_recordings
    test.delete_recordings()
    assert sorted(one.name for one in path.iterdir()) == ["notes.txt", "test.json"]
    again = folder.TestFolder.open(path)
    assert not again.has_recordings
    assert again.result == result is not None


def test_a_full_disk_is_said_and_nothing_is_lost(begun, monkeypatch):
    one = add(begun)
    begun.next_file().write_bytes(b"frames")

    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(FolderError, match="The disk is full"):
            begun.add(Species.MASK, 1)
    assert begun.presentations == (one,)
    assert folder.TestFolder.open(begun.path).presentations == (one,)
    assert sorted(one.name for one in begun.path.glob("*.json*")) == ["test.json"]
    assert begun.add(Species.MASK, 1).number == 2


def test_two_programs_do_not_undo_what_the_other_did(begun):
    other = folder.TestFolder.open(begun.path)
    one = add(other)
    with pytest.raises(FolderError, match="changed by another program meanwhile"):
        begun.add(Species.MASK, 2)
    assert begun.presentations == ()
    assert folder.TestFolder.open(begun.path).presentations == (one,)
    other.keep(1, NOTHING)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "other.txt").write_text("somebody's own")
    with pytest.raises(FolderError, match="isn't empty"):
        folder.TestFolder.create(tmp_path, PLAN, "", {}, {})
    with pytest.raises(FolderError, match="can't be written"):
        folder.TestFolder.create(tmp_path / "other.txt", PLAN, "", {}, {})
    with pytest.raises(FolderError, match="holds no liveness test"):
        folder.TestFolder.open(tmp_path)


def change(told, *path, to):
    for name in path[:-1]:
        told = told[name]
    told[path[-1]] = to


@pytest.mark.parametrize(
    ("path", "to"),
    [
        (["presentations", 0, "file"], "../../etc/passwd"),
        (["presentations", 0, "file"], "/etc/passwd"),
        (["presentations", 0, "sha256"], "abc"),
        (["presentations", 0, "person"], "Ada"),
        (["presentations", 0, "species"], "hologram"),
        (["presentations", 0, "number"], 3),
        (["plan", "seconds"], 1e300),
        (["plan", "presentations"], {"live": -1}),
        (["settings"], {"limit_glare": [1]}),
        (["models"], {"liveness": 1}),
        (["camera"], None),
        (["version"], "1"),
        (["judged"], {"7": {}}),
        (["result", "rates", 0, "bpcer", "high"], 0.0),
        (["result", "rates", 0, "bpcer", "trials"], 1000),
        (["result", "judged"], []),
        (["result", "judged", 0, "network", "score"], "0.1"),
        (["result", "judged", 0, "network", "votes"], [[1, 2]]),
        (["result", "presentations", 0, "person"], 9),
    ],
)
def test_a_file_that_was_meddled_with_is_said_to_be_damaged(tested, tmp_path, path, to):
    told = json.loads((tested / folder.FILE).read_text("utf-8"))
    change(told, *path, to=to)
    (tmp_path / folder.FILE).write_text(json.dumps(told), "utf-8")
    with pytest.raises(FolderError, match="is damaged"):
        folder.TestFolder.open(tmp_path)


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"format": 1}'])
def test_what_is_no_test_is_said_to_be_damaged(tmp_path, text):
    (tmp_path / folder.FILE).write_bytes(text)
    with pytest.raises(FolderError, match="is damaged"):
        folder.TestFolder.open(tmp_path)


def test_a_test_of_a_newer_program_is_not_called_damaged(begun):
    file = begun.path / folder.FILE
    told = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**told, "version": 2}), "utf-8")
    with pytest.raises(FolderError, match="newer version"):
        folder.TestFolder.open(begun.path)


def test_the_number_of_presentations_is_bounded(begun, monkeypatch):
    monkeypatch.setattr(folder, "MOST", 1)
    add(begun)
    with pytest.raises(FolderError, match="can have 1 presentations"):
        begun.next_file()


def test_folders_are_called_after_the_time_and_never_the_same(tmp_path):
    now = datetime(2026, 11, 22, 18, 5)
    first = folder.new_path(tmp_path, now)
    assert first.name == "liveness-test-2026-11-22-1805"
    first.mkdir()
    assert folder.new_path(tmp_path, now).name == "liveness-test-2026-11-22-1805-2"


def test_a_camera_is_kept_without_password_and_a_file_without_name(tmp_path):
    file = tmp_path / "Ada Lovelace.mp4"
    file.write_bytes(b"x")
    assert camera_id_of(str(file)) == ""
    assert camera_id_of(f"{file}?speed=full") == ""
    assert camera_id_of("studio:one-person") == "studio:one-person"
    place = "/dev/v4l/by-path/pci-0:0-usb-0:5:1.2-video-index0#046d:085e:A1:02.0"
    assert camera_id_of(place) == place
    assert "secret" not in camera_id_of("rtsp://desk:secret@10.0.0.7/stream")


def leaves(told, path=()):
    """Return the path of everything in a JSON value."""
    if path:
        yield path
    if isinstance(told, dict | list):
        for name in told if isinstance(told, dict) else range(len(told)):
            yield from leaves(told[name], (*path, name))


def test_whatever_stands_in_a_file_it_is_read_or_said_to_be_damaged(tested, tmp_path):
    text = (tested / folder.FILE).read_text("utf-8")
    rng = random.Random(1)
    paths = list(leaves(json.loads(text)))
    odd = [None, True, -1, 0, 1e308, 10**400, "", "x", "\ud800", [], [[]], {}, {"a": []}]
    read = 0
    for _ in range(150):
        told = json.loads(text)
        change(told, *rng.choice(paths), to=rng.choice(odd))
        (tmp_path / folder.FILE).write_text(json.dumps(told), "utf-8")
        try:
            test = folder.TestFolder.open(tmp_path)
            read += 1
            if test.result is not None:
                report.document(test.result)
        except FolderError as error:
            assert "damaged" in str(error) or "newer" in str(error)  # noqa: PT017 (both may be)
    assert 0 < read < 75
