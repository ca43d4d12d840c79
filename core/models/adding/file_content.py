"""What a file is, by its content: a graph, a checkpoint, or something that is no model."""

from __future__ import annotations

import hashlib
import io
import pickletools
import stat
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from core.models.adding.graph_file import GraphFacts, NoGraphError, read_graph_facts
from core.models.contract import ModelError
from core.wording import QT_TRANSLATE_NOOP

MOST_BYTES = 2 * 1024**3
"""No model that this program knows has a tenth of it."""

_CHUNK = 4 * 1024**2
_MOST_NAMES = 8 * 1024**2  # bytes of a checkpoint's list of tensors; the largest have 0.3
_MOST_STEPS = 2_000_000  # in that list
_POINTER = b"version https://git-lfs.github.com/spec/"
_PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_PICKLE = b"\x80"
_ARRAY = b"\x93NUMPY"

STOPPED = QT_TRANSLATE_NOOP("core", "Stopped. No model was added or changed.")
NOT_THERE = QT_TRANSLATE_NOOP(
    "core", "There is no file or folder {file}. Check the name, and try again."
)
NOT_READABLE = QT_TRANSLATE_NOOP("core", "The file {file} can't be read: {reason}.")
NO_FILE = QT_TRANSLATE_NOOP(
    "core", "{file} is neither a file nor a folder. Choose the model's folder or its file."
)
EMPTY = QT_TRANSLATE_NOOP(
    "core", "The file {file} is empty. Its download did not finish; get it again."
)
TOO_LARGE = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} is larger than 2 GiB. No model that this program knows is that large; choose "
    "another file.",
)
POINTER = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} only says where the model lies (a Git LFS pointer) and is not the model "
    'itself. Get the file itself, with "git lfs pull" or from the web page.',
)
PAGE = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} is a web page and no model. Follow the link to the file itself, and download "
    "that.",
)
PACKED = QT_TRANSLATE_NOOP(
    "core", "The file {file} is a packed archive. Unpack it, and add the folder that was in it."
)
NO_GRAPH = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} is no ONNX model, or it is damaged. Get it again from where it came from.",
)
IN_PARTS = QT_TRANSLATE_NOOP(
    "core",
    "The model in {file} keeps its numbers in other files. This program takes only models that "
    "are one file.",
)
NO_CHECKPOINT = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} is no file of weights, or it is damaged. Get it again from where it came "
    "from.",
)
PROGRAM = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} holds a program (TorchScript) and not weights alone. Programs in model files "
    "are never run; get the vendor's own file.",
)
NO_ARRAY = QT_TRANSLATE_NOOP(
    "core",
    "The file {file} holds no table of weights, or it is damaged. Get it again from where it came "
    "from.",
)


class _InPieces(io.BufferedReader):
    """A file of which nobody gets more than `_MOST_NAMES` bytes at once.

    Lengths in a file are whatever its maker wrote, and those who read it believe them.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path))

    def read(self, size: int | None = -1, /) -> bytes:
        """Read; raises ValueError if that would be too much."""
        wanted = _MOST_NAMES + 1 if size is None or size < 0 else size
        data = super().read(min(wanted, _MOST_NAMES + 1))
        if len(data) > _MOST_NAMES:
            raise ValueError("too long")
        return data

    def readline(self, size: int | None = -1, /) -> bytes:
        """Read a line, or as much of it as `_MOST_NAMES` allows."""
        return super().readline(_MOST_NAMES)


class CancelledError(ModelError):
    """Somebody stopped it; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Content:
    """A file as it was read, once from its beginning to its end."""

    sha256: str
    size: int
    data: bytes
    """All of it where it was to be kept, else its beginning."""


