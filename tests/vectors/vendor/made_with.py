"""What golden numbers were made with: bit-equal only where libraries and processor are the same."""

from __future__ import annotations

from importlib.metadata import version


def made_with() -> str:
    """Return versions of the libraries and the processor's kind, as one line."""
    import torch

    libraries = " ".join(
        f"{name}={version(name)}" for name in ("opencv-python", "onnxruntime", "torch", "numpy")
    )
    return f"{libraries} processor={torch.backends.cpu.get_cpu_capability()}"


def tolerance(recorded: str, exact: float, elsewhere: float) -> float:
    """Return the tolerance to test with: `exact` where the numbers were made, else `elsewhere`."""
    return exact if recorded == made_with() else elsewhere
