"""Recorded sessions: what is written comes back, and what is not a sound file is refused."""

from __future__ import annotations

import dataclasses
import errno
import os
import signal
import stat
import struct
import subprocess
import sys
import threading
import time
import zlib

import numpy as np
import pytest

from core.capture import session_file, session_recorder
from core.capture.discovery import make_source
from core.capture.session_file import (
    RecordedFrame,
    RecordedVerdict,
    SessionHeader,
    SessionReader,
)
from core.capture.session_recorder import RecordingError, SessionRecorder
from core.capture.source import EndOfSource, SourceError
from core.frame import Frame, Lamp

START = 5000.125


def noise(number, *, size=(48, 64), lamp=Lamp.LIT, time=None, source="Camera"):
    pixels = np.random.default_rng(number).integers(0, 256, size).astype(np.uint8)
    return Frame(number, START + number / 30 if time is None else time, pixels, lamp, source)


LAMPS = (Lamp.LIT, Lamp.UNLIT, Lamp.UNKNOWN)
FRAMES = [noise(n + 7, lamp=LAMPS[n % 3]) for n in range(12)]


def record(path, frames=FRAMES, *, notes=(), begins=(), header=None, **limits):
    recorder = SessionRecorder(path, header or SessionHeader(source="Camera"), **limits)
    for frame in frames:
        recorder.put(frame, begins=frame.number in begins)
        if frame.number in notes:
            recorder.note(frame.number, frame.time, {"state": "known", "similarity": 0.5})
    recorder.stop()
    assert recorder.join(5)
    return recorder


def read(path):
    reader = SessionReader(path)
    try:
        return list(reader), reader
    finally:
        reader.close()


def frames_of(path):
    return [one for one in read(path)[0] if isinstance(one, RecordedFrame)]


def drained(read):
    """Read until an exception says that there is no more; return what came, and why it ended."""
    found = []
    while True:
        try:
            one = read()
        except (EndOfSource, SourceError, StopIteration) as end:
            return found, end
        if one is not None:
            found.append(one)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "one.fdrec"


@pytest.fixture
def recorded(file):
    record(file, notes={8, 10}, begins={7, 12})
    return file


def test_all_that_was_recorded_comes_back_exactly(file):
    header = SessionHeader("Camera", settings={"threshold": 0.36}, models={"detector": "yunet-1"})
    record(file, notes={8}, begins={7, 12}, header=header)
    records, reader = read(file)
    frames = [one for one in records if isinstance(one, RecordedFrame)]
    assert [one.frame.number for one in frames] == [one.number for one in FRAMES]
    assert [one.frame.lamp for one in frames] == [one.lamp for one in FRAMES]
    for one, original in zip(frames, FRAMES, strict=True):
        assert np.array_equal(one.frame.pixels, original.pixels)
        # Not only close: differences of times decide, and they are the same to the last bit.
        assert one.frame.time == original.time - FRAMES[0].time
        later = one.frame.time - frames[3].frame.time
        assert later == original.time - FRAMES[3].time
    assert [one.frame.number for one in frames if one.begins] == [7, 12]
    assert [one.frame.number for one in frames if one.turns] == [7]
    assert records[2] == RecordedVerdict(8, {"state": "known", "similarity": 0.5})
    made = reader.header
    assert (made.source, made.width, made.height) == ("Camera", 64, 48)
    assert made.settings == {"threshold": 0.36}
    assert made.models == {"detector": "yunet-1"}
    assert made.started.endswith("+00:00")
    assert reader.end == session_file.SessionEnd(12, 0, "asked")


