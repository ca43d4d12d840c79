"""Clips of living people and of fakes before the studio's camera, as the cues see them."""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from core.capture.strobe import Strobe
from core.capture.studio.camera import Light
from core.capture.studio.motion import poses
from core.capture.studio.props.prop import Prop
from core.capture.studio.scenes import WORN, Scene, Visit
from core.capture.studio.stage import Stage
from core.face import alignment, ambient, quality
from core.face.cues.look import Look
from core.face.detection import FaceFinder
from core.face.limits import Limits
from core.frame import Frame, Lamp
from core.models.registry import Registry

Grey = NDArray[np.uint8]

WIDTH, HEIGHT = 640, 480
LAMP_PATTERNS = {"pulsing": (True, False), "steady": (True,)}


@dataclass(frozen=True, slots=True)
class Clip:
    """One presentation to the camera: who or what, where, under which light, for how long."""

    kind: str
    """A kind of the studio's, or "stand" for a print that nobody holds, or "portrait" for a print
    of a photograph that the studio did not draw."""

    seed: int
    who: int
    distance: float
    pulse: str = "pulsing"
    around: bool = False
    posing: bool = False
    seconds: float = 8.0
    rate: float = 30.0
    light: float = 0.02
    """Even light that isn't the lamp's, as `Light.around`."""

    window: float = 0.05
    photograph: Path | None = None
    """What a "portrait" shows."""

    def scene(self) -> Scene:
        """Return the script."""
        kind = "print" if self.kind in ("stand", "portrait") else self.kind
        visit = Visit(
            self.who,
            0.0,
            self.seconds,
            kind,  # type: ignore[arg-type]
            distance=self.distance,
            around=self.around,
            posing=self.posing,
            stays=True,
        )
        lit = Light(lamp=1.0, around=self.light, window=self.window)
        return Scene(
            "clip",
            "",
            self.seconds,
            (visit,),
            LAMP_PATTERNS[self.pulse],
            lit,
            replace(lit, lamp=0.0),
            flag="true",
        )


def clips(kinds: Sequence[str], seeds: Sequence[int], photographs: Sequence[Path]) -> list[Clip]:
    """Draw one clip of each kind for each seed: place, light and movement at random."""
    made = []
    for kind in kinds:
        for seed in seeds:
            rng = np.random.default_rng([seed, zlib.crc32(kind.encode())])
            near, far = (45, 95) if kind in WORN or kind == "live" else (40, 65)
            moves = int(rng.integers(3))
            made.append(
                Clip(
                    kind,
                    seed,
                    who=int(rng.integers(1000)),
                    distance=float(np.exp(rng.uniform(np.log(near), np.log(far)))),
                    pulse="steady" if seed % 4 == 0 else "pulsing",
                    around=moves == 1 and (kind in WORN or kind == "live"),
                    posing=moves == 2 and (kind in WORN or kind == "live"),
                    rate=30.0 if seed % 3 == 0 else 15.0,
                    light=float(np.exp(rng.uniform(np.log(0.01), np.log(0.15)))),
                    window=float(rng.uniform(0.0, 0.15)),
                    photograph=photographs[int(rng.integers(len(photographs)))]
                    if photographs
                    else None,
                )
            )
    return made


class _Shown(Stage):
    """The studio's stage with what a clip adds to it."""

    def __init__(self, clip: Clip) -> None:
        super().__init__(clip.scene(), clip.seed, (WIDTH, HEIGHT), clip.rate)
        self._still = clip.kind == "stand"
        if clip.kind == "portrait" and clip.photograph is not None:
            made = self._prop(self.scene.visits[0])
            for key in self._props:
                self._props[key] = _printed(made, clip.photograph, clip.seed)

    def picture(self, number: int) -> Grey:
        """Draw frame `number`; what stands is drawn at one place with new noise."""
        if not self._still:
            return super().picture(number)
        light = self.lighting.light(number)
        radiance = self._background(light)
        for pose in poses(self.scene, self._seed, 0.0):
            self._put(radiance, pose, light)
        return self._sensor.expose(radiance, self.lighting.gain(0), number)


def _printed(prop: Prop, photograph: Path, seed: int) -> Prop:
    """Return the sheet with a photograph on it instead."""
    pixels = cv2.imread(str(photograph), cv2.IMREAD_GRAYSCALE)
    if pixels is None:
        raise FileNotFoundError(photograph)
    picture = prop.picture.copy()
    rows, columns = 560, picture.shape[1]
    fit = max(rows / pixels.shape[0], columns / pixels.shape[1])
    large = cv2.resize(pixels, None, fx=fit, fy=fit, interpolation=cv2.INTER_AREA)
    top, left = (large.shape[0] - rows) // 2, (large.shape[1] - columns) // 2
    part = large[top : top + rows, left : left + columns].astype(np.float32) / 255
    ink = 255 * (0.06 + 0.74 * part**1.8)
    rng = np.random.default_rng([seed, 62])
    ink *= 1 + 0.03 * rng.standard_normal(ink.shape, dtype=np.float32)
    edge = 14 if seed % 2 else 0
    if edge:
        ink[:edge] = ink[-edge:] = ink[:, :edge] = ink[:, -edge:] = 209
    picture[:rows] = np.clip(ink, 0, 255).astype(np.uint8)
    return dataclasses.replace(prop, picture=picture)


def looks(clip: Clip, every: float = 0.0) -> Iterator[Look]:
    """Yield what the cues see of the largest face, as the pipeline shows it to them.

    Parameters
    ----------
    every
        Seconds between two frames that are analysed at the least; the others are dropped, but for
        the unlit neighbours.
    """
    stage, strobe, finder = _Shown(clip), Strobe(), FaceFinder(Registry().load_detector())
    limits = Limits()
    last = -1.0
    for number in range(round(clip.seconds * clip.rate)):
        frame, _ = strobe.decide(
            Frame(
                number,
                number / clip.rate,
                stage.picture(number),
                flag=stage.lighting.flag(number),
                exposure=stage.lighting.exposure(number),
                synthetic=True,
            )
        )
        if frame.lamp is Lamp.UNLIT or frame.time - last < every - 1e-6:
            continue
        last = frame.time
        found = finder.find_live(frame.pixels, frame.time)
        if not found:
            continue
        face = found[0]
        light = ambient.measure(frame, face.box)
        try:
            chip: Grey | None = alignment.align(frame.pixels, face.landmarks)
        except alignment.AlignmentError:
            chip = None
        fitness = quality.assess(frame.pixels, face, chip, limits.quality, light)
        yield Look(frame, face, fitness, light, chip)
