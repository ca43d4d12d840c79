"""Hands what came of a visit to a door or another program, and its failures to staff."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from core.settings import Settings
from core.signalling import teller
from core.signalling.teller import Kind, Teller
from core.signalling.values import Message, TargetError, trial
from core.wording import PlainError
from gui.kiosk.visit import Outcome

log = logging.getLogger(__name__)

FAREWELL = 0.5
"""Seconds that the end of the kiosk waits for a message on its way."""


class KioskSignal(QObject):
    """Called on the window's thread; nobody waits for what it does."""

    failed = Signal(object)
    """PlainError: somebody could not be told."""

    told = Signal()
    """A message arrived."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._teller: Teller | None = None
        self._names = False
        self._visits = 0

    def use(self, settings: Settings) -> PlainError | None:
        """Tell from now on whom the settings name; nobody where they name nobody.

        Returns
        -------
        Why nobody can be told; None where all is well.
        """
        self.close()
        kind, target = settings.signal_kind, settings.signal_target
        if kind is None or not target:
            return None
        try:
            teller.check(kind, target)
        except TargetError as error:
            log.warning("Nobody can be told what the kiosk says (%s)", kind)
            return error
        self._names = settings.signal_names
        self._teller = self._new(kind, target)
        return None

    def try_out(self, kind: Kind, target: str) -> None:
        """Send a message that opens nothing; `told` or `failed` answers."""
        self.close()
        try:
            teller.check(kind, target)
        except TargetError as error:
            self.failed.emit(error)
            return
        self._teller = self._new(kind, target)
        self._teller.tell(trial(datetime.now(UTC)))

    def tell(self, outcome: Outcome) -> None:
        """Tell what came of a visit."""
        self._visits += 1
        if self._teller is None:
            return
        is_named = self._names and outcome.is_greeted
        self._teller.tell(
            Message(
                "greeted" if outcome.is_greeted else "refused",
                outcome.state,
                outcome.liveness,
                self._visits,
                datetime.now(UTC),
                name=outcome.name if is_named else None,
                person=outcome.person_id if is_named else None,
                challenge=outcome.challenge,
                ground=outcome.ground,
            )
        )

    def close(self) -> None:
        """Tell nobody any more."""
        made, self._teller = self._teller, None
        if made is not None:
            made.close(FAREWELL)

    def _new(self, kind: Kind, target: str) -> Teller:
        # Both are called in the teller's thread; a signal takes them to this one.
        return Teller(kind, target, self.failed.emit, self.told.emit)
