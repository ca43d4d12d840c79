"""`analyse` with the real networks on pictures of the studio."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.cli import analyse as command
from core.frame import Picture
from tests.core.cli.conftest import Run, Shots


def test_one_object_a_picture_with_all_that_was_promised(run: Run, shots: Shots) -> None:
    outcome = run("analyse", shots.anna, "--jsonl")
    assert outcome.code == 0
    assert outcome.err == ""
    found = outcome.json
    assert list(found) == ["path", "width", "height", "faces", "models", "modes", "error"]
    assert found["path"] == str(shots.anna)
    assert (found["width"], found["height"]) == (640, 480)
    assert set(found["models"]) >= {"detector", "recogniser"}
    assert found["error"] is None
    (face,) = found["faces"]
    x1, y1, x2, y2 = face["box"]
    assert 0 < x1 < x2 < 640
    assert 0 < y1 < y2 < 480
    assert 0.5 < face["score"] <= 1
    assert np.array(face["landmarks"]).shape == (5, 2)
    assert face["track"] is None
    assert 0 <= face["quality"]["overall"] <= 100
    assert face["quality"]["reason"] == "good"
    parts = {part["kind"]: part for part in face["quality"]["parts"]}
    assert parts["inter-eye-distance"]["unit"] == "pixels"
    assert all(0 <= part["score"] <= 100 for part in parts.values())
    assert np.linalg.norm(face["embedding"]) == pytest.approx(1, abs=1e-5)
    if "liveness" not in found["models"]:
        assert face["liveness"] is None


def test_the_largest_face_comes_first_and_alone_is_embedded(run: Run, shots: Shots) -> None:
    faces = run("analyse", shots.both, "--jsonl").json["faces"]
    areas = [(f["box"][2] - f["box"][0]) * (f["box"][3] - f["box"][1]) for f in faces]
    assert len(faces) == 2
    assert areas == sorted(areas, reverse=True)
    assert faces[0]["embedding"] is not None
    assert faces[1]["embedding"] is None
    faces = run("analyse", shots.both, "--jsonl", "--all-faces").json["faces"]
    assert all(face["embedding"] is not None for face in faces)


def test_a_picture_without_a_face_is_no_error(run: Run, shots: Shots) -> None:
    outcome = run("analyse", shots.nobody, "--jsonl")
    assert outcome.code == 0
    assert outcome.json["faces"] == []
    assert outcome.json["error"] is None


def test_bad_files_get_an_error_and_the_others_go_on(
    run: Run, shots: Shots, tmp_path: Path
) -> None:
    (tmp_path / "empty.png").touch()
    (tmp_path / "text.jpg").write_text("no picture")
    names = [tmp_path / "empty.png", shots.anna, tmp_path / "none.png", tmp_path / "text.jpg"]
    outcome = run("analyse", *names, "--jsonl")
    assert outcome.code == 1
    assert [line["path"] for line in outcome.lines] == [str(name) for name in names]
    errors = [line["error"] for line in outcome.lines]
    assert errors[1] is None
    assert "is empty" in errors[0]
    assert "There is no file" in errors[2]
    assert "not a picture" in errors[3]
    assert all(line["width"] is None for line in outcome.lines if line["error"])
    assert all(error in outcome.err for error in errors if error)
    assert "3 of 4 pictures failed" in outcome.err


def test_folders_are_searched_with_all_below(run: Run, shots: Shots, tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    for number in (10, 9):
        (below / f"p{number}.png").write_bytes(shots.nobody.read_bytes())
    (below / "notes.txt").write_text("not a picture")
    outcome = run("analyse", tmp_path, "--jsonl")
    names = [line["path"] for line in outcome.lines]
    assert names == [str(below / "p9.png"), str(below / "p10.png")]


def test_a_folder_without_pictures_is_an_error(run: Run, tmp_path: Path) -> None:
    outcome = run("analyse", tmp_path)
    assert outcome.code == 1
    assert "no pictures in the folder" in outcome.err


def test_the_order_is_kept_with_many_pictures_at_once(
    run: Run, shots: Shots, tmp_path: Path
) -> None:
    files = []
    for number in range(24):
        file = tmp_path / f"{number}.png"
        # Small and large ones by turns, so that they are done out of order.
        side = 32 if number % 2 else 320
        Image.new("L", (side, side), 10 * number).save(file)
        files.append(file)
    outcome = run("analyse", *files, "--jsonl", "--jobs", 3)
    assert [line["path"] for line in outcome.lines] == [str(file) for file in files]


def test_a_table_of_embeddings(run: Run, shots: Shots, tmp_path: Path) -> None:
    table = tmp_path / "table.npz"
    names = [shots.anna, shots.nobody, tmp_path / "none.png", shots.ben]
    outcome = run("analyse", *names, "--npz", table, "--jsonl")
    assert outcome.code == 1
    with np.load(table, allow_pickle=False) as data:
        assert data["paths"].tolist() == [str(name) for name in names]
        assert data["found"].tolist() == [True, False, False, True]
        embeddings, scores = data["embeddings"], data["spoof_scores"]
        assert "@" in str(data["model"])
    assert embeddings.dtype == scores.dtype == np.float32
    assert embeddings.shape[0] == scores.shape[0] == 4
    assert np.isnan(embeddings[1:3]).all()
    # The text holds the very same numbers.
    written = np.array(outcome.lines[0]["faces"][0]["embedding"], np.float32)
    assert np.array_equal(written, embeddings[0])
    assert [file.name for file in tmp_path.iterdir()] == ["table.npz"]


def test_a_table_without_any_face_still_has_its_columns(
    run: Run, shots: Shots, tmp_path: Path
) -> None:
    assert run("analyse", shots.nobody, "--npz", tmp_path / "t.npz").code == 0
    with np.load(tmp_path / "t.npz") as data:
        assert data["embeddings"].shape == (1, 128)


def test_a_table_that_cannot_be_written_is_said_before_the_work(
    run: Run, shots: Shots, tmp_path: Path
) -> None:
    outcome = run("analyse", shots.anna, "--npz", tmp_path / "none" / "table.npz", "--jsonl")
    assert outcome.code == 1
    assert outcome.out == ""
    assert "can't be written" in outcome.err


def test_words_for_people(run: Run, shots: Shots) -> None:
    outcome = run("analyse", shots.anna, shots.both, shots.nobody)
    first, second, third = outcome.out.splitlines()
    assert "1 face: quality" in first
    assert "The picture is good." in first
    assert "2 faces, the largest" in second
    assert third.endswith("no face")


def test_a_list_of_paths(run: Run, shots: Shots, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(f"{shots.nobody}\n\n{shots.nobody}\n")
    outcome = run("analyse", "--list", tmp_path / "list.txt", "--jsonl")
    assert [line["path"] for line in outcome.lines] == [str(shots.nobody)] * 2
    assert run("analyse", "--list", tmp_path / "none.txt").code == 2


def test_the_bar_shows_where_it_is_asked_for(run: Run, shots: Shots) -> None:
    with_bar = run("analyse", shots.nobody, "--progress", "--jsonl")
    assert "/1 [" in with_bar.err
    assert "picture/s" in with_bar.err
    assert with_bar.json["error"] is None
    assert run("analyse", shots.nobody, "--no-progress").err == ""


def test_models_are_chosen_among_the_installed_ones(run: Run, shots: Shots) -> None:
    models = run("analyse", shots.nobody, "--jsonl").json["models"]
    outcome = run(
        *("analyse", shots.nobody, "--jsonl"),
        *("--detector", models["detector"], "--recogniser", models["recogniser"]),
    )
    assert outcome.json["models"] == models
    for slot in ("detector", "recogniser", "liveness"):
        outcome = run("analyse", shots.nobody, f"--{slot}", "of-the-moon")
        assert outcome.code == 2
        assert "of-the-moon is not installed" in outcome.err
    outcome = run("analyse", shots.nobody, "--liveness", models["recogniser"])
    assert outcome.code == 2
    assert "sface-2021dec does not judge liveness" in outcome.err
    assert "It goes with --recogniser." in outcome.err


def test_a_fault_in_one_picture_does_not_stop_the_others(
    run: Run, shots: Shots, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyse = command.Pipeline.analyse_picture

    def fails_for_the_large(self: object, picture: Picture, **options: bool) -> object:
        if picture.grey.shape == (480, 640):
            raise ZeroDivisionError
        return analyse(self, picture, **options)

    small = shots.nobody.parent / "small.png"
    Image.new("L", (60, 40), 9).save(small)
    monkeypatch.setattr(command.Pipeline, "analyse_picture", fails_for_the_large)
    outcome = run("analyse", shots.nobody, small, "--jsonl")
    assert outcome.code == 1
    assert "ZeroDivisionError" in outcome.lines[0]["error"]
    assert outcome.lines[1]["error"] is None
