"""Asks why a person isn't asked to move their head, from a short list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QVBoxLayout, QWidget

from core.challenge.values import WaiverReason
from core.challenge.words import REASONS
from gui.enrol.page import button_row
from gui.labels import say_in, sentence_label
from gui.language import say
from gui.theme import set_look
from gui.tokens import GAP, TIGHT


class WaiverBar(QFrame):
    """A sentence, a list of reasons and two buttons; hidden until `ask`.

    Nothing can be typed: what somebody writes about a person's body has no place in a log.
    """

    given = Signal(object)
    """The `WaiverReason`."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("waiverBar")
        set_look(self, "banner-warn")
        self._question = sentence_label(self, "waiverQuestion")
        self.box = QComboBox(self)
        self.box.setObjectName("waiverReason")
        self.box.setMinimumContentsLength(8)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for reason in WaiverReason:
            self.box.addItem("", reason)
        self.box.currentIndexChanged.connect(self._chosen)
        self.go_button = QPushButton(self)
        self.go_button.setObjectName("waiverGo")
        self.go_button.clicked.connect(self._give)
        self.leave_button = QPushButton(self)
        self.leave_button.setObjectName("waiverLeave")
        set_look(self.leave_button, "quiet")
        self.leave_button.clicked.connect(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP + TIGHT, GAP, GAP + TIGHT, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._question)
        column.addWidget(self.box)
        column.addLayout(button_row(self.go_button, self.leave_button))
        self._retranslate()
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Whether a reason is asked for."""
        return not self.isHidden()

    def ask(self) -> None:
        """Ask for a reason; none is chosen at first."""
        self.box.setCurrentIndex(-1)
        self._chosen()
        self.show()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def leave(self) -> None:
        """Take the question away; nothing is done."""
        if self.is_asking:
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the reason on Enter, and leave on Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self._give()
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
    def _chosen(self) -> None:
        self.go_button.setEnabled(self.box.currentIndex() >= 0)

    @Slot()
    def _give(self) -> None:
        reason = self.box.currentData()
        if isinstance(reason, WaiverReason):
            self.hide()
            self.given.emit(reason)

    def _retranslate(self) -> None:
        say_in(
            self._question,
            self.tr("Why is the person not asked to move their head? The log keeps the reason."),
        )
        self.box.setAccessibleName(self.tr("Reason"))
        self.box.setPlaceholderText(self.tr("Choose a reason"))
        for row, reason in enumerate(WaiverReason):
            self.box.setItemText(row, say(REASONS[reason]))
        self.go_button.setText(self.tr("Go on without it"))
        self.leave_button.setText(self.tr("Don't"))
