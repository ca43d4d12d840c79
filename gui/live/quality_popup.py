"""The parts of the quality over the window, as long as somebody looks at them."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from core.quality import QualityPart
from gui.live.card_popup import CardPopup
from gui.live.quality_parts_view import QualityPartsView


class QualityPopup(CardPopup):
    """Follows the face before the camera while it is open."""

    def __init__(self, parent: QWidget) -> None:
        self.view = QualityPartsView()
        super().__init__(self.view, parent)
        self.setObjectName("qualityPopup")
        self._retranslate()

    def open_under(self, widget: QWidget, parts: tuple[QualityPart, ...]) -> None:
        """Show `parts` under `widget`."""
        self.view.set_parts(parts)
        self.place_under(widget)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.call(self.tr("Picture quality in parts"))
