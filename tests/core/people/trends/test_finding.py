"""Trends over a real log."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

import numpy as np
import pytest

from core.people.accounts.rights import NotAllowedError
from core.people.audit.verification import verify
from core.people.trends.finding import find
from core.people.trends.values import Period, ProposalKind
from tests.core.people.trends.written_visits import DOOR, MODEL, YARD, at, course, visit, write

ANNA, BEN = "a" * 32, "b" * 32


def found_in(gallery, visits, period=Period.MONTHS, **others):
    write(gallery, visits)
    return find(gallery.log, period, **others)


def kinds(trends):
    return [proposal.kind for proposal in trends.proposals]


def test_too_few_visits_are_said_to_be_so(gallery):
    trends = found_in(gallery, [visit(at(1), who=ANNA)])
    assert not trends.is_enough
    assert trends.count.visits == 1
    assert trends.proposals == ()


def test_an_empty_log_is_no_fault(gallery):
    trends = find(gallery.log, Period.WEEKS)
    assert trends.count.visits == 0
    assert trends.median is None
    assert len(trends.points) == 28


def test_a_person_whose_similarity_falls_is_proposed_to_be_renewed(gallery):
    visits = course(ANNA, 90, 0.71, 0.55) + course(BEN, 90, 0.7, 0.7, seed=2)
    trends = found_in(gallery, visits)
    (proposal,) = trends.proposals
    assert proposal.kind is ProposalKind.RENEW_VIEWS
    assert proposal.person_id == ANNA
    assert proposal.first == pytest.approx(0.71, abs=0.02)
    assert proposal.last == pytest.approx(0.55, abs=0.02)
    assert proposal.days == 88


def test_views_that_were_renewed_since_then_are_not_proposed_again(gallery, template):
    person = gallery.enrol("Anna", [template()])
    visits = course(person.id, 90, 0.71, 0.55)
    before = found_in(gallery, visits)
    assert before.people == ()  # enrolled after all of these visits
    assert before.proposals == ()


def test_steady_people_are_left_alone(gallery):
    visits = [
        one
        for number in range(20)
        for one in course(f"{number:032x}", 40, 0.6, 0.6, seed=number, per_day=1)
    ]
    trends = found_in(gallery, visits)
    assert trends.count.visits == 20 * 39
    assert trends.proposals == ()
    assert not trends.slope.falls


def test_who_comes_makes_no_trend(gallery):
    """A person with low similarities who comes more and more doesn't make the whole fall."""
    visits = [visit(at(day), who=ANNA, similarity=0.8) for day in range(80, 1, -1)]
    for day in range(40, 1, -1):
        visits += [visit(at(day, 11), who=BEN, similarity=0.5)] * 3
    trends = found_in(gallery, visits)
    assert not trends.slope.falls


def test_a_camera_at_which_everybody_falls_is_named_and_not_its_people(gallery):
    visits = [
        one
        for number in range(4)
        for one in course(f"{number:032x}", 90, 0.75, 0.55, seed=number, camera=YARD)
    ]
    trends = found_in(gallery, visits)
    assert kinds(trends) == [ProposalKind.CAMERA_FALLS]
    assert trends.proposals[0].camera == YARD


def test_near_misses_with_glare_propose_a_view_with_glasses(gallery):
    visits = [
        visit(at(day), who=ANNA, similarity=0.42, quality_reason="glare") for day in range(1, 9)
    ] + [visit(at(day, 12), who=ANNA, similarity=0.6) for day in range(1, 13)]
    trends = found_in(gallery, visits + course(BEN, 30, 0.7, 0.7))
    (proposal,) = trends.proposals
    assert (proposal.kind, proposal.reason) == (ProposalKind.ADD_VIEW, "glare")
    assert (proposal.count, proposal.of) == (8, 20)
    assert trends.near.recognised == 8


def test_without_a_reason_in_common_no_view_is_named(gallery):
    visits = [visit(at(day), who=ANNA, similarity=0.42) for day in range(1, 40)]
    (proposal,) = found_in(gallery, visits).proposals
    assert (proposal.kind, proposal.reason) == (ProposalKind.ADD_VIEW, "")


