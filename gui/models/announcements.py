"""The bars at the head of the window of models: what failed, what is damaged, what was done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.wording import PlainError
from gui.language import say_error
from gui.message_bar import MessageBar
from gui.models.labels import breakable
from gui.tokens import GAP

NOTE_SECONDS = 12.0


class Announcements(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error: PlainError | None = None
        self._damaged: tuple[PlainError, ...] = ()
        self._error_bar = MessageBar("banner-danger", self)
        self._error_bar.setObjectName("modelsError")
        self._damage_bar = MessageBar("banner-warn", self)
        self._damage_bar.setObjectName("modelsDamaged")
        self._note_bar = MessageBar(parent=self)
        self._note_bar.setObjectName("modelsNote")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for bar in (self._error_bar, self._damage_bar, self._note_bar):
            column.addWidget(bar)

    @property
    def error(self) -> str:
        """What failed; empty where nothing did."""
        return self._error_bar.text

    @property
    def damage(self) -> str:
        """Which models can't be read; empty where all can."""
        return self._damage_bar.text

    @property
    def note(self) -> str:
        """What was done; empty where that is long ago."""
        return self._note_bar.text

    def say_error(self, error: PlainError) -> None:
        """Say what failed, until it is dismissed or something else is asked for."""
        self._error = error
        self._note_bar.clear()
        self._error_bar.show_message(breakable(say_error(error)))

    def say_damage(self, damaged: Sequence[PlainError]) -> None:
        """Say which models can't be read."""
        if tuple(damaged) == self._damaged:
            return
        self._damaged = tuple(damaged)
        self._show_damage()

    def say_note(self, sentence: str) -> None:
        """Say for a while what was done."""
        self._error_bar.clear()
        self._note_bar.show_message(sentence, seconds=NOTE_SECONDS)

    def clear(self) -> None:
        """Take away what belongs to something that is over."""
        self._error_bar.clear()
        self._note_bar.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            if self._error is not None and self.error:
                self._error_bar.show_message(breakable(say_error(self._error)))
            if self.damage:
                self._show_damage()
        super().changeEvent(event)

    def _show_damage(self) -> None:
        if self._damaged:
            sentences = (breakable(say_error(error)) for error in self._damaged)
            self._damage_bar.show_message("\n".join(sentences))
        else:
            self._damage_bar.clear()
