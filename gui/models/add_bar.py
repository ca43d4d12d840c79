"""The bar with the ways to get another model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from core.models.vendor.system import System
from gui.icons import icon
from gui.models.labels import short_label
from gui.theme import set_look
from gui.tokens import GAP, ICON, TIGHT

FIRST = ("frir", "flir")
"""What most people come for: these stand before the vendor's other models."""

MODEL_FILES = "*.onnx *.pt *.pth configuration.json"


class AddBar(QWidget):
    """Asks for a folder or a file, or which model to download."""

    path_chosen = Signal(object)
    """Path of a folder or file."""

    system_chosen = Signal(str)
    """Name of the system to download."""

    def __init__(self, systems: Sequence[System], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("addBar")
        self.add_button = QPushButton(self)
        self.add_button.setObjectName("addModel")
        self.add_button.setIcon(icon("folder"))
        menu = QMenu(self.add_button)
        self.folder_action = QAction(self)
        self.folder_action.triggered.connect(self._ask_for_folder)
        self.file_action = QAction(self)
        self.file_action.triggered.connect(self._ask_for_file)
        menu.addActions([self.folder_action, self.file_action])
        self.add_button.setMenu(menu)
        self.fetch_button = QPushButton(self)
        self.fetch_button.setObjectName("fetchModel")
        self.fetch_button.setIcon(icon("download"))
        fetch_menu = QMenu(self.fetch_button)
        self.fetch_actions: dict[str, QAction] = {}
        self._others = QMenu(fetch_menu)
        for system in systems:
            menu_of_it = fetch_menu if system.name in FIRST else self._others
            action = menu_of_it.addAction(system.title)
            action.setData(system.name)
            action.triggered.connect(self._system_chosen)
            self.fetch_actions[system.name] = action
        if self._others.actions():
            fetch_menu.addSeparator()
            fetch_menu.addMenu(self._others)
        self.fetch_button.setMenu(fetch_menu)
        self.fetch_button.setVisible(bool(systems))
        self._hint: QLabel = short_label(self, "muted", "dropHint")
        self._dragging = False
        for button in (self.add_button, self.fetch_button):
            button.setIconSize(QSize(ICON + TIGHT, ICON - TIGHT))  # room between icon and words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.add_button)
        row.addWidget(self.fetch_button)
        row.addWidget(self._hint, 1)
        self._retranslate()

    def set_dragging(self, dragging: bool) -> None:
        """Say what letting go of a dragged file does."""
        self._dragging = dragging
        set_look(self._hint, "known" if dragging else "muted")
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.EnabledChange):
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _ask_for_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Add a model from its folder"))
        if chosen:
            self.path_chosen.emit(Path(chosen))

    @Slot()
    def _ask_for_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Add a model from its file"),
            "",
            ";;".join(
                (
                    self.tr("Model files ({patterns})").format(patterns=MODEL_FILES),
                    self.tr("All files (*)"),
                )
            ),
        )
        if chosen:
            self.path_chosen.emit(Path(chosen))

    @Slot()
    def _system_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.system_chosen.emit(str(action.data()))

    def _retranslate(self) -> None:
        self.add_button.setText(self.tr("Add from a folder or file…"))
        self.add_button.setToolTip(self.tr("Add a model that is on this computer already"))
        self.folder_action.setText(self.tr("A vendor's folder…"))
        self.file_action.setText(self.tr("A single model file…"))
        self.fetch_button.setText(self.tr("Download from ModelScope…"))
        self._others.setTitle(self.tr("Other models"))
        self.fetch_button.setToolTip(self.tr("Get a model from the vendor's page"))
        hint = self.tr("Let go to add it.") if self._dragging else self.tr("Or drop it here.")
        self._hint.setText(hint if self.isEnabled() else "")
