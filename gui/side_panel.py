"""The panel beside the picture: the gallery, or the card while somebody is enrolled."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStackedWidget, QWidget

from gui.enrol.best_face import BestFace
from gui.enrol.enrol_card import EnrolCard
from gui.gallery.gallery_panel import GalleryPanel

NARROWEST, WIDEST = 300, 640


class SidePanel(QStackedWidget):
    """Shows one of its two pages and keeps the keyboard where it is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.gallery = GalleryPanel(self)
        self.card = EnrolCard(self._is_taken, self)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.card)
        self.addWidget(self.gallery)
        self.addWidget(self._scroll)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._scroll)
        leave.activated.connect(self.card.cancelled)

    @property
    def is_enrolling(self) -> bool:
        """Whether the card is shown."""
        return self.currentWidget() is self._scroll

    def show_card(self, best: BestFace) -> None:
        """Show the card; a card that is shown already only gets the keyboard back."""
        if self.is_enrolling:
            self.card.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.setCurrentWidget(self._scroll)
        self.card.open(best)

    @Slot()
    def show_gallery(self) -> None:
        """Show the gallery and give it the keyboard."""
        if self.is_enrolling:
            self.setCurrentWidget(self.gallery)
            self.gallery.view.setFocus()

    def _is_taken(self, name: str) -> bool:
        return bool(self.gallery.model.named(name))
