"""What would be downloaded from the vendor, said before anything is asked of the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.models.labels import label, selectable, short_label
from gui.models.reading_page import ReadingPage
from gui.models.wording import PURPOSES, megabytes, prose, words
from gui.theme import set_look
from gui.tokens import GAP, PAGE, WIDE

if TYPE_CHECKING:
    from core.models.vendor.system import System


@dataclass(frozen=True, slots=True)
class Offer:
    """A model that can be downloaded."""

    system: System
    licence: str
    """A sentence of the context "core"."""

    address: str
    """Where it comes from."""

    size: int | None
    """Bytes, as far as reported; None where nobody says."""


class FetchPage(QWidget):
    """Shows an `Offer` before anything is asked of the network."""

    fetch_wanted = Signal(str)
    """Name of the system."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fetchPage")
        self._offer: Offer | None = None
        self._title = label(self, "title", "fetchTitle")
        self._purpose = label(self, "muted")
        self._headings: list[QLabel] = []
        self._licence, self._size, self._address = (
            selectable(label(self, name=name))
            for name in ("fetchLicence", "fetchSize", "fetchAddress")
        )
        self._what_follows = label(self, "muted")
        self.fetch_button = QPushButton(self)
        self.fetch_button.setObjectName("fetchStart")
        set_look(self.fetch_button, "primary")
        self.fetch_button.clicked.connect(self._fetch)
        self.cancel_button = QPushButton(self)
        self.cancel_button.setObjectName("fetchLeave")
        self.cancel_button.clicked.connect(self.left)
        self._lay_out()

    @property
    def text(self) -> str:
        """All that is said, as one reads it."""
        shown = (self._title, self._purpose, self._licence, self._size, self._address)
        return "\n".join(each.text() for each in (*shown, self._what_follows))

    def show_offer(self, offer: Offer) -> None:
        """Say what would be downloaded."""
        self._offer = offer
        self._retranslate()
        self.fetch_button.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _fetch(self) -> None:
        if self._offer is not None:
            self.fetch_wanted.emit(self._offer.system.name)

    def _retranslate(self) -> None:
        for heading, text in zip(
            self._headings,
            (self.tr("Licence"), self.tr("Size"), self.tr("Address")),
            strict=True,
        ):
            heading.setText(text)
        self._what_follows.setText(
            self.tr(
                "The program uses the network for this download only. A download that is cut off "
                "goes on where it stopped. Then the files are looked at, and nothing is added "
                "before you say so."
            )
        )
        self.fetch_button.setText(self.tr("Download"))
        self.cancel_button.setText(self.tr("Cancel"))
        offer = self._offer
        if offer is None:
            return
        self._title.setText(
            self.tr("Download {model} from ModelScope").format(model=offer.system.title)
        )
        assert offer.system.slot is not None
        self._purpose.setText(words(PURPOSES[offer.system.slot]))
        self._licence.setText(prose(offer.licence))
        self._size.setText(
            self.tr("Not known before the download begins")
            if offer.size is None
            else self.tr("About {size}").format(size=megabytes(offer.size))
        )
        self._address.setText(offer.address)

    def _lay_out(self) -> None:
        lines = QFormLayout()
        lines.setHorizontalSpacing(WIDE)
        lines.setVerticalSpacing(GAP)
        lines.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for answer in (self._licence, self._size, self._address):
            heading = short_label(self, "muted")
            self._headings.append(heading)
            lines.addRow(heading, answer)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.fetch_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self._purpose)
        column.addSpacing(GAP)
        column.addLayout(lines)
        column.addSpacing(GAP)
        column.addWidget(self._what_follows)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PAGE, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addWidget(ReadingPage(column, self), 1)
        whole.addLayout(buttons)
