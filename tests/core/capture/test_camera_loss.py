"""What is said of a camera that can't be had: what is wrong, and what to do on this system."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.capture import camera_loss


@pytest.mark.parametrize(
    ("system", "part"),
    [
        ("Linux", "(sudo usermod -aG video $USER)"),
        ("Linux", "70-facedesk-ir.rules"),
        ("Windows", "Settings, Privacy & security, Camera"),
        ("Windows", "Let desktop apps access your camera"),
        ("Darwin", "System Settings, Privacy & Security, Camera"),
    ],
)
def test_permission_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, system: str, part: str
) -> None:
    monkeypatch.setattr(camera_loss.platform, "system", lambda: system)
    assert part in str(camera_loss.forbidden("IR camera"))
    assert "“IR camera”" in str(camera_loss.forbidden("IR camera"))


def test_the_group_is_the_nodes_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_loss.platform, "system", lambda: "Linux")
    node = tmp_path / "video0"
    node.touch()
    for group, told in (("camera", "camera"), ("root", "video")):  # nobody should join root
        monkeypatch.setattr(Path, "group", lambda _self, name=group: name)
        said = str(camera_loss.forbidden("IR camera", camera_loss.group_of(node)))
        assert f"-aG {told} $USER" in said
    monkeypatch.undo()
    assert camera_loss.group_of(tmp_path / "none") == "video"


@pytest.mark.parametrize(
    ("program", "part"),
    [
        ("cheese", "used by the program “cheese”"),
        ("pipewire", "used through PipeWire, as browsers and video calls do"),
        ("wireplumber", "used through PipeWire"),
        (None, "used by another program"),
    ],
)
def test_a_busy_camera_names_what_holds_it(program: str | None, part: str) -> None:
    said = str(camera_loss.busy("IR camera", program))
    assert part in said
    assert "Close" in said


@pytest.mark.parametrize("system", ["Linux", "Windows", "Darwin"])
def test_every_sentence_names_the_camera_and_is_whole(
    monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(camera_loss.platform, "system", lambda: system)
    for make in (
        *(camera_loss.missing, camera_loss.forbidden, camera_loss.refused, camera_loss.blocked),
        *(camera_loss.shares_device, camera_loss.unplugged, camera_loss.silent),
    ):
        said = str(make("IR camera"))
        assert "“IR camera”" in said
        assert said.endswith(".")
        assert "{" not in said
