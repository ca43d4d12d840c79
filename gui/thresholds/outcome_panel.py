"""What the thresholds would be, what is expected of them, and what a change would do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.calibration.meaning import at_threshold
from core.calibration.threshold_words import (
    caution,
    is_most,
    one_in,
    same_change,
    same_person,
    strangers,
    strangers_change,
)
from core.calibration.thresholds import Threshold, Thresholds
from core.calibration.values import AtThreshold, Calibration
from core.calibration.words import Saying, number
from gui.language import say
from gui.models.labels import label, say_or_hide
from gui.theme import set_look
from gui.tokens import GAP, TIGHT, WIDE


class _Card(QFrame):
    """One threshold: its number, what is expected of it, what is to be known."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        set_look(self, "card")
        self._title = label(self, "overline")
        self._number, self._before = QLabel(self), QLabel(self)
        self._number.setObjectName(f"{name}-number")
        set_look(self._number, "display")
        set_look(self._before, "muted")
        self._expected = label(self, "", f"{name}-expected")
        self._caution = label(self, "warn", f"{name}-caution")
        self._counted = label(self, "caption", f"{name}-counted")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._number)
        row.addWidget(self._before, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, GAP + TIGHT, WIDE, GAP + TIGHT)
        column.setSpacing(TIGHT)
        column.addWidget(self._title)
        column.addLayout(row)
        column.addWidget(self._expected)
        column.addWidget(self._caution)
        column.addWidget(self._counted)
        column.addStretch(1)

    @property
    def words(self) -> str:
        """All that it says."""
        said = (self._number, self._before, self._expected, self._caution, self._counted)
        return " ".join(one.text() for one in said if one.text())

    def show_threshold(
        self,
        title: str,
        shown: Threshold,
        at: AtThreshold,
        before: str,
        expected: str,
        of_what: str = "",
    ) -> None:
        """Show a threshold.

        Parameters
        ----------
        before
            What holds now, where that differs.
        of_what
            What was counted, where what is expected is of something else.
        """
        self._title.setText(title)
        self._number.setText(f"{shown.similarity:.2f}")
        self._before.setText(before)
        say_or_hide(self._expected, expected)
        said = caution(shown)
        set_look(self._caution, "warn" if shown.is_lowered else "caption")
        say_or_hide(self._caution, "" if said is None else say(said[0], **said[1]))
        counted = _lines((strangers(at), same_person(at)))
        self._counted.setText(f"{of_what}\n{counted}" if of_what else counted)
        self.setAccessibleName(f"{title}: {self.words}")


class OutcomePanel(QWidget):
    """Says in words what the plot shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calibration: Calibration | None = None
        self._now: Thresholds | None = None
        self._then: Thresholds | None = None
        self.claim, self.search = _Card("claimThreshold", self), _Card("searchThreshold", self)
        self._change_title = label(self, "strong")
        self._change = label(self, "", "whatChanges")
        cards = QHBoxLayout()
        cards.setSpacing(GAP + TIGHT)
        cards.addWidget(self.search, 1)
        cards.addWidget(self.claim, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(cards)
        column.addWidget(self._change_title)
        column.addWidget(self._change)
        column.addStretch(1)

    @property
    def change(self) -> str:
        """What is said of a change; empty where nothing is changed."""
        return self._change.text()

    def show_outcome(
        self, calibration: Calibration | None, now: Thresholds | None, then: Thresholds | None
    ) -> None:
        """Show what follows: the thresholds in force, and those that are chosen."""
        self._calibration, self._now, self._then = calibration, now, then
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    def _refresh(self) -> None:
        calibration, now, then = self._calibration, self._now, self._then
        is_known = calibration is not None and now is not None and then is not None
        for card in (self.claim, self.search):
            card.setVisible(is_known)
        if calibration is None or now is None or then is None:
            say_or_hide(self._change_title, "")
            say_or_hide(self._change, "")
            return
        title = (
            self.tr("Search among %n people", "", then.people)
            if then.people
            else self.tr("Search in the gallery")
        )
        one_person = self.tr("One person who was named")
        at = {one: at_threshold(calibration, one.similarity) for one in (then.search, then.claim)}
        self.search.show_threshold(
            title,
            then.search,
            at[then.search],
            self._before(now.search, then.search),
            self._found(then.search),
            self._of_one(then.people),
        )
        self.claim.show_threshold(
            one_person,
            then.claim,
            at[then.claim],
            self._before(now.claim, then.claim),
            self._accepted(then.claim),
        )
        lines = []
        for called, before, after in (
            (title, now.search, then.search),
            (one_person, now.claim, then.claim),
        ):
            if before.similarity != after.similarity:
                was = at_threshold(calibration, before.similarity)
                said = (same_change(was, at[after]), strangers_change(before, after))
                words = " ".join(say(one[0], **one[1]) for one in said if one is not None)
                lines.append(self.tr("{what}: {change}").format(what=called, change=words))
        say_or_hide(self._change_title, self.tr("What the change would do") if lines else "")
        say_or_hide(self._change, "\n".join(lines))

    def _of_one(self, people: int) -> str:
        if people < 2:
            return ""
        return self.tr("A search makes {people} comparisons. Of one alone:").format(
            people=number(people)
        )

    def _before(self, now: Threshold, then: Threshold) -> str:
        before = f"{now.similarity:.2f}"
        if before == f"{then.similarity:.2f}":
            return ""
        return self.tr("now {threshold}").format(threshold=before)

    def _found(self, threshold: Threshold) -> str:
        if threshold.expected is None:
            return ""
        if is_most(threshold.expected):
            return self.tr("Expected: most strangers are taken for somebody.")
        return self.tr("Expected: 1 stranger in {many} is taken for somebody.").format(
            many=one_in(threshold.expected)
        )

    def _accepted(self, threshold: Threshold) -> str:
        if threshold.expected is None:
            return ""
        if is_most(threshold.expected):
            return self.tr("Expected: most strangers are taken for that person.")
        return self.tr("Expected: 1 stranger in {many} is taken for that person.").format(
            many=one_in(threshold.expected)
        )


def _lines(said: tuple[Saying, ...]) -> str:
    lines = "\n".join(say(sentence, **values) for sentence, values in said)
    return lines.replace(" %", "\u00a0%")
