"""The panel with real people values and real painting."""

import time
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from core.people.consent.policy import Policy
from core.people.gallery import Person
from core.people.records import Details
from gui.gallery.gallery_panel import MANY, GalleryPanel
from gui.gallery.people_model import PeopleModel, PersonRole
from gui.gallery.people_order import Order
from gui.gallery.person_words import SOON_DAYS

pytestmark = pytest.mark.qt_log_ignore(
    r"This plugin does not support (raise|grabbing the keyboard)", extend=True
)

MODEL = "sface:0123"


def person(
    number, name, *, models=(MODEL,), templates=1, picture=True, damaged=False, day=4, **details
):
    return Person(
        id=f"{number:032x}",
        name=name,
        created=datetime(2026, 3, day, 12, tzinfo=UTC),
        template_count=templates,
        models=models,
        has_thumbnail=picture,
        damaged=damaged,
        details=Details(**details),
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
    assert "Nobody was found for “annax”" in panel.empty_text
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
    assert wish.args == [(PEOPLE[1].id,)]


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
    rows = [panel.model.index(row) for row in range(4)]
    said = [[mark.words for mark in row.data(PersonRole.MARKS)] for row in rows]
    assert said == [["Other model"], ["Damaged"], [], []]
    assert [row.data(PersonRole.NOTE) for row in rows] == ["", "", "", "Here now"]
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


def test_nothing_of_whoever_left_stays(panel, qtbot):
    asked = []
    panel.thumbnail_wanted.connect(asked.append)
    picture = np.zeros((96, 96), np.uint8)
    panel.set_people(PEOPLE[:1])
    panel.view.viewport().repaint()
    qtbot.waitUntil(lambda: len(asked) == 1)
    panel.model.set_thumbnail(asked[0], picture)
    assert panel.model.index(0).data(Qt.ItemDataRole.DecorationRole) is not None
    panel.set_people(())
    panel.model.set_thumbnail(asked[0], picture)  # was on its way
    panel.set_people(PEOPLE[:1])
    assert panel.model.index(0).data(Qt.ItemDataRole.DecorationRole) is None


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
        # The thread's own time: what else the machine does is not the list's fault.
        start = time.thread_time()
        act()
        QApplication.processEvents()
        took[what] = time.thread_time() - start

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


def staff():
    """Six people with details."""
    return (
        person(1, "Ada Lindqvist", day=1, external_id="F-4711", tags=("night", "staff")),
        person(2, "Bo", day=5, notes="Came with Mr. Müller.\nSpeaks Czech."),
        person(3, "王小明", day=3, tags=("staff",), keep_until=date.today() + timedelta(3)),
        person(4, "Dora", day=2, tags=("visitor",), keep_until=date.today() + timedelta(300)),
        person(5, "Emil", day=6, models=("other:1",)),
        person(6, "Finn", day=4, keep_until=date.today() - timedelta(1)),
    )


@pytest.mark.parametrize(
    ("typed", "found", "note"),
    [
        ("4711", "Ada Lindqvist", "F-4711"),
        ("NIGHT lind", "Ada Lindqvist", "night"),
        ("muller", "Bo", "Mr. Müller. Speaks Czech."),
        ("小明", "王小明", ""),
    ],
)
def test_people_are_found_by_all_that_is_kept_and_it_is_said_where(panel, typed, found, note):
    panel.set_people(staff())
    panel.search.setText(typed)
    assert names(panel.model) == [found]
    assert panel.model.index(0).data(PersonRole.NOTE) == note


def test_typing_on_and_back_finds_the_same_as_typing_at_once(panel):
    panel.set_people(staff())
    for typed in ("s", "st", "sta", "st", "stx", "", "d", "da", "ada  s"):
        panel.search.setText(typed)
        fresh = PeopleModel()
        fresh.set_people(staff())
        fresh.set_search(typed)
        assert names(panel.model) == names(fresh), typed


def test_the_first_key_finds_everything_prepared(panel, qtbot):
    panel.set_people(staff())
    assert panel.model._texts is None
    panel.search.setFocus()
    panel.find_bar.search_begins.emit()  # a window that is not active gives no focus
    assert len(panel.model._texts) == 6


def test_a_changed_person_is_found_by_the_new_words_only(panel):
    panel.set_people(staff())
    panel.search.setText("night")
    panel.set_people((person(1, "Ada Lindqvist", tags=("day",)), *staff()[1:]))
    assert names(panel.model) == []
    panel.search.setText("day")
    assert names(panel.model) == ["Ada Lindqvist"]


@pytest.mark.parametrize(
    ("order", "first"),
    [
        (Order.NAME, ["Ada Lindqvist", "Bo", "Dora"]),
        (Order.NEWEST, ["Emil", "Bo", "Finn"]),
        (Order.GOES_SOONEST, ["Finn", "王小明", "Dora"]),
        (Order.ATTENTION, ["Emil", "Finn", "王小明"]),
    ],
)
def test_the_list_is_sorted_as_the_menu_says(panel, order, first):
    panel.set_people(staff())
    panel.model.set_recogniser(MODEL)
    menu = panel.find_bar.sort_button.menu()
    next(action for action in menu.actions() if action.data() == order.value).trigger()
    assert names(panel.model)[:3] == first
    assert menu.actions()[list(Order).index(order)].text() in panel.find_bar.sort_button.toolTip()


def test_who_goes_soon_is_marked_in_words(panel):
    panel.set_people(staff())
    said = {
        panel.model.index(row).data(): [
            mark.words for mark in panel.model.index(row).data(PersonRole.MARKS)
        ]
        for row in range(6)
    }
    assert (said["Finn"], said["Dora"], said["王小明"]) == (["Time is over"], [], ["3 days left"])
    described = panel.model.index_of(f"{6:032x}").data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "over since" in described


def test_a_name_that_looks_like_markup_is_shown_as_it_is(panel):
    panel.set_people((person(1, "<b>Ada</b> & Co"),))
    assert "&lt;b&gt;Ada&lt;/b&gt; &amp; Co" in panel.model.index(0).data(
        Qt.ItemDataRole.ToolTipRole
    )


def test_tags_filter_the_list_and_can_be_taken_away_again(panel, qtbot):
    panel.set_people(PEOPLE)
    assert not panel.find_bar.tags_button.isVisible()  # nobody has a tag
    panel.set_people(staff())
    qtbot.mouseClick(panel.find_bar.tags_button, Qt.MouseButton.LeftButton)
    popup = panel.find_bar.popup
    shown = [popup.list.item(row).text() for row in range(popup.list.count())]
    assert shown == ["night  (1)", "staff  (2)", "visitor  (1)"]
    popup.list.itemActivated.emit(popup.list.item(1))
    assert names(panel.model) == ["Ada Lindqvist", "王小明"]
    assert panel.count_text.startswith("2 of ")
    qtbot.keyClicks(popup.field, "nig")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert names(panel.model) == ["Ada Lindqvist"]
    popup.hide()
    assert [chip.tag for chip in panel.find_bar.chips()] == ["night", "staff"]
    qtbot.mouseClick(panel.find_bar.chips()[0], Qt.MouseButton.LeftButton)
    assert names(panel.model) == ["Ada Lindqvist", "王小明"]
    panel.search.setText("dora")
    assert "Nobody was found" in panel.empty_text
    panel._empty.acted.emit()
    assert panel.model.rowCount() == 6
    assert panel.find_bar.chips() == []


def test_a_tag_that_nobody_has_any_more_filters_no_more(panel):
    panel.set_people(staff())
    panel.find_bar._tag_toggled("visitor", True)
    assert names(panel.model) == ["Dora"]
    panel.set_people(staff()[:3])
    assert panel.model.rowCount() == 3


def test_several_people_are_selected_counted_and_removed_with_one_wish(panel, qtbot):
    panel.set_people(staff())
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(1))
    with qtbot.waitSignal(panel.selection_changed) as told:
        qtbot.keyClick(panel.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert told.args == [2]
    assert panel.count_text.startswith("2 of ")
    assert panel.view.selected_id() == ""
    row = panel.view.visualRect(panel.model.index(4)).center()
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, ctrl, row)
    with qtbot.waitSignal(panel.remove_wanted) as wish:
        panel.remove_selected()
    assert wish.args == [tuple(f"{n:032x}" for n in (2, 4, 6))]
    qtbot.keyClick(panel.view, Qt.Key.Key_A, ctrl)
    assert panel.view.selected_count() == 6
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    assert panel.view.selected_count() == 1


