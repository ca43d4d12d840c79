from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.people.records import Person, Sample
from gui.compare.person_picker import PersonPicker

NOW = datetime(2026, 3, 4, tzinfo=UTC)


def person(number, name, samples=0):
    return Person(f"{number:032x}", name, NOW, 1, ("m",), False, sample_count=samples)


def sample():
    box, points = np.zeros(4, np.float32), np.zeros((5, 2), np.float32)
    return Sample(np.full((90, 60), 80, np.uint8), box, points, 77.0, NOW, NOW, "Desk", "s")


ADA, BO = person(1, "Ada", 2), person(2, "Bo")


@pytest.fixture
def picker(qtbot):
    made = PersonPicker()
    qtbot.addWidget(made)
    made.set_people((ADA, BO))
    made.ask()
    return made


def test_somebody_is_found_and_a_picture_chosen_by_keys(picker, qtbot):
    with qtbot.waitSignal(picker.pictures_wanted) as wanted:
        QTest.keyClicks(picker.search, "ad")
        QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert wanted.args == [ADA.id]
    assert not picker.take_button.isEnabled()
    kept = (sample(), sample())
    picker.show_pictures(BO.id, kept)  # late, of somebody else
    assert picker.pictures.count() == 0
    picker.show_pictures(ADA.id, kept)
    assert picker.pictures.count() == 2
    picker.pictures.setCurrentRow(1)
    with qtbot.waitSignal(picker.picture_chosen) as chosen:
        picker.take_button.click()
    assert chosen.args[:2] == [ADA.id, "Ada"]
    assert chosen.args[2] is kept[1]
    assert not picker.isVisible()


def test_somebody_without_pictures_can_be_compared_by_views(picker, qtbot):
    picker.view.select(BO.id)
    assert "large enough" in picker._about.text()
    assert picker.take_button.text() == "Compare without picture"
    with qtbot.waitSignal(picker.person_chosen) as chosen:
        picker.take_button.click()
    assert chosen.args == [BO.id, "Bo"]


def test_several_people_at_once(picker, qtbot):
    picker.ask(many=True)
    assert not picker.take_button.isEnabled()
    picker.view.selectAll()
    with qtbot.waitSignal(picker.people_chosen) as chosen:
        picker.take_button.click()
    assert set(chosen.args[0]) == {ADA.id, BO.id}


def test_nothing_of_anybody_stays(picker):
    picker.view.select(ADA.id)
    picker.show_pictures(ADA.id, (sample(),))
    picker.forget()
    assert picker.model.total == 0
    assert picker.pictures.count() == 0
    assert not picker.isVisible()
