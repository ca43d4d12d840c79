"""The first page of an enrolment: who it is, and that the person agrees."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.people.records import Consent
from core.results import Match
from gui.enrol.consent_part import ConsentPart, ConsentTerms
from gui.enrol.fold import Fold
from gui.enrol.page import EnrolPage, button_row
from gui.fonts import elided
from gui.labels import say_in, sentence_label
from gui.theme import set_look
from gui.tokens import GAP, TIGHT

LONGEST_NAME = 100
LONGEST_ID = 100

NAME_WIDTH = 200
"""Pixels that a name may take in a sentence."""


@dataclass(frozen=True, slots=True)
class Who:
    """What was typed about the person, and what they agreed to."""

    name: str
    external_id: str = ""
    tags: tuple[str, ...] = ()
    consent: Consent | None = None
    keeps_pictures: bool = False


class WhoPage(EnrolPage):
    """Asks for a name and, where it is wanted, for number, tags and consent.

    Parameters
    ----------
    same_name
        Whether somebody of that name is in the gallery.
    """

    ready = Signal(object)
    """`Who`: all that is needed is there."""

    known_wanted = Signal(str)
    """Id of the person who is recognised: further views of them are wanted instead."""

    cancelled = Signal()

    def __init__(self, same_name: Callable[[str], bool], parent: QWidget | None = None) -> None:
        super().__init__("whoPage", parent)
        self._same_name = same_name
        self._lookalike: Match | None = None
        self._is_from_pictures = False
        self._label = QLabel(self)
        self.name = QLineEdit(self)
        self.name.setObjectName("enrolName")
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textChanged.connect(self._name_changed)
        self._label.setBuddy(self.name)
        self._note = sentence_label(self, "enrolNote", "muted")
        self._known_bar = QFrame(self)
        self._known_bar.setObjectName("knownBar")
        set_look(self._known_bar, "banner-warn")
        self._known = sentence_label(self, "enrolKnown")
        self.add_button = QPushButton(self)
        self.add_button.setObjectName("addToKnown")
        self.add_button.clicked.connect(self._add_to_known)
        self.external_id = QLineEdit(self)
        self.external_id.setObjectName("enrolExternalId")
        self.external_id.setMaxLength(LONGEST_ID)
        self.tags = QLineEdit(self)
        self.tags.setObjectName("enrolTags")
        self._id_label, self._tags_label = QLabel(self), QLabel(self)
        self._id_label.setBuddy(self.external_id)
        self._tags_label.setBuddy(self.tags)
        self.more = Fold("enrolMore", self._more(), self)
        self.consent = ConsentPart(self)
        self.next_button = QPushButton(self)
        self.next_button.setObjectName("enrolNext")
        set_look(self.next_button, "primary")
        self.next_button.clicked.connect(self.go_on)
        self.cancel_button = QPushButton(self)
        self.cancel_button.setObjectName("enrolCancel")
        self.cancel_button.clicked.connect(self.cancelled)
        self._lay_out()
        self._refresh()

    @property
    def note_text(self) -> str:
        """The note under the name; empty while there is none."""
        return self._note.text()

    @property
    def known_text(self) -> str:
        """What is said about somebody who is recognised already; empty where nothing is."""
        return self._known.text() if not self._known_bar.isHidden() else ""

    def open(self, terms: ConsentTerms, *, from_pictures: bool = False) -> None:
        """Begin with another person."""
        self._is_from_pictures = from_pictures
        self._lookalike = None
        for field in (self.name, self.external_id, self.tags):
            field.clear()
        self.more.set_open(False)
        self.consent.ask(terms)
        self._refresh()

    def show_lookalike(self, match: Match | None) -> None:
        """Say who of the gallery stands before the camera; None says nothing."""
        before = self._lookalike
        self._lookalike = match
        if (before and before.person_id) != (match and match.person_id):
            self._refresh()

    def begin(self) -> None:
        """Put the keyboard into the name."""
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def go_on(self) -> None:
        """Hand on what was typed, or say what is missing."""
        name = " ".join(self.name.text().split())
        if not name:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            say_in(self._note, self.tr("Type a name first."))
            return
        if not self.consent.is_settled:
            self.consent.demand()
            self.show_whole(self.consent)
            return
        tags = tuple(dict.fromkeys(" ".join(tag.split()) for tag in _parted(self.tags.text())))
        self.ready.emit(
            Who(
                name,
                " ".join(self.external_id.text().split()),
                tuple(tag for tag in tags if tag),
                self.consent.consent,
                self.consent.keeps_pictures,
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    @Slot()
    def _add_to_known(self) -> None:
        if self._lookalike is not None:
            self.known_wanted.emit(self._lookalike.person_id)

    @Slot(str)
    def _name_changed(self, typed: str) -> None:
        name = " ".join(typed.split())
        say_in(
            self._note,
            self.tr("There is already a person called {name}.").format(name=self._short(name))
            if name and self._same_name(name)
            else "",
        )

    def _short(self, name: str) -> str:
        return elided(name, self.font(), NAME_WIDTH)

    def _more(self) -> QWidget:
        place = QWidget(self)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        for widget in (self._id_label, self.external_id, self._tags_label, self.tags):
            column.addWidget(widget)
        return place

    def _lay_out(self) -> None:
        bar = QVBoxLayout(self._known_bar)
        bar.setContentsMargins(GAP + TIGHT, GAP, GAP + TIGHT, GAP)
        bar.setSpacing(GAP)
        bar.addWidget(self._known)
        bar.addWidget(self.add_button)
        for widget in (self._known_bar, self._label, self.name, self._note, self.more):
            self.body.addWidget(widget)
        self.body.addWidget(self.consent, 1)
        self.body.addStretch(0)
        self.foot.addLayout(button_row(self.next_button, self.cancel_button))

    def _refresh(self) -> None:
        self._label.setText(self.tr("Name"))
        self.name.setPlaceholderText(self.tr("First and last name"))
        self.name.setAccessibleName(self.tr("Name of the person to enrol"))
        self.more.set_heading(self.tr("Number and tags"))
        self._id_label.setText(self.tr("Number in another system"))
        self.external_id.setPlaceholderText(self.tr("Staff or visitor number"))
        self.external_id.setAccessibleName(self._id_label.text())
        self._tags_label.setText(self.tr("Tags, with commas between them"))
        self.tags.setPlaceholderText(self.tr("visitor, second floor"))
        self.tags.setAccessibleName(self._tags_label.text())
        self.next_button.setText(
            self.tr("Choose the pictures") if self._is_from_pictures else self.tr("Start")
        )
        self.next_button.setToolTip(self.tr("Go on (Enter)"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("Back to the gallery (Esc)"))
        match = self._lookalike
        self._known_bar.setVisible(match is not None)
        if match is not None:
            name = self._short(match.name)
            self._known.setText(
                self.tr(
                    "{name} stands before the camera and is in the gallery already. Add views to "
                    "{name} instead of enrolling the same person twice."
                ).format(name=name)
            )
            self.add_button.setText(self.tr("Add views to {name}").format(name=name))
        self._name_changed(self.name.text())


def _parted(tags: str) -> list[str]:
    return re.split(r"[,;\uff0c\uff1b\u3001]", tags)  # also the commas of Chinese keyboards
