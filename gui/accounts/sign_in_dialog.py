"""Signing in: who, and their PIN."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.people.accounts.values import SignInState
from gui.accounts.pin_entry import PinEntry
from gui.accounts.pin_pad import KEY
from gui.accounts.wording import role_name
from gui.theme import set_look
from gui.tokens import GAP, PAGE, WIDE

WIDTH, ROWS = 560, 6


class SignInDialog(QDialog):
    """Shows who may sign in, and asks for the PIN of the one that is chosen."""

    sign_in_wanted = Signal(str, str)
    """Name, and what was typed."""

    recovery_wanted = Signal()
    """Nobody remembers a PIN."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signInDialog")
        self.setMinimumWidth(WIDTH)
        self._state = SignInState()
        self._who = QLabel(self)
        set_look(self._who, "strong")
        self.names = QListWidget(self)
        self.names.setObjectName("accountNames")
        self.names.setMinimumHeight(KEY * ROWS)
        self.names.currentItemChanged.connect(self._chosen)
        self.names.itemClicked.connect(self._to_pin)
        self.names.itemActivated.connect(self._to_pin)
        self._whose = QLabel(self)
        self._whose.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self._whose, "strong")
        self.entry = PinEntry(self)
        self.entry.changed.connect(self._refresh)
        self.entry.entered.connect(self._enter)
        self.button = QPushButton(self)
        self.button.setObjectName("signInButton")
        set_look(self.button, "primary")
        self.button.setMinimumHeight(KEY)
        self.button.clicked.connect(self._enter)
        self.forgotten = QPushButton(self)
        self.forgotten.setObjectName("forgottenButton")
        self.cancel = QPushButton(self)
        self.cancel.setObjectName("signInCancel")
        for button, look in ((self.forgotten, "quiet"), (self.cancel, "")):
            set_look(button, look)
            button.setAutoDefault(False)
        self.forgotten.clicked.connect(self.recovery_wanted)
        self.cancel.clicked.connect(self.reject)
        self._lay_out()
        self._retranslate()

    def show_state(self, state: SignInState) -> None:
        """Show who may sign in."""
        chosen = self._name()
        if [(one.name, one.role) for one in state.accounts] != [
            (one.name, one.role) for one in self._state.accounts
        ]:
            self.names.clear()
            for account in state.accounts:
                item = QListWidgetItem(account.name, self.names)
                item.setData(Qt.ItemDataRole.UserRole, account.name)
                item.setToolTip(role_name(account.role))
                item.setSizeHint(QSize(0, KEY - GAP // 2))
            rows = [row for row in range(self.names.count()) if self._name(row) == chosen]
            self._state = state
            self.names.setCurrentRow(rows[0] if rows else 0)
        self._state = state

    def ask(self) -> None:
        """Ask for the PIN of whoever is chosen."""
        self._begin()
        self.entry.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, sentence: str) -> None:
        """Say why that wasn't right."""
        self._set_busy(False)
        self.entry.say(sentence)
        self.entry.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_wait(self, wait: timedelta | None) -> None:
        """Say how long no try is taken."""
        self._set_busy(False)
        self.entry.show_wait(wait)

    def done(self, result: int) -> None:
        """Forget what was typed."""
        self._set_busy(False)
        self.entry.say("")
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _name(self, row: int | None = None) -> str:
        place = self.names.currentRow() if row is None else row
        return str(self.names.item(place).data(Qt.ItemDataRole.UserRole)) if place >= 0 else ""

    def _begin(self) -> None:
        name = self._name()
        account = next((one for one in self._state.accounts if one.name == name), None)
        self._whose.setText(name)
        if account is not None:
            wait = self._state.waits.get(account.id, timedelta(0))
            self.entry.begin(has_pin=account.has_pin, wait=wait)
        self._refresh()

    @Slot()
    def _chosen(self) -> None:
        self._begin()

    @Slot()
    def _to_pin(self) -> None:
        self.entry.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _enter(self) -> None:
        if self.button.isEnabled():
            self._set_busy(True)
            self.sign_in_wanted.emit(self._name(), self.entry.text)

    def _set_busy(self, busy: bool) -> None:
        self.entry.set_busy(busy)
        self.names.setEnabled(not busy)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        is_busy = self.entry.field.isReadOnly()
        self.button.setEnabled(self.entry.is_ready and not is_busy and bool(self._name()))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self._who)
        left.addWidget(self.names, 1)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self._whose)
        right.addWidget(self.entry)
        right.addStretch(1)
        right.addWidget(self.button)
        both = QHBoxLayout()
        both.setSpacing(PAGE)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.forgotten)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(WIDE)
        column.addLayout(both, 1)
        column.addLayout(foot)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Sign in"))
        self._who.setText(self.tr("Who are you?"))
        self.names.setAccessibleName(self.tr("Who are you?"))
        self.button.setText(self.tr("Sign in"))
        self.forgotten.setText(self.tr("Forgot the PIN?"))
        self.cancel.setText(self.tr("Cancel"))
