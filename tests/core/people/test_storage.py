from __future__ import annotations

import logging
import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from core.people import storage
from core.people.gallery import Gallery, GalleryError
from core.people.storage import Store
from core.people.tables import HEAD, metadata

PEOPLE = ["Ann", "Bob", "Cem", "Dee", "Eva"]
MODEL = "sface-0123456789ab"
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def filled(gallery_file, template) -> Path:
    """A closed gallery of five people with thumbnails."""
    gallery = Gallery.open(gallery_file)
    for seed, name in enumerate(PEOPLE):
        gallery.enrol(name, [template(seed)], np.full((96, 96), seed, np.uint8))
    gallery.close()
    return gallery_file


# -- schema ---------------------------------------------------------------------------------------


def test_the_migrated_schema_is_that_of_the_tables(gallery_file):
    store = Store.open(gallery_file)
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == HEAD
    store.close()


def test_head_is_the_newest_migration():
    assert storage._known_revisions(storage.MIGRATIONS)[0] == HEAD


def test_opening_leaves_logging_alone(gallery_file):
    root = logging.getLogger()
    before = (root.level, list(root.handlers), logging.getLogger("alembic").level)
    Gallery.open(gallery_file).close()
    assert (root.level, list(root.handlers), logging.getLogger("alembic").level) == before


def _next_step(folder: Path, body: str) -> Path:
    """The program's migrations with a further step, as a later version will bring it."""
    shutil.copytree(storage.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "9999_next.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f'revision = "9999"\ndown_revision = "{HEAD}"\n\ndef upgrade():\n{body}',
        "utf-8",
    )
    return folder


def test_an_older_gallery_is_copied_and_then_migrated(filled, tmp_path):
    step = _next_step(
        tmp_path / "next %40",
        '    op.add_column("persons", sa.Column("notes", sa.UnicodeText()))\n',
    )
    store = Store.open(filled, step)
    with store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT notes FROM persons").all()
    store.close()
    assert [tuple(row) for row in rows] == [(None,)] * len(PEOPLE)

    copy = filled.with_name("gallery.before-9999.sqlite")
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with_copy = Gallery.open(copy)
    assert with_copy.count() == 5
    assert len(with_copy.templates(MODEL).names) == 5
    with_copy.close()

    with pytest.raises(GalleryError, match="newer version"):
        Gallery.open(filled)  # this program, after the newer one


def test_a_failed_migration_leaves_the_gallery_as_it_was(filled, tmp_path):
    step = _next_step(
        tmp_path / "next",
        '    op.add_column("persons", sa.Column("notes", sa.UnicodeText()))\n'
        '    op.execute("DELETE FROM templates")\n'
        '    raise RuntimeError("power cut")\n',
    )
    with pytest.raises(RuntimeError, match="power cut"):
        Store.open(filled, step)
    gallery = Gallery.open(filled)
    assert len(gallery.templates(MODEL).names) == 5
    gallery.close()


# -- files that are not to be opened --------------------------------------------------------------


def _refused(file: Path, words: str) -> None:
    before = file.read_bytes()
    with pytest.raises(GalleryError, match=words) as caught:
        Gallery.open(file)
    assert str(file) in str(caught.value)
    assert file.read_bytes() == before
    assert not list(file.parent.glob("*.new"))


def test_a_text_file_is_no_gallery(gallery_file):
    gallery_file.parent.mkdir()
    gallery_file.write_text("Dear diary, " * 100)
    _refused(gallery_file, "is not a gallery")


def test_an_empty_file_is_a_damaged_gallery(gallery_file):
    gallery_file.parent.mkdir()
    gallery_file.touch()
    _refused(gallery_file, "is damaged")


def test_a_database_of_another_program_is_no_gallery(gallery_file):
    gallery_file.parent.mkdir()
    with closing(sqlite3.connect(gallery_file)) as connection:
        connection.execute("CREATE TABLE persons (id)")
        connection.commit()
    _refused(gallery_file, "is not a gallery")


@pytest.mark.parametrize("size", [1, 16, 99, 100, 4096, 5000, 12288, -4096, -1])
def test_a_cut_off_gallery_is_refused(filled, size):
    whole = filled.read_bytes()
    filled.write_bytes(whole[:size])
    _refused(filled, "is damaged|is not a gallery")


