"""`compare`: say whether pictures show the same person: two, one and many, many and many."""

from __future__ import annotations

import argparse
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from core.calibration.values import Calibration
from core.capture.picture import PictureError
from core.cli import calibrated, compare_many, report
from core.cli import options as shared
from core.cli.compare_many import say_saved, signed_with
from core.cli.main import DONE, FAILED, UsageError
from core.cli.pictures import PictureResult, say_error
from core.comparison import words
from core.comparison.comparing import compare, embedding_of
from core.comparison.facts import facts_json, facts_of
from core.comparison.region_picture import side_by_side
from core.comparison.regions import regions as map_regions
from core.comparison.sides import side_of_file, with_face
from core.comparison.values import Comparison, Regions, Side
from core.pipeline import Pipeline
from core.whole_file import written_whole
from core.wording import QT_TRANSLATE_NOOP, PlainError

# What knows the gallery takes as long to import as to compare: not before it is used.
if TYPE_CHECKING:
    from core.people.gallery import Gallery
    from core.reports.files import Saved


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("a", metavar="A", help="first picture; with --many a folder, too")
    parser.add_argument("b", metavar="B", nargs="?", help="second picture, or a folder of pictures")
    parser.add_argument(
        "more", metavar="C", nargs="*", help="further pictures or folders: A is compared with each"
    )
    parser.add_argument(
        "--many", action="store_true", help="compare each picture with all the others"
    )
    for side in ("a", "b"):
        parser.add_argument(
            f"--face-{side}",
            metavar="N",
            type=shared.count,
            help=f"compare the face number N by size of {side.upper()} (1, the largest)",
        )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--regions",
        metavar="FILE.png",
        type=Path,
        help="draw which regions of two faces speak for and against a match; indicative only",
    )
    parser.add_argument(
        "--gallery",
        action="store_true",
        help="open the profile's gallery, and measure on its people what a similarity means",
    )
    parser.add_argument(
        "--report",
        metavar="FILE.pdf",
        type=Path,
        help="write a report as PDF, and beside it JSON with a signature of the gallery's log",
    )
    parser.add_argument(
        "--replace", action="store_true", help="replace a report or picture that is there"
    )
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
    shared.add_threshold(parser)
    shared.add_models(parser)
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Compare two faces: 0 for the same person, 1 for two people or a failure.

    Of many pictures: 0 if any pair reaches the threshold, 1 if none does or a picture failed.
    """
    if options.b is None and not options.many:
        raise UsageError("B: the second picture is missing.")
    is_many = bool(options.many or options.more or os.path.isdir(options.b))
    _check(options, is_many)
    pipeline = shared.load_pipeline(options)
    with _gallery(options) as gallery:
        calibration = calibrated.calibration_of(options, pipeline, gallery)
        threshold = calibrated.threshold_of(options, pipeline, calibration)
        if is_many:
            return compare_many.run(options, pipeline, threshold, calibration, gallery)
        return _run_pair(options, pipeline, threshold, calibration, gallery)


def _check(options: argparse.Namespace, is_many: bool) -> None:
    """Refuse what can't be meant or written, before minutes are spent."""
    if is_many and options.regions is not None:
        raise UsageError("--regions: only two pictures have a map of regions.")
    if is_many and (options.face_a is not None or options.face_b is not None):
        raise UsageError("--face-a, --face-b: of many pictures the largest faces are compared.")
    if options.report is not None:
        from core.reports.files import check_place

        check_place(options.report, replacing=options.replace)
    if options.regions is not None:
        if options.regions.suffix.lower() not in (".png", ".jpg", ".webp", ".bmp", ".tif"):
            raise UsageError("--regions: name a picture file, such as regions.png.")
        if options.regions.exists() and not options.replace:
            raise UsageError(f"--regions: {options.regions} is there already; see --replace.")


@contextmanager
def _gallery(options: argparse.Namespace) -> Iterator[Gallery | None]:
    """Open the gallery where it signs or is measured; a new one isn't made for that."""
    wanted = options.gallery or (options.report is not None and not options.unsigned)
    if not wanted or not shared.profile_of(options).gallery_file.exists():
        yield None
        return
    from core.cli.roll import opened_gallery

    with opened_gallery(options) as gallery:
        yield gallery


