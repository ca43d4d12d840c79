"""Whatever is done to the log behind the program's back is noticed and named."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest

from core.people.audit.entry import Stored, chained, first_hash
from core.people.audit.events import Event
from core.people.audit.faults import (
    Fault,
    FaultKind,
    RemarkKind,
    fault_words,
    remark_words,
    result_words,
)
from core.people.audit.verification import verify
from core.people.gallery import Gallery
from tests.core.people.audit.test_log import raw
from tests.core.people.test_migrations import FIRST

ENTRIES = 130
"""Enough for a checkpoint on the way; another one is made when it is closed."""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A gallery whose log holds entries 1 to ENTRIES."""
    folder = tmp_path_factory.mktemp("log")
    gallery = Gallery.open(folder / "gallery.sqlite")
    with gallery._store.writing() as connection:
        for at in range(ENTRIES):
            facts = {"similarity": at / 1000, "state": "known"}
            gallery.log.note(connection, Event.VERDICT, f"{at % 3:032x}", **facts)
    gallery.close()
    return folder


@pytest.fixture
def file(written, tmp_path):
    shutil.copytree(written, tmp_path / "copy")
    return tmp_path / "copy" / "gallery.sqlite"


def found_in(file):
    gallery = Gallery.open(file)
    try:
        return verify(gallery.log)
    finally:
        gallery._store.close()  # as it is: no checkpoint is made


def rows(file):
    with closing(sqlite3.connect(file)) as connection:
        columns = "number, time, event, actor, person_id, facts, hash, seal"
        return {
            row[0]: Stored(*row)
            for row in connection.execute(f"SELECT {columns} FROM log_entries ORDER BY number")
        }


def hash_anew(file, start):
    """Chain all entries from `start` on anew, as somebody without the key can."""
    before = rows(file)[start - 1].hash if start > 1 else first_hash(_gallery_id(file))
    with closing(sqlite3.connect(file)) as connection:
        for number, stored in rows(file).items():
            if number >= start:
                before = chained(before, stored.text())
                connection.execute(
                    "UPDATE log_entries SET hash = ? WHERE number = ?", (before, number)
                )
        connection.commit()


def _gallery_id(file):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT gallery_id FROM protection").fetchone()[0]


def exchange(file, one, other):
    raw(
        file,
        f"UPDATE log_entries SET number = -1 WHERE number = {one}",
        f"UPDATE log_entries SET number = {one} WHERE number = {other}",
        f"UPDATE log_entries SET number = {other} WHERE number = -1",
    )


def test_nothing_is_wrong_with_a_log_as_it_was_written(file):
    found = found_in(file)
    assert found.is_whole
    assert (found.entries, found.checkpoints, found.signed_to) == (ENTRIES, 2, ENTRIES)
    assert found.remarks == ()
    assert found.first_damaged is None
    assert str(result_words(found)).startswith("The log is whole")


def test_an_empty_log_is_whole(gallery):
    found = verify(gallery.log)
    assert found.is_whole
    assert str(result_words(found)) == "The log is empty."


@pytest.mark.parametrize(
    "change",
    [
        "facts = replace(facts, '0.049', '0.949')",
        "time = time + 1",
        "event = 'removed'",
        "actor = 'somebody'",
        "person_id = ''",
        "hash = x'00'",
        "hash = zeroblob(32)",
        "seal = zeroblob(32)",
    ],
)
def test_a_changed_entry_is_named_and_no_other(file, change):
    raw(file, f"UPDATE log_entries SET {change} WHERE number = 50")
    found = found_in(file)
    assert found.faults == (Fault(FaultKind.CHANGED, 50, 50),)
    assert found.first_damaged == 50
    assert "first at entry 50" in str(result_words(found))
    assert str(fault_words(found.faults[0])) == "Entry 50 was changed."


def test_hashing_all_anew_hides_no_change(file):
    raw(file, "UPDATE log_entries SET facts = '{}' WHERE number = 50")
    hash_anew(file, 50)
    found = found_in(file)
    assert found.first_damaged == 50
    assert found.faults[0] == Fault(FaultKind.CHANGED, 50, ENTRIES)


