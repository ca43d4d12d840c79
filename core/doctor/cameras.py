"""Which cameras there are, and what keeps them from being opened; none is opened for this."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.capture.discovery import Kind, SourceChoice
from core.capture.video_nodes import program_using
from core.doctor.check import Check, Detail, Sentence, State, Subject, said, steps
from core.wording import QT_TRANSLATE_NOOP


def cameras(found: Sequence[SourceChoice], chosen: str | None = None) -> Iterator[Check]:
    """Say of each camera whether it can be used.

    Parameters
    ----------
    found
        All sources that were found.
    chosen
        Address of the one that is to be used; what keeps another one away is no warning.
    """
    listed = [choice for choice in found if choice.kind is Kind.CAMERA]
    for camera in listed:
        yield _camera(camera, is_chosen=chosen in (camera.address, *camera.also))
    if not listed:
        yield Check(
            Subject.CAMERA,
            State.WARNING,
            said(QT_TRANSLATE_NOOP("core", "No camera was found.")),
            steps(
                QT_TRANSLATE_NOOP(
                    "core",
                    "Plug a camera in. If it is plugged in, try another socket and cable, and see "
                    "that programs on this computer may use cameras.",
                ),
                QT_TRANSLATE_NOOP(
                    "core", "Until then the studio can be shown: a demo with computer-made people."
                ),
            ),
        )


def _camera(camera: SourceChoice, *, is_chosen: bool) -> Check:
    details: dict[str, Detail] = {"address": camera.address, "chosen": is_chosen}
    values = {"camera": camera.title, "address": camera.address}
    node = Path(camera.address)
    if node.is_absolute() and not node.exists():
        sentence = said(QT_TRANSLATE_NOOP("core", "{camera} is no longer there."), **values)
        advice = steps(QT_TRANSLATE_NOOP("core", "Plug it in again."))
        return Check(Subject.CAMERA, State.WARNING, sentence, advice, details)
    if node.exists() and not os.access(node, os.R_OK | os.W_OK):
        return Check(
            Subject.CAMERA,
            State.WARNING,
            said(
                QT_TRANSLATE_NOOP(
                    "core", "{camera} ({address}): you have no permission to use it."
                ),
                **values,
            ),
            _permission_advice(node),
            details | {"group": _group(node)},
        )
    program = program_using(node) if node.exists() else None
    if program is not None:
        return Check(
            Subject.CAMERA,
            State.WARNING if is_chosen else State.OK,
            said(
                QT_TRANSLATE_NOOP("core", "{camera} ({address}) is used by the program {program}."),
                program=program,
                **values,
            ),
            steps(QT_TRANSLATE_NOOP("core", "Close that program to use the camera here.")),
            details | {"used_by": program},
        )
    sentence = said(
        QT_TRANSLATE_NOOP("core", "{camera} ({address}) is there and may be used."), **values
    )
    return Check(Subject.CAMERA, State.OK, sentence, details=details)


def _permission_advice(node: Path) -> tuple[Sentence, ...]:
    group = _group(node)
    if group in ("", "root"):
        return steps(
            QT_TRANSLATE_NOOP(
                "core",
                "Install the udev rule that comes with the program (in its folder packaging), and "
                "plug the camera in again.",
            )
        )
    return steps(
        QT_TRANSLATE_NOOP(
            "core",
            "Add yourself to the group {group} (sudo usermod -aG {group} $USER) and log in again, "
            "or install the udev rule that comes with the program (in its folder packaging).",
        ),
        group=group,
    )


def _group(node: Path) -> str:
    """Return the name of the group that may use a device; empty where there are no groups."""
    try:
        import grp

        return grp.getgrgid(node.stat().st_gid).gr_name
    except (ImportError, KeyError, OSError):
        return ""
