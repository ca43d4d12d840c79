"""The enrolment beside the live picture: its pages one after the other, under one heading."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from gui.enrol.capture_page import CapturePage
from gui.enrol.challenge_page import ChallengePage
from gui.enrol.consent_part import ConsentTerms
from gui.enrol.double_page import DoublePage
from gui.enrol.page import EnrolPage
from gui.enrol.pictures_page import PicturesPage
from gui.enrol.question_bar import QuestionBar
from gui.enrol.review_page import ReviewPage
from gui.enrol.views_page import ViewsPage
from gui.enrol.who_page import WhoPage
from gui.fonts import elided
from gui.theme import set_look
from gui.tokens import GAP, WIDE

NAME_WIDTH = 260


class EnrolPanel(QWidget):
    """Shows one page at a time; knows no order, that is whose who fills the pages.

    Parameters
    ----------
    same_name
        Whether somebody of that name is in the gallery.
    """

    leave_wanted = Signal()
    """Escape or Cancel: the enrolment is to end."""

    abandoned = Signal()
    """The question whether what was taken may be lost was answered with yes."""

    resumed = Signal()
    """It was answered with no."""

    def __init__(self, same_name: Callable[[str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("enrolPanel")
        self._name = ""
        self._title = QLabel(self)
        self._title.setObjectName("enrolTitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self._title, "title")
        self._step = QLabel(self)
        self._step.setObjectName("enrolStep")
        set_look(self._step, "caption")
        self.who = WhoPage(same_name, self)
        self.views = ViewsPage(self)
        self.challenge = ChallengePage(self)
        self.capture = CapturePage(self)
        self.pictures = PicturesPage(self)
        self.review = ReviewPage(self)
        self.double = DoublePage(self)
        self.question = QuestionBar(self)
        self.question.agreed.connect(self.abandoned)
        self.question.declined.connect(self._resume)
        self._stack = QStackedWidget(self)
        for page in (
            *(self.who, self.views, self.challenge, self.capture),
            *(self.pictures, self.review, self.double),
        ):
            self._stack.addWidget(page)
        for cancelled in (
            *(self.who.cancelled, self.views.cancelled, self.challenge.cancelled),
            *(self.capture.cancelled, self.pictures.cancelled, self.review.cancelled),
        ):
            cancelled.connect(self.leave_wanted)
        self._lay_out()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._escape)
        self._refresh()

    @property
    def page(self) -> EnrolPage:
        """The page that is shown."""
        page = self._stack.currentWidget()
        assert isinstance(page, EnrolPage)
        return page

    @property
    def title(self) -> str:
        """The heading."""
        return self._title.text()

    def call(self, name: str) -> None:
        """Name the person in the heading; empty while nobody has a name."""
        self._name = name
        self._refresh()

    def show_page(self, page: EnrolPage) -> None:
        """Show a page and give it the keyboard."""
        self.question.hide()
        self._stack.setEnabled(True)
        self._stack.setCurrentWidget(page)
        self._refresh()
        page.begin()

    def ask_whether_to_leave(self, sentence: str) -> None:
        """Ask whether what was taken may be lost."""
        self._stack.setEnabled(False)
        self.question.ask(sentence, self.tr("Stop"), self.tr("Go on"))

    def forget(self) -> None:
        """Let go of all that was typed and taken: pictures of a person stay nowhere."""
        self.call("")
        self.question.hide()
        self._stack.setEnabled(True)
        self.who.open(ConsentTerms())
        self.capture.forget()
        self.pictures.open()
        self.review.forget()
        self.double.forget()

    def begin(self) -> None:
        """Give the keyboard back to the page that is shown."""
        if self.question.question:
            self.question.no_button.setFocus()
        else:
            self.page.begin()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    @Slot()
    def _escape(self) -> None:
        if self.question.question:
            self.question.decline()
        elif self.page.step_back():
            self.page.begin()
        elif self.page is self.double:
            self.double.left.emit()
        else:
            self.leave_wanted.emit()

    @Slot()
    def _resume(self) -> None:
        self._stack.setEnabled(True)
        self.page.begin()
        self.resumed.emit()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        head.setSpacing(2)
        head.addWidget(self._title)
        head.addWidget(self._step)
        asked = QVBoxLayout()
        asked.setContentsMargins(WIDE, 0, WIDE, 0)
        asked.addWidget(self.question)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(asked)
        column.addWidget(self._stack, 1)

    def _refresh(self) -> None:
        name = elided(self._name, self._title.font(), NAME_WIDTH)
        self._title.setText(name or self.tr("Enrol a person"))
        page = self._stack.currentWidget()
        steps = {
            self.who: self.tr("Step 1 of 3: who it is"),
            self.views: self.tr("Step 1 of 3: which views"),
            self.challenge: self.tr("Step 2 of 3: moving the head"),
            self.capture: self.tr("Step 2 of 3: the views"),
            self.pictures: self.tr("Step 2 of 3: the pictures"),
            self.review: self.tr("Step 3 of 3: look it over"),
            self.double: self.tr("Step 3 of 3: the same person?"),
        }
        self._step.setText(next((words for one, words in steps.items() if one is page), ""))
