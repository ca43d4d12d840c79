"""The desktop program: PySide6 widgets over `core`."""

from gui import lasting_constants

lasting_constants.keep()
