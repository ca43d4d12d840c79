"""What was set on cameras: kept, set again, lost files; and the order in which it is set."""

from __future__ import annotations

import json
import logging
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.capture.camera import Camera, Control
from core.capture.camera_memory import CameraMemory
from core.capture.control_values import set_defaults, set_values
from core.paths import Profile
from tests.vectors.settable_camera import SettableCamera

PLACE = "/dev/v4l/by-path/pci-0000:00:14.0-usb-0:5:1.2-video-index0"


def a_camera(automatic: float = 1, **how: tuple[str, ...]) -> SettableCamera:
    return SettableCamera(
        Control("exposure", "number", 15.6, 10.0, 0.1, 100.0, 0.1, "ms"),
        Control("automatic_exposure", "switch", automatic, 1),
        Control("gain", "number", 3, 0, 0, 255),
        Control("rate", "choice", 30, 30, 15, 30, choices={15: "15", 30: "30"}),
        **how,
    )


def test_what_was_set_is_set_again_by_another_start(tmp_path: Path) -> None:
    file = Profile(tmp_path / "profile").cameras_file
    memory = CameraMemory(file)
    memory.remember(PLACE, "exposure", 8.0)
    memory.remember(PLACE, "automatic_exposure", 0)
    memory.remember("/dev/video7", "gain", 40)
    camera = a_camera()
    assert isinstance(camera, Camera)
    CameraMemory(file).apply(PLACE, camera)
    assert camera.told == [("automatic_exposure", 0), ("exposure", 8.0)]
    again = a_camera()
    CameraMemory(file).apply("/dev/video9", again)
    assert again.told == []
    assert json.loads(file.read_text())["cameras"][PLACE] == {
        "automatic_exposure": 0,
        "exposure": 8,
    }
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o077 == 0


def test_a_camera_is_forgotten(tmp_path: Path) -> None:
    memory = CameraMemory(tmp_path / "cameras.json")
    memory.remember(PLACE, "gain", 40)
    memory.forget(PLACE)
    memory.forget(PLACE)
    assert memory.values(PLACE) == CameraMemory(tmp_path / "cameras.json").values(PLACE) == {}


def test_what_a_camera_no_longer_takes_is_skipped_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    memory = CameraMemory(tmp_path / "cameras.json")
    for name, value in (("brightness", 9), ("rate", 60), ("gain", 7), ("exposure", 5)):
        memory.remember(PLACE, name, value)
    camera = a_camera(refuses=("rate",))
    with caplog.at_level(logging.INFO, "core.capture.camera_memory"):
        memory.apply(PLACE, camera)
    assert camera.now["gain"] == 7
    said = [(record.levelname, record.args[1]) for record in caplog.records]
    assert sorted(said) == [("INFO", "brightness"), ("INFO", "exposure"), ("WARNING", "rate")]


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[1]", b'{"cameras": 5}', b"\xff" * 99, b"[" * 99999]
)
def test_a_damaged_file_is_set_aside(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "cameras.json"
    file.write_bytes(damage)
    memory = CameraMemory(file)
    assert memory.values(PLACE) == {}
    assert (tmp_path / "cameras.json.damaged").read_bytes() == damage
    memory.remember(PLACE, "gain", 3)
    assert CameraMemory(file).values(PLACE) == {"gain": 3}


@settings(max_examples=40)
@given(
    content=st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=2)
            | st.dictionaries(
                st.sampled_from(["cameras", "gain", "rate", PLACE]), inner, max_size=3
            )
        ),
        max_leaves=8,
    )
)
def test_no_content_of_the_file_stops_the_program(
    tmp_path_factory: pytest.TempPathFactory, content: object
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.json"
    file.write_text(json.dumps(content))
    for value in CameraMemory(file).values(PLACE).values():
        assert abs(value) < 1e9


def test_a_full_disk_loses_nothing_of_this_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    memory = CameraMemory(tmp_path / "file" / "cameras.json")
    memory.remember(PLACE, "gain", 3)
    assert memory.values(PLACE) == {"gain": 3}
    assert "can't be written" in caplog.text
    file = tmp_path / "cameras.json"
    file.mkdir()
    memory = CameraMemory(file)
    memory.remember(PLACE, "gain", 3)
    assert memory.values(PLACE) == {"gain": 3}
    assert sorted(each.name for each in tmp_path.iterdir()) == ["cameras.json", "file"]


def test_only_finite_numbers_under_known_names_are_kept(tmp_path: Path) -> None:
    memory = CameraMemory(tmp_path / "cameras.json")
    for name, value in (("gain", float("nan")), ("gain", float("inf")), ("lamp", 1)):
        with pytest.raises(ValueError, match=name):
            memory.remember(PLACE, name, value)  # type: ignore[arg-type]
    assert not (tmp_path / "cameras.json").exists()


def test_threads_remember_at_the_same_time(tmp_path: Path) -> None:
    memory = CameraMemory(tmp_path / "cameras.json")
    threads = [
        threading.Thread(target=memory.remember, args=(f"/dev/video{n}", "gain", n))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    again = CameraMemory(tmp_path / "cameras.json")
    assert [again.values(f"/dev/video{n}") for n in range(8)] == [{"gain": n} for n in range(8)]


@pytest.mark.parametrize("automatic", [0, 1])
def test_defaults_whatever_was_set_before(automatic: int) -> None:
    camera = a_camera(automatic)
    left = set_defaults(camera)
    assert camera.now["automatic_exposure"] == 1
    assert camera.now["gain"] == 0
    # With automatic exposure on, the time is not the person's and is left alone.
    assert (camera.now["exposure"] == 10.0) == (automatic == 0)
    assert left == ({} if automatic == 0 else {"exposure": None})


def test_the_rate_comes_first_and_what_is_set_already_is_left_alone() -> None:
    camera = a_camera(0)
    wanted = {"automatic_exposure": 1.0, "gain": 3.0, "exposure": 4.0, "rate": 15.0}
    assert set_values(camera, wanted) == {}  # type: ignore[arg-type]
    assert camera.told == [("rate", 15), ("exposure", 4.0), ("automatic_exposure", 1)]
