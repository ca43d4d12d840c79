"""Verdicts, settings and models reach the log of a real gallery, without holding up the window."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from sqlalchemy import text

from core.paths import Profile
from core.people.accounts import secrets as account_secrets
from core.people.audit.verification import verify
from core.people.audit.visits import SETTLED
from core.people.audit.words import sentence_of
from core.people.gallery import Gallery
from core.people.sealed.keys import PassphraseCost
from core.results import DecisionState
from core.settings import Settings
from gui.engine import Engine
from gui.engine_values import EngineState, LoadedModels, OpenedSource, Status
from gui.live_result import LiveResult
from gui.log_writer import LogWriter, camera_id
from gui.preferences import Preferences
from gui.theme import Theme
from tests.gui.live_values import face, match, result


class Window:
    """An engine whose gallery's thread alone runs, and what writes into its log."""

    def __init__(self, qtbot) -> None:
        self.profile = Profile.default()
        self.profile.make()
        self.qtbot = qtbot
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.engine = Engine(Settings(), self.profile)
        self.preferences = Preferences(Settings(), self.profile.settings_file, Theme())
        self.writer = LogWriter(self.engine, self.preferences, self.widget)
        self.writer._settings_rest.setInterval(1)

    def open(self) -> None:
        self.engine._gallery_thread.start()
        with self.qtbot.waitSignal(self.engine.people.changed):
            self.engine.people.open()
        self.qtbot.waitUntil(lambda: self.writer._gallery is not None)

    def visit(self, *, track=1, start=10.0, state=DecisionState.KNOWN) -> None:
        for step in range(int(SETTLED * 10) + 3):
            seen = face(track=track)
            self.engine.analysed.emit(
                result(seen, time=start + step / 10, state=state, best=match())
            )

    def idle(self) -> None:
        self.qtbot.waitUntil(lambda: self.writer.is_idle)

    def entries(self):
        return tuple(reversed(self.writer._gallery.log.entries()))


@pytest.fixture
def window(qtbot, own_profile):
    made = Window(qtbot)
    yield made
    made.engine.stop()


def test_a_visit_is_written_with_camera_and_models(window) -> None:
    window.open()
    window.engine.source_opened.emit(OpenedSource("studio:one-person", "Studio", True))
    window.engine.models_loaded.emit(LoadedModels({"recogniser": "sface"}, 0.45, "sface@01"))
    window.visit()
    window.idle()
    (entry,) = window.entries()
    assert (entry.event, entry.person_id) == ("verdict", "a" * 32)
    assert entry.facts["similarity"] == 0.71
    assert entry.facts["camera"] == "studio:one-person"
    assert entry.facts["studio"] is True
    assert entry.facts["recogniser"] == "sface@01"
    assert "Anna" not in repr(entry)


def test_it_is_not_written_on_the_window_s_thread(window, monkeypatch) -> None:
    window.open()
    log = window.writer._gallery.log
    threads = []
    add = log.add

    def noted(*arguments, **facts):
        threads.append(threading.get_ident())
        add(*arguments, **facts)

    monkeypatch.setattr(log, "add", noted)
    window.visit()
    window.idle()
    assert len(threads) == 1
    assert threads[0] != threading.get_ident()


def test_settings_are_written_once_they_rest_and_without_paths(window) -> None:
    window.open()
    for value in (0.41, 0.42, 0.43):
        window.preferences.change(similarity_threshold=value)
    window.preferences.change(
        source="rtsp://admin:secret@camera.lan/path", source_title="Door of Ada"
    )
    window.idle()
    entries = window.entries()
    assert [entry.event for entry in entries] == ["setting-changed"] * 2
    assert {entry.facts["name"]: (entry.facts["old"], entry.facts["new"]) for entry in entries} == {
        "similarity_threshold": (None, 0.43),
        "source": (None, "rtsp://camera.lan/path"),
    }
    window.preferences.change(source="/home/ada/Ada Lovelace.mp4")
    window.idle()
    assert window.entries()[-1].facts["new"] == "file"


def test_what_can_t_be_written_yet_is_written_when_the_gallery_opens(window) -> None:
    window.preferences.change(sounds=True)
    window.qtbot.waitUntil(lambda: not window.writer._settings_rest.isActive())
    assert not window.writer.is_idle
    window.open()
    window.idle()
    assert [entry.facts["name"] for entry in window.entries()] == ["sounds"]


def test_a_visit_ends_with_its_source(window) -> None:
    window.open()
    window.engine.analysed.emit(result(face(), time=1.0))
    window.engine.status_changed.emit(Status(EngineState.SOURCE_LOST, "x"))
    window.idle()
    assert [entry.facts["state"] for entry in window.entries()] == ["unknown"]


def test_what_is_left_is_written_when_the_program_ends(window) -> None:
    window.open()
    gallery = window.writer._gallery
    window.writer._settings_rest.setInterval(60_000)
    window.preferences.change(sounds=True)
    window.visit(start=50.0)
    window.engine.analysed.emit(result(face(track=2), time=60.0))
    window.writer.finish()
    told = sorted(entry.event for entry in gallery.log.entries())
    assert told == ["setting-changed", "verdict", "verdict"]
    window.engine.stop()
    again = Gallery.open(window.profile.gallery_file)
    assert sorted(entry.event for entry in again.log.entries()) == told
    assert verify(again.log).is_whole
    again.close()


