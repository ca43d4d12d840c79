"""The stage of the studio: draws any frame of a scene, and knows what it shows."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from core.capture.studio import props, room
from core.capture.studio.camera import Camera, Drawn, Light
from core.capture.studio.cast import CAST
from core.capture.studio.lighting import Lighting
from core.capture.studio.looks import GlassesStyle
from core.capture.studio.motion import Pose, poses
from core.capture.studio.person import Performer, Person, build
from core.capture.studio.scenes import WORN, Kind, Scene, Visit
from core.capture.studio.sensor import Sensor
from core.frame import Lamp

Float32 = NDArray[np.float32]

FOCAL = 600.0  # pixels for a frame 640 wide: 56 degrees across, as desk cameras have
PIVOT = np.array([0.0, -6.0, -1.0], np.float32)  # the head turns about the top of the neck
_HOLE = np.array([1.2, 0.6], np.float32)  # cm from its middle through which an eye is seen
FACE_DEPTH = 9.0  # cm from the head's origin to its face


@dataclass(frozen=True, slots=True, eq=False)
class FaceTruth:
    """A face that really stands before the studio's camera."""

    name: str
    """Whose face it is, or whose picture."""

    kind: Kind
    looking: bool
    """Whether it looks at the camera from near by and is wholly in the picture."""

    box: Float32
    """Shape (4,): x1, y1, x2, y2 in pixels."""


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """What the studio showed in one frame; nearest face first."""

    faces: tuple[FaceTruth, ...]
    lamp: Lamp


class Stage:
    """Draws the frames of a scene. Every frame depends on the parameters and its number alone."""

    def __init__(self, scene: Scene, seed: int, size: tuple[int, int], rate: float) -> None:
        self.scene = scene
        self._seed = seed
        self._rate = rate
        self._size = size
        width, height = size
        self._camera = Camera(width, height, FOCAL * width / 640)
        names = list(CAST)
        order = np.random.default_rng([seed, 91]).permutation(len(names))
        self._names: list[str] = [names[int(i)] for i in order]
        self._performers: dict[tuple[str, GlassesStyle], Performer] = {}
        self._props: dict[tuple[str, str, str], props.Prop] = {}
        self._room = room.paint(width, height, seed)
        self._sensor = Sensor(width, height, seed)
        self.lighting = Lighting(scene, seed, rate)

    def prepare(self, visit: Visit) -> None:
        """Build whoever takes part in `visit`, so that drawing them later takes no extra time."""
        build(self._name(visit), visit.wears)
        if visit.kind != "live":
            self._prop(visit)

    def _name(self, visit: Visit) -> str:
        return self._names[visit.who % len(self._names)]

    def _holder(self, visit: Visit) -> str:
        """Who stands there: the person, or somebody else who holds up their picture."""
        step = 0 if visit.kind == "live" else 7
        return self._names[(visit.who + step) % len(self._names)]

    def truth(self, number: int) -> Truth:
        """Return what really stands there in frame `number`."""
        faces = []
        for pose in reversed(poses(self.scene, self._seed, number / self._rate)):
            name = self._name(pose.visit)
            kind = pose.visit.kind
            face = build(name).face if kind == "live" else self._prop(pose.visit).face
            corners = _turned(face, pose) if _moves_as_head(kind) else _held(face, pose)
            xy = self._camera.project(corners)
            box = np.concatenate([xy.min(0), xy.max(0)]).astype(np.float32)
            width, height = self._size
            inside = bool((box > 0).all() and box[2] < width and box[3] < height)
            if box[2] < 0 or box[0] > width:
                continue
            faces.append(FaceTruth(name, kind, pose.attentive and inside, box))
        return Truth(tuple(faces), self.lighting.lamp(number))

    def picture(self, number: int) -> NDArray[np.uint8]:
        """Draw frame `number`: grey, shape (height, width)."""
        light = self.lighting.light(number)
        radiance = self._background(light)
        for pose in poses(self.scene, self._seed, number / self._rate):
            self._put(radiance, pose, light)
        return self._sensor.expose(radiance, self.lighting.gain(number), number)

    def _background(self, light: Light) -> Float32:
        lamp, around = self._room
        level = light.around + 0.6 * light.window + 0.25 * light.sun
        return np.asarray(cv2.addWeighted(lamp, light.lamp, around, level, 0), np.float32)

    def _put(self, radiance: Float32, pose: Pose, light: Light) -> None:
        holder = self._holder(pose.visit)
        worn = pose.visit.wears
        performer = self._performers.get((holder, worn))
        if performer is None:
            performer = self._performers[holder, worn] = Performer(build(holder, worn))
        person = performer.person
        picture = performer.atlas(pose.open, pose.gaze)
        place, turn = _place(pose), rotation(pose)
        kind = pose.visit.kind
        if _moves_as_head(kind):
            points, normals = person.posed(turn, PIVOT, place)
        else:
            points = person.mesh.points + place - np.array([0, 0, 22], np.float32)
            normals = person.mesh.normals
        _lay(radiance, self._camera.draw(points, normals, person.mesh, picture, light))
        holes = None
        if kind != "live":
            prop = self._prop(pose.visit)
            drawn = self._camera.draw(
                (_turned if kind in WORN else _held)(prop.mesh.points, pose),
                prop.mesh.normals @ turn.T,
                prop.mesh,
                prop.picture,
                light,
                stencil=prop.stencil,
                glow=prop.glow,
            )
            _lay(radiance, drawn)
            if prop.glass is not None and light.lamp:
                self._mirrored(radiance, prop.glass, pose, light)
            if prop.holes is None:
                return
            holes = _turned(prop.holes, pose)
        if light.lamp:
            self._glints(radiance, person, pose, light, holes)

    def _prop(self, visit: Visit) -> props.Prop:
        name, holder = self._name(visit), self._holder(visit)
        key = (visit.kind, name, holder)
        if key not in self._props:
            made = props.made(visit.kind, build(name), build(holder, visit.wears), self._seed)
            self._props[key] = made
        return self._props[key]

    def _mirrored(
        self, radiance: Float32, half: tuple[float, float], pose: Pose, light: Light
    ) -> None:
        """The lamp's image in a plane of glass that is held up: a bright dot, if it is in it."""
        turn, middle = rotation(pose), _held(np.zeros((1, 3), np.float32), pose)[0]
        normal, lamp = turn[:, 2], np.array(light.lamp_at, np.float32)
        image = lamp - 2 * float((lamp - middle) @ normal) * normal
        share = float(middle @ normal) / float(image @ normal)
        on_glass = (share * image - middle) @ turn
        if abs(on_glass[0]) < half[0] and abs(on_glass[1]) < half[1]:
            ((x, y),) = self._camera.project(image[None])
            scale = self._camera.focal / float(-image[2])
            power = 4.0 * light.lamp * (100 / float(np.linalg.norm(image))) ** 2
            _dot(radiance, (float(x), float(y)), min(1.5, max(0.6, 0.1 * scale)), power)

    def _glints(
        self, radiance: Float32, person: Person, pose: Pose, light: Light, holes: Float32 | None
    ) -> None:
        """The lamp's image on cornea and spectacles: bright dots.

        Where a cut-out has `holes` (2, 3), only the eyes that are seen through them have one.
        """
        eyes = _turned(person.eyes, pose)
        seen = np.ones(2, bool)
        if holes is not None:
            way = self._camera.project(eyes) - self._camera.project(holes)
            near = _HOLE * self._camera.focal / -holes[:, 2:]
            seen = (np.abs(way) < near).all(1)
        for (x, y), z in zip(self._camera.project(eyes)[seen], eyes[seen, 2], strict=True):
            scale = -self._camera.focal / float(z)  # pixels per centimetre
            power = light.lamp * (100 / -float(z)) ** 2 * min(1.0, 0.13 * scale)
            if pose.open > 0.5:
                across, up = 0.08 + pose.gaze[0] * 0.5, 0.1 + pose.gaze[1] * 0.5
                at = (float(x) + scale * across, float(y) - scale * up)
                _dot(radiance, at, max(0.55, 0.055 * scale), 1.3 * power)
            if person.looks.glasses != "none" and holes is None:
                at = (float(x) + scale * (0.9 - pose.yaw / 25), float(y) - scale * 0.85)
                _dot(radiance, at, max(0.6, 0.1 * scale), 0.8 * power)


