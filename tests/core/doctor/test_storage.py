"""Folder, space, speed, settings and gallery."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from core.doctor import storage
from core.doctor.check import Check, State, Subject
from core.doctor.display import Screen, screen
from core.models.registry import Registry
from core.paths import Profile
from core.settings import Settings


@pytest.fixture
def place(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


def checks(place: Profile) -> dict[Subject, Check]:
    return {check.subject: check for check in storage.profile(place)}


def test_a_folder_that_can_be_written_is_timed(place: Profile) -> None:
    found = checks(place)
    assert found[Subject.PROFILE].state is State.OK
    assert found[Subject.PROFILE].details["write_ms"] > 0
    assert found[Subject.SPACE].details["free_bytes"] > 0
    assert [file for file in place.root.iterdir() if file.is_file()] == []  # nothing is left


def test_little_space_and_a_slow_disk(place: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type(shutil.disk_usage("/"))(10, 9, 400_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    monkeypatch.setattr(storage, "SLOW_WRITE", 0.0)
    found = checks(place)
    assert found[Subject.SPACE].state is State.WARNING
    assert "0.4 GB" in str(found[Subject.SPACE].sentence)
    assert found[Subject.SPACE].advice
    assert found[Subject.PROFILE].state is State.WARNING


def test_settings_that_are_not_understood_are_named(place: Profile) -> None:
    place.make()
    place.settings_file.write_text('{"version": 1, "colour_of_the_door": "red"}')
    (check,) = storage.settings(place)
    assert check.state is State.WARNING
    assert "colour_of_the_door" in str(check.sentence)
    assert "red" not in str(check.sentence)


def test_no_gallery_is_made_by_looking_for_it(place: Profile) -> None:
    (check,) = storage.gallery(place, Registry(), Settings())
    assert check.state is State.OK
    assert not place.gallery_file.exists()


def test_a_screen_that_is_too_small() -> None:
    (large,) = screen(Screen(1920, 1080, 1.25, "xcb"))
    assert large.state is State.OK
    assert "125 %" in str(large.sentence)
    assert large.details["qt_platform"] == "xcb"
    (small,) = screen(Screen(800, 480, 2.0, "xcb"))
    assert small.state is State.WARNING
