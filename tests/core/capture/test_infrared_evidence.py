"""Why a camera is believed infrared: single reasons, several, and what contradicts them."""

from __future__ import annotations

import pytest

from core.capture.camera import CameraFacts
from core.capture.infrared_evidence import (
    SENTENCES,
    Belief,
    Evidence,
    Reason,
    evidence,
    name_says_infrared,
)
from core.capture.strobe import LampPattern

PLAIN = "USB Video Device"


@pytest.mark.parametrize(
    "name",
    [
        *("Integrated IR Camera", "HP IR Camera", "IR-Camera", "Integrated_Webcam_IR", "FHD IR"),
        *("NIR Camera", "Infrared Camera", "Infra-Red Cam", "Windows Hello Front", "IRCamera"),
        *("ir_camera", "USB2.0 IR UVC", "红外摄像头"),
    ],
)
def test_names_that_say_infrared(name: str) -> None:
    assert name_says_infrared(name)
    assert evidence(name) == Evidence(Belief.PROBABLY, (Reason.NAME,))


@pytest.mark.parametrize(
    "name",
    [
        *("USB Video Device", "Integrated Camera", "Logitech BRIO", "AIR Camera", "Airy", "Mirror"),
        *("Virtual Camera", "First Cam", "Shelloy", "Nira", "", "Irix 4K", "Fire HD"),
    ],
)
def test_names_that_say_nothing(name: str) -> None:
    assert not name_says_infrared(name)
    assert evidence(name) == Evidence()


@pytest.mark.parametrize(
    ("formats", "reason"),
    [
        (("GREY",), Reason.GREY_ONLY),
        (("Y10 ",), Reason.GREY_ONLY),
        (("L8",), Reason.GREY_ONLY),
        (("GREY", "Z16 "), Reason.GREY_ONLY),  # depth maps say nothing
        (("GREY", "MJPG"), Reason.ALSO_GREY),
        (("UYVY", "GREY", "Y8I "), Reason.PAIR),
        (("MJPG", "YUYV"), None),
        (("H264",), None),
        ((), None),
    ],
)
def test_what_formats_say(formats: tuple[str, ...], reason: Reason | None) -> None:
    found = evidence(PLAIN, formats=formats)
    assert found.reasons == ((reason,) if reason else ())
    assert found.belief is (Belief.PROBABLY if reason else Belief.UNKNOWN)


def facts(**how: object) -> CameraFacts:
    return CameraFacts("v4l2", **{"format": "YUYV", **how})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "known", "pattern", "belief", "reasons"),
    [
        (PLAIN, facts(format="GREY"), LampPattern.STEADY, Belief.PROBABLY, {Reason.GREY_ONLY}),
        ("IR", facts(format="GREY"), LampPattern.UNDECIDED, Belief.INFRARED, None),
        (PLAIN, facts(), LampPattern.PULSING, Belief.INFRARED, {Reason.LAMP_PULSES}),
        (PLAIN, facts(has_chroma=False), LampPattern.STEADY, Belief.PROBABLY, {Reason.NO_COLOUR}),
        ("IR", facts(has_chroma=False), LampPattern.STEADY, Belief.INFRARED, None),
        (PLAIN, facts(tells_lamp=True), LampPattern.STEADY, Belief.INFRARED, {Reason.TELLS_LAMP}),
        (PLAIN, CameraFacts("hello"), LampPattern.STEADY, Belief.INFRARED, {Reason.SYSTEM}),
        (PLAIN, facts(), LampPattern.STEADY, Belief.UNKNOWN, set()),
        (PLAIN, None, LampPattern.UNDECIDED, Belief.UNKNOWN, set()),
    ],
)
def test_reasons_add_up(
    name: str,
    known: CameraFacts | None,
    pattern: LampPattern,
    belief: Belief,
    reasons: set[Reason] | None,
) -> None:
    found = evidence(name, known, pattern)
    assert found.belief is belief
    assert not found.against
    assert reasons is None or set(found.reasons) == reasons
    assert found.is_infrared == (belief in (Belief.INFRARED, Belief.PROBABLY))


def test_colour_speaks_against_every_name() -> None:
    found = evidence("IR Camera", facts(has_chroma=True), LampPattern.STEADY)
    assert found == Evidence(Belief.NOT, (Reason.NAME,), (Reason.COLOUR,))
    torn = evidence("IR Camera", facts(has_chroma=True), LampPattern.PULSING)
    assert torn.belief is Belief.UNKNOWN
    assert not torn.is_infrared


def test_a_black_picture_without_colour_says_nothing() -> None:
    assert evidence(PLAIN, facts(has_chroma=False), is_dark=True) == Evidence()


def test_a_grey_format_is_not_counted_twice() -> None:
    found = evidence(PLAIN, facts(format="GREY", has_chroma=False))
    assert found == Evidence(Belief.PROBABLY, (Reason.GREY_ONLY,))


def test_every_reason_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Reason)


@pytest.mark.parametrize(
    ("name", "formats", "shown", "pattern", "belief"),
    [
        # Cameras as people have described them; U and V are 128 where there is no colour.
        ("Integrated IR Camera", ("GREY",), {}, LampPattern.PULSING, Belief.INFRARED),
        ("Integrated Camera", ("GREY",), {}, LampPattern.STEADY, Belief.PROBABLY),
        ("Integrated Camera", ("MJPG", "YUYV"), {"has_chroma": True}, None, Belief.NOT),
        ("USB2.0 HD IR UVC", ("GREY", "MJPG"), {}, None, Belief.INFRARED),
        ("HP Wide Vision", ("YUYV",), {"has_chroma": False}, LampPattern.PULSING, Belief.INFRARED),
        ("HP Wide Vision", ("YUYV",), {"has_chroma": True}, LampPattern.STEADY, Belief.NOT),
        ("RealSense Depth", ("GREY", "UYVY", "Y8I ", "Y12I"), {}, None, Belief.PROBABLY),
        ("RealSense Depth", ("Z16 ",), {}, None, Belief.UNKNOWN),
        ("NexiGo N930W", ("MJPG", "YUYV"), {"has_chroma": True}, None, Belief.NOT),
        ("NexiGo N930W", ("MJPG", "YUYV"), {}, None, Belief.UNKNOWN),
        ("Logitech BRIO", ("GREY",), {}, LampPattern.PULSING, Belief.INFRARED),
    ],
)
def test_cameras_as_they_are_in_the_field(
    name: str,
    formats: tuple[str, ...],
    shown: dict[str, bool],
    pattern: LampPattern | None,
    belief: Belief,
) -> None:
    known = facts(format=formats[0], **shown)
    found = evidence(name, known, pattern or LampPattern.UNDECIDED, formats=formats)
    assert found.belief is belief
