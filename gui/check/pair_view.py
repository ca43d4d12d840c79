"""Two faces side by side that may be one person's: pictures, names, and the choice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.fonts import elided
from gui.frame_image import to_image
from gui.icons import icon
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT, WIDE

PICTURE = 128
"""Side of each picture: two fit beside each other in the narrowest side panel."""


@dataclass(frozen=True, slots=True, eq=False)
class PairSide:
    """One of the two."""

    name: str
    """Whose picture it is; what stands over it where there is no name yet."""

    picture: NDArray[np.uint8] | None = None
    """Grey (height, width), 0 to 255; None where none is kept."""

    facts: str = ""
    """What helps to tell: since when enrolled, number, tags."""


class PairView(QWidget):
    """Shows two who look alike, says how much, and takes what they are.

    Changes nothing by itself.
    """

    merge_wanted = Signal()
    """They are one person."""

    distinct_wanted = Signal()
    """They are two."""

    left = Signal()
    """Neither; leave it as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pairView")
        self._sides: tuple[PairSide, PairSide] | None = None
        self._similarity = 0.0
        self._threshold = 0.0
        self._pictures = (QLabel(self), QLabel(self))
        self._names = (QLabel(self), QLabel(self))
        self._facts = (QLabel(self), QLabel(self))
        for place, label in enumerate(self._pictures):
            label.setObjectName(f"pairPicture{place}")
            label.setFixedSize(PICTURE, PICTURE)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            set_look(label, "muted")
        for label in self._names:
            set_look(label, "strong")
        for label in (*self._names, *self._facts):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        for label in self._facts:
            set_look(label, "caption")
        self._sentence = QLabel(self)
        self._sentence.setObjectName("pairSentence")
        self._sentence.setWordWrap(True)
        self.merge_button = QPushButton(self)
        self.merge_button.setObjectName("pairMerge")
        self.merge_button.setIcon(icon("merge"))
        self.merge_button.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room before the words
        self.distinct_button = QPushButton(self)
        self.distinct_button.setObjectName("pairDistinct")
        self.leave_button = QPushButton(self)
        self.leave_button.setObjectName("pairLeave")
        set_look(self.leave_button, "quiet")
        self.merge_button.clicked.connect(self.merge_wanted)
        self.distinct_button.clicked.connect(self.distinct_wanted)
        self.leave_button.clicked.connect(self.left)
        self._lay_out()
        self._refresh()

    @property
    def sentence(self) -> str:
        """What is said about the two."""
        return self._sentence.text()

    def show_pair(
        self, left: PairSide, right: PairSide, *, similarity: float, threshold: float
    ) -> None:
        """Show two faces.

        Parameters
        ----------
        similarity
            Cosine of the two, -1 to 1.
        threshold
            From which strangers in a gallery of this size are hardly ever alike.
        """
        self._sides = (left, right)
        self._similarity, self._threshold = similarity, threshold
        self._refresh()

    def set_choices(self, *, can_merge: bool, can_distinguish: bool = True) -> None:
        """Say what may be chosen."""
        self.merge_button.setEnabled(can_merge)
        self.distinct_button.setEnabled(can_distinguish)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(TIGHT)
        for place in (0, 1):
            grid.addWidget(self._pictures[place], 0, place, Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(self._names[place], 1, place)
            grid.addWidget(self._facts[place], 2, place)
            grid.setColumnStretch(place, 1)
        choices = QVBoxLayout()
        choices.setSpacing(GAP)
        choices.addWidget(self.merge_button)
        choices.addWidget(self.distinct_button)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.leave_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(grid)
        column.addWidget(self._sentence)
        column.addLayout(choices)
        column.addLayout(last)
        column.addStretch(1)

    def _refresh(self) -> None:
        self.merge_button.setText(self.tr("Same person: make them one"))
        self.distinct_button.setText(self.tr("Two different people"))
        self.leave_button.setText(self.tr("Cancel"))
        self.distinct_button.setToolTip(
            self.tr("This is remembered, and you are not asked about these two again.")
        )
        if self._sides is None:
            self._sentence.clear()
            return
        for side, picture, name, facts in zip(
            self._sides, self._pictures, self._names, self._facts, strict=True
        ):
            self._show_picture(picture, side)
            name.setText(elided(side.name, name.font(), 2 * PICTURE))
            facts.setText(side.facts)
            facts.setVisible(bool(side.facts))
        if self._similarity >= self._threshold:
            words = self.tr(
                "These look like one person: similarity {similarity}. Of so many people, two "
                "strangers hardly ever reach {threshold}."
            )
        else:
            words = self.tr(
                "These look alike: similarity {similarity}. In a gallery of this size strangers "
                "are sometimes so alike; from {threshold} on hardly ever."
            )
        self._sentence.setText(
            words.format(similarity=f"{self._similarity:.2f}", threshold=f"{self._threshold:.2f}")
        )

    def _show_picture(self, label: QLabel, side: PairSide) -> None:
        if side.picture is None:
            label.setText(self.tr("No picture is kept."))
            label.setAccessibleName(label.text())
            return
        ratio = self.devicePixelRatioF()
        edge = round(PICTURE * ratio)
        pixmap = QPixmap.fromImage(to_image(side.picture)).scaled(
            edge,
            edge,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        pixmap.setDevicePixelRatio(ratio)
        label.setPixmap(pixmap)
        label.setAccessibleName(self.tr("Picture of {name}").format(name=side.name))
