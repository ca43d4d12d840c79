"""`replay`: judge a recorded session again, frame by frame."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from core import sentences
from core.cli import calibrated, report
from core.cli import options as shared
from core.cli.main import DONE, FAILED
from core.cli.roll import opened_gallery
from core.people.decision import DecisionMaker
from core.people.search import GalleryIndex
from core.pipeline import Pipeline
from core.replay import Replay, ReplayedFrame
from core.results import Decision, DecisionState
from core.verdict_note import note_of


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("file", metavar="FILE", type=Path, help="recorded session (.fdrec)")
    parser.add_argument(
        "--as-seen",
        action="store_true",
        help="look only at the frames that the desk looked at, and answer whether the verdicts are "
        "the same",
    )
    parser.add_argument("--jsonl", action="store_true", help="print one JSON object a frame")
    shared.add_threshold(parser)
    shared.add_models(parser)
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Print the verdict about each frame; with --as-seen, 1 if one is not as recorded."""
    with opened_gallery(options) as gallery:
        settings = shared.settings_of(options)
        pipeline = Pipeline.load(settings, shared.registry_of(options))
        index = GalleryIndex()
        index.load(gallery, pipeline.recogniser_identity)
        threshold = calibrated.search_threshold_of(options, pipeline, gallery, index.person_count)
    decisions = DecisionMaker(index, threshold=threshold)
    replay = Replay(options.file, pipeline, decisions, as_seen=options.as_seen)
    _tell_models(replay, pipeline)
    frames = compared = others = 0
    for one in replay:
        frames += 1
        compared += one.is_same is not None
        others += one.is_same is False
        print(report.line(_as_json(one)) if options.jsonl else _in_words(one), flush=True)
    if replay.end is None:
        _say("the recording was cut off and ends before it was closed.")
    elif replay.end.dropped:
        _say(f"left out when it was recorded, since the disk was slow: {replay.end.dropped}.")
    _say(f"frames judged: {frames}; compared with the desk's: {compared}; different: {others}.")
    return FAILED if options.as_seen and others else DONE


def _tell_models(replay: Replay, pipeline: Pipeline) -> None:
    """Say where other models are at work than when it was recorded."""
    present: dict[str, str] = {
        slot: model.card.identity for slot, model in pipeline.slots.loaded().items()
    }
    for slot in sorted({*present, *replay.header.models}):
        then, now = replay.header.models.get(slot, "none"), present.get(slot, "none")
        if then != now:
            _say(f"{slot}: {now} is used, it was recorded with {then}.")


def _say(text: str) -> None:
    print(f"python -m core: {text}", file=sys.stderr)


def _as_json(one: ReplayedFrame) -> dict[str, Any]:
    frame, decision = one.analysis.frame, one.decision
    known = decision.state is DecisionState.KNOWN
    return {
        "frame": frame.number,
        "time": frame.time,
        "lamp": frame.lamp.value,
        "faces": len(one.analysis.faces),
        "verdict": note_of(decision),
        "person": report.match(decision.best) if known else None,
        "recorded": None if one.recorded is None else dict(one.recorded),
        "same": one.is_same,
    }


def _in_words(one: ReplayedFrame) -> str:
    frame = one.analysis.frame
    text = f"{frame.time:9.3f} s  frame {frame.number}: {_sentence(one.decision)}"
    if one.is_same is False and one.recorded is not None:
        text = f"{text} (recorded: {one.recorded.get('state')})"
    return text


def _sentence(decision: Decision) -> str:
    best, other = decision.best, decision.runner_up
    text = sentences.DECISION[decision.state].format(
        name=best.name if best is not None else "", other=other.name if other is not None else ""
    )
    if decision.state is DecisionState.NOT_USABLE:
        text = f"{text} {sentences.QUALITY[decision.quality_reason]}"
    if best is not None:
        text = f"{text} Similarity {best.similarity:.3f}, threshold {decision.threshold:.3f}."
    return text
