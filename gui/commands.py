"""Everything the window can be told to do: one table of words, icons and keys."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    Qt,
)
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QWidget

from core.wording import QT_TRANSLATE_NOOP
from gui.icons import icon


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the window can be told to do."""

    name: str
    words: str
    """As it stands in menus."""

    keys: str
    group: str
    """The menu it stands in."""

    icon: str = ""
    checkable: bool = False
    short: str = ""
    """As it stands on the toolbar, where that is shorter."""


DESK = QT_TRANSLATE_NOOP("commands", "&Desk")
PERSON = QT_TRANSLATE_NOOP("commands", "&Person")
GALLERY = QT_TRANSLATE_NOOP("commands", "&Gallery")
VIEW = QT_TRANSLATE_NOOP("commands", "&View")
HELP = QT_TRANSLATE_NOOP("commands", "&Help")
GROUPS = (DESK, PERSON, GALLERY, VIEW, HELP)

COMMANDS = (
    Command(
        "open-file",
        QT_TRANSLATE_NOOP("commands", "Open a video or picture…"),
        "Ctrl+O",
        DESK,
        "film",
    ),
    Command(
        "open-folder",
        QT_TRANSLATE_NOOP("commands", "Open a folder of pictures…"),
        "Ctrl+Shift+O",
        DESK,
        "folder",
    ),
    Command(
        "network-camera",
        QT_TRANSLATE_NOOP("commands", "Open a network camera…"),
        "Ctrl+Shift+N",
        DESK,
        "cctv",
    ),
    Command(
        "refresh",
        QT_TRANSLATE_NOOP("commands", "Look for cameras again"),
        "F5",
        DESK,
        "refresh-cw",
    ),
    Command(
        "pause",
        QT_TRANSLATE_NOOP("commands", "Hold the picture still"),
        "Space",
        DESK,
        "pause",
        checkable=True,
        short=QT_TRANSLATE_NOOP("commands", "Pause"),
    ),
    Command(
        "record",
        QT_TRANSLATE_NOOP("commands", "Record what the camera sees…"),
        "Ctrl+R",
        DESK,
        "circle-dot",
        checkable=True,
    ),
    Command(
        "camera",
        QT_TRANSLATE_NOOP("commands", "Camera…"),
        "Ctrl+K",
        DESK,
        "webcam",
        short=QT_TRANSLATE_NOOP("commands", "Camera"),
    ),
    Command(
        "models",
        QT_TRANSLATE_NOOP("commands", "Models…"),
        "Ctrl+M",
        DESK,
        "cpu",
        short=QT_TRANSLATE_NOOP("commands", "Models"),
    ),
    Command(
        "protection",
        QT_TRANSLATE_NOOP("commands", "Protect the gallery…"),
        "Ctrl+Shift+L",
        GALLERY,
        "shield-check",
    ),
    Command(
        "lock",
        QT_TRANSLATE_NOOP("commands", "Lock the gallery"),
        "Ctrl+L",
        GALLERY,
        "lock",
    ),
    Command(
        "settings",
        QT_TRANSLATE_NOOP("commands", "Settings…"),
        "Ctrl+,",
        DESK,
        "settings",
        short=QT_TRANSLATE_NOOP("commands", "Settings"),
    ),
    Command(
        "compare",
        QT_TRANSLATE_NOOP("commands", "Compare pictures…"),
        "C",
        DESK,
        "columns-2",
        short=QT_TRANSLATE_NOOP("commands", "Compare"),
    ),
    Command("kiosk", QT_TRANSLATE_NOOP("commands", "Kiosk…"), "Ctrl+Shift+K", DESK, "monitor"),
    Command("quit", QT_TRANSLATE_NOOP("commands", "Quit"), "Ctrl+Q", DESK, "log-out"),
    Command(
        "enrol",
        QT_TRANSLATE_NOOP("commands", "Enrol the person in front of the camera…"),
        "E",
        PERSON,
        "user-plus",
    ),
    Command(
        "enrol-pictures",
        QT_TRANSLATE_NOOP("commands", "Enrol from pictures…"),
        "Ctrl+E",
        PERSON,
        "image-plus",
    ),
    Command(
        "person", QT_TRANSLATE_NOOP("commands", "Show the person…"), "Ctrl+I", PERSON, "id-card"
    ),
    Command(
        "claim",
        QT_TRANSLATE_NOOP("commands", "Compare only with this person"),
        "V",
        PERSON,
        "user-search",
        checkable=True,
    ),
    Command(
        "search", QT_TRANSLATE_NOOP("commands", "Search the gallery"), "Ctrl+F", PERSON, "search"
    ),
    Command("rename", QT_TRANSLATE_NOOP("commands", "Rename"), "F2", PERSON, "pencil"),
    Command("tags", QT_TRANSLATE_NOOP("commands", "Tags…"), "Ctrl+T", PERSON, "tag"),
    Command("remove", QT_TRANSLATE_NOOP("commands", "Remove"), "Del", PERSON, "trash-2"),
    Command("undo", QT_TRANSLATE_NOOP("commands", "Undo the removal"), "Ctrl+Z", PERSON),
    Command(
        "check-gallery",
        QT_TRANSLATE_NOOP("commands", "Check the gallery…"),
        "Ctrl+G",
        GALLERY,
        "list-checks",
    ),
    Command(
        "import-people",
        QT_TRANSLATE_NOOP("commands", "Import people…"),
        "Ctrl+Shift+I",
        GALLERY,
        "file-input",
    ),
    Command(
        "export-people",
        QT_TRANSLATE_NOOP("commands", "Export people…"),
        "Ctrl+Shift+E",
        GALLERY,
        "file-output",
    ),
    Command(
        "backup",
        QT_TRANSLATE_NOOP("commands", "Back up and restore…"),
        "Ctrl+Shift+B",
        GALLERY,
        "archive",
    ),
    Command(
        "thresholds",
        QT_TRANSLATE_NOOP("commands", "What a similarity means…"),
        "Ctrl+Shift+T",
        GALLERY,
        "gauge",
    ),
    Command(
        "trends",
        QT_TRANSLATE_NOOP("commands", "Trends…"),
        "Ctrl+Shift+D",
        GALLERY,
        "chart-spline",
    ),
    Command(
        "evaluate",
        QT_TRANSLATE_NOOP("commands", "Measure error rates…"),
        "Ctrl+Shift+V",
        GALLERY,
        "chart-column",
    ),
    Command(
        "consent",
        QT_TRANSLATE_NOOP("commands", "Consent and retention…"),
        "Ctrl+Shift+C",
        GALLERY,
        "file-check",
    ),
    Command("log", QT_TRANSLATE_NOOP("commands", "Log…"), "Ctrl+J", GALLERY, "scroll-text"),
    Command(
        "accounts",
        QT_TRANSLATE_NOOP("commands", "Accounts…"),
        "Ctrl+Shift+A",
        GALLERY,
        "user-cog",
    ),
    Command(
        "sign-in",
        QT_TRANSLATE_NOOP("commands", "Sign in or out…"),
        "Ctrl+Shift+S",
        GALLERY,
        "key-round",
    ),
    Command(
        "plots",
        QT_TRANSLATE_NOOP("commands", "Show the plots"),
        "P",
        VIEW,
        "chart-line",
        checkable=True,
    ),
    Command(
        "landmarks",
        QT_TRANSLATE_NOOP("commands", "Show the five points"),
        "L",
        VIEW,
        "scan-face",
        checkable=True,
    ),
    Command(
        "mirror",
        QT_TRANSLATE_NOOP("commands", "Show the picture as a mirror"),
        "M",
        VIEW,
        "flip-horizontal-2",
        checkable=True,
    ),
    Command(
        "theme",
        QT_TRANSLATE_NOOP("commands", "Light or dark"),
        "T",
        VIEW,
        "sun-moon",
        short=QT_TRANSLATE_NOOP("commands", "Light or dark"),
    ),
    Command(
        "full-screen",
        QT_TRANSLATE_NOOP("commands", "Full screen"),
        "F11",
        VIEW,
        "maximize",
        checkable=True,
    ),
    Command(
        "liveness-test",
        QT_TRANSLATE_NOOP("commands", "Test liveness at this camera…"),
        "Ctrl+Shift+P",
        DESK,
        "drama",
    ),
    Command(
        "doctor",
        QT_TRANSLATE_NOOP("commands", "Check the installation…"),
        "Ctrl+D",
        HELP,
        "stethoscope",
    ),
    Command(
        "shortcuts",
        QT_TRANSLATE_NOOP("commands", "Keyboard shortcuts"),
        "F1",
        HELP,
        "keyboard",
        short=QT_TRANSLATE_NOOP("commands", "Shortcuts"),
    ),
)


