"""`people renew`: make templates for another recogniser from the kept pictures."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from tqdm import tqdm

from core.cli import options as shared
from core.cli import report
from core.cli.main import DONE, FAILED, INTERRUPTED
from core.models.card import ModelCard
from core.models.contract import EmbedderNetwork
from core.models.registry import MISSING, ModelError, Registry
from core.people.gallery import Gallery
from core.people.renewal import RenewalPlan, RenewalSummary, plan, renew
from core.settings import Settings

_NAMED = 20  # people named in a line; --json names all


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the action's arguments."""
    parser.add_argument(
        "--recogniser", metavar="NAME", help="for this recogniser (else that of the settings)"
    )
    parser.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON object"
    )
    parser.add_argument(
        "--progress",
        action=argparse.BooleanOptionalAction,
        help="show a progress bar (else in a terminal only)",
    )


def recogniser_card(options: argparse.Namespace) -> ModelCard:
    """Return the card of the recogniser that is meant: of the command line, else the settings.

    Raises
    ------
    ModelError
        If none is installed, or not that of the settings.
    UsageError
        If the command line names one that is not installed.
    """
    return _chosen(options)[2]


def _chosen(options: argparse.Namespace) -> tuple[Registry, Settings, ModelCard]:
    registry = shared.registry_of(options)
    settings = shared.settings_of(options)
    card = registry.chosen("recogniser", settings.recogniser)
    if card is None:
        raise ModelError(MISSING["recogniser"])
    return registry, settings, card


def run(gallery: Gallery, options: argparse.Namespace) -> int:
    """Renew what can be renewed: 0 if everybody then has a template of the recogniser."""
    registry, settings, card = _chosen(options)
    wanted = plan(gallery, card.identity)
    if wanted.renewable:
        recogniser = registry.load_recogniser(card.name, settings.recogniser_mode)
        summary = _carry_out(gallery, wanted, recogniser, options.progress)
    else:  # the network needn't be loaded
        summary = RenewalSummary(wanted.model, 0, (), wanted.without_sample, cancelled=False)
    for person, error in summary.failed:
        print(f"python -m core: {person.name}: {error}", file=sys.stderr)
    if options.json:
        print(report.line(_data(summary)))
    else:
        _say(summary, wanted, card)
    if summary.cancelled:
        return INTERRUPTED
    return FAILED if summary.failed or summary.without_sample else DONE


def _carry_out(
    gallery: Gallery, wanted: RenewalPlan, recogniser: EmbedderNetwork, bar_wanted: bool | None
) -> RenewalSummary:
    hidden = not bar_wanted if bar_wanted is not None else None
    tqdm.monitor_interval = 0  # no thread of its own: one bar in one loop needs none
    total = len(wanted.renewable)
    with (
        tqdm(total=total, unit="person", disable=hidden, leave=False) as bar,
        _ctrl_c() as pressed,
    ):

        def show(done: int, _total: int) -> None:
            bar.update(done - bar.n)

        return renew(gallery, wanted, recogniser, progress=show, cancelled=pressed)


def _say(summary: RenewalSummary, wanted: RenewalPlan, card: ModelCard) -> None:
    if not wanted.renewable and not wanted.without_sample:
        print(f"Everybody has a template for {card.name}.")
        return
    print(f"Renewed {summary.renewed} of {len(wanted.renewable)} with a kept picture.")
    if summary.failed:
        print(f"{len(summary.failed)} failed: their kept pictures can't be used.")
    if summary.without_sample:
        names = [person.name for person in summary.without_sample]
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        print(
            f"{len(names)} without a kept picture can't be recognised with {card.name} until "
            f"they are enrolled again: {', '.join(names[:_NAMED])}{more}."
        )
    if summary.cancelled:
        print("Stopped. What was renewed stays; the same command goes on from there.")


def _data(summary: RenewalSummary) -> report.Json:
    return {
        "model": summary.model,
        "renewed": summary.renewed,
        "failed": [
            {"id": person.id, "name": person.name, "error": str(error)}
            for person, error in summary.failed
        ],
        "without_sample": [
            {"id": person.id, "name": person.name} for person in summary.without_sample
        ],
        "cancelled": summary.cancelled,
    }


@contextmanager
def _ctrl_c() -> Iterator[Callable[[], bool]]:
    """Let Ctrl+C end the work after the present person; a second one ends it at once."""
    pressed = threading.Event()
    before = signal.getsignal(signal.SIGINT)
    # A shell that runs the program in the background has Ctrl+C ignored, and so it stays.
    if (
        before in (signal.SIG_IGN, None)
        or threading.current_thread() is not threading.main_thread()
    ):
        yield pressed.is_set
        return

    def press(_number: int, _frame: FrameType | None) -> None:
        pressed.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, press)
    try:
        yield pressed.is_set
    finally:
        signal.signal(signal.SIGINT, before)
