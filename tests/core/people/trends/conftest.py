"""A gallery without people, copied: making one takes ten times as long."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.people.gallery import Gallery


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    Gallery.open(folder / "gallery.sqlite").close()
    return folder


@pytest.fixture
def gallery(gallery_file: Path, empty_folder: Path) -> Iterator[Gallery]:
    shutil.copytree(empty_folder, gallery_file.parent)
    copied = Gallery.open(gallery_file)
    yield copied
    copied.close()
