"""Measure one network in one runtime in a process of its own, and print the figures as JSON.

    python -m tests.bench.model_runtimes NETWORK RUNTIME THREADS [FILE]

FILE is the graph for runtimes that need one; without it the shipped one is taken.
Every process imports numpy and OpenCV first, so `load_s` and `memory_mb` are what the runtime
and the network add to that.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import psutil
from numpy.typing import NDArray

from core import paths
from core.models.contract import InputContract

Run = Callable[[NDArray[np.uint8]], Any]

SHAPES: dict[str, list[tuple[int, ...]]] = {
    "retinaface-mnet025": [(1, 1, 480, 640), (1, 1, 240, 320)],
    "retinaface-resnet50": [(1, 1, 480, 640), (1, 1, 240, 320)],
    "sface": [(1, 1, 112, 112), (8, 1, 112, 112)],
    "flir-net": [(1, 1, 112, 112), (8, 1, 112, 112)],
}
SHIPPED = {"retinaface-mnet025": "retinaface-mnet025", "sface": "sface-2021dec"}
MODULES = {"retinaface": "retinaface", "sface": "sface", "flir": "flir_net"}


def contract_of(name: str) -> InputContract:
    """What the network's input looks like, as its own module says."""
    module = importlib.import_module(f"core.models.{MODULES[name.partition('-')[0]]}")
    contract: InputContract = module.CONTRACT
    return contract


def torch_network(name: str) -> Any:
    """The network behind its grey input, with the shipped weights or random ones."""
    import torch

    from core.models.grey import GreyInput
    from core.models.networks import ARCHITECTURES, build
    from core.models.registry import Registry
    from core.models.weights import read_tensors

    torch.manual_seed(0)
    if name in SHIPPED:
        card = Registry().card(SHIPPED[name])
        return GreyInput(build(card.architecture, read_tensors(card)), card.contract).eval()
    return GreyInput(ARCHITECTURES[name](), contract_of(name)).eval()


def in_torch(name: str, runtime: str, threads: int) -> Run:
    """Eager, channels_last, or traced, frozen and optimised for each size."""
    import torch

    torch.set_num_threads(threads)
    network = torch_network(name).requires_grad_(False)
    if runtime == "torch, channels last":
        network = network.to(memory_format=torch.channels_last)
    traced: dict[tuple[int, ...], Any] = {}

    def run(pixels: NDArray[np.uint8]) -> Any:
        with torch.inference_mode():
            x = torch.from_numpy(pixels)
            if runtime != "TorchScript, frozen":
                return network(x)
            if pixels.shape not in traced:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    script = torch.jit.freeze(torch.jit.trace(network, x))
                    traced[pixels.shape] = torch.jit.optimize_for_inference(script)
            return traced[pixels.shape](x)

    return run


def in_onnx_runtime(file: Path, runtime: str, threads: int) -> Run:
    """As the program does it, or with one choice taken back."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    spinning = "1" if "spinning" in runtime else "0"
    folded = "0" if "int8 kept" in runtime else "1"
    options.add_session_config_entry("session.intra_op.allow_spinning", spinning)
    options.add_session_config_entry("session.disable_quant_qdq", folded)
    session: Any = onnxruntime.InferenceSession(
        file.read_bytes(), options, providers=["CPUExecutionProvider"]
    )
    return lambda pixels: session.run(None, {"pixels": pixels})


def in_openvino(file: Path, threads: int) -> Run:
    """For latency, in float32, with as many threads."""
    import openvino

    compiled = openvino.Core().compile_model(
        openvino.Core().read_model(file),
        "CPU",
        {
            "PERFORMANCE_HINT": "LATENCY",
            "INFERENCE_NUM_THREADS": threads,
            "INFERENCE_PRECISION_HINT": "f32",
            "ENABLE_CPU_PINNING": False,
        },
    )
    request = compiled.create_infer_request()
    return lambda pixels: request.infer({0: pixels})


def main() -> None:
    """Measure and print."""
    name, runtime, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
    file = Path(sys.argv[4]) if len(sys.argv) > 4 else None
    if file is None and name in SHIPPED:
        file = paths.weights_dir() / SHIPPED[name] / "graph.onnx"
    cv2.setNumThreads(1)
    rng = np.random.default_rng(0)
    process = psutil.Process()
    before = process.memory_info().rss
    started = time.perf_counter()
    if "torch" in runtime.lower():
        run = in_torch(name, runtime, threads)
    elif file is None:
        raise SystemExit(f"{runtime} needs a graph of {name}")
    elif runtime == "OpenVINO":
        run = in_openvino(file, threads)
    else:
        run = in_onnx_runtime(file, runtime, threads)
    first = rng.integers(0, 256, SHAPES[name][0]).astype(np.uint8)
    run(first)
    figures: dict[str, Any] = {"load_s": time.perf_counter() - started}
    slow = "resnet50" in name
    for shape in SHAPES[name]:
        pixels = rng.integers(0, 256, shape).astype(np.uint8)
        for _ in range(1 if slow else 4):
            run(pixels)
        walls, burnt = [], time.process_time()
        until = time.perf_counter() + (4.0 if slow else 1.5)
        while len(walls) < 3 or time.perf_counter() < until:
            begin = time.perf_counter()
            run(pixels)
            walls.append(time.perf_counter() - begin)
        figures["x".join(map(str, shape))] = {
            "ms": 1e3 * float(np.median(walls)),
            "best_ms": 1e3 * min(walls),
            "cpu_ms": 1e3 * (time.process_time() - burnt) / len(walls),
        }
    figures["memory_mb"] = (process.memory_info().rss - before) / 2**20
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
