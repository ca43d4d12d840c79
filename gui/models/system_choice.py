"""Which of the vendor's systems some files are, where several fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from gui.models.wording import in_slot
from gui.tokens import TIGHT

if TYPE_CHECKING:
    from core.models.vendor.system import System


class SystemChoice(QWidget):
    """A radio button for each system; hidden where there is only one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("systemChoice")
        self._systems: tuple[System, ...] = ()
        self._group = QButtonGroup(self)
        self.buttons: list[QRadioButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(TIGHT)

    @property
    def system(self) -> System | None:
        """The only system, or the one that a person chose; None before that."""
        if len(self._systems) == 1:
            return self._systems[0]
        chosen = zip(self._systems, self.buttons, strict=False)
        return next((system for system, button in chosen if button.isChecked()), None)

    @property
    def first_button(self) -> QRadioButton | None:
        """Where the choice begins; None where there is nothing to choose."""
        return self.buttons[0] if self.buttons else None

    def set_systems(self, systems: tuple[System, ...]) -> None:
        """Offer these systems; none is chosen unless it is the only one."""
        self._systems = systems
        for button in self.buttons:
            self._group.removeButton(button)
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        if len(systems) > 1:
            for system in systems:
                button = QRadioButton(self)
                button.setObjectName(f"system-{system.name}")
                button.clicked.connect(self._clicked)
                self._group.addButton(button)
                self._column.addWidget(button)
                button.show()  # at once, so that it can take the keyboard
                self.buttons.append(button)
        self._retranslate()
        self.setVisible(len(systems) > 1)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _clicked(self) -> None:
        self.changed.emit()

    def _retranslate(self) -> None:
        for system, button in zip(self._systems, self.buttons, strict=False):
            button.setText(in_slot(system))
