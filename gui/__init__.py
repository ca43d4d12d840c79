"""The desktop program: PySide6 widgets over `core`."""
