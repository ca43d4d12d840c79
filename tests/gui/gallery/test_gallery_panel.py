"""The panel with real people values and real painting."""

import time
from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from core.people.gallery import Person
from gui.gallery.gallery_panel import GalleryPanel
from gui.gallery.people_model import PeopleModel, PersonRole

MODEL = "sface:0123"


def person(number, name, *, models=(MODEL,), templates=1, picture=True, damaged=False):
    return Person(
        id=f"{number:032x}",
        name=name,
        created=datetime(2026, 3, 4, 12, tzinfo=UTC),
        template_count=templates,
        models=models,
        has_thumbnail=picture,
        damaged=damaged,
    )


PEOPLE = (person(1, "Zoe Winter"), person(2, "Ánna Berg", templates=3), person(3, "bert Ost"))


@pytest.fixture
def panel(qtbot):
    panel = GalleryPanel()
    qtbot.addWidget(panel)
    panel.resize(360, 640)
    panel.show()
    return panel


def names(model):
    return [model.index(row).data() for row in range(model.rowCount())]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester, qapp):
    model = PeopleModel()
    model.set_people(PEOPLE)
    qtmodeltester.check(model)
    model.set_search("an")
    qtmodeltester.check(model)


def test_people_stand_in_alphabetical_order_without_regard_to_case_and_accents(panel):
    panel.set_people(PEOPLE)
    assert names(panel.model) == ["Ánna Berg", "bert Ost", "Zoe Winter"]


def test_an_empty_gallery_says_what_to_do(panel):
    assert "Opening the gallery" in panel.empty_text
    panel.set_people(())
    assert "Press E to enrol" in panel.empty_text


def test_a_gallery_that_cannot_be_used_says_why_and_takes_nobody(panel):
    panel.set_unavailable("The gallery's file is damaged.")
    assert "The gallery's file is damaged." in panel.empty_text
    assert not panel.enrol_button.isEnabled()


def test_search_finds_says_how_many_and_says_when_no_one_is_found(panel, qtbot):
    panel.set_people(PEOPLE)
    qtbot.keyClicks(panel.search, "anna")
    assert names(panel.model) == ["Ánna Berg"]
    assert panel.count_text.startswith("1 of ")
    qtbot.keyClicks(panel.search, "x")
    assert "No one is called “annax”" in panel.empty_text
    panel.search.clear()
    assert panel.model.rowCount() == 3
    assert panel.empty_text == ""


def test_a_search_shows_what_it_found_from_the_top(panel):
    panel.set_people([person(n, f"Ada {n:04}") for n in range(500)])
    panel.view.scrollToBottom()
    assert panel.view.verticalScrollBar().value() > 0
    panel.search.setText("ada 0")
    assert panel.view.verticalScrollBar().value() == 0


def test_the_selection_survives_a_change_of_the_gallery(panel):
    panel.set_people(PEOPLE)
    panel.view.select(PEOPLE[0].id)
    panel.set_people((*PEOPLE, person(4, "Aaron")))
    assert panel.view.selected_id() == PEOPLE[0].id


def test_remove_asks_for_the_selected_person_and_is_off_without_one(panel, qtbot):
    panel.set_people(PEOPLE)
    assert not panel.remove_button.isEnabled()
    panel.view.select(PEOPLE[1].id)
    with qtbot.waitSignal(panel.remove_wanted) as wish:
        qtbot.mouseClick(panel.remove_button, Qt.MouseButton.LeftButton)
    assert wish.args == [PEOPLE[1].id]


def test_remove_is_off_once_the_selected_person_is_gone(panel):
    panel.set_people(PEOPLE)
    panel.view.select(PEOPLE[0].id)
    assert panel.remove_button.isEnabled()
    panel.set_people(PEOPLE[1:])
    assert not panel.remove_button.isEnabled()
    panel.view.select(PEOPLE[2].id)
    panel.set_people(PEOPLE)  # who was removed is back, and does not take the selection
    assert panel.view.selected_id() == PEOPLE[2].id
    assert panel.remove_button.isEnabled()


def test_a_long_name_leaves_room_for_the_rest_of_the_sentence(panel):
    panel.show_removed("Wolfeschlegelsteinhausen" * 4)
    assert panel.undo_text.startswith("Wolfe")
    assert panel.undo_text.endswith("… was removed.")


def test_after_a_removal_it_can_be_undone(panel, qtbot):
    panel.set_people(PEOPLE)
    panel.show_removed("Anna")
    assert panel.undo_text == "Anna was removed."
    with qtbot.waitSignal(panel.undo_wanted):
        panel._undo_bar._action.click()
    assert panel.undo_text == ""


