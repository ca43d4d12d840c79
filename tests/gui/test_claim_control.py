"""Comparing with one named person in the window, with a real gallery in its thread."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from core.paths import Profile
from core.people.accounts.rights import Right
from core.people.gallery import Gallery, NewTemplate
from core.results import Embedding
from core.settings import Settings
from gui.accounts.permitted import PermittedCommands
from gui.claim_control import ClaimControl
from gui.commands import Commands
from gui.engine import Engine
from gui.engine_values import LoadedModels
from gui.gallery.gallery_panel import GalleryPanel
from gui.live.live_page import LivePage

MODEL = "sface:0123"


def template(*numbers: float, model: str = MODEL) -> NewTemplate:
    vector = np.array([*numbers, *[0.0] * (8 - len(numbers))], np.float32)
    return NewTemplate(Embedding(vector / np.linalg.norm(vector), model), 80.0)


class Asked(QObject):
    """Remembers what the analysis is asked."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self.claims: list[tuple[str, str]] = []
        engine._use_claim.connect(self.take)

    @Slot(str, str)
    def take(self, person_id: str, name: str) -> None:
        self.claims.append((person_id, name))


class Place:
    """An engine whose gallery's thread alone runs, list and live page, and what connects them."""

    def __init__(self, profile: Profile) -> None:
        gallery = Gallery.open(profile.gallery_file)
        self.ada = gallery.enrol("Ada", [template(1)])
        self.bo = gallery.enrol("Bo", [template(0, 1)])
        self.cy = gallery.enrol("Cy", [template(0, 0, 1, model="other:4567")])
        gallery.close()
        self.engine = Engine(Settings(), profile)
        self.asked = Asked(self.engine)
        self.window = QWidget()
        self.panel = GalleryPanel(self.window)
        self.live = LivePage(self.window)
        self.commands = Commands(self.window)
        self.permitted = PermittedCommands(self.commands, self.window)
        self.control = ClaimControl(self.engine, self.panel, self.live, self.commands, self.window)
        self.panel.model.set_recogniser(MODEL)
        self.engine.models_loaded.emit(LoadedModels({}, 0.45, MODEL))
        self.engine.people.changed.connect(self.panel.set_people)
        self.engine._gallery_thread.start()
        self.engine.people.open()

    @property
    def action(self):
        return self.commands["claim"]

    def name(self, person) -> None:
        self.panel.view.select(person.id)
        assert self.action.isEnabled()
        self.action.trigger()
        assert self.control.claimed.id == person.id


@pytest.fixture
def place(qtbot, own_profile) -> Iterator[Place]:
    profile = Profile.default()
    profile.make()
    place = Place(profile)
    qtbot.addWidget(place.window)
    qtbot.waitUntil(lambda: place.panel.model.total == 3)
    yield place
    assert place.engine.stop()


def test_one_person_must_be_selected(place):
    assert not place.action.isEnabled()
    assert place.action.toolTip() == "Select one person in the gallery first."
    place.panel.view.selectAll()
    assert not place.action.isEnabled()
    place.panel.view.select(place.ada.id)
    assert place.action.isEnabled()
    assert place.action.toolTip() == "Compare only with this person (V)"
    place.panel.view.select(place.cy.id)
    assert not place.action.isEnabled()
    assert "no view for the present model" in place.action.toolTip()


def test_it_is_switched_on_and_off_by_the_command(place):
    place.name(place.ada)
    assert place.asked.claims == [(place.ada.id, "Ada")]
    assert place.action.isChecked()
    assert place.live.claim_bar.text == "Compared only with Ada"
    place.panel.view.clearSelection()
    assert place.action.isEnabled()  # to switch it off nobody need be selected
    place.action.trigger()
    assert place.asked.claims[-1] == ("", "")
    assert not place.action.isChecked()
    assert place.live.claim_bar.isHidden()
    assert not place.action.isEnabled()


def test_the_bar_stops_it(place):
    place.name(place.ada)
    button = place.live.claim_bar.findChild(QPushButton, "messageAction")
    assert (button.text(), button.accessibleName()) == ("Stop", "Compare with everybody again")
    button.click()
    assert place.control.claimed is None
    assert place.asked.claims[-1] == ("", "")
    assert place.live.claim_bar.isHidden()


def test_it_follows_a_new_name_and_ends_with_a_removal(place, qtbot):
    place.name(place.bo)
    with qtbot.waitSignal(place.engine.people.changed):
        place.engine.people.rename(place.bo.id, "Bob")
    qtbot.waitUntil(lambda: place.live.claim_bar.name == "Bob")
    assert place.asked.claims[-1] == (place.bo.id, "Bob")
    with qtbot.waitSignal(place.engine.people.changed):
        place.engine.people.remove(place.ada.id)
    assert place.control.claimed is not None
    with qtbot.waitSignal(place.engine.people.changed):
        place.engine.people.remove(place.bo.id)
    qtbot.waitUntil(lambda: place.control.claimed is None)
    assert place.asked.claims[-1] == ("", "")


def test_who_is_selected_by_the_program_is_so_alone_whatever_key_is_held(place):
    place.panel.view.selectAll()
    QTest.keyPress(place.window, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    try:
        place.panel.view.select(place.ada.id)
    finally:
        QTest.keyRelease(place.window, Qt.Key.Key_Control)
    assert place.panel.view.selected_id() == place.ada.id


def test_a_locked_gallery_ends_it(place):
    place.name(place.ada)
    place.engine.protection.locked.emit(None)
    assert place.control.claimed is None
    assert place.live.claim_bar.isHidden()


def test_who_may_not_see_people_doesn_t_go_on_comparing_with_one(place):
    place.name(place.ada)
    place.permitted.allow([], signed_in=False)
    assert place.control.claimed is None
    assert not place.action.isEnabled()
    why = place.action.toolTip()
    place.panel.view.select(place.bo.id)
    assert place.action.toolTip() == why
    place.permitted.allow(list(Right), signed_in=True)
    assert place.action.isEnabled()


def test_a_long_name_is_shortened_in_the_bar(place, qtbot):
    place.live.resize(900, 600)
    place.window.show()
    place.live.claim_bar.set_person("Maximiliane Konstantinopoulou von und zu Bergenfeld")
    assert place.live.claim_bar.text.endswith("…")
    assert "Bergenfeld" in place.live.claim_bar.toolTip()
