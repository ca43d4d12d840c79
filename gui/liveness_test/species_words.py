"""What the wizard says and shows of each kind of presentation, in the window's language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from core.liveness_test import plan
from core.liveness_test.values import Species
from gui.language import say

ICONS: Mapping[Species, str] = MappingProxyType(
    {
        Species.LIVE: "user",
        Species.FLAT_PRINT: "image",
        Species.BENT_PRINT: "scroll",
        Species.CUT_OUT: "scissors",
        Species.PHONE: "smartphone",
        Species.TABLET: "tablet",
        Species.MASK: "venetian-mask",
    }
)
"""Icon of each kind."""


def name(species: Species) -> str:
    """Return what this kind is called."""
    return say(plan.NAMES[species])


def what_to_show(species: Species, *, challenged: bool = False) -> str:
    """Say what is to be shown to the camera now."""
    words = say(plan.INSTRUCTIONS[species])
    return f"{words} {say(plan.CHALLENGED)}" if challenged else words


def what_to_prepare(species: Species) -> str:
    """Say what has to be made ready before the first of this kind."""
    return say(plan.PREPARATIONS[species])
