"""Values sealed for the whole gallery: read where they were written, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from core.people.sealed.keys import Key
from core.people.sealed.values import SealedValues
from core.people.sealed.vault import DamagedRecordError
from core.people.storage import Store
from core.people.tables import sealed_values

KEY = Key.new()
MINE = SealedValues(KEY, "1" * 32)


@pytest.fixture
def store(tmp_path: Path):
    opened = Store.open(tmp_path / "gallery.sqlite")
    yield opened
    opened.close()


def test_a_value_comes_back_and_lies_sealed(store):
    with store.writing() as connection:
        assert MINE.read(connection, "one") is None
        MINE.write(connection, "one", b"what nobody reads")
        MINE.write(connection, "two", b"")
    with store.reading() as connection:
        assert MINE.read(connection, "one") == b"what nobody reads"
        assert MINE.read(connection, "two") == b""
        assert b"nobody" not in (MINE.payload(connection, "one") or b"")


def test_a_value_is_replaced_and_removed(store):
    with store.writing() as connection:
        MINE.write(connection, "one", b"old")
        before = MINE.payload(connection, "one")
        MINE.write(connection, "one", b"old")
        assert MINE.payload(connection, "one") != before
        MINE.remove(connection, "one")
        MINE.remove(connection, "one")
        assert MINE.read(connection, "one") is None


@pytest.mark.parametrize(
    ("values", "name"),
    [
        pytest.param(MINE, "another", id="under another name"),
        pytest.param(SealedValues(KEY, "2" * 32), "one", id="in another gallery"),
        pytest.param(SealedValues(Key.new(), "1" * 32), "one", id="with another key"),
    ],
)
def test_a_value_opens_nowhere_else(store, values, name):
    with store.writing() as connection:
        MINE.write(connection, "one", b"mine")
        payload = MINE.payload(connection, "one")
        connection.execute(sealed_values.delete())
        connection.execute(sealed_values.insert(), {"name": name, "payload": payload})
        with pytest.raises(DamagedRecordError):
            values.read(connection, name)


@pytest.mark.parametrize("change", ["substr(payload, 1, 40)", "zeroblob(60)", "'text'", "x''"])
def test_a_changed_value_does_not_open(store, change):
    with store.writing() as connection:
        MINE.write(connection, "one", b"mine, all of it")
        connection.execute(sa.text(f"UPDATE sealed_values SET payload = {change}"))
        with pytest.raises(DamagedRecordError):
            MINE.read(connection, "one")


def test_what_the_key_wraps_is_no_value(store):
    wrapped = KEY.wrap(Key.new(), b"person\0" + b"1" * 32)
    with pytest.raises(DamagedRecordError):
        MINE.open(wrapped, "one")
