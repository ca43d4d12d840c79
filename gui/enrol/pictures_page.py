"""The page on which faces of picture files and scans are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.enrolment.shots import Shot
from gui.enrol.face_picture import face_pixmap
from gui.enrol.page import EnrolPage, button_row
from gui.enrol.reason_bar import POOR_PICTURE, UNLIKE, ReasonBar
from gui.fonts import elided
from gui.labels import say_in, sentence_label
from gui.language import say
from gui.theme import set_look
from gui.tokens import GAP, TIGHT

PICTURE = 72
NAME_WIDTH = 190


@dataclass(frozen=True, slots=True, eq=False)
class FoundFace:
    """A face in a picture file."""

    shot: Shot
    hindrance: str = ""
    """What hinders its enrolment, English, marked in the context "core"; empty for nothing."""

    is_proposed: bool = True
    """Whether it is chosen at first: the one good face of its picture."""


class FaceChoice(QFrame):
    """One face that can be chosen."""

    toggled = Signal()

    def __init__(self, found: FoundFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("faceChoice")
        set_look(self, "card")
        self.found = found
        self._picture = QLabel(self)
        self._picture.setFixedSize(PICTURE, PICTURE)
        self._picture.setPixmap(face_pixmap(found.shot, PICTURE, self.devicePixelRatioF()))
        self.box = QCheckBox(self)
        self.box.setObjectName("useFace")
        self.box.setChecked(found.is_proposed)
        self.box.toggled.connect(self.toggled)
        self._file = sentence_label(self, "faceFile", "caption")
        self._quality = sentence_label(self, "faceQuality", "caption")
        self._hindrance = sentence_label(self, "faceHindrance", "warn")
        grid = QGridLayout(self)
        grid.setContentsMargins(GAP, GAP, GAP, GAP)
        grid.setHorizontalSpacing(GAP + TIGHT)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._picture, 0, 0, 4, 1, Qt.AlignmentFlag.AlignTop)
        for row, widget in enumerate((self.box, self._file, self._quality, self._hindrance)):
            grid.addWidget(widget, row, 1)
        grid.setColumnStretch(1, 1)
        self.refresh()

    @property
    def words(self) -> str:
        """All that is said of the face."""
        labels = (self._file, self._quality, self._hindrance)
        return " ".join(label.text() for label in labels if label.text())

    def refresh(self) -> None:
        """Say all in the window's language."""
        shot = self.found.shot
        self.box.setText(self.tr("Use this face"))
        name = elided(shot.source, self._file.font(), NAME_WIDTH)
        self.box.setAccessibleName(self.tr("Use this face of {file}").format(file=name))
        say_in(self._file, name)
        quality = round(shot.face.quality.overall)
        say_in(self._quality, self.tr("Quality {number}").format(number=quality))
        say_in(self._hindrance, say(self.found.hindrance) if self.found.hindrance else "")


