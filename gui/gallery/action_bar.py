"""The buttons below the list of people: enrol, tags, remove."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.icons import icon
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT


class ActionBar(QWidget):
    """Says what is wanted with the people who are selected."""

    enrol_wanted = Signal()
    tags_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("actionBar")
        self.enrol_button = QPushButton(self)
        self.enrol_button.setObjectName("enrolButton")
        set_look(self.enrol_button, "primary")
        self.enrol_button.setIcon(icon("user-plus", "on_accent"))
        self.enrol_button.clicked.connect(self.enrol_wanted)
        self.tag_button = QPushButton(self)
        self.tag_button.setObjectName("tagButton")
        self.tag_button.setIcon(icon("tag"))
        self.tag_button.clicked.connect(self.tags_wanted)
        self.remove_button = QPushButton(self)
        self.remove_button.setObjectName("removeButton")
        self.remove_button.setIcon(icon("trash-2"))
        self.remove_button.clicked.connect(self.remove_wanted)
        self.tags_action = QAction(self)
        """The same as the button of the tags; for menus."""
        self.tags_action.setIcon(icon("tag"))
        self.tags_action.triggered.connect(self.tags_wanted)
        for button in (self.enrol_button, self.remove_button):
            button.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room between icon and words
        self.tag_button.setIconSize(QSize(ICON - TIGHT, ICON - TIGHT))
        self.tag_button.setStyleSheet("padding-left: 9px; padding-right: 9px;")  # no words in it
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.enrol_button, 1)
        row.addWidget(self.tag_button)
        row.addWidget(self.remove_button)
        self.set_selected(0)
        self._retranslate()

    def set_selected(self, count: int) -> None:
        """Say how many people are selected."""
        for thing in (self.remove_button, self.tag_button, self.tags_action):
            thing.setEnabled(count > 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.enrol_button.setText(self.tr("Enrol"))
        self.enrol_button.setToolTip(self.tr("Enrol the person in front of the camera (E)"))
        self.remove_button.setText(self.tr("Remove"))
        self.remove_button.setToolTip(self.tr("Remove the selected people (Del)"))
        self.tags_action.setText(self.tr("Tags…"))
        self.tag_button.setToolTip(self.tr("Tags of the selected people"))
        self.tag_button.setAccessibleName(self.tr("Tags of the selected people"))
