"""Running a model on a blank and on a sample face, to see that it is what it says it is."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from core import paths
from core.models.card import ModelCard
from core.models.contract import (
    DetectorNetwork,
    EmbedderNetwork,
    FaceCut,
    LivenessNetwork,
    ModelError,
    Network,
    QualityNetwork,
    Slot,
)
from core.models.registry import Registry
from core.wording import QT_TRANSLATE_NOOP

Values = dict[str, Any]

BLANK = 128
"""Grey level of the blank."""

_SAMPLE = 30  # number of a frame of the studio in which the face looks at the camera
_CHIP = FaceCut("chip")
_WARM_UP = 2.0  # seconds

FAULT = QT_TRANSLATE_NOOP(
    "core",
    "The model {name} broke off with an error ({kind}) when it was tried out. The file is damaged "
    "or not what it says it is; get it again from where it came from.",
)
OTHER_SIZE = QT_TRANSLATE_NOOP(
    "core",
    "The model {name} gives {found} numbers for a face instead of {wanted}. It is another model "
    "than it says it is.",
)
NO_NUMBERS = QT_TRANSLATE_NOOP(
    "core",
    "The model {name} gave something that is no number when it was tried out. The file is damaged "
    "or not what it says it is; get it again from where it came from.",
)
SEES_NOTHING = QT_TRANSLATE_NOOP(
    "core",
    "The model {name} gives the same answer for a face as for an empty picture, so everybody "
    "would look alike to it. The file is damaged or not what it says it is.",
)
NO_FACE = QT_TRANSLATE_NOOP(
    "core",
    "The model {name} runs, but found {count} faces in a picture that shows one. Try it on your "
    "own pictures before you rely on it.",
)


@dataclass(frozen=True, slots=True)
class TrialReport:
    """How a model did when it was tried out."""

    runs_on: str
    """What ran it, for people."""

    load_milliseconds: float
    run_milliseconds: float
    """For one face or picture; of a fast model after a first run."""

    columns: int | None = None
    """Length of what it gives for a face: of the embedding, or of the graph's first output."""

    softmaxed: bool | None = None
    """Whether the graph's first output is a probability already; None without such a graph."""

    blank: float | None = None
    face: float | None = None
    """Scores of liveness and quality; None for other slots, and for expressions."""

    found: int | None = None
    """Faces found in a picture that shows one; detectors only."""

    @property
    def warning(self) -> str | None:
        """A sentence with {name} and {count} where the result is odd, but no reason to refuse."""
        return NO_FACE if self.found is not None and self.found != 1 else None


def try_out(card: ModelCard) -> TrialReport:
    """Load a model in this process and run it on a blank and on a sample face.

    A native library that a file brings down takes this process with it: use
    `core.models.adding.trial.try_in_child` for files that are not trusted yet.

    Raises
    ------
    ModelError
        If the model can't be loaded or run, or gives something of another size, something that
        is no number, or one embedding for all.
    """
    try:
        sample_picture()  # the time to draw it is nobody's
        began = time.perf_counter()
        network = _load(card)
        loaded = time.perf_counter()
        run = _TRIALS[card.slot]
        values = run(network)
        done = time.perf_counter()
        spent = done - loaded
        if spent < _WARM_UP:  # the first run of a network is slower than all others
            run(network)
            spent = time.perf_counter() - done
    except ModelError:
        raise
    except Exception as error:  # whatever an odd file leads to
        raise ModelError(FAULT, name=card.name, kind=type(error).__name__) from error
    return TrialReport(
        runs_on=network.runs_on,
        load_milliseconds=round(1000 * (loaded - began), 1),
        run_milliseconds=round(1000 * spent / 2, 1),
        **values,
    )


@functools.cache
def sample_picture() -> tuple[NDArray[np.uint8], tuple[float, float, float, float]]:
    """Draw the sample face: grey (480, 640), and its box x1, y1, x2, y2 in pixels."""
    from core.capture.studio import StudioSource

    studio = StudioSource("one-person", seed=1, realtime=False)
    (face, *_) = studio.truth(_SAMPLE).faces
    x1, y1, x2, y2 = (float(value) for value in face.box)
    picture = studio.picture(_SAMPLE)
    picture.flags.writeable = False
    return picture, (x1, y1, x2, y2)


