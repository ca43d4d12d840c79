"""Ending long work because somebody wants it."""

from __future__ import annotations


class CancelledError(Exception):
    """Somebody ended the work; nothing was written or changed."""