def test_a_name_is_changed_in_place(panel, qtbot):
    panel.set_people(PEOPLE)
    panel.view.select(PEOPLE[2].id)
    panel.rename_selected()
    editor = panel.view.findChild(QLineEdit)
    assert editor.accessibleName()
    with qtbot.waitSignal(panel.rename_wanted) as wish:
        editor.setText("  Bert   West ")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert wish.args == [PEOPLE[2].id, "Bert West"]
    assert names(panel.model)[1] == "bert Ost"  # until the gallery says it is done


@pytest.mark.parametrize("name", ["", "   ", "bert Ost"])
def test_no_name_or_the_same_name_changes_nothing(name):
    model = PeopleModel()
    model.set_people(PEOPLE)
    assert not model.setData(model.index(1), name)


def test_what_is_odd_about_a_person_is_said_in_words(panel):
    people = (
        person(1, "A", models=("other:1",)),
        person(2, "B", damaged=True),
        person(3, "C", templates=3),
        person(4, "D"),
    )
    panel.set_people(people)
    panel.model.set_recogniser(MODEL)
    panel.model.set_present(people[3].id)
    notes = [panel.model.index(row).data(PersonRole.NOTE) for row in range(4)]
    assert notes == ["Other model", "Damaged", "3 pictures", "Here now"]
    assert "Enrol A again" in panel.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "A"


def test_thumbnails_are_asked_for_once_they_are_painted_and_then_kept(panel, qtbot):
    asked = []
    panel.thumbnail_wanted.connect(asked.append)
    panel.set_people((*PEOPLE, person(9, "No Picture", picture=False)))
    panel.view.viewport().repaint()
    qtbot.waitUntil(lambda: len(asked) == 3)
    assert set(asked) == {p.id for p in PEOPLE}
    for person_id in asked:
        panel.model.set_thumbnail(person_id, np.full((96, 96), 200, np.uint8))
    panel.view.viewport().repaint()
    QApplication.processEvents()
    assert len(asked) == 3
    shown = panel.view.viewport().grab().toImage()
    bright = sum(
        shown.pixelColor(x, y).red() == 200
        for x in range(0, shown.width(), 10)
        for y in range(0, shown.height(), 10)
    )
    assert bright > 50


def test_a_changed_person_gets_a_new_thumbnail(panel, qtbot):
    asked = []
    panel.thumbnail_wanted.connect(asked.append)
    panel.set_people(PEOPLE[:1])
    panel.view.viewport().repaint()
    qtbot.waitUntil(lambda: asked == [PEOPLE[0].id])
    panel.model.set_thumbnail(asked[0], np.zeros((96, 96), np.uint8))
    panel.set_people((person(1, "Zoe Winter", templates=2),))
    panel.view.viewport().repaint()
    qtbot.waitUntil(lambda: len(asked) == 2)


def test_scrolling_fast_does_not_pile_up_wishes():
    from gui.gallery.thumbnail_cache import IN_FLIGHT, ThumbnailCache

    cache = ThumbnailCache()
    asked = []
    cache.wanted.connect(asked.append)
    for number in range(5000):
        cache.get(str(number))
    QApplication.processEvents()
    assert len(asked) == IN_FLIGHT
    assert asked[0] == "4999"  # what is in sight comes first


def test_ten_thousand_people_are_shown_searched_and_scrolled_at_once(panel):
    crowd = tuple(person(n, f"Person {n:05d} Ñame") for n in range(10_000))
    took = {}

    def measure(what, act):
        start = time.perf_counter()
        act()
        QApplication.processEvents()
        took[what] = time.perf_counter() - start

    measure("show", lambda: panel.set_people(crowd))
    measure("search", lambda: panel.search.setText("nam 77"))
    assert 0 < panel.model.rowCount() < 10_000
    measure("clear", panel.search.clear)
    measure("resize", lambda: panel.resize(500, 700))
    bar = panel.view.verticalScrollBar()
    measure("scroll", lambda: bar.setValue(bar.maximum() // 2))
    # Usual figures are a tenth of these; a layout that asks every item takes seconds.
    assert took["show"] < 1.0, took
    assert max(took["search"], took["clear"], took["resize"], took["scroll"]) < 0.3, took


def test_templates_of_two_models_are_not_taken_for_two_pictures(panel):
    panel.set_people((person(1, "A", models=("other:1", MODEL), templates=2),))
    panel.model.set_recogniser(MODEL)
    assert panel.model.index(0).data(PersonRole.NOTE) == ""
