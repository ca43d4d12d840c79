"""A liveness test of the studio: somebody living and a print, recorded and judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.capture.session_file import SessionHeader
from core.capture.session_recorder import SessionRecorder
from core.capture.studio import StudioSource
from core.liveness_test import folder, judging, rating
from core.liveness_test.values import Plan, Species
from core.pipeline import Pipeline
from core.settings import Settings

SHOWN = (("one-person", Species.LIVE), ("print", Species.FLAT_PRINT), ("nobody", Species.PHONE))
PLAN = Plan({species: 1 for _, species in SHOWN}, seconds=1.2)
FRAMES = 5


def record(scene: str, file: Path, frames: int = FRAMES) -> None:
    """Record the beginning of a scene, five frames a second."""
    source = StudioSource(scene, realtime=False, size=(480, 360), rate=5.0)
    source.open()
    recorder = SessionRecorder(file, SessionHeader("Studio"))
    for number in range(frames):
        frame = source.read()
        assert frame is not None
        recorder.put(frame, begins=number == 0)
    source.close()
    recorder.stop()
    assert recorder.join(10)


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline.load(Settings())


@pytest.fixture(scope="session")
def tested(pipeline, tmp_path_factory) -> Path:
    """The folder of a finished test; not to be changed."""
    made = folder.TestFolder.create(
        tmp_path_factory.mktemp("tested") / "test",
        PLAN,
        "Studio: liveness",
        {},
        judging.models_of(pipeline, is_studio=True),
        camera_id="studio:one-person",
    )
    for number, (scene, species) in enumerate(SHOWN):
        record(scene, made.next_file(), 2 if scene == "nobody" else FRAMES)
        one = made.add(species, number + 1)
        said = judging.judge(made, one, pipeline, Settings())
        assert said is not None
        made.keep(one.number, said)
    made.finish(rating.result(made))
    return made.path
