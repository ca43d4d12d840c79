"""Where a frame's pixels lie in a view: centred, its shape kept, mirrored if wanted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize


@dataclass(frozen=True, slots=True)
class ViewMap:
    """Maps pixels of a frame to points of a view. Only the view is mirrored, never the frame."""

    scale: float
    """Points of the view for one pixel of the frame."""

    left: float
    top: float
    frame_width: int
    mirrored: bool

    @classmethod
    def fit(cls, frame: tuple[int, int], view: QSize, mirrored: bool) -> ViewMap:
        """Return the largest map with which a frame of (width, height) fits into `view`."""
        width, height = frame
        scale = max(min(view.width() / width, view.height() / height), 1e-6)
        left = (view.width() - scale * width) / 2
        top = (view.height() - scale * height) / 2
        return cls(scale, left, top, width, mirrored)

    def shrunk(self, factor: float) -> ViewMap:
        """Return the same map for a painter that magnifies everything by `factor`."""
        return ViewMap(
            self.scale / factor,
            self.left / factor,
            self.top / factor,
            self.frame_width,
            self.mirrored,
        )

    def point(self, x: float, y: float) -> QPointF:
        """Return the view's point of a frame's point."""
        if self.mirrored:
            x = self.frame_width - x
        return QPointF(self.left + self.scale * x, self.top + self.scale * y)

    def box(self, x1: float, y1: float, x2: float, y2: float) -> QRectF:
        """Return the view's rectangle of a frame's box."""
        return QRectF(self.point(x1, y1), self.point(x2, y2)).normalized()

    def picture(self, frame_height: int) -> QRect:
        """Return where the whole frame lies, in whole points."""
        return QRect(
            round(self.left),
            round(self.top),
            max(1, round(self.scale * self.frame_width)),
            max(1, round(self.scale * frame_height)),
        )
