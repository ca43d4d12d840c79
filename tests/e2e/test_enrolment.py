"""A stranger of the studio is enrolled through the real window with the keys alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.paths import Profile
from core.people.gallery import Gallery
from core.people.records import View
from core.settings import Settings
from gui import language
from gui.engine import Engine
from gui.main_window import MainWindow
from gui.theme import Theme
from tests.gui.pages import WindowPage


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_a_cooperative_stranger_needs_a_name_an_agreement_and_a_look_around(
    qtbot: QtBot, own_profile: Path
) -> None:
    language.install("en")
    profile = Profile(own_profile)
    profile.make()
    settings = Settings(source="studio:enrolment", language="en")
    engine = Engine(settings, profile)
    window = MainWindow(engine, settings, profile, Theme())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = WindowPage(window)
    try:
        with qtbot.waitSignal(engine.models_loaded, timeout=60_000):
            engine.start()
        qtbot.waitUntil(lambda: page.gallery.is_open, timeout=20_000)
        page.press(Qt.Key.Key_E)
        qtbot.waitUntil(lambda: page.enrol.is_asked_to_agree, timeout=20_000)
        page.type("Ada Lovelace")
        page.press(Qt.Key.Key_Return)  # the keyboard goes to the agreement
        page.press(Qt.Key.Key_Space)
        page.press(Qt.Key.Key_Return)
        assert page.enrol.step == "capture"
        began = time.monotonic()
        qtbot.waitUntil(lambda: page.enrol.step == "review", timeout=180_000)
        took = time.monotonic() - began
        assert page.enrol.views == 5
        with qtbot.waitSignal(engine.people.enrolled, timeout=20_000) as enrolled:
            page.press(Qt.Key.Key_Return)
        person = enrolled.args[0]
        qtbot.waitUntil(lambda: page.gallery.present == ["Ada Lovelace"], timeout=30_000)
        assert page.gallery.selected == "Ada Lovelace"
    finally:
        assert engine.stop()
    print(f"\nfive views in {took:.1f} s")  # noqa: T201 (worth reading with -s)
    gallery = Gallery.open(profile.gallery_file)
    facts = gallery.template_facts(person.id)
    assert {template.view for template in facts} == {
        View.STRAIGHT,
        View.LEFT,
        View.RIGHT,
        View.UP,
        View.DOWN,
    }
    assert all(not template.sample_id for template in facts)
    assert gallery.person(person.id).details.consent is not None
    gallery.close()
