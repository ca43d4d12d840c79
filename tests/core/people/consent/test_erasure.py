"""Erasing for good: what is destroyed, what the receipt says, whether the check can be fooled."""

from __future__ import annotations

import dataclasses
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from core.people import storage
from core.people.audit.events import Event
from core.people.consent import receipt as receipts
from core.people.consent.erasure import Finding
from core.people.consent.remnants import Trace
from core.people.gallery import Gallery, GalleryError
from core.people.records import Details

ROOT = Path(__file__).resolve().parents[4]


def change(file, statement, *values):
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(statement, values)
        connection.commit()


def wrapped_key(file, person_id):
    with closing(sqlite3.connect(file)) as connection:
        query = "SELECT payload FROM person_keys WHERE person_id = ?"
        return connection.execute(query, (person_id,)).fetchone()[0]


@pytest.fixture
def ann(gallery, template):
    gallery.enrol("Ben", [template(5)])
    picture = np.full((96, 96), 90, np.uint8)
    return gallery.enrol("Ann", [template(1), template(2)], picture, details=Details(notes="n"))


def test_nothing_is_left_but_the_log(gallery, gallery_file, ann):
    key = wrapped_key(gallery_file, ann.id)
    receipt = gallery.erasure.erase(ann.id)
    assert gallery.find(ann.id) is None
    assert [person.name for person in gallery.people()] == ["Ben"]
    assert (receipt.person_id, receipt.event, receipt.templates) == (ann.id, "erased", 2)
    found = gallery.erasure.verify(receipt)
    assert found.finding is Finding.ERASED
    assert found.is_signed
    assert found.left == found.copies == ()
    entry = gallery.log.entries(person_id=ann.id)[0]
    assert entry.event == Event.ERASED.value
    assert (entry.number, entry.hash.hex()) == (receipt.entry, receipt.entry_hash)
    gallery.close()
    assert key not in gallery_file.read_bytes()


def test_a_receipt_survives_its_file_and_tells_nothing_of_the_person(gallery, ann):
    receipt = gallery.erasure.erase(ann.id)
    assert receipts.from_json(receipt.to_json()) == receipt
    assert gallery.erasure.receipt_of(ann.id) == receipt, "it can be had again"
    for text in (receipt.to_json(), receipt.to_text()):
        assert "Ann" not in text
        assert ann.id in text
    assert "backups" in receipt.to_text()
    assert receipt.signature in receipt.to_text()
    assert "«Receipt:" in receipt.to_text(lambda sentence: f"«{sentence}»")


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"kind": "facedesk-erasure-receipt"}', "x"])
def test_what_is_no_receipt_is_refused(text):
    with pytest.raises(GalleryError, match="no receipt"):
        receipts.from_json(text)


def test_a_receipt_of_another_gallery_is_told_so(gallery, ann, tmp_path):
    receipt = gallery.erasure.erase(ann.id)
    other = Gallery.open(tmp_path / "other" / "gallery.sqlite")
    assert other.erasure.verify(receipt).finding is Finding.OTHER_GALLERY
    other.close()


@pytest.mark.parametrize(
    "changes",
    [
        {"person_id": "0" * 32},
        {"entry": 1},
        {"entry_hash": "0" * 64},
        {"templates": 9},
        {"key_digest": "0" * 64},
        {"operator": "Mia"},
    ],
)
def test_a_changed_receipt_is_noticed(gallery, ann, changes):
    receipt = dataclasses.replace(gallery.erasure.erase(ann.id), **changes)
    assert gallery.erasure.verify(receipt).finding is Finding.NOT_IN_LOG


def test_a_wrong_signature_is_noticed(gallery, ann):
    receipt = gallery.erasure.erase(ann.id)
    wrong = dataclasses.replace(receipt, signature="00" * 64)
    assert gallery.erasure.verify(wrong).finding is Finding.WRONG_SIGNATURE
    other_key = dataclasses.replace(receipt, public_key="11" * 32)
    assert gallery.erasure.verify(other_key).finding is Finding.WRONG_SIGNATURE


def test_who_is_not_there_is_not_erased(gallery, ann):
    before = len(gallery.log.entries())
    with pytest.raises(GalleryError, match="no longer in the gallery"):
        gallery.erasure.erase("0" * 32)
    with pytest.raises(GalleryError, match="Nobody with this number"):
        gallery.erasure.receipt_of(ann.id)
    assert len(gallery.log.entries()) == before


def test_a_row_that_was_planted_is_found_and_its_table_named(gallery, gallery_file, ann):
    receipt = gallery.erasure.erase(ann.id)
    change(gallery_file, "INSERT INTO thumbnails VALUES (?, 'x', x'00')", ann.id)
    found = gallery.erasure.verify(receipt)
    assert found.finding is Finding.REMNANTS
    assert (Trace.NUMBER, "thumbnails") in {(each.trace, each.place) for each in found.left}
    change(gallery_file, "DELETE FROM thumbnails")
    change(gallery_file, "VACUUM")
    assert gallery.erasure.verify(receipt).finding is Finding.ERASED


