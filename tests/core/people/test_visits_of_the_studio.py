"""A few visits before the whole pipeline; `tests/bench/test_visits.py` plays a thousand."""

from __future__ import annotations

import numpy as np
import pytest

from core.people.gallery import Gallery
from core.pipeline import Pipeline
from core.settings import Settings
from tests.bench.scripted_visits import ScriptedDesk


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> ScriptedDesk:
    gallery = Gallery.open(tmp_path_factory.mktemp("desk") / "gallery.sqlite")
    pipeline = Pipeline.load(Settings())
    desk = ScriptedDesk(pipeline, gallery, enrolled=2, templates=1, threshold=0.55)
    gallery.close()
    return desk


def play(desk: ScriptedDesk, kind: str, seed: int):
    return desk.play(desk.script(kind, np.random.default_rng(seed)), every=3)


def test_who_takes_somebody_s_place_at_once_never_has_their_name(desk):
    outcome = play(desk, "cut", 2)
    assert outcome.wrong == []
    first, *_ = outcome.known
    assert {state.value for _, state, _ in outcome.said} >= {"known"}
    assert first in desk.enrolled
