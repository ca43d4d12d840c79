"""The command line of the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui import options


def test_nothing_given_means_as_the_settings_say() -> None:
    assert options.parse([], "1") == options.Options()


@pytest.mark.parametrize(
    ("arguments", "address"),
    [
        (["--source", "0"], "0"),
        (["--studio"], "studio"),
        (["--studio", "sunlight"], "studio:sunlight"),
        (["--self-test"], "studio:one-person"),
        (["--self-test", "--source", "a.mp4"], "a.mp4"),
    ],
)
def test_addresses(arguments: list[str], address: str) -> None:
    assert options.parse(arguments, "1").source == address


def test_the_profile_is_a_path(tmp_path: Path) -> None:
    assert options.parse(["--profile", str(tmp_path)], "1").profile == tmp_path


def test_the_kiosk_and_what_watches_it() -> None:
    chosen = options.parse(["--kiosk", "--watched", "2"], "1")
    assert chosen.kiosk
    assert chosen.watched == 2
    assert options.parse(["--kiosk"], "1").watched is None


@pytest.mark.parametrize(
    "arguments",
    [
        ["--source", ""],
        ["--source", "0", "--studio"],
        ["--language", "fr"],
        ["--kiosk", "--self-test"],
        ["--seconds", "0"],
        ["--seconds", "nan"],
        ["--seconds", "soon"],
        ["--sou", "0"],
        ["stray"],
    ],
)
def test_what_cant_be_understood_is_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        options.parse(arguments, "1")
    assert caught.value.code == 2
    assert "error:" in capsys.readouterr().err


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        options.parse(["--version"], "1.2.3")
    assert caught.value.code == 0
    assert capsys.readouterr().out == "FaceDesk IR 1.2.3\n"
