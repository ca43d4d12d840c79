"""Trying a model out in a process of its own, which may crash, hang or run out of memory."""

from __future__ import annotations

import dataclasses
import json
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from core.models.adding.file_content import STOPPED, CancelledError
from core.models.adding.trial_run import TrialReport, try_out
from core.models.card import ModelCard, read_card
from core.models.contract import ModelError
from core.wording import QT_TRANSLATE_NOOP

__all__ = ["TIMEOUT", "TrialReport", "try_in_child", "try_out"]

TIMEOUT = 300.0
"""Seconds: the largest model takes 60 of them on two cores that have other work, too."""

_MOST_MEMORY = 6 * 1024**3
"""Bytes beside what the model's own size asks for: torch and a large picture take 2 GiB."""

_TIMES_SIZE = 8
"""How often the numbers of a model may lie in memory while it is loaded."""

_LONGEST_ANSWER = 1024**2  # bytes
_STARTED = b"started"

CRASHED = QT_TRANSLATE_NOOP(
    "core",
    "The file of the model {name} made the program that tried it out crash ({how}). It is damaged, "
    "or made to do harm. Nothing else was touched; use another file.",
)
TOO_SLOW = QT_TRANSLATE_NOOP(
    "core",
    "The model {name} gave no answer within {seconds} seconds when it was tried out. The file is "
    "damaged, or the model is too slow for this computer.",
)
NOT_STARTED = QT_TRANSLATE_NOOP(
    "core",
    "The model {name} can't be tried out: this computer starts no further program ({reason}). "
    "Close other programs, and try again.",
)


def try_in_child(
    card: ModelCard, timeout: float = TIMEOUT, *, cancelled: Callable[[], bool] = lambda: False
) -> TrialReport:
    """Do `try_out` in a child process.

    Parameters
    ----------
    card
        Of a model in a folder with its card.
    timeout
        Seconds after which the child is ended.
    cancelled
        Asked ten times a second whether to go on.

    Raises
    ------
    ModelError
        As `try_out`, or if the child crashed, took too long, or could not be started.
    CancelledError
        If it was cancelled.
    """
    context = multiprocessing.get_context("spawn")  # a fork would share threads and the window
    ours, theirs = context.Pipe(duplex=False)
    memory = _MOST_MEMORY + _TIMES_SIZE * sum(file.size for file in card.files.values())
    child = context.Process(
        target=serve, args=(theirs, str(card.folder), memory), name="model trial", daemon=True
    )
    with ours:
        try:
            with theirs:
                child.start()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise ModelError(NOT_STARTED, name=card.name, reason=reason) from error
        try:
            deadline = time.monotonic() + timeout
            started = _message(ours, child, deadline, cancelled) == _STARTED
            answer = _message(ours, child, deadline, cancelled) if started else None
            if answer is None:
                if child.is_alive():
                    if cancelled():
                        raise CancelledError(STOPPED)
                    raise ModelError(TOO_SLOW, name=card.name, seconds=f"{timeout:.0f}")
                how = _how(child.exitcode)
                if not started:
                    raise ModelError(NOT_STARTED, name=card.name, reason=how)
                raise ModelError(CRASHED, name=card.name, how=how)
        finally:
            child.kill()
            child.join()
            child.close()
    return _read(card, answer)


def serve(connection: Connection, folder: str, memory: int) -> None:
    """Run in the child: try the model of `folder` out, and send what came of it as JSON."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends us
    _silence()
    _limit(memory)
    from core import runtime

    runtime.preload()
    connection.send_bytes(_STARTED)  # what goes wrong from here on is the model's doing
    answer: dict[str, Any]
    try:
        answer = {"report": dataclasses.asdict(try_out(read_card(Path(folder))))}
    except ModelError as error:
        values = {name: str(value) for name, value in error.values.items()}
        answer = {"sentence": error.sentence, "values": values}
    connection.send_bytes(json.dumps(answer).encode())
    connection.close()


def _message(
    ours: Connection,
    child: multiprocessing.process.BaseProcess,
    deadline: float,
    cancelled: Callable[[], bool],
) -> bytes | None:
    """Wait for the child's next message; None if it ends without one, or for too long."""
    while (left := deadline - time.monotonic()) > 0 and not cancelled():
        if wait([ours, child.sentinel], min(0.1, left)):
            break
    else:
        return None
    try:
        if ours.poll():
            # Text, never a pickle: a file that got hold of the child must not get hold of us.
            return ours.recv_bytes(_LONGEST_ANSWER)
    except (EOFError, OSError):
        pass
    child.join(10)  # its pipe is closed: it is about to end
    return None


def _read(card: ModelCard, answer: bytes) -> TrialReport:
    try:
        data = json.loads(answer)
        if "report" in data:
            return TrialReport(**data["report"])
        error = ModelError(str(data["sentence"]), **data["values"])
        str(error)  # all its fields are filled
    except (ValueError, TypeError, LookupError) as broken:
        raise ModelError(CRASHED, name=card.name, how="?") from broken
    raise error


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            pass
    return f"exit code {code}"


def _silence() -> None:
    """Native libraries write their last words to the terminal of the parent: leave them out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _limit(memory: int) -> None:
    """Let the child take no more memory, and write no core, where the system can see to that.

    RLIMIT_AS would count what torch only reserves; RLIMIT_DATA counts what can be written, on
    Linux. Windows and macOS have nothing like it: there the system itself ends a child that
    takes too much.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        limit = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_DATA, (limit, most))
