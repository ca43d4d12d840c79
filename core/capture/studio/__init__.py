"""The studio: a synthetic infrared camera that needs no hardware and no data."""

from core.capture.studio.scenes import SCENES, Scene
from core.capture.studio.source import StudioSource
from core.capture.studio.stage import FaceTruth, Truth

__all__ = ["SCENES", "FaceTruth", "Scene", "StudioSource", "Truth"]
