"""`doctor`: check that everything the program needs is there."""

from __future__ import annotations

import argparse
from pathlib import Path

from core.cli import options as shared
from core.cli import report
from core.cli.main import DONE, FAILED
from core.doctor import bundle
from core.doctor import report as findings
from core.doctor.check import Check, State
from core.doctor.examination import Examination, Plan


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--camera",
        metavar="ADDRESS",
        help="watch this source for some seconds (else that of the settings, or the first camera)",
    )
    parser.add_argument("--no-camera", action="store_true", help="list the cameras, but open none")
    parser.add_argument(
        "--bundle",
        metavar="FILE.zip",
        type=Path,
        help="save a report for support; it holds no face, name, id or password",
    )
    shared.add_models(parser)
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Check one thing after the other: 0 if the program can work, 1 if it can't."""
    profile = shared.profile_of(options)
    registry = shared.registry_of(options)
    examination = Examination(
        Plan(
            profile,
            registry,
            shared.settings_of(options),
            camera=options.camera,
            opens_camera=not options.no_camera,
        )
    )
    done: list[Check] = []
    for check in examination.checks():
        done.append(check)
        if not options.json:
            _print(check)
    if options.bundle is not None:
        seen = examination.observation
        readings = seen.readings if seen is not None else ()
        made = bundle.make(done, profile, registry, readings, options.camera)
        made.save(options.bundle)
    failures = any(check.state is State.FAILED for check in done)
    if options.json:
        found = [findings.as_data(check) for check in done]
        print(report.line({"ok": not failures, "checks": found}))
    else:
        if options.bundle is not None:
            print(f"The report for support is in {options.bundle}.")
        print("The program can work." if not failures else "The program can't work like this.")
    return FAILED if failures else DONE


def _print(check: Check) -> None:
    state = f"[{check.state.value}]"
    print(f"{state:<10} {check.subject.value}: {check.sentence}", flush=True)
    for step in check.advice:
        print(f"{'':<10}   -> {step}", flush=True)
