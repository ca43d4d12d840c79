"""One model in full: what it is, how it is used, and what can be done with it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.models import contract
from core.models.slots import SETTINGS
from core.settings import Settings
from gui.icons import icon
from gui.models.labels import label, say_or_hide, short_label
from gui.models.mode_choice import ModeChoice
from gui.models.model_facts import ModelFacts
from gui.models.reading_page import ReadingPage
from gui.models.removal_question import RemovalQuestion
from gui.models.values import Entry, chosen_mode
from gui.models.wording import EMPTY, SLOTS, purpose, warning, words
from gui.theme import set_look
from gui.tokens import GAP, ICON, PAGE, TIGHT, WIDE

if TYPE_CHECKING:
    from core.models.slots import LoadedModel


class ModelDetails(QWidget):
    """Shows an `Entry`; `renewal` is shown with the recogniser in use."""

    settings_wanted = Signal(object)
    """`Settings` in which this model, or another mode of it, is chosen."""

    check_wanted = Signal(str)
    """Short name of the model whose files are to be compared with their checksums."""

    remove_wanted = Signal(str)
    """Short name."""

    def __init__(self, renewal: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelDetails")
        self._entry: Entry | None = None
        self._settings = Settings()
        self._loaded: LoadedModel | None = None
        self.title = short_label(self, "title", "modelTitle")
        self.state = short_label(self, "chip", "modelState")
        self._purpose = label(self, "muted", "modelPurpose")
        self._warning = label(self, name="modelWarning")
        self._warning_frame = _banner(self._warning, self)
        self.modes = ModeChoice(self)
        self.modes.mode_wanted.connect(self._mode_chosen)
        self.facts = ModelFacts(self)
        self._hint = label(self, "muted", "modelHint")
        self.use_button = QPushButton(self)
        self.use_button.setObjectName("useModel")
        set_look(self.use_button, "primary")
        self.use_button.clicked.connect(self._use)
        self.check_button = QPushButton(self)
        self.check_button.setObjectName("checkModel")
        self.check_button.clicked.connect(self._check)
        self.remove_button = QPushButton(self)
        self.remove_button.setObjectName("removeModel")
        self.remove_button.setIcon(icon("trash-2"))
        self.remove_button.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room before the words
        self.remove_button.clicked.connect(self._ask)
        self.question = RemovalQuestion(self)
        self.question.confirmed.connect(self._remove)
        self.question.left.connect(self._keep)
        self._page = self._lay_out(renewal)

    @property
    def warning_text(self) -> str:
        """The warning about the model's light; empty where there is none."""
        return "" if self._warning_frame.isHidden() else self._warning.text()

    @property
    def hint_text(self) -> str:
        """The sentence over the buttons; empty where there is none."""
        return "" if self._hint.isHidden() else self._hint.text()

    def show_entry(
        self, entry: Entry | None, settings: Settings, loaded: LoadedModel | None
    ) -> None:
        """Show what a slot can hold, and what it holds now."""
        same = (
            entry is not None
            and self._entry is not None
            and (entry.slot, entry.name) == (self._entry.slot, self._entry.name)
        )
        # A mode that was looked at but not put to use survives what comes from elsewhere.
        looked_at = self.modes.mode if same and entry is not None and not entry.chosen else None
        self._entry, self._settings, self._loaded = entry, settings, loaded
        if not same:
            self.question.hide()
            self._page.to_the_top()
        card = entry.card if entry is not None else None
        if entry is not None and card is not None:
            usual = chosen_mode(card, settings) if entry.chosen else card.modes[0]
            self.modes.show_modes(card, looked_at or usual)
        else:
            self.modes.show_modes(None, "exact")
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    @Slot()
    def _use(self) -> None:
        if self._entry is not None:
            self._want(self.modes.mode)

    @Slot(str)
    def _mode_chosen(self, mode: contract.Mode) -> None:
        if self._entry is not None and self._entry.chosen:
            self._want(mode)

    def _want(self, mode: contract.Mode | None) -> None:
        entry = self._entry
        assert entry is not None
        card = entry.card
        name_field, mode_field = SETTINGS[entry.slot]
        usual = card is None or mode == card.modes[0]
        values: dict[str, object] = {
            name_field: None if card is None or card.default else card.name,
            mode_field: None if usual else mode,
        }
        if entry.slot == "recogniser" and not entry.chosen:
            values["similarity_threshold"] = None  # it was set on another model's scale
        self.settings_wanted.emit(dataclasses.replace(self._settings, **values))  # type: ignore[arg-type]  # fields of Settings

    @Slot()
    def _check(self) -> None:
        if self._entry is not None:
            self.check_wanted.emit(self._entry.name)

    @Slot()
    def _ask(self) -> None:
        entry = self._entry
        if entry is not None and entry.card is not None:
            self.question.ask(entry.card)
            self._refresh()

    @Slot()
    def _keep(self) -> None:
        self._refresh()
        self.remove_button.setFocus()

    @Slot()
    def _remove(self) -> None:
        self._refresh()
        if self._entry is not None:
            self.remove_wanted.emit(self._entry.name)

    @Slot()
    def _refresh(self) -> None:
        entry = self._entry
        self.setVisible(entry is not None)
        if entry is None:
            return
        card = entry.card
        if card is not None:
            self.title.setText(card.title)
            self._purpose.setText(purpose(card))
        elif entry.is_gone:
            self.title.setText(entry.name)
            self._purpose.setText(
                self.tr(
                    "This model was chosen, but it is not installed. Choose another one, or add "
                    "this one again."
                )
            )
        else:
            self.title.setText(self.tr("{slot}: none").format(slot=words(SLOTS[entry.slot])))
            self._purpose.setText(words(EMPTY[entry.slot]))
        self._show_state(entry)
        warns = warning(card.light, card.slot) if card is not None else ""
        self._warning.setText(warns)
        self._warning_frame.setVisible(bool(warns))
        at_work = entry.state == "loaded" and self._loaded is not None
        runs_on = self._loaded.runs_on if at_work and self._loaded is not None else ""
        self.facts.show_card(card, runs_on)
        self._show_buttons(entry)

    def _show_state(self, entry: Entry) -> None:
        match entry.state:
            case "loaded":
                self.state.setText(self.tr("In use"))
                set_look(self.state, "chip-known")
            case "chosen":
                self.state.setText(self.tr("Chosen, but not loaded"))
                set_look(self.state, "chip-warn")
            case _:
                self.state.setText(self.tr("Not in use"))
                set_look(self.state, "chip")

    def _show_buttons(self, entry: Entry) -> None:
        asking = not self.question.isHidden()
        installed = entry.card is not None
        self.use_button.setVisible(not entry.is_gone and not asking)
        self.use_button.setEnabled(not entry.chosen)
        if entry.chosen:
            loaded = entry.state == "loaded"
            self.use_button.setText(self.tr("In use") if loaded else self.tr("Chosen"))
        elif installed:
            self.use_button.setText(self.tr("Use this model"))
        else:
            self.use_button.setText(self.tr("Leave this place empty"))
        self.check_button.setVisible(installed and not asking)
        self.check_button.setText(self.tr("Check the files"))
        self.check_button.setToolTip(self.tr("Compare the files with the checksums of the card"))
        self.remove_button.setVisible(entry.removable and not asking)
        self.remove_button.setEnabled(entry.can_be_removed)
        self.remove_button.setText(self.tr("Remove…"))
        say_or_hide(self._hint, "" if asking else self._hint_about(entry))

    def _hint_about(self, entry: Entry) -> str:
        if entry.removable and not entry.can_be_removed:
            return self.tr("This model is in use. Choose another one before you remove it.")
        own = self._settings.similarity_threshold is not None
        if entry.slot == "recogniser" and not entry.chosen and entry.card is not None and own:
            return self.tr(
                "The threshold that you set was for the model in use. This model begins with "
                "its own."
            )
        return ""

    def _lay_out(self, renewal: QWidget) -> ReadingPage:
        head = QHBoxLayout()
        head.setSpacing(WIDE)
        head.addWidget(self.title)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self._purpose)
        column.addWidget(self._warning_frame)
        column.addWidget(renewal)
        column.addSpacing(GAP)
        column.addWidget(self.modes)
        column.addWidget(self.facts)
        column.addStretch(1)
        page = ReadingPage(column, self)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button in (self.use_button, self.check_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        foot = QVBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self._hint)
        foot.addWidget(self.question)
        foot.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PAGE, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addWidget(page, 1)
        whole.addLayout(foot)
        return page


def _banner(words: QLabel, parent: QWidget) -> QFrame:
    frame = QFrame(parent)
    set_look(frame, "banner-warn")
    row = QHBoxLayout(frame)
    row.setContentsMargins(WIDE, GAP, WIDE, GAP)
    row.addWidget(words)
    return frame
