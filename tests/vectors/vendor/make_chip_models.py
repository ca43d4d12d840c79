"""Make the dummies of the vendor's ONNX models, and what the vendor's own code gives with them.

Writes `*.onnx` and `chip_models.npz` beside this file:

    python -m tests.vectors.vendor.make_chip_models

Needs what `tests.vectors.vendor.scratch` names. The detector is replaced by one that gives the
boxes and landmarks of `chip_cases`; everything else is the vendor's.
"""

from __future__ import annotations

import json
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from tests.vectors.vendor.chip_cases import (
    DUMMIES,
    ChipCase,
    aligned_chips,
    chip_cases,
    crop_cases,
)
from tests.vectors.vendor.made_with import made_with
from tests.vectors.vendor.seeded import seeded

VECTORS = DUMMIES / "chip_models.npz"

TASKS = {
    "frir": ("face-recognition", "manual-face-recognition-frir"),
    "frfm-large": ("face-recognition", "manual-face-recognition-frfm"),
    "flir": ("face-liveness", "manual-face-liveness-flir"),
    "flrgb": ("face-liveness", "manual-face-liveness-flir"),
    "flxc": ("face-liveness", "manual-face-liveness-flxc"),
    "fqa": ("face-quality-assessment", "manual-face-quality-assessment-fqa"),
}
"""Task and `pipeline.type` of each system."""

CROPS = 3000
WIDE_CROPS = 500
CROPS_A_SUM = 50


def graphs() -> dict[str, bytes]:
    """Return the dummy of each system as an ONNX file: small, seeded, nobody's weights.

    Beside them some that are wrong in one way: "logarithm-..." gives numbers that are none for
    black faces, "fails" can't be run, and "picture" gives a picture.
    """
    return {
        "logarithm-512": _logarithm(channels=3, columns=512),
        "logarithm-2": _logarithm(channels=3, columns=2),
        "logarithm-12": _logarithm(channels=12, columns=2),
        "fails": _failing(),
        "picture": _picture(),
        "frir": _recogniser(seed=11, name="data_in", zero_for_black=True),
        "frfm-large": _recogniser(seed=12, name="input.1", zero_for_black=False),
        "flir": _judge(seed=13, channels=3, softmax=False, output="logits"),
        "flrgb": _judge(seed=14, channels=3, softmax=True, output="final_actions"),
        "flxc": _judge(seed=15, channels=12, softmax=True, output="probabilities"),
        "fqa": _rater(seed=16),
    }


def _recogniser(seed: int, name: str, *, zero_for_black: bool) -> bytes:
    """Embed a chip in 512 numbers; a second output is there to be passed over.

    With `zero_for_black` there are no biases, and the level 0 enters the network as 0.
    """
    from onnx import helper

    weights = seeded(
        {
            "a": (8, 3, 7, 7),
            "b": (8, 8, 3, 3),
            "down": (8, 512),
            "up": (512, 8),
            **({} if zero_for_black else {"a.bias": (8,), "up.bias": (512,)}),
        },
        seed,
    )
    a, up = ["a", "up"] if zero_for_black else ["a,a.bias", "up,up.bias"]
    if zero_for_black:
        weights["one"] = np.ones((1, 3, 1, 1), np.float32)
    nodes = [
        *([helper.make_node("Add", [name, "one"], ["lifted"])] if zero_for_black else []),
        helper.make_node(
            "Conv",
            ["lifted" if zero_for_black else name, *a.split(",")],
            ["a1"],
            kernel_shape=[7, 7],
            strides=[7, 7],
        ),
        helper.make_node("Relu", ["a1"], ["a2"]),
        helper.make_node(
            "Conv", ["a2", "b"], ["b1"], kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1]
        ),
        helper.make_node("Flatten", ["b1"], ["flat"]),
        helper.make_node("Gemm", ["flat", "down"], ["few"], transB=1),
        helper.make_node("Relu", ["few"], ["few2"]),
        helper.make_node("Gemm", ["few2", *up.split(",")], ["many"], transB=1),
        helper.make_node("Add", ["flat", "many"], ["embedding"]),
    ]
    return _model(
        nodes,
        weights,
        (name, ["batch", 3, 112, 112]),
        {"embedding": ["batch", 512], "few2": ["batch", 8]},
    )


