"""The bar above the picture that reminds of people whose time is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from core.wording import PlainError
from gui.language import say, say_error
from gui.message_bar import MessageBar
from gui.tokens import GAP, WIDE

if TYPE_CHECKING:
    from core.people.consent.retention import Round


class ConsentReminder(QWidget):
    """Says what the daily look found; nothing where nobody is due."""

    acted = Signal()
    """Whoever is due is to be shown."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("consentReminder")
        self._window = window
        self._round: Round | None = None
        self._may_show = True
        self.bar = MessageBar("banner-warn", self)
        self.bar.acted.connect(self._show)
        self.bar.dismissed.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, GAP, WIDE, 0)
        row.addWidget(self.bar)
        self.hide()

    @property
    def text(self) -> str:
        """The reminder; empty while there is none."""
        return "" if self.isHidden() else self.bar.text

    def show_round(self, done: Round) -> None:
        """Remind of what the daily look found."""
        self._round = done
        self._refresh()

    def set_may_show(self, may: bool) -> None:
        """Offer to show who is due only to those who may see that page."""
        if may != self._may_show:
            self._may_show = may
            if self._round is not None:
                self._refresh()

    def show_error(self, error: PlainError) -> None:
        """Say what could not be done, where no window is open that could."""
        self._round = None
        self.bar.show_message(say_error(error))
        self._appear()

    @Slot()
    def clear(self) -> None:
        """Take the reminder away until the next look."""
        self._round = None
        self.bar.clear()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange and self._round is not None:
            self._refresh()
        super().changeEvent(event)

    @Slot()
    def _show(self) -> None:
        self.clear()
        self.acted.emit()

    def _refresh(self) -> None:
        sentence = "" if self._round is None else self._sentence(self._round)
        if not sentence:
            self.clear()
            return
        self.bar.show_message(sentence, action=self.tr("Show") if self._may_show else "")
        self._appear()

    def _sentence(self, done: Round) -> str:
        # The window doesn't wait for the database when it opens.
        from core.people.consent import clock
        from core.people.consent.retention import TOO_MANY_SENTENCE, Held

        overview = done.overview
        if done.held is Held.CLOCK and overview.trouble is not None:
            return say(clock.SENTENCES[overview.trouble])
        if overview.trouble is not None:
            return ""
        over, count = len(overview.over), len(overview.due)
        if done.held is Held.TOO_MANY:
            return say(TOO_MANY_SENTENCE, count=over)
        if done.receipts:
            return self.tr(
                "%n people were deleted, because their time was over.", "", len(done.receipts)
            )
        if over:
            return self.tr(
                "The time of %n people is over: delete them, or keep them longer.", "", over
            )
        return self.tr("The time of %n people ends soon.", "", count) if count else ""

    def _appear(self) -> None:
        """Stand above everything else of the window, once that is laid out."""
        if self.parent() is self._window and isinstance(self._window, QMainWindow):
            middle = self._window.centralWidget()
            column = middle.layout() if middle is not None else None
            if isinstance(column, QVBoxLayout):
                column.insertWidget(0, self)
        self.show()
