"""The kiosk over the window: started, not to be left without a PIN, and what it tells whom."""

from __future__ import annotations

import json
import shutil
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from core.capture.source import SourceError
from core.cue_values import Geometry
from core.paths import Profile
from core.people.accounts import secrets as account_secrets
from core.people.accounts.rights import Role
from core.people.accounts.values import FREE_TRIES
from core.people.audit.events import Event
from core.people.audit.words import sentence_of
from core.people.gallery import Gallery, NewTemplate
from core.people.sealed import protection
from core.people.sealed.keys import PassphraseCost
from core.results import (
    DecisionState,
    Embedding,
    Liveness,
    LivenessGround,
    LivenessReason,
    LivenessVerdict,
)
from core.settings import Settings, load
from gui.accounts_control import AccountsControl
from gui.commands import Commands
from gui.engine import Engine
from gui.engine_values import EngineState, LoadedModels, OpenedSource, Status
from gui.kiosk.sentences import Say
from gui.kiosk_control import KioskControl
from gui.kiosk_leaving import Way
from gui.preferences import Preferences
from gui.side_panel import SidePanel
from gui.sound import Tone
from gui.theme import Theme
from tests.core.challenge.moving import FAR
from tests.core.challenge.moving import face as turned
from tests.gui.live_values import face, match, result

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)

