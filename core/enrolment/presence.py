"""Who is before the camera: nobody, one person or several, and whether the lamp is on."""

from __future__ import annotations

from core.enrolment.hindrance import several
from core.enrolment.rules import EnrolmentRules
from core.results import Analysis


class Presence:
    """Follows it over time, so that what lasts a moment only isn't spoken of."""

    def __init__(self, rules: EnrolmentRules) -> None:
        self._rules = rules
        self._dark_since: float | None = None
        self._seen: float | None = None
        self._several_since: float | None = None
        self._track: int | None = None
        self._now = 0.0
        self.is_new = False
        """Whether the latest face is another one than before, as far as the tracker can tell."""

    @property
    def is_nobody(self) -> bool:
        """Whether nobody has been there for a while."""
        return self._seen is None or not 0.0 <= self._now - self._seen < self._rules.grace

    @property
    def is_crowded(self) -> bool:
        """Whether somebody else stands there now."""
        return self._several_since is not None

    @property
    def are_several(self) -> bool:
        """Whether somebody else has been standing there for a while."""
        return (
            self._several_since is not None and self._now - self._several_since >= self._rules.grace
        )

    def add(self, analysis: Analysis) -> bool:
        """Take note of an analysis; return whether the lamp is off."""
        now = self._now = analysis.frame.time
        if not analysis.looked:
            if self._dark_since is None or now < self._dark_since:
                self._dark_since = now
            return now - self._dark_since >= self._rules.dark_after
        self._dark_since = None
        if not several(analysis, self._rules):
            self._several_since = None
        elif self._several_since is None or now < self._several_since:
            self._several_since = now
        if analysis.faces:
            self._seen = now
            track = analysis.faces[0].track
            number = None if track is None else track.number
            self.is_new, self._track = number != self._track, number
        return False
