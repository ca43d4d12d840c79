"""`enrol`: add a person to the gallery from pictures."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

from core import sentences
from core import settings as stored
from core.cli import agreement, report
from core.cli import options as shared
from core.cli.main import DONE
from core.cli.roll import opened_gallery
from core.enrolment.hindrance import of_quality
from core.enrolment.keeping import EnrolmentError, kept_from
from core.enrolment.pictures import shots_of_picture
from core.enrolment.shots import Shot
from core.people.audit.log import Fact
from core.people.consent.keeper import with_consent
from core.people.gallery import Gallery, Person
from core.people.records import Consent, Details, View
from core.people.search import GalleryIndex
from core.pipeline import Pipeline
from core.quality import QualityReason
from core.results import Embedding, LivenessVerdict
from core.settings import SettingsError
from core.wording import QT_TRANSLATE_NOOP

_Named = tuple[str, Shot]
"""A picture as the command line calls it, and the face in it."""

_VIEWS = {view.value: view for view in View if view is not View.UNKNOWN}

_ANYHOW = "python -m core enrol"
_FORCED = "python -m core enrol --force"


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
    parser.add_argument(
        "--view",
        choices=sorted(_VIEWS),
        default=View.PICTURE.value,
        help="what the pictures show, as the person's page says it: glasses, beard, ... "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--external-id", metavar="ID", help="number of the person in another system"
    )
    parser.add_argument(
        "--tag", metavar="TAG", action="append", default=[], help="a tag; may be given again"
    )
    parser.add_argument(
        "--note", metavar="TEXT", help="a note about the person; with --add after those there are"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    agreement.add_consent(parser)
    shared.add_models(parser)
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Enrol a person, with one template for each picture, or keep nothing at all."""
    with opened_gallery(options) as gallery:
        before = _namesake(gallery, options)
        consent = agreement.consent_of(gallery, options)
        agreed = consent is not None or (before is not None and _has_agreed(before))
        agreement.require_answer(gallery, options, int(not agreed))
        keep = _keeps_samples(options, agreed=agreed)
        pipeline = shared.load_pipeline(options)
        shots = [_shot(pipeline, name, options) for name in options.pictures]
        index = GalleryIndex()
        index.load(gallery, pipeline.recogniser_identity)
        if not options.force:
            _require_one_person(shots, pipeline.similarity_threshold)
            if before is not None:
                _require_likeness(shots, before, index, pipeline.similarity_threshold)
        _warn_of_doubles(shots, before, index, pipeline.similarity_threshold)
        kept = kept_from(
            [shot for _, shot in shots], keep_samples=keep, consent_time=datetime.now(UTC)
        )
        facts = _with_reason(kept.facts, agreement.reason_of(options))
        if before is None:
            person = gallery.enrol(
                options.name,
                kept.templates,
                kept.thumbnail,
                details=_details(options, Details(), consent),
                facts=facts,
            )
        else:
            gallery.add_templates(
                before.id,
                kept.templates,
                facts=facts,
                change=lambda known: _details(options, known, consent),
            )
            person = gallery.person(before.id)
    if options.json:
        data = {
            "id": person.id,
            "name": person.name,
            "templates": person.template_count,
            "added": len(kept.templates),
            "samples": person.sample_count,
            "model": pipeline.recogniser_identity,
        }
        print(report.line(data))
    else:
        count = "1 picture" if len(shots) == 1 else f"{len(shots)} pictures"
        done = "Enrolled" if before is None else "Added to"
        also = "; the face in each is kept" if keep else ""
        print(f"{done} {person.name} from {count}{also}; id {person.id}.")
    return DONE


def _has_agreed(person: Person) -> bool:
    consent = person.details.consent
    return consent is not None and consent.withdrawn is None


def _with_reason(facts: Mapping[str, Fact], reason: str) -> dict[str, Fact]:
    reasons = [str(one) for one in (facts.get("reason"), reason) if one]
    return {**facts, "reason": "; ".join(reasons)} if reasons else dict(facts)


def _keeps_samples(options: argparse.Namespace, *, agreed: bool) -> bool:
    if options.keep_sample is not None:
        agreement.refuse_pictures_without_consent(options)
        return bool(options.keep_sample)
    if not agreed:  # as at the desk
        return False
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


def _details(options: argparse.Namespace, before: Details, consent: Consent | None) -> Details:
    """Return what is known of the person with what the command line adds."""
    if consent is not None:
        before = with_consent(before, consent)
    notes = [before.notes, options.note or ""]
    return replace(
        before,
        external_id=options.external_id or before.external_id,
        notes="\n".join(note for note in notes if note),
        tags=(*before.tags, *options.tag),
    )


def _shot(pipeline: Pipeline, name: str, options: argparse.Namespace) -> _Named:
    faces = shots_of_picture(pipeline, name)
    shot = replace(faces[0], view=_VIEWS[options.view])
    if len(faces) > 1:
        _note(f"{name} shows {len(faces)} faces; the largest is taken.")
    quality, liveness = shot.face.quality, shot.face.liveness
    reason = of_quality(shot.face, shot.view)
    if reason is not QualityReason.GOOD:
        advice = sentences.QUALITY[reason]
        if not quality.usable and not options.force:
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
        shot = replace(shot, override=_FORCED if options.force else _ANYHOW)
    if liveness is not None and liveness.verdict is LivenessVerdict.SPOOF:
        if not options.force:
            raise EnrolmentError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The face in the picture {file} is suspected to be a fake. Take another "
                    "picture, or use --force.",
                ),
                file=name,
            )
        shot = replace(shot, override=_FORCED)
    return name, shot


def _require_one_person(shots: list[_Named], threshold: float) -> None:
    for (a, one), (b, other) in combinations(shots, 2):
        if float(_embedding(one).vector @ _embedding(other).vector) < threshold:
            raise EnrolmentError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The pictures {a} and {b} don't look like the same person. "
                    "Leave one out, or use --force.",
                ),
                a=a,
                b=b,
            )


def _require_likeness(
    shots: list[_Named], before: Person, index: GalleryIndex, threshold: float
) -> None:
    """Refuse pictures of somebody else for a person who has templates of this model."""
    for file, shot in shots:
        match = index.verify(_embedding(shot), before.id)
        if match is not None and match.similarity < threshold:
            raise EnrolmentError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The picture {file} doesn't look like {name}, who is in the gallery. "
                    "Take another picture, or use --force.",
                ),
                file=file,
                name=before.name,
            )


def _warn_of_doubles(
    shots: list[_Named], before: Person | None, index: GalleryIndex, threshold: float
) -> None:
    """Say who in the gallery looks like the new person: perhaps it is the same one."""
    said = {before.id} if before is not None else set()
    for file, shot in shots:
        for match in index.identify(_embedding(shot), 2):
            if match.similarity >= threshold and match.person_id not in said:
                said.add(match.person_id)
                _note(
                    f"{file} looks like {match.name}, who is in the gallery already "
                    f"(similarity {match.similarity:.2f}, id {match.person_id})."
                )


def _embedding(shot: Shot) -> Embedding:
    assert shot.face.embedding is not None  # `shots_of_picture` gives no others
    return shot.face.embedding


def _note(sentence: str) -> None:
    print(f"python -m core: {sentence}", file=sys.stderr)
