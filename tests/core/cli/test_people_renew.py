"""`people renew`, `people forget-samples` and `enrol --keep-sample`, with the real networks."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.face.alignment import align
from core.models.registry import Registry
from core.paths import Profile
from core.people.gallery import Gallery, NewTemplate
from core.results import Embedding
from core.settings import Settings, load, save
from tests.core.cli.conftest import Run, Shots
from tests.core.cli.test_main import program
from tests.core.models.vendor.folders import write_model
from tests.vectors.vendor.chip_cases import DUMMIES

MODEL = Registry().cards("recogniser")[0].identity
OLD = "older@0123456789ab"


@pytest.fixture(autouse=True)
def at_the_desk(desk: Path) -> None:
    """Every test here works with a threshold that tells Anna from Ben."""


@pytest.fixture
def gallery(own_profile: Path) -> Iterator[Gallery]:
    """The gallery that the commands use."""
    opened = Gallery.open(own_profile / "gallery.sqlite")
    yield opened
    opened.close()


def old_template(seed: int = 0) -> NewTemplate:
    vector = np.random.default_rng(seed).normal(size=512).astype(np.float32)
    return NewTemplate(Embedding(vector / np.linalg.norm(vector), OLD), 90.0)


def as_enrolled_before(gallery: Gallery) -> None:
    """Turn everybody into somebody enrolled with an older model, by the program's own means."""
    for person in gallery.people():
        kept = gallery.samples(person.id)
        gallery.remove(person.id)
        gallery.enrol(person.name, [old_template()], samples=kept)


def test_pictures_are_kept_only_of_who_agrees(
    run: Run, shots: Shots, own_profile: Path, gallery: Gallery
) -> None:
    done = run("enrol", "Ben", shots.ben, "--json").json
    assert done["samples"] == 0
    added = run("enrol", "Ben", shots.ben, "--add", "--keep-sample")
    assert "the face in each is kept" in added.out
    (sample,) = gallery.samples(done["id"])
    assert sample.source == shots.ben.name
    assert sample.quality > 30
    settings, _ = load(Profile(own_profile).settings_file)
    save(replace(settings, keep_samples=True), Profile(own_profile).settings_file)
    assert run("enrol", "Ben", shots.ben, "--add", "--json").json["samples"] == 2
    no = run("enrol", "Ben", shots.ben, "--add", "--no-keep-sample", "--json").json
    assert (no["samples"], no["templates"]) == (2, 4)


def test_after_a_change_of_model_people_are_listed_renewed_and_recognised(
    run: Run, shots: Shots, gallery: Gallery
) -> None:
    run("enrol", "Anna", shots.anna, "--keep-sample")
    (before,) = gallery.templates(MODEL).vectors
    run("enrol", "Ben", shots.ben)
    as_enrolled_before(gallery)

    listed = run("people")
    assert "1 picture  Anna  (none for sface" in listed.out
    assert "-  Ben  (none for sface" in listed.out
    assert "2 have no template for sface" in listed.out
    assert "1 from kept pictures with: people renew; 1 only by being enrolled again." in listed.out
    data = {person["name"]: person for person in run("people", "--json").json}
    assert [data[name]["samples"] for name in ("Anna", "Ben")] == [1, 0]
    assert [data[name]["recognisable"] for name in ("Anna", "Ben")] == [False, False]
    assert run("identify", shots.anna_again).code == 1

    done = run("people", "renew")
    assert done.code == 1  # not everybody can be recognised
    assert "Renewed 1 of 1 with a kept picture." in done.out
    assert "1 without a kept picture" in done.out
    assert done.out.rstrip().endswith("until they are enrolled again: Ben.")
    found = run("identify", shots.anna_again, "--json")
    assert found.json["person"]["name"] == "Anna"
    (anna,) = gallery.find_by_name("Anna")
    assert anna.models == (OLD, MODEL)
    (after,) = gallery.templates(MODEL).vectors
    assert float(before @ after) > 0.9999

    again = run("people", "renew", "--json")
    assert (again.code, again.json["renewed"], again.json["cancelled"]) == (1, 0, False)
    assert [person["name"] for person in again.json["without_sample"]] == ["Ben"]
    run("people", "remove", "Ben", "--yes")
    last = run("people", "renew")
    assert (last.code, last.out) == (0, f"Everybody has a template for {MODEL.split('@')[0]}.\n")
    assert "no template" not in run("people").out


def test_a_model_that_was_added_to_the_profile_gets_its_templates(
    run: Run, shots: Shots, gallery: Gallery, own_profile: Path
) -> None:
    run("enrol", "Anna", shots.anna, "--keep-sample")
    run("enrol", "Ben", shots.ben, "--keep-sample")
    folder = Profile(own_profile).models_dir
    card = write_model(folder, "frir", {"graph": DUMMIES / "frir.onnx"})
    before = gallery.templates(MODEL)
    assert run("people", "renew", "--recogniser", "frir").code == 0
    assert gallery.people_without(card.identity) == ()
    assert gallery.templates(MODEL).template_ids == before.template_ids
    frir = Registry(folder).load_recogniser("frir")
    columns = gallery.templates(card.identity)
    for name, vector in zip(columns.names, columns.vectors, strict=True):
        (sample,) = gallery.samples(gallery.find_by_name(name)[0].id)
        chip = align(sample.pixels, sample.landmarks)
        np.testing.assert_allclose(frir.embed(chip[None])[0], vector, atol=1e-6)
    settings, _ = load(Profile(own_profile).settings_file)
    save(replace(settings, recogniser="frir"), Profile(own_profile).settings_file)
    assert {person["recognisable"] for person in run("people", "--json").json} == {True}
    assert run("people", "renew").out == "Everybody has a template for frir.\n"


