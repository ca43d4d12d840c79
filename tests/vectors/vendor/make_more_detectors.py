"""Make `more_detectors.npz`: what the vendor's MogFace and SCRFD classes find in made pictures.

python -m tests.vectors.vendor.make_more_detectors
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np

from core.models.vendor.systems import BY_NAME
from tests.vectors.vendor import dummy_mogface, dummy_scrfd
from tests.vectors.vendor.made_with import made_with
from tests.vectors.vendor.scratch_mmdet import prepare_mmdet

FILE = Path(__file__).parent / "more_detectors.npz"


def main() -> None:
    """Run the vendor's code and write what it gives."""
    _kept = prepare_mmdet()
    import torch

    torch.set_num_threads(1)  # sums are split by threads, which changes the last bits
    out: dict[str, np.ndarray] = {"made_with": np.array(made_with())}
    with tempfile.TemporaryDirectory() as folder:
        out |= mogface(Path(folder))
        for name in dummy_scrfd.DUMMIES:
            out |= scrfd(Path(folder) / name, name)
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
    for name, pixels in dummy_mogface.PICTURES.items():
        with torch.no_grad():
            found = detector({"img": torch.from_numpy(three_channels(pixels).astype(np.float32))})
        out[f"mogface_{name}"] = found.astype(np.float32)
    return out


def scrfd(folder: Path, name: str) -> dict[str, np.ndarray]:
    """Return the names of the parameters, and score, box and landmarks by falling score.

    Pictures are given with blue first, as the vendor's recognition gives them; one also with red
    first, as the vendor's code reads it from a file.
    """
    from modelscope.pipelines import pipeline

    dummy = dummy_scrfd.DUMMIES[name]
    folder.mkdir()
    (folder / BY_NAME[dummy.system].files["structure"]).write_bytes(dummy.settings)
    configuration = {
        "framework": "pytorch",
        "task": "face-detection",
        "model": {"type": dummy.system},
        "pipeline": {"type": "resnet-face-detection-scrfd10gkps"},
    }
    (folder / "configuration.json").write_text(json.dumps(configuration), "utf-8")
    file = folder / "pytorch_model.pt"
    # First without weights, to learn their names.
    file.write_bytes(dummy_scrfd.checkpoint({}))
    first = pipeline("face-detection", str(folder), device="cpu", trust_remote_code=True)
    state = first.detector.detector.module.state_dict()
    shapes = {parameter: tuple(part.shape) for parameter, part in state.items()}
    file.write_bytes(dummy_scrfd.checkpoint(dummy_scrfd.tensors(dummy, shapes)))
    detector = pipeline("face-detection", str(folder), device="cpu", trust_remote_code=True)

    def found(pixels: np.ndarray) -> np.ndarray:
        faces = detector(np.ascontiguousarray(pixels))
        rows = [np.ravel(faces[part]) for part in ("scores", "boxes", "keypoints")]
        count = len(faces["scores"])
        return np.hstack([row.reshape(count, -1) for row in rows]).astype(np.float32)

    out = {
        f"{name}_names": np.array(sorted(f"{one} {shape}" for one, shape in shapes.items())),
        f"{name}_red_first": found(dummy_scrfd.PICTURES["wide"]),
    }
    for picture, pixels in dummy_scrfd.PICTURES.items():
        out[f"{name}_{picture}"] = found(three_channels(pixels)[..., ::-1])
    return out


def three_channels(pixels: np.ndarray) -> np.ndarray:
    """Return a picture in RGB."""
    return pixels if pixels.ndim == 3 else np.repeat(pixels[..., None], 3, axis=2)


if __name__ == "__main__":
    main()
