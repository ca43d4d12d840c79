"""What a vendor's folder, or a single model file, is: found out without running any of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from core.models.adding.file_content import (
    NO_FILE,
    NOT_READABLE,
    NOT_THERE,
    CancelledError,
    checkpoint_names,
    graph_facts,
    read_content,
    require_array,
)
from core.models.adding.system_fit import (
    fitting,
    require_fit,
    titles,
    told_apart,
    with_tensors,
)
from core.models.card import ROLES, ModelFile, Role
from core.models.contract import ModelError
from core.models.json_file import read_json
from core.models.vendor.systems import SYSTEMS, System, by_pipeline_type
from core.wording import QT_TRANSLATE_NOOP

__all__ = ["CONFIGURATION", "CancelledError", "Candidate", "inspect"]

CONFIGURATION = "configuration.json"

NO_CONFIGURATION = QT_TRANSLATE_NOOP(
    "core",
    "The folder {folder} has no file configuration.json, so it can't be told which model it is. "
    "Choose the vendor's folder as it was downloaded, or the model's file itself.",
)
BAD_CONFIGURATION = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} doesn't say which model it belongs to. Get the vendor's folder again, or "
    "choose the model's file itself.",
)
UNKNOWN_TYPE = QT_TRANSLATE_NOOP(
    "core",
    "The folder {folder} is of a kind that this program doesn't know ({kind}). It knows: {known}.",
)
LACKS_FILE = QT_TRANSLATE_NOOP(
    "core",
    "This folder is of {title}, and lacks {file}. Download it into the folder, and try again.",
)
NEEDS_FOLDER = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} alone is not enough: {title} needs the other files of its folder, too. Choose "
    "the whole folder.",
)
OTHER_ENDING = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} is no model that can be added. Choose a vendor's folder, or a file that ends "
    "in .onnx or .pt.",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Files that may become an installed model."""

    path: Path
    """The vendor's folder, or the single file."""

    files: Mapping[Role, Path]
    """What would be copied."""

    contents: Mapping[Role, ModelFile]
    """Name, size and checksum of each of them, as they were when they were looked at."""

    configuration: Mapping[str, Any] | None
    """Content of the folder's configuration.json; None for a single file."""

    systems: tuple[System, ...]
    """What it can be. One: it is clear. Several: a person must say which."""

    known: bool
    """Whether the main file is the one that others report for the system."""

    @property
    def main_file(self) -> ModelFile:
        """The file that holds the numbers of the network; of several, the first of `ROLES`."""
        return next(self.contents[role] for role in ROLES if role in self.contents)

    def may_be(self, system: System) -> bool:
        """Whether it can be added as this system: it is one of `systems`, or just like them."""
        return any(
            system == one
            or (system.files == one.files and set(system.pipeline_types) & set(one.pipeline_types))
            for one in self.systems
        )


def inspect(path: Path, *, cancelled: Callable[[], bool] = lambda: False) -> Candidate:
    """Find out which of the vendor's systems a folder or a file is.

    Parameters
    ----------
    path
        A vendor's folder, its configuration.json, or a model file (.onnx, .pt). A model file in a
        vendor's folder stands for the folder.
    cancelled
        Asked every few megabytes whether to go on.

    Raises
    ------
    ModelError
        If it is nothing that can be added; the sentence says why.
    CancelledError
        If it was cancelled.
    """
    try:
        if path.is_dir():
            return _inspect_folder(path, cancelled)
        if not path.exists():
            raise ModelError(NOT_THERE, file=path)
        if not path.is_file():
            raise ModelError(NO_FILE, file=path)
        if path.name == CONFIGURATION or _is_of_folder(path):
            return _inspect_folder(path.parent, cancelled)
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise ModelError(NOT_READABLE, file=path, reason=reason) from error
    return _inspect_file(path, cancelled)


