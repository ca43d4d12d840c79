"""The window as a person sees it, so that tests speak of names and sentences, not of widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.gallery.people_model import PersonRole
from gui.main_window import MainWindow
from gui.models.models_dialog import ModelsDialog
from gui.models.slot_model import EntryRole


def press(widget: QWidget, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is, as a person does."""
    QTest.keyClick(QApplication.focusWidget() or widget, key, modifier)


class GalleryPage:
    """The list of people."""

    def __init__(self, window: MainWindow) -> None:
        self._panel = window.side.gallery

    @property
    def is_open(self) -> bool:
        return self._panel.model.total > 0 or "Nobody is enrolled" in self._panel.empty_text

    @property
    def names(self) -> list[str]:
        model = self._panel.model
        return [model.index(row).data() for row in range(model.rowCount())]

    @property
    def present(self) -> list[str]:
        model = self._panel.model
        rows = (model.index(row) for row in range(model.rowCount()))
        return [index.data() for index in rows if index.data(PersonRole.PRESENT)]

    @property
    def selected(self) -> str:
        index = self._panel.model.index_of(self._panel.view.selected_id())
        return index.data() if index.isValid() else ""

    @property
    def undo_sentence(self) -> str:
        return self._panel.undo_text

    @property
    def search_field(self):
        return self._panel.search

    @property
    def view(self):
        return self._panel.view


class EnrolPage:
    """The pages on which somebody is enrolled."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._panel = window.side.enrol

    @property
    def is_open(self) -> bool:
        return self._window.side.is_enrolling

    @property
    def step(self) -> str:
        """Where the enrolment is: "who", "capture", "review"; empty while there is none."""
        step = self._window.enrolment.step
        return "" if step is None else step.value

    @property
    def hint(self) -> str:
        return self._panel.capture.hint_text

    @property
    def views(self) -> int:
        """How many views were taken."""
        return len(self._window.enrolment.shots)

    @property
    def name_field(self):
        return self._panel.who.name

    @property
    def is_asked_to_agree(self) -> bool:
        return self._panel.who.consent.view.isVisible()

    def agree(self) -> None:
        """Have the person agree to what stands there."""
        self._panel.who.consent.view.agrees.setChecked(True)


class ModelsPage:
    """The window of models."""

    def __init__(self, dialog: ModelsDialog) -> None:
        self._dialog = dialog

    @property
    def names(self) -> dict[str, list[str]]:
        """What each slot offers."""
        rows = (self._dialog.list.slots.index(row) for row in range(self._rows))
        found: dict[str, list[str]] = {}
        for index in rows:
            entry = index.data(EntryRole.ENTRY)
            if entry is not None:
                found.setdefault(entry.slot, []).append(index.data())
        return found

    @property
    def in_use(self) -> dict[str, str]:
        """Short name of what is at work in each slot; empty where nothing is."""
        rows = (self._dialog.list.slots.index(row) for row in range(self._rows))
        entries = (index.data(EntryRole.ENTRY) for index in rows)
        return {e.slot: e.name for e in entries if e is not None and e.state == "loaded"}

    @property
    def is_working(self) -> bool:
        return self._dialog.pages.is_working

    @property
    def error(self) -> str:
        return self._dialog.said.error

    @property
    def note(self) -> str:
        return self._dialog.said.note

    @property
    def renewal(self) -> str:
        """What is said about people without a template; empty where nothing is."""
        panel = self._dialog.renewal
        return panel.text if panel.isVisible() else ""

    def use(self, slot: str, name: str) -> None:
        """Choose a model; empty leaves the slot empty."""
        assert self._dialog.list.select(slot, name), f"{slot} has no {name}"
        self._dialog.details.use_button.click()

    @property
    def _rows(self) -> int:
        return self._dialog.list.slots.rowCount()


class WindowPage:
    """The main window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.gallery = GalleryPage(window)
        self.enrol = EnrolPage(window)

    @property
    def message(self) -> str:
        return self.window.message_bar.text

    @property
    def status(self) -> str:
        return self.window.status_line.text

    def press(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        press(self.window, key, modifier)

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)
