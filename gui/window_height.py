"""The height that the sentences of a window need."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def fit_height(window: QWidget) -> None:
    """Make a window that is shown as high as its wrapped sentences need; never lower it.

    By itself one takes at most two thirds of the screen, and asks no sentence how it wraps.
    """
    page = window.layout()
    if page is None or not window.isVisible():
        return
    page.activate()
    needed = page.totalHeightForWidth(window.width())
    if needed > window.height():
        window.resize(window.width(), needed)
