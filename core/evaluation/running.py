"""Running an evaluation: pictures of a known truth in, error rates with intervals out."""

from __future__ import annotations

import hashlib
import platform
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from core.evaluation import comparisons, folders, identification, verification
from core.evaluation.attacks import attacks
from core.evaluation.collection import Collection
from core.evaluation.folders import EvaluationError, People, Presentations
from core.evaluation.liveness_sweep import sweep
from core.evaluation.result import Evaluation
from core.face.limits import LIMITS, Limits
from core.picture_batch import PictureFile, analyse_files
from core.pipeline import Pipeline
from core.results import LivenessReason
from core.wording import QT_TRANSLATE_NOOP

Progress = Callable[[int, int], None]


def evaluate(
    folder: Path,
    pipeline: Pipeline,
    *,
    seed: int = 1,
    most: int | None = None,
    load: Callable[[], Pipeline] | None = None,
    jobs: int | None = None,
    progress: Progress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Evaluation | None:
    """Measure error rates on a folder of pictures; see `core.evaluation.folders` for what it holds.

    The same pictures, models and seed give the same numbers.

    Parameters
    ----------
    pipeline
        The models; nobody else uses it meanwhile.
    seed
        Which people are strangers, how people are drawn for the intervals, and which pictures are
        looked at where `most` leaves some out.
    most
        Look at no more pictures than about these: whole people, or of each kind its share.
    load
        Makes further pipelines, where several pictures shall be looked at at once; None for one.
    jobs
        How many at once; None takes what fits the machine.
    progress
        Told how many pictures are done, and of how many.
    cancelled
        Asked after each picture and during the intervals.

    Returns
    -------
    None if it was cancelled.

    Raises
    ------
    EvaluationError
        If the folder is no evaluation set, holds too little, or there is no liveness model where
        one is measured.
    """
    found = folders.read(folder)
    if isinstance(found, Presentations):
        _require_liveness(pipeline)
    pictures = _some(found, most, seed)
    began = time.monotonic()
    collection = Collection()
    add = collection.add_person if isinstance(found, People) else collection.add_presentation
    digest = hashlib.sha256()
    files = [PictureFile(str(file)) for _, file in pictures]
    progress(0, len(files))
    with closing(analyse_files(files, pipeline, load, jobs=jobs)) as results:
        for done, ((label, file), result) in enumerate(zip(pictures, results, strict=True)):
            if cancelled():
                return None
            name = file.relative_to(folder).as_posix()
            add(label, name, result.faces, is_readable=result.error is None)
            digest.update(f"{label}\0{name}\0{_digest(file)}\n".encode("utf-8", "backslashreplace"))
            progress(done + 1, len(files))
    seconds = time.monotonic() - began
    try:
        rates = _rates_of(found, collection, seed, cancelled)
    except ValueError as error:
        raise EvaluationError(
            QT_TRANSLATE_NOOP(
                "core",
                "These pictures are too few to measure anything: several pictures of several "
                "people are needed, or faces of living people and of fakes.",
            )
        ) from error
    if rates is None:
        return None
    loaded = pipeline.slots.loaded()
    return Evaluation(
        kind="people" if isinstance(found, People) else "presentations",
        folder=folder.resolve().name,
        pictures=collection.pictures,
        failed=tuple(collection.failed),
        failure_to_enrol=collection.failure_to_enrol,
        set_digest=digest.hexdigest(),
        seed=seed,
        models=dict(pipeline.models),
        identities={slot: model.card.identity for slot, model in loaded.items()},
        modes={slot: model.mode for slot, model in loaded.items()},
        seconds=seconds,
        machine=f"{platform.system()} {platform.machine()}",
        recogniser=pipeline.recogniser_identity,
        suggested=pipeline.slots.recogniser.card.similarity_threshold,
        files=collection.files,
        failures=dict(collection.failures),
        people_failed=collection.people_failed,
        checksums={slot: model.card.main_file.sha256 for slot, model in loaded.items()},
        settings={
            "similarity_threshold": pipeline.similarity_threshold,
            **_in_force(pipeline.limits),
        },
        most=most,
        **rates,
    )


def _require_liveness(pipeline: Pipeline) -> None:
    network = pipeline.slots.liveness
    if network is None:
        raise EvaluationError(
            QT_TRANSLATE_NOOP(
                "core", "No liveness model is chosen. Choose one in the settings or by --liveness."
            )
        )
    if network.card.light == "studio":
        raise EvaluationError(
            QT_TRANSLATE_NOOP(
                "core",
                "The model {name} judges only what the studio draws, so it can't be measured on "
                "pictures. Choose another one.",
            ),
            name=network.card.name,
        )


def _rates_of(
    found: People | Presentations,
    collection: Collection,
    seed: int,
    cancelled: Callable[[], bool],
) -> dict[str, Any] | None:
    """Return the fields of `Evaluation` that hold rates and what they were made of."""
    if isinstance(found, Presentations):
        given = collection.presentations
        return {"attacks": attacks(given), "sweep": sweep(given), "presentations": given}
    labelled = collection.labelled()
    compared = comparisons.compare(labelled, seed=seed)
    verified = verification.verify(compared, seed=seed, cancelled=cancelled)
    if verified is None:
        return None
    return {
        "verification": verified,
        "identification": identification.identify(labelled, seed=seed),
        "comparisons": compared,
        "vectors": labelled.vectors,
        "labels": tuple(labelled.names[who] for who in labelled.people),
    }


def _some(
    found: People | Presentations, most: int | None, seed: int
) -> tuple[tuple[str, Path], ...]:
    """Return all pictures, or some that `seed` draws, in the order of the set."""
    pictures = found.pictures
    if most is None or len(pictures) <= most:
        return pictures
    draw = np.random.default_rng(seed)
    if isinstance(found, Presentations):
        of_kind: dict[str, list[int]] = {}
        for number, (kind, _) in enumerate(pictures):
            of_kind.setdefault(kind, []).append(number)
        kept: set[int] = set()
        for mine in of_kind.values():
            share = max(1, round(most * len(mine) / len(pictures)))
            kept.update(draw.permutation(mine)[:share].tolist())
        return tuple(picture for number, picture in enumerate(pictures) if number in kept)
    counts = Counter(label for label, _ in pictures)
    wanted: set[str] = set()
    taken = 0
    for label in draw.permutation(sorted(counts)).tolist():
        if len(wanted) >= 2 and taken + counts[label] > most:
            break
        wanted.add(label)
        taken += counts[label]
    return tuple(picture for picture in pictures if picture[0] in wanted)


def _in_force(limits: Limits) -> Mapping[str, float]:
    """Return the limits by the names of their settings."""
    return {
        limit.setting: float(
            getattr(limits.liveness, limit.rule)
            if isinstance(limit.reason, LivenessReason)
            else getattr(limits.quality, limit.rule).limit
        )
        for limit in LIMITS
    }


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
