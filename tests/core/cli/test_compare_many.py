"""`compare` beyond two largest faces: faces by number, many pictures, maps, reports, meaning."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.calibration import keeping
from core.calibration.values import Calibration, Origin, Scores, Tail
from core.paths import Profile
from core.people.audit.events import Event
from core.people.gallery import Gallery
from core.pipeline import Pipeline
from core.reports.verification import verify
from core.settings import Settings
from tests.core.cli.conftest import Run, Shots


def test_the_answer_says_what_it_means_and_names_the_files(run: Run, shots: Shots) -> None:
    answer = run("compare", shots.anna, shots.anna_again, "--json").json
    assert answer["meaning"]["origin"] == "card"
    assert answer["meaning"]["one_in"] > 1
    assert [one["name"] for one in answer["pictures"]] == ["anna.png", "anna-again.png"]
    assert all(len(one["sha256"]) == 64 for one in answer["pictures"])
    assert answer["checksums"]["recogniser"].startswith(answer["models"]["recogniser"] + "@")
    assert answer["regions"] is None
    said = run("compare", shots.anna, shots.anna_again).out
    assert "pairs of strangers" in said
    assert "not measured here" in said


def test_the_same_file_twice_is_noticed(run: Run, shots: Shots) -> None:
    outcome = run("compare", shots.anna, shots.anna)
    assert outcome.code == 0
    assert "the same file" in outcome.out


def test_a_face_is_chosen_by_its_number(run: Run, shots: Shots) -> None:
    answers = [
        run("compare", shots.both, shots.anna, "--face-a", number, "--json").json
        for number in (1, 2)
    ]
    assert [answer["pictures"][0]["face"] for answer in answers] == [1, 2]
    assert answers[0]["similarity"] != answers[1]["similarity"]
    assert answers[0]["faces"][0]["box"] != answers[1]["faces"][0]["box"]
    outcome = run("compare", shots.anna, shots.both, "--face-b", 2)
    assert "number 2 by size was compared" in outcome.out
    wrong = run("compare", shots.anna, shots.both, "--face-b", 3, "--json")
    assert wrong.code == 1
    assert "2 faces" in wrong.json["error"]
    assert str(shots.both) in wrong.json["error"]
    assert run("compare", shots.anna, shots.both, "--face-b", "0").code == 2


def test_one_with_many_is_sorted(run: Run, shots: Shots) -> None:
    outcome = run("compare", shots.anna, shots.ben, shots.both, shots.anna_again, "--json")
    assert outcome.code == 0
    answer = outcome.json
    assert [row["name"] for row in answer["rows"]] == ["anna.png"]
    (row,) = answer["similarities"]
    assert row == sorted(row, reverse=True)
    assert answer["columns"][0]["path"] == str(shots.anna_again)
    pair = run("compare", shots.anna, shots.anna_again, "--json").json
    assert row[0] == pytest.approx(pair["similarity"], abs=2e-6)


def test_many_with_many_and_what_failed(run: Run, shots: Shots, tmp_path: Path) -> None:
    names = [shots.anna, shots.anna_again, shots.ben, shots.nobody, tmp_path / "none.png"]
    outcome = run("compare", *names, "--many", "--json", "--threshold", shots.threshold)
    assert outcome.code == 1
    answer = outcome.json
    assert np.shape(answer["similarities"]) == (3, 3)
    assert [one["name"] for one in answer["failed"]] == ["nobody.png", "none.png"]
    assert answer["error"] in outcome.err.replace("\npython -m core: ", " ")
    said = run("compare", *names[:3], "--many", "--threshold", shots.threshold)
    assert said.code == 0
    assert said.out.startswith("1 of 3 pairs reach the threshold")
    assert "= " in said.out.splitlines()[1]


def test_a_folder_stands_for_its_pictures(run: Run, shots: Shots, tmp_path: Path) -> None:
    folder = tmp_path / "others"
    (folder / "deeper").mkdir(parents=True)
    for name, shot in (("b.png", shots.ben), ("deeper/a.png", shots.anna_again)):
        (folder / name).write_bytes(shot.read_bytes())
    answer = run("compare", shots.anna, folder, "--json").json
    assert [one["name"] for one in answer["columns"]] == ["a.png", "b.png"]
    square = run("compare", folder, "--many", "--json").json
    assert sorted(one["name"] for one in square["rows"]) == ["a.png", "b.png"]
    assert run("compare", folder).code == 2
    empty = tmp_path / "empty"
    empty.mkdir()
    nothing = run("compare", shots.anna, empty)
    assert nothing.code == 1
    assert "no pictures in the folder" in nothing.err
    assert nothing.out.startswith("There was nothing to compare.")


def test_what_does_not_go_together_is_refused(run: Run, shots: Shots, tmp_path: Path) -> None:
    there = tmp_path / "map.png"
    there.touch()
    for wrong in (
        ("--many", "--regions", tmp_path / "new.png"),
        (shots.both, "--face-b", 2),
        ("--regions", tmp_path / "map.txt"),
        ("--regions", there),
    ):
        assert run("compare", shots.anna, shots.ben, *wrong).code == 2
    assert there.stat().st_size == 0
    outcome = run("compare", shots.anna, shots.ben, "--report", tmp_path / "no" / "r.pdf")
    assert outcome.code == 1
    assert "no folder" in outcome.err


def test_a_calibration_of_the_profile_is_used(run: Run, shots: Shots, desk: Path) -> None:
    model = Pipeline.load(Settings()).recogniser_identity
    counts = np.zeros(200, np.int64)
    counts[100] = 100_000
    scores = Scores(counts, 100_000, 4950, 0.0, 0.01)
    sample = np.full(1000, 0.005, np.float32)
    kept = Calibration(
        model, Origin.EVALUATION, 0.45, Tail(0.3, 0.001, 0.05), 100, scores,
        smallest_fmr=0.0006, name="set", strangers_sample=sample,
    )  # fmt: skip
    keeping.save(kept, Profile(desk).calibrations_file)
    answer = run("compare", shots.anna, shots.anna_again, "--json").json
    assert answer["threshold"] == shots.threshold
    assert answer["meaning"]["origin"] == "evaluation"
    assert answer["meaning"]["people"] == 100
    assert "Measured on a set of 100 people" in run("compare", shots.anna, shots.ben).out
    Profile(desk).calibrations_file.write_text("broken")
    outcome = run("compare", shots.anna, shots.anna_again, "--json")
    assert outcome.json["meaning"]["origin"] == "card"
    assert "calibrations.json" in outcome.err


@pytest.mark.slow  # a map takes seconds
def test_a_signed_report_and_a_map_are_written(run: Run, shots: Shots, desk: Path) -> None:
    Gallery.open(Profile(desk).gallery_file).close()
    report, picture = desk / "r.pdf", desk / "map.png"
    words = ("compare", shots.anna, shots.ben, "--report", report, "--regions", picture)
    outcome = run(*words)
    assert "It is signed with the key" in outcome.out
    assert "indicative only" in outcome.out
    with Image.open(picture) as drawn:
        assert drawn.size == (912, 448)
    found = verify(report.with_suffix(".json"))
    assert found.is_whole
    answer = run(*words[:3], "--json").json
    assert found.facts["similarity"] == answer["similarity"]
    assert found.facts["models"] == answer["checksums"]
    assert set(found.facts["regions"]["parts"]) >= {"eyes", "mouth"}
    with closing(Gallery.open(Profile(desk).gallery_file)) as gallery:
        (entry,) = gallery.log.entries(event=Event.COMPARED)
        assert found.facts["log_head"] == f"{entry.number} {entry.hash.hex()}"
    again = run(*words)
    assert again.code == 1
    assert "there already" in again.err
    assert run(*words, "--replace", "--unsigned", "--json").json["regions"] is not None
    assert not verify(report.with_suffix(".json")).is_signed


def test_many_pictures_are_reported_without_their_folders(
    run: Run, shots: Shots, desk: Path
) -> None:
    report = desk / "many.pdf"
    outcome = run("compare", shots.anna, shots.ben, shots.anna_again, "--many", "--report", report)
    assert "It isn't signed" in outcome.out
    told = json.loads(report.with_suffix(".json").read_text("utf-8"))
    assert len(told["facts"]["rows"]) == 3
    assert str(shots.anna.parent) not in report.with_suffix(".json").read_text("utf-8")
    assert not Profile(desk).gallery_file.exists()
