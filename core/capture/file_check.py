"""Whether a path names a file that can be read, and if not, why, as a sentence."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from core.wording import QT_TRANSLATE_NOOP, PlainError


def require_file(path: Path, error: type[PlainError]) -> None:
    """Check that `path` is a regular, readable, non-empty file.

    Pipes and devices are refused: opening one could wait forever.

    Raises
    ------
    PlainError
        Of class `error`, naming only the path.
    """
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as cause:
        raise error(
            QT_TRANSLATE_NOOP("core", "There is no file {file}. Check its name."), file=path
        ) from cause
    except PermissionError as cause:
        raise _forbidden(path, error) from cause
    except OSError as cause:
        raise unreadable(path, cause, error) from cause
    if stat.S_ISDIR(status.st_mode):
        raise error(QT_TRANSLATE_NOOP("core", "{file} is a folder, not a file."), file=path)
    if not stat.S_ISREG(status.st_mode):
        raise error(QT_TRANSLATE_NOOP("core", "{file} is not an ordinary file."), file=path)
    if status.st_size == 0:
        raise error(QT_TRANSLATE_NOOP("core", "The file {file} is empty."), file=path)
    if not os.access(path, os.R_OK):
        raise _forbidden(path, error)


def unreadable(path: Path, cause: OSError, error: type[PlainError]) -> PlainError:
    """Make the error for a file that the system fails to read."""
    if isinstance(cause, PermissionError):
        return _forbidden(path, error)
    return error(
        QT_TRANSLATE_NOOP("core", "{file} can't be read: {reason}."),
        file=path,
        reason=cause.strerror or type(cause).__name__,
    )


def _forbidden(path: Path, error: type[PlainError]) -> PlainError:
    return error(
        QT_TRANSLATE_NOOP("core", "You have no permission to read {file}. Ask its owner for it."),
        file=path,
    )
