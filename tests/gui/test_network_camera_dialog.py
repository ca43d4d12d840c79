"""The dialog for cameras in the network, and what it hands to the engine."""

import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from core.capture import rtsp
from core.capture.rtsp_address import NetworkAddress, read_network_address
from core.paths import Profile
from core.settings import Settings
from gui import language
from gui.engine import Engine
from gui.main_window import MainWindow
from gui.network_camera_dialog import NetworkCameraDialog
from gui.source_control import title_of
from gui.theme import Theme

SECRET = "geheim-Wort"


@pytest.fixture(scope="module")
def theme(qapp):
    made = Theme()
    made.apply(qapp, "light")
    return made


@pytest.fixture(params=["en", "zh_CN"])
def words(request, qapp):
    language.install(request.param)
    yield request.param
    language.install("en")


@pytest.fixture
def dialog(qtbot, theme):
    made = NetworkCameraDialog()
    qtbot.addWidget(made)
    made.chosen_addresses = []
    made.chosen.connect(made.chosen_addresses.append)
    made.begin()
    made.show()
    qtbot.waitExposed(made)
    return made


def fill(dialog, address, user="", password=""):
    for field, text in (
        (dialog.address, address),
        (dialog.user, user),
        (dialog.password, password),
    ):
        field.clear()
        QTest.keyClicks(field, text)


def press_open(dialog):
    QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)


def test_address_name_and_password_are_handed_on(dialog):
    fill(dialog, "rtsp://192.168.1.20:8554/live", "anna", SECRET)
    press_open(dialog)
    assert dialog.chosen_addresses == [
        NetworkAddress("192.168.1.20", 8554, "/live", False, "anna", SECRET)
    ]
    assert not dialog.isVisible()
    assert dialog.password.text() == ""


def test_an_address_without_its_beginning_is_taken(dialog):
    fill(dialog, "camera.local/1")
    QTest.keyClick(dialog.address, Qt.Key.Key_Return)
    assert dialog.chosen_addresses == [NetworkAddress("camera.local", None, "/1")]


def test_a_password_typed_in_the_address_is_hidden_at_once(dialog):
    fill(dialog, f"rtsp://anna:{SECRET}@camera/live")
    dialog.user.setFocus()
    QApplication.processEvents()
    assert dialog.address.text() == "rtsp://camera/live"
    assert (dialog.user.text(), dialog.password.text()) == ("anna", SECRET)
    assert dialog.password.echoMode() == QLineEdit.EchoMode.Password
    press_open(dialog)
    assert dialog.chosen_addresses[0].password == SECRET


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "begins with rtsp://"),
        ("http://camera/live", "begins with rtsp://"),
        ("rtsp://", "no address of a network camera"),
        ("rtsp://camera:99999", "port 99999"),
        ("two words", "no address of a network camera"),
    ],
)
def test_bad_addresses_are_named_before_anything_is_opened(dialog, text, part):
    fill(dialog, text, "anna", SECRET)
    press_open(dialog)
    assert part in dialog.error
    assert SECRET not in dialog.error
    assert dialog.isVisible()
    assert dialog.chosen_addresses == []
    assert dialog.address.hasFocus()
    QTest.keyClicks(dialog.address, "x")
    assert dialog.error == ""


def test_the_password_can_be_looked_at(dialog):
    fill(dialog, "rtsp://camera", "", SECRET)
    assert dialog.password.displayText() != SECRET
    QTest.mouseClick(dialog.reveal, Qt.MouseButton.LeftButton)
    assert dialog.password.displayText() == SECRET
    assert dialog.reveal.accessibleName() == "Hide the password"
    dialog.begin()
    assert dialog.password.echoMode() == QLineEdit.EchoMode.Password


def test_it_says_who_can_watch(dialog):
    assert "unencrypted" in dialog.safety
    fill(dialog, "rtsps://camera/live")
    assert dialog.safety.startswith("The picture is encrypted")
    fill(dialog, "rtsp://camera/live")
    assert "unencrypted" in dialog.safety


def test_cancel_opens_nothing(dialog):
    fill(dialog, "rtsp://camera")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.chosen_addresses == []
    assert not dialog.isVisible()


def test_it_begins_with_the_last_address_without_its_password(dialog):
    dialog.begin(read_network_address(f"rtsp://anna:{SECRET}@camera/live"))
    assert (dialog.address.text(), dialog.user.text()) == ("rtsp://camera/live", "anna")
    assert dialog.password.text() == ""


def test_every_field_has_a_name_and_follows_the_language(qtbot, theme, words):
    made = NetworkCameraDialog()
    qtbot.addWidget(made)
    language.install("en")
    QApplication.processEvents()
    fields = [w for w in made.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    named = [w for w in fields if w.accessibleName() or (hasattr(w, "text") and w.text())]
    assert {made.address, made.user, made.password, made.reveal} <= set(named)
    assert made.windowTitle() == "Open a network camera"
    assert made.minimumSizeHint().width() <= 960


def test_no_password_on_the_window_or_in_the_log(
    qtbot, theme, own_profile, caplog, monkeypatch, qapp
):
    caplog.set_level(logging.DEBUG)
    profile = Profile(own_profile)
    profile.make()
    engine = Engine(Settings(), profile)
    opened = []
    monkeypatch.setattr(engine, "open_source", opened.append)
    asked = []
    monkeypatch.setattr(rtsp, "ask_again", asked.append)
    window = MainWindow(engine, Settings(), profile, theme)
    qtbot.addWidget(window)
    window.show()
    window.commands["network-camera"].trigger()
    dialog = window.findChild(NetworkCameraDialog)
    fill(dialog, "rtsp://camera:8554/live", "anna", SECRET)
    press_open(dialog)
    assert set(opened) == {f"rtsp://anna:{SECRET}@camera:8554/live"}
    assert [address.title for address in asked] == ["camera:8554"]
    QApplication.processEvents()
    shown = [window.windowTitle(), window.picker.currentText(), caplog.text]
    for widget in window.findChildren(QWidget):
        shown += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        shown += [widget.windowTitle(), widget.statusTip()]
        if hasattr(widget, "text"):
            shown.append(str(widget.text() if callable(widget.text) else widget.text))
    model = window.picker.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        shown += [str(index.data(role)) for role in roles]
    assert any("camera:8554" in text for text in shown)
    assert not [text for text in shown if SECRET in text]
    assert SECRET in profile.settings_file.read_text("utf-8")
    assert profile.settings_file.stat().st_mode & 0o077 == 0
    assert engine.stop()


@pytest.mark.parametrize(
    ("address", "title"),
    [
        (f"rtsp://anna:{SECRET}@camera:554/live", "camera:554"),
        (f"rtsp://anna:{SECRET}@", "rtsp:"),
        ("/films/door.mp4", "door.mp4"),
        ("0", "0"),
    ],
)
def test_what_a_source_is_called_before_it_is_open(address, title):
    assert title_of(address) == title
