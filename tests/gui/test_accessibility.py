"""Everything can be reached by keyboard, has a name, and fits at 1280x800 in both languages."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget

from core.models import contract
from core.models.registry import Registry
from core.paths import Profile
from core.settings import Settings
from gui import language
from gui.engine import Engine
from gui.engine_values import EngineState, LoadedModels, OpenedSource, Status
from gui.enrol.best_face import BestFace
from gui.main_window import MainWindow
from gui.settings.settings_dialog import SettingsDialog
from gui.shortcuts_dialog import ShortcutsDialog
from gui.theme import Theme
from tests.gui.live_values import face, match, result

SCREEN = (1280, 800)


@pytest.fixture(params=["en", "zh_CN"])
def words(request, qapp):
    language.install(request.param)
    yield request.param
    language.install("en")


@pytest.fixture
def window(qtbot, qapp, own_profile, words):
    theme = Theme()
    theme.apply(qapp, "light")
    profile = Profile(own_profile)
    profile.make()
    engine = Engine(Settings(), profile)
    window = MainWindow(engine, Settings(), profile, theme)
    qtbot.addWidget(window)
    window.resize(*SCREEN)
    window.show()
    engine.source_opened.emit(OpenedSource("studio:visitors", "Studio", True))
    engine.models_loaded.emit(LoadedModels({"detector": "a"}, 0.45, "b"))
    engine.status_changed.emit(Status(EngineState.PAUSED, "Studio"))
    window.side.gallery.set_people(())
    window.side.gallery.show_removed("Ada Lovelace")
    engine.analysed.emit(result(face(), best=match()))
    QApplication.processEvents()
    yield window
    assert engine.stop()


@pytest.fixture
def enrolling(window):
    best = BestFace()
    best.offer(result(face(), best=match("Wilhelmina Featherstonehaugh")))
    window.side.show_card(best)
    window.side.card.name.setText("Wilhelmina Featherstonehaugh")
    QApplication.processEvents()
    return window


@pytest.fixture
def settings(qtbot, qapp, own_profile, words):
    Theme().apply(qapp, "light")
    registry = Registry()
    cards = {slot: registry.cards(slot) for slot in contract.SLOTS}
    dialog = SettingsDialog(Settings(similarity_threshold=0.3), cards, own_profile)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    return dialog


@pytest.fixture
def shortcuts(qtbot, qapp, words):
    Theme().apply(qapp, "light")
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    return dialog


@pytest.fixture(params=["window", "enrolling", "settings", "shortcuts"])
def place(request, words):
    return request.getfixturevalue(request.param)


def visible(place, kind):
    return [w for w in place.findChildren(kind) if w.isVisibleTo(place) and w.width() > 0]


def is_reached_by_tab(widget):
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def test_whatever_takes_the_keyboard_has_a_name(place):
    nameless = [
        f"{type(w).__name__} {w.objectName()}"
        for w in visible(place, QWidget)
        if is_reached_by_tab(w)
        and not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name).strip()
    ]
    assert nameless == []


def test_whatever_can_be_operated_is_reached_with_tab(place, qtbot):
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    chain: list[QWidget] = []
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget() or place, Qt.Key.Key_Tab)
        if QApplication.focusWidget() in chain:
            break
        chain.append(QApplication.focusWidget())
    left_out = [
        f"{type(w).__name__} {w.text() if isinstance(w, QAbstractButton) else w.objectName()}"
        for kind in (QAbstractButton, QComboBox)
        for w in visible(place, kind)
        # What Qt puts inside its own widgets (clear buttons, overflow arrows) has other ways.
        if w.isEnabled()
        and not w.objectName().startswith("qt_")
        and type(w).__name__ != "QLineEditIconButton"
        and type(w.parent()).__name__ != "QLineEdit"
        and w not in chain
    ]
    assert left_out == []


def test_no_words_are_cut_off(place):
    cut = []
    for label in visible(place, QLabel):
        if not label.text() or label.pixmap():
            continue
        needed = QSize(0, label.heightForWidth(label.width())) if label.wordWrap() else None
        needed = needed or label.minimumSizeHint()
        if needed.width() > label.width() + 1 or needed.height() > label.height() + 1:
            cut.append((label.text(), needed.toTuple(), label.size().toTuple()))
    for button in visible(place, QAbstractButton):
        needed = button.sizeHint()
        if button.text() and needed.width() > button.width() + 1:
            cut.append((button.text(), needed.toTuple(), button.size().toTuple()))
    assert cut == []


def test_it_fits_the_smallest_screen(place):
    hint = place.minimumSizeHint()
    assert hint.width() <= SCREEN[0], hint
    assert hint.height() <= SCREEN[1] - 40, hint  # a title bar and a task bar


def test_people_in_the_list_have_names_for_screen_readers(window):
    from tests.gui.gallery.test_gallery_panel import PEOPLE

    window.side.gallery.set_people(PEOPLE)
    index = window.side.gallery.model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Ánna Berg"
