"""Whether the log is as it was written: a button that looks, how far it is, and what was found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.people.audit.faults import Verification
from gui.live.icon_mark import IconMark
from gui.log.wording import MOST_LINES, say_findings, say_result
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT, WIDE


class VerifyCard(QFrame):
    """Shows the result of the last verification; verifies nothing by itself."""

    verification_wanted = Signal()
    comparison_wanted = Signal()
    """With an exported log, to be chosen."""

    stop_wanted = Signal()
    entry_wanted = Signal(int)
    """Number of an entry to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verifyCard")
        set_look(self, "card")
        self._found: Verification | None = None
        self._is_compared = False
        self._is_working = False
        self._mark = IconMark(ICON, parent=self)
        self.sentence = self._label("verifySentence")
        self.findings = self._label("verifyFindings")
        self.key = self._label("logKey")
        set_look(self.key, "caption")
        self.key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.progress = QProgressBar(self)
        self.progress.setObjectName("verifyProgress")
        self.verify_button = self._button("verifyLog", self._verify_or_stop)
        self.compare_button = self._button("compareLog", self.comparison_wanted.emit)
        self.show_button = self._button("showDamagedEntry", self._show)
        self._lay_out()
        self._refresh()

    @property
    def text(self) -> str:
        """All that is said, a line for each thing; all faults, not only those shown."""
        found = self._found
        parts = [self.sentence.text()]
        parts += [] if found is None else [*self._findings(found), self.key.text()]
        return "\n".join(part for part in parts if part)

    @property
    def is_working(self) -> bool:
        """Whether it is being verified."""
        return self._is_working

    def begin(self) -> None:
        """Forget what was found before: it is verified anew."""
        self._found, self._is_compared, self._is_working = None, False, True
        self.progress.setRange(0, 0)
        self._refresh()

    def show_progress(self, done: int, total: int) -> None:
        """Show how many entries of how many were looked at."""
        if self._is_working:
            self.progress.setRange(0, max(1, total))
            self.progress.setValue(done)

    def show_result(self, found: Verification, *, compared: bool = False) -> None:
        """Show what was found.

        Parameters
        ----------
        compared
            Whether `found` holds what the comparison with an exported log came to.
        """
        self._found, self._is_compared, self._is_working = found, compared, False
        self._refresh()

    def clear(self) -> None:
        """Show that nothing is known: another log, or it could not be verified."""
        self._found, self._is_compared, self._is_working = None, False, False
        self._refresh()

    def set_available(self, available: bool) -> None:
        """Let it be verified, or not: it is locked, or who is signed in may not."""
        for button in (self.verify_button, self.compare_button):
            button.setEnabled(available)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    @Slot()
    def _verify_or_stop(self) -> None:
        if self._is_working:
            self.stop_wanted.emit()
        else:
            self.verification_wanted.emit()

    @Slot()
    def _show(self) -> None:
        first = None if self._found is None else self._found.first_damaged
        if first is not None:
            self.entry_wanted.emit(first)

    def _label(self, name: str) -> QLabel:
        made = QLabel(self)
        made.setObjectName(name)
        made.setWordWrap(True)
        made.setTextFormat(Qt.TextFormat.PlainText)
        return made

    def _button(self, name: str, deed: object) -> QPushButton:
        made = QPushButton(self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.clicked.connect(deed)
        return made

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        for widget in (self.sentence, self.progress, self.findings, self.key):
            words.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, WIDE - TIGHT, WIDE, WIDE - TIGHT)
        row.setSpacing(GAP + TIGHT)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for button in (self.show_button, self.compare_button, self.verify_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _refresh(self) -> None:
        found = self._found
        if found is None:
            mark, look = ("scroll-text", "muted"), "muted"
        elif found.faults:
            mark, look = ("triangle-alert", "danger"), "danger"
        elif found.is_complete:
            mark, look = ("shield-check", "known"), "known"
        else:
            mark, look = ("info", "muted"), "muted"
        self._mark.set_icon(*mark)
        set_look(self.sentence, look)
        self.sentence.setText(self._sentence())
        lines = [] if found is None else self._findings(found)
        more = len(lines) - MOST_LINES
        if more > 0:
            lines = [
                *lines[:MOST_LINES],
                self.tr("There are %n more; a copy has them all.", "", more),
            ]
        self.findings.setText("\n".join(lines))
        self.findings.setVisible(bool(lines))
        has_key = found is not None and bool(found.fingerprint)
        self.key.setVisible(has_key)
        if found is not None and has_key:
            sentence = self.tr("Signed up to entry {number}. Fingerprint of the key: {key}")
            self.key.setText(sentence.format(number=found.signed_to, key=found.fingerprint))
        self.progress.setVisible(self._is_working)
        self.progress.setAccessibleName(self.tr("How far the check is"))
        self.show_button.setVisible(found is not None and found.first_damaged is not None)
        self.show_button.setText(self.tr("Show the entry"))
        self.compare_button.setText(self.tr("Compare…"))
        self.compare_button.setToolTip(
            self.tr("With a log that was exported earlier: was the gallery put back since then?")
        )
        self.compare_button.setVisible(not self._is_working)
        self.verify_button.setText(
            self.tr("Stop") if self._is_working else self.tr("Check the log")
        )
        self.setAccessibleName(self.text)

    def _findings(self, found: Verification) -> list[str]:
        lines = say_findings(found)
        if self._is_compared and found.is_whole:
            lines.insert(0, self.tr("It goes on from the exported log: nothing was put back."))
        return lines

    def _sentence(self) -> str:
        if self._is_working:
            return self.tr("Checking whether the log is as it was written.")
        if self._found is None:
            return self.tr("Nobody has checked yet whether the log is as it was written.")
        return say_result(self._found)
