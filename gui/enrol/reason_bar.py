"""Asks why something is done although something hinders it, and takes the answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.wording import QT_TRANSLATE_NOOP
from gui.labels import say_in, sentence_label
from gui.theme import set_look
from gui.tokens import GAP, TIGHT

LONGEST = 120
"""Characters of a reason."""

POOR_PICTURE = (
    QT_TRANSLATE_NOOP("EnrolReasons", "Something about the face can't be changed"),
    QT_TRANSLATE_NOOP("EnrolReasons", "The person can't hold the pose"),
    QT_TRANSLATE_NOOP("EnrolReasons", "The light can't be changed now"),
    QT_TRANSLATE_NOOP("EnrolReasons", "There is no time for a better picture"),
)
"""Why a picture is taken that isn't good; the first that fits is chosen from a list."""

DOUBLE = (
    QT_TRANSLATE_NOOP("EnrolReasons", "Identity document was checked"),
    QT_TRANSLATE_NOOP("EnrolReasons", "Twins or close relatives"),
    QT_TRANSLATE_NOOP("EnrolReasons", "Both people are known here"),
)
"""Why somebody is enrolled who looks like somebody else."""

FAKE = (
    QT_TRANSLATE_NOOP("EnrolReasons", "The person stands here, and nothing covers the face"),
    QT_TRANSLATE_NOOP("EnrolReasons", "Identity document was checked"),
)
"""Why somebody is enrolled whose face was taken for a fake."""

UNLIKE = (
    QT_TRANSLATE_NOOP("EnrolReasons", "The pictures are many years apart"),
    QT_TRANSLATE_NOOP("EnrolReasons", "Identity document was checked"),
)
"""Why pictures are of one person that are not alike."""


def said_reason(reason: str) -> str:
    """Return a reason in the window's language where it is one of the lists, else as it is."""
    return QCoreApplication.translate("EnrolReasons", reason)


class ReasonBar(QFrame):
    """A sentence, a list of reasons in which another can be typed, and two buttons.

    Hidden until `ask`; an empty reason is never taken.
    """

    given = Signal(str)
    """The reason."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reasonBar")
        set_look(self, "banner-warn")
        self._reasons: tuple[str, ...] = ()
        self._question = sentence_label(self, "reasonQuestion")
        self.box = QComboBox(self)
        self.box.setObjectName("reasonBox")
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMinimumContentsLength(8)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        edit = self.box.lineEdit()
        assert edit is not None
        edit.setMaxLength(LONGEST)
        edit.setObjectName("reasonText")
        edit.textChanged.connect(self._typed)
        self.take_button = QPushButton(self)
        self.take_button.setObjectName("reasonTake")
        self.take_button.clicked.connect(self._take)
        self.leave_button = QPushButton(self)
        self.leave_button.setObjectName("reasonLeave")
        set_look(self.leave_button, "quiet")
        self.leave_button.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.take_button, 1)
        row.addWidget(self.leave_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP + TIGHT, GAP, GAP + TIGHT, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._question)
        column.addWidget(self.box)
        column.addLayout(row)
        self._retranslate()
        self.hide()

    @property
    def reason(self) -> str:
        """What is chosen or typed; one of the list in English, so that a log can be compared."""
        typed = " ".join(self.box.currentText().split())
        return next((reason for reason in self._reasons if said_reason(reason) == typed), typed)

    @property
    def question(self) -> str:
        """The sentence; empty while nothing is asked."""
        return "" if self.isHidden() else self._question.text()

    def ask(self, question: str, deed: str, reasons: Sequence[str]) -> None:
        """Ask for a reason.

        Parameters
        ----------
        question
            What hinders, in the window's language.
        deed
            Words of the button that goes on.
        reasons
            What may be chosen, English, marked in the context "EnrolReasons".
        """
        self._reasons = tuple(reasons)
        say_in(self._question, question)
        self.take_button.setText(deed)
        self.box.clear()
        for reason in reasons:
            self.box.addItem(said_reason(reason))
        self.box.setCurrentIndex(-1)
        self.box.clearEditText()
        self._typed()
        self.show()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the reason on Enter, and leave on Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _take(self) -> None:
        if self.reason:
            self.hide()
            self.given.emit(self.reason)

    @Slot()
    def leave(self) -> None:
        """Take the question away; nothing is done."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    @Slot()
    def _typed(self) -> None:
        self.take_button.setEnabled(bool(self.reason))

    def _retranslate(self) -> None:
        edit = self.box.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(self.tr("Choose or type a reason"))
        self.box.setAccessibleName(self.tr("Reason"))
        edit.setAccessibleName(self.tr("Reason"))
        self.leave_button.setText(self.tr("Don't"))
        for row, reason in enumerate(self._reasons):
            self.box.setItemText(row, said_reason(reason))
