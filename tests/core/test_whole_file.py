"""Files that are there wholly or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.whole_file import written_whole


def test_the_new_content_is_there_when_the_block_has_ended(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(b"old")
    with written_whole(file) as stream:
        stream.write(b"new")
        assert file.read_bytes() == b"old"
    assert file.read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == ["settings.json"]
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_fault_leaves_the_old_file_and_nothing_else(tmp_path: Path, fault: BaseException) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(b"old")

    def write_half() -> None:
        with written_whole(file) as stream:
            stream.write(b"half")
            raise fault

    with pytest.raises(type(fault)):
        write_half()
    assert file.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["settings.json"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), written_whole(tmp_path / "none" / "file"):
        pass
