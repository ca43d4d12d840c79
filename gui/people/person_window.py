"""The window about one person: who it is, by what they are recognised, history, consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui.gallery.empty_state import EmptyState
from gui.gallery.person_words import marks, shown_name
from gui.message_bar import MessageBar
from gui.people.consent_page import ConsentPage
from gui.people.history_page import HistoryPage
from gui.people.identity_card import IdentityCard
from gui.people.templates_page import TemplatesPage
from gui.tokens import GAP, PAGE, WIDE

if TYPE_CHECKING:
    from core.people.records import Person

FIRST_SIZE = (1000, 700)
LEAST_SIZE = (760, 560)
CARD_WIDTH = 280


class PersonWindow(QDialog):
    """Shows what it is told of one person; its parts say what is wanted."""

    left = Signal()
    """It was closed."""

    def __init__(self, person_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("personWindow")
        self.setSizeGripEnabled(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.person_id = person_id
        self._person: Person | None = None
        self._recogniser = ""
        self._gone = ""
        self.note_bar = MessageBar("banner-warn", self)
        self.note_bar.setObjectName("personNote")
        self.error_bar = MessageBar("banner-danger", self)
        self.error_bar.setObjectName("personError")
        self.card = IdentityCard(self)
        self.templates = TemplatesPage(self)
        self.history = HistoryPage(self)
        self.consent = ConsentPage(self)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("personTabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for page in (self.templates, self.history, self.consent):
            self.tabs.addTab(page, "")
        self._empty = EmptyState("user-x", self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self._retranslate()
        self.tabs.setFocus()  # not the name, which a slip of the hand would change

    @property
    def gone_text(self) -> str:
        """What is said instead of a person who is no longer there; empty while they are."""
        return self._empty.text if self._stack.currentWidget() is self._empty else ""

    def show_person(self, person: Person, recogniser: str) -> None:
        """Show who it is. `recogniser` is the identity of the one at work, or empty."""
        self._person, self._recogniser, self._gone = person, recogniser, ""
        self.card.show_person(person)
        self.consent.show_person(person)
        self._stack.setCurrentWidget(self._content)
        self._retranslate()

    def show_gone(self) -> None:
        """Say that the person was removed, and show nothing of them any more."""
        if self._person is not None:
            self._gone = shown_name(self._person)
        self.error_bar.clear()
        self._stack.setCurrentWidget(self._empty)
        self._retranslate()

    def show_error(self, sentence: str) -> None:
        """Say what was not done."""
        self.error_bar.show_message(sentence)

    def done(self, result: int) -> None:
        """Keep what was typed last, and close."""
        if not self.gone_text:
            self.card.flush()
        self.left.emit()
        super().done(result)

    def discard(self) -> None:
        """Close at once, and keep nothing of what was typed: the gallery was locked."""
        self.show_gone()
        self.reject()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        card = QScrollArea(self)  # many tags, a small screen
        card.setObjectName("cardScroll")
        card.setWidget(self.card)
        card.setWidgetResizable(True)
        card.setFrameShape(QFrame.Shape.NoFrame)
        card.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keyboard
        card.setFixedWidth(CARD_WIDTH)
        middle = QHBoxLayout()
        middle.setSpacing(PAGE)
        middle.addWidget(card)
        middle.addWidget(self.tabs, 1)
        self._content = QWidget(self)
        content = QVBoxLayout(self._content)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(WIDE)
        content.addWidget(self.note_bar)
        content.addLayout(middle, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._content)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(self.error_bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self._buttons)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(QSize(*FIRST_SIZE).boundedTo(self.screen().availableSize()))

    def _retranslate(self) -> None:
        person = self._person
        name = "" if person is None or self._gone else shown_name(person)
        self.setWindowTitle(name or self.tr("Person"))
        for page, title in enumerate((self.tr("Views"), self.tr("History"), self.tr("Consent"))):
            self.tabs.setTabText(page, title)
        self.tabs.setAccessibleName(self.tr("About the person"))
        odd = [] if person is None else [m.sentence for m in marks(person, self._recogniser)]
        if odd:
            self.note_bar.show_message("\n".join(odd), stays=True)
        else:
            self.note_bar.clear()
        self._empty.set_words(
            self.tr("{name} was removed from the gallery").format(name=self._gone),
            "",
            "",
        )
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setIcon(QIcon())  # some systems put one there that doesn't follow the theme
        close.setAutoDefault(False)
