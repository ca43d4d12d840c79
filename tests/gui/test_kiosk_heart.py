"""The heartbeat: written from the window's thread, and no harm where nobody reads it."""

from __future__ import annotations

import os
import sys

import pytest
from pytestqt.qtbot import QtBot

from gui.kiosk_heart import KioskHeart

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes that don't block")


def test_it_beats_while_all_is_well(qtbot: QtBot) -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    well = [True]
    heart = KioskHeart(lambda: well[0], writing)
    heart._timer.setInterval(10)
    heart.start()
    assert os.read(reading, 1) == b"."
    qtbot.wait(60)
    assert os.read(reading, 100)
    well[0] = False
    qtbot.wait(30)
    with pytest.raises(BlockingIOError):
        os.read(reading, 100)
    heart.stop()
    os.close(reading)
    os.close(writing)


def _takes(pipe: int) -> bool:
    try:
        os.write(pipe, b"." * 4096)
    except BlockingIOError:
        return False
    return True


def test_neither_a_full_pipe_nor_a_lost_reader_holds_the_window_up(qtbot: QtBot) -> None:
    reading, writing = os.pipe()
    heart = KioskHeart(lambda: True, writing)
    while _takes(writing):
        pass
    heart.start()
    assert heart._timer.isActive()
    os.close(reading)
    heart._beat()
    assert not heart._timer.isActive()
    os.close(writing)
