"""Asks a person who is in the gallery already for their consent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from core.people.consent.wording import ConsentText
from core.people.records import Person
from gui.consent.consent_view import ConsentView
from gui.consent.person_dialog import PersonDialog

TEXT_HEIGHT = 380


class AgreeDialog(PersonDialog):
    """Shows the text in force, and takes the answer."""

    agreed = Signal(object)
    """`Consent`; the window closes when it is kept, or `show_error` answers."""

    def __init__(
        self,
        person: Person,
        texts: Sequence[ConsentText],
        language: str,
        operator: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(person, "primary", parent)
        self.setObjectName("agreeDialog")
        self.view = ConsentView(self)
        self.view.sheet.prefer_height(TEXT_HEIGHT)
        self.view.set_keeping_offered(False)
        self.view.show_texts(texts, language, operator)
        self.view.changed.connect(self._changed)
        self.body.addWidget(self.view)
        self.deed.clicked.connect(self._agree)
        self._retranslate()
        self._changed()

    @Slot()
    def _changed(self) -> None:
        self.deed.setEnabled(self.view.accepted is not None)

    @Slot()
    def _agree(self) -> None:
        consent = self.view.accepted
        if consent is not None:
            self.begin()
            self.agreed.emit(consent)

    def _retranslate(self) -> None:
        name = self.person.name or self.tr("this person")
        self.setWindowTitle(self.tr("Ask for consent"))
        self.heading.setText(self.tr("Ask {name} for consent").format(name=name))
        self.sentence.setText(
            self.tr("Let the person read the text, or read it out, and tick what they say.")
        )
        self.deed.setText(self.tr("Keep the consent"))
        super()._retranslate()
