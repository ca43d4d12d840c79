"""All accounts, for supervisors: add, change, remove."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from core.people.accounts.rights import Role
from core.people.accounts.values import Account, SignInState
from gui.accounts.new_secret import NewSecret
from gui.accounts.page import Page
from gui.accounts.wording import role_meaning, role_name
from gui.tokens import GAP, PAGE
from gui.window_height import fit_height

_ROW = 52
_ID = Qt.ItemDataRole.UserRole


class StaffPage(Page):
    """A list of the accounts, and beside it the one that is chosen, or a new one."""

    add_wanted = Signal(str, object, str)
    """Name, `Role`, PIN or password."""

    role_wanted = Signal(str, object)
    """Name, `Role`."""

    secret_wanted = Signal(str, str)
    """Name, new PIN or password."""

    remove_wanted = Signal(str)
    """Name."""

    remove_all_wanted = Signal()
    refused = Signal(str)
    """Sentence to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("staffPage")
        self._state = SignInState()
        self.list = QListWidget(self)
        self.list.setObjectName("accountList")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentItemChanged.connect(self._chosen)
        self.new = self.button("newAccount")
        self.new.clicked.connect(self.begin_new)
        self.remove_all = self.button("removeAllAccounts", "quiet")
        self.remove_all.clicked.connect(self._remove_all)
        self._heading = self.sentence("strong")
        self.name = QLineEdit(self)
        self.name.setObjectName("accountName")
        self.name.setMaxLength(100)
        self.name.textChanged.connect(self._refresh)
        self.role = QComboBox(self)
        self.role.setObjectName("accountRole")
        for role in Role:
            self.role.addItem("", role)
        self.role.activated.connect(self._role_chosen)
        self._meaning = self.sentence()
        self.secret = NewSecret("accountSecret", self)
        self.secret.changed.connect(self._refresh)
        self.secret.entered.connect(self._set)
        self.set = self.button("setAccount", "primary")
        self.set.clicked.connect(self._set)
        self.remove = self.button("removeAccount")
        self.remove.clicked.connect(self._remove)
        self._since = self.sentence("caption")
        self._is_set = self.sentence("known")
        self._lay_out()
        self.retranslate()

    def show_state(self, state: SignInState) -> None:
        """Show the accounts; the one that was chosen stays chosen."""
        if (state.accounts, state.waits) == (self._state.accounts, self._state.waits):
            return  # what is being typed stays
        chosen = self._account()
        self._state = state
        with QSignalBlocker(self.list):
            self.list.clear()
            for row, account in enumerate(state.accounts):
                item = QListWidgetItem(self._row(account), self.list)
                item.setData(_ID, account.id)
                item.setSizeHint(QSize(0, _ROW))
                if chosen is not None and account.id == chosen.id:
                    self.list.setCurrentRow(row)
        self._chosen()

    def choose(self, name: str) -> None:
        """Choose the account with this name."""
        for row, account in enumerate(self._state.accounts):
            if account.name == name:
                self.list.setCurrentRow(row)

    @Slot()
    def begin_new(self) -> None:
        """Let a new account be entered."""
        self.list.setCurrentRow(-1)
        self._chosen()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was typed."""
        self.name.clear()
        self.secret.clear()
        self._is_set.hide()

    def take_role_back(self) -> None:
        """Show the role that the account still has, after another was refused."""
        account = self._account()
        if account is not None:
            self.role.setCurrentIndex(self.role.findData(account.role))
            self._meaning.setText(role_meaning(account.role))

    def show_set(self) -> None:
        """Say that the new PIN is the one that counts."""
        self.secret.clear()
        self._is_set.show()

    def _account(self) -> Account | None:
        row = self.list.currentRow()
        chosen = self.list.item(row).data(_ID) if row >= 0 else None
        return next((one for one in self._state.accounts if one.id == chosen), None)

    @Slot()
    def _chosen(self) -> None:
        self.clear()
        account = self._account()
        self.role.setCurrentIndex(
            self.role.findData(Role.OPERATOR if account is None else account.role)
        )
        self.retranslate()
        fit_height(self.window())

    @Slot()
    def _role_chosen(self) -> None:
        account = self._account()
        role = self.role.currentData()
        self._meaning.setText(role_meaning(role))
        if account is not None and account.role is not role:
            self.role_wanted.emit(account.name, role)

    @Slot()
    def _set(self) -> None:
        if not self.set.isEnabled():
            return
        if not self.secret.is_same:
            self.refused.emit(self.tr("The two differ. Type the same twice."))
            return
        account = self._account()
        if account is None:
            self.add_wanted.emit(self.name.text(), self.role.currentData(), self.secret.text)
        else:
            self.secret_wanted.emit(account.name, self.secret.text)

    @Slot()
    def _remove(self) -> None:
        account = self._account()
        if account is None:
            return
        question = self.tr("Remove the account of {name}?").format(name=account.name)
        if self._agreed(question, self.tr("Remove")):
            self.remove_wanted.emit(account.name)

    @Slot()
    def _remove_all(self) -> None:
        question = self.tr(
            "Remove all accounts? Nobody has to sign in then, and whoever sits at this computer "
            "may do everything."
        )
        if self._agreed(question, self.tr("Remove all accounts")):
            self.remove_all_wanted.emit()

    def _agreed(self, question: str, deed: str) -> bool:
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.window().windowTitle(), question)
        box.setParent(self, box.windowFlags())
        box.setObjectName("accountsQuestion")
        do = box.addButton(deed, QMessageBox.ButtonRole.DestructiveRole)
        leave = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(leave)
        box.setEscapeButton(leave)
        box.exec()
        agreed = box.clickedButton() is do
        box.deleteLater()
        return agreed

    @Slot()
    def _refresh(self) -> None:
        named = self._account() is not None or bool(self.name.text().strip())
        self.set.setEnabled(named and self.secret.is_filled)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.list, 1)
        left.addWidget(self.new)
        left.addWidget(self.remove_all)
        right.setSpacing(GAP)
        for widget in (self._heading, self._since, self.name, self.role, self._meaning):
            right.addWidget(widget)
        right.addSpacing(GAP)
        right.addWidget(self.secret)
        right.addWidget(self.set)
        right.addWidget(self._is_set)
        right.addStretch(1)
        right.addWidget(self.remove)
        both = QHBoxLayout()
        both.setSpacing(PAGE)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        self.column.addLayout(both, 1)

    def _row(self, account: Account) -> str:
        role = role_name(account.role)
        if account.id in self._state.waits:
            role = self.tr("{role}, locked after wrong tries").format(role=role)
        return f"{account.name}\n{role}"

    def retranslate(self) -> None:
        """See `Page.retranslate`."""
        account = self._account()
        is_new = account is None
        for row, one in enumerate(self._state.accounts):
            self.list.item(row).setText(self._row(one))
        self.list.setAccessibleName(self.tr("Accounts"))
        self._heading.setText(self.tr("New account") if account is None else account.name)
        if account is not None:
            changed = account.changed.astimezone()
            date = QDate(changed.year, changed.month, changed.day)
            day = QLocale().toString(date, QLocale.FormatType.ShortFormat)
            self._since.setText(self.tr("Last changed on {day}").format(day=day))
        self._since.setVisible(not is_new)
        self.name.setVisible(is_new)
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Name"))
        self.role.setAccessibleName(self.tr("Role"))
        for place, role in enumerate(Role):
            self.role.setItemText(place, role_name(role))
        self._meaning.setText(role_meaning(self.role.currentData()))
        self.new.setText(self.tr("Add somebody"))
        self.set.setText(self.tr("Add") if is_new else self.tr("Set the new PIN"))
        self._is_set.setText(self.tr("The new one is set. Tell it to nobody but its owner."))
        self.remove.setText(self.tr("Remove this account"))
        self.remove.setVisible(not is_new)
        self.remove_all.setText(self.tr("Remove all accounts"))
        self._refresh()
