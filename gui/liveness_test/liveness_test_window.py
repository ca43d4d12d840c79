"""The wizard that tests liveness at this camera: begin, present, read the result."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.wording import PlainError
from gui.icons import icon
from gui.language import say_error
from gui.liveness_test.begin_page import BeginPage
from gui.liveness_test.looking_page import LookingPage
from gui.liveness_test.present_page import PresentPage
from gui.liveness_test.result_page import ResultPage
from gui.liveness_test.values import Course, Outcome
from gui.message_bar import MessageBar
from gui.theme import set_look
from gui.tokens import GAP, ICON, PAGE, TIGHT, WIDE

FIRST_SIZE = (1200, 760)
LEAST_SIZE = (1060, 600)


class LivenessTestWindow(QDialog):
    """Shows what it is given and says what is wanted; records and judges nothing by itself."""

    begin_wanted = Signal(object)
    """`Wish`; `show_course` or `show_error` answers."""

    results_wanted = Signal()
    stop_wanted = Signal()
    """The recordings are not to be looked at any more; `show_course` or `show_begin` answers."""

    save_wanted = Signal(object)
    more_wanted = Signal()
    """What lacks is to be presented after all; `show_course` answers."""

    again_wanted = Signal(object)
    """Run again from the recordings; `show_outcome` and `show_note` answer."""

    trial_wanted = Signal(object)
    """Run with what is in use now; likewise."""

    delete_wanted = Signal(object)
    """The recordings of this `Outcome` are to be deleted; was asked about already."""

    home_wanted = Signal()
    """The first page is wanted, with the tests that there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("livenessTestWindow")
        self.setSizeGripEnabled(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._course = Course((), None)
        self.error_bar = MessageBar("banner-danger", self)
        self.note_bar = MessageBar(parent=self)
        self.begin = BeginPage(self)
        self.begin.wish_changed.connect(self.refresh)
        self.present = PresentPage(self)
        self.present.recording_changed.connect(self.refresh)
        self.work = LookingPage(self)
        self.work.stop_wanted.connect(self.stop_wanted)
        self.found = ResultPage(self)
        self._pages = QStackedWidget(self)
        for page in (self.begin, self.present, self.work, self.found):
            self._pages.addWidget(page)
        self.start = self._button("beginTest", "check", self._begin)
        set_look(self.start, "primary")
        self.home = self._button("toBeginning", "arrow-left", self.home_wanted)
        self.results = self._button("showResults", "gauge", self.results_wanted)
        self.more = self._button("presentMore", "user-plus", self.more_wanted)
        self.trial = self._button("tryPresent", "flask-conical", self._try)
        self.again = self._button("runAgain", "rotate-ccw", self._again)
        self.delete = self._button("deleteRecordings", "trash-2", self._delete)
        self.save = self._button("saveTestReport", "download", self._save)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._retranslate()

    @property
    def is_working(self) -> bool:
        """Whether recordings are being looked at and waited for."""
        return self._pages.currentWidget() is self.work

    @property
    def is_presenting(self) -> bool:
        """Whether the page of presentations is shown."""
        return self._pages.currentWidget() is self.present

    def show_begin(self) -> None:
        """Show the first page."""
        self.begin.agreed.setChecked(False)  # other people may be seen next time
        self._show_page(self.begin)
        self.begin.plan.sizes[self.begin.plan.size_chosen].setFocus()

    def show_course(self, course: Course) -> None:
        """Show how far the test is, on the page where it is presented."""
        was_over = self._course.now is None
        self._course = course
        self.present.show_course(course)
        is_new = not self.is_presenting
        if is_new:
            self._show_page(self.present)
        self.refresh()
        if course.now is None and self.present.isVisible():
            self.results.setFocus()
        elif is_new or was_over:  # the button that was pressed last may be gone
            self.present.start.setFocus()

    def begin_work(self) -> None:
        """Show that recordings are being looked at."""
        self.work.show_progress(0, 0)
        self._show_page(self.work)
        self.work.stop.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far that is."""
        if self.is_working:
            self.work.show_progress(done, total)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what a test found."""
        self.found.show_outcome(outcome)
        if self._pages.currentWidget() is not self.found:
            self._show_page(self.found)
            self.found.view.parts.setFocus()
        self.refresh()

    def show_error(self, error: PlainError) -> None:
        """Say why something was not done."""
        self.note_bar.clear()
        self.error_bar.show_message(say_error(error))

    def show_note(self, sentence: str) -> None:
        """Say what was done."""
        self.error_bar.clear()
        self.note_bar.show_message(sentence)

    def clear_notes(self) -> None:
        """Take away what was said about something before."""
        self.error_bar.clear()
        self.note_bar.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop a recording with Esc; the next Esc closes."""
        if event.key() == Qt.Key.Key_Escape and self.present.is_recording:
            self.present.stop_wanted.emit()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close, whatever is under way; what was recorded stays."""
        if self.present.is_recording:
            self.present.stop_wanted.emit()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _begin(self) -> None:
        wish = self.begin.wish
        if wish is not None:
            self.begin_wanted.emit(wish)

    @Slot()
    def _again(self) -> None:
        if self.found.outcome is not None:
            self.again_wanted.emit(self.found.outcome)

    @Slot()
    def _try(self) -> None:
        if self.found.outcome is not None:
            self.trial_wanted.emit(self.found.outcome)

    @Slot()
    def _save(self) -> None:
        if self.found.outcome is not None:
            self.save_wanted.emit(self.found.outcome)

    @Slot()
    def _delete(self) -> None:
        outcome = self.found.outcome
        if outcome is None:
            return
        question = QMessageBox(
            QMessageBox.Icon.Warning,
            self.tr("Delete the recordings"),
            self.tr(
                "The recordings of this test are deleted for good. Its result stays, but it can't "
                "be run again."
            ),
            QMessageBox.StandardButton.Cancel,
            self,
        )
        sure = question.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        question.setIconPixmap(icon("trash-2", "warn").pixmap(2 * ICON, 2 * ICON))
        # Some systems put icons there that don't follow the theme.
        question.button(QMessageBox.StandardButton.Cancel).setIcon(QIcon())
        question.exec()
        is_sure = question.clickedButton() is sure
        question.deleteLater()
        if is_sure:
            self.delete_wanted.emit(outcome)

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the buttons that there are now."""
        page, outcome = self._pages.currentWidget(), self.found.outcome
        is_begin, is_result = page is self.begin, page is self.found
        self.begin.refresh()
        self.start.setVisible(is_begin)
        self.start.setEnabled(self.begin.wish is not None)
        self.home.setVisible(page is self.present or is_result)
        self.results.setVisible(page is self.present)
        self.results.setEnabled(self._course.can_finish and not self.present.is_recording)
        is_over = self._course.now is None
        set_look(self.results, "primary" if is_over else "")
        self.results.setIcon(icon("gauge", "on_accent" if is_over else "text"))
        self.save.setVisible(is_result)
        has_recordings = outcome is not None and outcome.has_recordings
        is_kept = outcome is not None and outcome.is_kept
        self.more.setVisible(is_result and is_kept and outcome is not None and outcome.missing > 0)
        self.delete.setVisible(is_result and has_recordings)
        self.again.setVisible(is_result and has_recordings and is_kept)
        differs = outcome is not None and outcome.differs_now
        self.trial.setVisible(is_result and has_recordings and differs)

    def _button(self, name: str, picture: str, deed: object) -> QPushButton:
        made = QPushButton(self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.setIcon(icon(picture, "on_accent" if name == "beginTest" else "text"))
        made.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room before the words
        made.clicked.connect(deed)
        return made

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        for button in (self.start, self.home):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.more)
        others = (self.trial, self.again, self.delete, self.save)
        for widget in (self.results, *others, self._buttons):
            foot.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(self.error_bar)
        column.addWidget(self.note_bar)
        column.addWidget(self._pages, 1)
        column.addSpacing(GAP)
        column.addLayout(foot)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(QSize(*FIRST_SIZE).boundedTo(self.screen().availableSize()))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Test liveness at this camera"))
        self.start.setText(self.tr("Begin the test"))
        self.home.setText(self.tr("All tests"))
        self.home.setToolTip(self.tr("Back to the first page; what was recorded stays"))
        self.results.setText(self.tr("Show the results"))
        self.more.setText(self.tr("Go on presenting"))
        self.again.setText(self.tr("Run again"))
        self.again.setToolTip(
            self.tr(
                "Judges the recordings once more, with models and limits of the test, and says "
                "whether the numbers are the same"
            )
        )
        self.trial.setText(self.tr("Try what is in use now"))
        self.trial.setToolTip(
            self.tr("Judges the recordings with the models and limits of now; the test stays")
        )
        self.delete.setText(self.tr("Delete…"))
        self.delete.setAccessibleName(self.tr("Delete the recordings"))
        self.delete.setToolTip(self.tr("Deletes the recordings; the result stays"))
        self.save.setText(self.tr("Save report…"))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())
        close.setAutoDefault(False)
        self.refresh()
