"""Files that play like a camera."""

from __future__ import annotations

import itertools
import socket
import time
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from core.capture.opencv import be_quiet
from core.capture.recording import PictureSource, VideoSource
from core.capture.source import EndOfSource, Source, SourceError
from core.frame import Frame

pytestmark = pytest.mark.usefixtures("clock")


def write_video(file: Path, levels: list[int], rate: float = 50.0) -> Path:
    be_quiet()  # FFmpeg keeps the level of its messages from its first use, here this one
    writer = cv2.VideoWriter(
        str(file), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*"MJPG"), rate, (64, 48)
    )
    assert writer.isOpened()
    for level in levels:
        writer.write(np.full((48, 64, 3), level, np.uint8))
    writer.release()
    return file


def write_picture(file: Path, level: int, size: tuple[int, int] = (40, 30)) -> Path:
    Image.new("L", size, level).save(file)
    return file


def next_frame(source: Source) -> Frame:
    for _ in range(50):
        frame = source.read(0.2)
        if frame is not None:
            return frame
    raise AssertionError("no frame came")


def refusal(source: Source) -> str:
    with pytest.raises(SourceError) as caught:
        source.open()
    source.close()
    assert str(caught.value).endswith(".")
    return str(caught.value)


def test_a_video_plays_at_its_own_rate_and_ends(tmp_path: Path) -> None:
    source = VideoSource(write_video(tmp_path / "a.avi", [10, 60, 110, 160, 210] * 4), loop=False)
    source.open()
    began = time.monotonic()
    frames = [next_frame(source) for _ in range(20)]
    assert time.monotonic() - began == pytest.approx(0.38)
    assert source.rate == 50
    assert [frame.number for frame in frames] == list(range(20))
    assert all(a.time < b.time for a, b in itertools.pairwise(frames))
    assert [int(f.pixels[5, 5]) for f in frames[:5]] == pytest.approx(
        [10, 60, 110, 160, 210], abs=3
    )
    assert frames[0].source == "a.avi"
    with pytest.raises(EndOfSource):
        next_frame(source)
    with pytest.raises(EndOfSource):
        source.read()
    source.close()
    source.close()


def test_a_video_begins_again(tmp_path: Path) -> None:
    source = VideoSource(write_video(tmp_path / "a.avi", [10, 200], rate=100))
    source.open()
    frames = [next_frame(source) for _ in range(7)]
    source.close()
    assert [frame.number for frame in frames] == list(range(7))
    assert [f.pixels[0, 0] > 100 for f in frames] == [False, True] * 3 + [False]


def test_read_gives_the_thread_back_in_time(tmp_path: Path) -> None:
    source = VideoSource(write_video(tmp_path / "slow.avi", [10, 200], rate=1))
    source.open()
    next_frame(source)
    began = time.monotonic()
    assert source.read(0.05) is None
    assert time.monotonic() - began == pytest.approx(0.05)
    source.close()


def test_after_a_hold_up_the_film_does_not_rush(tmp_path: Path) -> None:
    source = VideoSource(write_video(tmp_path / "a.avi", [10] * 40, rate=20))
    source.open()
    next_frame(source)
    time.sleep(0.8)
    next_frame(source)
    began = time.monotonic()
    for _ in range(4):
        next_frame(source)
    source.close()
    assert time.monotonic() - began == pytest.approx(0.2)


@pytest.mark.parametrize(("depth", "levels"), [(cv2.CV_8U, [50, 200]), (cv2.CV_16U, [800, 3200])])
def test_grey_video_keeps_its_levels(tmp_path: Path, depth: int, levels: list[int]) -> None:
    file = tmp_path / "grey.avi"
    options = [cv2.VIDEOWRITER_PROP_DEPTH, depth, cv2.VIDEOWRITER_PROP_IS_COLOR, 0]
    code = cv2.VideoWriter.fourcc(*"FFV1")
    writer = cv2.VideoWriter(str(file), cv2.CAP_FFMPEG, code, 50, (64, 48), options)
    assert writer.isOpened()
    for level in (levels[1], *levels):
        writer.write(np.full((48, 64), level, np.uint8 if depth == cv2.CV_8U else np.uint16))
    writer.release()
    source = VideoSource(file)
    source.open()
    seen = [int(next_frame(source).pixels[0, 0]) for _ in range(3)]
    source.close()
    assert seen == [200, 50, 200]


