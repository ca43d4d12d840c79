"""What an evaluation found, in words for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from core.evaluation.attacks import Attacks
from core.evaluation.identification import Identification
from core.evaluation.intervals import Rate
from core.evaluation.liveness_sweep import Sweep
from core.evaluation.pairing import Paired
from core.evaluation.pairing_words import sentences
from core.evaluation.result import Evaluation
from core.evaluation.verification import Verification

_WHY = {
    "unreadable": "can't be read",
    "no-face": "no face found",
    "unclear": "face not clear enough",
}
_SHOWN = 10


def say(found: Evaluation) -> None:
    """Print what was measured."""
    models = ", ".join(f"{slot} {name}" for slot, name in found.models.items())
    print(f"{found.pictures} pictures; {models}.")
    why = "; ".join(f"{_WHY.get(one, one)}: {count}" for one, count in found.failures.items())
    print(f"No usable face: {rate(found.failure_to_enrol)}{f' ({why})' if why else ''}.")
    if found.people_failed is not None and found.people_failed.value:
        print(f"People without any usable picture: {rate(found.people_failed)}.")
    if found.verification is not None:
        _say_verification(found.verification)
    if found.identification is not None:
        _say_identification(found.identification)
    if found.attacks is not None:
        _say_liveness(found.attacks, found.sweep)
    print(f"{found.pictures_per_second:.1f} pictures a second on {found.machine}.")
    print("In brackets: where the true rate lies with a confidence of 95 %.")


def say_pair(pair: Paired) -> None:
    """Print what two models on the same pictures show."""
    print(f"{pair.first} beside {pair.second}, {pair.pictures} pictures:")
    for sentence in sentences(pair):
        print(f"  {sentence}")


def say_again(changed: Sequence[str]) -> None:
    """Print whether a second run gave the same numbers."""
    if not changed:
        print("All numbers are the same as in the report.")
        return
    print(f"{len(changed)} numbers or names are not as in the report:")
    for path in changed[:_SHOWN]:
        print(f"  {path}")
    if len(changed) > _SHOWN:
        print("  and more")


def rate(found: Rate | None) -> str:
    """Return a rate in per cent with its interval."""
    if found is None:
        return "-"
    value, low, high = (100.0 * one for one in (found.value, found.low, found.high))
    return f"{value:.2f} % [{low:.2f}, {high:.2f}], n = {found.trials}"


def _say_verification(found: Verification) -> None:
    print(
        f"1:1, {found.people} people, {found.genuine} comparisons of one person, "
        f"{found.impostor} of two:"
    )
    print(f"  equal error rate {rate(found.eer)} at {found.eer_threshold:.3f}")
    for one in found.at:
        print(f"  FMR {one.wanted:g} (threshold {one.threshold:.3f}): true accepts {rate(one.tar)}")
    print(
        f"  So many people can prove a false match rate of {found.smallest_fmr:.2g} at "
        "best; smaller ones above rest on pictures of the same people."
    )


def _say_identification(found: Identification) -> None:
    print(
        f"1:N, {found.gallery} enrolled, {found.probes} searches for them, "
        f"{found.strangers} for strangers:"
    )
    print(f"  right person first: {rate(found.rank_one)}")
    for one in found.open_set:
        print(f"  FPIR {one.wanted:g} (threshold {one.threshold:.3f}): missed {rate(one.fnir)}")


def _say_liveness(found: Attacks, sweep: Sweep | None) -> None:
    print(f"Liveness, {found.live} living:")
    print(f"  BPCER (taken for a fake) {rate(found.bpcer)}")
    print(f"  could not be judged {rate(found.unjudged)}")
    for kind, share in found.apcer.items():
        print(f"  APCER {kind} (taken for live) {rate(share)}")
    if sweep is None:
        return
    for one in sweep.at:
        print(
            f"  If no kind's APCER may exceed {one.wanted:g}: live below {one.limit:.3f}, "
            f"BPCER {rate(one.bpcer)}"
        )