def _run_pair(
    options: argparse.Namespace,
    pipeline: Pipeline,
    threshold: float,
    calibration: Calibration,
    gallery: Gallery | None,
) -> int:
    results, sides, errors = [], [], []
    numbers = (options.face_a, options.face_b)
    for name, shown, number in zip((options.a, options.b), _names(options), numbers, strict=True):
        result, side, error = _look(pipeline, name, shown, number)
        results.append(result)
        sides += [] if side is None else [side]
        errors += [] if error is None else [error]
    for error in errors:
        say_error(error)
    found = None if errors else compare(sides[0], sides[1], threshold, calibration)
    regions = None
    if found is not None and (options.regions is not None or options.report is not None):
        regions = map_regions(pipeline, found.one, found.other)
    saved = None
    if found is not None and regions is not None:
        if options.regions is not None:
            _draw(found, regions, options.regions)
        if options.report is not None:
            saved = _saved(options, pipeline, found, regions, gallery)
    if options.json:
        print(report.line(_answer(pipeline, results, found, regions, threshold, errors)))
    elif found is not None:
        _say(found, regions)
        say_saved(options, saved)
    return DONE if found is not None and found.is_same else FAILED


def _look(
    pipeline: Pipeline, name: str, shown: str, number: int | None
) -> tuple[PictureResult, Side | None, PlainError | None]:
    """Return what was found in a picture, with the chosen face first."""
    result = PictureResult(name)
    try:
        side = side_of_file(pipeline, name, name)
        height, width = side.picture.grey.shape
        result = PictureResult(name, width, height, side.faces)
        if number is not None and side.faces:
            side = with_face(side, number - 1)
            others = (*side.faces[: side.chosen], *side.faces[side.chosen + 1 :])
            result = replace(result, faces=(side.faces[side.chosen], *others))
        embedding_of(side)
    except PlainError as error:
        return result, None, error
    return result, replace(side, name=shown), None


def _names(options: argparse.Namespace) -> tuple[str, str]:
    """Return what the pictures are called: without their folders, unless these tell them apart."""
    short = (Path(options.a).name, Path(options.b).name)
    return short if short[0] != short[1] else (options.a, options.b)


def _answer(
    pipeline: Pipeline,
    results: list[PictureResult],
    found: Comparison | None,
    regions: Regions | None,
    threshold: float,
    errors: list[PlainError],
) -> report.Json:
    pictures = [report.picture(result, pipeline) for result in results]
    figures = {} if found is None else facts_json(found, regions)
    return {
        "similarity": None,
        "decision": None,
        "meaning": None,
        "pictures": None,
        "regions": None,
        **figures,
        "threshold": threshold,
        "paths": [one["path"] for one in pictures],
        "faces": [next(iter(one["faces"]), None) for one in pictures],
        "models": dict(pipeline.models),
        "checksums": dict(facts_of(pipeline).models),
        "modes": report.modes(pipeline),
        "error": " ".join(str(error) for error in errors) or None,
    }


def _say(found: Comparison, regions: Regions | None) -> None:
    print(words.said(words.verdict(found)))
    print(words.said(words.likeness(found)))
    print(words.rarity(found.meaning))
    for remark in words.remarks(found):
        print(remark)
    if regions is not None:
        print(words.regions(regions))


def _draw(found: Comparison, regions: Regions, file: Path) -> None:
    page = io.BytesIO()
    picture = Image.fromarray(side_by_side(found, regions))
    picture.save(page, Image.registered_extensions()[file.suffix.lower()])
    try:
        with written_whole(file) as stream:
            stream.write(page.getbuffer())
    except OSError as error:
        raise PictureError(
            QT_TRANSLATE_NOOP("core", "The picture {file} can't be written: {reason}."),
            file=file,
            reason=error.strerror or type(error).__name__,
        ) from error


def _saved(
    options: argparse.Namespace,
    pipeline: Pipeline,
    found: Comparison,
    regions: Regions,
    gallery: Gallery | None,
) -> Saved:
    from core.comparison import report as comparison_report
    from core.people.audit.events import Event
    from core.reports.files import save

    signer, facts = None, facts_of(pipeline)
    if gallery is not None:
        similarity, threshold = round(found.similarity, 4), round(found.threshold, 4)
        gallery.log.add(Event.COMPARED, similarity=similarity, threshold=threshold)
        signer, facts = signed_with(gallery, pipeline)
    page = comparison_report.document(found, regions, facts, str, "en")
    told = facts_json(found, regions, facts)
    return save(page, told, options.report, signer, replacing=options.replace)
