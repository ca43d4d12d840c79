"""Downloads end to end, against a server on 127.0.0.1 that does what servers do."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core import __version__
from core.models.adding.inspection import inspect
from core.models.download import (
    DownloadError,
    FetchCancelled,
    FetchProgress,
    Patience,
    fetch,
    licence_of,
    size_of,
)
from core.models.download.part_file import sha256_of
from core.models.vendor.addresses import Address, RemoteFile
from tests.core.models.download.loopback import CERTIFICATE, Loopback, LoopbackProxy, Plan

VECTORS = Path(__file__).parents[3] / "vectors" / "vendor"
MODEL = b"\x08\x06" + b"".join(hashlib.sha256(b"%d" % n).digest() for n in range(12_500))
SHA256 = hashlib.sha256(MODEL).hexdigest()
FILES = {
    "configuration.json": b'{"framework": "pytorch"}',
    "README.md": b"<p>What it is</p>",
    "model.onnx": MODEL,
}
ALL = tuple(FILES)
ONLY_MODEL = {"model.onnx": MODEL}
FAST = Patience(connect=2.0, stall=2.0, pauses=(0.01, 0.02))
HASTY = Patience(connect=0.2, stall=0.2, pauses=())


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proxy of whoever runs the tests has no part in them."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback(FILES) as loopback:
        yield loopback


def addresses(
    host: str, sha256: str | None = SHA256, names: tuple[str, ...] = ("model.onnx",)
) -> dict[str, Address]:
    files = {
        "configuration.json": RemoteFile("configuration.json", size=1_000),
        "README.md": RemoteFile("README.md", size=1_000, needed=False),
        "model.onnx": RemoteFile("model.onnx", sha256, 200_000),
    }
    chosen = tuple(files[name] for name in names)
    return {"flir": Address(("new/flir", "old/flir"), chosen, "A licence.", host)}


def get(
    host: str,
    into: Path,
    *,
    sha256: str | None = SHA256,
    names: tuple[str, ...] = ("model.onnx",),
    patience: Patience = FAST,
    progress: Callable[[FetchProgress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    return fetch(
        "flir",
        into,
        progress=progress,
        cancelled=cancelled,
        addresses=addresses(host, sha256, names),
        patience=patience,
    )


def ranges(server: Loopback) -> list[str | None]:
    return [request.headers.get("range") for request in server.asked("model.onnx")]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def refused(host: str, into: Path, **wanted: object) -> str:
    """Return the sentence with which the download fails; nothing may count as the model then."""
    with pytest.raises(DownloadError) as caught:
        get(host, into, **wanted)  # type: ignore[arg-type]
    assert not (into / "flir" / "model.onnx").exists()
    return str(caught.value)


def part(into: Path) -> bytes:
    return (into / "flir" / "model.onnx.part").read_bytes()


class TestFolder:
    def test_is_one_that_can_be_added(self, server: Loopback, tmp_path: Path) -> None:
        kind = {"framework": "pytorch", "pipeline": {"type": "manual-face-liveness-flir"}}
        server.files["configuration.json"] = json.dumps(kind).encode()
        server.files["model.onnx"] = (VECTORS / "flir.onnx").read_bytes()
        server.plan("model.onnx", Plan(cut_after=1000))
        candidate = inspect(get(server.url, tmp_path, sha256=None, names=ALL))
        assert [system.name for system in candidate.systems] == ["flir"]
        assert candidate.main_file.sha256 == sha256_of(VECTORS / "flir.onnx")
        assert len(ranges(server)) == 2

    def test_is_the_vendors_unchanged(self, server: Loopback, tmp_path: Path) -> None:
        folder = get(server.url, tmp_path, names=ALL)
        assert folder == tmp_path / "flir"
        assert contents(folder) == FILES

    def test_is_asked_for_with_the_programs_name_and_nothing_else(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        server.plan("README.md", Plan(headers={"Set-Cookie": "who=you"}))
        get(server.url, tmp_path, names=ALL)
        for request in server.requests:
            assert set(request.headers) == {"host", "user-agent", "accept", "accept-encoding"}
            assert request.headers["user-agent"] == f"FaceDesk-IR/{__version__}"
        assert [request.path for request in server.asked("model.onnx")] == [
            "/api/v1/models/new/flir/repo?Revision=master&FilePath=model.onnx"
        ]

    def test_comes_from_the_older_name_where_the_new_one_has_no_file(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        server.plan("model.onnx", Plan(status=404, body=b"{}"))
        get(server.url, tmp_path)
        first, second = (request.path for request in server.asked("model.onnx"))
        assert "new/flir" in first
        assert "old/flir" in second

    def test_needs_no_readme(self, server: Loopback, tmp_path: Path) -> None:
        del server.files["README.md"]
        assert set(contents(get(server.url, tmp_path, names=ALL))) == {
            "configuration.json",
            "model.onnx",
        }

    def test_a_readme_that_is_none_is_left_out(self, server: Loopback, tmp_path: Path) -> None:
        server.plan("README.md", Plan(body=b"<HTML lang=en>"))
        server.plan("configuration.json", Plan(headers={"Content-Type": "text/html"}))
        folder = get(server.url, tmp_path, names=ALL)
        assert set(contents(folder)) == {"configuration.json", "model.onnx"}

    def test_a_readme_that_is_cut_off_is_no_reason_to_go_on(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        server.plan("README.md", *[Plan(cut_after=1)] * 3)
        assert "broke off" in refused(server.url, tmp_path, names=ALL)
        assert not server.asked("model.onnx")

    def test_a_model_that_is_there_is_not_fetched_again(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        get(server.url, tmp_path, names=ALL)
        get(server.url, tmp_path)
        assert len(server.asked("model.onnx")) == 1

    def test_a_model_without_known_checksum_is(self, server: Loopback, tmp_path: Path) -> None:
        get(server.url, tmp_path, sha256=None)
        server.files["model.onnx"] = MODEL[::-1].replace(b"{", b"", 1)
        folder = get(server.url, tmp_path, sha256=None)
        assert (folder / "model.onnx").read_bytes() == server.files["model.onnx"]

    def test_only_one_download_at_a_time(self, server: Loopback, tmp_path: Path) -> None:
        def again(_: FetchProgress) -> None:
            with pytest.raises(DownloadError, match="being downloaded already"):
                get(server.url, tmp_path)

        get(server.url, tmp_path, progress=again)

    def test_unknown_models_have_no_address(self, tmp_path: Path) -> None:
        known = addresses("http://127.0.0.1:1", names=ALL)
        for ask in (licence_of, size_of):
            with pytest.raises(DownloadError, match="nobody"):
                ask("nobody", known)
        assert licence_of("flir", known) == "A licence."
        assert size_of("flir", known) == 202_000


class TestProgress:
    def test_at_most_ten_times_a_second_with_speed(self, server: Loopback, tmp_path: Path) -> None:
        server.plan("model.onnx", Plan(piece=16_000, pause=0.01))
        reports: list[tuple[float, FetchProgress]] = []
        get(
            server.url,
            tmp_path,
            names=ALL,
            progress=lambda each: reports.append((time.monotonic(), each)),
        )
        model = [(when, each) for when, each in reports if each.file == "model.onnx"]
        assert model[-1][1].done == model[-1][1].total == len(MODEL)
        assert all(b - a >= 0.1 for (a, _), (b, _) in itertools.pairwise(model[:-1]))
        assert [each.done for _, each in model] == sorted(each.done for _, each in model)
        speeds = [each.speed for _, each in model if each.speed is not None]
        assert speeds
        assert all(0 < speed < 5e6 for speed in speeds)
        assert {each.file for _, each in reports} == set(FILES)

    def test_total_is_unknown_where_the_server_does_not_say(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        server.plan("model.onnx", Plan(chunked=True))
        reports: list[FetchProgress] = []
        folder = get(server.url, tmp_path, progress=reports.append)
        assert {each.total for each in reports if each.file == "model.onnx"} == {None, len(MODEL)}
        assert (folder / "model.onnx").read_bytes() == MODEL


class TestCutLine:
    def test_goes_on_where_it_stopped(self, server: Loopback, tmp_path: Path) -> None:
        server.plan("model.onnx", Plan(cut_after=100_000), Plan(cut_after=50_000))
        folder = get(server.url, tmp_path)
        assert ranges(server) == [None, "bytes=100000-", "bytes=150000-"]
        assert server.asked("model.onnx")[1].headers["if-range"] == '"first"'
        assert contents(folder) == ONLY_MODEL

    def test_is_given_up_after_the_last_pause_and_goes_on_the_next_time(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        server.plan("model.onnx", Plan(cut_after=1000), *[Plan(cut_after=10)] * 2)
        assert "broke off again and again" in refused(server.url, tmp_path)
        assert part(tmp_path) == MODEL[:1020]
        get(server.url, tmp_path)
        assert ranges(server)[-1] == "bytes=1020-"

    def test_is_tried_for_as_long_as_more_comes(self, server: Loopback, tmp_path: Path) -> None:
        server.plan("model.onnx", *[Plan(cut_after=66_000)] * 6)
        get(server.url, tmp_path)
        assert len(ranges(server)) == 7

    def test_starts_anew_where_the_server_can_only_do_that(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        server.plan("model.onnx", Plan(cut_after=300_000), Plan(ranges=False))
        folder = get(server.url, tmp_path)
        assert ranges(server) == [None, "bytes=300000-"]
        assert contents(folder) == ONLY_MODEL

    def test_ends_where_the_server_starts_anew_and_cuts_each_time(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        server.plan("model.onnx", *[Plan(cut_after=300_000, ranges=False)] * 5)
        refused(server.url, tmp_path)
        assert len(ranges(server)) == 1 + len(FAST.pauses)

    def test_starts_anew_where_the_file_has_changed(self, server: Loopback, tmp_path: Path) -> None:
        server.files["model.onnx"] = b"\x08" + MODEL[:0:-1]
        server.plan("model.onnx", Plan(cut_after=300_000))
        refused(server.url, tmp_path, patience=HASTY)
        server.files["model.onnx"] = MODEL
        server.plan("model.onnx", Plan(etag='"second"'))
        folder = get(server.url, tmp_path)
        assert contents(folder) == ONLY_MODEL

    def test_starts_anew_where_the_server_goes_on_with_another_file(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        server.plan("model.onnx", Plan(cut_after=300_000), Plan(headers={"ETag": '"second"'}))
        assert contents(get(server.url, tmp_path)) == ONLY_MODEL
        assert ranges(server) == [None, "bytes=300000-", None]

    def test_starts_anew_where_the_rest_does_not_fit(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        end = 7 + len(MODEL) - 300_000
        place = f"bytes 7-{end - 1}/{len(MODEL)}"
        lie = Plan(status=206, body=MODEL[7:end], headers={"Content-Range": place})
        server.plan("model.onnx", Plan(cut_after=300_000), lie)
        assert contents(get(server.url, tmp_path)) == ONLY_MODEL

    @pytest.mark.parametrize("etag", [None, 'W/"weak"'])
    def test_starts_anew_where_nothing_tells_files_apart(
        self, server: Loopback, tmp_path: Path, etag: str | None
    ) -> None:
        server.plan("model.onnx", Plan(cut_after=300_000, etag=etag))
        assert contents(get(server.url, tmp_path)) == ONLY_MODEL
        assert ranges(server) == [None, None]

    def test_goes_on_by_date_where_there_is_no_etag(self, server: Loopback, tmp_path: Path) -> None:
        date = {"Last-Modified": "Mon, 02 Jan 2023 10:00:00 GMT"}
        server.plan(
            "model.onnx",
            Plan(cut_after=300_000, etag=None, headers=date),
            Plan(etag=None, headers=date),
        )
        assert contents(get(server.url, tmp_path)) == ONLY_MODEL
        assert ranges(server) == [None, "bytes=300000-"]
        assert server.asked("model.onnx")[1].headers["if-range"] == date["Last-Modified"]

    def test_starts_anew_where_the_file_comes_from_another_address(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        server.plan("model.onnx", Plan(cut_after=300_000), Plan(status=404, body=b"{}"))
        assert contents(get(server.url, tmp_path)) == ONLY_MODEL
        assert ranges(server) == [None, "bytes=300000-", None]

    def test_is_seen_where_only_the_first_answer_told_the_length(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        server.plan("model.onnx", Plan(cut_after=1000), Plan(length=-1, cut_after=1000))
        assert contents(get(server.url, tmp_path, sha256=None)) == ONLY_MODEL
        assert ranges(server) == [None, "bytes=1000-", "bytes=2000-"]

    @pytest.mark.parametrize("note", ["", "[]", '{"url": 1}', "\x00"])
    def test_starts_anew_where_the_note_is_damaged(
        self, server: Loopback, tmp_path: Path, note: str
    ) -> None:
        server.plan("model.onnx", Plan(cut_after=300_000))
        refused(server.url, tmp_path, patience=HASTY)
        (tmp_path / "flir" / "model.onnx.part.json").write_text(note)
        assert contents(get(server.url, tmp_path)) == ONLY_MODEL

    def test_needs_no_server_where_only_the_last_step_was_missing(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        server.plan("model.onnx", Plan(cut_after=300_000))
        refused(server.url, tmp_path, patience=HASTY)
        (tmp_path / "flir" / "model.onnx.part").write_bytes(MODEL)
        assert contents(get(server.url, tmp_path)) == ONLY_MODEL
        assert len(ranges(server)) == 1

    def test_a_length_that_is_a_lie_is_a_cut_line(self, server: Loopback, tmp_path: Path) -> None:
        server.plan("model.onnx", Plan(length=len(MODEL) + 5))
        folder = get(server.url, tmp_path)
        assert contents(folder) == ONLY_MODEL

    def test_a_killed_program_leaves_only_the_part(self, server: Loopback, tmp_path: Path) -> None:
        server.plan("model.onnx", Plan(stall_after=250_000))
        program = (
            "from pathlib import Path\n"
            "from tests.core.models.download.test_download import get\n"
            f"get({server.url!r}, Path({str(tmp_path)!r}))"
        )
        child = subprocess.Popen([sys.executable, "-c", program])
        path = tmp_path / "flir" / "model.onnx.part"
        try:
            deadline = time.monotonic() + 60
            while not (path.exists() and path.stat().st_size == 250_000):
                assert child.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.01)
        finally:
            child.kill()  # SIGKILL: nothing of the child runs after it
            child.wait()
        assert set(contents(tmp_path / "flir")) == {
            "model.onnx.part",
            "model.onnx.part.json",
        }
        assert contents(get(server.url, tmp_path)) == ONLY_MODEL
        assert ranges(server) == [None, "bytes=250000-"]


class TestCancel:
    @pytest.mark.parametrize("stall_after", [-1, 0, 100_000])
    def test_ends_at_once_while_the_server_is_silent(
        self, server: Loopback, tmp_path: Path, stall_after: int
    ) -> None:
        server.plan("model.onnx", Plan(stall_after=stall_after))
        wish = _Wish(lambda: bool(server.asked("model.onnx")))
        with pytest.raises(FetchCancelled, match="goes on from where it stopped"):
            get(server.url, tmp_path, cancelled=wish, patience=Patience())
        assert wish.age() < 0.5
        if stall_after >= 0:
            assert not reading()
            assert part(tmp_path) == MODEL[:stall_after]

    def test_ends_at_once_while_a_name_is_looked_up(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # A look-up that hangs can't be had without a network, so the system's is replaced.
        asked, end = threading.Event(), threading.Event()

        def look_up(*_args: object, **_kwargs: object) -> None:
            asked.set()
            end.wait(10)
            raise socket.gaierror(socket.EAI_NONAME, "unknown")

        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        wish = _Wish(asked.is_set)
        try:
            with pytest.raises(FetchCancelled):
                get("http://models.invalid", tmp_path, cancelled=wish)
            assert wish.age() < 0.5
        finally:
            end.set()

    def test_ends_at_once_in_the_pause_before_another_try(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        server.plan("model.onnx", Plan(cut_after=10))
        wish = _Wish(lambda: bool(server.asked("model.onnx")), after=0.1)
        with pytest.raises(FetchCancelled):
            get(server.url, tmp_path, cancelled=wish, patience=Patience(pauses=(10.0,)))
        assert wish.age() < 0.5

    def test_the_next_download_goes_on(self, server: Loopback, tmp_path: Path) -> None:
        server.plan("model.onnx", Plan(stall_after=100_000))
        wish = _Wish(lambda: (tmp_path / "flir" / "model.onnx.part").exists())
        with pytest.raises(FetchCancelled):
            get(server.url, tmp_path, cancelled=wish)
        assert contents(get(server.url, tmp_path)) == ONLY_MODEL
        assert ranges(server) == [None, "bytes=100000-"]


def reading() -> list[threading.Thread]:
    """Threads that still read a second later; left behind only where nothing can wake them."""
    threads = [thread for thread in threading.enumerate() if thread.name == "download"]
    for thread in threads:
        thread.join(1.0)
    return [thread for thread in threads if thread.is_alive()]


class _Wish:
    """`cancelled` that says yes a while after something has happened, and knows since when."""

    def __init__(self, happened: Callable[[], bool], after: float = 0.05) -> None:
        self._happened = happened
        self._after = after
        self._at: float | None = None

    def __call__(self) -> bool:
        if self._at is None and self._happened():
            self._at = time.monotonic() + self._after
        return self._at is not None and time.monotonic() >= self._at

    def age(self) -> float:
        assert self._at is not None
        return time.monotonic() - self._at


class TestWrongBytes:
    def test_are_refused_and_deleted(self, server: Loopback, tmp_path: Path) -> None:
        server.plan("model.onnx", Plan(body=MODEL[:-1] + b"?"))
        assert "checksum differs" in refused(server.url, tmp_path)
        assert not contents(tmp_path / "flir")
        assert contents(get(server.url, tmp_path)) == ONLY_MODEL
        assert ranges(server) == [None, None]

    def test_are_refused_after_a_resumed_download_too(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        server.plan("model.onnx", Plan(cut_after=1000), Plan(body=MODEL[:-1] + b"?"))
        assert "checksum differs" in refused(server.url, tmp_path)

    def test_leave_the_model_that_was_there(self, server: Loopback, tmp_path: Path) -> None:
        get(server.url, tmp_path, sha256=None)
        server.plan("model.onnx", Plan(body=b"{}"))
        with pytest.raises(DownloadError):
            get(server.url, tmp_path, sha256=None)
        assert contents(tmp_path / "flir") == ONLY_MODEL

    def test_are_known_by_what_the_vendors_server_says_itself(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        tells = {"X-Linked-ETag": f'"{SHA256}"'}
        server.plan("model.onnx", Plan(body=MODEL[:-1] + b"?", headers=tells))
        assert "checksum differs" in refused(server.url, tmp_path, sha256=None)
        server.plan("model.onnx", Plan(headers=tells))
        get(server.url, tmp_path, sha256=None)

    @pytest.mark.parametrize(
        ("file", "plan", "sentence"),
        [
            ("model.onnx", Plan(body=b"hi", headers={"Content-Type": "text/html"}), "log in"),
            ("model.onnx", Plan(body=b"\xef\xbb\xbf\n <!DOCTYPE html><p>Hello"), "log in"),
            ("configuration.json", Plan(body=b"<html><body>"), "log in"),
            ("model.onnx", Plan(body=b'{"Code": 10010205004}'), "something else"),
            ("model.onnx", Plan(body=b"version https://git-lfs.github.com/spec/v1\n"), "else"),
            ("model.onnx", Plan(body=b""), "something else"),
            ("model.onnx", Plan(headers={"Content-Encoding": "gzip"}), "something else"),
            ("configuration.json", Plan(body=b"[1]"), "something else"),
            ("configuration.json", Plan(body=b"[" * 100_000), "something else"),
            ("configuration.json", Plan(body=b"\xff\xfe"), "something else"),
        ],
    )
    def test_of_another_kind_are_named(
        self, server: Loopback, tmp_path: Path, file: str, plan: Plan, sentence: str
    ) -> None:
        server.plan(file, plan)
        assert sentence in refused(server.url, tmp_path, sha256=None, names=(file,))
        assert not list((tmp_path / "flir").glob("*.part*"))

    def test_a_login_page_in_the_middle_costs_nothing(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        page = Plan(body=b"<html>", ranges=False, headers={"Content-Type": "text/html"})
        server.plan("model.onnx", Plan(cut_after=300_000), page)
        assert "log in" in refused(server.url, tmp_path)
        assert part(tmp_path) == MODEL[:300_000]

    @pytest.mark.parametrize("plan", [Plan(), Plan(length=-1), Plan(chunked=True)])
    def test_too_many_end_the_download(self, server: Loopback, tmp_path: Path, plan: Plan) -> None:
        plan.body = bytes(3 << 20)
        server.plan("model.onnx", plan)
        assert "far more" in refused(server.url, tmp_path)
        assert not list((tmp_path / "flir").glob("*.part*"))


class TestServer:
    @pytest.mark.parametrize(
        ("status", "sentence"),
        [
            (401, "to everybody"),
            (403, "to everybody"),
            (404, "has no file model.onnx"),
            (410, "has no file model.onnx"),
            (418, "error 418"),
            (204, "error 204"),
            (206, "error 206"),
            (416, "error 416"),
            (429, "too many requests"),
            (500, "fault of its own"),
            (503, "error 503"),
        ],
    )
    def test_answers_are_told(
        self, server: Loopback, tmp_path: Path, status: int, sentence: str
    ) -> None:
        server.plan("model.onnx", *[Plan(status=status, body=b"")] * 2)
        told = refused(server.url, tmp_path)
        assert sentence in told
        assert "127.0.0.1" in told

    @pytest.mark.parametrize("stall_after", [-1, 100_000])
    def test_silence_is_told(self, server: Loopback, tmp_path: Path, stall_after: int) -> None:
        server.plan("model.onnx", Plan(stall_after=stall_after))
        assert "stopped sending" in refused(server.url, tmp_path, patience=HASTY)

    def test_silence_is_overcome(self, server: Loopback, tmp_path: Path) -> None:
        server.plan("model.onnx", Plan(stall_after=100_000))
        patience = Patience(connect=1.0, stall=0.2, pauses=(0.01,))
        assert contents(get(server.url, tmp_path, patience=patience)) == ONLY_MODEL
        assert ranges(server) == [None, "bytes=100000-"]

    def test_no_connection_is_told_without_another_try(self, tmp_path: Path) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))  # bound but not listening: refused
            start = time.monotonic()
            host = f"http://127.0.0.1:{taken.getsockname()[1]}"
            told = refused(host, tmp_path, patience=Patience())
        assert told == (
            "There is no connection to 127.0.0.1: connect this computer, or add the model from "
            "a folder."
        )
        assert time.monotonic() - start < 1.0

    def test_an_unknown_name_is_no_connection(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Nothing may ask the network's name server here, so the system's answer is replaced.
        def look_up(*_args: object, **_kwargs: object) -> None:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")

        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        assert "no connection to models.invalid" in refused("https://models.invalid", tmp_path)

    def test_a_line_that_goes_away_in_the_middle_is_tried_again(self, tmp_path: Path) -> None:
        with Loopback(FILES) as server:
            server.plan("model.onnx", Plan(cut_after=300_000))
            host, port = server.url, server.port

            def leave(report: FetchProgress) -> None:
                if report.file == "model.onnx":
                    server._server.socket.close()

            told = refused(host, tmp_path, progress=leave)
        assert "no connection" in told
        assert f":{port}" not in told
        assert part(tmp_path) == MODEL[:300_000]

    @pytest.mark.skipif(sys.platform != "linux", reason="other systems queue differently")
    def test_a_server_that_takes_no_calls_is_told(self, tmp_path: Path) -> None:
        with socket.socket() as busy:
            busy.bind(("127.0.0.1", 0))
            busy.listen(0)
            with socket.socket() as first, socket.socket() as second:
                for caller in (first, second):
                    caller.setblocking(False)
                    caller.connect_ex(busy.getsockname())
                host = f"http://127.0.0.1:{busy.getsockname()[1]}"
                assert "does not answer" in refused(host, tmp_path, patience=HASTY)


class TestRedirects:
    def turn(self, place: str, status: int = 302) -> Plan:
        return Plan(status=status, body=b"", headers={"Location": place})

    @pytest.mark.parametrize("status", [302, 308])
    def test_are_followed_to_another_server(
        self, server: Loopback, tmp_path: Path, status: int
    ) -> None:
        with Loopback(FILES) as store:
            place = f"{store.url}/bucket?FilePath=model.onnx&Signature=secret"
            server.plan("model.onnx", self.turn("/next?FilePath=model.onnx"), self.turn(place))
            store.plan("model.onnx", Plan(cut_after=1000))
            assert contents(get(server.url, tmp_path)) == ONLY_MODEL
            # The rest is asked for at the first address again: signed ones don't last.
            assert ranges(server)[-1] == "bytes=1000-"
            assert len(store.asked("model.onnx")) == 1

    def test_in_a_circle_come_to_an_end(self, server: Loopback, tmp_path: Path) -> None:
        server.plan("model.onnx", *[self.turn("?FilePath=model.onnx")] * 20)
        assert "without end" in refused(server.url, tmp_path)
        assert len(ranges(server)) == 6

    @pytest.mark.parametrize(
        "place",
        ["file:///etc/passwd", "ftp://127.0.0.1/model.onnx", "http://[", "http://127.0.0.1:99999/"],
    )
    def test_to_anything_but_the_web_are_refused(
        self, server: Loopback, tmp_path: Path, place: str
    ) -> None:
        server.plan("model.onnx", self.turn(place))
        assert "not safe" in refused(server.url, tmp_path)

    def test_from_a_protected_line_to_an_open_one_are_refused(
        self, server: Loopback, tmp_path: Path, trusted: None
    ) -> None:
        with Loopback(FILES, tls=True) as protected:
            protected.plan("model.onnx", self.turn(f"{server.url}/?FilePath=model.onnx"))
            assert "not safe" in refused(protected.url, tmp_path)
        assert not server.requests


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' certificate counts as the system's."""
    if sys.platform != "linux":
        pytest.skip("only here the environment names the trusted certificates")
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


