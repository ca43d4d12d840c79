"""Fit the studio's head: a sum of Gaussians over directions, to a neutral face shape.

    python packaging/studio/fit_head.py face-shapes/ict_facekit.npz core/capture/studio/head.npz

The surface is seen from a point inside the head (`CENTRE`): for each direction (azimuth,
elevation) the distance to the skin. The distance is written as a sum of Gaussian bumps, coarse
over the whole head and finer over face, eyes, nose and mouth, mirrored left to right. Only the
heights of these few hundred bumps are kept, as integers. Ears, neck and shoulders are left
out: the studio builds its own.

Input: the neutral head of ICT Face Model Light (ICT-VGL/ICT-FaceKit, MIT), the arrays
`vertices` and `faces` in centimetres, x to the head's left, y up, z forward.
"""

from __future__ import annotations

import argparse

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import lsqr

CENTRE = np.array([0.0, 3.0, 2.0])
# azimuth from, to, step; elevation from, to, step; width (all degrees), for one half of the head
LEVELS = (
    (0, 180, 15, -75, 90, 15, 15.0),
    (0, 70, 6, -62, 48, 6, 5.5),
    (0, 36, 3, -56, 22, 3, 2.7),
    (4, 34, 1.6, -8, 14, 1.6, 1.4),
    (0, 16, 1.5, -48, -14, 1.5, 1.35),
)
STEP = 0.01  # cm, of the stored heights


def directions(points: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Azimuth and elevation in degrees and distance of `points` (n, 3) from the centre."""
    d = points - CENTRE
    r = np.linalg.norm(d, axis=1)
    return np.degrees(np.arctan2(d[:, 0], d[:, 2])), np.degrees(np.arcsin(d[:, 1] / r)), r


def bumps() -> np.ndarray:
    """Return the bumps (n, 3): azimuth, elevation, width."""
    rows = []
    for a0, a1, da, e0, e1, de, width in LEVELS:
        for a in np.arange(a0, a1 + 1e-6, da):
            for e in np.arange(e0, e1 + 1e-6, de):
                rows.append((a, e, width))
    return np.array(rows)


def basis(a: np.ndarray, e: np.ndarray, table: np.ndarray) -> csr_matrix:
    """Value of every bump in every direction: exp(-angle^2 / 2 width^2) plus its mirror image."""
    a, e = np.radians(a), np.radians(e)
    d = np.stack([np.sin(a) * np.cos(e), np.sin(e), np.cos(a) * np.cos(e)], 1)
    ta, te, width = np.radians(table).T
    value = 0
    for side in (1, -1):
        c = np.stack([side * np.sin(ta) * np.cos(te), np.sin(te), np.cos(ta) * np.cos(te)], 1)
        angle2 = 2 * (1 - np.clip(d @ c.T, -1, 1))
        value = value + np.exp(-angle2 / (2 * width**2))
    value[value < 1e-4] = 0
    return csr_matrix(value)


def samples(vertices: np.ndarray, faces: np.ndarray) -> tuple[np.ndarray, ...]:
    """Directions on a grid with the distance to the outermost surface, and a weight."""
    az, el = np.meshgrid(np.arange(-179.5, 180, 1.0), np.arange(-74, 90, 1.0))
    fine_a, fine_e = np.meshgrid(np.arange(0, 40, 0.5), np.arange(-56, 24, 0.5))
    a = np.concatenate([np.abs(az.ravel()), fine_a.ravel()])
    e = np.concatenate([el.ravel(), fine_e.ravel()])
    va, ve, vr = directions(vertices)
    best = np.full(len(a), np.nan)
    ids = np.arange(len(a))
    for tri in faces:
        ta, te = va[tri], ve[tri]
        if ta.max() - ta.min() > 90 or ta.max() < -1:
            continue
        near = ids[(a >= ta.min()) & (a <= ta.max()) & (e >= te.min()) & (e <= te.max())]
        if len(near) == 0:
            continue
        m = np.array([[ta[0] - ta[2], ta[1] - ta[2]], [te[0] - te[2], te[1] - te[2]]])
        if abs(np.linalg.det(m)) < 1e-9:
            continue
        w = np.linalg.solve(m, np.stack([a[near] - ta[2], e[near] - te[2]]))
        w = np.vstack([w, 1 - w.sum(0)])
        inside = (w >= -1e-6).all(0)
        r = (w * vr[tri][:, None]).sum(0)[inside]
        best[near[inside]] = np.fmax(best[near[inside]], r)
    weight = np.where(np.isnan(best), 0.0, 1.0)
    weight[(a > 68) & (a < 125) & (e > -38) & (e < 34)] = 0.0  # ears
    weight[(e < -35) & (a > 75)] = 0.0  # neck
    return a, e, np.nan_to_num(best), weight


def skull(a: np.ndarray, e: np.ndarray) -> np.ndarray:
    """Distance to a plain skull, an ellipsoid of half widths 7.4, 9.8 and 10.8 cm."""
    a, e = np.radians(a), np.radians(e)
    x, y, z = np.sin(a) * np.cos(e) / 7.4, np.sin(e) / 9.8, np.cos(a) * np.cos(e) / 10.8
    return 1 / np.sqrt(x * x + y * y + z * z)


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shapes")
    parser.add_argument("out")
    args = parser.parse_args()
    model = np.load(args.shapes)
    a, e, r, weight = samples(model["vertices"], model["faces"])
    table = bumps()
    matrix = basis(a, e, table)
    # Where nothing is known the head is pulled softly towards a plain skull; bumps are kept small.
    w = np.where(weight > 0, weight, 0.3)
    target = np.where(weight > 0, r, skull(a, e))
    mean = 10.0
    heights = lsqr(
        csr_matrix(matrix.multiply(w[:, None])), (target - mean) * w, damp=0.12, iter_lim=600
    )[0]
    stored = np.round(heights / STEP).astype(np.int16)
    left = matrix @ (stored * STEP) + mean - r
    face = (weight > 0) & (a < 55) & (e > -50) & (e < 40)
    print(len(table), "bumps; rms over the face", np.sqrt(np.mean(left[face] ** 2)), "cm")
    np.savez_compressed(
        args.out,
        bumps=np.round(table * 10).astype(np.int16),
        heights=stored,
        mean=np.float32(mean),
    )


if __name__ == "__main__":
    main()
