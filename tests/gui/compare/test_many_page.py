from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.calibration.meaning import Meaning
from core.calibration.values import Origin
from core.wording import PlainError
from gui import language
from gui.compare.many_page import ManyPage
from gui.compare.matrix_model import (
    IS_SAME,
    MatrixModel,
    by_likeness_to,
    by_name,
    count_same,
    pairs,
    short,
)
from gui.compare.words import say_failure
from gui.theme import Theme
from gui.tokens import contrast
from tests.gui.compare.compare_values import matrix

NO_FACE = PlainError("No face was found in the picture {file}.", file="/tmp/of ada/x.png")


@pytest.fixture
def page(qtbot):
    made = ManyPage()
    qtbot.addWidget(made)
    made.resize(1200, 680)
    made.show()
    return made


def test_the_model_says_what_a_cell_means(qtbot, qtmodeltester):
    model = MatrixModel()
    model.set_matrix(matrix())
    qtmodeltester.check(model)
    same, itself = model.index(0, 2), model.index(1, 1)
    assert (same.data(), same.data(IS_SAME)) == ("0.60", True)
    assert same.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "a and c: 0.60, probably the same person"
    )
    assert (itself.data(), model.names(itself)) == ("-", None)
    assert model.headerData(2, Qt.Orientation.Vertical) == "c"


def test_names_of_files_lose_their_ending_only():
    assert [short(name) for name in ("a.png", "b.jpeg (2)", "Ada 1", "v1.2 of it", ".png")] == [
        "a",
        "b (2)",
        "Ada 1",
        "v1.2 of it",
        ".png",
    ]


def test_orders():
    named = by_name(matrix(("c", "a", "b")))
    assert named.rows == named.columns == ("a", "b", "c")
    assert named.is_square
    assert named.similarities[2, 1] == np.float32(0.6)  # c and b, as before
    close = by_likeness_to(matrix(), 1, is_row=True)
    assert close.rows == ("b", "c", "a")
    assert (np.diag(close.similarities) == 1).all()


def test_pairs_and_counts():
    assert [(p.one, p.other, p.is_same) for p in pairs(matrix())] == [
        ("a", "c", True),
        ("b", "c", False),
        ("a", "b", False),
    ]
    assert count_same(matrix()) == (1, 3)


def test_it_is_said_how_many_strangers_reach_the_threshold_by_chance(page):
    meaning = Meaning(2.0, 100.0, 20, Origin.GALLERY)
    page.show_matrix(replace(matrix(), meaning=meaning))
    assert "about 2 of the 3 pairs" in page._chance.text()
    page.show_matrix(None)
    assert page._chance.isHidden()


def test_a_click_on_a_cell_opens_the_pair(page, qtbot):
    page.show_pictures(("a", "b", "c"))
    page.show_matrix(matrix())
    assert "3 pairs" in page.summary.text()
    wanted = []
    page.pair_wanted.connect(lambda one, other: wanted.append({one, other}))
    cell = next(
        page.model.index(row, column)
        for row in range(3)
        for column in range(3)
        if page.model.names(page.model.index(row, column)) == ("a", "c")
    )
    place = page.view.visualRect(cell).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    page.view.setCurrentIndex(cell)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    page.pairs.itemClicked.emit(page.pairs.item(0))
    assert wanted == [{"a", "c"}] * 3


def test_a_click_on_a_name_sorts_by_likeness_to_it(page):
    page.show_matrix(matrix())
    row = page.model.matrix.rows.index("b")
    page.view.setCurrentIndex(page.model.index(row, 0))
    QTest.keyClick(page.view, Qt.Key.Key_S)
    assert page.matrix.rows == ("b", "c", "a")
    page.show_matrix(matrix())  # by another threshold, say
    assert page.matrix.rows == ("b", "c", "a")
    page.order.activated.emit(page.order.findText("By name"))
    assert page.matrix.rows == ("a", "b", "c")


def test_delete_takes_a_picture_out(page, qtbot):
    page.show_matrix(matrix())
    page.view.setCurrentIndex(page.model.index(0, 1))
    name = page.matrix.rows[0]
    with qtbot.waitSignal(page.remove_wanted) as wanted:
        QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert wanted.args == [name]


def test_what_failed_is_listed_with_its_reason(page):
    page.show_failures([("x.png", NO_FACE)])
    assert page.failures.isVisible()
    assert page.failures.item(0).text() == "No face was found in the picture x.png."
    assert page._side.isVisible()
    page.show_failures([])
    assert not page.failures.isVisible()
    assert not page._side.isVisible()  # the empty page is in the middle


def test_why_a_picture_failed_follows_the_language(page, qtbot):
    page.show_failures([("x.png", NO_FACE)])
    before = page.failures.item(0).text()
    try:
        language.install("zh_CN")
        qtbot.waitUntil(lambda: page.failures.item(0).text() != before)
        (words,) = [page.failures.item(row).text() for row in range(page.failures.count())]
        assert words == say_failure(NO_FACE)
        assert page.failures.item(0).toolTip() == words
        assert "x.png" in words
        assert "/tmp" not in words
    finally:
        language.install("en")
    qtbot.waitUntil(lambda: page.failures.item(0).text() == before)


def test_one_picture_alone_is_not_enough(page):
    page.show_pictures(("a",))
    page.show_matrix(None)
    assert "One picture is there" in page._empty.text


def test_numbers_stay_readable_on_their_colours(qapp):
    from gui.compare.matrix_view import cell_colour

    theme = Theme()
    for look in ("dark", "light"):
        theme.apply(qapp, look)
        for similarity in np.linspace(-1, 1, 41):
            ground = cell_colour(float(similarity)).name()
            best = max(contrast(ink, ground) for ink in ("#000000", "#ffffff"))
            assert best >= 4.5, (look, similarity)
