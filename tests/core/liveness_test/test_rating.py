"""Error rates of each judge, and comparing two runs."""

from __future__ import annotations

import dataclasses

import pytest

from core.evaluation.intervals import exact
from core.liveness_test import facts, folder, rating
from core.liveness_test.values import Judge, Judged, Plan, Species
from core.results import LivenessVerdict
from tests.core.liveness_test.drawn_tests import NOTHING, add, drawn, said, test_of

LIVE, FAKE, BETWEEN = [0.1] * 10, [0.9] * 10, [0.5] * 10


@pytest.fixture
def shown():
    made = []
    for scores in (LIVE, LIVE, BETWEEN, FAKE):
        add(made, Species.LIVE, 1, said(scores, 0.1))
    add(made, Species.MASK, 1, said(FAKE, 0.1))
    add(made, Species.MASK, 2, said(LIVE, 0.99))
    add(made, Species.MASK, 2, said(LIVE))
    add(made, Species.PHONE, 2, said(BETWEEN, 0.6))
    return made


def test_each_judge_is_rated_by_itself_and_the_desk_by_all(shown):
    test = test_of(shown)
    network, geometry, desk = (
        rating.of(test, judge) for judge in (Judge.NETWORK, Judge.GEOMETRY, Judge.TOGETHER)
    )
    assert network.bpcer == desk.bpcer == exact(1, 4)
    assert (network.unjudged, desk.unjudged) == (exact(1, 4), exact(1, 4))
    assert network.apcer == {Species.PHONE: exact(1, 1), Species.MASK: exact(2, 3)}
    assert (geometry.bpcer, geometry.unjudged) == (exact(0, 4), exact(0, 4))
    assert geometry.apcer == {Species.PHONE: exact(1, 1), Species.MASK: exact(2, 3)}
    assert desk.apcer == {Species.PHONE: exact(1, 1), Species.MASK: exact(1, 3)}
    assert rating.worst(desk) == (Species.PHONE, exact(1, 1))
    assert [one.judge for one in test.rates if not one.silent] == [
        Judge.NETWORK,
        Judge.GEOMETRY,
        Judge.TOGETHER,
    ]
    assert rating.of(test, Judge.DEPTH).apcer == {
        Species.PHONE: exact(1, 1),
        Species.MASK: exact(3, 3),
    }


def test_fakes_that_were_live_for_a_moment_are_counted_for_themselves(shown):
    late = Judged(LivenessVerdict.SPOOF, 0.9, 10, after=2.0, late=True)
    add(shown, Species.MASK, 3, dict.fromkeys(Judge, NOTHING) | {Judge.TOGETHER: late})
    desk = rating.of(test_of(shown), Judge.TOGETHER)
    assert desk.apcer[Species.MASK] == exact(1, 4)
    assert desk.late == {Species.PHONE: exact(0, 1), Species.MASK: exact(2, 4)}
    assert rating.of(test_of(shown), Judge.GEOMETRY).late == {}


def test_what_shows_no_face_counts_in_no_rate(shown):
    before = test_of(shown).rates
    for species in (Species.LIVE, Species.MASK, Species.TABLET):
        add(shown, species, 1, dict.fromkeys(Judge, NOTHING))
    test = test_of(shown)
    assert test.rates == before
    assert test.unseen == (9, 10, 11)


def test_without_the_living_anything_is_possible():
    made = []
    add(made, Species.MASK, 1, said(FAKE))
    desk = rating.of(test_of(made), Judge.TOGETHER)
    assert (desk.bpcer.trials, desk.bpcer.low, desk.bpcer.high) == (0, 0.0, 1.0)
    assert rating.worst(desk) == (Species.MASK, exact(0, 1))
    assert rating.worst(rating.of(test_of([]), Judge.TOGETHER)) is None


def test_a_result_needs_every_presentation_judged(tested):
    test = folder.TestFolder.open(tested)
    judged = dict(test.judged)
    again = rating.result(test, judged=judged)
    assert facts.that_counts(again) == facts.that_counts(test.result)
    del judged[2]
    with pytest.raises(ValueError, match=r"not judged yet: \[2\]"):
        rating.result(test, judged=judged)


def test_figures_of_a_test_are_read_again():
    test = test_of(drawn(counts=Plan({Species.LIVE: 12, Species.MASK: 12})))
    assert facts.read(facts.of(test)) == test
    empty = test_of([], camera="", camera_id="")
    assert facts.read(facts.of(empty)) == empty


def test_two_runs_differ_where_a_number_does(shown):
    test = test_of(shown)
    told = facts.that_counts(test)
    assert facts.differences(told, facts.that_counts(dataclasses.replace(test, when="now"))) == ()
    judged = list(test.judged)
    network = judged[0][Judge.NETWORK]
    for score, same in ((network.score + 1e-9, True), (network.score + 1e-3, False)):
        judged[0] = {**judged[0], Judge.NETWORK: dataclasses.replace(network, score=score)}
        other = facts.that_counts(dataclasses.replace(test, judged=tuple(judged)))
        found = facts.differences(told, other)
        assert found == (() if same else ("judged[0].network.score",))
    others = facts.that_counts(dataclasses.replace(test, models={"liveness": "other@1 (exact)"}))
    assert facts.differences(told, others) == ("models.liveness",)
