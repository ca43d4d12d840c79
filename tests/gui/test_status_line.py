import pytest
from PySide6.QtWidgets import QLabel

from core.models.slots import LoadedModel
from gui.engine_values import LoadedModels
from gui.status_line import Pace, StatusLine
from tests.core.models.vendor.folders import write_model


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


def test_the_pace_is_that_of_the_last_seconds():
    clock = Clock()
    pace = Pace(clock)
    for _ in range(300):
        clock.now += 1 / 30
        pace.note(clock.now - 0.04)
    rate, wait = pace.measure()
    assert rate == pytest.approx(30, rel=0.01)
    assert wait == pytest.approx(0.04)


def test_a_few_quick_answers_are_no_pace_yet():
    clock = Clock()
    pace = Pace(clock)
    for _ in range(5):
        clock.now += 0.001
        pace.note(clock.now)
    assert pace.measure() is None


def test_a_pace_that_has_ended_is_forgotten():
    clock = Clock()
    pace = Pace(clock)
    for _ in range(90):
        clock.now += 1 / 30
        pace.note(clock.now)
    clock.now += 10
    assert pace.measure() is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("flir", "Liveness is judged by FLIR."),
        (
            "flrgb",
            "FLRGB: Made for colour pictures. It decides nothing on infrared pictures.",
        ),
        (None, "No liveness model: only geometry and motion."),
    ],
)
def test_liveness_is_promised_only_by_a_model_for_infrared(name, said, qtbot, tmp_path):
    line = StatusLine()
    qtbot.addWidget(line)
    if name is None:
        line.set_models(LoadedModels())
    else:
        card = write_model(tmp_path, name, {"graph": b"weights"})
        at_work = LoadedModel(card, card.modes[0], "ONNX Runtime, CPU")
        line.set_models(LoadedModels({"liveness": name}, slots={"liveness": at_work}))
    assert said in [label.text() for label in line.findChildren(QLabel)]
