"""The page of the camera's window on which its exposure, gain and rate are set."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.capture.camera import Control
from core.wording import PlainError
from gui.camera.control_row import ControlRow
from gui.icons import icon
from gui.language import say_error
from gui.message_bar import MessageBar
from gui.models.labels import label
from gui.tokens import GAP, ICON, TIGHT, WIDE

SEND_EVERY = 150
"""Milliseconds between two wishes while a slider is moved: a camera needs time for each."""

SETTLED_AFTER = 600
"""Milliseconds after the last wish from which on the camera's answers are shown again. What was
asked before the wish must not move the slider back under a person's hand."""


class ControlsPage(QWidget):
    """Shows what the camera told, and says what a person wants set."""

    control_wanted = Signal(str, float)
    """Name and value; `set_controls` answers, after `show_refused` if it was refused."""

    reset_wanted = Signal()
    """Everything is to be as the camera comes."""

    ask_wanted = Signal()
    """The camera is to be asked how it is set now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("controlsPage")
        self._controls: Sequence[Control] | None = None
        self._refusal: PlainError | None = None
        self._waiting: dict[str, float] = {}
        self.rows: dict[str, ControlRow] = {}
        self.refused = MessageBar("banner-warn", self)
        self.refused.setObjectName("controlRefused")
        self._introduction = label(self, "muted", "controlsIntroduction")
        self.reset = QPushButton(self)
        self.reset.setObjectName("resetControls")
        self.reset.setIcon(icon("rotate-ccw"))
        self.reset.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room before the words
        self.reset.clicked.connect(self._reset)
        self._send = QTimer(self)
        self._send.setSingleShot(True)
        self._send.setInterval(SEND_EVERY)
        self._send.timeout.connect(self._send_waiting)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLED_AFTER)
        self._settle.timeout.connect(self.ask_wanted)
        self._lay_out()
        self._retranslate()

    @property
    def introduction(self) -> str:
        """What is said over the controls, or in their place."""
        return self._introduction.text()

    @Slot(object)
    def set_controls(self, controls: Sequence[Control] | None) -> None:
        """Show what the camera told; () has nothing to set, None: nobody answered yet."""
        self._controls = controls
        told = {control.name: control for control in controls or ()}
        fits = list(told) == list(self.rows) and all(
            row.fits(told[row.control.name]) for row in self.rows.values()
        )
        if not fits:
            self._make_rows(controls or ())
        for row in self.rows.values():
            row.show_control(told[row.control.name], told, value=not self._settle.isActive())
        self._retranslate()

    @Slot(object)
    def show_refused(self, error: PlainError) -> None:
        """Say why something was not set; what the camera has is shown when it answers."""
        self._refusal = error
        self._settle.stop()
        self.refused.show_message(say_error(error))

    def clear(self) -> None:
        """Forget what belongs to another camera."""
        self._send.stop()
        self._settle.stop()
        self._waiting.clear()
        self._forget_refusal()
        self.set_controls(None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.set_controls(self._controls)
            if self._refusal is not None and self.refused.text:
                self.refused.show_message(say_error(self._refusal))
        super().changeEvent(event)

    @Slot(str, float)
    def _wanted(self, name: str, value: float) -> None:
        self._forget_refusal()
        self._waiting[name] = value
        self._settle.start()
        if not self._send.isActive():
            self._send_waiting()

    @Slot()
    def _send_waiting(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for name, value in waiting.items():
            self.control_wanted.emit(name, value)
        if waiting:
            self._send.start()

    @Slot()
    def _reset(self) -> None:
        self._waiting.clear()
        self._settle.stop()
        self._forget_refusal()
        self.reset_wanted.emit()

    def _forget_refusal(self) -> None:
        self._refusal = None
        self.refused.clear()

    def _make_rows(self, controls: Sequence[Control]) -> None:
        for old in self.rows.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = {}
        for place, control in enumerate(controls):
            row = ControlRow(control, self._page)
            row.wanted.connect(self._wanted)
            self._column.insertWidget(place, row)
            self.rows[control.name] = row

    def _lay_out(self) -> None:
        self._page = QWidget(self)
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, WIDE, 0)
        self._column.setSpacing(WIDE)
        self._column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidget(self._page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(WIDE)
        column.addWidget(self.refused)
        column.addWidget(self._introduction)
        column.addWidget(scroll, 1)
        column.addSpacing(GAP)
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)

    def _retranslate(self) -> None:
        if self._controls is None:
            words = self.tr("There is nothing to set while no camera answers.")
        elif not self._controls:
            words = self.tr(
                "This source has nothing to set. With a camera, its exposure, gain and rate stand "
                "here, as far as it has them."
            )
        else:
            words = self.tr(
                "Each takes effect at once, as the live picture shows. What you set is remembered "
                "for this camera."
            )
        self._introduction.setText(words)
        self.reset.setText(self.tr("Set all as the camera comes"))
        self.reset.setVisible(bool(self._controls))
