"""Names, keys and room of the whole window."""

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QSlider, QWidget

from core.comparison.values import Regions
from core.quality import QualityReason
from core.wording import PlainError
from gui import language
from gui.compare.compare_window import FIRST_SIZE, CompareWindow
from gui.compare.pair_page import LEFT, RIGHT
from gui.compare.values import View
from gui.theme import Theme
from tests.gui.compare.compare_values import comparison, matrix, side, two_faces
from tests.gui.live_values import face

SCREEN = (1280, 800)
CHIP = np.full((560, 560), 100, np.uint8)


@pytest.fixture(scope="module")
def theme(qapp):
    made = Theme()
    made.apply(qapp, "light")
    return made


PLACES = [("empty", "en"), ("pictures", "en"), ("pictures", "zh_CN"), ("turn", "en")]
PLACES += [("swipe", "zh_CN"), ("many", "zh_CN")]


def shown():
    window = CompareWindow()
    window.resize(*FIRST_SIZE)
    window.show()
    return window


@pytest.fixture(scope="module", params=PLACES, ids="-".join)
def window(request, theme):
    """The window in each of its states; Wilhelmina's name is long."""
    state, words = request.param
    language.install(words)
    made = shown()
    pair = made.pair
    if state != "empty":
        poor = face(reason=QualityReason.BLURRED, overall=10.0)
        left, right = two_faces("Wilhelmina Featherstonehaugh at the door.png"), side("x.png", poor)
        pair.show_side(LEFT, left)
        pair.show_side(RIGHT, right)
        pair.result.show_comparison(comparison(0.44, 0.45, left, right))
        pair.show_chips(CHIP, CHIP, (left.name, right.name))
        pair.feet[LEFT].adjust_button.click()
        effect = np.full((112, 112), 0.1, np.float32)
        pair.result.show_regions(Regions(effect, effect, 0.44))
    views = {"turn": View.BLINK, "swipe": View.SWIPE}
    if state in views:
        pair.bar.buttons[views[state]].click()
    if state == "many":
        made.tabs.setCurrentWidget(made.many)
        made.many.show_pictures(("a", "b", "c"))
        made.many.show_matrix(matrix())
        made.many.show_failures(
            [("x", PlainError("No face was found in the picture {file}.", file="x"))]
        )
    QApplication.processEvents()
    yield made
    made.close()
    shiboken6.delete(made)
    language.install("en")


def visible(place, kind):
    return [w for w in place.findChildren(kind) if w.isVisibleTo(place) and w.width() > 0]


def test_whatever_takes_the_keyboard_has_a_name(window):
    nameless = [
        f"{type(w).__name__} {w.objectName()}"
        for w in visible(window, QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.isEnabled()
        and not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name).strip()
    ]
    assert nameless == []


def test_whatever_can_be_operated_is_reached_with_tab(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    chain: list[QWidget] = []
    for _ in range(80):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        if QApplication.focusWidget() in chain:
            break
        chain.append(QApplication.focusWidget())
    left_out = [
        f"{type(w).__name__} {w.objectName()}"
        for kind in (QAbstractButton, QComboBox, QSlider)
        for w in visible(window, kind)
        if w.isEnabled()
        and not w.objectName().startswith("qt_")
        and w not in chain
        and type(w.parent()).__name__ != "MatrixView"
    ]
    assert left_out == []


def test_no_words_are_cut_off(window):
    cut = []
    for label in visible(window, QLabel):
        if not label.text() or label.pixmap():
            continue
        needed = QSize(0, label.heightForWidth(label.width())) if label.wordWrap() else None
        needed = needed or label.minimumSizeHint()
        if needed.width() > label.width() + 1 or needed.height() > label.height() + 1:
            cut.append((label.text(), needed.toTuple(), label.size().toTuple()))
    for button in visible(window, QAbstractButton):
        needed = button.sizeHint()
        if button.text() and needed.width() > button.width() + 1:
            cut.append((button.text(), needed.toTuple(), button.size().toTuple()))
    assert cut == []


def test_it_fits_the_smallest_screen(window):
    hint = window.minimumSizeHint()
    assert hint.width() <= SCREEN[0]
    assert hint.height() <= SCREEN[1] - 40  # a title bar and a task bar


def test_it_stands_in_the_middle_of_a_small_screen_at_first(qtbot, theme):
    window = CompareWindow()
    qtbot.addWidget(window)
    window.stand(None, QRect(0, 0, *SCREEN))
    assert QRect(0, 0, *SCREEN).contains(window.geometry())


def test_escape_ends_moving_points_before_it_closes(qtbot, theme):
    window = shown()
    qtbot.addWidget(window)
    window.pair.show_side(LEFT, side())
    window.pair.feet[LEFT].adjust_button.click()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    with qtbot.waitSignal(window.hidden):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_keys_choose_the_view(qtbot, theme):
    window = shown()
    qtbot.addWidget(window)
    window.pair.show_chips(CHIP, CHIP, ("a", "b"))
    buttons = window.pair.bar.buttons
    for _ in range(2):  # the second time it stays
        QTest.keyClick(buttons[View.FACES], Qt.Key.Key_Space)
        assert window.pair.view is View.FACES
        assert buttons[View.FACES].isChecked()
        assert not buttons[View.PICTURES].isChecked()
    assert window.pair.stage.isVisible()
