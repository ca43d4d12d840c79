"""The run of an enrolment through the real window and a real gallery; only faces are made up."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from core.enrolment.shots import Trouble
from core.paths import Profile
from core.people.accounts.rights import NotAllowedError, Right
from core.people.consent.policy import Policy
from core.people.records import View
from core.people.search import GalleryIndex
from core.quality import QualityReason
from core.results import DecisionState, LivenessVerdict
from core.settings import Settings
from core.wording import PlainError
from gui import language, picture_search
from gui.engine import Engine
from gui.engine_values import EngineState, LoadedModels, Status
from gui.enrol.pictures_page import FoundFace
from gui.enrolment_run import Step
from gui.main_window import MainWindow
from gui.theme import Theme
from tests.gui.enrolment_values import shot, unit
from tests.gui.live_values import face, match, result
from tests.gui.pages import WindowPage

MODELS = LoadedModels({"recogniser": "sface"}, 0.45, "sface:0123")


class Desk:
    """The window with its gallery at work, and somebody before the camera as a test wants."""

    def __init__(self, qtbot, engine, window, gallery):
        self.qtbot = qtbot
        self.engine = engine
        self.window = window
        self.page = WindowPage(window)
        self.time = 0.0
        self.number = 0
        self.gallery = gallery

    @property
    def control(self):
        return self.window.enrolment

    @property
    def panel(self):
        return self.window.side.enrol

    def see(self, *faces, seconds=1.0, **values):
        """Let the analysis tell of the same faces for a while."""
        for _ in range(round(seconds * 10)):
            self.time += 0.1
            self.number += 1
            self.engine.analysed.emit(result(*faces, number=self.number, time=self.time, **values))

    def begin(self, name="Ada"):
        self.window.commands["enrol"].trigger()
        self.qtbot.waitUntil(lambda: self.panel.who.consent.isEnabled())
        self.page.type(name)
        self.page.press(Qt.Key.Key_Return)
        self.wait_for(Step.CAPTURE)

    def wait_for(self, step):
        self.qtbot.waitUntil(lambda: self.control.step is step, timeout=10_000)

    def confirm(self):
        with self.qtbot.waitSignal(self.engine.people.enrolled, timeout=10_000) as answer:
            self.page.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: not self.control.is_running)
        return answer.args[0]

    def enrol(self, name, someone):
        self.begin(name)
        self.see(someone)
        self.wait_for(Step.REVIEW)
        return self.confirm()


def until(ready, seconds=10.0):
    """Let the window go on until something is so."""
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, "it took too long"
        QApplication.processEvents()
        time.sleep(0.005)


@pytest.fixture(scope="module")
def work(qapp, tmp_path_factory):
    """Engine, window and open gallery; made once, since a gallery takes its time to be made."""
    language.install("en")
    Theme().apply(qapp, "light")
    profile = Profile(tmp_path_factory.mktemp("profile"))
    profile.make()
    settings = Settings(enrol_views=1)
    engine = Engine(settings, profile)
    # What the networks would do is not asked for here; the gallery is a real one.
    engine._prepare_enrolment.disconnect(engine._analysis.prepare_enrolment)
    engine._prepare_enrolment.connect(engine.people.worker.enrol)
    window = MainWindow(engine, settings, profile, Theme())
    window.show()
    found = []
    engine.people.worker.opened.connect(found.append)
    told = []
    window.accounts.changed.connect(told.append)
    engine._gallery_thread.start()
    engine._long_thread.start()
    engine.people.open()
    until(lambda: found and told)
    engine.models_loaded.emit(MODELS)
    engine.status_changed.emit(Status(EngineState.WATCHING, "Camera 0"))
    yield engine, window, found[0]
    assert engine.stop()
    window.close()
    shiboken6.delete(window)


@pytest.fixture
def desk(qtbot, work):
    engine, window, gallery = work
    gallery.consent.change_policy(replace(Policy(), asks_consent=False))
    window.preferences.change(enrol_views=1, sounds=False)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Desk(qtbot, engine, window, gallery)
    window.enrolment.ask_supervisors_with(window.accounts.ask_override)
    window.enrolment._end()
    for person in gallery.people():
        gallery.remove(person.id)


def other(similarity, **values):
    """A face that has this similarity to `live_values.face`."""
    return replace(face(**values), embedding=unit(similarity))


def test_a_name_a_look_and_enter_enrol_somebody(desk):
    desk.begin("Ada Lovelace")
    assert desk.window.live.video.ring is not None
    assert not desk.window.live.verdict.isVisible()
    desk.see(face())
    desk.wait_for(Step.REVIEW)
    assert desk.window.live.video.ring is None
    person = desk.confirm()
    assert person.name == "Ada Lovelace"
    assert desk.page.gallery.selected == "Ada Lovelace"
    assert desk.window.side.told.text.startswith("Ada Lovelace was enrolled with 1 view")
    (kept,) = desk.gallery.template_facts(person.id)
    assert (kept.view, kept.quality, kept.sample_id) == (View.STRAIGHT, 80.0, "")


def test_who_must_agree_is_asked_before_the_first_picture(desk, qtbot):
    desk.gallery.consent.change_policy(Policy())
    desk.window.commands["enrol"].trigger()
    consent = desk.panel.who.consent
    qtbot.waitUntil(lambda: consent.view.isVisible())
    desk.page.type("Ada")
    desk.page.press(Qt.Key.Key_Return)
    desk.see(face())
    assert desk.control.step is Step.WHO
    desk.page.press(Qt.Key.Key_Space)
    consent.view.keeps.setChecked(True)
    desk.page.press(Qt.Key.Key_Return)
    desk.wait_for(Step.CAPTURE)
    desk.see(face())
    desk.wait_for(Step.REVIEW)
    person = desk.confirm()
    assert person.details.consent.version == 1
    (sample,) = desk.gallery.samples(person.id)
    assert sample.consent == person.details.consent.given


def test_escape_asks_only_where_something_would_be_lost(desk, qtbot):
    desk.begin()
    desk.page.press(Qt.Key.Key_Escape)
    assert not desk.control.is_running
    desk.begin()
    desk.see(face())
    desk.wait_for(Step.REVIEW)
    desk.page.press(Qt.Key.Key_Escape)
    assert desk.panel.question.question == (
        "Stop enrolling Ada? The pictures taken so far are lost."
    )
    desk.page.press(Qt.Key.Key_Escape)
    assert desk.control.step is Step.REVIEW
    desk.page.press(Qt.Key.Key_Escape)
    desk.panel.question.yes_button.click()
    assert not desk.control.is_running
    assert desk.gallery.count() == 0
    assert desk.window.live.video.ring is None


def test_a_suspected_fake_is_never_taken_by_itself(desk):
    desk.begin()
    desk.see(face(spoof=True), state=DecisionState.SPOOF)
    assert desk.control.step is Step.CAPTURE
    assert "fake" in desk.panel.capture.hint_text
    assert "pictures, screens and masks" in desk.panel.capture.advice_text


def test_a_suspected_fake_is_enrolled_only_on_somebody_s_word_that_the_log_keeps(desk, qtbot):
    desk.begin()
    desk.see(face(spoof=True), state=DecisionState.SPOOF)
    capture = desk.panel.capture
    capture.take_button.click()
    capture.reason_bar.box.setEditText("Her papers are in order")
    capture.reason_bar.take_button.click()
    desk.wait_for(Step.REVIEW)
    with qtbot.waitSignal(desk.engine._prepare_enrolment) as wish:
        desk.page.press(Qt.Key.Key_Return)
    assert wish.args[0].despite_doubt
    assert wish.args[0].is_overriding
    assert wish.args[0].shots[0].override == "Her papers are in order"
    assert wish.args[0].liveness.verdict is LivenessVerdict.SPOOF


def test_somebody_else_in_between_is_noticed(desk):
    desk.window.preferences.change(enrol_views=3)
    desk.begin()
    desk.see(face())
    assert len(desk.control.shots) == 1
    desk.see(other(0.1, track=2))
    assert desk.panel.capture.same_button.isVisible()
    assert desk.panel.capture.ring().is_trouble
    desk.panel.capture.restart_button.click()
    assert desk.control.shots == ()


def test_a_camera_that_is_lost_loses_nothing_that_was_taken(desk):
    desk.window.preferences.change(enrol_views=3)
    desk.begin()
    desk.see(face())
    lost = PlainError("The camera {camera} was unplugged.", camera="0")
    desk.engine.status_changed.emit(Status(EngineState.SOURCE_LOST, "Camera 0", lost))
    assert "not lost" in desk.panel.capture.advice_text
    desk.engine.status_changed.emit(Status(EngineState.WATCHING, "Camera 0"))
    assert desk.panel.capture.advice_text == ""
    assert len(desk.control.shots) == 1
    desk.panel.capture.review_button.click()
    assert desk.control.step is Step.REVIEW


def test_a_single_view_is_taken_again(desk):
    desk.begin()
    desk.see(face(overall=60))
    desk.wait_for(Step.REVIEW)
    desk.panel.review.rows[0].retake_button.click()
    assert desk.control.step is Step.CAPTURE
    desk.see(face(overall=95))
    desk.wait_for(Step.REVIEW)
    assert "Quality 95" in desk.panel.review.rows[0].words


def test_a_picture_that_is_not_good_is_taken_with_a_reason_and_a_right(desk, qtbot):
    desk.begin()
    desk.see(face(reason=QualityReason.GLARE))
    assert desk.control.step is Step.CAPTURE
    capture = desk.panel.capture
    capture.take_button.click()
    assert "reflect" in capture.reason_bar.question
    capture.reason_bar.box.setCurrentIndex(0)
    capture.reason_bar.take_button.click()
    desk.wait_for(Step.REVIEW)
    asked = []
    desk.control.ask_supervisors_with(lambda right, granted: asked.append((right, granted)))
    desk.page.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
    assert asked[0][0] is Right.OVERRIDE
    assert desk.gallery.count() == 0
    with qtbot.waitSignal(desk.engine.people.enrolled, timeout=10_000):
        asked[0][1](None)


def _refuse_override(right):
    if right is Right.OVERRIDE:
        raise NotAllowedError("Your account may not do this.", right)


def test_without_a_supervisor_it_says_why_not_and_all_stays(desk, qtbot, monkeypatch):
    desk.begin()
    desk.see(face(reason=QualityReason.GLARE))
    desk.panel.capture.take_button.click()
    desk.panel.capture.reason_bar.box.setCurrentIndex(0)
    desk.panel.capture.reason_bar.take_button.click()
    desk.wait_for(Step.REVIEW)
    desk.control.ask_supervisors_with(None)
    monkeypatch.setattr(desk.gallery.sign_in, "require", _refuse_override)
    with qtbot.waitSignal(desk.engine.people.enrol_refused, timeout=10_000):
        desk.page.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.panel.review.warning_text))
    assert desk.panel.review.warning_text == "Your account may not do this."
    assert desk.control.step is Step.REVIEW
    assert desk.gallery.count() == 0


def test_a_likely_double_gets_the_views_instead(desk, qtbot):
    ada = desk.enrol("Ada", face())
    desk.begin("Ada L.")
    desk.see(other(0.95))
    desk.wait_for(Step.REVIEW)
    desk.page.press(Qt.Key.Key_Return)
    desk.wait_for(Step.DOUBLE)
    with qtbot.waitSignal(desk.engine.people.enrolled, timeout=10_000) as answer:
        desk.panel.double.pair.merge_button.click()
    assert answer.args[0].id == ada.id
    assert answer.args[0].template_count == 2
    assert desk.gallery.count() == 1
    qtbot.waitUntil(lambda: desk.window.side.told.text.startswith("Ada got 1 more view"))


def test_what_was_typed_about_a_double_is_joined_or_said(desk, qtbot):
    ada = desk.enrol("Ada", face())
    desk.window.commands["enrol"].trigger()
    who = desk.panel.who
    qtbot.waitUntil(lambda: who.consent.isEnabled())
    desk.page.type("Ada L.")
    who.external_id.setText("4711")
    who.tags.setText("staff")
    desk.page.press(Qt.Key.Key_Return)
    desk.wait_for(Step.CAPTURE)
    desk.see(other(0.95))
    desk.wait_for(Step.REVIEW)
    desk.page.press(Qt.Key.Key_Return)
    desk.wait_for(Step.DOUBLE)
    with qtbot.waitSignal(desk.engine.people.enrolled, timeout=5000):
        desk.panel.double.pair.merge_button.click()
    person = desk.gallery.person(ada.id)
    assert (person.name, person.details.external_id) == ("Ada", "4711")
    assert person.details.tags == ("staff",)
    told = desk.window.side.told
    qtbot.waitUntil(lambda: told.text.endswith("The name Ada L. was not taken over."))


def test_the_search_for_doubles_takes_the_desk_s_own_index_as_it_is_now(desk, qtbot):
    index = GalleryIndex()
    index.load(desk.gallery, face().embedding.model)
    desk.engine._analysis._index = index
    try:
        ada = desk.enrol("Ada", face())
        desk.begin("Ada L.")
        desk.see(other(0.95))
        desk.wait_for(Step.REVIEW)
        desk.page.press(Qt.Key.Key_Return)
        desk.wait_for(Step.DOUBLE)
        assert len(index) == ada.template_count
    finally:
        desk.engine._analysis._index = None


def test_a_different_person_is_remembered_as_one(desk, qtbot):
    ada = desk.enrol("Ada", face())
    desk.begin("Twin")
    desk.see(other(0.95))
    desk.wait_for(Step.REVIEW)
    desk.page.press(Qt.Key.Key_Return)
    desk.wait_for(Step.DOUBLE)
    desk.page.press(Qt.Key.Key_Escape)
    assert desk.control.step is Step.REVIEW
    desk.page.press(Qt.Key.Key_Return)
    desk.wait_for(Step.DOUBLE)
    desk.panel.double.pair.distinct_button.click()
    desk.panel.double.reason_bar.box.setCurrentIndex(1)
    with qtbot.waitSignal(desk.engine.people.enrolled, timeout=10_000) as answer:
        desk.panel.double.reason_bar.take_button.click()
    twin = answer.args[0]
    (pair,) = desk.gallery.distinct_pairs()
    assert set(pair) == {ada.id, twin.id}


def test_somebody_who_is_known_is_offered_views(desk, qtbot):
    ada = desk.enrol("Ada", face())
    desk.window.commands["enrol"].trigger()
    known = replace(match("Ada"), person_id=ada.id)
    desk.see(face(), seconds=0.2, state=DecisionState.KNOWN, best=known)
    assert "Add views to Ada" in desk.panel.who.known_text
    desk.panel.who.add_button.click()
    desk.wait_for(Step.VIEWS)
    desk.page.press(Qt.Key.Key_Return)
    desk.wait_for(Step.CAPTURE)
    desk.see(other(0.9))
    desk.wait_for(Step.REVIEW)
    person = desk.confirm()
    assert person.id == ada.id
    views = [template.view for template in desk.gallery.template_facts(ada.id)]
    assert views == [View.STRAIGHT, View.GLASSES]


def test_views_of_somebody_else_are_not_added(desk):
    ada = desk.enrol("Ada", face())
    desk.control.add_views_to(ada.id)
    desk.wait_for(Step.VIEWS)
    desk.page.press(Qt.Key.Key_Return)
    desk.wait_for(Step.CAPTURE)
    desk.see(other(0.1))
    assert desk.control.step is Step.CAPTURE
    assert desk.control.progress.trouble is Trouble.OTHER_FACE


def test_an_old_template_is_replaced_by_one_of_the_same_view(desk):
    ada = desk.enrol("Ada", face())
    (old,) = desk.gallery.template_facts(ada.id)
    desk.control.add_views_to(ada.id)
    desk.wait_for(Step.VIEWS)
    desk.panel.views.choices[None].setChecked(True)
    desk.panel.views.replaces.setChecked(True)
    desk.panel.views.go_on()
    desk.wait_for(Step.CAPTURE)
    desk.see(other(0.9))
    desk.wait_for(Step.REVIEW)
    desk.confirm()
    (new,) = desk.gallery.template_facts(ada.id)
    assert new.view is old.view
    assert new.id != old.id


def test_new_views_in_place_of_the_old_ones_are_proposed_from_the_person_s_page(desk):
    ada = desk.enrol("Ada", face())
    (old,) = desk.gallery.template_facts(ada.id)
    desk.window.person.renew_views_wanted.emit(ada)
    desk.wait_for(Step.VIEWS)
    desk.page.press(Qt.Key.Key_Return)
    desk.wait_for(Step.CAPTURE)
    desk.see(other(0.9))
    desk.wait_for(Step.REVIEW)
    desk.confirm()
    (new,) = desk.gallery.template_facts(ada.id)
    assert new.id != old.id
    desk.window.person.add_views_wanted.emit(ada)
    desk.wait_for(Step.VIEWS)
    assert desk.panel.views.choices[View.GLASSES].isChecked()
    assert not desk.panel.views.replaces.isChecked()


def test_views_for_somebody_else_never_cost_the_pictures_of_a_run(desk, qtbot):
    ada = desk.enrol("Ada", face())
    desk.begin("Bo")
    desk.see(other(0.1))
    desk.wait_for(Step.REVIEW)
    desk.control.add_views(ada)
    qtbot.wait(50)
    assert desk.control.step is Step.REVIEW
    assert len(desk.control.shots) == 1


def test_a_gallery_that_is_locked_ends_the_run(desk):
    desk.begin()
    desk.engine.protection.locked.emit(PlainError("Type the passphrase."))
    assert not desk.control.is_running
    assert not desk.window.commands["enrol"].isEnabled()
    assert not desk.window.commands["enrol-pictures"].isEnabled()
    desk.window.commands["enrol"].trigger()
    assert not desk.control.is_running
    desk.engine.protection.unlocked.emit()
    assert desk.window.commands["enrol"].isEnabled()


def test_pictures_dropped_on_the_panel_begin_an_enrolment_from_them(desk, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "passport.png"))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.window.side.dropEvent(event)
    assert event.isAccepted()
    assert desk.control.step is Step.WHO
    desk.page.type("Ada")
    desk.page.press(Qt.Key.Key_Return)
    desk.wait_for(Step.PICTURES)
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "visit.mp4"))])
    desk.window.side.dropEvent(event)
    assert not event.isAccepted()  # a source, as before


def test_nothing_of_a_person_stays_in_the_panel_after_the_end(desk):
    desk.enrol("Ada", face())
    panel = desk.panel
    assert panel.review.rows == ()
    assert panel.capture.tiles == {}
    assert panel.who.name.text() == ""
    assert panel.title == "Enrol a person"
    assert desk.control.shots == ()
    desk.engine.protection.locked.emit(PlainError("Type the passphrase."))
    assert desk.window.side.told.text == ""
    desk.engine.protection.unlocked.emit()


def test_no_key_reaches_the_gallery_behind_an_enrolment(desk, qtbot):
    desk.enrol("Ada", face())
    desk.begin("Bert")
    desk.page.press(Qt.Key.Key_Delete)
    desk.page.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(100)
    assert desk.gallery.count() == 1
    assert desk.control.step is Step.CAPTURE
    assert desk.page.enrol.is_open
    desk.window.commands["enrol"].trigger()
    assert desk.control.step is Step.CAPTURE


def test_who_signs_out_leaves_no_run_behind(desk):
    desk.begin()
    state = desk.window.accounts.state
    desk.control.sign_in_changed(replace(state, rights=frozenset()))
    assert not desk.control.is_running


@pytest.fixture
def find(desk, monkeypatch, tmp_path, qtbot):
    """Begin an enrolment of Ada from pictures, in which these faces are found."""

    def begin(*shots):
        answer = tuple(FoundFace(shot) for shot in shots), ()
        # The networks that look for them are the subject of test_picture_search.
        monkeypatch.setattr(picture_search, "_search", lambda *_: lambda *_: answer)
        desk.control.start_with_pictures((tmp_path / "passport.png",))
        desk.page.type("Ada")
        desk.page.press(Qt.Key.Key_Return)
        desk.wait_for(Step.PICTURES)
        qtbot.waitUntil(lambda: len(desk.panel.pictures.chosen) == len(shots), timeout=10_000)

    return begin


def test_chosen_pictures_are_looked_over_and_enrolled(desk, find):
    find(*(shot(View.PICTURE, source=name) for name in ("passport.png", "visa.png")))
    desk.page.press(Qt.Key.Key_Return)
    desk.wait_for(Step.REVIEW)
    person = desk.confirm()
    views = {template.view for template in desk.gallery.template_facts(person.id)}
    assert views == {View.PICTURE}
    assert person.template_count == 2


def test_pictures_of_two_people_need_somebody_s_word(desk, find):
    stranger = shot(View.PICTURE, source="visa.png")
    stranger = replace(stranger, face=replace(stranger.face, embedding=unit(0.0)))
    find(shot(View.PICTURE, source="passport.png"), stranger)
    desk.page.press(Qt.Key.Key_Return)
    assert desk.control.step is Step.PICTURES
    assert "different people" in desk.panel.pictures.text
    desk.panel.pictures.reason_bar.box.setCurrentIndex(0)
    desk.panel.pictures.reason_bar.take_button.click()
    desk.wait_for(Step.REVIEW)
    assert desk.confirm().template_count == 2


def test_a_tone_is_heard_only_where_it_is_wanted(desk, monkeypatch):
    from gui.sound import Sounds, Tone

    played = []
    monkeypatch.setattr(Sounds, "play", lambda _self, tone: played.append(tone))
    desk.enrol("Ada", face())
    assert played == []
    desk.window.preferences.change(sounds=True)
    desk.begin("Bert")
    desk.see(other(0.0))
    desk.wait_for(Step.REVIEW)
    assert played == [Tone.TAKEN]


def test_a_small_window_shows_the_buttons_without_scrolling(desk):
    desk.window.resize(960, 600)
    desk.begin("Wilhelmina Featherstonehaugh")
    desk.see(face(reason=QualityReason.GLARE))
    QApplication.processEvents()
    capture = desk.panel.capture
    for button in (capture.take_button, capture.skip_button, capture.cancel_button):
        assert button.visibleRegion().boundingRect().size() == button.size(), button.objectName()
    assert np.isclose(desk.window.side.width(), desk.panel.width())
