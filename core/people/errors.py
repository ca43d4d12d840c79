"""How the gallery fails."""

from __future__ import annotations

from core.wording import PlainError


class ClosedError(RuntimeError):
    """The gallery was closed, or locked, while somebody still wanted something of it."""


class GalleryError(PlainError):
    """The gallery can't do what was asked; nothing that was kept is lost."""
