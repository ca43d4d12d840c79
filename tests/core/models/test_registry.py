"""Which models there are, and which is taken."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import save

from core import runtime
from core.models.contract import ModelError
from core.models.networks import ARCHITECTURES
from core.models.registry import Registry, make_runner
from tests.core.models.vendor.folders import write_model


def test_the_shipped_models_fill_detector_and_recogniser_but_not_liveness() -> None:
    registry = Registry()
    detector, recogniser = registry.default("detector"), registry.default("recogniser")
    assert detector is not None
    assert detector.name == "retinaface-mnet025"
    assert recogniser is not None
    assert recogniser.name == "sface-2021dec"
    assert registry.default("liveness") is None
    assert registry.load_liveness() is None
    assert registry.damaged == []


def test_an_unknown_name_lists_what_is_installed() -> None:
    with pytest.raises(ModelError, match="nothere is not installed") as error:
        Registry().card("nothere")
    assert "retinaface-mnet025, sface-2021dec" in str(error.value)


@pytest.mark.parametrize(
    ("slot", "task"),
    [
        ("detector", "to find faces"),
        ("recogniser", "to tell people apart"),
        ("liveness", "to judge liveness"),
    ],
)
def test_a_chosen_model_that_is_gone_says_what_it_was_for(slot: str, task: str) -> None:
    with pytest.raises(ModelError, match=f"nothere was chosen {task}, but it is not installed"):
        getattr(Registry(), f"load_{slot}")("nothere")


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    registry = Registry(tmp_path)
    with pytest.raises(ModelError, match="no other model is"):
        registry.card("sface-2021dec")
    with pytest.raises(ModelError, match="Install the program again"):
        registry.load_detector()


def test_a_mode_that_a_model_does_not_have_gives_way_to_its_default(tmp_path: Path) -> None:
    own = Registry().card("sface-2021dec")
    assert Registry.mode(own, "exact") == Registry.mode(own, None) == "corrected"
    flrgb = write_model(tmp_path, "flrgb", {"graph": b"never loaded"})
    assert Registry.mode(flrgb, "exact") == "exact"
    assert Registry.mode(flrgb, "card") == Registry.mode(flrgb, None) == "corrected"


def test_a_model_of_another_slot_is_refused() -> None:
    with pytest.raises(ModelError, match="does not find faces"):
        Registry().load_detector("sface-2021dec")
    with pytest.raises(ModelError, match="does not judge liveness"):
        Registry().load_liveness("retinaface-mnet025")


def test_a_damaged_card_hides_its_model_only(installed: Path) -> None:
    (installed / "sface-2021dec" / "card.json").write_text("{", "utf-8")
    registry = Registry(installed)
    assert [card.name for card in registry.cards("detector")] == ["retinaface-mnet025"]
    assert registry.cards("recogniser") == ()
    assert len(registry.damaged) == 1


def test_the_first_folder_wins_and_others_add(installed: Path, tmp_path: Path) -> None:
    more = tmp_path / "more"
    shutil.copytree(installed / "sface-2021dec", more / "sface-2021dec")
    shutil.rmtree(installed / "sface-2021dec")
    registry = Registry(installed, more)
    assert registry.card("sface-2021dec").folder.parent == more
    assert registry.card("retinaface-mnet025").folder.parent == installed


def test_a_liveness_model_is_taken_once_installed(tmp_path: Path, edit_card: Any) -> None:
    import hashlib
    import json

    import torch

    torch.manual_seed(5)
    network = ARCHITECTURES["flir-net"]()
    tensors = {k: v.numpy() for k, v in network.state_dict().items() if v.dtype == torch.float32}
    data = save(tensors)
    folder = tmp_path / "weights" / "trial"
    folder.mkdir()
    (folder / "weights.safetensors").write_bytes(data)
    card = json.loads((tmp_path / "weights/sface-2021dec/card.json").read_text("utf-8"))
    card |= {
        "name": "trial",
        "slot": "liveness",
        "architecture": "flir-net",
        "files": {
            "weights": {
                "file": "weights.safetensors",
                "sha256": hashlib.sha256(data).hexdigest(),
                "size": len(data),
            }
        },
        "live_below": 0.3,
        "spoof_from": 0.9,
    }
    (folder / "card.json").write_text(json.dumps(card), "utf-8")
    registry = Registry(tmp_path / "weights")
    model = registry.load_liveness()
    assert model is not None
    assert (model.card.live_below, model.card.spoof_from) == (0.3, 0.9)
    crops = np.random.default_rng(0).integers(0, 256, (3, 112, 112)).astype(np.uint8)
    scores = model.spoof_scores(crops)
    assert scores.shape == (3,)
    assert scores.dtype == np.float32
    assert ((scores > 0) & (scores < 1)).all()
    # P(class 0) after one softmax over the logits of the network, fed by hand.
    x = torch.tensor((crops[:, None].astype(np.float32) - 127.5) / 128).expand(-1, 3, -1, -1)
    with torch.inference_mode():
        wanted = network.eval()(x).softmax(1)[:, 0].numpy()
    np.testing.assert_allclose(scores, wanted, atol=1e-5)
    assert model.spoof_scores(crops[:0]).shape == (0,)


def test_on_a_processor_the_graph_is_taken() -> None:
    card = Registry().card("retinaface-mnet025")
    assert make_runner(card, "onnx").name == "ONNX Runtime, CPU"
    assert make_runner(card, "torch").name.startswith("torch")


def test_loading_the_default_models_does_not_import_torch_on_a_processor() -> None:
    program = """
import sys
from core import runtime
from core.models.registry import Registry
registry = Registry()
registry.load_detector(), registry.load_recogniser()
assert runtime.gpu_likely() or "torch" not in sys.modules
"""
    root = Path(__file__).resolve().parents[3]
    subprocess.run([sys.executable, "-c", program], cwd=root, check=True, timeout=60)


def test_a_model_without_a_graph_runs_in_torch(
    installed: Path, install_weights: Any, face: NDArray[np.uint8]
) -> None:
    name = "retinaface-mnet025"
    install_weights(name, (installed / name / "weights.safetensors").read_bytes())
    (installed / name / "graph.onnx").unlink()
    registry = Registry(installed)
    assert make_runner(registry.card(name)).name.startswith("torch")
    assert len(registry.load_detector().detect(face)) == 1


def test_a_model_with_a_graph_alone_runs_and_is_named_after_it(
    installed: Path, edit_card: Any, face: NDArray[np.uint8]
) -> None:
    name = "retinaface-mnet025"
    card = Registry(installed).card(name)
    graph = card.files["graph"]
    edit_card(
        name, files={"graph": {"file": graph.name, "sha256": graph.sha256, "size": graph.size}}
    )
    (installed / name / "weights.safetensors").unlink()
    registry = Registry(installed)
    assert registry.card(name).identity == f"{name}@{graph.sha256[:12]}"
    assert len(registry.load_detector().detect(face)) == 1


def test_a_gpu_is_looked_for_only_where_torch_could_use_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from importlib import metadata

    for build, wanted in (("2.13.0+cpu", False), ("2.13.0+cu130", True), ("2.13.0", True)):
        runtime.gpu_likely.cache_clear()
        monkeypatch.setattr(metadata, "version", lambda name, build=build: build)
        monkeypatch.setattr("os.path.exists", lambda path: True)
        monkeypatch.setattr("sys.platform", "linux")
        assert runtime.gpu_likely() is wanted
    monkeypatch.undo()
    runtime.gpu_likely.cache_clear()
