"""A text in one language: as it is read, or as it is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from gui.consent.consent_view import LANGUAGE_NAMES
from gui.consent.text_sheet import TextSheet
from gui.theme import set_look
from gui.tokens import TIGHT


class TextColumn(QWidget):
    """Shows one language of a version."""

    changed = Signal()
    """The wording was edited."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"text-{language}")
        self._language = language
        self._heading = QLabel(LANGUAGE_NAMES.get(language, language), self)
        set_look(self._heading, "strong")
        self.sheet = TextSheet(self)
        self.editor = QPlainTextEdit(self)
        self.editor.setObjectName("wordingEditor")
        self.editor.setTabChangesFocus(True)
        self.editor.textChanged.connect(self.changed)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.sheet)
        self._stack.addWidget(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self._heading)
        column.addWidget(self._stack, 1)
        self._retranslate()

    @property
    def wording(self) -> str:
        """What is written, with its blanks."""
        return self.editor.toPlainText()

    @property
    def is_writing(self) -> bool:
        """Whether the wording can be edited now."""
        return self._stack.currentWidget() is self.editor

    def set_wording(self, wording: str) -> None:
        """Put a wording into the editor, without answering."""
        with QSignalBlocker(self.editor):
            self.editor.setPlainText(wording)

    def show_draft(self, text: str, *, writes: bool) -> None:
        """Show the wording to be edited, or how it will be read."""
        self.sheet.show_text(text)
        self._stack.setCurrentWidget(self.editor if writes else self.sheet)

    def show_kept(self, text: str, *, is_whole: bool) -> None:
        """Show a text as it is kept; a changed one is not shown as if it were in force."""
        self.sheet.show_text(text)
        self.sheet.setEnabled(is_whole)
        self._stack.setCurrentWidget(self.sheet)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        name = LANGUAGE_NAMES.get(self._language, self._language)
        self.editor.setAccessibleName(self.tr("Wording in {language}").format(language=name))
