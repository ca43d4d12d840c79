"""Three small pictures: with the lamp, without it, and what the lamp alone gives."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from core.frame import Frame
from gui.frame_image import scaled_image, to_image
from gui.models.labels import short_label
from gui.theme import colours
from gui.tokens import GAP, RADIUS, TIGHT

WIDTH, HEIGHT = 192, 144

EVERY = 0.25
"""Seconds between two pictures: enough to see, little to do."""

Grey = NDArray[np.uint8]


class _SmallPicture(QWidget):
    """One picture, as large as its place allows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A third of the page."""
        return QSize(WIDTH, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Half of that is still something."""
        return QSize(WIDTH // 2, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture with round corners, or an empty well."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        area = QRectF(self.rect())
        if self.image is not None:
            size = self.image.size().toSizeF() * min(
                area.width() / self.image.width(), area.height() / self.image.height()
            )
            area.setSize(size)
        path = QPainterPath()
        path.addRoundedRect(area, RADIUS, RADIUS)
        painter.setClipPath(path)
        painter.fillRect(area, QColor(colours().sunken))
        if self.image is not None:
            painter.drawImage(area, self.image)
        painter.end()


class LampPictures(QWidget):
    """Shows lit frames that have an unlit neighbour; others say nothing here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lampPictures")
        self._shown_at = 0.0
        self._mirrored = False
        self._captions = [short_label(self, "caption") for _ in range(3)]
        self._pictures = [_SmallPicture(self) for _ in range(3)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(TIGHT)
        for column, (caption, picture) in enumerate(
            zip(self._captions, self._pictures, strict=True)
        ):
            grid.addWidget(caption, 0, column)
            grid.addWidget(picture, 1, column)
            grid.setColumnStretch(column, 1)
        self._retranslate()
        self.hide()

    def set_mirrored(self, mirrored: bool) -> None:
        """Show them as the live picture is shown."""
        self._mirrored = mirrored

    def set_frame(self, frame: Frame) -> None:
        """Show a lit frame and its neighbour, a few times a second."""
        if frame.unlit is None or 0 <= frame.time - self._shown_at < EVERY:
            return
        self._shown_at = frame.time
        scale = min(WIDTH / frame.width, HEIGHT / frame.height)
        size = max(1, round(scale * frame.width)), max(1, round(scale * frame.height))
        ratio = self.devicePixelRatioF()
        width, height = (round(ratio * side) for side in size)
        lit, unlit = (_small(p, width, height) for p in (frame.pixels, frame.unlit.pixels))
        for picture, pixels in zip(
            self._pictures, (lit, unlit, lamp_alone(lit, unlit)), strict=True
        ):
            picture.image = (
                scaled_image(pixels, width, height, True) if self._mirrored else to_image(pixels)
            )
            picture.update()
        self.show()

    def clear(self) -> None:
        """Show nothing, while the lamp doesn't pulse."""
        self._shown_at = 0.0
        for picture in self._pictures:
            picture.image = None
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words = (self.tr("With the lamp"), self.tr("Without the lamp"), self.tr("The lamp alone"))
        for caption, picture, text in zip(self._captions, self._pictures, words, strict=True):
            caption.setText(text)
            picture.setAccessibleName(text)


def lamp_alone(lit: Grey, unlit: Grey) -> Grey:
    """Return what the lamp adds, for the eye: grey levels are about square roots of light."""
    light = np.square(lit, dtype=np.float32) - np.square(unlit, dtype=np.float32)
    alone: Grey = np.sqrt(np.maximum(light, 0.0)).astype(np.uint8)
    return alone


def _small(pixels: Grey, width: int, height: int) -> Grey:
    return cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA).astype(
        np.uint8, copy=False
    )
