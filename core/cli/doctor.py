"""`doctor`: check that everything the program needs is there."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator

from core.cli import checks, report
from core.cli import options as shared
from core.cli.checks import Check, State
from core.cli.main import DONE, FAILED
from core.wording import PlainError


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    shared.add_models(parser)
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Check one thing after the other: 0 if the program can work, 1 if it can't."""
    profile = shared.profile_of(options)
    settings = shared.settings_of(options)
    registry = shared.registry_of(options)
    done: list[Check] = []
    for subject in (
        checks.python,
        checks.packages,
        lambda: checks.models(registry, settings),
        checks.device,
        lambda: checks.profile(profile),
        lambda: checks.gallery(profile, registry, settings),
        checks.cameras,
        checks.window,
    ):
        for check in _guarded(subject):
            done.append(check)
            if not options.json:
                print(f"{f'[{check.state.value}]':<10} {check.subject}: {check.text}", flush=True)
    failures = sum(check.state is State.FAILED for check in done)
    if options.json:
        found = [
            {"subject": check.subject, "state": check.state.value, "text": check.text}
            for check in done
        ]
        print(report.line({"ok": not failures, "checks": found}))
    else:
        print("The program can work." if not failures else "The program can't work like this.")
    return FAILED if failures else DONE


def _guarded(subject: Callable[[], Iterator[Check]]) -> Iterator[Check]:
    """Report a fault of a check as its result: the other checks are needed all the more."""
    try:
        yield from subject()
    except PlainError as error:
        yield Check("Fault", State.FAILED, str(error))
    except Exception as error:
        yield Check("Fault", State.FAILED, f"a check broke off with {type(error).__name__}")
