"""Where the stages meet: from a frame to all that is known about the faces in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.face import alignment, cuts, quality
from core.face.continuity import Continuity
from core.face.detection import FaceFinder
from core.face.embedding import EmbeddingStage
from core.face.liveness import LivenessStage
from core.face.rating import RatingStage
from core.face.tracking import Tracker
from core.frame import Frame, Lamp, Picture
from core.models.contract import (
    DetectorNetwork,
    EmbedderNetwork,
    FaceCut,
    LivenessNetwork,
    Pixels,
    QualityNetwork,
)
from core.models.registry import Registry
from core.models.slots import Slots
from core.results import (
    Analysis,
    Detection,
    Embedding,
    FaceAnalysis,
    Quality,
    Rating,
    Track,
)
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
    rating: Rating | None = None
    judged: float | None = None


class Pipeline:
    """Analyses the frames of one source, or single pictures. Used by one thread.

    Parameters
    ----------
    detector, recogniser, liveness, quality
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
        liveness: LivenessNetwork | None = None,
        quality: QualityNetwork | None = None,
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
        self.slots = Slots(detector, recogniser, liveness, quality)
        self.models: Mapping[str, str] = self.slots.names()
        self._same_from = suggested
        self._finder = FaceFinder(detector)
        self._tracker = Tracker()
        self._embedding = EmbeddingStage(recogniser)
        self._liveness = LivenessStage(liveness)
        self._rating = RatingStage(quality)
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
        watch = Stopwatch()
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

    def analyse_picture(self, picture: Picture | Grey, *, embed_all: bool = False) -> Analysis:
        """Analyse a still picture: every stage, whatever the quality, and no tracks.

        Where the detector is used vendor-exact, the picture is searched just as the vendor's code
        does; else with a border and, if it is small, enlarged.

        Parameters
        ----------
        picture
            A picture, or grey levels (H, W). Its colours go to the networks that take colours.
        embed_all
            Judge and embed all faces, not only the largest.
        """
        watch = Stopwatch()
        if not isinstance(picture, Picture):
            picture = Picture(picture)
        frame = Frame(0, 0.0, picture.grey)
        with watch.stage("detect"):
            found = self._finder.find_in_picture(_as_taken(picture, self.slots.detector))
        faces: list[FaceAnalysis] = []
        chips: list[NDArray[np.uint8]] = []
        for index, face in enumerate(found):
            chip = _aligned(frame.pixels, face, watch)
            with watch.stage("quality"):
                fitness = quality.assess(frame.pixels, face, chip)
            analysis = FaceAnalysis(face, fitness)
            if index == 0 or embed_all:
                analysis = replace(analysis, chip=chip)
                taken = _as_taken(picture, self.slots.recogniser)
                with watch.stage("liveness"):
                    analysis = replace(
                        analysis,
                        liveness=self._liveness.judge(
                            frame,
                            face,
                            fitness,
                            self._view(picture, face, self.slots.liveness, self._liveness.cut),
                            always_ask=True,
                        ),
                    )
                analysis = self._rated(picture, analysis, watch)
                if chip is not None:
                    colour = taken.ndim == 3
                    chips.append(alignment.align(taken, face.landmarks) if colour else chip)
            faces.append(analysis)
        wanted = [index for index, face in enumerate(faces) if face.chip is not None]
        with watch.stage("embed"):
            embeddings = self._embedding.embed(chips)
        for index, embedding in zip(wanted, embeddings, strict=True):
            faces[index] = replace(faces[index], embedding=embedding)
        return Analysis(frame, tuple(faces), self.models, watch.milliseconds())

    def _rated(self, picture: Picture, face: FaceAnalysis, watch: Stopwatch) -> FaceAnalysis:
        """Ask the model in the quality slot, if there is one."""
        if self.slots.quality is None:
            return face
        with watch.stage("rating"):
            view = self._view(picture, face.detection, self.slots.quality, self._rating.cut)
            return replace(face, rating=self._rating.rate(view))

    @staticmethod
    def _view(
        picture: Picture,
        face: Detection,
        network: LivenessNetwork | QualityNetwork | None,
        cut: FaceCut | None,
    ) -> NDArray[np.generic] | None:
        """Cut a face as a network wants it; None where it can't be, or there is no network."""
        if network is None or cut is None:
            return None
        pixels = _as_taken(picture, network)
        try:
            if cut.kind == "chip":
                return alignment.align(pixels, face.landmarks)
            return cuts.cut_box(pixels, face.box, cut)
        except (alignment.AlignmentError, ValueError):
            return None

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
        self, frame: Frame, face: Detection, track: Track, watch: Stopwatch
    ) -> FaceAnalysis:
        chip = _aligned(frame.pixels, face, watch)
        with watch.stage("quality"):
            fitness = quality.assess(frame.pixels, face, chip)
        evidence = self._evidence.setdefault(track.number, self._nothing_known())
        evidence.quality = fitness
        return FaceAnalysis(face, fitness, track)

    def _face_of_the_visit(
        self, frame: Frame, face: Detection, track: Track, watch: Stopwatch
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
                view = self._view(
                    Picture(frame.pixels), face, self.slots.liveness, self._liveness.cut
                )
                liveness = self._liveness.judge(frame, face, seen.quality, view)
            evidence.judged = frame.time
        return replace(
            seen,
            track=track,
            liveness=liveness,
            embedding=embedding,
            chip=chip,
            rating=evidence.rating,
        )

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


def _as_taken(
    picture: Picture,
    network: DetectorNetwork | EmbedderNetwork | LivenessNetwork | QualityNetwork,
) -> Pixels:
    """Return the picture as a network takes it."""
    if network.takes_colour and picture.colour is not None:
        return picture.colour
    return picture.grey


def _aligned(pixels: Grey, face: Detection, watch: Stopwatch) -> Grey | None:
    with watch.stage("align"):
        try:
            return alignment.align(pixels, face.landmarks)
        except alignment.AlignmentError:
            return None  # quality says UNSURE_LANDMARKS
