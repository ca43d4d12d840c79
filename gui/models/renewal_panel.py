"""Who can't be recognised with the model in use, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from gui.language import say_error
from gui.models.labels import label, say_or_hide
from gui.models.renewal_model import Line, RenewalModel
from gui.theme import set_look
from gui.tokens import GAP, WIDE

if TYPE_CHECKING:  # the gallery brings SQLAlchemy along, which the window must not wait for
    from core.people.renewal import RenewalPlan, RenewalSummary

LIST_HEIGHT, LEAST_ROWS = 168, 3
NAMES_MEASURED, LONGEST_NAME = 50, 240


class RenewalPanel(QFrame):
    """Names the people, starts and stops the renewal, and says what came of it."""

    renew_wanted = Signal()
    cancel_wanted = Signal()

    dismissed = Signal()
    """The summary has been read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("renewalPanel")
        set_look(self, "card")
        self._plan: RenewalPlan | None = None
        self._summary: RenewalSummary | None = None
        self._progress: tuple[int, int] | None = None
        self._stopping = False
        self._title = ""
        self._people = 0
        self._heading = label(self, "strong", "renewalHeading")
        self._advice = label(self, "muted", "renewalAdvice")
        self.model = RenewalModel(self)
        self.view = QTreeView(self)
        self.view.setObjectName("renewalPeople")
        self.view.setModel(self.model)
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setHeaderHidden(True)
        self.view.setTabKeyNavigation(False)
        self.view.header().setStretchLastSection(True)
        self.view.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.renew_button = QPushButton(self)
        self.renew_button.setObjectName("renewButton")
        set_look(self.renew_button, "primary")
        self.renew_button.clicked.connect(self._renew)
        self.stop_button = QPushButton(self)
        self.stop_button.setObjectName("renewStop")
        self.stop_button.clicked.connect(self._stop)
        self.done_button = QPushButton(self)
        self.done_button.setObjectName("renewDone")
        self.done_button.clicked.connect(self._dismiss)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.renew_button)
        buttons.addWidget(self.stop_button)
        buttons.addWidget(self.done_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(self._heading)
        column.addWidget(self._advice)
        column.addWidget(self.view)
        column.addWidget(self.bar)
        column.addLayout(buttons)
        self._refresh()

    @property
    def text(self) -> str:
        """Heading and advice, as one reads them."""
        advice = "" if self._advice.isHidden() else self._advice.text()
        return f"{self._heading.text()} {advice}".strip()

    @property
    def has_news(self) -> bool:
        """Whether there is anything to show."""
        return (
            self._progress is not None
            or self._summary is not None
            or (self._plan is not None and self.lacking > 0)
        )

    @property
    def lacking(self) -> int:
        """How many people can't be recognised with the model in use."""
        plan = self._plan
        return 0 if plan is None else len(plan.renewable) + len(plan.without_sample)

    def set_lacking(self, plan: RenewalPlan | None, title: str, people: int) -> None:
        """Say who lacks a template of the model `title`, of so many `people` (0: not known)."""
        if (self._plan, self._title, self._people) == (plan, title, people):
            return
        self._plan, self._title, self._people = plan, title, people
        summary = self._summary
        if summary is not None and plan is not None and plan.model != summary.model:
            self._summary = None  # another recogniser is in use now
        self._refresh()

    def show_progress(self, done: int, total: int) -> None:
        """Say how far the renewal is."""
        self._progress, self._summary = (done, total), None
        self._refresh()

    def forget_progress(self) -> None:
        """Nothing is being renewed, or it will soon be told how far that is."""
        if self._progress is not None:
            self._progress, self._stopping = None, False
            self._refresh()

    def show_summary(self, summary: RenewalSummary) -> None:
        """Say what came of the renewal."""
        self._progress, self._summary, self._stopping = None, summary, False
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    @Slot()
    def _renew(self) -> None:
        if self._plan is not None:
            self.show_progress(0, len(self._plan.renewable))
            self.renew_wanted.emit()

    @Slot()
    def _stop(self) -> None:
        self._stopping = True
        self._refresh()
        self.cancel_wanted.emit()

    @Slot()
    def _dismiss(self) -> None:
        self._summary = None
        self._refresh()
        self.dismissed.emit()

    def _refresh(self) -> None:
        self.view.setAccessibleName(self.tr("People who can't be recognised yet"))
        self.bar.setAccessibleName(self.tr("Progress of the renewal"))
        self.stop_button.setText(self.tr("Stop"))
        self.done_button.setText(self.tr("Close the summary"))
        running, told = self._progress is not None, self._summary is not None
        renewable = len(self._plan.renewable) if self._plan is not None else 0
        self.renew_button.setVisible(not running and not told and renewable > 0)
        self.renew_button.setText(self.tr("Renew %n templates", "", renewable))
        self.stop_button.setVisible(running)
        self.stop_button.setEnabled(not self._stopping)
        self.done_button.setVisible(told)
        self.bar.setVisible(running)
        if self._progress is not None:
            self._show_running(*self._progress)
        elif self._summary is not None:
            self._show_told(self._summary)
        elif self._plan is not None:
            self._show_plan(self._plan)
        rows = self.model.rowCount()
        self.view.setVisible(rows > 0 and not running)
        line = self.view.sizeHintForRow(0) if rows else 0
        self.view.setFixedHeight(min(LIST_HEIGHT, max(rows, LEAST_ROWS) * line + 2 * GAP))
        self.view.header().resizeSection(0, self._name_width())

    def _name_width(self) -> int:
        """Return the width of the longest of the first names; thousands are not measured."""
        metrics = self.view.fontMetrics()
        rows = range(min(NAMES_MEASURED, self.model.rowCount()))
        names = (self.model.index(row, 0).data() for row in rows)
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        return min(widest + 3 * GAP, LONGEST_NAME)

    def _show_plan(self, plan: RenewalPlan) -> None:
        if self._people >= self.lacking > 0:
            sentence = self.tr(
                "{lacking} of %n people can't be recognised with {model} yet.", "", self._people
            )
        else:
            sentence = self.tr("%n people can't be recognised with {model} yet.", "", self.lacking)
        self._heading.setText(sentence.format(lacking=self.lacking, model=self._title))
        parts = []
        if plan.renewable:
            parts.append(
                self.tr(
                    "%n of them have a kept picture, from which a template can be made now.",
                    "",
                    len(plan.renewable),
                )
            )
        if plan.without_sample:
            parts.append(
                self.tr("%n of them must be enrolled again.", "", len(plan.without_sample))
            )
        parts.append(self.tr("Their templates of other models are kept."))
        say_or_hide(self._advice, " ".join(parts))
        kept, again = self.tr("A picture is kept"), self.tr("Must be enrolled again")
        self.model.set_lines(
            [
                *(Line(person.name, kept) for person in plan.renewable),
                *(Line(person.name, again) for person in plan.without_sample),
            ]
        )

    def _show_running(self, done: int, total: int) -> None:
        self._heading.setText(
            self.tr("Renewing templates: {done} of {total}").format(done=done, total=total)
        )
        say_or_hide(
            self._advice,
            self.tr("Stopping after the present person.")
            if self._stopping
            else self.tr("The desk goes on meanwhile. What is done stays done if you stop."),
        )
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _show_told(self, summary: RenewalSummary) -> None:
        self._heading.setText(
            self.tr("The renewal was stopped.")
            if summary.cancelled
            else self.tr("The renewal is done.")
        )
        parts = [self.tr("%n people got a new template.", "", summary.renewed)]
        if summary.failed:
            parts.append(self.tr("Of %n people it failed.", "", len(summary.failed)))
        if summary.without_sample:
            parts.append(
                self.tr("%n people must be enrolled again.", "", len(summary.without_sample))
            )
        if summary.cancelled:
            parts.append(self.tr("Another renewal goes on from there."))
        say_or_hide(self._advice, " ".join(parts))
        again = self.tr("Must be enrolled again: no picture was kept.")
        self.model.set_lines(
            [
                *(Line(person.name, say_error(error)) for person, error in summary.failed),
                *(Line(person.name, again) for person in summary.without_sample),
            ]
        )
