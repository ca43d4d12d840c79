"""The window that measures error rates: choose, wait, read, and use what was found."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.evaluation.in_short import in_short
from core.evaluation.result import Evaluation
from core.people.audit.words import Said
from core.reports.document import Block, Paragraph, Table
from core.reports.evaluation_sentences import FAILED
from core.wording import PlainError
from gui.evaluation.document_view import DocumentView
from gui.evaluation.set_page import SetPage
from gui.evaluation.values import Measured
from gui.evaluation.work_page import WorkPage
from gui.icons import icon
from gui.language import say_error
from gui.log.wording import say_said
from gui.message_bar import MessageBar
from gui.theme import set_look
from gui.tokens import GAP, ICON, PAGE, TIGHT, WIDE

FIRST_SIZE = (1000, 720)
LEAST_SIZE = (820, 560)


class EvaluationWindow(QDialog):
    """Shows what it is given and says what is wanted; measures nothing by itself."""

    start_wanted = Signal(object)
    """`Wish`; `show_measured`, `show_stopped` or `show_error` answers."""

    stop_wanted = Signal()
    use_wanted = Signal(object)
    """`Measured` whose first model's similarities are to be taken for what they mean here."""

    save_wanted = Signal(object)
    """`Measured` of which a report is wanted."""

    comparison_wanted = Signal(object, object)
    """`Measured`, and `Path` of an earlier report's figures; `show_compared` answers."""

    telling_wanted = Signal(object)
    """`Measured` whose document is wanted in the language that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evaluationWindow")
        self.setSizeGripEnabled(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._measured: Measured | None = None
        self.error_bar = MessageBar("banner-danger", self)
        self.note_bar = MessageBar(parent=self)
        self.set_page = SetPage(self)
        self.set_page.wish_changed.connect(self._refresh)
        self.work_page = WorkPage(self)
        self.work_page.stop_wanted.connect(self.stop_wanted)
        self.view = DocumentView(self)
        self._pages = QStackedWidget(self)
        for page in (self.set_page, self.work_page, self.view):
            self._pages.addWidget(page)
        self.start = self._button("startEvaluation", "gauge", self._start)
        set_look(self.start, "primary")
        self.again = self._button("evaluateAgain", "arrow-left", self._back)
        self.use = self._button("useEvaluation", "check", self._use)
        self.compare = self._button("compareEvaluation", "columns-2", self._compare)
        self.save = self._button("saveEvaluation", "download", self._save)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._retranslate()

    @property
    def measured(self) -> Measured | None:
        """What is shown."""
        return self._measured

    @property
    def is_working(self) -> bool:
        """Whether pictures are being looked at."""
        return self._pages.currentWidget() is self.work_page

    def begin(self) -> None:
        """Show that pictures are being looked at."""
        self.error_bar.clear()
        self.note_bar.clear()
        self.work_page.begin()
        self._show_page(self.work_page)

    def show_progress(self, done: int, total: int) -> None:
        """Show how many pictures of how many were looked at."""
        if self.is_working:
            self.work_page.show_progress(done, total)

    def show_measured(self, measured: Measured) -> None:
        """Show what was found."""
        self._measured = measured
        self._fill()
        self._show_page(self.view)
        self.view.parts.setFocus()

    def show_told(self, measured: Measured) -> None:
        """Show the same in another language."""
        if self._measured is not None and self._measured.evaluation is measured.evaluation:
            self._measured = measured
            self._fill()

    def show_stopped(self) -> None:
        """Show what may be chosen again: somebody stopped the work."""
        self._show_page(self.set_page)

    def forget(self) -> None:
        """Let nothing stay of what was measured, or on whom."""
        self._measured = None
        self.view.clear()
        self.set_page.forget()
        self._back()

    def show_error(self, error: PlainError) -> None:
        """Say why something was not done."""
        if self.is_working:
            self._show_page(self.set_page)
        self.note_bar.clear()
        self.error_bar.show_message(say_error(error))

    def show_used(self, people: int) -> None:
        """Say that similarities mean what was measured, from now on."""
        self.error_bar.clear()
        self.note_bar.show_message(
            self.tr(
                "From now on similarities of this recogniser mean what was measured on these %n "
                "people. The window of thresholds (Ctrl+Shift+T) shows it, and lets go of it.",
                "",
                people,
            )
        )

    def show_saved(self, pdf: str, json: str, fingerprint: str) -> None:
        """Say where the report is."""
        words = self.tr("The report was saved: {pdf}, with its figures in {json}.")
        signed = (
            self.tr("It is signed with the key {key}.").format(key=fingerprint)
            if fingerprint
            else self.tr("It isn't signed, because no gallery is open.")
        )
        self.error_bar.clear()
        self.note_bar.show_message(f"{words.format(pdf=pdf, json=json)} {signed}")

    def show_compared(self, report: str, parts: Collection[str], count: int) -> None:
        """Say whether the numbers are those of an earlier report.

        Parameters
        ----------
        report
            Name of its file.
        parts
            Which parts of the figures differ: names of `core.evaluation.facts.facts`.
        count
            How many figures differ.
        """
        self.error_bar.clear()
        if not count:
            words = self.tr("All numbers are the same as in {report}.")
        elif "kind" in parts or "set_digest" in parts:
            words = self.tr("{report} is about other pictures, so its numbers are others.")
        elif "identities" in parts or "checksums" in parts:
            words = self.tr("{report} is about another model, so its numbers are others.")
        elif "settings" in parts or "modes" in parts or "seed" in parts or "most" in parts:
            words = self.tr("{report} was made with other settings, so its numbers are others.")
        else:
            words = self.tr("%n numbers are not the same as in {report}.", "", count)
        self.note_bar.show_message(words.format(report=report))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self._measured is not None:
                self.telling_wanted.emit(self._measured)
        super().changeEvent(event)

    def _fill(self) -> None:
        measured = self._measured
        if measured is None or measured.document is None:
            return
        short = [in_short(measured.evaluation)]
        if measured.second is not None:
            short.append(in_short(measured.second)[:1])
        first = [Paragraph(say_said(sentence)) for said in short for sentence in said]
        document = measured.document
        blocks: tuple[Block, ...] = (*_large(first), *document.blocks)
        shown = dataclasses.replace(document, blocks=blocks)
        more = [(say_said(Said(FAILED)), _names(measured.evaluation))]
        self.view.show_document(
            shown, self.tr("In short"), more if measured.evaluation.failed else ()
        )
        self._refresh()

    @Slot()
    def _start(self) -> None:
        wish = self.set_page.wish
        if wish is not None:
            self.start_wanted.emit(wish)

    @Slot()
    def _back(self) -> None:
        self.error_bar.clear()
        self.note_bar.clear()
        self._show_page(self.set_page)

    @Slot()
    def _use(self) -> None:
        if self._measured is not None:
            self.use_wanted.emit(self._measured)

    @Slot()
    def _compare(self) -> None:
        if self._measured is None:
            return
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Figures of an earlier report"),
            "",
            self.tr("Figures of a report (*.json)"),
        )
        if name:
            self.comparison_wanted.emit(self._measured, Path(name))

    @Slot()
    def _save(self) -> None:
        if self._measured is not None:
            self.save_wanted.emit(self._measured)

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        page, measured = self._pages.currentWidget(), self._measured
        is_result = page is self.view
        self.start.setVisible(page is self.set_page)
        self.start.setEnabled(self.set_page.wish is not None)
        self.again.setVisible(is_result)
        for button in (self.compare, self.save):
            button.setVisible(is_result)
        of_people = measured is not None and measured.evaluation.comparisons is not None
        self.use.setVisible(is_result and of_people)

    def _button(self, name: str, picture: str, deed: object) -> QPushButton:
        made = QPushButton(self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.setIcon(icon(picture, "on_accent" if name == "startEvaluation" else "text"))
        made.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room before the words
        made.clicked.connect(deed)
        return made

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        for button in (self.start, self.again):
            foot.addWidget(button)
        foot.addStretch(1)
        for widget in (self.use, self.compare, self.save, self._buttons):
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
        self.setWindowTitle(self.tr("Error rates"))
        self.start.setText(self.tr("Measure"))
        self.again.setText(self.tr("Measure something else"))
        self.use.setText(self.tr("Use as the meaning of similarities here"))
        self.use.setToolTip(
            self.tr(
                "What a similarity says, and thresholds by meaning, then follow these pictures "
                "instead of the gallery."
            )
        )
        self.compare.setText(self.tr("Compare…"))
        self.compare.setToolTip(
            self.tr("Say whether the numbers are those of an earlier report, and if not, why")
        )
        self.compare.setAccessibleName(self.tr("Compare with an earlier report"))
        self.save.setText(self.tr("Save report…"))
        self.view.parts.setAccessibleName(self.tr("Parts of the result"))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())
        close.setAutoDefault(False)
        self._refresh()


def _large(paragraphs: list[Paragraph]) -> list[Paragraph]:
    first, *others = paragraphs
    return [Paragraph(first.words, large=True), *others]


def _names(found: Evaluation) -> list[Block]:
    return [Table(tuple((name,) for name in found.failed))]
