"""The own account: what it may do, and its PIN."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from core.people.accounts.rights import Actor
from gui.accounts.new_secret import NewSecret
from gui.accounts.page import Page
from gui.accounts.pin_entry import secret_field
from gui.accounts.wording import role_meaning, role_name
from gui.tokens import GAP


class OwnPage(Page):
    """Shows who is signed in, and takes another PIN of theirs."""

    change_wanted = Signal(str, str)
    """Old and new PIN or password."""

    refused = Signal(str)
    """Sentence to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ownAccountPage")
        self._actor: Actor | None = None
        self._who = self.sentence("strong")
        self._may = self.sentence()
        self._heading = self.sentence("strong")
        self.old = secret_field(self, "oldSecret")
        self.new = NewSecret("ownSecret", self)
        self.change = self.button("changeOwnSecret", "primary")
        self._done = self.sentence("known")
        self._done.hide()
        self.old.textChanged.connect(self._refresh)
        self.old.returnPressed.connect(self.new.setFocus)
        self.new.changed.connect(self._refresh)
        self.new.entered.connect(self._change)
        self.change.clicked.connect(self._change)
        self.column.addWidget(self._who)
        self.column.addWidget(self._may)
        self.column.addSpacing(2 * GAP)
        for widget in (self._heading, self.old, self.new, self.change, self._done):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.retranslate()
        self._refresh()

    def show_actor(self, actor: Actor) -> None:
        """Show who is signed in."""
        self._actor = actor
        self.retranslate()

    def show_changed(self) -> None:
        """Say that the new PIN is the one that counts."""
        self.clear()
        self._done.show()

    def clear(self) -> None:
        """Forget what was typed."""
        self.old.clear()
        self.new.clear()
        self._done.hide()

    @Slot()
    def _change(self) -> None:
        if not self.change.isEnabled():
            return
        if not self.new.is_same:
            self.refused.emit(self.tr("The two differ. Type the same twice."))
            return
        self.change_wanted.emit(self.old.text(), self.new.text)

    @Slot()
    def _refresh(self) -> None:
        self.change.setEnabled(bool(self.old.text()) and self.new.is_filled)
        if self.old.text():
            self._done.hide()

    def retranslate(self) -> None:
        """See `Page.retranslate`."""
        if self._actor is not None:
            self._who.setText(
                self.tr("{name}, {role}").format(
                    name=self._actor.name, role=role_name(self._actor.role)
                )
            )
            self._may.setText(role_meaning(self._actor.role))
        self._heading.setText(self.tr("Change your PIN or password"))
        self.old.setPlaceholderText(self.tr("Present PIN or password"))
        self.old.setAccessibleName(self.tr("Present PIN or password"))
        self.change.setText(self.tr("Change it"))
        self._done.setText(self.tr("Changed. Sign in with the new one from now on."))