def test_refusals_right_before_somebody_is_recognised_are_taken_for_theirs(gallery):
    visits = []
    for day in range(1, 20):
        when = at(day)
        visits.append(visit(when, "unknown", similarity=0.38, quality_reason="turned"))
        visits.append(visit(when + timedelta(seconds=9), who=ANNA))
        late = at(day, 15)
        visits.append(visit(late, "unknown", similarity=0.1))
        visits.append(visit(late + timedelta(minutes=2), who=BEN))
        visits.append(visit(late + timedelta(minutes=9), "unknown", camera=YARD))
        visits.append(visit(late + timedelta(minutes=9, seconds=5), who=BEN))
    trends = found_in(gallery, visits)
    people = {person.person_id: person for person in trends.people}
    assert people[ANNA].tries == 19
    assert people[ANNA].reasons == {"turned": 19}
    assert people[BEN].tries == 0  # too late, and at another camera
    assert [one.person_id for one in trends.proposals if one.person_id] == [ANNA]
    assert trends.near.refused == 19


def test_an_hour_in_which_many_are_refused_is_named_with_what_hindered_them(gallery):
    visits = []
    for day in range(1, 60):
        visits += [visit(at(day, hour), who=ANNA) for hour in (8, 9, 10, 11)]
        visits.append(
            visit(
                at(day, 17.5), "cannot-judge", quality_reason="ambient", liveness_reason="ambient"
            )
            if day % 2
            else visit(at(day, 17.5), who=ANNA)
        )
    trends = found_in(gallery, visits)
    (proposal,) = trends.proposals
    assert proposal.kind is ProposalKind.HOUR_TROUBLED
    assert (proposal.camera, proposal.hour, proposal.reason) == (DOOR, 17, "ambient")
    assert (proposal.count, proposal.of) == (30, 59)
    assert trends.reasons == (("ambient", 30),)
    assert trends.liveness_reasons == ()  # the same said once


def test_strangers_are_refused_everywhere_and_name_no_camera(gallery):
    visits = []
    for day in range(1, 60):
        visits += [visit(at(day, hour), who=ANNA) for hour in (8, 9, 10)]
        visits.append(visit(at(day, 15.5), "unknown", similarity=0.1))
        visits.append(visit(at(day, 15.7), "unknown", similarity=0.1, camera=YARD))
    trends = found_in(gallery, visits)
    assert trends.cameras[1].count.share == 1.0
    assert trends.cameras[1].count.troubled == 0
    assert trends.proposals == ()


def test_a_camera_with_more_trouble_than_others_is_named(gallery):
    visits = []
    for day in range(1, 60):
        visits += [visit(at(day, hour), who=ANNA) for hour in (8, 9, 10)]
        state = "unsure" if day % 2 else "known"
        visits.append(visit(at(day, 8 + day % 10), state, who="", camera=YARD))
    trends = found_in(gallery, visits)
    assert [(one.kind, one.camera) for one in trends.proposals] == [
        (ProposalKind.CAMERA_TROUBLED, YARD)
    ]
    assert [camera.camera for camera in trends.cameras] == [DOOR, YARD]


def test_recognisers_are_never_mixed(gallery):
    older = course(ANNA, 60, 0.3, 0.3, recogniser="older-9876543210ab")
    trends = found_in(gallery, older + course(ANNA, 60, 0.7, 0.7))
    assert trends.recogniser == MODEL
    assert trends.others == len(older)
    assert trends.quarter > 0.6
    other = find(gallery.log, Period.MONTHS, recogniser="older-9876543210ab")
    assert other.three_quarters < 0.4


def test_a_corrected_verdict_counts_once_as_what_it_was_corrected_to(gallery):
    when = at(2)
    visits = [
        visit(when, "unknown", similarity=0.2),
        visit(when + timedelta(seconds=4), who=ANNA, corrects=True),
        visit(when + timedelta(seconds=50), "unknown", similarity=0.2),
        visit(when + timedelta(minutes=9), who=ANNA, corrects=True),  # not of that visit
    ]
    trends = found_in(gallery, visits)
    assert (trends.count.visits, trends.recognised, trends.count.refused) == (3, 2, 1)


