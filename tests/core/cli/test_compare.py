"""`compare` with the real networks on pictures of the studio."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.cli.conftest import Run, Shots


def test_the_same_person(run: Run, shots: Shots) -> None:
    outcome = run("compare", shots.anna, shots.anna_again, "--json")
    answer = outcome.json
    assert outcome.code == 0
    assert answer["decision"] == "same"
    assert answer["threshold"] <= answer["similarity"] <= 1
    assert answer["paths"] == [str(shots.anna), str(shots.anna_again)]
    assert [len(face["landmarks"]) for face in answer["faces"]] == [5, 5]
    assert answer["error"] is None


def test_two_people_by_the_threshold_of_the_profile(run: Run, shots: Shots, desk: Path) -> None:
    outcome = run("compare", shots.anna, shots.ben, "--json")
    assert outcome.code == 1
    assert outcome.json["threshold"] == shots.threshold
    assert outcome.json["decision"] == "different"
    assert outcome.json["similarity"] < outcome.json["threshold"]


def test_the_threshold_is_the_callers_choice(run: Run, shots: Shots) -> None:
    answer = run("compare", shots.anna, shots.ben, "--json", "--threshold", "-1").json
    assert answer["threshold"] == -1
    assert answer["decision"] == "same"
    assert run("compare", shots.anna, shots.ben, "--threshold", "2").code == 2


def test_words_for_people(run: Run, shots: Shots) -> None:
    assert run("compare", shots.anna, shots.anna_again).out.startswith("Probably the same person.")
    outcome = run("compare", shots.ben, shots.both, "--threshold", 1)
    assert outcome.out.startswith("Probably two people.")
    assert "threshold" in outcome.out
    assert "shows 2 faces" in outcome.out


@pytest.mark.parametrize("which", ["nobody", "missing"])
def test_a_picture_that_cannot_be_compared(
    run: Run, shots: Shots, tmp_path: Path, which: str
) -> None:
    bad = shots.nobody if which == "nobody" else tmp_path / "none.png"
    outcome = run("compare", shots.anna, bad, "--json")
    assert outcome.code == 1
    answer = outcome.json
    assert answer["similarity"] is None
    assert answer["decision"] is None
    assert answer["faces"][0] is not None
    assert answer["faces"][1] is None
    assert str(bad) in answer["error"]
    assert answer["error"] in outcome.err
    assert "No face" in answer["error"] if which == "nobody" else "no file" in answer["error"]
