"""The part of the kiosk's start about greeting people whose liveness nobody judged."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.labels import sentence_label
from gui.theme import set_look
from gui.tokens import GAP, TIGHT, WIDE


class UnjudgedPart(QWidget):
    """A box that is ticked only once somebody who may has said so."""

    leave_wanted = Signal()
    """Somebody wants it allowed; `allow` answers, or nothing does."""

    grown = Signal()
    """More or less stands here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kioskUnjudgedPart")
        self._may = True
        self._allowed_by: str | None = None
        self.box = QCheckBox(self)
        self.box.setObjectName("kioskUnjudged")
        self.box.clicked.connect(self._clicked)
        self._about = sentence_label(self, "kioskAboutUnjudged", "caption")
        self.allowed = sentence_label(self, "kioskUnjudgedAllowed", "caption")
        self.question = QFrame(self)
        self.question.setObjectName("kioskUnjudgedQuestion")
        set_look(self.question, "banner-warn")
        self._asks = sentence_label(self.question, "kioskUnjudgedAsks")
        self.allow_button = QPushButton(self.question)
        self.allow_button.setObjectName("kioskUnjudgedAllow")
        self.allow_button.clicked.connect(self.leave_wanted)
        self.leave_button = QPushButton(self.question)
        self.leave_button.setObjectName("kioskUnjudgedLeave")
        self.leave_button.clicked.connect(self._put_away)
        for button in (self.allow_button, self.leave_button):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.allow_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        inside = QVBoxLayout(self.question)
        inside.setContentsMargins(WIDE, GAP + TIGHT, WIDE, GAP + TIGHT)
        inside.setSpacing(GAP)
        inside.addWidget(self._asks)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.box, self._about, self.question, self.allowed):
            column.addWidget(widget)
        self.question.hide()
        self.retranslate()

    @property
    def is_allowed(self) -> bool:
        """Whether people are greeted without a judgement."""
        return self.box.isChecked()

    @property
    def allowed_by(self) -> str | None:
        """Who allowed it here and now, empty where there are no accounts; None: nobody did."""
        return self._allowed_by if self.box.isChecked() else None

    def show_choice(self, *, unjudged: bool) -> None:
        """Show what was allowed the last time."""
        self._allowed_by = None
        self.box.setChecked(unjudged)
        self.question.hide()
        self.retranslate()

    def set_may(self, may: bool) -> None:
        """Tell whether who is signed in may allow it without asking a supervisor."""
        if may != self._may:
            self._may = may
            self.retranslate()

    def ask(self) -> None:
        """Ask whether it is meant."""
        self.box.setChecked(False)
        self.question.show()
        self.retranslate()
        self.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit()

    def allow(self, by: str) -> None:
        """Tick the box: it was allowed by this account; empty where there are none."""
        self._allowed_by = by
        self.box.setChecked(True)
        self.question.hide()
        self.retranslate()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Put the words into the window's language."""
        self.box.setText(self.tr("Greet people although no model judged their liveness"))
        why = self.tr(
            "A good photo could then pass for a person, and open a door. The screen says so all "
            "the time, and the log says who allowed it."
        )
        self._about.setText(why)
        self.box.setAccessibleDescription(why)
        self._asks.setText(
            self.tr(
                "Whoever holds a well-made picture of somebody before the camera would be greeted "
                "as that person. Is that allowed here?"
            )
            if self._may
            else self.tr(
                "Whoever holds a well-made picture of somebody before the camera would be greeted "
                "as that person. Only a supervisor can allow that."
            )
        )
        self.allow_button.setText(
            self.tr("Allow it") if self._may else self.tr("Ask a supervisor…")
        )
        self.leave_button.setText(self.tr("Leave it off"))
        by = self.allowed_by
        self.allowed.setText(self.tr("Allowed by {name}.").format(name=by) if by else "")
        self.allowed.setVisible(bool(by))

    @Slot(bool)
    def _clicked(self, checked: bool) -> None:
        self._allowed_by = None
        if checked:
            self.ask()
        else:
            self.retranslate()
            self.grown.emit()

    @Slot()
    def _put_away(self) -> None:
        self.question.hide()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit()
