"""A head that shows one view and holds still, and the best picture of it meanwhile."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final

from core.enrolment.hindrance import worth
from core.enrolment.rules import EnrolmentRules
from core.face.head import Head
from core.frame import Frame
from core.people.records import View
from core.results import FaceAnalysis

MOST: Final = 12
"""Pictures kept of one hold: more than any rate of embedding brings."""


FORGETS: Final = 0.4
"""Seconds over which a slow drift is forgotten: what sways is still, what turns is not."""


@dataclass(slots=True, eq=False)
class Hold:
    """One view being held."""

    view: View
    since: float
    head: Head
    middle: tuple[float, float]
    """Head and middle of the face, averaged over the last moments."""

    seen: float
    """When it was last seen."""

    pictures: list[tuple[float, FaceAnalysis, Frame]] = field(default_factory=list)
    """How much each is worth, and what it is."""

    @classmethod
    def begun(cls, view: View, head: Head, face: FaceAnalysis, time: float) -> Hold:
        """Return a hold that begins with `face`."""
        x, y, _ = _lies(face)
        return cls(view, time, head, (x, y), time)

    def goes_on(self, head: Head, face: FaceAnalysis, time: float, rules: EnrolmentRules) -> bool:
        """Take note of the head in a new frame; return whether it is still."""
        turned = head.since(self.head)
        x, y, width = _lies(face)
        dx, dy = x - self.middle[0], y - self.middle[1]
        if max(abs(turned.yaw), abs(turned.pitch), abs(turned.roll)) > rules.still_angle:
            return False
        if max(abs(dx), abs(dy)) > rules.still_way * width:
            return False
        part = 1.0 - math.exp(-max(0.0, time - self.seen) / FORGETS)
        self.seen = time
        self.middle = (self.middle[0] + part * dx, self.middle[1] + part * dy)
        self.head = Head(
            self.head.yaw + part * turned.yaw,
            self.head.pitch + part * turned.pitch,
            self.head.roll + part * turned.roll,
        )
        return True

    def add(self, face: FaceAnalysis, frame: Frame) -> None:
        """Keep a picture that may be taken."""
        self.pictures.append((worth(face), face, frame))
        if len(self.pictures) > MOST:
            self.pictures.remove(min(self.pictures, key=lambda kept: kept[0]))

    def neutral(self) -> Head:
        """Return the mean of how the head was held in the pictures."""
        heads = [Head.of(face) for _, face, _ in self.pictures] or [self.head]
        count = len(heads)
        return Head(
            sum(head.yaw for head in heads) / count,
            sum(head.pitch for head in heads) / count,
            sum(head.roll for head in heads) / count,
        )

    def best(self) -> tuple[FaceAnalysis, Frame] | None:
        """Return the best picture so far, the newest of equals."""
        if not self.pictures:
            return None
        _, face, frame = max(reversed(self.pictures), key=lambda kept: kept[0])
        return face, frame


def _lies(face: FaceAnalysis) -> tuple[float, float, float]:
    """Return the middle of a face and its width, pixels."""
    x1, y1, x2, y2 = (float(v) for v in face.detection.box)
    return (x1 + x2) / 2, (y1 + y2) / 2, max(1.0, x2 - x1)
