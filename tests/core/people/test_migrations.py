"""Galleries that earlier versions wrote, opened by this one."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from core.people.gallery import Gallery, GalleryError
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
        np.testing.assert_array_equal(columns.vectors[row], vector)
        (person,) = gallery.find_by_name(name)
        assert person.id == columns.person_ids[row]
        assert (gallery.thumbnail(person.id) == 77).all()
    people = gallery.people()
    assert [p.name for p in people] == ["Ann", "Bob", "王小明"]
    assert {(p.template_count, p.sample_count, p.damaged) for p in people} == {(1, 0, False)}
    gallery.close()
    assert _rows(first) == before
    assert _version(first) == HEAD

    again = Gallery.open(first)
    again.add_samples(people[0].id, [sample_of()])
    assert again.person(people[0].id).sample_count == 1
    assert again.restore(again.remove(people[0].id)).sample_count == 1
    again.close()


def test_before_migrating_a_copy_of_the_old_gallery_is_put_beside(first):
    before = _rows(first)
    Gallery.open(first).close()
    copy = first.with_name(f"gallery.before-{HEAD}.sqlite")
    assert _version(copy) == "0001"
    assert _rows(copy) == before


def test_a_gallery_of_a_newer_version_is_refused_and_left_alone(gallery, gallery_file):
    gallery.close()
    with closing(sqlite3.connect(gallery_file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = gallery_file.read_bytes()
    with pytest.raises(GalleryError, match="newer version"):
        Gallery.open(gallery_file)
    assert gallery_file.read_bytes() == before
