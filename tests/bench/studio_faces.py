"""A studio person drawn once, as a still picture: where the head is, and how far the eyes open."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.capture.studio.camera import Camera
from core.capture.studio.looks import Looks
from core.capture.studio.motion import Pose
from core.capture.studio.person import Performer, Person
from core.capture.studio.scenes import ROOM, Visit
from core.capture.studio.sensor import Sensor
from core.capture.studio.stage import FOCAL, PIVOT, _dot, _lay, _place, _turned, rotation

Grey = NDArray[np.uint8]

WIDTH, HEIGHT = 640, 480


@dataclass(frozen=True, slots=True)
class Stance:
    """How a head is held. Degrees and centimetres, as `core.capture.studio.motion.Pose`."""

    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    distance: float = 68.0
    open: float = 1.0
    """Eyes, 0 closed to 1 open."""

    gaze: tuple[float, float] = (0.0, 0.0)

    @classmethod
    def drawn_from(
        cls, rng: np.random.Generator, turn: float, nearest: float, farthest: float
    ) -> Stance:
        """Return one at random: angles of about `turn` degrees."""
        return cls(
            yaw=rng.normal(0, turn),
            pitch=rng.normal(0, 0.7 * turn),
            roll=rng.normal(0, 0.5 * turn),
            distance=float(np.exp(rng.uniform(np.log(nearest), np.log(farthest)))),
            gaze=(rng.uniform(-0.15, 0.15), rng.uniform(-0.08, 0.08)),
        )


class Sitter:
    """One person before the studio's camera, before a dark ground."""

    def __init__(self, looks: Looks) -> None:
        self._person = Person(looks)
        self._performer = Performer(self._person)
        self._camera = Camera(WIDTH, HEIGHT, FOCAL)
        self._sensor = Sensor(WIDTH, HEIGHT, looks.seed)
        self._number = 0

    def picture(self, stance: Stance) -> Grey:
        """Draw the person: grey, shape (480, 640), with noise of its own."""
        self._number += 1
        pose = Pose(
            visit=Visit(0, 0, 1),
            x=0.0,
            y=-3.4,
            distance=stance.distance,
            yaw=stance.yaw,
            pitch=stance.pitch,
            roll=stance.roll,
            open=stance.open,
            gaze=stance.gaze,
        )
        points, normals = self._person.posed(rotation(pose), PIVOT, _place(pose))
        radiance = np.full((HEIGHT, WIDTH), 0.06, np.float32)
        atlas = self._performer.atlas(stance.open, stance.gaze)
        _lay(radiance, self._camera.draw(points, normals, self._person.mesh, atlas, ROOM))
        self._glints(radiance, pose)
        gain = float(np.clip(0.42 * (0.56 * (100 / stance.distance) ** 2) ** -0.8, 0.12, 6.0))
        return np.asarray(self._sensor.expose(radiance, gain, self._number), np.uint8)

    def _glints(self, radiance: NDArray[np.float32], pose: Pose) -> None:
        """The lamp's image on open eyes and on glasses, as the studio's stage draws it."""
        eyes = _turned(self._person.eyes, pose)
        for (x, y), z in zip(self._camera.project(eyes), eyes[:, 2], strict=True):
            scale = -self._camera.focal / float(z)
            power = (100 / -float(z)) ** 2 * min(1.0, 0.13 * scale)
            if pose.open > 0.5:
                across, up = 0.08 + pose.gaze[0] * 0.5, 0.1 + pose.gaze[1] * 0.5
                at = (float(x) + scale * across, float(y) - scale * up)
                _dot(radiance, at, max(0.55, 0.055 * scale), 1.3 * power)
            if self._person.looks.glasses != "none":
                at = (float(x) + scale * (0.9 - pose.yaw / 25), float(y) - scale * 0.85)
                _dot(radiance, at, max(0.6, 0.1 * scale), 0.8 * power)
