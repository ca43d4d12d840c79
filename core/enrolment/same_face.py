"""Whether the face before the camera is still the one that is being enrolled."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from core.enrolment.rules import EnrolmentRules
from core.results import Embedding

Likeness = Callable[[Embedding], float | None]
"""Similarity of a face to somebody enrolled already, -1 to 1; None where that can't be told."""


def both_alike(one: Likeness | None, other: Likeness | None) -> Likeness | None:
    """Return the likeness to two people who must be one: the lesser of both."""
    if one is None or other is None:
        return one or other

    def alike(embedding: Embedding) -> float | None:
        found = [likeness(embedding) for likeness in (one, other)]
        known = [value for value in found if value is not None]
        return min(known, default=None)

    return alike


class SameFace:
    """Compares each look with the shots that were taken.

    Parameters
    ----------
    same_from
        Cosine from which two straight faces may be of one person.
    likeness
        Compares with somebody enrolled before, to whom views are added; None for a new person.
    """

    def __init__(
        self, same_from: float, rules: EnrolmentRules, likeness: Likeness | None = None
    ) -> None:
        self._least = same_from - rules.similar
        self._rules = rules
        self._likeness = likeness
        self._unlike = 0
        self._trusted: int | None = None
        self.is_other = False
        """Whether the latest looks show somebody else."""

    def fits(
        self, embedding: Embedding, shots: Iterable[Embedding], track: int | None = None
    ) -> bool:
        """Whether a face may be of the person of the shots: by the mean of its similarities."""
        if track is not None and track == self._trusted:
            return True
        found = [
            float(shot.vector @ embedding.vector) for shot in shots if shot.model == embedding.model
        ]
        if self._likeness is not None and (likeness := self._likeness(embedding)) is not None:
            found.append(likeness)
        return not found or sum(found) / len(found) >= self._least

    def look(
        self, embedding: Embedding, shots: Iterable[Embedding], track: int | None = None
    ) -> bool:
        """Take note of one more look; return whether it may be of the person of the shots."""
        if self.fits(embedding, shots, track):
            self._unlike, self.is_other = 0, False
            return True
        self._unlike += 1
        self.is_other = self.is_other or self._unlike >= self._rules.others
        return False

    def trust(self, track: int | None) -> None:
        """Take the face of a track for the person, as somebody who stands there says."""
        self._trusted = track
        self.settle()

    def settle(self) -> None:
        """Forget that somebody else was seen."""
        self._unlike, self.is_other = 0, False