def test_hashing_and_signing_anew_with_an_own_key_hides_nothing(file):
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from core.people.audit.checkpoints import message
    from core.people.audit.entry import moment_of

    raw(file, "UPDATE log_entries SET facts = '{}' WHERE number = 50")
    hash_anew(file, 50)
    digest, key = rows(file)[ENTRIES].hash, Ed25519PrivateKey.generate()
    said = message(_gallery_id(file), ENTRIES, moment_of(0), digest)
    raw(
        file,
        ("DELETE FROM log_checkpoints WHERE number = ?", (ENTRIES,)),
        (
            "INSERT INTO log_checkpoints VALUES (?, 0, ?, ?)",
            (ENTRIES, digest, key.sign(said)),
        ),
    )
    found = found_in(file)
    assert found.first_damaged == 50
    assert Fault(FaultKind.CHECKPOINT_WRONG, ENTRIES, ENTRIES) in found.faults


@pytest.mark.parametrize(("first", "last"), [(50, 50), (50, 60), (1, 1), (1, 20)])
def test_missing_entries_are_named(file, first, last):
    raw(file, f"DELETE FROM log_entries WHERE number BETWEEN {first} AND {last}")
    found = found_in(file)
    assert found.faults == (Fault(FaultKind.MISSING, first, last),)
    assert found.first_damaged == first
    assert "missing" in str(fault_words(found.faults[0]))


def test_an_entry_that_is_missing_does_not_hide_that_the_next_was_changed(file):
    raw(
        file,
        "DELETE FROM log_entries WHERE number = 50",
        "UPDATE log_entries SET facts = '{}' WHERE number = 51",
    )
    assert found_in(file).faults == (
        Fault(FaultKind.MISSING, 50, 50),
        Fault(FaultKind.CHANGED, 51, 51),
    )


def test_exchanged_entries_are_named(file):
    exchange(file, 50, 70)
    found = found_in(file)
    assert found.faults == (Fault(FaultKind.EXCHANGED, 50, 50, 70),)
    assert str(fault_words(found.faults[0])) == "The entries 50 and 70 were exchanged."


def test_exchanged_entries_are_named_also_when_hashed_anew(file):
    exchange(file, 50, 70)
    hash_anew(file, 50)
    found = found_in(file)
    assert found.first_damaged == 50


def test_moving_up_what_follows_does_not_hide_a_deleted_entry(file):
    raw(
        file,
        "DELETE FROM log_entries WHERE number = 50",
        "UPDATE log_entries SET number = -number WHERE number > 50",
        "UPDATE log_entries SET number = -number - 1 WHERE number < 0",
    )
    assert set(found_in(file).faults) == {
        Fault(FaultKind.MISSING, 50, 50),
        Fault(FaultKind.MOVED, 50, ENTRIES - 1, 51),
    }


def test_an_entry_put_in_between_is_named(file):
    raw(
        file,
        "UPDATE log_entries SET number = -number WHERE number >= 50",
        "UPDATE log_entries SET number = -number + 1 WHERE number < 0",
        "INSERT INTO log_entries SELECT 50, time, event, actor, person_id, '{}', hash, seal "
        "FROM log_entries WHERE number = 49",
    )
    faults = found_in(file).faults
    assert Fault(FaultKind.CHANGED, 50, 50) in faults
    assert Fault(FaultKind.MOVED, 51, ENTRIES + 1, 50) in faults
    assert len(faults) == 2


@pytest.mark.parametrize("count", [1, 7, ENTRIES])
def test_a_cut_off_end_is_noticed_also_after_writing_on(file, count):
    first = ENTRIES - count + 1
    raw(
        file,
        f"DELETE FROM log_entries WHERE number >= {first}",
        f"DELETE FROM log_checkpoints WHERE number >= {first}",
    )
    faults = found_in(file).faults
    assert Fault(FaultKind.CUT_OFF, first, ENTRIES) in faults
    assert any(fault.kind is FaultKind.CHECKPOINTS_MISSING for fault in faults)
    gallery = Gallery.open(file)
    gallery.log.add(Event.BACKED_UP)
    assert gallery.log.entries()[0].number == ENTRIES + 1
    gallery.close()
    assert Fault(FaultKind.MISSING, first, ENTRIES) in found_in(file).faults


