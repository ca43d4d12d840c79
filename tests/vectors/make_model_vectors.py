"""Make `models.json`: what the default networks give for drawn faces.

Run `python -m tests.vectors.make_model_vectors` after the weights changed on purpose.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from core.models.registry import Registry
from tests.vectors.drawn_face import draw_face

FILE = Path(__file__).with_name("models.json")


def main() -> None:
    """Write the vectors beside this file."""
    registry = Registry()
    detector = registry.load_detector(backend="onnx")
    embedder = registry.load_recogniser(backend="onnx")
    chips = np.stack([draw_face(112, 112, 56, 60, scale) for scale in (0.8, 1.0)])
    data = {
        "detector": detector.card.identity,
        "faces": [
            {
                "box": np.round(face.box.astype(float), 3).tolist(),
                "score": round(face.score, 5),
                "landmarks": np.round(face.landmarks.astype(float), 3).tolist(),
            }
            for face in detector.detect(draw_face())
        ],
        "recogniser": embedder.card.identity,
        "embeddings": np.round(embedder.embed(chips).astype(float), 5).tolist(),
    }
    FILE.write_text(json.dumps(data) + "\n", "utf-8")


if __name__ == "__main__":
    main()
