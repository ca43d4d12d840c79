"""`enrol`: add a person to the gallery from pictures."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core import sentences
from core import settings as stored
from core.cli import options as shared
from core.cli import report
from core.cli.main import DONE
from core.cli.pictures import analyse_file, embedded_face
from core.cli.roll import opened_gallery
from core.people import samples
from core.people.gallery import Gallery, NewTemplate, Person, Sample
from core.people.search import GalleryIndex
from core.people.thumbnail import portrait
from core.pipeline import Pipeline
from core.results import Embedding, FaceAnalysis, LivenessVerdict
from core.settings import SettingsError
from core.wording import QT_TRANSLATE_NOOP, PlainError


class EnrolmentError(PlainError):
    """A person is not enrolled; nothing was kept."""


@dataclass(frozen=True, slots=True, eq=False)
class _Picture:
    """What was found in one picture."""

    name: str
    face: FaceAnalysis
    embedding: Embedding
    portrait: NDArray[np.uint8]
    sample: Sample | None
    """What is kept of the picture itself, if the person agrees to it."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("name", metavar="NAME", help="name of the person")
    parser.add_argument("pictures", metavar="PICTURE", nargs="+", help="pictures of that person")
    parser.add_argument(
        "--force",
        action="store_true",
        help="enrol from poor pictures, too, or from pictures that look like different people",
    )
    known = parser.add_mutually_exclusive_group()
    known.add_argument(
        "--add", action="store_true", help="NAME is enrolled already: add these pictures"
    )
    known.add_argument(
        "--another", action="store_true", help="NAME is another person of the same name"
    )
    parser.add_argument(
        "--keep-sample",
        action=argparse.BooleanOptionalAction,
        help="the person agrees that the face is cut out of the pictures and kept, so that "
        "templates can be renewed when the model changes (else as the settings say)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    shared.add_models(parser)
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Enrol a person, with one template for each picture, or keep nothing at all."""
    with opened_gallery(options) as gallery:
        before = _namesake(gallery, options)
        pipeline = shared.load_pipeline(options)
        keep = _keeps_samples(options)
        pictures = [
            _picture(pipeline, name, force=options.force, keep=keep) for name in options.pictures
        ]
        index = GalleryIndex()
        index.load(gallery, pipeline.recogniser_identity)
        if not options.force:
            _require_one_person(pictures, pipeline.similarity_threshold)
            if before is not None:
                _require_likeness(pictures, before, index, pipeline.similarity_threshold)
        _warn_of_doubles(pictures, before, index, pipeline.similarity_threshold)
        new = [NewTemplate(one.embedding, one.face.quality.overall) for one in pictures]
        kept = [one.sample for one in pictures if one.sample is not None]
        if before is None:
            best = max(pictures, key=lambda one: one.face.quality.overall)
            person = gallery.enrol(options.name, new, best.portrait, kept)
        else:
            gallery.add_templates(before.id, new, kept)
            person = gallery.person(before.id)
    if options.json:
        data = {
            "id": person.id,
            "name": person.name,
            "templates": person.template_count,
            "added": len(new),
            "samples": person.sample_count,
            "model": pipeline.recogniser_identity,
        }
        print(report.line(data))
    else:
        count = "1 picture" if len(new) == 1 else f"{len(new)} pictures"
        done = "Enrolled" if before is None else "Added to"
        also = "; the face in each is kept" if kept else ""
        print(f"{done} {person.name} from {count}{also}; id {person.id}.")
    return DONE


def _keeps_samples(options: argparse.Namespace) -> bool:
    if options.keep_sample is not None:
        return bool(options.keep_sample)
    try:
        settings, _ = stored.load(shared.profile_of(options).settings_file)
    except SettingsError:  # told when the models were loaded
        return False
    return settings.keep_samples


def _namesake(gallery: Gallery, options: argparse.Namespace) -> Person | None:
    """Return who gets the templates: somebody enrolled for --add, else nobody yet."""
    same = gallery.find_by_name(options.name)
    if options.add:
        if len(same) != 1:
            raise EnrolmentError(
                QT_TRANSLATE_NOOP(
                    "core", "{count} people are called {name}; pictures are added to exactly one."
                ),
                count=len(same),
                name=options.name,
            )
        return same[0]
    if same and not options.another:
        raise EnrolmentError(
            QT_TRANSLATE_NOOP(
                "core",
                "{name} is in the gallery already. Use --add to add pictures of that person, or "
                "--another for another person of the same name.",
            ),
            name=same[0].name,
        )
    return None


def _picture(pipeline: Pipeline, name: str, *, force: bool, keep: bool) -> _Picture:
    analysis = analyse_file(pipeline, name)
    face, embedding = embedded_face(name, analysis.faces)
    if len(analysis.faces) > 1:
        _note(f"{name} shows {len(analysis.faces)} faces; the largest is taken.")
    if not face.quality.usable:
        advice = sentences.QUALITY[face.quality.reason]
        if not force:
            raise EnrolmentError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The picture {file} is too poor to enrol from: {advice} Take another picture, "
                    "or use --force.",
                ),
                file=name,
                advice=advice,
            )
        _note(f"{name}: {advice}")
    if face.liveness is not None and face.liveness.verdict is LivenessVerdict.SPOOF and not force:
        raise EnrolmentError(
            QT_TRANSLATE_NOOP(
                "core",
                "The face in the picture {file} is suspected to be a fake. Take another picture, "
                "or use --force.",
            ),
            file=name,
        )
    pixels, sample = analysis.frame.pixels, None
    if keep:
        sample = samples.cut(
            pixels,
            face.detection,
            quality=face.quality.overall,
            consent=datetime.now(UTC),
            source=Path(name).name,
        )
    return _Picture(name, face, embedding, portrait(pixels, face.detection.box), sample)


def _require_one_person(pictures: list[_Picture], threshold: float) -> None:
    for a, b in combinations(pictures, 2):
        if float(a.embedding.vector @ b.embedding.vector) < threshold:
            raise EnrolmentError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The pictures {a} and {b} don't look like the same person. "
                    "Leave one out, or use --force.",
                ),
                a=a.name,
                b=b.name,
            )


def _require_likeness(
    pictures: list[_Picture], before: Person, index: GalleryIndex, threshold: float
) -> None:
    """Refuse pictures of somebody else for a person who has templates of this model."""
    for picture in pictures:
        match = index.verify(picture.embedding, before.id)
        if match is not None and match.similarity < threshold:
            raise EnrolmentError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The picture {file} doesn't look like {name}, who is in the gallery. "
                    "Take another picture, or use --force.",
                ),
                file=picture.name,
                name=before.name,
            )


def _warn_of_doubles(
    pictures: list[_Picture], before: Person | None, index: GalleryIndex, threshold: float
) -> None:
    """Say who in the gallery looks like the new person: perhaps it is the same one."""
    said = {before.id} if before is not None else set()
    for picture in pictures:
        for match in index.identify(picture.embedding, 2):
            if match.similarity >= threshold and match.person_id not in said:
                said.add(match.person_id)
                _note(
                    f"{picture.name} looks like {match.name}, who is in the gallery already "
                    f"(similarity {match.similarity:.2f}, id {match.person_id})."
                )


def _note(sentence: str) -> None:
    print(f"python -m core: {sentence}", file=sys.stderr)