def test_cutting_off_the_head_with_the_end_is_noticed_also_after_writing_on(file):
    raw(
        file,
        "DELETE FROM log_entries WHERE number > 100",
        "DELETE FROM log_checkpoints WHERE number > 100",
        "DELETE FROM sealed_values WHERE name = 'log-head'",
    )
    assert found_in(file).faults == (Fault(FaultKind.HEAD_WRONG),)
    gallery = Gallery.open(file)
    gallery.log.add(Event.BACKED_UP)
    gallery.close()
    found = found_in(file)
    assert found.faults == (Fault(FaultKind.HEAD_LOST, 101, 101),)
    assert "cut off there" in str(fault_words(found.faults[0]))
    assert found.entries == 102


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM sealed_values WHERE name = 'log-head'",
        "UPDATE sealed_values SET payload = zeroblob(200) WHERE name = 'log-head'",
        "UPDATE sealed_values SET payload = (SELECT payload FROM sealed_values "
        "WHERE name = 'log-signing-key') WHERE name = 'log-head'",
    ],
)
def test_a_wrong_head_is_named(file, statement):
    raw(file, statement)
    found = found_in(file)
    assert Fault(FaultKind.HEAD_WRONG) in found.faults
    assert found.first_damaged is None
    assert "first at" not in str(result_words(found))


def head_of(file):
    with closing(sqlite3.connect(file)) as connection:
        query = "SELECT payload FROM sealed_values WHERE name = 'log-head'"
        return connection.execute(query).fetchone()[0]


def test_an_older_head_is_named_and_stays_so(file):
    old = head_of(file)
    gallery = Gallery.open(file)
    gallery.log.add(Event.BACKED_UP)
    gallery.log.add(Event.BACKED_UP)
    gallery.close()
    raw(file, ("UPDATE sealed_values SET payload = ? WHERE name = 'log-head'", (old,)))
    assert found_in(file).faults[-1].kind in (FaultKind.HEAD_OLD, FaultKind.CHECKPOINTS_ADDED)
    assert Fault(FaultKind.HEAD_OLD, ENTRIES, ENTRIES) in found_in(file).faults
    gallery = Gallery.open(file)
    gallery.log.add(Event.BACKED_UP)
    gallery.close()
    assert Fault(FaultKind.MIXED, ENTRIES + 3, ENTRIES + 3) in found_in(file).faults


def test_entries_of_another_history_are_named(file, tmp_path):
    """The gallery is put back, used on, and entries of the former state are put in again."""
    other = tmp_path / "other" / "gallery.sqlite"
    shutil.copytree(file.parent, other.parent)
    for copy in (file, other):
        gallery = Gallery.open(copy)
        for _ in range(3):
            gallery.log.add(Event.BACKED_UP)
        gallery.close()
    stolen = rows(other)[ENTRIES + 2]
    raw(
        file,
        (
            "UPDATE log_entries SET time = ?, facts = ?, hash = ?, seal = ? WHERE number = ?",
            (stolen.time, stolen.facts, stolen.hash, stolen.seal, ENTRIES + 2),
        ),
    )
    kinds = [(fault.kind, fault.number) for fault in found_in(file).faults]
    assert kinds == [(FaultKind.MIXED, ENTRIES + 2), (FaultKind.MIXED, ENTRIES + 3)]


