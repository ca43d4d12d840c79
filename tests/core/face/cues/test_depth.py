"""A head and its picture make the same movement; only one of them is a sheet."""

from __future__ import annotations

import functools

import cv2
import numpy as np
import pytest

from core.capture.studio.camera import Camera, Light
from core.capture.studio.cast import CAST
from core.capture.studio.mesh import grid_mesh
from core.capture.studio.motion import Pose
from core.capture.studio.person import Performer, build
from core.capture.studio.scenes import Visit
from core.capture.studio.stage import PIVOT, rotation
from core.cue_values import Abstention, Cue
from core.face.cues.depth import DepthWatch
from core.face.cues.face_motion import MOST_VIEWS
from core.face.cues.look import Look
from core.frame import Frame
from core.results import Detection

NAME = next(name for name, looks in CAST.items() if looks.glasses == "none")
LIGHT = Light(lamp=1.0, around=0.05, window=0.05)
STEP = 0.15


def place_and_turn(time, degrees):
    yaw = degrees * np.sin(6.283 * time / 2.5)
    pitch = 0.4 * degrees * np.sin(6.283 * time / 3.7 + 1)
    turn = rotation(Pose(Visit(0, 0, 1), 0.0, 0.0, 60.0, yaw, pitch, 0.0, 1.0, (0.0, 0.0)))
    return np.array([0.5 * np.sin(time), -3.0, -60.0], np.float32), turn


class Head:
    """One of the studio's people."""

    def __init__(self):
        self.person = build(NAME)
        self.picture = Performer(self.person).atlas(1.0, (0.0, 0.0))
        self.mesh = self.person.mesh
        eyes = self.person.eyes
        below = [(0.0, 0.4, 13.1), (-2.4, -3.6, 10.8), (2.4, -3.6, 10.8)]
        self.marks = np.concatenate([eyes, np.array(below, np.float32)])

    def at(self, place, turn):
        place = place - np.array([0, 0, 9], np.float32)
        points, normals = self.person.posed(turn, PIVOT, place)
        return points, normals, (self.marks - PIVOT) @ turn.T + PIVOT + place


living = functools.cache(Head)


class Print:
    """A photograph of the same person, bent about an upright axis where there is a radius."""

    def __init__(self, radius=None):
        head = living()
        camera, away = Camera(420, 560, 1450.0), np.float32([0, -1.5, -100])
        mesh = head.person.mesh
        soft = Light(lamp=0.0, around=0.7, window=0.3)
        drawn = camera.draw(mesh.points + away, mesh.normals, mesh, head.picture, soft)
        ink = np.full((560, 420), 0.5, np.float32)
        h, w = drawn.cover.shape
        part = ink[drawn.y : drawn.y + h, drawn.x : drawn.x + w]
        part[drawn.cover > 0] = drawn.radiance[drawn.cover > 0]
        self.picture = cv2.convertScaleAbs(ink, alpha=255)
        rows, columns = ink.shape
        seen = camera.project(head.marks + away)
        scale = 6.2 / float(seen[1, 0] - seen[0, 0])
        middle = seen.mean(0)
        x, y = np.meshgrid(np.linspace(1, columns - 2, 41), np.linspace(1, rows - 2, 41))
        places = np.stack([x, y], -1).astype(np.float32)

        def bent(at):
            across, up = ((at - middle) * scale * (1, -1)).T
            depth = np.zeros_like(across)
            if radius is not None:
                depth = radius * (np.cos(across / radius) - 1)
                across = radius * np.sin(across / radius)
            return np.stack([across, up, depth], -1).astype(np.float32)

        sheet = bent(places.reshape(-1, 2)).reshape(41, 41, 3)
        self.mesh = grid_mesh(sheet, places, inside=np.float32([0, 0, -200]))
        self.marks = bent(seen)

    def at(self, place, turn):
        return (
            self.mesh.points @ turn.T + place,
            self.mesh.normals @ turn.T,
            self.marks @ turn.T + place,
        )


