"""What a similarity means here, kept up to date while the gallery and the recogniser change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.settings import Settings
from gui.people_service import PeopleService

if TYPE_CHECKING:
    from core.calibration.values import Calibration


class CalibrationService(QObject):
    """Measures in the thread of long work; called and connected on the window's thread."""

    changed = Signal(object)
    """`Calibration` in force, or None while there is no recogniser."""

    def __init__(self, people: PeopleService, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._people = people
        self._settings = settings
        self._calibration: Calibration | None = None

    @property
    def calibration(self) -> Calibration | None:
        """What is in force now."""
        return self._calibration
