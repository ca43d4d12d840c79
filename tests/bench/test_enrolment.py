"""Guided enrolment in the studio: how long it takes, what it gains, what it notices.

Times are those of the frames but for the test in real time, so a slow machine changes none.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest

from core.capture.studio import StudioSource
from core.enrolment.rules import EnrolmentRules
from core.enrolment.same_face import SameFace
from core.enrolment.session import EnrolmentSession
from core.enrolment.shots import EnrolmentProgress, Shot, Trouble
from core.enrolment.views import views_for
from core.frame import Frame
from core.people.records import View
from core.pipeline import Pipeline
from core.results import Analysis
from core.settings import Settings
from tests.bench.respondent import Respondent, respondents

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]

__all__ = ["respondents"]

RATE = 25.0
LONGEST = 40.0  # seconds
SEEDS = tuple(range(1, 9))


@dataclass
class Result:
    """How one enrolment went."""

    seconds: float = LONGEST
    progress: EnrolmentProgress | None = None
    troubles: list[Trouble] = field(default_factory=list)
    hints: int = 0
    spent: list[float] = field(default_factory=list)
    """Seconds of processor time of each offer."""

    @property
    def shots(self) -> tuple[Shot, ...]:
        assert self.progress is not None
        return self.progress.shots


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load(Settings())


def frames(scene: str, seed: int) -> Iterator[Frame]:
    source = StudioSource(scene, seed=seed, realtime=False, rate=RATE)
    source.open()
    while (frame := source.read()) is not None:
        yield frame


def enrol(
    pipeline: Pipeline,
    scene: str,
    seed: int,
    *,
    heard: Callable[[EnrolmentProgress], None] = lambda _: None,
    longest: float = LONGEST,
    count: int = 5,
) -> Result:
    """Run one enrolment as the window does, by the times of the frames."""
    pipeline.reset()
    session = EnrolmentSession(views_for(count), same_from=pipeline.similarity_threshold)
    result, first = Result(), None
    shown = None
    for frame in frames(scene, seed):
        analysis = pipeline.analyse(frame)
        if analysis.faces and first is None:
            first = frame.time
        begun = time.thread_time()
        progress = session.offer(analysis)
        result.spent.append(time.thread_time() - begun)
        heard(progress)
        if progress.hint != shown:
            result.hints, shown = result.hints + 1, progress.hint
        if progress.trouble is not Trouble.NONE:
            result.troubles.append(progress.trouble)
        result.progress = progress
        since = frame.time - (first or frame.time)
        if progress.is_complete or since >= longest:
            result.seconds = since
            break
    return result


def told(title: str, results: list[Result]) -> list[float]:
    done = [r.seconds for r in results if r.progress and r.progress.is_complete]
    spent = np.concatenate([r.spent for r in results]) * 1000
    pauses = sum(r.hints for r in results) / sum(len(r.spent) for r in results) * RATE
    print(
        f"{title}: {len(done)} of {len(results)} complete, seconds median "
        f"{statistics.median(done):.1f}, worst {max(done):.1f}; hints a second {pauses:.2f}; "
        f"an offer {np.median(spent):.3f} ms, 99 % {np.percentile(spent, 99):.3f}; "
        f"troubles {sum(bool(r.troubles) for r in results)}"
    )
    return done


def test_seconds_to_five_views_of_somebody_who_shows_one_after_the_other(
    pipeline: Pipeline,
) -> None:
    print()
    for scene in ("enrolment", "enrolment-glasses"):
        results = [enrol(pipeline, scene, seed) for seed in SEEDS]
        done = told(scene, results)
        assert len(done) >= 0.9 * len(results)
        assert statistics.median(done) < 15.0
        assert not any(Trouble.OTHER_FACE in r.troubles for r in results)


@pytest.mark.parametrize("count", [5, 1])
def test_seconds_to_the_views_of_somebody_who_follows_the_hints(
    pipeline: Pipeline, respondents: list[Respondent], count: int
) -> None:
    print()
    results = []
    for seed in SEEDS:
        person = Respondent(seed)
        respondents.append(person)

        def heard(progress: EnrolmentProgress, person: Respondent = person) -> None:
            person.hear(progress.hint)
            person.move(1 / RATE)

        results.append(enrol(pipeline, "one-person", seed, heard=heard, count=count))
    done = told(f"follows the hints, {count} views", results)
    assert len(done) >= 0.9 * len(results)
    assert statistics.median(done) < 15.0
    assert not any(Trouble.OTHER_FACE in r.troubles for r in results)


def test_in_real_time_with_whatever_this_machine_manages(pipeline: Pipeline) -> None:
    pipeline.reset()
    session = EnrolmentSession(views_for(5), same_from=pipeline.similarity_threshold)
    source = StudioSource("enrolment", seed=3)
    source.open()
    begun = time.monotonic()
    count = 0
    progress = session.progress
    while not progress.is_complete and time.monotonic() - begun < 60:
        frame = source.read()
        if frame is not None:
            count += 1
            progress = session.offer(pipeline.analyse(frame))
    seconds = time.monotonic() - begun
    source.close()
    print(f"\nin real time: {seconds:.1f} s, {count / seconds:.1f} frames a second")
    assert progress.is_complete


def test_what_five_views_gain_where_heads_are_turned(pipeline: Pipeline) -> None:
    """The last lap of the same script, other angles; similarity to one template and to five."""
    one, five, strangers, quality = [], [], [], []
    galleries: dict[int, list[np.ndarray]] = {}
    probes: dict[int, list[tuple[float, np.ndarray]]] = {}
    for seed in SEEDS[:8]:
        result = enrol(pipeline, "enrolment", seed)
        vectors = {s.view: s.face.embedding.vector for s in result.shots if s.face.embedding}
        quality += [shot.face.quality.overall for shot in result.shots]
        galleries[seed] = [vectors[View.STRAIGHT], *vectors.values()]
        source = StudioSource("enrolment", seed=seed, realtime=False, rate=RATE)
        source.open()
        probes[seed] = []
        for second in np.arange(45.0, 59.0, 0.4):
            face = pipeline.analyse_picture(source.picture(int(second * RATE))).faces[0]
            if face.quality.usable and face.embedding is not None:
                turn = max(abs(face.quality.yaw), abs(face.quality.pitch))
                probes[seed].append((turn, face.embedding.vector))
    for seed, found in probes.items():
        for turn, vector in found:
            alike = [float(vector @ kept) for kept in galleries[seed]]
            if turn > 12:
                one.append(alike[0])
                five.append(max(alike))
            strangers += [
                max(float(vector @ kept) for kept in galleries[other])
                for other in galleries
                if other != seed and _name(other) != _name(seed)
            ]
    print(f"\n{len(one)} turned heads, shots of quality {np.mean(quality):.0f} on average")
    for title, values in (("one template", one), ("five views", five), ("others", strangers)):
        low, middle, high = np.percentile(values, [1, 50, 99])
        print(f"{title}: 1 % {low:.2f}, median {middle:.2f}, 99 % {high:.2f}")
    assert np.median(five) > np.median(one)


def _name(seed: int) -> str:
    source = StudioSource("enrolment", seed=seed, realtime=False)
    return source.truth(0).faces[0].name


def test_somebody_else_is_noticed(pipeline: Pipeline) -> None:
    """By the script, where somebody takes the place; and each pair's looks by themselves."""
    noticed, mixed, delays = 0, 0, []
    for seed in SEEDS[:6]:
        source = StudioSource("swap", seed=seed, realtime=False, rate=RATE)
        source.open()
        pipeline.reset()
        session = EnrolmentSession(views_for(5), same_from=pipeline.similarity_threshold)
        names = set()
        alone: float | None = None
        for number in range(int(30 * RATE)):
            frame = source.read()
            assert frame is not None
            analysis = pipeline.analyse(frame)
            progress = session.offer(analysis)
            truth = source.truth(number).faces
            if progress.taken_now is not None:
                names.add(truth[0].name)
            is_second = number > 11 * RATE
            if alone is None and is_second and _is_embedded(analysis):
                alone = frame.time
            if progress.trouble is Trouble.OTHER_FACE and is_second:
                noticed += 1
                delays.append(frame.time - (alone if alone is not None else frame.time))
                break
        mixed += len(names) > 1
    print(f"\nswap: noticed in {noticed} of 6, mixed up {mixed}")
    if delays:
        print(f"seconds after the first good look: median {statistics.median(delays):.1f}")
    shots = {seed: enrol(pipeline, "enrolment", seed).shots for seed in SEEDS}
    rules = EnrolmentRules()
    for count in (1, 3, 5):
        others = passed = own = refused = 0
        for seed, kept in shots.items():
            same = SameFace(pipeline.similarity_threshold, rules)
            known = [s.face.embedding for s in kept[:count] if s.face.embedding]
            for other, looks in shots.items():
                for look in looks[count if other == seed else 0 :]:
                    assert look.face.embedding is not None
                    fits = same.fits(look.face.embedding, known)
                    if _name(other) == _name(seed):
                        own, refused = own + 1, refused + (not fits)
                    else:
                        others, passed = others + 1, passed + fits
        print(
            f"{count} shots: {passed} of {others} looks of others pass "
            f"({passed / max(1, others):.3%}), {refused} of {own} own looks are refused"
        )
    assert noticed == 6
    assert mixed == 0


def _is_embedded(analysis: Analysis) -> bool:
    return bool(analysis.faces) and analysis.faces[0].embedding is not None