def shown(body, degrees, seconds=2.0, width=640, strays=1.2):
    camera = Camera(width, width * 3 // 4, 600.0 * width / 640)
    watch = DepthWatch()
    rng = np.random.default_rng(1)
    for number in range(round(seconds / STEP) + 1):
        now = number * STEP
        points, normals, marks = body.at(*place_and_turn(now, degrees))
        drawn = camera.draw(
            points.astype(np.float32), normals.astype(np.float32), body.mesh, body.picture, LIGHT
        )
        radiance = np.full((camera.height, camera.width), 0.05, np.float32)
        h, w = drawn.cover.shape
        part = radiance[drawn.y : drawn.y + h, drawn.x : drawn.x + w]
        part[drawn.cover > 0] = drawn.radiance[drawn.cover > 0]
        exposure = 0.4 + 0.1 * (number % 2)  # as if the camera hunted
        levels = 255 * np.sqrt(exposure * radiance) + 3 * rng.standard_normal(radiance.shape)
        pixels = np.clip(levels, 0, 255).astype(np.uint8)
        five = camera.project(marks.astype(np.float32)) + strays * rng.standard_normal((5, 2))
        box = np.concatenate([five.min(0) - 30, five.max(0) + 30]).astype(np.float32)
        face = Detection(box, 0.9, five.astype(np.float32))
        watch.see(Look(Frame(number, now, pixels), face, None, None, None))
    return watch, watch.reading(seconds)


@pytest.fixture(scope="module")
def head():
    return shown(living(), 15)


def test_head_that_turns_has_relief(head):
    _, reading = head
    assert reading.cue is Cue.DEPTH
    assert reading.abstains is None
    assert reading.denial < -1
    assert reading.value > 0.03
    assert reading.value > 3 * reading.uncertainty


def test_picture_that_turns_is_denied():
    _, reading = shown(Print(), 15)
    assert reading.abstains is None
    assert reading.denial > 1
    assert reading.value < 0.02


@pytest.mark.parametrize("radius", [9.0, -12.0])
def test_bent_picture_is_never_cleared(radius):
    _, reading = shown(Print(radius), 15)
    assert reading.denial >= 0


@pytest.mark.parametrize("body", [living, Print])
def test_who_keeps_still_is_not_judged(body):
    _, reading = shown(body(), 0.5, seconds=1.2)
    assert reading.abstains in (Abstention.TOO_STILL, Abstention.UNCLEAR)
    assert reading.denial == 0


def test_a_moment_is_too_short():
    _, reading = shown(living(), 15, seconds=0.45)
    assert (reading.abstains, reading.value) == (Abstention.TOO_SHORT, None)
    assert reading.denial == 0
    assert DepthWatch().reading(0.0).abstains is Abstention.TOO_SHORT


def test_small_face_is_not_judged():
    _, reading = shown(living(), 15, seconds=0.6, width=160, strays=0.3)
    assert reading.abstains is Abstention.TOO_SMALL


def test_keeps_no_more_pictures_than_it_says(head):
    watch, reading = head
    assert len(watch._motion.views) <= MOST_VIEWS
    assert 1.0 < reading.seconds <= 2.1


@pytest.mark.parametrize("kind", ["noise", "black", "jumps"])
def test_nonsense_is_not_judged(kind):
    watch = DepthWatch()
    rng = np.random.default_rng(4)
    five = np.array([[140, 100], [200, 100], [170, 135], [145, 165], [195, 165]], np.float32)
    texture = cv2.GaussianBlur(rng.uniform(0, 255, (240, 320)).astype(np.float32), (0, 0), 3)
    for number in range(12):
        if kind == "noise":
            pixels = rng.integers(0, 256, (240, 320)).astype(np.uint8)
        elif kind == "black":
            pixels = np.zeros((240, 320), np.uint8)
        else:
            pixels = np.roll(texture, tuple(rng.integers(-40, 40, 2)), (0, 1)).astype(np.uint8)
        marks = five + rng.normal(0, 15 if kind == "jumps" else 1, (5, 2)).astype(np.float32)
        face = Detection(np.array([100, 60, 240, 200], np.float32), 0.9, marks)
        watch.see(Look(Frame(number, 0.2 * number, pixels), face, None, None, None))
        assert watch.reading(0.2 * number).denial == 0
    assert watch.reading(3.0).abstains is not None
