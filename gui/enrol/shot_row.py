"""One taken view on the page of the review: picture, quality with its parts, what becomes of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core import sentences
from core.enrolment.hindrance import NEUTRAL
from core.enrolment.shots import Shot
from core.quality import QualityReason
from gui.enrol.face_picture import face_pixmap
from gui.enrol.fold import Fold
from gui.enrol.reason_bar import said_reason
from gui.enrol.words import view_words
from gui.fonts import elided
from gui.labels import say_in, sentence_label
from gui.language import say
from gui.live.quality_parts_view import QualityPartsView
from gui.theme import set_look
from gui.tokens import GAP, TIGHT, WIDE

PICTURE = 84
NAME_WIDTH = 170
"""Points that the name of a picture file may take."""

GOOD_FROM, POOR_BELOW = 60, 30
"""Quality from which a number is shown as good, and below which it needs attention."""


class ShotRow(QFrame):
    """Shows one shot and says what is wanted of it."""

    retake_wanted = Signal(object)
    """The `View` to be taken again."""

    drop_wanted = Signal(object)
    """The `Shot` to be left out."""

    def __init__(self, shot: Shot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "card")
        self.setObjectName(f"shot-{shot.view.value}")
        self.shot = shot
        self._is_kept = False
        self._picture = QLabel(self)
        self._picture.setFixedSize(PICTURE, PICTURE)
        self._view = QLabel(self)
        set_look(self._view, "strong")
        self._quality = QLabel(self)
        self._quality.setObjectName("shotQuality")
        self._source = sentence_label(self, "shotSource", "caption")
        self._kept = sentence_label(self, "shotKept", "caption")
        self._reason = sentence_label(self, "shotReason", "warn")
        self.retake_button = self._button("shotRetake", self._retake)
        self.drop_button = self._button("shotDrop", self._drop)
        self._parts = QWidget(self)
        self.fold = Fold("shotParts", self._parts, self)
        self.fold.toggled.connect(self._fill)
        self.fold.setVisible(bool(shot.face.quality.parts))
        self._lay_out()
        self._refresh()

    @property
    def words(self) -> str:
        """All that is said of the shot."""
        labels = (self._view, self._quality, self._source, self._kept, self._reason)
        return " ".join(label.text() for label in labels if label.text())

    @property
    def parts_text(self) -> str:
        """What the quality is made of; empty before that was wanted."""
        view = self._parts.findChild(QualityPartsView)
        return view.text if isinstance(view, QualityPartsView) else ""

    def show_state(self, *, kept: bool, mirrored: bool, can_drop: bool) -> None:
        """Say whether the picture will be kept, and what may be done.

        Parameters
        ----------
        kept
            Whether the picture is kept beside the template.
        can_drop
            Whether it may be left out: the last one stays.
        """
        self._is_kept = kept
        self._picture.setPixmap(
            face_pixmap(self.shot, PICTURE, self.devicePixelRatioF(), mirrored=mirrored)
        )
        self.drop_button.setEnabled(can_drop)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    @Slot(bool)
    def _fill(self, is_open: bool) -> None:
        """Make the view of the parts when it is wanted: a review has many of them."""
        if is_open and self._parts.layout() is None:
            view = QualityPartsView(self._parts)
            view.set_parts(self.shot.face.quality.parts)
            column = QVBoxLayout(self._parts)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(view)

    @Slot()
    def _retake(self) -> None:
        self.retake_wanted.emit(self.shot.view)

    @Slot()
    def _drop(self) -> None:
        self.drop_wanted.emit(self.shot)

    def _button(self, name: str, deed: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setIconSize(QSize(WIDE, WIDE))
        button.clicked.connect(deed)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._view, 1)
        head.addWidget(self._quality)
        buttons = QHBoxLayout()
        buttons.setSpacing(TIGHT)
        buttons.addWidget(self.retake_button)
        buttons.addWidget(self.drop_button)
        buttons.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(GAP, GAP, GAP + TIGHT, GAP)
        grid.setHorizontalSpacing(GAP + TIGHT)
        grid.setVerticalSpacing(TIGHT)
        grid.addWidget(self._picture, 0, 0, 4, 1, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(head, 0, 1)
        grid.addWidget(self._source, 1, 1)
        grid.addWidget(self._kept, 2, 1)
        grid.addLayout(buttons, 3, 1)
        grid.addWidget(self._reason, 4, 0, 1, 2)
        grid.addWidget(self.fold, 5, 0, 1, 2)
        grid.setColumnStretch(1, 1)

    def _refresh(self) -> None:
        shot = self.shot
        words = view_words(shot.view)
        self._picture.setAccessibleName(self.tr("Picture: {view}").format(view=words))
        self._view.setText(words)
        quality = round(shot.face.quality.overall)
        self._quality.setText(self.tr("Quality {number}").format(number=quality))
        look = "known" if quality >= GOOD_FROM else "warn" if quality < POOR_BELOW else ""
        set_look(self._quality, look)
        self._quality.setToolTip(self.tr("From 0, useless, to 100, ideal"))
        say_in(self._source, elided(shot.source, self._source.font(), NAME_WIDTH))
        self._kept.setText(
            self.tr("Kept: template and picture")
            if self._is_kept
            else self.tr("Kept: template, no picture")
        )
        say_in(self._reason, self._warning())
        self.retake_button.setText(self.tr("Take again"))
        self.retake_button.setAccessibleName(self.tr("Take again: {view}").format(view=words))
        self.retake_button.setVisible(not shot.source)
        self.drop_button.setText(self.tr("Leave out"))
        self.drop_button.setAccessibleName(self.tr("Leave out: {view}").format(view=words))
        self.fold.set_heading(self.tr("What the quality is made of"))

    def _warning(self) -> str:
        shot, rating = self.shot, self.shot.face.rating
        quality = shot.face.quality
        if shot.override:
            hindrance = quality.reason if not quality.usable else quality.enrolment_reason
            taken = self.tr("Taken by hand: {reason}").format(reason=said_reason(shot.override))
            if hindrance is QualityReason.GOOD:
                return taken
            return f"{say(sentences.QUALITY[hindrance])} {taken}"
        if rating is not None and rating.measures == "expression" and rating.score < NEUTRAL:
            return self.tr("A neutral expression would be better.")
        return ""
