"""The live picture with its overlay, painted in one go."""

from __future__ import annotations

import time

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.frame import Frame, Lamp
from gui.fonts import font
from gui.frame_image import scaled_image
from gui.icons import paint_icon
from gui.live.overlay import opacity, paint_overlay
from gui.live.ring import Ring, paint_ring
from gui.live.view_map import ViewMap
from gui.live_result import LiveResult
from gui.tokens import GAP, OVERLAY, PAGE, STRONG, WIDE

LIT_KEPT = 0.5
"""Seconds for which unlit frames are not shown after a lit one, so that the picture is calm."""

FADE_STEP = 50
"""Milliseconds between two paints while an overlay fades without new frames."""

FLASH_SECONDS, FLASH_STEP = 0.3, 30
"""How long the picture lights up when a view was taken, and milliseconds between two paints."""

NOTICE_ICON = 48.0


class VideoView(QWidget):
    """Shows the newest frame and the newest result. Told what to show; asks nobody."""

    overlay_painted = Signal(float)
    """Seconds from a frame's capture to the first painting of its overlay."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._frame: Frame | None = None
        self._lit_at = 0.0
        self._result: LiveResult | None = None
        self._painted: int | None = None
        self._mirrored = True
        self._landmarks = True
        self._notice: tuple[str, str] | None = None
        self._image: QImage | None = None
        self._image_of: tuple[int, int, int, bool, str] | None = None
        self._fade = QTimer(self)
        self._fade.setInterval(FADE_STEP)
        self._fade.timeout.connect(self._step_fade)
        self._ring: Ring | None = None
        self._flashed_at = -FLASH_SECONDS
        self._flash = QTimer(self)
        self._flash.setInterval(FLASH_STEP)
        self._flash.timeout.connect(self._step_flash)

    def sizeHint(self) -> QSize:
        """A camera's own size."""
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        """Still recognisable."""
        return QSize(320, 240)

    @Slot(object)
    def set_frame(self, frame: Frame) -> None:
        """Show `frame`, unless it is a dark one between lit ones."""
        if frame.lamp is Lamp.UNLIT:
            if 0 <= frame.time - self._lit_at < LIT_KEPT:
                return
        else:
            self._lit_at = frame.time
        self._frame = frame
        self.update()

    @Slot(object)
    def set_result(self, result: LiveResult) -> None:
        """Show the overlay of `result`."""
        self._result = result
        self._fade.start()
        self.update()

    def set_mirrored(self, mirrored: bool) -> None:
        """Show the picture as a mirror does; words stay readable."""
        if mirrored != self._mirrored:
            self._mirrored = mirrored
            self.update()

    def set_landmarks_shown(self, shown: bool) -> None:
        """Show or hide the five points."""
        if shown != self._landmarks:
            self._landmarks = shown
            self.update()

    def set_notice(self, icon: str, sentence: str) -> None:
        """Say a sentence over the picture; an empty one says nothing."""
        notice = (icon, sentence) if sentence else None
        if notice != self._notice:
            self._notice = notice
            self.setAccessibleDescription(sentence)
            self.update()

    @property
    def is_mirrored(self) -> bool:
        """Whether the picture is shown as a mirror does."""
        return self._mirrored

    @property
    def ring(self) -> Ring | None:
        """The ring around the face; None while nobody is enrolled."""
        return self._ring

    def set_ring(self, ring: Ring | None) -> None:
        """Show how far an enrolment is in place of verdicts; None shows verdicts again."""
        self._ring = ring
        if ring is None:
            self._flash.stop()
        self.update()

    def flash(self) -> None:
        """Light the picture up for a moment: a view was taken."""
        self._flashed_at = time.monotonic()
        self._flash.start()
        self.update()

    def clear_result(self) -> None:
        """Show no overlay until the next result."""
        self._result = None
        self.update()

    def clear(self) -> None:
        """Forget picture and result, for another source."""
        self._frame = self._result = self._image = self._image_of = None
        self._painted = None
        self._lit_at = 0.0
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture, overlay and notice."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(OVERLAY.letterbox))
        frame = self._frame
        if frame is not None:
            place = ViewMap.fit((frame.width, frame.height), self.size(), self._mirrored)
            where = place.picture(frame.height)
            painter.drawImage(where.topLeft(), self._scaled(frame, where.size()))
            if self._ring is None:
                self._paint_result(painter, frame, QRectF(where))
            else:
                self._paint_ring(painter, self._ring, QRectF(where))
        if self._notice is not None:
            self._paint_notice(painter, *self._notice, over_picture=frame is not None)
        painter.end()

    def _paint_result(self, painter: QPainter, frame: Frame, bounds: QRectF) -> None:
        result = self._result
        if result is None:
            return
        made_from = result.analysis.frame
        age = time.monotonic() - made_from.time
        # The overlay of the very picture that is shown is never old.
        strength = 1.0 if made_from is frame else opacity(age)
        place = ViewMap.fit((made_from.width, made_from.height), self.size(), self._mirrored)
        paint_overlay(painter, place, bounds, result, strength=strength, landmarks=self._landmarks)
        if strength <= 0.0 or made_from is frame:
            self._fade.stop()
        if self._painted != made_from.number:
            self._painted = made_from.number
            self.overlay_painted.emit(age)

    def _paint_ring(self, painter: QPainter, ring: Ring, bounds: QRectF) -> None:
        face: QRectF | None = None
        result = self._result
        if result is not None and result.analysis.faces:
            made_from = result.analysis.frame
            if opacity(time.monotonic() - made_from.time) > 0.0 or made_from is self._frame:
                place = ViewMap.fit(
                    (made_from.width, made_from.height), self.size(), self._mirrored
                )
                x1, y1, x2, y2 = (float(v) for v in result.analysis.faces[0].detection.box)
                face = place.box(x1, y1, x2, y2)
        since = time.monotonic() - self._flashed_at
        flash = max(0.0, 1.0 - since / FLASH_SECONDS)
        paint_ring(painter, bounds, face, ring, mirrored=self._mirrored, flash=flash)

    def _scaled(self, frame: Frame, size: QSize) -> QImage:
        """Return the frame at the view's size in device pixels, kept until either changes."""
        ratio = self.devicePixelRatioF()
        width, height = max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio))
        wanted = (frame.number, width, height, self._mirrored, frame.source)
        if self._image is None or wanted != self._image_of:
            self._image = scaled_image(frame.pixels, width, height, self._mirrored)
            self._image.setDevicePixelRatio(ratio)
            self._image_of = wanted
        return self._image

    def _paint_notice(
        self, painter: QPainter, icon: str, sentence: str, *, over_picture: bool
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(PAGE, PAGE, -PAGE, -PAGE)
        words = font(STRONG, QFont.Weight.Medium)
        painter.setFont(words)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        widest = QRectF(0, 0, min(area.width() - 2 * WIDE, 420.0), area.height())
        text = painter.boundingRect(widest, int(flags), sentence)
        plate = QRectF(0, 0, text.width() + 2 * PAGE, text.height() + NOTICE_ICON + GAP + 2 * PAGE)
        plate.moveCenter(area.center())
        if over_picture:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(OVERLAY.plate))
            painter.drawRoundedRect(plate, 12, 12)
        mark = QRectF(0, 0, NOTICE_ICON, NOTICE_ICON)
        mark.moveCenter(plate.center())
        mark.moveTop(plate.top() + PAGE)
        paint_icon(painter, mark, icon, OVERLAY.quiet)
        text.moveCenter(plate.center())
        text.moveTop(mark.bottom() + GAP)
        painter.setPen(QColor(OVERLAY.text))
        painter.drawText(text, int(flags), sentence)

    @Slot()
    def _step_fade(self) -> None:
        if self._result is None:
            self._fade.stop()
        elif time.monotonic() - self._result.analysis.frame.time > 0.25:
            self.update()

    @Slot()
    def _step_flash(self) -> None:
        if time.monotonic() - self._flashed_at > FLASH_SECONDS:
            self._flash.stop()
        self.update()
