"""Imports that are killed: the gallery opens, holds each confirmed person, and no half one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.people.gallery import Gallery, GalleryError
from tests.core.importing import killed_imports
from tests.core.importing.killed_imports import PEOPLE, SECRET, prepare

ROOT = Path(__file__).resolve().parents[3]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes as POSIX does")


def kill(folder: Path, kills: int, seed: int) -> str:
    command = [sys.executable, "-m", killed_imports.__name__, str(folder), str(kills), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_killed_imports_leave_whole_people(tmp_path: Path) -> None:
    assert kill(tmp_path, 3, 1).startswith("3 kills")


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_two_hundred_killed_imports_leave_whole_people(tmp_path: Path) -> None:
    assert kill(tmp_path, 200, 2).startswith("200 kills")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MB of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_an_import_onto_a_full_disk_leaves_whole_people_and_goes_on(
    small_disk: Path, tmp_path: Path
) -> None:
    prepare(tmp_path)
    file = small_disk / "gallery.sqlite"
    Gallery.open(file).close()
    ballast = small_disk / "ballast"
    free = os.statvfs(small_disk)
    ballast.write_bytes(b"x" * max(0, free.f_bavail * free.f_frsize - 120_000))
    told = tmp_path / "confirmed"
    with pytest.raises(GalleryError):
        killed_imports.run_import(file, tmp_path, told, of_export=True)
    ballast.unlink()
    confirmed = set(told.read_text().split())
    assert killed_imports.check(file, confirmed) < PEOPLE
    killed_imports.run_import(file, tmp_path, told, of_export=True)
    assert killed_imports.check(file, set(told.read_text().split())) == PEOPLE


def test_two_imports_of_one_export_at_once_add_everybody_once(tmp_path: Path) -> None:
    prepare(tmp_path)
    file = tmp_path / "both" / "gallery.sqlite"
    Gallery.open(file).close()
    children = []
    for number in range(2):
        child = os.fork()
        if child == 0:
            try:
                told = tmp_path / f"confirmed-{number}"
                killed_imports.run_import(file, tmp_path, told, of_export=True)
            except BaseException:
                os._exit(1)
            os._exit(0)
        children.append(child)
    assert [os.WEXITSTATUS(os.waitpid(child, 0)[1]) for child in children] == [0, 0]
    assert killed_imports.check(file, set()) == PEOPLE
    first, second = (
        set((tmp_path / f"confirmed-{number}").read_text().split()) for number in range(2)
    )
    assert not first & second, "each was confirmed to one of them"


def test_an_export_into_a_folder_that_can_not_be_written_is_refused_in_words(
    tmp_path: Path,
) -> None:
    from core.people.transfer import backup, exporting

    prepare(tmp_path)
    gallery = Gallery.open(tmp_path / "first" / "gallery.sqlite")
    try:
        for place in ("/proc/x.fdgallery", str(tmp_path / "none" / "x.fdgallery")):
            with pytest.raises(GalleryError):
                exporting.export(gallery, Path(place), SECRET)
            with pytest.raises(GalleryError):
                backup.make(gallery, Path(place))
    finally:
        gallery.close()
