"""What a file of somebody else may say, and what is refused before it does harm."""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.people import foreign
from core.people.consent import receipt
from core.people.errors import GalleryError
from core.people.gallery import Gallery
from core.people.thumbnail import from_png
from core.people.transfer import backup


@pytest.mark.parametrize(
    "text",
    [
        "[1]",
        '{"a": NaN}',
        '{"a": -Infinity}',
        '{"a": 1e999}',
        '{"a": 9007199254740993}',
        '{"a": ' + "9" * 5000 + "}",
        '{"a": ' + "[" * 100_000 + "]" * 100_000 + "}",
        "{",
        b"\xff",
    ],
)
def test_what_is_no_plain_object_is_refused(text: str | bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (of whatever kind)
        foreign.loaded(text)


@pytest.mark.parametrize("text", ["2026-01-01T00:00:00", "0001-01-01T00:00:00+14:00", "soon"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (of whatever kind)
        foreign.moment(text)


def test_what_is_plain_is_read() -> None:
    assert foreign.loaded('{"a": [1, 2.5, null]}') == {"a": [1, 2.5, None]}
    assert foreign.moment("2026-01-01T02:00:00+02:00") == datetime(2026, 1, 1, tzinfo=UTC)


def test_a_picture_that_unpacks_to_a_gigabyte_is_not_unpacked() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">2I5B", 30_000, 30_000, 8, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    assert from_png(bomb) is None


def test_a_long_file_is_no_receipt(tmp_path: Path) -> None:
    file = tmp_path / "receipt.json"
    file.write_bytes(b" " * 100_000)
    with pytest.raises(GalleryError, match="can't be read"):
        receipt.read(file)


def test_a_backup_that_was_packed_is_refused(gallery: Gallery, tmp_path: Path) -> None:
    """Packed, it could be a thousand times as large as the file it comes in."""
    made = backup.make(gallery, tmp_path / "a.fdbackup")
    with zipfile.ZipFile(made.file) as kept:
        parts = {name: kept.read(name) for name in kept.namelist()}
    packed = tmp_path / "packed.fdbackup"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in parts.items():
            written.writestr(name, data)
    with pytest.raises(backup.BackupError, match="damaged"):
        backup.read_manifest(packed)


@pytest.mark.parametrize("value", ["Infinity", "1e999", "1" * 400])
def test_a_backup_with_an_endless_number_is_left_out(
    gallery: Gallery, tmp_path: Path, value: str
) -> None:
    made = backup.make(gallery, tmp_path / "a.fdbackup")
    with zipfile.ZipFile(made.file) as kept:
        told = json.loads(kept.read("manifest.json"))
    manifest = json.loads(told["manifest"])
    text = json.dumps({**manifest, "size": "?"}).replace('"?"', value)
    with zipfile.ZipFile(tmp_path / "odd.fdbackup", "w") as written:
        written.writestr("manifest.json", json.dumps({**told, "manifest": text}))
        written.writestr("gallery.sqlite", b"")
    assert [one.file.name for one in backup.list_backups(tmp_path)] == ["a.fdbackup"]
