"""`analyse`: find, judge and embed the faces of pictures."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import numpy as np
from tqdm import tqdm

from core.cli import options as shared
from core.cli import report
from core.cli.main import DONE, FAILED, UsageError
from core.cli.pictures import PictureResult, analyse_files, find_pictures, say_error
from core.pipeline import Pipeline
from core.results import Float32
from core.wording import QT_TRANSLATE_NOOP, PlainError


class TableError(PlainError):
    """The table of embeddings can't be written."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="picture, or folder with all folders below"
    )
    parser.add_argument(
        "--list", metavar="FILE", help="read further paths from a file, one a line; - is stdin"
    )
    parser.add_argument("--jsonl", action="store_true", help="print one JSON object a picture")
    parser.add_argument(
        "--npz",
        metavar="FILE",
        type=Path,
        help="write paths, found, embeddings and spoof_scores of the largest faces to FILE",
    )
    parser.add_argument(
        "--all-faces", action="store_true", help="judge and embed all faces, not only the largest"
    )
    parser.add_argument(
        "--progress",
        action=argparse.BooleanOptionalAction,
        help="show a progress bar on stderr (else only in a terminal)",
    )
    parser.add_argument(
        "--jobs", metavar="N", type=shared.count, help="analyse N pictures at once (1 to 64)"
    )
    shared.add_models(parser)
    shared.add_profile(parser)


def run(options: argparse.Namespace) -> int:
    """Analyse all pictures; one that can't be read is reported, and the others go on."""
    names = [*options.paths, *(_listed(options.list) if options.list else ())]
    if not names:
        raise UsageError("analyse: give at least one picture or folder.")
    files = find_pictures(names)
    settings = shared.settings_of(options)
    registry = shared.registry_of(options)
    pipeline = Pipeline.load(settings, registry)
    table = None if options.npz is None else Table(options.npz, len(files))
    results = analyse_files(
        files,
        pipeline,
        lambda: Pipeline.load(settings, registry),
        jobs=options.jobs,
        embed_all=options.all_faces,
    )
    hidden = not options.progress if options.progress is not None else None
    tqdm.monitor_interval = 0  # no thread of its own: one bar in one loop needs none
    failures = 0
    with tqdm(results, total=len(files), unit="picture", disable=hidden, leave=False) as bar:
        for row, result in enumerate(bar):
            failures += result.error is not None
            _show(result, pipeline, options, bar)
            if table is not None:
                table.put(row, result)
    if table is not None:
        table.write(pipeline.recogniser_identity, pipeline.dimension)
    if failures and len(files) > 1:
        print(f"python -m core: {failures} of {len(files)} pictures failed.", file=sys.stderr)
    return FAILED if failures else DONE


def _show(
    result: PictureResult,
    pipeline: Pipeline,
    options: argparse.Namespace,
    bar: tqdm[PictureResult],
) -> None:
    if result.error is not None:
        with bar.external_write_mode(file=sys.stderr):
            say_error(result.error)
    if options.jsonl:
        text = report.line(report.picture(result, pipeline))
    elif result.error is None and options.npz is None:
        text = report.faces_in_words(result)
    else:
        return
    with bar.external_write_mode(file=sys.stdout):
        print(text, flush=True)


class Table:
    """Embeddings of many pictures, a row each, as an .npz file.

    `paths` (n,) text; `found` (n,) bool, whether a face was found and embedded; `embeddings`
    (n, dimension) float32 of length 1, NaN where not found; `spoof_scores` (n,) float32, NaN
    where nothing was judged; `model`, the identity of the recogniser.

    Raises
    ------
    TableError
        If the file can't be written; said before the work begins.
    """

    def __init__(self, file: Path, count: int) -> None:
        self._file = file
        self._names = [""] * count
        self._vectors: dict[int, Float32] = {}
        self._scores = np.full(count, np.nan, np.float32)
        folder = file.parent
        if file.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
            raise TableError(
                QT_TRANSLATE_NOOP(
                    "core", "The table can't be written to {file}: its folder is not writable."
                ),
                file=file,
            )

    def put(self, row: int, result: PictureResult) -> None:
        """Take in the largest face of one picture."""
        self._names[row] = result.name
        if not result.faces:
            return
        first = result.faces[0]
        if first.embedding is not None:
            self._vectors[row] = first.embedding.vector
        if first.liveness is not None and first.liveness.spoof_score is not None:
            self._scores[row] = first.liveness.spoof_score

    def write(self, model: str, dimension: int) -> None:
        """Write the file, wholly or not at all."""
        embeddings = np.full((len(self._names), dimension), np.nan, np.float32)
        found = np.zeros(len(self._names), np.bool_)
        for row, vector in self._vectors.items():
            embeddings[row] = vector
            found[row] = True
        temporary: str | None = None
        try:
            handle, temporary = tempfile.mkstemp(dir=self._file.parent, suffix=".new")
            with os.fdopen(handle, "wb") as stream:
                np.savez(
                    stream,
                    paths=np.array(self._names, np.str_),
                    found=found,
                    embeddings=embeddings,
                    spoof_scores=self._scores,
                    model=np.array(model),
                )
            os.replace(temporary, self._file)
        except OSError as error:
            if temporary is not None:
                Path(temporary).unlink(missing_ok=True)
            raise TableError(
                QT_TRANSLATE_NOOP("core", "The table can't be written to {file}: {reason}."),
                file=self._file,
                reason=error.strerror or type(error).__name__,
            ) from error


def _listed(source: str) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise UsageError(f"--list: {source} can't be read: {error.strerror}.") from error
    return [name for name in os.fsdecode(data).splitlines() if name.strip()]
