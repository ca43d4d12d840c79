"""The choice how one of the vendor's models is used, each way explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from core.models import contract
from gui.models.labels import label, short_label
from gui.models.wording import MODES, mode_sentence, words
from gui.tokens import GAP, PAGE, TIGHT

if TYPE_CHECKING:
    from core.models.card import ModelCard


class ModeChoice(QWidget):
    """A radio button with a sentence for each mode; hidden where there is only one."""

    mode_wanted = Signal(str)
    """`Mode` that a person chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modeChoice")
        self._card: ModelCard | None = None
        self._heading = short_label(self, "overline")
        self._group = QButtonGroup(self)
        self.buttons: dict[contract.Mode, QRadioButton] = {}
        self.sentences: dict[contract.Mode, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self._heading)
        for mode in contract.MODES:
            button = QRadioButton(self)
            button.setObjectName(f"mode-{mode}")
            button.clicked.connect(self._clicked)
            self._group.addButton(button)
            sentence = label(self, "muted")
            sentence.setContentsMargins(PAGE + 2, 0, 0, GAP)  # under the words of the button
            self.buttons[mode], self.sentences[mode] = button, sentence
            column.addWidget(button)
            column.addWidget(sentence)

    @property
    def mode(self) -> contract.Mode | None:
        """The mode that is chosen; None while no model is shown."""
        return next((mode for mode in contract.MODES if self.buttons[mode].isChecked()), None)

    def show_modes(self, card: ModelCard | None, mode: contract.Mode) -> None:
        """Show how a model is or would be used, without answering."""
        self._card = card
        for name, button in self.buttons.items():
            with QSignalBlocker(button):
                button.setChecked(name == mode)
            offered = card is not None and name in card.modes
            button.setVisible(offered)
            self.sentences[name].setVisible(offered)
        self._retranslate()
        self.setVisible(card is not None and len(card.modes) > 1)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _clicked(self) -> None:
        if self.mode is not None:
            self.mode_wanted.emit(self.mode)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("How it is used"))
        card = self._card
        for mode, button in self.buttons.items():
            name = words(MODES[mode])
            if card is not None and mode == card.modes[0]:
                name = self.tr("{mode} (usual)").format(mode=name)
            button.setText(name)
            sentence = mode_sentence(card, mode) if card is not None else ""
            self.sentences[mode].setText(sentence)
            button.setAccessibleDescription(sentence)
