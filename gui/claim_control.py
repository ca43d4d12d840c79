"""Connects the comparison with one named person (1:1) with gallery and live page."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.commands import Commands
from gui.engine import Engine
from gui.gallery.gallery_panel import GalleryPanel
from gui.live.live_page import LivePage

if TYPE_CHECKING:
    from core.people.gallery import Person


class ClaimControl(QObject):
    """Lets the desk compare with the selected person only, until that is switched off.

    It ends by itself once the person is removed, the gallery is locked or changed, or whoever is
    signed in may not see people.
    """

    def __init__(
        self,
        engine: Engine,
        panel: GalleryPanel,
        live: LivePage,
        commands: Commands,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._engine = engine
        self._panel = panel
        self._bar = live.claim_bar
        self._action = commands["claim"]
        self._claimed: Person | None = None
        self._action.triggered.connect(self._triggered)
        self._action.enabledChanged.connect(self._permission_changed)
        self._bar.stop_wanted.connect(self.stop)
        panel.selection_changed.connect(self._refresh)
        engine.models_loaded.connect(self._refresh)
        engine.people.changed.connect(self._people_changed)
        engine.people.unavailable.connect(self.stop)
        engine.protection.locked.connect(self.stop)
        engine.protection.unlocked.connect(self.stop)
        panel.view.addAction(self._action)
        window.installEventFilter(self)
        self._refresh()

    @property
    def claimed(self) -> Person | None:
        """Who is compared with; None while everybody is."""
        return self._claimed

    @Slot()
    def stop(self) -> None:
        """Compare with everybody again."""
        if self._claimed is not None:
            self._claim(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a change of the window's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        return super().eventFilter(watched, event)

    @Slot(bool)
    def _triggered(self, wanted: bool) -> None:
        self._claim(self._selected() if wanted else None)

    def _claim(self, person: Person | None) -> None:
        self._claimed = person
        self._engine.claim(
            "" if person is None else person.id, "" if person is None else person.name
        )
        self._bar.set_person(None if person is None else person.name)
        self._refresh()

    @Slot(object)
    def _people_changed(self, people: tuple[Person, ...]) -> None:
        if self._claimed is None:
            self._refresh()
            return
        now = next((one for one in people if one.id == self._claimed.id), None)
        if now is None or now.name != self._claimed.name:
            self._claim(now)

    @Slot(bool)
    def _permission_changed(self, enabled: bool) -> None:
        if not enabled and self._claimed is not None:
            self.stop()
        self._refresh()

    def _selected(self) -> Person | None:
        return self._panel.model.with_id(self._panel.view.selected_id())

    @Slot()
    def _refresh(self) -> None:
        """Let the command be used where it can, and say why where it can't."""
        hindrance = "" if self._claimed is not None else self._hindrance(self._selected())
        self._action.setChecked(self._claimed is not None)
        self._action.setEnabled(not hindrance)
        group = cast("QActionGroup | None", self._action.actionGroup())
        if group is not None and not group.isEnabled():
            return  # for want of a right, which the tool tip says already
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._action.setToolTip(hindrance or f"{self._action.text()} ({keys})")

    def _hindrance(self, person: Person | None) -> str:
        """Return why nobody can be named now; empty where somebody can."""
        if person is None:
            return self.tr("Select one person in the gallery first.")
        if self._panel.model.recogniser not in person.models:
            return self.tr("The selected person has no view for the present model yet.")
        return ""
