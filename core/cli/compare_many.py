"""`compare` of more than two pictures: one with many, or many with many."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from tqdm import tqdm

from core.calibration.values import Calibration
from core.cli import report
from core.cli.main import DONE, FAILED
from core.cli.pictures import find_pictures, say_error
from core.comparison import words
from core.comparison.comparing import matrix_of_files, sorted_matrix
from core.comparison.facts import facts_of, matrix_json
from core.comparison.matrix_report import entries_of, matrix_document
from core.comparison.ordering import of_pairs, pairs
from core.comparison.values import Facts, Matrix
from core.pipeline import Pipeline

# What knows the gallery takes as long to import as to compare: not before it is used.
if TYPE_CHECKING:
    from core.people.audit.report_signing import ReportSigner
    from core.people.gallery import Gallery
    from core.reports.files import Saved

_SHOWN = 20
"""Pairs that are said, the most alike first; --json has them all."""


def run(
    options: argparse.Namespace,
    pipeline: Pipeline,
    threshold: float,
    calibration: Calibration,
    gallery: Gallery | None,
) -> int:
    """Compare: 0 if a pair reaches the threshold and every picture could be used."""
    found = sorted_matrix(_compared(options, pipeline, threshold, calibration))
    for error in found.failures:
        say_error(error)
    saved = _saved(options, pipeline, found, gallery)
    if options.json:
        facts = facts_of(pipeline)
        answer = {
            **matrix_json(found, facts, paths=True),
            "models": dict(pipeline.models),
            "checksums": dict(facts.models),
            "error": " ".join(str(error) for error in found.failures) or None,
        }
        print(report.line(answer))
    else:
        _say(found)
        say_saved(options, saved)
    is_reached = bool((of_pairs(found) >= threshold).any())
    return DONE if is_reached and not found.failed else FAILED


def say_saved(options: argparse.Namespace, saved: Saved | None) -> None:
    """Say where a picture and a report are."""
    if options.regions is not None:
        print(f"The map is {options.regions}.")
    if saved is None:
        return
    print(f"The report is {saved.pdf}, with its figures in {saved.json}.")
    if saved.fingerprint:
        print(f"It is signed with the key {saved.fingerprint}.")
    else:
        print("It isn't signed: there is no gallery, or --unsigned was given.")


def signed_with(gallery: Gallery, pipeline: Pipeline) -> tuple[ReportSigner, Facts]:
    """Return what signs a report, and its facts with the log's end and who compared."""
    from core.people.audit.report_signing import ReportSigner

    signer = ReportSigner(gallery.log)
    end, actor = signer.end(), gallery.sign_in.actor
    facts = facts_of(
        pipeline,
        log_head=f"{end.number} {end.hash}",
        operator="" if actor is None else actor.name,
    )
    return signer, facts


def _compared(
    options: argparse.Namespace,
    pipeline: Pipeline,
    threshold: float,
    calibration: Calibration,
) -> Matrix:
    named = [name for name in (options.b, *options.more) if name is not None]
    first, others = find_pictures([options.a]), find_pictures(named)
    missing = [file for file in (*first, *others) if file.error is not None]
    rows = [file.name for file in first if file.error is None]
    columns = [file.name for file in others if file.error is None]
    tqdm.monitor_interval = 0  # no thread of its own: one bar in one loop needs none
    hidden = not options.progress if options.progress is not None else None
    with tqdm(unit="picture", disable=hidden, leave=False) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        found = matrix_of_files(
            pipeline,
            [*rows, *columns] if options.many else rows,
            None if options.many else columns,
            show,
            threshold=threshold,
            calibration=calibration,
        )
    errors = tuple(file.error for file in missing if file.error is not None)
    return replace(
        found,
        failed=(*(file.name for file in missing), *found.failed),
        failures=(*errors, *found.failures),
    )


def _saved(
    options: argparse.Namespace, pipeline: Pipeline, found: Matrix, gallery: Gallery | None
) -> Saved | None:
    if options.report is None:
        return None
    from core.people.audit.events import Event
    from core.reports.files import save

    signer, facts = None, facts_of(pipeline)
    if gallery is not None:
        count = len({*found.rows, *found.columns})
        gallery.log.add(Event.COMPARED, count=count, threshold=round(found.threshold, 4))
        signer, facts = signed_with(gallery, pipeline)
    page = matrix_document(found, facts, str, "en")
    told = matrix_json(found, facts)
    return save(page, told, options.report, signer, replacing=options.replace)


def _say(found: Matrix) -> None:
    print(words.summary(found))
    total = len(of_pairs(found))
    for row, column in pairs(found, _SHOWN):
        value = found.similarities[row, column]
        mark = "=" if value >= found.threshold else " "
        print(f"{mark} {words.similarity(value)}  {found.rows[row]}  {found.columns[column]}")
    if total > _SHOWN:
        print(f"{total - _SHOWN} more pairs; --json tells them all.")
    if total:
        print(words.at_threshold(found))
    for remark in words.several_faces(entries_of(found)):
        print(remark)
