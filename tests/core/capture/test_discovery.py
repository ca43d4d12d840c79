"""What addresses stand for, and which cameras the system names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from core.capture import discovery, video_nodes
from core.capture.discovery import DEMO, Kind, default_source, list_sources, make_source
from core.capture.opencv import CameraSource
from core.capture.recording import PictureSource, VideoSource
from core.capture.source import SourceError


@pytest.fixture
def cameras(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Linux system's view of a laptop: colour and infrared, each with a metadata node."""
    system, devices = tmp_path / "sys", tmp_path / "dev"
    devices.mkdir()
    listed = {
        "video0": ("0", "Integrated Camera: Integrated C"),
        "video1": ("1", "Integrated Camera: Integrated C"),
        "video2": ("0", "Integrated IR Camera"),
        "video10": ("0", "USB Camera"),
        "video11": ("0", "Gone Camera"),
        "v4l-subdev0": ("0", "sensor"),
    }
    for node, (index, name) in listed.items():
        (system / node).mkdir(parents=True)
        (system / node / "index").write_text(f"{index}\n")
        (system / node / "name").write_text(f"{name}\n")
        if name != "Gone Camera":
            (devices / node).touch()
    monkeypatch.setattr(video_nodes, "SYSTEM", system)
    monkeypatch.setattr(video_nodes, "DEVICES", devices)
    monkeypatch.setattr(video_nodes, "UDEV", tmp_path / "udev")
    monkeypatch.setattr(discovery.platform, "system", lambda: "Linux")
    return devices


def test_cameras_are_listed_by_name_without_their_metadata_nodes(cameras: Path) -> None:
    names = [node.name for node in video_nodes.video_nodes()]
    assert names == ["Integrated Camera", "Integrated IR Camera", "USB Camera"]


def test_infrared_cameras_come_first(cameras: Path) -> None:
    assert default_source() == str(cameras / "video2")
    found = [choice for choice in list_sources() if choice.kind is Kind.CAMERA]
    assert [choice.title for choice in found] == [
        "Integrated IR Camera",
        "Integrated Camera",
        "USB Camera",
    ]


def test_udev_knows_which_nodes_give_pictures(cameras: Path, tmp_path: Path) -> None:
    # A depth camera: pictures on nodes 0 and 2 of one interface, metadata on 1, an output on 3.
    said = {
        "video0": ":capture:",
        "video1": ":",
        "video2": ":capture:",
        "video10": ":video_output:",
    }
    (tmp_path / "udev").mkdir()
    for at, (node, capabilities) in enumerate(said.items()):
        (video_nodes.SYSTEM / node / "dev").write_text(f"81:{at}\n")
        (video_nodes.SYSTEM / node / "index").write_text(f"{at}\n")
        (tmp_path / "udev" / f"c81:{at}").write_text(
            f"S:v4l/by-path/x\nE:ID_V4L_VERSION=2\nE:ID_V4L_CAPABILITIES={capabilities}\n"
        )
    assert [node.path.name for node in video_nodes.video_nodes()] == ["video0", "video2"]


def test_a_camera_is_remembered_by_its_place_on_the_bus(cameras: Path) -> None:
    by_path, by_id = cameras / "v4l" / "by-path", cameras / "v4l" / "by-id"
    for folder in (by_path, by_id):
        folder.mkdir(parents=True)
    place = by_path / "pci-0000:00:14.0-usb-0:5:1.2-video-index0"
    place.symlink_to("../../video2")
    (by_path / "pci-0000:00:14.0-usb-0:9:1.0-video-index0").symlink_to("../../video99")
    (by_id / "usb-Maker_Camera_0001-video-index0").symlink_to("../../video2")
    serial = by_id / "usb-Other_0002-video-index0"
    serial.symlink_to("../../video10")
    (by_id / "no-link").touch()

    assert default_source() == str(place)
    choices = {choice.title: choice for choice in list_sources()}
    assert choices["Integrated IR Camera"].address == str(place)
    assert str(cameras / "video2") in choices["Integrated IR Camera"].also
    assert "2" in choices["Integrated IR Camera"].also
    assert choices["USB Camera"].address == str(serial)
    assert choices["Integrated Camera"].address == str(cameras / "video0")

    source = make_source(str(place))
    assert isinstance(source, CameraSource)
    assert source.name == make_source("integrated ir camera").name == "Integrated IR Camera"
    place.unlink()
    place.symlink_to("../../video0")  # plugged in in another order
    assert make_source(str(place)).name == "Integrated Camera"


