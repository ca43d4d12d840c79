"""Two pictures side by side, the ways to look at them, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.comparison.values import Side
from core.wording import PlainError
from gui import picture_files
from gui.compare.chip_stage import ChipStage
from gui.compare.result_panel import ResultPanel
from gui.compare.side_parts import SideBody, SideFoot, SideHead
from gui.compare.values import Painted, View
from gui.compare.view_bar import StageBar, ViewBar
from gui.compare.viewport import STEP, Viewport
from gui.icons import icon
from gui.message_bar import MessageBar
from gui.tokens import GAP, ICON, TIGHT, WIDE

LEFT, RIGHT = 0, 1


class PairPage(QWidget):
    """Shows what it is given and says what is wanted. A place is 0 (left) or 1 (right)."""

    file_chosen = Signal(int, object)
    """Place and `Path`."""

    image_pasted = Signal(int, object)
    """Place and `QImage`."""

    camera_wanted = Signal(int)
    gallery_wanted = Signal(int)
    cleared = Signal(int)
    face_wanted = Signal(int, int)
    """Place and index of the face."""

    points_moved = Signal(int, object)
    """Place and landmarks, float32 (5, 2); None for those that were found."""

    swap_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pairPage")
        self.setAcceptDrops(True)
        self._active = LEFT
        self.viewport = Viewport(self)
        self.error_bar = MessageBar("banner-danger", self)
        self.note_bar = MessageBar(parent=self)
        self.heads = tuple(SideHead(bool(place), self) for place in (LEFT, RIGHT))
        self.bodies = tuple(SideBody(bool(place), self.viewport, self) for place in (LEFT, RIGHT))
        self.feet = tuple(SideFoot(bool(place), self) for place in (LEFT, RIGHT))
        self.swap_button = QToolButton(self)
        self.swap_button.setObjectName("swap")
        self.swap_button.setIcon(icon("arrow-left-right"))
        self.swap_button.setIconSize(QSize(ICON, ICON))
        self.swap_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.swap_button.clicked.connect(self.swap_wanted)
        self.bar = ViewBar(self)
        self.stage = ChipStage(self.viewport, self)
        self.stage_bar = StageBar(self)
        self.result = ResultPanel(self)
        self._pictures = QStackedWidget(self)
        self._below = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.set_faces_available(False)
        self._retranslate()

    @property
    def view(self) -> View:
        """How the pictures are looked at."""
        return self.bar.view

    def show_side(self, place: int, side: Side | None, made: Painted | None = None) -> None:
        """Show a picture with its faces, as in `PictureView.show_side`; None takes it away."""
        self.heads[place].show_name("" if side is None else side.name)
        self.bodies[place].show_side(side, made)
        self.feet[place].show_side(side)

    def show_loading(self, place: int, name: str) -> None:
        """Say that a picture is looked at."""
        self.heads[place].show_name(name)
        self.bodies[place].show_loading(name)
        self.show_view(View.PICTURES)

    def show_error(self, place: int, name: str, error: PlainError) -> None:
        """Say on its side why a picture can't be used."""
        self.heads[place].show_name(name)
        self.bodies[place].show_error(error)
        self.feet[place].show_side(None)

    def show_person(self, place: int, name: str) -> None:
        """Let a side stand for somebody of whom no picture is kept."""
        self.heads[place].show_name(name)
        self.bodies[place].show_person(name)
        self.feet[place].show_side(None)

    def show_chips(
        self,
        one: NDArray[np.uint8] | None,
        other: NDArray[np.uint8] | None,
        names: tuple[str, str] = ("", ""),
    ) -> None:
        """Show the two enlarged chips; None while one is missing."""
        self.stage.show_chips(one, other, names)
        self.set_faces_available(one is not None and other is not None)

    def set_faces_available(self, available: bool) -> None:
        """Say whether there are two faces to be laid over each other."""
        self.bar.set_faces_available(available)
        if not available:
            self.show_view(View.PICTURES)

    def set_gallery_available(self, available: bool) -> None:
        """Say whether somebody may look into the gallery."""
        for head in self.heads:
            head.set_gallery_available(available)

    @Slot(object)
    def show_view(self, view: View) -> None:
        """Look at the pictures in another way."""
        if view is not self.stage.view:
            self.stage.set_view(view)
        self.bar.show_view(view)
        self.stage_bar.show_view(view)
        page = 0 if view is View.PICTURES else 1
        if page != self._pictures.currentIndex():
            self.viewport.reset()
        self._pictures.setCurrentIndex(page)
        self._below.setCurrentIndex(page)

    @Slot()
    def paste(self) -> None:
        """Take what was copied, on the side that has the keyboard or is empty."""
        self.paste_into(self._place())

    def paste_into(self, place: int) -> None:
        """Take a picture or file that was copied."""
        if not self._take(QApplication.clipboard().mimeData(), place):
            self.error_bar.show_message(
                self.tr("Nothing that was copied is a picture. Copy a picture or its file first.")
            )

    @Slot(float)
    def zoom(self, way: float) -> None:
        """Zoom in (above 0) or out; 0 shows the whole."""
        if way:
            self.viewport.zoom_by(STEP**way)
        else:
            self.viewport.reset()

    def leave_adjusting(self) -> bool:
        """End moving points; False where nobody did."""
        adjusting = [foot for foot in self.feet if foot.adjust_button.isChecked()]
        for foot in adjusting:
            foot.adjust_button.setChecked(False)
        return bool(adjusting)

    # -- drop -----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take picture files and pictures."""
        data = event.mimeData()
        if picture_files.dropped_pictures(data) or data.hasImage() or data.hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show on which side it would come to lie."""
        event.acceptProposedAction()
        over = self._side_at(event.position().x())
        for place, body in enumerate(self.bodies):
            body.set_drag_over(place == over)
        self.show_view(View.PICTURES)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing of it any more."""
        self._end_drag()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped on the side where it was dropped; two files on both sides."""
        self._end_drag()
        if self._take(event.mimeData(), self._side_at(event.position().x())):
            event.acceptProposedAction()
        else:
            self.error_bar.show_message(
                self.tr("This can't be compared. Drop a picture, or a file of this computer.")
            )

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _end_drag(self) -> None:
        for body in self.bodies:
            body.set_drag_over(False)

    def _side_at(self, x: float) -> int:
        return LEFT if x < self.heads[RIGHT].x() else RIGHT

    def _take(self, data: QMimeData, place: int) -> bool:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        image = data.imageData() if data.hasImage() else None
        if len(files) >= 2:
            self.file_chosen.emit(LEFT, files[0])
            self.file_chosen.emit(RIGHT, files[1])
        elif files:
            self.file_chosen.emit(place, files[0])
        elif isinstance(image, QImage) and not image.isNull():
            self.image_pasted.emit(place, image)
        else:
            return False
        self.error_bar.clear()
        return True

    def _place(self) -> int:
        """Return the side that is meant: that with the keyboard, else an empty one."""
        for place, body in enumerate(self.bodies):
            if body.view.hasFocus():
                return place
        empty = [place for place, body in enumerate(self.bodies) if body.view.side is None]
        return empty[0] if empty else self._active

    # -- parts ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        heads = QHBoxLayout()
        heads.setSpacing(GAP)
        for head in self.heads:
            heads.addWidget(head, 1)
        ways = QHBoxLayout()
        ways.setSpacing(TIGHT)
        ways.addWidget(self.bar, 1)
        ways.addWidget(self.swap_button)
        bodies, feet = QWidget(self), QWidget(self)
        parts: tuple[tuple[QWidget, tuple[QWidget, ...]], ...]
        parts = ((bodies, self.bodies), (feet, self.feet))
        for place, widgets in parts:
            grid = QGridLayout(place)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(GAP)
            for index, widget in enumerate(widgets):
                grid.addWidget(widget, 0, index)
                grid.setColumnStretch(index, 1)
        self._pictures.addWidget(bodies)
        self._pictures.addWidget(self.stage)
        self._below.addWidget(feet)
        self._below.addWidget(self.stage_bar)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addLayout(heads)
        left.addLayout(ways)
        left.addWidget(self._pictures, 1)
        left.addWidget(self._below)
        row = QHBoxLayout()
        row.setSpacing(WIDE)
        row.addLayout(left, 1)
        row.addWidget(self.result)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.error_bar)
        column.addWidget(self.note_bar)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        for place in (LEFT, RIGHT):
            head, body, foot = self.heads[place], self.bodies[place], self.feet[place]
            head.file_wanted.connect(partial(self._ask_file, place))
            body.file_wanted.connect(partial(self._ask_file, place))
            head.paste_wanted.connect(partial(self.paste_into, place))
            head.camera_wanted.connect(partial(self._tell, self.camera_wanted.emit, place))
            head.gallery_wanted.connect(partial(self._tell, self.gallery_wanted.emit, place))
            head.clear_wanted.connect(partial(self._tell, self.cleared.emit, place))
            for wish in (body.view.face_wanted, foot.face_wanted):
                wish.connect(partial(self.face_wanted.emit, place))
            body.view.points_moved.connect(partial(self.points_moved.emit, place))
            foot.reset_wanted.connect(partial(self.points_moved.emit, place, None))
            foot.adjust_wanted.connect(partial(self._adjust, place))
            body.view.point_taken.connect(foot.show_point)
        self.bar.view_wanted.connect(self.show_view)
        self.bar.zoom_wanted.connect(self.zoom)
        for body in self.bodies:
            self.bar.faces_toggled.connect(body.view.set_faces_shown)
        self.stage_bar.blink_wanted.connect(self.stage.set_blinking)
        self.stage_bar.rate_wanted.connect(self.stage.set_rate)
        self.stage_bar.turn_wanted.connect(self.stage.turn_over)
        self.stage_bar.swipe_wanted.connect(self.stage.set_swipe)
        self.stage.swiped.connect(self.stage_bar.show_swipe)
        self.stage.blinking_changed.connect(self.stage_bar.show_blinking)
        for keys, deed in (
            (QKeySequence(QKeySequence.StandardKey.Paste), self.paste),
            (QKeySequence("+"), partial(self.zoom, 1.0)),
            (QKeySequence("="), partial(self.zoom, 1.0)),
            (QKeySequence("-"), partial(self.zoom, -1.0)),
            (QKeySequence("Ctrl+0"), partial(self.zoom, 0.0)),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.activated.connect(deed)

    def _tell(self, wish: Callable[[int], None], place: int, _checked: bool = False) -> None:
        self._active = place
        wish(place)

    def _adjust(self, place: int, on: bool) -> None:
        view = self.bodies[place].view
        view.set_adjusting(on)
        if on:
            self.feet[place].show_point(view.point)
            self.bar.only_faces.setChecked(True)  # points of a small face would lie on each other
            view.setFocus()

    def _ask_file(self, place: int, _checked: bool = False) -> None:
        self._active = place
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Compare a picture"),
            "",
            self.tr("Pictures and scans ({patterns})").format(patterns=picture_files.patterns()),
        )
        if name:
            self.file_chosen.emit(place, Path(name))

    def _retranslate(self) -> None:
        self.swap_button.setToolTip(self.tr("Change sides"))
        self.swap_button.setAccessibleName(self.tr("Change sides"))
