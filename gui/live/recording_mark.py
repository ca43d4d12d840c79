"""The red mark over the picture while it is recorded."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.capture.session_recorder import Progress
from gui.fonts import font
from gui.tokens import BODY, GAP, OVERLAY, TIGHT, WIDE

DOT = 12.0


def words_for(progress: Progress) -> str:
    """Say that it is recorded, for how long, how large the file is, and what is missing."""
    minutes, seconds = divmod(int(progress.seconds), 60)
    values = {"time": f"{minutes}:{seconds:02}", "size": f"{progress.bytes / 1e6:.0f}"}
    if progress.dropped:
        sentence = QCoreApplication.translate(
            "Recording", "Recording {time}, {size} MB, pictures left out: {dropped}"
        )
        return sentence.format(**values, dropped=progress.dropped)
    return QCoreApplication.translate("Recording", "Recording {time}, {size} MB").format(**values)


class RecordingMark(QWidget):
    """A red plate with a dot and words in the corner of its parent. Hidden until told."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("recordingMark")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = ""
        self.hide()

    @property
    def words(self) -> str:
        """What is said; empty while nothing is recorded."""
        return self._words

    def show_progress(self, progress: Progress | None) -> None:
        """Say how far the recording is; None says that there is none."""
        self._words = "" if progress is None else words_for(progress)
        self.setAccessibleName(self._words)
        self.setVisible(bool(self._words))
        self.setGeometry(WIDE, WIDE, self.sizeHint().width(), self.sizeHint().height())
        self.raise_()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the words."""
        metrics = QFontMetricsF(_font())
        width = metrics.horizontalAdvance(self._words) + DOT + 3 * GAP + TIGHT
        return QSize(round(width + 1), round(metrics.height() + 2 * GAP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint plate, dot and words; on video, so the theme doesn't matter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(OVERLAY.recording))
        painter.drawRoundedRect(QRectF(self.rect()), GAP, GAP)
        dot = QRectF(GAP + TIGHT, (self.height() - DOT) / 2, DOT, DOT)
        painter.setBrush(QColor(OVERLAY.text))
        painter.drawEllipse(dot)
        painter.setFont(_font())
        painter.setPen(QColor(OVERLAY.text))
        room = QRectF(self.rect()).adjusted(dot.right() + GAP, 0, 0, 0)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._words
        )
        painter.end()


def _font() -> QFont:
    return font(BODY, QFont.Weight.DemiBold)
