"""A camera on Linux: read straight from its driver where that is possible, else by OpenCV."""

from __future__ import annotations

import dataclasses
import os
import re
from pathlib import Path

from core.capture.camera import CameraFacts, Control, ControlName
from core.capture.negotiation import Negotiated
from core.capture.node_surroundings import link_of
from core.capture.opencv import CameraSource
from core.capture.v4l2 import NotRaw, V4L2Source
from core.frame import Frame


class LinuxCamera(CameraSource):
    """A camera by its device file, or by a link to one that names its place on the bus.

    Parameters
    ----------
    node
        Device file or link. A link is followed anew each time the camera is opened.
    title
        Name for people; made from `node` if it is not given.
    """

    def __init__(self, node: Path, title: str | None = None) -> None:
        number = re.fullmatch(r"video(\d+)", node.name)
        if title is None:
            title = f"Camera {number[1]}" if number else node.name
        super().__init__(str(node), title)
        self._raw: V4L2Source | None = None
        self._source_path = node

    @property
    def negotiated(self) -> Negotiated | None:
        """What camera and program agreed on; None while it is closed or read by OpenCV."""
        return self._raw.negotiated if self._raw is not None else None

    @property
    def dropped(self) -> int:
        """Frames that were lost since `open`, as far as the driver counts them."""
        return self._raw.dropped if self._raw is not None else super().dropped

    @property
    def facts(self) -> CameraFacts | None:
        """What is known of it; None while it is closed."""
        if self._raw is not None:
            return self._raw.facts
        told = super().facts
        if told is None:
            return None
        return dataclasses.replace(told, link=link_of(Path(os.path.realpath(self._source_path))))

    def controls(self) -> tuple[Control, ...]:
        """Ask the open camera what can be set; see `core.capture.camera.Camera`."""
        return self._raw.controls() if self._raw is not None else super().controls()

    def set_control(self, name: ControlName, value: float) -> None:
        """Set one thing; see `core.capture.camera.Camera`."""
        if self._raw is not None:
            self._raw.set_control(name, value)
        else:
            super().set_control(name, value)

    def open(self) -> None:
        """Start the camera; see `core.capture.source.Source.open`."""
        self.close()
        raw = V4L2Source(self._source_path, self.name)
        try:
            raw.open()
        except NotRaw:
            super().open()
        else:
            self._raw = raw

    def read(self, timeout: float = 0.2) -> Frame | None:
        """Return the next picture; see `core.capture.source.Source.read`."""
        return self._raw.read(timeout) if self._raw is not None else super().read(timeout)

    def close(self) -> None:
        """Let go of the camera. May be called twice."""
        raw, self._raw = self._raw, None
        if raw is not None:
            raw.close()
        super().close()
