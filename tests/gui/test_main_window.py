import json
import subprocess
import sys

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from core.paths import Profile
from core.settings import Settings, load
from core.wording import PlainError
from gui import language
from gui.engine import Engine
from gui.engine_values import EngineState, LoadedModels, OpenedSource, Status
from gui.main_window import MainWindow
from gui.theme import Theme, is_dark
from gui.tool_bar import ToolBar
from tests.gui.pages import WindowPage

ONE_PERSON = "studio:one-person"
STYLES = Qt.ToolButtonStyle
ALONE = STYLES.ToolButtonIconOnly
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def profile(own_profile):
    profile = Profile(own_profile)
    profile.make()
    return profile


@pytest.fixture
def engine(qapp, profile):
    engine = Engine(Settings(source=ONE_PERSON), profile)
    yield engine
    assert engine.stop()


@pytest.fixture
def theme(qapp):
    theme = Theme()
    theme.apply(qapp, "light")
    yield theme
    theme.apply(qapp, "light")
    language.install("en")


@pytest.fixture
def page(qtbot, engine, profile, theme):
    language.install("en")
    window = MainWindow(engine, Settings(source=ONE_PERSON), profile, theme)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return WindowPage(window)


def test_somebody_who_looks_around_is_enrolled_recognised_removed_and_brought_back(
    page, engine, qtbot
):
    page.window.preferences.change(enrol_views=1)
    engine.start()
    qtbot.waitUntil(lambda: page.gallery.is_open, timeout=10_000)
    page.press(Qt.Key.Key_E)
    qtbot.waitUntil(lambda: page.enrol.is_open, timeout=10_000)
    page.type("Ada Lovelace")
    qtbot.waitUntil(lambda: page.enrol.is_asked_to_agree, timeout=10_000)
    page.press(Qt.Key.Key_Return)
    page.press(Qt.Key.Key_Space)
    page.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.enrol.step == "review", timeout=60_000)
    assert page.enrol.views == 1
    page.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.gallery.names == ["Ada Lovelace"], timeout=10_000)
    qtbot.waitUntil(lambda: not page.enrol.is_open)
    qtbot.waitUntil(lambda: page.gallery.present == ["Ada Lovelace"], timeout=15_000)
    assert page.gallery.selected == "Ada Lovelace"

    page.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.gallery.names == [], timeout=5_000)
    qtbot.waitUntil(lambda: page.gallery.undo_sentence == "Ada Lovelace was removed.")
    page.press(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: page.gallery.names == ["Ada Lovelace"], timeout=5_000)
    qtbot.waitUntil(lambda: page.gallery.present == ["Ada Lovelace"], timeout=15_000)
    qtbot.waitUntil(lambda: "pictures a second" in page.status, timeout=10_000)


def test_escape_leaves_the_enrolment(page):
    page.press(Qt.Key.Key_E)
    assert page.enrol.is_open
    assert page.enrol.step == "who"
    page.press(Qt.Key.Key_Escape)
    assert not page.enrol.is_open


def test_letters_typed_into_a_field_are_no_commands(page):
    page.press(Qt.Key.Key_E)
    page.type("elm pt")
    page.press(Qt.Key.Key_Space)
    assert page.enrol.name_field.text() == "elm pt "
    assert not page.window.commands["pause"].isChecked()
    assert page.window.preferences.settings.mirror_view
    assert not is_dark()


def test_space_holds_the_picture_but_is_left_to_a_focused_button(page):
    page.window.live.setFocus()
    page.window.setFocus()
    page.press(Qt.Key.Key_Space)
    assert page.window.commands["pause"].isChecked()
    page.press(Qt.Key.Key_Space)
    assert not page.window.commands["pause"].isChecked()
    page.window.side.gallery.enrol_button.setFocus()
    page.press(Qt.Key.Key_Space)
    assert page.enrol.is_open
    assert not page.window.commands["pause"].isChecked()


def test_settings_changed_by_a_key_are_saved_at_once(page, profile):
    page.window.setFocus()
    page.press(Qt.Key.Key_L)
    page.press(Qt.Key.Key_T)
    assert is_dark()
    saved = load(profile.settings_file)[0]
    assert saved == Settings(show_landmarks=False, theme="dark")
    # Not the source: nobody chose it here, the window was only started with it.
    assert "source" not in json.loads(profile.settings_file.read_text("utf-8"))


def test_a_setting_that_cannot_be_saved_is_said_and_still_in_force(page, profile):
    profile.settings_file.mkdir()
    page.window.setFocus()
    page.press(Qt.Key.Key_M)
    assert not page.window.preferences.settings.mirror_view
    assert "settings can't be saved" in page.message


def test_the_language_changes_everywhere_at_once(page):
    page.window.preferences.change(language="zh_CN")
    QApplication.processEvents()
    assert page.window.menuBar().actions()[0].text() == "前台(&D)"
    assert page.window.side.gallery.enrol_button.text() == "登记"
    assert "前台已停止" in page.status
    page.window.preferences.change(language="en")
    QApplication.processEvents()
    assert page.window.side.gallery.enrol_button.text() == "Enrol"