def _inspect_folder(folder: Path, cancelled: Callable[[], bool]) -> Candidate:
    configuration = _read_configuration(folder)
    kind = _pipeline_type(configuration)
    if kind is None:
        raise ModelError(BAD_CONFIGURATION, file=folder / CONFIGURATION)
    systems = by_pipeline_type(kind)
    if not systems:
        raise ModelError(UNKNOWN_TYPE, folder=folder, kind=kind[:80], known=titles(SYSTEMS))
    if systems[0].slot is None:
        raise ModelError(systems[0].refusal)
    # Systems of one kind may have other files; it is the one whose files are there.
    lacking = {
        system.name: [name for name in system.files.values() if not (folder / name).exists()]
        for system in systems
    }
    nearest = min(systems, key=lambda system: len(lacking[system.name]))
    if lacking[nearest.name]:
        raise ModelError(LACKS_FILE, title=nearest.title, file=", ".join(lacking[nearest.name]))
    systems = tuple(system for system in systems if system.files == nearest.files)
    files = {role: folder / name for role, name in nearest.files.items()}
    files["configuration"] = folder / CONFIGURATION
    return _candidate(folder, files, configuration, systems, cancelled)


def _inspect_file(file: Path, cancelled: Callable[[], bool]) -> Candidate:
    endings: Mapping[str, Role] = {".onnx": "graph", ".pt": "checkpoint", ".pth": "checkpoint"}
    role = endings.get(file.suffix.lower())
    if role is None:
        # What it really is helps more than its ending: say so of what is plainly no model.
        read_content(file, cancelled, keep=False)
        raise ModelError(OTHER_ENDING, file=file)
    systems = tuple(s for s in SYSTEMS if role in s.files and s.slot is not None)
    found = _candidate(file, {role: file}, None, systems, cancelled)
    if any(len(system.files) > 1 for system in found.systems):
        raise ModelError(NEEDS_FOLDER, file=file, title=titles(found.systems))
    return found


def _candidate(
    path: Path,
    files: Mapping[Role, Path],
    configuration: Mapping[str, Any] | None,
    systems: tuple[System, ...],
    cancelled: Callable[[], bool],
) -> Candidate:
    """Read the files, and keep the systems that they fit."""
    contents: dict[Role, ModelFile] = {}
    for role, file in files.items():
        content = read_content(file, cancelled, keep=role == "graph")
        contents[role] = ModelFile(file.name, content.sha256, content.size)
        if role == "graph":
            facts = graph_facts(file, content.data)
            if configuration is not None:
                require_fit(file, facts, systems[0])
            else:
                systems = fitting(file, facts, systems)
            systems = told_apart(systems, content.sha256, facts)
        elif role == "checkpoint":
            names = checkpoint_names(file)
            if configuration is None:
                systems = with_tensors(file, names, systems)
        elif role not in ("configuration", "structure"):
            require_array(file, content)
    found = Candidate(
        path=path,
        files=MappingProxyType(dict(files)),
        contents=MappingProxyType(contents),
        configuration=None if configuration is None else MappingProxyType(dict(configuration)),
        systems=systems,
        known=False,
    )
    known = len(systems) == 1 and systems[0].checksum == found.main_file.sha256
    return Candidate(
        found.path, found.files, found.contents, found.configuration, systems, known=known
    )


def _read_configuration(folder: Path) -> Mapping[str, Any]:
    file = folder / CONFIGURATION
    try:
        content = read_json(file)
    except FileNotFoundError as error:
        raise ModelError(NO_CONFIGURATION, folder=folder) from error
    except OSError as error:
        raise ModelError(
            NOT_READABLE, file=file, reason=error.strerror or type(error).__name__
        ) from error
    except ValueError as error:
        raise ModelError(BAD_CONFIGURATION, file=file) from error
    if not isinstance(content, dict):
        raise ModelError(BAD_CONFIGURATION, file=file)
    return content


def _pipeline_type(configuration: Mapping[str, Any]) -> str | None:
    pipeline = configuration.get("pipeline")
    kind = pipeline.get("type") if isinstance(pipeline, dict) else None
    return kind if isinstance(kind, str) and kind.isprintable() and kind else None


def _is_of_folder(file: Path) -> bool:
    """Whether the folder around a model file says what the file is."""
    try:
        kind = _pipeline_type(_read_configuration(file.parent))
    except ModelError:
        return False
    systems = by_pipeline_type(kind) if kind is not None else ()
    return any(file.name in system.files.values() for system in systems)
