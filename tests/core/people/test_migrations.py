"""Galleries that earlier versions wrote, opened by this one."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from core.people.gallery import Gallery, GalleryError
from core.people.sealed import sealing
from core.people.tables import HEAD
from tests.core.people.test_samples import sample_of

MODEL = "sface-0123456789ab"
FIRST = Path(__file__).with_name("gallery-0001.sqlite")
"""Written by the last version without samples: Ann, Bob and 王小明, each with a template drawn from
numpy's generator with seed 1 and a thumbnail of grey level 77."""


@pytest.fixture
def first(gallery_file) -> Path:
    gallery_file.parent.mkdir()
    shutil.copy(FIRST, gallery_file)
    return gallery_file


def _version(file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return version


def _rows(file: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(file)) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
            for table in ("persons", "templates", "thumbnails")
        }


def test_a_gallery_without_samples_is_migrated_and_nothing_is_lost(first, template):
    before = _rows(first)
    assert _version(first) == "0001"
    gallery = Gallery.open(first)
    rng = np.random.default_rng(1)
    columns = gallery.templates(MODEL)
    for name in ("Ann", "Bob", "王小明"):
        vector = rng.normal(size=128).astype(np.float32)
        vector /= np.linalg.norm(vector)
        row = columns.names.index(name)
        np.testing.assert_allclose(columns.vectors[row], vector, atol=1e-6)
        (person,) = gallery.find_by_name(name)
        assert person.id == columns.person_ids[row]
        assert (gallery.thumbnail(person.id) == 77).all()
    people = gallery.people()
    assert [p.name for p in people] == ["Ann", "Bob", "王小明"]
    assert {(p.template_count, p.sample_count, p.damaged) for p in people} == {(1, 0, False)}
    gallery.close()
    after = _rows(first)
    assert {table: len(rows) for table, rows in after.items()} == {
        table: len(rows) for table, rows in before.items()
    }
    assert _version(first) == HEAD

    again = Gallery.open(first)
    again.add_templates(people[0].id, (), [sample_of()])
    assert again.person(people[0].id).sample_count == 1
    assert again.restore(again.remove(people[0].id)).sample_count == 1
    again.close()


def test_what_was_clear_is_sealed_and_leaves_no_trace(first):
    """Nor in the copy that was put beside before the migration."""
    with closing(sqlite3.connect(first)) as connection:
        vectors = [row[0][32:] for row in connection.execute("SELECT payload FROM templates")]
        pictures = [row[0][32:] for row in connection.execute("SELECT payload FROM thumbnails")]
    traces = [b"Ann", "王小明".encode(), *vectors, *pictures]
    assert all(trace in first.read_bytes() for trace in traces)
    Gallery.open(first).close()
    files = {file.name: file.read_bytes() for file in first.parent.iterdir()}
    assert sorted(files) == ["gallery.key", "gallery.sqlite"]
    for content in files.values():
        assert not any(trace in content for trace in traces)


def test_a_damaged_record_stays_damaged_when_the_others_are_sealed(first):
    with closing(sqlite3.connect(first)) as connection:
        connection.execute("UPDATE templates SET payload = zeroblob(100) WHERE rowid = 2")
        connection.commit()
    gallery = Gallery.open(first)
    assert len(gallery.templates(MODEL).names) == 2
    assert [person.damaged for person in gallery.people()].count(True) == 1
    gallery.close()


def test_sealing_that_is_cut_off_begins_anew(first, monkeypatch):
    before = first.read_bytes()

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(sealing, "seal_clear", cut)
        with pytest.raises(KeyboardInterrupt):
            Gallery.open(first)
    copy = first.with_name(f"gallery.before-{HEAD}.sqlite")
    assert _version(copy) == "0001"
    assert copy.stat().st_size == len(before)
    gallery = Gallery.open(first)
    assert sorted(gallery.templates(MODEL).names) == ["Ann", "Bob", "王小明"]
    gallery.close()
    assert not copy.exists()


def test_a_gallery_of_a_newer_version_is_refused_and_left_alone(gallery, gallery_file):
    gallery.close()
    with closing(sqlite3.connect(gallery_file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = gallery_file.read_bytes()
    with pytest.raises(GalleryError, match="newer version"):
        Gallery.open(gallery_file)
    assert gallery_file.read_bytes() == before
