"""The workers for models on the disk and for templates, and the service before them."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import numpy as np
import pytest

from core.face.liveness import ground_of
from core.models.adding.inspection import Candidate, inspect
from core.models.registry import Registry
from core.models.vendor.systems import BY_NAME
from core.paths import Profile
from core.people.gallery import Gallery, NewTemplate
from core.results import Embedding, LivenessGround
from gui.engine_values import LoadedModels
from gui.model_control import is_model
from gui.model_service import ModelService
from gui.model_worker import ModelWorker
from gui.threads import end, thread_for
from tests.core.models.vendor.folders import write_model
from tests.core.people.test_renewal import sample_of

WEIGHTS = Path(__file__).resolve().parents[2] / "weights"
FRIR = Path(__file__).resolve().parents[1] / "vectors" / "vendor" / "frir.onnx"


@pytest.fixture
def candidate(tmp_path: Path) -> Candidate:
    folder = tmp_path / "vendor"
    folder.mkdir()
    shutil.copy(FRIR, folder / "model.onnx")
    kind = {"framework": "pytorch", "pipeline": {"type": BY_NAME["frir"].pipeline_types[0]}}
    (folder / "configuration.json").write_text(json.dumps(kind), "utf-8")
    return inspect(folder)


def test_adding_a_model_that_was_cancelled_leaves_nothing_and_blames_nobody(
    candidate, tmp_path, qtbot
):
    worker = ModelWorker(tmp_path / "models")
    worker.begin()
    worker.cancel()
    with (
        qtbot.assertNotEmitted(worker.added),
        qtbot.assertNotEmitted(worker.refused),
        qtbot.waitSignal(worker.idle),
    ):
        worker.install(candidate, "frir", True)
    assert not [path for path in (tmp_path / "models").iterdir() if path.is_dir()]


def test_a_model_that_was_trained_with_this_program_is_added_from_its_folder(tmp_path, qtbot):
    folder = tmp_path / "site-liveness"
    shutil.copytree(WEIGHTS / "studio-liveness", folder)
    card = json.loads((folder / "card.json").read_text("utf-8"))
    card |= {"name": folder.name, "light": "infrared", "training": {"people": 50}}
    (folder / "card.json").write_text(json.dumps(card), "utf-8")
    assert is_model(folder)
    worker = ModelWorker(tmp_path / "models")
    with qtbot.waitSignals([worker.added, worker.listed, worker.idle], timeout=30_000):
        worker.inspect(folder)
    added = Registry.with_added(tmp_path / "models").card("site-liveness")
    assert ground_of(added) is LivenessGround.SITE
    with qtbot.waitSignal(worker.refused):  # not in place of the other one
        worker.inspect(folder)


@pytest.mark.parametrize("ask", [ModelService.check, ModelService.remove])
def test_what_was_cancelled_before_doesnt_silence_a_later_refusal(ask, tmp_path, qtbot, qapp):
    profile = Profile(tmp_path)
    profile.make()
    card = write_model(profile.models_dir, "frir", {"graph": FRIR})
    (card.folder / "model.onnx").write_bytes(b"damaged")
    threads = thread_for("models"), thread_for("renewal")
    service = ModelService(profile, *threads)
    service.cancel()
    threads[0].start()
    with qtbot.waitSignal(service.refused, timeout=10_000):
        ask(service, "frir" if ask is ModelService.check else "mogface")
    assert end(threads[0], time.monotonic() + 5)


def test_a_renewal_ends_when_another_recogniser_comes_into_use(tmp_path, qtbot, qapp):
    profile = Profile(tmp_path)
    profile.make()
    card = write_model(profile.models_dir, "frir", {"graph": FRIR})
    gallery = Gallery.open(profile.gallery_file)
    sample, old = sample_of(1), Embedding(np.eye(1, 128, dtype=np.float32)[0], "other@0123")
    for number in range(200):
        gallery.enrol(f"Person {number}", [NewTemplate(old, 80.0)], samples=[sample])
    models, renewal = thread_for("models"), thread_for("renewal")
    service = ModelService(profile, models, renewal)
    plans = []
    service.lacking.connect(plans.append)
    service.note_loaded(LoadedModels({"recogniser": "frir"}, 0.5, card.identity))
    renewal.start()
    service.renewal.use_gallery(gallery)
    with qtbot.waitSignal(service.renewal_progress, timeout=20_000):
        service.renew()
    with qtbot.waitSignal(service.renewal_done, timeout=10_000) as done:
        service.note_loaded(LoadedModels({"recogniser": "mogface"}, 0.5, "mogface@0123"))
    assert done.args[0].cancelled
    assert done.args[0].renewed < 200
    qtbot.waitUntil(lambda: plans[-1].model == "mogface@0123")
    assert end(renewal, time.monotonic() + 5)
    gallery.close()
