"""Evaluations from a folder to rates, with real stages and networks by hand."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from core.evaluation.facts import differences, facts
from core.evaluation.folders import EvaluationError
from core.evaluation.running import evaluate
from tests.core.evaluation import drawn_sets


def test_people_are_measured_and_again_the_same(tmp_path) -> None:
    folder = drawn_sets.people(tmp_path / "set")
    (folder / "p0" / "broken.png").write_bytes(b"no picture")
    drawn_sets.draw(folder / "p9" / "nobody.png", 0, level=0.0)
    told: list[tuple[int, int]] = []
    found = evaluate(
        folder, drawn_sets.pipeline(), progress=lambda done, total: told.append((done, total))
    )
    assert found is not None
    assert told[0] == (0, 20)
    assert told[-1] == (20, 20)
    assert (found.kind, found.folder, found.pictures) == ("people", "set", 20)
    assert sorted(found.failed) == ["p0/broken.png", "p9/nobody.png"]
    assert dict(found.failures) == {"unreadable": 1, "no-face": 1}
    assert found.people_failed is not None
    assert found.people_failed.value == pytest.approx(1 / 7)
    assert found.verification is not None
    assert found.verification.people == 6
    assert found.verification.eer.value == 0.0
    assert found.identification is not None
    assert found.identification.rank_one.value == 1.0
    assert found.vectors is not None
    assert len(found.vectors) == len(found.labels) == len(found.files) == 18
    assert all(
        file.startswith(f"{who}/") for who, file in zip(found.labels, found.files, strict=True)
    )
    assert found.checksums["recogniser"] == "0" * 64
    assert found.settings["limit_dark"] == 30.0
    again = evaluate(folder, drawn_sets.pipeline(), load=drawn_sets.pipeline, jobs=3)
    assert again is not None
    assert differences(facts(found), facts(again)) == ()
    other_seed = evaluate(folder, drawn_sets.pipeline(), seed=2)
    assert other_seed is not None
    assert "seed" in differences(facts(found), facts(other_seed))


def test_another_picture_or_name_makes_another_set(tmp_path) -> None:
    folder = drawn_sets.people(tmp_path / "set", count=3, each=2)

    def digest() -> str:
        found = evaluate(folder, drawn_sets.pipeline())
        assert found is not None
        return found.set_digest

    first = digest()
    assert digest() == first
    drawn_sets.draw(folder / "p0" / "0.png", 0, noise=20.0, seed=999)
    second = digest()
    (folder / "p0" / "0.png").rename(folder / "p0" / "9.png")
    assert len({first, second, digest()}) == 3


def test_it_can_be_cancelled_at_any_time(tmp_path) -> None:
    folder = drawn_sets.people(tmp_path / "set")
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > stop

    for stop in (0, 5, 20):
        asked = 0
        load = drawn_sets.pipeline if stop == 5 else None
        assert evaluate(folder, drawn_sets.pipeline(), load=load, cancelled=cancelled) is None


def test_no_more_pictures_than_wanted_but_whole_people(tmp_path) -> None:
    folder = drawn_sets.people(tmp_path / "set")
    found = evaluate(folder, drawn_sets.pipeline(), most=10)
    assert found is not None
    assert (found.pictures, found.most) == (9, 10)
    assert len(set(found.labels)) == 3
    fakes = drawn_sets.presentations(tmp_path / "fakes")
    part = evaluate(fakes, drawn_sets.pipeline(liveness=True), most=12)
    assert part is not None
    assert part.pictures == 12
    assert {one.kind for one in part.presentations} == {"", "mask", "print"}


def test_liveness_is_measured_for_each_kind_and_at_every_limit(tmp_path) -> None:
    folder = drawn_sets.presentations(tmp_path / "set")
    found = evaluate(folder, drawn_sets.pipeline(liveness=True))
    assert found is not None
    assert found.attacks is not None
    assert found.attacks.live == 8
    assert set(found.attacks.apcer) == {"mask", "print"}
    assert found.sweep is not None
    assert len(found.files) == len(found.presentations) == 24
    for kind, curve in found.sweep.curves.items():
        for limit, apcer, bpcer in curve:
            fakes = [
                one.spoof_score is not None and one.spoof_score < limit
                for one in found.presentations
                if one.kind == kind
            ]
            scores = [one.spoof_score for one in found.presentations if not one.kind]
            living = [score >= limit for score in scores if score is not None]
            assert apcer == pytest.approx(np.mean(fakes))
            assert bpcer == pytest.approx(np.mean(living))


def test_what_cannot_be_measured_is_said(tmp_path) -> None:
    with pytest.raises(EvaluationError, match="No liveness model"):
        evaluate(drawn_sets.presentations(tmp_path / "fakes"), drawn_sets.pipeline())
    studio = drawn_sets.pipeline(liveness=True)
    assert studio.slots.liveness is not None
    card = dataclasses.replace(studio.slots.liveness.card, light="studio")
    studio.slots.liveness.card = card  # type: ignore[misc]
    with pytest.raises(EvaluationError, match="brightness judges only what the studio draws"):
        evaluate(tmp_path / "fakes", studio)
    with pytest.raises(EvaluationError, match="no evaluation set"):
        evaluate(Path(tmp_path / "fakes" / "live"), drawn_sets.pipeline())
    with pytest.raises(EvaluationError, match="too few"):
        evaluate(drawn_sets.people(tmp_path / "few", each=1), drawn_sets.pipeline())
