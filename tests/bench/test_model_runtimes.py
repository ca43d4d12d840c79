"""Each network in each way to run it on a CPU: the table behind docs/adr/0001.

Run with `python -m pytest -m bench -s tests/bench/test_model_runtimes.py`.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bench.exporter import graph_module
from tests.bench.model_runtimes import SHAPES, SHIPPED, contract_of, torch_network

ROOT = Path(__file__).resolve().parents[2]
ORT = "ONNX Runtime"
RUNTIMES = ["torch, eager", "torch, channels last", "TorchScript, frozen", ORT, "OpenVINO"]


def exported(name: str, folder: Path, **choices: Any) -> Path:
    """A graph of a network that ships none, or with other choices."""
    network = torch_network(name)
    file = folder / f"{name}-{'-'.join(choices)}.onnx"
    outputs = ("offsets", "scores", "points") if "retina" in name else ("out",)
    file.write_bytes(
        graph_module().export(
            network.network,
            contract_of(name),
            {},
            size=SHAPES[name][0][2:],
            outputs=outputs,
            **choices,
        )
    )
    return file


def measure(name: str, runtime: str, threads: int, file: Path | None) -> dict[str, Any]:
    """Run one measurement in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.model_runtimes", name, runtime, str(threads)]
    done = subprocess.run(
        command + ([str(file)] if file else []),
        cwd=ROOT, check=True, capture_output=True, text=True, timeout=300,
        env=os.environ | {"PYTHONWARNINGS": "ignore", "OMP_NUM_THREADS": str(threads)},
    )  # fmt: skip
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


@pytest.mark.bench
@pytest.mark.timeout(3600)
@pytest.mark.filterwarnings("ignore")  # the exporter's own
@pytest.mark.parametrize("name", list(SHAPES))
def test_runtimes(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("onnx")
    runtimes: list[tuple[str, Path | None]] = []
    graph = None if name in SHIPPED else exported(name, tmp_path)
    for runtime in RUNTIMES:
        if runtime == "OpenVINO" and importlib.util.find_spec("openvino") is None:
            continue
        runtimes.append((runtime, graph if runtime in (ORT, "OpenVINO") else None))
    runtimes.append((f"{ORT}, spinning", graph))
    if name == "sface":
        runtimes.append((f"{ORT}, int8 kept", None))
        runtimes.append((f"{ORT}, PRelu kept", exported(name, tmp_path, keep_prelu=True)))
        runtimes.append(("OpenVINO, PRelu kept", exported(name, tmp_path, keep_prelu=True)))
    sizes = ["x".join(map(str, shape)) for shape in SHAPES[name]]
    lines = [
        f"### {name}",
        "| runtime | threads | load s | memory MB | "
        + " | ".join(f"{size} ms | best | CPU" for size in sizes) + " |",
        "| --- " * (4 + 3 * len(sizes)) + "|",
    ]  # fmt: skip
    for threads in (1, 2):
        for runtime, file in runtimes:
            figures = measure(
                name, runtime.replace("OpenVINO, PRelu kept", "OpenVINO"), threads, file
            )
            cells = []
            for size in sizes:
                cells += [f"{figures[size][key]:.1f}" for key in ("ms", "best_ms", "cpu_ms")]
            lines.append(
                f"| {runtime} | {threads} | {figures['load_s']:.2f} | "
                f"{figures['memory_mb']:.0f} | {' | '.join(cells)} |"
            )
    with capsys.disabled():
        print("\n" + "\n".join(lines))
    assert len(lines) == 3 + 2 * len(runtimes)
