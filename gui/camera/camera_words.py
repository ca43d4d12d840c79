"""What is said of a camera that can be chosen, in the window's language."""

from __future__ import annotations

import platform

from PySide6.QtCore import QCoreApplication, QLocale

from core.capture import camera_identity
from core.capture.camera import CameraFacts
from core.capture.infrared_evidence import Belief
from core.capture.probe import Probe
from core.capture.rtsp_address import without_secrets
from core.capture.strobe import LampPattern
from core.wording import QT_TRANSLATE_NOOP

BELIEFS: dict[Belief, str] = {
    Belief.INFRARED: QT_TRANSLATE_NOOP("cameras", "Infrared"),
    Belief.PROBABLY: QT_TRANSLATE_NOOP("cameras", "Probably infrared"),
    Belief.NOT: QT_TRANSLATE_NOOP("cameras", "Colour camera"),
}
"""Short words for a badge; nothing where nothing is known."""

WHY: dict[Belief, str] = {
    Belief.INFRARED: QT_TRANSLATE_NOOP("cameras", "This is an infrared camera"),
    Belief.PROBABLY: QT_TRANSLATE_NOOP("cameras", "This is probably an infrared camera"),
    Belief.UNKNOWN: QT_TRANSLATE_NOOP("cameras", "It is not known whether it sees infrared"),
    Belief.NOT: QT_TRANSLATE_NOOP("cameras", "This is no infrared camera, or shows colour now"),
}

LAMPS: dict[LampPattern, str] = {
    LampPattern.PULSING: QT_TRANSLATE_NOOP("cameras", "Pulses"),
    LampPattern.STEADY: QT_TRANSLATE_NOOP("cameras", "Doesn't pulse"),
    LampPattern.UNDECIDED: QT_TRANSLATE_NOOP("cameras", "Not known yet"),
}

_CHECKS = (
    QT_TRANSLATE_NOOP(
        "cameras",
        "Is it plugged in? Try another port of the computer itself, without a hub or a long cable.",
    ),
    QT_TRANSLATE_NOOP(
        "cameras",
        "Is it switched off? Many laptops have a key or a slider for that, or an entry in the "
        "settings that appear when the computer starts.",
    ),
)

_SYSTEM_CHECKS = {
    "Linux": (
        QT_TRANSLATE_NOOP(
            "cameras",
            "Infrared cameras of some laptops have no driver on Linux. Then none is listed; a USB "
            "camera works.",
        ),
    ),
    "Windows": (
        QT_TRANSLATE_NOOP(
            "cameras",
            "Are programs allowed to use cameras? Open Settings, Privacy & security, Camera.",
        ),
    ),
    "Darwin": (
        QT_TRANSLATE_NOOP(
            "cameras",
            "Are programs allowed to use cameras? Open System Settings, Privacy & Security, "
            "Camera.",
        ),
        QT_TRANSLATE_NOOP(
            "cameras",
            "macOS doesn't list infrared cameras made for Windows Hello. An infrared camera that "
            "works as an ordinary USB camera is listed.",
        ),
    ),
}


def words(sentence: str) -> str:
    """Return a text of the tables above in the window's language."""
    return QCoreApplication.translate("cameras", sentence)


def checks() -> tuple[str, ...]:
    """Return what to look at where no camera was found."""
    return tuple(words(each) for each in (*_CHECKS, *_SYSTEM_CHECKS.get(platform.system(), ())))


def per_second(rate: float) -> str:
    """Return a number of frames a second, without decimals where it needs none."""
    return QLocale().toString(round(rate) if rate >= 10 else round(rate, 1))


def picture_format(
    facts: CameraFacts | None, probe: Probe | None = None, *, with_rate: bool = True
) -> str:
    """Return format, size and rate, such as "GREY 640 x 360, 30/s"; what is unknown is left out."""
    rate = (probe.rate if probe is not None else None) or (facts.rate if facts else None)
    if facts is None or not facts.width:
        if probe is None or probe.thumbnail is None or rate is None:
            return ""
        return QCoreApplication.translate("cameras", "{rate}/s").format(rate=per_second(rate))
    size = QCoreApplication.translate("cameras", "{width} x {height}").format(
        width=facts.width, height=facts.height
    )
    named = f"{facts.format.strip()} {size}".strip()
    if rate is None or not with_rate:
        return named
    return QCoreApplication.translate("cameras", "{format}, {rate}/s").format(
        format=named, rate=per_second(rate)
    )


def camera_name(address: str, title: str) -> str:
    """Return a name for a camera that isn't there: its last one, else where it was plugged in."""
    place = camera_identity.split(address)[0]
    if title and title not in (*(each.rpartition("/")[2] for each in (address, place)), address):
        return title
    port = camera_identity.port(place)
    if port:
        return QCoreApplication.translate("cameras", "Camera at USB port {port}").format(port=port)
    number = place.removeprefix("camera:").rpartition("/")[2].removeprefix("video")
    if number.isdecimal():
        return QCoreApplication.translate("cameras", "Camera {number}").format(number=number)
    return QCoreApplication.translate("cameras", "Camera {name}").format(
        name=place.rpartition("/")[2].removeprefix("camera:")
    )


def place_of(address: str) -> str:
    """Return where a camera is plugged in and its serial number, else its address."""
    place, identity = camera_identity.split(address)
    port = camera_identity.port(place)
    if not port:
        return without_secrets(place)
    if identity is None:
        return QCoreApplication.translate("cameras", "USB port {port}").format(port=port)
    said = QCoreApplication.translate("cameras", "USB port {port}, serial number {serial}")
    return said.format(port=port, serial=identity.serial)
