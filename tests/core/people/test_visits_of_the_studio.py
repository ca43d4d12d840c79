"""A few visits before the whole pipeline; `tests/bench/test_visits.py` plays a thousand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.capture.studio import SCENES
from core.capture.studio.cast import CAST
from core.people.gallery import Gallery
from core.pipeline import Pipeline
from core.settings import Settings
from tests.bench.scripted_visits import Script, ScriptedDesk


def desk_for(folder: Path, *names: str, templates: int = 1) -> ScriptedDesk:
    gallery = Gallery.open(folder / "gallery.sqlite")
    pipeline = Pipeline.load(Settings())
    desk = ScriptedDesk(pipeline, gallery, enrolled=names, templates=templates, threshold=0.55)
    gallery.close()
    return desk


def test_who_takes_somebody_s_place_at_once_never_has_their_name(tmp_path):
    desk = desk_for(tmp_path, *sorted(CAST)[:2])
    outcome = desk.play(desk.script("cut", np.random.default_rng(2)), every=3)
    assert outcome.wrong == []
    assert next(iter(outcome.known)) in desk.enrolled


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_two_people_who_cross_each_is_known_as_themselves(tmp_path, seed):
    scene = SCENES["swap"]
    order = np.random.default_rng([seed, 91]).permutation(len(CAST))  # as the studio deals them
    first, second = (list(CAST)[int(one)] for one in order[:2])
    desk = desk_for(tmp_path, first, second, templates=3)
    outcome = desk.play(Script("swap", scene, seed, 14.0), every=2)
    assert outcome.wrong == []
    assert outcome.known[first] < outcome.known[second]
