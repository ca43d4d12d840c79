"""Picture files that a person chooses or drops, to enrol somebody from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

SUFFIXES = frozenset(
    (
        *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".bmp", ".tif", ".tiff", ".webp", ".gif"),
        *(".pgm", ".ppm", ".jp2", ".avif"),
    )
)
"""Endings of what counts as a picture where it is dropped; all of them can be read."""


def dropped_pictures(data: QMimeData) -> tuple[Path, ...]:
    """Return the picture files in `data`; none where something else is among them."""
    files = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if not files or len(files) != len(data.urls()):
        return ()
    return files if all(file.suffix.lower() in SUFFIXES for file in files) else ()


def patterns() -> str:
    """Return the endings as a file dialog wants them."""
    return " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
