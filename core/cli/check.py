"""`check`: look through the gallery for what somebody should see to."""

from __future__ import annotations

import argparse

from tqdm import tqdm

from core.cli import options as shared
from core.cli import renew, report
from core.cli.main import DONE, FAILED
from core.cli.roll import opened_gallery
from core.models.contract import ModelError
from core.people.likeness.check import CheckReport, Finding, FindingKind, check
from core.people.likeness.words import HEADINGS, sentence


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--recogniser", metavar="NAME", help="its templates (else the settings')")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--progress",
        action=argparse.BooleanOptionalAction,
        help="show a progress bar (else in a terminal only)",
    )
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Compare everybody with everybody: 0 if nothing is to be seen to. Changes nothing."""
    card = renew.recogniser_card(options)
    suggested = card.similarity_threshold
    if suggested is None:  # no recogniser is without, or the registry would have left it out
        raise ModelError("The recogniser {name} names no threshold.", name=card.name)
    tqdm.monitor_interval = 0  # no thread of its own: one bar in one loop needs none
    hidden = not options.progress if options.progress is not None else None
    with (
        opened_gallery(options) as gallery,
        tqdm(unit="template", disable=hidden, leave=False) as bar,
    ):

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        found = check(gallery, card.identity, suggested, progress=show)
    if options.json:
        print(report.line(_data(found)))
    else:
        _say(found)
    return FAILED if found.findings else DONE


def _say(found: CheckReport) -> None:
    for kind in FindingKind:
        mine = [finding for finding in found.findings if finding.kind is kind]
        if mine:
            print(f"{HEADINGS[kind]}:")
        for finding in mine:
            text, values = sentence(finding)
            ids = " ".join(one for one in (finding.person_id, finding.other_id) if one)
            print(f"  {text.format(**values)}  [{ids}]")
    basis = "this gallery's strangers" if found.is_measured else "the recogniser's card"
    print(
        f"{found.people} people, {found.templates} templates; two people count as doubles from "
        f"{found.threshold:.2f} on, after {basis}."
    )
    if not found.findings:
        print("Nothing is wrong.")


def _data(found: CheckReport) -> report.Json:
    return {
        "model": found.model,
        "people": found.people,
        "templates": found.templates,
        "threshold": round(found.threshold, 6),
        "threshold_is_measured": found.is_measured,
        "findings": [_finding(finding) for finding in found.findings],
    }


def _finding(finding: Finding) -> report.Json:
    return {
        "kind": finding.kind.value,
        "person": finding.person_id,
        "name": finding.name,
        "other": finding.other_id or None,
        "other_name": finding.other_name or None,
        "template": finding.template_id or None,
        "value": None if finding.value is None else round(finding.value, 6),
    }
