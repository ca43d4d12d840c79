"""Every kind of fake in the studio: how it is drawn, and what tells it from a living face."""

from __future__ import annotations

import dataclasses
import functools
import typing

import numpy as np
import pytest

from core.capture.studio import SCENES, StudioSource, props, stage
from core.capture.studio.motion import poses
from core.capture.studio.person import Person, build
from core.capture.studio.scenes import DARK, Kind, Scene, Visit

KINDS: tuple[Kind, ...] = typing.get_args(Kind)
FAKES = tuple(kind for kind in KINDS if kind != "live")


def staged(kind: Kind, **options: object) -> StudioSource:
    source = StudioSource("one-person", realtime=False, seed=1, size=(320, 240))
    visit = Visit(0, 0, 20, kind, distance=50, stays=True, around=False)
    source.scene = Scene("fake", "", 20.0, (visit,), **options)
    return source


@functools.cache
def shown(kind: Kind) -> StudioSource:
    return staged(kind)


@functools.cache
def fake(kind: Kind, seed: int = 1) -> props.Prop:
    person, holder = people()
    return props.made(kind, person, holder, seed)


@functools.cache
def alive() -> np.ndarray:
    return shown("live").picture(3).astype(float)


@functools.cache
def people() -> tuple[Person, Person]:
    """Return whom the fakes of `shown` show, and who holds or wears them."""
    made, visit = shown("mask")._staged(), Visit(0, 0, 20, "mask")
    return build(made._name(visit)), build(made._holder(visit))


def at(source: StudioSource, number: int = 0) -> np.ndarray:
    """Return the pixels of the middle of the face."""
    x1, y1, x2, y2 = source.truth(number).faces[0].box.astype(int)
    w, h = (x2 - x1) // 4, (y2 - y1) // 4
    return source.picture(number)[y1 + h : y2 - h, x1 + w : x2 - w].astype(float)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_alike_each_time_and_known_as_what_it_is(kind):
    first, second = shown(kind), staged(kind)
    picture = first.picture(3)
    if kind != "live":
        second._staged()._prop = lambda _: fake(kind)  # made once more than the first one's
    np.testing.assert_array_equal(picture, second.picture(3))
    (face,) = first.truth(3).faces
    assert face.kind == kind
    assert face.looking
    assert face.name == shown("live").truth(3).faces[0].name
    if kind != "live":
        assert np.mean(np.abs(picture - alive())) > 3


def test_a_living_face_is_nothing_that_is_made():
    with pytest.raises(KeyError):
        fake("live")


@pytest.mark.parametrize(
    ("kind", "blinks"), [("live", True), ("mask", False), ("flat-print", False), ("cut-out", True)]
)
def test_only_living_eyes_blink_and_they_do_through_the_holes_of_a_cut_out(
    kind, blinks, monkeypatch
):
    source = shown(kind)
    (pose,) = poses(source.scene, 1, 0.0)
    pictures = []
    for openness in (0.0, 1.0):
        still = dataclasses.replace(pose, open=openness)
        monkeypatch.setattr(stage, "poses", lambda *_, still=still: [still])
        pictures.append(source.picture(0).astype(int))
    changed = int((np.abs(pictures[0] - pictures[1]) > 5).sum())
    assert (changed > 20) == blinks
    assert blinks or not changed


def test_some_cut_outs_have_holes_and_all_follow_the_outline():
    made = [fake("cut-out", seed) for seed in (1, 2)]
    assert {prop.holes is None for prop in made} == {True, False}
    for prop in made:
        assert prop.stencil is not None
        assert prop.stencil.shape == prop.picture.shape
        assert not prop.stencil[:4].any(), "nothing of the print's edge is left"
        assert 0.15 < np.mean(prop.stencil[:560] > 128) < 0.7


def test_flat_is_flat_bent_is_a_pipe_and_a_mask_has_a_nose():
    def deep(kind: Kind) -> float:
        return float(np.ptp(fake(kind).mesh.points[: 17 * 19, 2]))

    assert deep("flat-print") < 1e-4
    assert 0.4 < deep("print") < 2
    assert 3.5 < deep("bent-print") < 7
    sheet = fake("bent-print").mesh.points[: 17 * 19].reshape(17, 19, 3)
    np.testing.assert_allclose(sheet[:, :, 2], sheet[:1, :, 2].repeat(17, 0), atol=1e-4)
    mask = fake("mask")
    nose = mask.mesh.points[:, 2].max()
    beside = np.abs(mask.mesh.points[:, 0]) > 5.5
    assert nose - mask.mesh.points[beside, 2].max() > 3


def test_a_mask_lies_before_the_wearers_face_with_its_eyes_on_theirs():
    mask, (person, holder) = fake("mask"), people()
    moved = mask.face.mean(0) - person.face.mean(0)
    np.testing.assert_allclose((person.eyes + moved).mean(0)[:2], holder.eyes.mean(0)[:2], atol=0.1)
    assert (person.eyes + moved).mean(0)[2] > holder.eyes.mean(0)[2] + 0.4


def test_masks_are_of_several_materials():
    assert len({float(fake("mask", seed).mesh.gloss[0]) for seed in (1, 2)}) == 2


def test_a_phone_is_black_glass_but_for_a_faint_picture_that_some_give_off():
    glows = {seed: fake("phone", seed).glow for seed in (1, 3)}
    assert {glow is None for glow in glows.values()} == {True, False}
    room, levels = staged("phone", lamp=(False,), unlit=DARK), []
    for glows_too in (False, True):
        prop = next(fake("phone", seed) for seed in glows if (glows[seed] is None) != glows_too)
        room._staged()._prop = lambda _, prop=prop: prop
        levels.append(at(room).mean())
    assert levels[1] > 1.5 * levels[0], "what gives light is seen without the lamp"
    assert at(shown("phone")).mean() < 0.6 * at(shown("live")).mean()


def test_glass_that_faces_the_lens_mirrors_the_lamp(monkeypatch):
    source = shown("phone")
    (pose,) = poses(source.scene, 1, 0.0)
    brightest = []
    for pitch in (0.0, 25.0):
        still = dataclasses.replace(pose, yaw=0.0, pitch=pitch, roll=0.0, x=0.0)
        monkeypatch.setattr(stage, "poses", lambda *_, still=still: [still])
        x1, y1, x2, y2 = source.truth(0).faces[0].box.astype(int)
        brightest.append(int(source.picture(0)[y1 : (y1 + y2) // 2, x1:x2].max()))
    assert brightest[0] > brightest[1] + 60


def test_the_liveness_test_shows_every_kind_alone_and_long_enough():
    scene = SCENES["liveness-test"]
    assert {visit.kind for visit in scene.visits} == set(KINDS) - {"print"}
    assert len({visit.who for visit in scene.visits}) == len(scene.visits)
    there = [poses(scene, 1, second / 2) for second in range(int(scene.duration * 2))]
    assert {len(some) for some in there} == {0, 1}
    seconds = {
        visit: sum(pose.visit is visit for some in there for pose in some) / 2
        for visit in scene.visits
    }
    assert set(seconds.values()) == {6.0}
    assert scene.visits[-1].start + scene.visits[-1].length < scene.duration


@pytest.mark.parametrize("kind", ["bent-print", "cut-out", "phone", "mask"])
def test_each_fake_can_be_tried_as_a_scene_of_its_own(kind):
    assert {visit.kind for visit in SCENES[kind].visits} == {kind}
    assert SCENES[kind].title
