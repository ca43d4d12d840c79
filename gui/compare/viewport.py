"""Which part of pictures is seen: one zoom and one place for all views that follow it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal

LEAST, MOST = 0.5, 24.0
"""How far one can zoom out and in; 1 shows the whole."""

STEP = 1.25


class Viewport(QObject):
    """Zoom and place, relative to what each view shows by itself.

    Views of pictures of different sizes so show the same part of each.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zoom = 1.0
        self._at = QPointF()

    @property
    def zoom(self) -> float:
        """How many times as large as the whole; 1 shows the whole."""
        return self._zoom

    @property
    def at(self) -> QPointF:
        """What is in the middle, from the middle of the whole, in lengths of its longer side."""
        return self._at

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Zoom in (above 1) or out, around a point that stays where it is."""
        zoom = min(MOST, max(LEAST, self._zoom * factor))
        around = self._at if around is None else around
        self._move(zoom, around - (around - self._at) * (self._zoom / zoom))

    def pan_by(self, by: QPointF) -> None:
        """Move the seen part, in lengths of the whole's longer side."""
        self._move(self._zoom, self._at + by)

    def reset(self) -> None:
        """Show the whole."""
        self._move(1.0, QPointF())

    def _move(self, zoom: float, at: QPointF) -> None:
        reach = 0.5 + 0.25 / zoom  # the picture can't be lost
        at = QPointF(min(reach, max(-reach, at.x())), min(reach, max(-reach, at.y())))
        if (zoom, at) != (self._zoom, self._at):
            self._zoom, self._at = zoom, at
            self.changed.emit()


class Placed:
    """A picture as a viewport shows it in an area of the screen.

    Parameters
    ----------
    whole
        What is shown at zoom 1, in pixels of the picture: all of it, or the surroundings of a face.
    area
        Where it is shown.
    """

    def __init__(self, whole: QRectF, area: QRectF, viewport: Viewport) -> None:
        self._whole, self._area = whole, area
        self._long = max(whole.width(), whole.height(), 1.0)
        fit = min(area.width() / max(1.0, whole.width()), area.height() / max(1.0, whole.height()))
        self.scale = max(1e-6, fit * viewport.zoom)
        """Points of the screen for one pixel of the picture."""

        self._middle = whole.center() + viewport.at * self._long

    def to_screen(self, point: QPointF) -> QPointF:
        """Return where a point of the picture is on the screen."""
        return self._area.center() + (point - self._middle) * self.scale

    def to_picture(self, point: QPointF) -> QPointF:
        """Return which point of the picture is at a point of the screen."""
        return self._middle + (point - self._area.center()) / self.scale

    def box(self, of: QRectF) -> QRectF:
        """Return where a rectangle of the picture is on the screen."""
        return QRectF(self.to_screen(of.topLeft()), QSizeF(of.size()) * self.scale)

    def relative(self, point: QPointF) -> QPointF:
        """Return a point of the screen as `Viewport.at` counts."""
        return (self.to_picture(point) - self._whole.center()) / self._long

    def moved(self, by: QPointF) -> QPointF:
        """Return a way over the screen as `Viewport.pan_by` counts."""
        return by / (self.scale * self._long)
