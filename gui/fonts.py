"""The bundled font: the same letters on every machine, in the program and in its tests."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from core import paths

FAMILY = "Inter FaceDesk"
CHINESE = ("PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", "Droid Sans FaceDesk")
"""Where Chinese letters come from, the first that is there: the system's font before ours."""

log = logging.getLogger(__name__)


def load_fonts() -> None:
    """Make the bundled font known to Qt; needs a QGuiApplication. Does nothing the second time.

    Where a file can't be read the system's own font takes over.
    """
    if FAMILY in QFontDatabase.families():
        return
    for file in sorted((paths.resources_dir() / "fonts").glob("*.[to]tf")):
        # From the bytes, not by name: Qt's own file dialogs and paths with odd letters differ.
        if QFontDatabase.addApplicationFontFromData(file.read_bytes()) < 0:
            log.warning("font %s can't be loaded", Path(file).name)


def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the interface font, `pixels` high, with figures of one width.

    Chinese letters come from the system's font, or from ours where it has none.
    """
    made = QFont([FAMILY, *CHINESE])
    made.setPixelSize(pixels)
    made.setWeight(weight)
    # Numbers that change many times a second must not make the line dance.
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def elided(text: str, used: QFont, width: float) -> str:
    """Shorten `text` with an ellipsis so that it is at most `width` wide in `used`."""
    from PySide6.QtCore import Qt

    return QFontMetricsF(used).elidedText(text, Qt.TextElideMode.ElideRight, width)
