"""The page of the camera's window on what a face must be like to be judged."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.face.limits import LIMITS
from core.quality import Quality
from core.results import LivenessReason
from core.settings import Settings
from gui.camera.bands_part import NAMES, BandsPart
from gui.camera.geometry_row import SETTING, GeometryRow
from gui.camera.limit_row import LimitRow
from gui.icons import icon
from gui.live_result import LiveResult
from gui.models.labels import label
from gui.tokens import GAP, ICON, PAGE, TIGHT, WIDE
from gui.wrapped_page import WrappedPage

if TYPE_CHECKING:
    from core.models.slots import LoadedModel

CALM = 0.25
"""Seconds between two renewals of the values."""


class LimitsPage(QWidget):
    """Shows the limits beside the face before the camera; each takes effect at once."""

    settings_wanted = Signal(object)
    """`Settings` with another limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("limitsPage")
        self._settings = Settings()
        self._shown_at = 0.0
        self._introduction = label(self, "muted")
        self._recognition = label(self, "overline")
        self._liveness = label(self, "overline")
        self.rows = {limit.setting: LimitRow(limit, self) for limit in LIMITS}
        self.denial = GeometryRow(self)
        for row in self.rows.values():
            row.wanted.connect(self._wanted)
        self.denial.wanted.connect(self._wanted)
        self.bands = BandsPart(self)
        self.bands.back_wanted.connect(self._own_bands)
        self.reset = QPushButton(self)
        self.reset.setObjectName("resetLimits")
        self.reset.setIcon(icon("rotate-ccw"))
        self.reset.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room before the words
        self.reset.clicked.connect(self._reset)
        self._lay_out()
        self._retranslate()
        self.set_settings(self._settings)

    @Slot(object)
    def set_settings(self, settings: Settings) -> None:
        """Show the limits in force."""
        self._settings = settings
        for row in self.rows.values():
            row.set_chosen(row.limit.chosen(settings))
        self.denial.set_chosen(settings.limit_geometry)
        self.bands.set_settings(settings)
        changed = any(row.limit.chosen(settings) is not None for row in self.rows.values())
        self.reset.setEnabled(
            changed or settings.limit_geometry is not None or self.bands.is_measured
        )

    def set_liveness_model(self, loaded: LoadedModel | None) -> None:
        """Tell which liveness model is in use; None: none."""
        self.bands.set_card(None if loaded is None else loaded.card)

    @Slot(object)
    def set_result(self, result: LiveResult) -> None:
        """Show what was measured of the face of the visit, a few times a second."""
        decision = result.decision
        if 0 <= decision.time - self._shown_at < CALM:
            return
        self._shown_at = decision.time
        has_face = bool(result.analysis.faces)
        self._show_quality(decision.quality if has_face else None)
        self.denial.set_geometry_of(decision.geometry, has_face=has_face)

    def clear(self) -> None:
        """Nobody is looked at."""
        self._shown_at = 0.0
        self._show_quality(None)
        self.denial.set_geometry_of(None, has_face=False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show_quality(self, quality: Quality | None) -> None:
        for row in self.rows.values():
            row.set_quality(quality)

    @Slot(str, object)
    def _wanted(self, setting: str, value: float | None) -> None:
        self._change(**{setting: value})

    @Slot()
    def _reset(self) -> None:
        self._change(**dict.fromkeys((*self.rows, SETTING, *NAMES)))

    @Slot()
    def _own_bands(self) -> None:
        had_keyboard = self.bands.back.hasFocus()
        self._change(**dict.fromkeys(NAMES))
        if had_keyboard:
            self.denial.number.setFocus()

    def _change(self, **values: float | None) -> None:
        self.set_settings(dataclasses.replace(self._settings, **values))  # type: ignore[arg-type]  # fields that LIMITS names
        self.settings_wanted.emit(self._settings)

    def _lay_out(self) -> None:
        scroll = WrappedPage(self)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QVBoxLayout(scroll.page)
        inside.setContentsMargins(0, 0, WIDE, 0)
        inside.setSpacing(WIDE)
        for heading, of_liveness in ((self._recognition, False), (self._liveness, True)):
            inside.addWidget(heading)
            for row in self.rows.values():
                if isinstance(row.limit.reason, LivenessReason) is of_liveness:
                    inside.addWidget(row)
            if of_liveness:
                inside.addWidget(self.bands)
                inside.addWidget(self.denial)
            else:
                inside.addSpacing(PAGE - WIDE)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(WIDE)
        column.addWidget(self._introduction)
        column.addWidget(scroll, 1)
        column.addSpacing(GAP)
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)

    def _retranslate(self) -> None:
        self._introduction.setText(
            self.tr(
                "A face beyond a limit is not judged, and the desk says what to do instead. Each "
                "change takes effect at once."
            )
        )
        self._recognition.setText(self.tr("Recognition"))
        self._liveness.setText(self.tr("Liveness"))
        self.reset.setText(self.tr("Take all of the program's own limits"))
        for row in self.rows.values():
            row.retranslate()
        self.denial.retranslate()
        self.bands.retranslate()
