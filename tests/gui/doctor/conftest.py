"""The page of the doctor with checks of every state."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from core.doctor.check import Check, Sentence, State, Subject, said, steps
from gui import language
from gui.doctor.doctor_dialog import DoctorDialog
from gui.theme import Theme

CHECKS = (
    Check(
        Subject.PYTHON,
        State.OK,
        said("FaceDesk IR {program} with Python {python} on {system}.", program="0.1.0",
             python="3.11", system="Linux"),
        details={"cores": 2, "path": "/usr/lib/" + "a-folder-with-a-long-name/" * 8},
    ),
    Check(Subject.LIBRARIES, State.OK, said("The settings can be read.")),
    Check(
        Subject.LAMP,
        State.WARNING,
        said("The picture stays dark: the lamp doesn't light what is before it."),
        steps(
            "Plug it in again.",
            "Open the camera's shutter and take covers off its lens.",
        ),
        {"diagnosis": "dark"},
    ),
    Check(
        Subject.INFRARED,
        State.FAILED,
        said("This is no infrared camera. {reason}",
             reason=Sentence("Its picture has colour, which an infrared picture has not.")),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def themed(qapp: QApplication) -> Theme:
    theme = Theme()
    theme.apply(qapp, "light")
    return theme


@contextmanager
def shown_dialog() -> Iterator[DoctorDialog]:
    """The page with all `CHECKS`."""
    made = DoctorDialog()
    made.begin()
    for done, check in enumerate(CHECKS):
        made.show_progress(check.subject, done, len(CHECKS))
        made.add_check(check)
    made.end(True)
    made.show()
    QApplication.processEvents()
    yield made
    made.close()
    shiboken6.delete(made)


@pytest.fixture
def dialog(themed: Theme) -> Iterator[DoctorDialog]:
    language.install("en")  # a place that was looked at may still speak another language
    with shown_dialog() as made:
        yield made
