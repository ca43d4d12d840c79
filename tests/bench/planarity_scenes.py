"""Sheets and solid heads that make the same movements before a pinhole camera.

Portraits (`data/portraits`) are shown as flat sheets, as sheets bent about one axis, and as the
skin of heads of the ICT Face Model Light (`data/face-shapes`) that speak and blink; beside them
the studio's own people. What differs between a sheet and a head of one seed is the shape alone.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from core.capture.studio import mesh as meshes
from core.capture.studio import motion as studio_motion
from core.capture.studio.camera import Camera, Light
from core.capture.studio.cast import CAST
from core.capture.studio.mesh import Mesh
from core.capture.studio.person import Performer, build
from core.capture.studio.stage import PIVOT, rotation
from core.face.detection import FaceFinder
from core.face.pose import pose
from core.models.registry import Registry
from core.results import Detection

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
PORTRAITS, SHAPES = DATA / "portraits", DATA / "face-shapes" / "ict_facekit.npz"

WIDTH, HEIGHT, FOCAL = 640, 480, 600.0
RATE = 10.0  # frames a second that are drawn
EYES_APART = 6.2  # cm
SHEET = (21.0, 28.0)  # cm
LIGHT = Light(lamp=1.0, around=0.05, window=0.08)


@functools.cache
def finder():
    return FaceFinder(Registry().load_detector())


@functools.cache
def portrait(name):
    """Grey picture of a portrait and its landmarks; None where the face isn't seen straight on."""
    grey = cv2.imread(str(PORTRAITS / f"{name}.jpg"), cv2.IMREAD_GRAYSCALE)
    faces = finder().find(grey)
    if not faces:
        return None
    face = finder().refine(grey, faces[0])
    yaw, pitch, _ = pose(face.landmarks)
    apart = float(np.linalg.norm(face.landmarks[1] - face.landmarks[0]))
    if abs(yaw) > 8 or abs(pitch) > 14 or apart < 60:
        return None
    return grey, face.landmarks.astype(np.float64)


@functools.cache
def names(half):
    """Portraits seen straight on: those with even numbers (0), or with odd ones (1)."""
    every = [f"{sex}-{k:03d}" for k in range(half, 100, 2) for sex in ("female", "male")]
    return [name for name in every if portrait(name) is not None]


@functools.cache
def shapes():
    with np.load(SHAPES) as file:
        return {key: file[key] for key in file.files}


@dataclass(frozen=True)
class Movement:
    """How a face moves: a turn of up to `degrees` about an axis, or coming closer."""

    style: str
    degrees: float
    seed: int

    def at(self, time):
        """Yaw, pitch, roll in degrees, x, y and distance in cm."""
        rng = np.random.default_rng([self.seed, 5])
        phase = rng.uniform(0, 6.28, 8)
        period = rng.uniform(2.6, 3.8)

        def sway(amount, seconds, k):
            slow = np.sin(6.283 * time / seconds + phase[k])
            return amount * (slow + 0.4 * np.sin(6.283 * time / seconds * 2.7 + phase[k]))

        main = self.degrees * np.sin(6.283 * time / period + rng.uniform(-0.6, 0.6))
        side = 0.25 * self.degrees * np.sin(6.283 * time / (1.7 * period) + phase[6])
        yaw, pitch = (side, main) if self.style == "nod" else (main, side)
        distance = rng.uniform(55, 70) + sway(0.8, 5.1, 0)
        if self.style == "approach":
            yaw, pitch = 0.25 * yaw, 0.25 * pitch
            distance *= 1 - 0.012 * self.degrees * (1 - np.cos(6.283 * time / 5.0))
        return (
            yaw + sway(0.8, 4.7, 1),
            pitch + sway(0.6, 3.9, 2),
            sway(1.3, 6.3, 3),
            sway(0.7, 5.3, 4) + rng.uniform(-5, 5),
            -2.0 + sway(0.3, 4.1, 5),
            distance,
        )


def _turn(yaw, pitch, roll, x, distance):
    nowhere = studio_motion.Pose(None, x, 0.0, distance, yaw, pitch, roll, 1.0, (0.0, 0.0))
    return rotation(nowhere)


