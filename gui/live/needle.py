"""Where the gauge's needle is: it glides to a new value, and leaves a trail of the last seconds."""

from __future__ import annotations

from collections import deque

GLIDE = 0.16
"""Seconds a needle takes to a new value; half of the way is done in a fifth of that."""

TRAIL = 10.0
"""Seconds that a needle's trail lasts."""

_FADES = 5
_STEP = 0.02


class Glide:
    """A value that follows its target smoothly. Times are in seconds of one clock."""

    def __init__(self) -> None:
        self._from: float | None = None
        self._to: float | None = None
        self._since = 0.0

    @property
    def target(self) -> float | None:
        """Where it ends; None where there is nothing to show."""
        return self._to

    def aim(self, target: float | None, now: float, *, at_once: bool = False) -> None:
        """Go to another target; what appears or vanishes does so at once."""
        place = self.at(now)
        self._from = target if at_once or place is None else place
        self._to = target
        self._since = now

    def at(self, now: float) -> float | None:
        """Return the value now."""
        if self._from is None or self._to is None:
            return self._to
        part = min(1.0, max(0.0, (now - self._since) / GLIDE))
        return self._to + (self._from - self._to) * (1.0 - part) ** 3

    def is_still(self, now: float) -> bool:
        """Whether it has arrived."""
        return (
            self._from is None
            or self._to is None
            or self._from == self._to
            or now - self._since >= GLIDE
        )


Trail = tuple[tuple[float, float], ...]
"""Similarity and how fresh it is, above 0 and up to 1; the oldest first."""


class Memory:
    """Remembers where the needle stood, of one face."""

    def __init__(self) -> None:
        self._points: deque[tuple[float, float]] = deque()

    def clear(self) -> None:
        """Forget it, as for another face."""
        self._points.clear()

    def note(self, time: float, similarity: float) -> None:
        """Take where it stands at `time`, in seconds; a time before the last begins anew."""
        if self._points and time < self._points[-1][0]:
            self._points.clear()
        place = round(similarity / _STEP) * _STEP
        if self._points and self._points[-1][1] == place:
            self._points[-1] = (time, place)
        else:
            self._points.append((time, place))
        while self._points[0][0] < time - TRAIL:
            self._points.popleft()

    def trail(self, now: float) -> Trail:
        """Return where it stood. Of places close together only the freshest; it fades in steps,
        so that nothing changes while the needle keeps still.
        """
        newest: dict[float, float] = {}
        for time, place in self._points:
            age = (now - time) / TRAIL
            if age < 1.0:
                newest[place] = 1.0 - int(age * _FADES) / _FADES
        return tuple(sorted(newest.items(), key=lambda point: point[1]))
