"""What is asked of a camera through the capture thread, with a camera that has controls."""

import pytest
from PySide6.QtCore import QThread

from core.capture.camera_memory import CameraMemory
from core.paths import Profile
from gui.camera_service import CameraService
from gui.capture_thread import CaptureThread
from tests.gui.ramp import Ramp
from tests.gui.set_camera import SetCamera

PLACE = "/dev/v4l/by-path/usb-0:5:1.2-video-index0"
NUMBERED = PLACE + "#046d:085e:A1B2C3:02.0"
ELSEWHERE = "/dev/v4l/by-path/usb-0:7:1.2-video-index0#046d:085e:A1B2C3:02.0"


class Told:
    """What the service told, newest last."""

    def __init__(self, service):
        self.facts, self.controls, self.refused = [], [], []
        service.facts_told.connect(self.facts.append)
        service.controls_told.connect(self.controls.append)
        service.refused.connect(self.refused.append)

    def value(self, name):
        return {c.name: c.value for c in self.controls[-1]}[name] if self.controls else None


@pytest.fixture
def memory(own_profile):
    return CameraMemory(Profile(own_profile).cameras_file)


@pytest.fixture
def camera():
    return SetCamera()


@pytest.fixture
def capture(qapp, camera):
    sources = {PLACE: camera, NUMBERED: camera, ELSEWHERE: camera, "ramp": Ramp("Ramp", 10)}
    thread = CaptureThread(sources.__getitem__, lambda: PLACE)
    yield thread
    thread.stop_soon()
    assert thread.wait(3000)


@pytest.fixture
def service(capture, memory):
    finder = QThread()
    return CameraService(capture, finder, memory, capture)


@pytest.fixture
def told(service):
    return Told(service)


def open_(qtbot, capture, address):
    with qtbot.waitSignal(capture.opened, timeout=20_000):
        capture.open_source(address)
        if not capture.isRunning():
            capture.start()


def test_a_camera_tells_what_it_is_and_how_it_is_set(qtbot, capture, service, told):
    open_(qtbot, capture, PLACE)
    service.ask()
    qtbot.waitUntil(lambda: bool(told.controls), timeout=20_000)
    assert told.facts[-1].format == "GREY"
    assert told.value("gain") == 16.0


def test_a_source_that_is_no_camera_has_nothing_to_tell(qtbot, capture, service, told):
    open_(qtbot, capture, "ramp")
    service.ask()
    service.set_control("gain", 20.0)
    service.reset_controls()
    qtbot.waitUntil(lambda: bool(told.controls), timeout=20_000)
    qtbot.wait(50)
    assert (told.facts, told.controls, told.refused) == ([None], [()], [])


@pytest.mark.parametrize("again", [PLACE, NUMBERED])
def test_what_was_set_is_set_again_when_the_camera_is_opened(
    qtbot, capture, service, told, camera, again
):
    open_(qtbot, capture, again)
    service.set_control("gain", 20.0)
    qtbot.waitUntil(lambda: told.value("gain") == 20.0, timeout=20_000)
    open_(qtbot, capture, "ramp")
    open_(qtbot, capture, again if again == PLACE else ELSEWHERE)
    qtbot.waitUntil(lambda: camera.held["gain"].value == 20.0, timeout=20_000)


def test_a_reset_forgets_what_was_set(qtbot, capture, service, told, camera, memory):
    open_(qtbot, capture, PLACE)
    service.set_control("gain", 20.0)
    service.reset_controls()
    qtbot.waitUntil(lambda: told.value("gain") == 0.0, timeout=20_000)
    assert memory.values(PLACE) == {}


def test_what_is_refused_is_said_not_remembered_and_the_camera_tells_what_it_has(
    qtbot, capture, service, told, memory
):
    open_(qtbot, capture, PLACE)
    service.set_control("gain", 120.0)
    qtbot.waitUntil(lambda: told.value("gain") == 16.0, timeout=20_000)
    assert [str(error) for error in told.refused] == ["It doesn't take that."]
    assert memory.values(PLACE) == {}