def words(sentence: str) -> str:
    """Return words of the table in the window's language."""
    return QCoreApplication.translate("commands", sentence)


class Commands(QObject):
    """The commands as actions of a window, under the names of the table."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(window)
            action.setObjectName(command.name)
            action.setShortcut(QKeySequence(command.keys))
            action.setCheckable(command.checkable)
            action.setAutoRepeat(False)
            if command.icon:
                action.setIcon(icon(command.icon))
            window.addAction(action)
            self._actions[command.name] = action
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def of_group(self, group: str) -> list[QAction]:
        """Return the actions of one menu, in its order."""
        return [self._actions[c.name] for c in COMMANDS if c.group == group]

    def retranslate(self) -> None:
        """Put all words into the window's language."""
        for command in COMMANDS:
            action = self._actions[command.name]
            action.setText(words(command.words))
            action.setIconText(words(command.short or command.words))
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            plain = words(command.words).rstrip("…")
            action.setToolTip(f"{plain} ({keys})")


def focus_wants(event: QEvent) -> bool:
    """Whether the focused widget is to have the key of a ShortcutOverride `event`.

    Space operates buttons, boxes and lists; a shortcut on it would take it from them.
    """
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Space
        and isinstance(QApplication.focusWidget(), QAbstractButton | QComboBox | QAbstractItemView)
    )
