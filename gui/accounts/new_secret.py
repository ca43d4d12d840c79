"""Two fields for a new PIN or password: it is typed twice, since nobody sees it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.people.accounts.values import LEAST_PASSWORD, LEAST_PIN
from gui.accounts.page import Page
from gui.accounts.pin_entry import secret_field
from gui.tokens import GAP


class NewSecret(Page):
    """Takes a new PIN or password, and says what is asked of one."""

    changed = Signal()
    entered = Signal()
    """Enter was pressed in the second field."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = secret_field(self, f"{name}First")
        self.second = secret_field(self, f"{name}Second")
        self.first.returnPressed.connect(self._to_second)
        self.second.returnPressed.connect(self.entered)
        self._rule = self.sentence("caption")
        self._rule.setObjectName(f"{name}Rule")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for field in (self.first, self.second):
            field.textChanged.connect(self.changed)
            row.addWidget(field)
        self.column.addLayout(row)
        self.column.addWidget(self._rule)
        self.setFocusProxy(self.first)
        self.retranslate()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.first.text()

    @property
    def is_filled(self) -> bool:
        """Whether there is something in both fields."""
        return bool(self.first.text() and self.second.text())

    @property
    def is_same(self) -> bool:
        """Whether both fields hold the same."""
        return self.first.text() == self.second.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()

    @Slot()
    def _to_second(self) -> None:
        self.second.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """See `Page.retranslate`."""
        self.first.setPlaceholderText(self.tr("New PIN or password"))
        self.first.setAccessibleName(self.tr("New PIN or password"))
        self.second.setPlaceholderText(self.tr("The same again"))
        self.second.setAccessibleName(self.tr("New PIN or password again"))
        self._rule.setText(
            self.tr(
                "At least {digits} digits, or at least {characters} characters. Not 123456, and "
                "not the name."
            ).format(digits=LEAST_PIN, characters=LEAST_PASSWORD)
        )
