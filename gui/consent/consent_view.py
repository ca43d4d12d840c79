"""Where a person agrees: the text in a language that they read, and what they say to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.people.consent.wording import ConsentText, agreed
from core.people.records import Consent
from gui.consent.text_sheet import TextSheet
from gui.theme import set_look
from gui.tokens import GAP

LANGUAGE_NAMES = {"en": "English", "zh_CN": "简体中文"}
"""Each in its own language: who reads it finds it."""


class ConsentView(QWidget):
    """Shows what a person is asked to agree to, and takes the answer.

    `show_text` or `show_texts` begins anew: nothing is agreed to. `accepted` is the answer.
    """

    changed = Signal()
    """The answer is another: agreed, taken back, in another language, or about pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("consentView")
        self._texts: tuple[ConsentText, ...] = ()
        self._operator = ""
        self._given: datetime | None = None
        self.languages = QComboBox(self)
        self.languages.setObjectName("consentLanguage")
        self.languages.currentIndexChanged.connect(self._language_chosen)
        self.sheet = TextSheet(self)
        self.agrees = QCheckBox(self)
        self.agrees.setObjectName("consentAgrees")
        self.agrees.toggled.connect(self._agreed)
        self.keeps = QCheckBox(self)
        self.keeps.setObjectName("consentKeepsPictures")
        self.keeps.toggled.connect(self._keeping_said)
        self._version = QLabel(self)
        set_look(self._version, "caption")
        self._lay_out()
        self.set_keeping_offered(True)
        self._refresh()

    @property
    def accepted(self) -> Consent | None:
        """That the person agreed, to which text and when; None as long as they didn't."""
        text = self._shown
        if text is None or self._given is None:
            return None
        return agreed(text, self._operator, self._given)

    @property
    def keeps_pictures(self) -> bool:
        """Whether the person agreed that the pictures are kept, too."""
        return self._given is not None and not self.keeps.isHidden() and self.keeps.isChecked()

    def show_text(self, text: ConsentText, operator: str = "") -> None:
        """Ask for agreement to one text.

        Parameters
        ----------
        operator
            Name of the account that is signed in; empty where nobody has to sign in.
        """
        self.show_texts((text,), text.language, operator)

    def show_texts(
        self, texts: Sequence[ConsentText], language: str = "en", operator: str = ""
    ) -> None:
        """Ask for agreement to a text that stands there in several languages.

        Parameters
        ----------
        texts
            One for each language.
        language
            The one that is shown first, where it is there.
        """
        self._texts = tuple(texts)
        self._operator = operator
        with QSignalBlocker(self.languages):
            self.languages.clear()
            for text in self._texts:
                self.languages.addItem(
                    LANGUAGE_NAMES.get(text.language, text.language), text.language
                )
            self.languages.setCurrentIndex(max(0, self.languages.findData(language)))
        self._begin()

    def set_keeping_offered(self, on: bool, proposed: bool = False) -> None:
        """Set whether the pictures are asked about, and whether keeping them is ticked at first."""
        self.keeps.setVisible(on)
        with QSignalBlocker(self.keeps):
            self.keeps.setChecked(on and proposed)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    @property
    def _shown(self) -> ConsentText | None:
        row = self.languages.currentIndex()
        return self._texts[row] if 0 <= row < len(self._texts) else None

    def _begin(self) -> None:
        """Nothing is agreed to: what is agreed to is what was read."""
        self._given = None
        with QSignalBlocker(self.agrees):
            self.agrees.setChecked(False)
        self._refresh()
        self.changed.emit()

    @Slot(int)
    def _language_chosen(self, _row: int) -> None:
        self._begin()

    @Slot(bool)
    def _agreed(self, on: bool) -> None:
        self._given = datetime.now(UTC) if on else None
        self._refresh()
        self.changed.emit()

    @Slot(bool)
    def _keeping_said(self, _on: bool) -> None:
        self.changed.emit()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(GAP)
        above.addWidget(self.languages)
        above.addStretch(1)
        above.addWidget(self._version)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(above)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.agrees)
        column.addWidget(self.keeps)
        self.setFocusProxy(self.agrees)

    def _refresh(self) -> None:
        text = self._shown
        self.sheet.show_text("" if text is None else text.text)
        self.languages.setVisible(len(self._texts) > 1)
        self.languages.setAccessibleName(self.tr("Language of the text"))
        self._version.setText(
            "" if text is None else self.tr("Version {number}").format(number=text.version)
        )
        self.agrees.setText(self.tr("The person read this and agrees"))
        self.agrees.setAccessibleName(self.agrees.text())
        self.agrees.setEnabled(text is not None)
        self.keeps.setText(self.tr("The pictures may be kept as well"))
        self.keeps.setAccessibleName(self.keeps.text())
        self.keeps.setEnabled(self._given is not None)
