"""A test of liveness as plain figures, for JSON: what its folder keeps, and a report tells."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from core.evaluation.intervals import Rate, exact
from core.liveness_test.values import (
    Judge,
    Judged,
    JudgeRates,
    LivenessTest,
    Plan,
    Presentation,
    Proposal,
    Species,
    Vote,
)
from core.results import LivenessVerdict

_FILE: Final = re.compile(r"[0-9]{3,4}\.fdrec")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_MOST_SECONDS: Final = 3600.0
_MOST: Final = 10**6
_LONGEST: Final = 1000


def of(test: LivenessTest) -> dict[str, Any]:
    """Return everything about a test; `read` gives it back."""
    return {
        "when": test.when,
        "camera": test.camera,
        "camera_id": test.camera_id,
        "plan": of_plan(test.plan),
        "models": dict(test.models),
        "settings": dict(test.settings),
        "program": test.program,
        "presentations": [of_presentation(one) for one in test.presentations],
        "judged": [of_judged(one) for one in test.judged],
        "unseen": list(test.unseen),
        "rates": [_of_rates(one) for one in test.rates],
        "proposal": None if test.proposal is None else _of_proposal(test.proposal),
    }


def read(told: Mapping[str, Any]) -> LivenessTest:
    """Return the test that `of` told.

    Raises
    ------
    ValueError, TypeError, AttributeError, LookupError, ArithmeticError
        If it is none.
    """
    presentations = tuple(read_presentation(one) for one in told["presentations"])
    judged = tuple(read_judged(one) for one in told["judged"])
    if len(judged) != len(presentations):
        raise ValueError("not every presentation is judged")
    unseen = tuple(_whole(one) for one in told["unseen"])
    rates = tuple(_read_rates(one) for one in told["rates"])
    if [one.judge for one in rates] != list(Judge):
        raise ValueError("not every judge is rated")
    proposal = told["proposal"]
    return LivenessTest(
        when=_text(told["when"]),
        camera=_text(told["camera"]),
        plan=read_plan(told["plan"]),
        models=texts(told["models"]),
        settings=values(told["settings"]),
        program=_text(told["program"]),
        presentations=presentations,
        judged=judged,
        rates=rates,
        proposal=None if proposal is None else _read_proposal(proposal),
        camera_id=_text(told["camera_id"]),
        unseen=unseen,
    )


def of_plan(plan: Plan) -> dict[str, Any]:
    """Return a plan."""
    return {
        "presentations": {one.value: count for one, count in plan.presentations.items()},
        "seconds": plan.seconds,
        "challenged": plan.challenged,
    }


def read_plan(told: Mapping[str, Any]) -> Plan:
    """Return a plan; raises as `read`."""
    counts = {Species(name): _whole(count) for name, count in told["presentations"].items()}
    seconds = _number(told["seconds"])
    if not 0.0 < seconds <= _MOST_SECONDS or sum(counts.values()) > _MOST:
        raise ValueError("no plan")
    return Plan(counts, seconds, _is(told["challenged"]))


def of_presentation(one: Presentation) -> dict[str, Any]:
    """Return a presentation."""
    return {
        "number": one.number,
        "species": one.species.value,
        "person": one.person,
        "file": one.file,
        "sha256": one.digest,
    }


def read_presentation(told: Mapping[str, Any]) -> Presentation:
    """Return a presentation; raises as `read`. Its file has no folder part."""
    number, person = _whole(told["number"]), _whole(told["person"])
    file, digest = _text(told["file"]), _text(told["sha256"])
    if not number or not person or not _FILE.fullmatch(file) or not _DIGEST.fullmatch(digest):
        raise ValueError("no presentation")
    return Presentation(number, Species(told["species"]), person, file, digest)


def of_judged(judged: Mapping[Judge, Judged]) -> dict[str, Any]:
    """Return what was said about one presentation."""
    return {judge.value: _of_verdict(one) for judge, one in judged.items()}


def read_judged(told: Mapping[str, Any]) -> dict[Judge, Judged]:
    """Return what was said about one presentation, by every judge; raises as `read`."""
    given = {Judge(name): _read_verdict(one) for name, one in told.items()}
    return {judge: given[judge] for judge in Judge}


def texts(told: Mapping[str, Any]) -> dict[str, str]:
    """Return names to texts; raises as `read`."""
    return {_text(name): _text(text) for name, text in told.items()}


def values(told: Mapping[str, Any]) -> dict[str, object]:
    """Return names to texts, numbers or truths; raises as `read`."""
    for name, value in told.items():
        _text(name)
        if isinstance(value, float):
            _number(value)
        elif not isinstance(value, str | int | None):
            raise TypeError(name)
    return dict(told)


def _of_verdict(one: Judged) -> dict[str, Any]:
    told: dict[str, Any] = {
        "verdict": one.verdict.value,
        "score": one.score,
        "looks": one.looks,
        "after": one.after,
        "late": one.late,
    }
    if one.votes:
        told["votes"] = [[vote.face, vote.seconds, vote.score] for vote in one.votes]
    return told


def _read_verdict(told: Mapping[str, Any]) -> Judged:
    votes = tuple(
        Vote(_whole(face), _number(seconds), _maybe(score))
        for face, seconds, score in told.get("votes", ())
    )
    return Judged(
        LivenessVerdict(told["verdict"]),
        _maybe(told["score"]),
        _whole(told["looks"]),
        _maybe(told["after"]),
        _is(told["late"]),
        votes,
    )


def _of_rates(one: JudgeRates) -> dict[str, Any]:
    return {
        "judge": one.judge.value,
        "bpcer": asdict(one.bpcer),
        "unjudged": asdict(one.unjudged),
        "apcer": _of_species(one.apcer),
        "late": _of_species(one.late),
        "silent": one.silent,
    }


def _read_rates(told: Mapping[str, Any]) -> JudgeRates:
    return JudgeRates(
        Judge(told["judge"]),
        _read_rate(told["bpcer"]),
        _read_rate(told["unjudged"]),
        _read_species(told["apcer"]),
        _read_species(told["late"]),
        _is(told["silent"]),
    )


def _of_proposal(one: Proposal) -> dict[str, Any]:
    def rate(found: Rate | None) -> dict[str, Any] | None:
        return None if found is None else asdict(found)

    return {
        "live_below": one.live_below,
        "spoof_from": one.spoof_from,
        "deny_from": one.deny_from,
        "bpcer": rate(one.bpcer),
        "apcer": None if one.apcer is None else _of_species(one.apcer),
        "held_out_bpcer": rate(one.held_out_bpcer),
        "held_out_apcer": None if one.held_out_apcer is None else _of_species(one.held_out_apcer),
    }


def _read_proposal(told: Mapping[str, Any]) -> Proposal:
    def rate(name: str) -> Rate | None:
        return None if told[name] is None else _read_rate(told[name])

    def species(name: str) -> dict[Species, Rate] | None:
        return None if told[name] is None else _read_species(told[name])

    return Proposal(
        _maybe(told["live_below"]),
        _maybe(told["spoof_from"]),
        _maybe(told["deny_from"]),
        rate("bpcer"),
        species("apcer"),
        rate("held_out_bpcer"),
        species("held_out_apcer"),
    )


def _of_species(rates: Mapping[Species, Rate]) -> dict[str, Any]:
    return {one.value: asdict(rate) for one, rate in rates.items()}


def _read_species(told: Mapping[str, Any]) -> dict[Species, Rate]:
    return {Species(name): _read_rate(one) for name, one in told.items()}


def _read_rate(told: Mapping[str, Any]) -> Rate:
    value, low, high = (_number(told[name]) for name in ("value", "low", "high"))
    trials = _whole(told["trials"])
    if told["method"] != "exact" or not 0.0 <= low <= value <= high <= 1.0:
        raise ValueError("no rate")
    if trials and abs(exact(round(value * trials), trials).high - high) > 1e-6:
        raise ValueError("an interval of other trials")
    return Rate(value, low, high, trials, "exact")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    value.encode()  # half a character can't be shown, nor written again
    if len(value) > _LONGEST:
        raise ValueError("too long")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST:
        raise ValueError("no count")
    return value


def _number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise ValueError("no number")
    return float(value)


def _maybe(value: object) -> float | None:
    return None if value is None else _number(value)


def _is(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("neither true nor false")
    return value


def that_counts(test: LivenessTest) -> dict[str, Any]:
    """Return what must be the same when the recordings are judged again."""
    names = ("models", "settings", "presentations", "judged", "unseen", "rates", "proposal")
    told = of(test)
    return {name: told[name] for name in names}


def differences(before: Sequence[Any] | Mapping[str, Any], now: object) -> tuple[str, ...]:
    """Return where two told values differ, as paths of names: what could be a cause first.

    Numbers count as equal if the floating-point arithmetic of two computers explains what parts
    them: 1 part in a million.
    """
    found: list[str] = []
    _compare(before, now, "", found)
    return tuple(sorted(found, key=_rank))


_FIRST: Final = ("models", "settings", "presentations", "unseen", "rates", "proposal")


def _rank(path: str) -> int:
    name = path.partition(".")[0].partition("[")[0]
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def _compare(before: object, now: object, path: str, found: list[str]) -> None:
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        for name in sorted({*before, *now}):
            _compare(before.get(name), now.get(name), f"{path}.{name}" if path else name, found)
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
