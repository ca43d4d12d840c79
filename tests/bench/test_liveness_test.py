"""A whole liveness test before the studio: recorded, judged, rated, and judged again.

`PLAN` is short (23 presentations) or full (150), `PEOPLE` says by how many of the cast they are
made (5), `LIVENESS_SEED` which presentations they are (3).
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from core.capture.session_file import SessionHeader
from core.capture.session_recorder import SessionRecorder
from core.capture.studio.scenes import Kind
from core.capture.studio.stage import Stage
from core.cli import liveness_words
from core.frame import Frame
from core.liveness_test import facts, folder, judging, plan, rating, report
from core.liveness_test.values import Judge, Species
from core.pipeline import Pipeline
from core.reports.files import save
from core.settings import Settings
from tests.bench.presentations import SIZE, WAYS, Presentation, dealt

pytestmark = [pytest.mark.bench, pytest.mark.timeout(4 * 3600)]

PLAN = {"short": plan.SHORT, "full": plan.FULL}[os.environ.get("PLAN", "short")]
PEOPLE = int(os.environ.get("PEOPLE", "5"))
SEED = int(os.environ.get("LIVENESS_SEED", "3"))
RATE = 10.0

KINDS: Mapping[Species, Kind] = {
    Species.LIVE: "live",
    Species.FLAT_PRINT: "flat-print",
    Species.BENT_PRINT: "bent-print",
    Species.CUT_OUT: "cut-out",
    Species.PHONE: "phone",
    Species.TABLET: "screen",
    Species.MASK: "mask",
}


def record(one: Presentation, file: Path) -> None:
    """Record a presentation of the studio as a camera would give it."""
    scene, seed = one.scene
    rate = RATE * (2.0 if one.pulses else 1.0)
    stage = Stage(scene, seed, SIZE, rate)
    recorder = SessionRecorder(file, SessionHeader("Studio"))
    began = round((2.2 if one.way == "comes" else 0.0) * rate)
    for number in range(round(PLAN.seconds * rate)):
        frame = Frame(
            number, number / rate, stage.picture(began + number), source="studio", synthetic=True
        )
        while not recorder.put(frame, begins=number == 0):
            time.sleep(0.05)
    recorder.stop()
    assert recorder.join(60)


def test_the_studio_is_tested_and_gives_the_same_numbers_again(tmp_path: Path) -> None:
    pipeline, settings = Pipeline.load(Settings()), Settings()
    models = judging.models_of(pipeline, is_studio=True)
    test = folder.TestFolder.create(
        tmp_path / "test", PLAN, "Studio", {}, models, camera_id="studio:liveness-test"
    )
    people: list[str] = []
    began = time.perf_counter()
    for species, count in plan.wanted(PLAN).items():
        shown = list(dealt(SEED, PEOPLE, kinds=(KINDS[species],)))
        # Another person and another way each time, so that few presentations show most.
        for turn in range(count):
            person, way = turn % PEOPLE, WAYS[turn % len(WAYS)]
            one = [each for each in shown if each.way == way][person]
            people += [] if one.name in people else [one.name]
            record(one, test.next_file())
            test.add(species, people.index(one.name) + 1)
    recorded = time.perf_counter()
    size = sum(file.stat().st_size for file in test.path.glob("*.fdrec"))
    for presentation in test.presentations:
        said = judging.judge(test, presentation, pipeline, settings)
        assert said is not None
        test.keep(presentation.number, said)
    judged = time.perf_counter()
    result = rating.result(test)
    rated = time.perf_counter()
    test.finish(result)
    print()
    liveness_words.say(result, 0)
    count = len(test.presentations)
    print(
        f"{count} presentations of {PLAN.seconds:g} s at {RATE:g} analysed frames a second: drawn "
        f"and recorded in {recorded - began:.0f} s ({size / count / 1e6:.1f} MB each), judged in "
        f"{judged - recorded:.0f} s, rated in {rated - judged:.2f} s"
    )
    saved = save(report.document(result), facts.of(result), tmp_path / "report.pdf")
    print(f"report: {saved.pdf.stat().st_size // 1000} kB of PDF, test.json "
          f"{(test.path / folder.FILE).stat().st_size // 1000} kB")  # fmt: skip
    again = folder.TestFolder.open(test.path)
    fresh = Pipeline.load(settings)
    assert judging.models_of(fresh, is_studio=True) == models
    for presentation in again.presentations[:: max(1, count // 6)]:
        said = judging.judge(again, presentation, fresh, settings)
        assert said == again.judged[presentation.number]
    desk = rating.of(result, Judge.TOGETHER)
    assert rating.of(result, Judge.NETWORK).bpcer.value <= 0.1
    assert desk.bpcer.value <= 0.2
    assert (
        desk.apcer[Species.FLAT_PRINT].value
        <= rating.of(result, Judge.NETWORK).apcer[Species.FLAT_PRINT].value
    )
