"""JSON files of others: small, regular and JSON, or refused at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.models.json_file import MOST_BYTES, read_json


def test_the_content_is_given_back(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"\xef\xbb\xbf" + '{"Gesichter": ["ä", 1.5, null]}'.encode())
    assert read_json(file) == {"Gesichter": ["ä", 1.5, None]}


def test_a_large_file_is_taken_up_to_its_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b'"' + b"x" * (MOST_BYTES - 2) + b'"')
    assert len(read_json(file)) == MOST_BYTES - 2
    file.write_bytes(b'"' + b"x" * (MOST_BYTES - 1) + b'"')
    with pytest.raises(ValueError, match="too large"):
        read_json(file)


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"[" * 100_000)
    with pytest.raises(ValueError, match="too deep"):
        read_json(file)


def test_a_missing_file_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_json(tmp_path / "a.json")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_pipes_and_devices_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    for name in ("pipe", "device"):
        with pytest.raises(ValueError, match="no file"):
            read_json(tmp_path / name)
