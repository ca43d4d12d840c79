"""The window in which it is chosen how the gallery is protected."""
