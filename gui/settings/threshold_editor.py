"""Chooses the similarity from which a face counts as known, and says what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from gui.theme import set_look
from gui.tokens import GAP, PAGE, WIDE

if TYPE_CHECKING:
    from core.calibration.thresholds import Thresholds

LOWEST, HIGHEST = 0.10, 0.90
NOTABLE = 0.03
"""A difference from the model's own threshold that is worth a warning."""


class ThresholdEditor(QWidget):
    """A slider over cosines, or the model's own threshold."""

    changed = Signal(object)
    """float, or None for the model's own threshold."""

    window_wanted = Signal()
    """The window that chooses thresholds by what they mean is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: float | None = None
        self._default: float | None = None
        self._by_rate = False
        self._in_force: Thresholds | None = None
        self.own = QCheckBox(self)
        self.own.setObjectName("thresholdOwn")
        self.own.toggled.connect(self._own_toggled)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName("thresholdSlider")
        self.slider.setRange(round(LOWEST * 100), round(HIGHEST * 100))
        self.slider.setPageStep(5)
        self.slider.setMinimumHeight(PAGE)
        self.slider.valueChanged.connect(self._slid)
        self._number = QLabel(self)
        self._number.setMinimumWidth(40)
        set_look(self._number, "strong")
        self._meaning = QLabel(self)
        self._meaning.setObjectName("thresholdMeaning")
        self._meaning.setWordWrap(True)
        self.choose = QPushButton(self)
        self.choose.setObjectName("chooseThresholds")
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self.window_wanted)
        self.choose.hide()
        row = QHBoxLayout()
        row.setSpacing(WIDE)
        row.addWidget(self.slider, 1)
        row.addWidget(self._number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.own)
        column.addLayout(row)
        column.addWidget(self._meaning)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self._refresh()

    @property
    def meaning(self) -> str:
        """What the window says about the threshold."""
        return self._meaning.text()

    def set_value(
        self, value: float | None, default: float | None, *, by_rate: bool = False
    ) -> None:
        """Show `value` (None: the model's own), beside the model's own `default`.

        With `by_rate` thresholds follow from a wanted rate; it is then only said what they are.
        """
        self._value, self._default, self._by_rate = value, default, by_rate
        self._refresh()

    @Slot(object)
    def set_in_force(self, thresholds: Thresholds | None) -> None:
        """Take what holds for the desk now."""
        self._in_force = thresholds
        self._refresh()

    def offer_window(self) -> None:
        """Offer the window that chooses thresholds by what they mean."""
        self.choose.show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    @Slot(bool)
    def _own_toggled(self, own: bool) -> None:
        value = None if own else self.slider.value() / 100
        if value != self._value:
            self._value = value
            self._refresh()
            self.changed.emit(value)

    @Slot(int)
    def _slid(self, hundredths: int) -> None:
        self._value = hundredths / 100
        self._refresh()
        self.changed.emit(self._value)

    def _refresh(self) -> None:
        default = self._default
        self.own.setText(
            self.tr("Use the model's own threshold")
            if default is None
            else self.tr("Use the model's own threshold ({value})").format(value=f"{default:.2f}")
        )
        self.slider.setAccessibleName(self.tr("Threshold of similarity"))
        self.slider.setEnabled(self._value is not None)
        shown = self._value if self._value is not None else default
        with QSignalBlocker(self.own), QSignalBlocker(self.slider):
            self.own.setChecked(self._value is None)
            if shown is not None:
                self.slider.setValue(round(shown * 100))
        self.choose.setText(self.tr("Choose by what it means…"))
        for widget in (self.own, self.slider, self._number):
            widget.setVisible(not self._by_rate)
        if self._by_rate:
            set_look(self._meaning, "muted")
            self._meaning.setText(self._says_rate())
            return
        self._number.setText("" if shown is None else f"{shown:.2f}")
        away = 0.0 if self._value is None or default is None else self._value - default
        set_look(self._meaning, "warn" if away < -NOTABLE else "muted")
        if away < -NOTABLE:
            self._meaning.setText(
                self.tr(
                    "Lower than the model suggests: strangers are taken for enrolled people "
                    "more often."
                )
            )
        elif away > NOTABLE:
            self._meaning.setText(
                self.tr(
                    "Higher than the model suggests: enrolled people are not recognised more often."
                )
            )
        else:
            self._meaning.setText(
                self.tr("A face counts as known from this similarity on (1 is the same picture).")
            )

    def _says_rate(self) -> str:
        used = self._in_force
        if used is None:
            return self.tr("Chosen by how often a stranger may be accepted.")
        search, claim = (f"{one.similarity:.2f}" for one in (used.search, used.claim))
        if search == claim:
            return self.tr(
                "Chosen by how often a stranger may be accepted: {threshold} at present."
            ).format(threshold=search)
        return self.tr(
            "Chosen by how often a stranger may be accepted: {search} for a search at present, "
            "{claim} for one person."
        ).format(search=search, claim=claim)