def test_a_folder_in_its_place_is_refused(gallery_file):
    gallery_file.mkdir(parents=True)
    with pytest.raises(GalleryError, match="is not a gallery"):
        Gallery.open(gallery_file)


def test_a_file_where_the_folder_should_be_is_refused(gallery_file):
    gallery_file.parent.write_text("in the way")
    with pytest.raises(GalleryError, match="can't be opened"):
        Gallery.open(gallery_file)


def test_a_journal_without_its_gallery_is_not_played_into_a_new_one(gallery_file):
    gallery_file.parent.mkdir()
    journal = gallery_file.with_name("gallery.sqlite-wal")
    journal.write_bytes(b"something")
    with pytest.raises(GalleryError, match=r"journal is still there.*rename gallery\.sqlite-wal"):
        Gallery.open(gallery_file)
    assert journal.read_bytes() == b"something"
    assert not gallery_file.exists()


def test_random_damage_is_noticed_or_harmless(filled):
    """Whatever bytes change: opened or refused, in words; never a wrong vector, never a crash."""
    whole = filled.read_bytes()
    sound = Gallery.open(filled)
    true = {row.tobytes() for row in sound.laid_templates(MODEL).vectors}
    sound.close()
    refused = named = 0
    for seed in range(100):
        rng = random.Random(seed)
        damaged = bytearray(whole)
        for _ in range(rng.choice([1, 3, 40])):
            damaged[rng.randrange(len(damaged))] ^= rng.randrange(1, 256)
        filled.write_bytes(damaged)
        try:
            gallery = Gallery.open(filled)
        except GalleryError:
            refused += 1
            assert filled.read_bytes() == damaged
            continue
        try:
            columns = gallery.laid_templates(MODEL)
            people = gallery.people()
            for person in people:
                gallery.thumbnail(person.id)
            assert {row.tobytes() for row in columns.vectors} <= true
            named += any(person.damaged for person in gallery.people())
        except GalleryError:
            refused += 1
        finally:
            gallery.close()
            for tail in ("-wal", "-shm"):
                filled.with_name(filled.name + tail).unlink(missing_ok=True)
    assert refused > 6
    assert named > 6


# -- single damaged records -----------------------------------------------------------------------


def _change(file: Path, statement: str) -> None:
    """Change a filled gallery behind the program's back; {BOB} and the others are persons' ids."""
    for number, name in enumerate(PEOPLE):
        found = f"(SELECT id FROM persons ORDER BY rowid LIMIT 1 OFFSET {number})"
        statement = statement.replace(f"{{{name.upper()}}}", found)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE templates SET payload = zeroblob(544) WHERE person_id = {BOB}",
        "UPDATE templates SET payload = substr(payload, 1, 100) WHERE person_id = {BOB}",
        "UPDATE templates SET payload = 'text' WHERE person_id = {BOB}",
        "UPDATE templates SET scheme = 'later' WHERE person_id = {BOB}",
        "UPDATE templates SET payload = (SELECT t.payload FROM templates t JOIN persons p "
        "ON p.id = t.person_id WHERE p.id = {ANN}) WHERE person_id = "
        "{BOB}",
    ],
    ids=["zeros", "cut", "text", "scheme", "another person's"],
)
def test_a_damaged_template_is_named_and_the_others_go_on(filled, statement):
    _change(filled, statement)
    gallery = Gallery.open(filled)
    revision = gallery.revision
    columns = gallery.templates(MODEL)
    assert sorted(columns.names) == ["Ann", "Cem", "Dee", "Eva"]
    assert [person.name for person in gallery.people() if person.damaged] == ["Bob"]
    assert gallery.revision > revision
    revision = gallery.revision
    gallery.templates(MODEL)
    assert gallery.revision == revision  # said once
    gallery.close()


def test_templates_of_two_people_exchanged_are_noticed(filled):
    _change(
        filled,
        "UPDATE templates SET person_id = CASE person_id "
        "WHEN {ANN} THEN {BOB} ELSE {ANN} END WHERE person_id IN "
        "({ANN}, {BOB})",
    )
    gallery = Gallery.open(filled)
    assert sorted(gallery.templates(MODEL).names) == ["Cem", "Dee", "Eva"]
    assert [person.name for person in gallery.people() if person.damaged] == ["Ann", "Bob"]
    gallery.close()


