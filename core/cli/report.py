"""What was found, as JSON and as words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from core import sentences
from core.cli.pictures import PictureResult
from core.face.quality_parts import UNITS
from core.pipeline import Pipeline
from core.quality import Quality, QualityPart
from core.results import FaceAnalysis, Liveness, LivenessVerdict, Match, Rating

Json = dict[str, Any]


def line(data: Mapping[str, Any]) -> str:
    """Return one line of JSON, in ASCII, without NaN."""
    return json.dumps(data, allow_nan=False)


def line_of_all(items: Sequence[Mapping[str, Any]]) -> str:
    """Return a JSON array in one line."""
    return json.dumps(items, allow_nan=False)


def picture(result: PictureResult, pipeline: Pipeline) -> Json:
    """Return the object that `analyse --jsonl` prints for one picture."""
    return {
        "path": result.name,
        "width": result.width,
        "height": result.height,
        "faces": [face(one) for one in result.faces],
        "models": dict(pipeline.models),
        "modes": modes(pipeline),
        "error": None if result.error is None else str(result.error),
    }


def modes(pipeline: Pipeline) -> dict[str, str]:
    """Return slot and mode of the model in it; an empty slot is absent."""
    return {slot: model.mode for slot, model in pipeline.slots.loaded().items()}


def face(one: FaceAnalysis) -> Json:
    """Return a face: pixels of the picture, scores as `core.results` says."""
    return {
        "box": _rounded(one.detection.box, 3),
        "score": round(one.detection.score, 6),
        "landmarks": [_rounded(point, 3) for point in one.detection.landmarks],
        "track": None if one.track is None else one.track.number,
        "quality": _quality(one.quality),
        "rating": _rating(one.rating),
        "liveness": _liveness(one.liveness),
        "embedding": None if one.embedding is None else _exact(one.embedding.vector),
    }


def match(one: Match | None) -> Json | None:
    """Return a person of the gallery as an answer."""
    if one is None:
        return None
    return {"id": one.person_id, "name": one.name, "similarity": round(one.similarity, 6)}


def faces_in_words(result: PictureResult) -> str:
    """Say in one line what was found in a picture."""
    size = f"{result.name}: {result.width}x{result.height}"
    if not result.faces:
        return f"{size}, no face"
    count = "1 face" if len(result.faces) == 1 else f"{len(result.faces)} faces, the largest"
    first = result.faces[0]
    advice = sentences.QUALITY[first.quality.reason]
    return (
        f"{size}, {count}: quality {first.quality.overall:.0f} of 100. {advice} "
        f"{liveness_in_words(first.liveness)}.{_rating_in_words(first.rating)}"
    )


def liveness_in_words(liveness: Liveness | None) -> str:
    """Say what liveness says, with its score where there is one."""
    if liveness is None:
        return sentences.LIVENESS[LivenessVerdict.NOT_JUDGED]
    words = sentences.LIVENESS[liveness.verdict]
    if liveness.spoof_score is None:
        return words
    return f"{words} (spoof score {liveness.spoof_score:.2f})"


def _quality(quality: Quality) -> Json:
    return {
        "overall": round(quality.overall, 2),
        "reason": quality.reason.value,
        "eye_distance": round(quality.eye_distance, 2),
        "sharpness": round(quality.sharpness, 2),
        "exposure": round(quality.exposure, 2),
        "contrast": round(quality.contrast, 2),
        "clipped": round(quality.clipped, 4),
        "yaw": round(quality.yaw, 1),
        "pitch": round(quality.pitch, 1),
        "roll": round(quality.roll, 1),
        "motion": round(quality.motion, 4),
        "ambient": None if quality.ambient is None else round(quality.ambient, 4),
        "fall_off": round(quality.fall_off, 4),
        "glare": round(quality.glare, 4),
        "enrolment_reason": quality.enrolment_reason.value,
        "parts": [_part(part) for part in quality.parts],
    }


def _part(part: QualityPart) -> Json:
    return {
        "kind": part.kind.value,
        "value": round(part.value, 4),
        "unit": UNITS[part.kind],
        "score": part.score,
        "hinders": part.hinders,
        "reason": part.reason.value,
    }


def _rating(rating: Rating | None) -> Json | None:
    """Return what a quality model says; an expression is never said about a person."""
    if rating is None or rating.measures == "expression":
        return None
    return {
        "score": round(rating.score, 6),
        "measures": rating.measures,
        "model": rating.model,
    }


def _rating_in_words(rating: Rating | None) -> str:
    if rating is None or rating.measures == "expression":
        return ""
    what = "the face" if rating.measures == "face" else "its landmarks"
    return f" {rating.model} rates {what} {rating.score:.3f}."


def _liveness(liveness: Liveness | None) -> Json | None:
    """Return None where no model was asked: nothing was judged then."""
    if liveness is None or liveness.verdict is LivenessVerdict.NOT_JUDGED:
        return None
    score = liveness.spoof_score
    return {
        "spoof_score": None if score is None else round(score, 6),
        "verdict": liveness.verdict.value,
        "reason": liveness.reason.value,
        "model": liveness.model,
    }


def _rounded(values: Iterable[float], digits: int) -> list[float]:
    return [round(float(value), digits) for value in values]


def _exact(values: Iterable[float]) -> list[float]:
    # Nine digits give back the same float32.
    return [float(f"{value:.9g}") for value in values]
