"""What stands before the camera instead of a face: sheets, glass and masks, and who holds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from core.capture.studio.person import Person
from core.capture.studio.props import cut_outs, glass, masks, sheets
from core.capture.studio.props.prop import Prop
from core.capture.studio.scenes import Kind

__all__ = ["Prop", "made"]


class _Maker(Protocol):
    def __call__(self, person: Person, holder: Person, seed: int) -> Prop: ...


_MAKERS: Mapping[Kind, _Maker] = {
    "print": sheets.slightly_bent,
    "flat-print": sheets.flat,
    "bent-print": sheets.bent,
    "cut-out": cut_outs.cut_out,
    "phone": glass.phone,
    "screen": glass.tablet,
    "mask": masks.mask,
}


def made(kind: Kind, person: Person, holder: Person, seed: int) -> Prop:
    """Return the fake of that kind that shows `person` and that `holder` holds or wears.

    Raises
    ------
    KeyError
        For "live", which is nothing made.
    """
    return _MAKERS[kind](person, holder, seed)