def test_the_program_ends_also_while_the_gallery_is_busy(window) -> None:
    window.open()
    gallery = window.writer._gallery
    free, held = threading.Event(), threading.Event()

    def hold() -> None:
        with gallery._store.writing() as connection:
            connection.execute(text("SELECT 1"))
            held.set()
            free.wait(10)

    busy = threading.Thread(target=hold)
    busy.start()
    assert held.wait(5)
    window.writer._settings_rest.setInterval(60_000)
    window.preferences.change(sounds=True)
    window.writer.finish()  # returns
    free.set()
    busy.join()


@pytest.mark.parametrize("is_known", [True, False])
def test_who_is_signed_in_is_signed_out_at_the_end_after_what_is_left(
    window, monkeypatch, is_known
) -> None:
    monkeypatch.setattr(account_secrets, "COST", PassphraseCost(1, 8 * 1024, 1))
    window.open()
    gallery = window.writer._gallery
    gallery.accounts.add_first("Sue", "294817")
    if is_known:
        gallery.accounts.sign_in("Sue", "294817")
    else:
        gallery.accounts.sign_out()
    count = len(window.entries())
    window.writer._settings_rest.setInterval(60_000)
    window.preferences.change(sounds=True)
    window.writer.finish()
    window.writer.finish()  # once is enough
    told = [(entry.event, entry.actor) for entry in window.entries()[count:]]
    if is_known:
        assert told == [("setting-changed", "Sue"), ("signed-out", "Sue")]
        assert window.entries()[-1].facts["by"] == "end"
        assert str(sentence_of(window.entries()[-1])) == "Signed out at the program's end."
    else:
        assert [event for event, _ in told] == ["setting-changed"]
    assert gallery.sign_in.session is None
    gallery.accounts.sign_in("Sue", "294817")
    assert verify(gallery.log).is_whole


def test_a_model_is_told_of_when_it_is_another_one(window) -> None:
    from core.models.registry import Registry
    from core.models.slots import LoadedModel

    window.open()
    cards = Registry.of(window.profile).cards("recogniser")
    if not cards:
        pytest.skip("no recogniser is installed")

    def load(mode):
        loaded = LoadedModel(cards[0], mode, "processor")
        window.engine.models_loaded.emit(LoadedModels(slots={"recogniser": loaded}))
        window.idle()

    load("exact")
    load("exact")
    assert [entry.facts["slot"] for entry in window.entries()] == ["recogniser"]
    assert window.entries()[0].facts["new"] == cards[0].identity
    load("card")
    assert window.entries()[-1].facts["old"] == cards[0].identity
    window.engine.models_loaded.emit(LoadedModels())
    window.idle()
    assert window.entries()[-1].facts["new"] is None
    assert len(window.entries()) == 3


def test_a_log_that_can_t_be_written_is_said_once_and_nothing_is_lost(window, monkeypatch) -> None:
    from core.people.errors import GalleryError

    window.open()
    log, errors = window.writer._gallery.log, []
    window.engine.failed.connect(errors.append)
    add = log.add

    def full(*_arguments, **_facts):
        raise GalleryError("The disk is full.")

    monkeypatch.setattr(log, "add", full)
    for track in range(3):
        window.visit(track=track, start=100.0 + 50 * track)
        window.qtbot.waitUntil(lambda: not window.writer._is_asked)
    assert [str(error) for error in errors] == ["The disk is full."]
    monkeypatch.setattr(log, "add", add)
    window.visit(track=9, start=500.0)
    window.idle()
    assert len(window.entries()) == 4


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("studio:one-person", "studio:one-person"),
        ("0", "0"),
        ("camera:2", "camera:2"),
        ("/dev/video2", "/dev/video2"),
        ("hello:abc", "hello:abc"),
        ("rtsp://me:pass@host/x?user=me&password=p", "rtsp://host/x?…"),
        ("/home/me/Ada.mp4", "file"),
        ("C:\\Users\\me\\Ada.png", "file"),
        ("Ada Lovelace", "file"),
    ],
)
def test_the_camera_is_named_without_secrets_and_paths(address, told) -> None:
    assert camera_id(address) == told


def test_a_lock_out_is_written_once_after_what_led_to_it(window) -> None:
    window.open()
    fake = face(spoof=True)
    window.engine.analysed.emit(result(fake, time=1.0, state=DecisionState.SPOOF))
    for step in range(4):
        locked = result(fake, time=1.1 + step / 10, state=DecisionState.LOCKED_OUT)
        decision = replace(locked.decision, seconds_left=30.0 - step / 10, fakes=3)
        window.engine.analysed.emit(LiveResult(locked.analysis, decision))
    window.idle()
    verdict, entry = window.entries()
    assert verdict.facts["state"] == "spoof"
    assert (entry.event, entry.person_id) == ("locked-out", "")
    assert (entry.facts["seconds"], entry.facts["fakes"]) == (30, 3)
