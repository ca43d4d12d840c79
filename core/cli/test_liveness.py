"""`test-liveness`: what a liveness test found, judged again from its recordings if wanted."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tqdm import tqdm

from core.cli import liveness_words, report
from core.cli import options as shared
from core.cli.main import DONE, FAILED, UsageError
from core.cli.roll import opened_gallery
from core.liveness_test import facts, judging, rating, words
from core.liveness_test import report as test_report
from core.liveness_test.folder import FolderError, TestFolder
from core.liveness_test.plan import left
from core.liveness_test.values import LivenessTest
from core.models.contract import SLOTS
from core.people.accounts.rights import Right
from core.people.audit.events import Event
from core.people.audit.report_signing import ReportSigner
from core.people.gallery import Gallery
from core.pipeline import Pipeline
from core.reports.files import check_place, save
from core.settings import Settings
from core.wording import QT_TRANSLATE_NOOP


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "folder", metavar="FOLDER", type=Path, help="folder of a test that the window recorded"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--again",
        action="store_true",
        help="judge the recordings again, with the models and settings of the test, and say "
        "whether all numbers are the same",
    )
    parser.add_argument(
        "--present",
        action="store_true",
        help="judge the recordings with the models and settings of now, or those that are named "
        "here, and say what differs; the test stays as it is",
    )
    parser.add_argument(
        "--report",
        metavar="FILE.pdf",
        type=Path,
        help="write a report as PDF, and beside it JSON with a signature of the gallery's log",
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
    """Tell what a test found. A test that was recorded and not judged is judged now.

    The exit code is 1 if the recordings are judged again and the numbers differ.
    """
    if options.again and options.present:
        raise UsageError("--again and --present exclude each other.")
    chosen = any(getattr(options, name) for slot in SLOTS for name in (slot, f"{slot}_mode"))
    if chosen and not options.present:
        raise UsageError("models are chosen with --present; else those of the test are used.")
    folder = TestFolder.open(options.folder)
    if options.report is not None:  # before minutes are spent
        check_place(options.report, replacing=options.replace)
    with _gallery(options) as gallery:
        before = folder.result
        if options.present:
            settings = shared.settings_of(options)
        else:
            settings = judging.settings_of(folder.settings if before is None else before.settings)
        test = before
        if before is None or options.again or options.present:
            test = _judged(folder, settings, options)
        assert test is not None
        if before is None and not options.present and not left(folder.plan, folder.presentations):
            folder.finish(test)
        compared = before is not None and test is not before
        changed = _differences(before, test) if before is not None and compared else None
        if gallery is not None and test is not before:
            gallery.log.add(Event.LIVENESS_TESTED, "", **words.log_facts(test))
        _say(options, folder, test, changed)
        if options.report is not None:
            _write(test, None if options.unsigned else gallery, options)
    return FAILED if changed and options.again else DONE


def _judged(folder: TestFolder, settings: Settings, options: argparse.Namespace) -> LivenessTest:
    """Judge all recordings; what is judged for the first time is kept after each."""
    if not folder.presentations:
        raise FolderError(
            QT_TRANSLATE_NOOP(
                "core", "Nothing was shown yet in the liveness test in {folder}. Go on with it."
            ),
            folder=folder.path,
        )
    pipeline = Pipeline.load(settings, shared.registry_of(options))
    is_studio = folder.camera_id.startswith(words.STUDIO)
    models = judging.models_of(pipeline, is_studio=is_studio)
    _tell_models(folder.models, models)
    is_new = folder.result is None and not options.present
    tqdm.monitor_interval = 0  # no thread of its own: one bar in one loop needs none
    hidden = not options.progress if options.progress is not None else None
    judged = {}
    for one in tqdm(folder.presentations, unit="recording", disable=hidden, leave=False):
        if is_new and not options.again and one.number in folder.judged:
            judged[one.number] = folder.judged[one.number]
            continue
        found = judging.judge(folder, one, pipeline, settings)
        assert found is not None  # only Ctrl+C ends it here, and that is no answer
        judged[one.number] = found
        if is_new:
            folder.keep(one.number, found)
    return rating.result(folder, judged=judged, models=models, settings=judging.in_force(settings))


def _differences(before: LivenessTest, now: LivenessTest) -> tuple[str, ...]:
    return facts.differences(facts.that_counts(before), facts.that_counts(now))


def _tell_models(then: Mapping[str, str], now: Mapping[str, str]) -> None:
    for slot in sorted({*then, *now}):
        old, new = then.get(slot, "none"), now.get(slot, "none")
        if old != new:
            text = f"{slot}: {new} is used, the test was begun with {old}."
            print(f"python -m core: {text}", file=sys.stderr)


@contextmanager
def _gallery(options: argparse.Namespace) -> Iterator[Gallery | None]:
    """Open the gallery where it signs a report; a new one isn't made for that."""
    wanted = options.report is not None and not options.unsigned
    if not wanted or not shared.profile_of(options).gallery_file.exists():
        yield None
        return
    with opened_gallery(options) as gallery:
        gallery.sign_in.require(Right.SETTINGS)
        yield gallery


def _say(
    options: argparse.Namespace,
    folder: TestFolder,
    test: LivenessTest,
    changed: tuple[str, ...] | None,
) -> None:
    missing = sum(left(folder.plan, folder.presentations).values())
    if options.json:
        shown: dict[str, Any] = {**facts.of(test), "missing": missing}
        if changed is not None:
            shown["differences"] = list(changed)
        print(report.line(shown))
        return
    liveness_words.say(test, missing)
    if changed is not None:
        liveness_words.say_again(changed)


def _write(test: LivenessTest, gallery: Gallery | None, options: argparse.Namespace) -> None:
    signer = None if gallery is None else ReportSigner(gallery.log)
    page = test_report.document(test)
    saved = save(page, facts.of(test), options.report, signer, replacing=options.replace)
    if options.json:
        return
    print(f"The report is {saved.pdf}, with its figures in {saved.json}.")
    if saved.fingerprint:
        print(f"It is signed with the key {saved.fingerprint}.")
    else:
        print("It isn't signed: there is no gallery, or --unsigned was given.")
