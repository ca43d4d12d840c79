"""The cameras of Windows and macOS, by what those systems list."""

from __future__ import annotations

import platform
import sys
import types

import cv2
import pytest

from core.capture import discovery, hello
from core.capture.discovery import Kind, default_source, list_sources, make_source
from core.capture.infrared_frames import InfraredGroup
from core.capture.opencv import CameraSource
from core.capture.source import SourceError

COLOUR = r"\\?\usb#vid_046d&pid_085e&mi_00#7&2a0b3c4d&0&0000"


class Info:
    """One entry of cv2_enumerate_cameras 1.4."""

    def __init__(self, index: int, name: str, path: str | None, backend: int) -> None:
        self.index, self.name, self.path, self.backend = index, name, path, backend
        self.vid, self.pid = (0x046D, 0x085E) if path else (None, None)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> dict[int, list[Info]]:
    """What Windows lists of two cameras and a virtual one, in its two ways."""
    media, direct = cv2.CAP_MSMF, cv2.CAP_DSHOW
    first = COLOUR.upper().replace("USB#", "usb#") + "#{E5323777-F976-4F5B-9B94-B94699C46E44}"
    second = first.replace("MI_00", "MI_02")
    listed = {
        media: [
            Info(0, "Logitech BRIO", first + r"\global", media),
            Info(1, "USB IR Camera", second + r"\GLOBAL", media),
        ],
        direct: [
            Info(0, "OBS Virtual Camera", None, direct),
            Info(
                1,
                "Logitech BRIO",
                COLOUR + r"#{65e8773d-8f56-11d0-a3b9-00a0c9223196}\global",
                direct,
            ),
        ],
    }
    module = types.ModuleType("cv2_enumerate_cameras")
    module.enumerate_cameras = lambda backend: listed[backend]  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "cv2_enumerate_cameras", module)
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    monkeypatch.setattr(hello, "infrared_groups", lambda: (InfraredGroup("ID", "Hello IR"),))
    return listed


def test_cameras_of_windows_have_names_and_identities(
    windows: dict[int, list[Info]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cv2, "VideoCapture", lambda *_: pytest.fail("a camera was opened"))
    cameras = [choice for choice in list_sources() if choice.kind is Kind.CAMERA]
    assert [camera.title for camera in cameras] == [
        "Hello IR",
        "USB IR Camera",
        "Logitech BRIO",
        "OBS Virtual Camera",
    ]
    assert cameras[0].address == "hello:ID"
    assert cameras[0].evidence.is_infrared
    assert cameras[2].address == f"camera:@{COLOUR}"
    assert cameras[2].also == ("0", "camera:0")
    assert cameras[3].address == "camera:@OBS Virtual Camera"
    assert default_source() == "hello:ID"


def test_a_camera_of_windows_is_found_again_at_another_number(
    windows: dict[int, list[Info]], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[tuple[object, int]] = []

    class Capture:
        def __init__(self, device: object, way: int) -> None:
            tried.append((device, way))

        def isOpened(self) -> bool:  # noqa: N802
            return False

        def release(self) -> None: ...

    monkeypatch.setattr(cv2, "VideoCapture", Capture)
    source = make_source(f"camera:@{COLOUR}")
    assert source.name == "Logitech BRIO"
    with pytest.raises(SourceError, match="can't be opened"):
        source.open()
    assert tried == [(0, cv2.CAP_MSMF), (1, cv2.CAP_DSHOW)]
    windows[cv2.CAP_MSMF].reverse()
    for index, info in enumerate(windows[cv2.CAP_MSMF]):
        info.index = index
    tried.clear()
    with pytest.raises(SourceError, match="can't be opened"):
        source.open()
    assert tried[0] == (1, cv2.CAP_MSMF)
    for listed in windows.values():
        listed.clear()
    with pytest.raises(SourceError, match="There is no camera “Logitech BRIO”"):
        source.open()


@pytest.mark.parametrize(
    ("address", "name"), [("brio", "Logitech BRIO"), ("camera:hello ir", "Hello IR"), ("1", None)]
)
def test_cameras_of_windows_by_name_and_number(
    windows: dict[int, list[Info]], address: str, name: str | None
) -> None:
    source = make_source(address)
    assert isinstance(source, CameraSource | hello.HelloSource)
    if isinstance(source, CameraSource) and name is not None:
        assert source.name == name


def test_twins_of_windows_are_numbered(windows: dict[int, list[Info]]) -> None:
    windows[cv2.CAP_MSMF][1].name = "Logitech BRIO"
    titles = [choice.title for choice in list_sources()]
    assert "Logitech BRIO (1)" in titles
    assert "Logitech BRIO (2)" in titles


def test_without_the_systems_list_cameras_are_tried_by_number(
    windows: dict[int, list[Info]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cv2_enumerate_cameras", None)
    monkeypatch.setattr(discovery, "_numbers_that_open", lambda: [0])
    titles = [choice.title for choice in list_sources() if choice.kind is Kind.CAMERA]
    assert titles == ["Hello IR", "Camera 0"]


def test_a_list_that_fails_is_empty(
    windows: dict[int, list[Info]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> list[Info]:
        raise OSError("COM")

    monkeypatch.setattr(sys.modules["cv2_enumerate_cameras"], "enumerate_cameras", fail)
    assert [c.title for c in list_sources() if c.kind is Kind.CAMERA] == ["Hello IR"]


def test_a_camera_of_macos_is_known_by_its_unique_number(
    windows: dict[int, list[Info]], monkeypatch: pytest.MonkeyPatch
) -> None:
    way = cv2.CAP_AVFOUNDATION
    windows.clear()
    windows[way] = [Info(0, "FaceTime HD Camera", "0x8020000005ac8514", way)]
    monkeypatch.setattr(platform, "system", lambda: "Darwin")
    monkeypatch.setattr(hello, "infrared_groups", tuple)
    camera = list_sources()[0]
    assert (camera.title, camera.address) == (
        "FaceTime HD Camera",
        "camera:@0x8020000005ac8514",
    )
