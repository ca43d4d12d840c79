"""FaceDesk IR without its window: capture, face analysis and the gallery. No Qt anywhere."""

__version__ = "0.1.0"
