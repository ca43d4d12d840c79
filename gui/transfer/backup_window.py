"""The window of the backups: making, listing, checking and restoring them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.message_bar import MessageBar
from gui.theme import set_look
from gui.tokens import GAP, PAGE, WIDE
from gui.transfer.backup_plan import PlanRow
from gui.transfer.backup_values import BackupLine, BackupPlan, RestoreOffer, said
from gui.transfer.passphrase_fields import PassphraseFields, secret_field
from gui.transfer.progress_row import ProgressRow
from gui.transfer.restore_question import RestoreQuestion

FIRST_SIZE = (720, 760)
LEAST_SIZE = (600, 480)
_FILE = Qt.ItemDataRole.UserRole


class BackupWindow(QDialog):
    """Shows the backups there are, and says what a person wants done."""

    make_wanted = Signal(object, object)
    """Path of the file, and the passphrase that opens it anywhere (None for none)."""

    plan_wanted = Signal(object)
    """`BackupPlan`."""

    verify_wanted = Signal(object, object)
    """Path of a backup, and its passphrase or None; `show_done` or `show_error` answers."""

    restore_wanted = Signal(object, object)
    """Path and passphrase: read it; `show_offer` answers."""

    restore_confirmed = Signal(object, bool)
    """Path, and whether people who were removed since come back."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backupWindow")
        self.setSizeGripEnabled(True)
        self.setMinimumSize(*LEAST_SIZE)
        room = self.screen().availableSize() - QSize(0, WIDE * 4)
        self.resize(QSize(*FIRST_SIZE).boundedTo(room))
        self._asked: tuple[Path, str] | None = None
        self._latest: BackupLine | None = None
        self._own_passphrase = False
        self._folder = Path()
        self.error_bar = MessageBar("banner-danger", self)
        self.done_bar = MessageBar("card", self)
        self._headings = [QLabel(self) for _ in range(3)]
        for heading in self._headings:
            set_look(heading, "strong")
        self.state = QLabel(self)
        self.state.setObjectName("backupState")
        self.state.setWordWrap(True)
        self.anywhere = QCheckBox(self)
        self.anywhere.setObjectName("backupAnywhere")
        self.anywhere.toggled.connect(self._refresh)
        self.fields = PassphraseFields(self)
        self.fields.changed.connect(self._refresh)
        self.make_button = self._button("makeBackup", self._ask_target)
        set_look(self.make_button, "primary")
        self.plan = PlanRow(self)
        self.plan.changed.connect(self.plan_wanted)
        self.list = QTreeWidget(self)
        self.list.setObjectName("backupList")
        self.list.setRootIsDecorated(False)
        self.list.setColumnCount(4)
        self.list.setMinimumHeight(110)
        self.list.itemSelectionChanged.connect(self._refresh)
        self.verify_button = self._button("verifyBackup", self._verify)
        self.restore_button = self._button("restoreBackup", self._restore)
        self.other_button = self._button("restoreOther", self._ask_other)
        self.passphrase = secret_field(self, "backupPassphrase")
        self.passphrase.returnPressed.connect(self._passphrase_typed)
        self.open_button = self._button("openBackup", self._passphrase_typed)
        self.question = RestoreQuestion(self)
        self.question.answered.connect(self._answered)
        self.progress = ProgressRow(self)
        self.progress.cancel_wanted.connect(self.cancel_wanted)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setObjectName("closeWindow")
        close.setAutoDefault(False)
        close.setIcon(QIcon())
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._retranslate()

    def show_backups(self, backups: Sequence[BackupLine]) -> None:
        """List the backups of the folder, the newest first."""
        self._latest = backups[0] if backups else None
        self.list.clear()
        for one in backups:
            where = self.tr("any computer") if one.opens_anywhere else self.tr("this computer")
            made = said(one.made)
            who = self.tr("the program") if one.automatic else self.tr("a person")
            item = QTreeWidgetItem(self.list, [made, str(one.people), where, who])
            item.setData(0, _FILE, str(one.file))
            item.setToolTip(0, one.file.name)
        for column in range(4):
            self.list.resizeColumnToContents(column)
        self._refresh()

    def show_plan(self, plan: BackupPlan, *, own_passphrase: bool, warning: str = "") -> None:
        """Show where and how often the program backs up, and what came of the last time.

        Parameters
        ----------
        own_passphrase
            Whether the gallery has a passphrase, which then opens its backups, too.
        warning
            Why the last backup was not made; empty where all is well.
        """
        self._folder, self._own_passphrase = plan.folder, own_passphrase
        self.plan.show_plan(plan, warning)
        self._refresh()

    def begin(self, words: str, *, can_cancel: bool = True) -> None:
        """Show that something goes on."""
        for bar in (self.error_bar, self.done_bar):
            bar.clear()
        self._asked = None
        self.question.hide()
        self.progress.begin(words, can_cancel=can_cancel)
        self._refresh()

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self.progress.end()
        self.fields.clear()
        self.passphrase.clear()
        if sentence:
            self.done_bar.show_message(sentence)
        self._refresh()

    def show_error(self, sentence: str) -> None:
        """Say what could not be done; nothing where it was ended on purpose."""
        self.progress.end()
        if sentence:
            self.error_bar.show_message(sentence)
        self._refresh()

    def ask_passphrase(self, file: Path, sentence: str, purpose: str) -> None:
        """Ask for the passphrase of a backup, for `verify` or `restore`."""
        self.progress.end()
        self._asked = (file, purpose)
        self.done_bar.clear()
        self.error_bar.show_message(sentence)
        self._refresh()
        self.passphrase.selectAll()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_offer(self, offer: RestoreOffer) -> None:
        """Ask whether a backup that was read is to be restored."""
        self.progress.end()
        self.question.ask(offer)
        self._refresh()

    def done(self, result: int) -> None:
        """End what goes on, and forget what was typed."""
        if not self.progress.isHidden():
            self.cancel_wanted.emit()
        self._asked = None
        self.question.hide()
        for field in (self.fields, self.passphrase):
            field.clear()
        self._refresh()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _ask_target(self) -> None:
        from core.people.transfer.backup import file_name

        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Back up the gallery"),
            str(self._folder / file_name(datetime.now(UTC))),
            self.tr("Backups") + " (*.fdbackup)",
        )
        if name:
            file = Path(name)
            file = file if file.suffix else file.with_suffix(".fdbackup")
            typed = self.fields.passphrase if self.anywhere.isChecked() else ""
            self.make_wanted.emit(file, typed or None)

    @Slot()
    def _ask_other(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Restore a backup"),
            str(self._folder),
            self.tr("Backups") + " (*.fdbackup)",
        )
        if name:
            self.restore_wanted.emit(Path(name), None)

    def _chosen(self) -> Path | None:
        items = self.list.selectedItems()
        return Path(items[0].data(0, _FILE)) if items else None

    @Slot()
    def _verify(self) -> None:
        if (file := self._chosen()) is not None:
            self.verify_wanted.emit(file, None)

    @Slot()
    def _restore(self) -> None:
        if (file := self._chosen()) is not None:
            self.restore_wanted.emit(file, None)

    @Slot()
    def _passphrase_typed(self) -> None:
        if self._asked is None or not self.passphrase.text():
            return
        (file, purpose), typed = self._asked, self.passphrase.text()
        wanted = self.verify_wanted if purpose == "verify" else self.restore_wanted
        wanted.emit(file, typed)

    @Slot(object, bool)
    def _answered(self, file: Path | None, brings_back: bool) -> None:
        self.question.hide()
        self._refresh()
        if file is not None:
            self.restore_confirmed.emit(file, brings_back)

    def _button(self, name: str, deed: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(deed)
        return button

    def _lay_out(self) -> None:
        content = QWidget(self)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, GAP, 0)
        inside.setSpacing(GAP)
        for widget in (self._headings[0], self.state):
            inside.addWidget(widget)
        self._row(inside, self.anywhere)
        inside.addWidget(self.fields)
        self._row(inside, self.make_button)
        inside.addSpacing(WIDE)
        inside.addWidget(self._headings[1])
        inside.addWidget(self.plan)
        inside.addSpacing(WIDE)
        inside.addWidget(self._headings[2])
        inside.addWidget(self.list, 1)
        self._row(inside, self.verify_button, self.restore_button, self.other_button)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(self.error_bar)
        column.addWidget(self.done_bar)
        column.addWidget(scroll, 1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.open_button)
        column.addLayout(row)
        column.addWidget(self.question)
        column.addWidget(self.progress)
        column.addWidget(self._buttons)

    @staticmethod
    def _row(column: QVBoxLayout, *widgets: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)

    @Slot()
    def _refresh(self) -> None:
        is_idle = self.progress.isHidden() and self.question.isHidden()
        self.state.setText(self._said_state())
        self.anywhere.setVisible(not self._own_passphrase)
        wants = self.anywhere.isChecked() and not self._own_passphrase
        self.fields.setVisible(wants)
        self.make_button.setEnabled(is_idle and (not wants or bool(self.fields.passphrase)))
        has_chosen = self._chosen() is not None
        for button in (self.verify_button, self.restore_button):
            button.setEnabled(is_idle and has_chosen)
        self.other_button.setEnabled(is_idle)
        self.plan.setEnabled(is_idle)
        for widget in (self.passphrase, self.open_button):
            widget.setVisible(self._asked is not None)

    def _said_state(self) -> str:
        if self._latest is None:
            return self.tr("There is no backup in the folder yet.")
        return self.tr("The latest backup is of {moment}.").format(moment=said(self._latest.made))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Back up and restore"))
        for heading, words in zip(
            self._headings,
            (self.tr("Back up now"), self.tr("By itself"), self.tr("Backups")),
            strict=True,
        ):
            heading.setText(words)
        self.anywhere.setText(
            self.tr("It shall open on any computer, with a passphrase of its own")
        )
        self.make_button.setText(self.tr("Back up now…"))
        self.verify_button.setText(self.tr("Check it"))
        self.restore_button.setText(self.tr("Restore it…"))
        self.other_button.setText(self.tr("Restore another file…"))
        self.passphrase.setPlaceholderText(self.tr("Passphrase of the backup"))
        self.passphrase.setAccessibleName(self.tr("Passphrase of the backup"))
        self.open_button.setText(self.tr("Open"))
        self.list.setAccessibleName(self.tr("Backups in the folder"))
        headings = (self.tr("Made"), self.tr("People"), self.tr("Opens on"), self.tr("Made by"))
        self.list.setHeaderLabels(headings)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        self._refresh()
