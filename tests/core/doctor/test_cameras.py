"""Cameras that are there, forbidden, used, gone, or absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.capture.discovery import Kind, SourceChoice
from core.doctor import cameras
from core.doctor.check import State


@pytest.fixture
def node(tmp_path: Path) -> Path:
    file = tmp_path / "video7"
    file.touch()
    return file


def of(node: Path, chosen: str | None = None):
    found = (
        SourceChoice(str(node), "Desk camera", Kind.CAMERA),
        SourceChoice("studio:visitors", "Visitors come and go", Kind.STUDIO),
    )
    (check,) = cameras.cameras(found, chosen)
    return check


def test_a_camera_that_may_be_used(node: Path) -> None:
    check = of(node)
    assert check.state is State.OK
    assert "Desk camera" in str(check.sentence)


def test_a_camera_without_permission_names_the_group(
    node: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(cameras, "_group", lambda _node: "video")
    check = of(node)
    assert check.state is State.WARNING
    assert "usermod -aG video" in str(check.advice[0])
    assert "udev rule" in str(check.advice[0])
    monkeypatch.setattr(cameras, "_group", lambda _node: "root")
    assert "usermod" not in str(of(node).advice[0])


def test_a_used_camera_names_the_program_and_matters_if_it_is_the_chosen_one(
    node: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cameras, "program_using", lambda _node: "cheese")
    assert "cheese" in str(of(node).sentence)
    assert of(node).state is State.OK
    assert of(node, str(node)).state is State.WARNING


def test_a_camera_that_went_away_and_none_at_all(node: Path) -> None:
    node.unlink()
    assert "no longer there" in str(of(node).sentence)
    (none,) = cameras.cameras(())
    assert none.state is State.WARNING
    assert "studio" in str(none.advice[1])
