"""The window of accounts: the first one, all of them, the own one, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.people.accounts.rights import Right
from core.people.accounts.values import SignInState
from gui.accounts.first_page import FirstPage
from gui.accounts.own_page import OwnPage
from gui.accounts.recovery_page import RecoveryPage
from gui.accounts.staff_page import StaffPage
from gui.language import say_error
from gui.message_bar import MessageBar
from gui.theme import set_look
from gui.tokens import GAP, PAGE, WIDE
from gui.window_height import fit_height

WIDTH, HEIGHT = 720, 560
MINUTES = (1, 2, 5, 10, 15, 30, 60)
"""After how long without a touch somebody may be signed out."""


class AccountsDialog(QDialog):
    """Shows what who is signed in may see of the accounts."""

    sign_out_after_wanted = Signal(object)
    """Minutes, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accountsDialog")
        self.setMinimumSize(WIDTH, HEIGHT)
        self._state = SignInState()
        self._code = ""
        self.error_bar = MessageBar("banner-danger", self)
        self._about_code = QLabel(self)
        self._about_code.setWordWrap(True)
        self._about_code.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self._about_code, "warn")
        self.code = QLineEdit(self)
        self.code.setObjectName("newRecoveryCode")
        self.code.setReadOnly(True)
        self.first = FirstPage(self)
        self.staff = StaffPage(self)
        self.own = OwnPage(self)
        self.recovery = RecoveryPage(self)
        for page in (self.first, self.staff, self.own):
            page.refused.connect(self.show_error)
        self._tabs = QTabWidget(self)
        self._tabs.setObjectName("accountsTabs")
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.addTab(_padded(self.staff), "")
        self._tabs.addTab(_padded(self.own), "")
        self._stack = QStackedWidget(self)
        for widget in (self.first, self._tabs, self.recovery):
            self._stack.addWidget(widget)
        self._idle = QLabel(self)
        self.sign_out_after = QComboBox(self)
        self.sign_out_after.setObjectName("signOutAfter")
        self._idle.setBuddy(self.sign_out_after)
        for minutes in (None, *MINUTES):
            self.sign_out_after.addItem("", minutes)
        self.sign_out_after.activated.connect(self._sign_out_after_chosen)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setObjectName("accountsClose")
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._retranslate()
        self.show_state(self._state)

    def show_state(self, state: SignInState) -> None:
        """Show the accounts as far as who is signed in may see them."""
        self._state = state
        self.error_bar.clear()
        may_manage = Right.ACCOUNTS in state.rights
        if not state.is_wanted:
            self._stack.setCurrentWidget(self.first)
        elif state.actor is None:
            self.recovery.show_trouble("" if state.trouble is None else say_error(state.trouble))
            self._stack.setCurrentWidget(self.recovery)
        else:
            self._stack.setCurrentWidget(self._tabs)
            self._tabs.setTabVisible(0, may_manage)
            self._tabs.tabBar().setVisible(may_manage)
            if may_manage:
                self.staff.show_state(state)
            self.own.show_actor(state.actor)
        self._idle.setVisible(state.is_wanted and may_manage)
        self.sign_out_after.setVisible(state.is_wanted and may_manage)
        if state.actor is None:
            self._code = ""
        self._show_code()

    def show_sign_out_after(self, minutes: int | None) -> None:
        """Show after how many minutes somebody is signed out."""
        with QSignalBlocker(self.sign_out_after):
            self.sign_out_after.setCurrentIndex(max(0, self.sign_out_after.findData(minutes)))

    def show_code(self, code: str) -> None:
        """Show a new recovery code until the window is closed."""
        self._code = code
        self._show_code()
        if code:
            self.code.selectAll()
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def show_error(self, sentence: str) -> None:
        """Say what could not be done."""
        self.error_bar.show_message(sentence)
        fit_height(self)

    def begin(self) -> None:
        """Put the cursor where something is to be typed first."""
        page = self._stack.currentWidget()
        if page is self.first:
            field: QWidget = self.first.name
        elif page is self.recovery:
            field = self.recovery.code
        else:
            field = self.staff.list if self.staff.isVisible() else self.own.old
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was typed."""
        for page in (self.first, self.staff, self.own, self.recovery):
            page.clear()

    def done(self, result: int) -> None:
        """Forget what must not be read later."""
        self._code = ""
        self._show_code()
        self.clear()
        self.error_bar.clear()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """Appear in the size that the sentences need."""
        super().showEvent(event)
        fit_height(self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.show_state(self._state)
        super().changeEvent(event)

    @Slot()
    def _sign_out_after_chosen(self) -> None:
        self.sign_out_after_wanted.emit(self.sign_out_after.currentData())

    def _show_code(self) -> None:
        self.code.setText(self._code)
        for widget in (self.code, self._about_code):
            widget.setVisible(bool(self._code))
        fit_height(self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(self.error_bar)
        column.addWidget(self._about_code)
        column.addWidget(self.code)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self._idle)
        foot.addWidget(self.sign_out_after)
        foot.addStretch(1)
        foot.addWidget(self._buttons)
        column.addSpacing(GAP)
        column.addLayout(foot)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Accounts"))
        self._about_code.setText(
            self.tr(
                "This recovery code is shown only once: print it or write it down, and lock it "
                "away. It is the way back if no supervisor can sign in any more, and it opens the "
                "gallery if its key is lost."
            )
        )
        self.code.setAccessibleName(self.tr("Recovery code"))
        self._tabs.setTabText(0, self.tr("Everybody"))
        self._tabs.setTabText(1, self.tr("Your account"))
        self._tabs.setAccessibleName(self.tr("Accounts"))
        self._idle.setText(self.tr("Sign out when nobody touches the program:"))
        self.sign_out_after.setAccessibleName(self.tr("When somebody is signed out"))
        for row in range(self.sign_out_after.count()):
            minutes = self.sign_out_after.itemData(row)
            self.sign_out_after.setItemText(
                row,
                self.tr("Never by itself")
                if minutes is None
                else self.tr("After %n minutes", "", minutes),
            )
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())  # some systems put one there that doesn't follow the theme


def _padded(page: QWidget) -> QWidget:
    """Return a page with room between it and its tabs."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, WIDE, 0, 0)
    column.addWidget(page)
    return place