def _dot(radiance: Float32, at: tuple[float, float], spread: float, power: float) -> None:
    """Add a small bright dot; left out where it does not lie wholly in the picture."""
    x0, y0 = int(at[0]) - 3, int(at[1]) - 3
    part = radiance[max(y0, 0) : y0 + 8, max(x0, 0) : x0 + 8]
    if part.shape == (8, 8):
        dx, dy = np.arange(8) - (at[0] - x0), np.arange(8) - (at[1] - y0)
        dot = np.exp(-(dx[None] ** 2 + dy[:, None] ** 2) / (2 * spread**2))
        part += (power * dot).astype(np.float32)


def rotation(pose: Pose) -> Float32:
    """Turn of the head, columns are its axes; looking at the camera is the zero of yaw."""
    toward = np.degrees(np.arctan2(-pose.x, pose.distance))
    yaw, pitch, roll = np.radians([pose.yaw + toward * 0.8, pose.pitch, -pose.roll])
    cy, sy, cp, sp, cr, sr = (f(v) for v in (yaw, pitch, roll) for f in (np.cos, np.sin))
    about_y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    about_x = np.array([[1, 0, 0], [0, cp, sp], [0, -sp, cp]])
    about_z = np.array([[cr, -sr, 0], [sr, cr, 0], [0, 0, 1]])
    return np.asarray(about_z @ about_y @ about_x, np.float32)


def _moves_as_head(kind: Kind) -> bool:
    return kind == "live" or kind in WORN


def _place(pose: Pose) -> Float32:
    return np.array([pose.x, pose.y, -pose.distance - FACE_DEPTH], np.float32)


def _turned(points: Float32, pose: Pose) -> Float32:
    """Points of the head where the pose puts them."""
    return np.asarray((points - PIVOT) @ rotation(pose).T + PIVOT + _place(pose), np.float32)


def _held(points: Float32, pose: Pose) -> Float32:
    """Points of a prop where the pose puts them."""
    place = np.array([pose.x, pose.y + 3.0, -pose.distance], np.float32)
    return np.asarray(points @ rotation(pose).T + place, np.float32)


def _lay(radiance: Float32, drawn: Drawn | None) -> None:
    """Lay a drawn body over the picture, with the softness of a lens."""
    if drawn is None:
        return
    h, w = drawn.cover.shape
    part = radiance[drawn.y : drawn.y + h, drawn.x : drawn.x + w]
    cover = cv2.GaussianBlur(drawn.cover, (3, 3), 0.65)
    light = cv2.GaussianBlur(drawn.radiance, (3, 3), 0.65)
    cv2.multiply(part, 1 - cover, dst=part)
    cv2.add(part, light, dst=part)