def _judge(seed: int, channels: int, *, softmax: bool, output: str) -> bytes:
    """Give two numbers for one face: logits, or their softmax."""
    from onnx import helper

    weights = seeded(
        {
            "a": (8, channels, 7, 7),
            "a.bias": (8,),
            "b": (8, 8, 3, 3),
            "b.bias": (8,),
            "c": (2, 392),
            "c.bias": (2,),
        },
        seed,
    )
    weights["c"] *= np.float32(4)  # so that scores spread over 0 to 1
    last = "raw" if softmax else output
    nodes = [
        helper.make_node("Conv", ["x", "a", "a.bias"], ["a1"], kernel_shape=[7, 7], strides=[8, 8]),
        helper.make_node("Relu", ["a1"], ["a2"]),
        helper.make_node("Conv", ["a2", "b", "b.bias"], ["b1"], kernel_shape=[3, 3], strides=[2, 2],
                         pads=[1, 1, 1, 1]),
        helper.make_node("Relu", ["b1"], ["b2"]),
        helper.make_node("Flatten", ["b2"], ["flat"]),
        helper.make_node("Gemm", ["flat", "c", "c.bias"], [last], transB=1),
        *([helper.make_node("Softmax", [last], [output], axis=1)] if softmax else []),
    ]  # fmt: skip
    return _model(nodes, weights, ("x", [1, channels, 112, 112]), {output: [1, 2]})


def _rater(seed: int) -> bytes:
    """Give five numbers between 0 and 1 for each chip, of which the vendor takes the mean."""
    from onnx import helper

    weights = seeded({"a": (8, 3, 7, 7), "a.bias": (8,), "c": (5, 2048), "c.bias": (5,)}, seed)
    nodes = [
        helper.make_node(
            "Conv", ["chip", "a", "a.bias"], ["a1"], kernel_shape=[7, 7], strides=[7, 7]
        ),
        helper.make_node("Relu", ["a1"], ["a2"]),
        helper.make_node("Flatten", ["a2"], ["flat"]),
        helper.make_node("Gemm", ["flat", "c", "c.bias"], ["raw"], transB=1),
        helper.make_node("Sigmoid", ["raw"], ["quality"]),
    ]
    return _model(nodes, weights, ("chip", ["n", 3, 112, 112]), {"quality": ["n", 5]})


def _logarithm(channels: int, columns: int) -> bytes:
    """Give the logarithms of the first levels, which are -1 to 1 in the network."""
    from onnx import helper

    bounds = {"begin": [0], "end": [columns], "axis": [1]}
    nodes = [
        helper.make_node("Flatten", ["x"], ["flat"]),
        helper.make_node("Slice", ["flat", *bounds], ["few"]),
        helper.make_node("Log", ["few"], ["y"]),
    ]
    weights = {name: np.array(value, np.int64) for name, value in bounds.items()}
    return _model(nodes, weights, ("x", ["n", channels, 112, 112]), {"y": ["n", columns]})


def _failing() -> bytes:
    """Ask for a shape that no picture has, which nobody sees before it runs."""
    from onnx import helper

    nodes = [helper.make_node("Reshape", ["x", "shape"], ["y"])]
    shape = np.array([7, 11], np.int64)
    return _model(nodes, {"shape": shape}, ("x", ["n", 3, 112, 112]), {"y": [7, 11]})


def _picture() -> bytes:
    from onnx import helper

    nodes = [helper.make_node("Relu", ["x"], ["y"])]
    sides: list[int | str] = ["n", 3, 112, 112]
    return _model(nodes, {}, ("x", sides), {"y": sides})


def _model(
    nodes: list[Any],
    weights: dict[str, np.ndarray],
    given: tuple[str, list[int | str]],
    results: dict[str, list[int | str]],
) -> bytes:
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    graph = helper.make_graph(
        nodes,
        "dummy",
        [helper.make_tensor_value_info(given[0], TensorProto.FLOAT, given[1])],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in results.items()],
        [numpy_helper.from_array(tensor, name) for name, tensor in weights.items()],
    )
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 11)], ir_version=6, producer_name=""
    )
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


class FixedDetector:
    """Stands where the vendor's detector would: gives what the present case says."""

    def __init__(self) -> None:
        self.case: ChipCase | None = None

    def __call__(self, _pixels: np.ndarray) -> dict[str, list[Any]]:
        assert self.case is not None
        return {
            "boxes": self.case.boxes.tolist(),
            "keypoints": self.case.landmarks.reshape(-1, 10).tolist(),
            "scores": self.case.scores,
        }


