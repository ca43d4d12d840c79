"""Labels for plain text: words on one line, sentences that wrap, sentences that come and go."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.theme import set_look


def plain_label(parent: QWidget, name: str = "", look: str = "") -> QLabel:
    """Return an empty label of one line that takes names as they are, never as markup."""
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if look:
        set_look(label, look)
    return label


def sentence_label(parent: QWidget, name: str = "", look: str = "") -> QLabel:
    """Return one that wraps."""
    label = plain_label(parent, name, look)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def say_in(label: QLabel, sentence: str) -> None:
    """Show a sentence in its place, which is closed while there is none."""
    label.setText(sentence)
    label.setVisible(bool(sentence))


def renew(label: QLabel, text: str) -> None:
    """Put a text into its place; the same one costs nothing."""
    if label.text() != text:
        label.setText(text)