def test_only_its_owner_can_read_it_even_where_another_file_was_there(file):
    file.write_bytes(b"older")
    file.chmod(0o644)
    record(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(frames_of(file)) == 12


def test_another_size_and_another_picture_may_follow(file):
    record(file, [noise(0), noise(1, size=(30, 20)), noise(2, source="Another")])
    frames = frames_of(file)
    assert [one.frame.pixels.shape for one in frames] == [(48, 64), (30, 20), (48, 64)]
    assert [one.turns for one in frames] == [True, False, True]


def test_what_the_studio_drew_stays_known_as_such(file):
    drawn = dataclasses.replace(noise(1), synthetic=True, flag=Lamp.UNLIT)
    record(file, [noise(0), drawn])
    assert [(one.frame.synthetic, one.frame.flag) for one in frames_of(file)] == [
        (False, Lamp.UNKNOWN),
        (True, Lamp.UNLIT),
    ]


def test_what_was_said_before_the_first_frame_is_left_out(file):
    recorder = SessionRecorder(file, SessionHeader())
    recorder.note(1, START, {"state": "known"})
    recorder.put(FRAMES[0])
    recorder.note(6, FRAMES[0].time - 0.1, {"state": "known"})
    recorder.stop()
    assert recorder.join(5)
    assert [type(one) for one in read(file)[0]] == [RecordedFrame]


def test_no_file_is_left_where_no_frame_came(file):
    record(file, [])
    assert not file.exists()


def test_what_comes_too_fast_is_dropped_counted_and_told(file, monkeypatch):
    monkeypatch.setattr(session_recorder, "WAITING_BYTES", 4 * 48 * 64)
    encode = session_file.frame_record

    def slowly(*arguments, **flags):
        time.sleep(0.02)
        return encode(*arguments, **flags)

    monkeypatch.setattr(session_file, "frame_record", slowly)
    began = time.monotonic()
    recorder = record(file, notes={frame.number for frame in FRAMES})
    assert time.monotonic() - began < 2
    frames = frames_of(file)
    dropped = recorder.progress.dropped
    assert dropped > 0
    assert len(frames) + dropped == len(FRAMES)
    records, reader = read(file)
    assert reader.end is not None
    assert reader.end.dropped == dropped
    kept = {one.frame.number for one in frames}
    assert {one.number for one in records if isinstance(one, RecordedVerdict)} <= kept


def test_putting_a_frame_never_waits_for_the_disk(file, monkeypatch):
    recorder = SessionRecorder(file, SessionHeader())
    answers = threading.Event()
    monkeypatch.setattr(os, "write", lambda _file, data: answers.wait(20) and len(data))
    began = time.monotonic()
    for frame in FRAMES:
        recorder.put(frame)
    assert time.monotonic() - began < 15  # the disk has not answered yet
    answers.set()
    recorder.stop()
    assert recorder.join(5)


def test_it_ends_by_itself_at_its_limit(file):
    recorder = record(file, limit=12_000)
    assert recorder.reason == "size"
    assert "has reached its limit" in str(recorder.error)
    frames, reader = read(file)
    assert 0 < len(frames) < 12
    assert reader.end is not None
    assert file.stat().st_size < 12_200


def test_it_does_not_begin_on_a_full_disk_and_ends_before_it_is_full(file, monkeypatch):
    with pytest.raises(RecordingError, match="Too little room"):
        SessionRecorder(file, SessionHeader(), reserve=1 << 62)
    assert not file.exists()
    usage = session_recorder.shutil.disk_usage
    free = iter([10**9, 10**9, 10**3, 10**3])
    monkeypatch.setattr(
        session_recorder.shutil, "disk_usage", lambda path: usage(path)._replace(free=next(free))
    )
    recorder = record(file, [noise(n) for n in range(40)])
    assert recorder.reason == "disk"
    assert len(frames_of(file)) == 16


def test_a_write_that_fails_half_way_leaves_whole_frames(file):
    """Without any disk of its own: the system stops the file at a size."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        recorder = record(file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert recorder.reason == "failed"
    assert os.strerror(errno.EFBIG) in str(recorder.error)
    frames, reader = read(file)
    assert [one.frame.number for one in frames] == [7, 8, 9]
    assert file.stat().st_size <= 10_000
    assert reader.end == session_file.SessionEnd(3, 0, "failed")


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(RecordingError, match="can't be written"):
        SessionRecorder(tmp_path / "file" / "one.fdrec", SessionHeader())


KILLED = """
import sys
import numpy as np
from pathlib import Path
from core.capture.session_recorder import SessionRecorder
from core.capture.session_file import SessionHeader
from core.frame import Frame
recorder = SessionRecorder(Path(sys.argv[1]), SessionHeader())
for n in range(400):
    pixels = np.random.default_rng(n).integers(0, 256, (240, 320)).astype(np.uint8)
    assert recorder.put(Frame(n, n / 30, pixels))
    if n >= 5:
        while recorder.progress.frames < n - 4:
            pass
    if n == 10:
        print("go", flush=True)
raise SystemExit("not killed")
"""


def test_a_killed_program_leaves_all_frames_but_the_last(file):
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(file)], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "go\n"
        time.sleep(0.02)
        program.send_signal(signal.SIGKILL)
        assert program.wait(5) == -signal.SIGKILL
    records, reader = read(file)
    assert len(records) >= 5
    assert reader.end is None
    for n, one in enumerate(records):
        expected = np.random.default_rng(n).integers(0, 256, (240, 320)).astype(np.uint8)
        assert isinstance(one, RecordedFrame)
        assert np.array_equal(one.frame.pixels, expected)


def boundaries(data):
    """Where records begin, and the end."""
    at = len(session_file.MAGIC) + 4
    found = [at]
    while at < len(data):
        at += 12 + struct.unpack_from("<I", data, at + 4)[0]
        found.append(at)
    return found


def test_a_file_cut_anywhere_gives_its_whole_records(recorded, tmp_path):
    data = recorded.read_bytes()
    starts = boundaries(data)
    cut = tmp_path / "cut.fdrec"
    places = {at + d for at in starts[1:] for d in (-5, -1, 0, 3, 8, 11)}
    for place in sorted(p for p in places if starts[1] <= p < len(data)):
        cut.write_bytes(data[:place])
        records, reader = read(cut)
        assert len(records) == sum(start <= place for start in starts[2:])
        assert reader.end is None
        cut.write_bytes(data[:place] + bytes(5000))  # as a system that crashed leaves it
        assert len(read(cut)[0]) == len(records)


def test_a_changed_byte_is_noticed_wherever_it_is(recorded, tmp_path):
    data = bytearray(recorded.read_bytes())
    starts = boundaries(data)
    changed = tmp_path / "changed.fdrec"
    sound = read(recorded)[0]
    for at in (*starts[1:-2], starts[2] + 5, starts[3] + 9, starts[4] + 900, starts[5] - 2):
        wrong = bytearray(data)
        wrong[at] ^= 0x10
        changed.write_bytes(wrong)
        reader = SessionReader(changed)
        found, failure = drained(iter(reader).__next__)
        reader.close()
        assert len(found) < len(sound)
        # A length that became too large looks like a file that was cut off.
        assert "is damaged" in str(failure) if isinstance(failure, SourceError) else True
        assert reader.end is None


def test_foreign_and_newer_files_are_refused(file, recorded, tmp_path):
    foreign = tmp_path / "foreign.fdrec"
    for data in (b"\x89PNG\r\n\x1a\n" + bytes(100), b"x", session_file.MAGIC[:5], b"FDREC" * 99):
        foreign.write_bytes(data)
        with pytest.raises(SourceError, match="is not a recording"):
            SessionReader(foreign)
    data = bytearray(recorded.read_bytes())
    data[8] = 2
    foreign.write_bytes(data)
    with pytest.raises(SourceError, match="another version"):
        SessionReader(foreign)
    foreign.write_bytes(b"")
    with pytest.raises(SourceError, match="is empty"):
        SessionReader(foreign)
    with pytest.raises(SourceError, match="There is no file"):
        SessionReader(tmp_path / "missing.fdrec")


def sealed(kind, body):
    head = struct.pack("<4sI", kind, len(body))
    return head + body + struct.pack("<I", zlib.crc32(body, zlib.crc32(head)))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        bytes(40),
        struct.pack("<QdBBHH", 0, 0.0, 0, 0, 64, 48) + b"no png at all" * 3,
        struct.pack("<QdBBHH", 0, float("nan"), 0, 0, 64, 48),
        struct.pack("<QdBBHH", 0, 0.0, 9, 0, 64, 48),
    ],
    ids=["empty", "zeros", "no-png", "no-time", "no-lamp"],
)
def test_wrong_content_under_a_right_checksum_is_refused(recorded, tmp_path, body):
    """A file that somebody made to do harm, or a later writer's mistake."""
    data = recorded.read_bytes()
    at = boundaries(data)[2]
    made = tmp_path / "made.fdrec"
    made.write_bytes(data[:at] + sealed(b"FRAM", body) + data[at:])
    reader = SessionReader(made)
    with pytest.raises(SourceError, match="is damaged"):
        list(reader)
    reader.close()


def test_a_picture_of_another_size_than_stated_is_not_decoded(recorded, tmp_path):
    data = recorded.read_bytes()
    starts = boundaries(data)
    body = bytearray(data[starts[1] + 8 : starts[2] - 4])
    struct.pack_into("<HH", body, 18, 65535, 65535)
    struct.pack_into(">II", body, 22 + 16, 65535, 65535)
    made = tmp_path / "made.fdrec"
    made.write_bytes(data[: starts[1]] + sealed(b"FRAM", bytes(body)))
    reader = SessionReader(made)
    with pytest.raises(SourceError, match="is damaged"):
        list(reader)
    reader.close()


def test_records_of_a_later_kind_are_passed_over(recorded, tmp_path):
    data = recorded.read_bytes()
    at = boundaries(data)[3]
    made = tmp_path / "later.fdrec"
    made.write_bytes(data[:at] + sealed(b"LATE", b"anything") + data[at:])
    assert len(read(made)[0]) == len(read(recorded)[0])


def test_it_plays_with_its_own_numbers_lamps_and_times(recorded, clock):
    source = make_source(str(recorded), loop=False)
    source.open()
    arrived = []

    def read():
        frame = source.read(0.2)
        arrived.extend([] if frame is None else [time.monotonic()])
        return frame

    frames, failure = drained(read)
    assert isinstance(failure, EndOfSource)
    source.close()
    assert [frame.number for frame in frames] == [frame.number for frame in FRAMES]
    assert [frame.lamp for frame in frames] == [frame.lamp for frame in FRAMES]
    spacing = np.diff([frame.time for frame in frames])
    assert spacing == pytest.approx(np.diff([frame.time for frame in FRAMES]), abs=1e-9)
    assert all(arrival >= frame.time for arrival, frame in zip(arrived, frames, strict=True))
    # What begins anew is another source to the analysis.
    assert [frame.source for frame in frames].index("one.fdrec (2)") == 5


def test_it_begins_again_with_times_that_go_on(recorded, monkeypatch):
    monkeypatch.setattr("core.capture.session_source.time.sleep", lambda _seconds: None)
    source = make_source(str(recorded))
    source.open()
    frames = []
    until = time.monotonic() + 5
    while len(frames) < 15 and time.monotonic() < until:
        if (frame := source.read(10)) is not None:
            frames.append(frame)
    source.close()
    assert [frame.number for frame in frames[12:]] == [7, 8, 9]
    assert np.all(np.diff([frame.time for frame in frames]) > 0)
    assert frames[11].source != frames[12].source


def test_at_full_speed_nothing_is_waited_for_and_none_is_dropped(recorded, monkeypatch):
    def sleep(_seconds):
        raise AssertionError("waited")

    monkeypatch.setattr("core.capture.session_source.time.sleep", sleep)
    source = make_source(f"{recorded}?speed=full")
    source.open()
    frames, failure = drained(source.read)
    assert isinstance(failure, EndOfSource)
    assert len(frames) == 12


def test_a_recording_that_becomes_damaged_ends_with_a_sentence(recorded):
    data = bytearray(recorded.read_bytes())
    data[boundaries(data)[6] + 40] ^= 1
    recorded.write_bytes(data)
    source = make_source(f"{recorded}?speed=full")
    source.open()
    frames, failure = drained(source.read)
    source.close()
    assert f"is damaged. Pictures that can be read before that: {len(frames)}." in str(failure)
    assert len(frames) == 4


def test_a_header_alone_is_no_source(recorded):
    data = recorded.read_bytes()
    recorded.write_bytes(data[: boundaries(data)[1]])
    source = make_source(str(recorded))
    with pytest.raises(SourceError, match="holds no picture"):
        source.open()
