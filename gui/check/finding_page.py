"""What is shown of one finding that is about one person, and what can be done about it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.people.likeness.check import Finding, FindingKind
from core.people.likeness.words import HEADINGS, sentence
from gui.check.pair_view import PICTURE
from gui.frame_image import to_image
from gui.language import say
from gui.models.labels import label
from gui.theme import set_look
from gui.tokens import GAP, WIDE


class FindingPage(QWidget):
    """Shows the person, for an outlier also its picture."""

    person_wanted = Signal()
    """Show all that is known of the person."""

    removal_wanted = Signal()
    """Remove the outlier."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findingPage")
        self._finding: Finding | None = None
        self._heading = label(self, "strong", "findingHeading")
        self._words = label(self, name="findingWords")
        self._pictures = (QLabel(self), QLabel(self))
        self._captions = (label(self, "caption"), label(self, "caption"))
        for picture in self._pictures:
            picture.setFixedSize(PICTURE, PICTURE)
            picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
            picture.setWordWrap(True)
            set_look(picture, "muted")
        self.person_button = QPushButton(self)
        self.person_button.setObjectName("findingPerson")
        self.person_button.setAutoDefault(False)
        self.person_button.clicked.connect(self.person_wanted)
        self.remove_button = QPushButton(self)
        self.remove_button.setObjectName("findingRemove")
        self.remove_button.setAutoDefault(False)
        set_look(self.remove_button, "danger")
        self.remove_button.clicked.connect(self.removal_wanted)
        self._lay_out()
        self._refresh()

    def show_finding(
        self,
        finding: Finding,
        person: NDArray[np.uint8] | None,
        outlier: NDArray[np.uint8] | None,
    ) -> None:
        """Show a finding with the person's picture and the outlier's, grey (height, width)."""
        self._finding = finding
        for place, pixels in zip(self._pictures, (person, outlier), strict=True):
            if pixels is None:
                place.setPixmap(QPixmap())
                continue
            ratio = self.devicePixelRatioF()
            side = round(PICTURE * ratio)
            pixmap = QPixmap.fromImage(to_image(pixels)).scaled(
                side,
                side,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            pixmap.setDevicePixelRatio(ratio)
            place.setPixmap(pixmap)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(WIDE)
        for picture, caption in zip(self._pictures, self._captions, strict=True):
            part = QVBoxLayout()
            part.addWidget(picture)
            part.addWidget(caption)
            row.addLayout(part)
        row.addStretch(1)
        choices = QHBoxLayout()
        choices.setSpacing(GAP)
        choices.addWidget(self.person_button)
        choices.addWidget(self.remove_button)
        choices.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(WIDE)
        column.addWidget(self._heading)
        column.addWidget(self._words)
        column.addLayout(row)
        column.addLayout(choices)
        column.addStretch(1)

    def _refresh(self) -> None:
        self.person_button.setText(self.tr("Show the person"))
        self.remove_button.setText(self.tr("Remove this picture"))
        self.remove_button.setToolTip(
            self.tr("The template made from it goes too. The person keeps the others.")
        )
        finding = self._finding
        if finding is None:
            return
        is_outlier = finding.kind is FindingKind.OUTLIER
        self.remove_button.setVisible(is_outlier)
        self._heading.setText(say(HEADINGS[finding.kind]))
        text, values = sentence(finding)
        self._words.setText(say(text, **values))
        for place, picture in enumerate(self._pictures):
            shown = place == 0 or is_outlier
            picture.setVisible(shown)
            self._captions[place].setVisible(shown)
            if picture.pixmap().isNull():
                picture.setText(self.tr("No picture is kept."))
        self._captions[0].setText(finding.name)
        self._captions[1].setText(self.tr("The picture that doesn't fit"))
