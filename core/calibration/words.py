"""What similarities, thresholds and rates say, in sentences: for the window and the command line.

Each function returns a sentence and what fills its fields; the window translates the sentence.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from core.calibration.meaning import Meaning, search_rate
from core.calibration.values import Origin
from core.wording import QT_TRANSLATE_NOOP

Saying = tuple[str, Mapping[str, str]]

RAREST = 1_000_000
"""No tail that was fitted to some thousand pairs is believed farther out than this."""

_MANY = QT_TRANSLATE_NOOP("core", "Many strangers come this close to somebody here.")
_MANY_ONE = QT_TRANSLATE_NOOP("core", "Many strangers come this close to {name}.")
_SOME = QT_TRANSLATE_NOOP("core", "About 1 stranger in {many} comes this close to somebody here.")
_SOME_ONE = QT_TRANSLATE_NOOP("core", "About 1 stranger in {many} comes this close to {name}.")
_RARE = QT_TRANSLATE_NOOP(
    "core", "Fewer than 1 stranger in {many} come this close to somebody here."
)
_RARE_ONE = QT_TRANSLATE_NOOP("core", "Fewer than 1 stranger in {many} come this close to {name}.")

_CARD = QT_TRANSLATE_NOOP("core", "After the model's card; not measured here.")
_CARD_FEW = QT_TRANSLATE_NOOP(
    "core", "After the model's card: {people} people are too few to measure."
)
_GALLERY = QT_TRANSLATE_NOOP("core", "Measured on {people} people.")
_GALLERY_PROVES = QT_TRANSLATE_NOOP("core", "Measured on {people} people: 1 in {proven} is proven.")
_SET = QT_TRANSLATE_NOOP("core", "Measured on a set of {people} people.")
_SET_PROVES = QT_TRANSLATE_NOOP(
    "core", "Measured on a set of {people} people: 1 in {proven} is proven."
)


def in_search(one_in: float, people: int) -> float:
    """Return to how many strangers there is one who is as alike to somebody of a gallery.

    Parameters
    ----------
    one_in
        The same for one person, 1 or more.
    people
        In the gallery: each is another chance. 0 counts as 1.
    """
    return 1.0 / max(search_rate(1.0 / max(1.0, one_in), max(1, people)), 1e-12)


def rounded(one_in: float) -> int:
    """Return a number of people rounded down, to what can be said: 12, 15, 300, 40,000."""
    if one_in < 10.0:
        return max(1, math.floor(one_in + 1e-6))
    size = 10 ** math.floor(math.log10(one_in) + 1e-9)
    step = size // 10 if one_in < 2 * size else size
    return int(math.floor(one_in / step + 1e-6) * step)


def number(value: int) -> str:
    """Return a whole number as it is written: 40,000."""
    return f"{value:,}"


def closeness(one_in: float, name: str = "", *, is_bound: bool = False) -> Saying:
    """Say how often strangers are as alike.

    Parameters
    ----------
    one_in
        So many strangers there are to one who is; 1 or more.
    name
        Of the person who was named (1:1); empty for a search of the gallery.
    is_bound
        As in `Meaning`.
    """
    values = {"name": name} if name else {}
    if one_in < 2.0:
        return (_MANY_ONE if name else _MANY), values
    if is_bound or one_in > RAREST:
        many = number(rounded(min(one_in, RAREST)))
        return (_RARE_ONE if name else _RARE), {**values, "many": many}
    return (_SOME_ONE if name else _SOME), {**values, "many": number(rounded(one_in))}


def basis(said: Meaning, one_in: float, proven_one_in: float) -> Saying:
    """Say what `closeness` rests on, and how much of it is proven.

    Parameters
    ----------
    one_in, proven_one_in
        As in `Meaning`, or both by `in_search`.
    """
    if said.origin is Origin.CARD:
        few = {"people": number(said.people)} if said.people else {}
        return (_CARD_FEW if few else _CARD), few
    values = {"people": number(said.people)}
    of_gallery = said.origin is Origin.GALLERY
    if min(one_in, RAREST) <= proven_one_in:
        return (_GALLERY if of_gallery else _SET), values
    values["proven"] = number(rounded(proven_one_in))
    return (_GALLERY_PROVES if of_gallery else _SET_PROVES), values
