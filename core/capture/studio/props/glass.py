"""Tablet and phone that show a face: to infrared their screens are black glass, or nearly."""

from __future__ import annotations

import cv2
import numpy as np

from core.capture.studio.person import Person
from core.capture.studio.props.hand import BAND
from core.capture.studio.props.prop import Floats, Prop
from core.capture.studio.props.sheets import HEIGHT, WIDTH, arched, held, portrait

_TABLET, _PHONE = (18.0, 24.0), (7.4, 15.6)  # centimetres
_PHONE_WIDTH = 266  # pixels of a phone, as high as a sheet
_GLASS = 0.022
_BRIGHTEST = 0.2  # of a phone's picture; the lamp on paper 1 m away is 1


def tablet(person: Person, holder: Person, seed: int) -> Prop:
    """A tablet that shows `person`: black glass in a frame."""
    ink = np.full((HEIGHT, WIDTH), 0.11, np.float32)
    ink[16:-16, 14:-14] = _GLASS
    cv2.circle(ink, (WIDTH // 2, 8), 3, 0.3, -1)
    return held(ink, lambda u, v: arched(u, v, _TABLET, 0.25), portrait(person).box, gloss=0.5)


def phone(person: Person, holder: Person, seed: int) -> Prop:
    """A phone that shows `person`: black glass, with some a faint picture that gives light."""
    taken = portrait(person)
    x0, y0, x1, y1 = taken.box
    # The face fills the phone's width.
    middle, wide = (x0 + x1) / 2, (x1 - x0) * 1.3
    high = wide * HEIGHT / _PHONE_WIDTH
    top = (y0 + y1) / 2 - 0.5 * high
    grow = _PHONE_WIDTH / wide
    onto = np.array([[grow, 0, -(middle - wide / 2) * grow], [0, grow, -top * grow]], np.float32)
    shown = cv2.warpAffine(taken.ink, onto, (_PHONE_WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE)
    ink = np.full((HEIGHT, _PHONE_WIDTH), _GLASS, np.float32)
    _frame(ink)
    rng = np.random.default_rng([seed, person.looks.seed, 64])
    strength = float(_BRIGHTEST * max(0.0, rng.uniform(-1.0, 1.0)))
    glow = np.zeros((HEIGHT + BAND, _PHONE_WIDTH), np.float32)
    glow[14 : HEIGHT - 14, 8:-8] = strength * shown[14:-14, 8:-8] ** 1.6
    box = np.array([(x0 - middle + wide / 2) * grow, (y0 - top) * grow, 0, 0])
    box[2:] = box[:2] + np.array([x1 - x0, y1 - y0]) * grow
    prop = held(ink, lambda u, v: arched(u, v, _PHONE, 0.0), box, gloss=0.5)
    return Prop(
        prop.mesh,
        prop.picture,
        prop.face,
        glow=glow if strength else None,
        glass=(_PHONE[0] / 2 - 0.2, _PHONE[1] / 2 - 0.2),
    )


def _frame(ink: Floats) -> None:
    """Put the metal rim and the dot of the phone's own camera into its picture."""
    ink[:5] = ink[-5:] = 0.34
    ink[:, :5] = ink[:, -5:] = 0.34
    cv2.circle(ink, (ink.shape[1] // 2, 22), 5, 0.08, -1)
