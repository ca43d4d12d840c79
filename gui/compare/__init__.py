"""The window that compares pictures side by side."""
