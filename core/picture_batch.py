"""Analysing pictures of a computer's disk: one, or thousands side by side, in their order."""

from __future__ import annotations

import os
import queue
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from core import runtime
from core.capture.picture import PictureError, read_colour_picture
from core.pipeline import Pipeline
from core.results import Analysis, FaceAnalysis
from core.wording import QT_TRANSLATE_NOOP, PlainError

# Pictures on their way for each worker: enough that none waits, few enough for any memory.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that is meant."""

    name: str
    """Path as it was given, or found in a folder that was given."""

    error: PlainError | None = None
    """Why there is no picture to be read."""


@dataclass(frozen=True, slots=True, eq=False)
class PictureResult:
    """What was found in one picture, without its pixels."""

    name: str
    width: int | None = None
    height: int | None = None
    faces: tuple[FaceAnalysis, ...] = field(default=())
    """Largest first."""

    error: PlainError | None = None


def analyse_file(pipeline: Pipeline, name: str, *, embed_all: bool = False) -> Analysis:
    """Read and analyse one picture.

    Raises
    ------
    PlainError
        If it can't be read or analysed.
    """
    picture = read_colour_picture(name)
    try:
        return pipeline.analyse_picture(picture, embed_all=embed_all)
    except PlainError:
        raise
    except Exception as error:  # one odd picture must not stop the others
        raise PictureError(
            QT_TRANSLATE_NOOP(
                "core", "The picture {file} can't be analysed: a fault of the program ({kind})."
            ),
            file=name,
            kind=type(error).__name__,
        ) from error


def result_of(name: str, analysis: Analysis) -> PictureResult:
    """Return what was found, letting go of the pixels."""
    return PictureResult(name, analysis.frame.width, analysis.frame.height, analysis.faces)


def workers() -> int:
    """How many pictures are analysed at once: each network uses several cores by itself."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return max(1, min(8, cores // runtime.analysis_threads()))


def analyse_files(
    files: Sequence[PictureFile],
    pipeline: Pipeline,
    load: Callable[[], Pipeline] | None,
    *,
    jobs: int | None = None,
    embed_all: bool = False,
) -> Generator[PictureResult, None, None]:
    """Analyse pictures side by side and give the results in their order.

    Parameters
    ----------
    pipeline
        What the first worker uses.
    load
        Makes a pipeline for each further worker, since one serves one thread at a time; None for
        no further worker.
    jobs
        How many workers; None takes what fits the machine.
    """
    count = 1 if load is None else max(1, min(jobs or workers(), len(files)))
    idle: queue.SimpleQueue[Pipeline] = queue.SimpleQueue()
    idle.put(pipeline)

    def analyse(file: PictureFile) -> PictureResult:
        if file.error is not None:
            return PictureResult(file.name, error=file.error)
        try:
            mine = idle.get_nowait()
        except queue.Empty:  # never more of them than workers
            assert load is not None
            mine = load()
        try:
            analysis = analyse_file(mine, file.name, embed_all=embed_all)
        except PlainError as error:
            return PictureResult(file.name, error=error)
        finally:
            idle.put(mine)
        return result_of(file.name, analysis)

    pool = ThreadPoolExecutor(count, thread_name_prefix="pictures")
    waiting: deque[Future[PictureResult]] = deque()
    try:
        for file in files:
            waiting.append(pool.submit(analyse, file))
            if len(waiting) >= _AHEAD * count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
