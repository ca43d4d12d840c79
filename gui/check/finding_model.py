"""What the check of the gallery found, as a list for a view, all of it or one kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.people.likeness.check import Finding, FindingKind
from core.people.likeness.words import HEADINGS, sentence
from gui.icons import icon
from gui.language import say

Index = QModelIndex | QPersistentModelIndex

_ICONS = {
    FindingKind.DOUBLE: ("users", "warn"),
    FindingKind.OUTLIER: ("user-x", "warn"),
    FindingKind.POOR: ("focus", "neutral"),
    FindingKind.LACKING: ("eye-off", "neutral"),
    FindingKind.DAMAGED: ("triangle-alert", "danger"),
}


class FindingModel(QAbstractListModel):
    """Findings in the order in which the check gave them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Finding, ...] = ()
        self._kind: FindingKind | None = None
        self._shown: list[Finding] = []

    @property
    def counts(self) -> Counter[FindingKind]:
        """How many there are of each kind."""
        return Counter(finding.kind for finding in self._all)

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings."""
        self._all = tuple(findings)
        self._show()

    def set_kind(self, kind: FindingKind | None) -> None:
        """Show one kind only, or all."""
        self._kind = kind
        self._show()

    def settle(self, finding: Finding) -> None:
        """Take away one that was seen to, with all others about somebody who is gone by it."""
        self._all = tuple(one for one in self._all if one is not finding)
        if finding in self._shown:
            row = self._shown.index(finding)
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._shown[row]
            self.endRemoveRows()

    def settle_person(self, person_id: str) -> None:
        """Take away all about somebody who is no longer in the gallery."""
        self._all = tuple(
            one for one in self._all if person_id not in (one.person_id, one.other_id)
        )
        self._show()

    def finding(self, index: Index) -> Finding | None:
        """Return the finding in a row."""
        return self._shown[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index | None = None) -> int:
        """How many are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the sentence and the mark of a finding."""
        finding = self.finding(index)
        if finding is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            names = [name for name in (finding.name, finding.other_name) if name]
            return "\n".join((say(HEADINGS[finding.kind]), ", ".join(names)))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            text, values = sentence(finding)
            return say(text, **values)
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(*_ICONS[finding.kind])
        return None

    def _show(self) -> None:
        self.beginResetModel()
        self._shown = [one for one in self._all if self._kind in (None, one.kind)]
        self.endResetModel()