def read_content(path: Path, cancelled: Callable[[], bool], *, keep: bool) -> Content:
    """Read a file and reckon its checksum.

    Parameters
    ----------
    path
        What must be a regular file.
    cancelled
        Asked every few megabytes whether to go on.
    keep
        Whether the content is wanted, too.

    Raises
    ------
    ModelError
        If it is missing, unreadable, no file, empty, too large, or plainly no model.
    CancelledError
        If it was cancelled.
    """
    digest = hashlib.sha256()
    parts: list[bytes] = []
    size = 0
    try:
        _require_file(path)
        with path.open("rb") as stream:
            while part := stream.read(_CHUNK):
                if cancelled():
                    raise CancelledError(STOPPED)
                size += len(part)
                if size > MOST_BYTES:  # it grew since it was looked at
                    raise ModelError(TOO_LARGE, file=path)
                digest.update(part)
                if keep or not parts:
                    parts.append(part)
    except FileNotFoundError as error:
        raise ModelError(NOT_THERE, file=path) from error
    except OSError as error:
        raise ModelError(
            NOT_READABLE, file=path, reason=error.strerror or type(error).__name__
        ) from error
    if not parts:
        raise ModelError(EMPTY, file=path)
    _refuse_what_is_no_model(path, parts[0])
    return Content(digest.hexdigest(), size, b"".join(parts))


def graph_facts(path: Path, data: bytes) -> GraphFacts:
    """Return what an ONNX file says of itself.

    Raises
    ------
    ModelError
        If it is none, or its numbers lie in other files.
    """
    if data.startswith(_PACKED):
        raise ModelError(PACKED, file=path)
    try:
        facts = read_graph_facts(data)
    except NoGraphError as error:
        raise ModelError(NO_GRAPH, file=path) from error
    if not facts.one_file:
        raise ModelError(IN_PARTS, file=path)
    return facts


def checkpoint_names(path: Path) -> frozenset[str]:
    """Return all texts in a torch checkpoint's list of tensors, without unpickling it.

    Raises
    ------
    ModelError
        If it is no checkpoint, or holds a program.
    """
    names: set[str] = set()
    try:
        with _InPieces(path) as file:
            if not zipfile.is_zipfile(file):
                file.seek(0)
                if file.read(1) != _PICKLE:
                    raise ModelError(NO_CHECKPOINT, file=path)
                file.seek(0)
                for _ in range(4):  # the older format: magic number, version, system, tensors
                    names |= _texts(file)
                return _without_prefix(names)
            archive = zipfile.ZipFile(file)
            inside = {part.filename: part for part in archive.infolist()}
            if any(name.endswith("/constants.pkl") or "/code/" in name for name in inside):
                raise ModelError(PROGRAM, file=path)
            listed = [part for name, part in inside.items() if name.endswith("/data.pkl")]
            if len(listed) != 1:
                raise ModelError(PACKED, file=path)
            if listed[0].file_size > _MOST_NAMES:
                raise ModelError(NO_CHECKPOINT, file=path)
            with archive.open(listed[0]) as stream:
                names = _texts(stream)
    except (
        OSError, ValueError, IndexError, KeyError, EOFError, TypeError, AttributeError,
        OverflowError, NotImplementedError, RuntimeError, zipfile.BadZipFile, MemoryError,
    ) as error:  # fmt: skip
        raise ModelError(NO_CHECKPOINT, file=path) from error
    return _without_prefix(names)


def require_array(path: Path, content: Content) -> None:
    """Refuse what is no NumPy file.

    Raises
    ------
    ModelError
        If it is none.
    """
    if not content.data.startswith(_ARRAY):
        raise ModelError(NO_ARRAY, file=path)


def _require_file(path: Path) -> None:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):  # a pipe would keep us waiting for ever
        raise ModelError(NO_FILE, file=path)
    if status.st_size > MOST_BYTES:
        raise ModelError(TOO_LARGE, file=path)


def _refuse_what_is_no_model(path: Path, beginning: bytes) -> None:
    if beginning.startswith(_POINTER):
        raise ModelError(POINTER, file=path)
    text = beginning[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body")):
        raise ModelError(PAGE, file=path)


def _texts(stream: IO[bytes]) -> set[str]:
    texts = set()
    for count, (_, value, _) in enumerate(pickletools.genops(stream)):
        if count > _MOST_STEPS:
            raise ValueError("too long")
        if isinstance(value, str):
            texts.add(value)
    return texts


def _without_prefix(names: set[str]) -> frozenset[str]:
    return frozenset(name.removeprefix("module.") for name in names)