def test_only_who_is_in_sight_stays_selected(panel):
    panel.set_people(staff())
    panel.view.selectAll()
    panel.search.setText("staff")
    assert panel.view.selected_ids() == (f"{1:032x}", f"{3:032x}")


def test_many_are_removed_only_after_a_question(panel, qtbot):
    panel.set_people([person(n, f"P{n:03}") for n in range(MANY + 1)])
    panel.view.selectAll()
    with qtbot.assertNotEmitted(panel.remove_wanted):
        panel.remove_selected()
    assert panel._question.text.startswith("Remove ")
    panel.view.select(f"{3:032x}")  # another selection: the question is void
    assert panel._question.text == ""
    panel.view.selectAll()
    panel.remove_selected()
    with qtbot.waitSignal(panel.remove_wanted) as wish:
        panel._question._action.click()
    assert len(wish.args[0]) == MANY + 1


def test_enter_and_a_double_click_open_a_person(panel, qtbot):
    panel.set_people(staff())
    panel.search.setFocus()
    panel.search.setText("bo")
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.view.selected_id() == f"{2:032x}"
    with qtbot.waitSignal(panel.open_wanted) as opened:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert opened.args == [f"{2:032x}"]
    row = panel.view.visualRect(panel.model.index(0)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=row)
    with qtbot.waitSignal(panel.open_wanted):
        qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=row)
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.search.text() == ""


