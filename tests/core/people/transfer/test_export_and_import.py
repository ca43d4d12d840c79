"""The encrypted export: what comes out is what went in, and who is there is found."""

from __future__ import annotations

import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from core.people.consent.wording import ConsentText
from core.people.gallery import Gallery, GalleryError, NewTemplate, Person
from core.people.records import Details
from core.people.transfer import arrival, exporting
from core.people.transfer.arrival import Treatment
from core.people.transfer.cancelling import CancelledError
from core.people.transfer.sealed_stream import ArchiveError, WrongArchivePassphraseError
from core.people.transfer.standing import Standing
from core.results import Embedding
from tests.core.people.transfer.carried import CHEAP, MODEL, SECRET, template

Fill = Callable[..., list[Person]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.fdgallery"


def export(gallery: Gallery, file: Path, **options: object) -> exporting.ExportSummary:
    return exporting.export(gallery, file, SECRET, cost=CHEAP, **options)  # type: ignore[arg-type]


def known(gallery: Gallery) -> dict[str, tuple[object, ...]]:
    """All that is known of everybody but the ids of records."""
    return {
        person.id: (
            (person.name, person.created, person.details),
            sorted(
                (facts.view.value, facts.quality, facts.created, bool(facts.sample_id))
                for facts in gallery.template_facts(person.id)
            ),
            [
                (sample.pixels.tobytes(), sample.taken, sample.consent, sample.source)
                for sample in gallery.samples(person.id)
            ],
        )
        for person in gallery.people()
    }


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes, as on a full disk."""
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)


def test_people_arrive_as_they_were(
    gallery: Gallery, other: Gallery, file: Path, fill: Fill
) -> None:
    fill(gallery, 3)
    made = export(gallery, file, samples=True)
    assert (made.people, made.templates, made.samples, made.left_out) == (3, 6, 3, ())
    plan = arrival.look(other, file, SECRET)
    assert [one.standing for one in plan.arrivals] == [Standing.NEW] * 3
    assert plan.contents.gallery_id == gallery.copies.gallery_id
    done = arrival.take(other, plan, SECRET)
    assert (done.added, done.extended, done.skipped, done.refused) == (3, 0, 0, ())
    assert known(other) == known(gallery)
    one = gallery.people()[0].id
    there = sorted(gallery.templates(MODEL, of=[one]).vectors.tolist())
    here = sorted(other.templates(MODEL, of=[one]).vectors.tolist())
    np.testing.assert_allclose(here, there, atol=1e-5)
    np.testing.assert_array_equal(other.thumbnail(one), gallery.thumbnail(one))


def test_pictures_stay_where_they_are_unless_they_are_wanted(
    gallery: Gallery, other: Gallery, file: Path, fill: Fill
) -> None:
    fill(gallery, 1)
    assert export(gallery, file).samples == 0
    arrival.take(other, arrival.look(other, file, SECRET), SECRET)
    (person,) = other.people()
    assert person.sample_count == 0
    assert {facts.sample_id for facts in other.template_facts(person.id)} == {""}


def test_only_those_who_are_chosen_are_exported(
    gallery: Gallery, other: Gallery, file: Path, fill: Fill
) -> None:
    _, ben, _ = fill(gallery, 3)
    export(gallery, file, of={ben.id})
    assert [one.id for one in arrival.look(other, file, SECRET).arrivals] == [ben.id]


def test_a_second_import_adds_nobody(
    gallery: Gallery, other: Gallery, file: Path, fill: Fill
) -> None:
    fill(gallery, 2)
    export(gallery, file)
    arrival.take(other, arrival.look(other, file, SECRET), SECRET)
    plan = arrival.look(other, file, SECRET)
    assert plan.count(Standing.SAME_ID) == 2
    for treatment in (Treatment.SKIP, Treatment.ADD):
        done = arrival.take(other, plan, SECRET, there=treatment)
        assert (done.added, done.extended, done.skipped) == (0, 0, 2)
    assert arrival.take(other, plan, SECRET, there=Treatment.ANOTHER).added == 2
    assert arrival.take(other, plan, SECRET, there=Treatment.ANOTHER).added == 0
    assert other.count() == 4


def test_who_is_there_is_found_by_number_and_by_name_with_face(
    gallery: Gallery, other: Gallery, file: Path
) -> None:
    gallery.enrol("Ann", [template(1)], details=Details("7"))
    gallery.enrol("Ben", [template(2)])
    gallery.enrol("Cem", [template(3)])
    export(gallery, file)
    other.enrol("Anne", [template(9)], details=Details("7"))
    other.enrol("ben", [template(2)])
    other.enrol("Cem", [template(8)])
    plan = arrival.look(other, file, SECRET, same_from=0.5)
    assert {one.name: one.standing for one in plan.arrivals} == {
        "Ann": Standing.SAME_NUMBER,
        "Ben": Standing.SAME_FACE,
        "Cem": Standing.NAMESAKE,
    }
    done = arrival.take(other, plan, SECRET, there=Treatment.ADD)
    assert (done.added, done.extended, done.skipped) == (1, 1, 1)
    assert sorted(person.name for person in other.people()) == ["Anne", "Cem", "Cem", "ben"]
    assert len(other.template_facts(other.find_by_name("Anne")[0].id)) == 2


def test_who_was_removed_comes_back_only_when_it_is_wanted(
    gallery: Gallery, file: Path, fill: Fill
) -> None:
    (person,) = fill(gallery, 1)
    export(gallery, file)
    gallery.remove(person.id)
    plan = arrival.look(gallery, file, SECRET)
    assert plan.count(Standing.REMOVED) == 1
    assert arrival.take(gallery, plan, SECRET).skipped == 1
    assert arrival.take(gallery, plan, SECRET, removed=True).added == 1


def test_texts_that_were_agreed_to_arrive_and_change_none_here(gallery: Gallery) -> None:
    now = datetime.now(UTC)
    own = gallery.consent.current("en")
    others = [
        ConsentText(7, "en", now, own.text),
        ConsentText(9, "en", now, "three"),
        ConsentText(9, "zh_CN", now, "san"),
    ]
    versions = gallery.intake.add_texts(others)
    assert versions[7, "en"] == own.version
    assert versions[9, "en"] == versions[9, "zh_CN"] < 0
    assert gallery.intake.add_texts(others) == versions
    assert gallery.consent.current("en") == own
    texts = gallery.consent.texts()
    assert all(each.is_whole for each in texts.kept)
    found = texts.find(versions[9, "en"], "en")
    assert found is not None
    assert found.text.text == "three"


def test_a_wrong_passphrase_and_other_files_are_named(
    gallery: Gallery, file: Path, fill: Fill
) -> None:
    fill(gallery, 1)
    export(gallery, file)
    with pytest.raises(WrongArchivePassphraseError, match="not the passphrase"):
        arrival.look(gallery, file, "something else")
    whole = file.read_bytes()
    for spoiled, words in (
        (b"PK" + whole[2:], "no export of this program"),
        (whole[:8] + b"\x63\x00" + whole[10:], "newer version"),
        (b"", "no export of this program"),
        (whole[:-1], "damaged"),
    ):
        file.write_bytes(spoiled)
        with pytest.raises(ArchiveError, match=words):
            arrival.look(gallery, file, SECRET)
    with pytest.raises(ArchiveError, match="can't be read"):
        arrival.look(gallery, file.with_name("none"), SECRET)


def test_nothing_of_the_people_stands_in_the_file(gallery: Gallery, file: Path, fill: Fill) -> None:
    (person,) = fill(gallery, 1)
    export(gallery, file, samples=True)
    data = file.read_bytes()
    vector = gallery.templates(MODEL).vectors[0].tobytes()
    for secret in (b"Person", person.id.encode(), b"E-0", b"staff", vector[:16], b"PNG"):
        assert secret not in data
    assert file.stat().st_mode & 0o077 == 0


def test_a_file_that_is_damaged_anywhere_adds_nobody(
    gallery: Gallery, other: Gallery, file: Path, fill: Fill
) -> None:
    fill(gallery, 2)
    export(gallery, file)
    whole = file.read_bytes()
    for place in range(0, len(whole), len(whole) // 40):
        spoiled = bytearray(whole)
        spoiled[place] ^= 0x40
        file.write_bytes(spoiled)
        with pytest.raises(ArchiveError):
            arrival.look(other, file, SECRET)
    assert other.count() == 0


def test_a_full_disk_leaves_no_file(gallery: Gallery, tmp_path: Path, fill: Fill) -> None:
    fill(gallery, 2)
    folder = tmp_path / "out"
    folder.mkdir()
    gallery.consent.texts()
    with files_of_at_most(900), pytest.raises(ArchiveError, match="not enough room"):
        export(gallery, folder / "x.fdgallery", samples=True)
    assert list(folder.iterdir()) == []
    assert "exported" not in {entry.event for entry in gallery.log.entries()}


def test_a_cancelled_export_leaves_the_earlier_file(
    gallery: Gallery, tmp_path: Path, fill: Fill
) -> None:
    fill(gallery, 2)
    file = tmp_path / "out" / "x.fdgallery"
    file.parent.mkdir()
    file.write_bytes(b"an earlier one")
    with pytest.raises(CancelledError):
        export(gallery, file, cancelled=lambda: True)
    assert file.read_bytes() == b"an earlier one"
    assert list(file.parent.iterdir()) == [file]


def test_a_cancelled_import_goes_on_where_it_stopped(
    gallery: Gallery, other: Gallery, file: Path, fill: Fill
) -> None:
    fill(gallery, 6)
    export(gallery, file, samples=True)
    asked = iter([False] * 3 + [True] * 10)
    plan = arrival.look(other, file, SECRET)
    first = arrival.take(other, plan, SECRET, cancelled=lambda: next(asked))
    assert (first.cancelled, first.added) == (True, 3)
    assert other.count() == 3
    assert arrival.take(other, plan, SECRET).added == 3
    assert known(other) == known(gallery)


def test_one_who_is_not_fit_keeps_nobody_else_out(
    gallery: Gallery, other: Gallery, file: Path
) -> None:
    short = np.zeros(16, np.float32)
    short[0] = 1.0
    gallery.enrol("Odd", [NewTemplate(Embedding(short, "m-1"), 50.0)])
    for seed in range(3):
        gallery.enrol(f"Fit {seed}", [template(seed)])
    export(gallery, file)
    other.enrol("First", [NewTemplate(Embedding(template(5).embedding.vector, "m-1"), 50.0)])
    done = arrival.take(other, arrival.look(other, file, SECRET), SECRET)
    assert done.added == 3
    ((refused, error),) = done.refused
    assert refused.name == "Odd"
    assert "compared" in str(error)


def test_a_gallery_that_can_not_be_written_ends_the_import(
    gallery: Gallery, other: Gallery, file: Path, fill: Fill
) -> None:
    fill(gallery, 3)
    export(gallery, file, samples=True)
    plan = arrival.look(other, file, SECRET)
    with files_of_at_most(1000), pytest.raises(GalleryError):
        arrival.take(other, plan, SECRET)
    assert other.count() == 0
    assert arrival.take(other, plan, SECRET).added == 3
    assert known(other) == known(gallery)
