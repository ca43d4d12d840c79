"""An evaluation as plain figures, for JSON: what the command line prints and a report keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from core.evaluation.attacks import Attacks
from core.evaluation.identification import Identification
from core.evaluation.liveness_sweep import Sweep
from core.evaluation.result import Evaluation
from core.evaluation.verification import Verification

TIMED: Final = frozenset({"pictures_per_second", "machine"})
"""What may differ from one run to the next."""

_USED: Final = {"people": ("detector", "recogniser"), "presentations": ("detector", "liveness")}
"""Kind of the set to the slots that have a part in its rates."""


def facts(evaluation: Evaluation) -> dict[str, Any]:
    """Return everything that was measured, and what it takes to measure it again."""
    failures = evaluation.failure_to_enrol
    told: dict[str, Any] = {
        "kind": evaluation.kind,
        "folder": evaluation.folder,
        "pictures": evaluation.pictures,
        "set_digest": evaluation.set_digest,
        "failure_to_enrol": None if failures is None else asdict(failures),
        "failed": list(evaluation.failed),
        "failures": dict(evaluation.failures),
    }
    if evaluation.people_failed is not None:
        told["people_failed"] = asdict(evaluation.people_failed)
    if evaluation.verification is not None:
        told["verification"] = _verification(evaluation.verification)
        found = evaluation.identification
        told["identification"] = None if found is None else _identification(found)
    if evaluation.attacks is not None:
        told["liveness"] = _liveness(evaluation.attacks)
        told["sweep"] = None if evaluation.sweep is None else _sweep(evaluation.sweep)
    return {
        **told,
        "models": dict(evaluation.models),
        "modes": dict(evaluation.modes),
        "identities": dict(evaluation.identities),
        "checksums": dict(evaluation.checksums),
        "settings": dict(evaluation.settings),
        "seed": evaluation.seed,
        "most": evaluation.most,
        "pictures_per_second": round(evaluation.pictures_per_second, 2),
        "machine": evaluation.machine,
    }


def differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, ...]:
    """Return where two evaluations differ, as paths of names: not in the time they took, nor in
    models that had no part.

    Numbers count as equal if the floating-point arithmetic of two computers explains what parts
    them: 1 part in a million.
    """
    found: list[str] = []
    _compare(_that_counts(before), _that_counts(now), "", found)
    return tuple(found)


def _that_counts(told: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out times, and models that had no part in the rates."""
    used = _USED.get(str(told.get("kind")), ())
    kept = {name: value for name, value in told.items() if name not in TIMED}
    for name in ("models", "modes", "identities", "checksums"):
        slots = kept.get(name)
        if isinstance(slots, Mapping):
            kept[name] = {slot: value for slot, value in slots.items() if slot in used}
    return kept


def _compare(before: object, now: object, path: str, found: list[str]) -> None:
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        for name in sorted({*before, *now}):
            inner = f"{path}.{name}" if path else str(name)
            _compare(before.get(name), now.get(name), inner, found)
    elif isinstance(before, list | tuple) and isinstance(now, list | tuple):
        if len(before) != len(now):
            found.append(path)
            return
        for number, (one, other) in enumerate(zip(before, now, strict=True)):
            _compare(one, other, f"{path}[{number}]", found)
    elif _is_number(before) and _is_number(now):
        one, other = float(str(before)), float(str(now))
        if abs(one - other) > 1e-6 * max(1.0, abs(one), abs(other)):
            found.append(path)
    elif before != now:
        found.append(path)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _verification(found: Verification) -> dict[str, Any]:
    return {
        "people": found.people,
        "genuine": found.genuine,
        "impostor": found.impostor,
        "eer": asdict(found.eer),
        "eer_threshold": found.eer_threshold,
        "smallest_fmr": found.smallest_fmr,
        "at": [
            {
                "wanted_fmr": one.wanted,
                "threshold": one.threshold,
                "fmr": asdict(one.fmr),
                "tar": asdict(one.tar),
            }
            for one in found.at
        ],
        "curve": _columns(found.curve, ("threshold", "fmr", "fnmr")),
    }


def _identification(found: Identification) -> dict[str, Any]:
    told: dict[str, Any] = {
        "gallery": found.gallery,
        "probes": found.probes,
        "strangers": found.strangers,
        "rank_one": asdict(found.rank_one),
        "open_set": [
            {
                "wanted_fpir": one.wanted,
                "threshold": one.threshold,
                "fpir": asdict(one.fpir),
                "fnir": asdict(one.fnir),
            }
            for one in found.open_set
        ],
    }
    if found.curve is not None:
        told["curve"] = _columns(found.curve, ("threshold", "fpir", "fnir"))
    return told


def _liveness(found: Attacks) -> dict[str, Any]:
    return {
        "live": found.live,
        "bpcer": asdict(found.bpcer),
        "unjudged": asdict(found.unjudged),
        "apcer": {kind: asdict(rate) for kind, rate in found.apcer.items()},
        "worst_apcer": found.worst,
    }


def _sweep(found: Sweep) -> dict[str, Any]:
    return {
        "live": found.live,
        "equal": {kind: asdict(rate) for kind, rate in found.equal.items()},
        "at": [
            {
                "wanted_apcer": one.wanted,
                "limit": one.limit,
                "apcer": asdict(one.apcer),
                "bpcer": asdict(one.bpcer),
            }
            for one in found.at
        ],
        "curves": {
            kind: _columns(curve, ("limit", "apcer", "bpcer"))
            for kind, curve in found.curves.items()
        },
    }


def _columns(curve: Any, names: tuple[str, ...]) -> dict[str, list[float]]:
    return {
        name: [round(float(value), 9) for value in curve[:, column]]
        for column, name in enumerate(names)
    }
