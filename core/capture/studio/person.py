"""A studio person ready to be drawn: the meshes of head and body, and the atlas."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from core.capture.studio import atlas, body, eyes, glasses, hair, head, skin
from core.capture.studio.cast import CAST
from core.capture.studio.looks import GlassesStyle, Looks
from core.capture.studio.mesh import Mesh, grid_mesh, join

Float32 = NDArray[np.float32]


class Person:
    """A studio person. Building takes some tens of milliseconds; drawing only reads it.

    Attributes
    ----------
    looks
        What was built.
    mesh
        The whole person: neck and shoulders first, then all that turns with the head.
    still
        How many of the first points don't turn with the head.
    eyes
        Shape (2, 3): the front of both eyes in the head's coordinates, the viewer's left first.
    face
        Shape (k, 3): points around the face, for its box.
    open_atlas
        The reflectances without eyes; `Performer` adds them.
    """

    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        points = head.moved(head.neutral(), looks.shape)
        az, el = np.meshgrid(head.azimuths(), head.elevations())
        thick = hair.thickness(looks, az, el)
        outward = points - head.CENTRE
        outward /= np.linalg.norm(outward, axis=-1, keepdims=True)
        points = points + outward * head.unevenness(looks.seed)[..., None]
        covered = hair.cover(looks, az, el, 3.0)
        gloss = np.clip((0.4 + 0.6 * np.exp(-((az / 42) ** 4))) * (1 - 0.85 * covered), 0, 1)
        hollows = head.hollows()
        skull = grid_mesh(
            points + outward * thick[..., None],
            atlas.of_direction(az, el),
            openness=(hollows + (1 - hollows) * covered).astype(np.float32),
            gloss=gloss.astype(np.float32),
            inside=head.CENTRE,
            closed=True,
        )
        marks = head.moved(_MARKS, looks.shape)
        eye_x, eye_y = float(marks[0, 0]), float(marks[0, 1])
        beside = np.abs(points[(np.abs(az) > 70) & (np.abs(az) < 95) & (np.abs(el) < 8)][:, 0])
        half_width = float(np.mean(beside))
        trunk = [body.neck(looks), body.shoulders(looks)]
        parts = [*trunk, skull, *hair.hanging(looks)]
        if looks.hair != "scarf":
            parts += body.ears(looks, half_width)
        parts += glasses.frames(looks, eye_x, eye_y, float(marks[1, 2]) + 0.6, half_width)
        self.mesh: Mesh = join(parts)
        self.still = sum(len(part.points) for part in trunk)
        self.eyes: Float32 = marks[[2, 0]]
        self.face: Float32 = marks[3:]
        self.open_atlas = skin.paint(looks)
        if looks.glasses != "none":
            glasses.paint_frame(self.open_atlas, 0.10 if looks.glasses != "thin" else 0.3)
        self._eyes: dict[tuple[int, int, int], NDArray[np.uint8]] = {}

    def posed(self, turn: Float32, pivot: Float32, place: Float32) -> tuple[Float32, Float32]:
        """Return points and normals with the head turned about `pivot` and all moved to `place`."""
        points, normals = self.mesh.points + place, self.mesh.normals.copy()
        k = self.still
        np.matmul(self.mesh.points[k:] - pivot, turn.T, out=points[k:])
        points[k:] += pivot + place
        np.matmul(self.mesh.normals[k:], turn.T, out=normals[k:])
        return points, normals

    def eyes_picture(self, state: tuple[int, int, int]) -> NDArray[np.uint8]:
        """Return the part of the atlas around the eyes; `state` as `Performer` counts it."""
        picture = self._eyes.get(state)
        if picture is None:
            gaze = (state[1] / _GAZE_STEPS, state[2] / _GAZE_STEPS)
            picture = eyes.paint(self.looks, self.open_atlas, state[0] / _LID_STEPS, gaze)
            self._eyes[state] = picture
        return picture


_LID_STEPS, _GAZE_STEPS = 6, 20


class Performer:
    """A person with an atlas of their own that blinks. Belongs to one source."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self._shown = person.open_atlas.copy()
        self._state: tuple[int, int, int] | None = None

    def atlas(self, openness: float, gaze: tuple[float, float]) -> NDArray[np.uint8]:
        """Return the reflectances with the eyes so; valid until the next call.

        `openness` runs from 0 (closed) to 1, `gaze` is the iris' way to the right and up in cm.
        """
        state = (
            round(openness * _LID_STEPS),
            round(gaze[0] * _GAZE_STEPS),
            round(gaze[1] * _GAZE_STEPS),
        )
        if state != self._state:
            x0, y0, x1, y1 = eyes.region()
            self._shown[y0:y1, x0:x1] = self.person.eyes_picture(state)
            self._state = state
        return self._shown


# Right eye's front, bridge of the nose, left eye's front, then the outline of the face.
_MARKS = np.array(
    [
        (3.1, 3.5, 9.4),
        (0.0, 3.2, 11.2),
        (-3.1, 3.5, 9.4),
        (0.0, -7.6, 10.4),
        (0.0, 9.5, 10.0),
        (7.0, 1.5, 4.5),
        (-7.0, 1.5, 4.5),
        (0.0, 0.4, 13.1),
        (5.6, -4.5, 6.1),
        (-5.6, -4.5, 6.1),
        (6.6, 6.5, 6.0),
        (-6.6, 6.5, 6.0),
    ],
    np.float32,
)


@cache
def build(name: str, wears: GlassesStyle = "none") -> Person:
    """Return the person of `cast.CAST` with that name, built on first use.

    With glasses where `wears` names some; else as they are.
    """
    looks = CAST[name]
    return Person(looks if wears == "none" else replace(looks, glasses=wears))
