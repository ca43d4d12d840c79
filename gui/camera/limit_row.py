"""One limit: what is measured now, where the limit lies, and what it does."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from core.face.limits import Limit
from core.quality import Quality
from core.results import LivenessReason
from gui.camera.limit_bar import LimitBar
from gui.camera.limit_words import decimals, name, scale, value_words
from gui.camera.number_box import NumberBox
from gui.icons import icon
from gui.language import say
from gui.models.labels import label, short_label
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT

NUMBER_WIDTH = 104


class LimitRow(QWidget):
    """Shows a limit in force and says how it is to be."""

    wanted = Signal(str, object)
    """Name of the setting; float, or None for the program's own."""

    def __init__(self, limit: Limit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(limit.setting)
        self.limit = limit
        self._chosen: float | None = None
        self._quality: Quality | None = None
        self._name = short_label(self, "strong")
        self._now = short_label(self, "muted", f"{limit.setting}-now")
        self._sentence = label(self, "caption")
        self.bar = LimitBar(limit, self)
        self.number = NumberBox(self)
        self.number.setObjectName(f"{limit.setting}-number")
        self.number.setDecimals(decimals(limit))
        self.number.setRange(limit.least * scale(limit), limit.greatest * scale(limit))
        self.number.setSingleStep(limit.step * scale(limit))
        self.number.setFixedWidth(NUMBER_WIDTH)
        if limit.unit == "share":
            self.number.setSuffix(" %")
        self.number.valueChanged.connect(self._numbered)
        self.own = QPushButton(self)
        self.own.setObjectName(f"{limit.setting}-own")
        self.own.setIcon(icon("rotate-ccw"))
        self.own.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room before the words
        set_look(self.own, "quiet")
        self.own.clicked.connect(self._own_clicked)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._name, 0, 0, 1, 3)
        grid.addWidget(self.bar, 1, 0)
        grid.addWidget(self.number, 1, 1)
        grid.addWidget(self.own, 1, 2)
        grid.addWidget(self._now, 0, 0, 1, 3, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._sentence, 2, 0, 1, 3)
        self.retranslate()

    @property
    def now(self) -> str:
        """What is said of the face before the camera."""
        return self._now.text()

    @property
    def border(self) -> float:
        """The limit in force."""
        return self.limit.default if self._chosen is None else self._chosen

    def set_chosen(self, chosen: float | None) -> None:
        """Show the limit in force; None is the program's own."""
        self._chosen = chosen
        with QSignalBlocker(self.number):
            self.number.setValue(self.border * scale(self.limit))
        had_keyboard = self.own.hasFocus()
        self.own.setEnabled(chosen is not None)
        if had_keyboard and chosen is None:
            self.number.setFocus()
        self.bar.set_limit(self.border)
        self._show_now()

    def set_quality(self, quality: Quality | None) -> None:
        """Show what was measured of the face before the camera; None: there is none."""
        self._quality = quality
        self._show_now()

    def retranslate(self) -> None:
        """Put the words into the window's language."""
        called = name(self.limit)
        sentence = say(self.limit.sentence)
        self._name.setText(called)
        self._sentence.setText(sentence)
        whole = (
            self.tr("{limit}, for liveness").format(limit=called)
            if isinstance(self.limit.reason, LivenessReason)
            else self.tr("{limit}, for recognition").format(limit=called)
        )
        self.number.call(whole)
        own = value_words(self.limit, self.limit.default)
        self.own.setText(self.tr("Reset"))
        self.own.setToolTip(self.tr("Take the program's own limit, {value}").format(value=own))
        self.own.setAccessibleName(
            self.tr("{limit}: take the program's own limit, {value}").format(limit=whole, value=own)
        )
        self._show_now()

    def _show_now(self) -> None:
        quality = self._quality
        value = None if quality is None else self.limit.now(quality)
        if quality is None:
            words, look = self.tr("no face"), "muted"
        elif value is None:
            words, look = self.tr("not measured now"), "muted"
        elif self.limit.passed(quality, self.border):
            words, look = self.tr("now {value}: beyond the limit"), "warn"
        else:
            words, look = self.tr("now {value}: within"), "muted"
        if value is not None:
            words = words.format(value=value_words(self.limit, value))
        if words != self._now.text():
            self._now.setText(words)
            self.number.setAccessibleDescription(f"{words}. {self._sentence.text()}")
        set_look(self._now, look)
        self.bar.set_value(value)

    @Slot(float)
    def _numbered(self, shown: float) -> None:
        value = round(shown / scale(self.limit), 6)
        value = min(max(value, self.limit.least), self.limit.greatest)
        self.wanted.emit(self.limit.setting, value)

    @Slot()
    def _own_clicked(self) -> None:
        self.wanted.emit(self.limit.setting, None)
