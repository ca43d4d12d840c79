"""What is kept of an enrolment, in a real gallery."""

import dataclasses
from datetime import UTC, datetime

import numpy as np
import pytest

from core.enrolment.keeping import EnrolmentError, best_of, kept_from
from core.enrolment.shots import Shot
from core.frame import Frame
from core.people.gallery import Gallery
from core.people.records import View
from core.quality import QualityReason
from core.results import LivenessGround, LivenessVerdict
from tests.core.enrolment.posing import LEFT, PIXELS, face, liveness

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def shot(view=View.STRAIGHT, pose=(0, 0), override="", source="", **options):
    frame = Frame(3, 1.0, PIXELS, source=source or "Desk camera")
    return Shot(view, face(pose, **options), frame, override, source)


def kept(*shots, samples=True, **options):
    return kept_from(shots, keep_samples=samples, consent_time=NOW, **options)


def test_each_shot_becomes_a_template_with_its_view_and_sample(tmp_path):
    found = kept(shot(), shot(View.LEFT, LEFT, overall=77.0))
    assert [template.view for template in found.templates] == [View.STRAIGHT, View.LEFT]
    assert found.templates[1].quality == 77.0
    gallery = Gallery.open(tmp_path / "gallery.sqlite")
    person = gallery.enrol("Ada", found.templates, found.thumbnail, facts=found.facts)
    assert (person.template_count, person.sample_count) == (2, 2)
    facts = gallery.template_facts(person.id)
    assert {fact.view for fact in facts} == {View.STRAIGHT, View.LEFT}
    assert all(fact.sample_id for fact in facts)
    assert all(sample.consent == NOW for sample in gallery.samples(person.id))
    gallery.close()


def test_samples_are_kept_only_where_the_person_agreed():
    found = kept(shot(), samples=False)
    assert found.templates[0].sample is None
    assert "pictures" not in found.facts


def test_the_thumbnail_shows_the_person_straight():
    dark = np.zeros((480, 640), np.uint8)
    straight = dataclasses.replace(shot(overall=60.0), frame=Frame(1, 0.0, dark))
    turned = shot(View.LEFT, LEFT, overall=99.0)
    assert best_of([turned, straight]) is straight
    assert kept(turned, straight).thumbnail.max() == 0


def test_the_log_hears_of_views_camera_quality_liveness_and_overrides():
    worst = dataclasses.replace(liveness(LivenessVerdict.LIVE, 0.21), ground=LivenessGround.VENDOR)
    hindered = shot(View.LEFT, LEFT, override="bandage", reason=QualityReason.COVERED)
    embedded = dataclasses.replace(
        hindered, face=dataclasses.replace(hindered.face, embedding=shot().face.embedding)
    )
    found = kept(shot(), embedded, liveness=worst)
    assert found.facts == {
        "view": "straight, left",
        "qualities": "90, 90",
        "camera": "Desk camera",
        "liveness": "live",
        "liveness_ground": "vendor",
        "spoof_score": 0.21,
        "reason": "bandage",
        "pictures": 2,
    }


def test_the_log_never_hears_the_name_of_a_file():
    found = kept(shot(View.PICTURE, source="Ada Lovelace passport.png"))
    assert found.facts["from_files"] == 1
    assert "Lovelace" not in str(found.facts)
    assert "liveness" not in found.facts


def test_what_hinders_is_refused_unless_somebody_took_it_on_them():
    with pytest.raises(EnrolmentError, match="without a picture"):
        kept()
    with pytest.raises(EnrolmentError, match="compared"):
        kept(shot(embedded=False))
    with pytest.raises(EnrolmentError, match="mouth"):
        kept(shot(quality={"enrolment_reason": QualityReason.MOUTH_OPEN}))
    with pytest.raises(EnrolmentError, match="fake"):
        kept(shot(liveness=liveness(LivenessVerdict.SPOOF, 0.9)))
    kept(shot(quality={"enrolment_reason": QualityReason.MOUTH_OPEN}, override="toothache"))
    kept(shot(View.PICTURE, source="a.png", liveness=liveness(LivenessVerdict.SPOOF, 0.9)))
