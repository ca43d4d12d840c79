"""A picture kept of a person, small; a click shows it in its full size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from gui.frame_image import scaled_image
from gui.gallery.person_words import said_day
from gui.live.icon_mark import IconMark
from gui.theme import colours, set_look
from gui.tokens import ICON

if TYPE_CHECKING:
    from core.people.records import Sample

PICTURE = 72
LARGE = 320
"""Pixels of the longer side of an enlarged picture, at least."""


class SamplePicture(QAbstractButton):
    """A kept picture, which a click shows in its full size; or a mark where there is none."""

    def __init__(self, sample: Sample | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("samplePicture")
        self.setFixedSize(PICTURE, PICTURE)
        self.clicked.connect(self._enlarge)
        self.setEnabled(sample is not None)
        focus = Qt.FocusPolicy.NoFocus if sample is None else Qt.FocusPolicy.StrongFocus
        self.setFocusPolicy(focus)
        self.enlarged: QLabel | None = None
        """The picture in its full size, once it was shown."""
        self._place = QLabel(self)
        self._place.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._place.setGeometry(3, 3, PICTURE - 6, PICTURE - 6)
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sample = sample
        if sample is not None:
            height, width = sample.pixels.shape
            scale = (PICTURE - 6) / max(height, width)
            size = max(1, round(width * scale)), max(1, round(height * scale))
            self._place.setPixmap(QPixmap.fromImage(scaled_image(sample.pixels, *size)))
        else:
            set_look(self._place, "chip")
            mark = IconMark(ICON, parent=self)
            mark.set_icon("image-off", "muted")
            mark.setFixedSize(QSize(ICON, ICON))
            mark.move((PICTURE - ICON) // 2, (PICTURE - ICON) // 2)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a ring where the keyboard is."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
            painter.end()

    @Slot()
    def _enlarge(self) -> None:
        if self._sample is None:
            return
        shown = QLabel(self)
        shown.setWindowFlag(Qt.WindowType.Popup)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        height, width = self._sample.pixels.shape
        scale = max(1.0, LARGE / max(height, width))
        size = round(width * scale), round(height * scale)
        shown.setPixmap(QPixmap.fromImage(scaled_image(self._sample.pixels, *size)))
        shown.setAccessibleName(self.accessibleName())
        shown.adjustSize()
        middle = self.mapToGlobal(self.rect().center())
        room = self.screen().availableGeometry()
        left = min(max(room.left(), middle.x() - shown.width() // 2), room.right() - shown.width())
        top = min(max(room.top(), middle.y() - shown.height() // 2), room.bottom() - shown.height())
        shown.move(left, top)
        shown.show()
        self.enlarged = shown

    def _retranslate(self) -> None:
        if self._sample is None:
            words = self.tr("The picture wasn't kept: only its template was.")
        else:
            words = self.tr("Picture of {date}, quality {quality} of 100").format(
                date=said_day(self._sample.taken), quality=round(self._sample.quality)
            )
        self.setToolTip(words)
        self.setAccessibleName(words)
