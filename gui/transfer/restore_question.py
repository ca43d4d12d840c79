"""Asks whether a backup is really to take the gallery's place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.theme import set_look
from gui.tokens import GAP, WIDE
from gui.transfer.backup_values import RestoreOffer, said


class RestoreQuestion(QFrame):
    """Hidden until something is asked."""

    answered = Signal(object, bool)
    """Path of the backup, None for no; and whether people who were removed come back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("restoreQuestion")
        set_look(self, "banner-warn")
        self._offer: RestoreOffer | None = None
        self.words = QLabel(self)
        self.words.setObjectName("restoreWords")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.bring_back = QCheckBox(self)
        self.bring_back.setObjectName("bringBack")
        self.yes, self.no = QPushButton(self), QPushButton(self)
        for button, name, deed in (
            (self.yes, "restoreYes", self._yes),
            (self.no, "restoreNo", self._no),
        ):
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(deed)
        set_look(self.yes, "danger")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addStretch(1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(self.words)
        column.addWidget(self.bring_back)
        column.addLayout(row)
        self._retranslate()
        self.hide()

    def ask(self, offer: RestoreOffer) -> None:
        """Ask whether this backup is to be restored."""
        self._offer = offer
        self.bring_back.setChecked(False)
        self.bring_back.setVisible(offer.removed_since > 0)
        self._retranslate()
        self.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _yes(self) -> None:
        if self._offer is not None:
            file: Path = self._offer.file
            self.answered.emit(file, self.bring_back.isChecked())

    @Slot()
    def _no(self) -> None:
        self.answered.emit(None, False)

    def _retranslate(self) -> None:
        self.yes.setText(self.tr("Restore this backup"))
        self.no.setText(self.tr("Leave the gallery as it is"))
        offer = self._offer
        self.bring_back.setText(
            self.tr(
                "Also bring back %n people who were removed since",
                "",
                0 if offer is None else offer.removed_since,
            )
        )
        if offer is None:
            return
        words = [
            self.tr(
                "The backup of {moment} holds {people} people, and was read to its end."
            ).format(moment=said(offer.made), people=offer.people)
        ]
        if offer.damaged:
            words.append(self.tr("Of %n of them something is damaged.", "", offer.damaged))
        if offer.people_now is not None:
            words.append(
                self.tr(
                    "It takes the place of the present gallery with {people} people: whoever was "
                    "enrolled or changed since is then missing."
                ).format(people=offer.people_now)
            )
        words.append(self.tr("The present gallery is kept beside it under another name."))
        self.words.setText(" ".join(words))
        self.setAccessibleName(self.words.text())