class Sheet:
    """A printed portrait, flat or bent about one axis through its middle.

    Parameters
    ----------
    radius
        Of the bend in cm; None is flat.
    axis
        Degrees of the axis against upright.
    """

    def __init__(self, name, radius=None, axis=0.0):
        grey, marks = portrait(name)
        apart = np.linalg.norm(marks[1] - marks[0])
        scale = EYES_APART / apart  # cm a pixel
        middle = marks.mean(0)
        half = np.minimum(np.array(SHEET) / 2, 0.98 * np.array([320, 320]) * scale * 1.6)
        u, v = np.meshgrid(np.linspace(-half[0], half[0], 41), np.linspace(-half[1], half[1], 53))
        flat = np.stack([u, -v], -1)
        places = np.stack([middle[0] + u / scale, middle[1] + v / scale], -1)
        self._radius, self._axis = radius, np.radians(axis)
        self._mesh = meshes.grid_mesh(
            self._bent(flat).astype(np.float32),
            np.clip(places, 1, 638).astype(np.float32),
            gloss=0.12,
            inside=np.array([0, 0, -200], np.float32),
        )
        self.marks = self._bent((marks - middle) * scale * (1, -1)).astype(np.float32)
        self._picture = cv2.convertScaleAbs((grey / 255.0) ** 1.6, alpha=235)

    def _bent(self, at):
        if self._radius is None:
            return np.concatenate([at, np.zeros_like(at[..., :1])], -1)
        across = np.array([np.cos(self._axis), np.sin(self._axis)])
        along = np.array([-across[1], across[0]])
        s, t = at @ across, at @ along
        bend = s / self._radius
        x = self._radius * np.sin(bend)
        z = abs(self._radius) * (np.cos(bend) - 1)
        if self._radius < 0:
            z = -z
        return np.concatenate([x[..., None] * across + t[..., None] * along, z[..., None]], -1)

    def placed(self, movement, time):
        yaw, pitch, roll, x, y, distance = movement.at(time)
        turn = _turn(yaw, pitch, roll, x, distance)
        place = np.array([x, y, -distance], np.float32)
        return (
            [(self._mesh, self._mesh.points @ turn.T + place, self._mesh.normals @ turn.T)],
            self._picture,
            self.marks @ turn.T + place,
        )


class Solid:
    """A head of the ICT model with a portrait as its skin; it speaks and blinks."""

    def __init__(self, name, seed):
        grey, marks = portrait(name)
        rng = np.random.default_rng([seed, 6])
        data = shapes()
        weights = 0.8 * rng.standard_normal(100).astype(np.float32)
        head = data["vertices"] + np.tensordot(weights, data["identity"].astype(np.float32), 1)
        self._moves = data["expression"].astype(np.float32)
        self._names = list(data["expression_names"])
        k = data["landmarks68"]
        five = np.stack(
            [head[k[36:42]].mean(0), head[k[42:48]].mean(0), head[k[30]], head[k[48]], head[k[54]]]
        )
        five = five[[*np.argsort(five[:2, 0]), 2, *(3 + np.argsort(five[3:, 0]))]]
        scale = EYES_APART / (five[1, 0] - five[0, 0])
        head, five, self._moves = head * scale, five * scale, self._moves * scale
        base = five[:2].mean(0) - np.array([0, 3.5, 9.4], np.float32)  # as in the studio
        head, five = head - base, five - base
        used = np.r_[data["faces"][:22288], data["faces"][22288:23824], data["faces"][25420:26956]]
        # Flattened, the head lies on the portrait: x and y alone say where its skin comes from.
        a = np.c_[five[:, :2], np.ones(5)]
        to_picture = np.linalg.lstsq(a, marks, rcond=None)[0]
        places = np.c_[head[:, :2], np.ones(len(head))] @ to_picture
        self._head = head.astype(np.float32)
        self._faces = used[:, ::1].astype(np.int32)
        self._places = np.clip(places, 1, 638).astype(np.float32)
        self._picture = cv2.convertScaleAbs((grey / 255.0) ** 1.6, alpha=235)
        self._five = five.astype(np.float32)
        self._seed = seed

    def _shown(self, time):
        """The head with its expression, and the openness of the eyes."""
        rng = np.random.default_rng([self._seed, 7])
        talk = rng.uniform(0, 0.35) * max(0.0, np.sin(6.283 * time * 1.3 + rng.uniform(0, 6)))
        smile = rng.uniform(0, 0.5) * (0.5 + 0.5 * np.sin(6.283 * time / 4 + rng.uniform(0, 6)))
        since = (time + rng.uniform(0, 3)) % 3.1
        blink = max(0.0, 1 - abs(since - 0.15) / 0.15)
        head = self._head.copy()
        for name, share in (("jawOpen", talk), ("mouthSmile", smile), ("eyeBlink", blink)):
            if share > 0:
                for k, at in enumerate(self._names):
                    if at.startswith(name):
                        head += np.float32(share) * self._moves[k]
        return head

    def placed(self, movement, time):
        yaw, pitch, roll, x, y, distance = movement.at(time)
        turn = _turn(yaw, pitch, roll, x, distance)
        head = self._shown(time)
        normals = np.zeros_like(head)
        corners = head[self._faces]
        across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        for k in range(3):
            np.add.at(normals, self._faces[:, k], across)
        normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-6)
        ones = np.ones(len(head), np.float32)
        shape = Mesh(head, normals, self._places, ones, 0.3 * ones, self._faces, 0)
        place = np.array([x, y, -distance - 9.0], np.float32)

        def put(points):
            return ((points - PIVOT) @ turn.T + PIVOT + place).astype(np.float32)

        return [(shape, put(head), normals @ turn.T)], self._picture, put(self._five)


