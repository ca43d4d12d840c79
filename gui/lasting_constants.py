"""Keeps None, True and False alive: PySide6 6.12 loses a reference to them with each call.

Measured with PySide6 6.12.0 on Python 3.11: every call of a Qt method without result takes one
reference from None, every emitted signal one from True, until the interpreter ends with "Fatal
Python error: none_dealloc", within minutes where a video is painted. The wheel is built for
Python 3.12, whose constants can't die. Remove this file with Python 3.11 or that fault.
"""

from __future__ import annotations

import ctypes
import sys

PLENTY = 1 << 60
"""More references than a program loses in its life; far from overflowing 64 bits."""


def keep() -> None:
    """Give the constants so many references that no loss matters. May be called often."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    if ctypes.sizeof(ctypes.c_ssize_t) < 8:
        return
    for constant in (None, True, False):
        # The reference count is the first field of an object (PEP 683 made it immortal in 3.12).
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < PLENTY // 2:
            count.value += PLENTY
