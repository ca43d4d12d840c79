"""Choosing a source: what is remembered of it, and cameras that come while nothing is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core import settings as settings_file
from core.capture.source_choice import Kind, SourceChoice
from core.paths import Profile
from core.settings import Settings
from gui.commands import Commands
from gui.engine import Engine
from gui.engine_values import OpenedSource
from gui.preferences import Preferences
from gui.source_control import SourceControl
from gui.source_picker import SourcePicker
from gui.theme import Theme

PLACE = "/dev/v4l/by-path/pci-0000:00:14.0-usb-0:5:1.2-video-index0"
FRONT = SourceChoice(PLACE, "Front IR Camera", Kind.CAMERA)
SIDE = SourceChoice("/dev/video7", "Side Camera", Kind.CAMERA)
STUDIO = SourceChoice("studio:visitors", "Visitors come and go", Kind.STUDIO)
OPEN_STUDIO = OpenedSource("studio:visitors", "Studio: visitors", True)


class Desk:
    """What chooses the source, with an engine that is not started."""

    def __init__(self, profile: Profile, settings: Settings) -> None:
        self.window = QWidget()
        self.engine = Engine(settings, profile)
        self.picker = SourcePicker(self.window)
        self.preferences = Preferences(settings, profile.settings_file, Theme(), self.window)
        self.control = SourceControl(
            self.engine, self.picker, Commands(self.window), self.preferences, self.window
        )

    @property
    def offer(self) -> str:
        return self.control.offer_bar.text


@pytest.fixture
def profile(own_profile: Path) -> Profile:
    made = Profile(own_profile)
    made.make()
    return made


@pytest.fixture
def desk(qtbot: QtBot, profile: Profile) -> Iterator[Desk]:
    made = Desk(profile, Settings())
    qtbot.addWidget(made.window)
    made.engine.cameras.found.emit((STUDIO,))
    made.engine.source_opened.emit(OPEN_STUDIO)
    yield made
    assert made.engine.stop()


def test_a_camera_that_comes_while_nothing_is_chosen_is_offered_and_not_taken(desk: Desk) -> None:
    assert desk.offer == ""
    desk.engine.cameras.found.emit((FRONT, SIDE, STUDIO))
    assert desk.offer == "The camera “Front IR Camera” is plugged in."
    assert desk.engine.wanted_source is None
    desk.control.offer_bar.acted.emit()
    assert desk.engine.wanted_source == FRONT.address
    assert desk.preferences.settings.source == FRONT.address
    desk.engine.source_opened.emit(OpenedSource(FRONT.address, FRONT.title, False))
    assert desk.offer == ""


def test_an_offer_that_was_declined_is_not_made_again_until_it_is_plugged_in_anew(
    desk: Desk,
) -> None:
    desk.engine.cameras.found.emit((FRONT, STUDIO))
    desk.control.offer_bar.clear()
    desk.control.offer_bar.dismissed.emit()
    desk.engine.cameras.found.emit((FRONT, STUDIO))
    assert desk.offer == ""
    desk.engine.cameras.found.emit((FRONT, SIDE, STUDIO))
    assert desk.offer == "The camera “Side Camera” is plugged in."
    desk.engine.cameras.found.emit((STUDIO,))
    assert desk.offer == ""  # it is gone again
    desk.engine.cameras.found.emit((FRONT, STUDIO))
    assert "Front IR Camera" in desk.offer


def test_who_chose_the_studio_is_not_asked(desk: Desk) -> None:
    desk.control.open_address("studio:visitors")
    desk.engine.cameras.found.emit((FRONT, STUDIO))
    assert desk.offer == ""


def test_a_camera_is_remembered_by_name_too(qtbot: QtBot, desk: Desk, profile: Profile) -> None:
    desk.engine.cameras.found.emit((FRONT, STUDIO))
    desk.control.open_address(FRONT.address)
    kept, ignored = settings_file.load(profile.settings_file)
    assert (kept.source, kept.source_title, ignored) == (FRONT.address, "Front IR Camera", [])

    later = Desk(profile, kept)  # at the next start it isn't plugged in
    qtbot.addWidget(later.window)
    later.engine.cameras.found.emit((STUDIO,))
    assert later.picker.currentText() == "Front IR Camera"
    assert later.engine.stop()


def test_old_settings_without_a_name_stay_valid(qtbot: QtBot, profile: Profile) -> None:
    old = Desk(profile, Settings(source=PLACE))
    qtbot.addWidget(old.window)
    assert old.picker.currentText() == "Camera at USB port 5"
    old.engine.cameras.found.emit((FRONT, STUDIO))
    assert old.picker.currentText() == "Front IR Camera"
    assert old.engine.stop()