def test_an_entry_put_behind_the_end_is_named_and_does_not_stop_others(file):
    raw(
        file,
        f"INSERT INTO log_entries SELECT {ENTRIES} + 1, time, event, actor, person_id, '{{}}', "
        "hash, seal FROM log_entries WHERE number = 5",
        f"INSERT INTO log_entries SELECT {ENTRIES} + 2, time, event, actor, person_id, facts, "
        "hash, seal FROM log_entries WHERE number = 5",
    )
    expected = {
        Fault(FaultKind.ADDED, ENTRIES + 1, ENTRIES + 1),
        Fault(FaultKind.COPIED, ENTRIES + 2, ENTRIES + 2, 5),
    }
    assert set(found_in(file).faults) == expected
    gallery = Gallery.open(file)
    gallery.log.add(Event.BACKED_UP)
    gallery.close()
    found = found_in(file)
    assert found.entries == ENTRIES + 3
    assert found.first_damaged == ENTRIES + 1
    assert not any(fault.number == ENTRIES + 3 for fault in found.faults)


def test_an_entry_with_a_mad_number_does_not_lead_the_log_away(file):
    raw(
        file,
        f"INSERT INTO log_entries SELECT {2**62}, time, event, actor, person_id, facts, "
        "hash, seal FROM log_entries WHERE number = 5",
        "INSERT INTO log_entries SELECT -7, time, event, actor, person_id, facts, hash, seal "
        "FROM log_entries WHERE number = 5",
    )
    found = found_in(file)
    assert not found.is_whole
    gallery = Gallery.open(file)
    gallery.log.add(Event.BACKED_UP)
    assert ENTRIES + 1 in {entry.number for entry in gallery.log.entries()}
    gallery.close()


def test_a_copy_over_another_entry_is_named(file):
    raw(
        file,
        "DELETE FROM log_entries WHERE number = 50",
        "INSERT INTO log_entries SELECT 50, time, event, actor, person_id, facts, hash, seal "
        "FROM log_entries WHERE number = 5",
    )
    assert found_in(file).faults == (Fault(FaultKind.COPIED, 50, 50, 5),)


@pytest.mark.parametrize(
    "change",
    ["signature = zeroblob(64)", "hash = zeroblob(32)", "time = time + 1", "number = 99"],
)
def test_a_wrong_checkpoint_is_named_and_entries_are_not_suspected(file, change):
    raw(file, f"UPDATE log_checkpoints SET {change} WHERE number = 100")
    found = found_in(file)
    (fault,) = found.faults
    assert fault.kind is FaultKind.CHECKPOINT_WRONG
    assert fault.number in (99, 100)
    assert "signature" in str(fault_words(fault))


def test_exchanged_checkpoints_are_named(file):
    raw(
        file,
        "UPDATE log_checkpoints SET number = -1 WHERE number = 100",
        f"UPDATE log_checkpoints SET number = 100 WHERE number = {ENTRIES}",
        f"UPDATE log_checkpoints SET number = {ENTRIES} WHERE number = -1",
    )
    kinds = [(fault.kind, fault.number) for fault in found_in(file).faults]
    assert kinds == [(FaultKind.CHECKPOINT_WRONG, 100), (FaultKind.CHECKPOINT_WRONG, ENTRIES)]


def test_a_missing_checkpoint_is_noticed(file):
    raw(file, "DELETE FROM log_checkpoints WHERE number = 100")
    assert found_in(file).faults == (Fault(FaultKind.CHECKPOINTS_MISSING, other=1),)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM sealed_values WHERE name = 'log-signing-key'",
        "UPDATE sealed_values SET payload = zeroblob(60) WHERE name = 'log-signing-key'",
        "UPDATE sealed_values SET payload = (SELECT payload FROM sealed_values "
        "WHERE name = 'log-head') WHERE name = 'log-signing-key'",
    ],
)
def test_a_wrong_key_is_named_and_a_new_one_is_told_of(file, statement):
    before = found_in(file).fingerprint
    raw(file, statement)
    found = found_in(file)
    assert found.faults == (Fault(FaultKind.KEY_WRONG),)
    assert found.fingerprint == before
    gallery = Gallery.open(file)
    gallery.log.add(Event.BACKED_UP)
    gallery.close()
    found = found_in(file)
    assert found.is_whole  # the old signatures hold by the old key
    assert found.checkpoints == 3
    assert found.fingerprint != before
    (remark,) = found.remarks
    assert remark.kind is RemarkKind.KEY_REPLACED
    assert "Another one signs" in str(remark_words(remark))


