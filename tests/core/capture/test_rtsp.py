"""Cameras in the network: addresses, and a real RTSP server on the loopback read by FFmpeg."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.capture import rtsp
from core.capture.camera import Camera
from core.capture.discovery import make_source
from core.capture.recording import VideoSource
from core.capture.rtsp import RtspSource, ask_again
from core.capture.rtsp_address import (
    NetworkAddress,
    is_network,
    read_network_address,
    without_secrets,
)
from core.capture.rtsp_reader import reason
from core.capture.source import EndOfSource, SourceError
from core.frame import Frame
from tests.vectors.rtsp_server import STUDIO_H264, STUDIO_H265, RtspCamera, coded_pictures

SECRET = "pa:ss/w@rd%41"


@pytest.fixture(autouse=True)
def nothing_refused() -> Iterator[None]:
    rtsp._refused.clear()
    yield
    rtsp._refused.clear()


def film(stream: Path, count: int) -> list[np.ndarray]:
    """The first pictures of a stream, as they are read from a file."""
    source = VideoSource(stream, loop=False)
    source.open()
    found: list[np.ndarray] = []
    with contextlib.suppress(EndOfSource):
        while len(found) < count:
            if (frame := source.read(1.0)) is not None:
                found.append(frame.pixels)
    source.close()
    return found


@pytest.fixture(scope="module")
def pictures() -> list[np.ndarray]:
    """Three pictures of the studio."""
    return film(STUDIO_H264, 3)


def source_of(camera: RtspCamera, user: str = "") -> RtspSource:
    return RtspSource(read_network_address(camera.address(user=user)))


def frames_of(source: RtspSource, count: int, seconds: float = 10.0) -> list[Frame]:
    found: list[Frame] = []
    until = time.monotonic() + seconds
    while len(found) < count and time.monotonic() < until:
        if (frame := source.read(0.2)) is not None:
            found.append(frame)
    return found


def read_on(source: RtspSource, waits: list[float] | None = None) -> None:
    """Read until it raises, 40 s at most; notes how long each call took."""
    for _ in range(200):
        began = time.monotonic()
        try:
            source.read(0.2)
        finally:
            if waits is not None:
                waits.append(time.monotonic() - began)


def refusal(source: RtspSource) -> str:
    with pytest.raises(SourceError) as caught:
        source.open()
    source.close()
    return str(caught.value)


# Addresses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rtsp://192.168.1.20", NetworkAddress("192.168.1.20")),
        (" RTSP://cam.local:8554/live ", NetworkAddress("cam.local", 8554, "/live")),
        (
            "rtsps://an:p%40ss@[fe80::1]:322/a?b=c",
            NetworkAddress("[fe80::1]", 322, "/a?b=c", True, "an", "p@ss"),
        ),
        ("rtsp://an:p@ss@cam/1", NetworkAddress("cam", None, "/1", False, "an", "p@ss")),
        ("rtsp://an@cam", NetworkAddress("cam", user="an")),
        ("rtsp://kamera-büro/1", NetworkAddress("kamera-büro", None, "/1")),
    ],
)
def test_addresses(text: str, expected: NetworkAddress) -> None:
    assert read_network_address(text) == expected
    assert read_network_address(expected.full) == expected


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("http://cam/1", "begins with rtsp://"),
        ("cam", "begins with rtsp://"),
        ("", "begins with rtsp://"),
        ("rtsp://", "no address of a network camera"),
        ("rtsp:///live", "no address"),
        ("rtsp://cam:/live", "no address"),
        ("rtsp://cam:99999/live", "port 99999"),
        ("rtsp://cam:0", "port 0"),
        ("rtsp://a b/live", "no address"),
        ("rtsp://cam/a\r\nTEARDOWN x", "no address"),
        ("rtsp://-cam", "no address"),
        ("rtsp://[::zz]/", "no address"),
        (f"rtsp://an:{SECRET}@ca m/", "no address"),
    ],
)
def test_addresses_that_are_none(text: str, part: str) -> None:
    with pytest.raises(SourceError, match=part) as caught:
        read_network_address(text)
    assert SECRET not in str(caught.value)


names = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@given(user=names, password=names)
@settings(max_examples=60)
def test_any_name_and_password_survives(user: str, password: str) -> None:
    address = NetworkAddress("cam", 554, "/live", False, user, password)
    assert read_network_address(address.full) == address
    assert address.shown == "rtsp://cam:554/live"
    assert address.title == "cam:554"


@given(st.text(max_size=40))
@settings(max_examples=100)
def test_no_text_breaks_the_reader_or_shows_a_password(text: str) -> None:
    for address in (text, f"rtsp://{text}", f"rtsp://an:geheim99@{text}"):
        said = ""
        try:
            read_network_address(address)
        except SourceError as error:
            said = str(error)
        assert "geheim99" not in said
        assert "geheim99" not in without_secrets(address) or not is_network(address)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("rtsp://an:geheim@cam:554/live", "rtsp://cam:554/live"),
        ("rtsp://cam/user=an&password=geheim&channel=1", "rtsp://cam/…"),
        ("rtsp://cam/live?token=geheim", "rtsp://cam/live?…"),
        ("rtsp://an:554/geheim@cam/", "rtsp://an:554/…"),
        ("rtsp://an:geheim@", "rtsp://"),
        ("/films/a@b.mp4", "/films/a@b.mp4"),
        ("studio:sun", "studio:sun"),
    ],
)
def test_what_is_shown_of_an_address(address: str, shown: str) -> None:
    assert without_secrets(address) == shown


def test_no_password_in_what_is_printed_of_an_address() -> None:
    assert "geheim" not in repr(read_network_address("rtsp://an:geheim@cam"))


# Why it failed


@pytest.mark.parametrize(
    ("lines", "took", "encrypted", "expected"),
    [
        (["method DESCRIBE failed: 401 (Unauthorized)"], 0.1, False, "login"),
        (["method SETUP failed: 403 (Forbidden)"], 0.1, False, "login"),
        (["method DESCRIBE failed: 404 (Not Found)"], 0.1, False, "path"),
        (["method SETUP failed: 461 (Unsupported Transport)"], 0.1, False, "path"),
        (["Failed to resolve hostname cam: Name or service not known"], 0.1, False, "name"),
        (["Connection to tcp://cam:1?timeout=0 failed: Connection refused"], 0, False, "refused"),
        (["Connection to tcp://cam:1 failed: Error number -10061 occurred"], 0, False, "refused"),
        (["Connection to tcp://cam:1 failed: No route to host"], 0, False, "unreachable"),
        (["Connection to tcp://cam:1 failed: Error number -10060 occurred"], 3, False, "timeout"),
        ([], 4.1, False, "timeout"),
        (["Failed reading RTSP data: Immediate exit requested"], 4.0, False, "timeout"),
        (["Unknown error"], 4.1, True, "secure"),
        (["[tls] certificate verify failed"], 0.1, True, "secure"),
        ([], 0.1, False, "no video"),
        (["something nobody has read yet"], 0.1, False, "unknown"),
    ],
)
def test_ffmpegs_words_become_reasons(
    lines: list[str], took: float, encrypted: bool, expected: str
) -> None:
    assert reason(lines, took, 4.0, encrypted=encrypted) == expected


# The camera itself


def test_a_camera_is_played(pictures: list[np.ndarray]) -> None:
    before = dict(os.environ)
    with RtspCamera(pictures) as camera:
        source = make_source(camera.address())
        assert isinstance(source, RtspSource)
        assert isinstance(source, Camera)
        assert source.facts is None
        source.open()
        frames = frames_of(source, 5)
        facts = source.facts
        source.close()
        source.close()
    assert len(frames) == 5
    numbers = [frame.number for frame in frames]
    assert numbers == sorted(set(numbers))
    assert all(frame.source == f"127.0.0.1:{camera.port}" for frame in frames)
    ages = [time.monotonic() - frame.time for frame in frames]
    assert all(0 <= age < 10 for age in ages)
    # The very pictures, but for what JPEG loses.
    for frame in frames:
        errors = [np.abs(frame.pixels.astype(int) - picture).mean() for picture in pictures]
        assert min(errors) < 1.5
    assert facts is not None
    assert (facts.backend, facts.format, facts.width, facts.height) == ("rtsp", "MJPG", 320, 240)
    assert facts.has_chroma is False
    assert source.controls() == ()
    # Inside the connection, and nothing of this process was changed for it.
    assert all("RTP/AVP/TCP" in transport for transport in camera.transports)
    assert dict(os.environ) == before


def test_a_wrong_password_is_asked_once(
    pictures: list[np.ndarray], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with RtspCamera(pictures, password="an:right") as camera:
        source = source_of(camera, "an:wrong-geheim")
        text = refusal(source)
        asked = list(camera.asked)  # FFmpeg may connect twice to be sure
        assert text == refusal(source)
        assert camera.asked == asked
    said = io.StringIO()
    said.write(text + repr(source) + source.name + caplog.text + str(capfd.readouterr()))
    assert "doesn't accept this name and password" in text
    assert "geheim" not in said.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stream", "name"), [(STUDIO_H264, "h264"), (STUDIO_H265, "hevc")], ids=["h264", "h265"]
)
def test_streams_as_most_cameras_send_them(stream: Path, name: str) -> None:
    known = film(stream, 99)
    with RtspCamera(coded_pictures(stream), rate=15) as camera:
        source = source_of(camera)
        source.open()
        frames = frames_of(source, 10)
        facts = source.facts
        source.close()
    assert len(known) == 20
    assert len(frames) == 10
    for frame in frames:
        assert any(np.array_equal(frame.pixels, pixels) for pixels in known)
    assert facts is not None
    assert (facts.format.lower(), facts.width, facts.height) == (name, 320, 240)


@pytest.mark.slow
def test_a_person_may_ask_again_at_once(pictures: list[np.ndarray]) -> None:
    with RtspCamera(pictures, password="an:right") as camera:
        source = source_of(camera, "an:wrong")
        refusal(source)
        ask_again(read_network_address(camera.address(user="an:wrong")))
        refusal(source)
        assert camera.connections == 2


@pytest.mark.slow
@pytest.mark.parametrize("digest", [False, True])
def test_the_right_password(pictures: list[np.ndarray], digest: bool) -> None:
    with RtspCamera(pictures, password=f"ännä:{SECRET}", digest=digest) as camera:
        address = NetworkAddress("127.0.0.1", camera.port, "/live", False, "ännä", SECRET)
        source = RtspSource(address)
        source.open()
        assert frames_of(source, 1)
        source.close()


@pytest.mark.slow
def test_a_camera_that_wants_a_password(pictures: list[np.ndarray]) -> None:
    with RtspCamera(pictures, password="an:right") as camera:
        assert "wants a name and a password" in refusal(source_of(camera))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("how", "part"),
    [
        ({"status": "404 Not Found"}, "no picture at this address"),
        ({"media": "audio 0 RTP/AVP 0"}, "sends no picture that this program can read"),
        ({"stalls_at": "DESCRIBE"}, "doesn't answer"),
        ({"stalls_at": "PICTURES"}, "sends no picture that this program can read"),
    ],
)
def test_cameras_that_can_not_be_opened(
    pictures: list[np.ndarray], monkeypatch: pytest.MonkeyPatch, how: dict[str, str], part: str
) -> None:
    monkeypatch.setattr(rtsp, "OPEN_SECONDS", 1.0)
    monkeypatch.setattr(rtsp, "FIRST_SECONDS", 1.0)
    with RtspCamera(pictures, **how) as camera:
        assert part in refusal(source_of(camera))


@pytest.mark.slow
def test_a_camera_whose_whole_pictures_are_far_apart() -> None:
    pictures = coded_pictures()
    key, others = pictures[:1], pictures[1:10]
    with RtspCamera([*others, *others, *others, *key, *others], rate=10) as camera:
        source = source_of(camera)
        source.open()
        assert frames_of(source, 3)
        source.close()


@pytest.mark.slow
def test_nobody_at_the_address() -> None:
    with RtspCamera([np.zeros((16, 16), np.uint8)]) as camera:
        port = camera.port
    gone = RtspSource(read_network_address(f"rtsp://127.0.0.1:{port}/live"))
    assert "no network camera answers" in refusal(gone)
    nowhere = RtspSource(read_network_address("rtsp://nowhere.invalid/live"))
    assert "no computer or camera called nowhere.invalid" in refusal(nowhere)


@pytest.mark.slow
def test_encryption_that_the_camera_does_not_know(pictures: list[np.ndarray]) -> None:
    with RtspCamera(pictures) as camera:
        address = read_network_address(camera.address().replace("rtsp:", "rtsps:"))
        assert "makes no encrypted connection" in refusal(RtspSource(address))


@pytest.mark.slow
def test_a_camera_that_falls_silent(
    pictures: list[np.ndarray], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rtsp, "READ_SECONDS", 1.0)
    with RtspCamera(pictures, stalls_after=40) as camera:
        source = source_of(camera)
        source.open()
        waits: list[float] = []
        with pytest.raises(SourceError, match="sends no more pictures"):
            read_on(source, waits)
        assert max(waits) < 1.0
        began = time.monotonic()
        source.close()
        assert time.monotonic() - began < 1.0


@pytest.mark.slow
def test_a_camera_that_hangs_up_and_comes_back(pictures: list[np.ndarray]) -> None:
    with RtspCamera(pictures, ends_after=60) as camera:
        source = source_of(camera)
        for _ in range(2):  # as the capture thread does
            source.open()
            with pytest.raises(SourceError, match="has ended the connection"):
                read_on(source)
        source.close()
        assert camera.connections == 2


@pytest.mark.slow
def test_a_slow_reader_gets_the_newest_picture(pictures: list[np.ndarray]) -> None:
    with RtspCamera(pictures, rate=50) as camera:
        source = source_of(camera)
        source.open()
        frames_of(source, 1)
        ages = []
        for _ in range(5):
            time.sleep(0.5)
            frames_of(source, 2)  # one may wait in the pipe
            frame = frames_of(source, 1)[0]
            ages.append(time.monotonic() - frame.time)
        assert source.dropped > 30
        source.close()
    # Waiting in a queue each would be half a second older than the one before.
    assert min(ages) < 0.3
    assert ages[-1] < 2.0


@pytest.mark.slow
def test_a_process_that_is_killed_is_a_loss(pictures: list[np.ndarray]) -> None:
    with RtspCamera(pictures) as camera:
        source = source_of(camera)
        source.open()
        assert source._process is not None
        source._process.kill()
        with pytest.raises(SourceError, match="has ended"):
            read_on(source)
        source.close()


def test_a_closed_camera_says_so() -> None:
    source = RtspSource(NetworkAddress("cam"))
    with pytest.raises(SourceError, match="not open"):
        source.read()
    with pytest.raises(SourceError):
        source.set_control("gain", 1.0)
