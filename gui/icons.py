"""The program's icons: line drawings in SVG, tinted with the theme's colours when painted."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from core import paths
from gui.theme import colours
from gui.tokens import Colours

APPLICATION = "facedesk"


def icon(name: str, colour: str = "text") -> QIcon:
    """Return the icon `name` of resources/icons, tinted whenever it is painted.

    Parameters
    ----------
    name
        File name without ".svg".
    colour
        Field of `Colours` for the normal state. Disabled icons fade, checked ones take the accent.

    Raises
    ------
    FileNotFoundError
        If there is no such icon.
    """
    _svg(name)
    return QIcon(_TintedSvg(name, colour))


def application_icon() -> QIcon:
    """Return the program's own icon, in its own colours."""
    made = QIcon()
    renderer = QSvgRenderer(QByteArray(_svg(APPLICATION)))
    for size in (16, 24, 32, 48, 64, 128, 256):
        picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        made.addPixmap(QPixmap.fromImage(picture))
    return made


def paint_icon(painter: QPainter, box: QRectF, name: str, colour: QColor | str) -> None:
    """Paint the icon `name` into `box` in one colour; for widgets that paint themselves."""
    _renderer(name, QColor(colour).name()).render(painter, box)


class _TintedSvg(QIconEngine):
    """Asks for the colours at paint time, so it follows the theme and the screen's pixels."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(rect).center())
        paint_icon(painter, box, self._name, self._tint(colours(), mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, _scale: float
    ) -> QPixmap:
        return self.pixmap(size, mode, state)  # Qt gives `size` in device pixels

    def clone(self) -> QIconEngine:
        return _TintedSvg(self._name, self._colour)

    def key(self) -> str:
        return "FaceDeskTintedSvg"

    def _tint(self, c: Colours, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode is QIcon.Mode.Disabled:
            return c.disabled
        if state is QIcon.State.On:
            return c.accent
        return str(getattr(c, self._colour))


@lru_cache(maxsize=128)
def _svg(name: str) -> bytes:
    return (paths.resources_dir() / "icons" / f"{name}.svg").read_bytes()


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_svg(name).replace(b"currentColor", colour.encode())))
