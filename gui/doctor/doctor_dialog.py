"""The page of the doctor: every check as it is done, and what can be done with the result."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.doctor import report
from core.doctor.bundle import Bundle
from core.doctor.check import Check, Subject
from core.wording import PlainError
from gui.doctor.check_list import CheckList
from gui.doctor.report_view import ReportView
from gui.doctor.summary_bar import SummaryBar
from gui.doctor.wording import say_sentence
from gui.icons import icon
from gui.language import say_error
from gui.message_bar import MessageBar
from gui.models.labels import breakable
from gui.tokens import GAP, ICON, PAGE, TIGHT, WIDE

FIRST_SIZE = (900, 720)
LEAST_SIZE = (720, 480)

NOTE_SECONDS = 12.0


class DoctorDialog(QDialog):
    """Shows what is found and says what is wanted; checks nothing by itself."""

    check_wanted = Signal()
    """Begin anew; `show_progress`, `add_check` and `end` answer."""

    cancel_wanted = Signal()
    """Stop; `end` answers."""

    report_wanted = Signal(object)
    """tuple[Check, ...]: put them into a report; `show_report` or `show_error` answers."""

    save_wanted = Signal(object, object)
    """`Bundle`, and the `Path` of the file; `show_saved` or `show_error` answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doctorDialog")
        self.setSizeGripEnabled(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._checks: list[Check] = []
        self._working = False
        self._view: ReportView | None = None
        self.error_bar = MessageBar("banner-danger", self)
        self.note_bar = MessageBar(parent=self)
        self.summary = SummaryBar(self)
        self.only_trouble = QCheckBox(self)
        self.only_trouble.setObjectName("onlyTrouble")
        self.list = CheckList(self.only_trouble, self)
        self.only_trouble.toggled.connect(self.list.show_only_trouble)
        self.check_button = self._button("checkAgain", "refresh-cw", self._check_or_stop)
        self.copy_button = self._button("copyChecks", "copy", self._copy)
        self.report_button = self._button("makeReport", "download", self._want_report)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._retranslate()
        self.check_button.setFocus()

    @property
    def checks(self) -> tuple[Check, ...]:
        """What was found so far."""
        return tuple(self._checks)

    @property
    def is_working(self) -> bool:
        """Whether checks are being made."""
        return self._working

    @property
    def report_view(self) -> ReportView | None:
        """The report that was shown last."""
        return self._view

    @Slot()
    def begin(self) -> None:
        """Forget what was found before: it is checked anew."""
        self._checks.clear()
        self.list.clear()
        self.list.to_the_top()
        self.error_bar.clear()
        self.note_bar.clear()
        self._set_working(True)

    @Slot(object, int, int)
    def show_progress(self, subject: Subject, done: int, total: int) -> None:
        """Say what is looked at now, and how many parts of how many are done."""
        if self._working:
            self.summary.show_progress(subject, done, total)

    @Slot(object)
    def add_check(self, check: Check) -> None:
        """Show what was found of one thing."""
        if self._working:
            self._checks.append(check)
            self.list.add(check)

    @Slot(bool)
    def end(self, is_whole: bool) -> None:
        """No more checks come; not `is_whole` where they were stopped."""
        self._set_working(False)
        self.summary.show_result(self._checks, is_whole=is_whole)

    @Slot(object)
    def show_report(self, bundle: Bundle) -> None:
        """Let a person read a report, and say where to save it."""
        self.report_button.setEnabled(True)
        self._view = view = ReportView(bundle, self)
        view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view.save_wanted.connect(self.save_wanted)
        view.destroyed.connect(self._forget_view)
        view.open()

    @Slot(object)
    def show_saved(self, path: Path) -> None:
        """Say that a report was saved."""
        self.error_bar.clear()
        sentence = self.tr("The report is in {file}.").format(file=path)
        self.note_bar.show_message(breakable(sentence), seconds=NOTE_SECONDS)

    @Slot(object)
    def show_error(self, error: PlainError) -> None:
        """Say why something was not done."""
        self.report_button.setEnabled(not self._working)
        self.note_bar.clear()
        self.error_bar.show_message(breakable(say_error(error)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _check_or_stop(self) -> None:
        if self._working:
            self.check_button.setEnabled(False)  # until it has stopped
            self.cancel_wanted.emit()
        else:
            self.check_wanted.emit()

    @Slot()
    def _copy(self) -> None:
        QApplication.clipboard().setText(report.as_text(self._checks, say_sentence))
        self.note_bar.show_message(self.tr("The checks were copied."), seconds=NOTE_SECONDS)

    @Slot()
    def _want_report(self) -> None:
        self.report_button.setEnabled(False)
        self.report_wanted.emit(self.checks)

    @Slot()
    def _forget_view(self) -> None:
        self._view = None

    def _set_working(self, working: bool) -> None:
        self._working = working
        self.check_button.setEnabled(True)
        self.copy_button.setEnabled(not working)
        self.report_button.setEnabled(not working)
        self._retranslate()

    def _button(self, name: str, picture: str, slot: object) -> QPushButton:
        made = QPushButton(self)
        made.setObjectName(name)
        made.setIcon(icon(picture))
        made.setIconSize(self._icon_size())
        made.setAutoDefault(False)
        made.clicked.connect(slot)
        return made

    def _icon_size(self) -> QSize:
        return QSize(ICON + TIGHT, ICON - TIGHT)  # room before the words

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        for button in (self.check_button, self.copy_button, self.report_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(WIDE)
        column.addWidget(self.error_bar)
        column.addWidget(self.note_bar)
        head = QHBoxLayout()
        head.setSpacing(WIDE)
        head.addWidget(self.summary, 1)
        head.addWidget(self.only_trouble, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(QSize(*FIRST_SIZE).boundedTo(self.screen().availableSize()))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Check of the installation"))
        self.check_button.setText(self.tr("Stop") if self._working else self.tr("Check again"))
        self.check_button.setIcon(icon("circle-x" if self._working else "refresh-cw"))
        self.only_trouble.setText(self.tr("Only what needs attention"))
        self.copy_button.setText(self.tr("Copy as text"))
        self.report_button.setText(self.tr("Save a report for support…"))
        self.report_button.setToolTip(
            self.tr("Without faces, names, ids or passwords; you can read it first.")
        )
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())  # some systems put one there that doesn't follow the theme
        close.setAutoDefault(False)
