"""The exporter of `packaging/weights`, which is a folder of scripts and no package."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def graph_module() -> Any:
    """Return `packaging/weights/graph.py` as a module."""
    file = ROOT / "packaging" / "weights" / "graph.py"
    spec = importlib.util.spec_from_file_location("graph", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
