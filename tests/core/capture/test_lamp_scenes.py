"""The studio's scenes through the real decisions about the lamp, to what is said about it."""

import pytest

from core.capture.lamp_diagnosis import LampKind, diagnose
from core.capture.strobe import Strobe
from core.capture.studio import SCENES, StudioSource

SAID = {
    "visitors": (LampKind.PULSING, (3, 1)),
    "one-person": (LampKind.STEADY, None),
    "pulsing": (LampKind.PULSING, (1, 1)),
    "pulsing-1-2": (LampKind.PULSING, (1, 2)),
    "two-people": (LampKind.STEADY, None),
    "print": (LampKind.PULSING, (3, 1)),
    "screen": (LampKind.PULSING, (3, 1)),
    "bent-print": (LampKind.PULSING, (3, 1)),
    "cut-out": (LampKind.PULSING, (3, 1)),
    "phone": (LampKind.PULSING, (3, 1)),
    "mask": (LampKind.PULSING, (3, 1)),
    "liveness-test": (LampKind.PULSING, (3, 1)),
    "nobody": (LampKind.STEADY, None),
    "sunlight": (LampKind.PULSING, (3, 1)),
    "lamp-off": (LampKind.STEADY, None),
    "lamp-fails": (LampKind.STOPPED, None),
    "flag-lies": (LampKind.FLAG_WRONG, (1, 1)),
    "hunting": (LampKind.PULSING, (1, 1)),
    "flicker": (LampKind.PULSING, (1, 1)),
    "flicker-steady": (LampKind.FLICKER, None),
    "enrolment": (LampKind.STEADY, None),
    "enrolment-glasses": (LampKind.STEADY, None),
    "swap": (LampKind.STEADY, None),
}
RATE, SECONDS = 30, 5
FAILS_AFTER = 12  # seconds: two after the lamp has failed


@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES)
def test_what_is_said_of_a_scene_is_so(scene):
    kind, rhythm = SAID[scene]
    source, strobe = StudioSource(scene, realtime=False, size=(320, 240)), Strobe()
    source.open()
    readings = []
    for _ in range(RATE * (FAILS_AFTER if scene == "lamp-fails" else SECONDS)):
        readings.append(strobe.decide(source.read(1.0))[1])
    source.close()
    found = diagnose(readings)
    assert found.kind is kind
    assert found.measured.rhythm == rhythm
