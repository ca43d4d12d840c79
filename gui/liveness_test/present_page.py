"""The second page: one presentation at a time, before the live picture."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.enrolment.shots import Arrow
from core.people.records import View
from gui.live.icon_mark import IconMark
from gui.live.ring import Ring
from gui.live.video_view import VideoView
from gui.liveness_test.species_words import ICONS, name, what_to_prepare, what_to_show
from gui.liveness_test.tally import RECORDED, Tally
from gui.liveness_test.values import Course, Step, StepState
from gui.models.labels import label, say_or_hide, short_label
from gui.theme import set_look
from gui.tokens import GAP, PAGE, WIDE
from gui.wrapped_page import WrappedPage

PANEL_WIDTH = 360
PICTURE = 72
"""Points of the picture of what is to be shown."""

LACKING = frozenset({StepState.LEFT_OUT, StepState.UNSEEN})
"""What can be made up for at the end."""

SURE_AFTER = 0.8
"""Seconds within which a second press of the same key doesn't stop what the first began."""


class PresentPage(QWidget):
    """Shows what comes next and how far the recording is; says what is wanted."""

    start_wanted = Signal()
    stop_wanted = Signal()
    """Discard what is being recorded."""

    again_wanted = Signal()
    """Discard the last recording and repeat that presentation."""

    skip_wanted = Signal()
    skip_kind_wanted = Signal(object)
    """`Species` that is left out from now on."""

    recording_changed = Signal()
    """A recording has begun or is over."""

    make_up_wanted = Signal()
    """What was left out is to be presented after all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("testPresent")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._course = Course((), None)
        self._trouble = ""
        self._part: float | None = None
        self._began = 0.0
        self.video = VideoView(self)
        self.video.setObjectName("testPicture")
        self._count = label(self, "muted", "testCount")
        self.bar = QProgressBar(self)
        self.bar.setObjectName("testProgress")
        self.bar.setTextVisible(False)
        self._picture = IconMark(PICTURE, parent=self)
        self._kind = label(self, "title", "testKind")
        self._who = short_label(self, "chip", "testPerson")
        self._what = label(self, "", "testWhat")
        self._how = label(self, "muted", "testHow")
        self._said = label(self, "warn", "testSaid")
        self._looking = label(self, "muted", "testLooking")
        self.start = self._button("startPresentation", self._start)
        set_look(self.start, "primary")
        self.again = self._button("repeatPresentation", self.again_wanted)
        self.skip = self._button("skipPresentation", self.skip_wanted)
        self.skip_kind = self._button("skipKind", self._skip_kind)
        self.make_up = self._button("makeUp", self.make_up_wanted)
        self._heading = short_label(self, "overline")
        self.tally = Tally(self)
        self._lay_out()
        self._retranslate()

    @property
    def is_recording(self) -> bool:
        """Whether a presentation is being recorded."""
        return self._part is not None

    @property
    def count_words(self) -> str:
        """Which presentation of how many it is."""
        return self._count.text()

    @property
    def what_words(self) -> str:
        """What is to be shown now."""
        return self._what.text()

    @property
    def trouble_words(self) -> str:
        """Why nothing can be recorded now; empty where it can."""
        return self._said.text()

    def show_course(self, course: Course) -> None:
        """Show how far the test is, and what comes next."""
        self._course = course
        self._refresh()

    def show_trouble(self, sentence: str) -> None:
        """Say why nothing can be recorded now; an empty sentence: it can."""
        self._trouble = sentence
        self._refresh()

    def show_part(self, part: float | None) -> None:
        """Show how much of the recording is done, 0 to 1; None while nothing is recorded."""
        if part is not None and self._part is None:
            self._began = time.monotonic()
        was, self._part = self._part, part
        if (was is None) != (part is None):
            self._refresh()
            self.recording_changed.emit()
        else:
            self._show_ring()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @property
    def _now(self) -> Step | None:
        course = self._course
        return None if course.now is None else course.steps[course.now]

    @Slot()
    def _start(self) -> None:
        if not self.is_recording:
            self.start_wanted.emit()
        elif time.monotonic() - self._began > SURE_AFTER:
            self.stop_wanted.emit()

    @Slot()
    def _skip_kind(self) -> None:
        if self._now is not None:
            self.skip_kind_wanted.emit(self._now.species)

    def _button(self, name: str, deed: object) -> QPushButton:
        made = QPushButton(self)
        made.setObjectName(name)
        made.setAutoDefault(True)  # Enter presses the one that has the keyboard
        made.clicked.connect(deed)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(WIDE)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(GAP)
        words.addWidget(self._kind)
        words.addWidget(self._who, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        head.addLayout(words, 1)
        others = QHBoxLayout()
        others.setSpacing(GAP)
        others.addWidget(self.again, 1)
        others.addWidget(self.skip, 1)
        line = QFrame(self)
        set_look(line, "line")
        panel = WrappedPage(self)
        panel.setFixedWidth(PANEL_WIDTH)
        panel.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its buttons take the keyboard
        column = QVBoxLayout(panel.page)
        column.setContentsMargins(0, 0, WIDE, 0)
        column.setSpacing(GAP)
        column.addWidget(self._count)
        column.addWidget(self.bar)
        column.addSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self._what)
        column.addWidget(self._how)
        # The buttons stand still while the words above them change.
        column.addStretch(1)
        column.addWidget(self._looking)
        column.addWidget(self._said)
        column.addWidget(self.start)
        column.addLayout(others)
        column.addWidget(self.skip_kind)
        column.addWidget(self.make_up)
        column.addSpacing(GAP)
        column.addWidget(line)
        column.addWidget(self._heading)
        column.addWidget(self.tally)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(PAGE)
        row.addWidget(self.video, 1)
        row.addWidget(panel)

    def _refresh(self) -> None:
        course, now = self._course, self._now
        done = sum(step.state in RECORDED for step in course.steps)
        left = sum(step.state in LACKING for step in course.steps)
        self.bar.setRange(0, max(1, len(course.steps)))
        self.bar.setValue(sum(step.state is not StepState.OPEN for step in course.steps))
        self.tally.show_steps(course.steps, None if now is None else now.species)
        for made in (self._picture, self._who):
            made.setVisible(now is not None)
        if now is None:
            self._count.setText(self.tr("%n presentations were recorded.", "", done))
            self._kind.setText(self.tr("That was all"))
            self._what.setText(
                self.tr("%n presentations were left out or showed no face.", "", left)
                if left
                else self.tr("The results can be shown now.")
            )
            say_or_hide(self._how, "")
        else:
            assert course.now is not None
            count = self.tr("{number} of {all}")
            self._count.setText(count.format(number=course.now + 1, all=len(course.steps)))
            self._picture.set_icon(ICONS[now.species], "accent")
            self._kind.setText(name(now.species))
            self._who.setText(self.tr("Person {person}").format(person=now.person))
            self._what.setText(what_to_show(now.species, challenged=course.challenged))
            say_or_hide(self._how, what_to_prepare(now.species) if self._is_first(now) else "")
            self.skip_kind.setText(self.tr("Leave out: {kind}").format(kind=name(now.species)))
        looked_at = sum(step.state is StepState.LOOKED_AT for step in course.steps)
        say_or_hide(
            self._looking,
            self.tr("%n recordings are still being looked at.", "", looked_at) if looked_at else "",
        )
        say_or_hide(self._said, "" if self.is_recording else self._trouble)
        self.start.setText(self.tr("Stop") if self.is_recording else self.tr("Start"))
        self.start.setVisible(now is not None)
        # Who hears the window comes back to this button each time.
        told = (self._count, self._kind, self._who, self._what, self._said)
        words = ". ".join(one.text().rstrip(".") for one in told if one.text())
        self.start.setAccessibleDescription(words)
        self._enable(
            can_start=self.is_recording or (now is not None and not self._trouble),
            can_repeat=not self.is_recording and course.last is not None,
        )
        for button in (self.skip, self.skip_kind):
            button.setVisible(now is not None)
            button.setEnabled(not self.is_recording)
        self.make_up.setVisible(now is None and bool(left))
        self._show_ring()

    def _enable(self, *, can_start: bool, can_repeat: bool) -> None:
        """Switch the buttons on and off; the keyboard never goes on to one that discards."""
        left = (self.start, can_start), (self.again, can_repeat)
        if any(button.hasFocus() and not stays for button, stays in left):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.start.setEnabled(can_start)
        self.again.setEnabled(can_repeat)
        if self.hasFocus() and can_start:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_first(self, now: Step) -> bool:
        """Whether nothing of this kind was presented yet."""
        same = (step for step in self._course.steps if step.species is now.species)
        return not any(step.state in RECORDED for step in same)

    def _show_ring(self) -> None:
        part = self._part
        if part is None:
            self.video.set_ring(Ring())
            return
        seconds = max(1, round(self._course.seconds * (1.0 - part) + 0.49))
        words, arrow = self.tr("%n seconds more", "", seconds), Arrow.NONE
        if self._course.challenged:
            words, arrow = self._movement(part)
        filled = {View.STRAIGHT: min(part, 0.999)}
        self.video.set_ring(Ring(filled, View.STRAIGHT, words, arrow, is_good=False))

    def _movement(self, part: float) -> tuple[str, Arrow]:
        """Return what is asked for at this moment of the recording."""
        if part < 0.35:
            return self.tr("Turn the head slowly to the left."), Arrow.LEFT
        if part < 0.7:
            return self.tr("Turn the head slowly to the right."), Arrow.RIGHT
        return self.tr("Come a little closer."), Arrow.CLOSER

    def _retranslate(self) -> None:
        self.video.setAccessibleName(self.tr("Live picture"))
        self.bar.setAccessibleName(self.tr("Progress of the test"))
        self.start.setToolTip(self.tr("Records for a few seconds (Space or Enter)"))
        self.again.setText(self.tr("Again"))
        self.again.setToolTip(
            self.tr("Throws the last recording away and repeats that presentation")
        )
        self.skip.setText(self.tr("Skip"))
        self.skip.setToolTip(self.tr("Leaves this presentation out"))
        self.skip_kind.setToolTip(self.tr("Leaves all presentations of this kind out"))
        self.make_up.setText(self.tr("Make up for these"))
        self._heading.setText(self.tr("So far"))
        self._refresh()
