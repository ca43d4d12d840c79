"""`enrol`, `identify` and `people` on one gallery, with the real networks."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from core.people.gallery import Gallery
from tests.core.cli.conftest import Run, Shots


@pytest.fixture(autouse=True)
def at_the_desk(desk: Path) -> None:
    """Every test here works with a threshold that tells Anna from Ben."""


def test_from_enrolment_to_removal(run: Run, shots: Shots, own_profile: Path) -> None:
    done = run("enrol", "Anna Berg", shots.anna, "--json")
    assert done.code == 0
    anna = done.json["id"]
    assert done.json["templates"] == 1
    assert run("enrol", "Ben", shots.ben).code == 0

    found = run("identify", shots.anna_again, shots.ben, "--jsonl")
    assert found.code == 0
    assert [line["decision"] for line in found.lines] == ["known", "known"]
    assert found.lines[0]["person"]["id"] == anna
    assert found.lines[0]["person"]["similarity"] >= found.lines[0]["threshold"]
    assert [match["name"] for match in found.lines[0]["matches"]] == ["Anna Berg", "Ben"]
    assert found.lines[1]["person"]["name"] == "Ben"
    assert found.lines[0]["face"]["embedding"] is not None

    with_names = run("people", "--json").json
    assert [person["name"] for person in with_names] == ["Anna Berg", "Ben"]
    assert run("people", "rename", anna[:8], "Anna Koch").code == 0
    assert "Anna Koch" in run("people").out
    assert "2 people." in run("people", "list").out
    assert run("people", "list", "--json").json[0]["name"] == "Anna Koch"

    assert run("people", "remove", "anna koch", "--yes").code == 0
    gone = run("identify", shots.anna_again, "--jsonl")
    assert gone.code == 1
    assert gone.json["decision"] == "unknown"
    assert gone.json["person"] is None
    assert (own_profile / "gallery.sqlite").exists()


def test_the_window_sees_the_same_gallery_and_a_thumbnail(
    run: Run, shots: Shots, own_profile: Path
) -> None:
    person = run("enrol", "Anna", shots.anna, "--json").json["id"]
    gallery = Gallery.open(own_profile / "gallery.sqlite")
    thumbnail = gallery.thumbnail(person)
    gallery.close()
    assert thumbnail is not None
    assert thumbnail.shape == (96, 96)
    assert thumbnail.std() > 10


def test_a_profile_of_its_own(run: Run, shots: Shots, tmp_path: Path, own_profile: Path) -> None:
    assert run("enrol", "Anna", shots.anna, "--profile", tmp_path / "desk").code == 0
    assert not (own_profile / "gallery.sqlite").exists()
    assert run("people", "--profile", tmp_path / "desk", "--json").json[0]["name"] == "Anna"
    assert run("people", "remove", "Anna", "--profile", tmp_path / "desk").code == 0


def test_an_empty_gallery(run: Run, shots: Shots) -> None:
    assert run("people").out == "Nobody is enrolled yet.\n"
    assert run("people", "--json").json == []
    outcome = run("identify", shots.anna)
    assert outcome.code == 1
    assert "Nobody is enrolled yet." in outcome.out


def test_pictures_are_added_to_a_person(run: Run, shots: Shots) -> None:
    run("enrol", "Anna", shots.anna)
    refused = run("enrol", "anna", shots.anna_again)
    assert refused.code == 1
    assert "--add" in refused.err
    added = run("enrol", "Anna", shots.anna_again, "--add", "--json").json
    assert (added["templates"], added["added"]) == (2, 1)
    other = run("enrol", "Anna", shots.ben, "--another", "--json").json
    assert other["id"] != added["id"]
    outcome = run("people", "remove", "Anna", "--yes")
    assert outcome.code == 1
    assert added["id"] in outcome.err
    assert run("enrol", "Anna", shots.ben, "--add").code == 1
    assert run("enrol", "Nobody Yet", shots.ben, "--add").code == 1


def test_pictures_of_somebody_else_are_not_added(run: Run, shots: Shots) -> None:
    run("enrol", "Anna", shots.anna)
    refused = run("enrol", "Anna", shots.ben, "--add")
    assert refused.code == 1
    assert "doesn't look like Anna" in refused.err
    assert run("people", "--json").json[0]["templates"] == 1
    assert run("enrol", "Anna", shots.ben, "--add", "--force").code == 0  # whoever insists may


def test_somebody_enrolled_under_another_name_is_noticed(run: Run, shots: Shots) -> None:
    run("enrol", "Anna", shots.anna)
    outcome = run("enrol", "Berta", shots.anna_again)
    assert outcome.code == 0
    assert "looks like Anna" in outcome.err


def test_pictures_of_different_people_are_refused(run: Run, shots: Shots) -> None:
    outcome = run("enrol", "Anna", shots.anna, shots.ben)
    assert outcome.code == 1
    assert "don't look like the same person" in outcome.err
    assert run("people", "--json").json == []
    assert run("enrol", "Anna", shots.anna, shots.ben, "--force").code == 0


def test_the_largest_of_several_faces_is_taken_and_said(run: Run, shots: Shots) -> None:
    outcome = run("enrol", "Anna", shots.both, "--force")
    assert outcome.code == 0
    assert "shows 2 faces; the largest is taken" in outcome.err


def test_a_poor_picture_is_refused(run: Run, shots: Shots, tmp_path: Path) -> None:
    poor = tmp_path / "poor.png"
    with Image.open(shots.anna) as image:
        image.filter(ImageFilter.GaussianBlur(6)).save(poor)
    outcome = run("enrol", "Anna", shots.anna, poor)
    assert outcome.code == 1
    assert "too poor to enrol from" in outcome.err
    assert run("people", "--json").json == []
    assert run("enrol", "Anna", poor, "--force").code == 0
    found = run("identify", poor, "--jsonl").json
    assert found["decision"] == "not-usable"
    assert found["person"] is None
    assert found["matches"][0]["name"] == "Anna"
    assert "can't be used" in run("identify", poor).out


def test_pictures_without_a_face(run: Run, shots: Shots, tmp_path: Path) -> None:
    assert "No face was found" in run("enrol", "Anna", shots.nobody).err
    assert "no file" in run("enrol", "Anna", tmp_path / "none.png").err
    outcome = run("identify", shots.nobody, tmp_path / "none.png", "--json")
    assert outcome.code == 1
    assert ["No face" in outcome.lines[0]["error"], outcome.lines[0]["decision"]] == [True, None]
    assert "no file" in outcome.lines[1]["error"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 101, "a\x07b"])
def test_names_that_are_none(run: Run, shots: Shots, name: str) -> None:
    outcome = run("enrol", name, shots.anna)
    assert outcome.code == 1
    assert outcome.err.startswith("python -m core: ")
    assert run("people", "--json").json == []


def test_people_that_are_not_there(run: Run) -> None:
    for words in (("remove", "abcd1234"), ("remove", "Anna"), ("rename", "Anna", "Berta")):
        outcome = run("people", *words)
        assert outcome.code == 1
        assert "Nobody in the gallery" in outcome.err


class _Terminal:
    """A person at the keyboard."""

    def __init__(self, answer: str) -> None:
        self._answer = answer

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        return self._answer + "\n"


class _Ended(_Terminal):
    """Standard input of a person who presses Ctrl+D."""

    def readline(self) -> str:
        return ""


def test_in_a_terminal_no_answer_removes_nobody(
    run: Run, shots: Shots, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("enrol", "Anna", shots.anna)
    monkeypatch.setattr(sys, "stdin", _Ended(""))
    outcome = run("people", "remove", "Anna")
    assert outcome.code == 1
    assert outcome.out.endswith("Nobody was removed.\n")
    assert run("people", "--json").json[0]["name"] == "Anna"


def test_in_a_terminal_removal_is_asked_first(
    run: Run, shots: Shots, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("enrol", "Anna", shots.anna)
    monkeypatch.setattr(sys, "stdin", _Terminal("no"))
    outcome = run("people", "remove", "Anna")
    assert outcome.code == 1
    assert "Nobody was removed" in outcome.out
    monkeypatch.setattr(sys, "stdin", _Terminal("y"))
    assert run("people", "remove", "Anna").code == 0
    assert run("people", "--json").json == []


def test_templates_of_another_model_are_named(run: Run, shots: Shots, own_profile: Path) -> None:
    from core.people.gallery import NewTemplate
    from core.results import Embedding

    gallery = Gallery.open(own_profile / "gallery.sqlite")
    vector = np.eye(1, 512, dtype=np.float32)[0]
    gallery.enrol("Old Hand", [NewTemplate(Embedding(vector, "older@0123456789ab"), 90.0)])
    gallery.close()
    outcome = run("identify", shots.anna, "--jsonl")
    assert "enrolled with another model" in outcome.err
    assert "people renew --recogniser sface-2021dec" in outcome.err
    assert "1 of the people" in outcome.err
    assert outcome.json["decision"] == "empty-gallery"
    assert "Nobody in the gallery has a template of this model." in run("identify", shots.anna).out


def test_a_damaged_gallery_is_said_and_left_alone(
    run: Run, shots: Shots, own_profile: Path
) -> None:
    file = own_profile / "gallery.sqlite"
    file.write_text("this is no gallery")
    for words in (("people",), ("identify", shots.anna), ("enrol", "Anna", shots.anna)):
        outcome = run(*words)
        assert outcome.code == 1
        assert outcome.err.startswith("python -m core: ")
    assert file.read_text() == "this is no gallery"
