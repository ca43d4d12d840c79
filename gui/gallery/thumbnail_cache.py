"""Small pictures of people: asked for when first painted, kept while they are in use."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from gui.frame_image import to_image

KEPT = 512
IN_FLIGHT = 24
WAITING = 160


class ThumbnailCache(QObject):
    """Keeps the pictures used last, and asks for missing ones, the newest wish first.

    While a person scrolls through thousands, only the last wishes are kept: a picture that was
    scrolled out of sight before its turn is asked for again when it is painted again.
    """

    wanted = Signal(str)
    """A person's id whose picture is to be given to `put`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._waiting: OrderedDict[str, None] = OrderedDict()
        self._in_flight: set[str] = set()
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(0)
        self._ask.timeout.connect(self._ask_for_more)

    def get(self, person_id: str) -> QPixmap | None:
        """Return the picture, or None and ask for it; None too where a person has none."""
        if person_id in self._pictures:
            self._pictures.move_to_end(person_id)
            return self._pictures[person_id]
        if person_id not in self._in_flight:
            self._waiting[person_id] = None
            self._waiting.move_to_end(person_id)
            while len(self._waiting) > WAITING:
                self._waiting.popitem(last=False)
            if not self._ask.isActive():
                self._ask.start()
        return None

    def put(self, person_id: str, pixels: NDArray[np.uint8] | None) -> None:
        """Keep a grey picture (height, width), 0 to 255; None if the person has none."""
        self._in_flight.discard(person_id)
        self._waiting.pop(person_id, None)
        self._pictures[person_id] = None if pixels is None else QPixmap.fromImage(to_image(pixels))
        self._pictures.move_to_end(person_id)
        while len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)
        if self._waiting:
            self._ask.start()

    def forget(self, person_ids: Iterable[str]) -> None:
        """Drop pictures that may have changed, or are nobody's any more."""
        for person_id in person_ids:
            self._pictures.pop(person_id, None)
            self._waiting.pop(person_id, None)
            self._in_flight.discard(person_id)

    def _ask_for_more(self) -> None:
        while self._waiting and len(self._in_flight) < IN_FLIGHT:
            person_id, _ = self._waiting.popitem(last=True)
            self._in_flight.add(person_id)
            self.wanted.emit(person_id)
