"""The limits of the spoof score: the liveness model's own, or those measured at this camera."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.settings import Settings
from gui.icons import icon
from gui.live.cue_words import limit_words
from gui.models.labels import label, short_label
from gui.theme import set_look
from gui.tokens import ICON, TIGHT

if TYPE_CHECKING:
    from core.models.card import ModelCard

NAMES = ("liveness_bands_of", "liveness_live_below", "liveness_spoof_from")
"""Settings that go together."""


class BandsPart(QWidget):
    """Says which limits hold, and takes measured ones back."""

    back_wanted = Signal()
    """The model's own limits are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("livenessBands")
        self._settings = Settings()
        self._card: ModelCard | None = None
        self._name = short_label(self, "strong")
        self._sentence = label(self, "caption", "livenessBandsSentence")
        self.back = QPushButton(self)
        self.back.setObjectName("livenessBandsBack")
        self.back.setIcon(icon("rotate-ccw"))
        self.back.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room before the words
        set_look(self.back, "quiet")
        self.back.clicked.connect(self.back_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self._name)
        column.addWidget(self._sentence)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    @property
    def text(self) -> str:
        """What is said."""
        return self._sentence.text()

    @property
    def is_measured(self) -> bool:
        """Whether limits were measured, in force or not."""
        return self._settings.liveness_bands_of is not None

    def set_settings(self, settings: Settings) -> None:
        """Show the limits that were measured."""
        self._settings = settings
        self.retranslate()

    def set_card(self, card: ModelCard | None) -> None:
        """Tell which liveness model is in use."""
        self._card = card
        self.retranslate()

    def retranslate(self) -> None:
        """Put the words into the window's language."""
        self._name.setText(self.tr("Spoof score of the liveness model"))
        self._sentence.setText(self._say())
        self.back.setText(self.tr("Back to the model's own"))
        self.back.setVisible(self.is_measured)

    def _say(self) -> str:
        card, settings = self._card, self._settings
        of, live, fake = (getattr(settings, name) for name in NAMES)
        own = ""
        if card is not None and card.live_below is not None and card.spoof_from is not None:
            own = self.tr("The model's own: live below {live}, a fake from {fake} on.").format(
                live=limit_words(card.live_below), fake=limit_words(card.spoof_from)
            )
        if of is None or live is None or fake is None:
            if card is None:
                return self.tr("No liveness model is in use.")
            hint = self.tr("A liveness test can propose better ones for this camera: Ctrl+Shift+P.")
            return f"{own} {hint}"
        if card is not None and card.identity == of:
            measured = self.tr(
                "Measured at this camera: live below {live}, a fake from {fake} on."
            ).format(live=limit_words(live), fake=limit_words(fake))
            return f"{measured} {own}"
        kept = self.tr("Limits measured for {model} are kept, but it is not in use.").format(
            model=of.partition("@")[0]
        )
        return f"{kept} {own}" if own else kept
