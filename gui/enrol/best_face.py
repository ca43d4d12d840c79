"""Which picture of the person before the camera is fit to enrol, as results come in."""

from __future__ import annotations

import enum
from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.frame import Frame
from core.results import (
    DecisionState,
    FaceAnalysis,
    LivenessVerdict,
    Match,
    QualityReason,
)
from gui.live_result import LiveResult

FRESH_SECONDS = 2.0
"""A picture older than this may show somebody who has moved on."""

MARGIN, LEAST_MARGIN = 1.7, 1.2
"""Side of the shown square in lengths of the face's longer side: as a rule, and at the least."""

ROOM = 0.25
"""Picture wanted beside a face, in widths of the face; an ear and the hair take so much."""


NEUTRAL = 0.5
"""Probability from which an expression counts as neutral: more likely than all others together."""


class Readiness(enum.Enum):
    """Whether somebody can be enrolled now."""

    BLIND = "blind"
    """Faces are not looked for: no picture comes, or no model is loaded."""

    NOBODY = "nobody"
    POOR = "poor"
    """A face is there; `BestFace.reason` says what hinders."""

    FAKE = "fake"
    """Liveness takes the face for a fake: it is never enrolled."""

    READY = "ready"


@dataclass(frozen=True, slots=True, eq=False)
class GoodView:
    """A face fit to enrol, with the very frame it was found in."""

    face: FaceAnalysis
    frame: Frame

    @property
    def track(self) -> int | None:
        """Number of the face's track."""
        return self.face.track.number if self.face.track is not None else None

    @property
    def is_neutral(self) -> bool:
        """Whether no quality model finds the expression other than neutral."""
        rating = self.face.rating
        return rating is None or rating.measures != "expression" or rating.score >= NEUTRAL


class BestFace:
    """Keeps the best fresh view of the face of the visit; another person starts it anew."""

    def __init__(self) -> None:
        self._track: int | None = None
        self._views: deque[GoodView] = deque()
        self.readiness = Readiness.NOBODY
        self.reason = QualityReason.GOOD
        self.lookalike: Match | None = None
        """The enrolled person whom the present face already matches."""

    @property
    def track(self) -> int | None:
        """Number of the present face's track."""
        return self._track

    def forget(self) -> None:
        """Forget everybody: what comes next is another scene."""
        self._track = None
        self._views.clear()
        self.lookalike = None
        self.readiness = Readiness.BLIND

    def offer(self, result: LiveResult) -> None:
        """Take note of one more result."""
        analysis, decision = result.analysis, result.decision
        face = analysis.faces[0] if analysis.faces else None
        number = face.track.number if face is not None and face.track is not None else None
        if face is None or number != self._track:
            self._track = number
            self._views.clear()
            self.lookalike = None
        if face is None:
            self.readiness = Readiness.NOBODY
            return
        now = analysis.frame.time
        while self._views and now - self._views[0].frame.time > FRESH_SECONDS:
            self._views.popleft()
        if _is_fake(face) or decision.state is DecisionState.SPOOF:
            self._views.clear()
            self.readiness = Readiness.FAKE
            return
        match = decision.best
        if match is not None and match.similarity >= decision.threshold:
            self.lookalike = match
        self.reason = face.quality.reason
        if face.quality.usable and not _has_room(face, analysis.frame):
            self.reason = QualityReason.CUT_OFF
        elif analysis.looked and face.quality.usable:
            self._views.append(GoodView(face, analysis.frame))
        self.readiness = Readiness.READY if self._views else Readiness.POOR

    def view(self) -> GoodView | None:
        """Return the best fresh view, None while there is none."""
        if self.readiness is not Readiness.READY:
            return None
        return max(self._views, key=lambda view: (view.is_neutral, view.face.quality.overall))


def face_picture(frame: Frame, face: FaceAnalysis) -> NDArray[np.uint8]:
    """Return the square around `face`, grey (side, side), kept inside the frame."""
    x1, y1, x2, y2 = (float(v) for v in face.detection.box)
    longer = max(x2 - x1, y2 - y1)
    middle_x, middle_y = (x1 + x2) / 2, (y1 + y2) / 2
    # Near a border the square shrinks, as far as the face allows, to keep the face in its middle.
    room = 2 * min(middle_x, middle_y, frame.width - middle_x, frame.height - middle_y)
    side = round(min(longer * MARGIN, max(longer * LEAST_MARGIN, room)))
    side = max(1, min(side, frame.width, frame.height))
    left = round(middle_x - side / 2)
    top = round(middle_y - side / 2)
    left = min(max(left, 0), frame.width - side)
    top = min(max(top, 0), frame.height - side)
    return np.ascontiguousarray(frame.pixels[top : top + side, left : left + side])


def _has_room(face: FaceAnalysis, frame: Frame) -> bool:
    """Whether there is picture left and right of the face: the kept one shows the whole head."""
    x1, _, x2, _ = (float(v) for v in face.detection.box)
    room = ROOM * (x2 - x1)
    return x1 >= room and x2 <= frame.width - room


def _is_fake(face: FaceAnalysis) -> bool:
    return face.liveness is not None and face.liveness.verdict is LivenessVerdict.SPOOF
