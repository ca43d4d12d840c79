"""An enrolment that begins with moving the head, through the real window and a real gallery."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.challenge.values import NOT_ASKED, ChallengeOutcome, WaiverReason
from core.people.audit.events import Event
from core.results import DecisionState, Embedding
from gui.engine_values import EngineState, Status
from gui.enrolment_run import Step
from tests.core.challenge.moving import FAR
from tests.core.challenge.moving import face as turned
from tests.gui.enrolment_values import unit
from tests.gui.live_values import face, result
from tests.gui.test_enrolment_control import desk, work

__all__ = ["desk", "work"]


@pytest.fixture
def asking(desk):
    desk.window.preferences.change(enrol_challenge=True)
    yield desk
    desk.window.preferences.change(enrol_challenge=False)


def embedded(one, similarity=1.0):
    vector = np.zeros(128, np.float32)
    vector[0] = 1.0
    found = Embedding(vector, "sface:0123") if similarity == 1.0 else unit(similarity)
    return replace(one, embedding=found)


class Mover:
    """Somebody before the camera of a desk, who does as asked."""

    def __init__(self, desk, track=1, similarity=1.0):
        self.desk = desk
        self.track = track
        self.similarity = similarity
        self.size = 1.0

    @property
    def page(self):
        return self.desk.panel.challenge

    def show(self, yaw=0.0, pitch=0.0, size=1.0, seconds=1 / 15, **values):
        for _ in range(round(seconds * 15)):
            self.desk.time += 1 / 15
            self.desk.number += 1
            one = embedded(turned(yaw, pitch, size * self.size, track=self.track), self.similarity)
            shown = result(one, number=self.desk.number, time=self.desk.time, **values)
            self.desk.engine.analysed.emit(shown)

    def obey(self):
        for _ in range(2):
            self.show(seconds=0.7)
            movement = self.page._moment.progress.movement
            assert movement is not None
            yaw, pitch, size = FAR[movement]
            for part in (0.5, 1.0, 1.0, 1.0, 0.5):
                self.show(yaw * part, pitch * part, 1 + (size - 1) * part)
            self.size *= size
            for _ in range(8):
                if self.desk.control.step is Step.CHALLENGE:
                    self.show()


def begin(desk):
    desk.window.commands["enrol"].trigger()
    desk.qtbot.waitUntil(lambda: desk.panel.who.consent.isEnabled())
    desk.panel.who.name.setText("Ada")
    desk.panel.who.go_on()
    desk.qtbot.waitUntil(lambda: desk.control.step in (Step.CHALLENGE, Step.CAPTURE))


def test_views_are_taken_of_who_moved_as_asked_and_the_log_says_so(asking):
    begin(asking)
    assert asking.control.step is Step.CHALLENGE
    assert asking.panel.page is asking.panel.challenge
    assert asking.window.live.video.ring is not None
    Mover(asking).obey()
    assert asking.control.step is Step.CAPTURE
    asking.see(face())
    asking.wait_for(Step.REVIEW)
    assert asking.panel.review.challenge_text == "The person moved their head as asked."
    person = asking.confirm()
    (entry,) = asking.gallery.log.entries(event=Event.ENROLLED, limit=1)
    assert entry.person_id == person.id
    assert entry.facts["challenge"] == "passed"
    assert len(entry.facts["movements"].split(", ")) == 2


def test_what_is_asked_is_spoken_where_tones_are_wanted(asking, monkeypatch):
    spoken = []
    monkeypatch.setattr(asking.control._challenge._voice, "say", spoken.append)
    monkeypatch.setattr(asking.control._sounds, "play", lambda _tone: None)
    begin(asking)
    Mover(asking).show(seconds=1)
    assert spoken == []
    asking.panel.challenge.cancel_button.click()
    asking.window.preferences.change(sounds=True)
    begin(asking)
    Mover(asking).show(seconds=1)
    said = [words for one in spoken for language, words in one if language == "en"]
    assert said[0] == "Step in front of the camera."
    assert said[1] == asking.panel.challenge.hint_text
    assert len(said) == 2


def test_nothing_is_asked_where_the_settings_dont_want_it(desk):
    begin(desk)
    assert desk.control.step is Step.CAPTURE
    assert desk.control._run.challenge is NOT_ASKED


def test_a_waiver_goes_on_with_its_reason(asking):
    begin(asking)
    page = asking.panel.challenge
    Mover(asking).show(seconds=1)
    page.waive_button.click()
    page.waiver.box.setCurrentIndex(list(WaiverReason).index(WaiverReason.COMING_CLOSER))
    page.waiver.go_button.click()
    assert asking.control.step is Step.CAPTURE
    asking.see(face())
    asking.wait_for(Step.REVIEW)
    assert "on the operator's word" in asking.panel.review.challenge_text
    person = asking.confirm()
    (entry,) = asking.gallery.log.entries(event=Event.CHALLENGE_WAIVED, limit=1)
    assert entry.person_id == person.id
    assert dict(entry.facts) == {"reason": "coming-closer-not-possible"}


def test_who_does_nothing_may_try_again(asking):
    begin(asking)
    mover = Mover(asking)
    mover.show(seconds=17)
    page = asking.panel.challenge
    assert page.again_button.isVisible()
    assert asking.control.step is Step.CHALLENGE
    page.again_button.click()
    assert not page.again_button.isVisible()
    mover.obey()
    assert asking.control.step is Step.CAPTURE


def test_who_cannot_is_asked_for_something_else(asking):
    begin(asking)
    mover = Mover(asking)
    mover.show(seconds=0.7)
    page = asking.panel.challenge
    first = page._moment.progress.movement
    page.cannot_button.click()
    assert page._moment.progress.movement is not first
    page.cannot_button.click()
    assert page.again_button.isVisible()


def test_somebody_else_than_who_moved_is_not_enrolled_in_their_place(asking):
    begin(asking)
    Mover(asking).obey()
    other = replace(face(track=2), embedding=unit(0.1))
    asking.see(other)
    assert asking.control.step is Step.CAPTURE
    assert asking.control.shots == ()
    capture = asking.panel.capture
    assert capture.same_button.isVisible()
    capture.restart_button.click()
    assert asking.control.step is Step.CHALLENGE
    assert asking.control._run.challenge is NOT_ASKED
    Mover(asking, track=3, similarity=0.1).obey()
    assert asking.control.step is Step.CAPTURE
    assert asking.control._run.challenge.outcome is ChallengeOutcome.PASSED
    asking.see(other)
    asking.wait_for(Step.REVIEW)


def test_a_suspected_fake_is_asked_for_nothing_and_begins_anew(asking):
    begin(asking)
    mover = Mover(asking)
    mover.show(seconds=1)
    mover.show(seconds=0.5, state=DecisionState.SPOOF)
    page = asking.panel.challenge
    assert "fake" in page.hint_text
    assert "pictures, screens and masks" in page.advice_text
    mover.obey()
    assert asking.control.step is Step.CAPTURE


def test_a_lost_camera_begins_anew_when_it_is_back(asking):
    begin(asking)
    mover = Mover(asking)
    mover.show(seconds=1)
    asking.engine.status_changed.emit(Status(EngineState.SOURCE_LOST, "Camera 0"))
    assert "No picture" in asking.panel.challenge.hint_text
    asking.engine.status_changed.emit(Status(EngineState.WATCHING, "Camera 0"))
    mover.obey()
    assert asking.control.step is Step.CAPTURE


def test_cancelling_leaves_nothing_behind(asking):
    begin(asking)
    Mover(asking).show(seconds=1)
    asking.panel.challenge.cancel_button.click()
    assert not asking.control.is_running
    assert asking.window.live.video.ring is None
    assert asking.control._challenge.likeness is None
