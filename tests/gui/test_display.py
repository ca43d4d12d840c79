"""What is said where no window can be shown."""

from __future__ import annotations

import sys

import pytest

from gui import display

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux may lack a display"
)


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)


def test_no_display_is_a_sentence() -> None:
    said = display.missing()
    assert said is not None
    assert "xvfb-run" in said


def test_a_platform_that_was_chosen_is_left_to_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display.missing() is None


def test_wayland_is_left_to_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert display.missing() is None


def test_a_display_that_cant_be_reached_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":97531")
    said = display.missing()
    assert said is not None
    assert ":97531" in said or "sudo apt install" in said


def test_a_missing_library_is_named() -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    said = display.missing_library(error)
    assert "libEGL.so.1" in said
    assert "sudo apt install" in said
