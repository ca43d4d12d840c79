"""What a camera tells of itself and what can be set on it, as values; the protocols for both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, runtime_checkable

from core.capture.negotiation import Negotiated
from core.capture.source import Source

Backend = Literal["v4l2", "opencv", "hello", "rtsp"]

ControlName = Literal[
    "automatic_exposure",
    "exposure",
    "automatic_gain",
    "gain",
    "brightness",
    "backlight",
    "mains_frequency",
    "rate",
]
"""What can be set, where the camera has it. Never the lamp: nothing is written to it."""


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """What is known of an open camera. None or empty where the backend doesn't tell."""

    backend: Backend

    format: str = ""
    """Four letters as the driver says them, e.g. "GREY" or "MJPG"."""

    width: int = 0
    height: int = 0

    rate: float | None = None
    """Frames per second as agreed with the driver; what really comes is measured elsewhere."""

    tells_lamp: bool = False
    """Whether its frames say if the lamp was on (`Frame.flag`)."""

    has_chroma: bool | None = None
    """Whether its latest picture has any colour: False makes infrared likely. None if unknown."""

    negotiated: Negotiated | None = None
    """All that it offered, with V4L2."""

    link: str = ""
    """How it is connected as far as the system tells, e.g. "USB 2" or "USB 3"."""


@dataclass(frozen=True, slots=True)
class Control:
    """One thing that can be set, as the camera describes it."""

    name: ControlName
    kind: Literal["number", "switch", "choice"]
    value: float
    default: float
    low: float = 0.0
    high: float = 1.0
    step: float = 1.0

    unit: str = ""
    """"ms", "Hz", "1/s" or empty: the camera's own scale."""

    choices: Mapping[float, str] = field(default_factory=dict)
    """Value to the camera's own words, of a choice."""

    is_active: bool = True
    """False while another one decides, as automatic exposure does over the exposure time."""


@runtime_checkable
class Camera(Source, Protocol):
    """A source that is a camera: what it is, and what can be set. Of one thread, like `Source`."""

    @property
    def facts(self) -> CameraFacts | None:
        """What is known of it; None while it is closed."""
        ...

    @property
    def dropped(self) -> int:
        """Frames that were lost since `open`, as far as the driver counts them."""
        ...

    def controls(self) -> tuple[Control, ...]:
        """Ask the open camera what can be set, and how it is set now; () if there is nothing."""
        ...

    def set_control(self, name: ControlName, value: float) -> None:
        """Set one thing.

        Raises
        ------
        SourceError
            If the camera doesn't take it; the sentence says so. It stays open.
        """
        ...
