"""What the stages find, as frozen values: numpy only, no behaviour."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.frame import Frame

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


class QualityReason(enum.Enum):
    """The one thing that most hinders recognition of a face; GOOD when nothing does."""

    GOOD = "good"
    TOO_SMALL = "too-small"
    CUT_OFF = "cut-off"
    TOO_DARK = "too-dark"
    TOO_BRIGHT = "too-bright"
    CLIPPED = "clipped"
    LOW_CONTRAST = "low-contrast"
    BLURRED = "blurred"
    TURNED = "turned"
    NODDING = "nodding"
    TILTED = "tilted"
    UNSURE_LANDMARKS = "unsure-landmarks"
    MOTION = "motion"
    AMBIENT = "ambient"
    """Too much of the light on the face is not the lamp's."""

    HOT_SPOT = "hot-spot"
    """The lamp lights the middle of the face alone."""

    UNEVEN = "uneven"
    """One side or the edges of the face are much brighter than its middle."""

    GLARE = "glare"
    """Glasses reflect the light."""

    EYES_CLOSED = "eyes-closed"
    MOUTH_OPEN = "mouth-open"
    COVERED = "covered"
    """Something hides a part of the face: a mask, a scarf, a hand."""

    NARROW_RANGE = "narrow-range"
    """Too few of the grey levels are used."""

    WEAK_LAMP = "weak-lamp"
    """The lamp makes too little difference on the face."""


class QualityKind(enum.Enum):
    """What a part of the quality is about, named as in ISO/IEC 29794-5 where it is there."""

    EYE_DISTANCE = "inter-eye-distance"
    HEAD_SIZE = "head-size"
    INSIDE = "face-inside-the-picture"
    YAW = "head-pose-yaw"
    PITCH = "head-pose-pitch"
    ROLL = "head-pose-roll"
    SHARPNESS = "sharpness"
    MOTION = "motion-blur"
    EXPOSURE = "exposure"
    CLIPPING = "over-exposure"
    CONTRAST = "contrast"
    DYNAMIC_RANGE = "dynamic-range"
    EVENNESS = "illumination-uniformity"
    EYES_OPEN = "eyes-open"
    MOUTH_CLOSED = "mouth-closed"
    VISIBLE = "face-occlusion"
    GLARE = "eyewear-glare"
    LANDMARKS = "landmark-certainty"
    OTHER_LIGHT = "other-light"
    LAMP = "lit-minus-unlit"


@dataclass(frozen=True, slots=True)
class QualityPart:
    """One measured part of the quality of a face."""

    kind: QualityKind
    value: float
    """In the unit of the kind (`core.face.quality_parts` names it)."""

    score: int
    """Quality component value, 0 (useless) to 100 (ideal)."""

    reason: QualityReason
    """What is said where this part hinders."""

    hinders: Literal["nothing", "enrolment", "recognition"] = "nothing"


@dataclass(frozen=True, slots=True)
class Quality:
    """How fit a face is for recognition, in parts, with one reason."""

    overall: float
    """0 (useless) to 100 (ideal); under 50 where something hinders recognition.

    A lower one goes with lower similarity to other pictures of the same person.
    """

    reason: QualityReason

    eye_distance: float
    """Distance between the eye points in pixels of the frame."""

    sharpness: float
    """Variance of the Laplacian of the smoothed chip, per mille of its variance of grey levels.

    0 to about 100, independent of brightness; higher = sharper.
    """

    exposure: float
    """Mean grey level inside the face, 0 to 255."""

    contrast: float
    """Standard deviation of the grey levels inside the face."""

    clipped: float
    """Share of face pixels at 250 or more, 0 to 1."""

    yaw: float
    """Degrees, positive = turned towards the viewer's right; from landmarks, coarse."""

    pitch: float
    """Degrees, positive = looking up; from landmarks, coarse."""

    roll: float
    """Degrees, positive = clockwise for the viewer."""

    motion: float = 0.0
    """How much less fine detail there is along one direction than across it, 0 to 1.

    0 = alike in all directions, as in a sharp picture and in one out of focus.
    """

    ambient: float | None = None
    """Share of the light on the face that is not the lamp's, 0 to 1; None unless it pulses.

    Of the picture that was judged: 0 where the other light was taken away.
    """

    fall_off: float = 1.0
    """Light in the middle of the face by that on its brighter cheek, linear.

    1 = even; a lamp beside the lens gives about 1, light from the side or from behind less.
    """

    glare: float = 0.0
    """Share of the surroundings of both eyes that reflections of glasses cover, 0 to 1."""

    parts: tuple[QualityPart, ...] = ()
    """All that could be measured; kinds that can't be measured in this picture are absent."""

    enrolment_reason: QualityReason = QualityReason.GOOD
    """What most hinders enrolment while nothing hinders recognition: a template is kept for years,
    so more is asked of it. Never about the head's pose, which a guided enrolment wants turned."""

    @property
    def usable(self) -> bool:
        """Whether nothing hinders recognition."""
        return self.reason is QualityReason.GOOD

    @property
    def fit_to_enrol(self) -> bool:
        """Whether nothing hinders recognition or enrolment."""
        return self.usable and self.enrolment_reason is QualityReason.GOOD


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


@dataclass(frozen=True, slots=True, eq=False)
class Embedding:
    """A face as a vector. Vectors of different models are never compared."""

    vector: Float32
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
    """The latest liveness of this track."""

    quality: Quality | None = None
    """Of the latest picture of this track that was looked at."""

    light: FaceLight | None = None
    """As `FaceAnalysis.light`, of that picture."""
