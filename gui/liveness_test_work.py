"""What the wizard that tests liveness has done in other threads: listing, judging, writing."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.paths import Profile
from core.wording import QT_TRANSLATE_NOOP, PlainError

if TYPE_CHECKING:
    from core.liveness_test.folder import TestFolder
    from core.liveness_test.values import Judge, Judged, LivenessTest, Presentation
    from core.pipeline import Pipeline
    from core.reports.document import Document, Language
    from core.reports.files import Saved, Signer
    from core.settings import Settings
    from gui.liveness_test.values import Earlier, Wish
    from gui.tasks import Task


class OtherModelError(PlainError):
    """A test can't be gone on with, as its models aren't there any more."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a test is made."""

    camera: str
    """Title of the source; empty for a file, whose name may be a person's."""

    camera_id: str
    is_studio: bool


def earlier(parent: Path) -> tuple[Earlier, ...]:
    """Return the tests in a folder, the latest first; what can't be read is left out."""
    from core.liveness_test.folder import FILE, TestFolder

    found = []
    with contextlib.suppress(OSError):
        for file in parent.glob(f"*/{FILE}"):
            with contextlib.suppress(PlainError, ValueError):
                found.append(_told_of(TestFolder.open(file.parent)))
    return tuple(sorted(found, key=lambda test: test.when, reverse=True))


def _told_of(folder: TestFolder) -> Earlier:
    from core.liveness_test import words
    from core.liveness_test.plan import total
    from gui.liveness_test.values import Earlier
    from gui.log.wording import say_said

    result = folder.result
    short = [] if result is None else [say_said(said) for said in words.in_short(result)]
    return Earlier(
        folder.path,
        datetime.fromisoformat(folder.started),
        folder.camera,
        len(folder.presentations),
        total(folder.plan),
        folder.is_finished,
        folder.has_recordings,
        short[0] if short else "",
    )


def opened(path: Path) -> TestFolder:
    """Open a test that was begun before.

    Raises
    ------
    FolderError
        If it can't be read.
    """
    from core.liveness_test.folder import TestFolder

    return TestFolder.open(path)


def delete(path: Path) -> None:
    """Delete a test with its recordings; files that aren't of it stay.

    Raises
    ------
    FolderError
        If something of it can't be deleted.
    """
    from core.liveness_test.folder import FILE, FolderError

    opened(path).delete_recordings()
    try:
        (path / FILE).unlink()
    except OSError as error:
        raise FolderError(
            QT_TRANSLATE_NOOP("core", "The file {file} can't be deleted: {reason}."),
            file=path / FILE,
            reason=error.strerror or type(error).__name__,
        ) from error
    with contextlib.suppress(OSError):
        path.rmdir()


def begun(
    parent: Path, wish: Wish, settings: Settings, place: Place, pipeline: Pipeline
) -> TestFolder:
    """Make the folder of a new test.

    Raises
    ------
    FolderError
        If it can't be made.
    """
    from core.liveness_test.folder import TestFolder, new_path
    from core.liveness_test.judging import in_force, models_of

    return TestFolder.create(
        new_path(parent),
        wish.plan,
        place.camera,
        in_force(settings),
        models_of(pipeline, is_studio=place.is_studio),
        camera_id=place.camera_id,
    )


def judged(
    folder: TestFolder, one: Presentation, pipeline: Pipeline, profile: Profile, task: Task
) -> Mapping[Judge, Judged] | None:
    """Judge one recording with models and limits of its test; None where it was given up.

    Raises
    ------
    FolderError, SourceError
        If the recording can't be read, or was changed.
    ModelError, OtherModelError
        If the models of the test aren't there.
    """
    from core.liveness_test import judging

    settings = judging.settings_of(folder.settings)
    loaded = _pipeline(folder, settings, pipeline, profile)
    return judging.judge(folder, one, loaded, settings, stop=task.is_cancelled)


def _pipeline(
    folder: TestFolder, settings: Settings, pipeline: Pipeline, profile: Profile
) -> Pipeline:
    from core.liveness_test.judging import models_of
    from core.models.registry import Registry
    from core.pipeline import Pipeline

    loaded = Pipeline.load(settings, Registry.of(profile), pipeline.slots)
    if dict(folder.models) != models_of(loaded, is_studio=_is_studio(folder.camera_id)):
        raise OtherModelError(
            QT_TRANSLATE_NOOP(
                "core",
                "The models of this liveness test are not those that are installed now. Begin "
                "another test.",
            )
        )
    return loaded


