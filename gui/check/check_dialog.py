"""The window of the gallery's check: what was found, and what to do about each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.people.likeness.check import CheckReport, Finding, FindingKind
from core.people.likeness.words import HEADINGS
from core.wording import PlainError
from gui.check.finding_model import FindingModel
from gui.check.finding_page import FindingPage
from gui.check.pair_view import PairSide, PairView
from gui.gallery.empty_state import EmptyState
from gui.icons import icon
from gui.language import say, say_error
from gui.message_bar import MessageBar
from gui.models.labels import label
from gui.tokens import GAP, ICON, PAGE, TIGHT, WIDE

FIRST_SIZE = (940, 640)
LEAST_SIZE = (760, 480)
LIST_WIDTH = 320

UNDO_SECONDS = 20.0


class CheckDialog(QDialog):
    """Shows findings and says what is wanted; changes nothing by itself."""

    check_wanted = Signal()
    cancel_wanted = Signal()
    details_wanted = Signal(object)
    """`Finding` whose pictures are to be given to `show_details`."""

    merge_wanted = Signal(object)
    distinct_wanted = Signal(object)
    removal_wanted = Signal(object)
    """`Finding`: its template is to go."""

    undo_wanted = Signal()
    """Make two people again of those who were made one last."""

    person_wanted = Signal(str)
    """Person id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checkDialog")
        self.setSizeGripEnabled(True)
        self._report: CheckReport | None = None
        self._threshold = 0.0
        self._working = False
        self.model = FindingModel(self)
        self.error_bar = MessageBar("banner-danger", self)
        self.note_bar = MessageBar(parent=self)
        self.note_bar.acted.connect(self.undo_wanted)
        self._summary = label(self, "strong", "checkSummary")
        self._basis = label(self, "caption", "checkBasis")
        self._bar = QProgressBar(self)
        self._bar.setObjectName("checkProgress")
        self._bar.setTextVisible(False)
        self.kinds = QComboBox(self)
        self.kinds.setObjectName("findingKinds")
        self.kinds.currentIndexChanged.connect(self._kind_chosen)
        self.view = QListView(self)
        self.view.setObjectName("findings")
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSpacing(TIGHT)
        self.view.setTabKeyNavigation(False)
        self.view.setFixedWidth(LIST_WIDTH)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.model.modelReset.connect(self._choose_first)
        self.pair = PairView(self)
        self.pair.leave_button.hide()
        self.page = FindingPage(self)
        self._empty = EmptyState("list-checks", self)
        self._empty.acted.connect(self.check_wanted)
        self._stack = QStackedWidget(self)
        for page in (self._empty, self.pair, self.page):
            self._stack.addWidget(page)
        self.pair.merge_wanted.connect(self._merge)
        self.pair.distinct_wanted.connect(self._distinguish)
        self.page.person_wanted.connect(self._show_person)
        self.page.removal_wanted.connect(self._remove)
        self.check_button = QPushButton(self)
        self.check_button.setObjectName("checkNow")
        self.check_button.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))
        self.check_button.setAutoDefault(False)
        self.check_button.clicked.connect(self._check_or_stop)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._retranslate()

    @property
    def summary(self) -> str:
        """What is said about the whole."""
        return self._summary.text()

    @property
    def finding(self) -> Finding | None:
        """The one that is chosen."""
        return self.model.finding(self.view.currentIndex())

    @Slot()
    def begin(self) -> None:
        """Forget what was found before: the gallery is checked anew."""
        self._working = True
        self._report = None
        self.error_bar.clear()
        self.note_bar.clear()
        self._bar.setRange(0, 0)
        self.model.set_findings(())
        self._retranslate()

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        """Say how many templates of how many were compared."""
        if self._working:
            self._bar.setRange(0, max(1, total))
            self._bar.setValue(done)

    @Slot(object)
    def show_report(self, report: CheckReport) -> None:
        """Show what was found."""
        self._working = False
        self._report = report
        self._threshold = report.threshold
        self.model.set_findings(report.findings)
        self._retranslate()

    @Slot(object)
    def show_error(self, error: PlainError) -> None:
        """Say why something was not done."""
        self._working = False
        self.error_bar.show_message(say_error(error))
        self._retranslate()

    def show_details(
        self,
        finding: Finding,
        first: tuple[NDArray[np.uint8] | None, str],
        second: tuple[NDArray[np.uint8] | None, str],
    ) -> None:
        """Show pictures, grey (height, width), and facts about the one or two of a finding."""
        if finding is not self.finding:
            return  # somebody went on meanwhile
        if finding.kind is FindingKind.DOUBLE:
            self.pair.show_pair(
                PairSide(finding.name, *first),
                PairSide(finding.other_name, *second),
                similarity=finding.value or 0.0,
                threshold=self._threshold,
            )
            self.pair.merge_button.setToolTip(
                self.tr("Name, number and consent of {name} stay; all pictures are joined.").format(
                    name=finding.name
                )
            )
            self._stack.setCurrentWidget(self.pair)
        else:
            self.page.show_finding(finding, first[0], second[0])
            self._stack.setCurrentWidget(self.page)

    def show_settled(self, finding: Finding, *, merged: bool = False) -> None:
        """Take a finding away that was seen to; a merging can be undone."""
        self.error_bar.clear()
        if merged:
            self.model.settle_person(finding.other_id)
            self.note_bar.show_message(
                self.tr("{other} is now one with {name}.").format(
                    other=finding.other_name, name=finding.name
                ),
                action=self.tr("Undo"),
                seconds=UNDO_SECONDS,
            )
        else:
            self.model.settle(finding)
        self._retranslate()
        self._choose_first()

    def forget(self) -> None:
        """Show nothing of anybody: the gallery was locked."""
        self._working = False
        self._report = None
        self.note_bar.clear()
        self.model.set_findings(())
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _check_or_stop(self) -> None:
        if self._working:
            self.cancel_wanted.emit()
        else:
            self.check_wanted.emit()

    @Slot(int)
    def _kind_chosen(self, _place: int) -> None:
        self.model.set_kind(self.kinds.currentData())

    @Slot()
    def _choose_first(self) -> None:
        if self.model.rowCount():
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0))
        else:
            self._stack.setCurrentWidget(self._empty)

    @Slot(QModelIndex, QModelIndex)
    def _chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        finding = self.model.finding(current)
        if finding is not None:
            self.details_wanted.emit(finding)

    @Slot()
    def _merge(self) -> None:
        self._want(self.merge_wanted)

    @Slot()
    def _distinguish(self) -> None:
        self._want(self.distinct_wanted)

    @Slot()
    def _remove(self) -> None:
        self._want(self.removal_wanted)

    def _want(self, signal: object) -> None:
        if self.finding is not None:
            signal.emit(self.finding)  # type: ignore[attr-defined]  # a bound signal

    @Slot()
    def _show_person(self) -> None:
        if self.finding is not None:
            self.person_wanted.emit(self.finding.person_id)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.kinds)
        left.addWidget(self.view, 1)
        middle = QHBoxLayout()
        middle.setSpacing(PAGE)
        middle.addLayout(left)
        middle.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.check_button)
        foot.addStretch(1)
        foot.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(self.error_bar)
        column.addWidget(self.note_bar)
        column.addWidget(self._summary)
        column.addWidget(self._basis)
        column.addWidget(self._bar)
        column.addSpacing(GAP)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(QSize(*FIRST_SIZE).boundedTo(self.screen().availableSize()))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Check of the gallery"))
        self.check_button.setText(self.tr("Stop") if self._working else self.tr("Check again"))
        self.check_button.setIcon(icon("circle-x" if self._working else "refresh-cw"))
        self.view.setAccessibleName(self.tr("What was found"))
        self.kinds.setAccessibleName(self.tr("Which kind is shown"))
        self._bar.setAccessibleName(self.tr("Progress of the check"))
        self._bar.setVisible(self._working)
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())  # some systems put one there that doesn't follow the theme
        close.setAutoDefault(False)
        self._list_kinds()
        self._say_summary()

    def _list_kinds(self) -> None:
        counts, chosen = self.model.counts, self.kinds.currentData()
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self.kinds.addItem(self.tr("All that was found ({count})").format(count=counts.total()))
        for kind in FindingKind:
            if counts[kind]:
                words = self.tr("{kind} ({count})").format(
                    kind=say(HEADINGS[kind]), count=counts[kind]
                )
                self.kinds.addItem(words, kind)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(chosen)))
        self.kinds.setEnabled(bool(counts))
        self.kinds.blockSignals(False)
        if self.kinds.currentData() is not chosen:
            self.model.set_kind(None)

    def _say_summary(self) -> None:
        report, open_ones = self._report, self.model.counts.total()
        self._basis.setVisible(report is not None and report.templates > 0)
        if self._working:
            self._summary.setText(self.tr("Everybody is compared with everybody."))
            self._empty.set_words(self.tr("The check is running"), "", "")
            return
        if report is None:
            self._summary.setText(self.tr("The gallery has not been checked yet."))
            self._empty.set_words(
                self.tr("Nothing to show"),
                self.tr("The check looks for people enrolled twice, and for odd or poor pictures."),
                self.tr("Check the gallery"),
            )
            return
        if report.cancelled:
            self._summary.setText(self.tr("The check was stopped before its end."))
        elif open_ones:
            self._summary.setText(self.tr("%n things should be seen to.", "", open_ones))
        else:
            self._summary.setText(self.tr("%n people checked: all is well.", "", report.people))
        basis = (
            self.tr(
                "Two people count as doubles from a similarity of {threshold} on. That follows "
                "from how alike the strangers in this gallery are."
            )
            if report.is_measured
            else self.tr(
                "Two people count as doubles from a similarity of {threshold} on. The "
                "gallery is too small to measure that, so it follows from the model."
            )
        )
        self._basis.setText(basis.format(threshold=f"{report.threshold:.2f}"))
        self._empty.set_words(self.tr("All is well"), self.tr("Nothing is left to see to."), "")
