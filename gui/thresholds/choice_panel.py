"""How thresholds are to be found: by how often a stranger is accepted, by the model, by hand."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.calibration.threshold_words import one_in
from core.settings import RANGES
from gui.camera.number_box import NumberBox
from gui.camera.wheel_guard import WheelGuard
from gui.models.labels import label
from gui.thresholds.wish import Way, Wish
from gui.tokens import GAP, PAGE, TIGHT, WIDE

FMR = (1e-2, 1e-3, 1e-4, 1e-5, 1e-6)
FPIR = (1e-1, 1e-2, 1e-3, 1e-4, 1e-5)
FIRST_FMR, FIRST_FPIR = 1e-3, 1e-2
"""What is proposed to somebody who chooses by rate for the first time."""

NUMBER_WIDTH = 112
_INDENT = 26


class ChoicePanel(QWidget):
    """Shows a `Wish` and says how it is to be."""

    changed = Signal(object)
    """`Wish`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = Wish()
        self._suggested = 0.5
        self._people = 0
        self._by_rate = (FIRST_FMR, FIRST_FPIR)
        self._number = 0.0
        self._group = QButtonGroup(self)
        self.ways: dict[Way, QRadioButton] = {}
        self._abouts: dict[Way, QLabel] = {}
        for way in (Way.RATE, Way.MODEL, Way.NUMBER):
            button = self.ways[way] = QRadioButton(self)
            button.setObjectName(f"way-{way.value}")
            button.setProperty("way", way)
            self._group.addButton(button)
            self._abouts[way] = label(self, "caption")
        self._group.buttonClicked.connect(self._way_chosen)
        self.fmr, self.fpir = self._rates("wantedFmr"), self._rates("wantedFpir")
        self._fmr_label, self._fpir_label = label(self), label(self)
        self._fmr_label.setBuddy(self.fmr)
        self._fpir_label.setBuddy(self.fpir)
        self.number = NumberBox(self)
        self.number.setObjectName("thresholdNumber")
        self.number.setDecimals(2)
        self.number.setSingleStep(0.01)
        self.number.setRange(*RANGES["similarity_threshold"])
        self.number.setFixedWidth(NUMBER_WIDTH)
        self.number.valueChanged.connect(self._numbered)
        self._lay_out()
        self._retranslate()

    def show_wish(self, wish: Wish, suggested: float, people: int) -> None:
        """Show what is chosen, without answering.

        Parameters
        ----------
        suggested
            The recogniser's own threshold.
        people
            In the gallery that is searched.
        """
        self._wish, self._suggested, self._people = wish, suggested, people
        if wish.way is Way.RATE:
            self._by_rate = (wish.wanted_fmr or FIRST_FMR, wish.wanted_fpir or 0.0)
        if wish.similarity_threshold is not None:
            self._number = wish.similarity_threshold
        self._retranslate()

    def focus(self) -> None:
        """Give the keyboard to the way that is chosen."""
        self.ways[self._wish.way].setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(object)
    def _way_chosen(self, button: QRadioButton) -> None:
        way = button.property("way")
        if way is self._wish.way:
            return
        fmr, fpir = self._by_rate
        if way is Way.RATE:
            self._want(wanted_fmr=fmr, wanted_fpir=fpir or None, similarity_threshold=None)
        elif way is Way.MODEL:
            self._want(wanted_fmr=None, wanted_fpir=None, similarity_threshold=None)
        else:
            number = self._number or self._suggested
            self._want(wanted_fmr=None, wanted_fpir=None, similarity_threshold=round(number, 2))

    @Slot(int)
    def _rate_chosen(self, _row: int) -> None:
        self._want(
            wanted_fmr=self.fmr.currentData(),
            wanted_fpir=self.fpir.currentData() or None,
        )

    @Slot(float)
    def _numbered(self, value: float) -> None:
        self._want(wanted_fmr=None, wanted_fpir=None, similarity_threshold=round(value, 2))

    def _want(self, **values: float | None) -> None:
        wish = dataclasses.replace(self._wish, **values)  # type: ignore[arg-type]  # names of its fields
        self.show_wish(wish, self._suggested, self._people)
        self.changed.emit(wish)

    def _rates(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.activated.connect(self._rate_chosen)
        WheelGuard(box)
        return box

    def _lay_out(self) -> None:
        rates = QGridLayout()
        rates.setContentsMargins(_INDENT, 0, 0, 0)
        rates.setHorizontalSpacing(WIDE)
        rates.setVerticalSpacing(GAP)
        rates.setColumnStretch(0, 1)
        for row, (words, box) in enumerate(
            ((self._fmr_label, self.fmr), (self._fpir_label, self.fpir))
        ):
            rates.addWidget(words, row, 0)
            rates.addWidget(box, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        for way, button in self.ways.items():
            column.addWidget(button)
            inside = QVBoxLayout()
            inside.setContentsMargins(_INDENT, 0, 0, 0)
            inside.setSpacing(GAP)
            inside.addWidget(self._abouts[way])
            if way is Way.NUMBER:
                inside.addWidget(self.number)
            column.addLayout(inside)
            if way is Way.RATE:
                column.addSpacing(TIGHT)
                column.addLayout(rates)
            column.addSpacing(PAGE - WIDE)

    def _retranslate(self) -> None:
        way = self._wish.way
        words = {
            Way.RATE: self.tr("By how often a stranger is accepted"),
            Way.MODEL: self.tr("The model's own threshold ({value})").format(
                value=f"{self._suggested:.2f}"
            ),
            Way.NUMBER: self.tr("A number of my own"),
        }
        abouts = {
            Way.RATE: self.tr("The thresholds follow from what was measured."),
            Way.MODEL: self.tr("The same for everything, as the model's makers propose."),
            Way.NUMBER: self.tr("The same for everything; the line in the plot can be dragged."),
        }
        for one, button in self.ways.items():
            button.setText(words[one])
            button.setAccessibleDescription(abouts[one])
            self._abouts[one].setText(abouts[one])
            with QSignalBlocker(button):
                button.setChecked(one is way)
        if any(button.hasFocus() for button in self.ways.values()):
            self.ways[way].setFocus()  # a line was dragged
        fmr, fpir = self._by_rate
        self._fmr_label.setText(self.tr("Compared with one person"))
        self._fpir_label.setText(
            self.tr("Searched among %n people", "", self._people)
            if self._people
            else self.tr("Searched in the gallery")
        )
        self.fmr.setAccessibleName(
            self.tr("How often a stranger is accepted for one person who was named")
        )
        self.fpir.setAccessibleName(
            self.tr("How often a stranger is found in a search of the gallery")
        )
        self._fill(self.fmr, FMR, fmr)
        self._fill(self.fpir, (0.0, *FPIR), fpir)
        for box in (self.fmr, self.fpir):
            box.setEnabled(way is Way.RATE)
        for text in (self._fmr_label, self._fpir_label):
            text.setEnabled(way is Way.RATE)
        self.number.call(self.tr("Threshold of similarity"))
        self.number.setEnabled(way is Way.NUMBER)
        with QSignalBlocker(self.number):
            number = self._number or self._suggested
            self.number.setValue(number if way is Way.NUMBER else self._suggested)

    def _fill(self, box: QComboBox, rates: Sequence[float], chosen: float) -> None:
        offered = sorted({*rates, chosen} - {0.0}, reverse=True)
        if 0.0 in rates:
            offered.insert(0, 0.0)
        with QSignalBlocker(box):
            if [box.itemData(row) for row in range(box.count())] != offered:
                box.clear()
                for rate in offered:
                    box.addItem("", rate)
            for row, rate in enumerate(offered):
                words = self.tr("1 stranger in {many}").format(many=one_in(rate))
                box.setItemText(row, words if rate else self.tr("As for one person"))
            box.setCurrentIndex(offered.index(chosen))
