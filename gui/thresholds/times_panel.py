"""How long a check may take, and for how long nobody is judged after several fakes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget

from core.people.rules import Rules
from core.settings import RANGES
from gui.camera.wheel_guard import WheelGuard
from gui.models.labels import label
from gui.tokens import GAP, WIDE

WIDTH = 112


class TimesPanel(QWidget):
    """Shows two spans in seconds and says how they are to be."""

    changed = Signal(str, object)
    """Name of the setting; int, or None for the program's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rules = Rules()
        self._own = {
            "check_seconds": round(rules.time_limit),
            "lock_out_seconds": round(rules.lock_out),
        }
        self.boxes: dict[str, QSpinBox] = {}
        self._labels = {name: label(self) for name in self._own}
        self._abouts = {name: label(self, "caption") for name in self._own}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(GAP // 2)
        grid.setColumnStretch(0, 1)
        for row, name in enumerate(self._own):
            box = self.boxes[name] = QSpinBox(self)
            box.setObjectName(name)
            box.setRange(*(int(end) for end in RANGES[name]))
            box.setKeyboardTracking(False)
            box.setFixedWidth(WIDTH)
            box.lineEdit().setTextMargins(GAP, 0, 0, 0)
            box.valueChanged.connect(self._changed)
            WheelGuard(box)
            self._labels[name].setBuddy(box)
            grid.addWidget(self._labels[name], 3 * row, 0)
            grid.addWidget(self._abouts[name], 3 * row + 1, 0)
            grid.addWidget(box, 3 * row, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowMinimumHeight(2, GAP // 2)
        self.boxes["lock_out_seconds"].setSingleStep(10)
        self._retranslate()

    def show_seconds(self, check: int | None, lock_out: int | None) -> None:
        """Show what is chosen, None for the program's own, without answering."""
        for name, value in (("check_seconds", check), ("lock_out_seconds", lock_out)):
            with QSignalBlocker(self.boxes[name]):
                self.boxes[name].setValue(self._own[name] if value is None else value)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(int)
    def _changed(self, seconds: int) -> None:
        name = self.sender().objectName()
        self.changed.emit(name, None if seconds == self._own[name] else seconds)

    def _retranslate(self) -> None:
        for name, words, about in (
            (
                "check_seconds",
                self.tr("When a check takes too long"),
                self.tr("It is given up; stepping away and back tries again."),
            ),
            (
                "lock_out_seconds",
                self.tr("After several suspected fakes"),
                self.tr("Nobody is judged for so long."),
            ),
        ):
            self._labels[name].setText(words)
            self._abouts[name].setText(about)
            box = self.boxes[name]
            box.setAccessibleName(words)
            box.lineEdit().setAccessibleName(words)
            box.setAccessibleDescription(about)
            box.setSuffix(self.tr(" s", "seconds"))
        self.boxes["lock_out_seconds"].setSpecialValueText(self.tr("Not at all"))
