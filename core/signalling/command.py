"""Telling a program: it is started for each message, without a shell, and gets it on its input."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys

from core.signalling.values import LIMIT, Message, SignalError, TargetError
from core.wording import QT_TRANSLATE_NOOP


def words_of(target: str) -> list[str]:
    """Return the program and its arguments; words with spaces stand in quotation marks.

    Raises
    ------
    TargetError
        If there is no program, or it isn't there.
    """
    is_windows = sys.platform == "win32"
    try:
        words = shlex.split(target, posix=not is_windows)
    except ValueError:
        raise TargetError(
            QT_TRANSLATE_NOOP("core", "A quotation mark of the command is never closed.")
        ) from None
    if is_windows:  # there a backslash is part of a path, so the marks are still there
        words = [
            word[1:-1] if len(word) > 1 and word[0] == word[-1] == '"' else word for word in words
        ]
    if not words:
        raise TargetError(QT_TRANSLATE_NOOP("core", "Say which program is to be started."))
    found = shutil.which(words[0])
    if found is None:
        raise TargetError(
            QT_TRANSLATE_NOOP(
                "core",
                "There is no program {program} that can be started. Give its whole path, in "
                "quotation marks if it has spaces.",
            ),
            program=words[0],
        )
    return [found, *words[1:]]


def tell(target: str, message: Message, limit: float = LIMIT) -> None:
    """Start the program and wait for its end, `limit` seconds at most; then it is ended.

    It gets the message as JSON on its standard input, and the most important of it as environment
    variables. What it writes is thrown away.

    Raises
    ------
    SignalError
        If it can't be started, says that it failed, or takes too long.
    """
    words = words_of(target)
    environment = os.environ | {
        "FACEDESK_EVENT": message.event,
        "FACEDESK_VERDICT": message.verdict.value,
        "FACEDESK_LIVENESS": message.liveness.value,
        "FACEDESK_LIVENESS_GROUND": message.ground.value,
        "FACEDESK_TEST": "1" if message.is_test else "0",
    }
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,  # a group of its own, so that its children end with it
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise SignalError(
            QT_TRANSLATE_NOOP("core", "The program {program} can't be started: {reason}."),
            program=words[0],
            reason=error.strerror or type(error).__name__,
        ) from error
    with process:
        try:
            process.communicate(message.to_json(), timeout=limit)
        except subprocess.TimeoutExpired:
            _end(process)
            raise SignalError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The program {program} took longer than {seconds} seconds and was ended.",
                ),
                program=words[0],
                seconds=round(limit),
            ) from None
    if process.returncode != 0:
        raise SignalError(
            QT_TRANSLATE_NOOP("core", "The program {program} failed with the code {code}."),
            program=words[0],
            code=process.returncode,
        )


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(OSError):
        process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(1.0)