def test_a_remembered_camera_that_is_not_plugged_in() -> None:
    source = make_source("/dev/v4l/by-path/pci-0000:00:99.0-usb-0:5:1.2-video-index0")
    assert isinstance(source, CameraSource)
    with pytest.raises(SourceError, match=r"There is no camera “pci-0000:00:99\.0"):
        source.open()


def test_twins_are_told_apart_by_their_node(cameras: Path) -> None:
    name = video_nodes.SYSTEM / "video10" / "name"
    name.write_text("Integrated IR Camera")
    titles = [choice.title for choice in list_sources() if choice.kind is Kind.CAMERA]
    assert "Integrated IR Camera (video2)" in titles
    assert "Integrated IR Camera (video10)" in titles
    with pytest.raises(SourceError, match="Several cameras"):
        make_source("integrated ir camera")


def test_without_a_camera_the_studio_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(video_nodes, "SYSTEM", tmp_path / "none")
    monkeypatch.setattr(discovery.platform, "system", lambda: "Linux")
    assert default_source() == DEMO
    choices = list_sources()
    assert {choice.kind for choice in choices} == {Kind.STUDIO}
    assert choices[0].title
    for choice in choices:
        assert make_source(choice.address).name


def test_elsewhere_cameras_are_tried_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discovery.platform, "system", lambda: "Plan 9")
    assert [c for c in list_sources() if c.kind is Kind.CAMERA] == []  # this machine has none


@pytest.mark.parametrize("address", ["0", "camera:0", "/dev/video0", "camera:/dev/video0", " 0 "])
def test_a_camera_by_number_or_node(address: str) -> None:
    assert isinstance(make_source(address), CameraSource)


@pytest.mark.parametrize("address", ["USB Camera", "usb camera", "camera:usb", "ir cam"])
def test_a_camera_by_name(cameras: Path, address: str) -> None:
    source = make_source(address)
    assert isinstance(source, CameraSource)
    assert source.name == ("Integrated IR Camera" if "ir" in address else "USB Camera")


def test_files_are_told_apart_by_their_content(tmp_path: Path) -> None:
    Image.new("L", (4, 4)).save(tmp_path / "film.avi", format="PNG")
    (tmp_path / "still.png").write_bytes(b"RIFF")
    assert isinstance(make_source(str(tmp_path / "film.avi")), PictureSource)
    assert isinstance(make_source(str(tmp_path / "still.png")), VideoSource)
    assert isinstance(make_source(str(tmp_path)), PictureSource)


def test_a_home_folder_may_be_written_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "film.avi").write_bytes(b"RIFF")
    assert isinstance(make_source("~/film.avi"), VideoSource)


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("nothing-of-that-name.avi", "There is no camera, file or folder nothing-of-that-name"),
        ("", "There is no camera, file or folder"),
        ("camera:", "There is no camera, file or folder"),
        ("rtsp://desk.example/live", "works offline"),
        ("studio:moon", "no scene “moon”"),
        ("a\0b", "There is no camera, file or folder"),
    ],
)
def test_addresses_that_stand_for_nothing(address: str, part: str) -> None:
    with pytest.raises(SourceError, match=part):
        make_source(address)


def test_who_uses_a_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    null = Path("/dev/null")
    if not null.exists() or not Path("/proc/self/fd").exists():
        pytest.skip("needs Linux's list of processes")
    process = tmp_path / "4321"
    (process / "fd").mkdir(parents=True)
    (process / "fd" / "3").symlink_to(null)
    (process / "comm").write_text("cheese\n")
    own = tmp_path / str(os.getpid())
    (own / "fd").mkdir(parents=True)
    monkeypatch.setattr(video_nodes, "PROCESSES", tmp_path)
    assert video_nodes.program_using(null) == "cheese"
    assert video_nodes.program_using(Path("/dev/zero")) is None
    assert video_nodes.program_using(tmp_path / "none") is None
