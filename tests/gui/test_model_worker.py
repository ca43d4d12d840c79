"""The worker for models on the disk, called as its thread calls it."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import pytest

from core.models.inspection import Candidate, inspect
from core.models.vendor.systems import BY_NAME
from core.paths import Profile
from gui.model_service import ModelService
from gui.model_worker import ModelWorker
from gui.threads import end, thread_for
from tests.core.models.vendor.folders import write_model

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
