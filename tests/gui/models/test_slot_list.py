"""The list of slots: what it says, and the keyboard."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.settings import Settings
from gui.models.slot_model import EntryRole


def rows(dialog):
    model = dialog.list.slots
    return [model.index(row) for row in range(model.rowCount())]


def badges(dialog, slot, name):
    index = dialog.list.slots.index_of(slot, name)
    return [badge.words for badge in index.data(EntryRole.BADGES)]


def test_it_has_the_four_slots_with_their_models(dialog):
    headings = [index.data() for index in rows(dialog) if index.data(EntryRole.ENTRY) is None]
    assert headings == [
        "Finding faces", "Recognising faces", "Judging liveness", "Measuring quality",
    ]  # fmt: skip
    names = [index.data() for index in rows(dialog) if index.data(EntryRole.ENTRY) is not None]
    assert names == [
        "RetinaFace (MobileNet 0.25)", "RetinaFace ResNet-50", "SFace 2021dec", "FRFM-large",
        "FRIR", "None", "FLIR", "FLRGB", "FLXC", "Studio liveness", "None", "FQA",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("slot", "name", "said"),
    [
        ("detector", "retinaface-mnet025", ["In use", "Built in"]),
        ("recogniser", "frir", ["In use", "Vendor-exact", "Infrared"]),
        ("recogniser", "frfm-large", ["Vendor"]),
        ("liveness", "flrgb", ["Vendor", "Colour model"]),
        ("liveness", "flxc", ["Vendor", "Flash model"]),
        ("liveness", "studio-liveness", ["Built in", "Demo only"]),
        ("liveness", "", []),
        ("quality", "", ["In use"]),
    ],
)
def test_badges_tell_what_matters(dialog, slot, name, said):
    assert badges(dialog, slot, name) == said


def test_a_model_that_was_trained_here_is_not_built_in(dialog, models):
    own = models.cards["liveness"]
    studio = next(card for card in own if card.name == "studio-liveness")
    trained = dataclasses.replace(
        studio, name="site-liveness", light="infrared", added="2026-11-22T10:00:00+00:00"
    )
    cards = {**models.cards, "liveness": (*own, trained)}
    dialog.set_models(dataclasses.replace(models, cards=cards))
    assert badges(dialog, "liveness", "site-liveness") == ["Added", "Infrared"]


def test_a_warning_comes_before_the_mode_for_which_there_may_be_no_room(dialog):
    dialog.set_settings(Settings(liveness="flrgb", quality="fqa"))
    assert badges(dialog, "liveness", "flrgb")[1:] == ["Colour model", "Vendor, corrected"]


def test_badges_are_heard_by_a_screen_reader(dialog):
    index = dialog.list.slots.index_of("liveness", "flrgb")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "FLRGB, Vendor, Colour model"


def test_a_model_that_is_chosen_but_not_loaded_is_told_so(dialog):
    dialog.set_settings(Settings(recogniser="sface-2021dec", liveness="gone"))
    assert badges(dialog, "recogniser", "sface-2021dec") == ["Chosen, not loaded", "Built in"]
    assert badges(dialog, "liveness", "gone") == ["Chosen, not loaded", "Not installed"]


def test_arrow_keys_step_over_the_headings(dialog):
    seen = []
    for _ in range(12):
        seen.append((dialog.list.entry.slot, dialog.list.entry.name))
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert len(set(seen)) == 12
    assert seen[0] == ("detector", "retinaface-mnet025")
    assert seen[-1] == ("quality", "fqa")
    QTest.keyClick(dialog.list, Qt.Key.Key_Home)
    assert dialog.list.entry.name == "retinaface-mnet025"


def test_what_is_selected_stays_selected_when_models_come_and_go(dialog, models):
    dialog.list.select("liveness", "flxc")
    fewer = dict(models.cards) | {"recogniser": models.cards["recogniser"][:1]}
    dialog.set_models(type(models)(fewer, (), models.removable))
    assert dialog.list.entry.name == "flxc"
    without = dict(models.cards) | {"liveness": ()}
    dialog.set_models(type(models)(without, (), models.removable))
    assert (dialog.list.entry.slot, dialog.list.entry.name) == ("liveness", "flir")
    assert dialog.list.entry.is_gone  # at work still, though its files were taken away


def test_the_heading_of_the_first_model_is_in_view_at_the_least_size(dialog, qtbot):
    dialog.resize(dialog.minimumSize())
    dialog.list.select("quality", "fqa")
    dialog.list.select("detector", "retinaface-mnet025")
    qtbot.waitUntil(lambda: dialog.list.verticalScrollBar().value() == 0)
