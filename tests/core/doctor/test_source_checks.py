"""What the checks say of sources in every state, and what is advised."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from core.capture import camera_loss
from core.capture.camera import CameraFacts
from core.capture.discovery import Kind
from core.capture.strobe import LampPattern, LightReading
from core.doctor.check import Check, State, Subject
from core.doctor.observation import Observation, PictureFacts
from core.doctor.source_checks import of_source
from core.frame import Exposure, Lamp

SEEN = 60
RATE = 30.0

noise = np.random.default_rng(3)


def scene(level: float = 90.0) -> np.ndarray:
    across = np.linspace(-60, 60, 320)
    picture = level + across[None, :] + noise.normal(0, 2, (240, 320))
    return np.clip(picture, 0, 255).astype(np.uint8)


def pulsing(lit: float = 90.0, unlit: float = 20.0, clipped: float = 0.0) -> list[LightReading]:
    return [
        LightReading(
            number=n,
            time=n / RATE,
            lamp=Lamp.LIT if n % 2 == 0 else Lamp.UNLIT,
            flag=Lamp.UNKNOWN,
            pattern=LampPattern.PULSING,
            level=lit if n % 2 == 0 else unlit,
            clipped=clipped if n % 2 == 0 else 0.0,
            lit_level=lit,
            unlit_level=unlit,
            exposure=Exposure(8.0, 2.0),
        )
        for n in range(SEEN)
    ]


def steady(levels: list[float], rate: float = RATE) -> list[LightReading]:
    return [
        LightReading(n, n / rate, Lamp.UNKNOWN, Lamp.UNKNOWN, LampPattern.STEADY, level, 0.0)
        for n, level in enumerate(levels)
    ]


@pytest.fixture(scope="module")
def good() -> Observation:
    return Observation(
        address="/dev/video7",
        title="Desk IR camera",
        kind=Kind.CAMERA,
        open_seconds=0.2,
        first_seconds=0.4,
        pictures=tuple(PictureFacts.of(scene()) for _ in range(12)),
        readings=tuple(pulsing()),
        facts=CameraFacts("v4l2", "GREY", 320, 240, RATE, link="USB 3"),
        dropped=0,
    )


def found(seen: Observation) -> dict[Subject, Check]:
    return {check.subject: check for check in of_source(seen)}


def test_a_good_infrared_camera(good: Observation) -> None:
    checks = found(good)
    assert [c.subject for c in checks.values() if c.state is not State.OK] == []
    assert set(checks) == {
        Subject.OPENING, Subject.FORMAT, Subject.RATE, Subject.PICTURE, Subject.INFRARED,
        Subject.LAMP, Subject.EXPOSURE, Subject.LINK,
    }  # fmt: skip
    assert "pulses" in str(checks[Subject.LAMP].sentence)
    assert "GREY" in str(checks[Subject.FORMAT].sentence)
    assert checks[Subject.RATE].details["measured"] == pytest.approx(30.0, abs=0.1)
    assert checks[Subject.EXPOSURE].details["exposure_ms"] == 8.0


def test_a_camera_that_is_gone_is_all_there_is_to_say(good: Observation) -> None:
    gone = dataclasses.replace(
        good, pictures=(), readings=(), error=camera_loss.missing("Desk IR camera")
    )
    checks = found(gone)
    assert list(checks) == [Subject.OPENING]
    assert checks[Subject.OPENING].state is State.FAILED
    assert "There is no camera" in str(checks[Subject.OPENING].sentence)


def test_a_camera_that_another_program_uses_is_no_fault_here(good: Observation) -> None:
    for program in ("cheese", None):
        error = camera_loss.busy("Desk IR camera", program)
        (check,) = of_source(dataclasses.replace(good, pictures=(), readings=(), error=error))
        assert check.state is State.WARNING


def test_a_stuck_driver_and_a_held_picture(good: Observation) -> None:
    stuck = found(dataclasses.replace(good, pictures=(), readings=(), stuck="open"))
    assert "doesn't answer" in str(stuck[Subject.OPENING].sentence)
    assert stuck[Subject.OPENING].state is State.FAILED
    held = found(dataclasses.replace(good, pictures=(), readings=(), in_window=True))
    assert held[Subject.OPENING].state is State.WARNING
    assert "held still" in str(held[Subject.OPENING].advice[0])


def test_a_slower_rate_than_agreed_and_lost_pictures(good: Observation) -> None:
    slow = dataclasses.replace(good, readings=tuple(steady([90 + n % 2 for n in range(40)], 12.0)))
    check = found(slow)[Subject.RATE]
    assert (check.state, check.details["agreed"]) == (State.WARNING, 30.0)
    assert "12 pictures" in str(check.sentence)
    assert "light" in str(check.advice[0])
    lossy = dataclasses.replace(good, dropped=20)
    assert "20 were lost" in str(found(lossy)[Subject.RATE].sentence)


@pytest.mark.parametrize(
    ("pixels", "words"),
    [
        (np.zeros((240, 320), np.uint8), "black"),
        (np.full((240, 320), 79, np.uint8), "plain area"),
        (np.tile(np.array([20, 200], np.uint8), (240, 160)), "striped"),
        (scene(), "stands still"),
    ],
)
def test_pictures_that_show_nothing(good: Observation, pixels: np.ndarray, words: str) -> None:
    broken = dataclasses.replace(good, pictures=tuple(PictureFacts.of(pixels) for _ in range(12)))
    check = found(broken)[Subject.PICTURE]
    assert check.state is State.FAILED
    assert words in str(check.sentence)
    assert check.advice


def test_what_the_window_tells_without_pictures(good: Observation) -> None:
    told = dataclasses.replace(good, pictures=(), in_window=True)
    assert found(told)[Subject.PICTURE].state is State.OK
    frozen = dataclasses.replace(told, readings=tuple(steady([90.5] * SEEN)))
    assert "stands still" in str(found(frozen)[Subject.PICTURE].sentence)
    black = dataclasses.replace(told, readings=tuple(steady([0.1 * (n % 3) for n in range(SEEN)])))
    assert "black" in str(found(black)[Subject.PICTURE].sentence)


def test_a_colour_camera_is_no_infrared_camera(good: Observation) -> None:
    facts = CameraFacts("v4l2", "YUYV", 640, 480, RATE, has_chroma=True)
    colour = dataclasses.replace(
        good, title="Webcam", facts=facts, readings=tuple(steady([90 + n % 2 for n in range(90)]))
    )
    checks = found(colour)
    assert checks[Subject.INFRARED].state is State.WARNING
    assert "has colour" in str(checks[Subject.INFRARED].sentence)
    assert checks[Subject.LAMP].state is State.WARNING


def test_a_dark_lamp_and_a_lying_flag(good: Observation) -> None:
    dark = dataclasses.replace(good, readings=tuple(steady([3 + n % 2 for n in range(90)])))
    check = found(dark)[Subject.LAMP]
    assert check.state is State.WARNING
    assert "stays dark" in str(check.sentence)
    assert check.advice
    lying = tuple(
        dataclasses.replace(reading, flag=Lamp.LIT, flag_is_wrong=True) for reading in pulsing()
    )
    check = found(dataclasses.replace(good, readings=lying))[Subject.LAMP]
    assert check.state is State.WARNING
    assert check.details["flag"] == "wrong"


def test_exposure(good: Observation) -> None:
    white = found(dataclasses.replace(good, readings=tuple(pulsing(200, 60, clipped=0.3))))
    assert "30 % of the picture is overexposed" in str(white[Subject.EXPOSURE].sentence)
    night = tuple(PictureFacts.of((scene(0) // 8).astype(np.uint8)) for _ in range(12))
    assert "too dark" in str(
        found(dataclasses.replace(good, pictures=night))[Subject.EXPOSURE].sentence
    )
    hunting = steady([90 + 60 * np.sin(n / 4) for n in range(90)])
    check = found(dataclasses.replace(good, readings=tuple(hunting)))[Subject.EXPOSURE]
    assert "up and down" in str(check.sentence)
    settling = steady([max(90.0, 200 - 4 * n) for n in range(90)])
    check = found(dataclasses.replace(good, readings=tuple(settling)))[Subject.EXPOSURE]
    assert check.state is State.OK
    assert check.details["settled_seconds"] == pytest.approx(24 / 30, abs=0.1)


def test_the_studio_is_a_demo_and_a_file_has_no_lamp(good: Observation) -> None:
    studio = found(dataclasses.replace(good, kind=Kind.STUDIO, address="studio", facts=None))
    assert "demo" in str(studio[Subject.OPENING].sentence)
    assert Subject.INFRARED not in studio
    dark = dataclasses.replace(good, readings=tuple(steady([3 + n % 2 for n in range(90)])))
    lamp = found(dataclasses.replace(dark, kind=Kind.STUDIO))[Subject.LAMP]
    assert "demo" in str(lamp.advice[0])
    still = dataclasses.replace(
        good, kind=Kind.FILE, pictures=tuple(PictureFacts.of(scene()) for _ in range(1)) * 12
    )
    assert set(found(still)) == {Subject.OPENING, Subject.FORMAT, Subject.PICTURE}
    assert found(still)[Subject.PICTURE].state is State.OK


def test_a_slow_connection(good: Observation) -> None:
    facts = dataclasses.replace(good.facts, link="USB 1.1")
    check = found(dataclasses.replace(good, facts=facts))[Subject.LINK]
    assert check.state is State.WARNING
    assert "USB 1.1" in str(check.sentence)
