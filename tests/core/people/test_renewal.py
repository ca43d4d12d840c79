"""Renewing templates, with a network by hand that really looks at the kept pictures."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from core.face.alignment import AlignmentError, align
from core.models.contract import ModelError
from core.people import samples
from core.people.gallery import Gallery, GalleryError
from core.people.renewal import plan, renew
from tests.core.face.blobs import PatternEmbedder, detection, scene

OLD = "sface-0123456789ab"
NEW = PatternEmbedder().card.identity
CONSENT = datetime(2026, 5, 4, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[3]


def sample_of(person, quality=70.0):
    face = detection(200, 120, 120, 120)
    return samples.cut(scene((person, 200, 120, 120)), face, quality=quality, consent=CONSENT)


def embedding_of(person):
    """What the frame itself gives, without having been a sample."""
    chip = align(scene((person, 200, 120, 120)), detection(200, 120, 120, 120).landmarks)
    return PatternEmbedder().embed(chip[None])[0]


@pytest.fixture
def people(gallery, template):
    """Three with a sample, one of them with two; two without."""
    return {
        "Ann": gallery.enrol("Ann", [template(1)], samples=[sample_of(1)]),
        "Bob": gallery.enrol("Bob", [template(2)], samples=[sample_of(2, 60.0), sample_of(2, 90)]),
        "Cem": gallery.enrol("Cem", [template(3)], samples=[sample_of(3)]),
        "Dee": gallery.enrol("Dee", [template(4)]),
        "Eva": gallery.enrol("Eva", [template(5)]),
    }


def names(found):
    return [person.name for person in found]


def test_the_plan_names_who_can_be_renewed_and_who_can_not(gallery, people, template):
    wanted = plan(gallery, NEW)
    assert (wanted.model, names(wanted.renewable)) == (NEW, ["Ann", "Bob", "Cem"])
    assert names(wanted.without_sample) == ["Dee", "Eva"]
    gallery.add_templates(people["Bob"].id, [template(1, NEW, 64)])
    gallery.add_templates(people["Eva"].id, [template(1, NEW, 64)])
    wanted = plan(gallery, NEW)
    assert (names(wanted.renewable), names(wanted.without_sample)) == (["Ann", "Cem"], ["Dee"])
    nothing = plan(gallery, OLD)
    assert (nothing.renewable, nothing.without_sample) == ((), ())


def test_templates_are_renewed_and_the_old_ones_stay(gallery, people):
    told = []
    before = gallery.templates(OLD)
    summary = renew(
        gallery, plan(gallery, NEW), PatternEmbedder(), progress=lambda *now: told.append(now)
    )
    assert (summary.model, summary.renewed, summary.failed) == (NEW, 3, ())
    assert names(summary.without_sample) == ["Dee", "Eva"]
    assert not summary.cancelled
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    after = gallery.templates(OLD)
    assert after.template_ids == before.template_ids
    np.testing.assert_array_equal(after.vectors, before.vectors)
    columns = gallery.templates(NEW)
    assert sorted(columns.names) == ["Ann", "Bob", "Bob", "Cem"]
    for name, vector in zip(columns.names, columns.vectors, strict=True):
        wanted = embedding_of({"Ann": 1, "Bob": 2, "Cem": 3}[name])
        assert float(vector @ wanted) > 0.9999
    assert gallery.person(people["Bob"].id).models == tuple(sorted((OLD, NEW)))


def test_the_quality_of_the_sample_is_the_template_s(gallery, gallery_file, people):
    renew(gallery, plan(gallery, NEW), PatternEmbedder())
    with closing(sqlite3.connect(gallery_file)) as connection:
        query = "SELECT quality FROM templates WHERE model = ? AND person_id = ? ORDER BY 1"
        rows = connection.execute(query, (NEW, people["Bob"].id)).fetchall()
    assert rows == [(60.0,), (90.0,)]


def test_a_second_run_has_nothing_to_do(gallery, people):
    recogniser = PatternEmbedder()
    first = plan(gallery, NEW)
    renew(gallery, first, recogniser)
    revision = gallery.revision
    assert plan(gallery, NEW).renewable == ()
    again = renew(gallery, first, recogniser)  # an old plan makes no doubles
    assert again.renewed == 0
    assert recogniser.chips == 4
    assert gallery.revision == revision


def test_cancelling_keeps_what_is_done_and_the_next_plan_goes_on(gallery, people):
    told = []
    summary = renew(
        gallery, plan(gallery, NEW), PatternEmbedder(),
        progress=lambda *now: told.append(now), cancelled=lambda: len(told) == 2,
    )  # fmt: skip
    assert (summary.renewed, summary.cancelled) == (1, True)
    assert told == [(0, 3), (1, 3)]
    rest = plan(gallery, NEW)
    assert names(rest.renewable) == ["Bob", "Cem"]
    assert renew(gallery, rest, PatternEmbedder()).renewed == 2
    assert sorted(gallery.templates(NEW).names) == ["Ann", "Bob", "Bob", "Cem"]


def test_a_person_changed_between_plan_and_turn(gallery, people, template):
    """Removed, renewed by somebody else, or without consent any more."""

    def meanwhile(done: int, total: int) -> None:
        if done == 0:
            gallery.remove(people["Ann"].id)
            gallery.add_templates(people["Bob"].id, [template(9, NEW, 64)])
            gallery.forget_samples(people["Cem"].id)

    summary = renew(gallery, plan(gallery, NEW), PatternEmbedder(), progress=meanwhile)
    assert (summary.renewed, summary.failed) == (0, ())
    assert names(summary.without_sample) == ["Dee", "Eva", "Cem"]
    assert gallery.templates(NEW).names == ("Bob",)


class _Slow(PatternEmbedder):
    """Lets something happen while a person's samples are being embedded."""

    def __init__(self, happens):
        super().__init__()
        self.happens = happens

    def embed(self, chips):
        self.happens()
        return super().embed(chips)


