"""`python -m core calibrate` on a real gallery."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime

import cv2
import numpy as np
import pytest

from core import settings as stored
from core.calibration import keeping
from core.calibration.comparing import compare_as_desk
from core.calibration.measuring import of_comparisons
from core.calibration.values import Origin
from core.cli.main import DONE, USAGE, main
from core.models.registry import Registry
from core.people.gallery import Gallery
from core.people.records import Details, View
from core.people.transfer.intake import KeptTemplate, Newcomer
from core.settings import Settings


@pytest.fixture
def card():
    return Registry().default("recogniser")


def faces(people, seed=0):
    draw = np.random.default_rng(seed)
    vectors = draw.normal(size=(people, 1, 128)) + 0.5 * draw.normal(size=(people, 3, 128))
    return (vectors / np.linalg.norm(vectors, axis=2, keepdims=True)).astype(np.float32)


def fill(folder, model, people):
    now = datetime.now(UTC)
    gallery = Gallery.open(folder / "gallery.sqlite")
    gallery.intake.add(
        [
            Newcomer(
                f"{number:032x}",
                f"Secret name {number}",
                now,
                Details(),
                tuple(KeptTemplate(model, one, 80.0, now, View.STRAIGHT) for one in vectors),
                None,
            )
            for number, vectors in enumerate(faces(people))
        ]
    )
    gallery.close()


def told(capsys, *asked):
    assert main(["calibrate", *asked]) == DONE
    return capsys.readouterr().out


def test_few_people_are_counted_and_the_card_is_used(tmp_path, capsys, card) -> None:
    fill(tmp_path, card.identity, 20)
    said = told(capsys, "--profile", str(tmp_path))
    assert "comes from the recogniser's card" in said
    assert "190 pairs of people" in said
    assert "20 people are too few" in said
    assert "20 people, so no more than 1 in 60 is proven." in said
    assert "Secret" not in said
    data = json.loads(told(capsys, "--profile", str(tmp_path), "--json"))
    assert data["origin"] == "card"
    assert data["people"] == data["gallery_people"] == 20
    assert 1 / data["smallest_fmr"] == pytest.approx(63.9, abs=0.1)
    assert data["search"]["threshold"] == card.similarity_threshold
    assert data["search"]["fmr"]["trials"] == 20 * 3 * 19
    assert data["fit"] is None
    assert data["meaning"]["sentence"].endswith("no more than 1 in 60 is proven.")


def test_enough_people_give_thresholds_by_rate(tmp_path, capsys, card) -> None:
    fill(tmp_path, card.identity, 60)
    stored.save(Settings(wanted_fmr=1e-3, wanted_fpir=1e-3), tmp_path / "settings.json")
    said = told(capsys, "--profile", str(tmp_path), "--at", "0.2")
    assert "comes from this gallery" in said
    assert "Tail: exponential" in said
    assert "from the wanted rate" in said
    assert "Similarity 0.2000: strangers come this close" in said
    data = json.loads(told(capsys, "--profile", str(tmp_path), "--json"))
    assert data["origin"] == "gallery"
    by_fmr = [row["threshold"] for row in data["by_fmr"]]
    by_fpir = [row["threshold"] for row in data["by_fpir"]]
    assert by_fmr == sorted(by_fmr)
    assert by_fpir == sorted(by_fpir)
    wanted = {row["wanted"]: row["threshold"] for row in data["by_fmr"]}
    assert data["claim"]["threshold"] == wanted[1e-3]
    assert data["search"]["threshold"] > data["claim"]["threshold"]
    assert sum(data["strangers"]["counts"]) == data["strangers"]["comparisons"]
    assert data["fit"]["comparisons"] > 0


def test_an_imported_set_counts_unless_the_gallery_is_asked_for(tmp_path, capsys, card) -> None:
    fill(tmp_path, card.identity, 3)
    found = compare_as_desk(list(faces(50, seed=4)))
    assert found is not None
    imported = of_comparisons(found, card.identity, card.similarity_threshold, Origin.EVALUATION)
    file = tmp_path / "calibrations.json"
    keeping.save(dataclasses.replace(imported, name="Winter"), file)
    assert "the evaluation set Winter" in told(capsys, "--profile", str(tmp_path))
    assert "the recogniser's card" in told(capsys, "--profile", str(tmp_path), "--gallery")
    assert "the recogniser's card" in told(capsys, "--profile", str(tmp_path), "--forget")
    assert "Winter" not in told(capsys, "--profile", str(tmp_path))
    file.write_text("{")
    assert main(["calibrate", "--profile", str(tmp_path)]) == DONE
    said = capsys.readouterr()
    assert "can't be read" in said.err
    assert "the recogniser's card" in said.out


def test_nobody_in_the_gallery_is_no_fault(tmp_path, capsys) -> None:
    said = told(capsys, "--profile", str(tmp_path))
    assert "nobody was compared here" in said
    assert "0 people in the gallery" in said


def test_a_similarity_that_is_none_is_refused(tmp_path, capsys) -> None:
    assert main(["calibrate", "--profile", str(tmp_path), "--at", "1.5"]) == USAGE
    assert "not a number from -1 to 1" in capsys.readouterr().err


def test_who_is_searched_for_meets_the_threshold_of_the_desk(tmp_path, capsys, card) -> None:
    fill(tmp_path, card.identity, 60)
    (tmp_path / "blank.png").write_bytes(cv2.imencode(".png", np.full((200, 200), 90))[1])
    asked = ["identify", str(tmp_path / "blank.png"), "--profile", str(tmp_path), "--json"]

    def threshold(*more):
        main([*asked, *more])
        return json.loads(capsys.readouterr().out)["threshold"]

    assert threshold() == card.similarity_threshold
    stored.save(Settings(wanted_fpir=1e-3), tmp_path / "settings.json")
    data = json.loads(told(capsys, "--profile", str(tmp_path), "--json"))
    assert threshold() == pytest.approx(data["search"]["threshold"])
    assert threshold() > card.similarity_threshold
    assert threshold("--threshold", "0.6") == 0.6
