"""Grey pictures put into the raw formats of cameras, as the formats are described."""

from __future__ import annotations

import cv2
import numpy as np

# Significant bits of the samples; what lies below the upper 8 is noise.
BITS = {"Y10 ": 10, "Y12 ": 12, "Y14 ": 14, "Y10B": 10, "Y10P": 10, "Y12I": 12}


def encode(name: str, grey: np.ndarray, *, padding: int = 0, bits: int = 16) -> bytes:
    """Return the buffer a camera would give for `grey` (H, W) uint8.

    Parameters
    ----------
    padding
        Bytes after each row, filled with noise.
    bits
        Depth of the sensor for Y16.
    """
    dice = np.random.default_rng(5)
    height, width = grey.shape
    depth = BITS.get(name, bits)
    deep = (grey.astype(np.uint16) << (depth - 8)) | dice.integers(
        0, 1 << (depth - 8), grey.shape, dtype=np.uint16
    )
    noise = dice.integers(0, 256, grey.shape, dtype=np.uint8)
    other = dice.integers(0, 4096, grey.shape, dtype=np.uint16)
    after = b""
    match name:
        case "GREY":
            rows = grey
        case "Y10 " | "Y12 " | "Y14 " | "Y16 ":
            rows = deep.astype("<u2").view(np.uint8)
        case "Y16 -BE":
            rows = deep.astype(">u2").view(np.uint8)
        case "Y8I " | "YUYV" | "YVYU":
            rows = np.dstack([grey, noise]).reshape(height, -1)
        case "UYVY":
            rows = np.dstack([noise, grey]).reshape(height, -1)
        case "Y12I":
            words = deep.astype(np.uint32) | other.astype(np.uint32) << 12
            rows = words.astype("<u4").view(np.uint8).reshape(height, width, 4)[:, :, :3]
            rows = rows.reshape(height, -1)
        case "Y10B":
            places = np.arange(9, -1, -1, dtype=np.uint16)
            rows = np.packbits(
                ((deep[:, :, None] >> places) & 1).astype(np.uint8).reshape(height, -1), axis=1
            )
        case "Y10P":
            four = deep.reshape(height, -1, 4)
            low = sum((four[:, :, n] & 3) << (2 * n) for n in range(4))
            rows = np.dstack([four >> 2, low]).astype(np.uint8).reshape(height, -1)
        case "NV12" | "NV21" | "YU12":
            rows = grey
            after = bytes([128]) * ((width + padding) * height // 2)
        case "MJPG" | "JPEG":
            done, encoded = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, 95])
            assert done
            return encoded.tobytes() + b"\0" * padding
        case _:
            raise ValueError(name)
    filled = dice.integers(0, 256, (height, rows.shape[1] + padding), dtype=np.uint8)
    filled[:, : rows.shape[1]] = rows
    return filled.tobytes() + after


def row_bytes(name: str, width: int) -> int:
    """Return how many bytes one row of `width` pixels takes."""
    if name in ("GREY", "NV12", "NV21", "YU12"):
        return width
    if name in ("Y10B", "Y10P"):
        return width * 10 // 8
    return width * 3 if name == "Y12I" else width * 2
