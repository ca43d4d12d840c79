"""Signals of the system end the event loop cleanly."""

from __future__ import annotations

import os
import signal
import sys

import pytest
from pytestqt.qtbot import QtBot

from gui.shutdown import SignalWatcher

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_asks_and_the_second_would_kill(
    qtbot: QtBot, number: signal.Signals
) -> None:
    before = signal.getsignal(number)
    watcher = SignalWatcher()
    try:
        with qtbot.waitSignal(watcher.asked_to_end, timeout=2000):
            os.kill(os.getpid(), number)
        assert signal.getsignal(number) is signal.SIG_DFL
    finally:
        watcher.close()
        watcher.close()  # once more does nothing
    assert signal.getsignal(number) is before
