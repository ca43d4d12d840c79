"""Which pictures a training set holds, and of whom: laid out as `evaluate` takes them."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from core.capture.picture import pictures_in
from core.evaluation.folders import FAKE, LIVE
from core.training.findings import Finding, finding
from core.training.values import Goal, Sample, TrainingError
from core.wording import QT_TRANSLATE_NOOP

_PARTS = 10  # that pictures of a fake of nobody in particular are taken for


def read_set(folder: Path, goal: Goal) -> tuple[tuple[Sample, ...], tuple[Finding, ...]]:
    """List the pictures of a training set.

    For a recogniser: a folder for each person. For liveness: `live` with a folder for each person,
    and `fake` with a folder for each kind of attack, in it a folder for each person who is shown
    (the name that is theirs in `live`, too), or for each object, e.g. a mask. Fakes that lie in no
    such folder are taken for ten series in the order of their names.

    Returns
    -------
    The pictures, sorted, and what is to be said about the layout.

    Raises
    ------
    TrainingError
        If the folder is laid out otherwise, or can't be read.
    """
    try:
        return _read(folder, goal)
    except OSError as error:
        raise TrainingError(
            QT_TRANSLATE_NOOP("core", "The folder {folder} can't be read: {reason}."),
            folder=folder,
            reason=error.strerror or type(error).__name__,
        ) from error


def _read(folder: Path, goal: Goal) -> tuple[tuple[Sample, ...], tuple[Finding, ...]]:
    parts = {part.name.lower(): part for part in _folders(folder)}
    is_liveness = {LIVE, FAKE} <= set(parts)
    if goal == "recogniser":
        if is_liveness or not parts:
            raise TrainingError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{folder} is no training set for a recogniser. It takes a folder for each "
                    "person.",
                ),
                folder=folder,
            )
        found = [
            Sample(_inside(file, folder), part.name)
            for part in parts.values()
            for file in pictures_in(part, below=True)
        ]
        return tuple(found), ()
    if not is_liveness:
        raise TrainingError(
            QT_TRANSLATE_NOOP(
                "core",
                "{folder} is no training set for liveness. It takes the folder live, with a "
                "folder for each person, and the folder fake, with one for each kind of attack.",
            ),
            folder=folder,
        )
    live, homeless = _of_people(parts[LIVE], folder, "")
    findings = [finding("no-person", homeless)] if homeless else []
    kinds = _folders(parts[FAKE])
    fakes: list[Sample] = []
    unnamed: list[str] = []
    # All of one kind may lie in `fake` itself.
    for kind in (*kinds, *(() if any(pictures_in(k, below=True) for k in kinds) else (None,))):
        place, name = (parts[FAKE], FAKE) if kind is None else (kind, kind.name)
        of_people, rest = _of_people(place, folder, name) if kind else ([], pictures_in(place))
        names = [_inside(one, folder) if isinstance(one, Path) else one for one in rest]
        unnamed += names
        fakes += of_people
        fakes += [
            Sample(one, f"{name}, series {1 + number * _PARTS // len(names)}", name)
            for number, one in enumerate(names)
        ]
    if unnamed:
        findings.append(finding("nobody", unnamed))
    return (*live, *fakes), tuple(findings)


def _of_people(place: Path, folder: Path, kind: str) -> tuple[list[Sample], list[str]]:
    """Return pictures in the folders of people, and the names of those in no such folder."""
    found: list[Sample] = []
    files: dict[str, list[Path]] = defaultdict(list)
    for part in _folders(place):
        files[part.name] += pictures_in(part, below=True)
    for person, theirs in files.items():
        found += [Sample(_inside(file, folder), person, kind) for file in theirs]
    return found, [_inside(file, folder) for file in pictures_in(place)]


def _folders(folder: Path) -> list[Path]:
    return sorted(part for part in folder.iterdir() if part.is_dir())


def _inside(file: Path, folder: Path) -> str:
    return file.relative_to(folder).as_posix()
