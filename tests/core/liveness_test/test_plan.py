"""What is presented, and how much that can prove."""

from __future__ import annotations

import pytest

from core.evaluation.intervals import exact
from core.liveness_test import plan
from core.liveness_test.values import Plan, Presentation, Species


def test_plans_try_every_kind_and_the_living_first():
    assert list(plan.wanted(plan.SHORT)) == list(Species)
    assert (plan.total(plan.SHORT), plan.total(plan.FULL)) == (23, 150)
    for words in (plan.NAMES, plan.PREPARATIONS, plan.INSTRUCTIONS):
        assert list(words) == list(Species)


def test_what_is_left_goes_down_kind_by_kind():
    wanted = Plan({Species.PHONE: 1, Species.LIVE: 2, Species.MASK: 0})
    done = []
    coming = []
    while (species := plan.coming(wanted, done)) is not None:
        coming.append(species)
        done.append(Presentation(len(done) + 1, species, 1, "001.fdrec"))
    assert coming == [Species.LIVE, Species.LIVE, Species.PHONE]
    assert plan.left(wanted, done) == {}


def test_twenty_without_an_error_leave_seventeen_per_cent_open():
    assert plan.provable(20) == pytest.approx(0.168, abs=0.001)
    assert plan.provable(20) == exact(0, 20).high
    assert plan.provable(0) == 1.0


def test_recordings_of_a_full_test_take_some_gigabytes():
    assert 2e9 < plan.room(plan.FULL, 640, 480, 30.0) < 5e9
