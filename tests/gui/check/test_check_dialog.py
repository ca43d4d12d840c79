"""The window of the gallery's check over a real gallery in its own threads."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.models.registry import Registry
from core.paths import Profile
from core.people.gallery import Gallery, NewTemplate
from core.people.likeness.check import FindingKind
from core.results import Embedding
from core.settings import Settings
from gui.check_control import CheckControl
from gui.engine import Engine
from gui.engine_values import LoadedModels
from gui.gallery.gallery_panel import GalleryPanel

pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support raise\(\)")

CARD = Registry().default("recogniser")


def vector(seed: int) -> np.ndarray:
    made = np.random.default_rng(seed).normal(size=128).astype(np.float32)
    return made / np.linalg.norm(made)


def template(seed: int, quality: float = 80.0) -> NewTemplate:
    return NewTemplate(Embedding(vector(seed), CARD.identity), quality)


@pytest.fixture
def ids(own_profile: object) -> list[str]:
    profile = Profile.default()
    profile.make()
    gallery = Gallery.open(profile.gallery_file)
    thumbnail = np.full((96, 96), 99, np.uint8)
    people = [
        gallery.enrol("Ada", [template(1)], thumbnail),
        gallery.enrol("Ada L.", [template(1)]),
        gallery.enrol("Bob", [template(2), template(3)]),
        gallery.enrol("Eve", [template(4, quality=10.0)]),
    ]
    gallery.close()
    return [person.id for person in people]


@pytest.fixture
def control(qtbot: QtBot, ids: list[str]) -> Iterator[CheckControl]:
    class Slot:
        card = CARD

    engine = Engine(Settings(), Profile.default())
    panel = GalleryPanel()
    qtbot.addWidget(panel)
    control = CheckControl(engine, panel, panel)
    engine._gallery_thread.start()
    engine._long_thread.start()
    with qtbot.waitSignal(engine.people.changed):
        engine.people.open()
    engine.models_loaded.emit(
        LoadedModels(recogniser_identity=CARD.identity, slots={"recogniser": Slot()})
    )
    yield control
    engine.stop()


def gallery_of(control: CheckControl) -> Gallery:
    gallery = control._people.tasks.worker._gallery
    assert gallery is not None
    return gallery


def opened(qtbot: QtBot, control: CheckControl):
    control.open()
    dialog = control.dialog
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 3)
    return dialog


def choose(qtbot: QtBot, dialog, kind: FindingKind) -> None:
    model = dialog.model
    rows = [r for r in range(model.rowCount()) if model.finding(model.index(r)).kind is kind]
    dialog.view.setCurrentIndex(model.index(rows[0]))
    page = dialog.pair if kind is FindingKind.DOUBLE else dialog.page
    qtbot.waitUntil(lambda: dialog._stack.currentWidget() is page)


def test_doubles_are_merged_and_that_is_undone(qtbot, control, ids) -> None:
    dialog = opened(qtbot, control)
    assert dialog.summary == "3 things should be seen to."
    choose(qtbot, dialog, FindingKind.DOUBLE)
    assert "similarity 1.00" in dialog.pair.sentence
    dialog.pair.merge_button.click()
    qtbot.waitUntil(lambda: dialog.note_bar.text == "Ada L. is now one with Ada.")
    assert gallery_of(control).find(ids[1]) is None
    assert gallery_of(control).person(ids[0]).template_count == 2
    dialog.undo_wanted.emit()
    qtbot.waitUntil(lambda: dialog.model.counts[FindingKind.DOUBLE] == 1)
    assert gallery_of(control).person(ids[1]).name == "Ada L."


def test_two_who_are_two_are_not_shown_again(qtbot, control) -> None:
    dialog = opened(qtbot, control)
    choose(qtbot, dialog, FindingKind.DOUBLE)
    dialog.pair.distinct_button.click()
    qtbot.waitUntil(lambda: dialog.model.counts[FindingKind.DOUBLE] == 0)
    dialog.check_button.click()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2)
    assert dialog.model.counts[FindingKind.DOUBLE] == 0


def test_an_odd_picture_is_removed(qtbot, control, ids) -> None:
    dialog = opened(qtbot, control)
    choose(qtbot, dialog, FindingKind.OUTLIER)
    assert dialog.page.remove_button.isVisible()
    dialog.page.remove_button.click()
    qtbot.waitUntil(lambda: dialog.model.counts[FindingKind.OUTLIER] == 0)
    assert gallery_of(control).person(ids[2]).template_count == 1


def test_the_person_is_shown_and_one_kind_at_a_time(qtbot, control, ids) -> None:
    dialog = opened(qtbot, control)
    dialog.kinds.setCurrentIndex(dialog.kinds.findData(FindingKind.POOR))
    assert dialog.model.rowCount() == 1
    choose(qtbot, dialog, FindingKind.POOR)
    assert not dialog.page.remove_button.isVisible()
    with qtbot.waitSignal(control.person_wanted) as told:
        dialog.page.person_button.click()
    assert told.args == [ids[3]]


def test_nothing_of_anybody_stays_after_a_lock(qtbot, control) -> None:
    dialog = opened(qtbot, control)
    choose(qtbot, dialog, FindingKind.DOUBLE)
    control._locked(None)
    assert dialog.model.rowCount() == 0
    assert dialog._stack.currentWidget() not in (dialog.pair, dialog.page)
