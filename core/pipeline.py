"""Where the stages meet: from a frame to all that is known about the faces in it."""

from __future__ import annotations

import time as clock
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.face import alignment, quality
from core.face.continuity import Continuity
from core.face.detection import FaceFinder
from core.face.embedding import EmbeddingStage
from core.face.liveness import LivenessStage
from core.face.tracking import Tracker
from core.frame import Frame, Lamp
from core.models.contract import DetectorNetwork, EmbedderNetwork, LivenessNetwork
from core.models.registry import Registry
from core.results import (
    Analysis,
    Detection,
    Embedding,
    FaceAnalysis,
    Quality,
    Track,
)
from core.settings import Settings

Grey = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Rates:
    """How often the face of the visit goes through the expensive stages, and for how long."""

    embed_every: float = 0.2
    """Seconds between two embeddings of a new track. The first is made at once."""

    settled_after: float = 1.5
    """Seconds after which a track counts as settled: the decision has its evidence by then."""

    embed_settled: float = 0.4
    """Seconds between two embeddings of a settled track: still less than
    `core.face.continuity.ContinuityRules.moment`, so that a swapped face is noticed.
    """

    judge_every: float = 0.2
    """Seconds between two liveness judgements of one track."""

    equal_sizes: float = 1.2
    """The face of the visit stays so until another one's area is larger by this factor.

    A detector's boxes jitter by a few per cent, and of two faces of one size the verdict must
    not change from one to the other and back.
    """


@dataclass(slots=True)
class _Evidence:
    """What is remembered of one track, and ends with it."""

    continuity: Continuity
    quality: Quality | None = None
    judged: float | None = None


class _Stopwatch:
    """Adds up milliseconds by stage."""

    def __init__(self) -> None:
        self._begin = clock.perf_counter()
        self._stages: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        begin = clock.perf_counter()
        try:
            yield
        finally:
            spent = 1000.0 * (clock.perf_counter() - begin)
            self._stages[name] = self._stages.get(name, 0.0) + spent

    def milliseconds(self) -> dict[str, float]:
        total = 1000.0 * (clock.perf_counter() - self._begin)
        return {**self._stages, "total": total}