def test_a_damaged_thumbnail_is_none_and_named(filled):
    _change(filled, "UPDATE thumbnails SET payload = zeroblob(100)")
    gallery = Gallery.open(filled)
    for person in gallery.people():
        assert gallery.thumbnail(person.id) is None
    assert all(person.damaged for person in gallery.people())
    gallery.close()


def test_a_damaged_name_or_time_doesn_t_hide_anybody(filled):
    _change(filled, "UPDATE persons SET created = 'nonsense' WHERE id = {CEM}")
    _change(filled, "UPDATE persons SET created = 9223372036854775807 WHERE id = {DEE}")
    _change(filled, "UPDATE persons SET payload = CAST(x'426fff62' AS TEXT) WHERE id = {BOB}")
    gallery = Gallery.open(filled)
    people = gallery.people()
    assert [person.name for person in people] == ["", "Ann", "Cem", "Dee", "Eva"]
    assert [person.damaged for person in people] == [True, False, False, False, False]
    assert gallery.find_by_name("bob")[0].id == people[0].id
    gallery.close()


# -- disks ----------------------------------------------------------------------------------------


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder of its own, and this process without the rights of root in it."""
    if os.name != "posix":
        pytest.skip("rights of another kind")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    root = os.geteuid() == 0
    if root:
        shutil.chown(folder, 65534)
        os.seteuid(65534)
        if not os.access(storage.__file__, os.R_OK, effective_ids=True):
            os.seteuid(0)
            shutil.rmtree(folder)
            pytest.skip("the project lies where only root may read it")
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        for path in folder.rglob("*"):
            path.chmod(0o700)
        shutil.rmtree(folder)


def test_a_read_only_folder_is_named(as_nobody):
    inner = as_nobody / "inner"
    inner.mkdir(mode=0o500)
    with pytest.raises(GalleryError, match=r"can't be opened: Permission denied\. Check"):
        Gallery.open(inner / "gallery.sqlite")


def test_a_read_only_file_is_named(as_nobody, template):
    file = as_nobody / "gallery.sqlite"
    gallery = Gallery.open(file)
    gallery.enrol("Ann", [template()])
    gallery.close()
    file.chmod(0o400)
    with pytest.raises(GalleryError, match="can't be written"):
        Gallery.open(file)
    file.chmod(0o000)
    with pytest.raises(GalleryError, match="can't be written"):
        Gallery.open(file)


def test_a_gallery_in_a_folder_turned_read_only_is_named(as_nobody, template):
    folder = as_nobody / "inner"
    gallery = Gallery.open(folder / "gallery.sqlite")
    gallery.enrol("Ann", [template()])
    gallery.close()
    folder.chmod(0o500)
    with pytest.raises(GalleryError, match="can't be written"):
        Gallery.open(folder / "gallery.sqlite")


@pytest.fixture
def tiny_disk(tmp_path) -> Iterator[Path]:
    """A disk of 512 kB."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root on Linux can make a tiny disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_said_and_loses_nothing(tiny_disk, template):
    ballast = tiny_disk / "ballast"
    ballast.write_bytes(bytes(200_000))
    gallery = Gallery.open(tiny_disk / "gallery.sqlite")
    confirmed = []

    def enrol_until_full() -> None:
        for seed in range(2000):
            confirmed.append(gallery.enrol(f"P{seed:04}", [template(seed, dimension=512)]))

    with pytest.raises(GalleryError, match="The disk is full: nothing was changed"):
        enrol_until_full()
    assert confirmed
    assert gallery.people() == tuple(confirmed)
    ballast.unlink()
    confirmed.append(gallery.enrol("Zoe", [template(1, dimension=512)]))
    gallery.close()

    again = Gallery.open(tiny_disk / "gallery.sqlite")
    assert again.people() == tuple(confirmed)
    assert len(again.templates(MODEL).template_ids) == len(confirmed)
    again.close()


def test_no_gallery_is_begun_on_a_full_disk(tiny_disk):
    (tiny_disk / "ballast").write_bytes(bytes(508 * 1024))
    with pytest.raises(GalleryError, match=r"disk is full|can't be"):
        Gallery.open(tiny_disk / "gallery.sqlite")
    assert [file.name for file in tiny_disk.iterdir()] == ["ballast"]


