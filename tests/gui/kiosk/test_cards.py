"""The card for staff and the start dialog: room for every sentence, names for every field."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from core.people.accounts.rights import Role
from core.people.accounts.values import Account
from core.settings import Settings
from gui.accounts.pin_pad import KEY
from gui.kiosk.leave_panel import LeavePanel, shortened
from gui.kiosk.start_dialog import StartDialog
from gui.kiosk.start_values import Surroundings, Wish
from gui.theme import Theme
from gui.wrapped_page import WrappedPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture(autouse=True)
def themed(qapp):
    Theme().apply(qapp, "light")


def account(name, has_pin=True):
    return Account(name.ljust(32, "0"), name, Role.OPERATOR, has_pin, NOW, NOW)


@pytest.fixture
def panel(qtbot):
    over = QWidget()
    over.resize(720, 1280)
    qtbot.addWidget(over)
    over.show()
    yield LeavePanel(over)
    over.close()


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Otto", "Susanne Weber"], ["Ot…", "Su…"]),
        (["Anna", "Andrea", "Bo"], ["Ann…", "And…", "Bo"]),
        (["李雷", "李雷雷"], ["李雷", "李雷雷"]),
        (["王芳", "李雷"], ["王…", "李…"]),
        (["ann", "Anna"], ["ann", "Anna"]),
        ([], []),
    ],
)
def test_of_names_only_so_much_is_shown_as_tells_them_apart(names, shown):
    assert shortened(names) == shown


def test_all_that_the_card_says_has_room(panel):
    accounts = [account(f"{letter}anna", letter != "C") for letter in "ABCDEF"]
    asks = (
        lambda: panel.ask_accounts(accounts, {}),
        lambda: panel.ask_pin(timedelta(0)),
        panel.ask_passphrase,
        panel.say_closed,
    )
    for ask in asks:
        ask()
        panel.adjustSize()
        assert panel.height() < 800
        for button in panel.findChildren(QPushButton):
            assert not button.isVisible() or button.height() >= KEY, button.objectName()
        for label in panel.findChildren(QLabel):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_who_is_chosen_is_asked_for_what_they_have(panel, qtbot):
    panel.ask_accounts([account("Anna"), account("Bert", has_pin=False)], {})
    assert panel.entry.pad.isVisible()
    panel.names.setCurrentRow(1)
    assert not panel.entry.pad.isVisible()
    panel.entry.field.setText("quiet lamp")
    with qtbot.waitSignal(panel.tried) as caught:
        qtbot.keyClick(panel.entry.field, Qt.Key.Key_Return)
    assert caught.args == ["Bert", "quiet lamp"]
    panel.show_wait(timedelta(seconds=40))
    assert "too many wrong tries" in panel.entry.said
    panel.names.setCurrentRow(0)
    assert panel.entry.field.isEnabled()
    panel.names.setCurrentRow(1)
    assert not panel.entry.field.isEnabled()


def test_the_card_goes_by_itself(panel, qtbot, monkeypatch):
    panel._away.setInterval(40)
    with qtbot.waitSignal(panel.dismissed, timeout=3000):
        panel.ask_pin(timedelta(0))


AROUND = [
    Surroundings(),
    Surroundings(is_first=True, has_liveness=True),
    Surroundings(is_studio=True),
    Surroundings(may_settings=False, has_accounts=True, lock_after=15),
    Surroundings(has_pin=True, lock_after=5),
]


@pytest.mark.parametrize("around", AROUND)
def test_all_sentences_of_the_start_have_room(qtbot, around):
    dialog = StartDialog()
    qtbot.addWidget(dialog)
    settings = Settings(signal_kind="http", signal_target="http://127.0.0.1:8080/door")
    dialog.show_wish(Wish.of(settings), around)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.signal.show_result("Nobody answers. " * 12, failed=True)
    dialog.resize(dialog.size().expandedTo(QSize(0, 900)))
    for label in dialog.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_nothing_of_the_start_is_scrolled_where_there_is_room(qtbot, qapp):
    dialog = StartDialog()
    qtbot.addWidget(dialog)
    dialog.show_wish(Wish.of(Settings()), Surroundings())
    dialog.show()
    dialog.resize(dialog.width(), 900)
    qapp.processEvents()
    page = dialog.findChild(WrappedPage, "kioskStartScroll")
    assert page.verticalScrollBar().maximum() == 0


def test_what_was_chosen_comes_back_as_it_was(qtbot):
    settings = Settings(
        kiosk_languages="zh_CN",
        kiosk_names=False,
        kiosk_sounds=True,
        kiosk_unjudged=True,
        kiosk_challenge=True,
        signal_kind="command",
        signal_target="/usr/bin/door --open",
        signal_names=True,
    )
    dialog = StartDialog()
    qtbot.addWidget(dialog)
    dialog.show_wish(Wish.of(settings), Surroundings(has_pin=True))
    with qtbot.waitSignal(dialog.start_wanted) as caught:
        dialog.start_button.click()
    (wish,) = caught.args
    assert wish == Wish.of(settings)
    assert Settings(**wish.as_settings()) == settings
    assert Settings(**Wish.of(Settings()).as_settings()) == Settings()


@pytest.mark.parametrize(
    ("chosen", "around", "proposed"),
    [
        (False, Surroundings(has_pin=True), True),
        (False, Surroundings(has_pin=True, has_liveness=True), False),
        (True, Surroundings(has_pin=True, has_liveness=True), True),
        (False, Surroundings(has_pin=True, may_settings=False), False),
    ],
)
def test_movements_are_proposed_where_no_model_judges(qtbot, chosen, around, proposed):
    dialog = StartDialog()
    qtbot.addWidget(dialog)
    dialog.show_wish(Wish.of(Settings(kiosk_challenge=chosen)), around)
    assert dialog.challenge.isChecked() is proposed
    assert dialog.challenge.isEnabled() is around.may_settings
    assert dialog.challenge.accessibleDescription()


def test_it_is_not_said_that_nobody_is_greeted_where_that_was_allowed(qtbot):
    dialog = StartDialog()
    qtbot.addWidget(dialog)
    dialog.show_wish(Wish.of(Settings()), Surroundings())
    words = dialog.findChild(QLabel, "kioskAboutLiveness")
    assert "nobody is greeted" in words.text()
    dialog.unjudged.box.click()
    assert "nobody is greeted" in words.text()  # it is only asked about
    dialog.unjudged.allow("")
    assert words.text().endswith("Suspected fakes are never greeted.")
    dialog.unjudged.box.click()
    assert "nobody is greeted" in words.text()


def test_a_target_is_tried_as_it_stands(qtbot):
    dialog = StartDialog()
    qtbot.addWidget(dialog)
    dialog.show_wish(Wish.of(Settings()), Surroundings())
    dialog.show()
    part = dialog.signal
    assert not part.target.isVisible()
    part.kind.setCurrentIndex(2)
    assert not part.try_button.isEnabled()
    part.target.setText(" http://127.0.0.1:81/ ")
    with qtbot.waitSignal(dialog.try_wanted) as caught:
        part.try_button.click()
    assert caught.args == ["http", "http://127.0.0.1:81/"]
    part.show_result("The message arrived.", failed=False)
    assert part.result.isVisible()
    part.kind.setCurrentIndex(0)
    assert not part.result.isVisible()


def test_a_door_without_a_target_is_not_left_out_silently(qtbot):
    dialog = StartDialog()
    qtbot.addWidget(dialog)
    dialog.show_wish(Wish.of(Settings(signal_kind="http")), Surroundings(has_pin=True))
    wishes = []
    dialog.start_wanted.connect(wishes.append)
    dialog.start_button.click()
    assert not wishes
    assert "Nobody" in dialog.error_bar.text
    dialog.signal.kind.setCurrentIndex(0)
    dialog.start_button.click()
    assert wishes[0].signal_kind is None


def test_every_field_has_a_name(qtbot, panel):
    dialog = StartDialog()
    qtbot.addWidget(dialog)
    fields = [panel.names, panel.entry.field, dialog.languages, dialog.signal.kind]
    fields += [dialog.signal.target, dialog.pin.first, dialog.pin.second]
    for widget in fields:
        assert widget.accessibleName(), widget.objectName()
