"""One thing that can be set on a camera: a slider with a number, a switch or a choice."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QSlider,
    QWidget,
)

from core.capture.camera import Control, ControlName
from gui.camera.control_words import MEANINGS, NAMES, unit, why_inactive, words
from gui.camera.number_box import NumberBox
from gui.camera.wheel_guard import WheelGuard
from gui.models.labels import label, short_label
from gui.tokens import CONTROL_HEIGHT, PAGE, TIGHT, WIDE

MOST_STEPS = 1000
"""Positions of a slider; the number beside it knows every step."""

WIDE_RANGE = 50.0
"""A range of times whose ends are further apart than this is laid out by ratios."""

NAME_WIDTH, NUMBER_WIDTH = 168, 132


class ControlRow(QWidget):
    """Shows a `Control` as the camera told it, and says what a person wants."""

    wanted = Signal(str, float)
    """Name, and the value it is to have."""

    def __init__(self, control: Control, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"control-{control.name}")
        self._control = control
        self._why = ""
        self.name = short_label(self)
        self.meaning = label(self, "caption")
        self.slider: QSlider | None = None
        self.number: NumberBox | None = None
        self.switch: QCheckBox | None = None
        self.choice: QComboBox | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnMinimumWidth(0, NAME_WIDTH)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.meaning, 1, 1, 1, 2)
        if control.kind == "switch":
            self.switch = QCheckBox(self)
            self.switch.setObjectName(f"{control.name}Switch")
            self.switch.setMinimumHeight(CONTROL_HEIGHT)
            self.switch.toggled.connect(self._switched)
            grid.addWidget(self.switch, 0, 1, 1, 2)
        elif control.kind == "choice":
            self.choice = QComboBox(self)
            self.choice.setObjectName(f"{control.name}Choice")
            for value, text in control.choices.items():
                self.choice.addItem(text, value)
            self.choice.activated.connect(self._chosen)
            WheelGuard(self.choice)
            grid.addWidget(self.choice, 0, 1, 1, 2)
        else:
            self.slider, self.number = self._make_number(control)
            grid.addWidget(self.slider, 0, 1)
            grid.addWidget(self.number, 0, 2)

    @property
    def control(self) -> Control:
        """The control as the camera told it last."""
        return self._control

    @property
    def is_dragged(self) -> bool:
        """Whether a person holds the slider this moment."""
        return self.slider is not None and self.slider.isSliderDown()

    def fits(self, control: Control) -> bool:
        """Whether this row can show another answer about the same thing."""
        mine = self._control
        return (
            (mine.name, mine.kind, mine.low, mine.high, mine.step, mine.unit)
            == (control.name, control.kind, control.low, control.high, control.step, control.unit)
        ) and mine.choices == control.choices

    def show_control(
        self, control: Control, controls: Mapping[ControlName, Control], *, value: bool
    ) -> None:
        """Show what the camera told; its value only if `value`, not while somebody sets it."""
        self._control = control
        self._why = why_inactive(control, controls)
        self.retranslate()
        for editor in (self.slider, self.number, self.switch, self.choice):
            if editor is not None:
                editor.setEnabled(control.is_active)
        self.name.setEnabled(control.is_active)
        if value and not self.is_dragged:
            self._show_value(control.value)

    def retranslate(self) -> None:
        """Put the words into the window's language."""
        control = self._control
        name = words(NAMES[control.name])
        meaning = self._why or words(MEANINGS[control.name])
        self.name.setText(name)
        self.meaning.setText(meaning)
        for editor in (self.slider, self.number, self.switch, self.choice):
            if editor is not None:
                editor.setAccessibleName(name)
                editor.setAccessibleDescription(meaning)
        if self.number is not None:
            self.number.call(name)
            suffix = unit(control)
            self.number.setSuffix(f" {suffix}" if suffix else "")
        if self.switch is not None:
            self.switch.setText(self.tr("On") if self.switch.isChecked() else self.tr("Off"))

    def _make_number(self, control: Control) -> tuple[QSlider, NumberBox]:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setObjectName(f"{control.name}Slider")
        slider.setMinimumHeight(PAGE)
        slider.setRange(0, self._positions())
        slider.setPageStep(max(1, self._positions() // 10))
        slider.valueChanged.connect(self._slid)
        WheelGuard(slider)
        number = NumberBox(self)
        number.setObjectName(f"{control.name}Number")
        number.setDecimals(_decimals(control.step))
        number.setRange(control.low, control.high)
        number.setSingleStep(control.step or 1.0)
        number.setFixedWidth(NUMBER_WIDTH)
        number.valueChanged.connect(self._numbered)
        return slider, number

    def _show_value(self, value: float) -> None:
        if self.slider is not None and self.number is not None:
            with QSignalBlocker(self.slider), QSignalBlocker(self.number):
                self.slider.setValue(self._position(value))
                self.number.setValue(value)
        if self.switch is not None:
            with QSignalBlocker(self.switch):
                self.switch.setChecked(bool(value))
            self.retranslate()
        if self.choice is not None:
            with QSignalBlocker(self.choice):
                self.choice.setCurrentIndex(self.choice.findData(value))

    @property
    def _is_by_ratio(self) -> bool:
        control = self._control
        return control.unit == "ms" and control.low > 0 and control.high > WIDE_RANGE * control.low

    def _positions(self) -> int:
        control = self._control
        if self._is_by_ratio or control.step <= 0:
            return MOST_STEPS
        return max(1, min(MOST_STEPS, round((control.high - control.low) / control.step)))

    def _position(self, value: float) -> int:
        control = self._control
        span = control.high - control.low
        if span <= 0:
            return 0
        if self._is_by_ratio:
            share = math.log(max(value, control.low) / control.low) / math.log(
                control.high / control.low
            )
        else:
            share = (value - control.low) / span
        return round(share * self._positions())

    def _value_at(self, position: int) -> float:
        control = self._control
        share = position / self._positions()
        if self._is_by_ratio:
            value = control.low * (control.high / control.low) ** share
        else:
            value = control.low + share * (control.high - control.low)
        if control.step > 0:
            value = control.low + round((value - control.low) / control.step) * control.step
        return float(min(max(value, control.low), control.high))

    @Slot(int)
    def _slid(self, position: int) -> None:
        value = self._value_at(position)
        if self.number is not None:
            with QSignalBlocker(self.number):
                self.number.setValue(value)
        self.wanted.emit(self._control.name, value)

    @Slot(float)
    def _numbered(self, value: float) -> None:
        if self.slider is not None:
            with QSignalBlocker(self.slider):
                self.slider.setValue(self._position(value))
        self.wanted.emit(self._control.name, value)

    @Slot(bool)
    def _switched(self, on: bool) -> None:
        self.retranslate()
        self.wanted.emit(self._control.name, float(on))

    @Slot(int)
    def _chosen(self, row: int) -> None:
        if self.choice is not None:
            self.wanted.emit(self._control.name, float(self.choice.itemData(row)))


def _decimals(step: float) -> int:
    """Return how many places after the point tell every step apart, three at most."""
    return next((n for n in range(3) if abs(step * 10**n - round(step * 10**n)) < 1e-6), 3)
