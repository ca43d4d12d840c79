"""Calibrations from evaluation sets, kept in the profile: counts and similarities, no embeddings.

One file, `calibrations.json`, with one entry for each recogniser. It names no person and no
picture; whose similarities they are can't be found out of it.
"""

from __future__ import annotations

import base64
import json
import math
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from core.calibration.values import BINS, Calibration, Origin, Scores, Tail, TailFit
from core.whole_file import written_whole
from core.wording import QT_TRANSLATE_NOOP, PlainError

VERSION: Final = 1
_STEPS: Final = 32_767  # a similarity takes 16 bits
_LONGEST_NAME: Final = 100
_LARGEST: Final = 64 * 2**20


class KeepingError(PlainError):
    """A kept calibration can't be read or written."""


def load(file: Path, recogniser: str) -> Calibration | None:
    """Return the calibration that is kept for a recogniser; None where there is none.

    Parameters
    ----------
    recogniser
        As `Embedding.model` says.

    Raises
    ------
    KeepingError
        If the file is damaged or of a newer program.
    """
    entry = _read(file).get(recogniser)
    if entry is None:
        return None
    try:
        return _calibration(recogniser, entry)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise _damaged(file) from error


def save(calibration: Calibration, file: Path) -> None:
    """Keep a calibration in the place of the one of the same recogniser.

    A file that is damaged is begun anew.

    Raises
    ------
    KeepingError
        If the file can't be written; the old one is then untouched.
    ValueError
        If it doesn't come from an evaluation set.
    """
    if calibration.origin is not Origin.EVALUATION:
        raise ValueError(f"a calibration of the {calibration.origin.value} isn't kept")
    _write(_whole(file) | {calibration.recogniser: _entry(calibration)}, file)


def forget(recogniser: str, file: Path) -> bool:
    """Drop the calibration that is kept for a recogniser; False where there was none.

    A file that is damaged is begun anew.

    Raises
    ------
    KeepingError
        If the file can't be written.
    """
    try:
        entries = _read(file)
        if recogniser not in entries:
            return False
        del entries[recogniser]
    except KeepingError:
        entries = {}  # nothing in it can be used
    _write(entries, file)
    return True


def _read(file: Path) -> dict[str, Any]:
    try:
        if file.stat().st_size > _LARGEST:
            raise _damaged(file)
        data = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise _damaged(file) from error
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise _damaged(file)
    entries = data.get("recognisers")
    if not isinstance(entries, dict):
        raise _damaged(file)
    return entries


def _whole(file: Path) -> dict[str, Any]:
    try:
        return _read(file)
    except KeepingError:
        return {}


def _write(entries: dict[str, Any], file: Path) -> None:
    text = json.dumps({"version": VERSION, "recognisers": entries}, sort_keys=True) + "\n"
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with written_whole(file) as stream:
            stream.write(text.encode("utf-8"))
    except OSError as error:
        raise KeepingError(
            QT_TRANSLATE_NOOP("core", "The calibration can't be saved to {file}: {reason}."),
            file=file,
            reason=error.strerror or str(error),
        ) from error


def _damaged(file: Path) -> KeepingError:
    return KeepingError(
        QT_TRANSLATE_NOOP(
            "core",
            "The imported calibration in {file} can't be read, so thresholds follow what is "
            "measured on the gallery. Import the evaluation again, or delete the file.",
        ),
        file=file,
    )


def _entry(calibration: Calibration) -> dict[str, Any]:
    tail, fit, measured = calibration.tail, calibration.fit, calibration.measured
    return {
        "name": calibration.name[:_LONGEST_NAME],
        "suggested": calibration.suggested,
        "people": calibration.people,
        "smallest_fmr": calibration.smallest_fmr,
        "measured": None if measured is None else measured.isoformat(),
        "tail": [tail.start, tail.rate, tail.slope, tail.shape],
        "fit": None if fit is None else {name: getattr(fit, name) for name in TailFit.__slots__},
        "strangers": _scores_entry(calibration.strangers, calibration.strangers_sample),
        "same": _scores_entry(calibration.same, calibration.same_sample),
    }


def _scores_entry(
    scores: Scores | None, sample: NDArray[np.float32] | None
) -> dict[str, Any] | None:
    if scores is None:
        return None
    steps = np.round((np.empty(0) if sample is None else sample) * _STEPS).astype("<i2")
    return {
        "counts": scores.counts.tolist(),
        "units": scores.units,
        "low": scores.low,
        "high": scores.high,
        "effective": None if scores.effective is None else scores.effective.round(1).tolist(),
        "sample": base64.b64encode(steps.tobytes()).decode("ascii"),
    }


def _calibration(recogniser: str, entry: dict[str, Any]) -> Calibration:
    start, rate, slope, shape = (float(one) for one in entry["tail"])
    if not (-1.0 <= start <= 1.0 and 0.0 < rate <= 1.0 and slope > 0.0 and 0.0 <= shape < 1.0):
        raise ValueError("no tail")
    strangers, strangers_sample = _scores(entry["strangers"])
    same, same_sample = _scores(entry["same"])
    people, smallest = int(entry["people"]), float(entry["smallest_fmr"])
    suggested = float(entry["suggested"])
    if strangers is None or people < 2 or not 0.0 < smallest <= 1.0 or not -1 <= suggested <= 1:
        raise ValueError("nobody was measured")
    fit, measured = entry["fit"], entry["measured"]
    return Calibration(
        recogniser,
        Origin.EVALUATION,
        suggested,
        Tail(start, rate, slope, shape),
        people,
        strangers,
        same,
        smallest,
        None if measured is None else datetime.fromisoformat(measured),
        str(entry["name"])[:_LONGEST_NAME],
        strangers_sample,
        same_sample,
        None if fit is None else _fit(fit),
    )


def _fit(entry: dict[str, Any]) -> TailFit:
    values = {name: float(entry[name]) for name in TailFit.__slots__}
    if not all(math.isfinite(value) for value in values.values()):
        raise ValueError("no fit")
    comparisons = int(values.pop("comparisons"))
    return TailFit(comparisons, **values)


def _scores(entry: dict[str, Any] | None) -> tuple[Scores | None, NDArray[np.float32] | None]:
    if entry is None:
        return None, None
    counts = np.array(entry["counts"], np.int64)
    effective = entry["effective"]
    known = None if effective is None else np.array(effective, np.float64)
    steps = np.frombuffer(base64.b64decode(entry["sample"], validate=True), "<i2")
    units, low, high = int(entry["units"]), float(entry["low"]), float(entry["high"])
    if (
        counts.shape != (BINS,)
        or (counts < 0).any()
        or not counts.sum()
        or units < 1
        or not -1.0 <= low <= high <= 1.0
        or (known is not None and (known.shape != (BINS + 1,) or not (known >= 1.0).all()))
        or (np.diff(steps.astype(np.int64)) < 0).any()
    ):
        raise ValueError("no scores")
    sample = (steps / np.float32(_STEPS)).astype(np.float32)
    return Scores(counts, int(counts.sum()), units, low, high, known), sample
