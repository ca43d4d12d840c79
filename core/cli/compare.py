"""`compare`: say whether two pictures show the same person."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from core import sentences
from core.cli import options as shared
from core.cli import report
from core.cli.main import DONE, FAILED
from core.cli.pictures import (
    PictureResult,
    analyse_file,
    embedded_face,
    result_of,
    say_error,
)
from core.pipeline import Pipeline
from core.results import Float32, LivenessVerdict
from core.wording import PlainError


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("a", metavar="A", help="first picture")
    parser.add_argument("b", metavar="B", help="second picture")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    shared.add_threshold(parser)
    shared.add_models(parser)
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Compare the largest faces: 0 for the same person, 1 for two people or a failure."""
    pipeline = shared.load_pipeline(options)
    looks = [_look(pipeline, name) for name in (options.a, options.b)]
    vectors = [vector for _, vector, _ in looks if vector is not None]
    errors = [error for _, _, error in looks if error is not None]
    similarity = None
    if len(vectors) == 2:
        similarity = max(-1.0, min(1.0, float(vectors[0] @ vectors[1])))
    threshold = pipeline.similarity_threshold
    same = similarity is not None and similarity >= threshold
    for error in errors:
        say_error(error)
    results = [result for result, _, _ in looks]
    if options.json:
        pictures = [report.picture(result, pipeline) for result in results]
        answer = {
            "similarity": None if similarity is None else round(similarity, 6),
            "threshold": threshold,
            "decision": None if similarity is None else "same" if same else "different",
            "paths": [one["path"] for one in pictures],
            "faces": [next(iter(one["faces"]), None) for one in pictures],
            "models": dict(pipeline.models),
            "modes": report.modes(pipeline),
            "error": " ".join(str(error) for error in errors) or None,
        }
        print(report.line(answer))
    elif similarity is not None:
        _say(results, similarity, threshold)
    return DONE if same else FAILED


def _look(pipeline: Pipeline, name: str) -> tuple[PictureResult, Float32 | None, PlainError | None]:
    result = PictureResult(name)
    try:
        result = result_of(name, analyse_file(pipeline, name))
        _, embedding = embedded_face(name, result.faces)
    except PlainError as error:
        return result, None, error
    return result, embedding.vector, None


def _say(results: Sequence[PictureResult], similarity: float, threshold: float) -> None:
    same = similarity >= threshold
    print("The same person." if same else "Two different people.")
    comparison = "at least" if same else "less than"
    print(f"Similarity {similarity:.3f}, {comparison} the threshold of {threshold:.3f}.")
    for result in results:
        face = result.faces[0]
        if len(result.faces) > 1:
            print(f"{result.name}: shows {len(result.faces)} faces; the largest was compared.")
        if not face.quality.usable:
            print(f"{result.name}: {sentences.QUALITY[face.quality.reason]}")
        if face.liveness is not None and face.liveness.verdict is LivenessVerdict.SPOOF:
            print(f"{result.name}: {report.liveness_in_words(face.liveness)}.")
