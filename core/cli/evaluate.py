"""`evaluate`: how often the models err on pictures of a known truth."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tqdm import tqdm

from core.calibration import keeping
from core.calibration.measuring import of_evaluation
from core.cli import evaluate_again, evaluation_words, report
from core.cli import options as shared
from core.cli.main import DONE, FAILED
from core.cli.roll import opened_gallery
from core.evaluation import folders
from core.evaluation.facts import differences, facts
from core.evaluation.folders import Presentations
from core.evaluation.pairing import Paired, paired
from core.evaluation.result import Evaluation
from core.evaluation.running import evaluate
from core.people.accounts.rights import Right
from core.people.audit.events import Event
from core.people.audit.report_signing import ReportSigner
from core.people.gallery import Gallery
from core.pipeline import Pipeline
from core.reports import evaluation as evaluation_report
from core.reports.document import Document
from core.reports.files import check_place, save
from core.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        type=Path,
        help="a folder for each person; or the folders live and fake, and in fake one for each "
        "kind of attack",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--seed",
        type=int,
        metavar="N",
        help="which people are strangers, and how people are drawn for the intervals (1)",
    )
    parser.add_argument(
        "--most",
        type=_most,
        metavar="N",
        help="look at about N pictures at most: whole people, or of each kind its share",
    )
    parser.add_argument(
        "--against",
        metavar="NAME",
        help="measure a second recogniser (for pictures of people) or liveness model on the same "
        "pictures, and say whether one is better",
    )
    parser.add_argument(
        "--again",
        metavar="REPORT",
        type=Path,
        help="measure as the report (.json) says, with its models, limits and seed, and say "
        "whether all numbers are the same",
    )
    parser.add_argument(
        "--report",
        metavar="FILE.pdf",
        type=Path,
        help="write a report as PDF, and beside it JSON with a signature of the gallery's log",
    )
    parser.add_argument(
        "--keep-as-calibration",
        metavar="NAME",
        help="let the recogniser's thresholds follow what this set of people showed; NAME is what "
        "the set is called",
    )
    parser.add_argument("--replace", action="store_true", help="replace a report that is there")
    parser.add_argument(
        "--unsigned",
        action="store_true",
        help="don't sign the report, so that the gallery needn't be opened",
    )
    parser.add_argument(
        "--progress",
        action=argparse.BooleanOptionalAction,
        help="show a progress bar (else in a terminal only)",
    )
    shared.add_models(parser)
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Measure error rates with 95 % intervals. The same pictures, models and seed give the same
    numbers."""
    before = None if options.again is None else evaluate_again.figures_of(options)
    settings = shared.settings_of(options)
    if before is not None:
        settings = evaluate_again.limits_as_before(settings, before)
    other = None if options.against is None else _with_other(options)
    if options.report is not None:  # before minutes are spent
        check_place(options.report, replacing=options.replace)
    with _gallery(options) as gallery:
        found = _measured(settings, options)
        second = None if other is None else _measured(other, options)
        pair = None if second is None else paired(found, second)
        told = facts(found)
        if pair is not None and second is not None:
            told["against"] = {"evaluation": facts(second), "paired": asdict(pair)}
        if gallery is not None:
            names = [one.models.get(_slot(one), "") for one in (found, second) if one is not None]
            gallery.log.add(Event.EVALUATED, pictures=found.pictures, models=", ".join(names))
        # First what was measured: should nothing else be possible, it wasn't in vain.
        code = _say(options, found, pair, second, told, before)
        if options.report is not None:
            page = evaluation_report.document(found, pair, second=second)
            _write(page, told, None if options.unsigned else gallery, options)
        if options.keep_as_calibration is not None:
            _keep(found, options)
    return code


def _write(
    page: Document, told: dict[str, Any], gallery: Gallery | None, options: argparse.Namespace
) -> None:
    signer = None if gallery is None else ReportSigner(gallery.log)
    saved = save(page, told, options.report, signer, replacing=options.replace)
    if options.json:
        return
    print(f"The report is {saved.pdf}, with its figures in {saved.json}.")
    if saved.fingerprint:
        print(f"It is signed with the key {saved.fingerprint}.")
    else:
        print("It isn't signed: there is no gallery, or --unsigned was given.")


def _measured(settings: Settings, options: argparse.Namespace) -> Evaluation:
    registry = shared.registry_of(options)

    def load() -> Pipeline:
        return Pipeline.load(settings, registry)

    tqdm.monitor_interval = 0  # no thread of its own: one bar in one loop needs none
    hidden = not options.progress if options.progress is not None else None
    with tqdm(unit="picture", disable=hidden, leave=False) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        found = evaluate(
            options.folder,
            load(),
            seed=1 if options.seed is None else options.seed,
            most=options.most,
            load=load,
            progress=show,
        )
    assert found is not None  # only Ctrl+C ends it here, and that is no answer
    return found


@contextmanager
def _gallery(options: argparse.Namespace) -> Iterator[Gallery | None]:
    """Open the gallery where it signs a report or says who may; a new one isn't made for that."""
    is_signed = options.report is not None and not options.unsigned
    wanted = is_signed or options.keep_as_calibration is not None
    if not wanted or not shared.profile_of(options).gallery_file.exists():
        yield None
        return
    with opened_gallery(options) as gallery:
        gallery.sign_in.require(Right.SETTINGS)
        yield gallery


def _keep(found: Evaluation, options: argparse.Namespace) -> None:
    calibration = of_evaluation(found, options.keep_as_calibration)
    assert calibration is not None  # nobody cancels here
    keeping.save(calibration, shared.profile_of(options).calibrations_file)
    if not options.json:
        print("Thresholds follow this set from now on, unless the settings want the gallery's.")


def _slot(found: Evaluation) -> str:
    return "recogniser" if found.kind == "people" else "liveness"


def _with_other(options: argparse.Namespace) -> Settings:
    """Return the settings with the model of --against in its slot."""
    slot = "liveness" if isinstance(folders.read(options.folder), Presentations) else "recogniser"
    other = argparse.Namespace(**vars(options))
    setattr(other, slot, options.against)
    setattr(other, f"{slot}_mode", None)
    return shared.settings_of(other)


def _most(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text) <= 10_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 10000000")
    return int(text)


def _say(
    options: argparse.Namespace,
    found: Evaluation,
    pair: Paired | None,
    second: Evaluation | None,
    told: dict[str, Any],
    before: dict[str, Any] | None,
) -> int:
    changed = None if before is None else differences(before, facts(found))
    if options.json:
        shown = {**told, "failed": [str(options.folder / name) for name in found.failed]}
        if changed is not None:
            shown["differences"] = list(changed)
        print(report.line(shown))
    else:
        evaluation_words.say(found)
        if pair is not None and second is not None:
            evaluation_words.say(second)
            evaluation_words.say_pair(pair)
        if changed is not None:
            evaluation_words.say_again(changed)
    return FAILED if changed else DONE
