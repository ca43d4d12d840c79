"""Judge whether a face is a living person's, with a network of the FLIR kind.

Liveness denies and never grants alone; without a network nothing is ever called live.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.face import boxes
from core.frame import Frame, Lamp
from core.models.contract import LivenessNetwork
from core.results import Detection, Liveness, LivenessReason, LivenessVerdict, Quality

Grey = NDArray[np.uint8]

CROP: Final = 112
"""Width and height of a crop in pixels."""

_EXPANSION: Final = (16, 112)  # of a side, at either end: the vendor's code, not its model card
_FILL: Final = 127
_ENLARGED: Final = 128
_MARGIN: Final = (_ENLARGED - CROP) // 2


@dataclass(frozen=True, slots=True)
class LivenessGates:
    """When a face is not judged at all, because the score would mean nothing."""

    most_clipped: float = 0.10
    """Share of overexposed face pixels. Clipping lowers the spoof score of FLIR, so a fake looks
    alive: reported scores of a print are 1.00 at 3 % clipped, 0.96 at 9 %, 0.75 at 25 %."""

    darkest: float = 40.0
    """Mean grey level inside the face. A dim frame made FLIR refuse a living person at 0.70."""

    smallest_side: float = 56.0
    """Pixels of the shorter side of the box: from half of what the network sees (ours)."""

    most_outside: float = 0.10
    """Share of the box beyond the frame, which the crop fills with grey (ours)."""


def flir_crop(pixels: Grey, box: NDArray[np.floating]) -> Grey:
    """Cut a face out exactly as the vendor's code does for FLIR.

    The box is truncated to whole inclusive pixels, widened by 16/112 of each side at either end,
    cut at the border, squared by moving the shorter side's start back by half of what is missing
    and then cut again, and laid in the middle of a square of grey level 127, even where only
    one side was cut; the square is scaled to 128x128 and its middle 112x112 is kept.

    Parameters
    ----------
    pixels
        Grey, shape (H, W).
    box
        Shape (4,): x1, y1, x2, y2 in pixels, as the detector gave it.

    Returns
    -------
    Grey, shape (112, 112).

    Raises
    ------
    ValueError
        If the box lies outside the picture or is inside out.
    """
    height, width = pixels.shape
    x1, y1, x2, y2 = (int(value) for value in box)
    if x2 < x1 or y2 < y1 or x2 < 0 or y2 < 0 or x1 >= width or y1 >= height:
        raise ValueError("the box has nothing in common with the picture")
    part, whole = _EXPANSION
    wider = (x2 - x1 + 1) * part // whole
    higher = (y2 - y1 + 1) * part // whole
    x1, x2 = max(0, x1 - wider), min(width - 1, x2 + wider)
    y1, y2 = max(0, y1 - higher), min(height - 1, y2 + higher)
    across, down = x2 - x1 + 1, y2 - y1 + 1
    side = max(across, down)
    if across > down:
        y1, y2 = _lengthened(y1, down, side, height)
    else:
        x1, x2 = _lengthened(x1, across, side, width)
    square = np.full((side, side), _FILL, np.uint8)
    left, top = (side - (x2 - x1 + 1)) // 2, (side - (y2 - y1 + 1)) // 2
    square[top : top + y2 - y1 + 1, left : left + x2 - x1 + 1] = pixels[y1 : y2 + 1, x1 : x2 + 1]
    scaled = cv2.resize(square, (_ENLARGED, _ENLARGED), interpolation=cv2.INTER_LINEAR)
    inner = slice(_MARGIN, _MARGIN + CROP)
    return np.ascontiguousarray(scaled[inner, inner], np.uint8)


def _lengthened(start: int, length: int, side: int, limit: int) -> tuple[int, int]:
    # The end is counted from the moved start before either is cut at the border.
    start -= (side - length) // 2
    return max(0, start), min(limit - 1, start + side - 1)


class LivenessStage:
    """Judges single faces with a network and the bands of its card, or says that it can't."""

    def __init__(self, network: LivenessNetwork | None, gates: LivenessGates | None = None) -> None:
        self._network = network
        self._gates = gates or LivenessGates()
        if network is not None:
            live_below, spoof_from = network.card.live_below, network.card.spoof_from
            if live_below is None or spoof_from is None:
                raise ValueError("a liveness model's card names its bands")
            self._live_below, self._spoof_from = live_below, spoof_from

    def judge(self, frame: Frame, face: Detection, quality: Quality) -> Liveness:
        """Judge one face of one frame.

        Returns
        -------
        NOT_JUDGED without a network; CANNOT_JUDGE with the reason where a gate holds or the
        score lies between the bands; LIVE or SPOOF else.
        """
        if self._network is None:
            return Liveness(LivenessVerdict.NOT_JUDGED, LivenessReason.NO_MODEL, None, None)
        card = self._network.card
        hindrance = self._hindrance(frame, face, quality)
        if hindrance is not None:
            return Liveness(LivenessVerdict.CANNOT_JUDGE, hindrance, None, card.name)
        score = float(self._network.spoof_scores(flir_crop(frame.pixels, face.box)[None])[0])
        verdict, reason = LivenessVerdict.CANNOT_JUDGE, LivenessReason.BETWEEN
        if score >= self._spoof_from:
            verdict, reason = LivenessVerdict.SPOOF, LivenessReason.JUDGED
        elif score < self._live_below:
            verdict, reason = LivenessVerdict.LIVE, LivenessReason.JUDGED
        return Liveness(verdict, reason, score, card.name)

    def _hindrance(self, frame: Frame, face: Detection, quality: Quality) -> LivenessReason | None:
        gates = self._gates
        if frame.lamp is Lamp.UNLIT:
            return LivenessReason.LAMP_OFF
        if boxes.share_outside(face.box, frame.width, frame.height) > gates.most_outside:
            return LivenessReason.CUT_OFF
        if min(boxes.sides(face.box)) < gates.smallest_side:
            return LivenessReason.TOO_SMALL
        if quality.clipped > gates.most_clipped:
            return LivenessReason.CLIPPED
        if quality.exposure < gates.darkest:
            return LivenessReason.TOO_DARK
        return None
