"""The window of models with the program's own models and some of the vendor's."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from core import paths
from core.models.contract import SLOTS
from core.models.registry import Registry
from core.models.slots import LoadedModel
from core.people.records import Person
from core.people.renewal import RenewalPlan
from core.settings import Settings
from gui.models.models_dialog import ModelsDialog
from gui.models.values import ModelsOnDisk
from gui.theme import Theme
from tests.core.models.vendor.folders import write_model

ADDED = ("retinaface-r50", "frir", "frfm-large", "flir", "flrgb", "flxc", "fqa")


@pytest.fixture(scope="session")
def registry(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models")
    for number, name in enumerate(ADDED):
        role = "checkpoint" if name == "retinaface-r50" else "graph"
        write_model(folder, name, {role: bytes([number]) * 1_300_000})
    return Registry(paths.weights_dir(), folder)


@pytest.fixture
def models(registry):
    return ModelsOnDisk({slot: registry.cards(slot) for slot in SLOTS}, (), frozenset(ADDED))


@pytest.fixture
def settings():
    return Settings(recogniser="frir", liveness="flir")


@pytest.fixture
def loaded(registry):
    def at_work(name, mode):
        return LoadedModel(registry.card(name), mode, "ONNX Runtime, CPU")

    return {
        "detector": at_work("retinaface-mnet025", "corrected"),
        "recogniser": at_work("frir", "exact"),
        "liveness": at_work("flir", "exact"),
    }


@pytest.fixture(scope="module")
def themed(qapp):
    theme = Theme()
    theme.apply(qapp, "light")
    return theme


@pytest.fixture
def destroyed():
    """Take widgets that are destroyed at the end: those that linger slow each change of theme."""
    made: list[QWidget] = []
    yield made.append
    for widget in made:
        widget.close()
        shiboken6.delete(widget)


def filled(made, models, settings, loaded):
    made.set_models(models)
    made.set_settings(settings)
    made.set_loaded(loaded)
    made.set_lacking(None)
    made.pages.rest()
    made.said.clear()
    made.list.select_in_use("recogniser")
    made.list.select_in_use("detector")
    made.resize(1040, 720)
    made.show()
    made.activateWindow()
    made.list.setFocus()
    QApplication.processEvents()
    return made


@pytest.fixture
def new_dialog(themed, destroyed, models, settings, loaded):
    made = ModelsDialog()
    destroyed(made)
    return filled(made, models, settings, loaded)


@pytest.fixture(scope="module")
def one_dialog(themed):
    made = ModelsDialog()
    yield made
    made.close()
    shiboken6.delete(made)


@pytest.fixture
def dialog(qtbot, one_dialog, models, settings, loaded):
    """The same window for the tests of a module, as after opening; making one takes a while."""
    return filled(one_dialog, models, settings, loaded)


def person(number: int, name: str = "") -> Person:
    made = datetime(2026, 5, 1, tzinfo=UTC)
    return Person(f"{number:032x}", name or f"Person {number}", made, 1, ("sface@0",), False)


@pytest.fixture
def plan(registry):
    model = registry.card("frir").identity
    return RenewalPlan(
        model, tuple(person(n) for n in range(9)), tuple(person(n) for n in range(9, 12))
    )
