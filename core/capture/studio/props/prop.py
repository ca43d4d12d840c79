"""A thing that somebody holds up or wears."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.capture.studio.mesh import Mesh

Floats = NDArray[Any]
"""Real numbers of any precision; what is returned is float32."""


@dataclass(frozen=True, slots=True, eq=False)
class Prop:
    """A fake.

    What is held up lies around the middle of its face, z towards the camera; what is worn lies in
    the coordinates of the wearer's head. Centimetres.
    """

    mesh: Mesh
    picture: NDArray[np.uint8]
    """Reflectances, those of the hand included."""

    face: Floats
    """Shape (k, 3): points around the pictured face, for its box."""

    stencil: NDArray[np.uint8] | None = None
    """Shape of the picture: 255 where there is something, 0 where it is cut away; None = all."""

    glow: NDArray[np.float32] | None = None
    """Shape of the picture: light that it gives itself, linear; None = none."""

    holes: Floats | None = None
    """Shape (2, 3): middles of the holes through which the wearer's eyes look, if it has any."""

    glass: tuple[float, float] | None = None
    """Half width and half height in centimetres of a plane that mirrors the lamp, if it has one."""
