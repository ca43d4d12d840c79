"""Removing many people, and bringing them back: a few at a time, so that others get their turn."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from core.wording import PlainError

if TYPE_CHECKING:
    from core.people.gallery import Gallery

log = logging.getLogger(__name__)

SLICE_SECONDS = 0.1
"""How long the gallery's thread works on a batch before it looks for other wishes."""


class Batch:
    """One wish that concerns several people; each is done wholly or not at all.

    Parameters
    ----------
    items
        What is done one after the other: ids of people to remove, or removed people.
    act
        Does one.
    is_owed
        Whether it is finished even when the gallery is about to be closed.
    """

    def __init__(
        self,
        items: Sequence[Any],
        act: Callable[[Gallery, Any], Any],
        *,
        is_owed: bool = False,
    ) -> None:
        self._pending = deque(items)
        self._act = act
        self.is_owed = is_owed
        self.done: list[Any] = []
        """What `act` returned."""
        self.left: list[Any] = []
        """Items that were refused."""
        self.error: PlainError | None = None
        """The first refusal."""
        self.is_faulty = False
        """Whether one failed by a fault of the program."""

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to be done."""
        return not self._pending

    def go_on(self, gallery: Gallery, seconds: float = SLICE_SECONDS) -> None:
        """Do as much as fits into `seconds`, and at least one."""
        end = time.monotonic() + seconds
        while self._pending:
            item = self._pending.popleft()
            try:
                self.done.append(self._act(gallery, item))
            except PlainError as error:
                self.left.append(item)
                self.error = self.error or error
            except Exception:
                log.exception("The gallery can't be changed")
                self.left.append(item)
                self.is_faulty = True
            if time.monotonic() >= end:
                return

    def give_up(self) -> None:
        """Count all that is still to be done as refused."""
        self.left.extend(self._pending)
        self._pending.clear()