def again(
    folder: TestFolder, pipeline: Pipeline, profile: Profile, task: Task
) -> dict[int, Mapping[Judge, Judged]] | None:
    """Judge all recordings once more; None where it was given up. Raises as `judged`."""
    from core.liveness_test import judging

    settings = judging.settings_of(folder.settings)
    loaded = _pipeline(folder, settings, pipeline, profile)
    found = {}
    for done, one in enumerate(folder.presentations):
        task.report(done, len(folder.presentations))
        said = judging.judge(folder, one, loaded, settings, stop=task.is_cancelled)
        if said is None:
            return None
        found[one.number] = said
    return found


def tried(
    folder: TestFolder, settings: Settings, pipeline: Pipeline, task: Task
) -> LivenessTest | None:
    """Return what the recordings give with what is in use now; None where it was given up.

    Raises
    ------
    FolderError, SourceError
        If a recording can't be read, or was changed.
    """
    from core.liveness_test import judging, rating

    found = {}
    for done, one in enumerate(folder.presentations):
        task.report(done, len(folder.presentations))
        said = judging.judge(folder, one, pipeline, settings, stop=task.is_cancelled)
        if said is None:
            return None
        found[one.number] = said
    models = judging.models_of(pipeline, is_studio=_is_studio(folder.camera_id))
    return rating.result(folder, judged=found, models=models, settings=judging.in_force(settings))


def differing(folder: TestFolder, found: Mapping[int, Mapping[Judge, Judged]]) -> int:
    """Return in how many presentations something else was said than before."""
    from core.liveness_test.facts import differences, of_judged

    return sum(
        bool(differences(of_judged(folder.judged[number]), of_judged(said)))
        for number, said in found.items()
    )


def fits(test: LivenessTest, pipeline: Pipeline) -> bool:
    """Whether the limits that a test proposes are for the liveness model in use."""
    from core.liveness_test.judging import models_of

    proposal = test.proposal
    if proposal is None or (proposal.live_below is None and proposal.spoof_from is None):
        return True
    models = models_of(pipeline, is_studio=_is_studio(test.camera_id))
    return test.models.get("liveness") == models.get("liveness")


def differs(test: LivenessTest, settings: Settings, pipeline: Pipeline) -> bool:
    """Whether other models or limits are in use now than a test was made with."""
    from core.liveness_test.judging import in_force, models_of

    models = models_of(pipeline, is_studio=_is_studio(test.camera_id))
    return dict(test.models) != models or dict(test.settings) != in_force(settings)


def missing(folder: TestFolder) -> int:
    """Return how many presentations of the plan were not recorded, or showed no face."""
    from core.liveness_test.plan import left

    unseen = 0 if folder.result is None else len(folder.result.unseen)
    return sum(left(folder.plan, folder.presentations).values()) + unseen


def _is_studio(camera_id: str) -> bool:
    from core.liveness_test.words import STUDIO

    return camera_id.startswith(STUDIO)


def told(test: LivenessTest, language: Language) -> Document:
    """Return what was found as a report, in the language in force."""
    from core.liveness_test.report import document
    from gui.log.wording import say_said

    return document(test, say_said, language)


def written(
    test: LivenessTest, language: Language, file: Path, replacing: bool, signer: Signer | None
) -> Saved:
    """Write a report; nothing is signed where nobody does.

    Raises
    ------
    ReportError, GalleryError
        If it can't be written, or not be signed.
    """
    from core.liveness_test.facts import of
    from core.reports.files import save
    from gui.log.wording import say_said

    page = told(test, language)
    return save(page, of(test), file, signer, replacing=replacing, say=say_said)


def limits_of(test: LivenessTest) -> dict[str, object]:
    """Return the settings that put the proposed limits in force, by their names."""
    from core.settings import RANGES

    proposal = test.proposal
    found: dict[str, object] = {}
    if proposal is None:
        return found
    if proposal.live_below is not None and proposal.spoof_from is not None:
        found["liveness_bands_of"] = test.models.get("liveness", "").rpartition(" (")[0]
        found["liveness_live_below"] = proposal.live_below
        found["liveness_spoof_from"] = proposal.spoof_from
    if proposal.deny_from is not None:
        least, greatest = RANGES["limit_geometry"]
        found["limit_geometry"] = min(greatest, max(least, proposal.deny_from))
    return found


OWN_LIMITS: Mapping[str, None] = dict.fromkeys(
    ("liveness_bands_of", "liveness_live_below", "liveness_spoof_from", "limit_geometry")
)
"""The settings that put the program's own limits back in force."""