def sample_face(cut: FaceCut) -> NDArray[np.generic]:
    """Return the sample face about as a network of that cut gets faces: grey (side, side).

    It is cut by its box, not by landmarks: near enough to see that a network works.
    """
    picture, (x1, y1, x2, y2) = sample_picture()
    around = (y2 - y1) * (1.3 if cut.kind == "padded" else 1.04)
    scale = cut.side / around
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    place = np.array(
        [[scale, 0, cut.side / 2 - scale * x], [0, scale, cut.side / 2 - scale * y]], np.float64
    )
    face = cv2.warpAffine(picture, place, (cut.side, cut.side))
    return face.astype(np.float32 if cut.kind == "square" else np.uint8)


def _load(card: ModelCard) -> Network:
    # Detectors without landmarks get them from the program's own.
    registry = Registry(card.folder.parent, paths.weights_dir())
    load: dict[Slot, Callable[[str], Network | None]] = {
        "detector": registry.load_detector,
        "recogniser": registry.load_recogniser,
        "liveness": registry.load_liveness,
        "quality": registry.load_quality,
    }
    network = load[card.slot](card.name)
    assert network is not None  # a model was named
    return network


def _faces(cut: FaceCut) -> tuple[NDArray[np.generic], NDArray[np.generic]]:
    face = sample_face(cut)
    return np.full_like(face, BLANK), face


def _detector(network: DetectorNetwork) -> Values:
    picture, _ = sample_picture()
    numbers = []
    for pixels in (np.full_like(picture, BLANK), picture):
        found = network.detect(pixels)
        numbers += [np.concatenate([f.box, f.landmarks.ravel(), [f.score]]) for f in found]
    _require_numbers(network, *numbers)
    return {"found": len(found)}


def _recogniser(network: EmbedderNetwork) -> Values:
    wanted = network.card.dimension
    rows = [network.embed(face[None]) for face in _faces(_CHIP)]
    blank, face = rows
    for row in rows:
        if row.shape != (1, wanted):
            raise ModelError(OTHER_SIZE, name=network.card.name, found=row.shape[-1], wanted=wanted)
    _require_numbers(network, blank, face)
    if np.allclose(blank, face, rtol=0, atol=1e-6):
        raise ModelError(SEES_NOTHING, name=network.card.name)
    return {"columns": wanted}


def _liveness(network: LivenessNetwork) -> Values:
    faces = _faces(network.cut)
    blank, face = (network.spoof_scores(one[None]) for one in faces)
    _require_one_each(network, blank, face)
    return {"blank": _score(blank), "face": _score(face), **_raw(network, faces)}


def _quality(network: QualityNetwork) -> Values:
    faces = _faces(network.cut)
    blank, face = (network.scores(one[None]) for one in faces)
    _require_one_each(network, blank, face)
    if network.measures == "expression":
        return {}  # what it thinks of an expression is not kept, not even of a drawn face
    return {"blank": _score(blank), "face": _score(face), **_raw(network, faces)}


_TRIALS: dict[Slot, Callable[[Any], Values]] = {
    "detector": _detector,
    "recogniser": _recogniser,
    "liveness": _liveness,
    "quality": _quality,
}


def _raw(network: Network, faces: tuple[NDArray[np.generic], ...]) -> Values:
    """Look at the raw output of a vendor's graph."""
    from core.models.vendor.session import GraphSession, is_softmaxed

    graph = getattr(network, "graph", None)
    if not isinstance(graph, GraphSession):
        return {}
    rows = graph(np.stack(faces))
    return {"columns": int(rows.shape[1]), "softmaxed": is_softmaxed(rows)}


def _score(row: NDArray[np.float32]) -> float:
    return round(float(row[0]), 6)


def _require_one_each(network: Network, *rows: NDArray[np.float32]) -> None:
    for row in rows:
        if row.shape != (1,):
            raise ModelError(OTHER_SIZE, name=network.card.name, found=row.size, wanted=1)
    _require_numbers(network, *rows)


def _require_numbers(network: Network, *arrays: NDArray[np.generic]) -> None:
    if not all(np.isfinite(array.astype(np.float64)).all() for array in arrays):
        raise ModelError(NO_NUMBERS, name=network.card.name)
