"""Where the stages meet: from a frame to all that is known about the faces in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core import still
from core.face import ambient, quality
from core.face.continuity import Continuity
from core.face.cues.look import Look
from core.face.cues.watch import GeometryWatch
from core.face.limits import Limits
from core.face.tracking import Tracker
from core.face_stages import FaceStages, aligned
from core.frame import Frame, Lamp, Picture
from core.models.contract import (
    DetectorNetwork,
    EmbedderNetwork,
    LivenessNetwork,
    QualityNetwork,
)
from core.models.registry import Registry
from core.models.slots import Slots
from core.quality import Quality
from core.results import Analysis, Detection, Embedding, FaceAnalysis, FaceLight, Rating, Track
from core.settings import Settings
from core.stopwatch import Stopwatch

Grey = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Rates:
    """How often the face of the visit goes through the expensive stages, and for how long."""

    embed_every: float = 0.2
    """Seconds between two embeddings of a new track. The first is made at once."""

    settled_after: float = 1.5
    """Seconds after which a track counts as settled: the decision has its evidence by then."""

    embed_settled: float = 0.4
    """Seconds between two embeddings of a settled track; a face that changes is embedded at once
    (`core.face.continuity.Continuity.looks_other`).
    """

    judge_every: float = 0.2
    """Seconds between two liveness judgements of one track."""

    clean_every: float = 0.1
    """Seconds between two pictures without other light. Each takes some milliseconds, and nothing
    is judged in between.
    """

    equal_sizes: float = 1.2
    """The face of the visit stays so until another one's area is larger by this factor.

    A detector's boxes jitter by a few per cent, and of two faces of one size the verdict must
    not change from one to the other and back.
    """


@dataclass(slots=True)
class _Evidence:
    """What is remembered of one track, and ends with it."""

    continuity: Continuity
    cues: GeometryWatch
    quality: Quality | None = None
    rating: Rating | None = None
    judged: float | None = None
    light: FaceLight | None = None
    cleaned: float | None = None
    """When other light was last taken away."""


class Pipeline:
    """Analyses the frames of one source, or single pictures. Used by one thread.

    Parameters
    ----------
    detector, recogniser, liveness, quality
        Loaded networks. Without a liveness network nothing is called live.
    studio
        Judges the studio's own frames where there is no other liveness network.
    rates
        How often the expensive stages run on live frames.
    similarity_threshold
        Cosine from which a face counts as known; None takes the recogniser's own.
    limits
        What a face must be like to be judged.
    """

    def __init__(
        self,
        detector: DetectorNetwork,
        recogniser: EmbedderNetwork,
        liveness: LivenessNetwork | None = None,
        quality: QualityNetwork | None = None,
        *,
        studio: LivenessNetwork | None = None,
        rates: Rates | None = None,
        similarity_threshold: float | None = None,
        limits: Limits | None = None,
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
        self.slots = Slots(detector, recogniser, liveness, quality, studio)
        self.models: Mapping[str, str] = self.slots.names()
        self.limits = limits or Limits()
        self._same_from = suggested
        self._stages = FaceStages(self.slots)
        self._tracker = Tracker()
        self._evidence: dict[int, _Evidence] = {}
        self._visit: int | None = None
        self._source: str | None = None

    @classmethod
    def load(
        cls,
        settings: Settings,
        registry: Registry | None = None,
        present: Slots | None = None,
    ) -> Pipeline:
        """Load the models that the settings name, or the defaults.

        Parameters
        ----------
        registry
            Where models are looked for; None takes the program's own alone.
        present
            Networks that are loaded already; those that stay are not loaded again.

        Raises
        ------
        ModelError
            If a model is missing or damaged.
        """
        slots = Slots.load(settings, registry or Registry(), present)
        return cls(
            slots.detector,
            slots.recogniser,
            slots.liveness,
            slots.quality,
            studio=slots.studio,
            similarity_threshold=settings.similarity_threshold,
            limits=Limits.of(settings),
        )

    def use_limits(self, settings: Settings) -> None:
        """Judge by the limits of other settings from the next frame on."""
        self.limits = Limits.of(settings)

    def reset(self) -> None:
        """Forget all faces, for another source. Track numbers go on."""
        self._stages.finder.reset()
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
        watch = Stopwatch()
        if frame.source != self._source:
            self.reset()
            self._source = frame.source
        if frame.lamp is Lamp.UNLIT:
            return self._passed_over(frame, watch)
        with watch.stage("detect"):
            found = self._stages.finder.find_live(frame.pixels, frame.time)
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
        return Analysis(frame, tuple(faces), self._stages.models_for(frame), watch.milliseconds())

    def analyse_picture(self, picture: Picture | Grey, *, embed_all: bool = False) -> Analysis:
        """Analyse a still picture; see `core.still.analyse`."""
        return still.analyse(self._stages, picture, self.limits, embed_all=embed_all)

    def embed_chips(self, chips: Sequence[Grey]) -> tuple[Embedding, ...]:
        """Embed faces that are aligned already; see `core.face.embedding.EmbeddingStage.embed`.

        Parameters
        ----------
        chips
            All grey (112, 112), or all RGB (112, 112, 3) where the recogniser takes colours.

        Raises
        ------
        ModelError
            If the network gives a vector without direction.
        """
        return self._stages.embedding.embed(chips)

    def _passed_over(self, frame: Frame, watch: Stopwatch) -> Analysis:
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
        return Analysis(
            frame, tuple(faces), self._stages.models_for(frame), watch.milliseconds(), looked=False
        )

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
        self, frame: Frame, face: Detection, track: Track, watch: Stopwatch
    ) -> FaceAnalysis:
        chip = aligned(frame.pixels, face, watch)
        with watch.stage("quality"):
            fitness = quality.assess(frame.pixels, face, chip, self.limits.quality)
        evidence = self._evidence.setdefault(track.number, self._nothing_known())
        evidence.quality = fitness
        return FaceAnalysis(face, fitness, track)

    def _face_of_the_visit(
        self, frame: Frame, face: Detection, track: Track, watch: Stopwatch
    ) -> FaceAnalysis:
        evidence = self._evidence.setdefault(track.number, self._nothing_known())
        with watch.stage("light"):
            light = ambient.measure(frame, face.box)
            sunny = light is not None and light.share >= self.limits.remove_ambient_from
            if sunny and not _due(evidence.cleaned, frame.time, self.rates.clean_every):
                assert evidence.quality is not None  # measured when it was cleaned
                return FaceAnalysis(
                    face, evidence.quality, track, rating=evidence.rating, light=evidence.light
                )
            pixels = frame.pixels
            if sunny:
                pixels, light = _without_ambient(frame, face, light)
                evidence.cleaned = frame.time
            evidence.light = light
        seen = chip = aligned(pixels, face, watch)
        with watch.stage("quality"):
            evidence.quality = quality.assess(pixels, face, chip, self.limits.quality, light)
        embedding: Embedding | None = None
        settled = frame.time - track.since >= self.rates.settled_after
        every = self.rates.embed_settled if settled else self.rates.embed_every
        due = evidence.continuity.looks_other(chip) or _due(
            evidence.continuity.time, frame.time, every
        )
        refined = evidence.quality.usable and due
        if not refined:
            chip = None
        else:
            with watch.stage("detect"):
                face = self._stages.finder.refine(pixels, face)
            chip = aligned(pixels, face, watch)
            with watch.stage("quality"):
                evidence.quality = quality.assess(pixels, face, chip, self.limits.quality, light)
            if chip is None or not evidence.quality.usable:
                chip = None
            else:
                with watch.stage("embed"):
                    embedding = self._stages.embedding.embed([chip])[0]
                track, evidence = self._remember(embedding, track, evidence, frame.time)
                if self.slots.quality is not None:
                    with watch.stage("rating"):
                        evidence.rating = self._stages.rate(Picture(pixels), face)
        liveness = None
        fitness = evidence.quality
        assert fitness is not None  # measured above, and `_remember` keeps it
        if _due(evidence.judged, frame.time, self.rates.judge_every):
            with watch.stage("liveness"):
                liveness = self._stages.judge(
                    frame, Picture(pixels), face, fitness, self.limits.liveness
                )
            evidence.judged = frame.time
        with watch.stage("geometry"):
            evidence.cues.see(Look(frame, face, fitness, light, seen))
            geometry = evidence.cues.geometry(frame.time, self.limits.geometry)
        return FaceAnalysis(
            detection=face,
            quality=fitness,
            track=track,
            liveness=liveness,
            embedding=embedding,
            chip=chip,
            rating=evidence.rating,
            light=light,
            refined=refined,
            geometry=geometry,
        )

    def _remember(
        self, embedding: Embedding, track: Track, evidence: _Evidence, time: float
    ) -> tuple[Track, _Evidence]:
        """Add an embedding to its track's evidence, or begin a new track for another face."""
        if not evidence.continuity.fits(embedding.vector):
            track = self._tracker.replace(track, time)
            fitness = evidence.quality
            light, cleaned = evidence.light, evidence.cleaned
            evidence = self._evidence[track.number] = self._nothing_known()
            evidence.quality, evidence.light, evidence.cleaned = fitness, light, cleaned
        evidence.continuity.add(embedding.vector, time)
        return track, evidence

    def _nothing_known(self) -> _Evidence:
        return _Evidence(Continuity(self._same_from), GeometryWatch())


def _without_ambient(
    frame: Frame, face: Detection, light: FaceLight | None
) -> tuple[Grey, FaceLight | None]:
    """Return what a face is judged by under strong other light, and whether that was taken away."""
    cleaned = ambient.remove(frame, face.box)
    if cleaned is None or light is None:
        return frame.pixels, light
    return cleaned, replace(light, removed=True)


def _due(last: float | None, now: float, every: float) -> bool:
    # Half a frame of grace, so that 5 times a second does not become 4.3 at 30 frames/s.
    return last is None or not 0 <= now - last < every - 0.016
