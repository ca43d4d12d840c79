"""`identify`: say who of the gallery is in each picture."""

from __future__ import annotations

import argparse
import sys

import numpy as np

from core import sentences
from core.cli import calibrated, report
from core.cli import options as shared
from core.cli.main import DONE, FAILED
from core.cli.pictures import (
    PictureResult,
    analyse_files,
    embedded_face,
    find_pictures,
    say_error,
)
from core.cli.roll import opened_gallery
from core.frame import Frame
from core.people.decision import DecisionMaker
from core.people.search import GalleryIndex
from core.pipeline import Pipeline
from core.results import Analysis, Decision, DecisionState, Match
from core.wording import PlainError

_NO_PIXELS = Frame(0, 0.0, np.zeros((1, 1), np.uint8))


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "pictures", metavar="PICTURE", nargs="+", help="picture, or folder with all folders below"
    )
    parser.add_argument(
        "--limit",
        metavar="N",
        type=shared.count,
        default=3,
        help="list the N most alike people (3 unless told otherwise)",
    )
    parser.add_argument(
        "--jsonl", "--json", action="store_true", help="print one JSON object a picture"
    )
    shared.add_threshold(parser)
    shared.add_models(parser)
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Identify the largest face of each picture: 0 if all are known, else 1."""
    files = find_pictures(options.pictures)
    with opened_gallery(options) as gallery:
        settings = shared.settings_of(options)
        registry = shared.registry_of(options)
        pipeline = Pipeline.load(settings, registry)
        index = GalleryIndex()
        index.load(gallery, pipeline.recogniser_identity)
        threshold = calibrated.search_threshold_of(options, pipeline, gallery, index.person_count)
        without = len(gallery.people_without(pipeline.recogniser_identity))
    if without:
        print(
            "python -m core: enrolled with another model, and so not recognised by this one: "
            f"{without} of the people in the gallery. Who has a kept picture gets a template with: "
            f"people renew --recogniser {pipeline.models['recogniser']}",
            file=sys.stderr,
        )
    all_known = True
    for result in analyse_files(files, pipeline, lambda: Pipeline.load(settings, registry)):
        decision, matches, error = _decide(result, index, pipeline, threshold, options.limit)
        all_known &= decision is not None and decision.state is DecisionState.KNOWN
        if error is not None:
            say_error(error)
        if options.jsonl:
            known = decision is not None and decision.state is DecisionState.KNOWN
            picture = report.picture(result, pipeline)
            answer = {
                "path": result.name,
                "decision": None if decision is None else decision.state.value,
                "person": report.match(decision.best) if decision is not None and known else None,
                "matches": [report.match(one) for one in matches],
                "threshold": threshold,
                "face": next(iter(picture["faces"]), None),
                "models": picture["models"],
                "modes": picture["modes"],
                "error": None if error is None else str(error),
            }
            print(report.line(answer), flush=True)
        elif decision is not None:
            print(f"{result.name}: {_in_words(decision, matches, without)}", flush=True)
    return DONE if all_known else FAILED


def _decide(
    result: PictureResult, index: GalleryIndex, pipeline: Pipeline, threshold: float, limit: int
) -> tuple[Decision | None, tuple[Match, ...], PlainError | None]:
    """Decide as the desk does, from this picture alone."""
    if result.error is not None:
        return None, (), result.error
    try:
        _, embedding = embedded_face(result.name, result.faces)
    except PlainError as error:
        return None, (), error
    decider = DecisionMaker(index, threshold=threshold)
    # A decision is made from the faces alone; the pixels have been let go.
    analysis = Analysis(_NO_PIXELS, result.faces, pipeline.models)
    return decider.decide(analysis), index.identify(embedding, limit), None


def _in_words(decision: Decision, matches: tuple[Match, ...], without: int) -> str:
    if decision.state is DecisionState.EMPTY_GALLERY and without:
        return "Nobody in the gallery has a template of this model."
    best, other = decision.best, decision.runner_up
    text = sentences.DECISION[decision.state].format(
        name=best.name if best is not None else "", other=other.name if other is not None else ""
    )
    if decision.state is DecisionState.NOT_USABLE:
        text = f"{text} {sentences.QUALITY[decision.quality_reason]}"
    if matches:
        alike = ", ".join(f"{match.name} {match.similarity:.3f}" for match in matches)
        text = f"{text} Most alike, threshold {decision.threshold:.3f}: {alike}."
    return text
