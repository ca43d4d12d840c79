"""The window as a person sees it, so that tests speak of names and sentences, not of widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.gallery.people_model import PersonRole
from gui.main_window import MainWindow


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
    """The card on which somebody is enrolled."""

    def __init__(self, window: MainWindow) -> None:
        self._side = window.side

    @property
    def is_open(self) -> bool:
        return self._side.is_enrolling

    @property
    def has_picture(self) -> bool:
        return self._side.card.has_picture

    @property
    def advice(self) -> str:
        return self._side.card.advice_text

    @property
    def name_field(self):
        return self._side.card.name


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