def test_a_cut_off_video_plays_what_is_left(tmp_path: Path) -> None:
    whole = write_video(tmp_path / "a.avi", [10, 60, 110, 160] * 10)
    cut = tmp_path / "cut.avi"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 2 // 3])
    source = VideoSource(cut)
    source.open()
    assert [next_frame(source).number for _ in range(3)] == [0, 1, 2]
    source.close()


def test_videos_that_are_none(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "text.mp4").write_text("no video at all")
    (tmp_path / "empty.mp4").touch()
    write_video(tmp_path / "none.avi", [])
    assert "neither a video" in refusal(VideoSource(tmp_path / "text.mp4"))
    assert "is empty" in refusal(VideoSource(tmp_path / "empty.mp4"))
    assert "no file" in refusal(VideoSource(tmp_path / "missing.mp4"))
    assert "is a folder" in refusal(VideoSource(tmp_path))
    sentence = refusal(VideoSource(tmp_path / "none.avi"))
    assert "no picture" in sentence or "neither a video" in sentence
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "text",
    [
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:{port}/a.ts\n",
        "ffconcat version 1.0\nfile 'http://127.0.0.1:{port}/a.ts'\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\n"
        "m=video {port} RTP/AVP 96\na=rtpmap:96 H264/90000\n",
    ],
    ids=["playlist", "list of parts", "session"],
)
def test_files_that_name_a_network_address_reach_nothing(tmp_path: Path, text: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        file = tmp_path / "list.m3u8"
        file.write_text(text.format(port=server.getsockname()[1]))
        began = time.perf_counter()
        assert "neither a video" in refusal(VideoSource(file))
        assert time.perf_counter() - began < 10
        with pytest.raises(TimeoutError):
            server.accept()


def test_one_picture_stands_still_as_frames(tmp_path: Path) -> None:
    source = PictureSource(write_picture(tmp_path / "a.png", 77))
    source.open()
    began = time.monotonic()
    frames = [next_frame(source) for _ in range(6)]
    source.close()
    assert time.monotonic() - began == pytest.approx(0.5)
    assert [frame.number for frame in frames] == list(range(6))
    assert {int(frame.pixels[0, 0]) for frame in frames} == {77}
    assert source.name == "a.png"


def test_a_folder_shows_its_pictures_in_turn_whatever_their_size(tmp_path: Path) -> None:
    write_picture(tmp_path / "p2.png", 20, (64, 48))
    write_picture(tmp_path / "p10.png", 100, (20, 90))
    (tmp_path / "p3.png").write_text("broken")
    source = PictureSource(tmp_path, seconds=0.2)
    source.open()
    frames = [next_frame(source) for _ in range(8)]
    assert [int(frame.pixels[0, 0]) for frame in frames] == [20, 20, 100, 100, 20, 20, 100, 100]
    # Evidence of a face ends where the name changes.
    assert [frame.source for frame in frames[1:4]] == ["p2.png", "p10.png", "p10.png"]
    assert source.unreadable == (tmp_path / "p3.png",)
    source.close()


def test_a_folder_ends_where_it_is_not_to_begin_again(tmp_path: Path) -> None:
    write_picture(tmp_path / "a.png", 20)
    (tmp_path / "b.png").write_text("broken")
    source = PictureSource(tmp_path, loop=False, seconds=0.1)
    source.open()
    next_frame(source)
    with pytest.raises(EndOfSource):
        next_frame(source)
    source.close()


def test_pictures_removed_while_shown(tmp_path: Path) -> None:
    files = [write_picture(tmp_path / f"{n}.png", 20 * n) for n in (1, 2)]
    source = PictureSource(tmp_path, seconds=0.1)
    source.open()
    next_frame(source)
    for file in files:
        file.unlink()
    with pytest.raises(SourceError, match="None of the 2 pictures"):
        next_frame(source)
    source.close()


def test_folders_and_pictures_that_cannot_be_shown(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "no pictures in the folder" in refusal(PictureSource(empty))
    for name in ("a.png", "b.jpg"):
        (empty / name).write_text("broken")
    assert "None of the 2 pictures" in refusal(PictureSource(empty))
    assert "not a picture" in refusal(PictureSource(empty / "a.png"))
    assert "no file" in refusal(PictureSource(tmp_path / "missing"))
