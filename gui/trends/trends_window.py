"""The window of trends: how recognition goes over weeks and months, and what might be done."""

from __future__ import annotations

from PySide6.QtCore import QDate, QEvent, QLocale, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.people.trends import words
from core.people.trends.values import LEAST_VISITS, Period, Trends
from gui.gallery.empty_state import EmptyState
from gui.icons import icon
from gui.log.wording import say_said
from gui.theme import set_look
from gui.tokens import GAP, ICON, PAGE, TIGHT, WIDE
from gui.transfer.progress_row import ProgressRow
from gui.trends.cameras_page import CamerasPage
from gui.trends.overview_page import OverviewPage
from gui.trends.people_page import PeoplePage

FIRST_SIZE = (1000, 720)
LEAST_SIZE = (760, 520)


class TrendsWindow(QDialog):
    """Shows what it is given and says what is wanted; reads and changes nothing by itself."""

    reading_wanted = Signal(object)
    """`Period`; `show_trends` or `show_refused` answers."""

    stop_wanted = Signal()
    proposal_wanted = Signal(object)
    """`Proposal` whose place is to be opened."""

    person_wanted = Signal(str)
    """Id of the person whose page is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trendsWindow")
        self.setSizeGripEnabled(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._trends: Trends | None = None
        self._refusal = ""
        self._period_label = QLabel(self)
        self.period = QComboBox(self)
        self.period.setObjectName("trendsPeriod")
        self._period_label.setBuddy(self.period)
        self._span = QLabel(self)
        set_look(self._span, "muted")
        self.again = QPushButton(self)
        self.again.setObjectName("readTrendsAgain")
        self.again.setAutoDefault(False)
        self.again.setIcon(icon("refresh-cw"))
        self.again.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))
        self.again.setShortcut(QKeySequence(QKeySequence.StandardKey.Refresh))
        self.again.clicked.connect(self.read)
        self.progress = ProgressRow(self)
        self.progress.cancel_wanted.connect(self.stop_wanted)
        self.overview = OverviewPage(self)
        self.overview.wanted.connect(self.proposal_wanted)
        self.cameras = CamerasPage(self)
        self.people = PeoplePage(self)
        self.people.person_wanted.connect(self.person_wanted)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("trendsTabs")
        for page in (self.overview, self.cameras, self.people):
            self.tabs.addTab(page, "")
        self._empty = EmptyState("chart-line", self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.tabs)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._buttons.rejected.connect(self.reject)
        for period in Period:
            self.period.addItem("", period)
        self.period.setCurrentIndex(1)
        self.period.currentIndexChanged.connect(self.read)
        self._lay_out()
        self._retranslate()

    @property
    def trends(self) -> Trends | None:
        """What is shown."""
        return self._trends

    @property
    def empty_text(self) -> str:
        """What stands where there is nothing to show; empty where there is."""
        return self._empty.text if self._pages.currentIndex() == 0 else ""

    @Slot()
    def read(self) -> None:
        """Want the log to be read for the chosen period."""
        self._refusal = ""
        self.progress.begin(self.tr("Reading the log"))
        self.again.setEnabled(False)
        self._retranslate()
        self.reading_wanted.emit(self.period.currentData())

    def show_progress(self, done: int, total: int) -> None:
        """Show how many entries were read."""
        self.progress.show_progress(done, total)

    def show_trends(self, trends: Trends | None, names: words.Names, cameras: words.Names) -> None:
        """Show what was found; None where the reading was stopped.

        Parameters
        ----------
        names
            Person's id to name, of those who may be shown.
        cameras
            What the log calls a camera, to what people call it.
        """
        self._end_reading()
        if trends is not None:
            self._fill(trends, names, cameras)
        self._retranslate()

    def show_refused(self, sentence: str) -> None:
        """Show nothing but why; an empty sentence for no reason to be told."""
        self._end_reading()
        self._refusal = sentence
        self._fill(None, {}, {})
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _end_reading(self) -> None:
        self.progress.end()
        self.again.setEnabled(True)

    def _fill(self, trends: Trends | None, names: words.Names, cameras: words.Names) -> None:
        self._trends = trends
        shown = trends if trends is not None and trends.is_enough else None
        self.overview.show_trends(shown, names, cameras)
        self.cameras.show_trends(shown, cameras)
        self.people.show_trends(shown, names)
        self._pages.setCurrentIndex(0 if shown is None else 1)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._period_label)
        head.addWidget(self.period)
        head.addWidget(self._span)
        head.addStretch(1)
        head.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.progress)
        column.addWidget(self._pages, 1)
        column.addWidget(self._buttons)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(QSize(*FIRST_SIZE).boundedTo(self.screen().availableSize()))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Trends"))
        self._period_label.setText(self.tr("Period"))
        self.period.setAccessibleName(self.tr("Period"))
        periods = {
            Period.WEEKS: self.tr("4 weeks"),
            Period.MONTHS: self.tr("3 months"),
            Period.YEAR: self.tr("A year"),
        }
        for number, period in enumerate(Period):
            self.period.setItemText(number, periods[period])
        self.again.setText(self.tr("Read again"))
        titles = (self.tr("Overview"), self.tr("Cameras and hours"), self.tr("People"))
        for number, title in enumerate(titles):
            self.tabs.setTabText(number, title)
        self.tabs.setAccessibleName(self.tr("What the log shows"))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())
        close.setAutoDefault(False)
        self._span.setText("" if self._trends is None else self._span_words(self._trends))
        self._say_empty()

    def _span_words(self, trends: Trends) -> str:
        locale, form = QLocale(), QLocale.FormatType.ShortFormat
        days = (moment.astimezone().date() for moment in (trends.since, trends.until))
        first, last = (locale.toString(QDate(day.year, day.month, day.day), form) for day in days)
        return self.tr("{first} to {last}").format(first=first, last=last)

    def _say_empty(self) -> None:
        if self._refusal:
            self._empty.set_words(self.tr("The log can't be read"), self._refusal, "")
        elif self._trends is not None:
            advice = self.tr(
                "Trends are made of the verdicts at the desk. Choose a longer period, or come back "
                "when more people have been here."
            )
            if self._trends.others:
                advice = self.tr(
                    "Another recognition model judged the visits before. Its similarities are on "
                    "another scale, so that they are left out."
                )
            heading = say_said(words.too_few(self._trends, LEAST_VISITS))
            self._empty.set_words(heading, advice, "")
        else:
            self._empty.set_words(self.tr("Nothing to show yet"), "", "")
