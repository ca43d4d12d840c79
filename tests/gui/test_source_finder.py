"""The list of sources follows plugging in and out by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QThread, QTimer, Signal
from pytestqt.qtbot import QtBot

from core.capture import discovery, video_nodes
from gui import source_finder
from gui.source_finder import SourceFinder
from gui.threads import thread_for


@pytest.fixture
def devices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Linux system without cameras."""
    for name in ("dev", "sys"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(video_nodes, "DEVICES", tmp_path / "dev")
    monkeypatch.setattr(video_nodes, "SYSTEM", tmp_path / "sys")
    monkeypatch.setattr(video_nodes, "UDEV", tmp_path / "udev")
    monkeypatch.setattr(discovery.platform, "system", lambda: "Linux")
    return tmp_path / "dev"


class Asker(QObject):
    """Asks and hears in the window's thread, as the service does."""

    look = Signal()
    found = Signal(object)
    plugged = Signal()
    looked = Signal()


@pytest.fixture
def finder(qtbot: QtBot, devices: Path) -> Iterator[Asker]:
    made, asker, timer = SourceFinder(), Asker(), QTimer()
    thread = thread_for("sources", made)
    asker.look.connect(made.look)
    made.found.connect(asker.found)
    made.plugged.connect(asker.plugged)
    made.looked.connect(asker.looked)
    timer.timeout.connect(asker.look)
    with qtbot.waitSignal(asker.looked, timeout=20_000):  # from then on it knows what is new
        thread.start()
        timer.start(20)
    yield asker
    timer.stop()
    thread.quit()
    assert thread.wait(3000)


def plug_in(devices: Path, node: str, name: str) -> None:
    system = video_nodes.SYSTEM / node
    system.mkdir()
    (system / "name").write_text(name)
    (system / "index").write_text("0")
    (devices / node).touch()


def test_a_camera_that_is_plugged_in_is_listed_without_a_click(
    qtbot: QtBot, finder: Asker, devices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugs: list[int] = []
    finder.plugged.connect(lambda: plugs.append(1))
    threads: list[object] = []
    monkeypatch.setattr(
        source_finder,
        "list_sources",
        lambda: (threads.append(QThread.currentThread()), discovery.list_sources())[1],
    )
    with qtbot.waitSignal(finder.found, timeout=20_000) as found:
        plug_in(devices, "video0", "Front IR Camera")
    first = found.args[0][0]
    assert first.title == "Front IR Camera"
    assert first.evidence.is_infrared
    with qtbot.waitSignal(finder.found, timeout=20_000) as again:
        (devices / "video0").unlink()
    assert all(choice.kind is discovery.Kind.STUDIO for choice in again.args[0])
    assert plugs == [1, 1]
    assert len(threads) == 2
    assert finder.thread() not in threads  # the window's


def test_a_list_that_fails_is_an_empty_one(
    qtbot: QtBot, finder: Asker, devices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError("no list")

    monkeypatch.setattr(source_finder, "list_sources", fail)
    with qtbot.waitSignal(finder.found, timeout=20_000) as found:
        plug_in(devices, "video0", "A")
    assert found.args == [()]
