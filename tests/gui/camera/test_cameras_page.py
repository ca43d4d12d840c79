"""The page on which a camera is chosen by its picture: what it shows, and what it asks for."""

from __future__ import annotations

import dataclasses
import platform
import time

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.capture import camera_loss
from core.capture.camera import CameraFacts
from core.capture.infrared_evidence import SENTENCES, Reason, evidence
from core.capture.probe import Probe
from core.capture.source_choice import Kind, SourceChoice
from core.capture.strobe import LampPattern
from gui import language
from gui.camera.camera_words import place_of
from gui.camera.cameras_page import CamerasPage
from gui.theme import Theme

PLACE = "/dev/v4l/by-path/pci-0000:00:14.0-usb-0:{}:1.2-video-index0"
INFRARED = SourceChoice(
    f"{PLACE.format(5)}#046d:085e:A1B2:02.0",
    "Integrated IR Camera",
    Kind.CAMERA,
    ("/dev/video2", "2"),
    evidence("Integrated IR Camera"),
)
COLOUR = SourceChoice("/dev/video0", "Integrated Camera", Kind.CAMERA)
STUDIO = (
    SourceChoice("studio:visitors", "Visitors come and go", Kind.STUDIO),
    SourceChoice("studio:nobody", "Nobody is there", Kind.STUDIO),
)
GREY = CameraFacts("v4l2", "GREY", 640, 360, 30.0, link="USB 2")


def seen(choice: SourceChoice, facts: CameraFacts = GREY, **how: object) -> Probe:
    pattern = how.pop("pattern", LampPattern.STEADY)
    assert isinstance(pattern, LampPattern)
    return Probe(
        choice.address,
        choice.title,
        time.monotonic(),
        **{
            "thumbnail": np.full((180, 320), 80, np.uint8),
            "facts": facts,
            "evidence": evidence(choice.title, facts, pattern),
            "pattern": pattern,
            "rate": 29.97,
            "seconds_to_first": 0.42,
            **how,
        },  # type: ignore[arg-type]
    )


@pytest.fixture(scope="module", autouse=True)
def look(qapp):
    Theme().apply(qapp, "light")
    language.install("en")


@pytest.fixture
def page(qtbot):
    made = CamerasPage()
    qtbot.addWidget(made)
    made.set_choices((INFRARED, COLOUR, *STUDIO))
    made.resize(608, 560)
    return made


def badges(page, choice):
    rows = page.list.cameras
    row = rows.rows[rows.row_of(choice.address)]
    return [badge.words for badge in rows.badges(row)]


def state(page, choice):
    rows = page.list.cameras
    return rows.state(rows.rows[rows.row_of(choice.address)])


def names(page):
    rows = page.list.cameras
    return [rows.name(row) for row in rows.rows]


def test_cameras_come_before_the_studio(page):
    assert names(page) == ["Integrated IR Camera", "Integrated Camera", "Studio (demo)"]
    assert badges(page, INFRARED) == ["Probably infrared"]
    assert badges(page, COLOUR) == []
    assert state(page, COLOUR) == "It is looked at in a moment."


def test_a_look_shows_format_size_rate_lamp_and_why(page):
    page.set_probe(seen(INFRARED, pattern=LampPattern.PULSING))
    assert badges(page, INFRARED) == ["Infrared", "Lamp pulses", "GREY 640 x 360, 30/s"]
    page.list.select(INFRARED.address)
    details = page.details
    assert details.why.text() == "This is an infrared camera"
    reasons = (Reason.LAMP_PULSES, Reason.GREY_ONLY, Reason.NAME)
    assert details.reasons.sentences == [SENTENCES[reason] for reason in reasons]
    assert details.answer("format") == "GREY 640 x 360"
    assert details.answer("rate") == "30 pictures a second"
    assert details.answer("lamp") == "Pulses"
    assert details.answer("first") == "0.4 s after it was opened"
    assert details.answer("link") == "USB 2"
    assert details.answer("place") == "USB port 5, serial number A1B2"
    tip = page.list.cameras.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert all(SENTENCES[reason] in tip for reason in reasons)


def test_colour_is_said_to_speak_against_it(page):
    page.set_probe(seen(COLOUR, CameraFacts("v4l2", "MJPG", 640, 480, 30.0, has_chroma=True)))
    page.list.select(COLOUR.address)
    assert "Colour camera" in badges(page, COLOUR)
    assert page.details.reasons.sentences == [SENTENCES[Reason.COLOUR]]


def test_a_camera_that_cant_be_opened_says_why_and_keeps_what_was_known(page):
    page.set_probe(seen(INFRARED, pattern=LampPattern.PULSING))
    busy = camera_loss.busy(INFRARED.title, "cheese")
    page.set_probe(Probe(INFRARED.address, INFRARED.title, 1.0, error=busy))
    page.list.select(INFRARED.address)
    assert "used by the program “cheese”" in state(page, INFRARED)
    assert page.details.trouble.text() == str(busy)
    assert badges(page, INFRARED) == ["Infrared"]
    page.set_probe(seen(INFRARED))
    assert page.details.trouble.text() == ""


def test_a_black_picture_is_said(page):
    page.set_probe(seen(COLOUR, is_black=True))
    assert state(page, COLOUR).startswith("Its picture is black")


