"""What stands in place of the gallery while nobody is signed in who may see it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from core.people.accounts.values import SignInState
from gui.gallery.empty_state import EmptyState
from gui.language import say_error


class Cover(EmptyState):
    """A page of the panel beside the picture; while it is shown no other page comes up."""

    sign_in_wanted = Signal()

    def __init__(self, panel: QStackedWidget) -> None:
        super().__init__("key-round", panel)
        self.setObjectName("galleryCover")
        self._panel = panel
        self._is_down = False
        self._state: SignInState | None = None
        panel.addWidget(self)
        panel.currentChanged.connect(self._page_changed)
        self.acted.connect(self.sign_in_wanted)

    def show_nothing(self) -> None:
        """Cover the gallery until it is known who may see it."""
        self._state = None
        self._cover()

    def show_state(self, state: SignInState) -> None:
        """Cover the gallery and say why."""
        self._state = state
        self._cover()

    def lift(self) -> None:
        """Let the gallery be seen."""
        self._is_down = False
        if self._panel.currentWidget() is self:
            self._panel.setCurrentIndex(0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _cover(self) -> None:
        self._is_down = True
        self._retranslate()
        self._panel.setCurrentWidget(self)

    @Slot()
    def _page_changed(self) -> None:
        if self._is_down and self._panel.currentWidget() is not self:
            self._panel.setCurrentWidget(self)

    def _retranslate(self) -> None:
        state = self._state
        if state is None:
            self.set_words("", "", "")
        elif state.trouble is not None:
            self.set_words(
                self.tr("Nobody can sign in"), say_error(state.trouble), self.tr("Set them back…")
            )
        elif state.actor is None:
            self.set_words(
                self.tr("Nobody is signed in"),
                self.tr("The picture and the verdict go on. Sign in to see who is enrolled."),
                self.tr("Sign in"),
            )
        else:
            self.set_words(
                state.actor.name,
                self.tr("This account doesn't show who is enrolled."),
                self.tr("Sign out"),
            )
