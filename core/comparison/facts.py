"""The numbers of a comparison as JSON takes them: the same in window, report and command line."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from core.calibration.meaning import Meaning
from core.comparison.face_parts import parts_of
from core.comparison.values import Comparison, Entry, Facts, Matrix, Regions, Side
from core.comparison.words import failure
from core.pipeline import Pipeline
from core.results import FaceAnalysis

Json = dict[str, Any]


def facts_of(pipeline: Pipeline, *, log_head: str = "", operator: str = "") -> Facts:
    """Return what a report names beside the numbers: models with whole checksums, and modes.

    Parameters
    ----------
    log_head, operator
        As of `Facts`.
    """
    loaded = pipeline.slots.loaded()
    return Facts(
        models={s: f"{m.card.name}@{m.card.main_file.sha256}" for s, m in loaded.items()},
        modes={slot: model.mode for slot, model in loaded.items()},
        log_head=log_head,
        operator=operator,
    )


def facts_json(
    comparison: Comparison, regions: Regions | None = None, facts: Facts | None = None
) -> Json:
    """Return the numbers of a comparison. No embedding is among them."""
    return {
        "similarity": round(comparison.similarity, 6),
        "threshold": comparison.threshold,
        "decision": "same" if comparison.is_same else "different",
        "meaning": meaning_json(comparison.meaning),
        "pictures": [side_json(side) for side in (comparison.one, comparison.other)],
        "regions": None if regions is None else _regions(regions),
        **_facts(facts),
    }


def matrix_json(found: Matrix, facts: Facts | None = None, *, paths: bool = False) -> Json:
    """Return the numbers of a comparison of many pictures, rows and columns in their order.

    Parameters
    ----------
    paths
        Whether it tells in which folders the pictures are; in a report that is nobody's business.
    """
    return {
        "threshold": found.threshold,
        "meaning": meaning_json(found.meaning),
        "recogniser": found.model or None,
        "rows": [_entry(entry, paths=paths) for entry in found.row_entries],
        "columns": [_entry(entry, paths=paths) for entry in found.column_entries],
        "similarities": [_rounded(row, 6) for row in found.similarities],
        "failed": [
            {"name": name, "error": str(error) if paths else failure(error)}
            for name, error in zip(found.failed, found.failures, strict=True)
        ],
        **_facts(facts),
    }


def meaning_json(meaning: Meaning | None) -> Json | None:
    """Return what a similarity means, with three digits; None where nothing is known."""
    if meaning is None:
        return None
    return {
        "one_in": _digits(meaning.one_in),
        "one_in_is_bound": meaning.is_bound,
        "proven_one_in": _digits(meaning.proven_one_in),
        "people": meaning.people,
        "origin": meaning.origin.value,
    }


def side_json(side: Side) -> Json:
    """Return what was compared of a picture."""
    height, width = side.picture.grey.shape
    return {
        "name": side.name,
        "sha256": side.digest or None,
        "width": width,
        "height": height,
        "faces": len(side.faces),
        "face": side.chosen + 1 if side.faces else None,
        "landmarks_by_hand": side.moved is not None,
        **_face(side.face),
    }


def _face(face: FaceAnalysis | None) -> Json:
    if face is None:
        return {}
    liveness = face.liveness
    score = None if liveness is None else liveness.spoof_score
    return {
        "box": _rounded(face.detection.box, 3),
        "score": round(face.detection.score, 6),
        "landmarks": [_rounded(point, 3) for point in face.detection.landmarks],
        "quality": round(face.quality.overall, 2),
        "quality_reason": face.quality.reason.value,
        "liveness": None if liveness is None else liveness.verdict.value,
        "liveness_reason": None if liveness is None else liveness.reason.value,
        "spoof_score": None if score is None else round(score, 6),
        "recogniser": None if face.embedding is None else face.embedding.model,
    }


def _entry(entry: Entry, *, paths: bool) -> Json:
    told: Json = {
        "name": entry.name,
        "sha256": entry.digest or None,
        "faces": entry.faces,
        "quality": round(entry.quality, 2),
    }
    return {**told, "path": entry.path or None} if paths else told


def _regions(regions: Regions) -> Json:
    """Return the parts of the face; the whole maps are pictures, not figures."""
    return {
        "indicative_only": True,
        "parts": {
            part.kind.value: {"first": round(part.one, 4), "second": round(part.other, 4)}
            for part in parts_of(regions)
        },
    }


def _facts(facts: Facts | None) -> Json:
    if facts is None:
        return {}
    return {
        "models": dict(facts.models),
        "modes": dict(facts.modes),
        "log_head": facts.log_head or None,
        "operator": facts.operator or None,
    }


def _rounded(values: Iterable[float], digits: int) -> list[float]:
    return [round(float(value), digits) for value in values]


def _digits(value: float, count: int = 3) -> float:
    return round(value, count - 1 - math.floor(math.log10(value))) if value > 0 else 0.0
