import dataclasses

import numpy as np
import pytest

from core.calibration import measuring
from core.calibration.meaning import at_threshold, threshold_for
from core.calibration.measuring import (
    CalibrationError,
    of_card,
    of_evaluation,
    of_gallery,
    of_templates,
)
from core.calibration.values import Origin
from core.evaluation.comparisons import Labelled, compare
from core.evaluation.result import Evaluation
from core.people.gallery import Gallery, NewTemplate
from core.results import Embedding

MODEL = "m-0123456789ab"
SUGGESTED = 0.45


def named(people):
    """Give people the ids 0000, 0001..."""
    return {f"{number:04}": vectors for number, vectors in enumerate(people)}


@pytest.fixture
def gallery_of(tmp_path):
    galleries = []

    def make(people):
        gallery = Gallery.open(tmp_path / f"{len(galleries)}.sqlite")
        galleries.append(gallery)
        for vectors in people:
            templates = [NewTemplate(Embedding(one, MODEL), 80.0) for one in vectors]
            gallery.enrol("P", templates)
        return gallery

    yield make
    for gallery in galleries:
        gallery.close()


def test_a_real_gallery_is_measured_as_its_vectors_are(gallery_of, make_people):
    people = make_people(12)
    gallery = gallery_of(people)
    gallery.enrol("Other model", [NewTemplate(Embedding(people[0][0], "other-1"), 80.0)])
    real, plain = (
        of_gallery(gallery, MODEL, SUGGESTED),
        of_templates(named(people), MODEL, SUGGESTED),
    )
    assert real is not None
    assert plain is not None
    assert real.people == 12
    np.testing.assert_allclose(real.strangers_sample, plain.strangers_sample, atol=1e-5)
    np.testing.assert_allclose(real.same_sample, plain.same_sample, atol=1e-5)


def test_people_of_a_gallery_who_were_said_to_be_two_count(gallery_of, make_people):
    people = make_people(8)
    gallery = gallery_of([*people, people[3]])
    before = of_gallery(gallery, MODEL, SUGGESTED)
    ids = [person.id for person in gallery.people()]
    for first in ids:
        for second in ids:
            if first < second:
                gallery.say_distinct(first, second)
    after = of_gallery(gallery, MODEL, SUGGESTED)
    assert before is not None
    assert after is not None
    assert (before.doubles, after.doubles) == (1, 0)


def test_a_gallery_of_enough_people_says_what_strangers_reach(make_people, true_strangers):
    people = named(make_people(60))
    found = of_templates(people, MODEL, 0.3)
    assert found is not None
    assert found.origin is Origin.GALLERY
    assert found.recogniser == MODEL
    assert found.people == 60
    assert found.strangers is not None
    assert found.same is not None
    assert found.strangers.comparisons == 60 * 3 * 59
    assert found.strangers.units == 60 * 59 // 2
    assert (found.same.comparisons, found.same.units) == (180, 60)
    assert found.doubles == 0
    assert found.measured is not None
    truth = float((true_strangers >= threshold_for(found, 1e-3)).mean())
    assert truth <= 1e-3


def test_few_people_leave_it_to_the_card_and_are_counted_all_the_same(make_people):
    people = named(make_people(20))
    found = of_templates(people, MODEL, SUGGESTED)
    assert found is not None
    assert found.origin is Origin.CARD
    assert found.tail == of_card(MODEL, SUGGESTED).tail
    assert found.people == 20
    assert found.strangers is not None
    assert 1 / found.smallest_fmr == pytest.approx(190 / 3, rel=0.02)


def test_few_people_who_are_plainly_more_alike_than_the_card_says_are_believed(make_people):
    people = named(make_people(20))
    found = of_templates(people, MODEL, 0.05)
    assert found is not None
    assert found.origin is Origin.CARD
    assert found.tail.rate > 0.05
    assert threshold_for(found, 1e-3) > 0.1


def test_with_one_template_each_nothing_is_known_of_the_same(make_people):
    people = named(make_people(50, templates=1))
    found = of_templates(people, MODEL, SUGGESTED)
    assert found is not None
    assert found.origin is Origin.GALLERY
    assert found.same is None
    assert at_threshold(found, SUGGESTED).fnmr is None


