"""What the stages find, as frozen values: numpy only, no behaviour."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.cue_values import Geometry
from core.frame import Frame
from core.quality import Quality, QualityReason

Float32 = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Detection:
    """A face found in a frame. Coordinates are pixels of the frame, x right, y down."""

    box: Float32
    """Shape (4,): x1, y1, x2, y2. May reach beyond the frame."""

    score: float
    """Detector's score, 0 to 1; higher = more surely a face."""

    landmarks: Float32
    """Shape (5, 2): x, y of left eye, right eye, nose tip, left and right mouth corner.

    Left and right are those of the picture's viewer.
    """

    @property
    def area(self) -> float:
        """Area of the box in square pixels, (x2-x1)*(y2-y1) as the vendor counts it."""
        x1, y1, x2, y2 = (float(v) for v in self.box)
        return (x2 - x1) * (y2 - y1)


@dataclass(frozen=True, slots=True)
class Track:
    """The identity a face keeps from frame to frame. Evidence belongs to it and ends with it."""

    number: int
    """Unique for the life of the pipeline, never used again."""

    since: float
    """`time.monotonic()` of the frame it was first seen in."""


@dataclass(frozen=True, slots=True)
class FaceLight:
    """The light on a face, linear: 1 is what makes a white surface white."""

    lit: float
    """Mean in the lit frame: the lamp's light and all other."""

    ambient: float
    """Mean without the lamp, from the unlit frame beside it."""

    removed: bool = False
    """Whether the face was judged by a picture without the other light."""

    @property
    def share(self) -> float:
        """Share of the light on the face that is not the lamp's, 0 to 1."""
        return min(1.0, self.ambient / self.lit) if self.lit > 0 else 1.0


class LivenessVerdict(enum.Enum):
    """What liveness says. It denies and never grants alone."""

    LIVE = "live"
    CANNOT_JUDGE = "cannot-judge"
    SPOOF = "spoof"
    NOT_JUDGED = "not-judged"


class LivenessReason(enum.Enum):
    """Why liveness says so."""

    JUDGED = "judged"
    NO_MODEL = "no-model"
    LAMP_OFF = "lamp-off"
    TOO_DARK = "too-dark"
    CLIPPED = "clipped"
    TOO_SMALL = "too-small"
    CUT_OFF = "cut-off"
    OTHER_LIGHT = "other-light"
    """The model judges colour or flash pictures, and this is none."""

    BETWEEN = "between"
    """The score lies between the live and the spoof band."""

    AMBIENT = "ambient"
    """Too much of the light on the face is not the lamp's."""

    STUDIO_ONLY = "studio-only"
    """The model knows computer-made people only, and this is no picture of the studio."""


class LivenessGround(enum.Enum):
    """What is known of a face's liveness rests on this."""

    VENDOR = "vendor"
    """Judged by the vendor's own file."""

    SITE = "site"
    """Judged by a model that was trained on this site's own pictures."""

    MODEL = "model"
    """Judged by another model that somebody added."""

    STUDIO = "studio"
    """Judged by the network that knows computer-made people only."""

    GEOMETRY = "geometry"
    """Geometry and motion only: they can deny, and nothing says that the face is live."""

    NONE = "none"
    """Not judged."""


@dataclass(frozen=True, slots=True)
class Liveness:
    """Liveness of one face in one frame."""

    verdict: LivenessVerdict
    reason: LivenessReason
    spoof_score: float | None
    """0 to 1; higher = more likely a fake. None where no model was asked.

    For a still picture the model is always asked, also where the score decides nothing.
    """

    model: str | None
    """Short name of the model that was asked."""

    ground: LivenessGround = LivenessGround.NONE
    """Which kind of model was asked; NONE where none was."""


@dataclass(frozen=True, slots=True)
class LivenessVotes:
    """How often liveness said what about one face over the last seconds."""

    live: int
    spoof: int
    unclear: int
    """How often it couldn't be judged, or the score lay between the bands."""

    @property
    def total(self) -> int:
        """How often it was judged."""
        return self.live + self.spoof + self.unclear


@dataclass(frozen=True, slots=True, eq=False)
class Embedding:
    """A face as a vector. Vectors of different models are never compared."""

    vector: Float32 = field(repr=False)
    """Shape (dimension,), length 1."""

    model: str
    """Identity of the model that made it: short name and the start of its sha256."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What the model in the quality slot says about one face."""

    score: float
    """Higher = better, on the model's own scale."""

    measures: Literal["face", "landmarks", "expression"]
    """What the score is about. An expression is for enrolment only, never said about a person."""

    model: str
    """Short name of the model that was asked."""