class Pipeline:
    """Analyses the frames of one source, or single pictures. Used by one thread.

    Parameters
    ----------
    detector, recogniser, liveness
        Loaded networks. Without a liveness network nothing is called live.
    rates
        How often the expensive stages run on live frames.
    similarity_threshold
        Cosine from which a face counts as known; None takes the recogniser's own.
    """

    def __init__(
        self,
        detector: DetectorNetwork,
        recogniser: EmbedderNetwork,
        liveness: LivenessNetwork | None,
        *,
        rates: Rates | None = None,
        similarity_threshold: float | None = None,
    ) -> None:
        suggested = recogniser.card.similarity_threshold
        if suggested is None:
            raise ValueError("a recogniser's card names a similarity threshold")
        self.rates = rates or Rates()
        self.similarity_threshold = (
            suggested if similarity_threshold is None else similarity_threshold
        )
        self.recogniser_identity = recogniser.card.identity
        self.dimension = recogniser.dimension
        self.models: Mapping[str, str] = {
            slot: network.card.name
            for slot, network in (
                ("detector", detector),
                ("recogniser", recogniser),
                ("liveness", liveness),
            )
            if network is not None
        }
        self._same_from = suggested
        self._finder = FaceFinder(detector)
        self._tracker = Tracker()
        self._embedding = EmbeddingStage(recogniser)
        self._liveness = LivenessStage(liveness)
        self._evidence: dict[int, _Evidence] = {}
        self._visit: int | None = None
        self._source: str | None = None

    @classmethod
    def load(cls, settings: Settings, registry: Registry | None = None) -> Pipeline:
        """Load the models that the settings name, or the defaults.

        Raises
        ------
        ModelError
            If a model is missing or damaged.
        """
        registry = registry or Registry()
        return cls(
            registry.load_detector(settings.detector),
            registry.load_recogniser(settings.recogniser),
            registry.load_liveness(settings.liveness),
            similarity_threshold=settings.similarity_threshold,
        )

    def reset(self) -> None:
        """Forget all faces, for another source. Track numbers go on."""
        self._finder.reset()
        self._tracker.reset()
        self._evidence.clear()
        self._visit = None

    def analyse(self, frame: Frame) -> Analysis:
        """Analyse the next frame of a source.

        Every face is shown with its quality and track. Only the largest, the face of the visit,
        is judged: liveness and embedding as often as `Rates` says, embedding only where the
        quality allows. An unlit frame is passed over, and its faces are the tracker's guess.
        With another `Frame.source` all faces are forgotten.
        """
        watch = _Stopwatch()
        if frame.source != self._source:
            self.reset()
            self._source = frame.source
        if frame.lamp is Lamp.UNLIT:
            return self._passed_over(frame, watch)
        with watch.stage("detect"):
            found = self._finder.find_live(frame.pixels, frame.time)
        with watch.stage("track"):
            tracks = self._tracker.update(found, frame.time)
        alive = self._tracker.alive
        self._evidence = {n: kept for n, kept in self._evidence.items() if n in alive}
        faces = [
            self._face_of_the_visit(frame, face, track, watch)
            if index == 0
            else self._bystander(frame, face, track, watch)
            for index, (face, track) in enumerate(self._visit_first(found, tracks))
        ]
        first = faces[0].track if faces else None
        self._visit = first.number if first is not None else None
        return Analysis(frame, tuple(faces), self.models, watch.milliseconds())

    def analyse_picture(self, pixels: Grey, *, embed_all: bool = False) -> Analysis:
        """Analyse a still picture: every stage, whatever the quality, and no tracks.

        Parameters
        ----------
        pixels
            Grey, shape (H, W).
        embed_all
            Judge and embed all faces, not only the largest.
        """
        watch = _Stopwatch()
        frame = Frame(0, 0.0, pixels)
        with watch.stage("detect"):
            found = self._finder.find_with_border(frame.pixels)
        faces: list[FaceAnalysis] = []
        for index, face in enumerate(found):
            chip = _aligned(frame.pixels, face, watch)
            with watch.stage("quality"):
                fitness = quality.assess(frame.pixels, face, chip)
            analysis = FaceAnalysis(face, fitness, chip=chip)
            if index == 0 or embed_all:
                with watch.stage("liveness"):
                    analysis = replace(
                        analysis, liveness=self._liveness.judge(frame, face, fitness)
                    )
            else:
                analysis = replace(analysis, chip=None)
            faces.append(analysis)
        wanted = [index for index, face in enumerate(faces) if face.chip is not None]
        with watch.stage("embed"):
            chips = [chip for face in faces if (chip := face.chip) is not None]
            embeddings = self._embedding.embed(chips)
        for index, embedding in zip(wanted, embeddings, strict=True):
            faces[index] = replace(faces[index], embedding=embedding)
        return Analysis(frame, tuple(faces), self.models, watch.milliseconds())

    def _passed_over(self, frame: Frame, watch: _Stopwatch) -> Analysis:
        with watch.stage("track"):
            expected = self._tracker.coast(frame.time)
            coasting = self._visit_first(
                [face for face, _ in expected], [track for _, track in expected]
            )
        faces = [
            FaceAnalysis(face, kept.quality, track)
            for face, track in coasting
            if (kept := self._evidence.get(track.number)) is not None and kept.quality is not None
        ]
        return Analysis(frame, tuple(faces), self.models, watch.milliseconds(), looked=False)

    def _visit_first(
        self, found: Sequence[Detection], tracks: Sequence[Track]
    ) -> list[tuple[Detection, Track]]:
        """Order faces, largest first, but for the present one where it is as good as largest."""
        pairs = list(zip(found, tracks, strict=True))
        for index, (face, track) in enumerate(pairs):
            if track.number == self._visit:
                if face.area * self.rates.equal_sizes >= pairs[0][0].area:
                    pairs.insert(0, pairs.pop(index))
                break
        return pairs

    def _bystander(
        self, frame: Frame, face: Detection, track: Track, watch: _Stopwatch
    ) -> FaceAnalysis:
        chip = _aligned(frame.pixels, face, watch)
        with watch.stage("quality"):
            fitness = quality.assess(frame.pixels, face, chip)
        evidence = self._evidence.setdefault(track.number, self._nothing_known())
        evidence.quality = fitness
        return FaceAnalysis(face, fitness, track)

    def _face_of_the_visit(
        self, frame: Frame, face: Detection, track: Track, watch: _Stopwatch
    ) -> FaceAnalysis:
        seen = self._bystander(frame, face, track, watch)
        evidence = self._evidence[track.number]
        embedding: Embedding | None = None
        chip: Grey | None = None
        settled = frame.time - track.since >= self.rates.settled_after
        every = self.rates.embed_settled if settled else self.rates.embed_every
        if seen.quality.usable and _due(evidence.continuity.time, frame.time, every):
            with watch.stage("detect"):
                face = self._finder.refine(frame.pixels, face)
            chip = _aligned(frame.pixels, face, watch)
            with watch.stage("quality"):
                evidence.quality = quality.assess(frame.pixels, face, chip)
            seen = FaceAnalysis(face, evidence.quality, track)
            if chip is not None and seen.quality.usable:
                with watch.stage("embed"):
                    embedding = self._embedding.embed([chip])[0]
                track, evidence = self._remember(embedding, track, evidence, frame.time)
            else:
                chip = None
        liveness = None
        if _due(evidence.judged, frame.time, self.rates.judge_every):
            with watch.stage("liveness"):
                liveness = self._liveness.judge(frame, face, seen.quality)
            evidence.judged = frame.time
        return replace(seen, track=track, liveness=liveness, embedding=embedding, chip=chip)

    def _remember(
        self, embedding: Embedding, track: Track, evidence: _Evidence, time: float
    ) -> tuple[Track, _Evidence]:
        """Add an embedding to its track's evidence, or begin a new track for another face."""
        if not evidence.continuity.fits(embedding.vector, time):
            track = self._tracker.replace(track, time)
            fitness = evidence.quality
            evidence = self._evidence[track.number] = self._nothing_known()
            evidence.quality = fitness
        evidence.continuity.add(embedding.vector, time)
        return track, evidence

    def _nothing_known(self) -> _Evidence:
        return _Evidence(Continuity(self._same_from))


def _due(last: float | None, now: float, every: float) -> bool:
    # Half a frame of grace, so that 5 times a second does not become 4.3 at 30 frames/s.
    return last is None or not 0 <= now - last < every - 0.016


def _aligned(pixels: Grey, face: Detection, watch: _Stopwatch) -> Grey | None:
    with watch.stage("align"):
        try:
            return alignment.align(pixels, face.landmarks)
        except alignment.AlignmentError:
            return None  # quality says UNSURE_LANDMARKS
