"""The card with which staff ends the kiosk: who, their PIN, or the gallery's passphrase."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.people.accounts.values import Account
from gui.accounts.pin_entry import PinEntry
from gui.accounts.wording import role_name
from gui.theme import set_look
from gui.tokens import GAP, PAGE, TIGHT, WIDE

WIDTH, ROW, ROWS = 440, 56, 3
AWAY_MS = 30_000
"""Without a touch the card goes after so long."""


class LeavePanel(QFrame):
    """Asks for what ends the kiosk; says what came of a try."""

    tried = Signal(str, str)
    """Name of the account (empty where there are none), and what was typed."""

    passphrase_entered = Signal(str)
    dismissed = Signal()
    grown = Signal()
    """It is shown, or needs another height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kioskLeave")
        set_look(self, "card")
        self.setFixedWidth(WIDTH)
        self._asks = "pin"
        self._accounts: tuple[Account, ...] = ()
        self._waits: dict[str, timedelta | None] = {}
        self._heading = QLabel(self)
        self._heading.setObjectName("kioskLeaveHeading")
        set_look(self._heading, "title")
        self._sentence = QLabel(self)
        self._sentence.setObjectName("kioskLeaveSentence")
        for label in (self._heading, self._sentence):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self._sentence, "muted")
        self.names = QListWidget(self)
        self.names.setObjectName("kioskNames")
        self.names.currentItemChanged.connect(self._chosen)
        self.entry = PinEntry(self)
        self.entry.setObjectName("kioskPin")
        self.entry.changed.connect(self._refresh)
        self.entry.entered.connect(self._enter)
        self.button = self._button("kioskEnd", "primary")
        self.button.clicked.connect(self._enter)
        self.back = self._button("kioskBack", "")
        self.back.clicked.connect(self.dismissed)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(AWAY_MS)
        self._away.timeout.connect(self.dismissed)
        self.entry.changed.connect(self._touched)
        self._lay_out()
        self._retranslate()
        self.hide()

    @property
    def sentence(self) -> str:
        """What stands over the fields."""
        return self._sentence.text()

    def ask_accounts(self, accounts: Sequence[Account], waits: dict[str, timedelta | None]) -> None:
        """Ask which of these accounts somebody has, and for its PIN.

        Of their names only as much is shown as tells them apart: visitors can read it, too.
        """
        self._asks, self._accounts, self._waits = "account", tuple(accounts), waits
        self.names.clear()
        for account, short in zip(accounts, shortened([one.name for one in accounts]), strict=True):
            item = QListWidgetItem(f"{short} ({role_name(account.role)})", self.names)
            item.setSizeHint(QSize(0, ROW))
        self.names.setFixedHeight(min(ROWS, max(1, len(accounts))) * (ROW + TIGHT) + GAP)
        self.names.setCurrentRow(0)
        self._begin()

    def ask_pin(self, wait: timedelta | None) -> None:
        """Ask for the kiosk's own PIN."""
        self._asks, self._accounts, self._waits = "pin", (), {"": wait}
        self._begin()

    def ask_passphrase(self) -> None:
        """Ask for the passphrase of a gallery that is locked."""
        self._asks, self._accounts, self._waits = "passphrase", (), {}
        self._begin()

    def say_closed(self) -> None:
        """Say that nothing typed here ends the kiosk now."""
        self._asks, self._accounts, self._waits = "nothing", (), {}
        self._begin()

    def show_error(self, sentence: str) -> None:
        """Say why that wasn't right."""
        self._set_busy(False)
        self.entry.say(sentence)
        self.entry.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_wait(self, wait: timedelta | None) -> None:
        """Say how long no try is taken."""
        self._set_busy(False)
        account = self._account()
        self._waits["" if account is None else account.id] = wait
        self.entry.show_wait(wait)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the card away with Esc; the kiosk stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait for nobody while hidden."""
        self._away.stop()
        self._set_busy(False)
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _begin(self) -> None:
        self._set_busy(False)
        self._retranslate()
        self.show()
        self._ask()
        self._touched()

    def _ask(self) -> None:
        account = self._account()
        has_pin = account.has_pin if account is not None else self._asks == "pin"
        wait = self._waits.get("" if account is None else account.id, timedelta(0))
        self.entry.begin(has_pin=has_pin, wait=wait)
        if self._asks == "passphrase":
            self.entry.field.setPlaceholderText(self.tr("Passphrase"))
            self.entry.field.setAccessibleName(self.tr("Passphrase"))
        self.entry.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()
        self.grown.emit()

    def _account(self) -> Account | None:
        row = self.names.currentRow()
        return self._accounts[row] if 0 <= row < len(self._accounts) else None

    @Slot()
    def _chosen(self) -> None:
        if self.isVisible():
            self._ask()
            self._touched()

    @Slot()
    def _enter(self) -> None:
        if not self.button.isEnabled():
            return
        typed = self.entry.text
        self._set_busy(True)
        if self._asks == "passphrase":
            self.passphrase_entered.emit(typed)
        else:
            account = self._account()
            self.tried.emit("" if account is None else account.name, typed)

    def _set_busy(self, busy: bool) -> None:
        self.entry.set_busy(busy)
        self.names.setEnabled(not busy)
        self._refresh()

    @Slot()
    def _touched(self) -> None:
        if self.isVisible():
            self._away.start()

    @Slot()
    def _refresh(self) -> None:
        self.names.setVisible(self._asks == "account")
        self.entry.setVisible(self._asks != "nothing")
        self.button.setVisible(self._asks != "nothing")
        is_busy = self.entry.field.isReadOnly()
        self.button.setEnabled(self.entry.is_ready and not is_busy)

    def _button(self, name: str, look: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        set_look(button, look)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(WIDE)
        column.addWidget(self._heading)
        column.addWidget(self._sentence)
        column.addWidget(self.names)
        column.addWidget(self.entry)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.back, 1)
        row.addWidget(self.button, 2)
        column.addLayout(row)

    def _retranslate(self) -> None:
        sentences = {
            "account": self.tr("For staff: choose who you are, then type your PIN."),
            "pin": self.tr("For staff: type the PIN that was chosen for the kiosk."),
            "passphrase": self.tr(
                "For staff: the gallery is locked, so nobody is recognised. Type its passphrase."
            ),
            "nothing": self.tr(
                "The gallery can't be opened, and no PIN was chosen for the kiosk. End the program "
                "from outside: the guide for the kiosk says how."
            ),
        }
        is_locked = self._asks == "passphrase"
        self._heading.setText(
            self.tr("Open the gallery") if is_locked else self.tr("End the kiosk")
        )
        self._sentence.setText(sentences[self._asks])
        self.setAccessibleName(self._heading.text())
        self.names.setAccessibleName(self.tr("Who are you?"))
        self.button.setText(self.tr("Open the gallery") if is_locked else self.tr("End the kiosk"))
        self.back.setText(self.tr("Back"))


def shortened(names: Sequence[str]) -> list[str]:
    """Return the first letters of each name, as many as tell it from the others."""
    found = []
    for name in names:
        others = [other for other in names if other != name]
        least = 2 if name.isascii() else 1
        alike = max((len(_same_start(name, other)) for other in others), default=0)
        length = max(least, alike + 1)
        found.append(name if length >= len(name) else f"{name[:length]}…")
    return found


def _same_start(one: str, other: str) -> str:
    pairs = itertools.takewhile(
        lambda pair: pair[0].casefold() == pair[1].casefold(), zip(one, other, strict=False)
    )
    return "".join(letter for letter, _ in pairs)