def test_bytes_planted_in_free_space_are_found(gallery, gallery_file, ann):
    key = wrapped_key(gallery_file, ann.id)
    receipt = gallery.erasure.erase(ann.id)
    gallery.close()
    whole = gallery_file.read_bytes()
    place = whole.rfind(bytes(200)) + 50  # some page's unused room
    for planted, trace in (
        (key, Trace.KEY),
        (key[:12], Trace.KEY),
        (ann.id.encode(), Trace.NUMBER),
    ):
        gallery_file.write_bytes(whole[:place] + planted + whole[place + len(planted) :])
        again = Gallery.open(gallery_file)
        found = again.erasure.verify(receipt)
        again.close()
        assert found.finding is Finding.REMNANTS
        assert [(each.trace, each.offset) for each in found.left] == [(trace, place)]


def test_what_an_open_reader_holds_back_in_the_journal_is_found(
    gallery_file, template, monkeypatch
):
    monkeypatch.setattr(storage, "BUSY_SECONDS", 0.1)
    gallery = Gallery.open(gallery_file)
    ann = gallery.enrol("Ann", [template()])
    with closing(sqlite3.connect(gallery_file)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM persons").fetchone()
        gallery.rename(ann.id, "Anna")  # so that the journal holds pages of the person
        receipt = gallery.erasure.erase(ann.id)
        found = gallery.erasure.verify(receipt)
        assert found.finding is Finding.REMNANTS
        assert any(each.place.endswith((".sqlite", "-wal")) for each in found.left)
    assert gallery.erasure.verify(receipt).finding is Finding.ERASED
    gallery.close()


def test_a_copy_beside_the_gallery_is_named(gallery, gallery_file, ann):
    copy = gallery_file.with_name("gallery.before-0004.sqlite")
    with closing(sqlite3.connect(gallery_file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    found = gallery.erasure.verify(gallery.erasure.erase(ann.id))
    assert found.finding is Finding.ERASED
    assert [each.place for each in found.copies] == [copy.name]


def test_an_older_copy_that_was_put_back_is_noticed(gallery, gallery_file, ann):
    with closing(sqlite3.connect(gallery_file)) as source:
        old = source.serialize()
    receipt = gallery.erasure.erase(ann.id)
    gallery.close()
    gallery_file.write_bytes(old)
    again = Gallery.open(gallery_file)
    assert again.find(ann.id) is not None
    assert again.erasure.verify(receipt).finding is Finding.NOT_IN_LOG
    again.close()


def test_the_check_leaves_the_locks_of_the_open_gallery_alone(gallery, gallery_file, ann):
    gallery.erasure.verify(gallery.erasure.erase(ann.id))
    with closing(sqlite3.connect(gallery_file)) as other:
        other.execute("SELECT 1 FROM persons").fetchone()
    script = (
        "import sqlite3,sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('SELECT count(*) FROM persons').fetchone()\n"
        "c.close()\n"
    )
    subprocess.run([sys.executable, "-c", script, str(gallery_file)], check=True)
    # The last connection of another process would have removed the journal, had our locks gone.
    assert gallery_file.with_name(f"{gallery_file.name}-wal").exists()


@pytest.mark.slow
def test_no_trace_is_left_of_any_of_many(gallery, template):
    ids = [gallery.enrol(f"P{n}", [template(n), template(n + 500)]).id for n in range(200)]
    np.random.default_rng(3).shuffle(ids)
    receipts_made = [gallery.erasure.erase(one) for one in ids[:150]]
    findings = [gallery.erasure.verify(one) for one in receipts_made]
    assert {found.finding for found in findings} == {Finding.ERASED}
    assert gallery.count() == 50


_ERASE_ALL = """
import sys
from pathlib import Path
from core.people.gallery import Gallery
gallery = Gallery.open(Path(sys.argv[1]))
print("open", flush=True)
for person in gallery.people():
    gallery.erasure.erase(person.id)
    print(person.id, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills with SIGKILL")
@pytest.mark.parametrize(
    "after", [0.01, *(pytest.param(0.02 * n, marks=pytest.mark.slow) for n in range(1, 16))]
)
def test_killed_in_the_middle_each_person_is_wholly_there_or_wholly_gone(
    gallery, gallery_file, template, after
):
    everybody = {}
    for number in range(12):
        made = gallery.enrol(f"P{number}", [template(number)], np.full((96, 96), 9, np.uint8))
        everybody[made.id] = made
    gallery.close()
    with subprocess.Popen(
        [sys.executable, "-c", _ERASE_ALL, str(gallery_file)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout.readline() == "open\n"
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        said = process.stdout.read().split()
    again = Gallery.open(gallery_file)
    there = {person.id: person for person in again.people()}
    for person_id, person in everybody.items():
        if person_id in there:
            assert dataclasses.replace(there[person_id], details=Details()) == person
            assert person_id not in said, "who was said to be erased is gone"
        else:
            receipt = again.erasure.receipt_of(person_id)
            assert again.erasure.verify(receipt).finding is Finding.ERASED
    again.close()
