"""The part of a page where the person who is enrolled agrees, before any picture is taken."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.people.consent.wording import ConsentText
from core.people.records import Consent
from gui.consent.consent_view import ConsentView
from gui.enrol.fold import Fold
from gui.labels import say_in, sentence_label

TEXT_HEIGHT = 170
"""Least height of the text in points: some lines, the rest is scrolled to."""


@dataclass(frozen=True, slots=True)
class ConsentTerms:
    """What is asked of people before they are enrolled."""

    texts: tuple[ConsentText, ...] = ()
    """One for each language; empty where there is nothing to agree to."""

    language: str = "en"
    """The one to begin with."""

    is_required: bool = False
    """Whether nobody is enrolled who didn't agree."""

    operator: str = ""
    """Name of the account that is signed in."""

    proposes_pictures: bool = False
    """Whether keeping the pictures is ticked at first."""


class ConsentPart(QWidget):
    """Shows the text with its two check boxes; folded where nobody has to agree."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("consentPart")
        self._terms = ConsentTerms()
        self.view = ConsentView(self)
        self.view.sheet.setMinimumHeight(TEXT_HEIGHT)
        self.view.changed.connect(self._changed)
        self._fold = Fold("consentFold", self.view, self)
        self._note = sentence_label(self, "consentNote", "warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fold, 1)
        column.addWidget(self._note)
        self._retranslate()
        self.ask(self._terms)

    @property
    def consent(self) -> Consent | None:
        """That the person agreed; None where they didn't."""
        return self.view.accepted

    @property
    def keeps_pictures(self) -> bool:
        """Whether the person agreed that pictures are kept."""
        return self.view.keeps_pictures

    @property
    def is_settled(self) -> bool:
        """Whether what must be agreed to was agreed to."""
        return not self._terms.is_required or self.consent is not None

    @property
    def note(self) -> str:
        """What is missing; empty where nothing is, or nobody asked yet."""
        return self._note.text()

    def ask(self, terms: ConsentTerms) -> None:
        """Begin anew, for another person: nothing is agreed to."""
        self._terms = terms
        self.view.show_texts(terms.texts, terms.language, terms.operator)
        self.view.set_keeping_offered(True, terms.proposes_pictures)
        self._fold.set_open(terms.is_required or terms.proposes_pictures)
        self.setVisible(bool(terms.texts))
        say_in(self._note, "")

    def demand(self) -> None:
        """Say that the person has to agree, and put the keyboard there."""
        self._fold.set_open(True)
        say_in(
            self._note,
            self.tr("First the person has to read the text and agree. Space ticks the box."),
        )
        self.view.agrees.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _changed(self) -> None:
        if self.is_settled:
            say_in(self._note, "")
        self.changed.emit()

    def _retranslate(self) -> None:
        self._fold.set_heading(self.tr("Consent, and keeping of pictures"))
