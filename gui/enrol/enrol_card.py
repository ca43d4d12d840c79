"""The card on which a person is enrolled: the picture that will be kept, a name, Enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core import sentences
from core.results import Match, QualityReason
from gui.enrol.best_face import BestFace, GoodView, Readiness, face_picture
from gui.fonts import elided
from gui.frame_image import to_image
from gui.language import say
from gui.theme import set_look
from gui.tokens import GAP, WIDE

PICTURE = 160
"""Side of the shown picture: so the card fits a window of 600 pixels' height."""

NAME_WIDTH = 200
"""Pixels that a name may take in a sentence."""

LONGEST_NAME = 100


class EnrolCard(QWidget):
    """Waits for a good picture of the person before the camera and asks for a name.

    As soon as a good picture is there it is frozen: what is shown is what will be kept.
    """

    enrol_wanted = Signal(str, object, bool)
    """Name, `GoodView`, whether the person agrees that the picture is kept."""

    cancelled = Signal()

    def __init__(self, same_name: Callable[[str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("enrolCard")
        self._same_name = same_name
        self._view: GoodView | None = None
        self._lookalike: Match | None = None
        self._readiness = Readiness.NOBODY
        self._busy = False
        self._refusal = ""
        self._proposes_keeping = False
        self._title = QLabel(self)
        set_look(self._title, "title")
        self._picture = QLabel(self)
        self._picture.setObjectName("enrolPicture")
        self._picture.setFixedSize(PICTURE, PICTURE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._advice = _wrapping_label(self, "enrolAdvice")
        self._warning = _wrapping_label(self, "enrolWarning")
        set_look(self._warning, "warn")
        self._label = QLabel(self)
        self.name = QLineEdit(self)
        self.name.setObjectName("enrolName")
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textChanged.connect(self._name_changed)
        self.name.returnPressed.connect(self._enrol)
        self._label.setBuddy(self.name)
        self._note = _wrapping_label(self, "enrolNote")
        self.keep_sample = QCheckBox(self)
        self.keep_sample.setObjectName("enrolKeepSample")
        self.enrol_button = QPushButton(self)
        self.enrol_button.setObjectName("enrolNow")
        set_look(self.enrol_button, "primary")
        self.enrol_button.clicked.connect(self._enrol)
        self.again_button = QPushButton(self)
        self.again_button.setObjectName("enrolAgain")
        self.again_button.clicked.connect(self._take_another)
        self.cancel_button = QPushButton(self)
        self.cancel_button.setObjectName("enrolCancel")
        self.cancel_button.clicked.connect(self.cancelled)
        self._advice_reason = sentences.QUALITY[QualityReason.GOOD]
        self._lay_out()
        self._refresh()

    @property
    def advice_text(self) -> str:
        """The sentence under the picture."""
        return self._advice.text()

    @property
    def warning_text(self) -> str:
        """The warning; empty while there is none."""
        return self._warning.text()

    @property
    def note_text(self) -> str:
        """The note under the name; empty while there is none."""
        return self._note.text()

    @property
    def has_picture(self) -> bool:
        """Whether a good picture is frozen."""
        return self._view is not None

    def propose_keeping(self, on: bool) -> None:
        """Set whether keeping the picture is ticked for the next person; off at first."""
        self._proposes_keeping = on

    def open(self, best: BestFace) -> None:
        """Start with an empty name and the best face there is now."""
        self._view = None
        self._lookalike = None
        self._busy = False
        self._refusal = ""
        self.name.clear()
        self.keep_sample.setChecked(self._proposes_keeping)
        self.follow(best)
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow(self, best: BestFace) -> None:
        """Look at the faces as they come, until a good picture is frozen."""
        if self._view is not None:
            if best.track == self._view.track and best.lookalike != self._lookalike:
                self._lookalike = best.lookalike
                self._refresh()
            return
        self._view = best.view()
        readiness = best.readiness
        reason = sentences.QUALITY[best.reason]
        if self._view is None and (readiness, reason) == (self._readiness, self._advice_reason):
            return
        self._readiness, self._advice_reason = readiness, reason
        if self._view is not None:
            self._refusal = ""
            self._lookalike = best.lookalike
            self._show_picture(self._view)
        self._refresh()

    def refuse(self, sentence: str) -> None:
        """Say why the person was not enrolled; the name stays."""
        self._busy = False
        self._refusal = sentence
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enrol on Enter wherever the focus is, but on a button that has it for itself."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self._enrol()
            return
        super().keyPressEvent(event)

    @Slot()
    def _enrol(self) -> None:
        name = " ".join(self.name.text().split())
        if self._view is None or not name or self._busy:
            return
        self._busy = True
        self._refusal = ""
        self._refresh()
        self.enrol_wanted.emit(name, self._view, self.keep_sample.isChecked())

    @Slot()
    def _take_another(self) -> None:
        self._view = None
        self._lookalike = None
        self._refusal = ""
        self._readiness = Readiness.NOBODY
        self._refresh()
        self.name.setFocus()

    @Slot(str)
    def _name_changed(self, _name: str) -> None:
        self._refusal = ""
        self._refresh()

    def _show_picture(self, view: GoodView) -> None:
        ratio = self.devicePixelRatioF()
        side = round(PICTURE * ratio)
        pixmap: QPixmap = QPixmap.fromImage(to_image(face_picture(view.frame, view.face))).scaled(
            side,
            side,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        pixmap.setDevicePixelRatio(ratio)
        self._picture.setPixmap(pixmap)

    def _refresh(self) -> None:
        self._title.setText(self.tr("Enrol a person"))
        self._label.setText(self.tr("Name"))
        self.name.setPlaceholderText(self.tr("First and last name"))
        self.name.setAccessibleName(self.tr("Name of the person to enrol"))
        self.again_button.setText(self.tr("Take another picture"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.cancel_button.setToolTip(self.tr("Back to the gallery (Esc)"))
        view = self._view
        if view is None:
            self._picture.clear()
            self._picture.setText(self.tr("Waiting for a good picture"))
        self._picture.setAccessibleName(
            self.tr("Waiting for a good picture") if view is None else self.tr("Picture to keep")
        )
        self._advice.setText(self._advice_sentence())
        _set_text(self._warning, self._warning_sentence())
        name = self.name.text().strip()
        _set_text(
            self._note,
            self.tr("There is already a person called {name}.").format(name=self._short(name))
            if name and self._same_name(name)
            else "",
        )
        self.keep_sample.setText(self.tr("Keep the picture (person agrees)"))
        agreement = self.tr(
            "The person agrees that the picture is kept, so that templates can be renewed when "
            "the model changes."
        )
        self.keep_sample.setToolTip(agreement)
        self.keep_sample.setAccessibleDescription(agreement)
        self.keep_sample.setEnabled(not self._busy)
        anyway = self._lookalike is not None
        self.enrol_button.setText(self.tr("Enrol anyway") if anyway else self.tr("Enrol"))
        self.enrol_button.setToolTip(self.tr("Enrol the person under this name (Enter)"))
        self.enrol_button.setEnabled(view is not None and bool(name) and not self._busy)
        self.again_button.setEnabled(view is not None and not self._busy)

    def _advice_sentence(self) -> str:
        if self._busy:
            return self.tr("Enrolling the person.")
        if self._view is not None and not self._view.is_neutral:
            return self.tr(
                "The picture is good, but a neutral expression would be better: take another "
                "picture, or type the name and press Enter."
            )
        if self._view is not None:
            return self.tr("The picture is good. Type the name and press Enter.")
        match self._readiness:
            case Readiness.BLIND:
                return self.tr("Faces are not judged at the moment.")
            case Readiness.NOBODY:
                return self.tr("Nobody is in front of the camera. Ask the person to step up.")
            case Readiness.FAKE:
                return self.tr("This looks like a fake face. It can't be enrolled.")
            case Readiness.POOR if self._advice_reason != sentences.QUALITY[QualityReason.GOOD]:
                return say(self._advice_reason)
            case _:
                return self.tr("Hold still for a moment.")

    def _warning_sentence(self) -> str:
        if self._refusal:
            return self._refusal
        match = self._lookalike
        if match is None:
            return ""
        return self.tr("This looks like {name} (similarity {similarity}). Enrol anyway?").format(
            name=self._short(match.name), similarity=f"{match.similarity:.2f}"
        )

    def _short(self, name: str) -> str:
        return elided(name, self.font(), NAME_WIDTH)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.enrol_button, 1)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._advice)
        column.addWidget(self._warning)
        column.addSpacing(GAP)
        column.addWidget(self._label)
        column.addWidget(self.name)
        column.addWidget(self._note)
        column.addWidget(self.keep_sample)
        column.addSpacing(GAP)
        column.addLayout(buttons)
        column.addWidget(self.again_button)
        column.addStretch(1)


def _wrapping_label(parent: QWidget, name: str) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def _set_text(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
