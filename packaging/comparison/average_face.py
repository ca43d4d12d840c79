"""Make the face of nobody that hides regions in `core.comparison.regions`.

    python packaging/comparison/average_face.py FOLDER-OF-PORTRAITS core/comparison/average_face.npz

The mean of aligned portraits and their mirror images, each of the same brightness and contrast.
Every fifth portrait has no part in it: by them the maps are judged (`tests/bench/test_regions.py`).
The portraits must be free to use so; nobody can be made out in what is kept.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from tqdm import tqdm

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.capture.picture import pictures_in, read_picture
from core.pipeline import Pipeline
from core.settings import Settings

MEAN, SPREAD = 120.0, 45.0


def main() -> None:
    """Read the portraits, write the mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("portraits", type=Path)
    parser.add_argument("to", type=Path)
    options = parser.parse_args()
    pipeline = Pipeline.load(Settings())
    total, count = np.zeros((112, 112)), 0
    for number, file in enumerate(tqdm(pictures_in(options.portraits))):
        if number % 5 == 0:
            continue
        chip = pipeline.analyse_picture(read_picture(file)).faces[0].chip
        if chip is None:
            continue
        levels = (chip - chip.mean()) / chip.std()
        total += levels + levels[:, ::-1]
        count += 2
    mean = total / count
    levels = MEAN + SPREAD * (mean - mean.mean()) / mean.std()
    face = np.clip(np.rint(levels), 0, 255).astype(np.uint8)
    np.savez_compressed(options.to, face=face)
    print(f"{count // 2} portraits, {options.to.stat().st_size} bytes")


if __name__ == "__main__":
    main()
