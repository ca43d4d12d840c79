"""Backups, proved by restoring them."""

from __future__ import annotations

import dataclasses
import json
import os
import sqlite3
import threading
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from core.people import storage
from core.people.audit.verification import verify
from core.people.gallery import Gallery, GalleryError, Person
from core.people.sealed.protection import LockedError, WrongPassphraseError
from core.people.tables import HEAD
from core.people.transfer import backup, restoring, schedule
from core.people.transfer.backup import Backup, BackupError
from core.people.transfer.cancelling import CancelledError
from core.people.transfer.schedule import Schedule
from tests.core.people.transfer.carried import MODEL, SECRET, Ring, template

Fill = Callable[..., list[Person]]

pytestmark = pytest.mark.usefixtures("quick_argon")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "backups"
    made.mkdir()
    return made


def whole(gallery: Gallery) -> dict[str, tuple[object, ...]]:
    """Everything in a gallery, to be compared with another one."""
    return {
        person.id: (
            person,
            gallery.template_facts(person.id),
            [(sample.id, sample.pixels.tobytes()) for sample in gallery.samples(person.id)],
            gallery.thumbnail(person.id) is not None,
        )
        for person in gallery.people()
    }


def test_a_restored_gallery_is_what_was_backed_up(
    gallery: Gallery, folder: Path, ring: Ring, fill: Fill
) -> None:
    fill(gallery, 3)
    before = whole(gallery)
    made = backup.make(gallery, folder / "a.fdbackup")
    assert (made.manifest.people, made.manifest.opens_anywhere) == (3, False)
    fill(gallery, 1, first=3)
    gallery.close()
    done = restoring.restore(made.file, gallery.file, ring=ring)
    assert (done.people, done.removed_again) == (3, 0)
    with closing(Gallery.open(gallery.file, None, ring)) as restored:
        assert whole(restored) == before
        assert restored.log.entries()[0].event == "restored-from-backup"
    assert done.kept_aside is not None
    with closing(Gallery.open(done.kept_aside, None, ring)) as former:
        assert former.count() == 4


def test_a_backup_can_be_verified_without_touching_the_gallery(
    gallery: Gallery, folder: Path, ring: Ring, fill: Fill
) -> None:
    fill(gallery, 2)
    made = backup.make(gallery, folder / "a.fdbackup")
    found = restoring.verify(made.file, gallery.file, ring=ring)
    assert (found.people, found.templates, found.samples, found.damaged) == (2, 4, 2, ())
    assert {one.name for one in gallery.file.parent.iterdir()} <= {
        "gallery.sqlite",
        "gallery.sqlite-wal",
        "gallery.sqlite-shm",
    }
    assert list(folder.iterdir()) == [made.file]


def test_on_another_computer_a_backup_opens_with_its_passphrase(
    gallery: Gallery, folder: Path, tmp_path: Path, fill: Fill
) -> None:
    """Another user, too: what the key ring held is not there."""
    fill(gallery, 2)
    made = backup.make(gallery, folder / "a.fdbackup", SECRET)
    assert made.manifest.opens_anywhere
    target, foreign = tmp_path / "new" / "gallery.sqlite", Ring()
    with pytest.raises(LockedError):
        restoring.restore(made.file, target, ring=foreign)
    with pytest.raises(WrongPassphraseError):
        restoring.restore(made.file, target, "another one", foreign)
    assert not target.exists()
    done = restoring.restore(made.file, target, SECRET, foreign)
    assert (done.people, done.kept_aside) == (2, None)
    with pytest.raises(LockedError):
        Gallery.open(target, None, foreign)
    with closing(Gallery.open(target, SECRET, foreign)) as restored:
        assert restored.count() == 2


def test_without_key_ring_and_passphrase_it_is_said_that_the_key_is_gone(
    gallery: Gallery, folder: Path, tmp_path: Path, fill: Fill
) -> None:
    fill(gallery, 1)
    made = backup.make(gallery, folder / "a.fdbackup")
    target = tmp_path / "new" / "gallery.sqlite"
    with pytest.raises(GalleryError, match="key of the gallery is gone"):
        restoring.restore(made.file, target, ring=Ring())
    assert not target.exists()


def test_on_the_same_computer_the_gallery_opens_by_itself_as_before(
    gallery: Gallery, folder: Path, ring: Ring, fill: Fill
) -> None:
    fill(gallery, 1)
    made = backup.make(gallery, folder / "a.fdbackup", SECRET)
    assert gallery.guard.ways() == ("ring",), "the gallery itself got no passphrase"
    gallery.close()
    restoring.restore(made.file, gallery.file, SECRET, ring)
    with closing(Gallery.open(gallery.file, None, ring)) as restored:
        assert restored.guard.ways() == ("ring",)


