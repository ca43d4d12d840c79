import pytest
from PySide6.QtCore import Qt

from gui import language
from gui.enrol.reason_bar import DOUBLE, LONGEST, ReasonBar, said_reason


@pytest.fixture
def bar(qtbot):
    bar = ReasonBar()
    qtbot.addWidget(bar)
    bar.ask("Why?", "Go on", DOUBLE)
    bar.show()
    return bar


def test_an_empty_reason_is_none(bar, qtbot):
    with qtbot.assertNotEmitted(bar.given):
        bar.take_button.click()
        bar.box.setEditText("   ")
        qtbot.keyClick(bar.box, Qt.Key.Key_Return)
    assert bar.question == "Why?"


def test_a_reason_of_the_list_is_told_in_english_whatever_the_window_speaks(bar, qtbot):
    try:
        language.install("zh_CN")
        bar.ask("Why?", "Go on", DOUBLE)
        bar.box.setCurrentIndex(0)
        with qtbot.waitSignal(bar.given) as given:
            bar.take_button.click()
        assert given.args == [DOUBLE[0]]
        assert said_reason("as it was typed") == "as it was typed"
    finally:
        language.install("en")


def test_a_long_story_is_cut(bar):
    bar.box.lineEdit().setText("a" * 500)
    assert len(bar.reason) == LONGEST


def test_a_second_question_begins_empty(bar, qtbot):
    bar.box.setEditText("twins")
    qtbot.keyClick(bar.box, Qt.Key.Key_Escape)
    assert bar.question == ""
    bar.ask("And now?", "Go on", DOUBLE)
    assert bar.reason == ""
