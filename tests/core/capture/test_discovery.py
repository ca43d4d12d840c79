"""What addresses stand for, and which cameras the system names."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

from core.capture import discovery, video_nodes
from core.capture.discovery import DEMO, Kind, default_source, list_sources, make_source
from core.capture.infrared_evidence import Belief, Reason
from core.capture.linux_camera import LinuxCamera
from core.capture.opencv import CameraSource
from core.capture.recording import PictureSource, VideoSource
from core.capture.source import SourceError
from core.capture.source_choice import choice_of


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
    source = make_source("/dev/v4l/by-path/pci-0000:00:99.0-usb-0:5.2:1.2-video-index0")
    assert isinstance(source, CameraSource)
    with pytest.raises(SourceError, match=r"There is no camera “USB port 5\.2”"):
        source.open()


def plug_in(
    cameras: Path,
    node: str,
    port: str,
    model: str = "046d:085e",
    serial: str = "A1B2",
    *,
    at: int = 2,
) -> None:
    """Give a node its place on the bus and its USB device, as the kernel and udev do."""
    vendor, product = model.split(":")
    system = video_nodes.SYSTEM
    device = system.parent / "usb" / port
    interface = device / f"{port}:1.{at}"
    interface.mkdir(parents=True)
    for name, text in (("idVendor", vendor), ("idProduct", product), ("serial", serial)):
        if text:
            (device / name).write_text(f"{text}\n")
    (interface / "bInterfaceNumber").write_text(f"{at:02x}\n")
    (system / node / "device").symlink_to(interface)
    place = cameras / "v4l" / "by-path" / f"pci-0000:00:14.0-usb-0:{port[2:]}:1.{at}-video-index0"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(f"../../{node}")


def unplug(cameras: Path, node: str) -> None:
    for link in (cameras / "v4l" / "by-path").iterdir():
        if link.readlink().name == node:
            link.unlink()
    shutil.rmtree((video_nodes.SYSTEM / node / "device").resolve().parent)
    (video_nodes.SYSTEM / node / "device").unlink()
    (cameras / node).unlink()


def opened(address: str) -> tuple[str, str]:
    """Which node an address leads to now, and the camera's name."""
    source = make_source(address)
    assert isinstance(source, LinuxCamera)
    real = Path(os.path.realpath(source._source_path))
    return (real.name if real.exists() else "none"), source.name


def test_a_camera_with_a_serial_number_is_found_at_another_port(cameras: Path) -> None:
    plug_in(cameras, "video2", "1-5")
    (remembered,) = [c.address for c in list_sources() if c.title == "Integrated IR Camera"]
    assert remembered == (
        f"{cameras}/v4l/by-path/pci-0000:00:14.0-usb-0:5:1.2-video-index0#046d:085e:A1B2:02.0"
    )
    assert opened(remembered) == ("video2", "Integrated IR Camera")

    unplug(cameras, "video2")
    assert opened(remembered) == ("none", "Integrated IR Camera")  # its name is still known
    (cameras / "video2").touch()
    plug_in(cameras, "video2", "1-7.1")
    assert opened(remembered) == ("video2", "Integrated IR Camera")
    assert choice_of(list_sources(), remembered).title == "Integrated IR Camera"
    with_old_settings = remembered.partition("#")[0]
    assert opened(with_old_settings)[0] == "none"


def test_with_the_same_serial_number_twice_only_the_place_counts(cameras: Path) -> None:
    plug_in(cameras, "video2", "1-5")
    plug_in(cameras, "video10", "1-6")
    remembered = next(c.address for c in list_sources() if c.title == "Integrated IR Camera")
    assert opened(remembered)[0] == "video2"
    unplug(cameras, "video2")
    (cameras / "video2").touch()
    plug_in(cameras, "video2", "1-9")
    assert opened(remembered)[0] == "none"
    assert choice_of(list_sources(), remembered) is None


def test_only_a_camera_of_the_same_model_takes_the_place_of_another(cameras: Path) -> None:
    plug_in(cameras, "video2", "1-5")
    remembered = next(c.address for c in list_sources() if c.title == "Integrated IR Camera")
    unplug(cameras, "video2")
    plug_in(cameras, "video10", "1-5", serial="C3D4")  # replaced
    assert opened(remembered) == ("video10", "USB Camera")
    unplug(cameras, "video10")
    (cameras / "video10").touch()
    plug_in(cameras, "video10", "1-5", model="1234:5678")
    assert opened(remembered)[0] == "none"
    assert opened(remembered.partition("#")[0])[0] == "video10"  # old settings name the place


@pytest.mark.parametrize("serial", ["", "0000", "...."])
def test_what_is_no_serial_number_is_not_remembered(cameras: Path, serial: str) -> None:
    plug_in(cameras, "video2", "1-5", serial=serial)
    assert "#" not in default_source()


def test_colour_and_infrared_of_one_camera_are_two_with_one_device(cameras: Path) -> None:
    plug_in(cameras, "video2", "1-5", at=2)
    plug_in(cameras, "video10", "1-6", at=0)
    shutil.rmtree(video_nodes.SYSTEM.parent / "usb" / "1-6")
    (video_nodes.SYSTEM / "video10" / "device").unlink()
    interface = video_nodes.SYSTEM.parent / "usb" / "1-5" / "1-5:1.0"
    interface.mkdir()
    (interface / "bInterfaceNumber").write_text("00\n")
    (video_nodes.SYSTEM / "video10" / "device").symlink_to(interface)
    infrared, colour = [c for c in list_sources() if c.device]
    assert infrared.device == colour.device
    assert infrared.address.partition("#")[2] == "046d:085e:A1B2:02.0"
    assert colour.address.partition("#")[2] == "046d:085e:A1B2:00.0"


def test_formats_tell_infrared_cameras_whose_names_do_not(
    cameras: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    formats = {"video0": ("MJPG", "YUYV"), "video2": (), "video10": ("GREY",)}
    (video_nodes.SYSTEM / "video2" / "name").write_text("USB Video Device")
    monkeypatch.setattr(
        "core.capture.linux_cameras.offered_formats", lambda node: formats[node.name]
    )
    assert default_source() == str(cameras / "video10")
    best = list_sources()[0]
    assert best.evidence.belief is Belief.PROBABLY
    assert best.evidence.reasons == (Reason.GREY_ONLY,)


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
        ("http://an:geheim@desk.example/live", "http://desk.example/live is an address in a net"),
        ("rtsp://desk.example:live", "no address of a network camera"),
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
