"""What a studio person looks like: plain numbers and words, nothing drawn yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

HairStyle = Literal["bald", "cropped", "short", "side", "fringe", "bob", "long", "bun", "scarf"]
BeardStyle = Literal["none", "stubble", "moustache", "goatee", "full"]
GlassesStyle = Literal["none", "round", "square", "thin"]


@dataclass(frozen=True, slots=True)
class Brows:
    """Lengths in centimetres; 0 where nothing is said means like the neutral head."""

    height: float = 0.0
    thickness: float = 0.62
    arch: float = 0.25
    slant: float = 0.0
    length: float = 1.0
    gap: float = 0.0
    dark: float = 0.6
    """0 to 1, how much darker than the skin."""


@dataclass(frozen=True, slots=True)
class Looks:
    """A studio person. Reflectances are those at 850 nm, 0 to 1."""

    name: str
    seed: int
    """For what is drawn at random: pores, strands, moles."""

    shape: Mapping[str, float] = field(default_factory=dict)
    """How much of each of `head.SHAPE`."""

    skin: float = 0.56
    blotches: float = 0.5
    """Unevenness of the skin, 0 to 1."""

    age: float = 0.3
    """Depth of lines and bags, 0 to 1."""

    brows: Brows = Brows()
    iris: float = 0.3
    iris_size: float = 0.58
    """Radius in centimetres."""

    lids: float = 0.0
    """How far the upper lid hangs, -0.15 to 0.25 cm."""

    crease: float = 0.7
    """Depth of the fold above the upper lid, 0 (smooth lid) to 1."""

    eye_tilt: float = 0.0
    """Rise of the lids outwards, -0.12 to 0.16."""

    shadow: float = 0.2
    """How dark the socket is around the eye, 0 to 1."""

    lip_curve: float = 0.0
    """Rise of the mouth's line at the corners, -0.3 to 0.3 cm."""

    lashes: float = 0.6
    lips: float = 0.25
    """How much darker than the skin, 0 to 1."""

    freckles: float = 0.0
    moles: int = 1
    hair: HairStyle = "short"
    hair_tone: float = 0.14
    hairline: float = 0.0
    """Degrees; positive = higher forehead."""

    beard: BeardStyle = "none"
    beard_tone: float = 0.16
    glasses: GlassesStyle = "none"
    cloth: float = 0.45
    girth: float = 1.0
    """Width of neck and shoulders, 1 = medium."""
