"""What tells the camera of a test from others."""

from __future__ import annotations

from pathlib import Path

from core.capture.rtsp_address import without_secrets


def camera_id_of(address: str) -> str:
    """Return a source's address as a test keeps it: without a password, and no file's name.

    Parameters
    ----------
    address
        As `core.capture.discovery.make_source` reads it. Files and folders give nothing, as their
        names may be people's.
    """
    is_camera = address.startswith("/dev/")
    if not is_camera and Path(address.partition("?")[0]).expanduser().exists():
        return ""
    return without_secrets(address)
