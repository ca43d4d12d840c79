"""The labels that the pages of the models are made of, and texts that fit into them."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from gui.labels import sentence_label
from gui.models.wording import short_checksum

LONG_WORD = 40
"""Characters of a word that may not fit on a line."""

_CHECKSUM = re.compile(r"\b[0-9a-f]{64}\b")
_ZERO_WIDTH_SPACE = "\u200b"


def label(parent: QWidget, look: str = "", name: str = "") -> QLabel:
    """Return a label for plain text that wraps."""
    return sentence_label(parent, name, look)


def short_label(parent: QWidget, look: str = "", name: str = "") -> QLabel:
    """Return a label for a few words on one line."""
    made = label(parent, look, name)
    made.setWordWrap(False)
    return made


def selectable(made: QLabel) -> QLabel:
    """Let a person copy what a label says."""
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def say_prose(made: QLabel, text: str) -> None:
    """Show a text of a card: checksums in it short, the whole in the tool tip; hide if empty."""
    shown = _CHECKSUM.sub(lambda found: short_checksum(found.group()), text)
    say_or_hide(made, breakable(shown).replace(" %", "\u00a0%"))
    made.setToolTip(text if shown != text else "")


def breakable(text: str) -> str:
    """Return `text` so that its long words, such as paths, can go on in the next line."""
    return re.sub(rf"\S{{{LONG_WORD},}}", lambda found: _in_pieces(found.group()), text)


def _in_pieces(word: str) -> str:
    return _ZERO_WIDTH_SPACE.join(word[i : i + 8] for i in range(0, len(word), 8))


def say_or_hide(made: QLabel, text: str) -> None:
    """Show `text`; nothing at all where it is empty."""
    made.setText(text)
    made.setVisible(bool(text))
