"""The panel beside the picture: the gallery, or the enrolment while somebody is enrolled."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gui.enrol.enrol_panel import EnrolPanel
from gui.gallery.gallery_panel import GalleryPanel
from gui.message_bar import MessageBar
from gui.picture_files import dropped_pictures
from gui.tokens import WIDE

NARROWEST, WIDEST = 300, 640
NARROWEST_ENROLMENT = 360
"""The enrolment needs more; there is room, since no verdict stands beside the picture then."""

TOLD_SECONDS = 8.0
"""How long it is said that somebody was enrolled."""


class SidePanel(QStackedWidget):
    """Shows one of its two pages and keeps the keyboard where it is wanted."""

    pictures_dropped = Signal(object)
    """tuple[Path, ...]: picture files that were dropped here, to enrol somebody from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAcceptDrops(True)
        self.gallery = GalleryPanel(self)
        self.told = MessageBar(parent=self)
        self.told.setObjectName("enrolledBar")
        self.enrol = EnrolPanel(self._is_taken, self)
        self._people = QWidget(self)
        column = QVBoxLayout(self._people)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QVBoxLayout()
        bar.setContentsMargins(WIDE, WIDE, WIDE, 0)
        bar.addWidget(self.told)
        column.addLayout(bar)
        column.addWidget(self.gallery, 1)
        self.addWidget(self._people)
        self.addWidget(self.enrol)

    @property
    def is_enrolling(self) -> bool:
        """Whether the enrolment is shown."""
        return self.currentWidget() is self.enrol

    def show_enrolment(self) -> None:
        """Show the enrolment."""
        self.told.clear()
        self.setMinimumWidth(NARROWEST_ENROLMENT)
        self.setCurrentWidget(self.enrol)

    @Slot()
    def show_gallery(self) -> None:
        """Show the gallery and give it the keyboard."""
        if self.is_enrolling:
            self.setCurrentWidget(self._people)
            self.setMinimumWidth(NARROWEST)
            self.gallery.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, sentence: str) -> None:
        """Say over the gallery what was done."""
        self.told.show_message(sentence, seconds=TOLD_SECONDS)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take picture files; all else is the window's."""
        if dropped_pictures(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Enrol somebody from the files."""
        files = dropped_pictures(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.pictures_dropped.emit(files)
        else:
            event.ignore()

    def _is_taken(self, name: str) -> bool:
        return bool(self.gallery.model.named(name))
