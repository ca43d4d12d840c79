"""Commands that not everybody may use: greyed out, with the reason, for those who may not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup, QKeySequence

from core.people.accounts.rights import Right
from gui.accounts.wording import why_not
from gui.commands import Commands

NEEDS: Mapping[str, Right] = MappingProxyType(
    {
        "open-file": Right.SETTINGS,
        "open-folder": Right.SETTINGS,
        "network-camera": Right.SETTINGS,
        "camera": Right.SETTINGS,
        "models": Right.SETTINGS,
        "settings": Right.SETTINGS,
        "record": Right.EXPORT,
        "protection": Right.PROTECTION,
        "enrol": Right.ENROL,
        "enrol-pictures": Right.ENROL,
        "person": Right.SEE,
        "search": Right.SEE,
        "rename": Right.CHANGE,
        "tags": Right.CHANGE,
        "remove": Right.REMOVE,
        "undo": Right.REMOVE,
        "check-gallery": Right.MERGE,
        "import-people": Right.IMPORT,
        "export-people": Right.EXPORT,
        "backup": Right.EXPORT,
        "consent": Right.CONSENT_TEXT,
        "log": Right.READ_LOG,
        "thresholds": Right.SETTINGS,
        "trends": Right.READ_LOG,
        "evaluate": Right.SETTINGS,
        "liveness-test": Right.SETTINGS,
        "claim": Right.SEE,
    }
)
"""Command to the right that it takes; what isn't named here everybody may use."""


class PermittedCommands(QObject):
    """Switches commands off beside whatever else switches them on and off."""

    def __init__(self, commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        self._commands = commands
        self._groups: dict[Right, QActionGroup] = {}
        self._refused: set[str] = set()
        for name, right in NEEDS.items():
            # A group that is off keeps its actions off, and remembers who of them was on.
            group = self._groups.get(right)
            if group is None:
                group = self._groups[right] = QActionGroup(self)
                group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
            group.addAction(commands[name])

    @property
    def refused(self) -> frozenset[str]:
        """Commands that can't be used now for want of a right."""
        return frozenset(self._refused)

    def allow(self, rights: Collection[Right], *, signed_in: bool) -> None:
        """Let the commands be used that these rights allow."""
        for right, group in self._groups.items():
            group.setEnabled(right in rights)
        for name, right in NEEDS.items():
            action = self._commands[name]
            if right not in rights:
                self._refused.add(name)
                action.setToolTip(why_not(right, signed_in=signed_in))
            elif name in self._refused:
                self._refused.remove(name)
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                action.setToolTip(f"{action.text().rstrip('…')} ({keys})")
