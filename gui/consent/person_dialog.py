"""A small window about one person: what it is about, what may go wrong, and one deed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMetaObject, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.people.records import Person
from core.wording import PlainError
from gui.language import say_error
from gui.message_bar import MessageBar
from gui.models.labels import breakable, label
from gui.theme import set_look
from gui.tokens import GAP, PAGE, WIDE
from gui.window_height import fit_height

WIDTH = 560


class PersonDialog(QDialog):
    """Says what a deed means for a person; does nothing by itself.

    Who derives from it fills `body`, sets the words in `_retranslate` and connects `deed`.
    """

    def __init__(
        self, person: Person, look: str = "primary", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setMinimumWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.person = person
        self._is_done = False
        self.error_bar = MessageBar("banner-danger", self)
        self.heading = label(self, "title", "personDeedHeading")
        self.sentence = label(self, "", "personDeedSentence")
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        self.deed = QPushButton(self)
        self.deed.setObjectName("personDeed")
        self.deed.setAutoDefault(False)
        set_look(self.deed, look)
        self.leave = QPushButton(self)
        self.leave.setObjectName("personLeave")
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.deed)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, WIDE)
        column.setSpacing(GAP)
        column.addWidget(self.error_bar)
        column.addWidget(self.heading)
        column.addWidget(self.sentence)
        column.addLayout(self.body)
        column.addSpacing(GAP)
        column.addStretch(1)
        column.addLayout(row)
        self.leave.setFocus()

    @property
    def is_done(self) -> bool:
        """Whether the deed was done."""
        return self._is_done

    @Slot(object)
    def show_error(self, error: PlainError) -> None:
        """Say why it was not done."""
        self.deed.setEnabled(True)
        self.error_bar.show_message(breakable(say_error(error)))
        fit_height(self)

    def begin(self) -> None:
        """Wait for the answer: nothing can be pressed twice."""
        self.error_bar.clear()
        self.deed.setEnabled(False)

    def end(self) -> None:
        """Say that it is done: nothing is left but to close."""
        self._is_done = True
        self.deed.hide()
        self.leave.setFocus()
        self._retranslate()
        # Once all labels have the width in which they wrap.
        QMetaObject.invokeMethod(self, "_fit", Qt.ConnectionType.QueuedConnection)

    def showEvent(self, event: QShowEvent) -> None:
        """Appear in the size that the sentences need."""
        super().showEvent(event)
        fit_height(self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            fit_height(self)
        super().changeEvent(event)

    @Slot()
    def _fit(self) -> None:
        """Be as high as is needed now, and no higher."""
        page = self.layout()
        if page is not None and self.isVisible():
            page.activate()
            self.resize(self.width(), page.totalHeightForWidth(self.width()))

    def _retranslate(self) -> None:
        self.leave.setText(self.tr("Close") if self._is_done else self.tr("Cancel"))
        self.deed.setAccessibleName(self.deed.text())
        self.leave.setAccessibleName(self.leave.text())