def test_the_studio_counts_only_where_nothing_else_does(gallery):
    demo = found_in(gallery, course(ANNA, 20, 0.7, 0.7, camera="studio:one-person", studio=True))
    assert demo.is_demo
    assert demo.count.visits == 57
    real = found_in(gallery, [*course(BEN, 20, 0.7, 0.7), visit(at(1), camera="file")])
    assert not real.is_demo
    assert real.count.visits == 57


def test_what_lies_before_the_period_is_left_out(gallery):
    visits = course(ANNA, 200, 0.7, 0.7, per_day=1)
    assert found_in(gallery, visits, Period.WEEKS).count.visits == 27
    assert find(gallery.log, Period.MONTHS).count.visits == 90
    year = find(gallery.log, Period.YEAR)
    assert year.count.visits == 199
    assert len(year.points) == 52
    assert sum(point.visits for point in year.points) == 199


def test_points_tell_the_median_and_where_it_lies(gallery):
    similar = np.linspace(0.5, 0.7, 21)
    trends = found_in(
        gallery, [visit(at(3), who=ANNA, similarity=float(one)) for one in similar], Period.WEEKS
    )
    (point,) = [one for one in trends.points if one.visits]
    assert point.start == at(3).date()
    assert point.median == pytest.approx(0.6)
    assert point.quarter == pytest.approx(0.55)
    assert 0.5 < point.low < 0.6 < point.high < 0.7


def test_damaged_entries_are_counted_and_stop_nothing(gallery, gallery_file):
    write(gallery, course(ANNA, 20, 0.7, 0.7))
    with closing(sqlite3.connect(gallery_file)) as file, file:
        file.execute("UPDATE log_entries SET facts = '{broken' WHERE number = 3")
        file.execute("UPDATE log_entries SET person_id = x'00ff' WHERE number = 4")
        file.execute("UPDATE log_entries SET time = 9223372036854775807 WHERE number = 5")
        infinite = """replace(facts, '"threshold":', '"similarity": Infinity, "threshold":')"""
        file.execute(f"UPDATE log_entries SET facts = {infinite} WHERE number = 6")
        odd = '{"state": ["x"], "recogniser": 4}'
        file.execute("UPDATE log_entries SET facts = ? WHERE number = 7", (odd,))
    trends = find(gallery.log, Period.WEEKS)
    assert trends.damaged == 3
    assert trends.count.visits == 57 - 4


def test_people_who_are_gone_are_not_spoken_of(gallery):
    write(gallery, course(ANNA, 90, 0.71, 0.55))
    trends = find(gallery.log, Period.MONTHS, still_there=lambda _id: False)
    assert trends.people == ()
    assert not any(proposal.person_id for proposal in trends.proposals)
    assert trends.recognised


def test_it_changes_nothing_and_can_be_stopped(gallery):
    write(gallery, course(ANNA, 90, 0.71, 0.55))
    before = gallery.log.entries(limit=10_000)
    seen = []
    assert find(gallery.log, Period.YEAR, progress=lambda *told: seen.append(told)) is not None
    assert seen[-1][0] == seen[-1][1]
    assert find(gallery.log, Period.YEAR, cancelled=lambda: True) is None
    assert gallery.log.entries(limit=10_000) == before
    assert verify(gallery.log).is_whole


def test_only_who_may_read_the_log_sees_trends(staffed):
    staffed.accounts.sign_in("Otto", "730526")
    with pytest.raises(NotAllowedError):
        find(staffed.log, Period.WEEKS)
    staffed.accounts.sign_in("Aud", "quiet lamp by the sea")
    assert find(staffed.log, Period.WEEKS).count.visits == 0


def test_a_person_named_in_a_refusal_counts_as_nearly_missed(gallery):
    visits = [visit(at(day), "not-claimed", who=ANNA, similarity=0.37) for day in range(1, 8)]
    trends = found_in(
        gallery, visits + course(ANNA, 8, 0.7, 0.7, per_day=1) + course(BEN, 20, 0.7, 0.7)
    )
    (proposal,) = trends.proposals
    assert (proposal.person_id, proposal.kind) == (ANNA, ProposalKind.ADD_VIEW)
