"""The window in which it is chosen how the gallery is protected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.message_bar import MessageBar
from gui.theme import set_look
from gui.tokens import GAP, PAGE, TIGHT, WIDE
from gui.window_height import fit_height

WIDTH = 620
MINUTES = (5, 15, 30, 60)
"""After how long without a touch the gallery may lock itself."""


class ProtectionDialog(QDialog):
    """Shows how the gallery opens, and says how it shall."""

    passphrase_wanted = Signal(str)
    removal_wanted = Signal()
    """The gallery shall open by itself again."""

    code_wanted = Signal()
    revocation_wanted = Signal()
    lock_after_wanted = Signal(object)
    """Minutes, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("protectionDialog")
        self.setMinimumWidth(WIDTH)
        self._ways: Sequence[str] = ()
        self._code = ""
        self._is_revoked = False
        self.error_bar = MessageBar("banner-danger", self)
        self._headings = [QLabel(self) for _ in range(4)]
        for heading in self._headings:
            set_look(heading, "strong")
        self.state = self._sentence("protectionState")
        self.first, self.second = self._secret("newPassphrase"), self._secret("newPassphraseAgain")
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self._set)
        self.set_button = self._button("setPassphrase", self._set)
        self.remove_button = self._button("removePassphrase", self.removal_wanted.emit)
        self._about_locking = self._sentence("aboutLocking")
        self.lock_after = QComboBox(self)
        self.lock_after.setObjectName("lockAfter")
        for minutes in (None, *MINUTES):
            self.lock_after.addItem("", minutes)
        self.lock_after.activated.connect(self._lock_after_chosen)
        self._about_code = self._sentence("aboutCode")
        self.code_button = self._button("makeCode", self.code_wanted.emit)
        self.code = QLineEdit(self)
        self.code.setObjectName("recoveryCode")
        self.code.setReadOnly(True)
        self.code.hide()
        self._about_revoking = self._sentence("aboutRevoking")
        self.revoke_button = self._button("revokeTemplates", self.revocation_wanted.emit)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._retranslate()

    def show_ways(self, ways: Sequence[str]) -> None:
        """Show how the gallery opens now; nothing can be changed while it is locked (none)."""
        self._ways = tuple(ways)
        self.error_bar.clear()
        for field in (self.first, self.second):
            field.clear()
        self._refresh()

    def show_lock_after(self, minutes: int | None) -> None:
        """Show after how many minutes the gallery locks itself."""
        with QSignalBlocker(self.lock_after):
            self.lock_after.setCurrentIndex(max(0, self.lock_after.findData(minutes)))

    def show_code(self, code: str) -> None:
        """Show a new recovery code until the window is closed."""
        self._code = code
        self._refresh()
        self.code.selectAll()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_revoked(self) -> None:
        """Say that the templates were laid anew."""
        self._is_revoked = True
        self._refresh()

    def show_error(self, sentence: str) -> None:
        """Say what could not be done."""
        self.error_bar.show_message(sentence)
        fit_height(self)

    def done(self, result: int) -> None:
        """Forget what must not be read later."""
        self._code, self._is_revoked = "", False
        for field in (self.first, self.second):
            field.clear()
        self._refresh()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """Appear in the size that the sentences need."""
        super().showEvent(event)
        fit_height(self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _set(self) -> None:
        if not self.set_button.isEnabled():
            return
        if self.first.text() != self.second.text():
            self.show_error(self.tr("The two passphrases differ. Type the same twice."))
            self.second.setFocus()
            return
        self.passphrase_wanted.emit(self.first.text())

    @Slot()
    def _typed(self) -> None:
        self.set_button.setEnabled(bool(self._ways and self.first.text() and self.second.text()))

    @Slot(int)
    def _lock_after_chosen(self, _row: int) -> None:
        self.lock_after_wanted.emit(self.lock_after.currentData())

    def _secret(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        )
        field.textChanged.connect(self._typed)
        return field

    def _sentence(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_look(label, "muted")
        return label

    def _button(self, name: str, deed: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(deed)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(self.error_bar)
        parts: tuple[tuple[QLabel, tuple[tuple[QWidget, ...], ...]], ...] = (
            (self.state, ((self.first, self.second), (self.set_button, self.remove_button))),
            (self._about_locking, ((self.lock_after,),)),
            (self._about_code, ((self.code,), (self.code_button,))),
            (self._about_revoking, ((self.revoke_button,),)),
        )
        for heading, (sentence, rows) in zip(self._headings, parts, strict=True):
            column.addWidget(heading)
            column.addWidget(sentence)
            for widgets in rows:
                row = QHBoxLayout()
                row.setSpacing(GAP)
                for widget in widgets:
                    row.addWidget(widget)
                if not isinstance(widgets[0], QLineEdit):
                    row.addStretch(1)
                column.addLayout(row)
            column.addSpacing(GAP + TIGHT)
        column.addStretch(1)
        column.addWidget(self._buttons)

    def _refresh(self) -> None:
        has_passphrase = "passphrase" in self._ways
        self.state.setText(self._state())
        is_weak = "file" in self._ways
        set_look(self.state, "warn" if is_weak else "muted")
        self.set_button.setText(
            self.tr("Change the passphrase") if has_passphrase else self.tr("Set the passphrase")
        )
        self.remove_button.setVisible(has_passphrase)
        for widget in (self.first, self.second, self.code_button, self.revoke_button):
            widget.setEnabled(bool(self._ways))
        self.lock_after.setEnabled(has_passphrase)
        self._typed()
        self.code.setText(self._code)
        self.code.setVisible(bool(self._code))
        self._about_code.setText(
            self.tr(
                "This is shown only once: print it or write it down, and lock it away. An earlier "
                "code opens nothing any more."
            )
            if self._code
            else self.tr("A recovery code was made. A new one takes its place.")
            if "recovery" in self._ways
            else self.tr(
                "A code for the safe opens the gallery if the passphrase is forgotten or the "
                "computer's key ring is lost."
            )
        )
        self._about_revoking.setText(
            self.tr("Done: copies of the templates that were made before fit nothing any more.")
            if self._is_revoked
            else self.tr(
                "If somebody may have taken a copy of the gallery, its templates can be made "
                "worthless. Nobody has to be enrolled again."
            )
        )
        fit_height(self)

    def _state(self) -> str:
        if not self._ways:
            return self.tr("The gallery is locked. Open it to change how it is protected.")
        if "passphrase" in self._ways:
            return self.tr("The gallery opens with its passphrase, which is asked for at start.")
        if "ring" in self._ways:
            return self.tr(
                "The gallery opens by itself: its key is in this computer's key ring and opens for "
                "the person who is signed in."
            )
        return self.tr(
            "The gallery opens by itself: its key is in a file beside it, since this computer has "
            "no key ring. Whoever can read that folder can read the gallery. Set a passphrase."
        )

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Protect the gallery"))
        titles = (
            self.tr("Passphrase"),
            self.tr("Locking"),
            self.tr("Recovery code"),
            self.tr("Stolen copies"),
        )
        for heading, title in zip(self._headings, titles, strict=True):
            heading.setText(title)
        self.first.setPlaceholderText(self.tr("New passphrase"))
        self.first.setAccessibleName(self.tr("New passphrase"))
        self.second.setPlaceholderText(self.tr("The same again"))
        self.second.setAccessibleName(self.tr("New passphrase again"))
        self.remove_button.setText(self.tr("Remove the passphrase"))
        self._about_locking.setText(
            self.tr("With a passphrase, the gallery can lock itself when nobody uses the program.")
        )
        self.lock_after.setAccessibleName(self.tr("When the gallery locks itself"))
        for row in range(self.lock_after.count()):
            minutes = self.lock_after.itemData(row)
            self.lock_after.setItemText(
                row,
                self.tr("Never by itself")
                if minutes is None
                else self.tr("After %n minutes", "", minutes),
            )
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.code_button.setText(self.tr("Make a recovery code"))
        self.revoke_button.setText(self.tr("Make old copies worthless"))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())  # some systems put one there that doesn't follow the theme
        self._refresh()
