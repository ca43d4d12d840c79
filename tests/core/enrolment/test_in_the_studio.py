"""A whole enrolment with the real networks, by the times of the frames."""

import pytest

from core.capture.studio import StudioSource
from core.enrolment.keeping import kept_from
from core.enrolment.session import EnrolmentSession
from core.enrolment.shots import Trouble
from core.enrolment.views import views_for
from core.people.gallery import Gallery
from core.people.records import View
from core.pipeline import Pipeline
from core.settings import Settings
from tests.core.enrolment.test_keeping import NOW

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

RATE = 15.0


def offered(pipeline, scene, seed, seconds):
    """Yield the progress after each frame of a scene."""
    source = StudioSource(scene, seed=seed, realtime=False, rate=RATE)
    source.open()
    session = EnrolmentSession(views_for(5), same_from=pipeline.similarity_threshold)
    for _ in range(int(seconds * RATE)):
        yield session.offer(pipeline.analyse(source.read()))


def test_five_views_of_a_studio_person_go_into_a_gallery(tmp_path):
    pipeline = Pipeline.load(Settings())
    for progress in offered(pipeline, "enrolment", 3, 30):
        assert progress.trouble is Trouble.NONE
        if progress.is_complete:
            break
    assert progress.is_complete
    kept = kept_from(progress.shots, keep_samples=True, consent_time=NOW)
    gallery = Gallery.open(tmp_path / "gallery.sqlite")
    person = gallery.enrol("Dario", kept.templates, kept.thumbnail, facts=kept.facts)
    assert (person.template_count, person.sample_count) == (5, 5)
    gallery.close()
    yaw = {shot.view: shot.face.quality.yaw for shot in progress.shots}
    pitch = {shot.view: shot.face.quality.pitch for shot in progress.shots}
    assert yaw[View.LEFT] > yaw[View.STRAIGHT] + 10 > yaw[View.RIGHT] + 20
    assert pitch[View.UP] > pitch[View.STRAIGHT] + 5 > pitch[View.DOWN] + 10


def test_somebody_who_takes_the_place_is_noticed_before_anything_is_taken_of_them():
    pipeline = Pipeline.load(Settings())
    taken = []
    for number, progress in enumerate(offered(pipeline, "swap", 1, 25)):
        if progress.taken_now is not None:
            taken.append(number / RATE)
        if progress.trouble is Trouble.OTHER_FACE:
            break
    assert progress.trouble is Trouble.OTHER_FACE
    assert taken
    assert max(taken) < 11
