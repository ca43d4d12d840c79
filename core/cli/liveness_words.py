"""What a liveness test found, in words for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from core.evaluation.intervals import Rate
from core.liveness_test import words
from core.liveness_test.figures import events, span
from core.liveness_test.plan import NAMES
from core.liveness_test.proposal_words import about_proposal
from core.liveness_test.values import JudgeRates, LivenessTest

_SHOWN = 10


def say(test: LivenessTest, missing: int) -> None:
    """Print what was found, for each judge and kind, and what that proves.

    Parameters
    ----------
    missing
        Presentations that the plan wants and that were not made.
    """
    print(f"{test.camera or 'Camera not named'}, {test.when}.")
    if missing:
        print(f"The test isn't finished: {missing} presentations are missing.")
    for sentence in words.in_short(test):
        print(sentence)
    for one in test.rates:
        _say_judge(one)
    print("In brackets: where the true rate lies with a confidence of 95 %.")
    print("Limits:")
    for sentence in about_proposal(test):
        print(f"  {sentence}")
    print("What these numbers can and can't prove:")
    for sentence in words.limits(test):
        print(f"  {sentence}")


def say_again(changed: Sequence[str]) -> None:
    """Print whether judging again gave the same numbers."""
    if not changed:
        print("All numbers are the same as those that the test keeps.")
        return
    print(f"{len(changed)} numbers or names are not as those that the test keeps:")
    if any(path.startswith("models.") for path in changed):
        print("  (other models judge now; those of the test give the same numbers)")
    for path in changed[:_SHOWN]:
        print(f"  {path}")
    if len(changed) > _SHOWN:
        print("  and more")


def _say_judge(one: JudgeRates) -> None:
    name = words.JUDGES[one.judge]
    if one.silent:
        print(f"{name}: had nothing to say.")
        return
    print(f"{name}:")
    if one.bpcer.trials:
        print(f"  BPCER (living called fakes) {_rate(one.bpcer)}")
        print(f"  living not judged {_rate(one.unjudged)}")
    for species, rate in one.apcer.items():
        late = one.late.get(species)
        told = f"; called live for a moment: {events(late)}" if late is not None else ""
        print(f"  APCER {NAMES[species].lower()} (missed) {_rate(rate)}{told}")


def _rate(rate: Rate) -> str:
    return f"{span(rate)}, {events(rate)} of {rate.trials}"