def test_who_is_quicker_while_a_sample_is_embedded_makes_no_double(gallery, people, template):
    quicker = Gallery.open(gallery.file)
    other = _Slow(lambda: quicker.add_first_templates(people["Ann"].id, [template(9, NEW, 64)]))
    summary = renew(gallery, replace(plan(gallery, NEW), renewable=(people["Ann"],)), other)
    quicker.close()
    assert summary.renewed == 0
    assert gallery.person(people["Ann"].id).template_count == 2


def test_who_is_removed_while_a_sample_is_embedded_is_passed_over(gallery, people):
    def remove() -> None:
        if gallery.find(people["Ann"].id) is not None:
            gallery.remove(people["Ann"].id)

    summary = renew(gallery, plan(gallery, NEW), _Slow(remove))
    assert (summary.renewed, summary.failed) == (2, ())


class _Choosy(PatternEmbedder):
    """Gives nothing for faces that are dark on average."""

    def embed(self, chips):
        if chips.mean() < 100:
            raise ModelError("The model {name} gave no usable result for a face.", name="choosy")
        return super().embed(chips)


def test_samples_that_can_not_be_used_are_told_and_the_others_go_on(
    gallery, gallery_file, people, template
):
    sample = sample_of(1)
    dark = replace(sample, pixels=sample.pixels // 3)
    flat = replace(sample, landmarks=np.full((5, 2), 50.0, np.float32))
    gallery.enrol("Fay", [template(6)], samples=[dark])
    gallery.enrol("Gus", [template(7)], samples=[flat])
    gallery.enrol("Hal", [template(8)], samples=[flat, sample, dark])
    with closing(sqlite3.connect(gallery_file)) as connection:
        connection.execute(
            "UPDATE samples SET payload = zeroblob(900) WHERE person_id = ?", (people["Cem"].id,)
        )
        connection.commit()
    summary = renew(gallery, plan(gallery, NEW), _Choosy())
    assert summary.renewed == 3
    reasons = {person.name: error for person, error in summary.failed}
    assert list(reasons) == ["Cem", "Fay", "Gus"]
    assert str(reasons["Cem"]).startswith("The kept picture of Cem is damaged.")
    assert isinstance(reasons["Fay"], ModelError)
    assert isinstance(reasons["Gus"], AlignmentError)
    assert gallery.templates(NEW).names.count("Hal") == 1
    assert [p.name for p in gallery.people() if p.damaged] == ["Cem"]


def test_a_plan_for_another_model_is_refused(gallery, people):
    with pytest.raises(ValueError, match="a plan for"):
        renew(gallery, plan(gallery, "other@0123"), PatternEmbedder())


def test_a_gallery_that_can_not_be_written_ends_it_and_keeps_what_is_done(
    gallery, gallery_file, people, monkeypatch
):
    from core.people import storage

    monkeypatch.setattr(storage, "BUSY_SECONDS", 0.05)
    mine = Gallery.open(gallery_file)
    with closing(sqlite3.connect(gallery_file, isolation_level=None)) as other:

        def block(done: int, total: int) -> None:
            if done == 1:
                other.execute("BEGIN IMMEDIATE")

        with pytest.raises(GalleryError, match="Another program is writing"):
            renew(mine, plan(mine, NEW), PatternEmbedder(), progress=block)
    assert mine.templates(NEW).names == ("Ann",)
    assert renew(mine, plan(mine, NEW), PatternEmbedder()).renewed == 2
    mine.close()


def test_recognition_goes_on_in_another_thread(gallery, people):
    """The search sees renewed people as they come, and never a half one."""
    from core.people.search import GalleryIndex

    index = GalleryIndex()
    index.load(gallery, NEW)
    counts: list[int] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            index.refresh(gallery)
            counts.append(len(index))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        slowly = _Slow(lambda: time.sleep(0.02))
        renew(gallery, plan(gallery, NEW), slowly)
    finally:
        done.set()
        looking.join()
    index.refresh(gallery)
    assert len(index) == 4
    assert set(counts) <= {0, 1, 3, 4}
    assert index.identify(embedding_of(3), 1)[0].person_id == people["Cem"].id


_RENEW = """
import sys
from pathlib import Path
from core.people.gallery import Gallery
from core.people.renewal import plan, renew
from tests.core.face.blobs import PatternEmbedder

gallery = Gallery.open(Path(sys.argv[1]))
recogniser = PatternEmbedder()
wanted = plan(gallery, recogniser.card.identity)
renew(gallery, wanted, recogniser, progress=lambda done, _: print(done, flush=True))
"""


def _fill(file: Path, template, count: int) -> None:
    gallery = Gallery.open(file)
    kept = [sample_of(1), sample_of(2)]
    for number in range(count):
        gallery.enrol(f"Person {number:03}", [template(number)], samples=kept)
    gallery.close()


@pytest.mark.slow
def test_kill_at_any_moment_makes_no_double_and_loses_nothing(gallery_file, template):
    count = 40
    _fill(gallery_file, template, count)
    rng = random.Random(5)
    done = 0
    for _ in range(2):
        process = subprocess.Popen(
            [sys.executable, "-c", _RENEW, str(gallery_file)],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        for wanted in range(8):  # told after each person, "0" first
            assert process.stdout.readline() == f"{wanted}\n"
        time.sleep(rng.uniform(0.0, 0.01))
        process.kill()
        process.stdout.close()
        process.wait()
        gallery = Gallery.open(gallery_file)
        renewed = [p for p in gallery.people() if NEW in p.models]
        assert done + 7 <= len(renewed) < count
        assert {p.template_count for p in renewed} == {3}
        done = len(renewed)
        gallery.close()
    gallery = Gallery.open(gallery_file)
    assert renew(gallery, plan(gallery, NEW), PatternEmbedder()).renewed == count - done
    assert {p.template_count for p in gallery.people()} == {3}
    assert len(gallery.templates(NEW).names) == 2 * count
    gallery.close()


@pytest.mark.slow
def test_two_processes_renew_one_gallery_without_doubles(gallery_file, template):
    _fill(gallery_file, template, 100)
    both = [
        subprocess.Popen(
            [sys.executable, "-c", _RENEW, str(gallery_file)], cwd=ROOT, stdout=subprocess.DEVNULL
        )
        for _ in range(2)
    ]
    assert [process.wait(60) for process in both] == [0, 0]
    gallery = Gallery.open(gallery_file)
    assert {p.template_count for p in gallery.people()} == {3}
    gallery.close()
