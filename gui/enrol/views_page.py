"""The first page where views are added to somebody: what is new about the face."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QPushButton, QRadioButton, QWidget

from core.people.records import Consent, View
from gui.enrol.consent_part import ConsentPart, ConsentTerms
from gui.enrol.page import EnrolPage, button_row
from gui.enrol.words import view_words
from gui.fonts import elided
from gui.labels import sentence_label
from gui.theme import set_look

NEW_LOOKS = (View.GLASSES, View.BEARD, View.MASK, View.HEADWEAR, View.OTHER)
"""What may be new about a face; everything else is a round of views as at the first enrolment."""

NAME_WIDTH = 200


@dataclass(frozen=True, slots=True)
class MoreViews:
    """Which views somebody gets."""

    look: View | None
    """What is new about the face; None for a round of views as at the first enrolment."""

    replaces: bool = False
    """Whether older templates of the same views go."""

    consent: Consent | None = None
    """What the person agreed to now; None where that was not asked."""

    keeps_pictures: bool = False


class ViewsPage(EnrolPage):
    """Asks which views are to be added, and whether they replace older ones."""

    ready = Signal(object)
    """`MoreViews`."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("viewsPage", parent)
        self._name = ""
        self._what = sentence_label(self, "viewsWhat")
        self._group = QButtonGroup(self)
        self.choices: dict[View | None, QRadioButton] = {}
        for place, look in enumerate((*NEW_LOOKS, None)):
            choice = QRadioButton(self)
            choice.setObjectName(f"views-{look.value if look is not None else 'again'}")
            self._group.addButton(choice, place)
            self.choices[look] = choice
        self.replaces = QCheckBox(self)
        self.replaces.setObjectName("viewsReplace")
        self._about = sentence_label(self, "viewsAbout", "caption")
        self.consent = ConsentPart(self)
        self.next_button = QPushButton(self)
        self.next_button.setObjectName("viewsNext")
        set_look(self.next_button, "primary")
        self.next_button.clicked.connect(self.go_on)
        self.cancel_button = QPushButton(self)
        self.cancel_button.setObjectName("viewsCancel")
        self.cancel_button.clicked.connect(self.cancelled)
        for widget in (self._what, *self.choices.values(), self.replaces, self._about):
            self.body.addWidget(widget)
        self.body.addWidget(self.consent, 1)
        self.body.addStretch(0)
        self.foot.addLayout(button_row(self.next_button, self.cancel_button))
        self._refresh()

    def open(self, name: str, terms: ConsentTerms, *, renews: bool = False) -> None:
        """Begin with another person.

        Parameters
        ----------
        renews
            Whether all views in place of the older ones are proposed, instead of a further one.
        """
        self._name = name
        self.choices[None if renews else View.GLASSES].setChecked(True)
        self.replaces.setChecked(renews)
        self.consent.ask(terms)
        self._refresh()

    def begin(self) -> None:
        """Put the keyboard on the choice; the arrow keys go through it."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def go_on(self) -> None:
        """Hand on what was chosen, or say what is missing."""
        if not self.consent.is_settled:
            self.consent.demand()
            self.show_whole(self.consent)
            return
        look = next(look for look, choice in self.choices.items() if choice.isChecked())
        self.ready.emit(
            MoreViews(
                look,
                self.replaces.isChecked(),
                self.consent.consent,
                self.consent.keeps_pictures,
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    def _refresh(self) -> None:
        name = elided(self._name, self.font(), NAME_WIDTH)
        self._what.setText(self.tr("What is new about the face of {name}?").format(name=name))
        for look, choice in self.choices.items():
            choice.setText(
                view_words(look)
                if look is not None
                else self.tr("Nothing: take all views once more")
            )
        self.replaces.setText(self.tr("Replace older views of the same kind"))
        self._about.setText(
            self.tr(
                "Without this the new views are added, and the person is known with and without."
            )
        )
        self.next_button.setText(self.tr("Start"))
        self.next_button.setToolTip(self.tr("Go on (Enter)"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("Back to the gallery (Esc)"))
