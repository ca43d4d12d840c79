"""From opening a camera to the first picture that is good enough, and to the first verdict.

The studio's frames come at the camera's pace, as raw bytes through the driver made of Python, the
decoder, the strobe and the networks. What a real camera takes to start streaming comes on top.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.capture.strobe import Strobe
from core.capture.studio import StudioSource
from core.capture.v4l2 import V4L2Source
from core.people.decision import DecisionMaker
from core.people.gallery import Gallery, NewTemplate
from core.people.search import GalleryIndex
from core.pipeline import Pipeline
from core.results import DecisionState
from core.settings import Settings
from tests.vectors.raw_encoders import encode
from tests.vectors.v4l2_driver import Driver

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform != "linux", reason="V4L2 is Linux's"),
]

RATE = 30.0
SCENES = ("one-person", "pulsing", "hunting", "sunlight")
SEEDS = (1, 2, 3, 4, 5)


def at_pace(frames: list[np.ndarray]) -> Iterator[np.ndarray]:
    """Give frames when they are due, as a driver does whose first exposure begins now."""
    began = time.monotonic()
    for number, frame in enumerate(frames):
        time.sleep(max(0.0, began + (number + 1) / RATE - time.monotonic()))
        yield frame


def enrolled(pipeline: Pipeline, gallery: Gallery) -> GalleryIndex:
    """Enrol whom the scenes show, by pictures in plain light."""
    for seed in SEEDS:
        source = StudioSource("one-person", seed=seed, realtime=False)
        source.open()
        face = pipeline.analyse_picture(source.picture(60)).faces[0]
        source.close()
        assert face.embedding is not None
        gallery.enrol(f"P{seed}", [NewTemplate(face.embedding, face.quality.overall)])
    index = GalleryIndex()
    index.load(gallery, pipeline.recogniser_identity)
    return index


def test_time_to_the_first_good_frame(tmp_path: Path) -> None:
    pipeline = Pipeline.load(Settings())
    gallery = Gallery.open(tmp_path / "gallery.sqlite")
    (tmp_path / "video7").touch()
    index = enrolled(pipeline, gallery)
    print("\nseconds from open(), median of the seeds (worst)")
    for scene in SCENES:
        firsts: dict[str, list[float]] = {"frame": [], "good picture": [], "known": []}
        for seed in SEEDS:
            decisions = DecisionMaker(index, threshold=pipeline.similarity_threshold)
            studio = StudioSource(scene, seed=seed, realtime=False)
            studio.open()
            pictures = at_pace([studio.picture(number) for number in range(120)])
            studio.close()

            def shown(*_: object, pictures: Iterator[np.ndarray] = pictures) -> bytes:
                return encode("GREY", next(pictures))

            driver = Driver({"GREY": [(640, 480)]}, shown)
            camera = V4L2Source(tmp_path / "video7", "camera", make_handle=driver.handle)
            pipeline.reset()
            strobe = Strobe()
            began = time.monotonic()
            camera.open()
            found: dict[str, float] = {}
            for _ in range(100):
                frame = camera.read(1.0)
                if frame is None:
                    continue
                found.setdefault("frame", time.monotonic() - began)
                analysis = pipeline.analyse(strobe.decide(frame)[0])
                decision = decisions.decide(analysis)
                if analysis.looked and analysis.faces and analysis.faces[0].quality.usable:
                    found.setdefault("good picture", time.monotonic() - began)
                if decision.state is DecisionState.KNOWN:
                    found.setdefault("known", time.monotonic() - began)
                    break
            camera.close()
            for name, values in firsts.items():
                if name in found:
                    values.append(found[name])
        line = ", ".join(
            f"{name} {statistics.median(values):.2f} ({max(values):.2f})"
            + ("" if len(values) == len(SEEDS) else f" in {len(values)} of {len(SEEDS)}")
            for name, values in firsts.items()
            if values
        )
        print(f"{scene:<12} {line}")
        assert len(firsts["good picture"]) == len(SEEDS), scene
        assert statistics.median(firsts["good picture"]) < 2.0, scene
    gallery.close()
