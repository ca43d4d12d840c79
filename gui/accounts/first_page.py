"""What stands in the window while nobody has an account: what accounts are for, and the first."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.accounts.new_secret import NewSecret
from gui.accounts.page import Page
from gui.tokens import GAP


class FirstPage(Page):
    """Explains, and takes the first account."""

    first_wanted = Signal(str, str)
    """Name, PIN or password."""

    refused = Signal(str)
    """Sentence to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstAccountPage")
        self._heading = self.sentence("strong")
        self._about = self.sentence()
        self._next = self.sentence()
        self._begin = self.sentence("strong")
        self.name = QLineEdit(self)
        self.name.setObjectName("firstAccountName")
        self.name.setMaxLength(100)
        self.secret = NewSecret("firstAccount", self)
        self.add = self.button("addFirstAccount", "primary")
        self.name.textChanged.connect(self._refresh)
        self.name.returnPressed.connect(self.secret.setFocus)
        self.secret.changed.connect(self._refresh)
        self.secret.entered.connect(self._add)
        self.add.clicked.connect(self._add)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._about)
        self.column.addWidget(self._next)
        self.column.addSpacing(2 * GAP)
        self.column.addWidget(self._begin)
        self.column.addWidget(self.name)
        self.column.addWidget(self.secret)
        self.column.addWidget(self.add)
        self.column.addStretch(1)
        self.retranslate()
        self._refresh()

    def clear(self) -> None:
        """Forget what was typed."""
        self.name.clear()
        self.secret.clear()

    @Slot()
    def _add(self) -> None:
        if not self.add.isEnabled():
            return
        if not self.secret.is_same:
            self.refused.emit(self.tr("The two differ. Type the same twice."))
            return
        self.first_wanted.emit(self.name.text(), self.secret.text)

    @Slot()
    def _refresh(self) -> None:
        self.add.setEnabled(bool(self.name.text().strip()) and self.secret.is_filled)

    def retranslate(self) -> None:
        """See `Page.retranslate`."""
        self._heading.setText(self.tr("Nobody has to sign in"))
        self._about.setText(
            self.tr(
                "Whoever sits at this computer may do everything. That is right for a desk that "
                "one person uses."
            )
        )
        self._next.setText(
            self.tr(
                "With accounts, everybody signs in with a PIN, the log says who did what, and "
                "removing, exporting and settings are for supervisors. While nobody is signed in "
                "the picture and the verdict go on, and the list of people is hidden."
            )
        )
        self._begin.setText(self.tr("The first account is a supervisor's"))
        self.name.setPlaceholderText(self.tr("Your name"))
        self.name.setAccessibleName(self.tr("Your name"))
        self.add.setText(self.tr("Add the account and sign in"))