def test_enter_while_a_name_is_edited_opens_nobody(panel, qtbot):
    panel.set_people(PEOPLE)
    panel.view.select(PEOPLE[2].id)
    panel.rename_selected()
    editor = panel.view.findChild(QLineEdit)
    editor.setText("Bert West")
    with qtbot.assertNotEmitted(panel.open_wanted), qtbot.waitSignal(panel.rename_wanted):
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_the_menu_key_opens_the_menu_at_the_row_with_the_keyboard(panel):
    panel.set_people(staff())
    panel.view.addAction(panel.tags_action)
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(2))
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, panel.view.rect().center(), panel.view.pos())
    QApplication.sendEvent(panel.view.viewport(), event)
    menu = panel.view.findChild(QMenu)
    assert menu.actions() == [panel.tags_action]
    row = panel.view.visualRect(panel.model.index(2))
    assert row.contains(panel.view.viewport().mapFromGlobal(menu.pos()))
    menu.close()


def test_a_tag_is_given_to_the_selection_and_taken_from_it(panel, qtbot):
    panel.set_people(staff())
    panel.view.select_all_of([f"{1:032x}", f"{2:032x}"])
    panel.edit_tags()
    popup = panel.tag_popup
    states = {
        popup.list.item(row).text(): popup.list.item(row).checkState()
        for row in range(popup.list.count())
    }
    assert states["staff  (2)"] is Qt.CheckState.PartiallyChecked
    assert states["visitor  (1)"] is Qt.CheckState.Unchecked
    both = (f"{1:032x}", f"{2:032x}")
    with qtbot.waitSignal(panel.tag_wanted) as wish:
        popup.list.itemActivated.emit(popup.list.item(1))
    assert wish.args == [both, "staff", True]
    with qtbot.waitSignal(panel.tag_wanted) as wish:
        popup.list.itemActivated.emit(popup.list.item(1))
    assert wish.args == [both, "staff", False]
    popup.field.setText("Gäste")
    with qtbot.waitSignal(panel.tag_wanted) as wish:
        qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert wish.args == [both, "Gäste", True]
    assert popup.list.item(0).text() == "Gäste"
    popup.hide()


def test_who_leaves_the_filter_by_a_tag_still_gets_the_next_one(panel, qtbot):
    panel.set_people(staff())
    panel.find_bar._tag_toggled("staff", True)
    panel.view.selectAll()
    panel.edit_tags()
    popup = panel.tag_popup
    popup.list.itemActivated.emit(popup.list.item(1))  # "staff" is taken from both
    panel.set_people([person(n, name) for n, name in ((1, "Ada Lindqvist"), (3, "王小明"))])
    with qtbot.waitSignal(panel.tag_wanted) as wish:
        popup.list.itemActivated.emit(popup.list.item(0))
    assert wish.args == [(f"{1:032x}", f"{3:032x}"), "night", True]
    popup.hide()


def test_a_click_on_a_box_or_its_words_ticks_it_once(panel, qtbot):
    panel.set_people(staff())
    panel.view.select(f"{2:032x}")
    panel.edit_tags()
    popup = panel.tag_popup
    told = []
    popup.toggled.connect(lambda *how: told.append(how))
    rect = popup.list.visualItemRect(popup.list.item(0))
    view = popup.list.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=rect.center())
    assert told == [("night", True)]
    box = rect.topLeft()
    box.setX(rect.left() + 12)
    box.setY(rect.center().y())
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=box)
    assert told == [("night", True), ("night", False)]
    popup.hide()


def test_after_a_lock_nothing_of_anybody_is_left_in_the_panel(panel):
    panel.set_people(staff())
    panel.find_bar._tag_toggled("visitor", True)
    panel.view.select(f"{4:032x}")
    panel.edit_tags()
    panel.show_removed("Ada")
    panel.set_locked("The gallery is locked.", failed=False)
    assert panel.tag_popup.isHidden()
    assert panel.tag_popup.list.count() == 0
    assert panel.find_bar.chips() == []
    assert panel.undo_text == ""
    assert panel.model.total == 0
    assert panel.model._text_of == {}


@pytest.mark.parametrize("width", [300, 360, 640])
def test_rows_are_painted_at_every_width(panel, width):
    panel.resize(width, 700)
    panel.set_people(
        (*staff(), person(9, "W" * 100, tags=tuple(f"a rather long tag {n}" for n in range(50))))
    )
    panel.model.set_recogniser(MODEL)
    panel.model.set_present(f"{1:032x}")
    panel.view.selectAll()
    panel.view.viewport().repaint()
    assert panel.minimumSizeHint().width() <= width


def test_who_goes_soon_is_marked_from_the_day_that_the_rules_say(qtbot):
    assert Policy().remind_days == SOON_DAYS
    model = PeopleModel()
    model.set_people((person(1, "Ada", keep_until=date.today() + timedelta(20)),))
    marks = model.index(0).data
    assert not marks(PersonRole.MARKS)
    with qtbot.waitSignal(model.dataChanged):
        model.set_soon_days(30)
    assert [mark.words for mark in marks(PersonRole.MARKS)] == ["20 days left"]