def test_the_one_in_use_is_marked_whatever_its_address(page):
    for address in (INFRARED.address, "/dev/video2", f"{PLACE.format(9)}#046d:085e:A1B2:02.0"):
        page.set_open(COLOUR.address, COLOUR.title)
        page.set_open(address, INFRARED.title)
        assert badges(page, INFRARED)[0] == "In use"
        assert badges(page, COLOUR) == []
        assert len(names(page)) == 3
    page.set_open("studio:nobody", "Studio: nobody")
    assert names(page)[-1] == "Studio (demo)"
    assert "In use" not in badges(page, INFRARED)
    assert page.list.cameras.rows[-1].is_open


def test_a_camera_is_chosen_with_enter_or_the_button(page, qtbot):
    page.show()
    page.list.setFocus()
    page.list.select(COLOUR.address)
    with qtbot.waitSignal(page.source_wanted) as wish:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert wish.args == [COLOUR.address]
    page.set_open(COLOUR.address, COLOUR.title)
    assert not page.details.use_button.isEnabled()
    with qtbot.assertNotEmitted(page.source_wanted):
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    page.list.select("studio:visitors")
    with qtbot.waitSignal(page.source_wanted) as wish:
        page.details.use_button.click()
    assert wish.args == ["studio:visitors"]


def test_cameras_are_looked_at_only_while_the_page_is_shown(page, qtbot):
    with qtbot.waitSignal(page.probing_wanted) as wish:
        page.show()
    assert wish.args == [True]
    with qtbot.waitSignal(page.probing_wanted) as wish:
        page.hide()
    assert wish.args == [False]
    with qtbot.waitSignal(page.refresh_wanted):
        page.refresh_button.click()


def test_without_a_camera_it_says_what_to_check(page):
    page.set_choices(STUDIO)
    assert names(page) == ["No camera was found", "Studio (demo)"]
    page.list.setCurrentIndex(page.list.cameras.index(0))
    assert page.details.checks.sentences[0].startswith("Is it plugged in?")
    assert page.details.use_button.isHidden()
    page.set_choices((COLOUR, *STUDIO))
    assert names(page)[0] == "Integrated Camera"
    assert page.details.checks.sentences == []


@pytest.mark.parametrize("system", ["Windows", "Darwin"])
def test_privacy_settings_are_named_on_other_systems(page, monkeypatch, system):
    monkeypatch.setattr(platform, "system", lambda: system)
    page.set_choices(STUDIO)
    page.list.setCurrentIndex(page.list.cameras.index(0))
    page.details.show_row(page.list.row)
    assert any("Privacy & " in sentence for sentence in page.details.checks.sentences)


@pytest.mark.parametrize(
    ("address", "title", "shown"),
    [
        (PLACE.format("5.1"), PLACE.format("5.1").rpartition("/")[2], "Camera at USB port 5.1"),
        (PLACE.format(7), "Integrated IR Camera", "Integrated IR Camera"),
        ("/dev/video3", "video3", "Camera 3"),
        ("3", "3", "Camera 3"),
        ("camera:brio", "", "Camera brio"),
    ],
)
def test_a_camera_that_is_not_there_is_named_all_the_same(page, address, title, shown):
    page.set_open(address, title)
    assert names(page)[2] == shown
    row = page.list.cameras.rows[2]
    assert row.is_absent
    assert page.list.cameras.badges(row)[0].words == "Not plugged in"


def test_a_wanted_camera_that_never_opened_has_its_line(page):
    missing = camera_loss.missing("USB port 9")
    page.set_probe(Probe(PLACE.format(9), "", 1.0, error=missing, is_running=True))
    assert "Camera at USB port 9" in names(page)
    assert page.list.cameras.rows[2].is_open


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (PLACE.format("5.1"), "USB port 5.1"),
        ("/dev/video0", "/dev/video0"),
        ("rtsp://me:secret@door.example/live", "rtsp://door.example/live"),
    ],
)
def test_where_a_camera_is(address, shown):
    assert place_of(address) == shown


def test_what_is_selected_stays_so_while_cameras_come_and_go(page):
    page.list.select(COLOUR.address)
    page.set_probe(seen(COLOUR))
    page.set_choices((COLOUR, *STUDIO))
    assert page.list.row.address == COLOUR.address
    assert page.list.row.probe is not None  # what was seen of it stays with it
    page.set_choices((INFRARED, COLOUR, *STUDIO))
    assert page.list.row.address == COLOUR.address


def test_everything_is_said_to_a_screen_reader(page):
    page.set_open(INFRARED.address, INFRARED.title)
    page.set_probe(seen(INFRARED, pattern=LampPattern.PULSING))
    said = page.list.cameras.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Integrated IR Camera, In use, Infrared, Lamp pulses, GREY 640 x 360, 30/s"


def test_thumbnails_are_painted(page):
    page.set_probe(seen(COLOUR, thumbnail=np.full((240, 320), 201, np.uint8)))
    page.show()
    QApplication.processEvents()
    place = page.list.visualRect(page.list.cameras.index(1))
    image = page.list.viewport().grab(place).toImage()
    assert image.pixelColor(60, 50).red() == 201
    page.list.select(COLOUR.address)
    assert page.details.picture.grab().toImage().pixelColor(60, 60).green() == 201


def test_a_camera_of_unknown_format_shows_its_rate_alone(page):
    bare = dataclasses.replace(GREY, format="", width=0, height=0, rate=None, link="")
    page.set_probe(seen(COLOUR, bare, rate=12.34))
    assert badges(page, COLOUR)[-1] == "12/s"
