"""`train`: train a liveness model or a recogniser on a site's own pictures."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from tqdm import tqdm

from core.cli import options as shared
from core.cli import report
from core.cli.main import DONE

if TYPE_CHECKING:
    from core.training.findings import Finding
    from core.training.running import Order, Outcome
    from core.training.values import Goal, Progress

NETWORKS = ("residual-10", "residual-18", "residual-34")
"""Names in `core.models.residual_net.DEPTHS`, which loads torch."""

LIVENESS = (
    "a folder with live (in it a folder for each person) and fake (in it one for each kind of "
    "attack, and in these one for each person or object that is shown)"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    shared.add_profile(parser)
    goals = parser.add_subparsers(dest="goal", metavar="model", required=True)
    liveness = goals.add_parser(
        "liveness", help="a network that tells living people from fakes", description=LIVENESS
    )
    recogniser = goals.add_parser("recogniser", help="a network that tells people apart")
    liveness.add_argument("folder", metavar="FOLDER", type=Path, help=LIVENESS)
    recogniser.add_argument("folder", metavar="FOLDER", type=Path, help="a folder for each person")
    recogniser.add_argument(
        "--from",
        dest="start",
        metavar="NAME",
        help='go on from an installed recogniser, "default" for the given one; best for less than '
        "thousands of people (else the network starts from nothing)",
    )
    recogniser.add_argument(
        "--dimension",
        type=_dimension,
        metavar="N",
        help="length of an embedding (512; with --from that of the model)",
    )
    recogniser.add_argument(
        "--network",
        choices=NETWORKS,
        help="network that starts from nothing; residual-10 is the one for a computer without a "
        "GPU (residual-18)",
    )
    for parser_of_goal in (liveness, recogniser):
        _of_both(parser_of_goal)


def _of_both(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check", action="store_true", help="say what is wrong with the pictures; train nothing"
    )
    parser.add_argument(
        "--out",
        metavar="NAME",
        help="short name of the model in the profile, or a folder elsewhere (site-liveness, "
        "site-recogniser)",
    )
    parser.add_argument("--replace", action="store_true", help="replace a model of that name")
    parser.add_argument(
        "--leave-out",
        action="store_true",
        help="train without the pictures that can't be used",
    )
    going_on = parser.add_mutually_exclusive_group()
    going_on.add_argument(
        "--resume", action="store_true", help="go on with a training that was stopped"
    )
    going_on.add_argument(
        "--anew", action="store_true", help="throw away a training that was stopped"
    )
    parser.add_argument(
        "--seed", type=_whole, metavar="N", default=1, help="of all chance in it (1)"
    )
    parser.add_argument(
        "--epochs", type=_epochs, metavar="N", default=20, help="5 of them warm up (20)"
    )
    parser.add_argument(
        "--device", choices=("auto", "cpu", "cuda"), default="auto", help="(a GPU if there is one)"
    )
    parser.add_argument(
        "--threads",
        type=shared.count,
        metavar="N",
        help="of the processor (all cores; another number gives other last digits)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--progress",
        action=argparse.BooleanOptionalAction,
        help="show a progress bar with the time left (else in a terminal only)",
    )
    shared.add_profile(parser, default=argparse.SUPPRESS)  # it may stand behind, too


def run(options: argparse.Namespace) -> int:
    """Train, or only look at the pictures. Exits with 1 where the pictures hinder training."""
    from core.training import running
    from core.training.findings import BadDataError, require_usable

    order = _order(options)
    registry = shared.registry_of(options)
    tqdm.monitor_interval = 0  # no thread of its own: one bar in one loop needs none
    hidden = not options.progress if options.progress is not None else None
    with _Bar(hidden) as bar:
        if options.check:
            dataset = running.check(order, registry, show=bar.show)
            assert dataset is not None  # only Ctrl+C ends it here, and that is no answer
            bar.close()
            _say_findings(dataset.findings, options, dataset.counts())
            require_usable(dataset.findings, leave_out=order.leave_out)
            return DONE
        try:
            outcome = running.run(order, registry, show=bar.show)
        except BadDataError as error:
            bar.close()
            _say_findings(error.findings, options, None)
            raise
        except KeyboardInterrupt:
            bar.close()
            print("Finished epochs are kept; go on with --resume.", file=sys.stderr)
            raise
    assert outcome is not None
    _say(outcome, options)
    return DONE


class _Bar:
    """One bar for looking at pictures, and one for training; the time left stands in it."""

    def __init__(self, hidden: bool | None) -> None:
        self._hidden = hidden
        self._stage = ""
        self._bar: tqdm[NoReturn] | None = None

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def show(self, progress: Progress) -> None:
        """Draw how far it is."""
        bar = self._bar
        if bar is None or progress.stage != self._stage:
            self.close()
            self._stage = progress.stage
            unit = "picture" if progress.stage == "looking" else "step"
            bar = self._bar = tqdm(
                unit=unit,
                initial=max(0, progress.done - 1),
                total=progress.total,
                disable=self._hidden,
                leave=False,
            )
        if progress.epoch:
            bar.set_description(f"epoch {progress.epoch}", refresh=False)
        bar.update(progress.done - bar.n)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def _order(options: argparse.Namespace) -> Order:
    from core.training.running import Order
    from core.training.values import Recipe

    profile = shared.profile_of(options)
    goal: Goal = options.goal
    name = options.out or f"site-{goal}"
    models_dir, work_dir = profile.models_dir, profile.root / "training"
    if os.sep in name or "/" in name:
        place = Path(name).resolve()
        name, models_dir, work_dir = place.name, place.parent, place.parent / ".training"
    recipe = Recipe(
        epochs=options.epochs,
        warm_up=min(5, options.epochs // 2),
        seed=options.seed,
        threads=options.threads or _cores(),
    )
    chosen = {}
    if goal == "recogniser":
        chosen = {"start": options.start}
        if options.network is not None:
            chosen["architecture"] = options.network
        if options.dimension is not None:
            chosen["dimension"] = options.dimension
    return Order(
        goal,
        options.folder,
        name,
        models_dir,
        work_dir,
        recipe,
        device=options.device,
        resume=options.resume,
        anew=options.anew,
        replace=options.replace,
        leave_out=options.leave_out,
        **chosen,
    )


def _say_findings(
    findings: tuple[Finding, ...],
    options: argparse.Namespace,
    counts: Mapping[str, Mapping[str, Mapping[str, int]]] | None,
) -> None:
    if options.json:
        told = [{"kind": f.kind, "weight": f.weight, "text": str(f), "names": list(f.names)}
                for f in findings]  # fmt: skip
        print(report.line({"findings": told, "pictures": counts}))
        return
    for one in findings:
        print(one)
    if counts is not None:
        for part, kinds in counts.items():
            parts = [
                f"{count['pictures']} {kind} of {count['people']} people"
                for kind, count in kinds.items()
            ]
            print(f"For {part}: {', '.join(parts) or 'none'}.")


def _say(outcome: Outcome, options: argparse.Namespace) -> None:
    card = outcome.card
    if options.json:
        facts = {
            "name": card.name,
            "folder": str(card.folder),
            "sha256": card.main_file.sha256,
            "dimension": card.dimension,
            "similarity_threshold": card.similarity_threshold,
            "live_below": card.live_below,
            "spoof_from": card.spoof_from,
            "notes": list(card.notes),
            "training": dict(card.training or {}),
            "findings": [{"kind": f.kind, "text": str(f)} for f in outcome.findings],
        }
        print(report.line(facts))
        return
    for finding in outcome.findings:
        print(finding)
    course = outcome.course
    early = ", stopped early" if course.stopped_early else ""
    print(
        f"Trained {card.name} in {len(course.epochs)} epochs{early}; epoch {course.best} was best."
    )
    for note in card.notes:
        print(note)
    print(f"It lies in {card.folder}, sha256 {card.main_file.sha256}.")
    if card.folder.parent == shared.profile_of(options).models_dir:
        print(f"Use it with --{card.slot} {card.name}, or choose it in the settings of the window.")
    else:
        print(f"Add it to a profile with: python -m core models add {card.folder}")
    if card.slot == "recogniser":
        print("People have to be renewed for it: see python -m core people renew --help.")


def _cores() -> int:
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(64, count or 1))


def _dimension(text: str) -> int:
    return _number(text, 8, 4096)


def _epochs(text: str) -> int:
    return _number(text, 1, 1000)


def _whole(text: str) -> int:
    return _number(text, 0, 2**31)


def _number(text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdecimal()) or not least <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from {least} to {most}")
    return int(text)
