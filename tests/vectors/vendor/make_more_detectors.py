"""Make `more_detectors.npz`: what the vendor's MogFace and SCRFD classes find in made pictures.

python -m tests.vectors.vendor.make_more_detectors
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from tests.vectors.vendor import dummy_mogface
from tests.vectors.vendor.dummy_mogface import PICTURES as MOGFACE_PICTURES
from tests.vectors.vendor.made_with import made_with
from tests.vectors.vendor.scratch import prepare

FILE = Path(__file__).with_suffix("").parent / "more_detectors.npz"


def main() -> None:
    """Run the vendor's code and write what it gives."""
    _kept = prepare()
    import torch

    torch.set_num_threads(1)  # sums are split by threads, which changes the last bits
    out: dict[str, np.ndarray] = {"made_with": np.array(made_with())}
    with tempfile.TemporaryDirectory() as folder:
        out |= mogface(Path(folder))
    np.savez_compressed(FILE, **out)


def mogface(folder: Path) -> dict[str, np.ndarray]:
    """Return the names of the parameters, and box and score by falling score of each picture."""
    import torch
    from modelscope.models.cv.face_detection.mogface.models.detectors import MogFaceDetector
    from modelscope.models.cv.face_detection.mogface.models.mogface import MogFace

    shapes = {name: tuple(part.shape) for name, part in MogFace().state_dict().items()}
    file = folder / "mogface.pt"
    file.write_bytes(dummy_mogface.checkpoint(dummy_mogface.tensors(shapes)))
    detector = MogFaceDetector(str(file), device="cpu")
    out = {"mogface_names": np.array(sorted(f"{name} {shape}" for name, shape in shapes.items()))}
    for name, pixels in MOGFACE_PICTURES.items():
        rgb = pixels if pixels.ndim == 3 else np.repeat(pixels[..., None], 3, axis=2)
        with torch.no_grad():
            found = detector({"img": torch.from_numpy(rgb.astype(np.float32))})
        out[f"mogface_{name}"] = found.astype(np.float32)
    return out


if __name__ == "__main__":
    main()