class Studio:
    """One of the studio's own people."""

    def __init__(self, who, seed):
        self._person = build(list(CAST)[who % len(CAST)])
        self._performer = Performer(self._person)
        self._seed = seed
        # Nose and mouth of a neutral head; only landmarks, which jitter, come from them.
        self._five = np.array(
            [self._person.eyes[0], self._person.eyes[1], (0, 0.4, 13.1), (-2.4, -3.2, 10.6),
             (2.4, -3.2, 10.6)], np.float32)  # fmt: skip

    def placed(self, movement, time):
        yaw, pitch, roll, x, y, distance = movement.at(time)
        turn = _turn(yaw, pitch, roll, x, distance)
        place = np.array([x, y, -distance - 9.0], np.float32)
        points, normals = self._person.posed(turn, PIVOT, place)
        picture = self._performer.atlas(studio_motion._lids(self._seed, time), (-yaw / 160, 0.0))
        five = (self._five - PIVOT) @ turn.T + PIVOT + place
        return [(self._person.mesh, points, normals)], picture, five.astype(np.float32)


@functools.cache
def _wall(seed):
    rng = np.random.default_rng([seed, 8])
    coarse = rng.uniform(0.0, 0.12, (12, 16)).astype(np.float32)
    return cv2.resize(coarse, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC).clip(0, 1)


def draw(subject, movement, time):
    """Light of every pixel and the five landmarks, shape (5, 2)."""
    camera = Camera(WIDTH, HEIGHT, FOCAL)
    radiance = _wall(movement.seed % 7).copy()
    parts, picture, five = subject.placed(movement, time)
    for mesh, points, normals in parts:
        drawn = camera.draw(
            points.astype(np.float32), normals.astype(np.float32), mesh, picture, LIGHT
        )
        if drawn is not None:
            h, w = drawn.cover.shape
            part = radiance[drawn.y : drawn.y + h, drawn.x : drawn.x + w]
            cover = cv2.GaussianBlur(drawn.cover, (3, 3), 0.65)
            part *= 1 - cover
            part += cv2.GaussianBlur(drawn.radiance, (3, 3), 0.65)
    return radiance, camera.project(five)


def expose(radiance, sigma, seed, number):
    """Grey levels of a frame with noise of `sigma` levels; the exposure is never quite steady."""
    rng = np.random.default_rng([seed, number, int(10 * sigma), 9])
    # 0.4 makes skin at half a metre about as bright as a camera's own exposure does.
    gain = 0.4 * (1 + 0.12 * np.sin(0.9 * number + seed) + 0.03 * rng.standard_normal())
    levels = 255 * np.sqrt(np.clip(radiance * np.float32(gain), 0, None))
    dx, dy = rng.integers(0, 96, 2)
    levels += sigma * _noise()[dy : dy + HEIGHT, dx : dx + WIDTH]
    return np.clip(levels, 0, 255).astype(np.uint8)


@functools.cache
def _noise():
    """Ready-made noise, laid down at another place for every frame."""
    shape = (HEIGHT + 96, WIDTH + 96)
    return np.random.default_rng(13).standard_normal(shape, dtype=np.float32)


def jittered(five, seed, number, pixels=1.5):
    """What a detector says: landmarks off by `pixels`, and a box around them."""
    rng = np.random.default_rng([seed, number, 10])
    marks = (five + pixels * rng.standard_normal((5, 2))).astype(np.float32)
    apart = float(np.linalg.norm(marks[1] - marks[0]))
    middle = marks.mean(0)
    half = np.array([1.15 * apart, 1.5 * apart])
    box = np.r_[middle - half, middle + half * (1, 1.05)].astype(np.float32)
    return Detection(box, 0.9, marks)