@pytest.mark.parametrize("count", [0, 1])
def test_an_empty_gallery_and_one_person_prove_nothing(make_people, count):
    people = named(make_people(count))
    found = of_templates(people, MODEL, SUGGESTED)
    assert found is not None
    assert found.origin is Origin.CARD
    assert found.strangers is None
    assert found.smallest_fmr == 1.0
    assert at_threshold(found, SUGGESTED).fmr is None


def test_somebody_enrolled_twice_is_left_out_and_told(make_people):
    people = make_people(60)
    plain = of_templates(named(people), MODEL, SUGGESTED)
    people = named([*people, people[7]])
    found = of_templates(people, MODEL, SUGGESTED)
    assert plain is not None
    assert found is not None
    assert found.doubles == 1
    assert found.strangers is not None
    assert found.strangers.units == 61 * 60 // 2 - 1
    assert found.tail.similarity_at(1e-4) == pytest.approx(plain.tail.similarity_at(1e-4), abs=0.03)


def test_people_who_were_said_to_be_two_are_strangers_who_look_alike(make_people):
    people = make_people(60)
    people = named([*people, people[7]])
    twins = ("0007", "0060")
    left_out, counted = (
        of_templates(people, MODEL, SUGGESTED),
        of_templates(people, MODEL, SUGGESTED, {twins}),
    )
    assert left_out is not None
    assert counted is not None
    assert counted.doubles == 0
    assert counted.fit is not None
    assert counted.fit.highest > 0.9
    assert threshold_for(counted, 1e-4) > threshold_for(left_out, 1e-4)
    at = at_threshold(counted, 0.8)
    assert at.fmr is not None
    assert at.fmr.value > 0.0


def test_a_large_gallery_is_measured_on_a_part(gallery_of, make_people, monkeypatch):
    monkeypatch.setattr(measuring, "PEOPLE", 10)
    found = of_gallery(gallery_of(make_people(13, templates=1)), MODEL, SUGGESTED)
    assert found is not None
    assert found.people == 10


def test_measuring_can_be_cancelled(make_people):
    people = named(make_people(5))
    assert of_templates(people, MODEL, SUGGESTED, cancelled=lambda: True) is None


def evaluated(people, *, vectors: bool) -> Evaluation:
    everything = np.concatenate(people)
    whose = np.repeat(np.arange(len(people), dtype=np.int32), [len(one) for one in people])
    labels = tuple(f"p{number:03}" for number in range(len(people)))
    return Evaluation(
        "people",
        "set",
        len(everything),
        (),
        None,
        "0" * 64,
        1,
        {},
        {},
        {},
        1.0,
        "machine",
        recogniser=MODEL,
        suggested=SUGGESTED,
        comparisons=compare(Labelled(everything, whose, labels)),
        vectors=everything if vectors else None,
        labels=tuple(labels[one] for one in whose),
    )


def test_an_evaluation_is_compared_as_the_desk_does_where_its_faces_are_there(make_people):
    found = of_evaluation(evaluated(make_people(50, templates=10), vectors=True), "Site")
    assert found is not None
    assert (found.origin, found.name, found.recogniser) == (Origin.EVALUATION, "Site", MODEL)
    assert found.people == 50
    assert found.same is not None
    assert found.same.comparisons == 50 * 6  # a picture with the five others of an enrolment
    plain = of_evaluation(evaluated(make_people(50, templates=10), vectors=False), "Site")
    assert plain is not None
    assert plain.same is not None
    assert plain.same.comparisons == 50 * 45
    assert found.strangers is not None
    assert plain.strangers is not None
    assert found.strangers.high > plain.strangers.high  # the closest of several


def test_an_evaluation_of_liveness_is_no_calibration(make_people):
    without = dataclasses.replace(evaluated(make_people(3), vectors=True), comparisons=None)
    with pytest.raises(CalibrationError, match="nothing about similarities"):
        of_evaluation(without, "Fakes")


def test_an_evaluation_of_few_people_is_refused_with_how_many_it_takes(make_people):
    with pytest.raises(CalibrationError, match=r"45 people.*at least 46"):
        of_evaluation(evaluated(make_people(45), vectors=True), "Small")
    assert of_evaluation(evaluated(make_people(46), vectors=True), "Enough") is not None
