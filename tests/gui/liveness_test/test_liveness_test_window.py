"""What holds for all pages of the wizard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QRadioButton, QWidget

from core.liveness_test.plan import FULL
from core.wording import PlainError
from gui import language
from gui.liveness_test.steps import Steps
from gui.plain_table import PlainTable
from tests.gui.liveness_test.shown import SMALL, earlier, outcome


def test_errors_and_notes_are_said_above_all_pages(window):
    window.show_note("It was done.")
    window.show_error(PlainError("It was not done."))
    assert (window.note_bar.text, window.error_bar.text) == ("", "It was not done.")
    window.clear_notes()
    assert window.error_bar.text == ""


def test_everything_is_said_anew_in_another_language(window, qtbot, found):
    window.show_outcome(outcome(found))
    with qtbot.waitSignal(window.found.telling_wanted) as wanted:
        language.install("zh_CN")
    language.install("en")
    assert wanted.args[0].test is found
    qtbot.waitUntil(lambda: window.windowTitle() == "Test liveness at this camera")


def test_whatever_takes_the_keyboard_has_a_name(window, found):
    steps = Steps(SMALL, 2)
    window.begin.earlier.show_tests((earlier(),))
    window.show_course(steps.course())
    window.show_outcome(outcome(found))
    nameless = [
        f"{type(one).__name__} {one.objectName()}"
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not one.objectName().startswith(("qt_", "message"))
        and not (one.accessibleName() or getattr(one, "text", lambda: "")())
    ]
    assert nameless == []


def pages(window, found):
    """Bring the window into each of its states."""
    window.begin.earlier.show_tests((earlier(), earlier("/tests/two", is_finished=True)))
    window.begin.plan.preparing.set_open(True)
    yield "begin"
    steps = Steps(FULL, 3)
    window.show_course(steps.course())
    window.present.show_trouble("This test was begun at another camera: Desk. Open that one.")
    yield "present"
    for _ in range(200):
        steps.skip()
    window.show_course(steps.course())
    yield "over"
    window.begin_work()
    yield "work"
    window.show_outcome(outcome(found, differs_now=True, missing=2, own_limits=False))
    for part in range(window.found.view.parts.count()):
        window.found.view.parts.setCurrentRow(part)
        yield f"found, part {part}"


@pytest.mark.parametrize("words", ["en", "zh_CN"])
def test_no_words_are_cut_off_in_the_smallest_window(window, found, qapp, words):
    language.install(words)
    qapp.processEvents()  # the new words, before there is less room for them
    window.resize(window.minimumSize())
    cut = []
    for page in pages(window, found):
        qapp.processEvents()
        for one in window.findChildren(QLabel):
            if not one.text() or not one.isVisible():
                continue
            needed = one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
            width = 0 if one.wordWrap() else one.minimumSizeHint().width()
            if needed > one.height() + 1 or width > one.width() + 1:
                cut.append((page, one.text(), needed, one.size().toTuple()))
        for one in window.findChildren(QAbstractButton):
            if one.isVisible() and one.text() and one.sizeHint().width() > one.width() + 1:
                cut.append((page, one.text(), one.sizeHint().width(), one.width()))
        for one in window.findChildren(PlainTable):
            for column in range(one.columnCount()):
                if one.isVisible() and one.sizeHintForColumn(column) > one.columnWidth(column):
                    cut.append((page, column, one.sizeHintForColumn(column)))
    language.install("en")
    assert cut == []
    assert window.minimumSizeHint().width() <= window.minimumWidth()


def test_every_button_is_reached_with_tab(window, found, qtbot, qapp):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for page in pages(window, found):
        qapp.processEvents()
        reached = []
        for _ in range(60):
            QTest.keyClick(qapp.focusWidget() or window, Qt.Key.Key_Tab)
            if qapp.focusWidget() in reached:
                break
            reached.append(qapp.focusWidget())
        left_out = [
            one.text()
            for one in window.findChildren(QAbstractButton)
            if one.isVisible()
            and one.isEnabled()
            and not isinstance(one, QRadioButton)  # the arrow keys lead there
            and not one.objectName().startswith("qt_")
            and one not in reached
        ]
        assert left_out == [], page
