import subprocess
import sys

MANY_CALLS = """
import sys
{keep}
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    sent = Signal(str)

sender = Sender()
for _ in range(200_000):
    sender.setObjectName("a")
    sender.sent.emit("b")
"""


def run(keep: str) -> int:
    command = [sys.executable, "-c", MANY_CALLS.format(keep=keep)]
    return subprocess.run(command, capture_output=True, timeout=100, check=False).returncode


def test_a_great_many_qt_calls_are_survived():
    assert run("import gui") == 0


def test_keeping_twice_changes_nothing():
    from gui import lasting_constants

    lasting_constants.keep()
    before = sys.getrefcount(None)
    lasting_constants.keep()
    assert abs(sys.getrefcount(None) - before) < 1000
