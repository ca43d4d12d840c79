"""`import`: enrol many people from folders, a table, or an export of another gallery."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from tqdm import tqdm

from core.cli import agreement
from core.cli import options as shared
from core.cli import report as printing
from core.cli.main import DONE, FAILED, UsageError
from core.cli.passphrases import typed_passphrase
from core.cli.roll import opened_gallery
from core.importing import report
from core.importing.carrying_out import carry_out
from core.importing.faces import FaceReader
from core.importing.folders import read_source
from core.importing.preview import Choices, Mark, Preview, preview
from core.people.gallery import Gallery
from core.people.transfer import arrival
from core.people.transfer.arrival import Treatment
from core.people.transfer.sealed_stream import is_sealed_stream
from core.people.transfer.standing import THERE, Standing


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "source",
        metavar="SOURCE",
        type=Path,
        help="a folder with a folder of pictures for each person, a folder of pictures named after "
        "people, a CSV table with the columns name and picture, or an export (.fdgallery)",
    )
    parser.add_argument("--preview", action="store_true", help="say what would happen; do nothing")
    parser.add_argument("--report", metavar="FILE", type=Path, help="write what came of each row")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    pictures = parser.add_argument_group("pictures")
    pictures.add_argument(
        "--one-face", action="store_true", help="leave out pictures that show several faces"
    )
    pictures.add_argument("--poor", action="store_true", help="take poor pictures, too")
    pictures.add_argument("--fakes", action="store_true", help="take suspected fakes, too")
    pictures.add_argument(
        "--doubles", action="store_true", help="enrol people who look like others, too"
    )
    pictures.add_argument(
        "--skip-known", action="store_true", help="add nothing to people who are enrolled"
    )
    pictures.add_argument(
        "--keep-sample", action="store_true", help="the people agree that their faces are kept"
    )
    export = parser.add_argument_group("exports of another gallery")
    export.add_argument(
        "--there",
        choices=[one.value for one in Treatment],
        default=Treatment.SKIP.value,
        help="what to do with people who are in the gallery: skip them (as it is done without "
        "this), add what is new about them, or enrol them as another person",
    )
    export.add_argument(
        "--removed", action="store_true", help="take people who were removed from this gallery"
    )
    export.add_argument(
        "--archive-passphrase-file",
        metavar="FILE",
        help="read the export's passphrase from the first line of FILE, - for standard input",
    )
    agreement.add_consent(parser)
    shared.add_models(parser)
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Import people, or say what an import would do."""
    agreement.refuse_pictures_without_consent(options)
    with opened_gallery(options) as gallery:
        if _is_export(options.source):
            return _take(gallery, options)
        source = read_source(options.source)
        reader = FaceReader(shared.load_pipeline(options))
        choices = Choices(
            not options.one_face,
            options.poor,
            options.fakes,
            options.doubles,
            not options.skip_known,
            options.keep_sample,
            agreement.consent_of(gallery, options),
            agreement.reason_of(options),
        )
        for column in source.unused_columns:
            print(f"python -m core: the column {column} isn't used.", file=sys.stderr)
        with _bar("looking") as step:
            plan = preview(gallery, source, reader, choices, progress=step)
        if options.preview:
            _say_preview(plan, options)
            return DONE if not plan.count(Mark.PROBLEM) else FAILED
        unasked = sum(row.mark is Mark.NEW and row.details.consent is None for row in plan.rows)
        agreement.require_answer(gallery, options, unasked)
        with _bar("importing") as step:
            done = carry_out(gallery, plan, reader, progress=step)
    if options.report is not None:
        report.write(done, options.report)
    counts = {mark.value: done.count(mark) for mark in Mark}
    if options.json:
        print(printing.line(counts))
    else:
        for result in done.results:
            if result.problem is not None:
                print(
                    f"row {result.row.row.number} ({result.row.row.name}): {result.problem}",
                    file=sys.stderr,
                )
        print(
            f"{counts['new']} new, {counts['add']} got pictures, {counts['present']} were there "
            f"already, {counts['problem']} not imported."
        )
    return DONE if not counts["problem"] else FAILED


def _is_export(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return is_sealed_stream(stream.read(16))
    except OSError:
        return file.suffix == ".fdgallery"


def _take(gallery: Gallery, options: argparse.Namespace) -> int:
    passphrase = typed_passphrase(options.archive_passphrase_file, "of the export")
    if passphrase is None:
        raise UsageError("the export's passphrase is asked for at a terminal, or read from a file")
    threshold = shared.load_pipeline(options).similarity_threshold
    with _bar("looking") as step:
        plan = arrival.look(gallery, options.source, passphrase, same_from=threshold, progress=step)
    counts = {standing.value: plan.count(standing) for standing in Standing}
    if options.preview:
        if options.json:
            print(printing.line(counts))
        else:
            there = plan.count(*THERE)
            print(
                f"{len(plan.arrivals)} people, of {plan.contents.created.astimezone():%Y-%m-%d}: "
                f"{counts['new']} new, {there} in the gallery already, {counts['namesake']} of the "
                f"same name as somebody else, {counts['removed']} removed from this gallery."
            )
        return DONE
    with _bar("importing") as step:
        done = arrival.take(
            gallery,
            plan,
            passphrase,
            there=Treatment(options.there),
            removed=options.removed,
            progress=step,
        )
    for one, error in done.refused:
        print(f"{one.name}: {error}", file=sys.stderr)
    if options.json:
        data = {"new": done.added, "add": done.extended, "present": done.skipped}
        print(printing.line({**data, "problem": len(done.refused)}))
    else:
        print(
            f"{done.added} new, {done.extended} completed, {done.skipped} passed over, "
            f"{len(done.refused)} not imported."
        )
    return DONE if not done.refused else FAILED


def _say_preview(plan: Preview, options: argparse.Namespace) -> None:
    if options.report is not None:
        report.write(plan, options.report)
    if options.json:
        print(printing.line({mark.value: plan.count(mark) for mark in Mark}))
        return
    for row in plan.rows:
        reason, remarks = report.reasons(row, row.problem)
        words = " ".join(part for part in (reason, remarks) if part)
        print(f"{row.row.number:>6}  {row.mark.value:8} {row.row.name}  {words}".rstrip())


class _bar:  # noqa: N801 (used like a function)
    """A progress bar on stderr where somebody watches; gives what is told the progress."""

    def __init__(self, what: str) -> None:
        watched = sys.stderr is not None and sys.stderr.isatty()
        self._bar = tqdm(desc=what, leave=False, unit="person") if watched else None

    def __enter__(self) -> Callable[[int, int], None]:
        return self._step

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def _step(self, done: int, total: int) -> None:
        if self._bar is not None:
            self._bar.total = total
            self._bar.update(done - self._bar.n)
