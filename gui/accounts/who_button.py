"""Who is signed in, at the foot of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from core.people.accounts.rights import Actor
from gui.accounts.wording import role_name
from gui.icons import icon


class WhoButton(QToolButton):
    """Names who is signed in; its menu lets them change their PIN or sign out."""

    sign_in_wanted = Signal()
    sign_out_wanted = Signal()
    own_wanted = Signal()
    """See about the own account."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("whoButton")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIcon(icon("user"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._actor: Actor | None = None
        self._menu = QMenu(self)
        self._own = self._menu.addAction("")
        self._own.triggered.connect(self.own_wanted)
        self._leave = self._menu.addAction("")
        self._leave.triggered.connect(self.sign_out_wanted)
        self.clicked.connect(self._clicked)
        self.show_actor(None)

    def show_actor(self, actor: Actor | None) -> None:
        """Name who is signed in; None for nobody."""
        self._actor = actor
        self.setMenu(self._menu if actor is not None else None)  # type: ignore[arg-type]  # none takes it away
        self.setPopupMode(
            QToolButton.ToolButtonPopupMode.DelayedPopup
            if actor is None
            else QToolButton.ToolButtonPopupMode.InstantPopup
        )
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _clicked(self) -> None:
        if self._actor is None:
            self.sign_in_wanted.emit()

    def _retranslate(self) -> None:
        if self._actor is None:
            words = self.tr("Nobody is signed in")
        else:
            words = self.tr("{name}, {role}").format(
                name=self._actor.name, role=role_name(self._actor.role)
            )
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(
            self.tr("Sign in (Ctrl+Shift+S)") if self._actor is None else self.tr("Your account")
        )
        self._own.setText(self.tr("Your account…"))
        self._leave.setText(self.tr("Sign out"))