def test_a_damaged_sample_is_named(
    run: Run, shots: Shots, gallery: Gallery, own_profile: Path
) -> None:
    run("enrol", "Anna", shots.anna, "--keep-sample")
    as_enrolled_before(gallery)
    with closing(sqlite3.connect(own_profile / "gallery.sqlite")) as connection:
        connection.execute("UPDATE samples SET payload = zeroblob(900)")
        connection.commit()
    outcome = run("people", "renew", "--json")
    assert outcome.code == 1
    assert outcome.err.startswith("python -m core: Anna: The kept picture of Anna is damaged.")
    (failure,) = outcome.json["failed"]
    assert failure["name"] == "Anna"
    assert "1 failed" in run("people", "renew").out


def test_a_recogniser_that_is_not_there(run: Run, own_profile: Path) -> None:
    outcome = run("people", "renew", "--recogniser", "none-such")
    assert (outcome.code, outcome.out) == (2, "")
    assert "none-such is not installed" in outcome.err
    save(Settings(recogniser="gone"), Profile(own_profile).settings_file)
    outcome = run("people", "renew")
    assert outcome.code == 1
    assert "gone was chosen" in outcome.err
    listed = run("people")
    assert (listed.code, listed.out) == (0, "Nobody is enrolled yet.\n")


def test_the_list_goes_on_without_its_recogniser(
    run: Run, gallery: Gallery, own_profile: Path
) -> None:
    gallery.enrol("Old Hand", [old_template()])
    save(Settings(recogniser="gone"), Profile(own_profile).settings_file)
    listed = run("people", "list", "--json")
    assert listed.code == 0
    assert listed.json[0]["recognisable"] is None
    assert "gone was chosen" in listed.err


def test_withdrawn_consent_deletes_the_pictures_alone(
    run: Run, shots: Shots, gallery: Gallery
) -> None:
    run("enrol", "Anna", shots.anna, shots.anna_again, "--keep-sample")
    run("enrol", "Ben", shots.ben, "--keep-sample")
    outcome = run("people", "forget-samples", "anna")
    assert (outcome.code, outcome.out) == (0, "Deleted 2 kept pictures of Anna.\n")
    assert {p.name: (p.sample_count, p.template_count) for p in gallery.people()} == {
        "Anna": (0, 2),
        "Ben": (1, 1),
    }
    assert run("people", "forget-samples", "--all").out == "Deleted 1 kept picture of everybody.\n"
    assert [person.sample_count for person in gallery.people()] == [0, 0]
    assert run("identify", shots.anna_again).code == 0


@pytest.mark.parametrize("words", [(), ("anna", "--all")])
def test_whose_pictures_go_must_be_said(run: Run, words: tuple[str, ...]) -> None:
    assert run("people", "forget-samples", *words).code == 2


class _Terminal:
    """A person at the keyboard who says no."""

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        return "n\n"


def test_in_a_terminal_it_is_asked_first(
    run: Run, shots: Shots, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("enrol", "Anna", shots.anna, "--keep-sample")
    monkeypatch.setattr(sys, "stdin", _Terminal())
    outcome = run("people", "forget-samples", "--all")
    assert outcome.code == 1
    assert outcome.out.endswith("Nothing was deleted.\n")
    assert run("people", "--json").json[0]["samples"] == 1


def test_ctrl_c_ends_it_after_the_present_person(
    run: Run, shots: Shots, gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("enrol", "Anna", shots.anna, "--keep-sample")
    kept = gallery.samples(gallery.people()[0].id)
    gallery.remove(gallery.people()[0].id)
    for number in range(3):
        gallery.enrol(f"Person {number}", [old_template()], samples=kept)
    add = Gallery.add_first_templates

    def add_and_press(*arguments: object) -> bool:
        signal.raise_signal(signal.SIGINT)
        return add(*arguments)

    monkeypatch.setattr(Gallery, "add_first_templates", add_and_press)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        outcome = run("people", "renew", "--json")
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
    assert (outcome.code, outcome.json["renewed"], outcome.json["cancelled"]) == (130, 1, True)
    assert [person.name for person in gallery.people_without(MODEL)] == ["Person 1", "Person 2"]


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has another Ctrl+C")
def test_ctrl_c_keeps_what_is_done_and_says_so(run: Run, shots: Shots, gallery: Gallery) -> None:
    run("enrol", "Anna", shots.anna, "--keep-sample")
    (anna,) = gallery.people()
    kept = gallery.samples(anna.id) * 4
    gallery.remove(anna.id)
    for number in range(100):
        gallery.enrol(f"Person {number:03}", [old_template()], samples=kept)
    with program("people", "renew", "--progress") as busy:
        assert busy.stderr is not None
        shown = ""
        while " 0/100" in shown or "/100" not in shown:  # until the first is done
            shown = (shown + busy.stderr.read(1))[-60:].split("\r")[-1]
        busy.send_signal(signal.SIGINT)
        out, _ = busy.communicate(timeout=60)
    assert busy.returncode == 130
    assert out.splitlines()[-1].startswith("Stopped. What was renewed stays")
    renewed = int(out.split()[1])
    assert 0 < renewed < 100
    assert {len(gallery.samples(p.id)) for p in gallery.people_without(MODEL)} == {4}
    assert 100 - len(gallery.people_without(MODEL)) == renewed
    assert len(gallery.templates(MODEL).names) == 4 * renewed