@dataclass(frozen=True, slots=True, eq=False)
class FaceAnalysis:
    """All that is known about one face of one frame."""

    detection: Detection
    quality: Quality
    track: Track | None = None
    liveness: Liveness | None = None
    """None where this face was not looked at in this frame."""

    embedding: Embedding | None = None
    """None where this face was not embedded in this frame."""

    chip: NDArray[np.uint8] | None = None
    """Aligned face, grey (112, 112), where the face was embedded."""

    rating: Rating | None = None
    """The latest of its track; None where no quality model was asked about this face."""

    light: FaceLight | None = None
    """None unless the lamp pulses; only of the face of the visit."""

    refined: bool = False
    """Whether its landmarks were looked for once more at full size, as before embedding. Angles of
    the head are up to 10 degrees off those of faces that were not."""

    geometry: Geometry | None = None
    """What geometry and motion say of its track; only of the face of the visit in live frames."""


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """The result for one frame. A verdict always refers to `frame`, never to a newer one."""

    frame: Frame
    faces: tuple[FaceAnalysis, ...]
    """Largest face first: `faces[0]` is the face of the visit.

    From frame to frame the face of the visit stays first while it is about as large.
    """

    models: Mapping[str, str] = field(default_factory=dict)
    """Slot to model name; a slot without model is absent."""

    milliseconds: Mapping[str, float] = field(default_factory=dict)
    """Stage name to time spent on this frame."""

    looked: bool = True
    """False where the frame was passed over (lamp off): faces are the tracker's, not detected."""


@dataclass(frozen=True, slots=True)
class Match:
    """A person of the gallery as an answer to a search."""

    person_id: str
    name: str
    similarity: float
    """Cosine with the person's closest template, -1 to 1; higher = more alike."""

    template_id: str


class DecisionState(enum.Enum):
    """What the desk says about the face of the visit."""

    NOBODY = "nobody"
    LAMP_OFF = "lamp-off"
    """No frame has been lit for a while, so nobody is looked for."""

    NOT_USABLE = "not-usable"
    """A face is there, but not fit for recognition; `quality_reason` says why."""

    CHECKING = "checking"
    """Not enough evidence yet."""

    EMPTY_GALLERY = "empty-gallery"
    """No template of the present recogniser to compare with."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    UNSURE = "unsure"
    """Two people are about equally alike and both above the threshold."""

    SPOOF = "spoof"

    NOT_CLAIMED = "not-claimed"
    """The face is not that of the person who was named (1:1)."""

    CANNOT_JUDGE = "cannot-judge"
    """Whether the face is alive can't be judged for long; `liveness.reason` says why."""

    TIMED_OUT = "timed-out"
    """No verdict within the time limit; stepping away and back tries again."""

    LOCKED_OUT = "locked-out"
    """Nobody is judged for a while after repeated fakes; `seconds_left` says how long."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who stands there, as far as the evidence of one track goes."""

    state: DecisionState
    frame_number: int
    time: float
    """`Frame.time` of the frame it was made from."""

    threshold: float
    """Similarity from which a face counts as known."""

    track: Track | None = None
    best: Match | None = None
    runner_up: Match | None = None
    """The best of the other people."""

    quality_reason: QualityReason = QualityReason.GOOD
    liveness: Liveness | None = None
    """What the judgements of this track say together: the latest of those that say so."""

    quality: Quality | None = None
    """Of the latest picture of this track that was looked at."""

    light: FaceLight | None = None
    """As `FaceAnalysis.light`, of that picture."""

    claimed: Match | None = None
    """The person who was named, with the similarity, where only they are compared with (1:1); the
    similarity is -1 while nothing is compared."""

    looks: int = 0
    """Embeddings that `best` is made of."""

    since: float | None = None
    """`Frame.time` since which the state is this one, without a break and of one track."""

    seconds_left: float | None = None
    """Of a lock-out, or until the time limit of a check; None where neither runs."""

    votes: LivenessVotes | None = None
    """Judgements that `liveness` is made of; None where no model judged lately."""

    fakes: int = 0
    """Suspected fakes that led to the present lock-out."""

    ground: LivenessGround = LivenessGround.NONE
    """What is said of liveness rests on this."""

    geometry: Geometry | None = None
    """Of the latest picture of this track that was looked at; shown apart from `liveness`."""
