"""The way back when nobody can sign in: the recovery code of the gallery."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.accounts.page import Page
from gui.theme import set_look
from gui.tokens import GAP


class RecoveryPage(Page):
    """Says what to do about a forgotten PIN, and takes the recovery code."""

    reset_wanted = Signal(str)
    """The code as it was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recoveryPage")
        self._trouble = self.sentence("danger")
        self._heading = self.sentence("strong")
        self._ask = self.sentence()
        self._code_heading = self.sentence("strong")
        self._about_code = self.sentence()
        self.code = QLineEdit(self)
        self.code.setObjectName("accountsRecoveryCode")
        self.code.textChanged.connect(self._refresh)
        self.code.returnPressed.connect(self._reset)
        self.reset = self.button("resetAccounts")
        self.reset.clicked.connect(self._reset)
        for label in (self._trouble, self._heading, self._ask):
            self.column.addWidget(label)
        self.column.addSpacing(2 * GAP)
        for widget in (self._code_heading, self._about_code, self.code, self.reset):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.retranslate()
        self.show_trouble("")
        self._refresh()

    def show_trouble(self, sentence: str) -> None:
        """Say why nobody can sign in; empty where somebody only forgot their PIN."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        for widget in (self._heading, self._ask):
            widget.setVisible(not sentence)

    def clear(self) -> None:
        """Forget what was typed."""
        self.code.clear()

    @Slot()
    def _reset(self) -> None:
        if self.reset.isEnabled():
            self.reset_wanted.emit(self.code.text())

    @Slot()
    def _refresh(self) -> None:
        is_typed = bool(self.code.text().strip())
        self.reset.setEnabled(is_typed)
        set_look(self.reset, "danger" if is_typed else "")

    def retranslate(self) -> None:
        """See `Page.retranslate`."""
        self._heading.setText(self.tr("Forgot your PIN or password?"))
        self._ask.setText(
            self.tr(
                "Ask a supervisor: in this window, signed in, they can set a new one for you. "
                "Nothing else changes."
            )
        )
        self._code_heading.setText(self.tr("If no supervisor can sign in"))
        self._about_code.setText(
            self.tr(
                "The recovery code of the gallery, which was shown when the first account was "
                "made, takes all accounts away. The people stay. Then add a supervisor again. The "
                "log tells of it."
            )
        )
        self.code.setPlaceholderText(self.tr("Recovery code"))
        self.code.setAccessibleName(self.tr("Recovery code"))
        self.reset.setText(self.tr("Take all accounts away"))
