"""Find faces: at a working scale in live frames, thoroughly in still pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from core.face import boxes
from core.models.contract import DetectorNetwork, Pixels
from core.results import Detection

Grey = NDArray[np.uint8]

_BORDER_LEVEL: Final = 127


@dataclass(frozen=True, slots=True)
class SearchRules:
    """At which scale faces are looked for."""

    smallest_side: float = 10.0
    """Faces must be at least this wide and high, exactly 10 passes (the vendor's rule)."""

    live_side: int = 320
    """Longest side that a live frame is shrunk to.

    A quarter of the time of 640x480. Faces from about 70 pixels in a 640x480 frame are found
    so; in front of a desk they have 100 or more. Smaller ones are followed in a window.
    """

    whole_side: int = 1280
    """Longest side that any other picture is shrunk to."""

    whole_every: float = 0.5
    """Seconds between searches of a whole live frame at full scale while no face is found."""

    window: int = 320
    """Side in pixels of the full-scale window around a face that the shrunk frame no longer
    shows, because it is small or was missed once."""

    refined_face: float = 120.0
    """Face height in pixels for finding landmarks again, about that of a chip.

    On 50 portraits with sensor noise, embeddings from landmarks found so agree with those from
    the full picture to a cosine of at least 0.95 (median 0.97), as well as two full-scale
    searches agree; at half scale to at least 0.90 (median 0.96).
    """

    most_enlarged: float = 2.0
    """How much a smaller face is enlarged for that. At 70 pixels the agreement with a large
    picture's embedding rises from 0.83 to 0.87 (5th percentile of 40 portraits)."""

    small_picture: int = 100
    """Still pictures whose longest side is smaller are searched at twice their size.

    Of 100 tight cuts of 64 pixels 99 faces were found as they are and 100 doubled, and the 5th
    percentile of their agreement rose from 0.68 to 0.83; at 112 pixels it makes no difference.
    """

    border: float = 0.25
    """Width of the border around a still picture, as a share of its longest side.

    The faces of the 400 ORL pictures fill the frame, and 98 of their boxes touch the border.
    All are found without a border as with one of 0.25 or 0.5, and match as well.
    """

    smallest_input: int = 16
    """Networks want at least this many pixels a side; less is filled up with grey."""


class FaceFinder:
    """Looks for faces with a detector, at the scale that the occasion asks for."""

    def __init__(self, network: DetectorNetwork, rules: SearchRules | None = None) -> None:
        self._network = network
        self._rules = rules or SearchRules()
        self._whole_time: float | None = None
        self._last: Detection | None = None

    def reset(self) -> None:
        """Forget what earlier live frames showed."""
        self._whole_time = None
        self._last = None

    def find(self, pixels: Grey) -> tuple[Detection, ...]:
        """Search a whole picture, at full scale up to `SearchRules.whole_side`.

        Parameters
        ----------
        pixels
            Grey, shape (H, W).

        Returns
        -------
        Faces in pixels of the picture, largest first.
        """
        return self._search_whole(pixels)

    def find_live(self, pixels: Grey, time: float) -> tuple[Detection, ...]:
        """Search the next frame of a source: shrunk; thoroughly now and then if that is in vain.

        Parameters
        ----------
        pixels
            Grey, shape (H, W).
        time
            `Frame.time` in seconds, never less than before.

        Returns
        -------
        Faces in pixels of the frame, largest first.
        """
        rules = self._rules
        if found := self._search(pixels, rules.live_side):
            self._last = found[0]
            return found
        if max(pixels.shape) <= rules.live_side:
            return ()
        if self._last is not None:
            found = self._search_window(pixels, *boxes.centre(self._last.box))
            if found:
                self._last = found[0]
                return found
        if self._whole_time is not None and 0 <= time - self._whole_time < rules.whole_every:
            return ()
        self._whole_time = time
        found = self.find(pixels)
        self._last = found[0] if found else None
        return found

    def refine(self, pixels: Grey, face: Detection) -> Detection:
        """Find a known face again in its surroundings, for better landmarks.

        Returns
        -------
        The face at the scale of `SearchRules.refined_face`; `face` itself if it isn't found so.
        """
        width, height = boxes.sides(face.box)
        side = 2.0 * max(width, height)
        x, y = boxes.centre(face.box)
        left, top = max(0, int(x - side / 2)), max(0, int(y - side / 2))
        right, bottom = int(x + side / 2) + 1, int(y + side / 2) + 1
        part = np.ascontiguousarray(pixels[top:bottom, left:right])
        if part.size == 0:
            return face
        scale = min(self._rules.most_enlarged, self._rules.refined_face / max(height, 1.0))
        found = [
            boxes.mapped(candidate, shift=(left, top))
            for candidate in self._search(part, max(16, round(max(part.shape) * scale)), True)
        ]
        best = max(found, key=lambda f: boxes.overlap(f.box, face.box), default=None)
        if best is None or boxes.overlap(best.box, face.box) < 0.5:
            return face
        return best

    def find_in_picture(self, pixels: Pixels) -> tuple[Detection, ...]:
        """Search a still picture as the detector's mode says.

        Parameters
        ----------
        pixels
            Grey (H, W), or RGB (H, W, 3) where the network takes that.

        Returns
        -------
        Faces in pixels of the picture, largest first.
        """
        if self._network.mode == "exact":
            return self.find_as_is(pixels)
        return self.find_with_border(pixels)

    def find_as_is(self, pixels: Pixels) -> tuple[Detection, ...]:
        """Search a still picture as the vendor's code does: as it is, faces from 10x10 pixels.

        Returns
        -------
        Faces in pixels of the picture, largest first; of two equal ones the one that the vendor's
        code would choose.
        """
        lacking = [max(0, self._rules.smallest_input - side) for side in pixels.shape[:2]]
        if any(lacking):
            pixels = _with_border(pixels, 0, lacking[0], 0, lacking[1])
        smallest = self._rules.smallest_side
        faces = [
            face for face in self._network.detect(pixels) if min(boxes.sides(face.box)) >= smallest
        ]
        # The last of the sorted areas is the vendor's choice. Between equals the sorting decides,
        # by the order in which they come: the vendor's detectors give the highest score first.
        faces.sort(key=lambda face: -face.score)
        order = np.argsort([face.area for face in faces])[::-1]
        return tuple(faces[index] for index in order)

    def find_with_border(self, pixels: Pixels) -> tuple[Detection, ...]:
        """Search a still picture; if the face fills it, again with a border around it.

        Detectors have learned faces with surroundings. A grey border gives those back.

        Returns
        -------
        Faces in pixels of the picture, largest first; boxes may reach beyond it.
        """
        height, width = pixels.shape[:2]
        enlarged = 2 if max(height, width) < self._rules.small_picture else 1
        plain = self._search_whole(pixels, enlarged)
        if plain and not boxes.touches_border(plain[0].box, width, height):
            return plain
        border = max(1, round(self._rules.border * max(width, height)))
        framed = tuple(
            boxes.mapped(face, shift=(-border, -border))
            for face in self._search_whole(
                _with_border(pixels, border, border, border, border), enlarged
            )
        )
        if plain and (not framed or framed[0].score < plain[0].score):
            return plain
        # What the border made up lies beyond the picture.
        return tuple(face for face in framed if boxes.share_outside(face.box, width, height) < 0.5)

    def _search_whole(self, pixels: Pixels, enlarged: int = 1) -> tuple[Detection, ...]:
        longest = max(pixels.shape[:2]) * enlarged
        return self._search(pixels, min(self._rules.whole_side, longest), enlarged > 1)

    def _search_window(self, pixels: Grey, x: float, y: float) -> tuple[Detection, ...]:
        height, width = pixels.shape
        side = self._rules.window
        left = int(min(max(0.0, x - side / 2), max(0, width - side)))
        top = int(min(max(0.0, y - side / 2), max(0, height - side)))
        window = np.ascontiguousarray(pixels[top : top + side, left : left + side])
        return tuple(boxes.mapped(face, shift=(left, top)) for face in self._search(window, side))

    def _search(
        self, pixels: Pixels, longest: int, enlarging: bool = False
    ) -> tuple[Detection, ...]:
        height, width = pixels.shape[:2]
        if not pixels.size:
            return ()
        scale = longest / max(height, width)
        back = (1.0, 1.0)
        if scale < 1.0 or (enlarging and scale > 1.0):
            size = (max(1, round(width * scale)), max(1, round(height * scale)))
            method = cv2.INTER_AREA if scale < 1.0 else cv2.INTER_LINEAR
            pixels = np.asarray(cv2.resize(pixels, size, interpolation=method), np.uint8)
            back = (width / size[0], height / size[1])
        lacking = [max(0, self._rules.smallest_input - side) for side in pixels.shape[:2]]
        if any(lacking):
            pixels = _with_border(pixels, 0, lacking[0], 0, lacking[1])
        faces = [boxes.mapped(face, back) for face in self._network.detect(pixels)]
        smallest = self._rules.smallest_side
        kept = [face for face in faces if min(boxes.sides(face.box)) >= smallest]
        return tuple(sorted(kept, key=lambda face: face.area, reverse=True))


def _with_border(pixels: Pixels, top: int, bottom: int, left: int, right: int) -> Pixels:
    framed = cv2.copyMakeBorder(
        pixels, top, bottom, left, right, cv2.BORDER_CONSTANT, value=(_BORDER_LEVEL,) * 3
    )
    return np.asarray(framed, np.uint8)
