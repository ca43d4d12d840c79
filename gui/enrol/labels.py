"""Labels of the enrolment's pages: sentences that wrap, and sentences that come and go."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.theme import set_look


def sentence_label(parent: QWidget, name: str, look: str = "") -> QLabel:
    """Return an empty label that wraps, and takes names as they are, never as markup."""
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if look:
        set_look(label, look)
    return label


def say_in(label: QLabel, sentence: str) -> None:
    """Show a sentence in its place, which is closed while there is none."""
    label.setText(sentence)
    label.setVisible(bool(sentence))