def test_an_error_is_shown_until_it_is_dismissed(page, engine):
    engine.failed.emit(PlainError("The file {file} is empty.", file="a.png"))
    assert page.message == "The file a.png is empty."
    page.window.message_bar._dismiss.click()
    assert page.message == ""


def test_an_error_told_at_start_outlives_the_opening_of_the_source(page, engine):
    engine.failed.emit(PlainError("The settings are damaged."))
    engine.source_opened.emit(OpenedSource("0", "Camera 0", False))
    assert page.message == "The settings are damaged."


def test_a_lost_camera_is_said_and_forgotten_once_it_is_back(page, engine):
    lost = PlainError("The camera {camera} was unplugged. Plug it in again.", camera="0")
    engine.status_changed.emit(Status(EngineState.SOURCE_LOST, "Camera 0", lost))
    assert page.status == "The camera 0 was unplugged. Plug it in again. Trying again."
    engine.source_opened.emit(OpenedSource("0", "Camera 0", False))
    engine.status_changed.emit(Status(EngineState.WATCHING, "Camera 0"))
    assert page.status == "Watching Camera 0."


@pytest.mark.parametrize("state", list(EngineState))
def test_every_state_is_said_in_a_sentence(page, engine, state):
    has_reason = state in (EngineState.SOURCE_LOST, EngineState.VIDEO_ONLY)
    reason = PlainError("The cable is loose.") if has_reason else None
    engine.status_changed.emit(Status(state, "Camera 0", reason))
    assert page.status.endswith(".")
    assert "{" not in page.status


def test_a_gallery_that_cannot_be_opened_turns_enrolling_off(page, engine):
    engine.people.unavailable.emit(PlainError("The gallery is damaged."))
    page.window.setFocus()
    page.press(Qt.Key.Key_E)
    assert not page.enrol.is_open
    assert "The gallery is damaged." in page.window.side.gallery.empty_text


def test_without_a_liveness_model_the_window_says_so(page, engine):
    engine.models_loaded.emit(LoadedModels({"detector": "a", "recogniser": "b"}, 0.45, "b:1"))
    said = page.window.status_line._about_models.text()
    assert said == "No liveness model: only geometry and motion."


def test_the_studio_is_marked_as_a_demo_and_a_camera_is_not(page, engine, qtbot):
    engine.source_opened.emit(OpenedSource("studio:one-person", "Studio", True))
    qtbot.waitUntil(page.window.demo_note.isVisible)
    engine.source_opened.emit(OpenedSource("0", "Camera 0", False))
    qtbot.waitUntil(lambda: not page.window.demo_note.isVisible())


@pytest.mark.parametrize("words", ["en", "zh_CN"])
def test_no_button_of_the_tool_bar_is_lost_in_the_smallest_window(page, engine, qtbot, words):
    engine.source_opened.emit(OpenedSource(ONE_PERSON, "One person stays", is_studio=True))
    language.install(words)
    tools = page.window.findChild(ToolBar)
    names = ("pause", "theme", "camera", "models", "settings", "shortcuts")
    buttons = [tools.widgetForAction(page.window.commands[name]) for name in names]
    for width, has_words in ((1400, True), (960, False), (1400, True)):
        page.window.resize(width, 700)
        qtbot.waitUntil(lambda: all(button.isVisible() for button in buttons))
        styles = {button.toolButtonStyle() for button in buttons[2:]}
        assert styles == {STYLES.ToolButtonTextBesideIcon if has_words else ALONE}
        assert buttons[1].toolButtonStyle() is ALONE
        assert tools.sizeHint().width() <= tools.width()


def test_a_dropped_file_is_opened_and_remembered(page, profile, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.window.dropEvent(event)
    assert load(profile.settings_file)[0].source == str(tmp_path)


def test_a_file_chosen_in_the_dialog_is_opened(page, profile, monkeypatch, tmp_path):
    chosen = str(tmp_path / "visit.mp4")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen, ""))
    page.press(Qt.Key.Key_O, CONTROL)
    assert load(profile.settings_file)[0].source == chosen


def test_the_place_of_the_window_is_remembered(page, engine, profile, theme, qtbot):
    page.window.resize(960, 640)
    page.window.close()
    again = MainWindow(engine, Settings(), profile, theme)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (960, 640)


def test_help_lists_every_command_with_its_key(page):
    from gui.commands import COMMANDS
    from gui.shortcuts_dialog import ShortcutsDialog

    page.press(Qt.Key.Key_F1)
    dialog = page.window.findChild(ShortcutsDialog)
    shown = {label.text() for label in dialog.findChildren(type(page.window.demo_note))}
    for command in COMMANDS:
        assert command.words.rstrip("…") in shown
    dialog.reject()


def test_no_two_commands_share_a_key():
    from gui.commands import COMMANDS

    keys = [command.keys for command in COMMANDS]
    assert len(keys) == len(set(keys))
    assert all(keys)


def test_the_window_waits_for_no_heavy_library():
    code = (
        "import sys; import gui.main_window; "
        "heavy = {'torch', 'onnxruntime', 'pyqtgraph', 'sqlalchemy', 'alembic'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_new_profile_starts_with_the_settings_left_alone(page, profile):
    assert not profile.settings_file.exists()
    QApplication.processEvents()
    assert not profile.settings_file.exists()
