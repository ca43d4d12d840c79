"""The pinned PySide6 must not have the fault of 6.12.0 on Python 3.11 (docs/adr/0003)."""

import sys

from PySide6.QtCore import QObject, Signal


class Sender(QObject):
    sent = Signal(str)


def test_qt_calls_take_no_reference_from_none_and_true():
    sender = Sender()
    none, true = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(1000):
        sender.setObjectName("a")
        sender.sent.emit("b")
    assert abs(sys.getrefcount(None) - none) < 100
    assert abs(sys.getrefcount(True) - true) < 100
