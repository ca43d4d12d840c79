"""The page that asks about somebody of the gallery who looks like the person that is enrolled."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.results import Match
from gui.check.pair_view import PairSide, PairView
from gui.enrol.page import EnrolPage
from gui.enrol.reason_bar import DOUBLE, ReasonBar
from gui.labels import say_in, sentence_label


@dataclass(frozen=True, slots=True, eq=False)
class Doubles:
    """Who of the gallery may be the person that is enrolled."""

    name: str
    picture: NDArray[np.uint8] | None
    """Of the person that is enrolled: grey (height, width)."""

    threshold: float
    """Similarity from which somebody counts as a likely double."""

    matches: tuple[Match, ...]
    """The most alike first."""

    pictures: tuple[NDArray[np.uint8] | None, ...] = ()
    """Of each match, grey; None where none is kept."""

    facts: tuple[str, ...] = ()
    """Of each match: what helps to tell."""


class DoublePage(EnrolPage):
    """Asks about one likely double after the other."""

    merge_wanted = Signal(str)
    """Id of the person whom the views belong to."""

    distinct_said = Signal(object, str)
    """Ids of all of whom it was said that they are others, and why."""

    left = Signal()
    """Back to the review; nothing was decided."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("doublePage", parent)
        # The keyboard is here at first: one Enter too many gives nobody somebody else's views.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._doubles: Doubles | None = None
        self._at = 0
        self._what = sentence_label(self, "doubleWhat", "strong")
        self._count = sentence_label(self, "doubleCount", "caption")
        self.pair = PairView(self)
        self.pair.merge_wanted.connect(self._merge)
        self.pair.distinct_wanted.connect(self._distinct)
        self.pair.left.connect(self.left)
        self.reason_bar = ReasonBar(self)
        self.reason_bar.given.connect(self._reason_given)
        self.reason_bar.left.connect(self.begin)
        self._refusal = sentence_label(self, "doubleRefusal", "danger")
        self.body.addWidget(self._what)
        self.body.addWidget(self._count)
        self.body.addWidget(self.pair)
        self.body.addWidget(self.reason_bar)
        self.body.addWidget(self._refusal)
        self.body.addStretch(1)
        self._refresh()

    @property
    def question(self) -> str:
        """What is asked."""
        return self._what.text()

    @property
    def count_text(self) -> str:
        """Which of several is asked about; empty for one."""
        return self._count.text()

    @property
    def refusal(self) -> str:
        """Why the answer could not be taken; empty while it could."""
        return self._refusal.text()

    def show_doubles(self, doubles: Doubles) -> None:
        """Begin with the most alike."""
        self._doubles, self._at = doubles, 0
        self.reason_bar.hide()
        say_in(self._refusal, "")
        self._refresh()

    def forget(self) -> None:
        """Let go of the pictures."""
        self._doubles = None
        nobody = PairSide("")
        self.pair.show_pair(nobody, nobody, similarity=0.0, threshold=1.0)
        self.reason_bar.hide()

    def refuse(self, sentence: str) -> None:
        """Say why the answer could not be taken."""
        self._at = 0
        self._refresh()
        say_in(self._refusal, sentence)

    def begin(self) -> None:
        """Put the keyboard on the page itself; Tab leads to the answers."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """Take the question for a reason away."""
        was_asking = bool(self.reason_bar.question)
        self.reason_bar.leave()
        return was_asking

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    @Slot()
    def _merge(self) -> None:
        if self._doubles is not None:
            self.merge_wanted.emit(self._doubles.matches[self._at].person_id)

    @Slot()
    def _distinct(self) -> None:
        assert self._doubles is not None
        if self._at + 1 < len(self._doubles.matches):
            self._at += 1
            self._refresh()
            self.begin()
            return
        self.reason_bar.ask(
            self.tr("How is it known that these are different people?"),
            self.tr("Enrol"),
            DOUBLE,
        )
        self.show_whole(self.reason_bar)

    @Slot(str)
    def _reason_given(self, reason: str) -> None:
        assert self._doubles is not None
        self.distinct_said.emit(tuple(m.person_id for m in self._doubles.matches), reason)

    def _refresh(self) -> None:
        doubles = self._doubles
        self._what.setText(self.tr("Is this somebody who is in the gallery already?"))
        if doubles is None or not doubles.matches:
            return
        match, total = doubles.matches[self._at], len(doubles.matches)
        counted = self.tr("{number} of {total} who look alike")
        say_in(self._count, counted.format(number=self._at + 1, total=total) if total > 1 else "")
        new = PairSide(doubles.name, doubles.picture, self.tr("Is being enrolled now"))
        pictures, facts = doubles.pictures, doubles.facts
        old = PairSide(
            match.name,
            pictures[self._at] if self._at < len(pictures) else None,
            facts[self._at] if self._at < len(facts) else "",
        )
        self.pair.show_pair(new, old, similarity=match.similarity, threshold=doubles.threshold)