def test_the_log_of_another_gallery_is_noticed(file, tmp_path):
    other = tmp_path / "other" / "gallery.sqlite"
    gallery = Gallery.open(other)
    for _ in range(5):
        gallery.log.add(Event.BACKED_UP)
    gallery.close()
    raw(
        file,
        "DELETE FROM log_entries",
        "DELETE FROM log_checkpoints",
        "DELETE FROM sealed_values",
        ("ATTACH ? AS other", (str(other),)),
        "INSERT INTO log_entries SELECT * FROM other.log_entries",
        "INSERT INTO log_checkpoints SELECT * FROM other.log_checkpoints",
        "INSERT INTO sealed_values SELECT * FROM other.sealed_values",
    )
    kinds = {fault.kind for fault in found_in(file).faults}
    assert {FaultKind.CHANGED, FaultKind.HEAD_WRONG, FaultKind.KEY_WRONG} <= kinds


def test_an_emptied_log_is_remarked_upon_where_people_are_older(file, template):
    gallery = Gallery.open(file)
    gallery.enrol("Ada", [template()])
    gallery.close()
    raw(
        file,
        "DELETE FROM log_entries",
        "DELETE FROM log_checkpoints",
        "DELETE FROM sealed_values",
        "UPDATE persons SET created = created - 600000000",
    )
    gallery = Gallery.open(file)
    gallery.log.add(Event.BACKED_UP)
    gallery.close()
    found = found_in(file)
    (remark,) = found.remarks
    assert (remark.kind, remark.count) == (RemarkKind.PEOPLE_BEFORE, 1)
    assert "otherwise the log was emptied" in str(remark_words(remark))


def test_a_gallery_of_an_earlier_version_begins_its_log(tmp_path, template):
    file = tmp_path / "old" / "gallery.sqlite"
    file.parent.mkdir()
    shutil.copy(FIRST, file)
    gallery = Gallery.open(file)
    assert verify(gallery.log).is_whole
    gallery.enrol("Ada", [template()])
    gallery.close()
    found = found_in(file)
    assert (found.entries, found.is_whole) == (1, True)
    (remark,) = found.remarks
    assert (remark.kind, remark.count) == (RemarkKind.PEOPLE_BEFORE, 3)


def test_a_clock_that_goes_back_is_a_remark_only(gallery, monkeypatch):
    from datetime import UTC, datetime, timedelta

    from core.people.audit import log as audit_log

    class Earlier(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(UTC) - timedelta(days=3)

    gallery.log.add(Event.BACKED_UP)
    monkeypatch.setattr(audit_log, "datetime", Earlier)
    gallery.log.add(Event.BACKED_UP)
    monkeypatch.undo()
    gallery.log.add(Event.BACKED_UP)
    found = verify(gallery.log)
    assert found.is_whole
    (remark,) = found.remarks
    assert (remark.kind, remark.number, remark.count) == (RemarkKind.CLOCK_BACK, 2, 1)
    assert "That alone is no damage" in str(remark_words(remark))


def test_the_walk_tells_how_far_it_is_and_can_be_stopped(file):
    gallery = Gallery.open(file)
    told = []
    assert verify(gallery.log, lambda *step: told.append(step)).is_whole
    assert told == [(0, ENTRIES), (ENTRIES, ENTRIES)]
    found = verify(gallery.log, is_cancelled=lambda: True)
    assert not found.is_complete
    assert not found.is_whole
    assert "stopped" in str(result_words(found))
    gallery.close()


def test_every_fault_and_remark_has_its_sentence():
    for kind in FaultKind:
        for until in (3, 9):
            assert "{" not in str(fault_words(Fault(kind, 3, until, 7)))
    from core.people.audit.faults import Remark

    for kind in RemarkKind:
        assert "{" not in str(remark_words(Remark(kind, 3, 2)))