class PicturesPage(EnrolPage):
    """Shows the faces that were found, and takes which of them are the person."""

    files_wanted = Signal()
    """Further picture files are to be chosen."""

    ready = Signal(object, bool)
    """tuple[Shot, ...] that are to be enrolled, and whether somebody insists that they are one
    person although they don't look like it."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("picturesPage", parent)
        # The keyboard is here at first: the button to go on is off while faces are looked for.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.choices: tuple[FaceChoice, ...] = ()
        self._files = 0
        self._progress: tuple[int, int] | None = None
        self._failures: tuple[str, ...] = ()
        self._unlike_shots: tuple[Shot, ...] = ()
        self._what = sentence_label(self, "picturesWhat")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._place = QVBoxLayout()
        self._place.setSpacing(GAP)
        self._failed = sentence_label(self, "picturesFailed", "warn")
        self._unlike = sentence_label(self, "picturesUnlike", "danger")
        self.reason_bar = ReasonBar(self)
        self.reason_bar.given.connect(self._reason_given)
        self.more_button = QPushButton(self)
        self.more_button.setObjectName("morePictures")
        self.more_button.clicked.connect(self.files_wanted)
        self.next_button = QPushButton(self)
        self.next_button.setObjectName("picturesNext")
        set_look(self.next_button, "primary")
        self.next_button.clicked.connect(self.go_on)
        self.cancel_button = QPushButton(self)
        self.cancel_button.setObjectName("picturesCancel")
        self.cancel_button.clicked.connect(self.cancelled)
        self.body.addWidget(self._what)
        self.body.addWidget(self._bar)
        self.body.addLayout(self._place)
        for widget in (self._failed, self._unlike, self.more_button):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.foot.addWidget(self.reason_bar)
        self.foot.addLayout(button_row(self.next_button, self.cancel_button))
        self._refresh()

    @property
    def chosen(self) -> tuple[Shot, ...]:
        """The faces that are ticked."""
        return tuple(choice.found.shot for choice in self.choices if choice.box.isChecked())

    @property
    def text(self) -> str:
        """What is said about all of them."""
        labels = (self._what, self._failed, self._unlike)
        return " ".join(label.text() for label in labels if label.text())

    def open(self) -> None:
        """Begin with no picture."""
        self._show(())
        self._failures = ()
        self._progress = None
        self._unlike_shots = ()
        self.reason_bar.hide()
        self._refresh()

    def show_progress(self, done: int, total: int) -> None:
        """Say how many of the files were looked at."""
        self._progress = (done, total)
        self._refresh()

    def show_found(self, found: Sequence[FoundFace], failures: Sequence[str]) -> None:
        """Add what was found.

        Parameters
        ----------
        found
            Faces of all files that were looked at.
        failures
            What is wrong with files that can't be read, in the window's language.
        """
        self._progress = None
        self._show((*(choice.found for choice in self.choices), *found))
        self._failures = (*self._failures, *failures)
        self._refresh()

    def ask_about_unlike(self, shots: tuple[Shot, ...]) -> None:
        """Say that these shots are hardly all of one person, and ask why they are all the same."""
        self._unlike_shots = shots
        self._refresh()
        self.reason_bar.ask(
            self.tr("How is it known that all of them show this person?"), self.tr("Go on"), UNLIKE
        )

    def begin(self) -> None:
        """Put the keyboard on the page itself, where Enter goes on."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def go_on(self) -> None:
        """Hand on what is ticked; ask for a reason where something hinders."""
        if not self.next_button.isEnabled():
            return
        hindered = [c.found for c in self.choices if c.box.isChecked() and c.found.hindrance]
        if hindered:
            self.reason_bar.ask(
                self.tr("{hindrance} Why is the picture taken all the same?").format(
                    hindrance=say(hindered[0].hindrance)
                ),
                self.tr("Take it"),
                POOR_PICTURE,
            )
            return
        self.ready.emit(self.chosen, False)

    def step_back(self) -> bool:
        """Take the question for a reason away."""
        was_asking = bool(self.reason_bar.question)
        self.reason_bar.leave()
        return was_asking

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            for choice in self.choices:
                choice.refresh()
            self._refresh()
        super().changeEvent(event)

    @Slot(str)
    def _reason_given(self, reason: str) -> None:
        if self._unlike_shots:
            insisted = tuple(
                replace(shot, override=shot.override or reason) for shot in self._unlike_shots
            )
            self.ready.emit(insisted, True)
            return
        shots = tuple(
            replace(choice.found.shot, override=reason if choice.found.hindrance else "")
            for choice in self.choices
            if choice.box.isChecked()
        )
        self.ready.emit(shots, False)

    @Slot()
    def _toggled(self) -> None:
        self._unlike_shots = ()
        self.reason_bar.hide()
        self._refresh()

    def _show(self, found: Sequence[FoundFace]) -> None:
        ticked = {choice.found: choice.box.isChecked() for choice in self.choices}
        for choice in self.choices:
            self._place.removeWidget(choice)
            choice.hide()
            choice.deleteLater()
        self.choices = tuple(FaceChoice(one, self.inside) for one in found)
        for choice in self.choices:
            choice.box.setChecked(ticked.get(choice.found, choice.found.is_proposed))
            choice.toggled.connect(self._toggled)
            self._place.addWidget(choice)

    def _refresh(self) -> None:
        is_looking = self._progress is not None
        if self._progress is not None:
            done, total = self._progress
            words = self.tr("Looking for faces: {done} of {total} pictures.")
            self._what.setText(words.format(done=done, total=total))
            self._bar.setRange(0, max(1, total))
            self._bar.setValue(done)
        elif self.choices:
            self._what.setText(self.tr("Tick the faces that are this person."))
        else:
            self._what.setText(self.tr("No face was found. Choose other pictures."))
        self._bar.setVisible(is_looking)
        say_in(self._failed, " ".join(self._failures))
        say_in(
            self._unlike,
            self.tr("These faces look like different people. Tick only those of this person.")
            if self._unlike_shots
            else "",
        )
        self.more_button.setText(self.tr("Add pictures…"))
        self.more_button.setEnabled(not is_looking)
        self.next_button.setText(self.tr("Look it over"))
        self.next_button.setToolTip(self.tr("Go on (Enter)"))
        self.next_button.setEnabled(bool(self.chosen) and not is_looking)
        self.cancel_button.setText(self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("Back to the gallery (Esc)"))