class TestProtectedLine:
    def test_works(self, tmp_path: Path, trusted: None) -> None:
        with Loopback(FILES, tls=True) as server:
            server.plan("model.onnx", Plan(cut_after=100_000))
            assert contents(get(server.url, tmp_path)) == ONLY_MODEL
            assert ranges(server) == [None, "bytes=100000-"]

    def test_is_left_at_once(self, tmp_path: Path, trusted: None) -> None:
        with Loopback(FILES, tls=True) as server:
            server.plan("model.onnx", Plan(stall_after=100_000))
            wish = _Wish(lambda: (tmp_path / "flir" / "model.onnx.part").exists())
            with pytest.raises(FetchCancelled):
                get(server.url, tmp_path, cancelled=wish, patience=Patience())
            assert wish.age() < 0.5
            assert not reading()

    def test_to_whom_nobody_vouches_for_is_refused(self, tmp_path: Path) -> None:
        with Loopback(FILES, tls=True) as server:
            assert "prove that it is the right server" in refused(server.url, tmp_path)
            assert not server.requests

    def test_is_not_made_with_a_server_that_knows_none(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        host = server.url.replace("http:", "https:")
        assert "No protected connection" in refused(host, tmp_path)


class TestProxy:
    def test_of_the_environment_is_used(
        self, server: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with LoopbackProxy(server.port) as proxy:
            monkeypatch.setenv("http_proxy", f"127.0.0.1:{proxy.port}")
            assert contents(get("http://models.invalid", tmp_path)) == ONLY_MODEL
            assert all(each.startswith("http://models.invalid/") for each in proxy.seen)

    def test_leads_a_protected_line_through(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trusted: None
    ) -> None:
        with Loopback(FILES, tls=True) as server, LoopbackProxy(server.port) as proxy:
            monkeypatch.setenv("ALL_PROXY", proxy.url)
            assert contents(get("https://models.invalid", tmp_path)) == ONLY_MODEL
            assert set(proxy.seen) == {"models.invalid:443"}

    def test_is_not_used_where_the_environment_says_so(
        self, server: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        assert contents(get(server.url, tmp_path)) == ONLY_MODEL

    def test_gets_its_name_and_password(
        self, server: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with LoopbackProxy(server.port, login="Basic bWU6YSBi") as proxy:
            monkeypatch.setenv("http_proxy", f"http://me:a%20b@127.0.0.1:{proxy.port}")
            assert contents(get("http://models.invalid", tmp_path)) == ONLY_MODEL
        assert all("proxy-authorization" not in each.headers for each in server.requests)

    @pytest.mark.parametrize("scheme", ["http", "https"])
    def test_that_wants_another_password_is_told(
        self, server: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str
    ) -> None:
        with LoopbackProxy(server.port, login="Basic bWU6YSBi") as proxy:
            monkeypatch.setenv("all_proxy", f"http://me:secret@127.0.0.1:{proxy.port}")
            told = refused(f"{scheme}://models.invalid", tmp_path)
        assert f"The proxy 127.0.0.1:{proxy.port} gives no connection to models.invalid" in told
        assert "secret" not in told

    def test_that_is_gone_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{taken.getsockname()[1]}")
            assert "does not answer" in refused("http://models.invalid", tmp_path)

    def test_of_another_kind_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:1080")
        assert "of a kind" in refused("http://models.invalid", tmp_path)


class TestDisk:
    def test_without_room_is_told_before_anything_is_fetched(
        self, server: Loopback, tmp_path: Path
    ) -> None:
        server.plan("model.onnx", Plan(length=1 << 60))
        large = RemoteFile("model.onnx", None, 1 << 60)
        known = {"flir": Address(("new/flir",), (large,), "A licence.", server.url)}
        with pytest.raises(DownloadError, match="no room"):
            fetch(
                "flir",
                tmp_path,
                progress=lambda _: None,
                cancelled=lambda: False,
                addresses=known,
                patience=FAST,
            )

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
    def test_that_fills_up_is_told(self, server: Loopback, tmp_path: Path) -> None:
        (tmp_path / "flir").mkdir()
        (tmp_path / "flir" / "model.onnx.part").symlink_to("/dev/full")
        assert "no room for model.onnx" in refused(server.url, tmp_path)

    def test_that_may_not_be_written_to_is_told(self, server: Loopback, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        assert "Nothing can be written to" in refused(server.url, tmp_path / "file")
        assert not server.requests

    def test_where_a_folder_is_in_the_way_is_told(self, server: Loopback, tmp_path: Path) -> None:
        (tmp_path / "flir" / "model.onnx.part").mkdir(parents=True)
        assert "Nothing can be written to" in refused(server.url, tmp_path)

    @pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
    )
    def test_that_is_read_only_is_told(self, server: Loopback, tmp_path: Path) -> None:
        folder = tmp_path / "flir"
        folder.mkdir()
        folder.chmod(0o500)
        try:
            assert "Nothing can be written to" in refused(server.url, tmp_path)
        finally:
            folder.chmod(0o700)


def test_the_network_is_not_even_loaded_before_a_person_asks() -> None:
    program = (
        "import sys, core.models.download\n"
        "print({'urllib3', 'truststore', 'http.client', 'ssl'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
