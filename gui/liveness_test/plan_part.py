"""Choosing what is presented: a short test, a full one, or own numbers, and what that can prove."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.liveness_test.figures import percent
from core.liveness_test.plan import FULL, SHORT, provable, wanted
from core.liveness_test.values import Plan, Species
from gui.camera.wheel_guard import WheelGuard
from gui.enrol.fold import Fold
from gui.live.icon_mark import IconMark
from gui.liveness_test.species_words import ICONS, name, what_to_prepare
from gui.models.labels import label, short_label
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT, WIDE

MOST = 100
NUMBER_WIDTH = 76

_COLUMNS = 4
"""Columns for each half of the kinds: picture, name, number, room."""

TURN_SECONDS = 60.0
"""What one presentation takes beside the recording: taking the next thing, getting into place."""

CHALLENGED_SECONDS = 8.0
"""How long is recorded where people turn their head both ways and come closer meanwhile."""

_ROUND = 5
"""Minutes to which the length of a test is rounded: it is a guess."""


class Size(enum.Enum):
    """How large a test is."""

    SHORT = "short"
    FULL = "full"
    OWN = "own"


_PLANS: Mapping[Size, Plan] = MappingProxyType({Size.SHORT: SHORT, Size.FULL: FULL})


class PlanPart(QWidget):
    """Shows a plan and says which one is wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.sizes: dict[Size, QRadioButton] = {}
        for size in Size:
            button = self.sizes[size] = QRadioButton(self)
            button.setObjectName(f"test-{size.value}")
            button.setProperty("chosen", size)
            self._group.addButton(button)
        self._group.buttonClicked.connect(self._size_chosen)
        self.numbers: dict[Species, QSpinBox] = {}
        self._pictures: dict[Species, IconMark] = {}
        self._names: dict[Species, QLabel] = {}
        for species in Species:
            box = self.numbers[species] = number_box(self, f"number-{species.value}", MOST)
            box.valueChanged.connect(self._numbered)
            self._pictures[species] = IconMark(ICON, parent=self)
            self._names[species] = short_label(self)
            self._names[species].setBuddy(box)
        self.challenged = QCheckBox(self)
        self.challenged.setObjectName("testChallenged")
        self.challenged.toggled.connect(self.changed)
        self._proves = label(self, "", "testProves")
        self._preparations = label(self, "muted", "testPreparations")
        self.preparing = Fold("testPreparing", self._preparations, self)
        self._lay_out()
        self.sizes[Size.SHORT].setChecked(True)
        self._fill(Size.SHORT)
        self._retranslate()

    @property
    def plan(self) -> Plan:
        """What is chosen."""
        counts = {kind: box.value() for kind, box in self.numbers.items() if box.value()}
        is_challenged = self.challenged.isChecked()
        seconds = CHALLENGED_SECONDS if is_challenged else SHORT.seconds
        return Plan(counts, seconds, is_challenged)

    @property
    def proves(self) -> str:
        """What so many presentations can show at best, in words."""
        return self._proves.text()

    @property
    def size_chosen(self) -> Size:
        """Which of the plans is chosen."""
        return next(size for size, button in self.sizes.items() if button.isChecked())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(object)
    def _size_chosen(self, button: QRadioButton) -> None:
        size = button.property("chosen")
        if size is Size.OWN:
            self.numbers[Species.LIVE].setFocus()
            self.numbers[Species.LIVE].selectAll()
        else:
            self._fill(size)
        self._refresh()
        self.changed.emit()

    @Slot(int)
    def _numbered(self, _number: int) -> None:
        chosen = wanted(self.plan)
        fitting = (size for size, plan in _PLANS.items() if wanted(plan) == chosen)
        self.sizes[next(fitting, Size.OWN)].setChecked(True)
        self._refresh()
        self.changed.emit()

    def _fill(self, size: Size) -> None:
        for kind, box in self.numbers.items():
            with QSignalBlocker(box):
                box.setValue(_PLANS[size].presentations.get(kind, 0))

    def _lay_out(self) -> None:
        sizes = QVBoxLayout()
        sizes.setSpacing(0)
        for button in self.sizes.values():
            sizes.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        card = QFrame(self)
        set_look(card, "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(WIDE, GAP + TIGHT, WIDE, GAP + TIGHT)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(TIGHT)
        half = (len(Species) + 1) // 2
        for place, kind in enumerate(Species):
            row, left = place % half, place // half * _COLUMNS
            grid.addWidget(self._pictures[kind], row, left)
            grid.addWidget(self._names[kind], row, left + 1)
            grid.addWidget(self.numbers[kind], row, left + 2)
        grid.setColumnMinimumWidth(_COLUMNS - 1, WIDE)
        grid.setColumnStretch(_COLUMNS - 1, 1)
        grid.setColumnStretch(2 * _COLUMNS - 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(sizes)
        column.addWidget(card)
        column.addWidget(self._proves)
        column.addWidget(self.preparing)
        column.addWidget(self.challenged, 0, Qt.AlignmentFlag.AlignLeft)
        QWidget.setTabOrder(self.numbers[Species.MASK], self.preparing.button)
        QWidget.setTabOrder(self.preparing.button, self.challenged)

    def _retranslate(self) -> None:
        for kind in Species:
            self._names[kind].setText(name(kind))
            self.numbers[kind].setAccessibleName(
                self.tr("Presentations: {kind}").format(kind=name(kind))
            )
            for made in (self._names[kind], self._pictures[kind], self.numbers[kind]):
                made.setToolTip(what_to_prepare(kind))
            self._pictures[kind].set_icon(ICONS[kind], "muted")
        self.preparing.set_heading(self.tr("What has to be made ready"))
        self.challenged.setText(self.tr("Ask everybody to turn their head while they are recorded"))
        self.challenged.setToolTip(
            self.tr("Choose this where the kiosk or the enrolment asks for movements.")
        )
        self._refresh()

    def _refresh(self) -> None:
        for size, button in self.sizes.items():
            words = {
                Size.SHORT: self.tr("Short, about %n minutes", "", self._minutes(Size.SHORT)),
                Size.FULL: self.tr("Full, about %n minutes", "", self._minutes(Size.FULL)),
                Size.OWN: self.tr("Own numbers"),
            }
            button.setText(words[size])
        self._proves.setText(self._proves_words())
        ready = (f"{name(kind)}: {what_to_prepare(kind)}" for kind in wanted(self.plan))
        self._preparations.setText("\n".join(ready))

    def _minutes(self, size: Size) -> int:
        plan = _PLANS[size]
        minutes = sum(plan.presentations.values()) * (plan.seconds + TURN_SECONDS) / 60
        return max(1, round(minutes / _ROUND)) * _ROUND

    def _proves_words(self) -> str:
        counts = wanted(self.plan)
        living = counts.get(Species.LIVE, 0)
        fakes = [count for kind, count in counts.items() if kind is not Species.LIVE]
        said = []
        if fakes:
            least = min(fakes)
            said.append(
                self.tr(
                    "With %n fakes of a kind and no error, at most {rate} of such fakes would get "
                    "through, with 95 % certainty.",
                    "",
                    least,
                ).format(rate=percent(provable(least)))
            )
        if living:
            said.append(
                self.tr(
                    "With %n living people and no error, at most {rate} of them would be refused.",
                    "",
                    living,
                ).format(rate=percent(provable(living)))
            )
        return " ".join(said) or self.tr("Choose what is to be presented.")


def number_box(parent: QWidget, name: str, most: int) -> QSpinBox:
    """Return a box for a whole number from 0 to `most`."""
    box = QSpinBox(parent)
    box.setObjectName(name)
    box.setRange(0, most)
    box.setFixedWidth(NUMBER_WIDTH)
    box.lineEdit().setTextMargins(GAP, 0, 0, 0)  # the style sheet's padding is not for it
    WheelGuard(box)
    return box
