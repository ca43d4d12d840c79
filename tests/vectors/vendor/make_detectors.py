"""Write detectors.npz: what the vendor's own detectors find in formula pictures.

Run as `python -m tests.vectors.vendor.make_detectors` in the environment that scratch.py names.
"""

from __future__ import annotations

import functools
import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from tests.vectors.vendor import dummy_detectors as dummies
from tests.vectors.vendor.made_with import made_with
from tests.vectors.vendor.scratch import prepare

Found = Mapping[str, np.ndarray]


def retinaface(
    folder: Path, configuration: Mapping[str, object] = dummies.RETINAFACE_CONFIGURATION
) -> Callable[[np.ndarray], Found]:
    """Return the vendor's RetinaFace with the dummy weights: RGB or grey in, faces out."""
    from modelscope.pipelines import pipeline

    write_folder(folder, configuration)
    (folder / "pytorch_model.pt").write_bytes(dummies.checkpoint(dummies.retinaface_tensors()))
    detector = pipeline("face-detection", model=str(folder), device="cpu")
    return lambda pixels: arrays(detector(as_vendor_takes(pixels)))


def ulfd(folder: Path) -> Callable[[np.ndarray], Found]:
    """Return the vendor's ULFD likewise; it gives no landmarks."""
    from modelscope.pipelines import pipeline

    write_folder(folder, dummies.ULFD_CONFIGURATION)
    (folder / "pytorch_model.pt").write_bytes(dummies.checkpoint(dummies.ulfd_tensors()))
    detector = pipeline("face-detection", model=str(folder), device="cpu")
    return lambda pixels: arrays(detector(as_vendor_takes(pixels)))


def mtcnn(folder: Path) -> Callable[[np.ndarray], Found]:
    """Return the vendor's MTCNN likewise; where it ends in an error, it found nothing."""
    from modelscope.pipelines import pipeline

    write_folder(folder, dummies.MTCNN_CONFIGURATION)
    (folder / "weights").mkdir()
    for name, arrays_of_net in dummies.mtcnn_arrays().items():
        (folder / "weights" / f"{name}.npy").write_bytes(dummies.npy(arrays_of_net))
    detector = pipeline("face-detection", model=str(folder), device="cpu")

    def find(pixels: np.ndarray) -> Found:
        try:
            # As a picture: the vendor's code fails with any array.
            return arrays(detector(Image.fromarray(pixels)))
        except (TypeError, ValueError):
            return arrays({"scores": [], "boxes": [], "keypoints": []})

    return find


DETECTORS: Mapping[str, Callable[[Path], Callable[[np.ndarray], Found]]] = {
    "retinaface": retinaface,
    "retinaface-clipped": functools.partial(
        retinaface, configuration=dummies.CLIPPED_CONFIGURATION
    ),
    "mtcnn": mtcnn,
    "ulfd": ulfd,
}


def write_folder(folder: Path, configuration: Mapping[str, object]) -> None:
    """Write a folder as the vendor's hub would hold it, without weights."""
    folder.mkdir(parents=True)
    (folder / "configuration.json").write_text(json.dumps(configuration))


def as_vendor_takes(pixels: np.ndarray) -> np.ndarray:
    """Return the picture as the vendor's pipelines take arrays: BGR, or grey."""
    return np.ascontiguousarray(pixels[..., ::-1]) if pixels.ndim == 3 else pixels


def arrays(result: Mapping[str, object]) -> Found:
    """Return a pipeline's answer as arrays; empty ones where it found nothing."""
    return {
        "scores": np.asarray(result["scores"], np.float64),
        "boxes": np.asarray(result["boxes"], np.float64).reshape(-1, 4),
        "points": np.asarray(result["keypoints"] or [], np.float64).reshape(-1, 10),
    }


def main() -> None:
    """Run the vendor's detectors on all pictures and write what they find."""
    alive = prepare()
    torch.set_num_threads(dummies.THREADS)
    numbers: dict[str, np.ndarray] = {"made_with": np.array(made_with())}
    with tempfile.TemporaryDirectory() as scratch:
        for name, make in DETECTORS.items():
            detector = make(Path(scratch) / name)
            for picture, pixels in dummies.pictures(name).items():
                found = detector(pixels)
                if (len(found["scores"]) == 0) != (picture in dummies.WITHOUT_FACES):
                    raise SystemExit(f"{name} finds {len(found['scores'])} faces in {picture}")
                for part, values in found.items():
                    numbers[f"{name}/{picture}/{part}"] = values
    np.savez_compressed(dummies.FILE, **numbers)
    del alive


if __name__ == "__main__":
    main()