class Watched:
    """A session that notes the checksum of what it was given."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self.checksum: int | None = None

    def run(self, names: list[str], input_feed: dict[str, np.ndarray]) -> list[np.ndarray]:
        (tensor,) = input_feed.values()
        assert tensor.dtype == np.float32
        self.checksum = zlib.crc32(np.ascontiguousarray(tensor).tobytes())
        results: list[np.ndarray] = self._session.run(names, input_feed)
        return results


def vendor_pipelines(folder: Path, detector: FixedDetector) -> Callable[..., Any]:
    """Return a function that builds the vendor's own pipeline of a system."""
    from tests.vectors.vendor.scratch import prepare

    prepare()
    from modelscope.pipelines import pipeline
    from modelscope.pipelines.cv import face_processing_base_pipeline

    face_processing_base_pipeline.pipeline = lambda *_a, **_k: detector

    def build(system: str, **options: Any) -> Any:
        task, pipeline_type = TASKS[system]
        place = folder / system
        place.mkdir(exist_ok=True)
        (place / "model.onnx").write_bytes((DUMMIES / f"{system}.onnx").read_bytes())
        settings = {"framework": "pytorch", "task": task, "pipeline": {"type": pipeline_type}}
        (place / "configuration.json").write_text(json.dumps(settings), "utf-8")
        made = pipeline(task, model=str(place), device="cpu", **options)
        made.sess = Watched(made.sess)
        return made

    return build


def results_of(
    system: str, build: Callable[..., Any], detector: FixedDetector, folder: Path
) -> Any:
    """Return the vendor's results of all cases: outputs, boxes, checksums; NaN and 0 for none."""
    made = build(system)
    outputs, boxes, checksums = [], [], []
    for case in chip_cases():
        detector.case = case
        made.sess.checksum = None
        given = case.pixels if case.pixels.ndim == 2 else case.pixels[..., ::-1]
        answer = made(given if case.given_as == "array" else str(case.write(folder)))
        recogniser = "img_embedding" in answer
        output = answer["img_embedding" if recogniser else "scores"]
        nothing = np.full(512 if recogniser else 1, np.nan)
        outputs.append(nothing if output is None else np.asarray(output, np.float64).reshape(-1))
        box = answer.get("boxes")
        boxes.append(np.full(4, np.nan) if box is None else np.asarray(box[0]))
        checksums.append(made.sess.checksum or 0)
    kind = np.float64 if system in ("flir", "flrgb", "flxc") else np.float32
    return np.array(outputs, kind), np.array(boxes, np.float32), np.array(checksums, np.uint32)


def crop_sums(expansion: int, count: int, seed: int) -> np.ndarray:
    """Return checksums over the vendor's crops, 50 to a sum: colour first, grey second."""
    from modelscope.pipelines.cv.face_processing_base_pipeline import FaceProcessingBasePipeline

    def crop(pixels: np.ndarray, box: np.ndarray) -> np.ndarray:
        made = FaceProcessingBasePipeline.align_face_padding(None, pixels, box, expansion)
        return np.ascontiguousarray(made[8:120, 8:120])

    sums = []
    cases = crop_cases(count, seed)
    for start in range(0, count, CROPS_A_SUM):
        colour = grey = 0
        for case in cases[start : start + CROPS_A_SUM]:
            colour = zlib.crc32(crop(case.pixels[..., ::-1], case.box).tobytes(), colour)
            levels = crop(np.ascontiguousarray(case.pixels[..., 0]), case.box)
            assert (levels == levels[..., :1]).all()
            grey = zlib.crc32(levels[..., 0].tobytes(), grey)
        sums.append((colour, grey))
    return np.array(sums, np.uint32)


def main() -> None:
    """Write the dummies and the vectors."""
    for system, data in graphs().items():
        (DUMMIES / f"{system}.onnx").write_bytes(data)
    vectors: dict[str, Any] = {
        "made_with": made_with(),
        "names": np.array([case.name for case in chip_cases()]),
    }
    detector = FixedDetector()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        build = vendor_pipelines(folder, detector)
        for system in TASKS:
            outputs, boxes, checksums = results_of(system, build, detector, folder)
            vectors[f"{system}.outputs"] = outputs
            if not np.isnan(boxes).all():  # recognisers say nothing about boxes
                vectors[f"{system}.boxes"] = boxes
            vectors[f"{system}.checksums"] = checksums
        without = build("frir", use_det=False)
        chips = [chip if chip.ndim == 2 else chip[..., ::-1] for chip in aligned_chips()]
        vectors["chips.embeddings"] = np.concatenate([without(c)["img_embedding"] for c in chips])
    vectors["crops"] = crop_sums(16, CROPS, seed=21)
    vectors["wide_crops"] = crop_sums(96, WIDE_CROPS, seed=22)
    np.savez_compressed(VECTORS, **vectors)


if __name__ == "__main__":
    main()
