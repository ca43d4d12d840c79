"""A supervisor allows somebody else one step, and says why."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.people.accounts.rights import Right, Role
from core.people.accounts.values import SignInState
from gui.accounts.pin_entry import PinEntry
from gui.accounts.wording import right_words
from gui.theme import set_look
from gui.tokens import GAP, PAGE, WIDE
from gui.window_height import fit_height

WIDTH = 440


class OverrideDialog(QDialog):
    """Asks for a supervisor, their PIN, and the reason."""

    allow_wanted = Signal(str, str, str)
    """Name, what was typed as PIN, reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overrideDialog")
        self.setMinimumWidth(WIDTH)
        self._right = Right.OVERRIDE
        self._state = SignInState()
        self._step = QLabel(self)
        self._step.setObjectName("overrideStep")
        set_look(self._step, "strong")
        self._about = QLabel(self)
        set_look(self._about, "muted")
        for label in (self._step, self._about):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._labels = [QLabel(self) for _ in range(3)]
        self.reason = QLineEdit(self)
        self.reason.setObjectName("overrideReason")
        self.reason.setMaxLength(200)
        self.reason.textChanged.connect(self._refresh)
        self.reason.returnPressed.connect(self._to_pin)
        self.supervisor = QComboBox(self)
        self.supervisor.setObjectName("overrideSupervisor")
        self.supervisor.currentIndexChanged.connect(self._begin)
        self.entry = PinEntry(self)
        self.entry.changed.connect(self._refresh)
        self.entry.entered.connect(self._enter)
        self.button = QPushButton(self)
        self.button.setObjectName("overrideAllow")
        set_look(self.button, "primary")
        self.button.clicked.connect(self._enter)
        self.cancel = QPushButton(self)
        self.cancel.setObjectName("overrideCancel")
        self.cancel.clicked.connect(self.reject)
        for button in (self.button, self.cancel):
            button.setAutoDefault(False)
        for label, widget in zip(
            self._labels, (self.reason, self.supervisor, self.entry), strict=True
        ):
            label.setBuddy(widget)
        self._lay_out()
        self._retranslate()

    def ask(self, right: Right, state: SignInState) -> None:
        """Ask anew for a step."""
        self._right, self._state = right, state
        self.supervisor.clear()
        for account in state.accounts:
            if account.role is Role.SUPERVISOR:
                self.supervisor.addItem(account.name, account.id)
        self.reason.clear()
        self._begin()
        self._retranslate()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, sentence: str) -> None:
        """Say why that wasn't right."""
        self._set_busy(False)
        self.entry.say(sentence)
        self._to_pin()
        fit_height(self)

    def show_wait(self, wait: timedelta | None) -> None:
        """Say how long no try is taken."""
        self._set_busy(False)
        self.entry.show_wait(wait)
        fit_height(self)

    def done(self, result: int) -> None:
        """Forget what was typed."""
        self._set_busy(False)
        self.entry.say("")
        self.reason.clear()
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
    def _begin(self) -> None:
        chosen = self.supervisor.currentData()
        account = next((one for one in self._state.accounts if one.id == chosen), None)
        if account is not None:
            wait = self._state.waits.get(account.id, timedelta(0))
            self.entry.begin(has_pin=account.has_pin, wait=wait)
        self._refresh()

    @Slot()
    def _to_pin(self) -> None:
        self.entry.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _enter(self) -> None:
        if not self.reason.text().strip():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.button.isEnabled():
            self._set_busy(True)
            name = self.supervisor.currentText()
            self.allow_wanted.emit(name, self.entry.text, self.reason.text())

    def _set_busy(self, busy: bool) -> None:
        self.entry.set_busy(busy)
        for widget in (self.reason, self.supervisor):
            widget.setEnabled(not busy)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        is_busy = self.entry.field.isReadOnly()
        has_reason = bool(self.reason.text().strip())
        self.button.setEnabled(self.entry.is_ready and has_reason and not is_busy)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(self._step)
        column.addWidget(self._about)
        column.addSpacing(GAP)
        for label, widget in zip(
            self._labels, (self.reason, self.supervisor, self.entry), strict=True
        ):
            column.addWidget(label)
            column.addWidget(widget)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.button)
        column.addSpacing(GAP)
        column.addLayout(foot)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Ask a supervisor"))
        self._step.setText(right_words(self._right))
        self._about.setText(
            self.tr(
                "A supervisor can allow this once. You stay signed in; who allowed it and why is "
                "written into the log."
            )
        )
        words = (self.tr("Reason"), self.tr("Supervisor"), self.tr("PIN or password"))
        for label, text in zip(self._labels, words, strict=True):
            label.setText(text)
        self.reason.setPlaceholderText(self.tr("In a few words, without names of people"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.supervisor.setAccessibleName(self.tr("Supervisor"))
        self.button.setText(self.tr("Allow once"))
        self.cancel.setText(self.tr("Cancel"))
