"""The similarity gauge: where the face stands between strangers and the same person."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from core.calibration import words
from core.calibration.meaning import meaning
from core.results import Decision, DecisionState, Match, Track
from gui.fonts import elided, font
from gui.language import say
from gui.live.gauge_bands import Bands, bands_of
from gui.live.gauge_paint import (
    Dial,
    Reading,
    paint_needle,
    paint_scale,
    paint_words,
)
from gui.live.gauge_strip import paint_strip, strip_height, strip_of
from gui.live.needle import Glide, Memory, Trail
from gui.theme import colours
from gui.tokens import BODY

if TYPE_CHECKING:
    from core.calibration.values import Calibration

WIDTH = 272
"""Pixels that it is made for."""

_LEAST_RADIUS = 56.0
"""Of a dial; where there is less room the scale is straight."""

FRAME = 33
"""Milliseconds between two pictures of a needle that moves."""

STEADY = 0.0075
"""A similarity that differs by less from the one that is shown leaves it as it is."""

_NAME_WIDTH = 120.0
_TOLD = 0.05
"""A screen reader is told a similarity that differs by so much from the last one it was told."""


class SimilarityGauge(QWidget):
    """Shows how alike the face and the closest person are, or the person who was named (1:1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._similarity: float | None = None
        self._threshold = 0.5
        self._reached = False
        self._state: DecisionState | None = None
        self._name = ""
        self._of: tuple[Track | None, str] | None = None
        self._calibration: Calibration | None = None
        self._people = 0
        self._bands: Bands | None = None
        self._glide = Glide()
        self._memory = Memory()
        self._trail: Trail = ()
        self._scale = QPixmap()
        self._told: tuple[object, ...] = ()
        self._told_similarity = 0.0
        self._reading = Reading(None, 0.5, "")
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME)
        self._frames.timeout.connect(self._move)
        self._renew()

    @property
    def reading(self) -> Reading:
        """What is shown."""
        return self._reading

    @property
    def needle(self) -> float | None:
        """Where the needle is at this moment; None without a comparison."""
        return self._glide.at(time.monotonic())

    def sizeHint(self) -> QSize:
        """Wide enough for the sentence."""
        return QSize(WIDTH, math.ceil(Dial.height(WIDTH)))

    def minimumSizeHint(self) -> QSize:
        """Number, scale and sentence stay readable."""
        return QSize(220, math.ceil(strip_height()))

    def set_decision(self, decision: Decision) -> None:
        """Show the similarity of the closest person, and the threshold."""
        claimed, match = decision.claimed, compared(decision)
        self._state = decision.state
        self._name = "" if claimed is None else claimed.name
        self._take_threshold(decision.threshold)
        if match is None:
            self._forget()
        else:
            self._take(match, decision)
        self._renew()

    def set_threshold(self, threshold: float) -> None:
        """Show the threshold although nothing is compared yet."""
        self._take_threshold(threshold)
        self._renew()

    def set_calibration(self, calibration: Calibration | None, people: int) -> None:
        """Say from now on what similarities mean.

        Parameters
        ----------
        calibration
            None where nothing is known of the recogniser.
        people
            Who are searched.
        """
        if calibration is not self._calibration:
            self._calibration = calibration
            self._bands = None if calibration is None else bands_of(calibration)
            self._scale = QPixmap()
        self._people = people
        self._renew()

    def clear(self) -> None:
        """Show that nothing is compared."""
        self._state, self._name = None, ""
        self._forget()
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language or of the theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self._told = ()
            self._renew()
        if event.type() in (
            QEvent.Type.LanguageChange,
            QEvent.Type.PaletteChange,
            QEvent.Type.StyleChange,
        ):
            self._scale = QPixmap()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint the scale anew."""
        self._scale = QPixmap()
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Move nothing that can't be seen."""
        self._frames.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the gauge."""
        area, c = QRectF(self.rect()), colours()
        painter = QPainter(self)
        if self._is_strip():
            paint_strip(painter, area, self._reading, self.needle, c)
            painter.end()
            return
        dial = Dial.within(area)
        ratio = self.devicePixelRatioF()
        if self._scale.isNull() or self._scale.devicePixelRatio() != ratio:
            self._scale = QPixmap((area.size() * ratio).toSize())
            self._scale.setDevicePixelRatio(ratio)
            self._scale.fill(Qt.GlobalColor.transparent)
            static = QPainter(self._scale)
            paint_scale(static, dial, self._reading, c)
            static.end()
        painter.drawPixmap(0, 0, self._scale)
        paint_needle(painter, dial, self._reading, self.needle, c)
        if event.rect().bottom() > dial.words.top():
            paint_words(painter, dial, self._reading, c)
        painter.end()

    @Slot()
    def _move(self) -> None:
        if self._glide.is_still(time.monotonic()):
            self._frames.stop()
        area = QRectF(self.rect())
        moves = strip_of(area) if self._is_strip() else Dial.within(area).face
        self.update(moves.toAlignedRect())

    def _is_strip(self) -> bool:
        return self.height() < Dial.height(0.0) + _LEAST_RADIUS

    def _take_threshold(self, threshold: float) -> None:
        if threshold != self._threshold:
            self._threshold = threshold
            self._scale = QPixmap()

    def _take(self, match: Match, decision: Decision) -> None:
        now = time.monotonic()
        of = (decision.track, match.person_id)
        is_other, self._of = of != self._of, of
        if is_other:
            self._memory.clear()  # nothing of an earlier face is left beside this one
        reached = match.similarity >= decision.threshold
        if (
            is_other
            or self._similarity is None
            or reached != self._reached
            or abs(match.similarity - self._similarity) > STEADY
        ):
            self._similarity = round(match.similarity, 2)
            still = not self.isVisible() or not self._animates()
            self._glide.aim(self._similarity, now, at_once=is_other or still)
            if not self._glide.is_still(now):
                self._frames.start()
        self._reached = reached
        self._memory.note(decision.time, match.similarity)
        self._trail = self._memory.trail(decision.time)

    def _forget(self) -> None:
        self._similarity, self._reached, self._of, self._trail = None, False, None, ()
        self._memory.clear()
        self._glide.aim(None, time.monotonic(), at_once=True)
        self._frames.stop()

    def _animates(self) -> bool:
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self.style().styleHint(hint, None, self) > 0

    def _renew(self) -> None:
        sentence, basis = self._words()
        reading = Reading(
            self._similarity,
            self._threshold,
            sentence,
            basis,
            self._reached,
            self._bands,
            (self.tr("Strangers"), self.tr("Same person")),
            self._trail,
        )
        if reading == self._reading and self._told:
            return
        self._reading = reading
        self._tell()
        self.update()

    def _tell(self) -> None:
        """Tell screen readers, but not each hundredth: they would never be silent."""
        reading = self._reading
        similarity = reading.similarity
        told = (self._state, self._name, reading.threshold, reading.reached, similarity is None)
        moved = abs((similarity or 0.0) - self._told_similarity)
        if told == self._told and moved < _TOLD:
            return
        self._told, self._told_similarity = told, similarity or 0.0
        self.setAccessibleName(
            self.tr("Similarity with {name}").format(name=self._name)
            if self._name
            else self.tr("Similarity with the closest person")
        )
        parts = (self._says_side(), reading.words, reading.basis)
        self.setAccessibleDescription(" ".join(part for part in parts if part))
        self.setToolTip(reading.basis)

    def _says_side(self) -> str:
        if self._similarity is None:
            return ""
        number, threshold = f"{self._similarity:.2f}", f"{self._threshold:.2f}"
        if self._reached:
            return self.tr("{number}, above the threshold of {threshold}.").format(
                number=number, threshold=threshold
            )
        return self.tr("{number}, below the threshold of {threshold}.").format(
            number=number, threshold=threshold
        )

    def _words(self) -> tuple[str, str]:
        """Return the sentence, and what it rests on."""
        name = elided(self._name, font(BODY), _NAME_WIDTH)
        if self._state is DecisionState.EMPTY_GALLERY:
            return self.tr("Nobody to compare with yet."), ""
        if self._state is DecisionState.LOCKED_OUT:
            return self.tr("Nobody is compared at the moment."), ""
        if self._similarity is None:
            if name:
                return self.tr("Not compared with {name} yet.").format(name=name), ""
            return self.tr("No comparison yet."), ""
        calibration = self._calibration
        if calibration is None:
            threshold = f"{self._threshold:.2f}"
            if self._reached:
                return self.tr("Above the threshold of {threshold}.").format(
                    threshold=threshold
                ), ""
            return self.tr("Below the threshold of {threshold}.").format(threshold=threshold), ""
        said = meaning(calibration, self._similarity)
        one_in, proven = said.one_in, said.proven_one_in
        if not name:
            one_in, proven = (words.in_search(many, self._people) for many in (one_in, proven))
        sentence, values = words.closeness(one_in, name, is_bound=said.is_bound)
        basis, of_basis = words.basis(said, one_in, proven)
        return say(sentence, **values), say(basis, **of_basis)


def compared(decision: Decision) -> Match | None:
    """Return with whom the face was compared: the person who was named, else the closest one."""
    claimed = decision.claimed
    if claimed is None:
        return decision.best
    return claimed if claimed.similarity > -1.0 else None
