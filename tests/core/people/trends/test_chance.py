"""How often chance alone proposes something, and how large a fall is found."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from core.people.trends.finding import trends_of
from core.people.trends.values import Period, ProposalKind
from core.people.trends.visits import Visits
from core.results import DecisionState

PEOPLE, DAYS, PER_WEEK = 20, 91, 5
STATES = [state.value for state in DecisionState]
UNTIL = datetime(2026, 11, 20, 18, tzinfo=UTC)


def gallery(seed: int, fall: float = 0.0) -> Visits:
    """People who come five days a week, and strangers; the first person's similarity may fall."""
    draw = np.random.default_rng(seed)
    rows = []
    for person in range(PEOPLE):
        level = draw.uniform(0.55, 0.75)
        for day in range(DAYS):
            if draw.random() < PER_WEEK / 7:
                down = fall * day / DAYS if person == 0 else 0.0
                similarity = level - down + draw.normal(0.0, 0.05)
                who = person if similarity >= 0.4 else -1
                rows.append((day, draw.normal(11.0, 3.0), similarity, who))
    for day in range(DAYS):
        for _ in range(draw.poisson(4.0)):
            rows.append((day, draw.normal(13.0, 3.0), draw.normal(0.15, 0.08), -1))
    begin = UNTIL - timedelta(days=DAYS)
    time = np.array([begin.timestamp() + 86400.0 * day + 3600.0 * hour for day, hour, *_ in rows])
    order = np.argsort(time)
    people = np.array([row[3] for row in rows], np.int32)[order]
    codes = np.where(people >= 0, STATES.index("known"), STATES.index("unknown")).astype(np.int8)
    nothing = np.zeros(len(rows), np.int32)
    return Visits(
        time[order],
        codes,
        np.array([row[2] for row in rows])[order],
        np.full(len(rows), 0.4),
        people,
        nothing,
        (draw.random(len(rows)) < 0.08).astype(np.int32),
        nothing,
        tuple(f"{person:032x}" for person in range(PEOPLE)),
        ("camera:door",),
        ("good", "motion"),
        ("judged",),
        "model",
    )


def proposals(seed: int, fall: float = 0.0):
    begin = UNTIL - timedelta(days=DAYS)
    return trends_of(gallery(seed, fall), {}, Period.MONTHS, begin, UNTIL).proposals


@pytest.mark.slow
def test_chance_hardly_ever_proposes_anything(capsys):
    galleries = 200
    views = hours = 0
    for seed in range(galleries):
        found = proposals(seed)
        views += any(one.person_id for one in found)
        hours += any(one.kind is ProposalKind.HOUR_TROUBLED for one in found)
    with capsys.disabled():
        sys.stdout.write(f"\nof {galleries} steady galleries: views {views}, hours {hours}\n")
    assert views <= 10
    assert hours <= 10  # though strangers come at other hours than people who are enrolled


@pytest.mark.slow
@pytest.mark.parametrize(("fall", "least"), [(0.15, 0.95), (0.1, 0.8)])
def test_a_fall_is_found(fall, least, capsys):
    galleries = 60
    found = sum(
        any(
            one.kind is ProposalKind.RENEW_VIEWS and one.person_id == f"{0:032x}"
            for one in proposals(seed, fall)
        )
        for seed in range(galleries)
    )
    with capsys.disabled():
        sys.stdout.write(f"\na fall of {fall} is found in {found} of {galleries} galleries\n")
    assert found >= least * galleries