def test_the_passphrase_of_the_gallery_opens_its_backups(
    gallery: Gallery, folder: Path, tmp_path: Path, fill: Fill
) -> None:
    fill(gallery, 1)
    gallery.guard.set_passphrase("the gallery's own")
    with pytest.raises(BackupError, match="open with that one"):
        backup.make(gallery, folder / "a.fdbackup", SECRET)
    made = backup.make(gallery, folder / "a.fdbackup")
    assert made.manifest.opens_anywhere
    done = restoring.restore(
        made.file, tmp_path / "new" / "gallery.sqlite", "the gallery's own", Ring()
    )
    assert done.people == 1


def test_the_log_says_who_restored_a_gallery_with_accounts(
    gallery: Gallery, folder: Path, ring: Ring, fill: Fill
) -> None:
    ann, _ben = fill(gallery, 2)
    gallery.accounts.add_first("Vera", "482913")
    made = backup.make(gallery, folder / "a.fdbackup")
    gallery.remove(ann.id)
    by = gallery.sign_in.actor
    assert by is not None
    gallery.close()
    done = restoring.restore(made.file, gallery.file, ring=ring, without=frozenset({ann.id}), by=by)
    assert (done.people, done.removed_again) == (1, 1)
    with closing(Gallery.open(gallery.file, None, ring)) as restored:
        entries = restored.log.entries(limit=2)
        assert [(entry.event, entry.actor) for entry in entries] == [
            ("restored-from-backup", "Vera"),
            ("removed", "Vera"),
        ]
        assert restored.sign_in.actor is None


def test_who_was_removed_since_stays_removed_where_that_is_wanted(
    gallery: Gallery, folder: Path, ring: Ring, fill: Fill
) -> None:
    ann, ben = fill(gallery, 2)
    made = backup.make(gallery, folder / "a.fdbackup")
    gallery.remove(ann.id)
    gone = restoring.verify(made.file, gallery.file, ring=ring).ids - {ben.id}
    gallery.close()
    done = restoring.restore(made.file, gallery.file, ring=ring, without=gone)
    assert (done.people, done.removed_again) == (1, 1)
    with closing(Gallery.open(gallery.file, None, ring)) as restored:
        assert [person.id for person in restored.people()] == [ben.id]


def test_a_damaged_gallery_is_put_aside_with_its_journal(
    gallery: Gallery, folder: Path, ring: Ring, fill: Fill
) -> None:
    fill(gallery, 2)
    made = backup.make(gallery, folder / "a.fdbackup")
    gallery.close()
    gallery.file.write_bytes(b"not a gallery" * 1000)
    journal = gallery.file.with_name("gallery.sqlite-wal")
    journal.write_bytes(b"an old journal" * 100)
    done = restoring.restore(made.file, gallery.file, ring=ring)
    assert done.people == 2
    assert done.kept_aside is not None
    assert done.kept_aside.read_bytes().startswith(b"not a gallery")
    assert done.kept_aside.with_name(done.kept_aside.name + "-wal").exists()


def test_nothing_is_replaced_while_another_has_the_gallery_open(
    gallery: Gallery, folder: Path, ring: Ring, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "BUSY_SECONDS", 0.1)
    fill(gallery, 1)
    made = backup.make(gallery, folder / "a.fdbackup")
    fill(gallery, 1, first=1)
    with pytest.raises(BackupError, match="has the gallery open"):
        restoring.restore(made.file, gallery.file, ring=ring)
    assert gallery.count() == 2


