"""The part of the start dialog about telling a door or another program."""

from __future__ import annotations

from typing import Literal, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from gui.accounts.page import Page
from gui.theme import set_look
from gui.tokens import GAP

KINDS: tuple[Literal["command", "http"] | None, ...] = (None, "command", "http")


class SignalPart(Page):
    """Takes whom the kiosk tells, and shows what came of a trial."""

    try_wanted = Signal(str, str)
    """Kind ("command" or "http") and target."""

    grown = Signal()
    """The part needs another height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox(self)
        self.kind.setObjectName("signalKind")
        for one in KINDS:
            self.kind.addItem("", one)
        self.kind.currentIndexChanged.connect(self._changed)
        self.target = QLineEdit(self)
        self.target.setObjectName("signalTarget")
        self.target.textChanged.connect(self._changed)
        self.try_button = self.button("signalTry")
        self.try_button.clicked.connect(self._try)
        self.names = QCheckBox(self)
        self.names.setObjectName("signalNames")
        self.result = QLabel(self)
        self.result.setObjectName("signalResult")
        self.result.setWordWrap(True)
        self.about = self.sentence()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.kind)
        row.addWidget(self.target, 1)
        row.addWidget(self.try_button)
        self.column.addWidget(self.about)
        self.column.addLayout(row)
        self.column.addWidget(self.result)
        self.column.addWidget(self.names)
        self.retranslate()
        self._changed()

    @property
    def chosen(self) -> Literal["command", "http"] | None:
        """Who is told: a program, an address, or nobody."""
        return cast("Literal['command', 'http'] | None", self.kind.currentData())

    def show_choice(
        self, kind: Literal["command", "http"] | None, target: str, *, names: bool
    ) -> None:
        """Show what was chosen the last time."""
        self.kind.setCurrentIndex(KINDS.index(kind))
        self.target.setText(target)
        self.names.setChecked(names)

    def show_result(self, sentence: str, *, failed: bool) -> None:
        """Say what came of the trial."""
        set_look(self.result, "danger" if failed else "known")
        self.result.setText(sentence)
        self.result.setVisible(bool(sentence))
        self._refresh()
        self.grown.emit()

    @Slot()
    def _try(self) -> None:
        if self.chosen is not None:
            self.show_result("", failed=False)
            self.try_button.setEnabled(False)
            self.try_wanted.emit(self.chosen, self.target.text().strip())

    @Slot()
    def _changed(self) -> None:
        self.result.hide()
        self._refresh()
        self.retranslate()
        self.grown.emit()

    def _refresh(self) -> None:
        is_on = self.chosen is not None
        for widget in (self.target, self.try_button, self.names):
            widget.setVisible(is_on)
        self.try_button.setEnabled(bool(self.target.text().strip()))

    def retranslate(self) -> None:
        """See `Page.retranslate`."""
        for row, words in enumerate(
            (self.tr("Nobody"), self.tr("A program"), self.tr("An address of this computer"))
        ):
            self.kind.setItemText(row, words)
        self.kind.setAccessibleName(self.tr("Who is told what the kiosk says"))
        is_program = self.chosen == "command"
        words = self.tr("Program and its arguments") if is_program else self.tr("Address")
        self.target.setPlaceholderText(words if is_program else "http://127.0.0.1:8080/door")
        self.target.setAccessibleName(words)
        self.try_button.setText(self.tr("Try it"))
        self.names.setText(self.tr("Tell the name of who was greeted, too"))
        self.about.setText(
            self.tr(
                "A door or another program on this computer can be told whether somebody was "
                "greeted. The guide for the kiosk shows what is sent."
            )
        )