def test_a_gallery_that_somebody_writes_to_for_long_is_said_to_be_busy(
    filled, template, monkeypatch
):
    monkeypatch.setattr(storage, "BUSY_SECONDS", 0.2)
    gallery = Gallery.open(filled)
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(GalleryError, match="Another program is writing"):
            gallery.enrol("Zoe", [template()])
        assert gallery.count() == 5  # reading goes on
    gallery.enrol("Zoe", [template()])
    assert gallery.count() == 6
    gallery.close()


def test_no_face_data_is_in_an_error(filled, template, monkeypatch):
    monkeypatch.setattr(storage, "BUSY_SECONDS", 0.05)
    gallery = Gallery.open(filled)
    new = template(7)
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(GalleryError) as caught:
            gallery.enrol("Zoe", [new])
    assert caught.value.__cause__ is None
    assert "INSERT" not in str(caught.value)
    gallery.close()


# -- kill -9 --------------------------------------------------------------------------------------

_ENROL_UNTIL_KILLED = """
import sys
import numpy as np
from datetime import UTC, date, datetime
from pathlib import Path
from core.people.gallery import Gallery, NewTemplate, Sample
from core.people.records import Consent, Details, View
from core.results import Embedding

rng = np.random.default_rng()
now = datetime.now(UTC)
points = np.array([[20, 20], [40, 20], [30, 30], [22, 42], [38, 42]], np.float32)
box = np.array([10, 10, 50, 50], np.float32)
details = Details("7", "tall", ("staff",), Consent(1, "en", "0" * 64, now), date(2090, 1, 1))
views = (View.STRAIGHT, View.LEFT, View.RIGHT, View.UP, View.DOWN)
sys.stdout.write("open\\n")
sys.stdout.flush()
gallery = Gallery.open(Path(sys.argv[1]))
while True:
    new = []
    for view in views:
        vector = rng.normal(size=512).astype(np.float32)
        embedding = Embedding(vector / np.linalg.norm(vector), "m")
        pixels = rng.integers(0, 256, (60, 60), np.uint8)
        new.append(NewTemplate(embedding, 50.0, view, Sample(pixels, box, points, 50.0, now, now)))
    thumbnail = rng.integers(0, 256, (96, 96), np.uint8)
    person = gallery.enrol("Somebody", new, thumbnail, details=details)
    sys.stdout.write(person.id + "\\n")
    sys.stdout.flush()
    if rng.random() < 0.2:
        removed = gallery.remove(person.id)
        gallery.restore(removed)
"""


def _kill_again_and_again(file: Path, kills: int) -> None:
    rng = random.Random(kills)
    confirmed: set[str] = set()
    for _ in range(kills):
        process = subprocess.Popen(
            [sys.executable, "-c", _ENROL_UNTIL_KILLED, str(file)],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        time.sleep(rng.uniform(0.0, 0.25))
        process.kill()
        told = process.stdout.read().splitlines(keepends=True)
        process.stdout.close()
        process.wait()
        # A removal that is being undone is between two confirmed states: the last one told.
        last = told[-1:] if told else []
        confirmed |= {line.strip() for line in told if line.endswith("\n") and line not in last}

        gallery = Gallery.open(file)
        people = gallery.people()
        columns = gallery.templates("m")
        assert confirmed <= {person.id for person in people}
        assert len(columns.template_ids) == 5 * len(people)
        for person in people:
            assert (person.template_count, person.sample_count) == (5, 5)
            assert person.has_thumbnail
            assert person.details.notes == "tall"
            assert not person.damaged
        told = {entry.person_id for entry in gallery.log.entries(limit=10**6)}
        assert {person.id for person in people} <= told
        np.testing.assert_allclose(np.linalg.norm(columns.vectors, axis=1), 1.0, atol=1e-5)
        gallery.close()
    assert confirmed or kills < 10
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_kill_at_any_moment_loses_nobody(gallery_file):
    _kill_again_and_again(gallery_file, 4)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_kill_two_hundred_times_loses_nobody(gallery_file):
    _kill_again_and_again(gallery_file, 200)
