"""Make `face.npz`: what the vendor's own code gives for alignment and for the FLIR crop.

Needs the packages modelscope (1.40.2) and scikit-image, which the program does not; run once as
`python -m tests.vectors.make_face_vectors`. Pictures are made by formula, so that no picture
has to be kept.
"""

from __future__ import annotations

import warnings
import zlib
from pathlib import Path

import numpy as np
from modelscope.pipelines.cv.face_processing_base_pipeline import FaceProcessingBasePipeline
from skimage.transform import SimilarityTransform

from tests.vectors.face_pictures import picture

CASES = 200
POINTS = [
    [38.294601, 51.696301],
    [73.531799, 51.501400],
    [56.025200, 71.736603],
    [41.549301, 92.365501],
    [70.729904, 92.204102],
]


def main() -> None:
    """Write the vectors beside this file."""
    warnings.simplefilter("ignore", FutureWarning)  # `estimate` is what the vendor calls
    rng = np.random.default_rng(20)
    template = np.array(POINTS, np.float32)
    landmarks, matrices = [], []
    for case in range(CASES):
        angle, scale = rng.uniform(-3, 3), rng.uniform(0.2, 5)
        turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        points = (template.astype(np.float64) - 56) @ turn + rng.uniform(0, 600, 2)
        points += rng.normal(0, 3 * scale, (5, 2))
        if case % 5 == 0:
            points = rng.uniform(0, 300, (5, 2))  # no face at all, sometimes mirrored
        points = points.astype(np.float32)
        transform = SimilarityTransform()
        transform.estimate(points.astype(np.float64), template)
        landmarks.append(points)
        matrices.append(transform.params[:2])
    sizes, boxes, sums = [], [], []
    while len(boxes) < CASES:
        width, height = (int(v) for v in rng.integers(40, 260, 2))
        x, y = rng.uniform(-30, width), rng.uniform(-30, height)
        box = np.array([x, y, x + rng.uniform(10, 220), y + rng.uniform(10, 220)], np.float32)
        if box[2] < 1 or box[3] < 1:
            continue
        whole = FaceProcessingBasePipeline.align_face_padding(
            None, picture(width, height), box.astype(np.float64), 16
        )
        crop = np.ascontiguousarray(whole[8:120, 8:120, 0])
        sizes.append((width, height))
        boxes.append(box)
        sums.append(zlib.crc32(crop.tobytes()))
    np.savez_compressed(
        Path(__file__).with_name("face.npz"),
        landmarks=np.array(landmarks),
        matrices=np.array(matrices),
        sizes=np.array(sizes),
        boxes=np.array(boxes),
        crop_crc32=np.array(sums, np.uint32),
    )


if __name__ == "__main__":
    main()
