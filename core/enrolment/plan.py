"""The views of one enrolment: which are wanted, taken, or left out."""

from __future__ import annotations

from collections.abc import Sequence

from core.enrolment.shots import Shot
from core.people.records import View
from core.results import Embedding


class Plan:
    """Keeps the shots by view, in the order in which the views are shown.

    Raises
    ------
    ValueError
        If no view is wanted, or one twice.
    """

    def __init__(self, views: Sequence[View]) -> None:
        if not views or len(set(views)) != len(views):
            raise ValueError("an enrolment wants at least one view, and each once")
        self._views = tuple(views)
        self._left_out: set[View] = set()
        self._shots: dict[View, Shot] = {}

    @property
    def views(self) -> list[View]:
        """Those that are not left out."""
        return [view for view in self._views if view not in self._left_out]

    @property
    def open(self) -> list[View]:
        """Those that are still to be taken."""
        return [view for view in self.views if view not in self._shots]

    @property
    def shots(self) -> tuple[Shot, ...]:
        """Those that were taken."""
        return tuple(self._shots[view] for view in self.views if view in self._shots)

    def embeddings(self, but: View | None = None) -> list[Embedding]:
        """Return the embeddings of the shots, without that of the view `but`."""
        return [
            shot.face.embedding
            for shot in self.shots
            if shot.face.embedding is not None and shot.view is not but
        ]

    def has(self, view: View) -> bool:
        """Whether a view was taken."""
        return view in self._shots

    def put(self, shot: Shot) -> None:
        """Keep a shot in the place of one of the same view."""
        self._shots[shot.view] = shot

    def want(self, view: View) -> None:
        """Let go of a view's shot, and want it again.

        Raises
        ------
        ValueError
            If the view isn't part of this enrolment.
        """
        self._require(view)
        self._shots.pop(view, None)
        self._left_out.discard(view)

    def leave_out(self, view: View) -> bool:
        """Do without a view; return False for the last one, which stays.

        Raises
        ------
        ValueError
            If the view isn't part of this enrolment.
        """
        self._require(view)
        if self.views in ([view], []):
            return False
        self._shots.pop(view, None)
        self._left_out.add(view)
        return True

    def clear(self) -> None:
        """Want all views anew."""
        self._shots.clear()
        self._left_out.clear()

    def _require(self, view: View) -> None:
        if view not in self._views:
            raise ValueError(f"the view {view.name} isn't part of this enrolment")
