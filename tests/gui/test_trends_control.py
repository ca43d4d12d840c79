"""The window of trends over a real gallery, read in another thread."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.paths import Profile
from core.people.gallery import Gallery, NewTemplate
from core.people.trends.values import Period, ProposalKind
from core.results import Embedding
from core.settings import Settings
from core.wording import PlainError
from gui.engine import Engine
from gui.preferences import Preferences
from gui.theme import Theme
from gui.trends_control import TrendsControl
from tests.core.people.trends.written_visits import MODEL, at, course, visit, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)

YARD = "rtsp://10.0.0.12/stream"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A profile of which one person's similarities fall, and one camera refuses at 17 h."""
    profile = Profile(tmp_path_factory.mktemp("written") / "profile")
    profile.make()
    gallery = Gallery.open(profile.gallery_file)
    vector = np.zeros(128, np.float32)
    vector[0] = 1.0
    anna, ben = (
        gallery.enrol(name, [NewTemplate(Embedding(vector, MODEL), 80.0)]).id
        for name in ("Anna", "Ben")
    )
    with gallery._store.writing() as connection:  # they were enrolled before all visits
        connection.exec_driver_sql("UPDATE log_entries SET time = 0")
    visits = course(anna, 60, 0.71, 0.5) + course(ben, 60, 0.7, 0.7, seed=2)
    for day in range(1, 50):
        visits.append(visit(at(day, 9.5), who=ben, camera=YARD))
        state = "cannot-judge" if day % 2 else "known"
        visits.append(visit(at(day, 17.5), state, camera=YARD, liveness_reason="ambient"))
    write(gallery, visits)
    gallery.close()
    return profile.root


class Window:
    """An engine of which the gallery's threads run, and the control."""

    def __init__(self, qtbot, root) -> None:
        self.qtbot = qtbot
        self.profile = Profile.default()
        shutil.copytree(root, self.profile.root)
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.engine = Engine(Settings(), self.profile)
        settings = Settings(source=YARD, source_title="Side entrance")
        self.preferences = Preferences(settings, self.profile.settings_file, Theme())
        self.control = TrendsControl(self.engine, self.preferences, self.profile, self.widget)
        for thread in (self.engine._gallery_thread, self.engine._long_thread):
            thread.start()
        with qtbot.waitSignal(self.engine.people.changed):
            self.engine.people.open()

    def open(self):
        self.control.open()
        dialog = self.control.dialog
        self.qtbot.waitUntil(lambda: dialog.trends is not None)
        return dialog


@pytest.fixture
def window(qtbot, own_profile, written):
    made = Window(qtbot, written)
    yield made
    made.engine.stop()


def test_proposals_are_shown_in_words_and_open_their_places(window, qtbot):
    dialog = window.open()
    cards = {card.proposal.kind: card for card in dialog.overview.cards}
    assert set(cards) == {ProposalKind.HOUR_TROUBLED, ProposalKind.RENEW_VIEWS}
    light = cards[ProposalKind.HOUR_TROUBLED]
    assert light.text.startswith("Look at the light of the camera Side entrance at 17 h")
    with qtbot.waitSignal(window.control.camera_wanted):
        light.button.click()
    renew = cards[ProposalKind.RENEW_VIEWS]
    assert renew.text.startswith("Renew the views of Anna. The similarity fell from 0.7")
    with qtbot.waitSignal(window.control.renew_views_wanted) as wish:
        renew.button.click()
    assert wish.args[0].name == "Anna"
    assert not dialog.isVisible()  # it would cover what is to be looked at


def test_sentences_come_first_and_tables_say_the_same(window, qtbot):
    dialog = window.open()
    assert dialog.overview.text.startswith("Visits: 452. Recognised: 427. Refused: 25.")
    table = dialog.cameras.table
    assert [table.item(row, 0).text() for row in range(2)] == ["camera:door", "Side entrance"]
    table.selectRow(1)
    assert "17 h: 25 of 49 visits, 51 %" in dialog.cameras.said
    people = dialog.people.table
    assert people.item(0, 0).text() == "Anna"
    assert people.item(0, 3).text().startswith("falls by 0.2")
    people.selectRow(0)
    with qtbot.waitSignal(dialog.person_wanted) as wish:
        dialog.people.button.click()
    assert len(wish.args[0]) == 32


def test_another_period_is_read_anew_and_too_few_visits_are_said(window, qtbot):
    dialog = window.open()
    with qtbot.waitSignal(dialog.reading_wanted) as wish:
        dialog.period.setCurrentIndex(0)
    assert wish.args == [Period.WEEKS]
    qtbot.waitUntil(lambda: dialog.trends.period is Period.WEEKS)
    assert dialog.empty_text == ""
    window.control._recogniser = "another-0123456789ab"
    dialog.read()
    qtbot.waitUntil(lambda: dialog.empty_text.startswith("Too few visits yet: 0 of 30."))
    assert "Another recognition model" in dialog.empty_text


def test_a_locked_gallery_leaves_nothing_of_anybody(window, qtbot):
    dialog = window.open()
    window.engine.people.worker.locked.emit(PlainError("The gallery is locked."))
    qtbot.waitUntil(lambda: "The gallery is locked." in dialog.empty_text)
    assert dialog.overview.cards == []
    assert dialog.people.table.rowCount() == 0


def test_a_closed_window_keeps_nothing(window):
    dialog = window.open()
    dialog.close()
    assert dialog.trends is None
    assert dialog.overview.cards == []


def test_reading_can_be_stopped(window, qtbot):
    dialog = window.open()
    shown = dialog.trends
    dialog.read()
    assert dialog.progress.isVisible()
    qtbot.mouseClick(dialog.progress.cancel, Qt.MouseButton.LeftButton)
    assert not dialog.progress.isVisible()
    assert dialog.trends is shown
    assert dialog.again.isEnabled()


def test_every_widget_has_a_name_and_the_plots_are_drawn(window, qtbot):
    dialog = window.open()
    qtbot.waitUntil(lambda: dialog.overview.plot.plot is not None)
    assert "Median&nbsp;of&nbsp;the&nbsp;week" in dialog.overview.plot._key.text()
    dialog.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.cameras.plot.plot is not None)
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            name = widget.accessibleName() or getattr(widget, "text", str)()
            assert name or widget.parent().accessibleName(), widget.objectName()


def test_the_keyboard_goes_through_proposals_before_the_end(window, qtbot):
    dialog = window.open()
    order, widget = [], dialog.period
    while True:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(dialog):
            order.append(widget.objectName() or widget.accessibleName())
        widget = widget.nextInFocusChain()
        if widget is dialog.period:
            break
    assert order.index("openProposal") < len(order) - 1
    assert order.count("openProposal") == 2


def test_rows_are_copied_with_tabs(window, qapp):
    dialog = window.open()
    dialog.people.table.clearSelection()
    dialog.people.table.copy()
    lines = qapp.clipboard().text().splitlines()
    assert lines[0].split("\t")[:2] == ["Person", "Visits"]
    assert lines[1].split("\t")[0] == "Anna"
    assert len(lines) == 3
