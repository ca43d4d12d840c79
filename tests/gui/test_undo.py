"""Removals undone in the window, step by step."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from core.paths import Profile
from core.people.gallery import Gallery, NewTemplate
from core.people.sealed import protection
from core.people.sealed.keys import PassphraseCost
from core.results import Embedding
from core.settings import Settings
from gui.engine import Engine
from gui.main_window import MainWindow
from gui.theme import Theme

NAMES = ("Ada", "Bo", "Cleo", "Dora", "Emil")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id with the least cost that is accepted: its strength is not what is tested here."""
    monkeypatch.setattr(
        protection, "PassphraseCost", lambda *values: PassphraseCost(*(values or (1, 8192, 1)))
    )


@pytest.fixture
def profile(own_profile: object) -> Profile:
    profile = Profile.default()
    profile.make()
    gallery = Gallery.open(profile.gallery_file)
    for name, vector in zip(NAMES, np.eye(8, dtype=np.float32), strict=False):
        gallery.enrol(name, [NewTemplate(Embedding(vector, "test-0"), 90.0)])
    gallery.close()
    return profile


@pytest.fixture
def window(qtbot, qapp, profile) -> Iterator[MainWindow]:
    theme = Theme()
    theme.apply(qapp, "light")
    engine = Engine(Settings(), profile)
    window = MainWindow(engine, Settings(), profile, theme)
    qtbot.addWidget(window)
    window.show()
    engine._gallery_thread.start()
    engine.people.open()
    qtbot.waitUntil(lambda: window.side.gallery.model.total == len(NAMES))
    yield window
    engine.stop()


def names(window: MainWindow) -> list[str]:
    model = window.side.gallery.model
    return [model.index(row).data() for row in range(model.rowCount())]


def choose(window: MainWindow, *wanted: str) -> None:
    panel = window.side.gallery
    panel.view.select_all_of([panel.model.named(name)[0].id for name in wanted])


def test_each_step_is_undone_by_itself_the_last_first(window, qtbot):
    undo, panel = window.commands["undo"], window.side.gallery
    assert not undo.isEnabled()
    choose(window, "Ada", "Cleo", "Emil")
    window.commands["remove"].trigger()
    qtbot.waitUntil(lambda: panel.undo_text == "3 people were removed.")
    choose(window, "Bo")
    window.commands["remove"].trigger()
    qtbot.waitUntil(lambda: panel.undo_text == "Bo was removed.")
    assert names(window) == ["Dora"]
    undo.trigger()
    qtbot.waitUntil(lambda: names(window) == ["Bo", "Dora"])
    assert panel.undo_text == ""
    qtbot.waitUntil(lambda: panel.view.selected_count() == 1)
    assert undo.isEnabled()
    undo.trigger()
    qtbot.waitUntil(lambda: names(window) == list(NAMES))
    qtbot.waitUntil(lambda: panel.view.selected_count() == 3)
    assert not undo.isEnabled()


def test_who_could_not_be_brought_back_is_not_lost(window, qtbot):
    choose(window, "Bo", "Dora")
    with qtbot.waitSignal(window._engine.people.all_removed) as told:
        window.commands["remove"].trigger()
    window._engine.people.restore_all(told.args[0][:1])  # Bo is back already
    qtbot.waitUntil(lambda: "Bo" in names(window))
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: "Dora" in names(window))
    qtbot.waitUntil(lambda: "in the gallery already" in window.message_bar.text)
    assert window.commands["undo"].isEnabled()


def test_what_no_longer_fits_is_not_offered(window, qtbot):
    choose(window, "Ada")
    window.commands["remove"].trigger()
    qtbot.waitUntil(window.commands["undo"].isEnabled)
    with qtbot.waitSignal(window._engine.protection.revoked):
        window._engine.protection.revoke_templates()
    assert not window.commands["undo"].isEnabled()
    assert window.side.gallery.undo_text == ""
    choose(window, "Bo")
    window.commands["remove"].trigger()
    qtbot.waitUntil(window.commands["undo"].isEnabled)
    window._engine.protection.set_passphrase("correct horse battery")
    with qtbot.waitSignal(window._engine.protection.locked):
        window._engine.protection.lock()
    assert not window.commands["undo"].isEnabled()
