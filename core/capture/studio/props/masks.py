"""A rigid mask: somebody else's face in paper, plastic or silicone, worn before the own one.

It has the depth and the movements of a head. Its eyes are painted: they don't blink or look, and
no cornea mirrors the lamp.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from core.capture.studio import atlas, eyes, head, skin
from core.capture.studio.mesh import grid_mesh
from core.capture.studio.person import Person
from core.capture.studio.props.prop import Floats, Prop

_ASIDE, _UP, _DOWN, _MIDDLE = 58.0, 40.0, 45.0, -10.0  # degrees of its edge, and of its middle
_AWAY = 0.7  # cm before the wearer's skin
_BAND = 12  # rows below the picture with the tone of the rim


def mask(person: Person, holder: Person, seed: int) -> Prop:
    """The face of `person` as a mask that `holder` wears."""
    rng = np.random.default_rng([seed, person.looks.seed, 66])
    looks = replace(person.looks, hair="bald", glasses="none")
    s, t = np.meshgrid(
        np.concatenate([np.linspace(0.02, 1, 26), [1.0, 1.0]]), np.radians(np.linspace(0, 360, 61))
    )
    s, t = s.T.astype(np.float32), t.T.astype(np.float32)
    # A little boxy, so that cheeks and temples are under it.
    square = 1 / (np.abs(np.cos(t)) ** 2.5 + np.abs(np.sin(t)) ** 2.5) ** (1 / 2.5)
    a = _ASIDE * s * square * np.cos(t)
    e = _MIDDLE + np.where(np.sin(t) > 0, _UP, _DOWN) * s * square * np.sin(t)
    e = e.astype(np.float32)
    skin_of = head.moved(head.neutral(), looks.shape)
    outward = skin_of - head.CENTRE
    outward /= np.linalg.norm(outward, axis=-1, keepdims=True)
    skin_of = skin_of + outward * head.unevenness(looks.seed)[..., None]
    columns = np.interp(a, head.azimuths(), np.arange(len(head.azimuths()))).astype(np.float32)
    rows = np.interp(-e, -head.elevations(), np.arange(len(head.elevations()))).astype(np.float32)
    points = cv2.remap(skin_of.astype(np.float32), columns, rows, cv2.INTER_LINEAR)
    hollow = cv2.remap(head.hollows(), columns, rows, cv2.INTER_LINEAR)
    # The rim: turned back towards the wearer's skin.
    points[-2] += np.array([0, 0, -0.25], np.float32)
    points[-1] += np.array([0, 0, -1.5], np.float32)
    points[-1, :, :2] = points[-1, :, :2] * np.float32(0.985)
    onto = holder.eyes.mean(0) - person.eyes.mean(0) + np.array([0, 0, _AWAY], np.float32)
    points = points + onto
    ink, gloss = _material(person, looks.skin, rng)
    places = atlas.of_direction(a, e) - np.array(skin.FACE[:2], np.float32)
    places[-2:, :, 1] = len(ink) - _BAND / 2
    hollow[-2:] = 0.85
    return Prop(
        grid_mesh(
            points.astype(np.float32),
            places,
            openness=np.asarray(hollow, np.float32),
            gloss=gloss,
            inside=head.CENTRE,
            closed=True,
        ),
        cv2.convertScaleAbs(ink, alpha=255).astype(np.uint8),
        person.face + onto,
    )


def _material(person: Person, tone: float, rng: np.random.Generator) -> tuple[Floats, float]:
    """Reflectances of the mask, the rim's in the last rows, and its gloss."""
    looks = replace(person.looks, hair="bald", glasses="none")
    whole = skin.paint(looks)
    x0, y0, x1, y1 = eyes.region()
    whole[y0:y1, x0:x1] = eyes.paint(looks, whole, 1.0, (0.0, 0.0))
    x0, y0, x1, y1 = skin.FACE
    face: Floats = whole[y0:y1, x0:x1].astype(np.float32) / 255
    ink: Floats
    match str(rng.choice(["paper", "plastic", "silicone"])):
        case "paper":
            ink = 0.06 + 0.74 * np.clip(face * 1.25, 0, 1) ** 0.9
            ink = ink * (1 + 0.03 * rng.standard_normal(ink.shape, dtype=np.float32))
            rim, gloss = 0.8, 0.1
        case "plastic":
            base = float(rng.uniform(0.55, 0.8))
            relative = cv2.GaussianBlur(face, (0, 0), 2.0) / tone
            ink = base * (0.3 + 0.7 * relative)
            rim, gloss = base, 0.9
        case _:
            base = float(rng.uniform(0.42, 0.64))
            relative = cv2.GaussianBlur(face, (0, 0), 1.2) / tone
            ink = base * np.clip(relative, 0, 1.4) ** 0.8
            rim, gloss = base * 0.9, 0.45
    band = np.full((_BAND, ink.shape[1]), rim, np.float32)
    return np.vstack([np.clip(ink, 0, 1), band]).astype(np.float32), gloss
