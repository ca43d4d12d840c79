"""From the setting to the tick on the card, and from there to the wish, through the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from core.paths import Profile
from core.settings import Settings
from gui.engine import Engine
from gui.enrol.best_face import BestFace
from gui.main_window import MainWindow
from gui.theme import Theme
from tests.gui.live_values import face, match, result


@pytest.fixture
def profile(own_profile):
    profile = Profile(own_profile)
    profile.make()
    return profile


@pytest.fixture
def open_window(qtbot, qapp, profile):
    """Open the window with some settings; nothing is started."""
    windows = []

    def show(**settings):
        Theme().apply(qapp, "light")
        engine = Engine(Settings(**settings), profile)
        window = MainWindow(engine, Settings(**settings), profile, Theme())
        qtbot.addWidget(window)
        window.show()
        windows.append((window, engine))
        return window, engine

    yield show
    for _, engine in windows:
        assert engine.stop()


def enrol(window, name):
    best = BestFace()
    best.offer(result(face()))
    window.side.show_card(best)
    window.side.card.name.setText(name)


@pytest.mark.parametrize("agrees", [True, False])
def test_what_was_ticked_reaches_the_wish(open_window, qtbot, agrees):
    window, engine = open_window()
    enrol(window, "Ada")
    window.side.card.keep_sample.setChecked(agrees)
    with qtbot.waitSignal(engine._prepare_enrolment) as wish:
        window.side.card.enrol_button.click()
    assert wish.args[0].keep_sample is agrees


def test_the_setting_proposes_and_a_change_of_it_counts_for_the_next(open_window):
    window, _ = open_window(keep_samples=True)
    enrol(window, "Ada")
    assert window.side.card.keep_sample.isChecked()
    window.preferences.change(keep_samples=False)
    window.side.show_gallery()
    enrol(window, "Grace")
    assert not window.side.card.keep_sample.isChecked()


def test_a_small_window_shows_all_that_is_needed_without_scrolling(open_window):
    window, _ = open_window()
    window.resize(960, 600)
    best = BestFace()
    best.offer(result(face(), best=match("Wilhelmina Featherstonehaugh")))
    window.side.show_card(best)
    QApplication.processEvents()
    card = window.side.card
    assert card.warning_text
    visible = card.visibleRegion().boundingRect()
    for needed in (card.name, card.keep_sample, card.enrol_button, card.cancel_button):
        assert visible.contains(needed.geometry()), needed.objectName()
