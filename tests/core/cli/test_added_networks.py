"""Each of the vendor's torch systems, from its folder through the command line to a result."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from core.models.adding.inspection import inspect
from core.models.vendor.systems import BY_NAME
from tests.core.cli.conftest import Run, Shots
from tests.vectors.vendor import dummy_detectors, dummy_mogface, dummy_scrfd, torch_cases

Files = dict[str, bytes]


def shapes(make: Callable[[], torch.nn.Module]) -> dict[str, tuple[int, ...]]:
    with torch.device("meta"):
        return torch_cases.shapes_of(make())


def residual(name: str) -> Files:
    from core.models.vendor.residual import NETWORKS

    weights = torch_cases.dummy_weights(shapes(NETWORKS[name]), name)
    saved = {f"module.{part}": tensor for part, tensor in weights.items()}
    return {"pytorch_model.pt": torch_cases.checkpoint(saved if name == "facemask" else weights)}


def flcm(_: str) -> Files:
    from core.models.vendor.landmark_net import LandmarkNet
    from tests.core.models.vendor.test_landmark_confidence import MASK

    names = torch_cases.shapes_of(LandmarkNet())
    names[MASK] = names[MASK][::-1]
    saved = {"state_dict": torch_cases.dummy_weights(names, "flcm")}
    return {"pytorch_model.pt": torch_cases.checkpoint(saved)}


def fer(_: str) -> Files:
    from core.models.vendor.expression_net import ExpressionNet

    saved = {"net": torch_cases.dummy_weights(shapes(ExpressionNet), "fer")}
    return {"pytorch_model.pt": torch_cases.checkpoint(saved)}


def retinaface(_: str) -> Files:
    tensors = dummy_detectors.retinaface_tensors()
    return {"pytorch_model.pt": dummy_detectors.checkpoint(tensors)}


def ulfd(_: str) -> Files:
    return {"pytorch_model.pt": dummy_detectors.checkpoint(dummy_detectors.ulfd_tensors())}


def mtcnn(_: str) -> Files:
    arrays = dummy_detectors.mtcnn_arrays()
    return {f"weights/{name}.npy": dummy_detectors.npy(part) for name, part in arrays.items()}


def mogface(_: str) -> Files:
    from core.models.vendor.mogface import MogFace

    names = shapes(MogFace) | dummy_mogface.unused_shapes()
    return {"pytorch_model.pt": dummy_mogface.checkpoint(dummy_mogface.tensors(names))}


def scrfd(name: str) -> Files:
    from tests.core.models.vendor.test_scrfd import shapes as shapes_of

    dummy = dummy_scrfd.DUMMIES[name]
    return {
        "pytorch_model.pt": dummy_scrfd.checkpoint(dummy_scrfd.tensors(dummy, shapes_of(name))),
        BY_NAME[name].files["structure"]: dummy.settings,
    }


MAKERS: dict[str, Callable[[str], Files]] = {
    "arcface-ir50": residual,
    "facemask": residual,
    "flcm": flcm,
    "fer": fer,
    "retinaface-r50": retinaface,
    "mogface": mogface,
    "ulfd": ulfd,
    "mtcnn": mtcnn,
    "tinymog": scrfd,
    "damofd": scrfd,
}


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("name", list(MAKERS))
def test_from_the_folder_to_a_result(run: Run, shots: Shots, tmp_path: Path, name: str) -> None:
    system = BY_NAME[name]
    folder = tmp_path / "vendor"
    for file, content in MAKERS[name](name).items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content)
    kind = {"framework": "pytorch", "pipeline": {"type": system.pipeline_types[0]}}
    (folder / "configuration.json").write_text(json.dumps(kind), "utf-8")
    if set(system.files) == {"checkpoint"}:  # the file alone says what it is, too
        bare = tmp_path / "weights.pt"
        (folder / "pytorch_model.pt").replace(bare)
        assert [one.name for one in inspect(bare).systems] == [name]
        bare.replace(folder / "pytorch_model.pt")
    added = run("models", "add", folder, "--yes")
    assert added.code == 0, added.err
    outcome = run("analyse", shots.anna, "--jsonl", f"--{system.slot}", name)
    assert outcome.code == 0, outcome.err
    assert outcome.json["models"][system.slot] == name
    faces = outcome.json["faces"]
    if name in ("arcface-ir50", "facemask"):
        assert len(faces[0]["embedding"]) == 512
    elif name == "flcm":
        assert faces[0]["rating"]["measures"] == "landmarks"
    elif name == "fer":  # what it thinks of an expression is said nowhere
        assert faces[0]["rating"] is None
        assert "fer" not in run("analyse", shots.anna, "--quality", "fer").out
        assert run("models", "show", "fer", "--json").json["trial"]["face"] is None
