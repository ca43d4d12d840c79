"""What can be chosen as a source, as values."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.capture import camera_identity
from core.capture.infrared_evidence import Evidence


class Kind(enum.Enum):
    """What a source is."""

    CAMERA = "camera"
    STUDIO = "studio"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """A source that can be chosen."""

    address: str
    """What `core.capture.discovery.make_source` reads."""

    title: str
    """Name for people."""

    kind: Kind

    also: tuple[str, ...] = ()
    """Further addresses of the same source, which change when cameras are plugged in."""

    evidence: Evidence = field(default_factory=Evidence)
    """Why a camera is believed infrared, as far as that is known without starting it."""

    device: str = ""
    """Names the piece of hardware: two cameras in one can't always be at work at a time."""


def is_camera_address(address: str) -> bool:
    """Whether an address names a camera, be it there or not: a number, name or device file."""
    schemes = ("camera:", "hello:", "/dev/", "rtsp:", "rtsps:")
    return address.isdecimal() or address.startswith(schemes)


def choice_of(choices: Iterable[SourceChoice], address: str) -> SourceChoice | None:
    """Return the choice that an address means; None if it is not among them.

    A camera that was remembered at another place is found by its serial number, if only one has
    that.
    """
    listed = tuple(choices)
    for choice in listed:
        if address == choice.address or address in choice.also:
            return choice
    place, identity = camera_identity.split(address)
    if identity is None:
        return None
    split = [(choice, *camera_identity.split(choice.address)) for choice in listed]
    same = [choice for choice, _, known in split if known == identity]
    if len(same) == 1:
        return same[0]
    replaced = (c for c, at, known in split if at == place and identity.is_same_model(known))
    return next(replaced, None) if not same else None