PIN, OTHER_PIN, PASSPHRASE = "739154", "730526", "correct horse battery"
LIVE = Liveness(LivenessVerdict.LIVE, LivenessReason.JUDGED, 0.1, "m")
CHORD = (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Argon2id with the least cost that is accepted: its strength is not what is tested here."""
    monkeypatch.setattr(account_secrets, "COST", PassphraseCost(1, 8 * 1024, 1))
    monkeypatch.setattr(
        protection, "PassphraseCost", lambda *values: PassphraseCost(*(values or (1, 8192, 1)))
    )
    monkeypatch.setattr("gui.kiosk_run.wants_calm", lambda: True)


@pytest.fixture
def profile(own_profile):
    made = Profile.default()
    made.make()
    return made


def change(profile, deed):
    gallery = Gallery.open(profile.gallery_file)
    try:
        return deed(gallery)
    finally:
        gallery.close()


def enrol(gallery):
    vector = np.ones(128, np.float32) / np.sqrt(np.float32(128))
    gallery.enrol("Ann", [NewTemplate(Embedding(vector, "sface-0"), 80.0)])


def add_staff(gallery):
    enrol(gallery)
    gallery.accounts.add_first("Susanne Weber", "294817")
    gallery.accounts.add("Otto", Role.OPERATOR, OTHER_PIN)
    gallery.accounts.add("Aud", Role.AUDITOR, "quiet lamp by the sea")
    gallery.accounts.add("Door", Role.KIOSK, OTHER_PIN)


@pytest.fixture(scope="session")
def folders(tmp_path_factory):
    """Profiles with Ann, and with Ann and staff; to be copied."""
    made = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(account_secrets, "COST", PassphraseCost(1, 8 * 1024, 1))
        for name, deed in (("ann", enrol), ("staff", add_staff)):
            made[name] = tmp_path_factory.mktemp(name)
            change(Profile(made[name]), deed)
    return made


class Desk:
    """A window with all that the kiosk looks for in it, over an engine whose gallery runs."""

    def __init__(self, profile, qtbot, settings=None):
        self.qtbot = qtbot
        self.profile = profile
        settings = settings or Settings()
        self.engine = Engine(settings, profile)
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.commands = Commands(self.window)
        self.side = SidePanel(self.window)
        self.window.setCentralWidget(self.side)
        self.preferences = Preferences(settings, profile.settings_file, Theme())
        self.accounts = AccountsControl(self.engine, self.commands, self.preferences, self.window)
        self.control = KioskControl(self.engine, self.preferences, profile, self.window)
        self.failures = []
        self.control.failed.connect(self.failures.append)

    def open(self):
        """Show the window and open the gallery."""
        self.window.show()
        self.open_gallery()

    def open_gallery(self):
        self.engine._gallery_thread.start()
        self.engine.people.open()
        self.until(lambda: self.accounts._is_known or self.control._leaving._is_locked)

    def until(self, what):
        self.qtbot.waitUntil(lambda: bool(what()), timeout=30_000)

    def work(self, *, studio=False, liveness=True):
        """Let camera and models come up."""
        self.engine.source_opened.emit(OpenedSource("0", "Front desk", is_studio=studio))
        self.engine.models_loaded.emit(LoadedModels({"liveness": "m"} if liveness else {}))
        self.engine.status_changed.emit(Status(EngineState.WATCHING, "Front desk"))

    def see(self, state, *faces, best=None, liveness=LIVE):
        shown = result(*faces, time=time.monotonic(), state=state, best=best)
        decision = replace(shown.decision, liveness=liveness, ground=LivenessGround.VENDOR)
        self.engine.analysed.emit(replace(shown, decision=decision))

    def ask_start(self):
        self.control.open()
        self.until(lambda: self.control.dialog is not None and self.control.dialog.isVisible())
        return self.control.dialog

    def start(self, pin=PIN, *, challenge=False):
        dialog = self.ask_start()
        dialog.challenge.setChecked(challenge)
        for field in (dialog.pin.first, dialog.pin.second):
            field.setText(pin)
        dialog.start_button.click()
        return self.kiosk

    @property
    def kiosk(self):
        return None if self.control.run is None else self.control.run.window

    def ask_leave(self):
        QTest.keyClick(self.kiosk, *CHORD)
        self.until(self.kiosk.panel.isVisible)
        return self.kiosk.panel

    def type(self, secret):
        panel = self.kiosk.panel
        QTest.keyClicks(panel.entry.field, secret)
        panel.button.click()

    def events(self, *kinds):
        answers = []

        def ask(gallery, _task):
            return [
                one
                for one in gallery.log.entries(limit=50)
                if one.event in {kind.value for kind in kinds}
            ]

        self.engine.people.tasks.ask(ask, self.control, answers.append, answers.append)
        self.until(lambda: answers)
        return answers[0]


@pytest.fixture
def make(qtbot, profile):
    made = []

    def new(settings=None):
        made.append(Desk(profile, qtbot, settings))
        return made[-1]

    yield new
    for desk in made:
        desk.control.let_go()
        desk.engine.stop()


@pytest.fixture
def ann(profile, folders):
    """A profile in which Ann is enrolled."""
    return shutil.copytree(folders["ann"], profile.root, dirs_exist_ok=True)


@pytest.fixture
def desk(make, ann):
    return make()


# -- a desk without accounts ------------------------------------------------------------------


def test_it_starts_with_a_pin_and_nothing_but_that_pin_ends_it(desk):
    desk.open()
    dialog = desk.ask_start()
    assert not dialog.start_button.isEnabled()
    kiosk = desk.start()
    assert kiosk.isVisible()
    assert kiosk.isFullScreen()
    assert not desk.window.isVisible()
    assert not desk.window.isEnabled()
    assert desk.profile.kiosk_file.exists()
    assert PIN not in desk.profile.kiosk_file.read_text("utf-8")

    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F11, Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(kiosk, key)
    QTest.keyClick(kiosk, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not kiosk.close()
    assert kiosk.isVisible()
    assert desk.kiosk is kiosk

    panel = desk.ask_leave()
    assert panel.names.isHidden()
    desk.type("111222")
    desk.until(lambda: "not the PIN" in panel.entry.said)
    assert kiosk.isVisible()
    desk.type(PIN)
    desk.until(lambda: desk.kiosk is None)
    assert desk.window.isVisible()
    assert desk.window.isEnabled()
    desk.until(lambda: desk.events(Event.KIOSK_LEFT))
    found = desk.events(Event.KIOSK_STARTED, Event.KIOSK_PIN_REFUSED, Event.KIOSK_LEFT)
    assert sorted(one.event for one in found) == [
        "kiosk-left",
        "kiosk-pin-refused",
        "kiosk-started",
    ]
    assert not any(PIN in json.dumps(dict(one.facts)) for one in found)


def test_after_wrong_tries_the_right_pin_has_to_wait_too(desk):
    desk.open()
    desk.start()
    panel = desk.ask_leave()
    for _ in range(FREE_TRIES):
        desk.type("111222")
    assert "too many wrong tries" in panel.entry.said
    assert not panel.entry.field.isEnabled()
    panel.back.click()
    assert not panel.isVisible()
    desk.ask_leave()
    assert "too many wrong tries" in panel.entry.said
    desk.control._leaving.pin.clock = lambda: datetime.now(UTC) + timedelta(minutes=20)
    panel.back.click()
    desk.ask_leave()
    desk.type(PIN)
    desk.until(lambda: desk.kiosk is None)


def test_a_finger_in_the_corner_asks_for_the_pin_and_a_short_touch_doesnt(desk, monkeypatch):
    monkeypatch.setattr("gui.kiosk.kiosk_window.HOLD_MS", 60)
    desk.open()
    kiosk = desk.start()
    corner = kiosk.corner.center()
    QTest.mouseClick(kiosk, Qt.MouseButton.LeftButton, pos=corner)
    QTest.qWait(90)
    QTest.mousePress(kiosk, Qt.MouseButton.LeftButton, pos=corner)
    QTest.mouseMove(kiosk, QPoint(5, kiosk.height() - 5))
    QTest.qWait(90)
    QTest.mouseRelease(kiosk, Qt.MouseButton.LeftButton, pos=QPoint(5, kiosk.height() - 5))
    assert not kiosk.panel.isVisible()
    QTest.mousePress(kiosk, Qt.MouseButton.LeftButton, pos=corner)
    desk.until(kiosk.panel.isVisible)
    QTest.mouseRelease(kiosk, Qt.MouseButton.LeftButton, pos=corner)
    assert kiosk.rect().contains(kiosk.panel.geometry())
    QTest.keyClick(kiosk.panel, Qt.Key.Key_Escape)
    assert not kiosk.panel.isVisible()
    assert kiosk.isVisible()


def test_a_poor_pin_starts_nothing(desk):
    desk.open()
    dialog = desk.ask_start()
    for first, second, said in (
        ("739154", "739155", "differ"),
        ("12345", "12345", "at least 6"),
        ("123456", "123456", "first that anybody"),
        ("correct horse", "correct horse", "digits alone"),
    ):
        dialog.pin.first.setText(first)
        dialog.pin.second.setText(second)
        dialog.start_button.click()
        assert said in dialog.error_bar.text
    assert desk.kiosk is None
    assert not desk.profile.kiosk_file.exists()


def test_what_was_chosen_is_kept_and_the_pin_need_not_be_typed_again(desk, make):
    desk.open()
    dialog = desk.ask_start()
    dialog.languages.setCurrentIndex(1)
    dialog.names.setChecked(False)
    dialog.unjudged.box.click()
    dialog.unjudged.allow_button.click()
    desk.start()
    assert load(desk.profile.settings_file)[0].kiosk_languages == "en"
    assert desk.kiosk.stage.marks == ("Liveness is not checked here",)
    desk.work(liveness=False)
    desk.see(DecisionState.CHECKING, replace(face(), geometry=Geometry((), None, denies=False)))
    assert desk.kiosk.stage.marks == ("Only geometry and motion are checked here",)
    desk.work()
    assert desk.kiosk.stage.marks == ("Greets also where liveness can't be judged",)
    (started,) = desk.events(Event.KIOSK_STARTED)
    assert started.facts["unjudged"] is True
    assert started.facts["confirmed"] is True
    assert "allowed_by" not in started.facts
    desk.control.end()
    dialog = desk.ask_start()
    assert not dialog.names.isChecked()
    assert dialog.start_button.isEnabled()
    dialog.start_button.click()
    assert desk.kiosk is not None


def test_it_doesnt_start_over_what_would_go_on_unseen(desk):
    desk.open()
    desk.side.show_enrolment()
    desk.control.open()
    assert "enrolment" in str(desk.failures[0])
    assert desk.control.dialog is None


# -- accounts ---------------------------------------------------------------------------------


def test_only_a_supervisor_allows_greetings_without_a_judgement(make, profile, folders):
    shutil.copytree(folders["staff"], profile.root, dirs_exist_ok=True)
    profile.kiosk_file.write_text("{}")
    desk = make()
    desk.open()
    desk.accounts._try("Otto", OTHER_PIN)
    desk.until(lambda: desk.accounts.state.actor is not None)
    dialog = desk.ask_start()
    dialog.unjudged.box.click()
    dialog.unjudged.allow_button.click()
    asked = desk.accounts._override
    assert QApplication.activeModalWidget() is asked  # over the start, which waits below it
    assert not dialog.unjudged.is_allowed
    asked.allow_wanted.emit("Susanne Weber", "294817", "The model comes tomorrow")
    desk.until(lambda: dialog.unjudged.is_allowed)
    dialog.start_button.click()
    (started,) = desk.events(Event.KIOSK_STARTED)
    assert started.facts["allowed_by"] == "Susanne Weber"
    (overridden,) = desk.events(Event.OVERRIDDEN)
    assert overridden.facts["reason"] == "The model comes tomorrow"
    desk.control.end()
    # At a later start nobody is asked anew, and the log still tells who allowed it.
    desk.ask_start().start_button.click()
    again, _first = desk.events(Event.KIOSK_STARTED)
    assert again.facts["allowed_by"] == "Susanne Weber"
    desk.control.end()
    dialog = desk.ask_start()
    dialog.unjudged.box.click()
    dialog.start_button.click()
    latest, *_ = desk.events(Event.KIOSK_STARTED)
    assert latest.facts["unjudged"] is False
    assert "allowed_by" not in latest.facts


def test_a_box_that_nobody_allowed_doesnt_start_it(desk):
    desk.open()
    dialog = desk.ask_start()
    dialog.unjudged.box.setChecked(True)
    desk.start()
    assert desk.kiosk is None
    assert dialog.unjudged.question.isVisible()
    assert not desk.preferences.settings.kiosk_unjudged


def test_a_leave_that_was_written_into_the_settings_by_hand_doesnt_hold(make, ann):
    desk = make(Settings(kiosk_unjudged=True, kiosk_languages="en"))
    desk.open()
    desk.control.begin_at_start(watched=False, restarts=0)
    (started,) = desk.events(Event.KIOSK_STARTED)
    assert (started.facts["unjudged"], started.facts["not_allowed"]) == (False, True)
    assert "nobody who may allow that" in str(sentence_of(started))
    desk.work()
    assert not any(desk.kiosk.stage.marks)
    not_judged = Liveness(LivenessVerdict.NOT_JUDGED, LivenessReason.NO_MODEL, None, None)
    desk.see(DecisionState.KNOWN, face(), best=match(), liveness=not_judged)
    assert not desk.control.run.visit.outcomes
    assert desk.control.run.says is not Say.WELCOME_NAME
    # Who chooses a PIN for it finds the box empty, and is asked what it means.
    desk.until(lambda: desk.control.dialog is not None and desk.control.dialog.isVisible())
    dialog = desk.control.dialog
    assert not dialog.unjudged.box.isChecked()
    dialog.challenge.setChecked(False)
    dialog.unjudged.box.click()
    dialog.unjudged.allow_button.click()
    for field in (dialog.pin.first, dialog.pin.second):
        field.setText(PIN)
    dialog.start_button.click()
    assert any(desk.kiosk.stage.marks)
    allowed, _by_hand = desk.events(Event.KIOSK_STARTED)
    assert (allowed.facts["unjudged"], allowed.facts["confirmed"]) == (True, True)
    desk.see(DecisionState.KNOWN, face(track=2), best=match(), liveness=not_judged)
    assert desk.control.run.says is Say.WELCOME_NAME


def test_what_was_allowed_holds_at_the_next_start_once_the_log_has_said_so(make, ann):
    desk = make()
    desk.open()
    dialog = desk.ask_start()
    dialog.unjudged.box.click()
    dialog.unjudged.allow_button.click()
    desk.start()
    desk.control.end()
    desk.control.begin_at_start(watched=False, restarts=1)
    assert not any(desk.kiosk.stage.marks)
    desk.until(lambda: any(desk.kiosk.stage.marks))
    again, _first = desk.events(Event.KIOSK_STARTED)
    assert (again.facts["confirmed"], again.facts["restarts"]) == (True, 1)
    desk.preferences.change(kiosk_unjudged=False)
    assert not any(desk.kiosk.stage.marks)
    desk.preferences.change(kiosk_unjudged=True)  # by whom is not known
    assert not any(desk.kiosk.stage.marks)


def test_with_accounts_an_operators_pin_ends_it_and_signs_nobody_in(make, profile, folders):
    shutil.copytree(folders["staff"], profile.root, dirs_exist_ok=True)
    profile.kiosk_file.write_text("{}")
    desk = make()
    desk.open()
    dialog = desk.ask_start()
    assert not dialog.pin.isVisible()
    assert not dialog.signal.isEnabled()
    dialog.start_button.click()
    panel = desk.ask_leave()
    shown = [panel.names.item(row).text() for row in range(panel.names.count())]
    assert shown == ["Ot… (Operator)", "Su… (Supervisor)"]
    desk.type("111222")
    desk.until(lambda: "don't belong together" in panel.entry.said)
    desk.type(OTHER_PIN)
    desk.until(lambda: desk.kiosk is None)
    assert desk.accounts.state.actor is None
    (left,) = desk.events(Event.KIOSK_LEFT)
    assert left.facts["account"] == "Otto"
    (refused,) = desk.events(Event.KIOSK_PIN_REFUSED)
    assert refused.facts["account"] == "Otto"


def test_who_was_signed_in_is_signed_out_and_a_former_pin_is_no_way_past_the_accounts(
    desk, profile
):
    desk.open()
    desk.start()
    desk.control.end()
    assert profile.kiosk_file.exists()
    desk.engine.people.tasks.ask(
        lambda gallery, _task: gallery.accounts.add_first("Sue", "294817"),
        desk.control,
        lambda _code: desk.accounts._refresh(),
        lambda _error: None,
    )
    desk.until(lambda: desk.accounts.state.actor is not None)
    desk.ask_start().start_button.click()
    desk.until(lambda: desk.accounts.state.actor is None)
    assert not profile.kiosk_file.exists()
    assert desk.control._leaving.way is Way.ACCOUNTS


# -- beginning with the kiosk -----------------------------------------------------------------


def test_a_first_start_asks_for_a_pin_and_a_later_one_doesnt(desk, make, profile, qtbot):
    desk.control.begin_at_start(watched=False, restarts=0)
    desk.open_gallery()
    desk.until(lambda: desk.control.dialog is not None and desk.control.dialog.isVisible())
    assert desk.kiosk.isVisible()
    assert not desk.window.isVisible()
    dialog = desk.control.dialog
    for field in (dialog.pin.first, dialog.pin.second):
        field.setText(PIN)
    assert desk.kiosk.stage._is_dimmed
    dialog.start_button.click()
    assert not dialog.isVisible()
    assert desk.kiosk.isVisible()
    assert not desk.kiosk.stage._is_dimmed
    desk.control.let_go()
    desk.engine.stop()

    later = make()
    later.control.begin_at_start(watched=False, restarts=3)
    later.open_gallery()
    later.until(lambda: later.control._leaving.state is not None)
    assert later.control.dialog is None
    assert later.control._leaving.way is Way.PIN
    (latest, *_) = later.events(Event.KIOSK_STARTED)
    assert latest.facts["restarts"] == 3


def test_a_locked_gallery_is_opened_at_the_kiosk_with_its_passphrase(make, profile, folders):
    shutil.copytree(folders["staff"], profile.root, dirs_exist_ok=True)
    change(
        profile,
        lambda gallery: (
            gallery.accounts.sign_in("Susanne Weber", "294817")
            and gallery.guard.set_passphrase(PASSPHRASE)
        ),
    )
    desk = make()
    desk.control.begin_at_start(watched=False, restarts=0)
    desk.open_gallery()
    desk.work()
    desk.until(lambda: desk.control._leaving.way is Way.PASSPHRASE)
    assert desk.control.run.says is Say.OUT_OF_ORDER
    panel = desk.ask_leave()
    assert "locked" in panel.sentence
    desk.type("something else")
    desk.until(lambda: "not the passphrase" in panel.entry.said)
    desk.type(PASSPHRASE)
    desk.until(lambda: not panel.isVisible())
    desk.until(lambda: desk.control._leaving.way is Way.ACCOUNTS)
    assert desk.kiosk.isVisible()
    assert desk.control.run.says is Say.STEP_IN
    assert [one.event for one in desk.events(Event.KIOSK_PIN_REFUSED)]


# -- what it says and tells -------------------------------------------------------------------


def test_it_greets_by_name_and_shows_no_other_name_and_no_number(desk):
    desk.open()
    kiosk = desk.start()
    desk.work()
    desk.see(DecisionState.KNOWN, face(), face(track=2, box=(20, 20, 90, 90)), best=match())
    assert kiosk.stage.texts[0] == "Welcome, Anna."
    assert kiosk.stage.accessibleName().startswith("Welcome, Anna.")
    assert kiosk.stage.has_picture
    assert not kiosk.stage.marks
    desk.see(DecisionState.NOBODY)
    assert not kiosk.stage.has_picture


def test_a_lost_camera_a_locked_gallery_and_lost_models_are_out_of_order(desk):
    desk.open()
    desk.start()
    desk.work()
    run = desk.control.run
    assert run.says is Say.STEP_IN
    for state in (EngineState.SOURCE_LOST, EngineState.VIDEO_ONLY, EngineState.SOURCE_ENDED):
        desk.engine.status_changed.emit(Status(state, "x", error=SourceError("Gone.")))
        assert run.says is Say.OUT_OF_ORDER
        desk.engine.status_changed.emit(Status(EngineState.OPENING_SOURCE, "x"))
        assert run.says is Say.OUT_OF_ORDER
        desk.work()
        assert run.says is Say.STEP_IN
    desk.engine.people.changed.emit(())
    assert run.says is Say.OUT_OF_ORDER
    desk.engine.people.changed.emit((object(),))
    assert run.says is Say.STEP_IN


def test_without_results_it_isnt_well_unless_it_is_known_why(desk, monkeypatch):
    desk.open()
    desk.start()
    desk.work()
    run = desk.control.run
    desk.see(DecisionState.NOBODY)
    assert run.is_well
    monkeypatch.setattr("gui.kiosk_run.STUCK", -1.0)
    assert not run.is_well
    monkeypatch.setattr("gui.kiosk_run.STUCK", 0.05)
    desk.engine.status_changed.emit(Status(EngineState.SOURCE_LOST, "x"))
    QTest.qWait(80)
    run._step()
    assert run.is_well


def test_a_door_is_told_once_of_people_and_never_of_the_studio(make, ann, tmp_path):
    door, told = tmp_path / "door.py", tmp_path / "told.txt"
    go_on = tmp_path / "go on"
    door.write_text(
        "import os, sys, time\n"
        f"while not os.path.exists({str(go_on)!r}): time.sleep(0.01)\n"
        f"open({str(told)!r}, 'a').write(sys.stdin.read())",
        "utf-8",
    )
    settings = Settings(signal_kind="command", signal_target=f'"{sys.executable}" "{door}"')
    desk = make(settings)
    desk.open()
    kiosk = desk.start()
    desk.work(studio=True)
    assert kiosk.stage.marks[0].startswith("Demo")
    desk.see(DecisionState.KNOWN, face(track=1), best=match())
    desk.work()
    for _ in range(5):
        desk.see(
            DecisionState.KNOWN, face(track=2), best=replace(match("Bert"), person_id="b" * 32)
        )
    go_on.touch()  # whoever waited for the door would never come here in time
    desk.until(told.exists)
    desk.until(lambda: told.read_text("utf-8").endswith("\n"))
    (line,) = told.read_text("utf-8").splitlines()
    assert json.loads(line)["event"] == "greeted"
    assert json.loads(line)["liveness_ground"] == "vendor"
    assert "name" not in json.loads(line)


def test_a_tone_tells_an_answer_only_where_that_was_chosen(make, ann, monkeypatch):
    played = []
    monkeypatch.setattr("gui.kiosk_run.Sounds.play", lambda _self, tone: played.append(tone))
    desk = make()
    desk.open()
    desk.start()
    desk.work()
    desk.see(DecisionState.KNOWN, face(), best=match())
    assert not played
    desk.preferences.change(kiosk_sounds=True, kiosk_names=False)
    desk.see(DecisionState.KNOWN, face(track=2), best=replace(match("Bert"), person_id="b" * 32))
    assert played == [Tone.DONE]
    assert desk.kiosk.stage.texts[0] == "Welcome."


def move_as_asked(desk, moves=True):
    """Let Ann stand there for some seconds of frames, and move where that is asked for."""
    frames = 0
    asking = desk.control.run.visit.asking

    def see(yaw=0.0, pitch=0.0, size=1.0):
        nonlocal frames
        frames += 1
        shown = result(
            turned(yaw, pitch, size), time=frames / 15, state=DecisionState.KNOWN, best=match("Ann")
        )
        desk.engine.analysed.emit(
            replace(shown, decision=replace(shown.decision, liveness=LIVE, time=frames / 15))
        )

    see()
    size = 1.0
    while asking.is_running:
        asked = desk.control.run.visit.shown.asked
        yaw, pitch, larger = FAR[asked.movement]
        for _ in range(10):
            see(size=size)
        for part in (0.5, 1.0, 1.0, 1.0, 0.5) if moves else ():
            see(yaw * part, pitch * part, size * (1 + (larger - 1) * part))
        size *= larger if moves else 1.0
        for _ in range(8):
            see(size=size)


def test_people_move_their_head_first_where_that_was_chosen(make, ann, monkeypatch):
    desk = make(Settings(kiosk_languages="en", kiosk_sounds=True))
    desk.open()
    desk.work()
    kiosk = desk.start(challenge=True)
    assert load(desk.profile.settings_file)[0].kiosk_challenge
    played, spoken = [], []
    monkeypatch.setattr(desk.control.run._sounds, "play", played.append)
    monkeypatch.setattr(desk.control.run._voice, "say", spoken.append)
    move_as_asked(desk)
    assert kiosk.stage.texts == ("Welcome, Ann.",)
    assert played == [Tone.TAKEN, Tone.TAKEN, Tone.DONE]
    assert {language for said in spoken for language, _ in said} == {"en"}
    assert len(spoken) >= 2
    desk.until(lambda: desk.events(Event.CHALLENGED))
    (entry,) = desk.events(Event.CHALLENGED)
    assert entry.facts["challenge"] == "passed"
    assert len(entry.facts["movements"].split(", ")) == 2
    assert entry.person_id == ""


def test_who_does_not_move_is_sent_to_the_desk_and_the_log_says_so(make, ann, monkeypatch):
    desk = make(Settings(kiosk_languages="en", kiosk_challenge=True))
    desk.open()
    desk.work()
    kiosk = desk.start(challenge=True)
    spoken = []
    monkeypatch.setattr(desk.control.run._voice, "say", spoken.append)
    move_as_asked(desk, moves=False)
    assert kiosk.stage.texts == ("Please ask at the desk.",)
    assert spoken == []
    desk.until(lambda: desk.events(Event.CHALLENGED))
    assert desk.events(Event.CHALLENGED)[0].facts["challenge"] == "failed"


def test_a_door_that_cant_be_told_is_told_to_staff_and_not_to_the_visitor(make, ann):
    desk = make(Settings(signal_kind="http", signal_target="http://127.0.0.1:9/"))
    desk.open()
    kiosk = desk.start()
    desk.work()
    desk.see(DecisionState.KNOWN, face(), best=match())
    desk.until(lambda: desk.failures)
    assert "Nobody answers" in str(desk.failures[0])
    assert kiosk.stage.texts[0] == "Welcome, Anna."


def test_a_signal_is_tried_out_before_it_is_trusted(desk):
    desk.open()
    dialog = desk.ask_start()
    part = dialog.signal
    part.kind.setCurrentIndex(2)
    part.target.setText("http://192.0.2.1/door")
    part.try_button.click()
    assert "on this computer" in part.result.text()
    part.kind.setCurrentIndex(1)
    part.target.setText(f'"{sys.executable}" -c "import sys; sys.exit(4)"')
    part.try_button.click()
    desk.until(lambda: "code 4" in part.result.text())
    part.target.setText(f'"{sys.executable}" -c "pass"')
    part.try_button.click()
    desk.until(lambda: "arrived" in part.result.text())
    part.target.setText("no-such-program")
    desk.start()
    assert "no-such-program" in dialog.error_bar.text
    assert desk.kiosk is None