def test_if_the_restored_one_does_not_open_the_former_one_is_put_back(
    gallery: Gallery, folder: Path, ring: Ring, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(gallery, 1)
    made = backup.make(gallery, folder / "a.fdbackup")
    fill(gallery, 1, first=1)
    gallery.close()
    replace = os.replace

    def spoiled(source: Path, target: Path) -> None:
        replace(source, target)
        if target == gallery.file and ".restoring-" in str(source):
            target.write_bytes(target.read_bytes()[:5000])

    monkeypatch.setattr(os, "replace", spoiled)
    with pytest.raises(GalleryError):
        restoring.restore(made.file, gallery.file, ring=ring)
    with closing(Gallery.open(gallery.file, None, ring)) as former:
        assert former.count() == 2


def test_a_damaged_or_changed_backup_is_refused(
    gallery: Gallery, folder: Path, ring: Ring, fill: Fill
) -> None:
    fill(gallery, 2)
    made = backup.make(gallery, folder / "a.fdbackup")
    data = made.file.read_bytes()
    for place in range(40, len(data), len(data) // 12):
        spoiled = bytearray(data)
        spoiled[place] ^= 0x10
        made.file.write_bytes(spoiled)
        with pytest.raises(GalleryError):
            restoring.verify(made.file, gallery.file, ring=ring)
    made.file.write_bytes(data[: len(data) // 2])
    with pytest.raises(BackupError, match="damaged or incomplete"):
        restoring.verify(made.file, gallery.file, ring=ring)
    made.file.write_bytes(data.replace(b'\\"people\\": 2', b'\\"people\\": 3'))
    with pytest.raises(BackupError, match="damaged"):
        restoring.verify(made.file, gallery.file, ring=ring)
    made.file.write_bytes(b"something else" * 100)
    with pytest.raises(BackupError, match="no backup"):
        restoring.verify(made.file, gallery.file, ring=ring)
    with pytest.raises(BackupError, match="can't be read"):
        backup.read_manifest(folder / "none")


def test_a_manifest_that_was_written_anew_is_noticed(
    gallery: Gallery, folder: Path, ring: Ring, fill: Fill
) -> None:
    fill(gallery, 1)
    made = backup.make(gallery, folder / "a.fdbackup")
    forged = folder / "b.fdbackup"
    with zipfile.ZipFile(made.file) as source, zipfile.ZipFile(forged, "w") as target:
        text = source.read("manifest.json").replace(b'people\\": 1', b'people\\": 7')
        target.writestr("manifest.json", text)
        target.writestr("gallery.sqlite", source.read("gallery.sqlite"))
    with pytest.raises(BackupError, match="changed after it was made"):
        restoring.verify(forged, gallery.file, ring=ring)


def test_a_damaged_record_is_named_and_keeps_no_other_out(
    gallery: Gallery, folder: Path, ring: Ring, fill: Fill
) -> None:
    import sqlite3

    ann, _ = fill(gallery, 2)
    with closing(sqlite3.connect(gallery.file)) as raw, raw:
        raw.execute("UPDATE templates SET payload = zeroblob(540) WHERE person_id = ?", (ann.id,))
    made = backup.make(gallery, folder / "a.fdbackup")
    found = restoring.verify(made.file, gallery.file, ring=ring)
    assert [person.id for person in found.damaged] == [ann.id]
    assert found.templates == 2


def test_a_backup_is_one_state_though_others_go_on_writing(
    gallery: Gallery, folder: Path, ring: Ring, fill: Fill
) -> None:
    fill(gallery, 20)
    stop = threading.Event()

    def write() -> None:
        seed = 100
        while not stop.is_set():
            gallery.enrol(f"Late {seed}", [template(seed)])
            seed += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [backup.make(gallery, folder / f"{n}.fdbackup") for n in range(3)]
    finally:
        stop.set()
        writer.join()
    counts = [restoring.verify(one.file, gallery.file, ring=ring) for one in made]
    assert [one.damaged for one in counts] == [(), (), ()]
    assert [one.people for one in counts] == sorted(one.people for one in counts)
    assert all(one.people == one.manifest.people >= 20 for one in counts)


def test_a_cancelled_or_refused_backup_leaves_nothing(
    gallery: Gallery, folder: Path, fill: Fill
) -> None:
    fill(gallery, 1)
    with pytest.raises(CancelledError):
        backup.make(gallery, folder / "a.fdbackup", cancelled=lambda: True)
    with pytest.raises(GalleryError, match="at least 8"):
        backup.make(gallery, folder / "a.fdbackup", "short")
    with pytest.raises(GalleryError):
        backup.make(gallery, folder / "none" / "a.fdbackup")
    assert list(folder.iterdir()) == []


def test_of_a_newer_program_is_said(gallery: Gallery, folder: Path, fill: Fill) -> None:
    fill(gallery, 1)
    made = backup.make(gallery, folder / "a.fdbackup")
    with zipfile.ZipFile(made.file) as source:
        text = source.read("manifest.json").replace(b'version\\": 1', b'version\\": 9')
    with zipfile.ZipFile(made.file, "w") as target:
        target.writestr("manifest.json", text)
        target.writestr("gallery.sqlite", b"")
    with pytest.raises(BackupError, match="newer version"):
        backup.read_manifest(made.file)


def test_the_program_backs_up_when_it_is_due_and_keeps_as_many_as_it_shall(
    gallery: Gallery, folder: Path, fill: Fill
) -> None:
    fill(gallery, 1)
    by_hand = backup.make(gallery, folder / "by-hand.fdbackup")
    wanted = Schedule(folder, every_days=1, keep=2)
    assert schedule.back_up(gallery, wanted) is None, "there is one of today"
    by_hand.file.unlink()
    assert schedule.back_up(gallery, wanted) is not None
    assert schedule.back_up(gallery, wanted) is None
    (folder / "broken.fdbackup").write_bytes(b"x")
    assert len(backup.list_backups(folder, gallery.copies.gallery_id)) == 1


def test_old_ones_of_the_program_go_and_those_of_people_stay(
    gallery: Gallery, folder: Path, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(gallery, 1)
    kept = backup.make(gallery, folder / "by-hand.fdbackup")
    names = iter(f"auto-{number}.fdbackup" for number in range(4))
    monkeypatch.setattr(backup, "file_name", lambda *_, **__: next(names))
    monkeypatch.setattr(schedule, "is_due", lambda *_: True)
    for _ in range(4):
        schedule.back_up(gallery, Schedule(folder, 1, keep=2))
    left = {one.file.name for one in backup.list_backups(folder)}
    assert left == {kept.file.name, "auto-2.fdbackup", "auto-3.fdbackup"}


def test_when_a_backup_is_due(gallery: Gallery, folder: Path) -> None:
    made = backup.make(gallery, folder / "a.fdbackup")
    at = made.manifest.created
    assert schedule.is_due([], 1, at)
    assert not schedule.is_due([made], 1, at + timedelta(hours=20))
    assert schedule.is_due([made], 1, at + timedelta(hours=24))
    assert not schedule.is_due([made], 7, at + timedelta(days=6))
    assert schedule.is_due([made], 7, at - timedelta(days=2)), "a clock was wrong"
    assert isinstance(made, Backup)
    assert at <= datetime.now(UTC)


def as_earlier(made: Backup, gallery: Gallery, revision: str) -> Backup:
    """Write a backup anew as a program of an earlier schema would have made it."""
    now, then = made.file.with_name("now.sqlite"), made.file.with_name("then.sqlite")
    backup.unpack(made, now)
    config = Config()
    config.set_main_option("script_location", str(storage.MIGRATIONS))
    engine = sa.create_engine(f"sqlite:///{then}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()
    with closing(sqlite3.connect(then)) as target:
        target.execute(f"PRAGMA application_id={storage.APPLICATION_ID}")
        target.execute("ATTACH ? AS now", (str(now),))
        for (table,) in target.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'alembic_version'"
        ).fetchall():
            names = ", ".join(row[1] for row in target.execute(f"PRAGMA main.table_info({table})"))
            target.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM now.{table}")
        target.commit()
    manifest = dataclasses.replace(
        made.manifest, schema=revision, sha256=backup._digest(then), size=then.stat().st_size
    )
    text = backup._told(manifest)
    mark = gallery.copies.mark(text.encode())
    with made.file.open("wb") as stream:
        backup._pack(stream, json.dumps({"manifest": text, "mark": mark}), then)
    now.unlink()
    then.unlink()
    return Backup(made.file, manifest)


def vectors_of(gallery: Gallery) -> dict[str, bytes]:
    """What is kept of the templates, by their ids."""
    found = gallery.templates(MODEL)
    return dict(
        zip(found.template_ids, (vector.tobytes() for vector in found.vectors), strict=True)
    )


def test_a_backup_of_an_earlier_schema_is_migrated_and_everybody_is_still_there(
    gallery: Gallery, folder: Path, ring: Ring, fill: Fill
) -> None:
    people = fill(gallery, 3)
    templates = vectors_of(gallery)
    made = as_earlier(backup.make(gallery, folder / "a.fdbackup"), gallery, "0003")
    before = made.file.read_bytes()
    gallery.close()
    assert restoring.verify(made.file, gallery.file, ring=ring).people == 3
    done = restoring.restore(made.file, gallery.file, ring=ring)
    assert (done.manifest.schema, done.people) == ("0003", 3)
    assert made.file.read_bytes() == before
    # Neither the copy that was unpacked nor the one of before its migration is left.
    assert not list(gallery.file.parent.glob("*restoring*"))
    with closing(sqlite3.connect(gallery.file)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
    with closing(Gallery.open(gallery.file, None, ring)) as restored:
        assert [(p.id, p.name) for p in restored.people()] == [(p.id, p.name) for p in people]
        assert vectors_of(restored) == templates
        assert all(len(restored.samples(person.id)) == 1 for person in people)
        assert all(restored.thumbnail(person.id) is not None for person in people)
        assert verify(restored.log).is_whole
        fill(restored, 1, first=3)
        assert restored.count() == 4
